/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-banner.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-icon.h"
/*
 * What a page has to say in one breath: an icon, a sentence, a paragraph. As an
 * alert it says that something went wrong, is read aloud when it appears, and can
 * be closed.
 */
struct _RemedyBanner
{
  GtkBox parent_instance;

  GtkButton *close_button;
  GtkImage  *icon;
  GtkLabel  *text;
  GtkLabel  *title;
};

G_DEFINE_TYPE (RemedyBanner, remedy_banner, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_TEXT,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
set_text (RemedyBanner *self, const char *text)
{
  gtk_label_set_text (self->text, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->text), text != NULL && *text != '\0');
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self)),
                              text != NULL ? text : "");
}

static void
set_title (RemedyBanner *self, const char *title)
{
  gtk_label_set_text (self->title, title != NULL ? title : "");
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), title != NULL ? title : "");
}

static void
on_close (RemedyBanner *self)
{
  gtk_widget_hide (GTK_WIDGET (self));
}

static void
remedy_banner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RemedyBanner *self = REMEDY_BANNER (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->text));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_banner_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RemedyBanner *self = REMEDY_BANNER (object);

  switch (prop_id)
    {
    case PROP_TEXT:
      set_text (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_banner_class_init (RemedyBannerClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = remedy_banner_get_property;
  object_class->set_property = remedy_banner_set_property;

  properties[PROP_TEXT] =
      g_param_spec_string ("text", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, "", G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REMEDY_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyBanner, close_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyBanner, icon);
  gtk_widget_class_bind_template_child (widget_class, RemedyBanner, text);
  gtk_widget_class_bind_template_child (widget_class, RemedyBanner, title);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
}

static void
remedy_banner_init (RemedyBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  remedy_banner_set_alert (self, FALSE);
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->title)), ATK_ROLE_HEADING);
}

/**
 * remedy_banner_new:
 *
 * Returns: (transfer floating): a banner that says nothing yet
 */
GtkWidget *
remedy_banner_new (void)
{
  return g_object_new (REMEDY_TYPE_BANNER, NULL);
}

/**
 * remedy_banner_set:
 * @self: a banner
 * @look: icon, colour, and the word that stands for them
 * @title: one sentence; it bears the meaning without the icon
 * @text: (nullable): a paragraph under it
 */
void
remedy_banner_set (RemedyBanner *self, const RemedyLook *look, const char *title, const char *text)
{
  g_return_if_fail (REMEDY_IS_BANNER (self));
  g_return_if_fail (look != NULL);

  remedy_look_dress (self->icon, look);
  remedy_look_set_style (GTK_WIDGET (self), look->style);
  set_title (self, title);
  set_text (self, text);
}

/**
 * remedy_banner_set_alert:
 * @self: a banner
 * @alert: whether it tells of something that went wrong
 */
void
remedy_banner_set_alert (RemedyBanner *self, gboolean alert)
{
  g_return_if_fail (REMEDY_IS_BANNER (self));

  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self)),
                       alert ? ATK_ROLE_ALERT : ATK_ROLE_PANEL);
  gtk_widget_set_visible (GTK_WIDGET (self->close_button), alert);
}
