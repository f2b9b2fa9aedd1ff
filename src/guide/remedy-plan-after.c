/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "formats/remedy-tables.h"

/* Phase E, afterwards (domain notes, section 8). */

static void
add_tables (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.connector-tables",
                                            _ ("Put the tables of the connectors back"));
  g_autofree char *dxamex = remedy_plan_draft_saved (draft, "Dxamex");
  g_autofree char *dxanotes = remedy_plan_draft_saved (draft, "Dxanotes");
  g_autofree char *to_mex = remedy_plan_draft_path (draft->root, "Connect\\Exchconn\\Dxamex");
  g_autofree char *to_notes = remedy_plan_draft_path (draft->root, "Connect\\Exchconn\\Dxanotes");

  step->why =
      g_strdup (_ ("Update may have put the service pack’s own tables in their place. The "
                   "connectors themselves have service packs of their own, which it does not "
                   "apply."));
  step->instruction =
      g_strdup (_ ("Put back what you had changed, and reapply the connectors’ part of "
                   "the service pack if you use them."));
  step->command = g_strdup_printf ("xcopy %s\\*.tbl %s\nxcopy %s\\*.tbl %s", dxamex, to_mex,
                                   dxanotes, to_notes);
  step->expect = g_strdup (_ ("The tables are those that you saved."));
  remedy_plan_draft_cite (step, "Q195510", "Q195697", "Q242250", NULL);
}

static void
add_hotfixes (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.hotfixes",
                                            _ ("Install the later fixes again"));

  step->why = g_strdup (_ ("Reapplying the service pack has undone them."));
  step->instruction =
      g_strdup (_ ("Install each package that you collected. Note first that one of "
                   "them may bring a MAPI32.DLL or a migration file of its own."));
  step->expect = g_strdup (_ ("Each was installed; or there are none."));
  step->if_wrong =
      g_strdup (_ ("A fix that says it is installed already looks at the key "
                   "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion\\"
                   "HOTFIX; see the article for what to do."));
  remedy_plan_draft_cite (step, "Q242944", "Q265137", "Q180002", NULL);
}

static void
add_third_party (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.third-party",
                             _ ("Enable the other services, and restart the computer"));

  step->why = g_strdup (_ ("What was disabled for the update is needed again."));
  step->instruction =
      g_strdup (_ ("Set each to what you noted, and restart. Run the Performance "
                   "Optimizer afterwards if you want to; it overwrites registry values "
                   "that were tuned by hand."));
  step->expect = g_strdup (_ ("The computer is up, with all that ran before."));
  remedy_plan_draft_cite (step, "Q245822", "Q271824", NULL);
}

static void
add_running (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.running",
                                            _ ("See that Exchange runs"));
  g_autoptr (GString) command = g_string_new (NULL);

  step->advice = TRUE;
  for (guint i = draft->services->len; i > 0; i--)
    g_string_append_printf (command, "net start %s%s", (const char *) draft->services->pdata[i - 1],
                            i > 1 ? "\n" : "");
  step->command = g_string_free (g_steal_pointer (&command), FALSE);
  step->why = g_strdup (_ ("The order is ours: the reverse of the one in which they stop."));
  step->instruction =
      g_strdup (_ ("Start those that do not run already, except what you keep stopped "
                   "on purpose. Then look at both event logs of the last hour."));
  step->expect =
      g_strdup (_ ("All run. The System log holds no 7000, 7009 or 7024 of the Service "
                   "Control Manager, the Application log no error of ESE97 or MSExchangeIS."));
  step->if_wrong =
      g_strdup (_ ("A service that misses an entry point in a DLL has files of two levels: "
                   "run Update again."));
  remedy_plan_draft_cite (step, "Q246762", "Q231439", "Q217215", NULL);
}

static char *
version_of (const char *folder,
            const char *name,
            gint64      service_pack)
{
  const RemedyTableFile *file = remedy_table_find_file (folder, name);

  return file != NULL ? remedy_version_to_string (&file->version[service_pack]) : g_strdup ("?");
}

static void
add_versions (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.versions",
                                            _ ("Compare the versions"));
  gint64      service_pack = draft->plan->service_pack;
  g_autofree char *notes = remedy_plan_draft_path (draft->root, "bin\\MLMIGNTS.DLL");
  g_autofree char *host = remedy_plan_draft_path (draft->root, "bin\\LSNTSHC.DLL");
  g_autofree char *mapi = remedy_plan_draft_path (draft->system, "system32\\MAPI32.DLL");
  g_autofree char *ini = remedy_plan_draft_path (draft->root, "bin\\ntsmig.ini");

  step->why =
      g_strdup (_ ("Only the versions show that the files were replaced. Dates and sizes do "
                   "not."));
  step->instruction =
      g_strdup (_ ("Type these, or copy the files again and let the page Verify of this "
                   "program read them all."));
  step->command = g_strdup_printf ("filever %s\nfilever %s\nfilever %s\ndir %s", notes, host,
                                   mapi, ini);
  if (service_pack > 0)
    {
      g_autofree char *mlmignts = version_of ("exchsrvr/bin", "MLMIGNTS.DLL", service_pack);
      g_autofree char *lsntshc = version_of ("exchsrvr/bin", "LSNTSHC.DLL", service_pack);
      g_autofree char *mapi32 = version_of ("winnt/system32", "MAPI32.DLL", service_pack);

      /* Translators: three versions, as in 5.5.2232.2. */
      step->expect =
          g_strdup_printf (_ ("MLMIGNTS.DLL %s, LSNTSHC.DLL %s, MAPI32.DLL %s, or higher where "
                              "a later fix was installed again; and ntsmig.ini is there."),
                           mlmignts, lsntshc, mapi32);
    }
  else
    {
      step->expect =
          g_strdup (_ ("The third number is that of the service pack in all three: 2232 in "
                       "Service Pack 1, 2448 in Service Pack 2; and ntsmig.ini is there."));
    }
  step->if_wrong =
      g_strdup (_ ("A file that was kept because it is newer has to be renamed with the "
                   "services stopped; then run Update again."));
  remedy_plan_draft_cite (step, "Q243604", "Q316616", "Q174172", NULL);
}

static void
add_backup (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.backup",
                                            _ ("Take a new full backup"));

  step->why = g_strdup (_ ("From now on this is what you would restore."));
  step->instruction = g_strdup (_ ("As before, on another tape."));
  step->command =
      g_strdup_printf ("ntbackup backup DS \\\\%s IS \\\\%s /v /d \"After the service pack\" "
                       "/b /t Normal /l %s\\after.log /e",
                       draft->computer, draft->computer, draft->drive);
  step->expect = g_strdup (_ ("The backup log ends without an error."));
  remedy_plan_draft_cite (step, "Q152313", NULL);
}

static void
add_test_migration (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, REMEDY_STEP_TEST_MIGRATION,
                                            _ ("Migrate one Notes user"));

  step->practice = REMEDY_PRACTICE_MIGRATE_ONE;
  step->why = g_strdup (_ ("Replaced files are not yet a proof. A migration that runs is."));
  step->instruction =
      g_strdup (_ ("Start the Migration Wizard on this computer and migrate a single "
                   "Notes user. Then copy the Application log again, and read it on "
                   "the page Verify."));
  step->expect =
      g_strdup (_ ("The Application log holds no new 12010, and a 10068 whose statistics "
                   "count an account. Only then migrate the others."));
  step->if_wrong =
      g_strdup (_ ("A new 12010 means that the fault is still there: see on the page Verify "
                   "which files are not those of the service pack. Another event has "
                   "another article: see the page Symptom."));
  remedy_plan_draft_cite (step, "Q236176", "Q169130", NULL);
}

static void
add_tell_users (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.tell-users",
                                            _ ("Tell the Outlook users that it is done"));

  step->why = g_strdup (_ ("Their profile with Notes does not work any more; that belongs to the "
                           "remedy, and is no new fault."));
  step->instruction =
      g_strdup (_ ("The article points to Q180314 for Outlook 98 and Notes mail; that "
                   "article could not be obtained."));
  step->expect = g_strdup (_ ("They know."));
  remedy_plan_draft_cite (step, "Q236176", "Q180314", NULL);
}

static void
add_prevent (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.prevent",
                                            _ ("Keep the Notes service out of Outlook here"));

  step->advice = TRUE;
  step->why =
      g_strdup (_ ("Adding the Lotus Notes service to Outlook is what may cause the fault. The "
                   "rest of the migration should not meet it again."));
  step->instruction =
      g_strdup (_ ("Do not add the Notes service to Outlook on this computer again; or "
                   "run the migration from a computer without it."));
  step->expect = g_strdup (_ ("Whoever looks after this computer knows."));
  remedy_plan_draft_cite (step, "Q236176", NULL);
}

/**
 * remedy_plan_add_after:
 * @self: a draft
 *
 * Adds phase E.
 */
void
remedy_plan_add_after (RemedyPlanDraft *self)
{
  gboolean server = !self->diagnosis->workstation;

  if (self->connectors && server)
    add_tables (self);
  add_hotfixes (self);
  add_third_party (self);
  if (server)
    add_running (self);
  add_versions (self);
  if (server)
    add_backup (self);
  add_test_migration (self);
  add_tell_users (self);
  add_prevent (self);
}
