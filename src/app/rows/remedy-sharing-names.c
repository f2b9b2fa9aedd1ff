/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-sharing-names.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"
#include "report/remedy-name-map.h"

/*
 * Which names are hidden: a row for each class of which there are any, with how many, one of
 * them as an example, and a switch. What is not hidden is said in plain words above them.
 */
struct _RemedySharingNames
{
  GtkBox parent_instance;

  RemedyBanner  *banner;
  RemedyGroup   *group;
  RemedyFactRow *rows[REMEDY_N_NAMES];     /* (nullable) in the group */
  GtkSwitch     *switches[REMEDY_N_NAMES]; /* (nullable) on the rows */

  RemedySharing *sharing;  /* (owned) (nullable) as it was shown last */
  gboolean       updating; /* the switches move by themselves */
};

enum
{
  SHARE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemedySharingNames, remedy_sharing_names, GTK_TYPE_BOX)

/* The classes in the order in which they are shown; more words have a list of their own. */
static const struct
{
  RemedyNameClass id;
  const char     *title;
  const char     *told; /* what can be read where it is not hidden */
} classes[] = {
  { REMEDY_NAMES_SERVERS, N_ ("Servers"), N_ ("The names of computers can be read.") },
  { REMEDY_NAMES_DOMAINS, N_ ("Domains"), N_ ("The names of domains can be read.") },
  { REMEDY_NAMES_ORGANISATIONS, N_ ("Organisations"),
    N_ ("The name of the organisation can be read.") },
  { REMEDY_NAMES_SITES, N_ ("Sites"), N_ ("The names of sites can be read.") },
  { REMEDY_NAMES_USERS, N_ ("Users and accounts"),
    N_ ("The names of users and accounts can be read.") },
  { REMEDY_NAMES_SIDS, N_ ("Security identifiers"),
    N_ ("Security identifiers of accounts can be read.") },
  { REMEDY_NAMES_ADDRESSES, N_ ("Addresses"), N_ ("Addresses can be read.") },
  { REMEDY_NAMES_PROFILES, N_ ("Outlook profiles"),
    N_ ("The names of Outlook profiles can be read.") },
  { REMEDY_NAMES_FOLDERS, N_ ("Folders"), N_ ("The names of folders can be read.") },
  { REMEDY_NAMES_SERVICES, N_ ("Services of others"),
    N_ ("The names of services that are not Microsoft’s can be read.") },
  { REMEDY_NAMES_TEXTS, N_ ("Texts of the server"),
    N_ ("What the server’s events, logs and keys say can be read, with whatever is in it.") },
  { REMEDY_NAMES_NOTES, N_ ("Your notes"), N_ ("What you wrote can be read.") },
  { REMEDY_NAMES_EXTENTS, N_ ("Sizes and offsets"),
    N_ ("Sizes and offsets are told; they can give away how long a name is.") },
};

static void
on_switched (RemedySharingNames *self,
             GParamSpec         *pspec,
             GtkSwitch          *button)
{
  g_autoptr (RemedySharing) wanted = NULL;
  guint index = 0;

  if (self->updating || self->sharing == NULL)
    return;
  wanted = remedy_sharing_copy (self->sharing);
  for (int i = 0; i < REMEDY_N_NAMES; i++)
    {
      const char *word = remedy_name_class_words[i];

      if (self->switches[i] != button)
        continue;
      if (g_ptr_array_find_with_equal_func (wanted->told, word, g_str_equal, &index))
        g_ptr_array_remove_index (wanted->told, index);
      if (!gtk_switch_get_active (button))
        g_ptr_array_add (wanted->told, g_strdup (word));
    }
  g_signal_emit (self, signals[SHARE], 0, wanted);
}

static void
remedy_sharing_names_finalize (GObject *object)
{
  RemedySharingNames *self = REMEDY_SHARING_NAMES (object);

  g_clear_pointer (&self->sharing, remedy_sharing_free);
  G_OBJECT_CLASS (remedy_sharing_names_parent_class)->finalize (object);
}

static void
remedy_sharing_names_class_init (RemedySharingNamesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_sharing_names_finalize;

  /**
   * RemedySharingNames::share:
   * @self: the names
   * @sharing: (type RemedySharing): what the operator wants from now on
   */
  signals[SHARE] = g_signal_new ("share", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
add_row (RemedySharingNames *self,
         RemedyNameClass     id,
         const char         *title)
{
  GtkWidget *row = remedy_fact_row_new (title, NULL);
  GtkWidget *button = gtk_switch_new ();

  atk_object_set_name (gtk_widget_get_accessible (button), title);
  gtk_widget_show (button);
  remedy_fact_row_add_suffix (REMEDY_FACT_ROW (row), button);
  gtk_container_add (GTK_CONTAINER (self->group), row);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_switched), self,
                           G_CONNECT_SWAPPED);
  self->rows[id] = REMEDY_FACT_ROW (row);
  self->switches[id] = GTK_SWITCH (button);
}

static void
remedy_sharing_names_init (RemedySharingNames *self)
{
  g_object_set (self, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 12, "visible", TRUE,
                NULL);
  self->banner = REMEDY_BANNER (remedy_banner_new ());
  self->group = REMEDY_GROUP (remedy_group_new (_ ("Names that are hidden")));
  g_object_set (self->group, "description",
                /* Translators: SERVER-1 is not translated. */
                _ ("Each stands as a name like SERVER-1, and as the same one everywhere. What you "
                   "switch off is shared as it is."),
                NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    add_row (self, classes[i].id, _ (classes[i].title));
  gtk_widget_show (GTK_WIDGET (self->group));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->group));
  gtk_container_add (GTK_CONTAINER (self), GTK_WIDGET (self->banner));
}

/**
 * remedy_sharing_names_new:
 *
 * Returns: (transfer floating): the classes of names, without a session
 */
GtkWidget *
remedy_sharing_names_new (void)
{
  return g_object_new (REMEDY_TYPE_SHARING_NAMES, NULL);
}

/* What says itself that it is no site's own is no example. */
static const RemedyHiddenName *
find_example (const GPtrArray *names,
              RemedyNameClass  id,
              guint           *n_tokens)
{
  g_autoptr (GHashTable) tokens = g_hash_table_new (g_str_hash, g_str_equal);
  const RemedyHiddenName *first = NULL;

  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const RemedyHiddenName *name = names->pdata[i];

      if (name->name_class != (int) id || name->token == NULL || name->original == NULL)
        continue;
      g_hash_table_add (tokens, name->token);
      if (first == NULL)
        first = name;
    }
  *n_tokens = g_hash_table_size (tokens);
  return first;
}

/* The first line of it, and not too much: a text of the server can be long. */
static char *
shorten (const char *original)
{
  g_autofree char *line = g_strndup (original, strcspn (original, "\r\n"));
  g_autofree char *start = NULL;

  if (g_utf8_strlen (line, -1) <= 48 && strlen (line) == strlen (original))
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MIN (48, g_utf8_strlen (line, -1)));
  return g_strconcat (start, "…", NULL);
}

static char *
describe (RemedyNameClass         id,
          const RemedyHiddenName *example,
          guint                   n_tokens,
          gboolean                hidden)
{
  g_autofree char *count = NULL;
  g_autofree char *name = NULL;

  if (id == REMEDY_NAMES_EXTENTS)
    return g_strdup (hidden ? _ ("They are left out, since they depend on how long names are")
                            : _ ("They are told"));
  if (example == NULL)
    return g_strdup (hidden ? _ ("None was found") : _ ("They are shared as they are"));
  name = shorten (example->original);
  if (!hidden)
    /* Translators: %s is a name that is not hidden. */
    return g_strdup_printf (_ ("Shared as they are: %s"), name);
  count = g_strdup_printf (ngettext ("%u found", "%u found", n_tokens), n_tokens);
  /* Translators: how many were found; a name, and what stands for it: EXCH01 → SERVER-1. */
  return g_strdup_printf (_ ("%s · %s → %s"), count, name, example->token);
}

static void
update_row (RemedySharingNames *self,
            RemedyNameClass     id,
            const GPtrArray    *names,
            gboolean            can_change)
{
  gboolean                hidden = remedy_sharing_hides (self->sharing, id);
  guint                   n_tokens = 0;
  const RemedyHiddenName *example = find_example (names, id, &n_tokens);
  gboolean                unknown = names == NULL && hidden && id != REMEDY_NAMES_EXTENTS;
  g_autofree char *text = unknown ? NULL : describe (id, example, n_tokens, hidden);
  GtkWidget              *row = GTK_WIDGET (self->rows[id]);

  g_object_set (row, "subtitle", text, NULL);
  /* The switch says which way it is; that names are told is said in words as well. */
  remedy_fact_row_set_badge (self->rows[id], hidden ? NULL : _ ("not hidden"));
  /* Until it is known what there is of it, it stands here as well: it is hidden wherever it is,
   * and the keyboard, which begins here, does not lose its place. */
  gtk_widget_set_visible (row, unknown || example != NULL || !hidden || id == REMEDY_NAMES_EXTENTS);
  gtk_widget_set_sensitive (GTK_WIDGET (self->switches[id]), can_change);
  gtk_switch_set_active (self->switches[id], hidden);
  atk_object_set_description (
      gtk_widget_get_accessible (GTK_WIDGET (self->switches[id])), text != NULL ? text : "");
}

static void
update_banner (RemedySharingNames *self)
{
  RemedyLook look = { "dialog-warning-symbolic", "warning", _ ("attention") };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    if (!remedy_sharing_hides (self->sharing, classes[i].id))
      g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", _ (classes[i].told));
  remedy_banner_set (self->banner, &look, _ ("Not everything is hidden"), text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->banner), text->len > 0);
}

/**
 * remedy_sharing_names_update:
 * @self: the names
 * @sharing: what the operator chose
 * @names: (nullable) (element-type RemedyHiddenName): what was found; %NULL while that is
 *   not known
 * @can_change: whether the operator can choose
 */
void
remedy_sharing_names_update (RemedySharingNames  *self,
                             const RemedySharing *sharing,
                             const GPtrArray     *names,
                             gboolean             can_change)
{
  g_return_if_fail (REMEDY_IS_SHARING_NAMES (self));
  g_return_if_fail (sharing != NULL);

  g_clear_pointer (&self->sharing, remedy_sharing_free);
  self->sharing = remedy_sharing_copy (sharing);
  self->updating = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    update_row (self, classes[i].id, names, can_change);
  self->updating = FALSE;
  update_banner (self);
}
