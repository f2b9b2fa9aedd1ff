/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-service-table.h"
#include "checks/remedy-services.h"
#include "core/remedy-text.h"

/* What holds files of Exchange open and is not Exchange: the services of other products that
 * were found on this computer, and what the articles name (domain notes, section 1.3). Windows
 * NT’s own are left alone but for those: without EventLog or PlugPlay it would not be well. */

/* How the services control manager keeps them. */
#define START_AUTOMATIC 2
#define START_MANUAL 3
#define START_DISABLED 4

/* They stop and start with Exchange, in the step that does that. */
static const char *const web_services[] = { "W3SVC", "IISADMIN", "MSFTPSVC" };

static const RemedyServiceFact *
find (const GPtrArray *services,
      const char      *name)
{
  for (guint i = 0; i < services->len; i++)
    if (remedy_text_equal (((const RemedyServiceFact *) services->pdata[i])->name, name))
      return services->pdata[i];
  return NULL;
}

/* All that Exchange or the web server cannot run without, which is not to be disabled. */
static GHashTable *
list_needed (const GPtrArray *services)
{
  GHashTable *needed = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) left = g_ptr_array_new ();

  for (guint i = 0; i < services->len; i++)
    if (remedy_service_table_is_exchange (services->pdata[i]))
      g_ptr_array_add (left, services->pdata[i]);
  for (guint i = 0; i < G_N_ELEMENTS (web_services); i++)
    if (find (services, web_services[i]) != NULL)
      g_ptr_array_add (left, (gpointer) find (services, web_services[i]));
  while (left->len > 0)
    {
      const RemedyServiceFact *service = g_ptr_array_steal_index_fast (left, left->len - 1);

      if (!g_hash_table_add (needed, (gpointer) service))
        continue;
      for (guint i = 0; i < service->depends->len; i++)
        if (find (services, service->depends->pdata[i]) != NULL)
          g_ptr_array_add (left, (gpointer) find (services, service->depends->pdata[i]));
    }
  return needed;
}

static const char *
start_word (gint64 start)
{
  if (start == START_AUTOMATIC)
    return _ ("Automatic");
  return start == START_MANUAL ? _ ("Manual") : NULL;
}

/* What is disabled holds nothing, and the cluster keeps running. */
static gboolean
may_be_disabled (const RemedyServiceFact *service)
{
  return start_word (service->start) != NULL && !remedy_text_equal (service->name, "ClusSvc") &&
         strpbrk (service->name, "\r\n\t") == NULL;
}

/**
 * remedy_plan_holders:
 * @draft: a draft
 * @with_start: with how each starts now
 *
 * Returns: (transfer full) (element-type utf8): the services to disable that were found on
 *   this computer, by the names that Control Panel shows
 */
GPtrArray *
remedy_plan_holders (const RemedyPlanDraft *draft,
                     gboolean               with_start)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) holders = remedy_services_holders (draft->facts);
  g_autoptr (GHashTable) needed = NULL;

  if (draft->facts->registry == NULL)
    return names;
  needed = list_needed (draft->facts->registry->services);
  for (guint i = 0; i < holders->len; i++)
    {
      const RemedyServiceFact *service = holders->pdata[i];
      const char *name = service->display != NULL ? service->display : service->name;

      if (g_hash_table_contains (needed, service) || !may_be_disabled (service))
        continue;
      g_ptr_array_add (names, with_start
                                  ? g_strdup_printf ("%s (%s)", name, start_word (service->start))
                                  : g_strdup (name));
    }
  return names;
}

/**
 * remedy_plan_disabled:
 * @draft: a draft
 *
 * Returns: (transfer full) (element-type utf8): the short names of the services of Exchange that
 *   are disabled
 */
GPtrArray *
remedy_plan_disabled (const RemedyPlanDraft *draft)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const RemedyRegistryFact *registry = draft->facts->registry;

  for (guint i = 0; registry != NULL && i < registry->services->len; i++)
    {
      const RemedyServiceFact *service = registry->services->pdata[i];

      if (service->start == START_DISABLED && remedy_service_table_is_exchange (service))
        g_ptr_array_add (names, g_strdup (service->name));
    }
  return names;
}

static const char *
holders_sentence (const RemedyPlanDraft *draft)
{
  gboolean alpha = g_str_equal (draft->platform, "ALPHA") || !draft->platform_known;

  return alpha ? _ ("virus scanners, backup agents, SNMP, UPS and hardware monitors, SMS, SQL "
                    "Server where it sends mail, and on an Alpha FX!32")
               : _ ("virus scanners, backup agents, SNMP, UPS and hardware monitors, SMS, and SQL "
                    "Server where it sends mail");
}

static char *
disable_instruction (const RemedyPlanDraft *draft)
{
  g_autoptr (GPtrArray) found = remedy_plan_holders (draft, TRUE);
  g_autofree char *list = remedy_plan_draft_join (found);

  const char *leave = draft->server ? _ (" Leave the Exchange services as they are.") : "";
  const char *cluster = draft->cluster == REMEDY_PLAN_YES
                            ? _ (" The restart moves the group with Exchange to the other node: "
                                 "move it back, and see it run here, before you go on.")
                            : "";

  if (found->len > 0)
    /* Translators: a list of services that were found, one of kinds of them, and two sentences,
     * or nothing for each. */
    return g_strdup_printf (_ ("Found on this computer: %s. In Control Panel ▸ Services, note how "
                               "each starts, and disable it, with all else of this kind: %s.%s Then "
                               "restart the computer.%s"),
                            list, holders_sentence (draft), leave, cluster);
  /* Translators: a list of kinds of services, and two sentences, or nothing for each. */
  return g_strdup_printf (_ ("In Control Panel ▸ Services, note how each starts, then disable: "
                             "%s.%s Then restart the computer.%s"),
                          holders_sentence (draft), leave, cluster);
}

static char *
log_on_sentence (const RemedyPlanDraft *draft)
{
  if (!draft->server)
    return g_strdup (_ ("The computer is up again. Log on as an administrator of it, with the "
                        "account that runs the Migration Wizard."));
  if (draft->account != NULL)
    /* Translators: %s is an account, as in “DOMAIN\exservice”. */
    return g_strdup_printf (_ ("The computer is up again. Log on as %s, the account of the "
                               "Exchange services, or as an administrator with the same rights."),
                            draft->account);
  return g_strdup (_ ("The computer is up again. Log on with the account of the Exchange services, "
                      "or as an administrator with the same rights."));
}

/**
 * remedy_plan_add_third_party:
 * @draft: a draft
 *
 * Adds the step that disables other programs.
 */
void
remedy_plan_add_third_party (RemedyPlanDraft *draft)
{
  RemedyStep *step =
      remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.third-party",
                             _ ("Disable what holds files open, and restart the computer"));
  g_autofree char *instruction = disable_instruction (draft);
  g_autofree char *expect = log_on_sentence (draft);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Update cannot replace a file that another program holds. Disabling those "
                    "programs and restarting is safer than stopping them."),
          .instruction = instruction,
          .expect = expect,
          .back = _ ("Set each service to what you noted, and start it."),
          .if_wrong = draft->cluster != REMEDY_PLAN_NOT_KNOWN
                          ? _ ("Some virus scanners have to be removed, not just disabled, before "
                               "the update goes through.")
                          : _ ("Some virus scanners have to be removed, not just disabled, before "
                               "the update goes through. On a cluster a restart moves the "
                               "Exchange group to the other node: move it back first, and see it "
                               "run here, before you go on.") });
  remedy_plan_draft_need (draft, step, "backup.verify", "backup.registry", NULL);
  remedy_plan_draft_cite (step, "Q245822", "Q178930", "Q148272", "Q265716", "Q182513", "Q165971",
                          NULL);
}

/**
 * remedy_plan_add_enable:
 * @draft: a draft
 *
 * Adds the steps that set the services back.
 */
void
remedy_plan_add_enable (RemedyPlanDraft *draft)
{
  g_autoptr (GPtrArray) disabled = remedy_plan_disabled (draft);
  g_autoptr (GPtrArray) found = remedy_plan_holders (draft, TRUE);
  g_autofree char *disabled_list = remedy_plan_draft_join_shown (draft, disabled);
  g_autofree char *found_list = remedy_plan_draft_join (found);
  g_autofree char *instruction = NULL;
  RemedyStep      *step;

  if (disabled->len > 0 && draft->server)
    {
      /* Translators: %s is a list of services. */
      g_autofree char *disable = g_strdup_printf (
          _ ("If they were disabled on purpose, set to Disabled again: %s."), disabled_list);

      step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.disabled-services",
                                    _ ("Disable again what was disabled"));
      remedy_plan_draft_say (step, &(RemedyStepTexts){
                                       .why = _ ("Update needed them to be startable; now it is "
                                                 "done."),
                                       .instruction = disable,
                                       .expect = _ ("They are as they were before."),
                                       .back = _ ("Set them to Manual.") });
      remedy_plan_draft_need (draft, step, "quiet.disabled-services", "reapply.until-clean", NULL);
      remedy_plan_draft_cite (step, "Q190442", NULL);
    }
  if (found->len > 0)
    /* Translators: %s is a list of services, each with how it starts. */
    instruction = g_strdup_printf (_ ("Set each to what you noted, and restart the computer. When "
                                      "this computer was read they were: %s."),
                                   found_list);
  step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.third-party",
                                _ ("Enable the other services, and restart the computer"));
  remedy_plan_draft_say (
      step, &(RemedyStepTexts){
                .why = _ ("What was disabled for the update is needed again."),
                .instruction = instruction != NULL
                                   ? instruction
                                   : _ ("Set each to what you noted, and restart the computer."),
                .expect = _ ("The computer is up, with all that ran before."),
                .back = _ ("Disable them again."),
                .if_wrong = _ ("A virus scanner or a backup agent that you removed has to be "
                               "installed again.") });
  remedy_plan_draft_need (draft, step, "quiet.third-party", "reapply.until-clean",
                          "reapply.second-node", NULL);
  remedy_plan_draft_cite (step, "Q245822", "Q182513", NULL);
}
