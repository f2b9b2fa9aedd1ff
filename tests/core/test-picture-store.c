/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-case-store.h"
#include "guide/remedy-picture-order.h"
#include "test-facts.h"
#include "test-faults.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Pictures are data that lies in the folder of a case, each with what it shows, or not at all. */

typedef struct
{
  char           *folder; /* for the test */
  char           *case_folder;
  char           *pictures;
  RemedySnapshot *snapshot; /* of the page of the checks */
} Fixture;

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  RemedySnapshot *snapshot = remedy_snapshot_new ();

  fixture->folder = test_temp_dir ();
  fixture->case_folder = g_build_filename (fixture->folder, "case", NULL);
  fixture->pictures = g_build_filename (fixture->case_folder, REMEDY_CASE_PICTURES, NULL);
  g_assert_cmpint (g_mkdir (fixture->case_folder, 0700), ==, 0);
  snapshot->taken = TEST_NOON;
  snapshot->page = REMEDY_PAGE_CHECKS;
  snapshot->case_ = remedy_case_new ();
  snapshot->case_->id = g_strdup ("20261001-220000-72357e38");
  snapshot->case_->server = g_strdup ("EXALPHA");
  snapshot->case_->work = remedy_work_empty ();
  snapshot->before = test_facts_new (REMEDY_RELEASE_SP1);
  g_ptr_array_add (snapshot->opened, g_strdup ("files.mapi"));
  fixture->snapshot = snapshot;
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->case_folder);
  g_free (fixture->pictures);
  remedy_snapshot_free (fixture->snapshot);
}

static RemedyPicture *
add (Fixture          *fixture,
     RemedyPictureKind kind)
{
  g_autoptr (GError) error = NULL;
  RemedyPicture *picture;

  fixture->snapshot->taken += 60;
  picture = remedy_picture_store_add (fixture->case_folder, kind, fixture->snapshot, &error);
  g_assert_no_error (error);
  g_assert_nonnull (picture);
  return picture;
}

static GPtrArray *
list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *pictures = remedy_picture_store_list (fixture->case_folder, &error);

  g_assert_no_error (error);
  return pictures;
}

static guint
count_files (Fixture    *fixture,
             const char *pattern)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->pictures, 0, NULL);
  guint n_files = 0;

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    n_files += g_pattern_match_simple (pattern, name);
  return n_files;
}

static void
put_file (Fixture    *fixture,
          const char *name)
{
  g_autofree char *path = g_build_filename (fixture->pictures, name, NULL);

  g_assert_true (g_file_set_contents (path, "EXALPHA", -1, NULL));
}

static void
assert_same (const RemedySnapshot *a,
             const RemedySnapshot *b)
{
  g_assert_true (remedy_record_equal (&remedy_snapshot_type, a, b));
}

static void
test_add (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (RemedyPicture) picture = add (fixture, REMEDY_PICTURE_TAKEN);
  g_autoptr (GPtrArray) pictures = list (fixture);
  g_autoptr (RemedySnapshot) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (fixture->pictures, "/", picture->id, ".json", NULL);
  struct stat      info;

  g_assert_cmpuint (pictures->len, ==, 1);
  g_assert_true (remedy_record_equal (&remedy_picture_type, pictures->pdata[0], picture));
  g_assert_cmpint (picture->number, ==, 1);
  g_assert_cmpstr (picture->id, ==, "0001-19990801-120100");
  g_assert_null (picture->snapshot->before);
  loaded = remedy_picture_store_load_snapshot (fixture->case_folder, picture, &error);
  g_assert_no_error (error);
  assert_same (loaded, fixture->snapshot);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (stat (fixture->pictures, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
}

/* What was read is kept once, and for as long as some picture shows it. */
static void
test_facts_once (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (RemedyPicture) one = add (fixture, REMEDY_PICTURE_TAKEN);
  g_autoptr (RemedyPicture) other = add (fixture, REMEDY_PICTURE_TAKEN);
  g_autoptr (RemedyPicture) third = NULL;

  g_assert_cmpuint (count_files (fixture, "facts-*.json"), ==, 1);
  fixture->snapshot->after = test_facts_new (REMEDY_RELEASE_SP2);
  third = add (fixture, REMEDY_PICTURE_TAKEN);
  g_assert_cmpuint (count_files (fixture, "facts-*.json"), ==, 2);
  g_assert_true (remedy_picture_store_delete (fixture->case_folder, third->id, NULL));
  g_assert_true (remedy_picture_store_delete (fixture->case_folder, one->id, NULL));
  g_assert_cmpuint (count_files (fixture, "facts-*.json"), ==, 1);
  g_assert_true (remedy_picture_store_delete (fixture->case_folder, other->id, NULL));
  g_assert_true (remedy_picture_store_delete (fixture->case_folder, other->id, NULL));
  g_assert_cmpuint (count_files (fixture, "*"), ==, 0);
}

static void
visit (Fixture    *fixture,
       const char *page)
{
  g_ptr_array_add (fixture->snapshot->case_->visited, g_strdup (page));
}

static void
mark (Fixture *fixture)
{
  RemedyMark *done = remedy_mark_new ();

  done->step = g_strdup ("backup");
  done->state = REMEDY_STEP_DONE;
  g_ptr_array_add (fixture->snapshot->case_->work->marks, done);
}

/* Who walks through the pages twice finds each of them once; the last look at it counts. */
static void
test_taken_twice (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (RemedyPicture) first = add (fixture, REMEDY_PICTURE_PAGE);
  g_autoptr (RemedyPicture) again = NULL;
  g_autoptr (RemedyPicture) by_hand = NULL;
  g_autoptr (RemedyPicture) left = NULL;
  g_autoptr (RemedyPicture) changed = NULL;
  g_autoptr (GPtrArray) pictures = NULL;

  visit (fixture, "checks");
  g_ptr_array_set_size (fixture->snapshot->opened, 0);
  fixture->snapshot->case_->work->sharing->dark = TRUE;
  again = add (fixture, REMEDY_PICTURE_PAGE);
  g_assert_cmpstr (again->id, ==, first->id);
  g_assert_cmpint (again->taken, ==, first->taken + 60);
  g_assert_cmpuint (again->snapshot->opened->len, ==, 0);
  by_hand = add (fixture, REMEDY_PICTURE_TAKEN);
  g_assert_cmpint (by_hand->number, ==, 2);
  left = add (fixture, REMEDY_PICTURE_PAGE);
  g_assert_true (remedy_record_equal (&remedy_picture_type, left, by_hand));
  mark (fixture);
  changed = add (fixture, REMEDY_PICTURE_PAGE);
  g_assert_cmpint (changed->number, ==, 3);
  pictures = list (fixture);
  g_assert_cmpuint (pictures->len, ==, 3);
}

/* A step that was done has its picture; leaving the page then shows nothing new. */
static void
test_step (Fixture      *fixture,
           gconstpointer data)
{
  g_autoptr (RemedyPicture) before = NULL;
  g_autoptr (RemedyPicture) step = NULL;
  g_autoptr (RemedyPicture) left = NULL;

  fixture->snapshot->page = REMEDY_PAGE_REAPPLY;
  before = add (fixture, REMEDY_PICTURE_PAGE);
  mark (fixture);
  fixture->snapshot->step = g_strdup ("backup");
  step = add (fixture, REMEDY_PICTURE_STEP);
  g_assert_cmpstr (step->id, !=, before->id);
  g_clear_pointer (&fixture->snapshot->step, g_free);
  left = add (fixture, REMEDY_PICTURE_PAGE);
  g_assert_true (remedy_record_equal (&remedy_picture_type, left, step));
}

static void
test_drawing (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (RemedyPicture) picture = add (fixture, REMEDY_PICTURE_PAGE);
  g_autoptr (RemedyPictureDrawing) drawing = remedy_picture_drawing_new ();
  g_autoptr (RemedyPictureDrawing) loaded = NULL;
  g_autoptr (GBytes) png = g_bytes_new_static ("P\0NG", 4);
  g_autoptr (GBytes) kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strconcat (fixture->pictures, "/", picture->id, ".png", NULL);

  drawing->key = g_strdup ("dark de");
  drawing->width = 720;
  g_ptr_array_add (drawing->texts, g_strdup ("SERVER-1"));
  remedy_picture_drawing_save (fixture->case_folder, picture->id, drawing, png, &error);
  g_assert_no_error (error);
  loaded = remedy_picture_drawing_load (fixture->case_folder, picture->id, &kept);
  g_assert_nonnull (loaded);
  g_assert_cmpstr (loaded->key, ==, "dark de");
  g_assert_true (g_bytes_equal (png, kept));
  g_assert_cmpstr (loaded->texts->pdata[0], ==, "SERVER-1");
  /* What is beside it belongs to another drawing. */
  g_assert_true (g_file_set_contents (path, "P\0NX", 4, NULL));
  g_clear_pointer (&kept, g_bytes_unref);
  g_assert_null (remedy_picture_drawing_load (fixture->case_folder, picture->id, &kept));
  g_assert_null (kept);
  remedy_picture_store_delete (fixture->case_folder, picture->id, NULL);
  g_assert_false (remedy_picture_drawing_save (fixture->case_folder, picture->id, drawing, png,
                                               &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture, "*"), ==, 0);
}

/* Taken anew, a picture keeps its number, and so what the operator arranged. */
static void
test_retake (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (RemedyPicture) first = add (fixture, REMEDY_PICTURE_PAGE);
  g_autoptr (RemedyPicture) other = add (fixture, REMEDY_PICTURE_TAKEN);
  g_autoptr (RemedyPicture) retaken = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (GError) error = NULL;

  mark (fixture);
  fixture->snapshot->taken += 60;
  retaken = remedy_picture_store_retake (fixture->case_folder, first->id, fixture->snapshot,
                                         &error);
  g_assert_no_error (error);
  g_assert_cmpstr (retaken->id, ==, first->id);
  g_assert_cmpint (retaken->taken, ==, other->taken + 60);
  g_assert_cmpuint (retaken->snapshot->case_->work->marks->len, ==, 1);
  pictures = list (fixture);
  g_assert_cmpuint (pictures->len, ==, 2);
  g_assert_true (remedy_record_equal (&remedy_picture_type, pictures->pdata[0], retaken));
  remedy_picture_store_delete (fixture->case_folder, first->id, NULL);
  g_assert_null (remedy_picture_store_retake (fixture->case_folder, first->id,
                                              fixture->snapshot, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
}

static RemedyPlacing *
place (GPtrArray  *placings,
       const char *id)
{
  RemedyPlacing *placing = remedy_placing_new ();

  placing->id = g_strdup (id);
  g_ptr_array_add (placings, placing);
  return placing;
}

/* The operator’s order first, then what was taken since; what was deleted is passed over. */
static void
test_order (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (RemedyPicture) first = add (fixture, REMEDY_PICTURE_TAKEN);
  g_autoptr (RemedyPicture) second = add (fixture, REMEDY_PICTURE_TAKEN);
  g_autoptr (RemedyPicture) third = add (fixture, REMEDY_PICTURE_TAKEN);
  g_autoptr (GPtrArray) pictures = list (fixture);
  g_autoptr (GPtrArray) placings
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_placing_free);
  g_autoptr (GPtrArray) arranged = NULL;
  RemedyPlacing *placing;

  place (placings, second->id)->caption = g_strdup ("The error");
  place (placings, "0009-19990801-120000");
  place (placings, second->id)->left_out = TRUE;
  place (placings, first->id)->left_out = TRUE;
  arranged = remedy_picture_arrange (pictures, placings);
  g_assert_cmpuint (arranged->len, ==, 3);
  placing = arranged->pdata[0];
  g_assert_cmpstr (placing->id, ==, second->id);
  g_assert_cmpstr (placing->caption, ==, "The error");
  g_assert_false (placing->left_out);
  placing = arranged->pdata[1];
  g_assert_cmpstr (placing->id, ==, first->id);
  g_assert_true (placing->left_out);
  placing = arranged->pdata[2];
  g_assert_cmpstr (placing->id, ==, third->id);
  g_assert_null (placing->caption);
}

static void
test_import (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GBytes) original = g_bytes_new_static ("\x89PNG\0EXALPHA", 12);
  g_autoptr (GBytes) loaded = NULL;
  g_autoptr (RemedyPicture) picture = NULL;
  g_autoptr (JsonNode) shapes = json_from_string ("[{\"kind\":\"cover\"}]", NULL);
  g_autoptr (JsonNode) drawn = NULL;
  g_autoptr (GError) error = NULL;

  picture = remedy_picture_store_import (fixture->case_folder, original, TEST_NOON, &error);
  g_assert_no_error (error);
  g_assert_cmpint (picture->kind, ==, REMEDY_PICTURE_IMPORTED);
  loaded = remedy_picture_store_load_original (fixture->case_folder, picture->id, &error);
  g_assert_true (g_bytes_equal (original, loaded));
  g_assert_null (remedy_picture_store_load_shapes (fixture->case_folder, picture->id, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
  g_clear_error (&error);
  remedy_picture_store_save_shapes (fixture->case_folder, picture->id, shapes, &error);
  g_assert_no_error (error);
  drawn = remedy_picture_store_load_shapes (fixture->case_folder, picture->id, &error);
  g_assert_true (json_node_equal (shapes, drawn));
  g_assert_true (remedy_picture_store_delete (fixture->case_folder, picture->id, &error));
  g_assert_cmpuint (count_files (fixture, "*"), ==, 0);
}

/* What is left over goes; what belongs to a picture, and what is not ours, stays. */
static void
test_sweep (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const left_over[] = {
    "checks.png", /* of the gallery before this one, with every name in it */
    "0007-19990801-120000.png",
    "0007-19990801-120000.drawn.json",
    "0007-19990801-120000.original",
    "0007-19990801-120000.json.Ab3dE9",
    "0007-19990801-120000.png.Ab3dE9",
    "facts-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.json",
    "facts-0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef.json.Ab3dE9",
  };
  g_autoptr (RemedyPicture) picture = add (fixture, REMEDY_PICTURE_PAGE);
  g_autoptr (GPtrArray) pictures = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (left_over); i++)
    put_file (fixture, left_over[i]);
  put_file (fixture, "holiday.png");
  remedy_picture_store_sweep (fixture->case_folder);
  g_assert_cmpuint (count_files (fixture, "*"), ==, 3);
  g_assert_cmpuint (count_files (fixture, "holiday.png"), ==, 1);
  pictures = list (fixture);
  g_assert_cmpuint (pictures->len, ==, 1);
}

/* Nobody knows what a picture of a newer program shows: it stays, and so does what was read. */
static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (RemedyPicture) picture = add (fixture, REMEDY_PICTURE_PAGE);
  g_autofree char *path = g_strconcat (fixture->pictures, "/", picture->id, ".json", NULL);
  g_autoptr (RemedyPicture) next = NULL;
  g_autoptr (GPtrArray) pictures = NULL;

  g_assert_true (g_file_set_contents (path, "{\"version\":99,\"number\":1}", -1, NULL));
  remedy_picture_store_sweep (fixture->case_folder);
  pictures = list (fixture);
  g_assert_cmpuint (pictures->len, ==, 0);
  g_assert_cmpuint (count_files (fixture, "*"), ==, 2);
  fixture->snapshot->taken -= 60;
  next = add (fixture, REMEDY_PICTURE_PAGE);
  g_assert_cmpstr (next->id, !=, picture->id);
}

/* Of facts that bear the right name, as somebody wanted them. */
static void
refuse_facts (Fixture    *fixture,
              const char *text)
{
  g_autoptr (RemedyPicture) picture = add (fixture, REMEDY_PICTURE_PAGE);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  g_autofree char *facts = g_strdup_printf ("%s/facts-%s.json", fixture->pictures, sum);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (facts, text, -1, NULL));
  g_free (picture->before);
  picture->before = g_strdup (sum);
  g_assert_null (remedy_picture_store_load_snapshot (fixture->case_folder, picture, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
}

static void
test_forged (Fixture      *fixture,
             gconstpointer data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  refuse_facts (fixture, "");
  refuse_facts (fixture, "[]");
  refuse_facts (fixture, "nonsense");
  refuse_facts (fixture, deep);
}

static void
test_damaged (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (RemedyPicture) picture = add (fixture, REMEDY_PICTURE_PAGE);
  g_autofree char *facts = g_strdup_printf ("%s/facts-%s.json", fixture->pictures,
                                            picture->before);
  g_autofree char *path = g_strconcat (fixture->pictures, "/", picture->id, ".json", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (facts, &text, NULL, NULL));
  *strstr (text, "1999") = '2';
  g_assert_true (g_file_set_contents (facts, text, -1, NULL));
  g_assert_null (remedy_picture_store_load_snapshot (fixture->case_folder, picture, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "Picture 1"));
  /* A path is no name of something that was read. */
  g_free (picture->before);
  picture->before = g_strdup ("../../case");
  g_clear_error (&error);
  g_assert_null (remedy_picture_store_load_snapshot (fixture->case_folder, picture, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
  g_assert_true (g_file_set_contents (path, "{\"version\":1,\"num", -1, NULL));
  pictures = list (fixture);
  g_assert_cmpuint (pictures->len, ==, 0);
}

static void
do_both (Fixture *fixture,
         gboolean delete)
{
  if (delete)
    remedy_picture_store_delete (fixture->case_folder, "0001-19990801-120100", NULL);
  else
    remedy_picture_free (remedy_picture_store_add (fixture->case_folder, REMEDY_PICTURE_TAKEN,
                                                   fixture->snapshot, NULL));
}

/* In a process of its own; FALSE if there is no such call any more. */
static gboolean
try (Fixture  *fixture,
     gboolean  delete,
     TestFault fault,
     guint     at)
{
  pid_t pid = fork ();
  int   status = 0;

  if (pid == 0)
    {
      guint n_calls;

      test_faults_watch (fixture->folder, "practice");
      test_faults_arm (fault, at);
      do_both (fixture, delete);
      test_faults_disarm ();
      n_calls = test_faults_calls ()->len;
      _exit (n_calls > at ? 0 : 1);
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFSIGNALED (status) || WEXITSTATUS (status) == 0;
}

static void
assert_whole (Fixture *fixture)
{
  g_autoptr (GPtrArray) pictures = NULL;

  remedy_picture_store_sweep (fixture->case_folder);
  pictures = list (fixture);
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RemedySnapshot) snapshot = remedy_picture_store_load_snapshot (
          fixture->case_folder, pictures->pdata[i], &error);

      g_assert_no_error (error);
      g_assert_nonnull (snapshot);
    }
  /* No file that belongs to none of them. */
  g_assert_cmpuint (count_files (fixture, "0*"), ==, pictures->len);
  g_assert_cmpuint (count_files (fixture, "*"), <=, pictures->len + 2);
}

/* Killed or failed at any call: each picture is there with all that it shows, or not at all. */
static void
test_crash (Fixture      *fixture,
            gconstpointer data)
{
  static const TestFault faults[]
      = { TEST_FAULT_KILL, TEST_FAULT_TEAR, TEST_FAULT_IO, TEST_FAULT_NO_SPACE };
  gboolean delete = GPOINTER_TO_INT (data);
  guint    n_points = 0;

  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint at = 0; at < 200; at++)
      {
        g_autoptr (RemedyPicture) picture = NULL;

        if (g_file_test (fixture->pictures, G_FILE_TEST_EXISTS))
          test_remove_tree (fixture->pictures);
        fixture->snapshot->taken = TEST_NOON;
        picture = add (fixture, REMEDY_PICTURE_TAKEN);
        g_clear_pointer (&fixture->snapshot->after, remedy_facts_free);
        fixture->snapshot->after = test_facts_new (REMEDY_RELEASE_SP2);
        if (!try (fixture, delete, faults[i], at))
          break;
        assert_whole (fixture);
        g_clear_pointer (&fixture->snapshot->after, remedy_facts_free);
        n_points++;
      }
  g_assert_cmpuint (n_points, >, 10);
  g_test_message ("%u points", n_points);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/picture-store/add", Fixture, NULL, setup, test_add, teardown);
  g_test_add ("/picture-store/facts-once", Fixture, NULL, setup, test_facts_once, teardown);
  g_test_add ("/picture-store/taken-twice", Fixture, NULL, setup, test_taken_twice, teardown);
  g_test_add ("/picture-store/step", Fixture, NULL, setup, test_step, teardown);
  g_test_add ("/picture-store/drawing", Fixture, NULL, setup, test_drawing, teardown);
  g_test_add ("/picture-store/retake", Fixture, NULL, setup, test_retake, teardown);
  g_test_add ("/picture-store/order", Fixture, NULL, setup, test_order, teardown);
  g_test_add ("/picture-store/import", Fixture, NULL, setup, test_import, teardown);
  g_test_add ("/picture-store/sweep", Fixture, NULL, setup, test_sweep, teardown);
  g_test_add ("/picture-store/newer", Fixture, NULL, setup, test_newer, teardown);
  g_test_add ("/picture-store/damaged", Fixture, NULL, setup, test_damaged, teardown);
  g_test_add ("/picture-store/forged", Fixture, NULL, setup, test_forged, teardown);
  g_test_add ("/picture-store/crash/add", Fixture, GINT_TO_POINTER (FALSE), setup, test_crash,
              teardown);
  g_test_add ("/picture-store/crash/delete", Fixture, GINT_TO_POINTER (TRUE), setup, test_crash,
              teardown);

  return g_test_run ();
}
