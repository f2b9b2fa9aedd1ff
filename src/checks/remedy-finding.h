/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-time.h"
#include "evidence/remedy-record.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_VERDICT_PASS,
  REMEDY_VERDICT_FAIL,
  REMEDY_VERDICT_UNKNOWN,
  REMEDY_VERDICT_NOT_APPLICABLE,
} RemedyVerdict;

/* How bad a failure is; of a pass, how much it matters to know. */
typedef enum
{
  REMEDY_SEVERITY_INFO,
  REMEDY_SEVERITY_WARNING,
  REMEDY_SEVERITY_ERROR,
} RemedySeverity;

/* Whether the program read something, or the operator said it. */
typedef enum
{
  REMEDY_HOW_READ,
  REMEDY_HOW_STATED,
  REMEDY_HOW_NOT_READ,
} RemedyHow;

extern const char *const remedy_verdict_words[];
extern const char *const remedy_severity_words[];
extern const char *const remedy_how_words[];

/* One thing that was seen, and where. */
typedef struct
{
  char *what; /* "Service NOTES, provider nwnsp.dll" */
  char *where; /* path, record number and offset, key and value */
  int   how; /* RemedyHow */
} RemedySeen;
REMEDY_DECLARE_RECORD (RemedySeen, remedy_seen)

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
