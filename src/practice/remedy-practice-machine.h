/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-model.h"
#include "practice/remedy-practice-tree.h"

G_BEGIN_DECLS

#define REMEDY_PRACTICE_SYSTEM_ROOT "C:\\WINNT"
#define REMEDY_PRACTICE_SYSTEM32 REMEDY_PRACTICE_SYSTEM_ROOT "\\System32"

/* What several parts of a practice server have in common. */
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

G_END_DECLS
