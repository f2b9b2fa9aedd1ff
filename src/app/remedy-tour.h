/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "app/remedy-paint-options.h"

G_BEGIN_DECLS

/* What is to be shown of the wizard, and how. */
typedef struct
{
  char  *folder; /* (owned) (nullable): for the pictures; NULL: there is no tour */
  char  *scenario; /* (owned) (nullable): of the practice server */
  char  *theme; /* (owned) (nullable): "light", "dark" or "contrast" */
  char  *language; /* (owned) (nullable) */
  char  *size; /* (owned) (nullable): of the window, "1024x600" */
  int    scale; /* 0: 1 */
  int    percent; /* of the size of text; 0: 100 */
} RemedyTourOptions;

void                remedy_tour_options_clear   (RemedyTourOptions *self);
RemedyPaintOptions *remedy_tour_options_to_paint (const RemedyTourOptions *self,
                                                  GError                 **error);
gboolean            remedy_tour_options_get_size (const RemedyTourOptions *self,
                                                  int                     *width,
                                                  int                     *height,
                                                  GError                 **error);
int                 remedy_tour_start            (const RemedyTourOptions *options);

G_END_DECLS
