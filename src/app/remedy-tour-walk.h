/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

/* A walk through the wizard on a practice server, without a person: from the first page to the
 * last, stopping where there is something to see. It runs the main loop while it waits. */
typedef struct _RemedyTourWalk RemedyTourWalk;

/* Where it stops. */
typedef struct
{
  const char *name; /* for a file: "diagnosis" */
  const char *caption; /* what is to be seen, a sentence; marked for translation */
} RemedyTourStop;

/* As many as there are where there is a fault to mend. */
#define REMEDY_TOUR_MAX_STOPS 12

RemedyTourWalk       *remedy_tour_walk_new     (const char *folder,
                                                const char *scenario,
                                                GError    **error);
void                  remedy_tour_walk_free    (RemedyTourWalk *self);
const RemedyTourStop *remedy_tour_walk_next    (RemedyTourWalk  *self,
                                                RemedySnapshot **snapshot,
                                                GError         **error);
RemedySession        *remedy_tour_walk_get_session (RemedyTourWalk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyTourWalk, remedy_tour_walk_free)

G_END_DECLS
