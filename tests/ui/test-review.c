/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>
#include <handy.h>

#include "app/remedy-album.h"
#include "app/remedy-bundle-opener.h"
#include "app/remedy-line-pair.h"
#include "app/remedy-review-file.h"
#include "app/remedy-review.h"
#include "app/remedy-window.h"
#include "app/rows/remedy-compare-view.h"
#include "app/rows/remedy-files-group.h"
#include "app/rows/remedy-save-group.h"
#include "app/rows/remedy-sharing-names.h"
#include "app/rows/remedy-sharing-words.h"
#include "report/remedy-bundle-save.h"
#include "report/remedy-name-map.h"
#include "test-support.h"

static void
settle (void)
{
  while (gtk_events_pending ())
    gtk_main_iteration ();
}

static GtkWidget *
put_in_window (GtkWidget *widget,
               int        width)
{
  GtkWidget *window = gtk_window_new (GTK_WINDOW_TOPLEVEL);

  gtk_window_set_default_size (GTK_WINDOW (window), width, 500);
  gtk_container_add (GTK_CONTAINER (window), widget);
  gtk_widget_show (widget);
  gtk_widget_show (window);
  settle ();
  return window;
}

/* A line as "a [b] c", where [b] is what differs. */
static char *
show_spans (const char   *line,
            const GArray *spans)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint at = 0;

  if (line == NULL)
    return g_strdup ("-");
  for (guint i = 0; spans != NULL && i < spans->len; i++)
    {
      const RemedySpan *span = &g_array_index (spans, RemedySpan, i);
      g_autofree char  *before = g_utf8_substring (line, at, span->start);
      g_autofree char  *inside = g_utf8_substring (line, span->start, span->end);

      g_string_append_printf (text, "%s[%s]", before, inside);
      at = span->end;
    }
  g_string_append (text, g_utf8_offset_to_pointer (line, at));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
show_pairs (const char *original,
            const char *shared)
{
  g_autoptr (GPtrArray) pairs = remedy_line_pairs_make (original, shared);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < pairs->len; i++)
    {
      const RemedyLinePair *pair = pairs->pdata[i];
      g_autofree char      *left = show_spans (pair->original, pair->original_spans);
      g_autofree char      *right = show_spans (pair->shared, pair->shared_spans);

      g_string_append_printf (text, "%s%s|%s", i > 0 ? "\n" : "", left, right);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_pairs (void)
{
  static const struct
  {
    const char *original;
    const char *shared;
    const char *pairs;
  } rows[] = {
    { "same", "same", "same|same" },
    { NULL, "only", "only|only" },
    { "", "", "" },
    { "on EXCH01, by ann", "on SERVER-1, by USER-1",
      "on [EXCH01], by [ann]|on [SERVER-1], by [USER-1]" },
    { "Zürich ↔ B", "Zürich ↔ SITE-1", "Zürich ↔ [B]|Zürich ↔ [SITE-1]" },
    /* A field that is not shared at all leaves the lines after it where they belong. */
    { "{\n\"a\": \"x\",\n\"b\": \"y\",\n\"c\": \"z\"\n}", "{\n\"a\": \"T\",\n\"c\": \"z\"\n}",
      "{|{\n\"a\": \"[x]\",|\"a\": \"[T]\",\n[\"b\": \"y\",]|-\n\"c\": \"z\"|\"c\": \"z\"\n}|}" },
    { "one\nthree", "one\ntwo\nthree", "one|one\n-|[two]\nthree|three" },
    { "a\nb", "a", "a|a\n[b]|-" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *pairs = show_pairs (rows[i].original, rows[i].shared);

      g_assert_cmpstr (pairs, ==, rows[i].pairs);
    }
}

static char *
make_lines (void)
{
  static const char *const lines[] = { "", "x", "y", "\"a\": 1,", "\"a\": 2,", "\"b\": 1", "ä ö" };
  GString *text = g_string_new (NULL);

  for (int i = g_test_rand_int_range (0, 20); i > 0; i--)
    g_string_append_printf (text, "%s\n", lines[g_test_rand_int_range (0, G_N_ELEMENTS (lines))]);
  return g_string_free (text, FALSE);
}

static void
append_line (GString    *text,
             const char *line)
{
  if (line != NULL)
    g_string_append_printf (text, "%s\n", line);
}

/* Whatever differs: both texts can be read off the pairs again, in their order. */
static void
test_pairs_random (void)
{
  for (guint round = 0; round < 300; round++)
    {
      g_autofree char *original = make_lines ();
      g_autofree char *shared = make_lines ();
      g_autoptr (GString) left = g_string_new (NULL);
      g_autoptr (GString) right = g_string_new (NULL);
      g_autoptr (GPtrArray) pairs = remedy_line_pairs_make (original, shared);

      for (guint i = 0; i < pairs->len; i++)
        {
          append_line (left, ((RemedyLinePair *) pairs->pdata[i])->original);
          append_line (right, ((RemedyLinePair *) pairs->pdata[i])->shared);
        }
      /* The last line has no end. */
      g_string_truncate (left, MAX (left->len, 1) - 1);
      g_string_truncate (right, MAX (right->len, 1) - 1);
      g_assert_cmpstr (left->str, ==, original);
      g_assert_cmpstr (right->str, ==, shared);
    }
}

static void
test_fold (void)
{
  g_autofree char *data = g_strnfill (1000, 'A');
  g_autofree char *html = g_strdup_printf ("<img src=\"data:image/png;base64,%s=\" alt=\"x\">", data);
  g_autofree char *folded = remedy_line_fold (html);
  g_autofree char *wide = g_strnfill (4000, 'w');
  g_autofree char *broken = remedy_line_fold (wide);
  g_autofree char *small = remedy_line_fold ("a;base64,QUJD\nb");
  g_auto (GStrv) parts = g_strsplit (broken, "\n", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  g_assert_cmpstr (
      folded, ==,
      "<img src=\"data:image/png;base64,[1001 characters of a picture]\" alt=\"x\">");
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_cmpstr (joined, ==, wide);
  g_assert_cmpstr (small, ==, "a;base64,QUJD\nb");
}

static RemedyMember *
make_member (const char *name,
             const char *type,
             const char *shared,
             const char *original)
{
  g_autoptr (GBytes) bytes = g_bytes_new (shared, strlen (shared));
  RemedyMember *member = remedy_member_new (name, type, "It is a test.", bytes);

  member->original = g_strdup (original);
  return member;
}

static GPtrArray *
make_files (const char *shared)
{
  g_autoptr (GPtrArray) members
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_member_free);

  g_ptr_array_add (members, make_member ("case.json", REMEDY_MEMBER_JSON, shared,
                                         "on EXCH01\nby Ann\nof EXCH01"));
  g_ptr_array_add (members, make_member ("report.html", REMEDY_MEMBER_HTML, "<p>exchange</p>",
                                         NULL));
  return remedy_review_files_make (members);
}

static void
test_find (void)
{
  g_autoptr (GPtrArray) files = make_files ("on SERVER-1\nby USER-1\nof SERVER-1");
  g_autoptr (GArray) servers = NULL;
  g_autoptr (GArray) names = NULL;
  g_autoptr (GArray) none = NULL;
  const RemedyReviewMatch *last;
  guint n_originals = 99;

  servers = remedy_review_files_find (files, "server-1", &n_originals);
  g_assert_cmpuint (servers->len, ==, 2);
  g_assert_cmpuint (n_originals, ==, 0);
  last = &g_array_index (servers, RemedyReviewMatch, 1);
  g_assert_cmpuint (last->file, ==, 0);
  g_assert_cmpuint (last->line, ==, 2);
  g_assert_cmpuint (last->start, ==, 3);
  g_assert_cmpuint (last->end, ==, 11);

  names = remedy_review_files_find (files, "exch", &n_originals);
  g_assert_cmpuint (names->len, ==, 1);
  g_assert_cmpuint (g_array_index (names, RemedyReviewMatch, 0).file, ==, 1);
  g_assert_cmpuint (n_originals, ==, 2);

  none = remedy_review_files_find (files, "", &n_originals);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (n_originals, ==, 0);
}

static void
collect_views (GtkWidget *widget,
               gpointer   views)
{
  if (GTK_IS_TEXT_VIEW (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (views, widget);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect_views, views);
}

static GPtrArray *
find_views (GtkWidget *widget)
{
  GPtrArray *views = g_ptr_array_new ();

  collect_views (widget, views);
  return views;
}

static char *
read_view (GtkTextView *view)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (view), &start, &end);
  return gtk_text_buffer_get_text (gtk_text_view_get_buffer (view), &start, &end, FALSE);
}

/* A long text is there in the end, and a place in it at once. */
static void
test_compare (void)
{
  g_autoptr (GString) original = g_string_new (NULL);
  g_autoptr (GString) shared = g_string_new (NULL);
  g_autoptr (GPtrArray) pairs = NULL;
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;
  GtkWidget  *view, *window;
  GtkTextIter start, end;

  for (int i = 0; i < 5000; i++)
    {
      g_string_append_printf (original, "%sline %d of EXCH01", i > 0 ? "\n" : "", i);
      g_string_append_printf (shared, "%sline %d of SERVER-1", i > 0 ? "\n" : "", i);
    }
  pairs = remedy_line_pairs_make (original->str, shared->str);
  view = remedy_compare_view_new ("case.json", pairs, TRUE);
  window = put_in_window (view, 1000);
  views = find_views (window);
  g_assert_cmpuint (views->len, ==, 2);
  remedy_compare_view_show (REMEDY_COMPARE_VIEW (view), 4321, 5, 9);
  g_assert_true (gtk_text_buffer_get_selection_bounds (
      gtk_text_view_get_buffer (views->pdata[1]), &start, &end));
  g_assert_cmpint (gtk_text_iter_get_line (&start), ==, 4321);
  settle ();
  left = read_view (views->pdata[0]);
  right = read_view (views->pdata[1]);
  g_assert_cmpstr (left, ==, original->str);
  g_assert_cmpstr (right, ==, shared->str);
  g_assert_cmpstr (
      atk_object_get_name (gtk_widget_get_accessible (views->pdata[1])), ==,
      "case.json as it is shared");
  gtk_widget_destroy (window);
}

/* Where there is no room for both, one is shown, and the other can be chosen. */
static void
test_compare_narrow (void)
{
  g_autoptr (GPtrArray) pairs = remedy_line_pairs_make ("EXCH01", "SERVER-1");
  g_autoptr (GPtrArray) views = NULL;
  g_autofree char *text = NULL;
  GtkWidget *view = remedy_compare_view_new ("case.json", pairs, TRUE);
  GtkWidget *window = put_in_window (view, 300);

  views = find_views (window);
  g_assert_cmpuint (views->len, ==, 1);
  text = read_view (views->pdata[0]);
  g_assert_cmpstr (text, ==, "SERVER-1");
  gtk_widget_destroy (window);
}

static void
on_share (RemedySharing **wanted,
          RemedySharing  *sharing)
{
  g_clear_pointer (wanted, remedy_sharing_free);
  *wanted = remedy_sharing_copy (sharing);
}

static void
collect_switches (GtkWidget *widget,
                  gpointer   switches)
{
  if (GTK_IS_SWITCH (widget) && gtk_widget_get_mapped (widget))
    g_ptr_array_add (switches, widget);
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), collect_switches, switches);
}

static const char *
get_name (GtkWidget *widget)
{
  return atk_object_get_name (gtk_widget_get_accessible (widget));
}

static void
test_names (void)
{
  g_autoptr (RemedySharing) sharing = remedy_sharing_new ();
  g_autoptr (RemedySharing) wanted = NULL;
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();
  g_autoptr (GPtrArray) switches = g_ptr_array_new ();
  GtkWidget *names = remedy_sharing_names_new ();
  GtkWidget *window = put_in_window (names, 700);

  remedy_name_map_take (map, REMEDY_NAMES_SERVERS, "EXCH01");
  remedy_name_map_take (map, REMEDY_NAMES_SERVERS, "BACKUP7");
  g_signal_connect_swapped (names, "share", G_CALLBACK (on_share), &wanted);
  remedy_sharing_names_update (REMEDY_SHARING_NAMES (names), sharing,
                               remedy_name_map_get_names (map), TRUE);
  settle ();
  g_assert_null (wanted);
  collect_switches (window, switches);
  /* The class that was found, and the sizes. */
  g_assert_cmpuint (switches->len, ==, 2);
  g_assert_cmpstr (get_name (switches->pdata[0]), ==, "Servers");
  g_assert_cmpstr (atk_object_get_description (gtk_widget_get_accessible (switches->pdata[0])),
                   ==, "2 found · EXCH01 → SERVER-1");
  g_assert_true (gtk_switch_get_active (switches->pdata[0]));

  gtk_switch_set_active (switches->pdata[0], FALSE);
  g_assert_nonnull (wanted);
  g_assert_false (remedy_sharing_hides (wanted, REMEDY_NAMES_SERVERS));
  g_assert_true (remedy_sharing_hides (wanted, REMEDY_NAMES_USERS));
  remedy_sharing_names_update (REMEDY_SHARING_NAMES (names), wanted, NULL, FALSE);
  g_assert_false (gtk_widget_get_sensitive (switches->pdata[0]));
  gtk_widget_destroy (window);
}

static void
find_entry (GtkWidget *widget,
            gpointer   entry)
{
  if (GTK_IS_ENTRY (widget))
    *(GtkWidget **) entry = widget;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_entry, entry);
}

static void
test_words (void)
{
  g_autoptr (RemedySharing) sharing = remedy_sharing_new ();
  g_autoptr (RemedySharing) wanted = NULL;
  GtkWidget *words = remedy_sharing_words_new ();
  GtkWidget *window = put_in_window (words, 700);
  GtkWidget *entry = NULL;

  g_signal_connect_swapped (words, "share", G_CALLBACK (on_share), &wanted);
  remedy_sharing_words_update (REMEDY_SHARING_WORDS (words), sharing, TRUE);
  find_entry (window, &entry);
  gtk_entry_set_text (GTK_ENTRY (entry), "   ");
  gtk_widget_activate (entry);
  g_assert_null (wanted);
  gtk_entry_set_text (GTK_ENTRY (entry), " Falcon ");
  gtk_widget_activate (entry);
  g_assert_nonnull (wanted);
  g_assert_cmpuint (wanted->words->len, ==, 1);
  g_assert_cmpstr (wanted->words->pdata[0], ==, "Falcon");
  g_assert_cmpstr (gtk_entry_get_text (GTK_ENTRY (entry)), ==, "");
  /* Twice is once. */
  remedy_sharing_words_update (REMEDY_SHARING_WORDS (words), wanted, TRUE);
  g_clear_pointer (&wanted, remedy_sharing_free);
  gtk_entry_set_text (GTK_ENTRY (entry), "Falcon");
  gtk_widget_activate (entry);
  g_assert_null (wanted);
  gtk_widget_destroy (window);
}

static GtkWidget *
find_check (GtkWidget  *widget,
            const char *name)
{
  g_autoptr (GList) children = NULL;
  GtkWidget *found = NULL;

  if (GTK_IS_CHECK_BUTTON (widget) && g_str_equal (gtk_button_get_label (GTK_BUTTON (widget)), name))
    return widget;
  if (GTK_IS_CONTAINER (widget))
    children = gtk_container_get_children (GTK_CONTAINER (widget));
  for (GList *l = children; l != NULL && found == NULL; l = l->next)
    found = find_check (l->data, name);
  return found;
}

/* What was read is one thing, and what is there now may be another. */
static void
test_tick (void)
{
  GtkWidget       *widget = remedy_save_group_new ();
  GtkWidget       *window = put_in_window (widget, 700);
  RemedySaveGroup *group = REMEDY_SAVE_GROUP (widget);
  GtkWidget       *read = find_check (window, "I have _read what is shared");
  GtkWidget       *encrypt = find_check (window, "_Encrypt the file with a passphrase");
  g_autoptr (GPtrArray) files = make_files ("on SERVER-1\nby USER-1\nof SERVER-1");
  g_autoptr (GPtrArray) others = make_files ("on SERVER-1\nby USER-2\nof SERVER-1");

  g_assert_nonnull (remedy_save_group_get_why_not (group));
  g_assert_false (gtk_widget_get_sensitive (read));
  remedy_save_group_set_ready (group, "one", files);
  g_assert_nonnull (remedy_save_group_get_why_not (group));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (read), TRUE);
  g_assert_null (remedy_save_group_get_why_not (group));
  g_assert_null (remedy_save_group_get_passphrase (group));
  /* Made anew, and the same: it was read. */
  remedy_save_group_set_ready (group, NULL, NULL);
  g_assert_nonnull (remedy_save_group_get_why_not (group));
  remedy_save_group_set_ready (group, "one", files);
  g_assert_null (remedy_save_group_get_why_not (group));
  /* Another one: the tick is gone, and it is said what is not as it was read. */
  remedy_save_group_set_ready (group, "two", others);
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (read)));
  g_assert_nonnull (strstr (remedy_save_group_get_why_not (group), "case.json"));
  g_assert_null (strstr (remedy_save_group_get_why_not (group), "report.html"));

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (read), TRUE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (encrypt), TRUE);
  g_assert_nonnull (remedy_save_group_get_why_not (group));
  g_assert_cmpstr (remedy_save_group_get_passphrase (group), ==, "");
  gtk_widget_destroy (window);
}

typedef struct
{
  char          *folder;
  RemedySession *session;
  gboolean       done;
} Fixture;

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  remedy_session_finish (REMEDY_SESSION (source), result, &error);
  g_assert_no_error (error);
  ((Fixture *) user_data)->done = TRUE;
}

static void
wait_until_done (Fixture *fixture)
{
  while (!fixture->done)
    g_main_context_iteration (NULL, TRUE);
  fixture->done = FALSE;
}

static void
set_up (Fixture      *fixture,
        gconstpointer scenario)
{
  g_autoptr (RemedyCaseStore) store = NULL;

  fixture->folder = test_temp_dir ();
  store = remedy_case_store_new (fixture->folder);
  fixture->session = remedy_session_new (store);
  remedy_session_start_practice_async (fixture->session, scenario, NULL, on_done, fixture);
  wait_until_done (fixture);
  remedy_session_read_async (fixture->session, REMEDY_READING_BEFORE, NULL, on_done, fixture);
  wait_until_done (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer scenario)
{
  while (G_OBJECT (fixture->session)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  test_let_go (fixture->session);
  test_remove_tree (fixture->folder);
  g_free (fixture->folder);
}

static void
wait_until_ready (RemedyReview *review)
{
  while (remedy_review_get_state (review) == REMEDY_REVIEW_MAKING)
    g_main_context_iteration (NULL, TRUE);
  if (remedy_review_get_error (review) != NULL)
    g_error ("%s", remedy_review_get_error (review)->message);
  g_assert_cmpint (remedy_review_get_state (review), ==, REMEDY_REVIEW_READY);
}

static guint
count (RemedyReview *review,
       const char   *text)
{
  guint n_originals = 0;
  g_autoptr (GArray) found
      = remedy_review_files_find (remedy_review_get_files (review), text, &n_originals);

  g_assert_cmpuint (n_originals, >, 0);
  return found->len;
}

static void
test_review (Fixture      *fixture,
             gconstpointer scenario)
{
  RemedyReview *review = remedy_review_new (fixture->session);
  g_autoptr (RemedySharing) sharing = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *told = NULL;

  g_assert_cmpint (remedy_review_get_state (review), ==, REMEDY_REVIEW_NOTHING);
  g_assert_null (remedy_review_get_bundle (review));
  remedy_review_start (review);
  g_assert_cmpint (remedy_review_get_state (review), ==, REMEDY_REVIEW_MAKING);
  g_assert_null (remedy_review_get_digest (review));
  wait_until_ready (review);
  g_assert_nonnull (remedy_review_get_bundle (review));
  g_assert_cmpuint (remedy_review_get_names (review)->len, >, 0);
  digest = g_strdup (remedy_review_get_digest (review));
  g_assert_cmpuint (count (review, "EXCH01"), ==, 0);

  /* What is told is in it. */
  sharing = remedy_sharing_copy (remedy_session_get_case (fixture->session)->work->sharing);
  g_ptr_array_add (sharing->told, g_strdup (remedy_name_class_words[REMEDY_NAMES_SERVERS]));
  remedy_session_share_async (fixture->session, sharing, on_done, fixture);
  wait_until_done (fixture);
  g_assert_cmpint (remedy_review_get_state (review), ==, REMEDY_REVIEW_MAKING);
  g_assert_null (remedy_review_get_bundle (review));
  wait_until_ready (review);
  told = g_strdup (remedy_review_get_digest (review));
  g_assert_cmpstr (told, !=, digest);
  g_assert_cmpuint (count (review, "EXCH01"), >, 0);

  /* Nobody looks: nothing is made, and later it is. */
  remedy_review_stop (review);
  remedy_session_undo_async (fixture->session, on_done, fixture);
  wait_until_done (fixture);
  g_assert_cmpstr (remedy_review_get_digest (review), ==, told);
  remedy_review_start (review);
  wait_until_ready (review);
  g_assert_cmpstr (remedy_review_get_digest (review), !=, told);
  g_assert_cmpuint (count (review, "EXCH01"), ==, 0);
  while (G_OBJECT (review)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (review);
}

static void
find_words (GtkWidget *widget,
            gpointer   words)
{
  const char **looked_for = words;

  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), *looked_for) != NULL)
    looked_for[1] = *looked_for;
  else if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), find_words, words);
}

static gboolean
says (GtkWidget  *widget,
      const char *words)
{
  const char *looked_for[] = { words, NULL };

  find_words (widget, looked_for);
  return looked_for[1] != NULL;
}

static void
wait_until_said (GtkWidget  *widget,
                 const char *words)
{
  while (!says (widget, words))
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
open_window (Fixture *fixture)
{
  g_autoptr (RemedyPainter) painter = remedy_painter_new (g_getenv ("NTSMIG_REMEDY_PAINTER"));
  GtkWidget *window = remedy_window_new (NULL, fixture->session);

  remedy_album_set_painter (remedy_album_get (fixture->session), painter);
  gtk_widget_show (window);
  settle ();
  return g_object_ref (window);
}

static void
close_window (GtkWidget *window)
{
  gtk_widget_destroy (window);
  while (G_OBJECT (window)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_object_unref (window);
}

/* Undo gives what was there before, and it was read: how often the case was saved since is not
 * in what is shared. */
static void
test_review_undone (Fixture      *fixture,
                    gconstpointer scenario)
{
  RemedyReview *review = remedy_review_new (fixture->session);
  g_autoptr (RemedySharing) sharing = NULL;
  g_autofree char *digest = NULL;

  remedy_review_start (review);
  wait_until_ready (review);
  digest = g_strdup (remedy_review_get_digest (review));
  sharing = remedy_sharing_copy (remedy_session_get_case (fixture->session)->work->sharing);
  sharing->dark = TRUE;
  remedy_session_share_async (fixture->session, sharing, on_done, fixture);
  wait_until_done (fixture);
  wait_until_ready (review);
  remedy_session_undo_async (fixture->session, on_done, fixture);
  wait_until_done (fixture);
  wait_until_ready (review);
  g_assert_cmpstr (remedy_review_get_digest (review), ==, digest);
  while (G_OBJECT (review)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (review);
}

/* The dialog for the passphrase, answered. */
static void
answer (const char *passphrase)
{
  GtkWidget *dialog = NULL;
  GtkWidget *entry = NULL;
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      dialog = l->data;
  g_assert_nonnull (dialog);
  find_entry (gtk_dialog_get_content_area (GTK_DIALOG (dialog)), &entry);
  g_assert_false (gtk_entry_get_visibility (GTK_ENTRY (entry)));
  gtk_entry_set_text (GTK_ENTRY (entry), passphrase);
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
}

static GtkWidget *
find_other_window (GtkWidget *window)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (REMEDY_IS_WINDOW (l->data) && l->data != window)
      return l->data;
  return NULL;
}

static void
test_passphrase (Fixture      *fixture,
                 gconstpointer scenario)
{
  g_autofree char *path = g_build_filename (fixture->folder, "desk.zip.gpg", NULL);
  g_autoptr (GError) error = NULL;
  RemedyReview *review = remedy_review_new (fixture->session);
  GtkWidget *window, *opened;

  remedy_review_start (review);
  wait_until_ready (review);
  remedy_bundle_save (remedy_review_get_bundle (review), path, "open sesame",
                      REMEDY_BUNDLE_SAVE_NONE, NULL, &error);
  g_assert_no_error (error);
  while (G_OBJECT (review)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_finalize_object (review);

  window = open_window (fixture);
  remedy_bundle_opener_open (REMEDY_WINDOW (window), path, FALSE);
  answer ("open, sesame");
  wait_until_said (window, "The bundle could not be opened");
  g_assert_null (find_other_window (window));
  remedy_bundle_opener_open (REMEDY_WINDOW (window), path, FALSE);
  answer ("open sesame");
  while ((opened = find_other_window (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  wait_until_said (opened, "This is a bundle of ");
  close_window (g_object_ref (opened));
  close_window (window);
}

/* Dropped in the middle: nothing comes of it, and nothing is left. */
static void
test_review_dropped (Fixture      *fixture,
                     gconstpointer scenario)
{
  RemedyReview *review = remedy_review_new (fixture->session);

  remedy_review_start (review);
  for (int i = 0; i < 20; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  remedy_review_stop (review);
  while (G_OBJECT (review)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (remedy_review_get_bundle (review));
  g_assert_finalize_object (review);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  hdy_init ();
  g_test_add_func ("/review/pairs", test_pairs);
  g_test_add_func ("/review/pairs/random", test_pairs_random);
  g_test_add_func ("/review/fold", test_fold);
  g_test_add_func ("/review/find", test_find);
  g_test_add_func ("/review/compare", test_compare);
  g_test_add_func ("/review/compare/narrow", test_compare_narrow);
  g_test_add_func ("/review/names", test_names);
  g_test_add_func ("/review/words", test_words);
  g_test_add_func ("/review/tick", test_tick);
  g_test_add ("/review/made", Fixture, "fault-sp1", set_up, test_review, tear_down);
  g_test_add ("/review/undone", Fixture, "fault-sp1", set_up, test_review_undone, tear_down);
  g_test_add ("/review/passphrase", Fixture, "fault-sp1", set_up, test_passphrase, tear_down);
  g_test_add ("/review/dropped", Fixture, "fault-sp1", set_up, test_review_dropped, tear_down);
  return g_test_run ();
}
