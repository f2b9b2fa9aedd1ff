/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-name-map.h"

G_BEGIN_DECLS

RemedySnapshot *remedy_case_names_hide (const char           *case_folder,
                                        const RemedySharing  *sharing,
                                        const RemedySnapshot *snapshot,
                                        GPtrArray           **names,
                                        GError              **error);
GPtrArray      *remedy_case_names_list (const char *case_folder,
                                        GError    **error);

G_END_DECLS
