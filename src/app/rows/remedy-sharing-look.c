/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-sharing-look.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"

/* How the pictures of the pages are drawn. */
struct _RemedySharingLook
{
  GtkBox parent_instance;

  GtkSwitch *dark;
  GtkSwitch *large;

  RemedySharing *sharing;  /* (owned) (nullable) as it was shown last */
  gboolean       updating; /* the switches move by themselves */
};

enum
{
  SHARE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemedySharingLook, remedy_sharing_look, GTK_TYPE_BOX)

static void
on_switched (RemedySharingLook *self)
{
  g_autoptr (RemedySharing) wanted = NULL;

  if (self->updating || self->sharing == NULL)
    return;
  wanted = remedy_sharing_copy (self->sharing);
  wanted->dark = gtk_switch_get_active (self->dark);
  wanted->large = gtk_switch_get_active (self->large);
  g_signal_emit (self, signals[SHARE], 0, wanted);
}

static void
remedy_sharing_look_finalize (GObject *object)
{
  RemedySharingLook *self = REMEDY_SHARING_LOOK (object);

  g_clear_pointer (&self->sharing, remedy_sharing_free);
  G_OBJECT_CLASS (remedy_sharing_look_parent_class)->finalize (object);
}

static void
remedy_sharing_look_class_init (RemedySharingLookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_sharing_look_finalize;

  /**
   * RemedySharingLook::share:
   * @self: the look
   * @sharing: (type RemedySharing): what the operator wants from now on
   */
  signals[SHARE] = g_signal_new ("share", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static GtkSwitch *
add_row (RemedySharingLook *self,
         GtkWidget         *group,
         const char        *title,
         const char        *subtitle)
{
  GtkWidget *row = remedy_fact_row_new (title, subtitle);
  GtkWidget *button = gtk_switch_new ();

  atk_object_set_name (gtk_widget_get_accessible (button), title);
  gtk_widget_show (button);
  remedy_fact_row_add_suffix (REMEDY_FACT_ROW (row), button);
  gtk_container_add (GTK_CONTAINER (group), row);
  g_signal_connect_object (button, "notify::active", G_CALLBACK (on_switched), self,
                           G_CONNECT_SWAPPED);
  return GTK_SWITCH (button);
}

static void
remedy_sharing_look_init (RemedySharingLook *self)
{
  GtkWidget *group = remedy_group_new (_ ("Look of the pictures"));

  g_object_set (self, "orientation", GTK_ORIENTATION_VERTICAL, "visible", TRUE, NULL);
  self->dark = add_row (self, group, _ ("Dark"), NULL);
  self->large = add_row (self, group, _ ("Twice the size"),
                         _ ("Sharper where the support desk enlarges them; larger files"));
  gtk_widget_show (group);
  gtk_container_add (GTK_CONTAINER (self), group);
}

/**
 * remedy_sharing_look_update:
 * @self: the look
 * @sharing: what the operator chose
 * @can_change: whether the operator can choose
 */
void
remedy_sharing_look_update (RemedySharingLook   *self,
                            const RemedySharing *sharing,
                            gboolean             can_change)
{
  g_return_if_fail (REMEDY_IS_SHARING_LOOK (self));
  g_return_if_fail (sharing != NULL);

  g_clear_pointer (&self->sharing, remedy_sharing_free);
  self->sharing = remedy_sharing_copy (sharing);
  self->updating = TRUE;
  gtk_switch_set_active (self->dark, sharing->dark);
  gtk_switch_set_active (self->large, sharing->large);
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->dark), can_change);
  gtk_widget_set_sensitive (GTK_WIDGET (self->large), can_change);
}
