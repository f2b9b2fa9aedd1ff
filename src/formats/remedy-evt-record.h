/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-evt-window.h"

G_BEGIN_DECLS

/* The fixed part of a record, which is never split. */
#define REMEDY_EVT_FIXED_SIZE 56

/* The largest record that is read: the largest buffer of [MS-EVEN]. Real ones seen: 2300. */
#define REMEDY_EVT_MAX_RECORD 0x80000

/* The fields of EVENTLOGRECORD that mean something, under their own names. Offsets are
 * from the record's first byte, sizes in bytes. ReservedFlags and ClosingRecordNumber hold
 * garbage in what drivers write, so they are not here. */
typedef struct
{
  guint32 length;
  guint32 record_number;
  guint32 time_generated;
  guint32 time_written;
  guint32 event_id;
  guint16 event_type;
  guint16 num_strings;
  guint16 event_category;
  guint32 string_offset;
  guint32 user_sid_length;
  guint32 user_sid_offset;
  guint32 data_length;
  guint32 data_offset;
} RemedyEvtFixed;

gboolean remedy_evt_fixed_read      (RemedyEvtFixed *self,
                                     const guint8   *bytes,
                                     gsize           size);
gboolean remedy_evt_record_at       (RemedyEvtWindow *window,
                                     guint64          offset,
                                     guint64          edge,
                                     RemedyEvtFixed  *fixed,
                                     const guint8   **bytes,
                                     GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean remedy_evt_record_wanted   (const RemedyEvtFixed  *fixed,
                                     const guint8          *bytes,
                                     gsize                  size,
                                     const RemedyEvtFilter *filter);
void     remedy_evt_record_init     (RemedyEvtRecord      *self,
                                     const RemedyEvtFixed *fixed,
                                     const guint8         *bytes,
                                     gsize                 size);
void     remedy_evt_record_clear    (RemedyEvtRecord *self);
void     remedy_evt_record_computer (const RemedyEvtFixed *fixed,
                                     const guint8         *bytes,
                                     gsize                 size,
                                     const guint8        **computer,
                                     gsize                *computer_size);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyEvtRecord, remedy_evt_record_clear)

G_END_DECLS
