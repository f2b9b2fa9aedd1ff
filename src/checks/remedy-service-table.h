/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-service-facts.h"

G_BEGIN_DECLS

/* What is known of the services of Exchange by their names and programs (Q143380). */

/* The services that these bear are ends of the order, or of a part of it. */
#define REMEDY_SERVICE_ATTENDANT "MSExchangeSA"
#define REMEDY_SERVICE_CONTROLLER "MSExchangeCoCo"

/* The last services of the table, which every Exchange server has. */
#define REMEDY_SERVICE_TABLE_CORE 4

gboolean    remedy_service_table_is_exchange (const RemedyServiceFact *service);
gboolean    remedy_service_table_is_linkage  (const RemedyServiceFact *service);
gboolean    remedy_service_table_is_ms_mail  (const RemedyServiceFact *service);
const char *remedy_service_table_escapes     (const RemedyServiceFact *service);
guint       remedy_service_table_rank        (const RemedyServiceFact *service);
const char *remedy_service_table_core        (guint i);

G_END_DECLS
