/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-sharing-words.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"

/* Words that the operator wants hidden wherever they stand: an entry, and a row for each. */
struct _RemedySharingWords
{
  GtkBox parent_instance;

  GtkButton   *add_button;
  GtkEntry    *entry;
  RemedyGroup *group;
  GtkBox      *line; /* entry and button, the first row of the group */
  GPtrArray   *rows; /* (owned) the others: one for each word */

  RemedySharing *sharing; /* (owned) (nullable) as it was shown last */
};

enum
{
  SHARE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemedySharingWords, remedy_sharing_words, GTK_TYPE_BOX)

static char *
get_word (RemedySharingWords *self)
{
  return g_strstrip (g_strdup (gtk_entry_get_text (self->entry)));
}

static gboolean
has_word (RemedySharingWords *self,
          const char         *word,
          guint              *index)
{
  return g_ptr_array_find_with_equal_func (self->sharing->words, word, g_str_equal, index);
}

static void
on_typed (RemedySharingWords *self)
{
  g_autofree char *word = get_word (self);

  gtk_widget_set_sensitive (GTK_WIDGET (self->add_button),
                            self->sharing != NULL && *word != '\0'
                                && !has_word (self, word, NULL));
}

static void
on_add (RemedySharingWords *self)
{
  g_autofree char *word = get_word (self);
  g_autoptr (RemedySharing) wanted = NULL;

  if (self->sharing == NULL || *word == '\0' || has_word (self, word, NULL))
    return;
  wanted = remedy_sharing_copy (self->sharing);
  g_ptr_array_add (wanted->words, g_steal_pointer (&word));
  gtk_entry_set_text (self->entry, "");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, signals[SHARE], 0, wanted);
}

static void
on_remove (GtkButton          *button,
           RemedySharingWords *self)
{
  const char *word = g_object_get_data (G_OBJECT (button), "word");
  guint       index = 0;
  g_autoptr (RemedySharing) wanted = remedy_sharing_copy (self->sharing);

  if (!has_word (self, word, &index))
    return;
  g_ptr_array_remove_index (wanted->words, index);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  g_signal_emit (self, signals[SHARE], 0, wanted);
}

static void
remedy_sharing_words_finalize (GObject *object)
{
  RemedySharingWords *self = REMEDY_SHARING_WORDS (object);

  g_clear_pointer (&self->sharing, remedy_sharing_free);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (remedy_sharing_words_parent_class)->finalize (object);
}

static void
remedy_sharing_words_class_init (RemedySharingWordsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_sharing_words_finalize;

  /**
   * RemedySharingWords::share:
   * @self: the words
   * @sharing: (type RemedySharing): what the operator wants from now on
   */
  signals[SHARE] = g_signal_new ("share", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
remedy_sharing_words_init (RemedySharingWords *self)
{
  g_object_set (self, "orientation", GTK_ORIENTATION_VERTICAL, "visible", TRUE, NULL);
  self->rows = g_ptr_array_new ();
  self->group = REMEDY_GROUP (remedy_group_new (_ ("More words to hide")));
  g_object_set (self->group, "description",
                _ ("A customer, a project, a nickname: hidden wherever it stands."), NULL);
  self->line = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  self->entry = GTK_ENTRY (gtk_entry_new ());
  gtk_entry_set_placeholder_text (self->entry, _ ("A word"));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->entry)),
                       _ ("A word to hide"));
  self->add_button = GTK_BUTTON (gtk_button_new_with_mnemonic (_ ("_Hide it")));
  gtk_container_add (GTK_CONTAINER (self->line), GTK_WIDGET (self->entry));
  gtk_container_add (GTK_CONTAINER (self->line), GTK_WIDGET (self->add_button));
  gtk_style_context_add_class (gtk_widget_get_style_context (GTK_WIDGET (self->line)), "row");
  gtk_widget_show_all (GTK_WIDGET (self->line));
  gtk_widget_show (GTK_WIDGET (self->group));
  gtk_container_add (GTK_CONTAINER (self->group), GTK_WIDGET (self->line));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->group));
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_add), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_typed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add_button, "clicked", G_CALLBACK (on_add), self,
                           G_CONNECT_SWAPPED);
  on_typed (self);
}

/**
 * remedy_sharing_words_new:
 *
 * Returns: (transfer floating): the words to hide, without a session
 */
GtkWidget *
remedy_sharing_words_new (void)
{
  return g_object_new (REMEDY_TYPE_SHARING_WORDS, NULL);
}

static void
add_row (RemedySharingWords *self,
         const char         *word,
         gboolean            can_change)
{
  GtkWidget *row = remedy_fact_row_new (word, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Remove"));
  /* Translators: read aloud; %s is a word that is hidden. */
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), word);

  atk_object_set_name (gtk_widget_get_accessible (button), name);
  g_object_set_data_full (G_OBJECT (button), "word", g_strdup (word), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_remove), self, 0);
  gtk_widget_set_visible (button, can_change);
  remedy_fact_row_add_suffix (REMEDY_FACT_ROW (row), button);
  gtk_container_add (GTK_CONTAINER (self->group), row);
  g_ptr_array_add (self->rows, row);
}

static void
rebuild (RemedySharingWords *self,
         gboolean            can_change)
{
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_destroy (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->sharing->words->len; i++)
    add_row (self, self->sharing->words->pdata[i], can_change);
}

static gboolean
same_words (const GPtrArray *a,
            const GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (a->pdata[i], b->pdata[i]))
      return FALSE;
  return TRUE;
}

/**
 * remedy_sharing_words_update:
 * @self: the words
 * @sharing: what the operator chose
 * @can_change: whether the operator can choose
 */
void
remedy_sharing_words_update (RemedySharingWords  *self,
                             const RemedySharing *sharing,
                             gboolean             can_change)
{
  gboolean changed;

  g_return_if_fail (REMEDY_IS_SHARING_WORDS (self));
  g_return_if_fail (sharing != NULL);

  changed = self->sharing == NULL || !same_words (self->sharing->words, sharing->words)
            || can_change != gtk_widget_get_visible (GTK_WIDGET (self->line));
  g_clear_pointer (&self->sharing, remedy_sharing_free);
  self->sharing = remedy_sharing_copy (sharing);
  gtk_widget_set_visible (GTK_WIDGET (self->line), can_change);
  if (changed)
    rebuild (self, can_change);
  gtk_widget_set_visible (GTK_WIDGET (self), can_change || sharing->words->len > 0);
  on_typed (self);
}
