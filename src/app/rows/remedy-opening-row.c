/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-opening-row.h"

#include "app/remedy-container.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-icon.h"

/*
 * A row that opens: icon, title, a quieter line, a badge and an arrow; opened, the rows
 * below it. It is a real expander, which a screen reader can open.
 */
typedef struct
{
  GtkImage   *arrow;
  GtkLabel   *badge;
  GtkBox     *details;
  GtkWidget  *header; /* (owned by the template) */
  GtkImage   *icon;
  GtkSpinner *spinner;
  GtkLabel   *subtitle;
  GtkLabel   *title;

  char *word; /* (owned) (nullable) what the icon says */
  char *text; /* (owned) (nullable) the rest of the line under the title */
} RemedyOpeningRowPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (RemedyOpeningRow, remedy_opening_row, GTK_TYPE_EXPANDER)

static RemedyOpeningRowPrivate *
get_private (RemedyOpeningRow *self)
{
  return remedy_opening_row_get_instance_private (self);
}

/* "MAPI32.DLL is not the service pack’s, failed, read" */
static void
update_accessible (RemedyOpeningRow *self)
{
  RemedyOpeningRowPrivate *priv = get_private (self);
  AtkObject               *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  g_autoptr (GString) name = g_string_new (gtk_label_get_text (priv->title));

  if (priv->word != NULL)
    g_string_append_printf (name, ", %s", priv->word);
  if (gtk_widget_get_visible (GTK_WIDGET (priv->badge)))
    g_string_append_printf (name, ", %s", gtk_label_get_text (priv->badge));
  atk_object_set_name (accessible, name->str);
  atk_object_set_description (accessible, priv->text != NULL ? priv->text : "");
}

/* The details are hidden as well while the row is closed: what is only not drawn, as GtkExpander
 * leaves it, can still be reached by Tab and is told to screen readers. */
static void
on_expanded (RemedyOpeningRow *self)
{
  RemedyOpeningRowPrivate *priv = get_private (self);
  gboolean                 expanded = gtk_expander_get_expanded (GTK_EXPANDER (self));

  gtk_widget_set_visible (GTK_WIDGET (priv->details), expanded);
  gtk_image_set_from_icon_name (priv->arrow, expanded ? "go-down-symbolic" : "go-next-symbolic",
                                GTK_ICON_SIZE_BUTTON);
}

/* "label-fill" has no effect in GTK 3.24: the label is as wide as its text. A wider one
 * needs no more height, so it can have the row’s whole width. */
static void
remedy_opening_row_size_allocate (GtkWidget *widget, GtkAllocation *allocation)
{
  RemedyOpeningRowPrivate *priv = get_private (REMEDY_OPENING_ROW (widget));
  GtkAllocation            place;

  GTK_WIDGET_CLASS (remedy_opening_row_parent_class)->size_allocate (widget, allocation);
  gtk_widget_get_allocation (priv->header, &place);
  place.x = allocation->x;
  place.width = allocation->width;
  gtk_widget_size_allocate (priv->header, &place);
}

static void
remedy_opening_row_constructed (GObject *object)
{
  RemedyOpeningRow *self = REMEDY_OPENING_ROW (object);

  G_OBJECT_CLASS (remedy_opening_row_parent_class)->constructed (object);
  /* The construct property "label" takes away what the template would set as label. */
  gtk_expander_set_label_widget (GTK_EXPANDER (self), get_private (self)->header);
}

static void
remedy_opening_row_finalize (GObject *object)
{
  RemedyOpeningRowPrivate *priv = get_private (REMEDY_OPENING_ROW (object));

  g_free (priv->word);
  g_free (priv->text);
  G_OBJECT_CLASS (remedy_opening_row_parent_class)->finalize (object);
}

static void
remedy_opening_row_class_init (RemedyOpeningRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = remedy_opening_row_constructed;
  G_OBJECT_CLASS (klass)->finalize = remedy_opening_row_finalize;
  widget_class->size_allocate = remedy_opening_row_size_allocate;

  g_type_ensure (REMEDY_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-opening-row.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RemedyOpeningRow, arrow);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyOpeningRow, badge);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyOpeningRow, details);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyOpeningRow, header);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyOpeningRow, icon);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyOpeningRow, spinner);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyOpeningRow, subtitle);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyOpeningRow, title);
  gtk_widget_class_bind_template_callback (widget_class, on_expanded);
}

static void
remedy_opening_row_init (RemedyOpeningRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  remedy_look_unhyphen (get_private (self)->title);
  remedy_look_unhyphen (get_private (self)->subtitle);
}

void
remedy_opening_row_set_title (RemedyOpeningRow *self, const char *title)
{
  g_return_if_fail (REMEDY_IS_OPENING_ROW (self));

  gtk_label_set_text (get_private (self)->title, title);
  update_accessible (self);
}

/**
 * remedy_opening_row_set_subtitle:
 * @self: a row
 * @word: what the icon says, in bold
 * @text: (nullable): what follows it
 */
void
remedy_opening_row_set_subtitle (RemedyOpeningRow *self, const char *word, const char *text)
{
  RemedyOpeningRowPrivate *priv;
  g_autofree char         *markup = NULL;

  g_return_if_fail (REMEDY_IS_OPENING_ROW (self));

  if (text != NULL && *text != '\0')
    markup = g_markup_printf_escaped ("<b>%s</b> · %s", word, text);
  else
    markup = g_markup_printf_escaped ("<b>%s</b>", word);
  priv = get_private (self);
  g_free (priv->word);
  g_free (priv->text);
  priv->word = g_strdup (word);
  priv->text = g_strdup (text);
  gtk_label_set_markup (priv->subtitle, markup);
  update_accessible (self);
}

void
remedy_opening_row_set_badge (RemedyOpeningRow *self, const char *badge)
{
  RemedyOpeningRowPrivate *priv;

  g_return_if_fail (REMEDY_IS_OPENING_ROW (self));

  priv = get_private (self);
  gtk_label_set_text (priv->badge, badge != NULL ? badge : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->badge), badge != NULL);
  update_accessible (self);
}

void
remedy_opening_row_set_look (RemedyOpeningRow *self, const RemedyLook *look)
{
  g_return_if_fail (REMEDY_IS_OPENING_ROW (self));

  remedy_look_dress (get_private (self)->icon, look);
}

/**
 * remedy_opening_row_set_spinning:
 * @self: a row
 * @spinning: whether something is on its way; the spinner takes the place of the icon
 */
void
remedy_opening_row_set_spinning (RemedyOpeningRow *self, gboolean spinning)
{
  RemedyOpeningRowPrivate *priv;

  g_return_if_fail (REMEDY_IS_OPENING_ROW (self));

  priv = get_private (self);
  g_object_set (priv->spinner, "active", spinning, "visible", spinning, NULL);
  gtk_widget_set_visible (GTK_WIDGET (priv->icon), !spinning);
}

/**
 * remedy_opening_row_set_openable:
 * @self: a row
 * @openable: whether there is something in it; without that it is closed and insensitive
 */
void
remedy_opening_row_set_openable (RemedyOpeningRow *self, gboolean openable)
{
  g_return_if_fail (REMEDY_IS_OPENING_ROW (self));

  if (!openable)
    gtk_expander_set_expanded (GTK_EXPANDER (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (get_private (self)->arrow), openable);
  gtk_widget_set_sensitive (GTK_WIDGET (self), openable);
}

/**
 * remedy_opening_row_add:
 * @self: a row
 * @detail: what is seen when it is open
 */
void
remedy_opening_row_add (RemedyOpeningRow *self, GtkWidget *detail)
{
  g_return_if_fail (REMEDY_IS_OPENING_ROW (self));

  gtk_container_add (GTK_CONTAINER (get_private (self)->details), detail);
}

/**
 * remedy_opening_row_add_text:
 * @self: a row
 * @title: of the detail
 * @text: (nullable): a quieter line
 * @badge: (nullable): its badge
 */
void
remedy_opening_row_add_text (RemedyOpeningRow *self,
                             const char       *title,
                             const char       *text,
                             const char       *badge)
{
  GtkWidget *row = remedy_fact_row_new (title, text);

  remedy_fact_row_set_badge (REMEDY_FACT_ROW (row), badge);
  remedy_opening_row_add (self, row);
}

void
remedy_opening_row_clear (RemedyOpeningRow *self)
{
  g_return_if_fail (REMEDY_IS_OPENING_ROW (self));

  remedy_container_clear (GTK_CONTAINER (get_private (self)->details));
}
