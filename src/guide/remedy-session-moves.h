/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

/*
 * What the operator says and does: each of these is a move, a line in the journal of the
 * case, which undo takes back. Each call is answered through remedy_session_finish() once it
 * is on disk, or with an error that left everything as it was.
 */

void remedy_session_answer_async         (RemedySession       *self,
                                          const RemedyAnswers *answers,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_state_async          (RemedySession          *self,
                                          const RemedyStatements *statements,
                                          GAsyncReadyCallback     callback,
                                          gpointer                user_data);
void remedy_session_add_failure_async    (RemedySession       *self,
                                          const char          *failure_id,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_drop_failure_async   (RemedySession       *self,
                                          const char          *failure_id,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_undo_async           (RemedySession       *self,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_redo_async           (RemedySession       *self,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_go_on_async          (RemedySession       *self,
                                          const char          *reason,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_consent_async        (RemedySession       *self,
                                          gboolean             consent,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_move_step_async      (RemedySession       *self,
                                          const char          *step,
                                          RemedyStepState      state,
                                          const char          *reason,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_note_step_async      (RemedySession       *self,
                                          const char          *step,
                                          const char          *note,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_share_async          (RemedySession       *self,
                                          const RemedySharing *sharing,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_place_async          (RemedySession       *self,
                                          const GPtrArray     *placings,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

G_END_DECLS
