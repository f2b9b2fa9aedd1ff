/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * A lock on a case, or on the store, that dies with its process (fcntl(2), “Open file
 * description locks”). It holds between two windows of one process too.
 */
typedef struct _RemedyCaseLock RemedyCaseLock;

RemedyCaseLock *remedy_case_lock_take      (const char *path,
                                            GError    **error);
RemedyCaseLock *remedy_case_lock_exclude   (const char *path);
RemedyCaseLock *remedy_case_lock_share     (const char *path);
RemedyCaseLock *remedy_case_lock_ref       (RemedyCaseLock *self);
void            remedy_case_lock_unref     (RemedyCaseLock *self);
gboolean        remedy_case_lock_is_held   (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyCaseLock, remedy_case_lock_unref)

G_END_DECLS
