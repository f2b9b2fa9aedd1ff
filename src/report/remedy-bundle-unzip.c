/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"

#define BLOCK_SIZE (32 * 1024)

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

static void
free_read (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, free_read)

/* What libarchive says may hold names out of the archive, in any encoding. */
static char *
error_text (Archive *archive)
{
  const char *text = archive_error_string (archive);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("?");

  return remedy_text_tame (valid);
}

static gboolean
damaged (Archive *archive,
         GError **error)
{
  g_autofree char *why = error_text (archive);

  /* Translators: what the library that unpacks said. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("it cannot be unpacked: %s"), why);
  return FALSE;
}

static gboolean
refuse (GError    **error,
        const char *why)
{
  g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, why);
  return FALSE;
}

static gboolean
check_entry (ArchiveEntry    *entry,
             const GPtrArray *members,
             GError         **error)
{
  const char *name = archive_entry_pathname (entry);

  if (members->len >= REMEDY_BUNDLE_MAX_MEMBERS)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("it holds more than the limit of %d files"), REMEDY_BUNDLE_MAX_MEMBERS);
      return FALSE;
    }
  if (name == NULL || !remedy_bundle_zip_is_name (name))
    return refuse (error, _ ("it holds a name that no file of a bundle has"));
  for (guint i = 0; i < members->len; i++)
    if (g_ascii_strcasecmp (((RemedyMember *) members->pdata[i])->name, name) == 0)
      return refuse (error, _ ("it holds two files of one name"));
  if (archive_entry_filetype (entry) != AE_IFREG || archive_entry_hardlink (entry) != NULL)
    return refuse (error, _ ("it holds a folder, a link or a device"));
  if (archive_entry_is_encrypted (entry))
    return refuse (error, _ ("a file in it is encrypted"));
  return TRUE;
}

/* The size that an entry tells is not trusted: what comes out of it is counted. */
static GBytes *
unpack_entry (Archive *archive,
              guint64 *total,
              GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *block = g_malloc (BLOCK_SIZE);
  la_ssize_t n;

  while ((n = archive_read_data (archive, block, BLOCK_SIZE)) > 0)
    {
      *total += (guint64) n;
      if (bytes->len + (guint64) n > REMEDY_BUNDLE_MAX_MEMBER
          || *total > REMEDY_BUNDLE_MAX_UNPACKED)
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                       _ ("it unpacks to more than the limit of %d bytes for a file, or of %d "
                          "for all"),
                       REMEDY_BUNDLE_MAX_MEMBER, REMEDY_BUNDLE_MAX_UNPACKED);
          return NULL;
        }
      g_byte_array_append (bytes, block, (guint) n);
    }
  if (n < 0)
    {
      damaged (archive, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static gboolean
read_entry (Archive      *archive,
            ArchiveEntry *entry,
            GPtrArray    *members,
            guint64      *total,
            GError      **error)
{
  const char *name = archive_entry_pathname (entry);
  g_autoptr (GBytes) bytes = NULL;

  if (!check_entry (entry, members, error))
    return FALSE;
  bytes = unpack_entry (archive, total, error);
  if (bytes == NULL)
    {
      g_prefix_error (error, "%s: ", name);
      return FALSE;
    }
  g_ptr_array_add (members, remedy_member_new (name, REMEDY_MEMBER_RAW, NULL, bytes));
  return TRUE;
}

/**
 * remedy_bundle_zip_unpack:
 * @zip: what may be a zip
 * @members: (element-type RemedyMember): where what is in it is added, of no type yet
 * @error: %REMEDY_ERROR_DAMAGED or %REMEDY_ERROR_LIMIT, with the name of the member
 *
 * Nothing is written. What came before the error is in @members.
 *
 * Returns: %TRUE if all of it was unpacked
 */
gboolean
remedy_bundle_zip_unpack (GBytes    *zip,
                          GPtrArray *members,
                          GError   **error)
{
  g_autoptr (Archive) archive = archive_read_new ();
  guint64 total = 0;
  gsize size;
  const void *data = g_bytes_get_data (zip, &size);

  g_return_val_if_fail (members != NULL, FALSE);

  archive_read_support_format_zip_seekable (archive);
  if (archive_read_open_memory (archive, data, size) != ARCHIVE_OK)
    return damaged (archive, error);
  for (;;)
    {
      ArchiveEntry *entry;
      int code = archive_read_next_header (archive, &entry);

      if (code == ARCHIVE_EOF)
        return TRUE;
      if (code != ARCHIVE_OK)
        return damaged (archive, error);
      if (!read_entry (archive, entry, members, &total, error))
        return FALSE;
    }
}
