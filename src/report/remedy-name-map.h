/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-name-class.h"
#include "guide/remedy-snapshot.h"

G_BEGIN_DECLS

/*
 * The names of one case and the tokens that stand for them. What was met first has the lowest
 * number of its class, and a name keeps its token for ever, so that two snapshots of a case,
 * and two bundles, call the same thing the same. Names are the same whatever their case, as
 * they are to Windows NT.
 */
typedef struct _RemedyNameMap RemedyNameMap;

/* One name. A thing can have several, as a user has the short form of a folder: then they
 * share the token. */
typedef struct
{
  int   name_class; /* RemedyNameClass */
  char *token; /* "SERVER-1" */
  char *original; /* as it was spelt where it was met first */
} RemedyHiddenName;
REMEDY_DECLARE_RECORD (RemedyHiddenName, remedy_hidden_name)

RemedyNameMap          *remedy_name_map_new       (void);
void                    remedy_name_map_free      (RemedyNameMap        *self);
RemedyNameMap          *remedy_name_map_load      (const char           *path,
                                                   GError              **error);
gboolean                remedy_name_map_save      (const RemedyNameMap  *self,
                                                   const char           *path,
                                                   GError              **error);
const char             *remedy_name_map_take      (RemedyNameMap        *self,
                                                   RemedyNameClass       name_class,
                                                   const char           *original);
const RemedyHiddenName *remedy_name_map_take_any  (RemedyNameMap        *self,
                                                   RemedyNameClass       name_class,
                                                   const char           *original);
const RemedyHiddenName *remedy_name_map_find      (const RemedyNameMap  *self,
                                                   const char           *original);
gboolean                remedy_name_map_has       (const RemedyNameMap  *self,
                                                   RemedyNameClass       name_class,
                                                   const char           *original);
gboolean                remedy_name_map_add_other (RemedyNameMap        *self,
                                                   const char           *original,
                                                   const char           *other);
const GPtrArray        *remedy_name_map_get_names (const RemedyNameMap  *self);
RemedySnapshot         *remedy_name_map_hide      (RemedyNameMap        *self,
                                                   const RemedySharing  *sharing,
                                                   const RemedySnapshot *snapshot);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyNameMap, remedy_name_map_free)

G_END_DECLS
