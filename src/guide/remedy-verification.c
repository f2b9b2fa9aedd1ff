/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-check.h"
#include "checks/remedy-runs.h"
#include "checks/remedy-service-pack.h"
#include "core/remedy-text.h"
#include "formats/remedy-tables.h"

const char *const remedy_outcome_words[] = { "not-read",    "not-replaced", "waiting", "mended",
                                             "still-there", "cannot-tell",  NULL };

const char *const remedy_change_words[] = { "same", "mended", "worse", "other", NULL };

REMEDY_DEFINE_RECORD (RemedyComparison,
                      remedy_comparison,
                      REMEDY_FIELD (RemedyComparison, id, STRING),
                      REMEDY_FIELD (RemedyComparison, title, STRING),
                      REMEDY_FIELD (RemedyComparison, before, STRING),
                      REMEDY_FIELD (RemedyComparison, after, STRING),
                      REMEDY_FIELD_WORDS (RemedyComparison, before_verdict, remedy_verdict_words),
                      REMEDY_FIELD_WORDS (RemedyComparison, after_verdict, remedy_verdict_words),
                      REMEDY_FIELD_WORDS (RemedyComparison, change, remedy_change_words));

REMEDY_DEFINE_RECORD (RemedyVerification,
                      remedy_verification,
                      REMEDY_FIELD_WORDS (RemedyVerification, outcome, remedy_outcome_words),
                      REMEDY_FIELD (RemedyVerification, headline, STRING),
                      REMEDY_FIELD (RemedyVerification, sentence, STRING),
                      REMEDY_FIELD (RemedyVerification, next, STRING),
                      REMEDY_FIELD_OF (RemedyVerification, rows, LIST, &remedy_comparison_type));

/* What the two readings show, apart from how it is said. */
typedef struct
{
  const char *failing;   /* a check that the plan is to mend, and that still fails */
  const char *unknown;   /* one that could not be answered */
  const char *lost;      /* one that could be answered the first time, and not now */
  const char *elsewhere; /* the computer that was read now, where it is another one */
  gint64      pack;      /* the service pack whose files are there now, if another; else -1 */
  gboolean    logs_read; /* the setup log was read both times */
  gboolean    new_run;   /* of Setup or Update */
  gboolean    files_changed;
  gboolean    marked;        /* the operator marked Update as done */
  gboolean    events_read;   /* the Application log was read again */
  gboolean    new_fault;     /* a 12010 that was not there before */
  gboolean    new_clean_run; /* and none after it */
} Evidence;

typedef struct
{
  RemedyOutcome outcome;
  const char   *headline;
  const char   *sentence;
  const char   *next;
} Words;

/* In the order of RemedyOutcome. */
static const Words words[] = {
  { REMEDY_OUTCOME_NOT_READ, N_ ("Not read again yet"),
    N_ ("What the server looks like after the reapplication is not known yet."),
    N_ ("Copy the server’s files again to the same place, and read them here.") },
  { REMEDY_OUTCOME_NOT_REPLACED, N_ ("Not replaced"),
    N_ ("Nothing shows that the service pack was reapplied with success."),
    N_ ("Run Update until it ends without an error, copy the files again, and read them here.") },
  { REMEDY_OUTCOME_WAITING, N_ ("Replaced, waiting for a test migration"),
    N_ ("The service pack was reapplied. Whether that has mended the fault, a migration has to "
        "show."),
    N_ ("Migrate one Notes user, copy the Application log again, and read it here.") },
  { REMEDY_OUTCOME_MENDED, N_ ("Mended"),
    N_ ("The service pack was reapplied, and a migration ran without an error after the last event "
        "12010."),
    N_ ("Migrate the other users, and keep the report.") },
  { REMEDY_OUTCOME_STILL_THERE, N_ ("Still there"),
    N_ ("Event 12010 was logged again since the server was first read, and no migration ran "
        "without "
        "an error after it."),
    N_ ("If that migration ran before Update did, migrate one Notes user now and read again. If "
        "not, "
        "look below at what is not as it should be, and ask your support.") },
  { REMEDY_OUTCOME_CANNOT_TELL, N_ ("Cannot tell"),
    N_ ("What was read this time lacks what the answer needs."),
    N_ ("See below what could not be read, bring it here, and read again.") },
};

static RemedyChange
change_of (RemedyVerdict before,
           RemedyVerdict after,
           gboolean      same)
{
  if (before == REMEDY_VERDICT_FAIL && after == REMEDY_VERDICT_PASS)
    return REMEDY_CHANGE_MENDED;
  if (before == REMEDY_VERDICT_PASS && after == REMEDY_VERDICT_FAIL)
    return REMEDY_CHANGE_WORSE;
  return same ? REMEDY_CHANGE_SAME : REMEDY_CHANGE_OTHER;
}

/* Where both say the same in their titles, the line under it tells what differs. */
static char *
describe_finding (const RemedyFinding *finding,
                  const RemedyFinding *beside)
{
  if (finding->summary == NULL || g_strcmp0 (finding->title, beside->title) != 0 ||
      g_strcmp0 (finding->summary, beside->summary) == 0)
    return g_strdup (finding->title);
  /* Translators: what a check found, then a detail of it. */
  return g_strdup_printf (_ ("%s: %s"), finding->title, finding->summary);
}

/* Another title is another answer. The line under it is one as well, unless it only tells
 * how far the log reached this time, or when a key was written last. */
static gboolean
says_the_same (const RemedyCheck   *check,
               const RemedyFinding *old,
               const RemedyFinding *new)
{
  if (old->verdict != new->verdict || g_strcmp0 (old->title, new->title) != 0)
    return FALSE;
  return (check->dated && new->verdict != REMEDY_VERDICT_FAIL) ||
         g_strcmp0 (old->summary, new->summary) == 0;
}

/* What the operator said before counts for what was read before, and for nothing more. */
static void
compare_check (RemedyVerification  *self,
               const RemedyCheck   *check,
               const RemedyFacts   *before,
               const RemedyFacts   *after,
               const RemedyAnswers *answers,
               Evidence            *evidence)
{
  g_autoptr (RemedyAnswers) none = remedy_answers_new ();
  g_autoptr (RemedyFinding) old = remedy_check_run (check, before, answers);
  g_autoptr (RemedyFinding) new = remedy_check_run (check, after, none);
  RemedyComparison *row = remedy_comparison_new ();
  gboolean          same = says_the_same (check, old, new);

  row->id = g_strdup (check->id);
  row->title = g_strdup (_ (check->question));
  row->before = same ? g_strdup (old->title) : describe_finding (old, new);
  row->after = same ? g_strdup (new->title) : describe_finding (new, old);
  row->before_verdict = old->verdict;
  row->after_verdict = new->verdict;
  row->change = change_of (old->verdict, new->verdict, same);
  g_ptr_array_add (self->rows, row);
  /* The symptom goes with the next migration, not with the files. */
  if (!check->mended || g_str_has_prefix (check->id, "symptom."))
    return;
  if (new->verdict == REMEDY_VERDICT_FAIL && evidence->failing == NULL)
    evidence->failing = check->id;
  if (new->verdict == REMEDY_VERDICT_UNKNOWN && evidence->unknown == NULL)
    evidence->unknown = check->id;
  if (new->verdict == REMEDY_VERDICT_UNKNOWN && old->verdict != REMEDY_VERDICT_UNKNOWN &&
      evidence->lost == NULL)
    evidence->lost = check->id;
}

static char *
describe_file (const RemedyFileFact *file)
{
  switch (file->state)
    {
    case REMEDY_ITEM_FOUND:
      /* Translators: said of a file, in the place of its version. */
      return g_strdup (file->version != NULL ? file->version : _ ("no version"));
    case REMEDY_ITEM_MISSING:
      return g_strdup (_ ("missing"));
    default:
      return g_strdup (_ ("not read"));
    }
}

static RemedyVerdict
judge_file (const RemedyFileFact *file,
            gint64                service_pack)
{
  const RemedyTableFile *row = remedy_table_find_file (file->folder, file->name);
  RemedyVersion          version;

  if (row == NULL || service_pack < 1 || service_pack > 2 || !row->present[service_pack])
    return REMEDY_VERDICT_NOT_APPLICABLE;
  if (file->state == REMEDY_ITEM_MISSING)
    return REMEDY_VERDICT_FAIL;
  if (file->state != REMEDY_ITEM_FOUND || file->version == NULL ||
      !remedy_version_parse (file->version, &version))
    return REMEDY_VERDICT_UNKNOWN;
  return remedy_version_compare (&version, &row->version[service_pack]) == 0 ? REMEDY_VERDICT_PASS
                                                                             : REMEDY_VERDICT_FAIL;
}

static const RemedyFileFact *
find_file (const RemedyFilesFact *files,
           const RemedyFileFact  *like)
{
  for (guint i = 0; i < files->files->len; i++)
    {
      const RemedyFileFact *file = files->files->pdata[i];

      if (g_strcmp0 (file->folder, like->folder) == 0 && g_strcmp0 (file->name, like->name) == 0)
        return file;
    }
  return NULL;
}

static gboolean
is_settled (const RemedyFileFact *file)
{
  return file->state == REMEDY_ITEM_FOUND || file->state == REMEDY_ITEM_MISSING;
}

static void
compare_files (RemedyVerification *self,
               const RemedyFacts  *before,
               const RemedyFacts  *after,
               gint64              service_pack,
               Evidence           *evidence)
{
  for (guint i = 0; before->files != NULL && after->files != NULL && i < before->files->files->len;
       i++)
    {
      const RemedyFileFact *old = before->files->files->pdata[i];
      const RemedyFileFact *new = find_file (after->files, old);
      RemedyComparison *row;

      if (new == NULL || (old->state == new->state &&g_strcmp0 (old->version, new->version) == 0))
        continue;
      row = remedy_comparison_new ();
      row->id = g_strdup_printf ("%s/%s", old->folder, old->name);
      row->title = g_strdup (new->path != NULL ? new->path : row->id);
      row->before = describe_file (old);
      row->after = describe_file (new);
      row->before_verdict = judge_file (old, service_pack);
      row->after_verdict = judge_file (new, service_pack);
      row->change = change_of (row->before_verdict, row->after_verdict, FALSE);
      g_ptr_array_add (self->rows, row);
      if (is_settled (old) && is_settled (new))
        evidence->files_changed = TRUE;
    }
}

static void
compare_setup_logs (const RemedyFacts *before,
                    const RemedyFacts *after,
                    Evidence          *evidence)
{
  const RemedySetupLogFact *old = before->setup_log;
  const RemedySetupLogFact *new = after->setup_log;

  if (old == NULL || new == NULL || new->state != REMEDY_ITEM_FOUND)
    return;
  evidence->logs_read = old->state == REMEDY_ITEM_FOUND || old->state == REMEDY_ITEM_MISSING;
  evidence->new_run = evidence->logs_read && new->runs->len > old->runs->len;
}

static gint64
newest_event (const RemedyFacts *facts)
{
  gint64 newest = REMEDY_TIME_UNKNOWN;

  for (guint i = 0; facts->events != NULL && i < facts->events->events->len; i++)
    {
      const RemedyEventFact *event = facts->events->events->pdata[i];

      if (!event->recovered)
        newest = MAX (newest, event->generated);
    }
  return newest;
}

/* Every name, to be compared, under which a migration was logged. */
static GHashTable *
find_computers (const RemedyFacts *facts)
{
  GHashTable *computers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; facts->events != NULL && i < facts->events->events->len; i++)
    {
      const RemedyEventFact *event = facts->events->events->pdata[i];

      if (remedy_runs_is_migration (event))
        g_hash_table_add (computers, remedy_runs_computer (event));
    }
  return computers;
}

/* Where the wizard ran on computers whose names are known, a run on another proves nothing. */
static gboolean
is_known (GHashTable            *computers,
          const RemedyEventFact *event)
{
  g_autofree char *computer = remedy_runs_computer (event);

  return g_hash_table_size (computers) == 0 || g_hash_table_contains (computers, computer);
}

/* The files of another server, or its log alone. */
static void
compare_computers (const RemedyFacts *before,
                   const RemedyFacts *after,
                   Evidence          *evidence)
{
  const char *old = before->layout != NULL ? before->layout->computer : NULL;
  const char *new = after->layout != NULL ? after->layout->computer : NULL;
  g_autoptr (GHashTable) computers = find_computers (before);
  const char *stranger = NULL;

  if (old != NULL && new != NULL && !remedy_text_equal (old, new))
    {
      evidence->elsewhere = new;
      return;
    }
  for (guint i = 0; after->events != NULL && i < after->events->events->len; i++)
    {
      const RemedyEventFact *event = after->events->events->pdata[i];

      if (!remedy_runs_is_migration (event))
        continue;
      if (is_known (computers, event))
        return;
      stranger = event->computer;
    }
  evidence->elsewhere = stranger;
}

static void
compare_events (const RemedyFacts     *before,
                const RemedyFacts     *after,
                const RemedyDiagnosis *now,
                Evidence              *evidence)
{
  g_autoptr (GPtrArray) runs = remedy_runs_find (after);
  g_autoptr (GHashTable) computers = find_computers (before);
  gint64 newest = newest_event (before);
  gint64 last_fault = REMEDY_TIME_UNKNOWN;

  evidence->events_read = now->event != REMEDY_EVENT_UNREAD && now->event != REMEDY_EVENT_STATED;
  for (guint i = 0; after->events != NULL && i < after->events->events->len; i++)
    {
      const RemedyEventFact *event = after->events->events->pdata[i];

      if (!event->recovered && remedy_runs_is_fault (event))
        last_fault = MAX (last_fault, event->generated);
    }
  evidence->new_fault = last_fault != REMEDY_TIME_UNKNOWN && last_fault > newest;
  for (guint i = 0; i < runs->len; i++)
    {
      const RemedyRun *run = runs->pdata[i];

      if (run->clean && run->started > newest && now->event != REMEDY_EVENT_FRESH &&
          is_known (computers, run->events->pdata[0]))
        evidence->new_clean_run = TRUE;
    }
}

static RemedyOutcome
decide (const Evidence *evidence)
{
  /* The log of Setup, where it was read both times, outweighs what the operator says. */
  gboolean shown = evidence->new_run || evidence->files_changed;
  gboolean replaced = shown || (evidence->marked && !evidence->logs_read);

  if (evidence->elsewhere != NULL)
    return REMEDY_OUTCOME_CANNOT_TELL;
  if (evidence->failing != NULL || evidence->pack >= 0)
    return REMEDY_OUTCOME_NOT_REPLACED;
  if (evidence->new_clean_run && (replaced || evidence->marked))
    return evidence->lost != NULL ? REMEDY_OUTCOME_CANNOT_TELL : REMEDY_OUTCOME_MENDED;
  if (!replaced)
    return evidence->logs_read ? REMEDY_OUTCOME_NOT_REPLACED : REMEDY_OUTCOME_CANNOT_TELL;
  if (evidence->new_fault)
    return REMEDY_OUTCOME_STILL_THERE;
  if (!evidence->events_read || evidence->unknown != NULL)
    return REMEDY_OUTCOME_CANNOT_TELL;
  return REMEDY_OUTCOME_WAITING;
}

/* What in particular speaks for it, after the general sentence. */
static char *
reason_for (const Evidence *evidence,
            RemedyOutcome   outcome)
{
  const RemedyCheck *check;

  if (evidence->elsewhere != NULL)
    /* Translators: %s is the name of a computer. */
    return g_strdup_printf (_ ("It is of the computer %s, and what was read first is of another. "
                               "Bring the files of the same computer."),
                            evidence->elsewhere);
  if (outcome == REMEDY_OUTCOME_NOT_REPLACED && evidence->pack >= 0)
    /* Translators: %s is a service pack, as in “Service Pack 2”. */
    return g_strdup_printf (_ ("The files are now those of %s, which is not the one that was "
                               "applied when the server was first read."),
                            remedy_service_pack_name (evidence->pack));
  if (outcome == REMEDY_OUTCOME_NOT_REPLACED && evidence->failing != NULL)
    {
      check = remedy_check_find (evidence->failing);
      /* Translators: %s is the question of a check that still fails. */
      return g_strdup_printf (_ ("Not as it should be: %s"), _ (check->question));
    }
  if (outcome == REMEDY_OUTCOME_NOT_REPLACED && evidence->new_clean_run)
    return g_strdup (_ ("Yet a migration ran without an error since the server was first read."));
  if (outcome == REMEDY_OUTCOME_NOT_REPLACED)
    return g_strdup (_ ("The setup log holds no new run, and no file has changed."));
  if (outcome == REMEDY_OUTCOME_CANNOT_TELL && !evidence->events_read)
    return g_strdup (_ ("The Application log could not be read, or is empty."));
  if (outcome == REMEDY_OUTCOME_CANNOT_TELL && evidence->unknown != NULL)
    {
      check = remedy_check_find (evidence->unknown);
      /* Translators: %s is the question of a check that could not be answered. */
      return g_strdup_printf (_ ("Not known: %s"), _ (check->question));
    }
  if (outcome == REMEDY_OUTCOME_CANNOT_TELL)
    return g_strdup (_ ("The setup log could not be read both times, no file has changed, and the "
                        "step “Run Update” is not marked as done."));
  if (!evidence->new_run && !evidence->files_changed && evidence->marked)
    return g_strdup (_ ("That Update ran is what you said; the files do not show it."));
  return NULL;
}

static void
say (RemedyVerification *self,
     RemedyOutcome       outcome,
     const char         *reason)
{
  const Words *row = &words[outcome];

  g_assert (row->outcome == outcome);
  self->outcome = outcome;
  self->headline = g_strdup (_ (row->headline));
  self->sentence = reason != NULL ? g_strdup_printf ("%s %s", _ (row->sentence), reason)
                                  : g_strdup (_ (row->sentence));
  self->next = g_strdup (_ (row->next));
}

/**
 * remedy_verification_make:
 * @before: what was read before the reapplication
 * @after: (nullable): what was read after it
 * @answers: what the operator said about what was read before
 * @marked: whether the operator marked the running of Update as done
 *
 * Runs the same checks on both, and compares. The mark counts as stated where the setup
 * log could not be read both times. “Mended” takes a migration without an error since the
 * server was first read, on the same computer and with the same service pack; what is
 * unknown is never taken for good.
 *
 * Returns: (transfer full): the before/after table, and what it adds up to
 */
RemedyVerification *
remedy_verification_make (const RemedyFacts   *before,
                          const RemedyFacts   *after,
                          const RemedyAnswers *answers,
                          gboolean             marked)
{
  RemedyVerification *self;
  g_autoptr (RemedyAnswers) none = NULL;
  g_autoptr (RemedyDiagnosis) old = NULL;
  g_autoptr (RemedyDiagnosis) now = NULL;
  g_autofree char   *reason = NULL;
  Evidence           evidence = { .marked = marked, .pack = -1 };
  RemedyOutcome      outcome;
  gsize              n_checks;
  const RemedyCheck *checks;

  g_return_val_if_fail (before != NULL, NULL);
  g_return_val_if_fail (answers != NULL, NULL);

  self = remedy_verification_new ();
  if (after == NULL)
    {
      say (self, REMEDY_OUTCOME_NOT_READ, NULL);
      return self;
    }
  none = remedy_answers_new ();
  old = remedy_diagnosis_make (before, answers);
  now = remedy_diagnosis_make (after, none);
  checks = remedy_check_table (&n_checks);
  for (gsize i = 0; i < n_checks; i++)
    compare_check (self, &checks[i], before, after, answers, &evidence);
  compare_files (self, before, after, old->service_pack > 0 ? old->service_pack : now->service_pack,
                 &evidence);
  compare_setup_logs (before, after, &evidence);
  compare_computers (before, after, &evidence);
  compare_events (before, after, now, &evidence);
  if (old->service_pack > 0 && now->service_pack >= 0 && now->service_pack != old->service_pack)
    evidence.pack = now->service_pack;
  outcome = decide (&evidence);
  reason = reason_for (&evidence, outcome);
  say (self, outcome, reason);
  return self;
}
