/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-case.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_CASE_STORE (remedy_case_store_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCaseStore, remedy_case_store, REMEDY, CASE_STORE, GObject)

#define REMEDY_CASE_BEFORE "before.json"
#define REMEDY_CASE_AFTER "after.json"

/* One line of the list of cases. */
typedef struct
{
  char       *id;
  RemedyCase *case_; /* (nullable): NULL if it cannot be opened */
  GError     *error; /* (nullable): why not */
} RemedyCaseEntry;

/* Everything that is on disk of one case. */
typedef struct
{
  RemedyCase  *case_;
  RemedyFacts *before; /* (nullable) */
  RemedyFacts *after; /* (nullable) */
  char        *problem; /* (nullable): what of its evidence could not be read, a sentence */
} RemedyStoredCase;

RemedyCaseStore  *remedy_case_store_new           (const char *folder);
const char       *remedy_case_store_get_folder    (RemedyCaseStore *self);
GPtrArray        *remedy_case_store_list          (RemedyCaseStore *self,
                                                   GError         **error);
char             *remedy_case_store_new_id        (void);
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
void              remedy_case_store_list_async    (RemedyCaseStore    *self,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
GPtrArray        *remedy_case_store_list_finish   (RemedyCaseStore *self,
                                                   GAsyncResult    *result,
                                                   GError         **error);
void              remedy_case_store_delete_async  (RemedyCaseStore    *self,
                                                   const char         *id,
                                                   GAsyncReadyCallback callback,
                                                   gpointer            user_data);
gboolean          remedy_case_store_delete_finish (RemedyCaseStore *self,
                                                   GAsyncResult    *result,
                                                   GError         **error);
char             *remedy_case_store_get_path      (RemedyCaseStore *self,
                                                   const char      *id,
                                                   const char      *name);
char             *remedy_case_store_get_practice  (RemedyCaseStore *self,
                                                   const char      *id);
void              remedy_case_entry_free          (RemedyCaseEntry *self);
void              remedy_stored_case_free         (RemedyStoredCase *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyCaseEntry, remedy_case_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyStoredCase, remedy_stored_case_free)

G_END_DECLS
