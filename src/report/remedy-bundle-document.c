/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-document.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-media-judge.h"
#include "report/remedy-bundle.h"
#include "report/remedy-report-json.h"

REMEDY_DEFINE_RECORD (RemedyManifestEntry, remedy_manifest_entry,
                      REMEDY_FIELD_TELLS (RemedyManifestEntry, name, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyManifestEntry, type, STRING, OURS),
                      REMEDY_FIELD (RemedyManifestEntry, size, INT),
                      REMEDY_FIELD_TELLS (RemedyManifestEntry, sha256, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyManifestEntry, why, STRING, OURS));

REMEDY_DEFINE_RECORD (RemedyManifest, remedy_manifest,
                      REMEDY_FIELD_TELLS (RemedyManifest, format, STRING, OURS),
                      REMEDY_FIELD (RemedyManifest, version, INT),
                      REMEDY_FIELD_TELLS (RemedyManifest, program, STRING, OURS),
                      REMEDY_FIELD_OF (RemedyManifest, members, LIST, &remedy_manifest_entry_type));

REMEDY_DEFINE_RECORD (RemedyBundlePicture, remedy_bundle_picture,
                      REMEDY_FIELD_TELLS (RemedyBundlePicture, name, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyBundlePicture, caption, STRING, NOTE),
                      REMEDY_FIELD_TELLS (RemedyBundlePicture, alt, STRING, NOTE),
                      REMEDY_FIELD (RemedyBundlePicture, width, INT),
                      REMEDY_FIELD (RemedyBundlePicture, height, INT));

REMEDY_DEFINE_RECORD (RemedyBundleReading, remedy_bundle_reading,
                      REMEDY_FIELD_TELLS (RemedyBundleReading, name, STRING, OURS),
                      REMEDY_FIELD (RemedyBundleReading, gathered, TIME),
                      REMEDY_FIELD (RemedyBundleReading, stopped, BOOL));

REMEDY_DEFINE_RECORD (RemedyBundleItem, remedy_bundle_item,
                      REMEDY_FIELD_TELLS (RemedyBundleItem, item, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyBundleItem, sha256, STRING, OURS));

/* In C, “case” is a word of the language. */
#define FIELD_CASE                                                                                \
  { "case", REMEDY_FIELD_RECORD, G_STRUCT_OFFSET (RemedyBundleDocument, case_),                   \
    &remedy_case_type, NULL, REMEDY_TELLS_UNSAID }

REMEDY_DEFINE_RECORD (
    RemedyBundleDocument,
    remedy_bundle_document,
    REMEDY_FIELD (RemedyBundleDocument, version, INT),
    REMEDY_FIELD_TELLS (RemedyBundleDocument, program, STRING, OURS),
    REMEDY_FIELD_TELLS (RemedyBundleDocument, language, STRING, OURS),
    REMEDY_FIELD_TELLS (RemedyBundleDocument, hidden, STRINGS, OURS),
    REMEDY_FIELD (RemedyBundleDocument, taken, TIME),
    REMEDY_FIELD_WORDS (RemedyBundleDocument, page, remedy_page_words),
    FIELD_CASE,
    REMEDY_FIELD_OF (RemedyBundleDocument, readings, LIST, &remedy_bundle_reading_type),
    REMEDY_FIELD_OF (RemedyBundleDocument, findings, LIST, &remedy_finding_type),
    REMEDY_FIELD_OF (RemedyBundleDocument, diagnosis, RECORD, &remedy_diagnosis_type),
    REMEDY_FIELD_OF (RemedyBundleDocument, plan, RECORD, &remedy_plan_type),
    REMEDY_FIELD_OF (RemedyBundleDocument, media_answer, RECORD, &remedy_finding_type),
    REMEDY_FIELD_OF (RemedyBundleDocument, media_findings, LIST, &remedy_finding_type),
    REMEDY_FIELD_OF (RemedyBundleDocument, verification, RECORD, &remedy_verification_type),
    REMEDY_FIELD_OF (RemedyBundleDocument, pictures, LIST, &remedy_bundle_picture_type),
    REMEDY_FIELD_OF (RemedyBundleDocument, evidence, LIST, &remedy_bundle_item_type));

static void
copy_findings (const GPtrArray *from,
               GPtrArray       *to)
{
  for (guint i = 0; from != NULL && i < from->len; i++)
    g_ptr_array_add (to, remedy_finding_copy (from->pdata[i]));
}

static void
add_reading (GPtrArray         *readings,
             const char        *name,
             const RemedyFacts *facts)
{
  RemedyBundleReading *reading;

  if (facts == NULL)
    return;
  reading = remedy_bundle_reading_new ();
  reading->name = g_strdup (name);
  reading->gathered = facts->gathered;
  reading->stopped = facts->stopped;
  g_ptr_array_add (readings, reading);
}

/**
 * remedy_bundle_document_make:
 * @snapshot: what was known
 *
 * Works out again all that is found, in the language of the thread.
 *
 * Returns: (transfer full): it; what is hidden, the pictures and the digests are yet to be said
 */
RemedyBundleDocument *
remedy_bundle_document_make (const RemedySnapshot *snapshot)
{
  RemedyBundleDocument *self = remedy_bundle_document_new ();
  g_autoptr (RemedySession) session = NULL;
  const GPtrArray *media_findings;

  g_return_val_if_fail (snapshot != NULL && snapshot->case_ != NULL, self);

  session = remedy_session_new_shown (snapshot, _ ("It is shown as it was."));
  media_findings = remedy_session_get_media_findings (session);
  self->version = REMEDY_BUNDLE_VERSION;
  self->program = g_strdup (PACKAGE_VERSION);
  self->taken = snapshot->taken;
  self->page = snapshot->page;
  self->case_ = remedy_case_copy (snapshot->case_);
  add_reading (self->readings, REMEDY_BUNDLE_BEFORE, snapshot->before);
  add_reading (self->readings, REMEDY_BUNDLE_AFTER, snapshot->after);
  copy_findings (remedy_session_get_findings (session), self->findings);
  self->diagnosis = remedy_diagnosis_copy (remedy_session_get_diagnosis (session));
  self->plan = remedy_plan_copy (remedy_session_get_plan (session));
  copy_findings (media_findings, self->media_findings);
  if (media_findings != NULL)
    self->media_answer = remedy_media_sum_up (media_findings);
  self->verification = remedy_verification_copy (remedy_session_get_verification (session));
  return self;
}

/**
 * remedy_bundle_document_to_json:
 * @self: a document
 *
 * Returns: (transfer full): its JSON, to the schema of remedy_bundle_document_schema()
 */
char *
remedy_bundle_document_to_json (const RemedyBundleDocument *self)
{
  return remedy_report_json_print (&remedy_bundle_document_type, self);
}

/**
 * remedy_bundle_document_schema:
 *
 * What is installed as case.schema.json; a test holds the two together.
 *
 * Returns: (transfer full): the JSON Schema of a document
 */
char *
remedy_bundle_document_schema (void)
{
  return remedy_report_json_schema (&remedy_bundle_document_type);
}
