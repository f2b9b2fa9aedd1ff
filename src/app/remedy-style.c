/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-style.h"

#include <handy.h>

/**
 * remedy_style_load:
 *
 * Gives every window of this process the look of the wizard. Comes once, before the first.
 */
void
remedy_style_load (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  hdy_init ();
  /* A command that gets the keyboard with its page is not to look as if it was selected. */
  g_object_set (gtk_settings_get_default (), "gtk-label-select-on-focus", FALSE, NULL);
  gtk_css_provider_load_from_resource (provider, "/org/ntsmig/Remedy/ui/style.css");
  gtk_style_context_add_provider_for_screen (gdk_screen_get_default (),
                                             GTK_STYLE_PROVIDER (provider),
                                             GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

/**
 * remedy_style_update_contrast:
 * @window: a window
 *
 * A grey that is quiet elsewhere is too faint for who asked for high contrast.
 */
void
remedy_style_update_contrast (GtkWidget *window)
{
  GtkStyleContext *context = gtk_widget_get_style_context (window);
  g_autofree char *theme = NULL;

  g_object_get (gtk_widget_get_settings (window), "gtk-theme-name", &theme, NULL);
  if (theme != NULL && g_str_has_prefix (theme, "HighContrast"))
    gtk_style_context_add_class (context, "high-contrast");
  else
    gtk_style_context_remove_class (context, "high-contrast");
}
