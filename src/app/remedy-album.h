/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-painter.h"
#include "guide/remedy-picture-order.h"
#include "guide/remedy-session.h"
#include "report/remedy-member.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_ALBUM (remedy_album_get_type ())

G_DECLARE_FINAL_TYPE (RemedyAlbum, remedy_album, REMEDY, ALBUM, GObject)

/*
 * The pictures of the case that a session is about, for the window and its pages: taken,
 * deleted and drawn without the main loop ever waiting for a disk or for a drawing. Changes
 * are made one after the other, in the order of the calls. How pictures are arranged is the
 * session’s, remedy_session_place_async().
 *
 * Signal "changed": the list of the pictures is another one.
 */

typedef void (*RemedyAlbumProgress) (guint    n_drawn,
                                     guint    n_pictures,
                                     gpointer user_data);

RemedyAlbum         *remedy_album_get           (RemedySession *session);
void                 remedy_album_set_painter   (RemedyAlbum   *self,
                                                 RemedyPainter *painter);
const GPtrArray     *remedy_album_get_pictures  (RemedyAlbum *self);
GPtrArray           *remedy_album_arrange       (RemedyAlbum *self);
gboolean             remedy_album_is_loaded     (RemedyAlbum *self);
const char          *remedy_album_get_folder    (RemedyAlbum *self);
void                 remedy_album_reload        (RemedyAlbum *self);
void                 remedy_album_take_async    (RemedyAlbum         *self,
                                                 RemedyPictureKind    kind,
                                                 RemedySnapshot      *snapshot,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
void                 remedy_album_retake_async  (RemedyAlbum         *self,
                                                 const char          *id,
                                                 RemedySnapshot      *snapshot,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
RemedyPicture       *remedy_album_take_finish   (RemedyAlbum   *self,
                                                 GAsyncResult  *result,
                                                 GError       **error);
void                 remedy_album_delete_async  (RemedyAlbum         *self,
                                                 const char          *id,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
gboolean             remedy_album_delete_finish (RemedyAlbum   *self,
                                                 GAsyncResult  *result,
                                                 GError       **error);
void                 remedy_album_draw_async    (RemedyAlbum         *self,
                                                 const char          *id,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
RemedySharedPicture *remedy_album_draw_finish   (RemedyAlbum   *self,
                                                 GAsyncResult  *result,
                                                 GError       **error);
void                 remedy_album_share_async   (RemedyAlbum         *self,
                                                 RemedyAlbumProgress  progress,
                                                 gpointer             progress_data,
                                                 GCancellable        *cancellable,
                                                 GAsyncReadyCallback  callback,
                                                 gpointer             user_data);
GPtrArray           *remedy_album_share_finish  (RemedyAlbum   *self,
                                                 GAsyncResult  *result,
                                                 GError       **error);

G_END_DECLS
