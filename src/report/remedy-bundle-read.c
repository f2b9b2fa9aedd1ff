/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "report/remedy-bundle-evidence.h"

/*
 * What the files of a bundle say. All of it may come from anybody: what the checks and the
 * pages lean on is made sure of here.
 */

/* Texts that everything counts on; who reads a server always has them. */
static const struct
{
  const RemedyRecordType *type;
  const char             *field;
} needed[] = {
  { &remedy_drive_fact_type, "letter" },
  { &remedy_file_fact_type, "folder" },
  { &remedy_folder_fact_type, "name" },
  { &remedy_mark_type, "step" },
  { &remedy_placing_type, "id" },
};

/* The parser tells the byte that it does not like by itself, and not the character. */
static gboolean
refuse (GError    **error,
        const char *name,
        const char *why)
{
  g_autofree char *valid = g_utf8_make_valid (why, -1);

  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, "%s: %s", name, valid);
  return FALSE;
}

static gboolean
is_needed (const RemedyRecordType *type,
           const char             *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    if (needed[i].type == type && g_str_equal (needed[i].field, field))
      return TRUE;
  return FALSE;
}

static gboolean
check_record (const RemedyRecordType *type,
              gconstpointer           record,
              GError                **error)
{
  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      gpointer value = field->kind == REMEDY_FIELD_STRING || field->kind == REMEDY_FIELD_RECORD
                               || field->kind == REMEDY_FIELD_LIST
                           ? *(gpointer *) G_STRUCT_MEMBER_P (record, field->offset)
                           : NULL;
      const GPtrArray *list = field->kind == REMEDY_FIELD_LIST ? value : NULL;
      gboolean sound = TRUE;

      if (field->kind == REMEDY_FIELD_STRING && value == NULL && is_needed (type, field->name))
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("%s: it is missing"),
                       field->name);
          return FALSE;
        }
      if (field->kind == REMEDY_FIELD_RECORD && value != NULL)
        sound = check_record (field->type, value, error);
      for (guint i = 0; list != NULL && sound && i < list->len; i++)
        sound = check_record (field->type, list->pdata[i], error);
      if (!sound)
        {
          g_prefix_error (error, "%s: ", field->name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * remedy_bundle_parse:
 * @member: a file of a bundle that is JSON
 * @type: of the record in it
 * @error: %REMEDY_ERROR_DAMAGED with its name and what is wrong
 *
 * Returns: (transfer full) (nullable): that record
 */
gpointer
remedy_bundle_parse (const RemedyMember     *member,
                     const RemedyRecordType *type,
                     GError                **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *text = g_bytes_get_data (member->shared, &size);
  gpointer record = NULL;

  if (size == 0 || !g_utf8_validate_len (text, size, NULL))
    refuse (&cause, member->name, _ ("it is not text"));
  else if (remedy_case_file_is_too_deep (text, size))
    refuse (&cause, member->name, _ ("it nests too deep"));
  else if (json_parser_load_from_data (parser, text, (gssize) size, &cause)
           && json_parser_get_root (parser) != NULL)
    record = remedy_record_from_json (type, json_parser_get_root (parser), &cause);
  if (record != NULL && check_record (type, record, &cause))
    return record;
  remedy_record_free (type, record);
  refuse (error, member->name, cause != NULL ? cause->message : _ ("it is empty"));
  return NULL;
}

static gboolean
check_version (const RemedyManifest *manifest,
               GError              **error)
{
  if (g_strcmp0 (manifest->format, REMEDY_BUNDLE_FORMAT) != 0 || manifest->version < 1)
    return refuse (error, REMEDY_BUNDLE_MANIFEST,
                   _ ("it does not say that this is a bundle, and of which version"));
  if (manifest->version > REMEDY_BUNDLE_VERSION)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_VERSION,
                           _ ("it was made by a newer version of this program; open it with "
                              "that version"));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_member (RemedyMember              *member,
              const RemedyManifestEntry *entry,
              GError                   **error)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, member->shared);

  if (g_strcmp0 (entry->name, member->name) != 0 || entry->type == NULL)
    return refuse (error, member->name, _ ("it is not where the manifest has it"));
  if (entry->size != (gint64) g_bytes_get_size (member->shared)
      || g_strcmp0 (entry->sha256, sha256) != 0)
    return refuse (error, member->name, _ ("it is not what the manifest says"));
  g_free (member->type);
  g_free (member->why);
  member->type = g_strdup (entry->type);
  member->why = g_strdup (entry->why);
  return TRUE;
}

/* The manifest lists all but itself, and is the last. */
static gboolean
check_manifest (RemedyBundle *self,
                GError      **error)
{
  const RemedyMember *member = remedy_bundle_find (self, REMEDY_BUNDLE_MANIFEST);
  g_autoptr (RemedyManifest) manifest = NULL;

  if (member == NULL)
    return refuse (error, REMEDY_BUNDLE_MANIFEST, _ ("it is missing"));
  manifest = remedy_bundle_parse (member, &remedy_manifest_type, error);
  if (manifest == NULL || !check_version (manifest, error))
    return FALSE;
  for (guint i = 0; i < manifest->members->len; i++)
    {
      const RemedyManifestEntry *entry = manifest->members->pdata[i];

      if (entry->name == NULL || remedy_bundle_find (self, entry->name) == NULL)
        return refuse (error, entry->name != NULL ? entry->name : REMEDY_BUNDLE_MANIFEST,
                       _ ("it is missing"));
      if (!check_member (self->members->pdata[i], entry, error))
        return FALSE;
    }
  if (manifest->members->len + 1 == self->members->len)
    return TRUE;
  member = self->members->pdata[manifest->members->len];
  return refuse (error, member->name, _ ("the manifest does not know it"));
}

static gboolean
read_reading (RemedyBundle              *self,
              const RemedyBundleReading *reading,
              RemedyFacts              **facts,
              GError                   **error)
{
  if (*facts != NULL)
    return refuse (error, REMEDY_BUNDLE_CASE, _ ("it has one reading twice"));
  *facts = remedy_bundle_evidence_read (self->members, reading->name, error);
  if (*facts == NULL)
    return FALSE;
  (*facts)->gathered = reading->gathered;
  (*facts)->stopped = reading->stopped;
  return TRUE;
}

static gboolean
read_evidence (RemedyBundle *self,
               GError      **error)
{
  for (guint i = 0; i < self->document->readings->len; i++)
    {
      const RemedyBundleReading *reading = self->document->readings->pdata[i];
      gboolean before = g_strcmp0 (reading->name, REMEDY_BUNDLE_BEFORE) == 0;

      if (!before && g_strcmp0 (reading->name, REMEDY_BUNDLE_AFTER) != 0)
        return refuse (error, REMEDY_BUNDLE_CASE, _ ("it has a reading of no known name"));
      if (!read_reading (self, reading,
                         before ? &self->snapshot->before : &self->snapshot->after, error))
        return FALSE;
    }
  return remedy_bundle_evidence_read_media (self->members, &self->snapshot->media, error);
}

/* What no case is without. */
static void
complete (RemedyCase *case_)
{
  g_autoptr (RemedyWork) empty = remedy_work_empty ();

  if (case_->work == NULL)
    case_->work = remedy_work_copy (empty);
  if (case_->work->answers == NULL)
    case_->work->answers = g_steal_pointer (&empty->answers);
  if (case_->work->statements == NULL)
    case_->work->statements = g_steal_pointer (&empty->statements);
  if (case_->work->sharing == NULL)
    case_->work->sharing = g_steal_pointer (&empty->sharing);
}

/* Captions are in case.json, beside the files. */
static void
caption_pictures (RemedyBundle *self)
{
  for (guint i = 0; i < self->document->pictures->len; i++)
    {
      const RemedyBundlePicture *picture = self->document->pictures->pdata[i];
      RemedyMember *member
          = picture->name != NULL ? (RemedyMember *) remedy_bundle_find (self, picture->name)
                                  : NULL;

      if (member == NULL || member->caption != NULL)
        continue;
      member->caption = g_strdup (picture->caption);
      member->alt = g_strdup (picture->alt);
    }
}

/**
 * remedy_bundle_read:
 * @self: a bundle whose files were unpacked
 * @error: %REMEDY_ERROR_DAMAGED with the file that is, %REMEDY_ERROR_VERSION
 *
 * Holds its files against the manifest, and takes from them what it says.
 *
 * Returns: %FALSE if it cannot be opened
 */
gboolean
remedy_bundle_read (RemedyBundle *self,
                    GError      **error)
{
  const RemedyMember *member;

  if (!check_manifest (self, error))
    return FALSE;
  member = remedy_bundle_find (self, REMEDY_BUNDLE_CASE);
  if (member == NULL || remedy_bundle_find (self, REMEDY_BUNDLE_REPORT) == NULL)
    return refuse (error, member == NULL ? REMEDY_BUNDLE_CASE : REMEDY_BUNDLE_REPORT,
                   _ ("it is missing"));
  self->document = remedy_bundle_parse (member, &remedy_bundle_document_type, error);
  if (self->document == NULL)
    return FALSE;
  if (self->document->case_ == NULL)
    return refuse (error, REMEDY_BUNDLE_CASE, _ ("it has no case"));
  self->snapshot = remedy_snapshot_new ();
  self->snapshot->taken = self->document->taken;
  self->snapshot->page = self->document->page;
  self->snapshot->case_ = remedy_case_copy (self->document->case_);
  complete (self->snapshot->case_);
  caption_pictures (self);
  return read_evidence (self, error);
}
