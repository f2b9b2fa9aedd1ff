/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt-tally.h"

#include <string.h>

#include "core/remedy-text.h"
#include "core/remedy-time.h"

/* Beyond this, further computer names are not listed; real logs hold one or two. */
#define MAX_COMPUTERS 256

/**
 * remedy_evt_tally_init:
 * @self: the tally
 * @header: the log's header, which must outlive it
 * @anchor: where its live records are
 * @filter: (nullable): which records to call back for
 * @func: (nullable): called for each of them
 * @user_data: for @func
 */
void
remedy_evt_tally_init (RemedyEvtTally        *self,
                       const RemedyEvtHeader *header,
                       const RemedyEvtAnchor *anchor,
                       const RemedyEvtFilter *filter,
                       RemedyEvtFunc          func,
                       gpointer               user_data)
{
  *self =
      (RemedyEvtTally){ .header = header, .filter = filter, .func = func, .user_data = user_data };
  self->computer = g_byte_array_new ();
  self->summary = g_new0 (RemedyEvtSummary, 1);
  self->summary->flags = header->flags;
  self->summary->header_damaged = !header->valid;
  self->summary->dirty = (header->flags & REMEDY_EVT_FLAG_DIRTY) != 0;
  self->summary->wrapped = (header->flags & REMEDY_EVT_FLAG_WRAP) != 0;
  self->summary->full = (header->flags & REMEDY_EVT_FLAG_FULL) != 0;
  self->summary->archive = (header->flags & REMEDY_EVT_FLAG_ARCHIVE) != 0;
  self->summary->truncated = anchor->truncated;
  self->summary->first_time = REMEDY_TIME_UNKNOWN;
  self->summary->last_time = REMEDY_TIME_UNKNOWN;
  self->summary->computers = g_ptr_array_new_with_free_func (g_free);
}

/**
 * remedy_evt_tally_clear:
 * @self: the tally
 */
void
remedy_evt_tally_clear (RemedyEvtTally *self)
{
  g_clear_pointer (&self->summary, remedy_evt_summary_free);
  g_clear_pointer (&self->computer, g_byte_array_unref);
}

/* Calls back for a record that is asked for. */
static void
hand_out (RemedyEvtTally       *self,
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
note_computer (RemedyEvtTally *self,
               const guint8   *name,
               gsize           size)
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

/**
 * remedy_evt_tally_live:
 * @self: the tally
 * @offset: of a live record
 * @fixed: its fields
 * @bytes: (array length=size): the record
 * @size: how much of it there is, in bytes
 *
 * Counts a live record, and calls back for it if it is asked for.
 */
void
remedy_evt_tally_live (RemedyEvtTally       *self,
                       guint64               offset,
                       const RemedyEvtFixed *fixed,
                       const guint8         *bytes,
                       gsize                 size)
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
  if (self->header->valid && (self->header->oldest_record_number == 0 ||
                              fixed->record_number >= self->header->current_record_number))
    summary->stale_by++;
  remedy_evt_record_computer (fixed, bytes, size, &computer, &computer_size);
  note_computer (self, computer, computer_size);
  hand_out (self, offset, fixed, bytes, size, FALSE);
}

/**
 * remedy_evt_tally_stale:
 * @self: the tally
 * @offset: of a record in stale space
 * @fixed: its fields
 * @bytes: the whole record
 * @duplicate: whether it equals a live one byte for byte
 *
 * Counts a record that was carved; a duplicate is only counted.
 */
void
remedy_evt_tally_stale (RemedyEvtTally       *self,
                        guint64               offset,
                        const RemedyEvtFixed *fixed,
                        const guint8         *bytes,
                        gboolean              duplicate)
{
  if (duplicate)
    {
      self->summary->duplicates++;
      return;
    }
  self->summary->recovered++;
  if (self->filter != NULL && self->filter->recovered)
    hand_out (self, offset, fixed, bytes, fixed->length, TRUE);
}
