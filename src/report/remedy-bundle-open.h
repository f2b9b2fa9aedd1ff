/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-bundle.h"

G_BEGIN_DECLS

/* One thing that comes out otherwise than the bundle says. */
typedef struct
{
  char *item; /* "evidence/before/files.json#/files/12", or "case.json#/diagnosis/condition" */
  char *stored; /* (nullable): as the bundle has it */
  char *computed; /* (nullable): as it comes out */
} RemedyDifference;
REMEDY_DECLARE_RECORD (RemedyDifference, remedy_difference)

RemedyBundle *remedy_bundle_open        (const char   *path,
                                         const char   *passphrase,
                                         GCancellable *cancellable,
                                         GError      **error);
void          remedy_bundle_open_async  (const char         *path,
                                         const char         *passphrase,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
RemedyBundle *remedy_bundle_open_finish (GAsyncResult *result,
                                         GError      **error);
RemedyBundle *remedy_bundle_open_bytes  (GBytes  *bytes,
                                         GError **error);
GPtrArray    *remedy_bundle_replay      (const RemedyBundle *self,
                                         GError            **error);

G_END_DECLS
