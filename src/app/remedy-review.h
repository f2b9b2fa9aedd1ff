/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"
#include "report/remedy-bundle.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_REVIEW (remedy_review_get_type ())

G_DECLARE_FINAL_TYPE (RemedyReview, remedy_review, REMEDY, REVIEW, GObject)

/*
 * What would be shared of a session’s case: the bundle, in memory, to be read before anything
 * is written. It is made beside the window, made anew a little after the case has changed, and
 * dropped when nobody looks any longer.
 *
 * Signal: "changed".
 */

typedef enum
{
  REMEDY_REVIEW_NOTHING, /* no case, or it is still being read */
  REMEDY_REVIEW_MAKING, /* what was made before is still there, but no longer up to date */
  REMEDY_REVIEW_READY,
  REMEDY_REVIEW_LEAK, /* a name that is hidden is in it all the same */
  REMEDY_REVIEW_FAILED,
} RemedyReviewState;

RemedyReview      *remedy_review_new        (RemedySession *session);
void               remedy_review_start      (RemedyReview *self);
void               remedy_review_stop       (RemedyReview *self);
RemedyReviewState  remedy_review_get_state  (RemedyReview *self);
gboolean           remedy_review_is_slow    (RemedyReview *self);
RemedyBundle      *remedy_review_get_bundle (RemedyReview *self);
GPtrArray         *remedy_review_get_files  (RemedyReview *self);
const GPtrArray   *remedy_review_get_names  (RemedyReview *self);
const GError      *remedy_review_get_error  (RemedyReview *self);
const char        *remedy_review_get_digest (RemedyReview *self);

G_END_DECLS
