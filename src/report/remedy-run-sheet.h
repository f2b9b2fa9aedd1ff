/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "guide/remedy-case.h"
#include "guide/remedy-plan.h"
#include "report/remedy-paper.h"

G_BEGIN_DECLS

/*
 * The run sheet as it is printed: good enough to work from with no computer at hand. It is
 * laid out for the room that the margins leave, and drawn from its upper left corner, in
 * points of 1/72 inch. It owns all that it draws, so that a thread can have it; only one
 * thread at a time.
 */
typedef struct _RemedyRunSheet RemedyRunSheet;

RemedyRunSheet *remedy_run_sheet_new         (const RemedyPlan *plan,
                                              const RemedyCase *case_);
void            remedy_run_sheet_free        (RemedyRunSheet *self);
guint           remedy_run_sheet_paginate    (RemedyRunSheet *self,
                                              double          width,
                                              double          height,
                                              GError        **error);
void            remedy_run_sheet_draw_page   (RemedyRunSheet *self,
                                              cairo_t        *cr,
                                              guint           page);
gboolean        remedy_run_sheet_to_pdf      (RemedyRunSheet    *self,
                                              const char        *path,
                                              const RemedyPaper *paper,
                                              GError           **error);
char           *remedy_run_sheet_get_title   (RemedyRunSheet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyRunSheet, remedy_run_sheet_free)

G_END_DECLS
