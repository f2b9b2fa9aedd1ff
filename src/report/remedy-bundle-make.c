/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "report/remedy-bundle-evidence.h"
#include "report/remedy-bundle-seal.h"
#include "report/remedy-bundle-zip.h"
#include "report/remedy-leak.h"
#include "report/remedy-report-html.h"
#include "report/remedy-report-json.h"
#include "report/remedy-report-language.h"

#define PICTURES "pictures/"
#define RAW "raw/"

static GBytes *
take_text (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

static RemedyMember *
add_text (GPtrArray  *members,
          const char *name,
          const char *type,
          const char *why,
          char       *shared,
          char       *original)
{
  g_autoptr (GBytes) bytes = take_text (shared);
  RemedyMember *member = remedy_member_new (name, type, why, bytes);

  member->original = original;
  g_ptr_array_add (members, member);
  return member;
}

static char *
make_html (const RemedySnapshot *snapshot,
           const RemedySharing  *sharing,
           const GPtrArray      *pictures)
{
  g_autoptr (RemedySession) session
      = remedy_session_new_shown (snapshot, _ ("It is shown as it was."));
  g_autoptr (RemedyReport) report = remedy_report_new (session);

  report->sharing = remedy_sharing_copy (sharing);
  return remedy_report_html (report, pictures, NULL);
}

static void
add_report (GPtrArray               *members,
            const RemedyBundleInput *input)
{
  add_text (members, REMEDY_BUNDLE_REPORT, REMEDY_MEMBER_HTML,
            _ ("The whole case to read: what was found, what was done, and the pictures."),
            make_html (input->redacted, input->sharing, input->pictures),
            input->original != NULL ? make_html (input->original, input->sharing, input->pictures)
                                    : NULL);
}

/* A file is named by its place and its page, never by what stands on it. */
static char *
name_picture (const RemedySharedPicture *picture,
              guint                      number)
{
  g_autofree char *name = g_strdup_printf (PICTURES "%02u-%s.png", number, picture->page);

  if (picture->page != NULL && strchr (picture->page, '/') == NULL
      && remedy_bundle_zip_is_name (name))
    return g_steal_pointer (&name);
  return g_strdup_printf (PICTURES "%02u-picture.png", number);
}

static void
add_picture (GPtrArray                 *members,
             const RemedySharedPicture *picture,
             guint                      number)
{
  g_autofree char *name = name_picture (picture, number);
  RemedyMember *member = remedy_member_new (
      name, REMEDY_MEMBER_PNG, _ ("A picture of the wizard or of the server’s screen."),
      picture->png);

  member->caption = g_strdup (picture->caption);
  member->alt = g_strdup (picture->alt);
  member->original = g_strdup (picture->original_caption);
  for (guint i = 0; i < picture->texts->len; i++)
    g_ptr_array_add (member->texts, g_strdup (picture->texts->pdata[i]));
  g_ptr_array_add (members, member);
}

/* When the last of it became known. The same case makes the same bundle, whenever it is made. */
static gint64
find_time (const RemedySnapshot *snapshot)
{
  gint64 time = MAX (snapshot->case_->created, snapshot->case_->updated);

  time = MAX (time, snapshot->before != NULL ? snapshot->before->gathered : time);
  time = MAX (time, snapshot->after != NULL ? snapshot->after->gathered : time);
  return MAX (time, snapshot->media != NULL ? snapshot->media->gathered : time);
}

/* What case.json says beyond what is found. */
static RemedyBundleDocument *
make_document (const RemedyBundleInput *input,
               const RemedySnapshot    *snapshot,
               const GPtrArray         *members,
               gboolean                 shared)
{
  RemedyBundleDocument *self = remedy_bundle_document_make (snapshot);
  const char *language = input->sharing->language;
  g_autoptr (JsonNode) node = NULL;

  self->taken = find_time (snapshot);
  self->language = g_strdup (language != NULL ? language : REMEDY_REPORT_ENGLISH);
  for (int i = 0; i < REMEDY_N_NAMES; i++)
    if (remedy_sharing_hides (input->sharing, (RemedyNameClass) i))
      g_ptr_array_add (self->hidden, g_strdup (remedy_name_class_words[i]));
  for (guint i = 0; i < input->pictures->len; i++)
    {
      const RemedySharedPicture *from = input->pictures->pdata[i];
      RemedyBundlePicture *picture = remedy_bundle_picture_new ();

      picture->name = name_picture (from, i + 1);
      picture->caption = g_strdup (shared || from->original_caption == NULL
                                       ? from->caption
                                       : from->original_caption);
      picture->alt = g_strdup (from->alt);
      picture->width = from->width;
      picture->height = from->height;
      g_ptr_array_add (self->pictures, picture);
    }
  node = remedy_record_to_json (&remedy_bundle_document_type, self);
  remedy_bundle_evidence_list_case (node, self->evidence);
  remedy_bundle_evidence_list (members, self->evidence);
  return self;
}

static void
add_case (GPtrArray               *members,
          const RemedyBundleInput *input,
          const GPtrArray         *evidence)
{
  g_autoptr (RemedyBundleDocument) shared
      = make_document (input, input->redacted, evidence, TRUE);
  g_autoptr (RemedyBundleDocument) original = NULL;

  if (input->original != NULL)
    original = make_document (input, input->original, evidence, FALSE);
  add_text (members, REMEDY_BUNDLE_CASE, REMEDY_MEMBER_JSON,
            _ ("The case for programs: findings, diagnosis, run sheet and verification, and the "
               "digest of each piece of evidence that they rest on."),
            remedy_bundle_document_to_json (shared),
            original != NULL ? remedy_bundle_document_to_json (original) : NULL);
}

/* Only where no name at all is hidden: nobody looks into such a file. */
static gboolean
may_add_raw (const RemedyBundleInput *input,
             GError                 **error)
{
  guint64 size = 0;

  for (guint i = 0; i < input->raw->len; i++)
    size += g_bytes_get_size (((RemedyRawFile *) input->raw->pdata[i])->bytes);
  for (int i = 0; input->raw->len > 0 && i < REMEDY_N_NAMES; i++)
    if (remedy_sharing_hides (input->sharing, (RemedyNameClass) i)
        || input->sharing->words->len > 0)
      {
        g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED,
                             _ ("Files of the server can be added as they are only where no name "
                                "is hidden, since nobody can hide names in them."));
        return FALSE;
      }
  if (input->raw->len <= REMEDY_BUNDLE_MAX_RAW && size <= REMEDY_BUNDLE_MAX_MEMBER)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("At most %d files of the server can be added, of %d bytes in all."),
               REMEDY_BUNDLE_MAX_RAW, REMEDY_BUNDLE_MAX_MEMBER);
  return FALSE;
}

static void
add_raw (GPtrArray           *members,
         const RemedyRawFile *file,
         guint                number)
{
  g_autofree char *plain = g_path_get_basename (file->name);
  g_autofree char *name = NULL;

  g_strcanon (plain, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "._-", '_');
  name = g_strdup_printf (RAW "%02u-%.64s", number, plain);
  g_ptr_array_add (members,
                   remedy_member_new (name, REMEDY_MEMBER_RAW,
                                      _ ("A file of the server as it is, with all names in it."),
                                      file->bytes));
}

static void
add_manifest (GPtrArray *members)
{
  g_autoptr (RemedyManifest) manifest = remedy_manifest_new ();

  manifest->format = g_strdup (REMEDY_BUNDLE_FORMAT);
  manifest->version = REMEDY_BUNDLE_VERSION;
  manifest->program = g_strdup (PACKAGE_VERSION);
  for (guint i = 0; i < members->len; i++)
    {
      const RemedyMember *member = members->pdata[i];
      RemedyManifestEntry *entry = remedy_manifest_entry_new ();

      entry->name = g_strdup (member->name);
      entry->type = g_strdup (member->type);
      entry->size = (gint64) g_bytes_get_size (member->shared);
      entry->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, member->shared);
      entry->why = g_strdup (member->why);
      g_ptr_array_add (manifest->members, entry);
    }
  add_text (members, REMEDY_BUNDLE_MANIFEST, REMEDY_MEMBER_JSON,
            _ ("The list of these files with their digests, which shows whether one was changed."),
            remedy_report_json_print (&remedy_manifest_type, manifest), NULL);
}

static void
take_members (GPtrArray *from,
              GPtrArray *to)
{
  while (from->len > 0)
    g_ptr_array_add (to, g_ptr_array_steal_index (from, 0));
}

typedef struct
{
  const GPtrArray *members;
  GBytes          *zip; /* (nullable) what was made */
  GError          *error; /* (nullable) why it was not */
} Packing;

static gpointer
pack_in_thread (gpointer data)
{
  Packing *packing = data;

  packing->zip = remedy_bundle_zip_pack (packing->members, &packing->error);
  return NULL;
}

/* To pack takes longer than to look for names, and both only read: they are done at the same
 * time. What was packed is thrown away unless the look found nothing. */
static GBytes *
pack_checked (const RemedyBundleInput *input,
              const GPtrArray         *members,
              GError                 **error)
{
  Packing  packing = { .members = members };
  GThread *thread = g_thread_new ("pack", pack_in_thread, &packing);
  gboolean clean = remedy_leak_check (input->names, input->sharing, members, error);
  g_autoptr (GBytes) zip = NULL;
  g_autoptr (GError) problem = NULL;

  g_thread_join (thread);
  zip = packing.zip;
  problem = packing.error;
  if (!clean)
    return NULL;
  if (zip == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&zip);
}

/**
 * remedy_bundle_make:
 * @input: what it is made from
 * @error: %REMEDY_ERROR_LEAK if a name that is hidden is in it all the same, with where it is;
 *   %REMEDY_ERROR_REFUSED, %REMEDY_ERROR_UNSUPPORTED
 *
 * The same input makes the same bytes, whenever and wherever it is done. Any thread may do it.
 *
 * Returns: (transfer full) (nullable): a bundle
 */
RemedyBundle *
remedy_bundle_make (const RemedyBundleInput *input,
                    GError                 **error)
{
  g_autoptr (RemedyBundle) self = NULL;
  g_autoptr (GBytes) zip = NULL;
  g_autoptr (GPtrArray) evidence
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_member_free);
  g_auto (RemedyReportLanguage) language = { 0 };

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (input->redacted != NULL && input->redacted->case_ != NULL, NULL);
  g_return_val_if_fail (input->sharing != NULL, NULL);
  g_return_val_if_fail (input->names != NULL, NULL);

  if (!may_add_raw (input, error)
      || !remedy_report_language_enter (&language, input->sharing->language, error))
    return NULL;
  self = remedy_bundle_new_empty ();
  self->snapshot = remedy_snapshot_copy (input->redacted);
  self->snapshot->taken = find_time (self->snapshot);
  remedy_bundle_evidence_add (evidence, input->redacted, input->original);
  add_report (self->members, input);
  add_case (self->members, input, evidence);
  for (guint i = 0; i < input->pictures->len; i++)
    add_picture (self->members, input->pictures->pdata[i], i + 1);
  take_members (evidence, self->members);
  for (guint i = 0; i < input->raw->len; i++)
    add_raw (self->members, input->raw->pdata[i], i + 1);
  add_manifest (self->members);
  zip = pack_checked (input, self->members, error);
  self->zip = zip != NULL ? remedy_bundle_seal_put (zip, error) : NULL;
  return self->zip != NULL ? g_steal_pointer (&self) : NULL;
}
