/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

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

typedef struct _RemedyRecordType RemedyRecordType;

typedef enum
{
  REMEDY_FIELD_STRING, /* char * */
  REMEDY_FIELD_INT,    /* gint64 */
  REMEDY_FIELD_BOOL,   /* gboolean */
  REMEDY_FIELD_ENUM,   /* int, with words */
  REMEDY_FIELD_TIME,   /* gint64 */
  REMEDY_FIELD_STRINGS,/* GPtrArray of char * */
  REMEDY_FIELD_LIST,   /* GPtrArray of records of @type */
  REMEDY_FIELD_RECORD, /* pointer to a record of @type, or NULL */
} RemedyFieldKind;

/**
 * RemedyField:
 * @name: its name in JSON
 * @kind: what it is
 * @offset: where it lies in the struct, in bytes
 * @type: (nullable): of the records in it
 * @words: (nullable): the words of an enum, %NULL-terminated, in the order of its values
 */
typedef struct
{
  const char              *name;
  RemedyFieldKind          kind;
  gsize                    offset;
  const RemedyRecordType  *type;
  const char *const       *words;
} RemedyField;

struct _RemedyRecordType
{
  const char        *name;
  gsize              size;
  const RemedyField *fields; /* ended by one without a name */
};

#define REMEDY_FIELD(Struct, member, kind) { #member, REMEDY_FIELD_##kind, G_STRUCT_OFFSET (Struct, member), NULL, NULL }
#define REMEDY_FIELD_OF(Struct, member, kind, type) { #member, REMEDY_FIELD_##kind, G_STRUCT_OFFSET (Struct, member), type, NULL }
#define REMEDY_FIELD_WORDS(Struct, member, words) { #member, REMEDY_FIELD_ENUM, G_STRUCT_OFFSET (Struct, member), NULL, words }
#define REMEDY_FIELD_END { NULL }

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

#define REMEDY_DEFINE_RECORD(Type, prefix, ...)                                                   \
  static const RemedyField prefix##_fields[] = { __VA_ARGS__, REMEDY_FIELD_END };                 \
  const RemedyRecordType prefix##_type = { #Type, sizeof (Type), prefix##_fields }

G_END_DECLS
