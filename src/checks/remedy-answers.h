/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-time.h"
#include "evidence/remedy-record.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_SAW_UNASKED,
  REMEDY_SAW_EVENT,    /* the operator saw 12010 */
  REMEDY_SAW_NO_EVENT, /* looked, and did not see it */
} RemedySaw;

extern const char *const remedy_saw_words[];

/* What the operator said. It is always shown as stated. */
typedef struct
{
  int    saw; /* RemedySaw */
  gint64 saw_when; /* time; when the event was seen in the log */
  gint64 stated_at; /* time */
} RemedyAnswers;
REMEDY_DECLARE_RECORD (RemedyAnswers, remedy_answers)

G_END_DECLS
