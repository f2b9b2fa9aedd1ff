/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "guide/remedy-markup.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_MARKUP_SAVER (remedy_markup_saver_get_type ())

G_DECLARE_FINAL_TYPE (RemedyMarkupSaver, remedy_markup_saver, REMEDY, MARKUP_SAVER, GObject)

RemedyMarkupSaver *remedy_markup_saver_new  (const char         *case_folder,
                                             const char         *id);
void               remedy_markup_saver_push (RemedyMarkupSaver  *self,
                                             const RemedyMarkup *markup);

G_END_DECLS
