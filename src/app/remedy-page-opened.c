/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-page-opened.h"

/*
 * Which rows of a page stand open, so that a picture of it shows what the operator saw. A row
 * has the name of its type and its number among those of that type, in the order of the page:
 * "RemedyFindingRow 3". They are the same wherever the same snapshot is shown, whatever is
 * hidden in it.
 */

/* Stands for none, since an empty list says that nobody looked. */
#define NONE_OPENED "none"

typedef void (*ExpanderFunc) (GtkExpander *expander,
                              const char  *name,
                              gpointer     data);

typedef struct
{
  GHashTable  *numbers; /* GType → how many were met */
  ExpanderFunc func;
  gpointer     data;
} Walk;

static void
visit (GtkWidget *widget,
       gpointer   user_data)
{
  Walk *walk = user_data;

  if (GTK_IS_EXPANDER (widget))
    {
      gpointer         type = GSIZE_TO_POINTER (G_OBJECT_TYPE (widget));
      guint            number = GPOINTER_TO_UINT (g_hash_table_lookup (walk->numbers, type));
      g_autofree char *name = g_strdup_printf ("%s %u", G_OBJECT_TYPE_NAME (widget), number);

      g_hash_table_insert (walk->numbers, type, GUINT_TO_POINTER (number + 1));
      walk->func (GTK_EXPANDER (widget), name, walk->data);
    }
  if (GTK_IS_CONTAINER (widget))
    gtk_container_forall (GTK_CONTAINER (widget), visit, walk);
}

static void
walk_expanders (RemedyPage  *self,
                ExpanderFunc func,
                gpointer     data)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);
  Walk walk = { numbers, func, data };

  visit (GTK_WIDGET (self), &walk);
}

static void
note (GtkExpander *expander,
      const char  *name,
      gpointer     data)
{
  if (gtk_expander_get_expanded (expander))
    g_ptr_array_add (data, g_strdup (name));
}

static void
set (GtkExpander *expander,
     const char  *name,
     gpointer     data)
{
  gboolean expanded = g_ptr_array_find_with_equal_func (data, name, g_str_equal, NULL);

  if (gtk_expander_get_expanded (expander) != expanded)
    gtk_expander_set_expanded (expander, expanded);
}

/**
 * remedy_page_get_opened:
 * @self: a page
 *
 * Returns: (transfer full) (element-type utf8): names of the rows that stand open, for the
 *   snapshot of a picture; never empty
 */
GPtrArray *
remedy_page_get_opened (RemedyPage *self)
{
  GPtrArray *opened;

  g_return_val_if_fail (REMEDY_IS_PAGE (self), NULL);

  opened = g_ptr_array_new_with_free_func (g_free);
  walk_expanders (self, note, opened);
  if (opened->len == 0)
    g_ptr_array_add (opened, g_strdup (NONE_OPENED));
  return opened;
}

/**
 * remedy_page_set_opened:
 * @self: a page that was refreshed
 * @opened: (element-type utf8): what remedy_page_get_opened() gave; names that no row has are
 *   passed over, and an empty list leaves the page as it is
 */
void
remedy_page_set_opened (RemedyPage      *self,
                        const GPtrArray *opened)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));
  g_return_if_fail (opened != NULL);

  if (opened->len > 0)
    walk_expanders (self, set, (gpointer) opened);
}
