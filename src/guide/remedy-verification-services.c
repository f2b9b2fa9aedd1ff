/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"
#include "checks/remedy-services.h"
#include "core/remedy-text.h"

#define START_AUTOMATIC 2
#define START_MANUAL 3
#define START_DISABLED 4

static const RemedyServiceFact *
find_service (const RemedyFacts *facts,
              const char        *name)
{
  for (guint i = 0; facts->registry != NULL && i < facts->registry->services->len; i++)
    {
      const RemedyServiceFact *service = facts->registry->services->pdata[i];

      if (remedy_text_equal (service->name, name))
        return service;
    }
  return NULL;
}

/* What a hive that was read whole lacks is gone; what another lacks is unknown. */
static gboolean
knows_services (const RemedyFacts *facts)
{
  return facts->registry != NULL && remedy_reason_is_whole (facts->registry->system);
}

static char *
describe_service (const RemedyFacts       *facts,
                  const RemedyServiceFact *service)
{
  if (service == NULL)
    /* Translators: said of a service. */
    return g_strdup (knows_services (facts) ? _ ("not there") : _ ("not read"));
  switch (service->start)
    {
    case START_AUTOMATIC:
      /* Translators: how a service is started. */
      return g_strdup (_ ("automatic"));
    case START_MANUAL:
      /* Translators: how a service is started. */
      return g_strdup (_ ("manual"));
    case START_DISABLED:
      /* Translators: how a service is started. */
      return g_strdup (_ ("disabled"));
    default:
      /* Translators: said of a service whose way of starting is not known. */
      return g_strdup (_ ("there"));
    }
}

static RemedyVerdict
judge_service (const RemedyFacts       *facts,
               const RemedyServiceFact *service,
               const char              *name)
{
  if (!remedy_services_is_exchange (name))
    return REMEDY_VERDICT_NOT_APPLICABLE;
  if (service != NULL)
    return service->start == START_DISABLED ? REMEDY_VERDICT_FAIL : REMEDY_VERDICT_PASS;
  return knows_services (facts) ? REMEDY_VERDICT_NOT_APPLICABLE : REMEDY_VERDICT_UNKNOWN;
}

/* One that was there and is not is worse than one that never was. */
static void
weigh_service (RemedyProof      *self,
               RemedyComparison *row,
               gboolean          gone)
{
  if (gone)
    {
      row->after_verdict = REMEDY_VERDICT_FAIL;
      row->change = REMEDY_CHANGE_WORSE;
      /* Translators: the short name of a service. */
      g_ptr_array_add (self->worse, g_strdup_printf (_ ("The service %s is gone"), row->id));
    }
  else if (row->change == REMEDY_CHANGE_WORSE)
    /* Translators: the short name of a service. */
    g_ptr_array_add (self->worse, g_strdup_printf (_ ("The service %s is disabled"), row->id));
}

static void
compare_service (RemedyProof             *self,
                 const RemedyServiceFact *like)
{
  const RemedyServiceFact *old = find_service (self->input->before, like->name);
  const RemedyServiceFact *new = find_service (self->input->after, like->name);
  g_autofree char         *before = describe_service (self->input->before, old);
  g_autofree char         *after = describe_service (self->input->after, new);
  gboolean                 same = g_str_equal (before, after);
  gboolean                 exchange = remedy_services_is_exchange (like->name);
  g_autofree char         *title = NULL;
  RemedyComparison        *row;

  /* What else is stopped for the update, and started again after it, counts for nothing. */
  if (same && !exchange)
    return;
  title = like->display != NULL ? g_strdup_printf ("%s (%s)", like->display, like->name)
                                : g_strdup (like->name);
  row = remedy_proof_add_row (self, REMEDY_COMPARED_SERVICE, like->name, title);
  row->before = g_steal_pointer (&before);
  row->after = g_steal_pointer (&after);
  row->before_verdict = judge_service (self->input->before, old, like->name);
  row->after_verdict = judge_service (self->input->after, new, like->name);
  row->change = remedy_proof_change (row->before_verdict, row->after_verdict, same);
  weigh_service (self, row,
                 exchange && old != NULL && new == NULL && knows_services (self->input->after));
}

/**
 * remedy_proof_compare_services:
 * @self: a proof
 *
 * Compares how each service is started, and whether it is there. An Exchange service that
 * is disabled or gone is a new failure (Q190442).
 */
void
remedy_proof_compare_services (RemedyProof *self)
{
  const RemedyRegistryFact *before = self->input->before->registry;
  const RemedyRegistryFact *after = self->input->after->registry;

  for (guint i = 0; before != NULL && i < before->services->len; i++)
    compare_service (self, before->services->pdata[i]);
  for (guint i = 0; after != NULL && i < after->services->len; i++)
    {
      const RemedyServiceFact *service = after->services->pdata[i];

      if (find_service (self->input->before, service->name) == NULL)
        compare_service (self, service);
    }
}
