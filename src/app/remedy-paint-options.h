/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record.h"

G_BEGIN_DECLS

/* How a page is drawn. */
typedef struct
{
  gboolean dark; /* the dark theme */
  gboolean contrast; /* the theme of high contrast */
  gint64   scale; /* pixels of the picture for one of the page: 1 or 2 */
  gint64   width; /* of the page, in its own pixels */
  gint64   percent; /* size of the text; 100 */
  char    *language; /* "de"; NULL: English */
  char    *caption; /* the operator's own; NULL: there is none */
  gboolean bare; /* without the strip that says which page of which case it is */
} RemedyPaintOptions;
REMEDY_DECLARE_RECORD (RemedyPaintOptions, remedy_paint_options)

RemedyPaintOptions *remedy_paint_options_usual (void);
gboolean            remedy_paint_options_check (const RemedyPaintOptions *self,
                                                GError                  **error);

G_END_DECLS
