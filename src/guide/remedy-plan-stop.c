/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-services.h"
#include "core/remedy-text.h"

/* Stopping Exchange by hand, and what can be done while it is down. */

static gboolean
has_service (const RemedyPlanDraft *draft,
             const char            *name)
{
  for (guint i = 0; draft->services_known && i < draft->facts->registry->services->len; i++)
    if (remedy_text_equal (((RemedyServiceFact *) draft->facts->registry->services->pdata[i])->name,
                           name))
      return TRUE;
  return FALSE;
}

/* The web server holds files of Outlook Web Access (Q248487). */
static char *
stop_command (const RemedyPlanDraft *draft)
{
  g_autofree char *exchange = remedy_plan_draft_net ("stop", draft->services);
  gboolean web = draft->web && has_service (draft, "W3SVC");
  gboolean admin = draft->web && has_service (draft, "IISADMIN");

  return g_strconcat (web ? "net stop W3SVC\n" : "", admin ? "net stop IISADMIN /yes\n" : "",
                      exchange, NULL);
}

/* Services that need one another in a circle, which only a damaged or an odd registry shows. */
static char *
circle_sentence (const RemedyPlanDraft *draft)
{
  g_autoptr (RemedyServiceOrder) order = remedy_services_order (draft->facts);
  g_autofree char *names = NULL;

  if (order->circles->len == 0)
    return g_strdup ("");
  names = remedy_services_name_circle (order->circles->pdata[0]);
  /* Translators: %s is a list of services. It follows a sentence. */
  return g_strdup_printf (_ (" These need one another, so that no order of theirs is right: %s."),
                          names);
}

/* Services of other products that stop with Exchange, since they depend on it. */
static char *
foreign_sentence (const RemedyPlanDraft *draft)
{
  g_autoptr (RemedyServiceOrder) order = remedy_services_order (draft->facts);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < order->stop->len; i++)
    {
      const RemedyOrderedService *service = order->stop->pdata[i];

      if (service->involved && !service->exchange)
        g_ptr_array_add (names, service->fact->name);
    }
  if (names->len == 0)
    return g_strdup ("");
  list = remedy_plan_draft_join (names);
  /* Translators: %s is a list of services. It follows a sentence. */
  return g_strdup_printf (_ (" Of another product, and depending on Exchange: %s."), list);
}

static gboolean
is_system_whole (const RemedyPlanDraft *draft)
{
  const RemedyHiveFact *hive = draft->facts->registry->system;

  return !hive->dirty && !hive->damaged;
}

/* A name that would not stay one word of a command has no line there. */
static const char *
untyped_sentence (const RemedyPlanDraft *draft,
                  const char            *command)
{
  g_auto (GStrv) lines = g_strsplit (command, "net stop", -1);

  return g_strv_length (lines) - 1 < draft->services->len
             ? _ (" A service of Exchange that has no line here has a name that cannot be typed: "
                  "stop it in Control Panel ▸ Services.")
             : "";
}

static char *
stop_instruction (const RemedyPlanDraft *draft,
                  const char            *command)
{
  g_autofree char *circle = circle_sentence (draft);
  g_autofree char *foreign = foreign_sentence (draft);
  const char      *cluster = draft->cluster == REMEDY_PLAN_NOT_KNOWN
                                 ? _ ("On a node of a cluster leave this step and the next two out: "
                                      "there Update alone stops them. ")
                                 : "";

  if (draft->services_known)
    /* Translators: each %s is a sentence or empty. */
    return g_strdup_printf (_ ("%sType the lines one after the other, and wait for each. These are "
                               "the services that are installed on this server.%s%s%s%s"),
                            cluster,
                            is_system_whole (draft)
                                ? ""
                                : _ (" Their list was copied while it was in use, or is damaged: "
                                     "see in Control Panel ▸ Services whether there are more."),
                            foreign, circle, untyped_sentence (draft, command));
  /* Translators: %s is a sentence, or empty. */
  return g_strdup_printf (_ ("%sThe services of this server could not be read; these are the ones "
                             "that every Exchange server has. Stop the connectors first, as "
                             "Control Panel ▸ Services lists them, and the web server if Outlook "
                             "Web Access is installed; then type the lines one after the other."),
                          cluster);
}

static void
add_stop_services (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.stop-services",
                                            _ ("Stop the Exchange services"));
  g_autofree char *command = stop_command (draft);
  g_autofree char *instruction = stop_instruction (draft, command);

  step->advice = TRUE;
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Update stops them itself, and in some cases cannot stop one. The order is "
                    "ours: none stops before one that depends on it."),
          .instruction = instruction,
          .command = command,
          .expect = _ ("Each was stopped successfully, or was not started. All of them together "
                       "may take more than ten minutes."),
          .back = _ ("Start them again in the reverse order, as “See that Exchange runs” lists "
                     "them."),
          .if_wrong = _ ("If a service cannot be controlled in its present state, wait and try "
                         "again; the store of Service Pack 1 is known for that. If NET STOP names "
                         "further services that depend on one, stop those first. If the System "
                         "Attendant hangs, restart the computer.") });
  remedy_plan_draft_need (draft, step, "backup.verify", "backup.connector-tables", "backup.web",
                          "quiet.monitors", "quiet.third-party", "quiet.close-programs", NULL);
  remedy_plan_draft_cite (step, "Q143380", "Q235978", "Q246287", "Q196043", "Q193040", "Q180001",
                          NULL);
  if (draft->web)
    remedy_plan_draft_cite (step, "Q248487", NULL);
}

/* The group of the cluster takes a service that stops for one that failed. */
static void
add_leave_services (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.stop-services",
                                            _ ("Leave the Exchange services to Update"));

  step->advice = TRUE;
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("On a cluster the services are resources of a group. One that is stopped with "
                    "NET STOP or in Control Panel counts as failed: the cluster starts it again, "
                    "or moves the group. Update knows clusters, and stops them itself."),
          .instruction = _ ("In Cluster Administrator, see that the group with Exchange is online "
                            "on this node, and that it stays there. Of the services, stop in "
                            "Control Panel only those of Exchange that are no resource of a "
                            "group."),
          .expect = _ ("The group is online on this node, and nobody works with Cluster "
                       "Administrator."),
          .back = _ ("Start again what you stopped."),
          .if_wrong = _ ("If the group has moved to the other node, move it back, and wait until "
                         "it is online, before you start Update.") });
  remedy_plan_draft_need (draft, step, "before.cluster", "backup.verify", "backup.connector-tables",
                          "backup.web", "quiet.monitors", "quiet.third-party",
                          "quiet.close-programs", NULL);
  remedy_plan_draft_cite (step, "Q248138", "Q199662", NULL);
}

static void
add_confirm_stopped (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.confirm-stopped",
                                            _ ("Make sure that Exchange is down"));
  g_autoptr (GPtrArray) escaping = remedy_services_escaping (draft->facts);
  g_autofree char *list = remedy_plan_draft_join_shown (draft, escaping);
  g_autofree char *instruction = NULL;

  if (escaping->len > 0)
    /* Translators: %s is a list of services. */
    instruction = g_strdup_printf (_ ("Type both lines: the first takes down the services that "
                                      "depend on the System Attendant. They do not reach these: "
                                      "%s. See in Control Panel ▸ Services that none of them is "
                                      "started. Then look at the processes in Task Manager."),
                                   list);
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("A service that is left keeps its files."),
          .instruction = instruction != NULL
                             ? instruction
                             : _ ("Type both lines: the first takes down the services that depend "
                                  "on the System Attendant. Then look at Control Panel ▸ Services, "
                                  "and at the processes in Task Manager."),
          .command = "net stop MSExchangeSA /yes\nnet stop MSExchangeSA /yes",
          .expect = _ ("The System Attendant is not started, nothing of Exchange is, and Task "
                       "Manager lists no STORE.EXE, DSAMAIN.EXE, EMSMTA.EXE or MAD.EXE."),
          .back = _ ("Start them again, as “See that Exchange runs” lists them."),
          .if_wrong = _ ("Restart the computer, and begin again at “Close every program on this "
                         "computer”. If the System Attendant has started again by itself, a "
                         "monitor elsewhere still watches this server.") });
  remedy_plan_draft_need (draft, step, "quiet.stop-services", NULL);
  remedy_plan_draft_cite (step, "Q246287", "Q195856", "Q177221", NULL);
}

/* Where a database is, as the registry has it; else where Setup puts it. */
static char *
database (const RemedyPlanDraft *draft,
          const char            *value,
          const char            *usual,
          GPtrArray             *unread)
{
  const char *path = remedy_facts_get_value (draft->facts, value);

  if (path != NULL && remedy_plan_draft_is_path (path))
    return remedy_plan_draft_word (path);
  g_ptr_array_add (unread, (gpointer) (strrchr (usual, '\\') + 1));
  return remedy_plan_draft_path (draft->root, usual);
}

static char *
copy_instruction (const GPtrArray *unread)
{
  g_autofree char *list = remedy_plan_draft_join (unread);
  g_autofree char *places = NULL;

  if (unread->len > 0)
    /* Translators: %s is a list of files. It follows a sentence. */
    places = g_strdup_printf (_ (" Where these lie could not be read, and the place stands here "
                                 "where Setup puts them: %s; see Database Paths in the Properties "
                                 "of the server, in the Exchange Administrator."),
                              list);
  /* Translators: %s is a sentence, or empty. */
  return g_strdup_printf (_ ("Look at the state of each database first, and copy only when all are "
                             "consistent. PRIV.EDB and PUB.EDB belong together: copy both, or "
                             "neither. Where the drive lacks the room, copy to another one.%s"),
                          places != NULL ? places : "");
}

static void
add_offline_copy (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.offline-copy",
                                            _ ("Copy the databases while they are down, if you "
                                               "want to"));
  g_autoptr (GPtrArray) unread = g_ptr_array_new ();
  g_autofree char *private = database (draft, REMEDY_VALUE_PRIVATE_DATABASE,
                                       "mdbdata\\PRIV.EDB", unread);
  g_autofree char *public = database (draft, REMEDY_VALUE_PUBLIC_DATABASE,
                                      "mdbdata\\PUB.EDB", unread);
  g_autofree char *directory = database (draft, REMEDY_VALUE_DIRECTORY_DATABASE,
                                         "dsadata\\DIR.EDB", unread);
  g_autofree char *to = remedy_plan_draft_saved (draft, "offline");
  /* Translators: %s is a folder. */
  g_autofree char *back = g_strdup_printf (_ ("Delete %s when all is well."), to);
  g_autofree char *command = g_strdup_printf (
      "eseutil /mh %s | find /i \"consistent\"\neseutil /mh %s | find /i \"consistent\"\n"
      "eseutil /mh %s | find /i \"consistent\"\nif not exist %s md %s\ncopy %s %s\ncopy %s %s\n"
      "copy %s %s",
      private, public, directory, to, to, private, to, public, to, directory, to);

  g_autofree char *instruction = copy_instruction (unread);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("A second way back, beside the tape. Microsoft advises the online backup; this "
                    "one is for those who want both, and have the room and the time."),
          .instruction = instruction,
          .command = command,
          .expect = _ ("Each database says “State: Consistent”, and each copy is as long as the "
                       "original."),
          .back = back,
          .if_wrong = _ ("“State: Inconsistent” means that it was not shut down cleanly. Start the "
                         "services, stop them again, and look once more; if it stays so, do not "
                         "go on to Update. If a line shows nothing, type it without “| find …”, "
                         "and read the state. A server without one of the two stores has no such "
                         "file.") });
  remedy_plan_draft_need (draft, step, "quiet.confirm-stopped", NULL);
  remedy_plan_draft_cite (step, "Q237767", "Q296787", NULL);
}

/**
 * remedy_plan_add_stop:
 * @draft: a draft of a server
 *
 * Adds the steps that take Exchange down.
 */
void
remedy_plan_add_stop (RemedyPlanDraft *draft)
{
  if (draft->cluster == REMEDY_PLAN_YES)
    {
      add_leave_services (draft);
      return;
    }
  add_stop_services (draft);
  add_confirm_stopped (draft);
  add_offline_copy (draft);
}
