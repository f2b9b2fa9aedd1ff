/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt-window.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/remedy-error.h"

/* With the scratch, which never exceeds one record (512 KiB), this stays below 1 MiB. */
#define WINDOW_SIZE 0x40000

/* Reads exactly @n bytes. Less means that the file shrank: the caller stays inside the size
 * that it had when it was opened. */
static gboolean
read_exactly (RemedyEvtWindow *self,
              guint64          offset,
              guint8          *buffer,
              gsize            n,
              GError         **error)
{
  gssize got = remedy_reader_read_at (self->reader, offset, buffer, n, self->cancellable, error);

  if (got < 0)
    {
      if (error == NULL || !remedy_error_is_cancelled (*error))
        /* Translators: an offset in hexadecimal; the reason follows. */
        g_prefix_error (error, _ ("reading the event log at offset 0x%" PRIx64 ": "), offset);
      return FALSE;
    }
  if ((gsize) got < n)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED,
                   /* Translators: both are sizes in bytes. */
                   _ ("the event log shrank while it was read: %" PRIu64
                      " bytes at first, now %" PRIu64
                      "; copy it to a quiet place and read the copy"),
                   self->size, offset + (guint64) got);
      return FALSE;
    }

  self->loaded += n;
  if (self->progress != NULL)
    self->progress (MIN (1.0, (double) self->loaded / (double) MAX (self->expected, 1)),
                    self->progress_data);
  return TRUE;
}

static gboolean
holds (const RemedyEvtWindow *self,
       guint64                offset,
       gsize                  n)
{
  return offset >= self->start && n <= self->fill && offset - self->start <= self->fill - n;
}

/* Moves the buffer so that it holds @n bytes at @offset. */
static gboolean
move_to (RemedyEvtWindow *self,
         guint64          offset,
         gsize            n,
         GError         **error)
{
  guint64 from = offset;
  gsize   want;

  /* A step back is the first of many: put what was asked for at the buffer's end. */
  if (offset < self->start && self->start - offset < WINDOW_SIZE)
    from = offset + n > WINDOW_SIZE ? offset + n - WINDOW_SIZE : 0;

  want = MIN (WINDOW_SIZE, self->size - from);
  self->fill = 0;
  if (!read_exactly (self, from, self->buffer, want, error))
    return FALSE;
  self->start = from;
  self->fill = want;
  return TRUE;
}

static gboolean
copy (RemedyEvtWindow *self,
      guint64          offset,
      guint8          *to,
      gsize            n,
      GError         **error)
{
  if (!holds (self, offset, n))
    return read_exactly (self, offset, to, n, error);
  memcpy (to, self->buffer + (offset - self->start), n);
  return TRUE;
}

/**
 * remedy_evt_window_init:
 * @self: the window
 * @reader: the log, which must outlive the window
 * @cancellable: (nullable): looked at before every read
 */
void
remedy_evt_window_init (RemedyEvtWindow *self,
                        RemedyReader    *reader,
                        GCancellable    *cancellable)
{
  memset (self, 0, sizeof *self);
  self->reader = reader;
  self->cancellable = cancellable;
  self->size = remedy_reader_get_size (reader);
  self->expected = self->size;
  self->buffer = g_malloc (CLAMP (self->size, 1, WINDOW_SIZE));
  self->scratch = g_byte_array_new ();
}

/**
 * remedy_evt_window_clear:
 * @self: the window
 */
void
remedy_evt_window_clear (RemedyEvtWindow *self)
{
  g_clear_pointer (&self->buffer, g_free);
  g_clear_pointer (&self->scratch, g_byte_array_unref);
}

/**
 * remedy_evt_window_peek:
 * @self: the window
 * @offset: where the bytes start
 * @n: how many, all of them inside the file
 * @edge: where they break off, to go on at the start of the circular area
 * @to: (out caller-allocates) (array length=n): where to put them
 * @error: the reader's error, or %REMEDY_ERROR_CHANGED
 *
 * Copies bytes without moving the window.
 *
 * Returns: %FALSE on error
 */
gboolean
remedy_evt_window_peek (RemedyEvtWindow *self,
                        guint64          offset,
                        gsize            n,
                        guint64          edge,
                        guint8          *to,
                        GError         **error)
{
  gsize head = MIN (n, edge - offset);

  g_assert (edge <= self->size && offset <= edge);
  g_assert (n == head || n - head <= self->size - REMEDY_EVT_AREA);

  return copy (self, offset, to, head, error) &&
         (n == head || copy (self, REMEDY_EVT_AREA, to + head, n - head, error));
}

/**
 * remedy_evt_window_get_split:
 * @self: the window
 * @offset: where the bytes start
 * @n: how many, all of them inside the file
 * @edge: where they break off, to go on at the start of the circular area
 * @error: the reader's error, or %REMEDY_ERROR_CHANGED
 *
 * Returns: (transfer none): the bytes, in one piece
 */
const guint8 *
remedy_evt_window_get_split (RemedyEvtWindow *self,
                             guint64          offset,
                             gsize            n,
                             guint64          edge,
                             GError         **error)
{
  g_assert (edge <= self->size && offset <= edge);

  if (n <= edge - offset && n <= WINDOW_SIZE)
    {
      if (!holds (self, offset, n) && !move_to (self, offset, n, error))
        return NULL;
      return self->buffer + (offset - self->start);
    }

  g_byte_array_set_size (self->scratch, n);
  if (!remedy_evt_window_peek (self, offset, n, edge, self->scratch->data, error))
    return NULL;
  return self->scratch->data;
}

/**
 * remedy_evt_window_get:
 * @self: the window
 * @offset: where the bytes start
 * @n: how many, all of them inside the file
 * @error: the reader's error, or %REMEDY_ERROR_CHANGED
 *
 * Returns: (transfer none): the bytes
 */
const guint8 *
remedy_evt_window_get (RemedyEvtWindow *self,
                       guint64          offset,
                       gsize            n,
                       GError         **error)
{
  g_assert (n <= self->size && offset <= self->size - n);

  return remedy_evt_window_get_split (self, offset, n, self->size, error);
}

/* The first place in @data, which lies at @offset in the file, that is DWORD-aligned there. */
static const guint8 *
find_aligned (const guint8 *data,
              gsize         size,
              guint64       offset,
              const guint8 *needle,
              gsize         n)
{
  const guint8 *end = data + size;

  for (const guint8 *hit = data; (hit = memmem (hit, end - hit, needle, n)) != NULL; hit++)
    if ((offset + (gsize) (hit - data)) % 4 == 0)
      return hit;
  return NULL;
}

/**
 * remedy_evt_window_find:
 * @self: the window
 * @from: where to start
 * @to: where to end; what is found lies before it as a whole
 * @needle: (array length=n): the bytes to look for on DWORD boundaries
 * @n: how many
 * @at: (out): where they are, or %REMEDY_EVT_NOWHERE
 * @error: the reader's error, or %REMEDY_ERROR_CHANGED
 *
 * Returns: %FALSE on error
 */
gboolean
remedy_evt_window_find (RemedyEvtWindow *self,
                        guint64          from,
                        guint64          to,
                        const guint8    *needle,
                        gsize            n,
                        guint64         *at,
                        GError         **error)
{
  g_assert (to <= self->size && n <= WINDOW_SIZE);

  *at = REMEDY_EVT_NOWHERE;
  while (from < to && n <= to - from)
    {
      const guint8 *data = remedy_evt_window_get (self, from, n, error);
      const guint8 *hit;
      gsize         size;

      if (data == NULL)
        return FALSE;
      size = MIN (self->start + self->fill, to) - from;
      hit = find_aligned (data, size, from, needle, n);
      if (hit != NULL)
        {
          *at = from + (gsize) (hit - data);
          return TRUE;
        }
      from += size - (n - 1);
    }
  return TRUE;
}

/**
 * remedy_evt_window_advance:
 * @self: the window
 * @offset: a place in the circular area
 * @n: bytes, at most the area's size
 *
 * Returns: the place @n bytes further round
 */
guint64
remedy_evt_window_advance (const RemedyEvtWindow *self,
                           guint64                offset,
                           guint64                n)
{
  offset += n;
  return offset < self->size ? offset : offset - self->size + REMEDY_EVT_AREA;
}

/**
 * remedy_evt_window_distance:
 * @self: the window
 * @from: a place in the circular area
 * @to: another
 *
 * Returns: how many bytes lie between them, going round
 */
guint64
remedy_evt_window_distance (const RemedyEvtWindow *self,
                            guint64                from,
                            guint64                to)
{
  return to >= from ? to - from : self->size - from + (to - REMEDY_EVT_AREA);
}
