/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

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

#define REMEDY_DEFINE_RECORD(Type, prefix, ...)                                                   \
  static const RemedyField prefix##_fields[] = { __VA_ARGS__, REMEDY_FIELD_END };                 \
  const RemedyRecordType prefix##_type = { #Type, sizeof (Type), prefix##_fields }

G_END_DECLS
