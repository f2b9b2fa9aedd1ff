/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One run of Setup or Update in "Exchange Server Setup.log" (Q290226, Q255181). */
typedef struct
{
  guint      line; /* of its first line, from 1 */
  guint      lines;
  char      *last_line; /* the last that is not blank */
  GPtrArray *errors; /* char *, lines that name an error */
} RemedySetupRun;

GPtrArray *remedy_setup_log_parse (GBytes  *bytes,
                                   GError **error);
void       remedy_setup_run_free  (RemedySetupRun *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedySetupRun, remedy_setup_run_free)

G_END_DECLS
