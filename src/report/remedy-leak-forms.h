/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-name-map.h"

G_BEGIN_DECLS

/*
 * Every form in which a hidden name could stand in something that is shared, and the search
 * for all of them in one decoded field.
 */
typedef struct _RemedyLeakForms RemedyLeakForms;

/* The form of a name that stands there as it is, whatever its case. */
#define REMEDY_LEAK_PLAIN_FORM "UTF-8"

/* What a field is. */
typedef enum
{
  REMEDY_LEAK_TEXT, /* what people or programs read */
  REMEDY_LEAK_NAME, /* nothing but a name */
  REMEDY_LEAK_RAW, /* a whole file as it is: only what is in no text of ours is looked for */
} RemedyLeakKind;

/**
 * RemedyLeakFormsFunc:
 * @name: what was found
 * @form: how it was written: “UTF-8”, “base64”
 * @user_data: what was handed in
 */
typedef void (*RemedyLeakFormsFunc) (const RemedyHiddenName *name,
                                     const char             *form,
                                     gpointer                user_data);

RemedyLeakForms *remedy_leak_forms_new      (const GPtrArray     *names,
                                             const RemedySharing *sharing);
void             remedy_leak_forms_free     (RemedyLeakForms *self);
gboolean         remedy_leak_forms_is_whole (const RemedyLeakForms *self);
void             remedy_leak_forms_search   (const RemedyLeakForms *self,
                                             const char            *text,
                                             gsize                  size,
                                             RemedyLeakKind         kind,
                                             RemedyLeakFormsFunc    found,
                                             gpointer               user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyLeakForms, remedy_leak_forms_free)

G_END_DECLS
