/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-case.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_CASE_STORE (remedy_case_store_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCaseStore, remedy_case_store, REMEDY, CASE_STORE, GObject)

/* Everything that is on disk of one case. */
typedef struct
{
  RemedyCase  *case_;
  RemedyFacts *before; /* (nullable) */
  RemedyFacts *after; /* (nullable) */
} RemedyStoredCase;

RemedyCaseStore  *remedy_case_store_new           (const char *folder);
const char       *remedy_case_store_get_folder    (RemedyCaseStore *self);
GPtrArray        *remedy_case_store_list          (RemedyCaseStore *self,
                                                   GError         **error);
char             *remedy_case_store_create        (RemedyCaseStore *self,
                                                   RemedyCase      *case_,
                                                   GError         **error);
gboolean          remedy_case_store_save          (RemedyCaseStore  *self,
                                                   const RemedyCase *case_,
                                                   GError          **error);
gboolean          remedy_case_store_save_facts    (RemedyCaseStore   *self,
                                                   const RemedyCase  *case_,
                                                   const char        *name,
                                                   const RemedyFacts *facts,
                                                   GError           **error);
RemedyStoredCase *remedy_case_store_load          (RemedyCaseStore *self,
                                                   const char      *id,
                                                   GError         **error);
gboolean          remedy_case_store_delete        (RemedyCaseStore *self,
                                                   const char      *id,
                                                   GError         **error);
char             *remedy_case_store_get_path      (RemedyCaseStore *self,
                                                   const char      *id,
                                                   const char      *name);
void              remedy_stored_case_free         (RemedyStoredCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyStoredCase, remedy_stored_case_free)

G_END_DECLS
