/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-open.h"

#include "report/remedy-bundle-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "report/remedy-bundle-seal.h"
#include "report/remedy-bundle-zip.h"
#include "report/remedy-gpg.h"

#define ZIP_MAGIC "PK\x03\x04"

typedef struct
{
  char *path;
  char *passphrase; /* (nullable) */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *self = data;

  g_free (self->path);
  if (self->passphrase != NULL)
    explicit_bzero (self->passphrase, strlen (self->passphrase));
  g_free (self->passphrase);
  g_free (self);
}

static GBytes *
read_open (int         fd,
           const char *path,
           GError    **error)
{
  struct stat info;
  g_autofree guint8 *data = NULL;
  gsize size = 0;

  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED, _ ("%s: this is not a file"), path);
      return NULL;
    }
  if (info.st_size > REMEDY_BUNDLE_MAX_FILE)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("%s: this file is larger than the limit of %d bytes for a bundle"), path,
                   REMEDY_BUNDLE_MAX_FILE);
      return NULL;
    }
  data = g_malloc ((gsize) info.st_size + 1);
  while (size < (gsize) info.st_size)
    {
      gssize n = read (fd, data + size, (gsize) info.st_size - size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          remedy_error_set_from_errno (error, errno, path);
          return NULL;
        }
      if (n == 0)
        break;
      size += (gsize) n;
    }
  return g_bytes_new_take (g_steal_pointer (&data), size);
}

static GBytes *
load (const char *path,
      GError    **error)
{
  int fd = open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  GBytes *bytes;

  if (fd < 0)
    {
      remedy_error_set_from_errno (error, errno, path);
      return NULL;
    }
  bytes = read_open (fd, path, error);
  close (fd);
  return bytes;
}

static gboolean
is_zip (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= strlen (ZIP_MAGIC) && memcmp (data, ZIP_MAGIC, strlen (ZIP_MAGIC)) == 0;
}

/* The first file that is not as the manifest has it, whatever is wrong with the rest. */
static const char *
find_changed (RemedyBundle *self)
{
  const RemedyMember *member = remedy_bundle_find (self, REMEDY_BUNDLE_MANIFEST);
  g_autoptr (RemedyManifest) manifest
      = member != NULL ? remedy_bundle_parse (member, &remedy_manifest_type, NULL) : NULL;

  for (guint i = 0; manifest != NULL && i < manifest->members->len; i++)
    {
      const RemedyManifestEntry *entry = manifest->members->pdata[i];
      const RemedyMember *found
          = entry->name != NULL ? remedy_bundle_find (self, entry->name) : NULL;
      g_autofree char *sha256
          = found != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, found->shared) : NULL;

      if (found != NULL && g_strcmp0 (sha256, entry->sha256) != 0)
        return found->name;
    }
  return manifest == NULL && member != NULL ? REMEDY_BUNDLE_MANIFEST : NULL;
}

/* The seal is broken: which file is it? */
static void
tell_damage (RemedyBundle *self,
             const GError *cause,
             GError      **error)
{
  const char *changed = find_changed (self);

  if (cause != NULL)
    g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, cause->message);
  else if (changed != NULL)
    /* Translators: name of a file in the bundle. */
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("%s: it was changed"), changed);
  else
    g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                         _ ("the table of contents of the zip was changed; its files are whole"));
}

static gboolean
unpack (RemedyBundle *self,
        GError      **error)
{
  RemedySeal seal = remedy_bundle_seal_check (self->zip);
  g_autoptr (GError) cause = NULL;

  if (!is_zip (self->zip))
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("it does not begin as a bundle of this program does"));
      return FALSE;
    }
  if (seal == REMEDY_SEAL_NONE)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                           _ ("it does not end as a bundle of this program does: it was cut "
                              "short, changed at its end, or made by something else"));
      return FALSE;
    }
  if (remedy_bundle_zip_unpack (self->zip, self->members, &cause) && seal == REMEDY_SEAL_WHOLE)
    return TRUE;
  if (seal == REMEDY_SEAL_WHOLE)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    tell_damage (self, cause, error);
  return FALSE;
}

/**
 * remedy_bundle_open_bytes:
 * @bytes: of a bundle that is not encrypted
 * @error: %REMEDY_ERROR_DAMAGED, with the file in it that is; %REMEDY_ERROR_UNSUPPORTED,
 *   %REMEDY_ERROR_LIMIT, %REMEDY_ERROR_VERSION
 *
 * Every byte of it counts: one that is not as it was made is refused.
 *
 * Returns: (transfer full) (nullable): the bundle, without originals
 */
RemedyBundle *
remedy_bundle_open_bytes (GBytes  *bytes,
                          GError **error)
{
  g_autoptr (RemedyBundle) self = remedy_bundle_new_empty ();

  g_return_val_if_fail (bytes != NULL, NULL);

  self->zip = g_bytes_ref (bytes);
  if (!unpack (self, error) || !remedy_bundle_read (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

static GBytes *
decrypt (GBytes       *bytes,
         const char   *passphrase,
         GCancellable *cancellable,
         GError      **error)
{
  if (!remedy_gpg_is_encrypted (bytes))
    return g_bytes_ref (bytes);
  if (passphrase != NULL)
    return remedy_gpg_decrypt (bytes, passphrase, REMEDY_BUNDLE_MAX_FILE, cancellable, error);
  g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_PASSPHRASE,
                       _ ("It is encrypted. Open it with the passphrase that it was saved with."));
  return NULL;
}

/* What is damaged is named, and what can be done about it. */
static void
tell_why (GError    **error,
          GError     *cause,
          const char *shown)
{
  if (!g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_DAMAGED))
    {
      /* Translators: %s is the path of a file; what is wrong with it follows. */
      g_propagate_prefixed_error (error, cause, _ ("%s: this bundle is not opened: "), shown);
      return;
    }
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               /* Translators: %1$s is the path of a file, %2$s what of it is damaged, and how. */
               _ ("“%1$s” is damaged, so it is not opened (%2$s). Have it sent again, or saved "
                  "again where it was made."),
               shown, cause->message);
  g_error_free (cause);
}

/**
 * remedy_bundle_open:
 * @path: of a bundle
 * @passphrase: (nullable): with which it was encrypted, if it was
 * @cancellable: (nullable): to stop while it is decrypted
 * @error: as of remedy_bundle_open_bytes(), %REMEDY_ERROR_PASSPHRASE if it is missing or
 *   wrong, or what reading failed with
 *
 * Nothing is written, and what was encrypted is in memory alone. Any thread may do it.
 *
 * Returns: (transfer full) (nullable): the bundle, without originals
 */
RemedyBundle *
remedy_bundle_open (const char   *path,
                    const char   *passphrase,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *shown = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GError) cause = NULL;
  RemedyBundle *self;

  g_return_val_if_fail (path != NULL, NULL);

  shown = g_filename_display_name (path);
  bytes = load (path, error);
  if (bytes == NULL)
    return NULL;
  plain = decrypt (bytes, passphrase, cancellable, &cause);
  if (plain == NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&cause), "%s: ", shown);
      return NULL;
    }
  self = remedy_bundle_open_bytes (plain, &cause);
  if (self == NULL)
    tell_why (error, g_steal_pointer (&cause), shown);
  return self;
}

static void
open_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  const Opening *opening = data;
  g_autoptr (GError) error = NULL;
  RemedyBundle *bundle
      = remedy_bundle_open (opening->path, opening->passphrase, cancellable, &error);

  if (bundle != NULL)
    g_task_return_pointer (task, bundle, (GDestroyNotify) remedy_bundle_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * remedy_bundle_open_async:
 * @path: of a bundle
 * @passphrase: (nullable): with which it was encrypted, if it was
 * @cancellable: (nullable): when it is cancelled, the result is no more wanted
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * As remedy_bundle_open(), in a thread.
 */
void
remedy_bundle_open_async (const char          *path,
                          const char          *passphrase,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Opening *opening;

  g_return_if_fail (path != NULL);

  opening = g_new0 (Opening, 1);
  opening->path = g_strdup (path);
  opening->passphrase = g_strdup (passphrase);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, remedy_bundle_open_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * remedy_bundle_open_finish:
 * @result: what the callback got
 * @error: as of remedy_bundle_open(), or %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable): the bundle
 */
RemedyBundle *
remedy_bundle_open_finish (GAsyncResult *result,
                           GError      **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
