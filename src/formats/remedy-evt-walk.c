/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt-walk.h"

#include <string.h>

#include "core/remedy-cursor.h"
#include "formats/remedy-evt-carve.h"

/* Beyond this, what lies between damaged places is carved like stale space. */
#define MAX_HOLES 1000

/* DWORDs of this value fill up the file's end where a record's fixed part has no room. */
#define FILLER 0x27

typedef struct
{
  const RemedyEvtAnchor *anchor; /* (unowned) */
  RemedyEvtWindow       *window; /* (unowned) */
  RemedyEvtIndex        *index;  /* (unowned) */
  RemedyEvtTally        *tally;  /* (unowned) */
} Walk;

/* Walks from *@at as far as records follow each other by place and number, at most to @to.
 * Where it ends is put into *@at. The way is counted, so no chain of lengths can go on
 * for ever. */
static gboolean
walk (Walk    *self,
      guint64 *at,
      guint64  to,
      GError **error)
{
  guint64  size = self->window->size;
  guint64  left = remedy_evt_window_distance (self->window, *at, to);
  guint64  length = left;
  guint64  start = *at;
  gboolean first = TRUE;

  remedy_evt_index_begin (self->index, *at);
  while (left > 0 && !self->tally->stopped)
    {
      RemedyEvtFixed fixed;
      const guint8  *bytes;

      if (size - *at < REMEDY_EVT_FIXED_SIZE)
        {
          if (size - *at > left)
            break;
          left -= size - *at;
          *at = REMEDY_EVT_AREA;
          continue;
        }
      if (!remedy_evt_record_at (self->window, *at, size, &fixed, &bytes, error))
        return FALSE;
      if (bytes == NULL || fixed.length > left ||
          (!first && fixed.record_number != self->tally->summary->last_number + 1))
        break;

      remedy_evt_tally_live (self->tally, *at, &fixed, bytes, fixed.length);
      remedy_evt_index_add (self->index, *at, fixed.record_number);
      if (*at < start || fixed.length > size - *at)
        self->tally->summary->wrapped = TRUE;
      *at = remedy_evt_window_advance (self->window, *at, fixed.length);
      left -= fixed.length;
      first = FALSE;
    }
  remedy_evt_index_end (self->index, length - left);
  return TRUE;
}

/* The length of the record that ends at *@at, from its last word. If that is the start of the
 * area, the record ends at the end of the file, perhaps before a filler. */
static gboolean
length_before (RemedyEvtWindow *window,
               guint64         *at,
               guint32         *length,
               GError         **error)
{
  guint fillers = *at == REMEDY_EVT_AREA ? REMEDY_EVT_FIXED_SIZE / 4 : 0;

  if (*at == REMEDY_EVT_AREA)
    *at = window->size;
  while (TRUE)
    {
      const guint8 *bytes;
      RemedyCursor  cursor;

      *length = 0;
      if (*at < REMEDY_EVT_AREA + 4)
        return TRUE;
      bytes = remedy_evt_window_get (window, *at - 4, 4, error);
      if (bytes == NULL)
        return FALSE;
      remedy_cursor_init (&cursor, bytes, 4);
      if (!remedy_cursor_u32 (&cursor, length, NULL))
        g_assert_not_reached ();
      if (*length != FILLER || fillers-- == 0)
        return TRUE;
      *at -= 4;
    }
}

/* Goes back from the end as far as records follow each other, at most @left bytes. *@at is
 * where the oldest of them starts, *@number its number; both stay if there is none. */
static gboolean
walk_back (Walk    *self,
           guint64  left,
           guint64 *at,
           guint32 *number,
           GError **error)
{
  RemedyEvtWindow *window = self->window;
  gboolean         first = TRUE;

  while (left > 0)
    {
      RemedyEvtFixed fixed;
      const guint8  *bytes;
      guint64        end = *at;
      guint64        start;
      guint32        length;
      guint64        way;

      if (!length_before (window, &end, &length, error))
        return FALSE;
      if (length == 0 || length > REMEDY_EVT_MAX_RECORD || length > window->size - REMEDY_EVT_AREA)
        return TRUE;
      start = end >= REMEDY_EVT_AREA + (guint64) length
                  ? end - length
                  : window->size - (length - (end - REMEDY_EVT_AREA));
      way = remedy_evt_window_distance (window, start, *at);
      if (way > left)
        return TRUE;
      if (!remedy_evt_record_at (window, start, window->size, &fixed, &bytes, error))
        return FALSE;
      if (bytes == NULL || fixed.length != length || (!first && fixed.record_number != *number - 1))
        return TRUE;
      *at = start;
      *number = fixed.record_number;
      left -= way;
      first = FALSE;
    }
  return TRUE;
}

/* The first whole record of the circular stretch from *@at to @to whose number lies between
 * those of the records around the stretch. */
static gboolean
find_island (Walk    *self,
             guint64 *at,
             guint64  to,
             guint32  below,
             GError **error)
{
  guint64 from = *at;
  guint64 size = self->window->size;

  *at = REMEDY_EVT_NOWHERE;
  while (from != to)
    {
      guint64        edge = from < to ? to : size;
      RemedyEvtFixed fixed;
      const guint8  *bytes;
      guint64        next;

      if (!remedy_evt_carve_next (self->window, from, edge, at, &next, &fixed, &bytes, error))
        return FALSE;
      if (*at == REMEDY_EVT_NOWHERE)
        from = edge == size ? REMEDY_EVT_AREA : to;
      else if (fixed.record_number < below &&
               fixed.record_number > self->tally->summary->last_number)
        return TRUE;
      else
        from = next == size ? REMEDY_EVT_AREA : next;
      *at = REMEDY_EVT_NOWHERE;
    }
  return TRUE;
}

/* Walks what is still whole between two damaged places. The space is live, so the records
 * in it are, too. */
static gboolean
walk_islands (Walk    *self,
              guint64  at,
              guint64  to,
              guint32  below,
              GError **error)
{
  self->tally->summary->holes++;
  while (at != to && !self->tally->stopped && self->tally->summary->holes < MAX_HOLES)
    {
      guint64 before;

      if (!find_island (self, &at, to, below, error))
        return FALSE;
      if (at == REMEDY_EVT_NOWHERE)
        return TRUE;
      before = self->tally->summary->live;
      if (!walk (self, &at, to, error))
        return FALSE;
      /* A record that claims to reach into the next stretch is passed by. */
      if (self->tally->summary->live == before)
        at = remedy_evt_window_advance (self->window, at, 4);
      else if (at != to || self->tally->summary->last_number + 1 != below)
        self->tally->summary->holes++;
    }
  return TRUE;
}

/* From the oldest record to the EOF record; round the damage if there is some. */
static gboolean
walk_to_end (Walk    *self,
             GError **error)
{
  RemedyEvtWindow *window = self->window;
  guint64          end = self->anchor->end;
  guint64          at = self->anchor->begin;
  guint64          back = end;
  guint32          number = self->anchor->next;

  if (at == end)
    return TRUE;
  if (at >= REMEDY_EVT_AREA && at < window->size && at % 4 == 0)
    {
      if (!walk (self, &at, end, error))
        return FALSE;
      if (at == end || self->tally->stopped)
        return TRUE;
    }
  else
    /* Nothing but the EOF record is known not to be a record. */
    at = remedy_evt_window_advance (window, end, REMEDY_EVT_EOF_SIZE);

  if (!walk_back (self, remedy_evt_window_distance (window, at, end), &back, &number, error) ||
      !walk_islands (self, at, back, number, error))
    return FALSE;
  return self->tally->stopped || walk (self, &back, end, error);
}

/* Whether both names of a record end within @size. Half a name is another name: it would make
 * a second computer, or one source out of another that begins like it. */
static gboolean
names_are_whole (const guint8 *bytes,
                 gsize         size)
{
  gsize at = REMEDY_EVT_FIXED_SIZE;

  for (guint names = 0; names < 2; names++)
    {
      while (at + 1 < size && (bytes[at] != 0 || bytes[at + 1] != 0))
        at += 2;
      if (at + 1 >= size)
        return FALSE;
      at += 2;
    }
  return TRUE;
}

/* The last record of a copy that was cut off, or whose tail was never written: what can still
 * be read of it, if that is more than its names. */
static gboolean
take_rest (Walk    *self,
           guint64  at,
           GError **error)
{
  guint64        left = self->window->size - at;
  RemedyEvtFixed fixed;
  const guint8  *bytes;
  gsize          size;
  gsize          written;

  if (left < REMEDY_EVT_FIXED_SIZE)
    return TRUE;
  bytes = remedy_evt_window_get (self->window, at, REMEDY_EVT_FIXED_SIZE, error);
  if (bytes == NULL)
    return FALSE;
  if (!remedy_evt_fixed_read (&fixed, bytes, REMEDY_EVT_FIXED_SIZE) ||
      (self->tally->summary->live > 0 &&
       fixed.record_number != self->tally->summary->last_number + 1))
    return TRUE;

  size = MIN (left, fixed.length);
  bytes = remedy_evt_window_get (self->window, at, size, error);
  if (bytes == NULL)
    return FALSE;
  /* A last word other than NUL is damage of another kind. */
  if (size == fixed.length && memcmp (bytes + size - 4, "\0\0\0", 4) != 0)
    return TRUE;
  /* Where the tail is NUL a name may have lost its end, too, and look whole. */
  written = size;
  while (size == fixed.length && written > REMEDY_EVT_FIXED_SIZE && bytes[written - 1] == 0)
    written--;
  if (names_are_whole (bytes, written))
    remedy_evt_tally_live (self->tally, at, &fixed, bytes, size);
  return TRUE;
}

/* Without an EOF record: as far as it goes. */
static gboolean
walk_open_ended (Walk    *self,
                 GError **error)
{
  guint64 at = self->anchor->begin;

  if (at == REMEDY_EVT_NOWHERE)
    return TRUE;
  if (!walk (self, &at, self->window->size, error))
    return FALSE;
  return self->tally->stopped || at == REMEDY_EVT_AREA || take_rest (self, at, error);
}

/**
 * remedy_evt_walk:
 * @anchor: where the live records are
 * @window: the log
 * @index: (inout): is told where each of them is
 * @tally: (inout): is given each of them
 * @error: the reader's error
 *
 * Goes over the live records in the order in which they were written. Where the chain is
 * broken, the newest are found from the end backwards, then what is whole in between; each
 * gap is a hole.
 *
 * Returns: %FALSE on error; damage is none
 */
gboolean
remedy_evt_walk (const RemedyEvtAnchor *anchor,
                 RemedyEvtWindow       *window,
                 RemedyEvtIndex        *index,
                 RemedyEvtTally        *tally,
                 GError               **error)
{
  Walk self = { anchor, window, index, tally };

  return anchor->end != REMEDY_EVT_NOWHERE ? walk_to_end (&self, error)
                                           : walk_open_ended (&self, error);
}
