/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-host-folder.h"

G_BEGIN_DECLS

/* A drive of the server in a folder of this machine. */
typedef struct
{
  char  letter; /* in upper case */
  char *host; /* where in the folder its root is; "" is the folder itself */
  char *system; /* (nullable): the folder with the system, "WINNT" in its real spelling */
  char *exchange; /* (nullable): EXCHSRVR in its root, in its real spelling */
} RemedyDrive;

gboolean   remedy_drive_letter_of_name (const char *name,
                                        char       *letter);
GPtrArray *remedy_drive_find_all       (RemedyHostFolder *folder,
                                        gboolean         *several,
                                        GError          **error);
void       remedy_drive_free           (RemedyDrive *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyDrive, remedy_drive_free)

G_END_DECLS
