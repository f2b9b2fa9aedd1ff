/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-host-folder.h"

G_BEGIN_DECLS

/* Below what a loose file belongs; where that is, the registry may tell later. */
typedef enum
{
  REMEDY_LOOSE_DRIVE,    /* the root of the system drive */
  REMEDY_LOOSE_SYSTEM,   /* WINNT */
  REMEDY_LOOSE_EXCHANGE, /* EXCHSRVR */
} RemedyLooseBase;

/* A file that somebody put into a folder, and where on the server it belongs. */
typedef struct
{
  RemedyHostFolder *folder; /* where it is; not owned */
  char             *host; /* its path in there */
  RemedyLooseBase   base;
  char             *tail; /* below the base, "System32\\Config\\SOFTWARE" */
  guint64           size; /* bytes */
  gint64            modified; /* seconds since 1970 UTC */
} RemedyLooseFile;

gboolean remedy_loose_place     (const char      *path,
                                 RemedyLooseBase *base,
                                 char           **tail);
void     remedy_loose_collect   (RemedyHostFolder *folder,
                                 GCancellable     *cancellable,
                                 GPtrArray        *files);
gboolean remedy_loose_add       (RemedyHostFolder *folder,
                                 const char       *host,
                                 GPtrArray        *files);
void     remedy_loose_file_free (RemedyLooseFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyLooseFile, remedy_loose_file_free)

G_END_DECLS
