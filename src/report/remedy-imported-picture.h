/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "guide/remedy-markup.h"

G_BEGIN_DECLS

/* A picture of the server's screen as it may be sent: what is covered is not in it. */
typedef struct
{
  GBytes    *png;
  GPtrArray *texts; /* char *, what the operator wrote on it */
  int        width; /* in pixels */
  int        height;
  gboolean   confirmed; /* the operator looked at it and let it go; without that it stays */
} RemedyImportedPicture;

RemedyImportedPicture *remedy_imported_picture_make        (const char         *case_folder,
                                                            const char         *id,
                                                            GError            **error);
void                   remedy_imported_picture_free        (RemedyImportedPicture *self);
cairo_surface_t       *remedy_imported_picture_load        (const char         *case_folder,
                                                            const char         *id,
                                                            RemedyMarkup      **markup,
                                                            GError            **error);
gboolean               remedy_imported_picture_save_markup (const char         *case_folder,
                                                            const char         *id,
                                                            const RemedyMarkup *markup,
                                                            GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyImportedPicture, remedy_imported_picture_free)

G_END_DECLS
