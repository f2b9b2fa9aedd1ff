/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Types of values, as winnt.h numbers them. */
typedef enum
{
  REMEDY_HIVE_SZ               = 1,
  REMEDY_HIVE_EXPAND_SZ        = 2,
  REMEDY_HIVE_BINARY           = 3,
  REMEDY_HIVE_DWORD            = 4,
  REMEDY_HIVE_DWORD_BIG_ENDIAN = 5,
  REMEDY_HIVE_MULTI_SZ         = 7,
} RemedyHiveType;

typedef struct
{
  char   *name; /* "" is the default value */
  guint32 type; /* RemedyHiveType, or any other number */
  GBytes *data;
} RemedyHiveValue;

char    **remedy_hive_value_to_strings (const RemedyHiveValue *value);
char     *remedy_hive_value_to_text    (const RemedyHiveValue *value);
gboolean  remedy_hive_value_to_dword   (const RemedyHiveValue *value,
                                        guint32               *number);
void      remedy_hive_value_free       (RemedyHiveValue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyHiveValue, remedy_hive_value_free)

G_END_DECLS
