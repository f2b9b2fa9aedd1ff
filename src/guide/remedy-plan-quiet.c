/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-services.h"
#include "core/remedy-text.h"
#include "core/remedy-version.h"
#include "formats/remedy-tables.h"
#include "guide/remedy-plan-parts.h"

/* Phase C, quieting the machine (domain notes, sections 1.3 and 8). Each step of it can be
 * taken back. */

static void
say_monitors (const RemedyPlanDraft *draft,
              RemedyStep            *step)
{
  int said = draft->statements != NULL ? draft->statements->monitors : REMEDY_STATED_UNASKED;

  if (said == REMEDY_STATED_YES)
    remedy_plan_draft_state (step, _ ("You said that a monitor on another computer watches this "
                                      "server."));
  if (said == REMEDY_STATED_NO)
    remedy_plan_draft_state (step, _ ("You said that no other computer watches this server. If "
                                      "ADDRESS.DLL is in use when Update begins, one does."));
}

static void
add_monitors (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.monitors",
                                            _ ("Stop what watches this server from elsewhere"));
  /* Translators: %s is the name of a computer, or “this server”. */
  g_autofree char *instruction = g_strdup_printf (
      _ ("On every computer that runs one, close the server monitors of the Exchange "
         "Administrator and the Performance Monitors that watch %s, and see that no restart of "
         "that computer and no shortcut opens them again before you are done."),
      draft->computer_known ? draft->computer : _ ("this server"));

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("A server monitor on another computer starts the System Attendant again in the "
                    "middle of the update: even one that is set to take no action, and even with "
                    "ADMIN /T NR. Performance Monitor keeps files open, from afar too."),
          .instruction = instruction,
          .expect = _ ("Nothing watches this server any more."),
          .back = _ ("Open the monitors again."),
          .if_wrong = _ ("Where nobody knows who watches it, ask everybody who has the Exchange "
                         "Administrator. NET SESSION on this server lists the computers that are "
                         "connected to it.") });
  say_monitors (draft, step);
  remedy_plan_draft_cite (step, "Q177221", "Q235978", "Q217215", NULL);
}

static void
add_disabled (RemedyPlanDraft *draft)
{
  g_autoptr (GPtrArray) names = remedy_plan_disabled (draft);
  g_autofree char *list = remedy_plan_draft_join_shown (draft, names);
  g_autofree char *instruction = NULL;
  g_autofree char *back = NULL;
  RemedyStep      *step;

  if (names->len == 0)
    return;
  step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.disabled-services",
                                _ ("Set disabled Exchange services to Manual"));
  /* Translators: %s is a list of services. */
  instruction = g_strdup_printf (_ ("In Control Panel ▸ Services, choose Startup and set to Manual: "
                                    "%s. Do not start them."),
                                 list);
  /* Translators: %s is a list of services. */
  back = g_strdup_printf (_ ("Set to Disabled again: %s."), list);
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("Update starts the Exchange services when it is done, and ends with "
                          "error 0xc0020422 where one of them is disabled."),
                .instruction = instruction,
                .expect = _ ("Every Exchange service starts manually or automatically."),
                .back = back,
                .if_wrong = _ ("A service that is listed as disabled and is not there in Control "
                               "Panel is left over; note it, and look there if Update ends with "
                               "that error.") });
  remedy_plan_draft_need (draft, step, "backup.registry", NULL);
  remedy_plan_draft_cite (step, "Q190442", NULL);
}

static void
say_programs (const RemedyPlanDraft *draft,
              RemedyStep            *step)
{
  int said = draft->statements != NULL ? draft->statements->programs : REMEDY_STATED_UNASKED;

  if (said == REMEDY_STATED_YES)
    remedy_plan_draft_state (step, _ ("You said that programs are left open at its console."));
  if (said == REMEDY_STATED_NO)
    remedy_plan_draft_state (step, _ ("You said that no program is left open at its console. Look "
                                      "once more: you have opened some yourself since."));
}

static void
add_close_programs (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.close-programs",
                                            _ ("Close every program on this computer"));

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Each of them holds a file that Update replaces. Event Viewer, in which you "
                    "have looked for event 12010, is one of them: it holds MDBMSG.DLL."),
          .instruction = _ ("Close Outlook, Notes, the Migration Wizard, the Exchange "
                            "Administrator, Event Viewer, Performance Monitor and User Manager "
                            "for Domains; and Control Panel once you are done with it."),
          .expect = _ ("Task Manager (Ctrl+Shift+Esc) lists no application but the command prompt; "
                       "among the processes there is no OUTLOOK.EXE, NLNOTES.EXE or MAPISP32.EXE."),
          .back = _ ("Open again what you need, when Update is done."),
          .if_wrong = _ ("End a process that stays behind in Task Manager; if that is refused, "
                         "restart the computer.") });
  say_programs (draft, step);
  remedy_plan_draft_need (draft, step, "quiet.third-party", NULL);
  remedy_plan_draft_cite (step, "Q182510", "Q193707", "Q239477", "Q217215", "Q235978", NULL);
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

/* Setup leaves a file alone that is newer than its own (Q174172), and Exchange’s own are 5.5. */
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
  g_autofree char      *old = remedy_plan_draft_path (draft->system, "system32\\MAPI32.DLL.OLD");
  g_autofree char      *command = g_strdup_printf ("ren %s MAPI32.DLL.OLD", path);
  g_autofree char      *back = NULL;
  g_autofree char      *instruction = NULL;
  gboolean              sure;
  RemedyStep           *step;

  if (!is_in_the_way (file, draft->plan->service_pack, &sure))
    return;
  step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.mapi32",
                                _ ("Rename MAPI32.DLL"));
  if (sure)
    /* Translators: %s is a version, as in 5.5.2622.0. */
    instruction = g_strdup_printf (_ ("MAPI32.DLL of this computer has version %s, which is not "
                                      "that of the service pack. Rename it, and start no service "
                                      "and no mail program before Update has run."),
                                   file->version);
  else if (draft->diagnosis->service_pack > 2)
    instruction =
        g_strdup (_ ("Whether MAPI32.DLL is Exchange’s own could not be told. Look at its version, "
                     "and rename it only if that does not begin with 5.5. Then start no service "
                     "and no mail program before Update has run."));
  else
    instruction =
        g_strdup (_ ("Whether MAPI32.DLL is Exchange’s own could not be told. Look at its version. "
                     "Rename it only if that does not begin with 5.5, or is higher than the "
                     "service pack’s: 5.5.2232.0 in Service Pack 1, 5.5.2448.0 in Service Pack 2. "
                     "Then start no service and no mail program before Update has run."));
  /* Translators: a command that is typed. */
  back = g_strdup_printf (_ ("Before Update has run: ren %s MAPI32.DLL"), old);
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("It has to be that of the service pack, and Setup does not overwrite a file that "
                    "it takes for newer than its own. Once it is renamed, the one of the service "
                    "pack can be put in its place."),
          .instruction = instruction,
          .command = command,
          .expect = _ ("DIR shows the file under its new name, and no MAPI32.DLL."),
          .back = back,
          .if_wrong = _ ("If it stays as it is, skip this step. If the name MAPI32.DLL.OLD is "
                         "taken, choose another. Do not delete the file. If a later fix had brought it, it comes back with that fix.") });
  remedy_plan_draft_need (draft, step, "backup.files", "quiet.close-programs",
                          "quiet.stop-services", "quiet.confirm-stopped", NULL);
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
  if (self->server)
    {
      add_monitors (self);
      add_disabled (self);
      remedy_plan_add_keys (self);
    }
  remedy_plan_add_third_party (self);
  add_close_programs (self);
  if (self->server)
    remedy_plan_add_stop (self);
  add_mapi32 (self);
}
