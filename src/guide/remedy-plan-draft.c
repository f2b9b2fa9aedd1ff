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

static gboolean
has_service (const RemedyPlanDraft *self,
             const char            *name)
{
  for (guint i = 0; i < self->services->len; i++)
    if (remedy_text_contains (self->services->pdata[i], name))
      return TRUE;
  return FALSE;
}

static const char *
platform_of (const RemedyFacts *facts)
{
  for (guint i = 0; facts->files != NULL && i < facts->files->files->len; i++)
    {
      const RemedyFileFact *file = facts->files->files->pdata[i];

      if (file->machine != NULL && remedy_text_equal (file->machine, "alpha"))
        return "ALPHA";
    }
  return "I386";
}

static const char *
computer_of (const RemedyFacts *facts)
{
  const char *computer = facts->layout != NULL ? facts->layout->computer : NULL;

  if (computer == NULL)
    computer = remedy_facts_get_value (facts, "ComputerName");
  return computer != NULL ? computer : DEFAULT_COMPUTER;
}

static char *
name_of_pack (gint64 service_pack)
{
  if (service_pack == 0)
    return g_strdup (_ ("the service pack"));
  /* Translators: %d is 1 or 2. */
  return g_strdup_printf (_ ("Service Pack %d"), (int) service_pack);
}

static gboolean
is_drive_path (const char *path)
{
  return path != NULL && g_ascii_isalpha (path[0]) && path[1] == ':';
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

  *self = (RemedyPlanDraft){ .plan = plan, .input = input, .facts = facts, .diagnosis = input->diagnosis };
  self->root_known = is_drive_path (root);
  self->root = g_strdup (self->root_known ? root : DEFAULT_ROOT);
  self->drive = g_strndup (self->root, 2);
  self->system = g_strdup (is_drive_path (system) ? system : DEFAULT_SYSTEM);
  self->computer = g_strdup (computer_of (facts));
  self->pack = name_of_pack (plan->service_pack);
  self->platform = g_strdup (platform_of (facts));
  self->account = g_strdup (attendant != NULL ? attendant->account : NULL);
  self->services = remedy_services_stop_order (facts);
  self->services_known = are_services_known (facts);
  self->connectors =
      !self->services_known || has_service (self, "LME-") || has_service (self, "MSExchangeCoCo");
  self->web = facts->registry == NULL || remedy_facts_get_value (facts, "Web Connector") != NULL ||
              find_service (facts, "MSExchangeWeb") != NULL;
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
 * @name: of what is put aside
 *
 * Returns: (transfer full): where on the server the run sheet has it put
 */
char *
remedy_plan_draft_saved (const RemedyPlanDraft *self,
                         const char            *name)
{
  return g_strconcat (self->drive, SAVED_FOLDER "\\", name, NULL);
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

  return strchr (path, ' ') != NULL ? g_strdup_printf ("\"%s\"", path) : g_steal_pointer (&path);
}
