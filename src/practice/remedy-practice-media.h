/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice.h"

G_BEGIN_DECLS

/* The kind of media that fits a practice server, and is ready to be used. */
#define REMEDY_PRACTICE_MEDIA_RIGHT "right"

const RemedyPracticeInfo *remedy_practice_media_kinds    (gsize *n);
gboolean                  remedy_practice_media_make     (const char                  *path,
                                                          const char                  *kind,
                                                          const RemedyPracticeOptions *server,
                                                          GCancellable                *cancellable,
                                                          GError                     **error);
gboolean                  remedy_practice_media_make_for (const char                  *path,
                                                          const char                  *kind,
                                                          const char                  *server,
                                                          GCancellable                *cancellable,
                                                          GError                     **error);

G_END_DECLS
