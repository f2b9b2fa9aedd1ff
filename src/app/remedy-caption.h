/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-look.h"
#include "guide/remedy-session.h"

G_BEGIN_DECLS

/* What is said of a picture of a page, worked out from the snapshot that it is made from. */
typedef struct
{
  char      *place; /* "Step 6 of 8 · Reapply" */
  char      *step; /* of the run sheet that was just done: "12 of 23: Stop the services"; NULL */
  RemedyLook verdict; /* the diagnosis then, or the outcome where it was read again */
  char      *when; /* on the server's own clock, and in UTC */
  char      *server; /* the case */
} RemedyCaption;

RemedyCaption *remedy_caption_new     (RemedySession        *session,
                                       const RemedySnapshot *snapshot);
void           remedy_caption_free    (RemedyCaption *self);
char          *remedy_caption_to_text (const RemedyCaption *self);
GtkWidget     *remedy_caption_to_strip (const RemedyCaption *self,
                                        const char          *own);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyCaption, remedy_caption_free)

G_END_DECLS
