/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "app/remedy-drawing.h"
#include "app/remedy-paint-options.h"
#include "guide/remedy-snapshot.h"

G_BEGIN_DECLS

/*
 * What the wizard and the process that draws say to each other, over a pipe in each direction:
 * messages of a head and a body. Both are the same program in the same version; the numbers
 * are in the byte order of the machine.
 *
 * A snapshot goes in parts, since most of it is the same in every picture of a case: what was
 * read of the server and of the media is sent once, and named by its SHA-256 from then on.
 * Both ends forget the oldest part when there are more than REMEDY_PAINT_MAX_PARTS.
 */

typedef enum
{
  REMEDY_PAINT_FACTS = 0x46, /* JSON of RemedyFacts */
  REMEDY_PAINT_MEDIA = 0x4d, /* JSON of RemedyMedia */
  REMEDY_PAINT_PAGE = 0x50, /* JSON: options, snapshot without its parts, names of these */
  REMEDY_PAINT_DRAWING = 0x44, /* the answer: length of a JSON head, the head, the PNG */
  REMEDY_PAINT_ERROR = 0x45, /* the answer: JSON: code, message */
} RemedyPaintKind;

typedef struct
{
  guint32 kind; /* RemedyPaintKind */
  guint32 length; /* of the body, in bytes */
} RemedyPaintHead;

#define REMEDY_PAINT_MAX_PARTS 8

/* In bytes. What a practice server and its media come to is a five-hundredth of the first. */
#define REMEDY_PAINT_MAX_REQUEST (64 * 1024 * 1024)
#define REMEDY_PAINT_MAX_ANSWER (256 * 1024 * 1024)

/* A part of a snapshot, as it is sent. */
typedef struct
{
  RemedyPaintKind kind;
  GBytes         *bytes;
  char           *digest; /* hexadecimal */
} RemedyPaintPart;

RemedyPaintPart *remedy_paint_part_new  (RemedyPaintKind kind,
                                         GBytes         *bytes);
void             remedy_paint_part_free (RemedyPaintPart *self);

GPtrArray     *remedy_paint_message_split     (const RemedySnapshot     *snapshot,
                                               const RemedyPaintOptions *options,
                                               GError                  **error);
GBytes        *remedy_paint_message_drawing   (const RemedyDrawing *drawing);
GBytes        *remedy_paint_message_error     (const GError *error);
RemedyDrawing *remedy_paint_message_read      (RemedyPaintKind kind,
                                               GBytes         *body,
                                               GError        **error);

G_END_DECLS
