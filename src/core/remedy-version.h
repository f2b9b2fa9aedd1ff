/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RemedyVersion:
 * @part: the four numbers of a fixed FileVersion, as in 5.5.2232.17
 *
 * In Exchange 5.5 the third number tells the service pack, and the fourth the
 * exact build of one component (Q243604).
 */
typedef struct
{
  guint16 part[4];
} RemedyVersion;

gboolean remedy_version_parse     (const char    *text,
                                   RemedyVersion *version);
int      remedy_version_compare   (const RemedyVersion *a,
                                   const RemedyVersion *b);
char    *remedy_version_to_string (const RemedyVersion *self);

G_END_DECLS
