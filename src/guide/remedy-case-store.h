/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-stored-case.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_CASE_STORE (remedy_case_store_get_type ())

G_DECLARE_FINAL_TYPE (RemedyCaseStore, remedy_case_store, REMEDY, CASE_STORE, GObject)

/* What lies in the folder of a store. */
#define REMEDY_CASES "cases"
#define REMEDY_CASES_PRACTICE "practice"

RemedyCaseStore  *remedy_case_store_new           (const char *folder);
const char       *remedy_case_store_get_folder    (RemedyCaseStore *self);
GPtrArray        *remedy_case_store_list          (RemedyCaseStore *self,
                                                   GError         **error);
char             *remedy_case_store_new_id        (void);
RemedyCaseLock   *remedy_case_store_hold          (RemedyCaseStore *self);
RemedyStoredCase *remedy_case_store_create        (RemedyCaseStore *self,
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
gboolean          remedy_case_store_save_media    (RemedyCaseStore   *self,
                                                   const RemedyCase  *case_,
                                                   const RemedyMedia *media,
                                                   GError           **error);
RemedyMedia      *remedy_case_store_load_media    (RemedyCaseStore  *self,
                                                   const RemedyCase *case_);
RemedyStoredCase *remedy_case_store_load          (RemedyCaseStore *self,
                                                   const char      *id,
                                                   RemedyCaseLock  *lock,
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

G_END_DECLS
