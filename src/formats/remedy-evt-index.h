/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-evt-window.h"

G_BEGIN_DECLS

/* One stretch of live records whose numbers follow each other. */
typedef struct
{
  guint64 start; /* offset of the first */
  guint64 size; /* bytes, going round */
  guint64 ordinal; /* of the first, counted over all runs */
  guint64 count;
  guint32 first_number;
} RemedyEvtRun;

/**
 * RemedyEvtIndex:
 *
 * Where the live records are: each run, and the offset of every so many-th record. It has a
 * fixed largest size, however long the log is: when the offsets are full, every other one is
 * dropped.
 */
typedef struct
{
  GArray *runs; /* (owned) (element-type RemedyEvtRun) */
  GArray *offsets; /* (owned) (element-type guint32): of the records 0, stride, 2 stride … */
  guint64 stride;
  guint64 count;
  guint64 last_ordinal; /* where the last look-up ended */
  guint64 last_offset; /* REMEDY_EVT_NOWHERE before the first */
} RemedyEvtIndex;

void     remedy_evt_index_init   (RemedyEvtIndex *self);
void     remedy_evt_index_clear  (RemedyEvtIndex *self);
void     remedy_evt_index_begin  (RemedyEvtIndex *self,
                                  guint64         offset);
void     remedy_evt_index_add    (RemedyEvtIndex *self,
                                  guint64         offset,
                                  guint32         number);
void     remedy_evt_index_end    (RemedyEvtIndex *self,
                                  guint64         size);
GArray  *remedy_evt_index_stale  (const RemedyEvtIndex  *self,
                                  const RemedyEvtWindow *window);
gboolean remedy_evt_index_equals (RemedyEvtIndex  *self,
                                  RemedyEvtWindow *window,
                                  guint32          number,
                                  const guint8    *bytes,
                                  gsize            size,
                                  gboolean        *equal,
                                  GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyEvtIndex, remedy_evt_index_clear)

G_END_DECLS
