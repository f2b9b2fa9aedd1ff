/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "checks/remedy-diagnosis.h"
#include "evidence/remedy-item.h"
#include "guide/remedy-case.h"
#include "guide/remedy-verification.h"

G_BEGIN_DECLS

/**
 * RemedyLook:
 * @icon: name of a symbolic icon
 * @style: (nullable): style class that colours it
 * @word: what it says, in one or two words; colour and icon never stand alone
 *
 * How a state is shown. This is the only place where states become icons and colours.
 */
typedef struct
{
  const char *icon;
  const char *style;
  const char *word;
} RemedyLook;

RemedyLook remedy_look_verdict    (RemedyVerdict  verdict,
                                   RemedySeverity severity);
RemedyLook remedy_look_how        (RemedyHow how);
RemedyLook remedy_look_item       (RemedyItemState state);
RemedyLook remedy_look_step       (RemedyStepState state);
RemedyLook remedy_look_condition  (RemedyCondition condition);
RemedyLook remedy_look_outcome    (RemedyOutcome outcome);
RemedyLook remedy_look_comparison (const RemedyComparison *comparison);
void       remedy_look_dress      (GtkImage         *image,
                                   const RemedyLook *look);
void       remedy_look_unhyphen   (GtkLabel *label);
GtkWidget *remedy_look_new_label  (const char *text,
                                   const char *style);
void       remedy_look_set_style  (GtkWidget  *widget,
                                   const char *style);

G_END_DECLS
