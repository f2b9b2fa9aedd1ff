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

/* What a field may tell about a site, and so what becomes of it when it is shared. */
typedef enum
{
  REMEDY_TELLS_UNSAID, /* nobody said: a text is not shared at all, a number is */
  REMEDY_TELLS_OURS, /* a word of this program or of one of its lists: shared as it is */
  REMEDY_TELLS_SERVER, /* the whole field is a name of that class */
  REMEDY_TELLS_DOMAIN,
  REMEDY_TELLS_ORGANISATION,
  REMEDY_TELLS_SITE,
  REMEDY_TELLS_USER,
  REMEDY_TELLS_SID,
  REMEDY_TELLS_ADDRESS,
  REMEDY_TELLS_PROFILE,
  REMEDY_TELLS_NOTE, /* the operator's own words */
  REMEDY_TELLS_ACCOUNT, /* DOMAIN\user */
  REMEDY_TELLS_PATH, /* of the server: its parts are looked at one by one */
  REMEDY_TELLS_WHERE, /* path of a hive, key and value; or a path */
  REMEDY_TELLS_HOST_PATH, /* of the operator's own machine */
  REMEDY_TELLS_FILE, /* name of a file */
  REMEDY_TELLS_SERVICE, /* short or full name of a service */
  REMEDY_TELLS_LANGUAGE, /* as a folder of a service pack is called after it */
  REMEDY_TELLS_VALUE, /* of the registry: what it is, its name says */
  REMEDY_TELLS_SENTENCE, /* of this program, with what it was about in it */
  REMEDY_TELLS_STRING, /* what a program of the server put into an event or a key */
  REMEDY_TELLS_LINE, /* of a text log of the server */
  REMEDY_TELLS_EXTENT, /* a size or an offset, which depends on how long names are */
  REMEDY_TELLS_SECRET, /* never shared */
} RemedyTells;

/**
 * RemedyField:
 * @name: its name in JSON
 * @kind: what it is
 * @offset: where it lies in the struct, in bytes
 * @type: (nullable): of the records in it
 * @words: (nullable): the words of an enum, %NULL-terminated, in the order of its values
 * @tells: what it may tell about a site
 */
typedef struct
{
  const char              *name;
  RemedyFieldKind          kind;
  gsize                    offset;
  const RemedyRecordType  *type;
  const char *const       *words;
  RemedyTells              tells;
} RemedyField;

struct _RemedyRecordType
{
  const char        *name;
  gsize              size;
  const RemedyField *fields; /* ended by one without a name */
};

#define REMEDY_FIELD(Struct, member, kind) { #member, REMEDY_FIELD_##kind, G_STRUCT_OFFSET (Struct, member), NULL, NULL, REMEDY_TELLS_UNSAID }
#define REMEDY_FIELD_TELLS(Struct, member, kind, tells) { #member, REMEDY_FIELD_##kind, G_STRUCT_OFFSET (Struct, member), NULL, NULL, REMEDY_TELLS_##tells }
#define REMEDY_FIELD_OF(Struct, member, kind, type) { #member, REMEDY_FIELD_##kind, G_STRUCT_OFFSET (Struct, member), type, NULL, REMEDY_TELLS_UNSAID }
#define REMEDY_FIELD_WORDS(Struct, member, words) { #member, REMEDY_FIELD_ENUM, G_STRUCT_OFFSET (Struct, member), NULL, words, REMEDY_TELLS_UNSAID }
#define REMEDY_FIELD_END { NULL }

#define REMEDY_DEFINE_RECORD(Type, prefix, ...)                                                   \
  static const RemedyField prefix##_fields[] = { __VA_ARGS__, REMEDY_FIELD_END };                 \
  const RemedyRecordType prefix##_type = { #Type, sizeof (Type), prefix##_fields }

G_END_DECLS
