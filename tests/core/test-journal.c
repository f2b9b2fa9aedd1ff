/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-journal-file.h"
#include "guide/remedy-journal-line.h"
#include "test-support.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

typedef struct
{
  char              *folder;
  char              *path; /* of the journal */
  RemedyJournalFile *file;
  RemedyJournal     *journal;
  RemedyWork        *work; /* how things stand */
} Fixture;

static void
reopen (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyWork) replayed = NULL;

  g_clear_pointer (&fixture->journal, remedy_journal_free);
  g_clear_pointer (&fixture->file, remedy_journal_file_unref);
  g_clear_pointer (&fixture->work, remedy_work_free);
  fixture->file = remedy_journal_file_open (fixture->path, &fixture->journal, &error);
  g_assert_no_error (error);
  fixture->work = remedy_journal_fold (fixture->journal);
  replayed = remedy_journal_replay (remedy_journal_get_moves (fixture->journal));
  g_assert_true (remedy_record_equal (&remedy_work_type, replayed, fixture->work));
}

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = test_temp_dir ();
  fixture->path = g_build_filename (fixture->folder, "journal.jsonl", NULL);
  remedy_journal_file_create (fixture->path, NULL, &error);
  g_assert_no_error (error);
  reopen (fixture);
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  remedy_journal_free (fixture->journal);
  remedy_journal_file_unref (fixture->file);
  remedy_work_free (fixture->work);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* As a session does it: work out, write down, take over. */
static void
play (Fixture    *fixture,
      RemedyMove *move)
{
  g_autoptr (GError) error = NULL;
  RemedyWork *work = remedy_journal_preview (fixture->journal, fixture->work, move);

  remedy_journal_file_append (fixture->file, move, &error);
  g_assert_no_error (error);
  remedy_journal_add (fixture->journal, move);
  remedy_work_free (fixture->work);
  fixture->work = work;
}

static RemedyMove *
mark (const char     *step,
      RemedyStepState state,
      const char     *reason)
{
  RemedyMove *move = remedy_move_make (REMEDY_MOVE_MARK, reason);

  move->step = g_strdup (step);
  move->state = state;
  return move;
}

static RemedyMove *
note (const char *step,
      const char *text)
{
  RemedyMove *move = remedy_move_make (REMEDY_MOVE_NOTE, text);

  move->step = g_strdup (step);
  return move;
}

/*
 * The walk. The model is an array of snapshots and a place in it: a move cuts off what lies
 * behind the place and adds a snapshot, undo steps back, redo steps forward.
 */

#define N_MOVES 10000
#define MOVES_A_START 200
#define N_STEPS 9
#define N_FAILURES 5

static const char *const steps[N_STEPS] = { "a", "b.c", "d", "e", "f", "g", "h", "“i”", "j\n" };
static const char *const failures[N_FAILURES] = { "0x41", "MAPI32.DLL", "in use", "1", "2" };
static const char *const texts[] = { NULL, "why", "“quoted” <b> \\ \t and a line\nmore", "ß" };

typedef struct
{
  struct
  {
    int         state;
    const char *reason;
    const char *note;
  } marks[N_STEPS];
  int         saw;
  int         backup;
  int         cluster;
  const char *language;
  const char *go_on;
  const char *media;
  gboolean    consent;
  int         failures[N_FAILURES]; /* in the order in which they were put there */
  guint       n_failures;
} Snapshot;

typedef struct
{
  GArray *snapshots; /* Snapshot */
  guint   at;
} Model;

static const char *
pick (GRand *dice)
{
  return texts[g_rand_int_range (dice, 0, G_N_ELEMENTS (texts))];
}

static void
toggle_failure (Snapshot *snapshot,
                int       which,
                gboolean  add)
{
  guint at = 0;

  while (at < snapshot->n_failures && snapshot->failures[at] != which)
    at++;
  if (add && at == snapshot->n_failures)
    snapshot->failures[snapshot->n_failures++] = which;
  if (!add && at < snapshot->n_failures)
    {
      for (guint i = at + 1; i < snapshot->n_failures; i++)
        snapshot->failures[i - 1] = snapshot->failures[i];
      snapshot->n_failures--;
    }
}

static RemedyMove *
draw_statements (Snapshot *now,
                 GRand    *dice)
{
  RemedyMove *move = remedy_move_make (REMEDY_MOVE_STATEMENTS, NULL);

  move->statements = remedy_statements_new ();
  now->backup = move->statements->backup = g_rand_int_range (dice, 0, 3);
  now->cluster = move->statements->cluster = g_rand_int_range (dice, 0, 3);
  now->language = pick (dice);
  move->statements->language = g_strdup (now->language);
  if (now->backup != REMEDY_STATED_YES)
    now->consent = FALSE;
  return move;
}

static RemedyMove *
draw_small (Snapshot *now,
            GRand    *dice)
{
  RemedyMove *move;
  int         which = g_rand_int_range (dice, 0, N_FAILURES);
  gboolean    add = g_rand_boolean (dice);

  switch (g_rand_int_range (dice, 0, 5))
    {
    case 0:
      move = remedy_move_make (REMEDY_MOVE_ANSWERS, NULL);
      move->answers = remedy_answers_new ();
      now->saw = move->answers->saw = g_rand_int_range (dice, 0, 3);
      return move;
    case 1:
      now->go_on = pick (dice);
      return remedy_move_make (REMEDY_MOVE_GO_ON, now->go_on);
    case 2:
      now->media = pick (dice);
      return remedy_move_make (REMEDY_MOVE_MEDIA, now->media);
    case 3:
      move = remedy_move_make (REMEDY_MOVE_CONSENT, NULL);
      now->consent = move->consent = add;
      return move;
    default:
      toggle_failure (now, which, add);
      return remedy_move_make (add ? REMEDY_MOVE_ADD_FAILURE : REMEDY_MOVE_DROP_FAILURE,
                               failures[which]);
    }
}

static RemedyMove *
draw (Snapshot *now,
      GRand    *dice)
{
  int         step = g_rand_int_range (dice, 0, N_STEPS);
  int         kind = g_rand_int_range (dice, 0, 10);
  const char *text = pick (dice);

  if (kind < 4)
    {
      now->marks[step].state = g_rand_int_range (dice, 0, REMEDY_STEP_SKIPPED + 1);
      now->marks[step].reason = text;
      return mark (steps[step], now->marks[step].state, text);
    }
  if (kind < 6)
    {
      now->marks[step].note = text;
      return note (steps[step], text);
    }
  return kind == 6 ? draw_statements (now, dice) : draw_small (now, dice);
}

static void
step_on (Fixture *fixture,
         Model   *model,
         GRand   *dice)
{
  int      kind = g_rand_int_range (dice, 0, 100);
  Snapshot now = g_array_index (model->snapshots, Snapshot, model->at);

  if (kind < 22)
    {
      play (fixture, remedy_move_make (REMEDY_MOVE_UNDO, NULL));
      model->at -= model->at > 0;
      return;
    }
  if (kind < 40)
    {
      play (fixture, remedy_move_make (REMEDY_MOVE_REDO, NULL));
      model->at += model->at + 1 < model->snapshots->len;
      return;
    }
  play (fixture, draw (&now, dice));
  g_array_set_size (model->snapshots, ++model->at);
  g_array_append_val (model->snapshots, now);
}

static void
compare (const Model      *model,
         const RemedyWork *work)
{
  const Snapshot *now = &g_array_index (model->snapshots, Snapshot, model->at);

  for (guint i = 0; i < N_STEPS; i++)
    {
      const RemedyMark *found = remedy_work_find_mark (work, steps[i]);

      g_assert_cmpint (found != NULL ? found->state : 0, ==, now->marks[i].state);
      g_assert_cmpstr (found != NULL ? found->reason : NULL, ==, now->marks[i].reason);
      g_assert_cmpstr (found != NULL ? found->note : NULL, ==, now->marks[i].note);
    }
  g_assert_cmpint (work->answers->saw, ==, now->saw);
  g_assert_cmpint (work->statements->backup, ==, now->backup);
  g_assert_cmpint (work->statements->cluster, ==, now->cluster);
  g_assert_cmpstr (work->statements->language, ==, now->language);
  g_assert_cmpstr (work->go_on_reason, ==, now->go_on);
  g_assert_cmpstr (work->media, ==, now->media);
  g_assert_cmpint (work->consent, ==, now->consent);
  g_assert_cmpint (work->consent_time != REMEDY_TIME_UNKNOWN, ==, now->consent);
  g_assert_cmpuint (work->failures->len, ==, now->n_failures);
  for (guint i = 0; i < now->n_failures; i++)
    g_assert_cmpstr (work->failures->pdata[i], ==, failures[now->failures[i]]);
}

/* Some of the restarts come after a crash in the middle of a line. */
static void
maybe_tear (Fixture *fixture,
            GRand   *dice)
{
  g_autofree char *line = NULL;
  RemedyMove      *move;
  gsize            length;
  int              fd;

  if (g_rand_boolean (dice))
    return;
  move = mark ("a", REMEDY_STEP_DONE, "never reported");
  move->number = remedy_journal_get_moves (fixture->journal)->len + 1;
  line = remedy_journal_line_write (move);
  remedy_move_free (move);
  length = g_rand_int_range (dice, 1, (int) strlen (line) - 1);
  fd = open (fixture->path, O_WRONLY | O_APPEND);
  g_assert_cmpint (write (fd, line, length), ==, (gssize) length);
  close (fd);
}

static void
test_walk (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (GArray) snapshots = g_array_new (FALSE, FALSE, sizeof (Snapshot));
  Snapshot nothing = { 0 };
  Model    model = { .snapshots = snapshots };
  guint    n_starts = 0;

  g_array_append_val (snapshots, nothing);
  for (guint i = 0; i < N_MOVES; i++)
    {
      step_on (fixture, &model, dice);
      compare (&model, fixture->work);
      g_assert_cmpint (remedy_journal_get_undo (fixture->journal) != NULL, ==, model.at > 0);
      g_assert_cmpint (remedy_journal_get_redo (fixture->journal) != NULL, ==,
                       model.at + 1 < snapshots->len);
      if (g_rand_int_range (dice, 0, MOVES_A_START) == 0)
        {
          maybe_tear (fixture, dice);
          reopen (fixture);
          compare (&model, fixture->work);
          n_starts++;
        }
    }
  reopen (fixture);
  compare (&model, fixture->work);
  g_assert_cmpuint (remedy_journal_get_moves (fixture->journal)->len, ==, N_MOVES);
  g_test_message ("%d moves, %u restarts, %u moves that count", N_MOVES, n_starts, model.at);
}

static void
test_nothing_is_taken_out (Fixture      *fixture,
                           gconstpointer data)
{
  const RemedyMove *moves[4];

  play (fixture, mark ("a", REMEDY_STEP_DONE, NULL));
  play (fixture, mark ("b", REMEDY_STEP_FAILED, "no"));
  play (fixture, remedy_move_make (REMEDY_MOVE_UNDO, NULL));
  g_assert_null (remedy_work_find_mark (fixture->work, "b"));
  g_assert_cmpstr (remedy_journal_get_redo (fixture->journal)->step, ==, "b");
  /* A new move ends what could be done again. */
  play (fixture, note ("a", "x"));
  g_assert_null (remedy_journal_get_redo (fixture->journal));
  reopen (fixture);
  g_assert_null (remedy_journal_get_redo (fixture->journal));
  g_assert_cmpuint (remedy_journal_get_moves (fixture->journal)->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    moves[i] = remedy_journal_get_moves (fixture->journal)->pdata[i];
  g_assert_cmpstr (moves[1]->text, ==, "no");
  g_assert_cmpint (moves[2]->kind, ==, REMEDY_MOVE_UNDO);
  g_assert_cmpint (moves[3]->number, ==, 4);
}

static void
test_import_ends_undo (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyMove) import = remedy_move_make (REMEDY_MOVE_IMPORT, NULL);
  RemedyMark *old = remedy_mark_new ();

  import->work = remedy_work_new ();
  old->step = g_strdup ("a");
  old->state = REMEDY_STEP_DONE;
  g_ptr_array_add (import->work->marks, old);
  g_assert_true (remedy_journal_file_create (fixture->path, import, &error));
  reopen (fixture);
  g_assert_true (remedy_work_is_done (fixture->work, "a"));
  g_assert_nonnull (fixture->work->answers);
  g_assert_nonnull (fixture->work->statements);
  g_assert_null (remedy_journal_get_undo (fixture->journal));
  play (fixture, mark ("a", REMEDY_STEP_PENDING, NULL));
  play (fixture, remedy_move_make (REMEDY_MOVE_UNDO, NULL));
  g_assert_true (remedy_work_is_done (fixture->work, "a"));
  play (fixture, remedy_move_make (REMEDY_MOVE_UNDO, NULL));
  g_assert_true (remedy_work_is_done (fixture->work, "a"));
}

static char *
contents (const char *path,
          gsize      *size)
{
  g_autoptr (GBytes) bytes = test_load (path);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  *size = length;
  return g_strndup (data, length);
}

static void
expect_error (Fixture    *fixture,
              const char *text,
              gssize      size,
              int         code,
              const char *line)
{
  g_autoptr (RemedyJournal) journal = NULL;
  g_autoptr (RemedyJournalFile) file = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize length = 0;

  g_assert_true (g_file_set_contents (fixture->path, text, size, NULL));
  file = remedy_journal_file_open (fixture->path, &journal, &error);
  g_assert_null (file);
  g_assert_null (journal);
  g_assert_error (error, REMEDY_ERROR, code);
  g_assert_nonnull (strstr (error->message, line));
  g_assert_nonnull (strstr (error->message, "left as it is"));
  after = contents (fixture->path, &length);
  g_assert_cmpmem (after, length, text, size >= 0 ? (gsize) size : strlen (text));
}

/* Three lines, and where each of them begins. */
static char *
three_lines (Fixture *fixture,
             gsize    starts[4])
{
  char *text;
  gsize size;

  play (fixture, mark ("a", REMEDY_STEP_DONE, NULL));
  play (fixture, note ("a", "the second"));
  play (fixture, mark ("b", REMEDY_STEP_DONE, NULL));
  text = contents (fixture->path, &size);
  starts[0] = 0;
  for (guint i = 1; i < 4; i++)
    starts[i] = (gsize) (strchr (text + starts[i - 1], '\n') - text) + 1;
  g_assert_cmpuint (starts[3], ==, size);
  return text;
}

/* Whatever byte of a line is hit, the line is named, and nothing of it is believed. */
static void
test_damage_names_its_line (Fixture      *fixture,
                            gconstpointer data)
{
  gsize starts[4];
  g_autofree char *text = three_lines (fixture, starts);
  g_autofree char *missing = g_strconcat (text, NULL);
  static const char *const names[] = { "line 1:", "line 2:", "line 3:" };

  for (gsize at = 0; at + 1 < starts[3]; at++)
    {
      guint line = at < starts[1] ? 0 : at < starts[2] ? 1 : 2;
      char  kept = text[at];

      if (kept == '\n')
        continue;
      text[at] ^= 1;
      if (text[at] != '\n')
        expect_error (fixture, text, -1, REMEDY_ERROR_DAMAGED, names[line]);
      text[at] = kept;
    }
  memmove (missing + starts[1], missing + starts[2], strlen (missing + starts[2]) + 1);
  expect_error (fixture, missing, -1, REMEDY_ERROR_DAMAGED, "line 2:");
}

/* A line that was cut anywhere, or has holes, is the last one, and was never reported. */
static void
test_torn_tail (Fixture      *fixture,
                gconstpointer data)
{
  gsize starts[4];
  g_autofree char *text = three_lines (fixture, starts);

  for (gsize size = 0; size < starts[3]; size++)
    {
      guint            whole = (size >= starts[1]) + (size >= starts[2]);
      g_autofree char *holes = g_memdup2 (text, starts[3]);

      g_assert_true (g_file_set_contents (fixture->path, text, (gssize) size, NULL));
      reopen (fixture);
      g_assert_cmpuint (remedy_journal_get_moves (fixture->journal)->len, ==, whole);
      if (size < starts[2] || size == starts[3] - 1)
        continue;
      memset (holes + starts[2], 0, size - starts[2] + 1);
      g_assert_true (g_file_set_contents (fixture->path, holes, (gssize) starts[3], NULL));
      reopen (fixture);
      g_assert_cmpuint (remedy_journal_get_moves (fixture->journal)->len, ==, 2);
      /* Opening leaves it; the next line takes its place. */
      play (fixture, note ("a", "z"));
      reopen (fixture);
      g_assert_cmpuint (remedy_journal_get_moves (fixture->journal)->len, ==, 3);
      g_assert_cmpstr (remedy_work_find_mark (fixture->work, "a")->note, ==, "z");
    }
}

/* Of a newer program, in whatever shape it writes the rest of the line. */
static void
test_newer_is_left_alone (Fixture      *fixture,
                          gconstpointer data)
{
  gsize starts[4];
  g_autofree char *text = three_lines (fixture, starts);
  g_autofree char *plain = g_strconcat (text, "{\"sum\":\"??\",\"version\":2}\n", NULL);
  g_autofree char *more = g_strconcat (plain, text, NULL);
  g_autoptr (RemedyMove) move = mark ("c", REMEDY_STEP_DONE, NULL);
  g_autofree char *line = NULL;
  g_autofree char *sound = NULL;

  move->version = REMEDY_MOVE_VERSION + 1;
  move->number = 4;
  line = remedy_journal_line_write (move);
  sound = g_strconcat (text, line, NULL);
  expect_error (fixture, plain, -1, REMEDY_ERROR_VERSION, "line 4:");
  expect_error (fixture, more, -1, REMEDY_ERROR_VERSION, "line 4:");
  expect_error (fixture, sound, -1, REMEDY_ERROR_VERSION, "line 4:");
}

/* Somebody else appended, cut or replaced it: nothing is written over. */
static void
test_others_are_noticed (Fixture      *fixture,
                         gconstpointer data)
{
  gsize starts[4];
  g_autofree char *text = three_lines (fixture, starts);
  const gsize sizes[] = { starts[3] + 2, starts[2], 0 };
  g_autofree char *longer = g_strconcat (text, "\n\n", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (RemedyMove) move = note ("a", "x");
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gsize size;

      g_assert_true (g_file_set_contents (fixture->path, longer, (gssize) sizes[i], NULL));
      g_assert_false (remedy_journal_file_append (fixture->file, move, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED);
      after = contents (fixture->path, &size);
      g_assert_cmpmem (after, size, longer, sizes[i]);
    }
}

static void
try_journal (GBytes *bytes)
{
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  g_autoptr (RemedyJournal) journal = NULL;
  g_autoptr (GError) error = NULL;
  gsize good = 0;

  journal = remedy_journal_line_read_all (text, size, &good, &error);
  g_assert_true ((journal == NULL) == (error != NULL));
  g_assert_cmpuint (good, <=, size);
}

static void
test_hostile_bytes (Fixture      *fixture,
                    gconstpointer data)
{
  gsize starts[4];
  g_autofree char *text = three_lines (fixture, starts);
  g_autoptr (GBytes) good = g_bytes_new (text, strlen (text));

  test_hostile (good, try_journal);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, setup, func, teardown)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add ("/journal/walk", Fixture, GUINT_TO_POINTER (236176), setup, test_walk, teardown);
  ADD ("/journal/nothing-is-taken-out", test_nothing_is_taken_out);
  ADD ("/journal/import-ends-undo", test_import_ends_undo);
  ADD ("/journal/damage-names-its-line", test_damage_names_its_line);
  ADD ("/journal/torn-tail", test_torn_tail);
  ADD ("/journal/newer-is-left-alone", test_newer_is_left_alone);
  ADD ("/journal/others-are-noticed", test_others_are_noticed);
  ADD ("/journal/hostile-bytes", test_hostile_bytes);
  return g_test_run ();
}
