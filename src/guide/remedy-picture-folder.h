/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What lies in the folder “pictures” of a case. Of each picture:
 *
 * <id>.json         what it shows, as data; without it there is no picture
 * <id>.png          as it was drawn last, with the names hidden
 * <id>.drawn.json   what that was drawn with, and the texts in it
 * <id>.original     imported: the file that was brought in; it never leaves the case
 * <id>.shapes.json  imported: what is covered and drawn on it
 *
 * And facts-<SHA-256>.json: what was read, each once, for all the pictures that show it.
 */
#define REMEDY_PICTURE_JSON ".json"
#define REMEDY_PICTURE_PNG ".png"
#define REMEDY_PICTURE_DRAWN ".drawn.json"
#define REMEDY_PICTURE_ORIGINAL ".original"
#define REMEDY_PICTURE_SHAPES ".shapes.json"

typedef int RemedyPictureLock;

gboolean remedy_picture_folder_make      (const char *case_folder,
                                          GError    **error);
RemedyPictureLock
         remedy_picture_folder_lock      (const char *case_folder);
void     remedy_picture_lock_release     (RemedyPictureLock lock);
gboolean remedy_picture_folder_is_id     (const char *id);
char    *remedy_picture_folder_get_path  (const char *case_folder,
                                          const char *id,
                                          const char *suffix);
char    *remedy_picture_folder_get_facts (const char *case_folder,
                                          const char *hash);
guint64  remedy_picture_folder_get_size  (const char *case_folder);
void     remedy_picture_folder_remove    (const char *case_folder,
                                          const char *id);
void     remedy_picture_folder_sweep     (const char *case_folder,
                                          GHashTable *ids,
                                          GHashTable *hashes);

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (RemedyPictureLock, remedy_picture_lock_release, -1)

G_END_DECLS
