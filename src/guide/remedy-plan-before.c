/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-file-match.h"

/* Phase A, before the maintenance window (domain notes, section 8). */

static void
add_find_service_pack (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.find-service-pack",
                                            _ ("Find out which service pack is applied"));
  g_autofree char *programs = remedy_plan_draft_path (draft->root, "bin\\*.exe");

  step->why = g_strdup (_ ("The service pack to reapply is the one that is applied now, and what "
                           "was read does not tell which that is. Nothing else on this sheet can "
                           "be done before it is known."));
  step->instruction = g_strdup (_ ("List the versions of the Exchange programs, and look at the "
                                   "third number of ADMIN.EXE, DSAMAIN.EXE, EMSMTA.EXE, MAD.EXE "
                                   "and STORE.EXE."));
  step->command = g_strdup_printf ("filever %s", programs);
  step->expect = g_strdup (_ ("2232 in most of them is Service Pack 1; 2448 is Service Pack 2."));
  step->if_wrong = g_strdup (_ ("1960 is Exchange 5.5 without a service pack, which cannot migrate "
                                "Notes at all. 2650 or higher is a later service pack, which the "
                                "article does not cover."));
  remedy_plan_draft_cite (step, "Q183713", "Q243604", "Q191014", NULL);
}

static void
add_not_covered (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.not-covered",
                                            _ ("Think again: the article does not cover this"));

  if (draft->diagnosis->service_pack == 0)
    {
      step->why = g_strdup (_ ("This is Exchange 5.5 without a service pack. Notes migration came "
                               "with Service Pack 1."));
      step->instruction = g_strdup (_ ("Apply Service Pack 1 or a later one first, and see whether "
                                       "the fault is still there."));
      remedy_plan_draft_cite (step, "Q263755", "Q236176", NULL);
      return;
    }
  step->why = g_strdup_printf (_ ("Service Pack %d is applied. The article covers Service Pack 1 "
                                  "and Service Pack 2 only, and says nothing about this one."),
                               (int) draft->diagnosis->service_pack);
  step->instruction = g_strdup (_ ("What follows is written for Service Pack 1 and 2. Decide "
                                   "whether you want to go on, and ask your support first."));
  remedy_plan_draft_cite (step, "Q236176", NULL);
}

static void
add_save_logs (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.save-logs",
                                            _ ("Save the event logs"));

  step->why = g_strdup (_ ("The logs are the proof of the fault, and some troubles with Update are "
                           "mended by deleting them."));
  step->instruction =
      g_strdup (_ ("Open Event Viewer, choose Log ▸ Application, then Log ▸ Save As: "
                   "once as an .EVT file and once as text. Do the same for the "
                   "System log, copy the four files to another computer, and close "
                   "Event Viewer."));
  step->expect = g_strdup (_ ("Four files on another computer."));
  step->if_wrong = g_strdup (_ ("A copied live log may look damaged to Event Viewer. Use Save As; "
                                "this program reads either."));
  remedy_plan_draft_cite (step, "Q255861", "Q265227", NULL);
}

static char *
search_command (RemedyPlanDraft *draft)
{
  g_autoptr (GString) command = g_string_new (NULL);
  const RemedyLayoutFact *layout = draft->facts->layout;

  for (guint i = 0; layout != NULL && i < layout->drives->len; i++)
    {
      const RemedyDriveFact *drive = layout->drives->pdata[i];

      g_string_append_printf (command, "%sdir %s:\\nnotes.dll /s /b", i > 0 ? "\n" : "",
                              drive->letter);
    }
  if (command->len == 0)
    g_string_append (command, "dir C:\\nnotes.dll /s /b");
  return g_string_free (g_steal_pointer (&command), FALSE);
}

static void
add_rule_out (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.rule-out",
                                            _ ("Rule out what looks alike"));

  step->why =
      g_strdup (_ ("The Migration Wizard also fails where the Notes client is not set up for "
                   "it, and reapplying a service pack does not mend that."));
  step->instruction =
      g_strdup (_ ("Search for NNOTES.DLL on every drive. The folder of the one copy "
                   "must be in the system’s Path (Control Panel ▸ System ▸ "
                   "Environment). Start the Notes client once, and see that its ID "
                   "can read every mail file to be migrated."));
  step->command = search_command (draft);
  step->expect = g_strdup (_ ("Exactly one copy, in the folder of the Notes client."));
  step->if_wrong =
      g_strdup (_ ("Rename further copies. If you change the Path, restart the computer "
                   "and run the migration once more before you go on."));
  remedy_plan_draft_cite (step, "Q239650", "Q188815", "Q289827", NULL);
}

static void
add_record (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.record",
                                                 _ ("Write down how the server is now"));
  g_autofree char *bin = remedy_plan_draft_saved (draft, "bin.txt");
  g_autofree char *system = remedy_plan_draft_saved (draft, "system32.txt");
  g_autofree char *bin_folder = remedy_plan_draft_path (draft->root, "bin");
  g_autofree char *system_folder = remedy_plan_draft_path (draft->system, "system32");

  step->why = g_strdup (_ ("A restore needs the same names and the same levels, and the versions "
                           "show afterwards what Update has replaced."));
  if (draft->root_known)
    step->instruction = g_strdup (_ ("Note the names of the organization, the site and the server, "
                                     "the account of the services, and the service pack of Windows "
                                     "NT. Then list the versions of the files."));
  else
    step->instruction =
        g_strdup_printf (_ ("The Exchange folder was not found in what was read; %s, where Setup "
                            "puts it, stands in its place on this sheet. Look it up first. Then "
                            "note the names of the organization, the site and the server, and "
                            "list the versions of the files."),
                         draft->root);
  step->command = g_strdup_printf ("md %s\\REMEDY\nfilever %s > %s\nfilever %s > %s", draft->drive,
                                   bin_folder, bin, system_folder, system);
  step->expect = g_strdup (_ ("Two text files with a line for each program file."));
  step->if_wrong =
      g_strdup (_ ("Where FILEVER is not installed, the Version page of a file’s "
                   "Properties shows the same; note ADMIN.EXE, STORE.EXE, MLMIGNTS.DLL "
                   "and MAPI32.DLL at least."));
  remedy_plan_draft_cite (step, "Q183713", "Q243604", NULL);
}

static void
add_tell_users (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.tell-users",
                             _ ("Tell the users whose Outlook profile will stop working"));
  g_autofree char *profiles = remedy_plan_draft_join (draft->diagnosis->profiles);

  step->why =
      g_strdup (_ ("After the service pack is reapplied, an Outlook profile that connects to "
                   "Notes no longer works. The article gives no way to undo that."));
  if (draft->diagnosis->profiles->len > 0)
    /* Translators: %s is a list of users, each with the name of a profile. */
    step->instruction = g_strdup_printf (_ ("Tell them before you begin: %s."), profiles);
  else
    step->instruction = g_strdup (_ ("No such profile was found in what was read. Ask who uses "
                                     "Outlook with Notes mail on this computer, and tell them."));
  step->expect = g_strdup (_ ("They know, and agree to the day."));
  remedy_plan_draft_cite (step, "Q236176", NULL);
}

/* A file of a later build than the service pack’s is the trace of a fix, and may be the only
 * one. */
static void
add_newer (const RemedyPlanDraft *draft,
           GPtrArray             *names)
{
  const GPtrArray *rows = remedy_table_files ();

  for (guint i = 0; draft->plan->service_pack > 0 && i < rows->len; i++)
    {
      const RemedyTableFile *row = rows->pdata[i];
      const RemedyFileFact  *file = remedy_facts_find_file (draft->facts, row->folder, row->name);
      RemedyRelease          release = (RemedyRelease) draft->plan->service_pack;
      RemedyRelease          other = release;

      if (remedy_file_is_any (row) &&
          remedy_file_match (row, file, release, &other) == REMEDY_FILE_NEWER)
        g_ptr_array_add (names, g_strdup_printf ("%s %s", row->name, file->version));
    }
}

static void
add_names (const GPtrArray *fixes,
           GPtrArray       *names)
{
  for (guint i = 0; i < fixes->len; i++)
    g_ptr_array_add (names, g_strdup (((const RemedyHotfixFact *) fixes->pdata[i])->name));
}

static char *
fixes_found (const RemedyPlanDraft *draft)
{
  const RemedyFacts *facts = draft->facts;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (facts->registry != NULL)
    add_names (facts->registry->hotfixes, names);
  if (facts->files != NULL)
    add_names (facts->files->hotfix_folders, names);
  add_newer (draft, names);
  return names->len > 0 ? remedy_plan_draft_join (names) : NULL;
}

static void
add_hotfixes (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.hotfixes",
                             _ ("Collect the fixes that came after the service pack"));
  g_autofree char *fixes = fixes_found (draft);
  g_autofree char *folders = remedy_plan_draft_path (draft->root, "Q*");

  step->why = g_strdup (_ ("Reapplying the service pack undoes the fixes that were installed after "
                           "it. They have to be installed again afterwards."));
  if (fixes != NULL)
    /* Translators: %s is a list of fixes, and of files with their versions, as in “Q229314,
     * Store.exe 5.5.2448.77”. */
    step->instruction =
        g_strdup_printf (_ ("Traces of these were found: %s. Get the package of each "
                            "that belongs to Exchange."),
                         fixes);
  else
    step->instruction =
        g_strdup (_ ("No trace of any was found in what was read. Ask whether somebody "
                     "replaced files by hand, and get those packages."));
  step->command = g_strdup_printf ("dir %s", folders);
  step->expect = g_strdup (_ ("The packages lie ready; or there are none."));
  remedy_plan_draft_cite (step, "Q265137", "Q242944", "Q275292", NULL);
}

static void
add_media (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.media",
                                            _ ("Have the same service pack at hand"));

  step->why =
      g_strdup (_ ("The same service pack is reapplied, not a later one: Service Pack 1 over "
                   "Service Pack 1, Service Pack 2 over Service Pack 2. Update refuses one "
                   "that is older than what is installed."));
  /* Translators: the first %s is “Service Pack 1”, the second “I386”. */
  step->instruction =
      g_strdup_printf (_ ("Find the CD of %s, or unpack its server package with its "
                          "folders into a folder with a short path. Look into "
                          "SERVER\\SETUP\\%s below the folder of your language. Keep "
                          "the Exchange 5.5 CD at hand too."),
                       draft->pack, draft->platform);
  step->expect = g_strdup (_ ("UPDATE.EXE and SHARED.INS lie there, and beside them a folder Bin "
                              "with MLMIGNTS.DLL."));
  step->if_wrong = g_strdup (_ ("Without the folder Bin the package was unpacked flat: unpack it "
                                "again with its folders."));
  remedy_plan_draft_cite (step, "Q236176", "Q191014", "Q159788", "Q170398", "Q246086", "Q174172",
                          NULL);
}

/**
 * remedy_plan_add_before:
 * @self: a draft
 *
 * Adds phase A.
 */
void
remedy_plan_add_before (RemedyPlanDraft *self)
{
  if (self->diagnosis->service_pack < 0)
    add_find_service_pack (self);
  else if (self->plan->service_pack == 0)
    add_not_covered (self);
  add_save_logs (self);
  add_rule_out (self);
  add_record (self);
  add_tell_users (self);
  add_hotfixes (self);
  add_media (self);
}
