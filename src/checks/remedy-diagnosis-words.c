/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-diagnosis-reasons.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"
#include "checks/remedy-service-pack.h"
#include "formats/remedy-tables.h"

static void
cite (RemedyDiagnosis *self,
      const char      *articles)
{
  g_auto (GStrv) names = g_strsplit (articles, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (self->articles, names[i], g_str_equal, NULL))
      g_ptr_array_add (self->articles, g_strdup (names[i]));
}

/* The sentence of a diagnosis that is this fault, in any strength. */
static void
say_fault (RemedyDiagnosis *self)
{
  const char *pack = remedy_service_pack_name (self->service_pack);

  if (self->condition == REMEDY_CONDITION_CONFIRMED)
    self->headline = g_strdup (_ ("This is the fault of Q236176: confirmed"));
  else if (self->condition == REMEDY_CONDITION_LIKELY)
    self->headline = g_strdup (_ ("This is the fault of Q236176: likely"));
  else
    self->headline = g_strdup (_ ("This is the fault of Q236176: possible"));
  if (self->pack == REMEDY_PACK_UNKNOWN)
    {
      self->sentence = g_strdup (
          _ ("The Migration Wizard could not start a Notes session. Microsoft’s remedy is to "
             "reapply the service pack that is applied now; which one that is must be found "
             "first."));
      self->next = g_strdup (_ ("Find out which service pack is applied."));
    }
  else
    {
      /* Translators: %s is as in “Service Pack 1”. */
      self->sentence = g_strdup_printf (
          _ ("The Migration Wizard could not start a Notes session. Microsoft’s remedy is to "
             "reapply %s."),
          pack);
      self->next = g_strdup_printf (_ ("Prepare to reapply %s."), pack);
    }
  cite (self, "Q236176");
  if (self->profiles->len > 0)
    cite (self, "Q180314");
}

static void
say_not_covered (RemedyDiagnosis *self)
{
  self->headline = g_strdup (_ ("Q236176 does not cover this server"));
  if (self->pack == REMEDY_PACK_RTM)
    {
      self->sentence = g_strdup (
          _ ("No service pack is applied, and Notes migration came with Service Pack 1. The "
             "article covers Service Pack 1 and Service Pack 2."));
      self->next = g_strdup (_ ("Find out what was installed after the event was logged: the "
                                "event stems from a time when Notes migration was there."));
      cite (self, "Q236176;Q263755");
    }
  else
    {
      /* Translators: %s is as in “Service Pack 3”. */
      self->sentence = g_strdup_printf (
          _ ("The files are those of %s. The article covers Service Pack 1 and Service Pack 2, "
             "and says nothing of later ones."),
          remedy_service_pack_name (self->service_pack));
      self->next = g_strdup (_ ("The article gives no remedy here, so this program gives none."));
      cite (self, "Q236176");
    }
}

static void
say_another_fault (RemedyDiagnosis     *self,
                   const RemedySymptom *symptom)
{
  const RemedyEventFact *event = symptom->errors->pdata[symptom->errors->len - 1];
  const RemedyTableEvent *row = remedy_table_find_event ((guint) event->id, event->source);

  /* Translators: the number of an event. */
  self->headline = g_strdup_printf (_ ("This is another fault: event %d"), (int) event->id);
  if (row != NULL)
    {
      /* Translators: number and source of an event, what it means, and articles. */
      self->sentence = g_strdup_printf (
          _ ("The last migration run logged event %d of %s: %s. Q236176 and its remedy are not "
             "about this event."),
          (int) event->id, event->source, row->summary);
      /* Translators: %s is a list of articles. */
      self->next = g_strdup_printf (_ ("Read %s."), row->articles);
      cite (self, row->articles);
    }
  else
    {
      /* Translators: number and source of an event. */
      self->sentence = g_strdup_printf (
          _ ("The last migration run logged event %d of %s, which is not the event of Q236176."),
          (int) event->id, event->source);
      self->next = g_strdup (_ ("Look the event up: this program knows no article about it."));
    }
}

static void
say_ruled_out (RemedyDiagnosis     *self,
               const RemedyFacts   *facts,
               const RemedySymptom *symptom)
{
  g_autofree char *span = remedy_symptom_span (symptom, facts);

  self->headline = g_strdup (_ ("This is not the fault of Q236176: ruled out"));
  if (self->event == REMEDY_EVENT_HISTORY)
    self->sentence = g_strdup (_ ("Event 12010 was there, and a migration ran without an error "
                                  "after it: it was mended since."));
  else
    /* Translators: %s is a sentence that gives the span of a log. */
    self->sentence =
        g_strdup_printf (_ ("A migration ran, and no event 12010 was logged. %s."), span);
  self->next = g_strdup (_ ("Nothing here calls for reapplying the service pack."));
  cite (self, "Q236176");
}

static void
say_cannot_tell (RemedyDiagnosis     *self,
                 const RemedyFacts   *facts,
                 const RemedySymptom *symptom)
{
  g_autofree char *why = NULL;

  self->headline = g_strdup (_ ("Whether this is the fault of Q236176 cannot be told"));
  cite (self, "Q236176");
  if (self->event == REMEDY_EVENT_NO_RUN)
    {
      why = remedy_symptom_span (symptom, facts);
      /* Translators: %s is a sentence that gives the span of a log. */
      self->sentence = g_strdup_printf (
          _ ("No migration ran on this machine in the time that the log covers. %s."), why);
      self->next = g_strdup (_ ("Read the machine that ran the Migration Wizard."));
      cite (self, "Q265840;Q200250");
      return;
    }
  why = remedy_symptom_no_log (facts);
  /* Translators: %s is a reason without a full stop. */
  self->sentence = g_strdup_printf (_ ("The Application log was not read. %s."), why);
  self->next = g_strdup (_ ("Get the Application log, or look for event 12010 of MSExchangeMig in "
                            "Event Viewer on the server, and tell what you saw."));
}

/**
 * remedy_diagnosis_say:
 * @self: a diagnosis with its condition
 * @facts: facts
 * @symptom: what the log says
 *
 * Sets headline, sentence, next and articles.
 */
void
remedy_diagnosis_say (RemedyDiagnosis     *self,
                      const RemedyFacts   *facts,
                      const RemedySymptom *symptom)
{
  switch ((RemedyCondition) self->condition)
    {
    case REMEDY_CONDITION_CONFIRMED:
    case REMEDY_CONDITION_LIKELY:
    case REMEDY_CONDITION_POSSIBLE:
      say_fault (self);
      break;
    case REMEDY_CONDITION_NOT_COVERED:
      say_not_covered (self);
      break;
    case REMEDY_CONDITION_ANOTHER_FAULT:
      say_another_fault (self, symptom);
      break;
    case REMEDY_CONDITION_RULED_OUT:
      say_ruled_out (self, facts, symptom);
      break;
    case REMEDY_CONDITION_CANNOT_TELL:
    default:
      say_cannot_tell (self, facts, symptom);
      break;
    }
  if (self->workstation)
    {
      g_autofree char *sentence = g_steal_pointer (&self->sentence);

      /* Translators: %s is the sentence of the diagnosis. */
      self->sentence = g_strdup_printf (
          _ ("%s This is a workstation that ran the Migration Wizard: its own files count, not "
             "those of the server."),
          sentence);
    }
}
