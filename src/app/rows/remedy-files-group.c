/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-files-group.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-file-row.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-icon.h"

/* Above and below what is scrolled to, in pixels. */
#define MARGIN 12

/*
 * The files of the bundle, a row for each, and a search over all of them. The search looks in
 * what is shared, since that is what must not hold a name; how often the originals have it is
 * only told.
 */
struct _RemedyFilesGroup
{
  GtkBox parent_instance;

  GtkLabel       *count;
  GtkSearchEntry *entry;
  RemedyGroup    *group;
  GtkButton      *next_button;
  GtkButton      *previous_button;
  GPtrArray      *rows; /* (owned) RemedyFileRow, in the group */

  GPtrArray    *files;       /* (owned) (nullable) RemedyReviewFile */
  GArray       *matches;     /* (owned) (nullable) RemedyReviewMatch */
  guint         n_originals; /* how often the originals have what is looked for */
  guint         current;     /* match that is shown */
  GCancellable *cancellable; /* (owned) (nullable) of the search under way */
  guint         scroll_id;   /* source, until what was found is laid out; 0 */
};

G_DEFINE_FINAL_TYPE (RemedyFilesGroup, remedy_files_group, GTK_TYPE_BOX)

typedef struct
{
  GPtrArray *files;
  char      *text;
} Search;

typedef struct
{
  GArray *matches;
  guint   n_originals;
} Found;

static void
search_free (gpointer data)
{
  Search *self = data;

  g_ptr_array_unref (self->files);
  g_free (self->text);
  g_free (self);
}

static void
found_free (gpointer data)
{
  Found *self = data;

  g_clear_pointer (&self->matches, g_array_unref);
  g_free (self);
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  const Search *search = data;
  Found        *found = g_new0 (Found, 1);

  found->matches = remedy_review_files_find (search->files, search->text, &found->n_originals);
  g_task_return_pointer (task, found, found_free);
}

static void
forget_matches (RemedyFilesGroup *self)
{
  g_clear_pointer (&self->matches, g_array_unref);
  self->n_originals = 0;
  self->current = 0;
  for (guint i = 0; i < self->rows->len; i++)
    remedy_file_row_show (self->rows->pdata[i], 0, 0, 0);
}

static char *
describe_none (RemedyFilesGroup *self)
{
  if (self->n_originals == 0)
    return g_strdup (_ ("It is in none of the files."));
  /* Translators: how often a name is in the files before names are hidden. */
  return g_strdup_printf (ngettext ("It is nowhere in what is shared; the originals have it %u "
                                    "time.",
                                    "It is nowhere in what is shared; the originals have it %u "
                                    "times.",
                                    self->n_originals),
                          self->n_originals);
}

static void
say_where (RemedyFilesGroup *self)
{
  g_autofree char *text = NULL;

  if (self->matches != NULL && self->matches->len > 0)
    {
      const RemedyReviewMatch *match
          = &g_array_index (self->matches, RemedyReviewMatch, self->current);
      const RemedyReviewFile *file = self->files->pdata[match->file];

      /* Translators: which place of how many, and the name of the file it is in. */
      text = g_strdup_printf (_ ("%u of %u, in %s"), self->current + 1, self->matches->len,
                              file->name);
    }
  else if (self->matches != NULL)
    text = describe_none (self);
  gtk_label_set_text (self->count, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->count), text != NULL);
}

static void
update_buttons (RemedyFilesGroup *self)
{
  gboolean found = self->matches != NULL && self->matches->len > 0;

  gtk_widget_set_sensitive (GTK_WIDGET (self->next_button), found);
  gtk_widget_set_sensitive (GTK_WIDGET (self->previous_button), found);
}

/* Where the page is scrolled to: a part of it, or its start if it is too high. */
static void
scroll_to (GtkWidget *widget,
           gboolean   to_top)
{
  GtkWidget     *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  GtkAdjustment *place;
  int            y;

  if (viewport == NULL
      || !gtk_widget_translate_coordinates (widget, gtk_bin_get_child (GTK_BIN (viewport)), 0, 0,
                                            NULL, &y))
    return;
  place = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  if (to_top)
    gtk_adjustment_set_value (place, y - MARGIN);
  else
    gtk_adjustment_clamp_page (place, y - MARGIN,
                               y + gtk_widget_get_allocated_height (widget) + MARGIN);
}

static gboolean
on_laid_out (gpointer user_data)
{
  RemedyFilesGroup *self = user_data;

  self->scroll_id = 0;
  if (self->matches != NULL && self->current < self->matches->len)
    scroll_to (self->rows->pdata[g_array_index (self->matches, RemedyReviewMatch,
                                                self->current).file],
               FALSE);
  return G_SOURCE_REMOVE;
}

static void
show_match (RemedyFilesGroup *self)
{
  const RemedyReviewMatch *match
      = &g_array_index (self->matches, RemedyReviewMatch, self->current);

  for (guint i = 0; i < self->rows->len; i++)
    if (i != match->file)
      remedy_file_row_show (self->rows->pdata[i], 0, 0, 0);
  remedy_file_row_show (self->rows->pdata[match->file], match->line, match->start, match->end);
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (GDK_PRIORITY_REDRAW + 10, on_laid_out, self, NULL);
  say_where (self);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  RemedyFilesGroup *self = REMEDY_FILES_GROUP (source);
  g_autoptr (GError) error = NULL;
  Found *found = g_task_propagate_pointer (G_TASK (result), &error);

  /* Dropped for a later one, or with the page: nothing is touched. */
  if (found == NULL)
    return;
  forget_matches (self);
  self->matches = g_steal_pointer (&found->matches);
  self->n_originals = found->n_originals;
  found_free (found);
  update_buttons (self);
  if (self->matches->len > 0)
    show_match (self);
  else
    {
      say_where (self);
      scroll_to (GTK_WIDGET (self), TRUE);
    }
}

static void
drop_search (RemedyFilesGroup *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
search (RemedyFilesGroup *self)
{
  const char *text = gtk_entry_get_text (GTK_ENTRY (self->entry));
  g_autoptr (GTask) task = NULL;
  Search *wanted;

  drop_search (self);
  if (self->files == NULL || *text == '\0')
    {
      forget_matches (self);
      update_buttons (self);
      say_where (self);
      return;
    }
  self->cancellable = g_cancellable_new ();
  wanted = g_new0 (Search, 1);
  wanted->files = g_ptr_array_ref (self->files);
  wanted->text = g_strdup (text);
  task = g_task_new (self, self->cancellable, on_found, NULL);
  g_task_set_source_tag (task, search);
  g_task_set_task_data (task, wanted, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

static void
step (RemedyFilesGroup *self,
      guint             by)
{
  if (self->matches == NULL || self->matches->len == 0)
    return;
  self->current = (self->current + by) % self->matches->len;
  show_match (self);
}

static void
on_next (RemedyFilesGroup *self)
{
  step (self, 1);
}

static void
on_previous (RemedyFilesGroup *self)
{
  step (self, self->matches != NULL ? self->matches->len - 1 : 0);
}

static void
on_stop (RemedyFilesGroup *self)
{
  gtk_entry_set_text (GTK_ENTRY (self->entry), "");
}

static void
remedy_files_group_dispose (GObject *object)
{
  RemedyFilesGroup *self = REMEDY_FILES_GROUP (object);

  drop_search (self);
  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_ptr_array_set_size (self->rows, 0);
  G_OBJECT_CLASS (remedy_files_group_parent_class)->dispose (object);
}

static void
remedy_files_group_finalize (GObject *object)
{
  RemedyFilesGroup *self = REMEDY_FILES_GROUP (object);

  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  G_OBJECT_CLASS (remedy_files_group_parent_class)->finalize (object);
}

static void
remedy_files_group_class_init (RemedyFilesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_files_group_dispose;
  object_class->finalize = remedy_files_group_finalize;
}

static GtkButton *
make_button (RemedyFilesGroup *self,
             const char       *icon_name,
             const char       *name,
             GCallback         callback)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *icon = g_object_new (REMEDY_TYPE_ICON, "icon-name", icon_name, NULL);

  gtk_container_add (GTK_CONTAINER (button), icon);
  gtk_widget_set_tooltip_text (button, name);
  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return GTK_BUTTON (button);
}

static GtkWidget *
make_search (RemedyFilesGroup *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->entry = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("Search in what is shared"));
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->entry)),
                       _ ("Search in what is shared"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  self->previous_button
      = make_button (self, "go-up-symbolic", _ ("Previous place"), G_CALLBACK (on_previous));
  self->next_button
      = make_button (self, "go-down-symbolic", _ ("Next place"), G_CALLBACK (on_next));
  gtk_style_context_add_class (gtk_widget_get_style_context (line), "linked");
  gtk_container_add (GTK_CONTAINER (line), GTK_WIDGET (self->entry));
  gtk_container_add (GTK_CONTAINER (line), GTK_WIDGET (self->previous_button));
  gtk_container_add (GTK_CONTAINER (line), GTK_WIDGET (self->next_button));
  g_signal_connect_object (self->entry, "search-changed", G_CALLBACK (search), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_next), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "next-match", G_CALLBACK (on_next), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "previous-match", G_CALLBACK (on_previous), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (on_stop), self,
                           G_CONNECT_SWAPPED);
  return line;
}

static void
remedy_files_group_init (RemedyFilesGroup *self)
{
  GtkWidget *line = make_search (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->rows = g_ptr_array_new ();
  g_object_set (self, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  self->group = REMEDY_GROUP (remedy_group_new (_ ("The files in it")));
  g_object_set (self->group, "description",
                _ ("All of them, exactly as they are sent. Open one to read it."), NULL);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  g_object_set (self->count, "wrap", TRUE, "xalign", 0.0, NULL);
  /* What was found is read aloud, while the keyboard stays in the entry. */
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->count)), ATK_ROLE_STATUSBAR);
  gtk_style_context_add_class (gtk_widget_get_style_context (box), "row");
  gtk_container_add (GTK_CONTAINER (box), line);
  gtk_container_add (GTK_CONTAINER (box), GTK_WIDGET (self->count));
  gtk_widget_show (box);
  gtk_widget_show_all (line);
  gtk_widget_show (GTK_WIDGET (self->group));
  gtk_container_add (GTK_CONTAINER (self->group), box);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->group));
  update_buttons (self);
}

/**
 * remedy_files_group_update:
 * @self: the files
 * @files: (nullable) (element-type RemedyReviewFile): what is in the bundle now; %NULL if
 *   there is none
 *
 * What is open stays open, and what did not change is not built anew.
 */
void
remedy_files_group_update (RemedyFilesGroup *self,
                           GPtrArray        *files)
{
  guint n_files = files != NULL ? files->len : 0;

  g_return_if_fail (REMEDY_IS_FILES_GROUP (self));

  gtk_widget_set_visible (GTK_WIDGET (self), n_files > 0);
  if (files == self->files)
    return;
  while (self->rows->len > n_files)
    {
      gtk_widget_destroy (self->rows->pdata[self->rows->len - 1]);
      g_ptr_array_set_size (self->rows, (int) self->rows->len - 1);
    }
  while (self->rows->len < n_files)
    {
      GtkWidget *row = remedy_file_row_new ();

      gtk_container_add (GTK_CONTAINER (self->group), row);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < n_files; i++)
    remedy_file_row_set (self->rows->pdata[i], files->pdata[i], files);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = files != NULL ? g_ptr_array_ref (files) : NULL;
  forget_matches (self);
  search (self);
}

/**
 * remedy_files_group_find:
 * @self: the files
 *
 * Brings the keyboard to the search, and the search to the top of the page: what is found is
 * shown under it.
 */
void
remedy_files_group_find (RemedyFilesGroup *self)
{
  g_return_if_fail (REMEDY_IS_FILES_GROUP (self));

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  scroll_to (GTK_WIDGET (self), TRUE);
}
