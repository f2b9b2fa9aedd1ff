/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-media-report.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-media-judge.h"
#include "checks/remedy-service-pack.h"
#include "core/remedy-text.h"
#include "report/remedy-report-json.h"

REMEDY_DEFINE_RECORD (
    RemedyMediaDocument,
    remedy_media_document,
    REMEDY_FIELD (RemedyMediaDocument, version, INT),
    REMEDY_FIELD (RemedyMediaDocument, service_pack, INT),
    REMEDY_FIELD (RemedyMediaDocument, language, STRING),
    REMEDY_FIELD_OF (RemedyMediaDocument, media, RECORD, &remedy_media_type),
    REMEDY_FIELD_OF (RemedyMediaDocument, answer, RECORD, &remedy_finding_type),
    REMEDY_FIELD_OF (RemedyMediaDocument, findings, LIST, &remedy_finding_type));

/* An answer that rests on what was stated is marked so. */
static void
mark_stated (RemedyMediaDocument *self)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      RemedyFinding *finding = self->findings->pdata[i];

      if (!g_str_equal (finding->id, REMEDY_MEDIA_SERVICE_PACK) ||
          finding->how != REMEDY_HOW_READ)
        continue;
      finding->how = REMEDY_HOW_STATED;
      remedy_finding_add_seen (finding, REMEDY_HOW_STATED, NULL,
                               /* Translators: a service pack. */
                               _ ("The service pack of the server: %s"),
                               remedy_service_pack_name (self->service_pack));
    }
}

/**
 * remedy_media_document_make:
 * @media: what was read of a service pack
 * @facts: what was read of the server, if anything was
 * @service_pack: the one that is on the server, as it was stated; 0 if @facts are to tell it
 * @language: (nullable): the server’s, as it was stated: "ENG"
 *
 * Returns: (transfer full): whether it is the service pack to be reapplied
 */
RemedyMediaDocument *
remedy_media_document_make (const RemedyMedia *media,
                            const RemedyFacts *facts,
                            gint64             service_pack,
                            const char        *language)
{
  RemedyMediaDocument *self;

  g_return_val_if_fail (media != NULL && facts != NULL, NULL);

  self = remedy_media_document_new ();
  self->version = REMEDY_MEDIA_DOCUMENT_VERSION;
  self->service_pack = service_pack;
  self->language = g_strdup (language);
  self->media = remedy_media_copy (media);
  g_ptr_array_extend_and_steal (self->findings,
                                remedy_media_judge (media, facts, service_pack, language));
  self->answer = remedy_media_sum_up (self->findings);
  if (service_pack > 0)
    mark_stated (self);
  return self;
}

/**
 * remedy_media_document_to_text:
 * @self: a document
 * @flags: how much, and how
 *
 * Returns: (transfer full): each question with its answer, and what they add up to, for a
 *   terminal
 */
char *
remedy_media_document_to_text (const RemedyMediaDocument *self,
                               RemedyReportTextFlags      flags)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *name = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  name = remedy_text_tame (self->media->path);
  g_string_append_printf (text, "%s\n\n", name);
  for (guint i = 0; i < self->findings->len; i++)
    remedy_report_text_add (text, self->findings->pdata[i], flags);
  g_string_append_c (text, '\n');
  remedy_report_text_add (text, self->answer, flags & ~REMEDY_REPORT_TEXT_VERBOSE);
  if (self->answer->advice != NULL)
    g_string_append_printf (text, "              %s\n", self->answer->advice);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * remedy_media_document_to_json:
 * @self: a document
 *
 * Returns: (transfer full): its JSON, to the schema of remedy_media_document_schema()
 */
char *
remedy_media_document_to_json (const RemedyMediaDocument *self)
{
  return remedy_report_json_print (&remedy_media_document_type, self);
}

/**
 * remedy_media_document_schema:
 *
 * What is installed as media.schema.json; a test holds the two together.
 *
 * Returns: (transfer full): the JSON Schema of a document
 */
char *
remedy_media_document_schema (void)
{
  return remedy_report_json_schema (&remedy_media_document_type);
}
