/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-writer.h"

G_BEGIN_DECLS

/* A registry hive in memory, written as regf 1.3, the version of NT 4. */
typedef struct _RemedyHiveWriter RemedyHiveWriter;

/* A key of it; owned by the writer. */
typedef struct _RemedyHiveNode RemedyHiveNode;

RemedyHiveWriter *remedy_hive_writer_new       (const char *name,
                                                gint64      time);
RemedyHiveNode   *remedy_hive_writer_key       (RemedyHiveWriter *self,
                                                const char       *path,
                                                gint64            time);
void              remedy_hive_node_set_string  (RemedyHiveNode *self,
                                                const char     *name,
                                                const char     *value);
void              remedy_hive_node_set_expand  (RemedyHiveNode *self,
                                                const char     *name,
                                                const char     *value);
void              remedy_hive_node_set_strings (RemedyHiveNode    *self,
                                                const char        *name,
                                                const char *const *values);
void              remedy_hive_node_set_dword   (RemedyHiveNode *self,
                                                const char     *name,
                                                guint32         value);
void              remedy_hive_node_set_binary  (RemedyHiveNode *self,
                                                const char     *name,
                                                const void     *data,
                                                gsize           size);
void              remedy_hive_node_set_value   (RemedyHiveNode *self,
                                                const char     *name,
                                                guint32         type,
                                                const void     *data,
                                                gsize           size);
void              remedy_hive_writer_set_dirty (RemedyHiveWriter *self,
                                                gboolean          dirty);
GBytes           *remedy_hive_writer_finish    (RemedyHiveWriter *self);
void              remedy_hive_writer_free      (RemedyHiveWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyHiveWriter, remedy_hive_writer_free)

G_END_DECLS
