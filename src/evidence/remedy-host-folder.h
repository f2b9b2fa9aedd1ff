/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A folder of this machine that holds evidence: listed once, looked up as NT does,
 * whatever the case, and never left through a symbolic link. Host paths in here are
 * relative to it and in the bytes of the file system; "" is the folder itself.
 */
typedef struct _RemedyHostFolder RemedyHostFolder;

typedef struct
{
  char    *raw; /* the name in the bytes of the file system */
  char    *name; /* UTF-8 */
  char    *folded; /* for comparing */
  gboolean is_directory; /* itself, or what its link inside the folder leads to */
  gboolean is_link;
  char    *refused; /* (nullable): of a link, why it is not followed */
  guint64  size; /* bytes */
  gint64   modified; /* seconds since 1970 UTC */
} RemedyHostEntry;

RemedyHostFolder *remedy_host_folder_new          (const char *path,
                                                   GError    **error);
void              remedy_host_folder_free         (RemedyHostFolder *self);
GPtrArray        *remedy_host_folder_list         (RemedyHostFolder *self,
                                                   const char       *host,
                                                   const char       *nt_path,
                                                   GError          **error);
RemedyHostEntry  *remedy_host_folder_find         (RemedyHostFolder *self,
                                                   GPtrArray        *entries,
                                                   const char       *name,
                                                   const char       *nt_path);
int               remedy_host_folder_open         (RemedyHostFolder *self,
                                                   const char       *host,
                                                   const char       *nt_path,
                                                   GError          **error);
void              remedy_host_folder_add_problem  (RemedyHostFolder *self,
                                                   const char       *nt_path,
                                                   int               state,
                                                   const char       *reason);
void              remedy_host_folder_get_problems (RemedyHostFolder *self,
                                                   GPtrArray        *problems);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyHostFolder, remedy_host_folder_free)

G_END_DECLS
