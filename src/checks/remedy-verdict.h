/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS
