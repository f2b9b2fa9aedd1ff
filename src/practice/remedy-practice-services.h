/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-hive-writer.h"
#include "practice/remedy-practice-machine.h"

G_BEGIN_DECLS

/* The services of a practice server, and what Exchange keeps below them. */

RemedyHiveNode *remedy_practice_system_key     (const RemedyPracticeServer *server,
                                                RemedyHiveWriter           *hive,
                                                const char                 *below,
                                                gint64                      time);
void            remedy_practice_write_services (const RemedyPracticeServer *server,
                                                RemedyHiveWriter           *hive);

G_END_DECLS
