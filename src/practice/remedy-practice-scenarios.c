/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-faults.h"

#include "core/remedy-error.h"

#include <glib/gi18n-lib.h>

#define MAX_SCENARIO_FAULTS 5

typedef struct
{
  const char *name;
  const char *teaches; /* not translated yet */
  guint       pack; /* 0 RTM, 1 to 4 */
  const char *faults[MAX_SCENARIO_FAULTS];
} Scenario;

#define FAULT "event-12010", "notes-in-profile"

static const Scenario scenarios[] = {
  { "fault-sp1", N_ ("The fault as the article has it, on Service Pack 1"), 1, { FAULT } },
  { "fault-sp2", N_ ("The same on Service Pack 2"), 2, { FAULT } },
  { "ini-missing", N_ ("The fault, and ntsmig.ini is really gone"), 1, { FAULT, "ini-missing" } },
  { "foreign-mapi", N_ ("The fault, and a MAPI32.DLL that is not Exchange’s"), 1,
    { FAULT, "foreign-mapi" } },
  { "hotfixed", N_ ("The fault, and a later fix that reapplying takes away"), 1,
    { FAULT, "hotfix" } },
  { "dirty-log", N_ ("The fault, in a log that was copied from the running server"), 1,
    { FAULT, "dirty-log" } },
  { "wrapped-log", N_ ("The fault, in a log that has begun again at its start"), 2,
    { FAULT, "wrapped-log" } },
  { "offered-only", N_ ("The Notes service is on offer, and in no profile: likely"), 1,
    { "event-12010", "notes-offered" } },
  { "mixed-files", N_ ("Which service pack to reapply has to be found first: likely"), 1,
    { FAULT, "mixed-files" } },
  { "profile-unreadable", N_ ("The profile that matters cannot be read: likely"), 1,
    { FAULT, "profile-unreadable" } },
  { "notes-absent", N_ ("No Notes service anywhere: possible, and the remedy is the same"), 1,
    { "event-12010" } },
  { "no-log", N_ ("Without a log nothing can be told, unless what was seen is stated"), 1,
    { FAULT, "no-log" } },
  { "empty-log", N_ ("An empty log says no more than none"), 1, { FAULT, "empty-log" } },
  { "no-run", N_ ("A log without a migration: read the machine that ran the wizard"), 1,
    { "notes-in-profile", "no-run" } },
  { "rtm", N_ ("The event stems from an earlier Service Pack 1: not covered now"), 0,
    { FAULT, "reinstalled" } },
  { "sp3", N_ ("Service Pack 3 is outside the article: not covered"), 3, { FAULT } },
  { "sp4", N_ ("Service Pack 4 is outside the article: not covered"), 4, { FAULT } },
  { "other-fault", N_ ("Event 12024 and no 12010: another fault, with another article"), 2,
    { "other-error" } },
  { "healthy", N_ ("Nothing is wrong: ruled out"), 2, { NULL } },
  { "mended", N_ ("It was the fault, and it is mended: ruled out"), 1, { FAULT, "mended" } },
  { "workstation", N_ ("A workstation that ran the wizard can have the fault as well"), 1,
    { FAULT, "workstation" } },
};

static const Scenario *
find_scenario (const char *name,
               GError    **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    if (g_str_equal (scenarios[i].name, name))
      return &scenarios[i];
  /* Translators: what the operator typed. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               _ ("There is no practice scenario “%s”. The list of scenarios names them all."),
               name);
  return NULL;
}

static gboolean
contains (const char *const *names,
          const char        *name)
{
  return names != NULL && g_strv_contains (names, name);
}

static gboolean
check_faults (const char *const *names,
              GError           **error)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    if (remedy_practice_fault_find (names[i], error) == NULL)
      return FALSE;
  return TRUE;
}

static gboolean
scenario_has (const Scenario *scenario,
              const char     *fault)
{
  for (guint i = 0; i < MAX_SCENARIO_FAULTS && scenario->faults[i] != NULL; i++)
    if (g_str_equal (scenario->faults[i], fault))
      return TRUE;
  return FALSE;
}

static RemedyPracticeServer *
server_for_scenario (const RemedyPracticeOptions *options,
                     GError                     **error)
{
  const Scenario *scenario =
      find_scenario (options->scenario != NULL ? options->scenario
                                               : REMEDY_PRACTICE_DEFAULT_SCENARIO,
                     error);
  g_autoptr (RemedyPracticeServer) server = NULL;
  gsize n_faults;
  const RemedyPracticeFault *faults = remedy_practice_fault_table (&n_faults);

  if (scenario == NULL || !check_faults (options->with, error) ||
      !check_faults (options->without, error))
    return NULL;
  server = remedy_practice_server_new (scenario->pack);
  for (gsize i = 0; i < n_faults; i++)
    if ((scenario_has (scenario, faults[i].name) || contains (options->with, faults[i].name)) &&
        !contains (options->without, faults[i].name))
      faults[i].apply (server);
  return g_steal_pointer (&server);
}

/* Faults can be added to what chance decided, and not left out of it. */
static RemedyPracticeServer *
server_by_chance (const RemedyPracticeOptions *options,
                  GError                     **error)
{
  g_autoptr (RemedyPracticeServer) server = NULL;
  gsize n_faults;
  const RemedyPracticeFault *faults = remedy_practice_fault_table (&n_faults);

  if (!check_faults (options->with, error))
    return NULL;
  server = remedy_practice_server_random (options->seed);
  for (gsize i = 0; i < n_faults; i++)
    if (contains (options->with, faults[i].name))
      faults[i].apply (server);
  return g_steal_pointer (&server);
}

/**
 * remedy_practice_server_for_options:
 * @options: what to make; the server points to its names
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the facts of that server, or %NULL with %REMEDY_ERROR_USAGE
 *   for a scenario or a fault that there is not
 */
RemedyPracticeServer *
remedy_practice_server_for_options (const RemedyPracticeOptions *options,
                                    GError                     **error)
{
  g_autoptr (RemedyPracticeServer) server = NULL;

  g_return_val_if_fail (options != NULL, NULL);

  if (!remedy_practice_names_check (options->names, error))
    return NULL;
  server = options->random ? server_by_chance (options, error)
                           : server_for_scenario (options, error);
  if (server == NULL)
    return NULL;
  remedy_practice_names_resolve (&server->names, options->names, server->workstation);
  server->seed = options->seed;
  server->layout = options->layout;
  if (options->log_size > 0)
    server->log_size = options->log_size;
  if (server->layout == REMEDY_PRACTICE_DRIVE &&
      (server->exchange_drive != 'C' || server->data_drive != 0))
    server->layout = REMEDY_PRACTICE_DRIVES;
  return g_steal_pointer (&server);
}

static RemedyPracticeInfo *
list_scenarios (void)
{
  RemedyPracticeInfo *list = g_new0 (RemedyPracticeInfo, G_N_ELEMENTS (scenarios));

  for (gsize i = 0; i < G_N_ELEMENTS (scenarios); i++)
    list[i] = (RemedyPracticeInfo) { scenarios[i].name, scenarios[i].teaches };
  return list;
}

static RemedyPracticeInfo *
list_faults (void)
{
  gsize n;
  const RemedyPracticeFault *faults = remedy_practice_fault_table (&n);
  RemedyPracticeInfo *list = g_new0 (RemedyPracticeInfo, n);

  for (gsize i = 0; i < n; i++)
    list[i] = (RemedyPracticeInfo) { faults[i].name, faults[i].teaches };
  return list;
}

/**
 * remedy_practice_scenarios:
 * @n: (out): how many there are
 *
 * Returns: (transfer none): the scenarios, the default one first; what they teach is to
 *   be translated by whoever shows it
 */
const RemedyPracticeInfo *
remedy_practice_scenarios (gsize *n)
{
  static gsize list = 0;

  g_return_val_if_fail (n != NULL, NULL);

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) list_scenarios ());
  *n = G_N_ELEMENTS (scenarios);
  return (const RemedyPracticeInfo *) list;
}

/**
 * remedy_practice_faults:
 * @n: (out): how many there are
 *
 * Returns: (transfer none): the faults that can be added to a scenario or left out; what
 *   they teach is to be translated by whoever shows it
 */
const RemedyPracticeInfo *
remedy_practice_faults (gsize *n)
{
  static gsize list = 0;

  g_return_val_if_fail (n != NULL, NULL);

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) list_faults ());
  remedy_practice_fault_table (n);
  return (const RemedyPracticeInfo *) list;
}
