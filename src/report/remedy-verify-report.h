/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-verification.h"

G_BEGIN_DECLS

#define REMEDY_VERIFY_DOCUMENT_VERSION 1

/* What "ntsmigctl verify --json" prints. */
typedef struct
{
  gint64              version; /* REMEDY_VERIFY_DOCUMENT_VERSION */
  RemedyVerification *verification;
} RemedyVerifyDocument;
REMEDY_DECLARE_RECORD (RemedyVerifyDocument, remedy_verify_document)

char *remedy_verify_document_to_json   (const RemedyVerifyDocument *document);
char *remedy_verify_document_schema    (void);
char *remedy_verify_report_to_text     (const RemedyVerification *verification,
                                        gboolean                  all);

G_END_DECLS
