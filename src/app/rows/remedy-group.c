/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-group.h"

#include "app/remedy-container.h"

/*
 * Rows under a bold heading, drawn as one card. What is added to a group becomes
 * a row of it. A screen reader hears a list that bears the heading's name.
 */
struct _RemedyGroup
{
  GtkBox parent_instance;

  GtkLabel *description;
  GtkBox   *rows; /* NULL while the template is being built */
  GtkLabel *title;
};

G_DEFINE_TYPE (RemedyGroup, remedy_group, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_DESCRIPTION,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_label (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && *text != '\0');
}

static void
remedy_group_add (GtkContainer *container, GtkWidget *child)
{
  RemedyGroup *self = REMEDY_GROUP (container);

  if (self->rows == NULL)
    GTK_CONTAINER_CLASS (remedy_group_parent_class)->add (container, child);
  else
    gtk_container_add (GTK_CONTAINER (self->rows), child);
}

static void
remedy_group_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RemedyGroup *self = REMEDY_GROUP (object);

  switch (prop_id)
    {
    case PROP_DESCRIPTION:
      g_value_set_string (value, gtk_label_get_text (self->description));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_group_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RemedyGroup *self = REMEDY_GROUP (object);

  switch (prop_id)
    {
    case PROP_DESCRIPTION:
      set_label (self->description, g_value_get_string (value));
      break;
    case PROP_TITLE:
      remedy_group_set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_group_class_init (RemedyGroupClass *klass)
{
  GObjectClass      *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass    *widget_class = GTK_WIDGET_CLASS (klass);
  GtkContainerClass *container_class = GTK_CONTAINER_CLASS (klass);

  object_class->get_property = remedy_group_get_property;
  object_class->set_property = remedy_group_set_property;
  container_class->add = remedy_group_add;

  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, "",
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-group.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyGroup, description);
  gtk_widget_class_bind_template_child (widget_class, RemedyGroup, rows);
  gtk_widget_class_bind_template_child (widget_class, RemedyGroup, title);
}

static void
remedy_group_init (RemedyGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->title)), ATK_ROLE_HEADING);
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->rows)), ATK_ROLE_LIST);
}

/**
 * remedy_group_new:
 * @title: (nullable): its heading
 *
 * Returns: (transfer floating): a group without rows
 */
GtkWidget *
remedy_group_new (const char *title)
{
  return g_object_new (REMEDY_TYPE_GROUP, "title", title, NULL);
}

void
remedy_group_set_title (RemedyGroup *self, const char *title)
{
  g_return_if_fail (REMEDY_IS_GROUP (self));

  set_label (self->title, title);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->rows)),
                       title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * remedy_group_clear:
 * @self: a group
 *
 * Takes away all of its rows.
 */
void
remedy_group_clear (RemedyGroup *self)
{
  g_return_if_fail (REMEDY_IS_GROUP (self));

  remedy_container_clear (GTK_CONTAINER (self->rows));
}
