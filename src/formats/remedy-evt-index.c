/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt-index.h"

#include "formats/remedy-evt-record.h"

/* 128 KiB of offsets. A log of 256 MiB then has one for about every 100 records. */
#define MAX_OFFSETS 0x8000
#define FIRST_STRIDE 16

/**
 * remedy_evt_index_init:
 * @self: the index
 */
void
remedy_evt_index_init (RemedyEvtIndex *self)
{
  *self = (RemedyEvtIndex){ .stride = FIRST_STRIDE, .last_offset = REMEDY_EVT_NOWHERE };
  self->runs = g_array_new (FALSE, TRUE, sizeof (RemedyEvtRun));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
}

/**
 * remedy_evt_index_clear:
 * @self: the index
 */
void
remedy_evt_index_clear (RemedyEvtIndex *self)
{
  g_clear_pointer (&self->runs, g_array_unref);
  g_clear_pointer (&self->offsets, g_array_unref);
}

/**
 * remedy_evt_index_begin:
 * @self: the index
 * @offset: of the run's first record
 *
 * Starts a run.
 */
void
remedy_evt_index_begin (RemedyEvtIndex *self,
                        guint64         offset)
{
  RemedyEvtRun run = { .start = offset, .ordinal = self->count };

  g_array_append_val (self->runs, run);
}

static void
thin_out (RemedyEvtIndex *self)
{
  for (guint i = 0; i < self->offsets->len; i += 2)
    g_array_index (self->offsets, guint32, i / 2) = g_array_index (self->offsets, guint32, i);
  g_array_set_size (self->offsets, self->offsets->len / 2);
  self->stride *= 2;
}

/**
 * remedy_evt_index_add:
 * @self: the index
 * @offset: of a record, below 4 GiB
 * @number: its number, one more than the one before in this run
 */
void
remedy_evt_index_add (RemedyEvtIndex *self,
                      guint64         offset,
                      guint32         number)
{
  RemedyEvtRun *run = &g_array_index (self->runs, RemedyEvtRun, self->runs->len - 1);
  guint32       small = (guint32) offset;

  if (run->count == 0)
    run->first_number = number;
  run->count++;
  if (self->offsets->len == MAX_OFFSETS)
    thin_out (self);
  if (self->count % self->stride == 0)
    g_array_append_val (self->offsets, small);
  self->count++;
}

/**
 * remedy_evt_index_end:
 * @self: the index
 * @size: bytes from the run's first record to behind its last one, going round
 *
 * Ends the run; one without records is dropped.
 */
void
remedy_evt_index_end (RemedyEvtIndex *self,
                      guint64         size)
{
  RemedyEvtRun *run = &g_array_index (self->runs, RemedyEvtRun, self->runs->len - 1);

  run->size = size;
  if (run->count == 0)
    g_array_set_size (self->runs, self->runs->len - 1);
}

static int
compare_starts (gconstpointer a,
                gconstpointer b)
{
  const RemedyEvtRun *left = a;
  const RemedyEvtRun *right = b;

  return left->start < right->start ? -1 : left->start > right->start;
}

/**
 * remedy_evt_index_stale:
 * @self: the index
 * @window: the log
 *
 * Returns: (transfer full) (element-type RemedyEvtRun): the parts of the circular area that
 *   hold no live record, in file order; only @start and @size are set, and none goes round
 */
GArray *
remedy_evt_index_stale (const RemedyEvtIndex  *self,
                        const RemedyEvtWindow *window)
{
  g_autoptr (GArray) live = g_array_new (FALSE, TRUE, sizeof (RemedyEvtRun));
  GArray *stale = g_array_new (FALSE, TRUE, sizeof (RemedyEvtRun));
  guint64 at = REMEDY_EVT_AREA;

  for (guint i = 0; i < self->runs->len; i++)
    {
      RemedyEvtRun head = g_array_index (self->runs, RemedyEvtRun, i);

      if (head.size > window->size - head.start)
        {
          RemedyEvtRun tail = { .start = REMEDY_EVT_AREA };

          tail.size = head.size - (window->size - head.start);
          head.size -= tail.size;
          g_array_append_val (live, tail);
        }
      g_array_append_val (live, head);
    }
  g_array_sort (live, compare_starts);

  for (guint i = 0; i <= live->len; i++)
    {
      RemedyEvtRun next = { .start = window->size };
      RemedyEvtRun gap = { .start = at };

      if (i < live->len)
        next = g_array_index (live, RemedyEvtRun, i);
      if (next.start > at)
        {
          gap.size = next.start - at;
          g_array_append_val (stale, gap);
        }
      at = MAX (at, next.start + next.size);
    }
  return stale;
}

static const RemedyEvtRun *
find_run (const RemedyEvtIndex *self,
          guint32               number)
{
  for (guint i = 0; i < self->runs->len; i++)
    {
      const RemedyEvtRun *run = &g_array_index (self->runs, RemedyEvtRun, i);

      if ((guint32) (number - run->first_number) < run->count)
        return run;
    }
  return NULL;
}

/* The nearest record at or before @ordinal in its run whose place is known. */
static void
nearest (const RemedyEvtIndex *self,
         const RemedyEvtRun   *run,
         guint64               ordinal,
         guint64              *known,
         guint64              *offset)
{
  guint64 entry = ordinal / self->stride;

  *known = run->ordinal;
  *offset = run->start;
  if (entry < self->offsets->len && entry * self->stride > *known)
    {
      *known = entry * self->stride;
      *offset = g_array_index (self->offsets, guint32, entry);
    }
  /* Copies come in the order of their originals, mostly. */
  if (self->last_offset != REMEDY_EVT_NOWHERE && self->last_ordinal <= ordinal &&
      self->last_ordinal > *known)
    {
      *known = self->last_ordinal;
      *offset = self->last_offset;
    }
}

/**
 * remedy_evt_index_equals:
 * @self: the index
 * @window: the log, in a window that may move
 * @number: a record number
 * @bytes: (array length=size): a record
 * @size: its length
 * @equal: (out): whether the live record of that number has the same bytes
 * @error: the reader's error
 *
 * Walks to the live record from the nearest one whose offset is known.
 *
 * Returns: %FALSE on error
 */
gboolean
remedy_evt_index_equals (RemedyEvtIndex  *self,
                         RemedyEvtWindow *window,
                         guint32          number,
                         const guint8    *bytes,
                         gsize            size,
                         gboolean        *equal,
                         GError         **error)
{
  const RemedyEvtRun *run = find_run (self, number);
  RemedyEvtFixed      fixed;
  const guint8       *live;
  guint64             wanted;
  guint64             ordinal;
  guint64             offset;

  *equal = FALSE;
  if (run == NULL)
    return TRUE;
  wanted = run->ordinal + (guint32) (number - run->first_number);
  nearest (self, run, wanted, &ordinal, &offset);
  while (TRUE)
    {
      if (window->size - offset < REMEDY_EVT_FIXED_SIZE)
        offset = REMEDY_EVT_AREA;
      if (!remedy_evt_record_at (window, offset, window->size, &fixed, &live, error))
        return FALSE;
      /* It was there when it was walked over: the file changes under our hands. */
      if (live == NULL)
        return TRUE;
      if (ordinal == wanted)
        break;
      offset = remedy_evt_window_advance (window, offset, fixed.length);
      ordinal++;
    }
  self->last_ordinal = ordinal;
  self->last_offset = offset;
  *equal = fixed.length == size && memcmp (live, bytes, size) == 0;
  return TRUE;
}
