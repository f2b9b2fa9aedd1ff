/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-verdict.h"
#include "core/remedy-time.h"

G_BEGIN_DECLS

typedef struct
{
  char      *id; /* "symptom.event" */
  int        verdict; /* RemedyVerdict */
  int        severity; /* RemedySeverity */
  int        how; /* RemedyHow: of the whole row */
  char      *title; /* one sentence that says what was found */
  char      *summary; /* a line under it */
  GPtrArray *seen; /* RemedySeen */
  char      *why; /* why it matters */
  char      *advice; /* what to do; NULL if nothing */
  GPtrArray *articles; /* char *, "Q236176" */
} RemedyFinding;
REMEDY_DECLARE_RECORD (RemedyFinding, remedy_finding)

void remedy_finding_judge      (RemedyFinding  *self,
                                RemedyVerdict   verdict,
                                RemedySeverity  severity,
                                const char     *format,
                                ...) G_GNUC_PRINTF (4, 5);
void remedy_finding_summarize  (RemedyFinding  *self,
                                const char     *format,
                                ...) G_GNUC_PRINTF (2, 3);
void remedy_finding_advise     (RemedyFinding  *self,
                                const char     *format,
                                ...) G_GNUC_PRINTF (2, 3);
void remedy_finding_cite       (RemedyFinding  *self,
                                const char     *articles);
void remedy_finding_set_unread (RemedyFinding  *self,
                                const char     *title,
                                const char     *path,
                                int             state,
                                const char     *reason);
void remedy_finding_add_seen   (RemedyFinding  *self,
                                RemedyHow       how,
                                const char     *where,
                                const char     *format,
                                ...) G_GNUC_PRINTF (4, 5);

G_END_DECLS
