/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-evt-window.h"

G_BEGIN_DECLS

/* The one EOF record floats behind the newest record. */
#define REMEDY_EVT_EOF_SIZE 0x28

typedef enum
{
  REMEDY_EVT_FLAG_DIRTY   = 1,
  REMEDY_EVT_FLAG_WRAP    = 2,
  REMEDY_EVT_FLAG_FULL    = 4,
  REMEDY_EVT_FLAG_ARCHIVE = 8,
} RemedyEvtFlags;

/* ELF_LOGFILE_HEADER, under its own names. MaxSize and Retention tell nothing that can be
 * relied on. */
typedef struct
{
  gboolean valid;
  guint32  start_offset; /* of the oldest record */
  guint32  end_offset; /* of the EOF record */
  guint32  current_record_number; /* of the next record */
  guint32  oldest_record_number; /* 0: empty */
  guint32  flags;
} RemedyEvtHeader;

/* Where the live records are, by whatever could be believed. */
typedef struct
{
  guint64  begin; /* of the oldest record; REMEDY_EVT_NOWHERE if unknown */
  guint64  end; /* of the EOF record; REMEDY_EVT_NOWHERE if there is none */
  guint32  next; /* number of the next record */
  gboolean truncated; /* the file ends before its log does */
} RemedyEvtAnchor;

gboolean remedy_evt_header_read (RemedyEvtHeader *self,
                                 RemedyEvtWindow *window,
                                 GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean remedy_evt_anchor_find (RemedyEvtAnchor       *self,
                                 RemedyEvtWindow       *window,
                                 const RemedyEvtHeader *header,
                                 GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
