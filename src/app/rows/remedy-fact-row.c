/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-fact-row.h"

#include "app/rows/remedy-icon.h"

/* A row that is read and not pressed: icon, title, a quieter line, a badge. */
struct _RemedyFactRow
{
  GtkBox parent_instance;

  GtkLabel *badge;
  GtkImage *icon;
  GtkLabel *subtitle;
  GtkLabel *title;
};

G_DEFINE_TYPE (RemedyFactRow, remedy_fact_row, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_BADGE,
  PROP_SUBTITLE,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* The row as one sentence, for who hears it. */
static void
update_accessible (RemedyFactRow *self)
{
  AtkObject       *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  const char      *badge = gtk_label_get_text (self->badge);
  g_autofree char *name = NULL;

  name = *badge != '\0' ? g_strdup_printf ("%s, %s", gtk_label_get_text (self->title), badge)
                        : g_strdup (gtk_label_get_text (self->title));
  atk_object_set_name (accessible, name);
  atk_object_set_description (accessible, gtk_label_get_text (self->subtitle));
}

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
remedy_fact_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RemedyFactRow *self = REMEDY_FACT_ROW (object);

  switch (prop_id)
    {
    case PROP_BADGE:
      g_value_set_string (value, gtk_label_get_text (self->badge));
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_text (self->subtitle));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_fact_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  RemedyFactRow *self = REMEDY_FACT_ROW (object);

  switch (prop_id)
    {
    case PROP_BADGE:
      set_label (self->badge, g_value_get_string (value));
      break;
    case PROP_SUBTITLE:
      set_label (self->subtitle, g_value_get_string (value));
      break;
    case PROP_TITLE:
      set_label (self->title, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
  update_accessible (self);
}

static void
remedy_fact_row_class_init (RemedyFactRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = remedy_fact_row_get_property;
  object_class->set_property = remedy_fact_row_set_property;

  properties[PROP_BADGE] =
      g_param_spec_string ("badge", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] =
      g_param_spec_string ("subtitle", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REMEDY_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyFactRow, badge);
  gtk_widget_class_bind_template_child (widget_class, RemedyFactRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RemedyFactRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, RemedyFactRow, title);
}

static void
remedy_fact_row_init (RemedyFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  remedy_look_unhyphen (self->title);
  remedy_look_unhyphen (self->subtitle);
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_ROLE_LIST_ITEM);
}

/**
 * remedy_fact_row_new:
 * @title: what is said
 * @subtitle: (nullable): a quieter line under it
 *
 * Returns: (transfer floating): a row without icon and badge
 */
GtkWidget *
remedy_fact_row_new (const char *title, const char *subtitle)
{
  return g_object_new (REMEDY_TYPE_FACT_ROW, "title", title, "subtitle", subtitle, NULL);
}

void
remedy_fact_row_set_badge (RemedyFactRow *self, const char *badge)
{
  g_return_if_fail (REMEDY_IS_FACT_ROW (self));

  g_object_set (self, "badge", badge, NULL);
}

/**
 * remedy_fact_row_set_icon:
 * @self: a row
 * @icon_name: name of a symbolic icon that only repeats what the title says
 * @style: (nullable): style class that colours it
 */
void
remedy_fact_row_set_icon (RemedyFactRow *self, const char *icon_name, const char *style)
{
  g_return_if_fail (REMEDY_IS_FACT_ROW (self));

  gtk_image_set_from_icon_name (self->icon, icon_name, GTK_ICON_SIZE_BUTTON);
  remedy_look_set_style (GTK_WIDGET (self->icon), style);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->icon)), "");
  gtk_widget_show (GTK_WIDGET (self->icon));
}

/**
 * remedy_fact_row_set_look:
 * @self: a row
 * @look: a state; its word becomes the badge, so that the icon does not stand alone
 */
void
remedy_fact_row_set_look (RemedyFactRow *self, const RemedyLook *look)
{
  g_return_if_fail (REMEDY_IS_FACT_ROW (self));

  remedy_look_dress (self->icon, look);
  gtk_widget_show (GTK_WIDGET (self->icon));
  remedy_fact_row_set_badge (self, look->word);
}

/**
 * remedy_fact_row_add_suffix:
 * @self: a row
 * @suffix: a widget for its end, such as a button
 */
void
remedy_fact_row_add_suffix (RemedyFactRow *self, GtkWidget *suffix)
{
  int place = 0;

  g_return_if_fail (REMEDY_IS_FACT_ROW (self));

  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_box_pack_end (GTK_BOX (self), suffix, FALSE, FALSE, 0);
  /* The badge stands before it, so that switches are in one column with and without one. */
  gtk_container_child_get (GTK_CONTAINER (self), GTK_WIDGET (self->badge), "position", &place,
                           NULL);
  gtk_box_reorder_child (GTK_BOX (self), suffix, place);
}
