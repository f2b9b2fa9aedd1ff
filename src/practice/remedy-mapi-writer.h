/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-hive-writer.h"

G_BEGIN_DECLS

/* Services that a practice profile may hold. */
typedef enum
{
  REMEDY_MAPI_SERVICE_MSEMS, /* Microsoft Exchange Server */
  REMEDY_MAPI_SERVICE_CONTAB, /* Outlook Address Book */
  REMEDY_MAPI_SERVICE_PST, /* Personal Folders */
  REMEDY_MAPI_SERVICE_NOTES, /* Lotus Notes Mail */
} RemedyMapiService;

/* A MAPI profile in a user's hive that is being written. */
typedef struct _RemedyMapiWriter RemedyMapiWriter;

RemedyMapiWriter *remedy_mapi_writer_add_profile (RemedyHiveWriter *hive,
                                                  const char       *name,
                                                  gboolean          is_default,
                                                  gint64            time);
void              remedy_mapi_writer_add_service (RemedyMapiWriter *self,
                                                  RemedyMapiService service,
                                                  gint64            time);
void              remedy_mapi_writer_set_server  (RemedyMapiWriter *self,
                                                  const char       *server,
                                                  gint64            time);
void              remedy_mapi_writer_set_user    (RemedyMapiWriter *self,
                                                  const char       *name,
                                                  const char       *distinguished_name,
                                                  gint64            time);
void              remedy_mapi_writer_set_seed    (RemedyMapiWriter *self,
                                                  const char       *seed);
void              remedy_mapi_writer_free        (RemedyMapiWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyMapiWriter, remedy_mapi_writer_free)

G_END_DECLS
