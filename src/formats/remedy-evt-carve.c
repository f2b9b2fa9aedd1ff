/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt-carve.h"

/* A log grows by this much; where it ended before, a record may have been split. */
#define GROWTH 0x10000

/* A whole record at @offset: in one piece before @to, else split over what was the file's end
 * once. *@next is where the space behind it starts. */
static gboolean
carve_at (RemedyEvtWindow *window,
          guint64          offset,
          guint64          to,
          guint64         *next,
          RemedyEvtFixed  *fixed,
          const guint8   **bytes,
          GError         **error)
{
  guint64 edge = to;

  if (!remedy_evt_record_at (window, offset, window->size, fixed, bytes, error))
    return FALSE;
  if (*bytes != NULL)
    {
      *next = offset + fixed->length;
      /* Its tail may lie in live records: then it was split over the end of today's file,
       * or over an older end and the bytes match by chance. */
      if (*next <= to || to == window->size)
        {
          *next = MIN (*next, to);
          return TRUE;
        }
      *bytes = NULL;
    }

  for (edge = (offset / GROWTH + 1) * GROWTH; edge <= to; edge += GROWTH)
    {
      if (edge - offset > REMEDY_EVT_MAX_RECORD)
        break;
      if (!remedy_evt_record_at (window, offset, edge, fixed, bytes, error))
        return FALSE;
      if (*bytes != NULL)
        {
          *next = MIN (edge, offset + fixed->length);
          return TRUE;
        }
    }
  return TRUE;
}

/**
 * remedy_evt_carve_next:
 * @window: the log
 * @from: where the stale space starts
 * @to: where it ends
 * @at: (out): offset of the first record in it, or %REMEDY_EVT_NOWHERE
 * @next: (out): where to go on
 * @fixed: (out caller-allocates): its fields
 * @bytes: (out) (transfer none): the record, valid until @window is used again
 * @error: the reader's error
 *
 * Looks for what the service left behind: the magic word, and a last word that says the same
 * length as the first.
 *
 * Returns: %FALSE on error
 */
gboolean
remedy_evt_carve_next (RemedyEvtWindow *window,
                       guint64          from,
                       guint64          to,
                       guint64         *at,
                       guint64         *next,
                       RemedyEvtFixed  *fixed,
                       const guint8   **bytes,
                       GError         **error)
{
  static const guint8 magic[] = { 'L', 'f', 'L', 'e' };
  guint64             hit;

  *at = REMEDY_EVT_NOWHERE;
  for (from += 4; from < to; from = hit + 4)
    {
      if (!remedy_evt_window_find (window, from, to, magic, sizeof magic, &hit, error))
        return FALSE;
      if (hit == REMEDY_EVT_NOWHERE)
        return TRUE;
      if (!carve_at (window, hit - 4, to, next, fixed, bytes, error))
        return FALSE;
      if (*bytes != NULL)
        {
          *at = hit - 4;
          return TRUE;
        }
    }
  return TRUE;
}
