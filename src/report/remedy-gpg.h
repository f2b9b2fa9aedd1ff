/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean remedy_gpg_is_there      (void);
gboolean remedy_gpg_check_words   (const char   *passphrase,
                                   GError      **error);
gboolean remedy_gpg_is_encrypted  (GBytes       *bytes);
GBytes  *remedy_gpg_encrypt       (GBytes       *bytes,
                                   const char   *passphrase,
                                   GCancellable *cancellable,
                                   GError      **error);
GBytes  *remedy_gpg_decrypt       (GBytes       *bytes,
                                   const char   *passphrase,
                                   gsize         limit,
                                   GCancellable *cancellable,
                                   GError      **error);

G_END_DECLS
