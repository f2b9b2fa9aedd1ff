/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan-draft.h"

G_BEGIN_DECLS

/* Parts of the phases that are long enough for a file of their own. */

char      *remedy_plan_fixes_found        (const RemedyPlanDraft *draft);
char      *remedy_plan_message_before     (const RemedyPlanDraft *draft);
char      *remedy_plan_message_after      (const RemedyPlanDraft *draft);
char      *remedy_plan_media_folder       (const RemedyPlanDraft *draft);
char      *remedy_plan_media_unfit        (const RemedyPlanDraft *draft);
void       remedy_plan_say_language       (const RemedyPlanDraft *draft,
                                           RemedyStep            *step);
GPtrArray *remedy_plan_holders            (const RemedyPlanDraft *draft,
                                           gboolean               with_start);
GPtrArray *remedy_plan_disabled           (const RemedyPlanDraft *draft);
void       remedy_plan_add_cluster        (RemedyPlanDraft *draft);
void       remedy_plan_add_media          (RemedyPlanDraft *draft);
void       remedy_plan_add_saved          (RemedyPlanDraft *draft);
void       remedy_plan_add_third_party    (RemedyPlanDraft *draft);
void       remedy_plan_add_enable         (RemedyPlanDraft *draft);
void       remedy_plan_add_keys           (RemedyPlanDraft *draft);
void       remedy_plan_add_keys_back      (RemedyPlanDraft *draft);
void       remedy_plan_add_stop           (RemedyPlanDraft *draft);
void       remedy_plan_add_second_node    (RemedyPlanDraft *draft);
void       remedy_plan_add_put_back       (RemedyPlanDraft *draft);
void       remedy_plan_add_versions       (RemedyPlanDraft *draft);
void       remedy_plan_add_test_migration (RemedyPlanDraft *draft);

G_END_DECLS
