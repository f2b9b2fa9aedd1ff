/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "app/remedy-painter.h"
#include "report/remedy-name-map.h"
#include "test-names.h"
#include "test-sites.h"
#include "test-support.h"

/* Of two servers that differ in their names alone, the pictures with hidden names are the same,
 * pixel by pixel; and a reader of pictures that is not ours finds names in the others only. */

#define ENLARGED 3

/* Rows that are to stand open, by what a page calls them: as many as fit in one picture. */
static const struct
{
  const char *type;
  guint       n;
} rows[] = {
  { "RemedyFindingRow", 20 }, { "RemedyStepRow", 8 }, { "RemedyDocumentRow", 2 },
  { "RemedyFileRow", 4 },     { "GtkExpander", 1 },
};

typedef struct
{
  RemedyPainter *painter;
} Fixture;

typedef struct
{
  gboolean       done;
  RemedyDrawing *drawing;
  GError        *error;
} Outcome;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->painter = remedy_painter_new (g_getenv ("NTSMIG_REMEDY_PAINTER"));
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  test_let_go (fixture->painter);
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->drawing = remedy_painter_draw_finish (REMEDY_PAINTER (source), result, &outcome->error);
  outcome->done = TRUE;
}

static RemedyDrawing *
draw (Fixture              *fixture,
      const RemedySnapshot *snapshot,
      RemedyPaintOptions   *options)
{
  Outcome outcome = { 0 };

  remedy_painter_draw_async (fixture->painter, snapshot, options, NULL, on_drawn, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (outcome.error);
  return outcome.drawing;
}

static void
open_rows (RemedySnapshot *snapshot)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < rows[i].n; j++)
      g_ptr_array_add (snapshot->opened, g_strdup_printf ("%s %u", rows[i].type, j));
}

static RemedySnapshot *
site (gsize                      scenario,
      const RemedyPracticeNames *names,
      gboolean                   hide)
{
  g_autoptr (RemedySnapshot) original = test_site_snapshot (scenario, names);
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();
  g_autoptr (RemedySharing) sharing = remedy_sharing_new ();

  open_rows (original);
  for (guint i = 0; !hide && i < REMEDY_N_NAMES; i++)
    g_ptr_array_add (sharing->told, g_strdup (remedy_name_class_words[i]));
  return remedy_name_map_hide (map, sharing, original);
}

static void
keep (const RemedyDrawing *drawing,
      const char          *what,
      int                  page,
      guint                number)
{
  const char *folder = g_getenv ("KEEP_PICTURES");
  g_autofree char *path = NULL;
  gsize size;
  const char *png = g_bytes_get_data (drawing->png, &size);

  if (folder == NULL)
    return;
  path = g_strdup_printf ("%s/%s-%d-%u.png", folder, what, page, number);
  g_file_set_contents (path, png, (gssize) size, NULL);
}

static gboolean
same_texts (const RemedyDrawing *a,
            const RemedyDrawing *b)
{
  for (guint i = 0; i < MIN (a->texts->len, b->texts->len); i++)
    if (!g_str_equal (a->texts->pdata[i], b->texts->pdata[i]))
      {
        g_printerr ("# “%s” and “%s”\n", (char *) a->texts->pdata[i], (char *) b->texts->pdata[i]);
        return FALSE;
      }
  return a->texts->len == b->texts->len;
}

/* How many pages look different. */
static guint
compare_pages (Fixture              *fixture,
               const char           *what,
               const RemedySnapshot *one,
               const RemedySnapshot *other,
               RemedyPaintOptions   *options)
{
  g_autoptr (RemedySnapshot) a = remedy_snapshot_copy (one);
  g_autoptr (RemedySnapshot) b = remedy_snapshot_copy (other);
  guint n = 0;

  for (int page = 0; page < REMEDY_N_PAGES; page++)
    {
      g_autoptr (RemedyDrawing) first = NULL;
      g_autoptr (RemedyDrawing) second = NULL;
      gboolean same;

      a->page = page;
      b->page = page;
      first = draw (fixture, a, options);
      second = draw (fixture, b, options);
      keep (first, what, page, 1);
      keep (second, what, page, 2);
      same = g_bytes_equal (first->png, second->png) && same_texts (first, second);
      g_test_message ("%s, page %s: %s", what, remedy_page_words[page],
                      same ? "the same" : "not the same");
      n += !same;
    }
  return n;
}

static void
test_twins (Fixture      *fixture,
            gconstpointer data)
{
  gsize scenario = GPOINTER_TO_SIZE (data);
  gsize n;
  const TestNames *twins = test_names_twins (&n);
  g_autoptr (RemedySnapshot) one = site (scenario, &twins[0].names, TRUE);
  g_autoptr (RemedySnapshot) other = site (scenario, &twins[1].names, TRUE);
  g_autoptr (RemedyPaintOptions) options = remedy_paint_options_usual ();

  g_assert_cmpuint (compare_pages (fixture, test_site_what (scenario), one, other, options), ==, 0);
}

static char *
as_json (const RemedySnapshot *snapshot)
{
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_snapshot_type, snapshot);

  return json_to_string (node, TRUE);
}

/* Names of any length and script: what the painter is told is the same, so that the picture
 * is; of some it is drawn as well, in another look. */
static void
test_odd_names (Fixture      *fixture,
                gconstpointer data)
{
  gsize n;
  gsize n_odd;
  const TestNames *odd = test_names_odd (&n_odd);
  g_autoptr (RemedySnapshot) one = site (0, &test_names_twins (&n)[0].names, TRUE);
  g_autoptr (RemedyPaintOptions) options = remedy_paint_options_usual ();
  g_autofree char *expected = as_json (one);

  options->dark = TRUE;
  for (gsize i = 0; i < n_odd; i++)
    {
      g_autoptr (RemedySnapshot) other = site (0, &odd[i].names, TRUE);
      g_autofree char *json = as_json (other);

      g_assert_cmpstr (json, ==, expected);
      if (g_str_equal (odd[i].what, "right to left"))
        g_assert_cmpuint (compare_pages (fixture, odd[i].what, one, other, options), ==, 0);
    }
}

/* Else the tests above would say nothing. */
static void
test_they_differ_if_nothing_is_hidden (Fixture      *fixture,
                                       gconstpointer data)
{
  gsize n;
  const TestNames *twins = test_names_twins (&n);
  g_autoptr (RemedySnapshot) one = site (0, &twins[0].names, FALSE);
  g_autoptr (RemedySnapshot) other = site (0, &twins[1].names, FALSE);
  g_autoptr (RemedyPaintOptions) options = remedy_paint_options_usual ();

  g_assert_cmpuint (compare_pages (fixture, "told", one, other, options), >=, 6);
}

/* What tesseract reads in a picture that is enlarged, in small letters. */
static char *
read_picture (const RemedyDrawing *drawing)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (drawing->png);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_stream (stream, NULL, &error);
  g_autoptr (GdkPixbuf) large = NULL;
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "large.png", NULL);
  const char *argv[] = { "tesseract", path, "-", "-l", "eng", NULL };
  g_autofree char *text = NULL;
  int status;

  g_assert_no_error (error);
  large = gdk_pixbuf_scale_simple (picture, ENLARGED * gdk_pixbuf_get_width (picture),
                                   ENLARGED * gdk_pixbuf_get_height (picture),
                                   GDK_INTERP_BILINEAR);
  gdk_pixbuf_save (large, path, "png", &error, NULL);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &text, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  test_remove_tree (folder);
  return g_utf8_strdown (text, -1);
}

/* Whether @name stands somewhere in @text, with one letter misread, lost or too many. */
static gboolean
was_read (const char *text,
          const char *name)
{
  g_autofree char *sought = g_utf8_strdown (name, -1);
  gsize n = strlen (sought);
  g_autofree guint *costs = g_new (guint, n + 1);

  for (gsize i = 0; i <= n; i++)
    costs[i] = (guint) i;
  for (const char *p = text; *p != '\0'; p++)
    {
      guint diagonal = costs[0];

      for (gsize i = 1; i <= n; i++)
        {
          guint above = costs[i];
          guint cost = diagonal + (sought[i - 1] != *p);

          cost = MIN (cost, MIN (above, costs[i - 1]) + 1);
          diagonal = above;
          costs[i] = cost;
        }
      if (costs[n] <= 1)
        return TRUE;
    }
  return FALSE;
}

static char *
read_pages (Fixture        *fixture,
            RemedySnapshot *snapshot)
{
  static const RemedyPageId pages[] = { REMEDY_PAGE_SERVER, REMEDY_PAGE_DIAGNOSIS };
  g_autoptr (RemedyPaintOptions) options = remedy_paint_options_usual ();
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (RemedyDrawing) drawing = NULL;
      g_autofree char *text = NULL;

      snapshot->page = pages[i];
      drawing = draw (fixture, snapshot, options);
      text = read_picture (drawing);
      g_string_append (all, text);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* Not by our own search: by what can be seen. */
static void
test_tesseract (Fixture      *fixture,
                gconstpointer data)
{
  gsize n;
  const RemedyPracticeNames *names = &test_names_twins (&n)[0].names;
  const char *const sought[] = { names->computer, names->first_user };
  g_autoptr (RemedySnapshot) told = site (0, names, FALSE);
  g_autoptr (RemedySnapshot) hidden = site (0, names, TRUE);
  g_autofree char *all = read_pages (fixture, told);
  g_autofree char *left = read_pages (fixture, hidden);
  const char *key;

  g_test_message ("%s", all);
  g_test_message ("%s", left);
  for (guint i = 0; i < G_N_ELEMENTS (sought); i++)
    if (!was_read (all, sought[i]))
      g_error ("“%s” was not read where it stands", sought[i]);
  for (guint i = 0; remedy_practice_names_nth (names, i, &key), key != NULL; i++)
    {
      const char *name = remedy_practice_names_nth (names, i, NULL);

      if (name != NULL && strlen (name) >= 6 && was_read (left, name))
        g_error ("%s “%s” was read where it is hidden", key, name);
    }
  g_assert_true (was_read (left, "server-1"));
}

int
main (int    argc,
      char **argv)
{
  /* A server, one with connectors and a workstation are enough here: test-metamorphic.c of the
   * engine has all the sites. */
  gtk_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  for (gsize i = 0; i < 6; i += 2)
    {
      g_autofree char *path = g_strconcat ("/pictures/twins/", test_site_what (i), NULL);

      g_test_add (path, Fixture, GSIZE_TO_POINTER (i), set_up, test_twins, tear_down);
    }
  g_test_add ("/pictures/odd-names", Fixture, NULL, set_up, test_odd_names, tear_down);
  g_test_add ("/pictures/not-hidden", Fixture, NULL, set_up,
              test_they_differ_if_nothing_is_hidden, tear_down);
  g_test_add ("/pictures/tesseract", Fixture, NULL, set_up, test_tesseract, tear_down);
  return g_test_run ();
}
