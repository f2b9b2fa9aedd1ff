/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/remedy-reader.h"
#include "evidence/remedy-file-facts.h"

G_BEGIN_DECLS

/* The most that is looked at. A CD of the time holds some 20,000 names, 12 deep. */
#define REMEDY_MEDIA_MAX_ENTRIES 100000
#define REMEDY_MEDIA_MAX_DEPTH 32
#define REMEDY_MEDIA_MAX_PATH 1024 /* bytes */

/**
 * RemedyMediaFunc:
 * @fraction: how much is done, 0.0 to 1.0; -1 if that is not known
 * @text: what is being done
 * @user_data: the caller's
 *
 * Told in the thread that reads.
 */
typedef void (*RemedyMediaFunc) (double      fraction,
                                 const char *text,
                                 gpointer    user_data);

/* A file or folder of the media. */
typedef struct
{
  char           *path; /* NT path below the media */
  char           *folded; /* for comparing */
  char           *host; /* in the bytes of the file system; NULL in an archive */
  gboolean        is_folder;
  guint64         size; /* bytes */
  gint64          modified; /* time */
  RemedyFileFact *fact; /* of a file that was read in passing; NULL */
} RemedyMediaEntry;

/**
 * RemedyMediaTree:
 * @entries: of #RemedyMediaEntry, folders before what is in them
 * @by_path: the entries by @folded
 * @whole: nothing was left out
 * @damaged: because it ends early, or its bytes contradict their format
 * @reason: (nullable): what was left out first, and why
 *
 * The names in a service pack, wherever they come from, and how reading it is watched.
 */
typedef struct
{
  GPtrArray      *entries;
  GHashTable     *by_path;
  gboolean        whole;
  gboolean        damaged;
  char           *reason;
  RemedyMediaFunc func;
  gpointer        user_data;
  GCancellable   *cancellable;
} RemedyMediaTree;

RemedyMediaTree        *remedy_media_tree_new       (RemedyMediaFunc  func,
                                                     gpointer         user_data,
                                                     GCancellable    *cancellable);
void                    remedy_media_tree_free      (RemedyMediaTree *self);
RemedyMediaEntry       *remedy_media_tree_add       (RemedyMediaTree *self,
                                                     const char      *path,
                                                     gboolean         is_folder);
const RemedyMediaEntry *remedy_media_tree_find      (const RemedyMediaTree *self,
                                                     const char            *folder,
                                                     const char            *name);
void                    remedy_media_tree_lack      (RemedyMediaTree *self,
                                                     const char      *format,
                                                     ...) G_GNUC_PRINTF (2, 3);
void                    remedy_media_tree_progress  (RemedyMediaTree *self,
                                                     double           fraction,
                                                     const char      *path);
gboolean                remedy_media_is_read        (const char      *path);
gboolean                remedy_media_tree_walk      (RemedyMediaTree *self,
                                                     const char      *folder,
                                                     GError         **error);
RemedyFileFact         *remedy_media_tree_read_file (RemedyMediaTree        *self,
                                                     const char             *folder,
                                                     const RemedyMediaEntry *entry);
gboolean                remedy_media_tree_unpack    (RemedyMediaTree *self,
                                                     RemedyReader    *reader,
                                                     int             *kind,
                                                     GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyMediaTree, remedy_media_tree_free)

G_END_DECLS
