/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-name-class.h"
#include "evidence/remedy-record.h"

G_BEGIN_DECLS

/* What is shared with the support desk, and how, as the operator chose. Every class of names
 * is hidden unless it is told here. */
typedef struct
{
  GPtrArray *told; /* char *, words of the classes that are not hidden */
  GPtrArray *words; /* char *, more words to hide wherever they stand */
  char      *language; /* of the report and its pictures: "de"; NULL: English */
  gboolean   dark; /* the pictures are drawn in the dark theme */
  gboolean   large; /* and at twice the size */
} RemedySharing;
REMEDY_DECLARE_RECORD (RemedySharing, remedy_sharing)

/* One picture of the case, as the operator arranged it. */
typedef struct
{
  char    *id; /* of the picture */
  char    *caption; /* the operator's own; NULL: the one it was taken with */
  gboolean left_out;
} RemedyPlacing;
REMEDY_DECLARE_RECORD (RemedyPlacing, remedy_placing)

gboolean remedy_sharing_hides (const RemedySharing *self,
                               RemedyNameClass      name_class);

G_END_DECLS
