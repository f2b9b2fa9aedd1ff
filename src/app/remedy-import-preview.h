/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void remedy_import_preview_attach (GtkFileChooser *chooser);

G_END_DECLS
