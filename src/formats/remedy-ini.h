/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of sections, read as GetPrivateProfileString() of Windows reads it. */
typedef struct _RemedyIni RemedyIni;

RemedyIni  *remedy_ini_parse       (GBytes  *bytes,
                                    GError **error);
gboolean    remedy_ini_has_section (RemedyIni  *self,
                                    const char *section);
GPtrArray  *remedy_ini_list_keys   (RemedyIni  *self,
                                    const char *section);
const char *remedy_ini_get         (RemedyIni  *self,
                                    const char *section,
                                    const char *key);
void        remedy_ini_free        (RemedyIni *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyIni, remedy_ini_free)

G_END_DECLS
