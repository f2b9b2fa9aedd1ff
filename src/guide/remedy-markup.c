/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-markup.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"

const char *const remedy_shape_kind_words[] = { "cover", "box", "arrow", "text", NULL };

const char *const remedy_colour_words[] = { "black", "red", "orange", "green", "blue", NULL };

REMEDY_DEFINE_RECORD (RemedyShape, remedy_shape,
                      REMEDY_FIELD_WORDS (RemedyShape, kind, remedy_shape_kind_words),
                      REMEDY_FIELD (RemedyShape, x, INT),
                      REMEDY_FIELD (RemedyShape, y, INT),
                      REMEDY_FIELD (RemedyShape, width, INT),
                      REMEDY_FIELD (RemedyShape, height, INT),
                      REMEDY_FIELD_WORDS (RemedyShape, colour, remedy_colour_words),
                      REMEDY_FIELD (RemedyShape, thickness, INT),
                      REMEDY_FIELD_TELLS (RemedyShape, text, STRING, NOTE));

REMEDY_DEFINE_RECORD (RemedyMarkup, remedy_markup,
                      REMEDY_FIELD (RemedyMarkup, width, INT),
                      REMEDY_FIELD (RemedyMarkup, height, INT),
                      REMEDY_FIELD (RemedyMarkup, confirmed, BOOL),
                      REMEDY_FIELD_OF (RemedyMarkup, shapes, LIST, &remedy_shape_type));

/**
 * remedy_markup_empty:
 * @width: of the picture, in pixels
 * @height: of the picture, in pixels
 *
 * Returns: (transfer full): nothing drawn, and nothing confirmed
 */
RemedyMarkup *
remedy_markup_empty (gint64 width,
                     gint64 height)
{
  RemedyMarkup *self = remedy_markup_new ();

  self->width = width;
  self->height = height;
  return self;
}

static gboolean
is_within (gint64 value,
           gint64 limit)
{
  return value >= -limit && value <= limit;
}

static gboolean
is_sound (const RemedyShape *shape)
{
  if (!is_within (shape->x, REMEDY_MARKUP_MAX_SIDE)
      || !is_within (shape->y, REMEDY_MARKUP_MAX_SIDE)
      || !is_within (shape->width, 2 * REMEDY_MARKUP_MAX_SIDE)
      || !is_within (shape->height, 2 * REMEDY_MARKUP_MAX_SIDE))
    return FALSE;
  if (shape->kind != REMEDY_SHAPE_ARROW && (shape->width < 0 || shape->height < 0))
    return FALSE;
  if (shape->kind != REMEDY_SHAPE_COVER && shape->thickness < 1)
    return FALSE;
  if (shape->kind == REMEDY_SHAPE_TEXT && shape->text == NULL)
    return FALSE;
  return shape->thickness >= 0 && shape->thickness <= REMEDY_MARKUP_MAX_THICKNESS
         && (shape->text == NULL || g_utf8_strlen (shape->text, -1) <= REMEDY_MARKUP_MAX_TEXT);
}

/**
 * remedy_markup_check:
 * @self: what was drawn, as it was read from disk
 * @error: of %REMEDY_ERROR
 *
 * Returns: %TRUE if it can be drawn
 */
gboolean
remedy_markup_check (const RemedyMarkup *self,
                     GError            **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->width < 1 || self->width > REMEDY_MARKUP_MAX_SIDE || self->height < 1
      || self->height > REMEDY_MARKUP_MAX_SIDE)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("This is for a picture of an impossible size: a side is from 1 to %d pixels"),
                   REMEDY_MARKUP_MAX_SIDE);
      return FALSE;
    }
  if (self->shapes->len > REMEDY_MARKUP_MAX_SHAPES)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("This is too much on one picture: the limit is %d covers, boxes, arrows "
                      "and texts"),
                   REMEDY_MARKUP_MAX_SHAPES);
      return FALSE;
    }
  for (guint i = 0; i < self->shapes->len; i++)
    if (!is_sound (self->shapes->pdata[i]))
      {
        /* Translators: %u counts what was drawn on a picture: covers, boxes, arrows, texts. */
        g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                     _ ("Shape %u on the picture cannot be drawn"), i + 1);
        return FALSE;
      }
  return TRUE;
}

/**
 * remedy_markup_get_texts:
 * @self: what was drawn
 *
 * Returns: (transfer full) (element-type utf8): the texts that can be read on the picture
 */
GPtrArray *
remedy_markup_get_texts (const RemedyMarkup *self)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (self != NULL, texts);

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const RemedyShape *shape = self->shapes->pdata[i];

      if (shape->kind == REMEDY_SHAPE_TEXT && shape->text != NULL)
        g_ptr_array_add (texts, g_strdup (shape->text));
    }
  return texts;
}
