/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt-record.h"

#include <string.h>

#include "core/remedy-cursor.h"
#include "core/remedy-text.h"
#include "core/remedy-time.h"

#define MAGIC 0x654C664C /* "LfLe" */

/* The fixed part, a name or two, and the length again. */
#define MIN_RECORD (REMEDY_EVT_FIXED_SIZE + 4)

/* SID_MAX_SUB_AUTHORITIES of winnt.h. */
#define MAX_SUB_AUTHORITIES 15

/**
 * remedy_evt_fixed_read:
 * @self: (out caller-allocates): the fields
 * @bytes: (array length=size): a record
 * @size: at least the fixed part's 56 bytes
 *
 * Returns: %FALSE if it does not start as a record does
 */
gboolean
remedy_evt_fixed_read (RemedyEvtFixed *self,
                       const guint8   *bytes,
                       gsize           size)
{
  RemedyCursor cursor;
  guint32      magic;
  guint32      ignored;
  guint16      reserved_flags;

  remedy_cursor_init (&cursor, bytes, size);
  return remedy_cursor_u32 (&cursor, &self->length, NULL) &&
         remedy_cursor_u32 (&cursor, &magic, NULL) && magic == MAGIC &&
         self->length >= MIN_RECORD && self->length <= REMEDY_EVT_MAX_RECORD &&
         self->length % 4 == 0 && remedy_cursor_u32 (&cursor, &self->record_number, NULL) &&
         remedy_cursor_u32 (&cursor, &self->time_generated, NULL) &&
         remedy_cursor_u32 (&cursor, &self->time_written, NULL) &&
         remedy_cursor_u32 (&cursor, &self->event_id, NULL) &&
         remedy_cursor_u16 (&cursor, &self->event_type, NULL) &&
         remedy_cursor_u16 (&cursor, &self->num_strings, NULL) &&
         remedy_cursor_u16 (&cursor, &self->event_category, NULL) &&
         remedy_cursor_u16 (&cursor, &reserved_flags, NULL) &&
         remedy_cursor_u32 (&cursor, &ignored, NULL) &&
         remedy_cursor_u32 (&cursor, &self->string_offset, NULL) &&
         remedy_cursor_u32 (&cursor, &self->user_sid_length, NULL) &&
         remedy_cursor_u32 (&cursor, &self->user_sid_offset, NULL) &&
         remedy_cursor_u32 (&cursor, &self->data_length, NULL) &&
         remedy_cursor_u32 (&cursor, &self->data_offset, NULL);
}

/* Looked at before the record is put together, since most that look like one are none. */
static gboolean
ends_with_length (RemedyEvtWindow *window,
                  guint64          offset,
                  guint64          edge,
                  guint32          length,
                  gboolean        *yes,
                  GError         **error)
{
  guint64      at = offset + length - 4;
  guint8       bytes[4];
  RemedyCursor cursor;
  guint32      trailing;

  if (at >= edge)
    {
      at = at - edge + REMEDY_EVT_AREA;
      edge = window->size;
    }
  if (!remedy_evt_window_peek (window, at, sizeof bytes, edge, bytes, error))
    return FALSE;
  remedy_cursor_init (&cursor, bytes, sizeof bytes);
  *yes = remedy_cursor_u32 (&cursor, &trailing, NULL) && trailing == length;
  return TRUE;
}

/**
 * remedy_evt_record_at:
 * @window: the log
 * @offset: where a record may start
 * @edge: the end of the area, over which it may be split
 * @fixed: (out caller-allocates): its fields
 * @bytes: (out) (transfer none) (nullable): the record in one piece, valid until the
 *   window is used again; %NULL if there is no whole record here
 * @error: the reader's error
 *
 * Returns: %FALSE on error; that there is no record is none
 */
gboolean
remedy_evt_record_at (RemedyEvtWindow *window,
                      guint64          offset,
                      guint64          edge,
                      RemedyEvtFixed  *fixed,
                      const guint8   **bytes,
                      GError         **error)
{
  const guint8 *here;
  gboolean      whole;

  *bytes = NULL;
  if (offset < REMEDY_EVT_AREA || offset % 4 != 0 || edge > window->size || offset >= edge ||
      edge - offset < REMEDY_EVT_FIXED_SIZE)
    return TRUE;

  here = remedy_evt_window_get (window, offset, REMEDY_EVT_FIXED_SIZE, error);
  if (here == NULL)
    return FALSE;
  if (!remedy_evt_fixed_read (fixed, here, REMEDY_EVT_FIXED_SIZE) ||
      fixed->length > edge - REMEDY_EVT_AREA)
    return TRUE;

  if (!ends_with_length (window, offset, edge, fixed->length, &whole, error))
    return FALSE;
  if (!whole)
    return TRUE;
  *bytes = remedy_evt_window_get_split (window, offset, fixed->length, edge, error);
  return *bytes != NULL;
}

/* How much of the record may hold texts and data: all but the last length. */
static gsize
limit_of (const RemedyEvtFixed *fixed,
          gsize                 size)
{
  return MIN (size, fixed->length - 4);
}

/* The length in bytes of the UTF-16 text at @from, without its NUL. */
static gsize
text_size (const guint8 *bytes,
           gsize         from,
           gsize         limit)
{
  gsize at = from;

  while (at + 1 < limit && (bytes[at] != 0 || bytes[at + 1] != 0))
    at += 2;
  return at - from;
}

static char *
sid_to_text (const guint8 *bytes,
             gsize         size)
{
  g_autoptr (GString) text = NULL;
  RemedyCursor  cursor;
  guint8        revision;
  guint8        count;
  const guint8 *authority;
  guint64       number = 0;

  remedy_cursor_init (&cursor, bytes, size);
  if (!remedy_cursor_u8 (&cursor, &revision, NULL) || revision != 1 ||
      !remedy_cursor_u8 (&cursor, &count, NULL) || count > MAX_SUB_AUTHORITIES)
    return NULL;
  authority = remedy_cursor_bytes (&cursor, 6, NULL);
  if (authority == NULL)
    return NULL;

  /* The one big-endian number of the format. */
  for (guint i = 0; i < 6; i++)
    number = number << 8 | authority[i];
  text = g_string_new (NULL);
  g_string_printf (text, "S-1-%" G_GUINT64_FORMAT, number);
  for (guint i = 0; i < count; i++)
    {
      guint32 part;

      if (!remedy_cursor_u32 (&cursor, &part, NULL))
        return NULL;
      g_string_append_printf (text, "-%u", part);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* A part that is not empty and starts behind the fixed fields; what runs over the end is cut
 * there. An offset whose length is 0 means nothing, whatever it says. */
static gboolean
part_inside (gsize   limit,
             guint32 offset,
             guint32 length,
             gsize  *size)
{
  if (length == 0 || offset < REMEDY_EVT_FIXED_SIZE || offset >= limit)
    return FALSE;
  *size = MIN (length, limit - offset);
  return TRUE;
}

/* NumStrings may promise more than there is: what is there counts. */
static char **
read_strings (const RemedyEvtFixed *fixed,
              const guint8         *bytes,
              gsize                 limit)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  gsize at = fixed->string_offset;

  if (fixed->data_length > 0 && fixed->data_offset >= fixed->string_offset)
    limit = MIN (limit, fixed->data_offset);
  if (at >= REMEDY_EVT_FIXED_SIZE)
    while (strings->len < fixed->num_strings && at + 1 < limit)
      {
        gsize size = text_size (bytes, at, limit);

        g_ptr_array_add (strings, remedy_text_from_utf16le (bytes + at, size));
        at += size + 2;
      }
  g_ptr_array_add (strings, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&strings), FALSE);
}

/**
 * remedy_evt_record_computer:
 * @fixed: the record's fields
 * @bytes: (array length=size): the record
 * @size: how much of it there is, in bytes
 * @computer: (out) (transfer none): its ComputerName in UTF-16LE, without the NUL
 * @computer_size: (out): in bytes
 */
void
remedy_evt_record_computer (const RemedyEvtFixed *fixed,
                            const guint8         *bytes,
                            gsize                 size,
                            const guint8        **computer,
                            gsize                *computer_size)
{
  gsize limit = limit_of (fixed, size);
  gsize at = REMEDY_EVT_FIXED_SIZE + text_size (bytes, REMEDY_EVT_FIXED_SIZE, limit) + 2;

  at = MIN (at, limit);
  *computer = bytes + at;
  *computer_size = text_size (bytes, at, limit);
}

/**
 * remedy_evt_record_init:
 * @self: (out caller-allocates): the record; clear it with remedy_evt_record_clear()
 * @fixed: its fields
 * @bytes: (array length=size): its bytes, which must outlive @self
 * @size: how much of it there is: its length, or less where a copy was cut off
 *
 * Turns bytes into texts. @self->offset and @self->recovered are the caller's.
 */
void
remedy_evt_record_init (RemedyEvtRecord      *self,
                        const RemedyEvtFixed *fixed,
                        const guint8         *bytes,
                        gsize                 size)
{
  gsize         limit = limit_of (fixed, size);
  const guint8 *computer;
  gsize         part;

  memset (self, 0, sizeof *self);
  self->number = fixed->record_number;
  self->generated = fixed->time_generated;
  self->written = fixed->time_written;
  self->raw_id = fixed->event_id;
  self->type = fixed->event_type;
  self->category = fixed->event_category;
  self->source = remedy_text_from_utf16le (bytes + REMEDY_EVT_FIXED_SIZE,
                                           text_size (bytes, REMEDY_EVT_FIXED_SIZE, limit));
  remedy_evt_record_computer (fixed, bytes, size, &computer, &part);
  self->computer = remedy_text_from_utf16le (computer, part);
  if (part_inside (limit, fixed->user_sid_offset, fixed->user_sid_length, &part))
    self->sid = sid_to_text (bytes + fixed->user_sid_offset, part);
  self->strings = read_strings (fixed, bytes, limit);
  if (part_inside (limit, fixed->data_offset, fixed->data_length, &part))
    {
      self->data = bytes + fixed->data_offset;
      self->data_size = part;
    }
}

/**
 * remedy_evt_record_clear:
 * @self: the record
 */
void
remedy_evt_record_clear (RemedyEvtRecord *self)
{
  g_clear_pointer (&self->source, g_free);
  g_clear_pointer (&self->computer, g_free);
  g_clear_pointer (&self->sid, g_free);
  g_clear_pointer (&self->strings, g_strfreev);
}

/* Almost every source is ASCII, and almost no record is wanted: this compares without
 * building a text. */
static gboolean
source_equals (const guint8 *source,
               gsize         size,
               const char   *name)
{
  g_autofree char *text = NULL;
  gsize            length = strlen (name);

  if (g_str_is_ascii (name))
    {
      if (length * 2 != size)
        return FALSE;
      for (gsize i = 0; i < length; i++)
        if (source[2 * i + 1] != 0 ||
            g_ascii_tolower ((char) source[2 * i]) != g_ascii_tolower (name[i]))
          return FALSE;
      return TRUE;
    }
  text = remedy_text_from_utf16le (source, size);
  return remedy_text_equal (text, name);
}

static gboolean
source_wanted (const guint8      *source,
               gsize              size,
               const char *const *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (source_equals (source, size, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
id_wanted (guint16        id,
           const guint16 *ids,
           gsize          n)
{
  for (gsize i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return n == 0;
}

/**
 * remedy_evt_record_wanted:
 * @fixed: the record's fields
 * @bytes: (array length=size): the record
 * @size: how much of it there is, in bytes
 * @filter: (nullable): what is asked for
 *
 * Returns: whether it is asked for; %NULL asks for all
 */
gboolean
remedy_evt_record_wanted (const RemedyEvtFixed  *fixed,
                          const guint8          *bytes,
                          gsize                  size,
                          const RemedyEvtFilter *filter)
{
  if (filter == NULL)
    return TRUE;
  if (filter->types != 0 && (filter->types & fixed->event_type) == 0)
    return FALSE;
  if (filter->since != REMEDY_TIME_UNKNOWN && (gint64) fixed->time_generated < filter->since)
    return FALSE;
  if (!id_wanted (fixed->event_id & 0xFFFF, filter->ids, filter->n_ids))
    return FALSE;
  return filter->sources == NULL ||
         source_wanted (bytes + REMEDY_EVT_FIXED_SIZE,
                        text_size (bytes, REMEDY_EVT_FIXED_SIZE, limit_of (fixed, size)),
                        filter->sources);
}
