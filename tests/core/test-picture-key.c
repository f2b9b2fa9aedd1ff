/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-stored-case.h"
#include "report/remedy-case-names.h"
#include "report/remedy-picture-key.h"
#include "test-facts.h"
#include "test-support.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

/* When a picture has to be drawn again, and that a name keeps its token from one to the next. */

typedef struct
{
  char          *folder;
  RemedyPicture *picture;
  RemedySharing *sharing;
  GPtrArray     *names;
} Fixture;

static RemedySnapshot *
make_snapshot (const char *server)
{
  RemedySnapshot *snapshot = remedy_snapshot_new ();

  snapshot->case_ = remedy_case_new ();
  snapshot->case_->server = g_strdup (server);
  snapshot->case_->work = remedy_work_empty ();
  return snapshot;
}

static void
add_name (Fixture    *fixture,
          const char *token,
          const char *original)
{
  RemedyHiddenName *name = remedy_hidden_name_new ();

  name->token = g_strdup (token);
  name->original = g_strdup (original);
  g_ptr_array_add (fixture->names, name);
}

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  g_autofree char *pictures = NULL;

  fixture->folder = test_temp_dir ();
  pictures = g_build_filename (fixture->folder, REMEDY_CASE_PICTURES, NULL);
  g_assert_cmpint (g_mkdir (pictures, 0700), ==, 0);
  fixture->sharing = remedy_sharing_new ();
  fixture->picture = remedy_picture_new ();
  fixture->picture->snapshot = make_snapshot ("EXALPHA");
  fixture->picture->before = g_strdup ("e3b0");
  fixture->names = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_hidden_name_free);
  add_name (fixture, "SERVER-1", "EXALPHA");
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
  remedy_picture_free (fixture->picture);
  remedy_sharing_free (fixture->sharing);
  g_ptr_array_unref (fixture->names);
}

static gboolean
fits (Fixture                    *fixture,
      const RemedyPictureDrawing *drawing,
      const char                 *caption)
{
  return remedy_picture_key_fits (drawing, fixture->picture, fixture->sharing, caption,
                                  fixture->names);
}

static void
test_key (Fixture      *fixture,
          gconstpointer data)
{
  g_autoptr (RemedyPictureDrawing) drawing = remedy_picture_drawing_new ();

  drawing->n_names = 1;
  drawing->key = remedy_picture_key_make (fixture->picture, fixture->sharing, NULL,
                                          fixture->names, 1);
  g_assert_true (fits (fixture, drawing, NULL));
  g_assert_false (fits (fixture, drawing, "The error"));
  g_assert_false (fits (fixture, drawing, ""));
  /* A name that was met later is not in it. */
  add_name (fixture, "USER-1", "anna");
  g_assert_true (fits (fixture, drawing, NULL));
  fixture->sharing->dark = TRUE;
  g_assert_false (fits (fixture, drawing, NULL));
  fixture->sharing->dark = FALSE;
  g_ptr_array_add (fixture->sharing->words, g_strdup ("Acme"));
  g_assert_false (fits (fixture, drawing, NULL));
  g_ptr_array_set_size (fixture->sharing->words, 0);
  fixture->picture->number++;
  g_assert_false (fits (fixture, drawing, NULL));
  fixture->picture->number--;
  g_assert_true (fits (fixture, drawing, NULL));
  /* Another map: the tokens in the picture say something else there. */
  g_ptr_array_remove_index (fixture->names, 0);
  g_assert_false (fits (fixture, drawing, NULL));
  g_ptr_array_set_size (fixture->names, 0);
  g_assert_false (fits (fixture, drawing, NULL));
}

static char *
hide_server (Fixture    *fixture,
             const char *server,
             GPtrArray **names)
{
  g_autoptr (RemedySnapshot) snapshot = make_snapshot (server);
  g_autoptr (RemedySnapshot) hidden = NULL;
  g_autoptr (GError) error = NULL;

  hidden = remedy_case_names_hide (fixture->folder, fixture->sharing, snapshot, names, &error);
  g_assert_no_error (error);
  return g_strdup (hidden->case_->server);
}

static void
test_names (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *first = hide_server (fixture, "EXALPHA", NULL);
  g_autoptr (GPtrArray) names = NULL;
  g_autofree char *second = hide_server (fixture, "EXBETA", &names);
  g_autofree char *again = hide_server (fixture, "exalpha", NULL);
  g_autofree char *path = g_build_filename (fixture->folder, REMEDY_CASE_NAMES, NULL);
  g_autoptr (RemedySnapshot) snapshot = make_snapshot ("EXALPHA");
  g_autoptr (GPtrArray) listed = NULL;
  g_autoptr (GError) error = NULL;
  struct stat info;

  g_assert_cmpstr (first, ==, "SERVER-1");
  g_assert_cmpstr (second, ==, "SERVER-2");
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpuint (names->len, ==, 2);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  listed = remedy_case_names_list (fixture->folder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (listed->len, ==, 2);
  /* What cannot be read is not begun anew: a token would come to stand for two names. */
  g_assert_true (g_file_set_contents (path, "{", -1, NULL));
  g_assert_null (remedy_case_names_hide (fixture->folder, fixture->sharing, snapshot, NULL,
                                         &error));
  g_assert_nonnull (error);
}

static gpointer
hide_many (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *server = g_strdup_printf ("EX%p%u", (gpointer) g_thread_self (), i);
      g_autofree char *token = hide_server (fixture, server, NULL);

      g_assert_true (g_str_has_prefix (token, "SERVER-"));
    }
  return NULL;
}

/* Two threads that hide names at once give no token twice. */
static void
test_threads (Fixture      *fixture,
              gconstpointer data)
{
  GThread *one = g_thread_new ("one", hide_many, fixture);
  GThread *other = g_thread_new ("other", hide_many, fixture);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GHashTable) tokens = g_hash_table_new (g_str_hash, g_str_equal);

  g_thread_join (one);
  g_thread_join (other);
  names = remedy_case_names_list (fixture->folder, NULL);
  g_assert_cmpuint (names->len, ==, 40);
  for (guint i = 0; i < names->len; i++)
    g_assert_true (
        g_hash_table_add (tokens, ((RemedyHiddenName *) names->pdata[i])->token));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/picture-key/key", Fixture, NULL, setup, test_key, teardown);
  g_test_add ("/picture-key/names", Fixture, NULL, setup, test_names, teardown);
  g_test_add ("/picture-key/threads", Fixture, NULL, setup, test_threads, teardown);

  return g_test_run ();
}
