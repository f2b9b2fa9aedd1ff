/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-member.h"
#include "report/remedy-name-map.h"

G_BEGIN_DECLS

/*
 * The last look before anything is written: whether a name that is to be hidden is in it all
 * the same, in whatever form. What is in a file that cannot be looked at is a leak as well.
 */

/* One place. Nothing in it tells the name. */
typedef struct
{
  char *member; /* the file in the bundle */
  char *where; /* in it: a JSON pointer, the path of an element, a line, a chunk */
  int   name_class; /* RemedyNameClass; REMEDY_NAMES_TEXTS where @token is NULL */
  char *token; /* of the name; NULL: a word of the operator’s, or what cannot be looked at */
  char *form; /* "UTF-16LE" */
} RemedyLeak;
REMEDY_DECLARE_RECORD (RemedyLeak, remedy_leak)

GPtrArray *remedy_leak_search   (const GPtrArray     *names,
                                 const RemedySharing *sharing,
                                 const GPtrArray     *members);
char      *remedy_leak_describe (const RemedyLeak *self);
gboolean   remedy_leak_check    (const GPtrArray     *names,
                                 const RemedySharing *sharing,
                                 const GPtrArray     *members,
                                 GError             **error);

G_END_DECLS
