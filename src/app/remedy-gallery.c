/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-gallery.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-album.h"
#include "app/remedy-page-opened.h"

/*
 * Takes the pictures: of each page as the operator leaves it, of each step that is done, fails
 * or is skipped, and whenever it is asked to. All that happens here is that a copy of what the
 * session knows is made; it is written, and drawn, elsewhere.
 */
struct _RemedyGallery
{
  GObject parent_instance;

  RemedySession *session; /* (owned) */
  RemedyPage    *page;    /* (unowned) (nullable) that is shown */
  RemedyPageId   id;      /* of it */
  char          *case_id; /* (owned) (nullable) of the marks */
  GPtrArray     *marks;   /* (owned) RemedyMark: the steps as they stood */
  gboolean       failed;  /* it was said that pictures cannot be kept */
};

G_DEFINE_FINAL_TYPE (RemedyGallery, remedy_gallery, G_TYPE_OBJECT)

enum
{
  FAILED,
  TAKEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedySharedPicture) picture
      = remedy_album_draw_finish (REMEDY_ALBUM (source), result, &error);

  /* Whoever wants to see it is told. */
  if (picture == NULL)
    g_debug ("%s", error->message);
}

/* A disk that is full keeps failing: it is said once, until it goes well again. */
static void
tell_failure (RemedyGallery *self,
              const GError  *error)
{
  if (!self->failed)
    g_signal_emit (self, signals[FAILED], 0, _ ("The picture of this page could not be kept"),
                   error);
  self->failed = TRUE;
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  RemedyAlbum *album = REMEDY_ALBUM (source);
  g_autoptr (RemedyGallery) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyPicture) picture = remedy_album_take_finish (album, result, &error);

  if (picture == NULL)
    {
      tell_failure (self, error);
      return;
    }
  self->failed = FALSE;
  if (picture->kind == REMEDY_PICTURE_TAKEN)
    g_signal_emit (self, signals[TAKEN], 0, (guint) picture->number);
  /* So that it is there when somebody looks. */
  remedy_album_draw_async (album, picture->id, NULL, on_drawn, NULL);
}

static gboolean
can_take (RemedyGallery *self)
{
  return self->page != NULL && remedy_session_get_case (self->session) != NULL &&
         remedy_session_get_store (self->session) != NULL &&
         !remedy_session_is_read_only (self->session);
}

static void
take (RemedyGallery     *self,
      RemedyPictureKind  kind,
      const char        *step)
{
  RemedySnapshot *snapshot = remedy_gallery_look (self->session, self->page, self->id);

  snapshot->step = g_strdup (step);
  remedy_album_take_async (remedy_album_get (self->session), kind, snapshot, on_kept,
                           g_object_ref (self));
}

static gboolean
is_news (RemedyGallery    *self,
         const RemedyMark *mark)
{
  if (mark->state != REMEDY_STEP_DONE && mark->state != REMEDY_STEP_FAILED &&
      mark->state != REMEDY_STEP_SKIPPED)
    return FALSE;
  for (guint i = 0; i < self->marks->len; i++)
    {
      const RemedyMark *before = self->marks->pdata[i];

      if (g_str_equal (before->step, mark->step))
        return before->state != mark->state;
    }
  return TRUE;
}

static void
remember_marks (RemedyGallery    *self,
                const RemedyCase *case_)
{
  g_ptr_array_set_size (self->marks, 0);
  for (guint i = 0; case_ != NULL && i < case_->work->marks->len; i++)
    g_ptr_array_add (self->marks, remedy_mark_copy (case_->work->marks->pdata[i]));
}

/* Several steps that come to an end at once are on one picture, under the name of the last. */
static void
on_changed (RemedyGallery *self)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);
  const RemedyMark *news = NULL;
  gboolean          same = case_ != NULL && g_strcmp0 (case_->id, self->case_id) == 0;

  for (guint i = 0; same && i < case_->work->marks->len; i++)
    if (is_news (self, case_->work->marks->pdata[i]))
      news = case_->work->marks->pdata[i];
  if (news != NULL && can_take (self))
    take (self, REMEDY_PICTURE_STEP, news->step);
  remember_marks (self, case_);
  if (same)
    return;
  g_free (self->case_id);
  self->case_id = g_strdup (case_ != NULL ? case_->id : NULL);
}

static void
remedy_gallery_dispose (GObject *object)
{
  RemedyGallery *self = REMEDY_GALLERY (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (remedy_gallery_parent_class)->dispose (object);
}

static void
remedy_gallery_finalize (GObject *object)
{
  RemedyGallery *self = REMEDY_GALLERY (object);

  g_free (self->case_id);
  g_ptr_array_unref (self->marks);
  G_OBJECT_CLASS (remedy_gallery_parent_class)->finalize (object);
}

static void
remedy_gallery_class_init (RemedyGalleryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = remedy_gallery_dispose;
  object_class->finalize = remedy_gallery_finalize;

  /**
   * RemedyGallery::failed:
   * @self: the gallery
   * @title: what did not work
   * @error: why
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);

  /**
   * RemedyGallery::taken:
   * @self: the gallery
   * @number: of the picture that the operator wanted
   */
  signals[TAKEN] = g_signal_new ("taken", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
remedy_gallery_init (RemedyGallery *self)
{
  self->marks = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_mark_free);
}

/**
 * remedy_gallery_new:
 * @session: whose pages are shown
 *
 * To be made after the pages, so that a step that is done stands in them when its picture is
 * taken.
 *
 * Returns: (transfer full): a gallery that knows of no page yet
 */
RemedyGallery *
remedy_gallery_new (RemedySession *session)
{
  RemedyGallery *self;

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);

  self = g_object_new (REMEDY_TYPE_GALLERY, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
  return self;
}

/**
 * remedy_gallery_look:
 * @session: whose pages are shown
 * @page: one of them
 * @id: which one it is
 *
 * Returns: (transfer full): what is to be seen on it now
 */
RemedySnapshot *
remedy_gallery_look (RemedySession *session,
                     RemedyPage    *page,
                     RemedyPageId   id)
{
  RemedySnapshot *snapshot;

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (REMEDY_IS_PAGE (page), NULL);

  snapshot = remedy_session_take_snapshot (session);
  /* The session may be at the next page already. */
  snapshot->page = id;
  snapshot->case_->page = id;
  g_ptr_array_unref (snapshot->opened);
  snapshot->opened = remedy_page_get_opened (page);
  return snapshot;
}

/**
 * remedy_gallery_show:
 * @self: the gallery
 * @page: the page that is shown from now on
 * @id: which one it is
 */
void
remedy_gallery_show (RemedyGallery *self,
                     RemedyPage    *page,
                     RemedyPageId   id)
{
  g_return_if_fail (REMEDY_IS_GALLERY (self));
  g_return_if_fail (REMEDY_IS_PAGE (page));

  g_set_weak_pointer (&self->page, page);
  self->id = id;
}

/**
 * remedy_gallery_leave:
 * @self: the gallery
 *
 * Takes a picture of the page that was shown, as the operator leaves it. The page on which
 * the pictures themselves are shown has none.
 */
void
remedy_gallery_leave (RemedyGallery *self)
{
  g_return_if_fail (REMEDY_IS_GALLERY (self));

  if (can_take (self) && self->id != REMEDY_PAGE_REPORT)
    take (self, REMEDY_PICTURE_PAGE, NULL);
}

/**
 * remedy_gallery_take:
 * @self: the gallery
 *
 * Takes a picture of the page that is shown, since the operator wants one.
 */
void
remedy_gallery_take (RemedyGallery *self)
{
  g_return_if_fail (REMEDY_IS_GALLERY (self));

  if (can_take (self))
    take (self, REMEDY_PICTURE_TAKEN, NULL);
}
