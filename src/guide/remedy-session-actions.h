/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

/*
 * What is done with a case as a whole: it is begun, opened, read and shown. Each call is
 * answered through remedy_session_finish() once it is on disk, or with an error that left
 * everything as it was.
 */

void remedy_session_start_async          (RemedySession       *self,
                                          const char *const   *paths,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_start_practice_async (RemedySession       *self,
                                          const char          *scenario,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_open_async           (RemedySession       *self,
                                          const char          *id,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_read_async           (RemedySession       *self,
                                          RemedyReading        reading,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_add_path_async       (RemedySession       *self,
                                          const char          *path,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_take_over_async      (RemedySession       *self,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_read_media_async     (RemedySession       *self,
                                          const char          *path,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_practise_media_async (RemedySession       *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_set_page_async       (RemedySession       *self,
                                          RemedyPageId         page,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
void remedy_session_practise_async       (RemedySession       *self,
                                          RemedyPracticeMove   move,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);

G_END_DECLS
