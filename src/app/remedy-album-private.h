/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-album.h"

G_BEGIN_DECLS

struct _RemedyAlbum
{
  GObject parent_instance;

  RemedySession *session;  /* (unowned) (nullable) it owns the album */
  char          *folder;   /* (owned) (nullable) of the case; NULL if none is open, or it is
                            * only shown */
  GPtrArray     *pictures; /* (owned) RemedyPicture, in the order of taking */
  RemedyPainter *painter;  /* (owned) (nullable) until it is first needed */
  GQueue         changes;  /* GTask, owned: to be made one after the other */
  gboolean       busy;     /* one of them is being made */
  gboolean       loaded;   /* the list is that of the case */
};

void remedy_album_draw_to (RemedyAlbum         *self,
                           const char          *id,
                           gboolean             to_share,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data);

G_END_DECLS
