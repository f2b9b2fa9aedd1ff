/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-tables.h"
#include "practice/remedy-practice-machine.h"

G_BEGIN_DECLS

/* From the facts to the files: each adds its part to the tree. */
RemedyPracticeTree *remedy_practice_compose               (const RemedyPracticeServer *server,
                                                           GCancellable               *cancellable);
void                remedy_practice_compose_files         (const RemedyPracticeServer *server,
                                                           RemedyPracticeTree         *tree);
void                remedy_practice_compose_components (const RemedyPracticeServer *server,
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
const char         *remedy_practice_migration_file        (guint i);
RemedyVersion       remedy_practice_table_version         (const RemedyTableFile *file,
                                                           guint                  pack,
                                                           const char           **date);
GBytes             *remedy_practice_exchange_image        (const RemedyPracticeServer *server,
                                                           const char                 *name,
                                                           const RemedyVersion        *version);

G_END_DECLS
