/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-leak-forms.h"
#include "report/remedy-leak.h"

G_BEGIN_DECLS

/* The look at one member. */
typedef struct
{
  const RemedyLeakForms *forms;
  const char            *member; /* as it may be told */
  GPtrArray             *leaks; /* RemedyLeak */
  guint                  depth; /* of what is embedded in it */
} RemedyLeakLook;

/**
 * RemedyLeakWhere:
 * @data: a place
 *
 * Returns: (transfer full): the words for it; asked for only if something is found there
 */
typedef char *(*RemedyLeakWhere) (gpointer data);

char *remedy_leak_where_text  (gpointer text);
void  remedy_leak_look_field  (RemedyLeakLook    *self,
                               const char        *text,
                               gsize              size,
                               RemedyLeakKind     kind,
                               RemedyLeakWhere    where,
                               gpointer           data);
void  remedy_leak_look_refuse (RemedyLeakLook *self,
                               const char     *where,
                               const char     *form);
void  remedy_leak_look_bytes  (RemedyLeakLook *self,
                               const char     *type,
                               GBytes         *bytes,
                               const char     *where);
void  remedy_leak_look_json   (RemedyLeakLook *self,
                               GBytes         *bytes,
                               const char     *where);
void  remedy_leak_look_html   (RemedyLeakLook *self,
                               GBytes         *bytes,
                               const char     *where);
void  remedy_leak_look_png    (RemedyLeakLook *self,
                               GBytes         *bytes,
                               const char     *where);

G_END_DECLS
