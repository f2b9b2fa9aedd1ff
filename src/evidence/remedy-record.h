/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record-type.h"

G_BEGIN_DECLS

/*
 * Records: plain structs whose fields stand in a table. From that one table come
 * freeing, copying, comparing, JSON in both directions and the published schema,
 * so that a field is named once.
 *
 * Rules: a string is owned and may be NULL (it is then left out of the JSON); a
 * list is an owned GPtrArray that is never NULL; an enum is stored as int and
 * written as its word; a time is seconds since 1970 UTC, REMEDY_TIME_UNKNOWN where
 * there is none, and ISO 8601 in JSON.
 */

gpointer  remedy_record_new       (const RemedyRecordType *type);
void      remedy_record_free      (const RemedyRecordType *type,
                                   gpointer                record);
gpointer  remedy_record_copy      (const RemedyRecordType *type,
                                   gconstpointer           record);
gboolean  remedy_record_equal     (const RemedyRecordType *type,
                                   gconstpointer           a,
                                   gconstpointer           b);
JsonNode *remedy_record_to_json   (const RemedyRecordType *type,
                                   gconstpointer           record);
gpointer  remedy_record_from_json (const RemedyRecordType *type,
                                   JsonNode               *node,
                                   GError                **error);
JsonNode *remedy_record_schema    (const RemedyRecordType *type);

/**
 * REMEDY_DECLARE_RECORD:
 * @Type: the struct, as in RemedyFinding
 * @prefix: as in remedy_finding
 *
 * Declares prefix_type, prefix_new (), prefix_copy (), prefix_free () and the cleanup.
 */
#define REMEDY_DECLARE_RECORD(Type, prefix)                                                       \
  extern const RemedyRecordType prefix##_type;                                                    \
  G_GNUC_UNUSED static inline Type *prefix##_new (void)                                           \
  {                                                                                               \
    return remedy_record_new (&prefix##_type);                                                    \
  }                                                                                               \
  G_GNUC_UNUSED static inline Type *prefix##_copy (const Type *self)                              \
  {                                                                                               \
    return remedy_record_copy (&prefix##_type, self);                                             \
  }                                                                                               \
  G_GNUC_UNUSED static inline void prefix##_free (Type *self)                                     \
  {                                                                                               \
    remedy_record_free (&prefix##_type, self);                                                    \
  }                                                                                               \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, prefix##_free)

G_END_DECLS
