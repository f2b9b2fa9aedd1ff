/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"
#include "guide/remedy-flow.h"
#include "guide/remedy-work.h"

G_BEGIN_DECLS

/* Version 1 had what the operator said and did in the same file. */
#define REMEDY_CASE_VERSION 2

/* One server being mended; all that is kept of it but the evidence. Its particulars and its
 * summary are in case.json; what the operator said and did is what its journal comes to. */
typedef struct
{
  gint64         version; /* REMEDY_CASE_VERSION */
  char          *id; /* the name of its folder */
  gint64         created; /* time */
  gint64         updated; /* time */
  GPtrArray     *paths; /* char *, host paths of its source */
  char          *practice; /* scenario, if it is a practice server that we made; else NULL */
  char          *server; /* computer name, once known */
  gint64         service_pack; /* once known; -1 */
  gint64         moves; /* lines of the journal when this was saved; never more than it has */
  char          *condition; /* word of the diagnosis, for the list of cases */
  char          *outcome; /* word of the verification */
  int            page; /* RemedyPageId: where it was left */
  GPtrArray     *visited; /* char *, ids of pages that were shown */
  RemedyWork    *work; /* what the operator said and did */
} RemedyCase;
REMEDY_DECLARE_RECORD (RemedyCase, remedy_case)

G_END_DECLS
