/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-bundle-open.h"

G_BEGIN_DECLS

#define REMEDY_REPLAY_DOCUMENT_VERSION 1

/* What "ntsmigctl report --replay --json" prints. */
typedef struct
{
  gint64     version; /* REMEDY_REPLAY_DOCUMENT_VERSION */
  char      *made_by; /* version of the program that made the bundle */
  char      *program; /* version of this one */
  gboolean   identical;
  GPtrArray *differences; /* RemedyDifference */
} RemedyReplayDocument;
REMEDY_DECLARE_RECORD (RemedyReplayDocument, remedy_replay_document)

RemedyReplayDocument *remedy_replay_document_make    (const RemedyBundle         *bundle,
                                                      GError                    **error);
char                 *remedy_replay_document_to_text (const RemedyReplayDocument *self);
char                 *remedy_replay_document_to_json (const RemedyReplayDocument *self);
char                 *remedy_replay_document_schema  (void);

G_END_DECLS
