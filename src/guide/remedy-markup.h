/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record.h"

G_BEGIN_DECLS

/* Of one side of a picture, in pixels. */
#define REMEDY_MARKUP_MAX_SIDE 16000
#define REMEDY_MARKUP_MAX_SHAPES 500
/* Of a line, and of a line of text, in pixels. */
#define REMEDY_MARKUP_MAX_THICKNESS 1000
/* Of the text of one shape, in characters. */
#define REMEDY_MARKUP_MAX_TEXT 200

typedef enum
{
  REMEDY_SHAPE_COVER, /* a rectangle under which nothing of the picture is left */
  REMEDY_SHAPE_BOX,
  REMEDY_SHAPE_ARROW,
  REMEDY_SHAPE_TEXT,
  REMEDY_N_SHAPES,
} RemedyShapeKind;

extern const char *const remedy_shape_kind_words[];

typedef enum
{
  REMEDY_COLOUR_BLACK,
  REMEDY_COLOUR_RED,
  REMEDY_COLOUR_ORANGE,
  REMEDY_COLOUR_GREEN,
  REMEDY_COLOUR_BLUE,
  REMEDY_N_COLOURS,
} RemedyColour;

extern const char *const remedy_colour_words[];

/* What the operator drew on a picture of the server's screen. Places and sizes are whole
 * pixels of the picture, counted from its upper left corner. */
typedef struct
{
  int    kind; /* RemedyShapeKind */
  gint64 x;
  gint64 y;
  gint64 width; /* of an arrow: how far its head is to the right of its tail, or to the left where
                 * it is negative; of a text: 0, since its letters say how wide it is */
  gint64 height; /* likewise, down or up */
  int    colour; /* RemedyColour */
  gint64 thickness; /* of the line; of a text: how high a line is; of a cover: 0 */
  char  *text; /* of a text */
} RemedyShape;
REMEDY_DECLARE_RECORD (RemedyShape, remedy_shape)

/* Everything that was drawn on one picture. */
typedef struct
{
  gint64     width; /* of the picture it was drawn on */
  gint64     height;
  gboolean   confirmed; /* the operator looked at it as it is now, and it may be shared */
  GPtrArray *shapes; /* RemedyShape, the undermost first */
} RemedyMarkup;
REMEDY_DECLARE_RECORD (RemedyMarkup, remedy_markup)

RemedyMarkup *remedy_markup_empty     (gint64               width,
                                       gint64               height);
gboolean      remedy_markup_check     (const RemedyMarkup  *self,
                                       GError             **error);
GPtrArray    *remedy_markup_get_texts (const RemedyMarkup  *self);

G_END_DECLS
