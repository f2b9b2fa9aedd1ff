/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>

#include "guide/remedy-control-file.h"

/* The migration of one user, which alone is a proof. */

static void
say_migration (const RemedyPlanDraft *draft,
               RemedyStep            *step)
{
  g_autoptr (GPtrArray) stated = remedy_control_file_stated (draft->input);

  for (guint i = 0; i < stated->len; i++)
    {
      /* Translators: %s is what the operator said, as in “The Notes server is NOTES01”. */
      g_autofree char *sentence =
          g_strdup_printf (_ ("You said: %s."), (const char *) stated->pdata[i]);

      remedy_plan_draft_state (step, sentence);
    }
}

static void
add_accounts_file (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.accounts-file",
                                            _ ("Say which Notes user is migrated first"));
  g_autofree char *path = remedy_control_file_accounts_path (draft->input);
  g_autofree char *slashed = g_strdelimit (g_strdup (path), "\\", '/');
  g_autofree char *folder = g_path_get_dirname (slashed);
  g_autofree char *command = NULL;
  /* Translators: %s is a path. */
  g_autofree char *instruction = g_strdup_printf (
      _ ("Make the folder, and save the text below as %s, with Notepad: one line, the name as the "
         "Notes address book has it, First Last/Organization. Choose a user who can wait, and who "
         "knows of it."),
      path);

  g_strdelimit (folder, "/", '\\');
  command = g_strdup_printf ("if not exist %s md %s\nnotepad %s", folder, folder, path);
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("Without this file the Migration Wizard migrates every user of the Notes "
                          "server."),
                .instruction = instruction,
                .command = command,
                .expect = _ ("The file holds one name, and no blank line below it."),
                .back = _ ("Delete the file."),
                .if_wrong = _ ("If the address book uses the middle initial, the name is First I "
                               "Last/Organization.") });
  step->document = remedy_control_file_make_accounts (draft->input);
  step->document_name = g_steal_pointer (&path);
  say_migration (draft, step);
  remedy_plan_draft_cite (step, "Q263755", "Q198957", NULL);
}

static char *
migrate_instruction (const RemedyPlanDraft *draft,
                     const char            *path)
{
  g_autoptr (GPtrArray) blanks = remedy_control_file_blanks (draft->input);

  if (blanks->len == 0)
    /* Translators: %s is a path. */
    return g_strdup_printf (_ ("Save the text below as %s, and type the command: it shows the "
                               "Migration Wizard at work."),
                            path);
  /* Translators: %s is a path. */
  return g_strdup_printf (_ ("Save the text below as %s. Fill in what is blank in it and in the "
                             "command, then type the command. Where you would rather use the "
                             "pages of the Migration Wizard, choose the same user there."),
                          path);
}

/**
 * remedy_plan_add_test_migration:
 * @draft: a draft
 *
 * Adds the steps that migrate one user.
 */
void
remedy_plan_add_test_migration (RemedyPlanDraft *draft)
{
  g_autofree char *path = remedy_control_file_path (draft->input);
  g_autofree char *command = remedy_control_file_make_command (draft->input);
  g_autofree char *instruction = migrate_instruction (draft, path);
  RemedyStep      *step;

  add_accounts_file (draft);
  step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, REMEDY_STEP_TEST_MIGRATION,
                                _ ("Migrate one Notes user"));
  step->practice = REMEDY_PRACTICE_MIGRATE_ONE;
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Replaced files are not yet a proof. A migration that runs is."),
          .instruction = instruction,
          .command = command,
          .expect = _ ("The Application log holds no new 12010, and a 10068 whose statistics count "
                       "an account. Copy the log again and read it on the page Verify. Only then "
                       "migrate the others."),
          .back = _ ("In the Exchange Administrator, delete the mailbox that was made for the "
                     "test. The wizard copies from Notes."),
          .if_wrong = _ ("A new 12010 means that the fault is still there: see on the page Verify "
                         "which files are not those of the service pack. Another event has another "
                         "article: see the page Symptom. An error about the first line of the "
                         "control file means that it does not begin with Mode.") });
  step->document = remedy_control_file_make (draft->input);
  step->document_name = g_steal_pointer (&path);
  say_migration (draft, step);
  remedy_plan_draft_need (draft, step, "after.versions", "after.running", "after.accounts-file",
                          NULL);
  remedy_plan_draft_cite (step, "Q236176", "Q169130", "Q198957", "Q263755", "Q234057", NULL);
}
