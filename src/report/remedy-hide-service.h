/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-service-facts.h"
#include "report/remedy-hiding.h"

G_BEGIN_DECLS

char *remedy_hide_service_name    (RemedyHiding      *hiding,
                                   const char        *name);
char *remedy_hide_service_account (RemedyHiding      *hiding,
                                   const char        *account);
void  remedy_hide_service         (RemedyHiding      *hiding,
                                   RemedyServiceFact *service);
void  remedy_hide_service_places  (GPtrArray         *services);

G_END_DECLS
