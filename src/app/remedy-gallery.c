/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-gallery.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-picture.h"

/*
 * Keeps a picture of every page that was shown, in the folder of the case: once after it
 * was first drawn, so that there is one if the program is ended, and again when it is left,
 * so that the picture shows how the operator left it.
 */
struct _RemedyGallery
{
  GObject parent_instance;

  RemedyCaseStore *store;    /* (owned) */
  char            *case_id;  /* (owned) (nullable) without one no picture is taken */
  RemedyPage      *page;     /* (unowned) (nullable) that is to be drawn */
  RemedyPageId     id;       /* of it */
  gulong           drawn_id; /* handler on it; 0 */
  guint            idle_id;  /* 0 */
};

G_DEFINE_TYPE (RemedyGallery, remedy_gallery, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyGallery) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!remedy_picture_save_finish (result, &error))
    g_signal_emit (self, signals[FAILED], 0, _ ("The picture of this page could not be kept"),
                   error);
}

static void
forget_page (RemedyGallery *self)
{
  g_clear_handle_id (&self->idle_id, g_source_remove);
  if (self->page != NULL)
    {
      g_clear_signal_handler (&self->drawn_id, self->page);
      g_object_remove_weak_pointer (G_OBJECT (self->page), (gpointer *) &self->page);
      self->page = NULL;
    }
}

static gboolean
take_when_idle (gpointer user_data)
{
  RemedyGallery *self = user_data;
  RemedyPage    *page = self->page;

  self->idle_id = 0;
  forget_page (self);
  if (page != NULL)
    remedy_gallery_take (self, page, self->id);
  return G_SOURCE_REMOVE;
}

static gboolean
on_drawn (GtkWidget *widget, cairo_t *cr, gpointer user_data)
{
  RemedyGallery *self = user_data;

  if (self->idle_id == 0)
    self->idle_id = g_idle_add (take_when_idle, self);
  return GDK_EVENT_PROPAGATE;
}

static void
remedy_gallery_dispose (GObject *object)
{
  RemedyGallery *self = REMEDY_GALLERY (object);

  forget_page (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (remedy_gallery_parent_class)->dispose (object);
}

static void
remedy_gallery_finalize (GObject *object)
{
  RemedyGallery *self = REMEDY_GALLERY (object);

  g_free (self->case_id);
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
}

static void
remedy_gallery_init (RemedyGallery *self)
{
}

/**
 * remedy_gallery_new:
 * @store: where the cases are
 *
 * Returns: (transfer full): a gallery without a case
 */
RemedyGallery *
remedy_gallery_new (RemedyCaseStore *store)
{
  RemedyGallery *self;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (store), NULL);

  self = g_object_new (REMEDY_TYPE_GALLERY, NULL);
  self->store = g_object_ref (store);
  return self;
}

/**
 * remedy_gallery_set_case:
 * @self: the gallery
 * @id: (nullable): of the case whose pages are shown from now on
 */
void
remedy_gallery_set_case (RemedyGallery *self, const char *id)
{
  g_return_if_fail (REMEDY_IS_GALLERY (self));

  forget_page (self);
  g_free (self->case_id);
  self->case_id = g_strdup (id);
}

/**
 * remedy_gallery_expect:
 * @self: the gallery
 * @page: the page that is shown now
 * @id: which one it is
 *
 * Takes a picture of @page once it has been drawn.
 */
void
remedy_gallery_expect (RemedyGallery *self, RemedyPage *page, RemedyPageId id)
{
  g_return_if_fail (REMEDY_IS_GALLERY (self));
  g_return_if_fail (REMEDY_IS_PAGE (page));

  forget_page (self);
  if (self->case_id == NULL)
    return;
  self->page = page;
  self->id = id;
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &self->page);
  self->drawn_id = g_signal_connect_after (page, "draw", G_CALLBACK (on_drawn), self);
  gtk_widget_queue_draw (GTK_WIDGET (page));
}

/**
 * remedy_gallery_take:
 * @self: the gallery
 * @page: a page that was drawn
 * @id: which one it is
 *
 * Takes a picture of @page as it is now; it is written in a thread.
 */
void
remedy_gallery_take (RemedyGallery *self, RemedyPage *page, RemedyPageId id)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  cairo_surface_t *surface;

  g_return_if_fail (REMEDY_IS_GALLERY (self));
  g_return_if_fail (REMEDY_IS_PAGE (page));

  if (self->case_id == NULL)
    return;
  surface = remedy_picture_draw (remedy_page_get_content (page));
  if (surface == NULL)
    return;
  name = g_strdup_printf ("pictures/%s.png", remedy_page_words[id]);
  path = remedy_case_store_get_path (self->store, self->case_id, name);
  remedy_picture_save_async (surface, path, NULL, on_kept, g_object_ref (self));
  cairo_surface_destroy (surface);
}
