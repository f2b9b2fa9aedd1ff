/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-check.h"

G_BEGIN_DECLS

/* The checks themselves, for the table in remedy-check.c alone. */

#define REMEDY_DECLARE_CHECK(name)                                                                \
  void remedy_check_##name (const RemedyFacts *facts, const RemedyAnswers *answers,               \
                            RemedyFinding *finding);

REMEDY_DECLARE_CHECK (symptom_event)
REMEDY_DECLARE_CHECK (symptom_other)
REMEDY_DECLARE_CHECK (server_exchange)
REMEDY_DECLARE_CHECK (server_service_pack)
REMEDY_DECLARE_CHECK (files_ntsmig_ini)
REMEDY_DECLARE_CHECK (files_notes_migration)
REMEDY_DECLARE_CHECK (files_mapi)
REMEDY_DECLARE_CHECK (files_baseline)
REMEDY_DECLARE_CHECK (outlook_mapisvc)
REMEDY_DECLARE_CHECK (outlook_profiles)
REMEDY_DECLARE_CHECK (notes_client)
REMEDY_DECLARE_CHECK (history_order)
REMEDY_DECLARE_CHECK (repair_hotfixes)
REMEDY_DECLARE_CHECK (repair_services)
REMEDY_DECLARE_CHECK (repair_setup_log)

G_END_DECLS
