/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-replay-report.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"
#include "report/remedy-bundle-private.h"
#include "report/remedy-report-json.h"

REMEDY_DEFINE_RECORD (
    RemedyReplayDocument,
    remedy_replay_document,
    REMEDY_FIELD (RemedyReplayDocument, version, INT),
    REMEDY_FIELD_TELLS (RemedyReplayDocument, made_by, STRING, OURS),
    REMEDY_FIELD_TELLS (RemedyReplayDocument, program, STRING, OURS),
    REMEDY_FIELD (RemedyReplayDocument, identical, BOOL),
    REMEDY_FIELD_OF (RemedyReplayDocument, differences, LIST, &remedy_difference_type));

/**
 * remedy_replay_document_make:
 * @bundle: a bundle that was opened
 * @error: as of remedy_bundle_replay()
 *
 * Returns: (transfer full) (nullable): what comes out of it now
 */
RemedyReplayDocument *
remedy_replay_document_make (const RemedyBundle *bundle,
                             GError            **error)
{
  g_autoptr (GPtrArray) differences = remedy_bundle_replay (bundle, error);
  RemedyReplayDocument *self;

  if (differences == NULL)
    return NULL;
  self = remedy_replay_document_new ();
  self->version = REMEDY_REPLAY_DOCUMENT_VERSION;
  self->made_by = g_strdup (bundle->document->program);
  self->program = g_strdup (PACKAGE_VERSION);
  self->identical = differences->len == 0;
  while (differences->len > 0)
    g_ptr_array_add (self->differences, g_ptr_array_steal_index (differences, 0));
  return self;
}

static char *
show (const char *value)
{
  return value != NULL ? remedy_text_tame (value) : g_strdup (_ ("not there"));
}

/**
 * remedy_replay_document_to_text:
 * @self: what came out
 *
 * Returns: (transfer full): that it is identical, or each difference
 */
char *
remedy_replay_document_to_text (const RemedyReplayDocument *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->differences->len; i++)
    {
      const RemedyDifference *one = self->differences->pdata[i];
      g_autofree char *item = remedy_text_tame (one->item);
      g_autofree char *stored = show (one->stored);
      g_autofree char *computed = show (one->computed);

      /* Translators: a place in the bundle, and what stands there; two words of one width. */
      g_string_append_printf (text, _ ("%s\n  in the bundle: %s\n  comes out now: %s\n"), item,
                              stored, computed);
    }
  if (self->identical)
    g_string_append (text, _ ("Identical: all evidence is as it was, and all findings come out "
                              "of it again.\n"));
  else
    g_string_append_printf (text,
                            ngettext ("It differs in %u place.\n", "It differs in %u places.\n",
                                      self->differences->len),
                            self->differences->len);
  if (!self->identical && g_strcmp0 (self->made_by, self->program) != 0)
    {
      g_autofree char *made_by = remedy_text_tame (self->made_by != NULL ? self->made_by : "?");

      /* Translators: two versions of this program. */
      g_string_append_printf (text,
                              _ ("It was made by version %s of this program, and this is %s: "
                                 "they may say the same in other words.\n"),
                              made_by, self->program);
    }
  return g_string_free (text, FALSE);
}

/**
 * remedy_replay_document_to_json:
 * @self: what came out
 *
 * Returns: (transfer full): its JSON, to the schema of remedy_replay_document_schema()
 */
char *
remedy_replay_document_to_json (const RemedyReplayDocument *self)
{
  return remedy_report_json_print (&remedy_replay_document_type, self);
}

/**
 * remedy_replay_document_schema:
 *
 * What is installed as replay.schema.json; a test holds the two together.
 *
 * Returns: (transfer full): the JSON Schema of a document
 */
char *
remedy_replay_document_schema (void)
{
  return remedy_report_json_schema (&remedy_replay_document_type);
}
