/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/remedy-window.h"

G_BEGIN_DECLS

gboolean remedy_bundle_opener_is_bundle (const char *path);
void     remedy_bundle_opener_choose    (RemedyWindow *window);
void     remedy_bundle_opener_open      (RemedyWindow *window,
                                         const char   *path,
                                         gboolean      replace);

G_END_DECLS
