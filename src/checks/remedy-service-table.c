/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-service-table.h"

#include "core/remedy-text.h"

#define LINKAGE_PREFIX "LME-"

/* The programs of the MS Mail connector; its MTAs are services that the administrator named
 * (Q240208). */
#define MS_MAIL_FOLDER "\\CONNECT\\MSMCON\\"
#define MS_MAIL_MTA "MSExchangeATMTA"

/* Services that are not Exchange’s come first, since they hold up the others only as far as
 * they depend on one; those of Exchange that the table does not know go with its first row:
 * nothing is known to need them. */
#define RANK_FOREIGN 0
#define RANK_TABLE 1

/* Q143380 and the articles of the later services, in the order in which their dependencies
 * let them stop. The last are those that every Exchange server has. */
static const struct
{
  const char *name;
  const char *escapes; /* (nullable): the articles by which the shortcut does not reach it */
} known[] = {
  { "MSExchangeIMC", NULL },
  { "MSExchangeINS", NULL },
  { "MSExchangeES", NULL },
  { "MSExchangeCCMC", NULL },
  { "MSExchangeMCA", "Q230042;Q239067" },
  { "MSExchangeCalCon", NULL },
  { "LME-NOTES", "Q190019" },
  { "LME-SNADS", "Q190019" },
  { "LME-PROFS", "Q190019" },
  { "LME-GWISE", "Q190019" },
  { LINKAGE_PREFIX, "Q190019" }, /* another of them */
  { REMEDY_SERVICE_CONTROLLER, "Q190019" },
  { "MSExchangeGWRtr", "Q234383;Q235493" },
  { MS_MAIL_MTA, NULL },
  { "MSExchangeMSMI", NULL },
  { "MSExchangeDX", NULL },
  { "MSExchangeFB", NULL },
  { "MSExchangeKMS", NULL },
  { "MSExchangeMTA", NULL },
  { "MSExchangeIS", NULL },
  { "MSExchangeDS", NULL },
  { REMEDY_SERVICE_ATTENDANT, NULL },
};

/* The row for a service of Exchange; -1 if there is none. */
static int
find_row (const RemedyServiceFact *service)
{
  gboolean    linkage = remedy_service_table_is_linkage (service);
  const char *name = service->name;

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (remedy_text_equal (known[i].name, name) ||
        (linkage && g_str_has_prefix (known[i].name, LINKAGE_PREFIX) &&
         remedy_text_contains (name, known[i].name)))
      return (int) i;
  for (guint i = 0; remedy_service_table_is_ms_mail (service) && i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (known[i].name, MS_MAIL_MTA))
      return (int) i;
  return -1;
}

/**
 * remedy_service_table_is_exchange:
 * @service: a service
 *
 * A LinkAge connector can bear the name of the server before its own (Q196305), and an MTA
 * of the MS Mail connector any name: its program tells it (Q240208).
 *
 * Returns: %TRUE if it belongs to Exchange
 */
gboolean
remedy_service_table_is_exchange (const RemedyServiceFact *service)
{
  g_return_val_if_fail (service != NULL, FALSE);

  return service->name != NULL &&
         (remedy_text_has_prefix (service->name, "MSExchange") ||
          remedy_service_table_is_linkage (service) || remedy_service_table_is_ms_mail (service));
}

/**
 * remedy_service_table_is_linkage:
 * @service: a service
 *
 * Returns: %TRUE if it is a connector that stops with the Connectivity Controller (Q190019)
 */
gboolean
remedy_service_table_is_linkage (const RemedyServiceFact *service)
{
  g_return_val_if_fail (service != NULL, FALSE);

  return service->name != NULL && remedy_text_contains (service->name, LINKAGE_PREFIX);
}

/**
 * remedy_service_table_is_ms_mail:
 * @service: a service
 *
 * Returns: %TRUE if its program is one of the MS Mail connector’s (Q240208)
 */
gboolean
remedy_service_table_is_ms_mail (const RemedyServiceFact *service)
{
  g_return_val_if_fail (service != NULL, FALSE);

  return remedy_text_contains (service->image, MS_MAIL_FOLDER);
}

/**
 * remedy_service_table_escapes:
 * @service: a service
 *
 * Returns: (transfer none) (nullable): the articles by which `net stop MSExchangeSA /yes` leaves
 *   it running, as in "Q230042;Q239067"; %NULL if none says so
 */
const char *
remedy_service_table_escapes (const RemedyServiceFact *service)
{
  int row = remedy_service_table_is_exchange (service) ? find_row (service) : -1;

  return row >= 0 ? known[row].escapes : NULL;
}

/**
 * remedy_service_table_rank:
 * @service: a service
 *
 * Returns: the lower, the earlier it stops where no dependency decides
 */
guint
remedy_service_table_rank (const RemedyServiceFact *service)
{
  int row;

  if (!remedy_service_table_is_exchange (service))
    return RANK_FOREIGN;
  row = find_row (service);
  return RANK_TABLE + (guint) MAX (row, 0);
}

/**
 * remedy_service_table_core:
 * @i: from 0, less than %REMEDY_SERVICE_TABLE_CORE
 *
 * Returns: the name of a service that every Exchange server has, the first to stop first
 */
const char *
remedy_service_table_core (guint i)
{
  g_return_val_if_fail (i < REMEDY_SERVICE_TABLE_CORE, NULL);

  return known[G_N_ELEMENTS (known) - REMEDY_SERVICE_TABLE_CORE + i].name;
}
