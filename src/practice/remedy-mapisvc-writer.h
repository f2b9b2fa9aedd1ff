/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a MAPISVC.INF offers beside the services of Microsoft. */
typedef enum
{
  REMEDY_MAPISVC_PLAIN,
  REMEDY_MAPISVC_NOTES, /* with the Lotus Notes service (Q190146) */
} RemedyMapisvcKind;

GBytes *remedy_mapisvc_writer_make (RemedyMapisvcKind kind);

G_END_DECLS
