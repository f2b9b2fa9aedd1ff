/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "core/remedy-version.h"

G_BEGIN_DECLS

/**
 * RemedyInspection:
 *
 * What is told of one file, as text and as JSON at once: each fact is named once, with its
 * key in JSON (%NULL: not there) and its translated label (%NULL: not in the text).
 */
typedef struct _RemedyInspection RemedyInspection;

RemedyInspection *remedy_inspection_new         (const char *path);
void              remedy_inspection_add_text    (RemedyInspection *self,
                                                 const char       *key,
                                                 const char       *label,
                                                 const char       *value);
void              remedy_inspection_add_count   (RemedyInspection *self,
                                                 const char       *key,
                                                 const char       *label,
                                                 guint64           value);
void              remedy_inspection_add_flag    (RemedyInspection *self,
                                                 const char       *key,
                                                 const char       *label,
                                                 gboolean          value);
void              remedy_inspection_add_time    (RemedyInspection *self,
                                                 const char       *key,
                                                 const char       *label,
                                                 gint64            value);
void              remedy_inspection_add_version (RemedyInspection    *self,
                                                 const char          *key,
                                                 const char          *label,
                                                 const RemedyVersion *value);
void              remedy_inspection_add_texts   (RemedyInspection *self,
                                                 const char       *key,
                                                 const char       *label,
                                                 GPtrArray        *values);
void              remedy_inspection_begin_list  (RemedyInspection *self,
                                                 const char       *key);
void              remedy_inspection_end_list    (RemedyInspection *self);
void              remedy_inspection_begin_item  (RemedyInspection *self,
                                                 const char       *title);
void              remedy_inspection_end_item    (RemedyInspection *self);
gboolean          remedy_inspection_print       (RemedyInspection *self,
                                                 gboolean          json);
void              remedy_inspection_free        (RemedyInspection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyInspection, remedy_inspection_free)

G_END_DECLS
