/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-stored-case.h"

G_BEGIN_DECLS

gboolean          remedy_case_load_is_unborn  (const char *folder);
RemedyCase       *remedy_case_load_summary    (const char *folder,
                                               GError    **error);
RemedyStoredCase *remedy_case_load            (const char     *folder,
                                               RemedyCaseLock *lock,
                                               GError        **error);
RemedyStoredCase *remedy_case_load_look       (const char     *folder,
                                               GError        **error);
RemedyMedia      *remedy_case_load_media      (const char *folder,
                                               const char *path,
                                               char      **problem);
char             *remedy_case_load_media_name (const char *path);

G_END_DECLS
