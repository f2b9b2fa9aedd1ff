/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "core/remedy-time.h"
#include "formats/remedy-evt-carve.h"
#include "formats/remedy-evt-header.h"
#include "formats/remedy-evt-index.h"
#include "formats/remedy-evt-record.h"

/* Offsets in the format have 32 bits. */
#define MAX_LOG_SIZE G_GUINT64_CONSTANT (0x100000000)

/* Beyond this, what lies between damaged places is carved like stale space. */
#define MAX_HOLES 1000

/* Beyond this, further computer names are not listed; real logs hold one or two. */
#define MAX_COMPUTERS 256

/* DWORDs of this value fill up the file's end where a record's fixed part has no room. */
#define FILLER 0x27

typedef struct
{
  RemedyEvtWindow        window;
  RemedyEvtIndex         index;
  RemedyEvtHeader        header;
  RemedyEvtAnchor        anchor;
  const RemedyEvtFilter *filter; /* (unowned) (nullable) */
  RemedyEvtFunc          func;   /* (nullable) */
  gpointer               user_data;
  RemedyEvtSummary      *summary;  /* (owned) */
  GByteArray            *computer; /* (owned): the last one seen, as in the file */
  gboolean               stopped;  /* by the callback */
} Scan;

static void
scan_clear (Scan *self)
{
  remedy_evt_window_clear (&self->window);
  remedy_evt_index_clear (&self->index);
  g_clear_pointer (&self->summary, remedy_evt_summary_free);
  g_clear_pointer (&self->computer, g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Scan, scan_clear)

/* Calls back for a record that is asked for. */
static void
hand_out (Scan                 *self,
          guint64               offset,
          const RemedyEvtFixed *fixed,
          const guint8         *bytes,
          gsize                 size,
          gboolean              recovered)
{
  g_auto (RemedyEvtRecord) record = { 0 };

  if (self->func == NULL || !remedy_evt_record_wanted (fixed, bytes, size, self->filter))
    return;
  remedy_evt_record_init (&record, fixed, bytes, size);
  record.offset = offset;
  record.recovered = recovered;
  self->stopped = !self->func (&record, self->user_data);
}

static void
note_computer (Scan *self, const guint8 *name, gsize size)
{
  GPtrArray       *computers = self->summary->computers;
  g_autofree char *text = NULL;

  if (computers->len > 0 && self->computer->len == size &&
      (size == 0 || memcmp (self->computer->data, name, size) == 0))
    return;
  g_byte_array_set_size (self->computer, 0);
  g_byte_array_append (self->computer, name, size);
  text = remedy_text_from_utf16le (name, size);
  if (computers->len < MAX_COMPUTERS &&
      !g_ptr_array_find_with_equal_func (computers, text, g_str_equal, NULL))
    g_ptr_array_add (computers, g_steal_pointer (&text));
}

/* Counts a live record, and calls back for it. */
static void
take (Scan *self, guint64 offset, const RemedyEvtFixed *fixed, const guint8 *bytes, gsize size)
{
  RemedyEvtSummary *summary = self->summary;
  const guint8     *computer;
  gsize             computer_size;

  if (summary->live == 0)
    {
      summary->first_number = fixed->record_number;
      summary->first_time = fixed->time_generated;
    }
  summary->live++;
  summary->last_number = fixed->record_number;
  summary->last_time = fixed->time_generated;
  if (self->header.valid && (self->header.oldest_record_number == 0 ||
                             fixed->record_number >= self->header.current_record_number))
    summary->stale_by++;
  remedy_evt_record_computer (fixed, bytes, size, &computer, &computer_size);
  note_computer (self, computer, computer_size);
  hand_out (self, offset, fixed, bytes, size, FALSE);
}

/* Walks from *@at as far as records follow each other by place and number, at most to @to.
 * Where it ends is put into *@at. The way is counted, so no chain of lengths can go on
 * for ever. */
static gboolean
walk (Scan *self, guint64 *at, guint64 to, GError **error)
{
  guint64  size = self->window.size;
  guint64  left = remedy_evt_window_distance (&self->window, *at, to);
  guint64  length = left;
  guint64  start = *at;
  gboolean first = TRUE;

  remedy_evt_index_begin (&self->index, *at);
  while (left > 0 && !self->stopped)
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
      if (!remedy_evt_record_at (&self->window, *at, size, &fixed, &bytes, error))
        return FALSE;
      if (bytes == NULL || fixed.length > left ||
          (!first && fixed.record_number != self->summary->last_number + 1))
        break;

      take (self, *at, &fixed, bytes, fixed.length);
      remedy_evt_index_add (&self->index, *at, fixed.record_number);
      if (*at < start || fixed.length > size - *at)
        self->summary->wrapped = TRUE;
      *at = remedy_evt_window_advance (&self->window, *at, fixed.length);
      left -= fixed.length;
      first = FALSE;
    }
  remedy_evt_index_end (&self->index, length - left);
  return TRUE;
}

/* The length of the record that ends at *@at, from its last word. If that is the start of the
 * area, the record ends at the end of the file, perhaps before a filler. */
static gboolean
length_before (RemedyEvtWindow *window, guint64 *at, guint32 *length, GError **error)
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
walk_back (Scan *self, guint64 left, guint64 *at, guint32 *number, GError **error)
{
  RemedyEvtWindow *window = &self->window;
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
find_island (Scan *self, guint64 *at, guint64 to, guint32 below, GError **error)
{
  guint64 from = *at;
  guint64 size = self->window.size;

  *at = REMEDY_EVT_NOWHERE;
  while (from != to)
    {
      guint64        edge = from < to ? to : size;
      RemedyEvtFixed fixed;
      const guint8  *bytes;
      guint64        next;

      if (!remedy_evt_carve_next (&self->window, from, edge, at, &next, &fixed, &bytes, error))
        return FALSE;
      if (*at == REMEDY_EVT_NOWHERE)
        from = edge == size ? REMEDY_EVT_AREA : to;
      else if (fixed.record_number < below && fixed.record_number > self->summary->last_number)
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
walk_islands (Scan *self, guint64 at, guint64 to, guint32 below, GError **error)
{
  self->summary->holes++;
  while (at != to && !self->stopped && self->summary->holes < MAX_HOLES)
    {
      guint64 before;

      if (!find_island (self, &at, to, below, error))
        return FALSE;
      if (at == REMEDY_EVT_NOWHERE)
        return TRUE;
      before = self->summary->live;
      if (!walk (self, &at, to, error))
        return FALSE;
      /* A record that claims to reach into the next stretch is passed by. */
      if (self->summary->live == before)
        at = remedy_evt_window_advance (&self->window, at, 4);
      else if (at != to || self->summary->last_number + 1 != below)
        self->summary->holes++;
    }
  return TRUE;
}

/* From the oldest record to the EOF record; round the damage if there is some. */
static gboolean
walk_to_end (Scan *self, GError **error)
{
  RemedyEvtWindow *window = &self->window;
  guint64          end = self->anchor.end;
  guint64          at = self->anchor.begin;
  guint64          back = end;
  guint32          number = self->anchor.next;

  if (at == end)
    return TRUE;
  if (at >= REMEDY_EVT_AREA && at < window->size && at % 4 == 0)
    {
      if (!walk (self, &at, end, error))
        return FALSE;
      if (at == end || self->stopped)
        return TRUE;
    }
  else
    /* Nothing but the EOF record is known not to be a record. */
    at = remedy_evt_window_advance (window, end, REMEDY_EVT_EOF_SIZE);

  if (!walk_back (self, remedy_evt_window_distance (window, at, end), &back, &number, error) ||
      !walk_islands (self, at, back, number, error))
    return FALSE;
  return self->stopped || walk (self, &back, end, error);
}

/* The last record of a copy that was cut off, or whose tail was never written: what can still
 * be read of it. */
static gboolean
take_rest (Scan *self, guint64 at, GError **error)
{
  guint64        left = self->window.size - at;
  RemedyEvtFixed fixed;
  const guint8  *bytes;
  gsize          size;

  if (left < REMEDY_EVT_FIXED_SIZE)
    return TRUE;
  bytes = remedy_evt_window_get (&self->window, at, REMEDY_EVT_FIXED_SIZE, error);
  if (bytes == NULL)
    return FALSE;
  if (!remedy_evt_fixed_read (&fixed, bytes, REMEDY_EVT_FIXED_SIZE) ||
      (self->summary->live > 0 && fixed.record_number != self->summary->last_number + 1))
    return TRUE;

  size = MIN (left, fixed.length);
  bytes = remedy_evt_window_get (&self->window, at, size, error);
  if (bytes == NULL)
    return FALSE;
  /* A last word other than NUL is damage of another kind. */
  if (size == fixed.length && memcmp (bytes + size - 4, "\0\0\0", 4) != 0)
    return TRUE;
  take (self, at, &fixed, bytes, size);
  return TRUE;
}

/* Without an EOF record: as far as it goes. */
static gboolean
walk_open_ended (Scan *self, GError **error)
{
  guint64 at = self->anchor.begin;

  if (at == REMEDY_EVT_NOWHERE)
    return TRUE;
  if (!walk (self, &at, self->window.size, error))
    return FALSE;
  return self->stopped || at == REMEDY_EVT_AREA || take_rest (self, at, error);
}

/* What lies in one part of the space that holds no live record. */
static gboolean
carve (Scan *self, RemedyEvtWindow *live, guint64 from, guint64 to, GError **error)
{
  RemedyEvtFixed fixed;
  const guint8  *bytes;
  guint64        at;

  while (!self->stopped)
    {
      gboolean equal;

      if (!remedy_evt_carve_next (&self->window, from, to, &at, &from, &fixed, &bytes, error))
        return FALSE;
      if (at == REMEDY_EVT_NOWHERE)
        return TRUE;
      if (!remedy_evt_index_equals (&self->index, live, fixed.record_number, bytes, fixed.length,
                                    &equal, error))
        return FALSE;
      if (equal)
        {
          self->summary->duplicates++;
          continue;
        }
      self->summary->recovered++;
      if (self->filter != NULL && self->filter->recovered)
        hand_out (self, at, &fixed, bytes, fixed.length, TRUE);
    }
  return TRUE;
}

static gboolean
carve_all (Scan *self, GError **error)
{
  g_auto (RemedyEvtWindow) live = { 0 };
  g_autoptr (GArray) stale = remedy_evt_index_stale (&self->index, &self->window);

  remedy_evt_window_init (&live, self->window.reader, self->window.cancellable);
  for (guint i = 0; i < stale->len && !self->stopped; i++)
    {
      const RemedyEvtRun *part = &g_array_index (stale, RemedyEvtRun, i);

      if (!carve (self, &live, part->start, part->start + part->size, error))
        return FALSE;
    }
  return TRUE;
}

static void
summarize_header (Scan *self)
{
  RemedyEvtSummary *summary = self->summary;
  guint32           flags = self->header.flags;

  summary->header_damaged = !self->header.valid;
  summary->flags = flags;
  summary->dirty = (flags & REMEDY_EVT_FLAG_DIRTY) != 0;
  summary->wrapped = (flags & REMEDY_EVT_FLAG_WRAP) != 0;
  summary->full = (flags & REMEDY_EVT_FLAG_FULL) != 0;
  summary->archive = (flags & REMEDY_EVT_FLAG_ARCHIVE) != 0;
  summary->truncated = self->anchor.truncated;
}

/* Files that are something else deserve a word about what they may be. */
static gboolean
check_size_and_kind (RemedyEvtWindow *window, GError **error)
{
  const guint8 *bytes;

  if (window->size > MAX_LOG_SIZE)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   /* Translators: sizes in bytes. */
                   _ ("%" PRIu64 " bytes are more than the %" PRIu64
                      " that an event log of this format can have"),
                   window->size, MAX_LOG_SIZE);
      return FALSE;
    }
  if (window->size < REMEDY_EVT_AREA)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   /* Translators: sizes in bytes. */
                   _ ("%" PRIu64 " bytes are too few for an event log, whose header "
                      "alone has %d; copy the log again"),
                   window->size, REMEDY_EVT_AREA);
      return FALSE;
    }
  bytes = remedy_evt_window_get (window, 0, 8, error);
  if (bytes == NULL)
    return FALSE;
  if (memcmp (bytes, "ElfFile", 8) == 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("this is an event log of Windows Vista or later (.evtx), not of "
                              "Windows NT"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
scan_run (Scan *self, GError **error)
{
  if (!check_size_and_kind (&self->window, error) ||
      !remedy_evt_header_read (&self->header, &self->window, error) ||
      !remedy_evt_anchor_find (&self->anchor, &self->window, &self->header, error))
    return FALSE;

  summarize_header (self);
  if (!(self->anchor.end != REMEDY_EVT_NOWHERE ? walk_to_end (self, error)
                                               : walk_open_ended (self, error)) ||
      !carve_all (self, error))
    return FALSE;

  if (!self->header.valid && self->summary->live == 0 && self->summary->recovered == 0 &&
      !self->stopped)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("this is not an event log of Windows NT: it has no header and no "
                              "record of one"));
      return FALSE;
    }
  return TRUE;
}

/**
 * remedy_evt_scan:
 * @reader: an event log of NT 3.1 to 2003
 * @filter: (nullable): which records to call back for; %NULL is every live one
 * @func: (nullable) (scope call): called for each of them, the live ones first, in the order
 *   in which they were written; %FALSE ends the scan, and the summary then ends there, too
 * @progress: (nullable) (scope call): called with 0 to 1 for every window read
 * @user_data: for both
 * @cancellable: (nullable): looked at before every window
 * @error: %REMEDY_ERROR_UNSUPPORTED if it is no such log, %REMEDY_ERROR_DAMAGED if it is too
 *   short to be one, %REMEDY_ERROR_LIMIT above 4 GiB, %REMEDY_ERROR_CHANGED if it shrank,
 *   the reader's error, or %G_IO_ERROR_CANCELLED
 *
 * Streams through a log in windows of at most 1 MiB. It never holds the log, so memory does
 * not grow with it. Damage is no error: what can be read is, and the summary says what is not.
 *
 * The format is that of Microsoft's “Event Log File Format” and [MS-EVEN] 2.2.3; what a log
 * copied from a running server looks like was measured on real ones.
 *
 * Returns: (transfer full) (nullable): what the log holds; %NULL on error
 */
RemedyEvtSummary *
remedy_evt_scan (RemedyReader          *reader,
                 const RemedyEvtFilter *filter,
                 RemedyEvtFunc          func,
                 RemedyEvtProgress      progress,
                 gpointer               user_data,
                 GCancellable          *cancellable,
                 GError               **error)
{
  g_auto (Scan) scan = { 0 };

  g_return_val_if_fail (REMEDY_IS_READER (reader), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  remedy_evt_window_init (&scan.window, reader, cancellable);
  remedy_evt_index_init (&scan.index);
  scan.window.progress = progress;
  scan.window.progress_data = user_data;
  scan.filter = filter;
  scan.func = func;
  scan.user_data = user_data;
  scan.computer = g_byte_array_new ();
  scan.summary = g_new0 (RemedyEvtSummary, 1);
  scan.summary->size = scan.window.size;
  scan.summary->first_time = REMEDY_TIME_UNKNOWN;
  scan.summary->last_time = REMEDY_TIME_UNKNOWN;
  scan.summary->computers = g_ptr_array_new_with_free_func (g_free);

  if (!scan_run (&scan, error))
    return NULL;
  return g_steal_pointer (&scan.summary);
}

/**
 * remedy_evt_summary_free:
 * @self: (transfer full): a summary
 */
void
remedy_evt_summary_free (RemedyEvtSummary *self)
{
  g_clear_pointer (&self->computers, g_ptr_array_unref);
  g_free (self);
}

/**
 * remedy_evt_type_word:
 * @type: a record's EventType
 *
 * Returns: the untranslated word that commands and JSON use: “error”, “warning”,
 *   “information”, “audit-success”, “audit-failure”, “success” for 0, else “unknown”
 */
const char *
remedy_evt_type_word (guint16 type)
{
  switch (type)
    {
    case 0:
      return "success";
    case REMEDY_EVT_ERROR:
      return "error";
    case REMEDY_EVT_WARNING:
      return "warning";
    case REMEDY_EVT_INFORMATION:
      return "information";
    case REMEDY_EVT_AUDIT_SUCCESS:
      return "audit-success";
    case REMEDY_EVT_AUDIT_FAILURE:
      return "audit-failure";
    default:
      return "unknown";
    }
}
