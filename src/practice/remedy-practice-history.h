/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-model.h"

G_BEGIN_DECLS

/* Types of events, as records have them. */
#define REMEDY_PRACTICE_ERROR 1
#define REMEDY_PRACTICE_INFORMATION 4

/* Last number of the SID of the one who runs the migrations. */
#define REMEDY_PRACTICE_RUNNER_RID 1020

/* An event of the Application log. */
typedef struct
{
  gint64      time;
  guint16     id;
  guint16     type;
  const char *source; /* a constant */
  guint       rid; /* last number of the user's SID; 0: none */
  char      **strings; /* (owned) (nullable) */
} RemedyPracticeEvent;

gint64     remedy_practice_log_start (const RemedyPracticeServer *server);
GPtrArray *remedy_practice_history   (const RemedyPracticeServer *server);

G_END_DECLS
