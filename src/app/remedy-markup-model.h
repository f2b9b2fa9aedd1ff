/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "guide/remedy-markup.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_MARKUP_MODEL (remedy_markup_model_get_type ())

G_DECLARE_FINAL_TYPE (RemedyMarkupModel, remedy_markup_model, REMEDY, MARKUP_MODEL, GObject)

RemedyMarkupModel  *remedy_markup_model_new           (const RemedyMarkup *markup);
const RemedyMarkup *remedy_markup_model_get_markup    (RemedyMarkupModel  *self);
int                 remedy_markup_model_get_selected  (RemedyMarkupModel  *self);
const RemedyShape  *remedy_markup_model_get_shape     (RemedyMarkupModel  *self);
void                remedy_markup_model_select        (RemedyMarkupModel  *self,
                                                       int                 index);
gboolean            remedy_markup_model_add           (RemedyMarkupModel  *self,
                                                       const RemedyShape  *shape);
void                remedy_markup_model_change        (RemedyMarkupModel  *self,
                                                       const RemedyShape  *shape);
void                remedy_markup_model_settle        (RemedyMarkupModel  *self);
void                remedy_markup_model_remove        (RemedyMarkupModel  *self);
gboolean            remedy_markup_model_can_undo      (RemedyMarkupModel  *self);
gboolean            remedy_markup_model_can_redo      (RemedyMarkupModel  *self);
void                remedy_markup_model_undo          (RemedyMarkupModel  *self);
void                remedy_markup_model_redo          (RemedyMarkupModel  *self);
void                remedy_markup_model_set_confirmed (RemedyMarkupModel  *self,
                                                       gboolean            confirmed);

G_END_DECLS
