/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-name-map.h"

G_BEGIN_DECLS

/* One hiding of names: what it is done with, handed to all that hides. */
typedef struct
{
  RemedyNameMap       *map;
  const RemedySharing *sharing;
  gboolean             hides[REMEDY_N_NAMES];
  gboolean             tells_all; /* nothing that a server’s texts could tell is hidden */
} RemedyHiding;

void     remedy_hiding_init     (RemedyHiding        *self,
                                 RemedyNameMap       *map,
                                 const RemedySharing *sharing);
gboolean remedy_hiding_is_name  (RemedyTells          tells,
                                 RemedyNameClass     *name_class);
char    *remedy_hiding_name     (RemedyHiding        *self,
                                 RemedyNameClass      name_class,
                                 const char          *original);
char    *remedy_hiding_any_name (RemedyHiding        *self,
                                 RemedyNameClass      name_class,
                                 const char          *original);

G_END_DECLS
