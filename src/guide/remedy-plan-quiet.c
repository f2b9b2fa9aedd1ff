/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-services.h"
#include "core/remedy-text.h"
#include "core/remedy-version.h"
#include "formats/remedy-tables.h"

/* Phase C, quieting the machine (domain notes, sections 1.3 and 8). */

/* How the services control manager keeps “disabled”. */
#define START_DISABLED 4

static void
add_monitors (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.monitors",
                                            _ ("Stop what watches this server from elsewhere"));

  step->why =
      g_strdup (_ ("A server monitor on another computer starts the System Attendant again in "
                   "the middle of the update, even one that is set to take no action. "
                   "Performance Monitor keeps files open, from afar too."));
  /* Translators: %s is the name of a computer. */
  step->instruction =
      g_strdup_printf (_ ("On every computer that runs one, stop the server monitors "
                          "and the Performance Monitors that watch %s."),
                       draft->computer);
  step->expect = g_strdup (_ ("Nothing watches this server any more."));
  remedy_plan_draft_cite (step, "Q177221", "Q235978", "Q217215", NULL);
}

static void
add_third_party (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.third-party",
                             _ ("Disable what holds files open, and restart the computer"));

  step->why =
      g_strdup (_ ("Update cannot replace a file that another program holds. Disabling those "
                   "programs and restarting is safer than stopping them."));
  step->instruction =
      g_strdup (_ ("In Control Panel ▸ Services, note how each starts, then disable: virus "
                   "scanners, backup agents, SNMP, UPS and hardware monitors, SMS, SQL Server "
                   "where it sends mail, and on Alpha FX!32. Leave the Exchange services as they "
                   "are. Restart the computer."));
  if (draft->account != NULL)
    /* Translators: %s is an account, as in “DOMAIN\exservice”. */
    step->expect = g_strdup_printf (_ ("The computer is up again. Log on as %s, the account of the "
                                       "Exchange services, or with the same rights."),
                                    draft->account);
  else
    step->expect = g_strdup (_ ("The computer is up again. Log on with the account of the Exchange "
                                "services, or with the same rights."));
  step->if_wrong = g_strdup (_ ("Some virus scanners have to be removed, not just disabled, before "
                                "the update goes through."));
  remedy_plan_draft_cite (step, "Q245822", "Q178930", "Q148272", "Q265716", "Q182513", "Q165971",
                          NULL);
}

static char *
disabled_services (const RemedyFacts *facts)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; facts->registry != NULL && i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *fact = facts->registry->services->pdata[i];

      if (fact->start == START_DISABLED && remedy_services_is_exchange (fact->name))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", fact->name);
    }
  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static void
add_disabled (RemedyPlanDraft *draft)
{
  g_autofree char *names = disabled_services (draft->facts);
  RemedyStep      *step;

  if (names == NULL)
    return;
  step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.disabled-services",
                                _ ("Set disabled Exchange services to Manual"));
  step->why =
      g_strdup (_ ("Update ends with error 0xc0020422 where an Exchange service is disabled."));
  step->instruction =
      g_strdup_printf (_ ("In Control Panel ▸ Services, set to Manual: %s."), names);
  step->expect = g_strdup (_ ("Every Exchange service starts manually or automatically."));
  remedy_plan_draft_cite (step, "Q190442", NULL);
}

static void
add_close_programs (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.close-programs",
                                            _ ("Close every program on this computer"));

  step->why =
      g_strdup (_ ("Each of them holds a file that Update replaces. Event Viewer, in which you "
                   "have just looked for event 12010, is one of them."));
  step->instruction =
      g_strdup (_ ("Close Outlook, Notes, the Exchange Administrator, Event Viewer, "
                   "Performance Monitor and User Manager."));
  step->expect = g_strdup (_ ("No program window is open but the command prompt."));
  remedy_plan_draft_cite (step, "Q182510", "Q193707", "Q217215", "Q235978", NULL);
}

static void
add_stop_services (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.stop-services",
                                            _ ("Stop the Exchange services"));
  g_autoptr (GString) command = g_string_new (NULL);

  step->advice = TRUE;
  if (draft->web)
    g_string_append (command, "net stop W3SVC\n");
  for (guint i = 0; i < draft->services->len; i++)
    g_string_append_printf (command, "%snet stop %s", i > 0 ? "\n" : "",
                            (const char *) draft->services->pdata[i]);
  step->command = g_string_free (g_steal_pointer (&command), FALSE);
  step->why = g_strdup (_ ("Update stops them itself, and is known to give up where that takes too "
                           "long. The order is ours: none stops before one that depends on it."));
  if (draft->services_known)
    step->instruction =
        g_strdup (_ ("Type the lines one after the other, and wait for each. These are "
                     "the services that are installed on this server."));
  else
    step->instruction =
        g_strdup (_ ("The services of this server could not be read; these are the ones "
                     "that every Exchange server has. Stop the connectors first, as "
                     "Control Panel ▸ Services lists them, then type the lines one "
                     "after the other."));
  step->expect =
      g_strdup (_ ("Each was stopped successfully, or was not started. All of them together "
                   "may take more than ten minutes."));
  step->if_wrong =
      g_strdup (_ ("If a service cannot be controlled in its present state, wait and try "
                   "again; the store of Service Pack 1 is known for that. If the System "
                   "Attendant hangs, restart the computer."));
  remedy_plan_draft_cite (step, "Q143380", "Q246287", "Q196043", "Q193040", "Q180001", NULL);
}

static void
add_confirm_stopped (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.confirm-stopped",
                                            _ ("Make sure that Exchange is down"));

  step->why = g_strdup (_ ("A service that is left keeps its files."));
  step->instruction = g_strdup (_ ("Type both lines: the first takes down the services that depend "
                                   "on the System Attendant. Then look at the processes in Task "
                                   "Manager."));
  step->command = g_strdup ("net stop MSExchangeSA /yes\nnet stop MSExchangeSA /yes");
  step->expect = g_strdup (_ ("The System Attendant is not started, and Task Manager lists no "
                              "STORE.EXE, DSAMAIN.EXE, EMSMTA.EXE or MAD.EXE."));
  step->if_wrong = g_strdup (_ ("Restart the computer, and begin again at “Close every program”."));
  remedy_plan_draft_cite (step, "Q246287", "Q195856", NULL);
}

static const RemedyFileFact *
find_mapi32 (const RemedyFacts *facts)
{
  for (guint i = 0; facts->files != NULL && i < facts->files->files->len; i++)
    {
      const RemedyFileFact *file = facts->files->files->pdata[i];

      if (g_strcmp0 (file->folder, "winnt/system32") == 0 &&
          remedy_text_equal (file->name, "MAPI32.DLL"))
        return file;
    }
  return NULL;
}

/* Update leaves a file alone that is newer than its own, and Exchange’s own are 5.5. */
static gboolean
is_in_the_way (const RemedyFileFact *file,
               gint64                service_pack,
               gboolean             *sure)
{
  const RemedyTableFile *row = remedy_table_find_file ("winnt/system32", "MAPI32.DLL");
  RemedyVersion          version;

  *sure = file != NULL && file->version != NULL && row != NULL && service_pack > 0 &&
          remedy_version_parse (file->version, &version);
  if (!*sure)
    return file == NULL || file->state != REMEDY_ITEM_MISSING;
  return version.part[0] != 5 || version.part[1] != 5 ||
         remedy_version_compare (&version, &row->version[service_pack]) > 0;
}

static void
add_mapi32 (RemedyPlanDraft *draft)
{
  const RemedyFileFact *file = find_mapi32 (draft->facts);
  g_autofree char      *path = remedy_plan_draft_path (draft->system, "system32\\MAPI32.DLL");
  gboolean              sure;
  RemedyStep           *step;

  if (!is_in_the_way (file, draft->plan->service_pack, &sure))
    return;
  step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.mapi32",
                                _ ("Rename MAPI32.DLL"));
  step->why = g_strdup (_ ("Setup does not overwrite a file that is newer than its own. Once it is "
                           "renamed, the one of the service pack is put in its place."));
  if (sure)
    /* Translators: %s is a version, as in 5.5.2622.0. */
    step->instruction =
        g_strdup_printf (_ ("MAPI32.DLL of this server has version %s, which is not "
                            "that of the service pack. Rename it."),
                         file->version);
  else
    step->instruction =
        g_strdup (_ ("Whether MAPI32.DLL is Exchange’s own could not be told. Look at "
                     "its version. Rename it only if that does not begin with 5.5, or "
                     "is higher than the service pack’s: 5.5.2232.0 in Service Pack 1, "
                     "5.5.2448.0 in Service Pack 2."));
  step->command = g_strdup_printf ("ren %s MAPI32.DLL.OLD", path);
  step->expect = g_strdup (_ ("The file has its new name."));
  step->if_wrong =
      g_strdup (_ ("If the name MAPI32.DLL.OLD is taken, choose another. Do not delete "
                   "the file."));
  remedy_plan_draft_cite (step, "Q316616", "Q174172", "Q235978", NULL);
}

/**
 * remedy_plan_add_quiet:
 * @self: a draft
 *
 * Adds phase C.
 */
void
remedy_plan_add_quiet (RemedyPlanDraft *self)
{
  add_monitors (self);
  add_third_party (self);
  add_disabled (self);
  add_close_programs (self);
  if (!self->diagnosis->workstation)
    {
      add_stop_services (self);
      add_confirm_stopped (self);
    }
  add_mapi32 (self);
}
