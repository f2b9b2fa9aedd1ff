/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-writer.h"

G_BEGIN_DECLS

/* What an event log record is made from. */
typedef struct
{
  guint32            number; /* 0: the next */
  gint64             generated; /* seconds since 1970 UTC */
  gint64             written; /* REMEDY_TIME_UNKNOWN: as generated */
  guint32            raw_id;
  guint16            type;
  guint16            category;
  const char        *source;
  const char        *computer;
  const guint8      *sid; /* (nullable): binary */
  gsize              sid_size;
  const char *const *strings; /* (nullable) */
  const guint8      *data; /* (nullable) */
  gsize              data_size;
  guint              gap; /* bytes between the names and what follows: 0, 2, 4, 6 */
  guint              padding; /* bytes at the end; 0: as the service writes it, 1 to 4 */
} RemedyEvtSpec;

/* How the file as a whole is written. */
typedef enum
{
  REMEDY_EVT_SHAPE_CLEAN, /* shut down in order; size a multiple of 64 KiB */
  REMEDY_EVT_SHAPE_DIRTY, /* copied from a running server: stale header */
  REMEDY_EVT_SHAPE_EMPTY_HEADER, /* likewise, and the header still says empty */
  REMEDY_EVT_SHAPE_SAVED, /* "Save As": flags 0, exact length */
} RemedyEvtShape;

typedef struct _RemedyEvtWriter RemedyEvtWriter;

RemedyEvtWriter *remedy_evt_writer_new       (gsize          capacity,
                                              RemedyEvtShape shape);
void             remedy_evt_writer_set_stale (RemedyEvtWriter *self,
                                              guint            records);
void             remedy_evt_writer_set_full  (RemedyEvtWriter *self);
void             remedy_evt_writer_add       (RemedyEvtWriter     *self,
                                              const RemedyEvtSpec *spec);
gboolean         remedy_evt_writer_grow      (RemedyEvtWriter *self);
guint32          remedy_evt_writer_get_next  (RemedyEvtWriter *self);
GBytes          *remedy_evt_writer_finish    (RemedyEvtWriter *self);
void             remedy_evt_writer_free      (RemedyEvtWriter *self);
GBytes          *remedy_evt_record_bytes     (const RemedyEvtSpec *spec);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyEvtWriter, remedy_evt_writer_free)

G_END_DECLS
