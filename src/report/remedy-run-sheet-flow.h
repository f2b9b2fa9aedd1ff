/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-run-sheet-row.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_SHEET_NORMAL,
  REMEDY_SHEET_STRONG,
  REMEDY_SHEET_SMALL,
  REMEDY_SHEET_SMALL_SLANTED,
  REMEDY_SHEET_STEP, /* title of a step */
  REMEDY_SHEET_HEADING,
  REMEDY_SHEET_TITLE,
  REMEDY_SHEET_COMMAND, /* every character has the same width, and none looks like another */
} RemedySheetStyle;

/**
 * RemedySheetFlow:
 * @context: what texts are laid out with
 * @units: (element-type RemedySheetUnit): what was made so far
 * @unit: the last of them
 * @width: of a page, inside its margins
 * @left: where texts begin; labels stand left of it
 * @right: where they end
 * @label: where labels begin
 * @paragraph: number of the last paragraph
 *
 * Makes units and their rows, from texts, for a page of a given width.
 */
typedef struct
{
  PangoContext    *context;
  GPtrArray       *units;
  RemedySheetUnit *unit;
  double           width;
  double           left;
  double           right;
  double           label;
  guint            paragraph;
} RemedySheetFlow;

PangoLayout    *remedy_sheet_layout_new        (PangoContext    *context,
                                                RemedySheetStyle style,
                                                const char      *text,
                                                double           width);
double          remedy_sheet_layout_get_width  (PangoLayout *layout);
void            remedy_sheet_flow_begin        (RemedySheetFlow *self);
RemedySheetRow *remedy_sheet_flow_gap          (RemedySheetFlow *self,
                                                double           height);
guint           remedy_sheet_flow_text         (RemedySheetFlow *self,
                                                RemedySheetStyle style,
                                                const char      *tag,
                                                const char      *text);
guint           remedy_sheet_flow_labelled     (RemedySheetFlow *self,
                                                const char      *label,
                                                RemedySheetStyle style,
                                                const char      *text);
void            remedy_sheet_flow_commands     (RemedySheetFlow *self,
                                                const char      *text,
                                                gboolean         boxes);
void            remedy_sheet_flow_frame        (RemedySheetFlow *self,
                                                guint            first,
                                                double           left,
                                                double           right,
                                                double           thickness);
void            remedy_sheet_flow_keep         (RemedySheetFlow *self,
                                                guint            first);

G_END_DECLS
