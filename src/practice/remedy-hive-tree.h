/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-hive-writer.h"

G_BEGIN_DECLS

/* The tree that RemedyHiveWriter fills and its layout turns into bytes; private to the two. */

typedef struct
{
  char   *name; /* UTF-8; "" is the default value */
  guint32 type;
  GBytes *data;
} RemedyHiveNodeValue;

struct _RemedyHiveNode
{
  char      *name; /* UTF-8 */
  gint64     time; /* seconds since 1970 UTC */
  GPtrArray *children; /* RemedyHiveNode, in upper-case order */
  GPtrArray *values; /* RemedyHiveNodeValue, in the order they were set */
};

GBytes *remedy_hive_layout (RemedyHiveNode *root,
                            const char     *name,
                            gint64          time,
                            gboolean        dirty);

G_END_DECLS
