/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-tree.h"

G_BEGIN_DECLS

/* Where a practice server or its media is put: all of it, or nothing. */

gboolean remedy_practice_place_is_free (const char         *folder,
                                        GError            **error);
gboolean remedy_practice_place_tree    (RemedyPracticeTree *tree,
                                        const char         *folder,
                                        GCancellable       *cancellable,
                                        GError            **error);

G_END_DECLS
