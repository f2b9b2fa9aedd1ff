/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt-header.h"

#include "core/remedy-cursor.h"
#include "formats/remedy-evt-carve.h"
#include "formats/remedy-evt-record.h"

#define HEADER_SIZE 0x30
#define MAGIC 0x654C664C /* "LfLe" */
#define VERSION 1 /* major and minor alike: always so ([MS-EVEN] and every real log) */

/* What the EOF record is known by, four bytes into it. */
static const guint8 eof_signature[] = {
  0x11, 0x11, 0x11, 0x11, 0x22, 0x22, 0x22, 0x22, 0x33, 0x33, 0x33, 0x33, 0x44, 0x44, 0x44, 0x44,
};

/* ELF_EOF_RECORD, under its own names. */
typedef struct
{
  guint32 record_size_beginning;
  guint32 begin_record;
  guint32 end_record;
  guint32 current_record_number;
  guint32 oldest_record_number;
  guint32 record_size_end;
} EofRecord;

/**
 * remedy_evt_header_read:
 * @self: (out caller-allocates): the header
 * @window: the log
 * @error: the reader's error
 *
 * Reads the first 48 bytes. A header that is not one leaves @self->valid %FALSE and all
 * else 0.
 *
 * Returns: %FALSE on error
 */
gboolean
remedy_evt_header_read (RemedyEvtHeader *self,
                        RemedyEvtWindow *window,
                        GError         **error)
{
  const guint8 *bytes;
  RemedyCursor  cursor;
  guint32       size;
  guint32       magic;
  guint32       major;
  guint32       minor;
  guint32       end_size;

  *self = (RemedyEvtHeader){ 0 };
  if (window->size < HEADER_SIZE)
    return TRUE;
  bytes = remedy_evt_window_get (window, 0, HEADER_SIZE, error);
  if (bytes == NULL)
    return FALSE;

  remedy_cursor_init (&cursor, bytes, HEADER_SIZE);
  self->valid = remedy_cursor_u32 (&cursor, &size, NULL) && size == HEADER_SIZE &&
                remedy_cursor_u32 (&cursor, &magic, NULL) && magic == MAGIC &&
                remedy_cursor_u32 (&cursor, &major, NULL) && major == VERSION &&
                remedy_cursor_u32 (&cursor, &minor, NULL) && minor == VERSION &&
                remedy_cursor_u32 (&cursor, &self->start_offset, NULL) &&
                remedy_cursor_u32 (&cursor, &self->end_offset, NULL) &&
                remedy_cursor_u32 (&cursor, &self->current_record_number, NULL) &&
                remedy_cursor_u32 (&cursor, &self->oldest_record_number, NULL) &&
                remedy_cursor_skip (&cursor, 4, NULL) && /* MaxSize */
                remedy_cursor_u32 (&cursor, &self->flags, NULL) &&
                remedy_cursor_skip (&cursor, 4, NULL) && /* Retention */
                remedy_cursor_u32 (&cursor, &end_size, NULL) && end_size == HEADER_SIZE;
  if (!self->valid)
    *self = (RemedyEvtHeader){ 0 };
  return TRUE;
}

/* @found says whether the EOF record's signature is there; it may be split over the end. */
static gboolean
read_eof (RemedyEvtWindow *window,
          guint64          offset,
          EofRecord       *eof,
          gboolean        *found,
          GError         **error)
{
  const guint8 *bytes;
  const guint8 *signature;
  RemedyCursor  cursor;

  *found = FALSE;
  if (offset < REMEDY_EVT_AREA || offset % 4 != 0 || offset >= window->size ||
      window->size - REMEDY_EVT_AREA < REMEDY_EVT_EOF_SIZE)
    return TRUE;
  bytes = remedy_evt_window_get_split (window, offset, REMEDY_EVT_EOF_SIZE, window->size, error);
  if (bytes == NULL)
    return FALSE;

  remedy_cursor_init (&cursor, bytes, REMEDY_EVT_EOF_SIZE);
  *found = remedy_cursor_u32 (&cursor, &eof->record_size_beginning, NULL) &&
           (signature = remedy_cursor_bytes (&cursor, sizeof eof_signature, NULL)) != NULL &&
           memcmp (signature, eof_signature, sizeof eof_signature) == 0 &&
           remedy_cursor_u32 (&cursor, &eof->begin_record, NULL) &&
           remedy_cursor_u32 (&cursor, &eof->end_record, NULL) &&
           remedy_cursor_u32 (&cursor, &eof->current_record_number, NULL) &&
           remedy_cursor_u32 (&cursor, &eof->oldest_record_number, NULL) &&
           remedy_cursor_u32 (&cursor, &eof->record_size_end, NULL);
  return TRUE;
}

static gboolean
is_record (RemedyEvtWindow *window,
           guint64          offset,
           gboolean        *yes,
           GError         **error)
{
  RemedyEvtFixed fixed;
  const guint8  *bytes;

  if (!remedy_evt_record_at (window, offset, window->size, &fixed, &bytes, error))
    return FALSE;
  *yes = bytes != NULL;
  return TRUE;
}

/* A clean header is believed if what it points at is there. The EOF record's own fields are
 * not asked then: a fresh, empty log may carry one that was left over from another log. */
static gboolean
trust_header (RemedyEvtAnchor       *self,
              RemedyEvtWindow       *window,
              const RemedyEvtHeader *header,
              gboolean              *trusted,
              GError               **error)
{
  EofRecord eof;
  gboolean  has_eof;
  gboolean  has_start;

  *trusted = FALSE;
  if (!header->valid)
    return TRUE;
  if (!read_eof (window, header->end_offset, &eof, &has_eof, error) ||
      !is_record (window, header->start_offset, &has_start, error))
    return FALSE;
  if (!has_eof || !(has_start || (header->start_offset == header->end_offset &&
                                  header->oldest_record_number == 0)))
    return TRUE;

  self->begin = header->start_offset;
  self->end = header->end_offset;
  self->next = header->current_record_number;
  *trusted = TRUE;
  return TRUE;
}

/* An EOF record counts if it says where it is itself; of several the youngest does. */
static gboolean
consider_eof (RemedyEvtAnchor *self,
              RemedyEvtWindow *window,
              guint64          offset,
              GError         **error)
{
  EofRecord eof;
  gboolean  found;

  if (!read_eof (window, offset, &eof, &found, error))
    return FALSE;
  if (found && eof.record_size_beginning == REMEDY_EVT_EOF_SIZE &&
      eof.record_size_end == REMEDY_EVT_EOF_SIZE && eof.end_record == offset &&
      (self->end == REMEDY_EVT_NOWHERE || eof.current_record_number > self->next))
    {
      self->begin = eof.begin_record;
      self->end = offset;
      self->next = eof.current_record_number;
    }
  return TRUE;
}

static gboolean
search_eof (RemedyEvtAnchor *self,
            RemedyEvtWindow *window,
            GError         **error)
{
  guint64 from = REMEDY_EVT_AREA;
  guint64 at;

  window->expected += window->size;
  while (TRUE)
    {
      if (!remedy_evt_window_find (window, from, window->size, eof_signature, sizeof eof_signature,
                                   &at, error))
        return FALSE;
      if (at == REMEDY_EVT_NOWHERE)
        break;
      if (!consider_eof (self, window, at - 4, error))
        return FALSE;
      from = at + 4;
    }

  /* Split over the end, so that its signature may be, too. */
  if (window->size < REMEDY_EVT_AREA + REMEDY_EVT_EOF_SIZE)
    return TRUE;
  for (at = (window->size - REMEDY_EVT_EOF_SIZE) / 4 * 4; at < window->size; at += 4)
    if (!consider_eof (self, window, at, error))
      return FALSE;
  return TRUE;
}

/* Without an EOF record the log was cut off, or its end was never written. What lies from the
 * header's oldest record to the file's end is live as far as it goes. */
static gboolean
start_without_end (RemedyEvtAnchor       *self,
                   RemedyEvtWindow       *window,
                   const RemedyEvtHeader *header,
                   GError               **error)
{
  RemedyEvtFixed fixed;
  const guint8  *bytes;
  guint64        next;
  gboolean       yes;

  if (!is_record (window, header->start_offset, &yes, error))
    return FALSE;
  self->begin = header->start_offset;
  return yes || remedy_evt_carve_next (window, REMEDY_EVT_AREA, window->size, &self->begin, &next,
                                       &fixed, &bytes, error);
}

/**
 * remedy_evt_anchor_find:
 * @self: (out caller-allocates): where the live records are
 * @window: the log
 * @header: its header
 * @error: the reader's error
 *
 * The service writes the header only when it stops; while it runs, only the EOF record is
 * current. So the header counts if it is clean and right, then the EOF record, then a header
 * that is all there is.
 *
 * Returns: %FALSE on error
 */
gboolean
remedy_evt_anchor_find (RemedyEvtAnchor       *self,
                        RemedyEvtWindow       *window,
                        const RemedyEvtHeader *header,
                        GError               **error)
{
  gboolean trusted;

  *self = (RemedyEvtAnchor){ .begin = REMEDY_EVT_NOWHERE, .end = REMEDY_EVT_NOWHERE };
  if ((header->flags & REMEDY_EVT_FLAG_DIRTY) == 0)
    {
      if (!trust_header (self, window, header, &trusted, error))
        return FALSE;
      if (trusted)
        return TRUE;
    }

  if (!search_eof (self, window, error))
    return FALSE;
  self->truncated =
      header->valid && (header->end_offset >= window->size ||
                        header->start_offset >= window->size || self->end == REMEDY_EVT_NOWHERE);
  if (self->end != REMEDY_EVT_NOWHERE)
    {
      if (self->begin >= window->size)
        self->truncated = TRUE;
      return TRUE;
    }

  if (!trust_header (self, window, header, &trusted, error))
    return FALSE;
  if (trusted)
    {
      self->truncated = FALSE;
      return TRUE;
    }
  return !header->valid || start_without_end (self, window, header, error);
}
