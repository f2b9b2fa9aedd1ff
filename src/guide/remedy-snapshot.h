/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"
#include "evidence/remedy-media.h"
#include "guide/remedy-case.h"
#include "guide/remedy-flow.h"

G_BEGIN_DECLS

/*
 * Everything that a page shows, at one moment: what was read, and what the operator said and
 * did. All else that is seen (findings, diagnosis, run sheet, verification) is worked out from
 * it. Pictures and bundles are made from snapshots, after the names in them were hidden.
 */
typedef struct
{
  gint64       taken; /* time */
  int          page; /* RemedyPageId: which page was shown */
  char        *step; /* of the run sheet that was just done; NULL */
  GPtrArray   *opened; /* char *, which rows of the page stood open, as the page names them */
  RemedyCase  *case_;
  RemedyFacts *before; /* NULL if nothing was read */
  RemedyFacts *after; /* NULL if it was not read again */
  RemedyMedia *media; /* NULL if no service pack was read */
} RemedySnapshot;
REMEDY_DECLARE_RECORD (RemedySnapshot, remedy_snapshot)

G_END_DECLS
