/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-save-group.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-review-file.h"

/* Of what changed since it was read, as many files are named. */
#define MAX_NAMED 3

/*
 * The last questions before a file is written: whether what is shared was read, and whether the
 * file is to be opened with a passphrase only. The answer to the first holds for one bundle.
 */
struct _RemedySaveGroup
{
  GtkBox parent_instance;

  GtkEntry        *again_entry;
  GtkToggleButton *encrypt_check;
  GtkBox          *entries;
  GtkLabel        *gpg_label;
  GtkEntry        *passphrase_entry;
  GtkToggleButton *read_check;
  GtkLabel        *why_label;

  char      *digest; /* (owned) (nullable) of what can be saved now */
  GPtrArray *files;  /* (owned) (nullable) RemedyReviewFile: what it is made of */
  char      *lapsed; /* (owned) (nullable) why it has to be read again, a sentence */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemedySaveGroup, remedy_save_group, GTK_TYPE_BOX)

static gboolean
has_gpg (void)
{
  g_autofree char *path = g_find_program_in_path ("gpg");

  return path != NULL;
}

static void
on_changed (RemedySaveGroup *self)
{
  gboolean    encrypt = gtk_toggle_button_get_active (self->encrypt_check);
  const char *why_not = remedy_save_group_get_why_not (self);

  gtk_widget_set_visible (GTK_WIDGET (self->entries), encrypt);
  gtk_label_set_text (self->why_label, why_not != NULL ? why_not : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why_label), why_not != NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_peek (GtkEntry            *entry,
         GtkEntryIconPosition position,
         GdkEvent            *event,
         RemedySaveGroup     *self)
{
  gboolean visible = !gtk_entry_get_visibility (entry);

  gtk_entry_set_visibility (self->passphrase_entry, visible);
  gtk_entry_set_visibility (self->again_entry, visible);
}

static void
on_read (RemedySaveGroup *self)
{
  if (gtk_toggle_button_get_active (self->read_check))
    g_clear_pointer (&self->lapsed, g_free);
  on_changed (self);
}

static void
on_encrypt (RemedySaveGroup *self)
{
  if (!gtk_toggle_button_get_active (self->encrypt_check))
    remedy_save_group_forget (self);
  on_changed (self);
}

static void
remedy_save_group_finalize (GObject *object)
{
  RemedySaveGroup *self = REMEDY_SAVE_GROUP (object);

  g_free (self->digest);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->lapsed);
  G_OBJECT_CLASS (remedy_save_group_parent_class)->finalize (object);
}

static void
remedy_save_group_class_init (RemedySaveGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_save_group_finalize;

  /**
   * RemedySaveGroup::changed:
   * @self: the questions
   *
   * remedy_save_group_get_why_not() may have another answer.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
make_check (RemedySaveGroup *self,
            const char      *text,
            GCallback        callback)
{
  GtkWidget *check = gtk_check_button_new_with_mnemonic (text);
  GtkWidget *label = gtk_bin_get_child (GTK_BIN (check));

  g_object_set (label, "wrap", TRUE, "xalign", 0.0, NULL);
  g_signal_connect_object (check, "toggled", callback, self, G_CONNECT_SWAPPED);
  return check;
}

static GtkWidget *
make_entry (RemedySaveGroup *self,
            GtkWidget       *grid,
            int              row,
            const char      *text)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (text);
  GtkWidget *entry = gtk_entry_new ();

  g_object_set (label, "mnemonic-widget", entry, "xalign", 0.0, NULL);
  g_object_set (entry, "hexpand", TRUE, "input-purpose", GTK_INPUT_PURPOSE_PASSWORD,
                "secondary-icon-name", "view-reveal-symbolic", "secondary-icon-tooltip-text",
                _ ("Show or hide what is typed"), "visibility", FALSE, NULL);
  atk_object_set_name (gtk_widget_get_accessible (entry), gtk_label_get_text (GTK_LABEL (label)));
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (entry, "icon-release", G_CALLBACK (on_peek), self, 0);
  gtk_grid_attach (GTK_GRID (grid), label, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), entry, 1, row, 1, 1);
  return entry;
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  g_object_set (label, "wrap", TRUE, "xalign", 0.0, NULL);
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  return label;
}

static GtkWidget *
make_entries (RemedySaveGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();

  g_object_set (grid, "column-spacing", 12, "row-spacing", 6, NULL);
  self->passphrase_entry = GTK_ENTRY (make_entry (self, grid, 0, _ ("_Passphrase")));
  self->again_entry = GTK_ENTRY (make_entry (self, grid, 1, _ ("The same _again")));
  gtk_container_add (GTK_CONTAINER (box), grid);
  gtk_container_add (GTK_CONTAINER (box),
                     make_label (_ ("Whoever opens the file needs gpg and the passphrase. Tell it "
                                    "by another way than the file. If it is lost, the file cannot "
                                    "be opened."),
                                 "quiet"));
  self->entries = GTK_BOX (box);
  return box;
}

static void
remedy_save_group_init (RemedySaveGroup *self)
{
  GtkWidget *title = make_label (_ ("Save"), "heading");

  g_object_set (self, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, NULL);
  atk_object_set_role (gtk_widget_get_accessible (title), ATK_ROLE_HEADING);
  self->encrypt_check = GTK_TOGGLE_BUTTON (
      make_check (self, _ ("_Encrypt the file with a passphrase"), G_CALLBACK (on_encrypt)));
  self->gpg_label = GTK_LABEL (
      make_label (_ ("Encryption needs the program gpg, which is not installed here."), "quiet"));
  self->read_check = GTK_TOGGLE_BUTTON (
      make_check (self, _ ("I have _read what is shared"), G_CALLBACK (on_read)));
  self->why_label = GTK_LABEL (make_label (NULL, "quiet"));
  /* Why the tick went, and what is still to be done, is read aloud as it changes. */
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->why_label)),
                       ATK_ROLE_STATUSBAR);
  gtk_container_add (GTK_CONTAINER (self), title);
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->encrypt_check));
  gtk_container_add (GTK_CONTAINER (self), make_entries (self));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->gpg_label));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->read_check));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->why_label));
  gtk_widget_show_all (GTK_WIDGET (self));
  gtk_widget_set_sensitive (GTK_WIDGET (self->encrypt_check), has_gpg ());
  gtk_widget_set_visible (GTK_WIDGET (self->gpg_label), !has_gpg ());
  remedy_save_group_set_ready (self, NULL, NULL);
}

/**
 * remedy_save_group_new:
 *
 * Returns: (transfer floating): the last part of the page Report, with nothing to save yet
 */
GtkWidget *
remedy_save_group_new (void)
{
  return g_object_new (REMEDY_TYPE_SAVE_GROUP, NULL);
}

static const RemedyReviewFile *
find_file (const GPtrArray *files,
           const char      *name)
{
  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const RemedyReviewFile *file = files->pdata[i];

      if (g_str_equal (file->name, name))
        return file;
    }
  return NULL;
}

/* "report.html, case.json and others": what is new, and what is no longer as it was read. */
static char *
list_changes (const GPtrArray *read,
              const GPtrArray *files)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; files != NULL && i < files->len && names->len <= MAX_NAMED; i++)
    {
      const RemedyReviewFile *file = files->pdata[i];
      const RemedyReviewFile *before = find_file (read, file->name);

      if (before == NULL || !g_str_equal (before->digest, file->digest))
        g_ptr_array_add (names, file->name);
    }
  if (names->len <= MAX_NAMED)
    {
      g_ptr_array_add (names, NULL);
      return g_strjoinv (", ", (char **) names->pdata);
    }
  names->pdata[MAX_NAMED] = NULL;
  list = g_strjoinv (", ", (char **) names->pdata);
  /* Translators: %s is a list of files, as in “report.html, case.json”. */
  return g_strdup_printf (_ ("%s, and others"), list);
}

/* A tick that goes by itself is a riddle if nothing says why. */
static void
lapse (RemedySaveGroup *self,
       const GPtrArray *files)
{
  g_autofree char *changes = list_changes (self->files, files);

  g_free (self->lapsed);
  if (*changes != '\0')
    /* Translators: %s is a list of files, as in “report.html, case.json, and others”. */
    self->lapsed = g_strdup_printf (_ ("What is shared has changed since you read it: %s. Read "
                                       "that, and tick again."),
                                    changes);
  else
    self->lapsed = g_strdup (_ ("Files were left out since you read what is shared: tick again if "
                                "that is what you want."));
  gtk_toggle_button_set_active (self->read_check, FALSE);
}

/**
 * remedy_save_group_set_ready:
 * @self: the questions
 * @digest: (nullable): tells what can be saved from all else; %NULL while nothing can
 * @files: (nullable) (element-type RemedyReviewFile): what can be saved
 *
 * What was read is what was there: with another digest it has to be read again, and what
 * changed is said.
 */
void
remedy_save_group_set_ready (RemedySaveGroup *self,
                             const char      *digest,
                             GPtrArray       *files)
{
  g_return_if_fail (REMEDY_IS_SAVE_GROUP (self));

  /* While it is made anew it is not known yet whether anything changed. */
  if (digest != NULL && g_strcmp0 (self->digest, digest) != 0)
    {
      if (gtk_toggle_button_get_active (self->read_check))
        lapse (self, files);
      g_free (self->digest);
      self->digest = g_strdup (digest);
      g_clear_pointer (&self->files, g_ptr_array_unref);
      self->files = files != NULL ? g_ptr_array_ref (files) : NULL;
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->read_check), digest != NULL);
  on_changed (self);
}

/**
 * remedy_save_group_get_why_not:
 * @self: the questions
 *
 * Returns: (nullable): what is still to be done before the file can be saved, a sentence
 */
const char *
remedy_save_group_get_why_not (RemedySaveGroup *self)
{
  const char *passphrase, *again;

  g_return_val_if_fail (REMEDY_IS_SAVE_GROUP (self), NULL);

  passphrase = gtk_entry_get_text (self->passphrase_entry);
  again = gtk_entry_get_text (self->again_entry);
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->read_check)))
    return _ ("There is nothing to save yet.");
  if (gtk_toggle_button_get_active (self->encrypt_check) && *passphrase == '\0')
    return _ ("Choose a passphrase, or do not encrypt the file.");
  if (gtk_toggle_button_get_active (self->encrypt_check) && !g_str_equal (passphrase, again))
    return _ ("The two passphrases are not the same.");
  if (!gtk_toggle_button_get_active (self->read_check))
    return self->lapsed != NULL ? self->lapsed
                                : _ ("It can be saved once you have read what is shared.");
  return NULL;
}

/**
 * remedy_save_group_get_passphrase:
 * @self: the questions
 *
 * Returns: (nullable): what the file is to be encrypted with
 */
const char *
remedy_save_group_get_passphrase (RemedySaveGroup *self)
{
  g_return_val_if_fail (REMEDY_IS_SAVE_GROUP (self), NULL);

  return gtk_toggle_button_get_active (self->encrypt_check)
             ? gtk_entry_get_text (self->passphrase_entry)
             : NULL;
}

/**
 * remedy_save_group_forget:
 * @self: the questions
 *
 * Forgets the passphrase.
 */
void
remedy_save_group_forget (RemedySaveGroup *self)
{
  g_return_if_fail (REMEDY_IS_SAVE_GROUP (self));

  gtk_entry_set_text (self->passphrase_entry, "");
  gtk_entry_set_text (self->again_entry, "");
}
