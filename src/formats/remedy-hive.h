/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-reader.h"
#include "formats/remedy-hive-value.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_HIVE (remedy_hive_get_type ())

G_DECLARE_FINAL_TYPE (RemedyHive, remedy_hive, REMEDY, HIVE, GObject)

/* A key of an open hive; 0 is none. */
typedef guint64 RemedyHiveKey;

/* Whether a value of this name is wanted. */
typedef gboolean (*RemedyHiveNameFunc) (const char *name);

RemedyHive      *remedy_hive_open            (RemedyReader *reader,
                                              GCancellable *cancellable,
                                              GError      **error);
guint            remedy_hive_get_minor       (RemedyHive *self);
gboolean         remedy_hive_is_dirty        (RemedyHive *self);
gboolean         remedy_hive_is_damaged      (RemedyHive *self);
const char      *remedy_hive_get_damage      (RemedyHive *self);
RemedyHiveKey    remedy_hive_get_root        (RemedyHive *self);
RemedyHiveKey    remedy_hive_find            (RemedyHive   *self,
                                              RemedyHiveKey from,
                                              const char   *path);
char            *remedy_hive_key_name        (RemedyHive   *self,
                                              RemedyHiveKey key);
gint64           remedy_hive_key_time        (RemedyHive   *self,
                                              RemedyHiveKey key);
GArray          *remedy_hive_list_keys       (RemedyHive   *self,
                                              RemedyHiveKey key,
                                              GError      **error);
GPtrArray       *remedy_hive_list_values     (RemedyHive   *self,
                                              RemedyHiveKey key,
                                              GError      **error);
GPtrArray       *remedy_hive_list_values_if  (RemedyHive        *self,
                                              RemedyHiveKey      key,
                                              RemedyHiveNameFunc wanted,
                                              GError           **error);
RemedyHiveValue *remedy_hive_get_value       (RemedyHive   *self,
                                              RemedyHiveKey key,
                                              const char   *name);
char            *remedy_hive_get_string      (RemedyHive   *self,
                                              RemedyHiveKey key,
                                              const char   *name);
gboolean         remedy_hive_get_dword       (RemedyHive   *self,
                                              RemedyHiveKey key,
                                              const char   *name,
                                              guint32      *value);
char           **remedy_hive_get_strings     (RemedyHive   *self,
                                              RemedyHiveKey key,
                                              const char   *name);

G_END_DECLS
