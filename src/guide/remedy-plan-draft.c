/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-services.h"
#include "core/remedy-text.h"

/* Where Setup puts Exchange (Q149205), and Windows NT itself. */
#define DEFAULT_ROOT "C:\\EXCHSRVR"
#define DEFAULT_SYSTEM "C:\\WINNT"
#define DEFAULT_COMPUTER "SERVER"

/* Where the run sheet has things put aside, on the drive of Exchange. */
#define SAVED_FOLDER "\\REMEDY"

static const RemedyServiceFact *
find_service (const RemedyFacts *facts,
              const char        *name)
{
  for (guint i = 0; facts->registry != NULL && i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *fact = facts->registry->services->pdata[i];

      if (remedy_text_equal (fact->name, name))
        return fact;
    }
  return NULL;
}

/* What the SYSTEM hive holds counts; one that holds no service tells nothing about them. */
static gboolean
are_services_known (const RemedyFacts *facts)
{
  const RemedyRegistryFact *registry = facts->registry;

  return registry != NULL && registry->system != NULL &&
         registry->system->state == REMEDY_ITEM_FOUND && registry->services->len > 0;
}

/* The processor that the programs of Exchange are made for. */
static const char *
platform_of (const RemedyFacts *facts,
             gboolean          *known)
{
  *known = FALSE;
  for (guint i = 0; facts->files != NULL && i < facts->files->files->len; i++)
    {
      const RemedyFileFact *file = facts->files->files->pdata[i];

      *known |= file->machine != NULL;
      if (file->machine != NULL && remedy_text_equal (file->machine, "alpha"))
        return "ALPHA";
    }
  return "I386";
}

/* A name that can stand in a command as it is; %NULL if there is none. */
static const char *
computer_of (const RemedyFacts *facts)
{
  const char *computer = facts->layout != NULL ? facts->layout->computer : NULL;

  if (computer == NULL)
    computer = remedy_facts_get_value (facts, "ComputerName");
  if (computer == NULL || *computer == '\0' || strpbrk (computer, " \"%<>|&^()\\/:*?,;=\t\r\n") != NULL)
    return NULL;
  return computer;
}

static char *
name_of_pack (gint64 service_pack)
{
  if (service_pack == 0)
    return g_strdup (_ ("the service pack"));
  /* Translators: %d is 1 or 2. */
  return g_strdup_printf (_ ("Service Pack %d"), (int) service_pack);
}

/**
 * remedy_plan_draft_is_path:
 * @path: (nullable): what the evidence says
 *
 * What the evidence says must not become a second command on paper.
 *
 * Returns: %TRUE if it is a full path that can stand in a command, in quotes where it needs
 *   them
 */
gboolean
remedy_plan_draft_is_path (const char *path)
{
  if (path == NULL || !g_ascii_isalpha (path[0]) || path[1] != ':')
    return FALSE;
  for (const char *c = path + 2; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c) || strchr ("\"%<>|*?/:", *c) != NULL)
      return FALSE;
  return TRUE;
}

static gboolean
is_system_whole (const RemedyFacts *facts)
{
  const RemedyHiveFact *hive = facts->registry != NULL ? facts->registry->system : NULL;

  return hive != NULL && hive->state == REMEDY_ITEM_FOUND && !hive->dirty && !hive->damaged;
}

/* The service of the cluster is on every node. A whole SYSTEM hive without it tells that the
 * server is none, unless the operator says otherwise. */
static RemedyPlanAnswer
is_cluster (const RemedyPlanDraft *self)
{
  int said = self->statements != NULL ? self->statements->cluster : REMEDY_STATED_UNASKED;

  if (!self->server)
    return REMEDY_PLAN_NO;
  if (find_service (self->facts, "ClusSvc") != NULL || said == REMEDY_STATED_YES)
    return REMEDY_PLAN_YES;
  if (said == REMEDY_STATED_NO || (self->services_known && is_system_whole (self->facts)))
    return REMEDY_PLAN_NO;
  return REMEDY_PLAN_NOT_KNOWN;
}

/**
 * remedy_plan_draft_has:
 * @self: a draft
 * @service: a service of Exchange, or part of its name
 *
 * Returns: %TRUE if the server is known to have it
 */
gboolean
remedy_plan_draft_has (const RemedyPlanDraft *self,
                       const char            *service)
{
  for (guint i = 0; self->services_known && i < self->services->len; i++)
    if (remedy_text_contains (self->services->pdata[i], service))
      return TRUE;
  return FALSE;
}

/* -1 if what was read does not tell. */
static int
has_folder (const RemedyFacts *facts,
            const char        *name)
{
  for (guint i = 0; facts->files != NULL && i < facts->files->folders->len; i++)
    {
      const RemedyFolderFact *folder = facts->files->folders->pdata[i];

      if (g_str_equal (folder->name, name))
        return folder->state == REMEDY_ITEM_FOUND     ? 1
               : folder->state == REMEDY_ITEM_MISSING ? 0
                                                      : -1;
    }
  return -1;
}

/* The tables are the Notes connector’s (Q195697); another of its kind has them only if their
 * folder shows it. What was not read may be there. */
static gboolean
may_have_tables (const RemedyPlanDraft *self)
{
  int folder = has_folder (self->facts, REMEDY_FOLDER_DXAMEX);

  if (remedy_plan_draft_has (self, "LME-NOTES") || folder == 1)
    return TRUE;
  return folder == -1 && (!self->services_known || remedy_plan_draft_has (self, "LME-") ||
                          remedy_plan_draft_has (self, "MSExchangeCoCo"));
}

static gboolean
may_have_web (const RemedyPlanDraft *self)
{
  const RemedyRegistryFact *registry = self->facts->registry;
  gboolean known = registry != NULL && registry->software != NULL &&
                   registry->software->state == REMEDY_ITEM_FOUND;
  int folder = has_folder (self->facts, REMEDY_FOLDER_WEBDATA);

  if (remedy_facts_get_value (self->facts, "Web Connector") != NULL || folder == 1)
    return TRUE;
  return folder == -1 && !known;
}

/**
 * remedy_plan_draft_init:
 * @self: (out caller-allocates): a draft
 * @plan: an empty run sheet
 * @input: what it is made from
 */
void
remedy_plan_draft_init (RemedyPlanDraft       *self,
                        RemedyPlan            *plan,
                        const RemedyPlanInput *input)
{
  const RemedyFacts       *facts = input->facts;
  const RemedyLayoutFact  *layout = facts->layout;
  const RemedyServiceFact *attendant = find_service (facts, "MSExchangeSA");
  const char              *root = layout != NULL ? layout->exchange_root : NULL;
  const char              *system = layout != NULL ? layout->system_root : NULL;

  *self = (RemedyPlanDraft){ .plan = plan,
                             .input = input,
                             .facts = facts,
                             .diagnosis = input->diagnosis,
                             .statements = input->statements };
  self->server = !input->diagnosis->workstation;
  self->root_known = remedy_plan_draft_is_path (root);
  self->root = g_strdup (self->root_known ? root : DEFAULT_ROOT);
  self->drive = g_strndup (self->root, 2);
  self->system = g_strdup (remedy_plan_draft_is_path (system) ? system : DEFAULT_SYSTEM);
  self->computer_known = computer_of (facts) != NULL;
  self->computer = g_strdup (self->computer_known ? computer_of (facts) : DEFAULT_COMPUTER);
  self->pack = name_of_pack (plan->service_pack);
  self->platform = g_strdup (platform_of (facts, &self->platform_known));
  self->account = g_strdup (attendant != NULL ? attendant->account : NULL);
  self->services = remedy_services_stop_order (facts);
  self->services_known = are_services_known (facts);
  self->cluster = is_cluster (self);
  self->connectors = self->server && may_have_tables (self);
  self->web = self->server && may_have_web (self);
}

/**
 * remedy_plan_draft_clear:
 * @self: a draft
 */
void
remedy_plan_draft_clear (RemedyPlanDraft *self)
{
  g_clear_pointer (&self->root, g_free);
  g_clear_pointer (&self->drive, g_free);
  g_clear_pointer (&self->system, g_free);
  g_clear_pointer (&self->computer, g_free);
  g_clear_pointer (&self->pack, g_free);
  g_clear_pointer (&self->platform, g_free);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->services, g_ptr_array_unref);
}

/**
 * remedy_plan_draft_add:
 * @self: a draft
 * @phase: its phase
 * @id: its id, which stays the same for ever
 * @title: its title
 *
 * Returns: (transfer none): a new last step of the plan
 */
RemedyStep *
remedy_plan_draft_add (RemedyPlanDraft *self,
                       RemedyPhase      phase,
                       const char      *id,
                       const char      *title)
{
  RemedyStep *step = remedy_step_new ();

  step->id = g_strdup (id);
  step->phase = phase;
  step->title = g_strdup (title);
  g_ptr_array_add (self->plan->steps, step);
  return step;
}

static void
set_text (char      **text,
          const char *to)
{
  if (to == NULL)
    return;
  g_free (*text);
  *text = g_strdup (to);
}

/**
 * remedy_plan_draft_say:
 * @step: a step
 * @texts: its texts
 */
void
remedy_plan_draft_say (RemedyStep            *step,
                       const RemedyStepTexts *texts)
{
  set_text (&step->why, texts->why);
  set_text (&step->instruction, texts->instruction);
  set_text (&step->command, texts->command);
  set_text (&step->expect, texts->expect);
  set_text (&step->back, texts->back);
  set_text (&step->if_wrong, texts->if_wrong);
}

/**
 * remedy_plan_draft_state:
 * @step: a step
 * @sentence: something in it that the operator said, and nothing that was read shows
 */
void
remedy_plan_draft_state (RemedyStep *step,
                         const char *sentence)
{
  g_ptr_array_add (step->stated, g_strdup (sentence));
}

static gboolean
is_earlier (const RemedyPlanDraft *self,
            const RemedyStep      *step,
            const char            *id)
{
  for (guint i = 0; i < self->plan->steps->len && self->plan->steps->pdata[i] != step; i++)
    if (g_str_equal (((const RemedyStep *) self->plan->steps->pdata[i])->id, id))
      return TRUE;
  return FALSE;
}

/**
 * remedy_plan_draft_need:
 * @self: a draft
 * @step: a step of it
 * @...: ids of the steps that have to be done or skipped before, ended by %NULL; those that
 *   this server has no use for are left out
 */
void
remedy_plan_draft_need (const RemedyPlanDraft *self,
                        RemedyStep            *step,
                        ...)
{
  va_list arguments;

  va_start (arguments, step);
  for (const char *id = va_arg (arguments, const char *); id != NULL;
       id = va_arg (arguments, const char *))
    if (is_earlier (self, step, id))
      g_ptr_array_add (step->needs, g_strdup (id));
  va_end (arguments);
}

/**
 * remedy_plan_draft_cite:
 * @step: a step
 * @...: articles of the Knowledge Base, ended by %NULL
 */
void
remedy_plan_draft_cite (RemedyStep *step,
                        ...)
{
  va_list arguments;

  va_start (arguments, step);
  for (const char *article = va_arg (arguments, const char *); article != NULL;
       article = va_arg (arguments, const char *))
    g_ptr_array_add (step->articles, g_strdup (article));
  va_end (arguments);
}

/**
 * remedy_plan_draft_saved:
 * @self: a draft
 * @name: (nullable): of what is put aside; %NULL: the folder itself
 *
 * Returns: (transfer full): where on the server the run sheet has it put
 */
char *
remedy_plan_draft_saved (const RemedyPlanDraft *self,
                         const char            *name)
{
  return g_strconcat (self->drive, SAVED_FOLDER, name != NULL ? "\\" : NULL, name, NULL);
}

/**
 * remedy_plan_draft_word:
 * @name: a name or a path
 *
 * Returns: (transfer full): it as one word of a command, in quotes where it needs them
 */
char *
remedy_plan_draft_word (const char *name)
{
  return strpbrk (name, " &()^;,=@!'+`~[]{}") != NULL ? g_strdup_printf ("\"%s\"", name)
                                                     : g_strdup (name);
}

/**
 * remedy_plan_draft_path:
 * @folder: a folder on the server
 * @below: a path below it
 *
 * A folder of Exchange may have a space in its name (Q230251), which the command prompt
 * takes for the end of it.
 *
 * Returns: (transfer full): the path as it is typed, in quotes where it needs them
 */
char *
remedy_plan_draft_path (const char *folder,
                        const char *below)
{
  g_autofree char *path = g_strconcat (folder, "\\", below, NULL);

  return remedy_plan_draft_word (path);
}

/**
 * remedy_plan_draft_join:
 * @names: (element-type utf8): names
 *
 * Returns: (transfer full): them in one line, with commas
 */
char *
remedy_plan_draft_join (const GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * remedy_plan_draft_join_shown:
 * @self: a draft
 * @services: (element-type utf8): short names
 *
 * Returns: (transfer full): them in one line, by the names that Control Panel ▸ Services lists
 */
char *
remedy_plan_draft_join_shown (const RemedyPlanDraft *self,
                              const GPtrArray       *services)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < services->len; i++)
    {
      const RemedyServiceFact *fact = find_service (self->facts, services->pdata[i]);
      gboolean shown = fact != NULL && fact->display != NULL && *fact->display != '\0';

      g_ptr_array_add (names, shown ? fact->display : services->pdata[i]);
    }
  return remedy_plan_draft_join (names);
}

/**
 * remedy_plan_draft_net:
 * @verb: “stop” or “start”
 * @services: (element-type utf8): short names, in their order
 *
 * Returns: (transfer full): a line for each; one whose name would not stay one word of a
 *   command has none
 */
char *
remedy_plan_draft_net (const char      *verb,
                       const GPtrArray *services)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < services->len; i++)
    {
      const char      *name = services->pdata[i];
      g_autofree char *word = remedy_plan_draft_word (name);

      if (strpbrk (name, "\"%<>|\n\r\t") == NULL)
        g_string_append_printf (lines, "%snet %s %s", lines->len > 0 ? "\n" : "", verb, word);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}
