/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-review.h"

#include "app/remedy-album.h"
#include "app/remedy-review-file.h"
#include "core/remedy-error.h"
#include "report/remedy-case-names.h"

/* In milliseconds: how long nothing has to change before it is made anew, and from when on it
 * is said that it takes a while. */
#define QUIET_TIME 150
#define SLOW_TIME 500

struct _RemedyReview
{
  GObject parent_instance;

  RemedySession *session; /* (owned) */
  RemedyAlbum   *album;   /* (unowned) of the session */

  gboolean        started;
  RemedySnapshot *made_of;     /* (owned) (nullable) what is made now, or was made last */
  GCancellable   *cancellable; /* (owned) (nullable) of the making under way */
  guint           wait_id;     /* source; 0 */
  guint           slow_id;     /* source; 0 */
  gboolean        slow;

  RemedyReviewState state;
  RemedyBundle     *bundle; /* (owned) (nullable) */
  GPtrArray        *files;  /* (owned) (nullable) RemedyReviewFile, of the bundle */
  GPtrArray        *names;  /* (owned) (nullable) RemedyHiddenName */
  GError           *error;  /* (owned) (nullable) */
  char             *digest; /* (owned) (nullable) of the files */
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RemedyReview, remedy_review, G_TYPE_OBJECT)

/* What is made, and from what. It owns all of it, and is counted, since it goes from thread to
 * thread; only one of them has it at a time. */
typedef struct
{
  RemedySnapshot *original;
  char           *folder; /* of the case */
  GPtrArray      *pictures; /* (nullable) RemedySharedPicture */

  GPtrArray    *names;  /* (nullable) */
  RemedyBundle *bundle; /* (nullable) */
  GPtrArray    *files;  /* (nullable) */
  char         *digest; /* (nullable) */
  GError       *error;  /* (nullable) */
} Making;

static void
making_clear (gpointer data)
{
  Making *self = data;

  remedy_snapshot_free (self->original);
  g_free (self->folder);
  g_clear_pointer (&self->pictures, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->bundle, remedy_bundle_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_free (self->digest);
  g_clear_error (&self->error);
}

static void
making_unref (gpointer data)
{
  g_atomic_rc_box_release_full (data, making_clear);
}

/* Until the pictures are there. */
typedef struct
{
  RemedyReview *review;      /* (owned) */
  Making       *making;      /* (owned) */
  GCancellable *cancellable; /* (owned) */
} Wait;

static void
wait_free (Wait *self)
{
  g_object_unref (self->review);
  making_unref (self->making);
  g_object_unref (self->cancellable);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

static char *
make_digest (const GPtrArray *files)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < files->len; i++)
    g_checksum_update (checksum, (const guchar *) ((RemedyReviewFile *) files->pdata[i])->digest,
                       -1);
  return g_strdup (g_checksum_get_string (checksum));
}

/* The names get their tokens in the order of the evidence, before the pictures add theirs. */
static void
hide_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Making *making = data;
  g_autoptr (RemedySnapshot) redacted
      = remedy_case_names_hide (making->folder, making->original->case_->work->sharing,
                                making->original, NULL, &making->error);

  g_task_return_boolean (task, TRUE);
}

static gboolean
make (Making       *making,
      GCancellable *cancellable,
      GError      **error)
{
  const RemedySharing *sharing = making->original->case_->work->sharing;
  g_autoptr (RemedyBundleInput) input = remedy_bundle_input_new ();

  input->redacted = remedy_case_names_hide (making->folder, sharing, making->original,
                                            &making->names, error);
  if (input->redacted == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  input->original = remedy_snapshot_copy (making->original);
  g_clear_pointer (&input->sharing, remedy_sharing_free);
  input->sharing = remedy_sharing_copy (sharing);
  g_clear_pointer (&input->names, g_ptr_array_unref);
  input->names = g_ptr_array_ref (making->names);
  if (making->pictures != NULL)
    {
      g_ptr_array_unref (input->pictures);
      input->pictures = g_ptr_array_ref (making->pictures);
    }
  making->bundle = remedy_bundle_make (input, error);
  if (making->bundle == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  making->files = remedy_review_files_make (remedy_bundle_get_members (making->bundle));
  making->digest = make_digest (making->files);
  return TRUE;
}

static void
make_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Making *making = data;

  make (making, cancellable, &making->error);
  g_task_return_boolean (task, TRUE);
}

static void
emit_changed (RemedyReview *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
drop_making (RemedyReview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_handle_id (&self->slow_id, g_source_remove);
  self->slow = FALSE;
}

static void
forget (RemedyReview *self)
{
  g_clear_pointer (&self->bundle, remedy_bundle_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->digest, g_free);
  g_clear_error (&self->error);
}

static RemedyReviewState
judge (const Making *making)
{
  if (making->error == NULL)
    return REMEDY_REVIEW_READY;
  return g_error_matches (making->error, REMEDY_ERROR, REMEDY_ERROR_LEAK) ? REMEDY_REVIEW_LEAK
                                                                          : REMEDY_REVIEW_FAILED;
}

static void
finish (RemedyReview *self,
        Making       *making)
{
  drop_making (self);
  forget (self);
  self->bundle = g_steal_pointer (&making->bundle);
  self->files = g_steal_pointer (&making->files);
  self->names = g_steal_pointer (&making->names);
  self->digest = g_steal_pointer (&making->digest);
  self->state = judge (making);
  self->error = g_steal_pointer (&making->error);
  emit_changed (self);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (RemedyReview) self = user_data;

  /* Dropped for a later one, or nobody looks any longer. */
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    finish (self, g_task_get_task_data (G_TASK (result)));
}

/* The task does not hold the session, which must not end in the thread. */
static void
run (RemedyReview       *self,
     Making             *making,
     GTaskThreadFunc     work,
     GAsyncReadyCallback callback)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, callback, g_object_ref (self));

  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, g_atomic_rc_box_acquire (making), making_unref);
  g_task_run_in_thread (task, work);
}

static void
on_pictures (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Wait) wait = user_data;
  Making *making = wait->making;

  making->pictures
      = remedy_album_share_finish (REMEDY_ALBUM (source), result, &making->error);
  if (g_cancellable_is_cancelled (wait->cancellable))
    return;
  if (making->pictures == NULL)
    finish (wait->review, making);
  else
    run (wait->review, making, make_in_thread, on_made);
}

static void
on_hidden (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (RemedyReview) self = user_data;
  Making *making = g_task_get_task_data (G_TASK (result));
  Wait   *wait;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (making->error != NULL)
    {
      finish (self, making);
      return;
    }
  wait = g_new0 (Wait, 1);
  wait->review = g_object_ref (self);
  wait->making = g_atomic_rc_box_acquire (making);
  wait->cancellable = g_object_ref (self->cancellable);
  remedy_album_share_async (self->album, NULL, NULL, self->cancellable, on_pictures, wait);
}

static gboolean
on_slow (gpointer user_data)
{
  RemedyReview *self = user_data;

  self->slow_id = 0;
  self->slow = TRUE;
  emit_changed (self);
  return G_SOURCE_REMOVE;
}

static void
begin (RemedyReview *self)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);
  RemedyCaseStore  *store = remedy_session_get_store (self->session);
  Making           *making = g_atomic_rc_box_new0 (Making);

  making->original = remedy_snapshot_copy (self->made_of);
  making->folder = remedy_case_store_get_path (store, case_->id, NULL);
  self->cancellable = g_cancellable_new ();
  run (self, making, hide_in_thread, on_hidden);
  making_unref (making);
}

static gboolean
on_quiet (gpointer user_data)
{
  RemedyReview *self = user_data;

  self->wait_id = 0;
  begin (self);
  return G_SOURCE_REMOVE;
}

/* When it was taken is no reason to make it anew. */
static gboolean
is_same (const RemedySnapshot *a,
         RemedySnapshot       *b)
{
  if (a == NULL)
    return FALSE;
  b->taken = a->taken;
  return remedy_record_equal (&remedy_snapshot_type, a, b);
}

static void
set_nothing (RemedyReview *self)
{
  drop_making (self);
  forget (self);
  g_clear_pointer (&self->made_of, remedy_snapshot_free);
  if (self->state == REMEDY_REVIEW_NOTHING)
    return;
  self->state = REMEDY_REVIEW_NOTHING;
  emit_changed (self);
}

static void
update (RemedyReview *self)
{
  g_autoptr (RemedySnapshot) snapshot = NULL;

  if (!self->started)
    return;
  if (remedy_session_get_case (self->session) == NULL
      || remedy_session_get_store (self->session) == NULL
      || remedy_session_is_reading (self->session))
    {
      set_nothing (self);
      return;
    }
  snapshot = remedy_session_take_snapshot (self->session);
  if (is_same (self->made_of, snapshot))
    return;
  drop_making (self);
  g_clear_pointer (&self->made_of, remedy_snapshot_free);
  self->made_of = g_steal_pointer (&snapshot);
  self->wait_id = g_timeout_add (QUIET_TIME, on_quiet, self);
  self->slow_id = g_timeout_add (SLOW_TIME, on_slow, self);
  self->state = REMEDY_REVIEW_MAKING;
  emit_changed (self);
}

/* There are other pictures: the rest may be as it was. */
static void
on_album_changed (RemedyReview *self)
{
  g_clear_pointer (&self->made_of, remedy_snapshot_free);
  update (self);
}

static void
remedy_review_dispose (GObject *object)
{
  RemedyReview *self = REMEDY_REVIEW (object);

  drop_making (self);
  forget (self);
  g_clear_object (&self->session);
  g_clear_pointer (&self->made_of, remedy_snapshot_free);
  G_OBJECT_CLASS (remedy_review_parent_class)->dispose (object);
}

static void
remedy_review_class_init (RemedyReviewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_review_dispose;

  /**
   * RemedyReview::changed:
   * @self: the review
   *
   * Anything of it changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
remedy_review_init (RemedyReview *self)
{
}

/**
 * remedy_review_new:
 * @session: whose case would be shared
 *
 * Returns: (transfer full): a review that nobody looks at yet
 */
RemedyReview *
remedy_review_new (RemedySession *session)
{
  RemedyReview *self;

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);

  self = g_object_new (REMEDY_TYPE_REVIEW, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  self->album = remedy_album_get (session);
  g_signal_connect_object (self->album, "changed", G_CALLBACK (on_album_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * remedy_review_start:
 * @self: a review
 *
 * Somebody looks at it: from now on it is up to date, or being made.
 */
void
remedy_review_start (RemedyReview *self)
{
  g_return_if_fail (REMEDY_IS_REVIEW (self));

  self->started = TRUE;
  update (self);
}

/**
 * remedy_review_stop:
 * @self: a review
 *
 * Nobody looks any longer: what is being made is dropped, and what was made is kept.
 */
void
remedy_review_stop (RemedyReview *self)
{
  g_return_if_fail (REMEDY_IS_REVIEW (self));

  self->started = FALSE;
  if (self->state != REMEDY_REVIEW_MAKING)
    return;
  drop_making (self);
  g_clear_pointer (&self->made_of, remedy_snapshot_free);
}

/**
 * remedy_review_get_state:
 * @self: a review
 *
 * Returns: how far it is
 */
RemedyReviewState
remedy_review_get_state (RemedyReview *self)
{
  g_return_val_if_fail (REMEDY_IS_REVIEW (self), REMEDY_REVIEW_NOTHING);

  return self->state;
}

/**
 * remedy_review_is_slow:
 * @self: a review
 *
 * Returns: %TRUE if it has been in the making for so long that it should be said
 */
gboolean
remedy_review_is_slow (RemedyReview *self)
{
  g_return_val_if_fail (REMEDY_IS_REVIEW (self), FALSE);

  return self->slow;
}

/**
 * remedy_review_get_bundle:
 * @self: a review
 *
 * Returns: (transfer none) (nullable): what can be saved; only while it is ready
 */
RemedyBundle *
remedy_review_get_bundle (RemedyReview *self)
{
  g_return_val_if_fail (REMEDY_IS_REVIEW (self), NULL);

  return self->state == REMEDY_REVIEW_READY ? self->bundle : NULL;
}

/**
 * remedy_review_get_files:
 * @self: a review
 *
 * Returns: (transfer none) (nullable) (element-type RemedyReviewFile): what was made last, to
 *   be read
 */
GPtrArray *
remedy_review_get_files (RemedyReview *self)
{
  g_return_val_if_fail (REMEDY_IS_REVIEW (self), NULL);

  return self->files;
}

/**
 * remedy_review_get_names:
 * @self: a review
 *
 * Returns: (transfer none) (nullable) (element-type RemedyHiddenName): what is hidden
 */
const GPtrArray *
remedy_review_get_names (RemedyReview *self)
{
  g_return_val_if_fail (REMEDY_IS_REVIEW (self), NULL);

  return self->names;
}

/**
 * remedy_review_get_error:
 * @self: a review
 *
 * Returns: (transfer none) (nullable): why there is nothing that can be saved
 */
const GError *
remedy_review_get_error (RemedyReview *self)
{
  g_return_val_if_fail (REMEDY_IS_REVIEW (self), NULL);

  return self->error;
}

/**
 * remedy_review_get_digest:
 * @self: a review
 *
 * Returns: (transfer none) (nullable): tells what can be saved from all else; %NULL while
 *   nothing can
 */
const char *
remedy_review_get_digest (RemedyReview *self)
{
  g_return_val_if_fail (REMEDY_IS_REVIEW (self), NULL);

  return self->state == REMEDY_REVIEW_READY ? self->digest : NULL;
}

