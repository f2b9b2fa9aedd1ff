/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A provider section, as in [NMS]. */
typedef struct
{
  char *section;
  char *display;
  char *dll;
  char *resource_type;
} RemedyMapisvcProvider;

/* An entry of [Services] with its own section, if it has one. */
typedef struct
{
  char      *section; /* "NOTES" */
  char      *display; /* "Lotus Notes Mail" */
  char      *dll;
  GPtrArray *providers; /* RemedyMapisvcProvider */
  GPtrArray *matches; /* RemedyMapiMatch: what says Lotus Notes */
} RemedyMapisvcService;

GPtrArray *remedy_mapisvc_parse        (GBytes  *bytes,
                                        GError **error);
void       remedy_mapisvc_service_free (RemedyMapisvcService *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyMapisvcService, remedy_mapisvc_service_free)

G_END_DECLS
