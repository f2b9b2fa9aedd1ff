/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "report/remedy-report-folder.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* The report of a session, on disk: all of it or nothing, and case.json says what the session
 * knew. */

typedef struct
{
  char          *folder; /* of the store */
  char          *target; /* of the report, in a folder of its own */
  char          *parent;
  RemedySession *session;
  GAsyncResult  *result;
} Fixture;

static void
on_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->result = g_object_ref (result);
}

static GAsyncResult *
wait_for (Fixture *fixture)
{
  while (fixture->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&fixture->result);
}

static void
assert_done (Fixture *fixture)
{
  g_autoptr (GAsyncResult) result = wait_for (fixture);
  g_autoptr (GError) error = NULL;

  remedy_session_finish (fixture->session, result, &error);
  g_assert_no_error (error);
}

static gboolean
save (Fixture *fixture, GPtrArray *pictures, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  remedy_report_folder_save_async (fixture->session, fixture->target, pictures, on_result, fixture);
  result = wait_for (fixture);
  return remedy_report_folder_save_finish (fixture->session, result, error);
}

/* A fault whose run sheet was begun, and whose files were read again. */
static void
setup (Fixture *fixture, gconstpointer data)
{
  g_autoptr (RemedyCaseStore) store = NULL;

  fixture->folder = test_temp_dir ();
  fixture->parent = test_temp_dir ();
  fixture->target = g_build_filename (fixture->parent, "report", NULL);
  store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (store);
  remedy_session_start_practice_async (fixture->session, "fault-sp1", NULL, on_result, fixture);
  assert_done (fixture);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, NULL, on_result, fixture);
  assert_done (fixture);
  remedy_session_read_async (fixture->session, REMEDY_READING_AFTER, NULL, on_result, fixture);
  assert_done (fixture);
  remedy_session_move_step_async (fixture->session, "before.media", REMEDY_STEP_SKIPPED,
                                  "the CD lies here", on_result, fixture);
  assert_done (fixture);
}

static void
teardown (Fixture *fixture, gconstpointer data)
{
  test_let_go (fixture->session);
  test_remove_tree (fixture->folder);
  test_remove_tree (fixture->parent);
  g_free (fixture->folder);
  g_free (fixture->parent);
  g_free (fixture->target);
}

static guint
count_entries (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static JsonObject *
load_json (Fixture *fixture, JsonParser *parser)
{
  g_autofree char *path = g_build_filename (fixture->target, "case.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_same (JsonObject             *object,
             const char             *name,
             const RemedyRecordType *type,
             gconstpointer           record)
{
  g_autoptr (GError) error = NULL;
  gpointer read = NULL;

  g_assert_true (json_object_has_member (object, name));
  read = remedy_record_from_json (type, json_object_get_member (object, name), &error);
  g_assert_no_error (error);
  g_assert_true (remedy_record_equal (type, read, record));
  remedy_record_free (type, read);
}

static void
test_json_is_what_the_session_knew (Fixture *fixture, gconstpointer data)
{
  RemedySession *session = fixture->session;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *object;
  JsonArray  *findings;

  save (fixture, NULL, &error);
  g_assert_no_error (error);
  object = load_json (fixture, parser);
  assert_same (object, "case", &remedy_case_type, remedy_session_get_case (session));
  assert_same (object, "facts", &remedy_facts_type, remedy_session_get_facts (session));
  assert_same (object, "after", &remedy_facts_type, remedy_session_get_after (session));
  assert_same (object, "diagnosis", &remedy_diagnosis_type, remedy_session_get_diagnosis (session));
  assert_same (object, "plan", &remedy_plan_type, remedy_session_get_plan (session));
  assert_same (object, "verification", &remedy_verification_type,
               remedy_session_get_verification (session));
  findings = json_object_get_array_member (object, "findings");
  g_assert_cmpuint (json_array_get_length (findings), ==,
                    remedy_session_get_findings (session)->len);
}

static void
test_only_its_owner_reads_it (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "", "report.html", "case.json" };
  g_autoptr (GError) error = NULL;

  save (fixture, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_entries (fixture->target), ==, 2);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->target, names[i], NULL);
      struct stat      info;

      g_assert_cmpint (stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0077, ==, 0);
    }
}

/* What was there stays as it was, and nothing is left beside it. */
static void
assert_refused (Fixture *fixture, int code, guint n_beside)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (save (fixture, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, code);
  g_assert_nonnull (strstr (error->message, "report"));
  g_assert_cmpuint (count_entries (fixture->parent), ==, n_beside);
}

static void
test_a_folder_of_others_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *theirs = g_build_filename (fixture->target, "letter.txt", NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (g_mkdir (fixture->target, 0755), ==, 0);
  g_assert_true (g_file_set_contents (theirs, "Dear Sir", -1, NULL));
  assert_refused (fixture, REMEDY_ERROR_NOT_OURS, 1);
  g_assert_true (g_file_get_contents (theirs, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Dear Sir");
  g_assert_cmpuint (count_entries (fixture->target), ==, 1);
}

static void
test_a_file_in_its_place_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (fixture->target, "mine", -1, NULL));
  assert_refused (fixture, REMEDY_ERROR_NOT_OURS, 1);
  g_assert_true (g_file_get_contents (fixture->target, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

static void
test_no_folder_to_put_it_in (Fixture *fixture, gconstpointer data)
{
  g_free (fixture->target);
  fixture->target = g_build_filename (fixture->parent, "gone", "report", NULL);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (save (fixture, NULL, &error));
    g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND);
    g_assert_nonnull (strstr (error->message, "gone"));
  }
  g_assert_cmpuint (count_entries (fixture->parent), ==, 0);
}

/* One of two pictures cannot be read: nothing at all is written. */
static void
test_a_picture_that_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *good = g_build_filename (fixture->parent, "1.png", NULL);
  g_autofree char *gone = g_build_filename (fixture->parent, "2.png", NULL);
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (good, "\x89PNG", 4, NULL));
  g_ptr_array_add (pictures, good);
  g_ptr_array_add (pictures, gone);
  g_assert_false (save (fixture, pictures, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_IO);
  g_assert_cmpuint (count_entries (fixture->parent), ==, 1);
}

/* The session goes on while the report is written: what is in it is of the moment of asking. */
static void
test_it_is_of_one_moment (Fixture *fixture, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (RemedyCase) then = remedy_case_copy (remedy_session_get_case (fixture->session));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  remedy_report_folder_save_async (fixture->session, fixture->target, NULL, on_result, fixture);
  remedy_session_close (fixture->session);
  result = wait_for (fixture);
  remedy_report_folder_save_finish (fixture->session, result, &error);
  g_assert_no_error (error);
  assert_same (load_json (fixture, parser), "case", &remedy_case_type, then);
}

#define ADD(path, func) g_test_add ("/report-folder/" path, Fixture, NULL, setup, func, teardown)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  ADD ("json-is-what-the-session-knew", test_json_is_what_the_session_knew);
  ADD ("only-its-owner-reads-it", test_only_its_owner_reads_it);
  ADD ("a-folder-of-others-is-refused", test_a_folder_of_others_is_refused);
  ADD ("a-file-in-its-place-is-refused", test_a_file_in_its_place_is_refused);
  ADD ("no-folder-to-put-it-in", test_no_folder_to_put_it_in);
  ADD ("a-picture-that-is-gone", test_a_picture_that_is_gone);
  ADD ("it-is-of-one-moment", test_it_is_of_one_moment);
  return g_test_run ();
}
