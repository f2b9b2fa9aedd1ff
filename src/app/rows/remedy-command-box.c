/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-command-box.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-look.h"
#include "app/rows/remedy-copy-button.h"

/* A command to type on the server: to select, or to copy with one press. */
struct _RemedyCommandBox
{
  GtkBox parent_instance;

  RemedyCopyButton *copy_button;
  GtkLabel         *label;
};

G_DEFINE_TYPE (RemedyCommandBox, remedy_command_box, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_COMMAND,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
remedy_command_box_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_COMMAND)
    g_value_set_string (value, remedy_command_box_get_command (REMEDY_COMMAND_BOX (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_command_box_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  if (prop_id == PROP_COMMAND)
    remedy_command_box_set_command (REMEDY_COMMAND_BOX (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_command_box_class_init (RemedyCommandBoxClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = remedy_command_box_get_property;
  object_class->set_property = remedy_command_box_set_property;

  properties[PROP_COMMAND] =
      g_param_spec_string ("command", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REMEDY_TYPE_COPY_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-command-box.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyCommandBox, copy_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyCommandBox, label);
}

static void
remedy_command_box_init (RemedyCommandBox *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  remedy_look_unhyphen (self->label);
  remedy_copy_button_set_names (self->copy_button, _ ("Copy the command"),
                                _ ("The command was copied"));
}

/**
 * remedy_command_box_new:
 * @command: what to type; may have several lines
 *
 * Returns: (transfer floating): a box that shows and copies @command
 */
GtkWidget *
remedy_command_box_new (const char *command)
{
  return g_object_new (REMEDY_TYPE_COMMAND_BOX, "command", command, NULL);
}

const char *
remedy_command_box_get_command (RemedyCommandBox *self)
{
  g_return_val_if_fail (REMEDY_IS_COMMAND_BOX (self), NULL);

  return gtk_label_get_text (self->label);
}

/**
 * remedy_command_box_set_command:
 * @self: a command box
 * @command: (nullable): what to type; the box hides without one
 */
void
remedy_command_box_set_command (RemedyCommandBox *self, const char *command)
{
  g_return_if_fail (REMEDY_IS_COMMAND_BOX (self));

  gtk_widget_set_visible (GTK_WIDGET (self), command != NULL && *command != '\0');
  if (g_strcmp0 (command, gtk_label_get_text (self->label)) == 0)
    return;
  gtk_label_set_text (self->label, command != NULL ? command : "");
  remedy_copy_button_set_text (self->copy_button, command);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMMAND]);
}
