/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-name-map.h"
#include "report/remedy-word-finder.h"

G_BEGIN_DECLS

/* One hiding of names: what it is done with, handed to all that hides. */
typedef struct
{
  RemedyNameMap    *map;
  gboolean          hides[REMEDY_N_NAMES];
  gboolean          tells_all; /* nothing that a server’s own texts could tell is hidden */
  GHashTable       *paths; /* (owned) original path → hidden path: a log has one for all its events */
  RemedyWordFinder *words; /* (owned) (nullable): the operator’s own words */
  RemedyWordFinder *names; /* (owned) (nullable): names of the map; made when a text is told */
} RemedyHiding;

void     remedy_hiding_init     (RemedyHiding        *self,
                                 RemedyNameMap       *map,
                                 const RemedySharing *sharing);
void     remedy_hiding_clear    (RemedyHiding        *self);
gboolean remedy_hiding_is_name  (RemedyTells          tells,
                                 RemedyNameClass     *name_class);
char    *remedy_hiding_name     (RemedyHiding        *self,
                                 RemedyNameClass      name_class,
                                 const char          *original);
char    *remedy_hiding_any_name (RemedyHiding        *self,
                                 RemedyNameClass      name_class,
                                 const char          *original);
char    *remedy_hiding_text     (RemedyHiding        *self,
                                 RemedyNameClass      name_class,
                                 const char          *original);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyHiding, remedy_hiding_clear)

G_END_DECLS
