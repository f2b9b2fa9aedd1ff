/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-service-facts.h"

G_BEGIN_DECLS

/* What a service of Windows NT runs, by its key below Services. */

gboolean remedy_service_is_driver      (const RemedyServiceFact *service);
gsize    remedy_service_program_length (const char              *command);
char    *remedy_service_program        (const RemedyServiceFact *service,
                                        const char              *system_root);
gboolean remedy_service_is_foreign     (const RemedyServiceFact *service,
                                        const char              *system_root);

G_END_DECLS
