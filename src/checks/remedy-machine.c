/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-machine.h"

#include "checks/remedy-reason.h"
#include "checks/remedy-service-pack.h"
#include "core/remedy-text.h"

/* The programs of the core services, and their services (Q143380). */
static const char *const server_programs[] = { "Mad.exe", "Dsamain.exe", "Store.exe",
                                               "Emsmta.exe" };
static const char *const server_services[] = { "MSExchangeSA", "MSExchangeDS", "MSExchangeIS",
                                               "MSExchangeMTA" };
static const char *const wizard_files[] = { "Mailmig.exe", "Mlmig32.dll", "Mlmignts.dll" };

/* How many of @names in exchsrvr\bin are in @state. */
static guint
count_files (const RemedyFacts *facts,
             const char *const *names,
             gsize              n_names,
             RemedyItemState    state)
{
  guint n = 0;

  for (gsize i = 0; i < n_names; i++)
    {
      const RemedyFileFact *file = remedy_facts_find_file (facts, "exchsrvr/bin", names[i]);

      n += file != NULL && file->state == (int) state;
    }
  return n;
}

static gboolean
has_services (const RemedyFacts *facts)
{
  for (guint i = 0; facts->registry != NULL && i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *service = facts->registry->services->pdata[i];

      for (gsize j = 0; j < G_N_ELEMENTS (server_services); j++)
        if (remedy_text_equal (service->name, server_services[j]))
          return TRUE;
    }
  return FALSE;
}

/**
 * remedy_machine_find:
 * @facts: facts
 *
 * The value "Services" can outlive a server that was removed (Q178975), so it is believed
 * only where no listed folder contradicts it; where it is absent there is no server (Q149205).
 *
 * Returns: what kind of machine this is
 */
RemedyMachine
remedy_machine_find (const RemedyFacts *facts)
{
  gboolean named = remedy_facts_get_value (facts, "Services") != NULL || has_services (facts);
  gboolean registry_whole = facts->registry != NULL &&
                            remedy_reason_is_whole (facts->registry->software) &&
                            remedy_reason_is_whole (facts->registry->system);
  guint n_programs =
      count_files (facts, server_programs, G_N_ELEMENTS (server_programs), REMEDY_ITEM_FOUND);
  gboolean no_programs = count_files (facts, server_programs, G_N_ELEMENTS (server_programs),
                                      REMEDY_ITEM_MISSING) == G_N_ELEMENTS (server_programs);
  gboolean wizard =
      count_files (facts, wizard_files, G_N_ELEMENTS (wizard_files), REMEDY_ITEM_FOUND) > 0;

  if (n_programs > 0)
    return REMEDY_MACHINE_SERVER;
  if (wizard && (no_programs || (registry_whole && !named)))
    return REMEDY_MACHINE_WORKSTATION;
  if (named)
    return no_programs ? REMEDY_MACHINE_LEFT_OVER : REMEDY_MACHINE_SERVER;
  if (registry_whole && !wizard)
    return REMEDY_MACHINE_NEITHER;
  return REMEDY_MACHINE_UNKNOWN;
}
