/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-container.h"

static void
destroy_child (GtkWidget *child, gpointer user_data)
{
  gtk_widget_destroy (child);
}

/**
 * remedy_container_clear:
 * @container: a container
 *
 * Destroys all that was added to it.
 */
void
remedy_container_clear (GtkContainer *container)
{
  g_return_if_fail (GTK_IS_CONTAINER (container));

  gtk_container_foreach (container, destroy_child, NULL);
}
