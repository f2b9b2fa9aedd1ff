/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-services.h"

#include "core/remedy-text.h"

/* Q143380 and the articles of the later services, in the order in which their dependencies
 * let them stop. The last four are those that every Exchange server has. */
static const char *const known_services[] = {
  "MSExchangeIMC",    "MSExchangeINS",   "MSExchangeES",    "MSExchangeCCMC", "MSExchangeMCA",
  "MSExchangeCalCon", "LME-NOTES",       "LME-SNADS",       "LME-PROFS",      "LME-GWISE",
  "MSExchangeCoCo",   "MSExchangeGWRtr", "MSExchangeATMTA", "MSExchangeMSMI", "MSExchangeDX",
  "MSExchangeFB",     "MSExchangeKMS",   "MSExchangeMTA",   "MSExchangeIS",   "MSExchangeDS",
  "MSExchangeSA",
};

#define N_CORE 4

/**
 * remedy_services_is_exchange:
 * @name: short name of a service
 *
 * A LinkAge connector can bear the name of the server before its own (Q196305).
 *
 * Returns: %TRUE if it belongs to Exchange
 */
gboolean
remedy_services_is_exchange (const char *name)
{
  return remedy_text_has_prefix (name, "MSExchange") || remedy_text_contains (name, "LME-");
}

static guint
rank_of (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_services); i++)
    if (remedy_text_equal (known_services[i], name))
      return i;
  /* Services that the table does not know stop first: nothing is known to need them. */
  return 0;
}

static gboolean
depends_on (const RemedyServiceFact *service,
            const char              *name)
{
  for (guint i = 0; i < service->depends->len; i++)
    if (remedy_text_equal (service->depends->pdata[i], name))
      return TRUE;
  return FALSE;
}

/* The service that can stop next: one that no other one left needs; of these the first of
 * the table. In a circle, which a damaged hive could show, the first of the table. */
static guint
find_next (GPtrArray *left)
{
  guint best = 0;
  gboolean best_is_free = FALSE;

  for (guint i = 0; i < left->len; i++)
    {
      const RemedyServiceFact *service = left->pdata[i];
      const RemedyServiceFact *rival = left->pdata[best];
      gboolean is_free = TRUE;

      for (guint j = 0; j < left->len; j++)
        if (j != i && depends_on (left->pdata[j], service->name))
          is_free = FALSE;
      if ((is_free && !best_is_free) ||
          (is_free == best_is_free && rank_of (service->name) < rank_of (rival->name)))
        {
          best = i;
          best_is_free = is_free;
        }
    }
  return best;
}

/**
 * remedy_services_stop_order:
 * @facts: facts
 *
 * The order follows the dependencies that the registry holds, and where these leave it
 * open the table of Q143380. Where no service could be read, the four are named that every
 * Exchange server has. To start them, turn it round.
 *
 * Returns: (transfer full) (element-type utf8): short names, the first to stop first
 */
GPtrArray *
remedy_services_stop_order (const RemedyFacts *facts)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; facts->registry != NULL && i < facts->registry->services->len; i++)
    {
      RemedyServiceFact *service = facts->registry->services->pdata[i];

      if (remedy_services_is_exchange (service->name))
        g_ptr_array_add (left, service);
    }
  while (left->len > 0)
    {
      const RemedyServiceFact *next = g_ptr_array_remove_index (left, find_next (left));

      g_ptr_array_add (names, g_strdup (next->name));
    }
  if (names->len == 0)
    for (guint i = G_N_ELEMENTS (known_services) - N_CORE; i < G_N_ELEMENTS (known_services); i++)
      g_ptr_array_add (names, g_strdup (known_services[i]));
  return names;
}
