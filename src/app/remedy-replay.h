/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-bundle-open.h"

G_BEGIN_DECLS

/**
 * RemedyReplay:
 * @files: (element-type RemedyReviewFile): of a bundle, ready to be read
 * @differences: (nullable) (element-type RemedyDifference): what comes out otherwise
 * @error: (nullable): why that cannot be told
 *
 * What became of a bundle that was worked out again.
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *differences;
  GError    *error;
} RemedyReplay;

void          remedy_replay_free   (RemedyReplay *self);
void          remedy_replay_async  (RemedyBundle        *bundle,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data);
RemedyReplay *remedy_replay_finish (GAsyncResult *result,
                                    GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyReplay, remedy_replay_free)

G_END_DECLS
