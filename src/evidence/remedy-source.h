/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-reader.h"
#include "evidence/remedy-layout-facts.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_SOURCE (remedy_source_get_type ())

G_DECLARE_DERIVABLE_TYPE (RemedySource, remedy_source, REMEDY, SOURCE, GObject)

/* A name in a listed folder, or a file that was opened. */
typedef struct
{
  char    *name; /* UTF-8, its real spelling */
  char    *path; /* (nullable): of an opened file, its NT path in its real spelling */
  gboolean is_directory;
  guint64  size; /* bytes */
  gint64   modified; /* seconds since 1970 UTC */
  gboolean is_refused; /* a link that is not followed: nobody knows what it is */
} RemedySourceEntry;

/**
 * RemedySourceClass:
 * @describe: finds the layout: its kind, drives, host paths; problems met so far
 * @list: lists a folder by NT path; %REMEDY_ERROR_NOT_FOUND if its parent was
 *   listed and lacks it
 * @open: opens a file by NT path, any case; sets @entry, if wanted, to its real spelling,
 *   size and time
 * @has_drive: whether files of that drive are in the source at all
 * @place: (nullable): learns where the server keeps the system and Exchange, so that
 *   loose files are presented there
 *
 * Where bytes come from. Paths are NT paths, "C:\\WINNT\\System32\\Config\\SYSTEM", any
 * case. It opens for reading only. Loose files are presented where they belong: as
 * kind REMEDY_LAYOUT_LOOSE, a path that is absent says nothing about the server.
 *
 * A source belongs to one reading at a time, in any thread. One in which a stopped
 * reading may still hang is not given to another: make a new one.
 */
struct _RemedySourceClass
{
  GObjectClass parent_class;

  RemedyLayoutFact *(*describe)  (RemedySource *self,
                                  GCancellable *cancellable,
                                  GError      **error);
  GPtrArray        *(*list)      (RemedySource *self,
                                  const char   *path,
                                  GCancellable *cancellable,
                                  GError      **error);
  RemedyReader     *(*open)      (RemedySource       *self,
                                  const char         *path,
                                  RemedySourceEntry **entry,
                                  GCancellable       *cancellable,
                                  GError            **error);
  gboolean          (*has_drive) (RemedySource *self,
                                  char          letter);
  void              (*place)     (RemedySource *self,
                                  const char   *system_root,
                                  const char   *exchange_root);
};

RemedyLayoutFact *remedy_source_describe   (RemedySource *self,
                                            GCancellable *cancellable,
                                            GError      **error);
GPtrArray        *remedy_source_list       (RemedySource *self,
                                            const char   *path,
                                            GCancellable *cancellable,
                                            GError      **error);
RemedyReader     *remedy_source_open       (RemedySource       *self,
                                            const char         *path,
                                            RemedySourceEntry **entry,
                                            GCancellable       *cancellable,
                                            GError            **error);
gboolean          remedy_source_has_drive  (RemedySource *self,
                                            char          letter);
void              remedy_source_place      (RemedySource *self,
                                            const char   *system_root,
                                            const char   *exchange_root);
void              remedy_source_entry_free (RemedySourceEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedySourceEntry, remedy_source_entry_free)

G_END_DECLS
