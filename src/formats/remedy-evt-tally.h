/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-evt-header.h"
#include "formats/remedy-evt-record.h"

G_BEGIN_DECLS

/**
 * RemedyEvtTally:
 *
 * What is counted while a log is read, and who is called back. It keeps no record.
 */
typedef struct
{
  const RemedyEvtHeader *header; /* (unowned) */
  const RemedyEvtFilter *filter; /* (unowned) (nullable) */
  RemedyEvtFunc          func; /* (nullable) */
  gpointer               user_data;
  RemedyEvtSummary      *summary; /* (owned) */
  GByteArray            *computer; /* (owned): the last one seen, as in the file */
  gboolean               stopped; /* by the callback */
} RemedyEvtTally;

void remedy_evt_tally_init  (RemedyEvtTally        *self,
                             const RemedyEvtHeader *header,
                             const RemedyEvtAnchor *anchor,
                             const RemedyEvtFilter *filter,
                             RemedyEvtFunc          func,
                             gpointer               user_data);
void remedy_evt_tally_clear (RemedyEvtTally *self);
void remedy_evt_tally_live  (RemedyEvtTally       *self,
                             guint64               offset,
                             const RemedyEvtFixed *fixed,
                             const guint8         *bytes,
                             gsize                 size);
void remedy_evt_tally_stale (RemedyEvtTally       *self,
                             guint64               offset,
                             const RemedyEvtFixed *fixed,
                             const guint8         *bytes,
                             gboolean              duplicate);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyEvtTally, remedy_evt_tally_clear)

G_END_DECLS
