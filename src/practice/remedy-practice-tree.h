/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice.h"

G_BEGIN_DECLS

/* A file or folder that is to be on disk. */
typedef struct
{
  char   *path; /* below the folder on this machine */
  GBytes *bytes; /* NULL: a folder */
  guint64 size; /* bytes; what lies beyond @bytes is a hole */
  gint64  modified; /* seconds since 1970 UTC */
} RemedyPracticeEntry;

/**
 * RemedyPracticeTree:
 *
 * Everything that is to be in the folder of a practice server, parents before children.
 * Paths go in as NT paths, and the layout decides where they lie in the folder.
 */
typedef struct
{
  RemedyPracticeLayout layout;
  gint64               folder_time; /* of every folder */
  GPtrArray           *entries; /* RemedyPracticeEntry */
  GHashTable          *by_path; /* of the entries */
} RemedyPracticeTree;

RemedyPracticeTree  *remedy_practice_tree_new        (RemedyPracticeLayout layout,
                                                      gint64               folder_time);
void                 remedy_practice_tree_add        (RemedyPracticeTree *self,
                                                      const char         *nt_path,
                                                      GBytes             *bytes,
                                                      guint64             size,
                                                      gint64              modified);
void                 remedy_practice_tree_add_text   (RemedyPracticeTree *self,
                                                      const char         *nt_path,
                                                      const char         *text,
                                                      gint64              modified);
void                 remedy_practice_tree_add_folder (RemedyPracticeTree *self,
                                                      const char         *nt_path);
void                 remedy_practice_tree_add_marker (RemedyPracticeTree *self,
                                                      GBytes             *bytes);
gboolean             remedy_practice_tree_write      (RemedyPracticeTree *self,
                                                      const char         *folder,
                                                      GCancellable       *cancellable,
                                                      GError            **error);
gboolean             remedy_practice_tree_replace    (RemedyPracticeTree *self,
                                                      RemedyPracticeTree *before,
                                                      const char         *folder,
                                                      GError            **error);
gboolean             remedy_practice_tree_is_on_disk (RemedyPracticeTree *self,
                                                      const char         *nt_path,
                                                      const char         *folder);
char                *remedy_practice_tree_disk_path  (RemedyPracticeTree *self,
                                                      const char         *nt_path);
void                 remedy_practice_tree_free       (RemedyPracticeTree *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyPracticeTree, remedy_practice_tree_free)

G_END_DECLS
