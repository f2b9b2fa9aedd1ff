/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-choice-row.h"

#include "app/rows/remedy-icon.h"

#define ICON_SIZE 24

/* A row that is pressed: a real button with an icon, a title, a line and an arrow. */
struct _RemedyChoiceRow
{
  GtkButton parent_instance;

  RemedyIcon *icon;
  GtkLabel   *subtitle_label;
  GtkLabel   *title_label;
};

G_DEFINE_TYPE (RemedyChoiceRow, remedy_choice_row, GTK_TYPE_BUTTON)

enum
{
  PROP_0,
  PROP_ICON_NAME,
  PROP_SUBTITLE,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
remedy_choice_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RemedyChoiceRow *self = REMEDY_CHOICE_ROW (object);
  const char      *icon_name = NULL;

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      gtk_image_get_icon_name (GTK_IMAGE (self->icon), &icon_name, NULL);
      g_value_set_string (value, icon_name);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_text (self->subtitle_label));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title_label));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_choice_row_set_property (GObject      *object,
                                guint         prop_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  RemedyChoiceRow *self = REMEDY_CHOICE_ROW (object);
  AtkObject       *accessible = gtk_widget_get_accessible (GTK_WIDGET (self));
  const char      *text = g_value_get_string (value);

  switch (prop_id)
    {
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), text, GTK_ICON_SIZE_LARGE_TOOLBAR);
      gtk_widget_set_visible (GTK_WIDGET (self->icon), text != NULL);
      break;
    case PROP_SUBTITLE:
      gtk_label_set_text (self->subtitle_label, text != NULL ? text : "");
      gtk_widget_set_visible (GTK_WIDGET (self->subtitle_label), text != NULL && *text != '\0');
      atk_object_set_description (accessible, text != NULL ? text : "");
      break;
    case PROP_TITLE:
      gtk_label_set_text (self->title_label, text != NULL ? text : "");
      atk_object_set_name (accessible, text != NULL ? text : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_choice_row_class_init (RemedyChoiceRowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = remedy_choice_row_get_property;
  object_class->set_property = remedy_choice_row_set_property;

  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] =
      g_param_spec_string ("subtitle", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REMEDY_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyChoiceRow, icon);
  gtk_widget_class_bind_template_child (widget_class, RemedyChoiceRow, subtitle_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyChoiceRow, title_label);
}

static void
remedy_choice_row_init (RemedyChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  remedy_icon_set_size (self->icon, ICON_SIZE);
}

/**
 * remedy_choice_row_new:
 * @icon_name: (nullable): name of a symbolic icon
 * @title: what happens, or what is opened
 * @subtitle: (nullable): a quieter line under it
 *
 * Returns: (transfer floating): a row to press
 */
GtkWidget *
remedy_choice_row_new (const char *icon_name, const char *title, const char *subtitle)
{
  return g_object_new (REMEDY_TYPE_CHOICE_ROW, "icon-name", icon_name, "title", title, "subtitle",
                       subtitle, NULL);
}
