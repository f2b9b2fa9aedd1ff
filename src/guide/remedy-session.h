/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-case-store.h"
#include "guide/remedy-plan.h"
#include "guide/remedy-snapshot.h"
#include "guide/remedy-verification.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SESSION (remedy_session_get_type ())

G_DECLARE_FINAL_TYPE (RemedySession, remedy_session, REMEDY, SESSION, GObject)

/*
 * One case as the wizard and its pages see it. A page is handed one of these and
 * nothing else. Every change is saved durably, in a thread, before it shows: an
 * _async call fails with REMEDY_ERROR_SAVE and leaves everything as it was. Changes
 * are made one after the other, in the order of the calls; reading runs beside them.
 *
 * While the server is being read for the first time, or again, the findings are those of
 * the checks whose evidence is there already; the others are pending, and there is no
 * diagnosis and no plan. Reading that was stopped ends well: what was read stays.
 *
 * A case that is open in another window, or cannot be written to, is open to read only:
 * what would change it fails with REMEDY_ERROR_STATE.
 *
 * Signals: "changed" (anything but progress), "progress" and "media-progress" (double
 * fraction, char *text; the fraction of the latter is -1 where it is not known).
 * What the getters return is the session's, valid until the next "changed".
 */

typedef enum
{
  REMEDY_READING_BEFORE,
  REMEDY_READING_AFTER,
} RemedyReading;

/**
 * RemedySessionSourceFunc:
 * @paths: host paths, %NULL-terminated
 * @user_data: of the one who set it
 * @error: of %REMEDY_ERROR
 *
 * Opens the sources that the evidence is read from. Called in a thread.
 *
 * Returns: (transfer container) (element-type RemedySource) (nullable): at least one
 */
typedef GPtrArray *(*RemedySessionSourceFunc) (const char *const *paths,
                                               gpointer           user_data,
                                               GError           **error);

RemedySession            *remedy_session_new                (RemedyCaseStore *store);
RemedySession            *remedy_session_new_shown          (const RemedySnapshot *snapshot,
                                                             const char           *reason);
RemedySnapshot           *remedy_session_take_snapshot      (RemedySession *self);
void                      remedy_session_set_source_func    (RemedySession          *self,
                                                             RemedySessionSourceFunc func,
                                                             gpointer                user_data);
RemedyCaseStore          *remedy_session_get_store          (RemedySession *self);
const RemedyCase         *remedy_session_get_case           (RemedySession *self);
const RemedyFacts        *remedy_session_get_facts          (RemedySession *self);
const RemedyFacts        *remedy_session_get_after          (RemedySession *self);
const GPtrArray          *remedy_session_get_findings       (RemedySession *self);
const RemedyDiagnosis    *remedy_session_get_diagnosis      (RemedySession *self);
const RemedyPlan         *remedy_session_get_plan           (RemedySession *self);
const RemedyVerification *remedy_session_get_verification   (RemedySession *self);
const RemedyMark         *remedy_session_get_mark           (RemedySession *self,
                                                             const char    *step);
const char               *remedy_session_get_problem        (RemedySession *self);
gboolean                  remedy_session_is_pending         (RemedySession *self,
                                                             const char    *check);
gboolean                  remedy_session_is_reading         (RemedySession *self);
gboolean                  remedy_session_is_evidence_there  (RemedySession *self);
const RemedyStep         *remedy_session_get_blocker        (RemedySession *self,
                                                             const char    *step);
const GPtrArray          *remedy_session_get_journal        (RemedySession *self);
const char               *remedy_session_get_undo           (RemedySession *self);
const char               *remedy_session_get_redo           (RemedySession *self);
gboolean                  remedy_session_is_read_only       (RemedySession *self);
const char               *remedy_session_get_read_only_reason (RemedySession *self);
gboolean                  remedy_session_can_take_over      (RemedySession *self);
const GPtrArray          *remedy_session_get_stale          (RemedySession *self);
const RemedyMedia        *remedy_session_get_media          (RemedySession *self);
const GPtrArray          *remedy_session_get_media_findings (RemedySession *self);
gboolean                  remedy_session_is_reading_media   (RemedySession *self);
void                      remedy_session_get_flow_state     (RemedySession   *self,
                                                             RemedyFlowState *state);
gboolean                  remedy_session_finish             (RemedySession *self,
                                                             GAsyncResult  *result,
                                                             GError       **error);
void                      remedy_session_close              (RemedySession *self);

G_END_DECLS

/* What can be done with it. */
#include "guide/remedy-session-actions.h"
#include "guide/remedy-session-moves.h"
