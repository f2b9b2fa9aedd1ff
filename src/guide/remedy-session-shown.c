/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-session-private.h"

/* A session is written down as a snapshot, and a snapshot is shown again as a session. */

/* When what is said and done of the case became as it is: Undo takes that back, too. */
static gint64
find_last_change (const RemedyCase *case_)
{
  gint64 time = MAX (case_->created, case_->work->consent_time);

  for (guint i = 0; i < case_->work->marks->len; i++)
    time = MAX (time, ((RemedyMark *) case_->work->marks->pdata[i])->time);
  return time;
}

/**
 * remedy_session_take_snapshot:
 * @self: a session with a case
 *
 * How often the case was saved, and when that was last, is not of what is known: the same case
 * gives the same snapshot, however it came to be so.
 *
 * Returns: (transfer full): what it knows now, at the page where it is
 */
RemedySnapshot *
remedy_session_take_snapshot (RemedySession *self)
{
  RemedySnapshot *snapshot;

  g_return_val_if_fail (REMEDY_IS_SESSION (self), NULL);
  g_return_val_if_fail (self->case_ != NULL, NULL);

  snapshot = remedy_snapshot_new ();
  snapshot->taken = g_get_real_time () / G_USEC_PER_SEC;
  snapshot->page = self->case_->page;
  snapshot->case_ = remedy_case_copy (self->case_);
  snapshot->case_->moves = 0;
  snapshot->case_->updated = find_last_change (self->case_);
  snapshot->before = remedy_facts_copy (remedy_session_get_facts (self));
  snapshot->after = remedy_facts_copy (self->after);
  snapshot->media = remedy_media_copy (self->media);
  return snapshot;
}

/**
 * remedy_session_new_shown:
 * @snapshot: what a session knew
 * @reason: (nullable): why nothing in it can be changed, a sentence; %NULL: it is to look as
 *   if it could be, for a picture of it
 *
 * Returns: (transfer full): a session that knows the same, to look at; it has no store, and
 *   what would change it fails with %REMEDY_ERROR_STATE. Any thread may have one of its own.
 */
RemedySession *
remedy_session_new_shown (const RemedySnapshot *snapshot,
                          const char           *reason)
{
  RemedySession *self;

  g_return_val_if_fail (snapshot != NULL && snapshot->case_ != NULL, NULL);

  self = g_object_new (REMEDY_TYPE_SESSION, NULL);
  self->case_ = remedy_case_copy (snapshot->case_);
  self->before = remedy_facts_copy (snapshot->before);
  self->after = remedy_facts_copy (snapshot->after);
  self->media = remedy_media_copy (snapshot->media);
  self->read_only = g_strdup (reason);
  self->evidence_there = TRUE;
  return self;
}
