/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-media-tree.h"
#include "evidence/remedy-media.h"

G_BEGIN_DECLS

/**
 * RemedyMediaWish:
 * @machine: (nullable): the processor of the server’s files: "i386", "alpha"
 * @language: (nullable): the language of the server, as a service pack names its folder
 *
 * Which setup is to be chosen where the media holds several.
 */
typedef struct
{
  const char *machine;
  const char *language;
} RemedyMediaWish;

RemedyMedia *remedy_media_gather (const char            *path,
                                  const RemedyMediaWish *wish,
                                  GCancellable          *cancellable,
                                  RemedyMediaFunc        func,
                                  gpointer               user_data,
                                  GError               **error);

G_END_DECLS
