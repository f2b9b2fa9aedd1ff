/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"
#include "checks/remedy-service-pack.h"

/* So many names are a sentence; the rows have them all. */
#define MAX_NAMED 5

typedef struct
{
  RemedyOutcome outcome;
  const char   *headline;
  const char   *sentence;
  const char   *next;
} Words;

/* In the order of RemedyOutcome. */
static const Words words[REMEDY_N_OUTCOMES] = {
  { REMEDY_OUTCOME_NOT_READ, N_ ("Not read again yet"),
    N_ ("What the server looks like after the reapplication is not known yet."),
    N_ ("Copy the server’s files again to the same place, and read them here.") },
  { REMEDY_OUTCOME_NOT_REPLACED, N_ ("Not replaced"),
    N_ ("Nothing shows that the service pack was reapplied with success."),
    N_ ("Run Update until it ends without an error, copy the files again, and read them here.") },
  { REMEDY_OUTCOME_PARTLY, N_ ("Partly replaced"),
    N_ ("Something was replaced, but not everything is as the service pack has it."),
    N_ ("Find out what held those files open, run Update again until it ends without an error, "
        "copy the files again, and read them here.") },
  { REMEDY_OUTCOME_WAITING, N_ ("Replaced, waiting for a test migration"),
    N_ ("The service pack was reapplied. Whether that has mended the fault, a migration has to "
        "show."),
    N_ ("Migrate one Notes user, copy the Application log again, and read it here.") },
  { REMEDY_OUTCOME_MENDED, N_ ("Mended"),
    N_ ("The service pack was reapplied, all that it was to mend is as it should be, and a "
        "migration ran without an error after it."),
    N_ ("Migrate the other users, and keep the report.") },
  { REMEDY_OUTCOME_STILL_THERE, N_ ("Still there"),
    N_ ("Event 12010 was logged again, and no migration ran without an error after it."),
    N_ ("Look below at what is not as it should be. If nothing is, ask your support, and give "
        "them the report.") },
  { REMEDY_OUTCOME_WORSE, N_ ("Worse than before"),
    N_ ("Something fails now that did not fail when the server was first read."),
    N_ ("Mend that first. The run sheet says how to go back; then copy the files again, and read "
        "them here.") },
  { REMEDY_OUTCOME_OTHER_PACK, N_ ("Another service pack was applied"),
    N_ ("The article asks for the service pack that was applied already, and for no other."),
    N_ ("Do not put an older one over it: Update refuses that. Read the server as a new case, "
        "so that it is judged by what it is now.") },
  { REMEDY_OUTCOME_LOG_CLEARED, N_ ("The Application log was cleared"),
    N_ ("What it held when the server was first read is gone, and with it perhaps another event "
        "12010. A proof cannot rest on it."),
    N_ ("If the log was saved when it was cleared, copy the saved file, and point to it on the "
        "page Server. Without it this stays open; say so in the report.") },
  { REMEDY_OUTCOME_OTHER_SERVER, N_ ("This is another server"),
    N_ ("What was read now and what was read first are not of the same computer."),
    N_ ("Copy the files of the same computer, and read them here.") },
  { REMEDY_OUTCOME_CANNOT_TELL, N_ ("Cannot tell"),
    N_ ("What was read this time lacks what the answer needs."),
    N_ ("See below what could not be read, bring it here, and read again.") },
};

static void G_GNUC_PRINTF (2, 3)
add (GString    *text,
     const char *format,
     ...)
{
  va_list arguments;

  g_string_append_c (text, ' ');
  va_start (arguments, format);
  g_string_append_vprintf (text, format, arguments);
  va_end (arguments);
}

/* The first names of a list, and how many more there are. */
static char *
join (const GPtrArray *names,
      const char      *separator)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < MAX_NAMED; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? separator : "", (const char *) names->pdata[i]);
  if (names->len > MAX_NAMED)
    /* Translators: at the end of a list: so many more than were named. */
    g_string_append_printf (text, ngettext (" and %u more", " and %u more", names->len - MAX_NAMED),
                            names->len - MAX_NAMED);
  return g_string_free (text, FALSE);
}

static void
add_questions (GString         *text,
               const GPtrArray *checks,
               const char      *format)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  g_autofree char *list = NULL;

  if (checks->len == 0)
    return;
  for (guint i = 0; i < checks->len; i++)
    g_ptr_array_add (questions,
                     (gpointer) _ (((const RemedyCheck *) checks->pdata[i])->question));
  list = join (questions, " ");
  g_string_append_c (text, ' ');
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_string_append_printf (text, format, list);
#pragma GCC diagnostic pop
}

static char *
when (const RemedyProof *self,
      gint64             time)
{
  return remedy_reason_when (self->input->after, time);
}

static void
add_wrong_files (const RemedyProof *self,
                 GString           *text)
{
  g_autofree char *names = join (self->wrong, ", ");

  if (self->wrong->len > 0)
    /* Translators: %s is a list of names of files. */
    add (text, ngettext ("This file is not as it should be: %s.",
                         "These files are not as they should be: %s.", self->wrong->len),
         names);
  else
    /* Translators: %s is one question, or several. */
    add_questions (text, self->failing, _ ("Not as it should be: %s"));
}

static void
add_setup (const RemedyProof *self,
           GString           *text)
{
  if (self->setup_failed)
    add (text, "%s", _ ("The last run of Update in the setup log has an error, or ended early."));
  else if (self->new_setup_run)
    add (text, "%s", _ ("The setup log holds a new run without an error."));
  else if (self->setup_logs_read && remedy_proof_is_marked (self))
    add (text, "%s", _ ("You marked Update as done; the setup log holds no new run."));
  else if (self->setup_logs_read)
    add (text, "%s", _ ("The setup log holds no new run."));
  else
    add (text, "%s", _ ("The setup log was not read both times."));
}

static void
add_new_fault (const RemedyProof *self,
               GString           *text)
{
  g_autofree char *time = when (self, self->fault_time);

  if (self->new_fault)
    /* Translators: %s is a time. */
    add (text, _ ("Event 12010 was logged again on %s."), time);
}

static void
say_not_replaced (const RemedyProof *self,
                  GString           *text)
{
  add_setup (self, text);
  if (self->wrong->len > 0 || self->failing->len > 0)
    add_wrong_files (self, text);
  else if (!self->setup_failed)
    add (text, "%s", _ ("No file was put right, and none has to be."));
  if (self->clean_run)
    add (text, "%s", _ ("Yet a migration ran without an error since the server was first read."));
  add_new_fault (self, text);
}

static void
say_partly (const RemedyProof *self,
            GString           *text)
{
  if (self->n_put_right > 0)
    add (text, ngettext ("%u file was put right.", "%u files were put right.", self->n_put_right),
         self->n_put_right);
  add_setup (self, text);
  add_wrong_files (self, text);
  add_new_fault (self, text);
}

static void
add_clock (const RemedyProof *self,
           GString           *text)
{
  g_autofree char *time = when (self, self->updated);

  if (self->clock == REMEDY_CLOCK_STATED)
    /* Translators: %s is a time. */
    add (text, _ ("When Update ran is what you stated: you marked it as done on %s."), time);
  else if (self->clock == REMEDY_CLOCK_FILE)
    /* Translators: %s is a time. */
    add (text, _ ("When Update ran is told by the date of the setup log, %s."), time);
}

static void
add_replaced_as_stated (const RemedyProof *self,
                        GString           *text)
{
  if (!remedy_proof_is_shown (self))
    add (text, "%s", _ ("That Update ran is what you said; the files do not show it."));
}

static void
say_waiting (const RemedyProof *self,
             GString           *text)
{
  g_autofree char *time = when (self, self->clean_time);

  add_replaced_as_stated (self, text);
  /* Translators: %s is one question, or several. */
  add_questions (text, self->lost, _ ("Read this as well, since it was known before: %s"));
  if (!self->clean_run)
    return;
  if (self->clean_order == REMEDY_ORDER_BEFORE)
    /* Translators: %s is a time. */
    add (text, _ ("The migration of %s ran without an error, but before Update."), time);
  else
    /* Translators: %s is a time. */
    add (text, _ ("The migration of %s ran without an error, but whether before Update or after "
                  "it cannot be told: the setup log has no times. If it ran after Update, mark "
                  "both steps as done on the page Reapply, one after the other."),
         time);
  add_clock (self, text);
}

static void
say_mended (const RemedyProof *self,
            GString           *text)
{
  g_autofree char *time = when (self, self->clean_time);

  /* Translators: %s is a time. */
  add (text, _ ("It ran on %s."), time);
  add_replaced_as_stated (self, text);
  if (self->clock != REMEDY_CLOCK_NONE)
    add_clock (self, text);
  else if (self->clean_stated)
    add (text, "%s", _ ("That it ran after Update is what you stated."));
}

static void
say_still_there (const RemedyProof *self,
                 GString           *text)
{
  g_autofree char *time = when (self, self->fault_time);

  if (self->fault_order == REMEDY_ORDER_AFTER)
    /* Translators: %s is a time. */
    add (text, _ ("That was on %s, after Update."), time);
  else if (self->fault_order == REMEDY_ORDER_BEFORE)
    /* Translators: %s is a time. */
    add (text, _ ("That was on %s, before Update: migrate one Notes user now, and read again."),
         time);
  else
    /* Translators: %s is a time. */
    add (text, _ ("That was on %s; whether before Update or after it cannot be told. If before, "
                  "migrate one Notes user now, and read again."),
         time);
  add_clock (self, text);
}

static void
say_worse (const RemedyProof *self,
           GString           *text)
{
  g_autofree char *list = join (self->worse, "; ");

  add (text, "%s.", list);
  add_new_fault (self, text);
}

static void
say_other_pack (const RemedyProof *self,
                GString           *text)
{
  /* Translators: a service pack, and the one that should be there. */
  add (text, _ ("The files are now those of %s; the plan was to reapply %s."),
       remedy_service_pack_name (self->other_pack), remedy_service_pack_name (self->pack));
}

static void
say_other_server (const RemedyProof *self,
                  GString           *text)
{
  /* Translators: %s is the name of a computer. */
  add (text, _ ("What was read now is of %s."), self->elsewhere);
}

static void
say_log_cleared (const RemedyProof *self,
                 GString           *text)
{
  if (self->clean_run)
    add (text, "%s", _ ("A migration ran without an error since, which speaks for it; it is not "
                        "called mended, since nobody can see what was lost."));
  else
    add (text, "%s", _ ("In what is left of it no migration ran without an error."));
}

static void
add_trust (const RemedyProof *self,
           GString           *text)
{
  switch (self->trust)
    {
    case REMEDY_TRUST_UNREAD:
      add (text, "%s", _ ("The Application log could not be read, or is empty."));
      break;
    case REMEDY_TRUST_OVERWRITTEN:
      add (text, "%s", _ ("The Application log has overwritten its oldest events, and reaches back "
                          "neither to the first reading nor to Update."));
      break;
    case REMEDY_TRUST_ANOTHER:
      add (text, "%s", _ ("The Application log lacks events that it held when it was first read: "
                          "it is another copy, or was put back from a backup."));
      break;
    case REMEDY_TRUST_DAMAGED:
      add (text, "%s", _ ("The Application log is cut short, full or damaged, so that its newest "
                          "events may be missing. Copy it again; if it is full, save it first."));
      break;
    case REMEDY_TRUST_GOOD:
    case REMEDY_TRUST_CLEARED:
    default:
      break;
    }
}

static void
say_cannot_tell (const RemedyProof *self,
                 GString           *text)
{
  if (!remedy_proof_is_shown (self) && !remedy_proof_is_marked (self))
    {
      add (text, "%s", _ ("The setup log could not be read both times, no file was put right, and "
                          "the step “Run Update” is not marked as done."));
      return;
    }
  add_trust (self, text);
  /* Translators: %s is one question, or several. */
  add_questions (text, self->unknown->len > 0 ? self->unknown : self->lost, _ ("Not known: %s"));
  /* Translators: %s is one question, or several. */
  add_questions (text, self->unclear, _ ("Fails now, and was not known before: %s"));
  if (self->trust == REMEDY_TRUST_GOOD && self->unknown->len == 0 && self->lost->len == 0 &&
      self->unclear->len == 0)
    add (text, "%s", _ ("Nothing that was first read showed the fault, so that nothing can show "
                        "that it is gone. A migration ran without an error after Update."));
}

/* In the order of RemedyOutcome; what needs no more than its sentence has none. */
static void (*const details[REMEDY_N_OUTCOMES]) (const RemedyProof *self,
                                                 GString           *text) = {
  NULL,      say_not_replaced, say_partly,      say_waiting,      say_mended,      say_still_there,
  say_worse, say_other_pack,   say_log_cleared, say_other_server, say_cannot_tell,
};

/**
 * remedy_proof_say:
 * @self: a proof
 * @outcome: what it adds up to
 * @verification: gets headline, sentence and what comes next
 */
void
remedy_proof_say (const RemedyProof  *self,
                  RemedyOutcome       outcome,
                  RemedyVerification *verification)
{
  const Words *row = &words[outcome];
  GString     *text = g_string_new (_ (row->sentence));

  g_assert (row->outcome == outcome);
  if (details[outcome] != NULL)
    details[outcome] (self, text);
  verification->outcome = outcome;
  verification->headline = g_strdup (_ (row->headline));
  verification->sentence = g_string_free (text, FALSE);
  verification->next = g_strdup (_ (row->next));
}
