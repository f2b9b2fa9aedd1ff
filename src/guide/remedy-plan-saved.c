/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-service-table.h"
#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"

/* What Update, or what is run after it, is known to overwrite: saved before, and put back
 * afterwards (domain notes, section 2.4). */

#define SERVICES_KEY "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\"

/* The services whose values the Performance Optimizer sets. */
static const char *const tuned_services[] = { "MSExchangeSA", "MSExchangeDS", "MSExchangeIS",
                                              "MSExchangeMTA" };

static void
save_tables (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.connector-tables",
                                            _ ("Save the tables of the Notes connector"));
  g_autofree char *dxamex = remedy_plan_draft_saved (draft, "Dxamex");
  g_autofree char *dxanotes = remedy_plan_draft_saved (draft, "Dxanotes");
  g_autofree char *from_mex = remedy_plan_draft_path (draft->root, "Connect\\Exchconn\\Dxamex");
  g_autofree char *from_notes = remedy_plan_draft_path (draft->root, "Connect\\Exchconn\\Dxanotes");
  g_autofree char *command = g_strdup_printf ("xcopy %s %s /e /i\nxcopy %s %s /e /i", from_mex,
                                              dxamex, from_notes, dxanotes);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Service Pack 1 is known to overwrite the mapping tables of the Connector for "
                    "Lotus Notes, with all changes made to them."),
          .instruction = draft->services_known
                             ? _ ("Copy both folders.")
                             : _ ("Copy both folders, if they are there: which connectors are "
                                  "installed could not be read."),
          .command = command,
          .expect = _ ("One copy holds AMAP.TBL and MAPNOTES.TBL, the other AMAP.TBL and "
                       "MAPMEX.TBL."),
          .if_wrong = _ ("Where Exchconn lies in another folder, as CONNECT may, copy from there, "
                         "and note it for the step that puts the tables back.") });
  remedy_plan_draft_cite (step, "Q195697", "Q195510", NULL);
}

/* Whether the program of the connector is not where Setup puts it. */
static gboolean
is_moved (const RemedyPlanDraft *draft)
{
  g_autofree char *below = remedy_nt_path_join (draft->root, "");

  for (guint i = 0; i < draft->facts->registry->services->len; i++)
    {
      const RemedyServiceFact *service = draft->facts->registry->services->pdata[i];

      if (remedy_text_equal (service->name, "MSExchangeMSMI"))
        return draft->root_known && service->image != NULL && service->image[0] != '%' &&
               !remedy_text_has_prefix (service->image, below);
    }
  return FALSE;
}

/* A line for each MTA of the connector, whose service has the name that it was given. */
static char *
save_mtas (const RemedyPlanDraft *draft)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  guint n_mtas = 0;

  for (guint i = 0; i < draft->facts->registry->services->len; i++)
    {
      const RemedyServiceFact *service = draft->facts->registry->services->pdata[i];
      g_autofree char *name = NULL;
      g_autofree char *file = NULL;
      g_autofree char *key = NULL;
      g_autofree char *word = NULL;

      if (!remedy_service_table_is_ms_mail (service) || service->name == NULL ||
          remedy_text_has_prefix (service->name, "MSExchange") ||
          strpbrk (service->name, "\"%<>|\r\n\t") != NULL)
        continue;
      name = g_strdup_printf ("mta%u.reg", ++n_mtas);
      file = remedy_plan_draft_saved (draft, name);
      key = g_strconcat (SERVICES_KEY, service->name, NULL);
      word = remedy_plan_draft_word (key);
      g_string_append_printf (lines, "\nregedit /e %s %s", file, word);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
save_mail_connector (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.mail-connector",
                                            _ ("Note where the MS Mail Connector has its folders"));
  g_autofree char *saved = remedy_plan_draft_saved (draft, NULL);
  g_autofree char *file = remedy_plan_draft_saved (draft, "msmi.reg");
  g_autofree char *mtas = save_mtas (draft);
  g_autofree char *command =
      g_strdup_printf ("if not exist %s md %s\nregedit /e %s " SERVICES_KEY
                       "MSExchangeMSMI%s\nnet share MAILDAT$",
                       saved, saved, file, mtas);
  /* Translators: %s is a sentence, or empty. */
  g_autofree char *instruction = g_strdup_printf (
      _ ("%sSave the keys of the connector and of its MTAs, each of which has the name that was "
         "given to it, and note the path of the share MAILDAT$. If the post office was moved, copy "
         "the folder Msmcon\\Bin beside it too."),
      is_moved (draft) ? _ ("Its program lies outside the Exchange folder: it was moved. ") : "");

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("If its post office was moved to another drive, a service pack sets paths in "
                    "the registry back to the old one, and may stop sharing MAILDAT$."),
          .instruction = instruction,
          .command = command,
          .expect = _ ("Files .REG that are not empty, and a path for the share."),
          .if_wrong = _ ("If there is no such share, write that down, and go on. Save the key of an "
                         "MTA that has no line here in the same way.") });
  remedy_plan_draft_cite (step, "Q240208", NULL);
}

static void
save_web (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.web",
                                                 _ ("Save the pages of Outlook Web Access"));
  g_autofree char *saved = remedy_plan_draft_saved (draft, "Webdata");
  g_autofree char *pages = remedy_plan_draft_path (draft->root, "Webdata");
  g_autofree char *command = g_strdup_printf ("xcopy %s %s /e /i", pages, saved);

  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("Pages that were changed by hand may be lost; and where Outlook Web "
                          "Access makes Update end with 0xc0020005, the remedy is to delete this "
                          "folder."),
                .instruction = draft->facts->registry != NULL
                                   ? _ ("Copy the folder.")
                                   : _ ("Copy the folder, if Outlook Web Access is installed "
                                        "here: that could not be read."),
                .command = command,
                .expect = _ ("The copy holds as many files as the folder."),
                .if_wrong = _ ("A folder that is not there holds no pages to lose; go on.") });
  remedy_plan_draft_cite (step, "Q243080", "Q246270", NULL);
}

static void
save_tuning (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.tuning",
                                            _ ("Save the values that were tuned by hand"));
  g_autofree char *saved = remedy_plan_draft_saved (draft, NULL);
  g_autoptr (GString) command = g_string_new (NULL);

  g_string_append_printf (command, "if not exist %s md %s", saved, saved);
  for (guint i = 0; i < G_N_ELEMENTS (tuned_services); i++)
    g_string_append_printf (command, "\nregedit /e %s\\%s.reg " SERVICES_KEY "%s", saved,
                            tuned_services[i], tuned_services[i]);
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("Microsoft recommends the Performance Optimizer after each service "
                          "pack, and it replaces the values that were set by hand at the services "
                          "of Exchange."),
                .instruction = _ ("Save the keys of the services."),
                .command = command->str,
                .expect = _ ("Four files .REG that are not empty."),
                .if_wrong = _ ("REGEDIT says nothing when it fails: look at the files. Without "
                               "them, leave the Performance Optimizer out afterwards.") });
  remedy_plan_draft_cite (step, "Q271824", NULL);
}

/**
 * remedy_plan_add_saved:
 * @draft: a draft
 *
 * Adds the steps that save what may be overwritten.
 */
void
remedy_plan_add_saved (RemedyPlanDraft *draft)
{
  if (draft->connectors)
    save_tables (draft);
  if (remedy_plan_draft_has (draft, "MSExchangeMSMI"))
    save_mail_connector (draft);
  if (draft->web)
    save_web (draft);
  /* The Performance Optimizer stops services, which a cluster would take for a failure. */
  if (draft->cluster != REMEDY_PLAN_YES)
    save_tuning (draft);
}

/* The connectors that have the tables open, in the order in which they stop. */
static char *
stop_connectors (const RemedyPlanDraft *draft)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *lines = NULL;

  for (guint i = 0; draft->services_known && draft->cluster != REMEDY_PLAN_YES &&
                    i < draft->services->len;
       i++)
    if (remedy_text_contains (draft->services->pdata[i], "LME-") ||
        remedy_text_equal (draft->services->pdata[i], "MSExchangeCoCo"))
      g_ptr_array_add (names, draft->services->pdata[i]);
  lines = remedy_plan_draft_net ("stop", names);
  return names->len > 0 ? g_strconcat (lines, "\n", NULL) : g_strdup ("");
}

static void
put_tables_back (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.connector-tables",
                                            _ ("Put the tables of the Notes connector back"));
  g_autofree char *dxamex = remedy_plan_draft_saved (draft, "Dxamex");
  g_autofree char *dxanotes = remedy_plan_draft_saved (draft, "Dxanotes");
  g_autofree char *to_mex = remedy_plan_draft_path (draft->root, "Connect\\Exchconn\\Dxamex");
  g_autofree char *to_notes = remedy_plan_draft_path (draft->root, "Connect\\Exchconn\\Dxanotes");
  g_autofree char *mex_new = remedy_plan_draft_saved (draft, "Dxamex.new");
  g_autofree char *notes_new = remedy_plan_draft_saved (draft, "Dxanotes.new");
  g_autofree char *stop = stop_connectors (draft);
  g_autofree char *command =
      g_strdup_printf ("%sxcopy %s %s /e /i\nxcopy %s %s /e /i\nxcopy %s\\*.tbl %s /r\n"
                       "xcopy %s\\*.tbl %s /r",
                       stop, to_mex, mex_new, to_notes, notes_new, dxamex, to_mex, dxanotes,
                       to_notes);
  /* Translators: two folders. */
  g_autofree char *back =
      g_strdup_printf (_ ("The service pack’s own tables are in %s and %s; copy them back."),
                       mex_new, notes_new);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Update may have put the service pack’s own tables in their place. The "
                    "connectors themselves have service packs of their own, which it does not "
                    "apply."),
          .instruction = _ ("If the connectors’ own part of the service pack was applied before, "
                            "apply it again first: it overwrites these tables too. Then, with "
                            "the connector stopped, type the lines that copy: they keep the tables "
                            "of the service pack aside, and put yours back."),
          .command = command,
          .expect = _ ("The tables are those that you saved."),
          .back = back,
          .if_wrong = _ ("If the directory synchronization then names fields that it does not "
                         "find, tables of two kinds are mixed: put all of them back, or none.") });
  remedy_plan_draft_need (draft, step, "backup.connector-tables", "reapply.until-clean", NULL);
  remedy_plan_draft_cite (step, "Q195510", "Q195697", "Q242250", NULL);
}

static void
put_mail_connector_back (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.mail-connector",
                                            _ ("See that the MS Mail Connector is as it was"));

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Where its post office was moved, the service pack may have set the paths "
                    "back, and put its new files beside the old ones."),
          .instruction = _ ("Compare ImagePath and Performance\\Library of MSExchangeMSMI and of "
                            "each MTA with what you saved, and correct them in Regedt32. If the "
                            "post office was moved, copy the new Msmcon\\Bin from the default "
                            "drive over the one beside it. See that MAILDAT$ is shared."),
          .command = "net share MAILDAT$",
          .expect = _ ("The paths and the share are those that you noted, and mail flows both "
                       "ways."),
          .back = _ ("Open the files .REG that you saved."),
          .if_wrong = _ ("The article lists every value to look at, those of EventLog\\Application "
                         "among them.") });
  remedy_plan_draft_need (draft, step, "backup.mail-connector", "reapply.until-clean", NULL);
  remedy_plan_draft_cite (step, "Q240208", NULL);
}

static void
put_web_back (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.web",
                                                 _ ("Put your own web pages back"));
  g_autofree char *saved = remedy_plan_draft_saved (draft, "Webdata");
  g_autofree char *pages = remedy_plan_draft_path (draft->root, "Webdata");
  /* Translators: two folders. */
  g_autofree char *instruction = g_strdup_printf (
      _ ("Compare %s with %s, and copy back only the pages that you had made or changed "
         "yourselves: the others have to be those of the service pack. Copy each page that you "
         "replace to another folder first."),
      saved, pages);

  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("Update may have replaced pages that were changed by hand."),
                .instruction = instruction,
                .expect = _ ("Outlook Web Access opens a mailbox."),
                .back = _ ("Put the pages that you replaced back."),
                .if_wrong = _ ("If pages do not open, leave those of the service pack in place.") });
  remedy_plan_draft_need (draft, step, "backup.web", "reapply.until-clean", NULL);
  remedy_plan_draft_cite (step, "Q243080", "Q246270", NULL);
}

/**
 * remedy_plan_add_put_back:
 * @draft: a draft
 *
 * Adds the steps that put back what was saved.
 */
void
remedy_plan_add_put_back (RemedyPlanDraft *draft)
{
  if (draft->connectors)
    put_tables_back (draft);
  if (remedy_plan_draft_has (draft, "MSExchangeMSMI"))
    put_mail_connector_back (draft);
  if (draft->web)
    put_web_back (draft);
}
