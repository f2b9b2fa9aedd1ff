/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-verify-report.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"
#include "report/remedy-report-json.h"

REMEDY_DEFINE_RECORD (
    RemedyVerifyDocument,
    remedy_verify_document,
    REMEDY_FIELD (RemedyVerifyDocument, version, INT),
    REMEDY_FIELD_OF (RemedyVerifyDocument, verification, RECORD, &remedy_verification_type));

/**
 * remedy_verify_document_to_json:
 * @document: a document
 *
 * Returns: (transfer full): its JSON, to the schema of remedy_verify_document_schema()
 */
char *
remedy_verify_document_to_json (const RemedyVerifyDocument *document)
{
  return remedy_report_json_print (&remedy_verify_document_type, document);
}

/**
 * remedy_verify_document_schema:
 *
 * What is installed as verify.schema.json; a test holds the two together.
 *
 * Returns: (transfer full): the JSON Schema of a document
 */
char *
remedy_verify_document_schema (void)
{
  return remedy_report_json_schema (&remedy_verify_document_type);
}

static void
put_row (GString                *text,
         const RemedyComparison *row)
{
  g_autofree char *title = remedy_text_tame (row->title);
  g_autofree char *before = remedy_text_tame (row->before);
  g_autofree char *after = remedy_text_tame (row->after);

  /* Translators: what is compared, then how it was and is; three words of one width. */
  g_string_append_printf (text, _ ("  %s\n    before: %s\n    after:  %s\n"), title, before, after);
  if (row->after_verdict == REMEDY_VERDICT_FAIL && row->wanted != NULL)
    /* Translators: how it should be. */
    g_string_append_printf (text, _ ("    wanted: %s\n"), row->wanted);
}

/**
 * remedy_verify_report_to_text:
 * @verification: what it is of
 * @all: the rows that are the same as well
 *
 * Returns: (transfer full): the before/after table by kind, and the answer last
 */
char *
remedy_verify_report_to_text (const RemedyVerification *verification,
                              gboolean                  all)
{
  GString *text = g_string_new (NULL);
  int      kind = -1;

  g_return_val_if_fail (verification != NULL, NULL);

  for (guint i = 0; i < verification->rows->len; i++)
    {
      const RemedyComparison *row = verification->rows->pdata[i];

      if (remedy_comparison_is_same (row) && !all)
        continue;
      if (row->kind != kind)
        g_string_append_printf (text, "%s\n", remedy_compared_title ((RemedyCompared) row->kind));
      kind = row->kind;
      put_row (text, row);
    }
  g_string_append_printf (text, "\n%s\n%s\n%s\n", verification->headline, verification->sentence,
                          verification->next);
  return g_string_free (text, FALSE);
}
