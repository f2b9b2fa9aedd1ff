/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  guint64    size; /* bytes */
  guint32    flags; /* of the header */
  gboolean   header_damaged;
  gboolean   dirty;
  gboolean   wrapped;
  gboolean   full;
  gboolean   archive; /* a live log; a saved copy has it cleared */
  gboolean   truncated;
  guint32    stale_by; /* live records that the header does not know of */
  guint64    live;
  guint64    recovered; /* without the duplicates */
  guint64    duplicates; /* stale copies that equal a live record byte for byte */
  guint      holes;
  guint32    first_number; /* of the live records */
  guint32    last_number;
  gint64     first_time; /* generated, of the live records */
  gint64     last_time;
  GPtrArray *computers; /* char *, each name of the live records once, in order */
} RemedyEvtSummary;

void remedy_evt_summary_free (RemedyEvtSummary *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyEvtSummary, remedy_evt_summary_free)

G_END_DECLS
