/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-failure.h"
#include "evidence/remedy-setup-facts.h"

G_BEGIN_DECLS

gboolean   remedy_failure_log_is_stopped (const RemedySetupRunFact *run);
gboolean   remedy_failure_log_is_dead    (const RemedySetupRunFact *run);
GPtrArray *remedy_failure_log_search     (const RemedySetupRunFact *run);
void       remedy_failure_log_keep       (RemedySetupRunFact       *run);

G_END_DECLS
