/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-model.h"
#include "practice/remedy-practice-tree.h"

G_BEGIN_DECLS

#define REMEDY_PRACTICE_SYSTEM_ROOT "C:\\WINNT"
#define REMEDY_PRACTICE_SYSTEM32 REMEDY_PRACTICE_SYSTEM_ROOT "\\System32"

/* From the facts to the files: each adds its part to the tree. */
RemedyPracticeTree *remedy_practice_compose               (const RemedyPracticeServer *server,
                                                           GCancellable               *cancellable);
void                remedy_practice_compose_files         (const RemedyPracticeServer *server,
                                                           RemedyPracticeTree         *tree);
void                remedy_practice_compose_notes         (const RemedyPracticeServer *server,
                                                           RemedyPracticeTree         *tree);
void                remedy_practice_compose_software      (const RemedyPracticeServer *server,
                                                           RemedyPracticeTree         *tree);
void                remedy_practice_compose_system        (const RemedyPracticeServer *server,
                                                           RemedyPracticeTree         *tree);
void                remedy_practice_compose_users         (const RemedyPracticeServer *server,
                                                           RemedyPracticeTree         *tree);
void                remedy_practice_compose_log           (const RemedyPracticeServer *server,
                                                           RemedyPracticeTree         *tree,
                                                           GCancellable               *cancellable);
void                remedy_practice_compose_setup_log     (const RemedyPracticeServer *server,
                                                           RemedyPracticeTree         *tree);
void                remedy_practice_compose_hive          (RemedyPracticeTree         *tree,
                                                           const char                 *nt_path,
                                                           GBytes                     *hive,
                                                           RemedyPracticeHiveState     state,
                                                           gint64                      modified);
const char         *remedy_practice_computer              (const RemedyPracticeServer *server);
char               *remedy_practice_exchange_path         (const RemedyPracticeServer *server,
                                                           const char                 *below);
char               *remedy_practice_sid_text              (const RemedyPracticeServer *server,
                                                           guint                       rid);
GBytes             *remedy_practice_sid_bytes             (const RemedyPracticeServer *server,
                                                           guint                       rid);
gint64              remedy_practice_last_setup_time       (const RemedyPracticeServer *server);
const char         *remedy_practice_migration_file        (guint i);

G_END_DECLS
