/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-paint-options.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/remedy-error.h"

#define USUAL_WIDTH 760
#define MIN_WIDTH 320
#define MAX_WIDTH 4000
#define MAX_SCALE 2
#define MIN_PERCENT 50
#define MAX_PERCENT 300
#define MAX_CAPTION_CHARS 2000

REMEDY_DEFINE_RECORD (RemedyPaintOptions, remedy_paint_options,
                      REMEDY_FIELD (RemedyPaintOptions, dark, BOOL),
                      REMEDY_FIELD (RemedyPaintOptions, contrast, BOOL),
                      REMEDY_FIELD (RemedyPaintOptions, scale, INT),
                      REMEDY_FIELD (RemedyPaintOptions, width, INT),
                      REMEDY_FIELD (RemedyPaintOptions, percent, INT),
                      REMEDY_FIELD_TELLS (RemedyPaintOptions, language, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyPaintOptions, caption, STRING, NOTE),
                      REMEDY_FIELD (RemedyPaintOptions, bare, BOOL));

/**
 * remedy_paint_options_usual:
 *
 * Returns: (transfer full): light, in English, as wide as a page is at most, one pixel a pixel
 */
RemedyPaintOptions *
remedy_paint_options_usual (void)
{
  RemedyPaintOptions *self = remedy_paint_options_new ();

  self->scale = 1;
  self->width = USUAL_WIDTH;
  self->percent = 100;
  return self;
}

static gboolean
is_between (gint64      number,
            gint64      least,
            gint64      most,
            const char *what,
            GError    **error)
{
  if (number >= least && number <= most)
    return TRUE;
  /* Translators: what is wrong, as in “width”; a number; the least and the most that it may be. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("The %s of a picture is %" PRIi64 "; it can be from %" PRIi64 " to %" PRIi64), what,
               number, least, most);
  return FALSE;
}

/**
 * remedy_paint_options_check:
 * @self: how a page is to be drawn
 * @error: %REMEDY_ERROR_LIMIT, which names what is beyond its limit
 *
 * Returns: %TRUE if a page can be drawn like that
 */
gboolean
remedy_paint_options_check (const RemedyPaintOptions *self,
                            GError                  **error)
{
  glong n_chars = self->caption != NULL ? g_utf8_strlen (self->caption, -1) : 0;

  return is_between (self->scale, 1, MAX_SCALE, _ ("scale"), error) &&
         is_between (self->width, MIN_WIDTH, MAX_WIDTH, _ ("width"), error) &&
         is_between (self->percent, MIN_PERCENT, MAX_PERCENT, _ ("size of text"), error) &&
         is_between (n_chars, 0, MAX_CAPTION_CHARS, _ ("length of the caption"), error);
}
