/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-inspect-kinds.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-time.h"
#include "formats/remedy-evt.h"
#include "formats/remedy-image-version.h"
#include "formats/remedy-mapi-profile.h"
#include "formats/remedy-mapisvc.h"
#include "formats/remedy-setup-log.h"

#define HEAD_SIZE 4096                   /* bytes at the beginning that tell what a file is */
#define MAX_TEXT_SIZE (16 * 1024 * 1024) /* bytes */

typedef struct
{
  RemedyReader     *reader;
  RemedyInspection *inspection;
  gboolean          damaged; /* it was read, but it is not whole */
  GCancellable     *cancellable;
} Inspector;

static void
set_kind (Inspector  *self,
          const char *kind,
          const char *name)
{
  remedy_inspection_add_text (self->inspection, "kind", NULL, kind);
  /* Translators: what a file is, as in “Kind: registry hive”. */
  remedy_inspection_add_text (self->inspection, NULL, _ ("Kind"), name);
  remedy_inspection_add_count (self->inspection, "size", _ ("Size in bytes"),
                               remedy_reader_get_size (self->reader));
}

static gboolean
ignore_record (const RemedyEvtRecord *record,
               gpointer               user_data)
{
  return TRUE;
}

static void
tell_log_state (RemedyInspection       *inspection,
                const RemedyEvtSummary *summary)
{
  g_autofree char *flags = g_strdup_printf ("0x%x", summary->flags);

  remedy_inspection_add_count (inspection, "flags", NULL, summary->flags);
  remedy_inspection_add_text (inspection, NULL, _ ("Flags"), flags);
  remedy_inspection_add_flag (inspection, "header_damaged", _ ("Header damaged"),
                              summary->header_damaged);
  remedy_inspection_add_flag (inspection, "dirty", _ ("Dirty (copied while in use)"),
                              summary->dirty);
  remedy_inspection_add_count (inspection, "stale_by", _ ("Records that the header does not know"),
                               summary->stale_by);
  remedy_inspection_add_flag (inspection, "wrapped", _ ("Wrapped (older records overwritten)"),
                              summary->wrapped);
  remedy_inspection_add_flag (inspection, "full", _ ("Full (newer events were not written)"),
                              summary->full);
  remedy_inspection_add_flag (inspection, "archive", _ ("Live log, not a saved copy"),
                              summary->archive);
  remedy_inspection_add_flag (inspection, "truncated", _ ("Cut off"), summary->truncated);
  remedy_inspection_add_count (inspection, "holes", _ ("Holes"), summary->holes);
}

static gboolean
inspect_log (Inspector *self,
             GError   **error)
{
  /* No id is wanted: every record is counted, and none is built. */
  const RemedyEvtFilter filter = { .since = REMEDY_TIME_UNKNOWN, .types = 1u << 31 };
  g_autoptr (RemedyEvtSummary) summary =
      remedy_evt_scan (self->reader, &filter, ignore_record, NULL, NULL, self->cancellable, error);

  if (summary == NULL)
    return FALSE;
  set_kind (self, "event-log", _ ("event log"));
  tell_log_state (self->inspection, summary);
  remedy_inspection_add_count (self->inspection, "live", _ ("Live records"), summary->live);
  remedy_inspection_add_count (self->inspection, "recovered",
                               _ ("Records recovered from stale space"), summary->recovered);
  remedy_inspection_add_count (self->inspection, "duplicates", _ ("Stale copies of live records"),
                               summary->duplicates);
  remedy_inspection_add_count (self->inspection, "first_number", _ ("First record number"),
                               summary->first_number);
  remedy_inspection_add_count (self->inspection, "last_number", _ ("Last record number"),
                               summary->last_number);
  remedy_inspection_add_time (self->inspection, "first_time", _ ("First event (UTC)"),
                              summary->first_time);
  remedy_inspection_add_time (self->inspection, "last_time", _ ("Last event (UTC)"),
                              summary->last_time);
  remedy_inspection_add_texts (self->inspection, "computers", _ ("Computer"), summary->computers);
  self->damaged = summary->header_damaged || summary->truncated || summary->holes > 0;
  return TRUE;
}

static const char *
likeness_word (RemedyNotesLikeness likeness)
{
  return likeness == REMEDY_NOTES_CERTAIN ? "certain" : "possible";
}

/* Where something says Lotus Notes, with the raw value that does. */
static void
tell_matches (RemedyInspection *inspection,
              GPtrArray        *matches)
{
  remedy_inspection_begin_list (inspection, "notes");
  for (guint i = 0; i < matches->len; i++)
    {
      const RemedyMapiMatch *match = matches->pdata[i];
      g_autofree char       *title = match->likeness == REMEDY_NOTES_CERTAIN
                                   /* Translators: a section, a name in it, and its value. */
                                         ? g_strdup_printf (_ ("Lotus Notes: [%s] %s = %s"),
                                                            match->section, match->name, match->value)
                                   /* Translators: a section, a name in it, and its value. */
                                         : g_strdup_printf (_ ("possibly Lotus Notes: [%s] %s = %s"),
                                                            match->section, match->name, match->value);

      remedy_inspection_begin_item (inspection, title);
      remedy_inspection_add_text (inspection, "section", NULL, match->section);
      remedy_inspection_add_text (inspection, "name", NULL, match->name);
      remedy_inspection_add_text (inspection, "value", NULL, match->value);
      remedy_inspection_add_text (inspection, "likeness", NULL, likeness_word (match->likeness));
      remedy_inspection_end_item (inspection);
    }
  remedy_inspection_end_list (inspection);
}

static void
tell_profile (RemedyInspection        *inspection,
              const RemedyMapiProfile *profile)
{
  /* Translators: the name of an Outlook profile. */
  g_autofree char *title = g_strdup_printf (_ ("Profile “%s”"), profile->name);

  remedy_inspection_begin_item (inspection, title);
  remedy_inspection_add_text (inspection, "name", NULL, profile->name);
  remedy_inspection_add_flag (inspection, "default", _ ("Default profile"), profile->is_default);
  remedy_inspection_add_flag (inspection, "connector", _ ("Profile of a connector"),
                              profile->connector);
  remedy_inspection_add_time (inspection, "key_time", _ ("Last changed (UTC)"), profile->key_time);
  remedy_inspection_add_texts (inspection, "services", _ ("Service"), profile->services);
  tell_matches (inspection, profile->matches);
  remedy_inspection_end_item (inspection);
}

static gboolean
inspect_hive (Inspector *self,
              GError   **error)
{
  g_autoptr (RemedyHive) hive = remedy_hive_open (self->reader, self->cancellable, error);
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GError) profiles_error = NULL;
  g_autofree char *version = NULL;
  g_autofree char *root = NULL;

  if (hive == NULL)
    return FALSE;
  version = g_strdup_printf ("1.%u", remedy_hive_get_minor (hive));
  root = remedy_hive_key_name (hive, remedy_hive_get_root (hive));
  set_kind (self, "hive", _ ("registry hive"));
  remedy_inspection_add_text (self->inspection, "version", _ ("Version"), version);
  remedy_inspection_add_text (self->inspection, "root", _ ("Name of the root key"), root);
  remedy_inspection_add_flag (self->inspection, "dirty", _ ("Dirty (changes are in its log)"),
                              remedy_hive_is_dirty (hive));

  profiles = remedy_mapi_profile_list (hive, &profiles_error);
  if (profiles == NULL && remedy_error_is_cancelled (profiles_error))
    {
      g_propagate_error (error, g_steal_pointer (&profiles_error));
      return FALSE;
    }
  /* Damage may come to light only while it is read. */
  self->damaged = profiles == NULL || remedy_hive_is_damaged (hive);
  remedy_inspection_add_flag (self->inspection, "damaged", _ ("Damaged"), self->damaged);
  remedy_inspection_add_text (self->inspection, "profiles_error", _ ("Profiles were not read"),
                              profiles_error != NULL ? profiles_error->message : NULL);
  remedy_inspection_add_count (self->inspection, NULL, _ ("MAPI profiles"),
                               profiles != NULL ? profiles->len : 0);
  remedy_inspection_begin_list (self->inspection, "profiles");
  for (guint i = 0; profiles != NULL && i < profiles->len; i++)
    tell_profile (self->inspection, profiles->pdata[i]);
  remedy_inspection_end_list (self->inspection);
  return TRUE;
}

static gboolean
inspect_image (Inspector *self,
               GError   **error)
{
  RemedyImageVersion version;
  g_autofree char *language = NULL;

  if (!remedy_image_version_read (self->reader, &version, self->cancellable, error))
    return FALSE;
  if (version.language != 0)
    language = g_strdup_printf ("0x%04x", version.language);
  set_kind (self, "image", _ ("program or library"));
  remedy_inspection_add_text (self->inspection, "format", _ ("Format"), version.format);
  remedy_inspection_add_text (self->inspection, "machine", _ ("Processor"), version.machine);
  remedy_inspection_add_text (self->inspection, NULL, _ ("Version"),
                              version.has_version ? NULL : _ ("it has none"));
  remedy_inspection_add_version (self->inspection, "file_version", _ ("File version"),
                                 version.has_version ? &version.file_version : NULL);
  remedy_inspection_add_version (self->inspection, "product_version", _ ("Product version"),
                                 version.has_version ? &version.product_version : NULL);
  /* Translators: the number that Windows has for the language of a file, as in 0x0409. */
  remedy_inspection_add_text (self->inspection, "language", _ ("Language"), language);
  return TRUE;
}

static void
tell_provider (RemedyInspection            *inspection,
               const RemedyMapisvcProvider *provider)
{
  /* Translators: the name of a section of MAPISVC.INF. */
  g_autofree char *title = g_strdup_printf (_ ("Provider [%s]"), provider->section);

  remedy_inspection_begin_item (inspection, title);
  remedy_inspection_add_text (inspection, "section", NULL, provider->section);
  remedy_inspection_add_text (inspection, "display", _ ("Shown as"), provider->display);
  remedy_inspection_add_text (inspection, "dll", _ ("DLL"), provider->dll);
  remedy_inspection_add_text (inspection, "resource_type", _ ("Type"), provider->resource_type);
  remedy_inspection_end_item (inspection);
}

static void
tell_service (RemedyInspection           *inspection,
              const RemedyMapisvcService *service)
{
  /* Translators: the name of a section of MAPISVC.INF. */
  g_autofree char *title = g_strdup_printf (_ ("Service [%s]"), service->section);

  remedy_inspection_begin_item (inspection, title);
  remedy_inspection_add_text (inspection, "section", NULL, service->section);
  remedy_inspection_add_text (inspection, "display", _ ("Shown as"), service->display);
  remedy_inspection_add_text (inspection, "dll", _ ("DLL"), service->dll);
  remedy_inspection_begin_list (inspection, "providers");
  for (guint i = 0; i < service->providers->len; i++)
    tell_provider (inspection, service->providers->pdata[i]);
  remedy_inspection_end_list (inspection);
  tell_matches (inspection, service->matches);
  remedy_inspection_end_item (inspection);
}

static gboolean
inspect_mapisvc (Inspector *self,
                 GBytes    *bytes,
                 GError   **error)
{
  g_autoptr (GPtrArray) services = remedy_mapisvc_parse (bytes, error);

  if (services == NULL)
    return FALSE;
  set_kind (self, "mapisvc", _ ("list of MAPI services (MAPISVC.INF)"));
  remedy_inspection_add_count (self->inspection, NULL, _ ("Services"), services->len);
  remedy_inspection_begin_list (self->inspection, "services");
  for (guint i = 0; i < services->len; i++)
    tell_service (self->inspection, services->pdata[i]);
  remedy_inspection_end_list (self->inspection);
  return TRUE;
}

static gboolean
inspect_setup_log (Inspector *self,
                   GBytes    *bytes,
                   GError   **error)
{
  g_autoptr (GPtrArray) runs = remedy_setup_log_parse (bytes, error);

  if (runs == NULL)
    return FALSE;
  set_kind (self, "setup-log", _ ("log of Exchange Setup"));
  remedy_inspection_add_count (self->inspection, NULL, _ ("Runs"), runs->len);
  remedy_inspection_begin_list (self->inspection, "runs");
  for (guint i = 0; i < runs->len; i++)
    {
      const RemedySetupRun *run = runs->pdata[i];
      /* Translators: which run of Setup it is, from 1. */
      g_autofree char *title = g_strdup_printf (_ ("Run %u"), i + 1);

      remedy_inspection_begin_item (self->inspection, title);
      remedy_inspection_add_count (self->inspection, "line", _ ("First line"), run->line);
      remedy_inspection_add_count (self->inspection, "lines", _ ("Lines"), run->lines);
      remedy_inspection_add_text (self->inspection, "last_line", _ ("Last line"), run->last_line);
      remedy_inspection_add_texts (self->inspection, "errors", _ ("Error"), run->errors);
      remedy_inspection_end_item (self->inspection);
    }
  remedy_inspection_end_list (self->inspection);
  return TRUE;
}

static gboolean
is_of_no_kind (const GError *error)
{
  return g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED) ||
         g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
}

/* Only a setup log has its lines, and only a MAPISVC.INF a section of services. */
static gboolean
inspect_text (Inspector *self,
              GError   **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) why = NULL;

  if (remedy_reader_get_size (self->reader) <= MAX_TEXT_SIZE)
    {
      bytes = remedy_reader_read_all (self->reader, MAX_TEXT_SIZE, self->cancellable, error);
      if (bytes == NULL)
        return FALSE;
      if (inspect_setup_log (self, bytes, &why))
        return TRUE;
      if (is_of_no_kind (why))
        {
          g_clear_error (&why);
          if (inspect_mapisvc (self, bytes, &why))
            return TRUE;
        }
      if (!is_of_no_kind (why))
        {
          g_propagate_error (error, g_steal_pointer (&why));
          return FALSE;
        }
    }
  g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                       _ ("this is no event log, registry hive, MAPISVC.INF, program, library or "
                          "log of Exchange Setup"));
  return FALSE;
}

/* A log whose header is gone still has the mark of its records. */
static gboolean
looks_like_log (const guint8 *head,
                gsize         size)
{
  for (gsize at = 4; at + 4 <= size; at += 4)
    if (memcmp (head + at, "LfLe", 4) == 0)
      return TRUE;
  return FALSE;
}

/**
 * remedy_inspect_file:
 * @reader: a file
 * @inspection: where to put what it is and the facts in it
 * @damaged: (out): whether it was read, but is not whole
 * @cancellable: (nullable): to stop
 * @error: %REMEDY_ERROR_UNSUPPORTED if it is of no kind that is known, else why it was not
 *   read
 *
 * What a file is follows from its content, never from its name.
 *
 * Returns: %FALSE on error; @inspection then has no more facts
 */
gboolean
remedy_inspect_file (RemedyReader     *reader,
                     RemedyInspection *inspection,
                     gboolean         *damaged,
                     GCancellable     *cancellable,
                     GError          **error)
{
  Inspector self = { .reader = reader, .inspection = inspection, .cancellable = cancellable };
  guint8    head[HEAD_SIZE];
  gssize    size = remedy_reader_read_at (reader, 0, head, sizeof head, cancellable, error);
  gboolean  ok;

  *damaged = FALSE;
  if (size < 0)
    return FALSE;
  if (size == 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("the file is empty"));
      return FALSE;
    }
  if (size >= 4 && memcmp (head, "regf", 4) == 0)
    ok = inspect_hive (&self, error);
  else if (size >= 2 && memcmp (head, "MZ", 2) == 0)
    ok = inspect_image (&self, error);
  else if (looks_like_log (head, (gsize) size))
    ok = inspect_log (&self, error);
  else
    ok = inspect_text (&self, error);
  *damaged = self.damaged;
  return ok;
}
