/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-bundle.h"

G_BEGIN_DECLS

/* How the files are named: plain, and behind a passphrase. */
#define REMEDY_BUNDLE_SUFFIX ".zip"
#define REMEDY_BUNDLE_SUFFIX_ENCRYPTED ".zip.gpg"

typedef enum
{
  REMEDY_BUNDLE_SAVE_NONE    = 0,
  REMEDY_BUNDLE_SAVE_REPLACE = 1 << 0, /* what stands under that name may go */
} RemedyBundleSaveFlags;

gboolean remedy_bundle_save        (RemedyBundle         *self,
                                    const char           *path,
                                    const char           *passphrase,
                                    RemedyBundleSaveFlags flags,
                                    GCancellable         *cancellable,
                                    GError              **error);
void     remedy_bundle_save_async  (RemedyBundle         *self,
                                    const char           *path,
                                    const char           *passphrase,
                                    RemedyBundleSaveFlags flags,
                                    GCancellable         *cancellable,
                                    GAsyncReadyCallback   callback,
                                    gpointer              user_data);
gboolean remedy_bundle_save_finish (GAsyncResult *result,
                                    GError      **error);

G_END_DECLS
