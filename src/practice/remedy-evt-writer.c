/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-evt-writer.h"

#include "core/remedy-time.h"

#define MAGIC 0x654C664C /* "LfLe" */
#define HEADER_SIZE 0x30
#define EOF_SIZE 0x28
#define FIXED_SIZE 56
#define FILLER 0x27
#define GROWTH 0x10000
#define RETENTION (7 * 24 * 60 * 60) /* seconds; what NT sets up */

enum
{
  FLAG_DIRTY = 1,
  FLAG_WRAP = 2,
  FLAG_FULL = 4,
  FLAG_ARCHIVE = 8,
};

/* What a header would say. */
typedef struct
{
  guint32  start;
  guint32  end;
  guint32  next;
  guint32  oldest;
  gboolean wrapped;
} State;

struct _RemedyEvtWriter
{
  RemedyEvtShape shape;
  guint8        *data; /* (owned): capacity bytes */
  gsize          capacity;
  gsize          size; /* of the file now; grows up to the capacity */
  gboolean       full;
  State          now;
  guint          stale; /* records that the header does not know */
  GArray        *past;  /* (owned) (element-type State): a ring of the last stale + 1 states */
  guint64        added;
};

/**
 * remedy_evt_record_bytes:
 * @spec: what it says
 *
 * Makes an EVENTLOGRECORD as the service lays it out: names, SID, strings, data, padding.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
remedy_evt_record_bytes (const RemedyEvtSpec *spec)
{
  RemedyWriter *writer = remedy_writer_new ();
  guint         n_strings = spec->strings != NULL ? g_strv_length ((char **) spec->strings) : 0;
  gint64        written = spec->written != REMEDY_TIME_UNKNOWN ? spec->written : spec->generated;
  guint32       sid_offset;

  g_return_val_if_fail (n_strings <= G_MAXUINT16, NULL);

  remedy_writer_u32 (writer, 0); /* Length */
  remedy_writer_u32 (writer, MAGIC);
  remedy_writer_u32 (writer, spec->number);
  remedy_writer_u32 (writer, (guint32) spec->generated);
  remedy_writer_u32 (writer, (guint32) written);
  remedy_writer_u32 (writer, spec->raw_id);
  remedy_writer_u16 (writer, spec->type);
  remedy_writer_u16 (writer, (guint16) n_strings);
  remedy_writer_u16 (writer, spec->category);
  remedy_writer_u16 (writer, 0);                 /* ReservedFlags */
  remedy_writer_u32 (writer, 0);                 /* ClosingRecordNumber */
  remedy_writer_zeros (writer, FIXED_SIZE - 36); /* StringOffset to DataOffset */

  remedy_writer_utf16 (writer, spec->source);
  remedy_writer_utf16 (writer, spec->computer);
  remedy_writer_zeros (writer, spec->gap);
  sid_offset = writer->len;
  remedy_writer_bytes (writer, spec->sid, spec->sid_size);
  remedy_writer_patch_u32 (writer, 36, writer->len);
  remedy_writer_patch_u32 (writer, 40, spec->sid_size);
  remedy_writer_patch_u32 (writer, 44, sid_offset);
  for (guint i = 0; i < n_strings; i++)
    remedy_writer_utf16 (writer, spec->strings[i]);
  remedy_writer_patch_u32 (writer, 48, spec->data_size);
  remedy_writer_patch_u32 (writer, 52, writer->len);
  remedy_writer_bytes (writer, spec->data, spec->data_size);

  /* The service pads by 1 to 4 bytes, even where the record is aligned. */
  if (spec->padding != 0)
    remedy_writer_zeros (writer, spec->padding);
  else
    remedy_writer_zeros (writer, 4 - writer->len % 4);
  remedy_writer_align (writer, 4);
  remedy_writer_u32 (writer, writer->len + 4);
  remedy_writer_patch_u32 (writer, 0, writer->len);
  return remedy_writer_finish (writer);
}

/**
 * remedy_evt_writer_new:
 * @capacity: the largest size of the file in bytes, a multiple of 64 KiB; beyond it the
 *   oldest records are overwritten
 * @shape: how the file is left
 *
 * A log as the service of NT 4 writes it: circular, growing by 64 KiB.
 *
 * Returns: (transfer full): the writer
 */
RemedyEvtWriter *
remedy_evt_writer_new (gsize          capacity,
                       RemedyEvtShape shape)
{
  RemedyEvtWriter *self;

  g_return_val_if_fail (capacity >= GROWTH && capacity % GROWTH == 0, NULL);
  g_return_val_if_fail (capacity <= G_MAXUINT32, NULL);

  self = g_new0 (RemedyEvtWriter, 1);
  self->shape = shape;
  self->capacity = capacity;
  self->data = g_malloc0 (capacity);
  self->size = GROWTH;
  self->now = (State){ .start = HEADER_SIZE, .end = HEADER_SIZE, .next = 1 };
  self->past = g_array_new (FALSE, TRUE, sizeof (State));
  g_array_append_val (self->past, self->now);
  return self;
}

/**
 * remedy_evt_writer_free:
 * @self: (transfer full): the writer
 */
void
remedy_evt_writer_free (RemedyEvtWriter *self)
{
  g_clear_pointer (&self->past, g_array_unref);
  g_free (self->data);
  g_free (self);
}

/**
 * remedy_evt_writer_set_stale:
 * @self: a writer to which nothing was added
 * @records: how many of the newest records the header of a dirty log does not know; 0 by
 *   default
 */
void
remedy_evt_writer_set_stale (RemedyEvtWriter *self,
                             guint            records)
{
  g_return_if_fail (self->added == 0);

  self->stale = records;
  g_array_set_size (self->past, records + 1);
}

/**
 * remedy_evt_writer_set_full:
 * @self: the writer
 *
 * Says in the header that an event did not fit: the newest are missing.
 */
void
remedy_evt_writer_set_full (RemedyEvtWriter *self)
{
  self->full = TRUE;
}

/**
 * remedy_evt_writer_get_next:
 * @self: the writer
 *
 * Returns: the number of the next record
 */
guint32
remedy_evt_writer_get_next (RemedyEvtWriter *self)
{
  return self->now.next;
}

static guint32
peek_u32 (const RemedyEvtWriter *self,
          gsize                  at)
{
  guint32 little;

  memcpy (&little, self->data + at, sizeof little);
  return GUINT32_FROM_LE (little);
}

static gsize
advance (const RemedyEvtWriter *self,
         gsize                  at,
         gsize                  n)
{
  at += n;
  return at < self->size ? at : at - self->size + HEADER_SIZE;
}

/* Where a record goes that would start at @at: its fixed part is never split. */
static gsize
place (const RemedyEvtWriter *self,
       gsize                  at)
{
  return self->size - at < FIXED_SIZE ? HEADER_SIZE : at;
}

static void
put (RemedyEvtWriter *self,
     gsize            at,
     const guint8    *bytes,
     gsize            n)
{
  gsize head = MIN (n, self->size - at);

  memcpy (self->data + at, bytes, head);
  if (n > head)
    memcpy (self->data + HEADER_SIZE, bytes + head, n - head);
}

static gboolean
is_empty (const RemedyEvtWriter *self)
{
  return self->now.oldest == 0;
}

static gsize
used (const RemedyEvtWriter *self)
{
  gsize start = self->now.start;
  gsize end = self->now.end;

  if (is_empty (self))
    return 0;
  return end > start ? end - start : self->size - start + end - HEADER_SIZE;
}

static void
drop_oldest (RemedyEvtWriter *self)
{
  State *now = &self->now;

  now->start = place (self, advance (self, now->start, peek_u32 (self, now->start)));
  now->oldest = peek_u32 (self, now->start + 8);
  /* The walk has come round to the end: nothing is left. */
  if (now->start == place (self, now->end))
    {
      now->start = now->end;
      now->oldest = 0;
    }
}

/* Grows the file, or overwrites the oldest records, until @n bytes and the EOF record fit. */
static void
make_room (RemedyEvtWriter *self,
           gsize            n)
{
  State *now = &self->now;

  if (!now->wrapped)
    while (now->end + n + EOF_SIZE > self->size && self->size + GROWTH <= self->capacity)
      self->size += GROWTH;

  while (!is_empty (self))
    {
      gsize filler = place (self, now->end) != now->end ? self->size - now->end : 0;

      if (used (self) + filler + n + EOF_SIZE <= self->size - HEADER_SIZE)
        return;
      drop_oldest (self);
    }
}

static void
put_eof (RemedyEvtWriter *self)
{
  const State  *now = &self->now;
  RemedyWriter *writer = remedy_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  remedy_writer_u32 (writer, EOF_SIZE);
  remedy_writer_u32 (writer, 0x11111111);
  remedy_writer_u32 (writer, 0x22222222);
  remedy_writer_u32 (writer, 0x33333333);
  remedy_writer_u32 (writer, 0x44444444);
  remedy_writer_u32 (writer, now->start);
  remedy_writer_u32 (writer, now->end);
  remedy_writer_u32 (writer, now->next);
  remedy_writer_u32 (writer, now->oldest);
  remedy_writer_u32 (writer, EOF_SIZE);
  bytes = remedy_writer_finish (writer);
  put (self, now->end, g_bytes_get_data (bytes, NULL), EOF_SIZE);
}

/**
 * remedy_evt_writer_add:
 * @self: the writer
 * @spec: what the record says
 *
 * Writes a record behind the newest one.
 */
void
remedy_evt_writer_add (RemedyEvtWriter     *self,
                       const RemedyEvtSpec *spec)
{
  State        *now = &self->now;
  RemedyEvtSpec numbered = *spec;
  g_autoptr (GBytes) bytes = NULL;
  gsize n;
  gsize at;

  if (numbered.number == 0)
    numbered.number = now->next;
  bytes = remedy_evt_record_bytes (&numbered);
  n = g_bytes_get_size (bytes);
  g_return_if_fail (n + FIXED_SIZE + EOF_SIZE <= self->capacity - HEADER_SIZE);

  make_room (self, n);
  at = place (self, now->end);
  if (at != now->end)
    for (gsize filler = now->end; filler < self->size; filler += 4)
      memcpy (self->data + filler, "\x27\0\0\0", 4);
  if (is_empty (self))
    {
      now->start = at;
      now->oldest = numbered.number;
    }
  if (at < now->end || n >= self->size - at)
    now->wrapped = TRUE;
  put (self, at, g_bytes_get_data (bytes, NULL), n);
  now->end = advance (self, at, n);
  now->next = numbered.number + 1;
  self->added++;
  g_array_index (self->past, State, self->added % (self->stale + 1)) = *now;
  put_eof (self);
}

/**
 * remedy_evt_writer_grow:
 * @self: a writer
 *
 * Does what the service does when a larger size was set for a log that has wrapped: the file
 * grows by 64 KiB, the records from the oldest to the old end of the file move up, and their
 * old copies stay behind.
 *
 * Returns: %FALSE, with nothing done, if the records do not run over the end of the file now
 */
gboolean
remedy_evt_writer_grow (RemedyEvtWriter *self)
{
  State *now = &self->now;

  if (!now->wrapped || now->start <= now->end)
    return FALSE;

  if (self->size == self->capacity)
    {
      self->capacity += GROWTH;
      self->data = g_realloc (self->data, self->capacity);
      memset (self->data + self->size, 0, GROWTH);
    }
  memmove (self->data + now->start + GROWTH, self->data + now->start, self->size - now->start);
  self->size += GROWTH;
  now->start += GROWTH;
  /* The service writes the header when it moves things. */
  for (guint i = 0; i < self->past->len; i++)
    g_array_index (self->past, State, i) = *now;
  put_eof (self);
  return TRUE;
}

static void
put_header (guint8      *data,
            const State *state,
            guint32      flags)
{
  RemedyWriter *writer = remedy_writer_new ();
  g_autoptr (GBytes) bytes = NULL;

  remedy_writer_u32 (writer, HEADER_SIZE);
  remedy_writer_u32 (writer, MAGIC);
  remedy_writer_u32 (writer, 1);
  remedy_writer_u32 (writer, 1);
  remedy_writer_u32 (writer, state->start);
  remedy_writer_u32 (writer, state->end);
  remedy_writer_u32 (writer, state->next);
  remedy_writer_u32 (writer, state->oldest);
  remedy_writer_u32 (writer, GROWTH); /* MaxSize: what it was when the log was made */
  remedy_writer_u32 (writer, flags);
  remedy_writer_u32 (writer, RETENTION);
  remedy_writer_u32 (writer, HEADER_SIZE);
  bytes = remedy_writer_finish (writer);
  memcpy (data, g_bytes_get_data (bytes, NULL), HEADER_SIZE);
}

/* "Save As" writes the records in order and whole, and nothing else but the EOF record. */
static void
save_as (RemedyEvtWriter *self)
{
  gsize   left = used (self);
  guint8 *old = self->data;
  gsize   from = self->now.start;
  gsize   to = HEADER_SIZE;
  guint8 *saved = g_malloc0 (HEADER_SIZE + left + EOF_SIZE);

  while (left > 0)
    {
      gsize n = peek_u32 (self, from);
      gsize head = MIN (n, self->size - from);

      memcpy (saved + to, old + from, head);
      memcpy (saved + to + head, old + HEADER_SIZE, n - head);
      to += n;
      left -= n;
      from = advance (self, from, n);
      if (left > 0 && place (self, from) != from)
        {
          left -= self->size - from;
          from = HEADER_SIZE;
        }
    }
  self->data = saved;
  self->size = to + EOF_SIZE;
  self->now.start = HEADER_SIZE;
  self->now.end = to;
  self->now.wrapped = FALSE;
  put_eof (self);
  g_free (old);
}

/**
 * remedy_evt_writer_finish:
 * @self: the writer; only remedy_evt_writer_free() may follow
 *
 * Returns: (transfer full): the file
 */
GBytes *
remedy_evt_writer_finish (RemedyEvtWriter *self)
{
  State   header = self->now;
  guint32 flags = FLAG_ARCHIVE | (self->full ? FLAG_FULL : 0);

  put_eof (self);
  switch (self->shape)
    {
    case REMEDY_EVT_SHAPE_CLEAN:
      break;
    case REMEDY_EVT_SHAPE_DIRTY:
      if (self->added < self->stale)
        header = (State){ .start = HEADER_SIZE, .end = HEADER_SIZE, .next = 1 };
      else
        header = g_array_index (self->past, State, (self->added + 1) % (self->stale + 1));
      flags |= FLAG_DIRTY;
      break;
    case REMEDY_EVT_SHAPE_EMPTY_HEADER:
      header = (State){ .start = HEADER_SIZE, .end = HEADER_SIZE, .next = 1 };
      flags |= FLAG_DIRTY;
      break;
    case REMEDY_EVT_SHAPE_SAVED:
      save_as (self);
      header = self->now;
      flags = 0;
      break;
    }
  if (header.wrapped)
    flags |= FLAG_WRAP;
  put_header (self->data, &header, flags);
  return g_bytes_new_take (g_steal_pointer (&self->data), self->size);
}
