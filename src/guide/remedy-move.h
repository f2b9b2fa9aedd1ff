/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan.h"
#include "guide/remedy-work.h"

G_BEGIN_DECLS

/* The version of a line of the journal. A newer one is not opened by this program. */
#define REMEDY_MOVE_VERSION 1

typedef enum
{
  REMEDY_MOVE_IMPORT, /* @work: what an older version of this program had kept of the case */
  REMEDY_MOVE_ANSWERS, /* @answers */
  REMEDY_MOVE_STATEMENTS, /* @statements */
  REMEDY_MOVE_GO_ON, /* @text: why */
  REMEDY_MOVE_CONSENT, /* @consent */
  REMEDY_MOVE_MEDIA, /* @text: host path; NULL takes it away */
  REMEDY_MOVE_ADD_FAILURE, /* @text: id in the failure catalogue */
  REMEDY_MOVE_DROP_FAILURE, /* @text: id in the failure catalogue */
  REMEDY_MOVE_MARK, /* @step, @state, @text: the reason, or NULL */
  REMEDY_MOVE_NOTE, /* @step, @text: the note, or NULL */
  REMEDY_MOVE_UNDO, /* @of: the move that it takes back */
  REMEDY_MOVE_REDO, /* @of: the move that it does again */
  REMEDY_MOVE_SHARING, /* @sharing */
  REMEDY_MOVE_PLACINGS, /* @placings: all of them */
} RemedyMoveKind;

extern const char *const remedy_move_kind_words[];

/* One thing that the operator said or did: a line of the journal. It never changes again. */
typedef struct
{
  gint64            version; /* REMEDY_MOVE_VERSION */
  gint64            number; /* of the line, from 1 */
  gint64            time;
  int               kind; /* RemedyMoveKind */
  gint64            of; /* number of another move; else 0 */
  char             *step;
  int               state; /* RemedyStepState */
  char             *text;
  gboolean          consent;
  RemedyAnswers    *answers;
  RemedyStatements *statements;
  RemedyWork       *work;
  RemedySharing    *sharing;
  GPtrArray        *placings; /* RemedyPlacing */
} RemedyMove;
REMEDY_DECLARE_RECORD (RemedyMove, remedy_move)

RemedyMove *remedy_move_make     (RemedyMoveKind kind,
                                  const char    *text);
void        remedy_move_apply    (const RemedyMove *self,
                                  RemedyWork       *work);
char       *remedy_move_describe (const RemedyMove *self,
                                  const RemedyPlan *plan);

G_END_DECLS
