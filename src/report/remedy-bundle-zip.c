/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-zip.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

static void
free_written (Archive *archive)
{
  archive_write_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, free_written)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

/**
 * remedy_bundle_zip_is_name:
 * @name: a name, which may come from anywhere
 *
 * Names of members are ours: small letters and digits, at most three folders deep, and safe
 * to unpack anywhere. Those of raw files have the letters of DOS names besides.
 *
 * Returns: %TRUE if a member may have it
 */
gboolean
remedy_bundle_zip_is_name (const char *name)
{
  static const char others[] = "._-/";
  char last = '/';

  for (gsize i = 0; name[i] != '\0'; i++)
    {
      if (i >= REMEDY_BUNDLE_MAX_NAME)
        return FALSE;
      if (!g_ascii_isalnum (name[i]) && strchr (others, name[i]) == NULL)
        return FALSE;
      /* Neither an empty part nor one that begins with a dot, as “..” does. */
      if (last == '/' && (name[i] == '/' || name[i] == '.'))
        return FALSE;
      last = name[i];
    }
  return last != '/';
}

static la_ssize_t
append (Archive    *archive,
        void       *data,
        const void *buffer,
        size_t      size)
{
  g_byte_array_append (data, buffer, (guint) size);
  return (la_ssize_t) size;
}

/* No owner and no time: a time would be written as that of the zone where it is made. */
static gboolean
pack_member (Archive            *archive,
             const RemedyMember *member)
{
  g_autoptr (ArchiveEntry) entry = archive_entry_new ();
  gsize size;
  const void *data = g_bytes_get_data (member->shared, &size);

  archive_entry_set_pathname (entry, member->name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0600);
  archive_entry_set_size (entry, (la_int64_t) size);
  /* What is packed already is only larger if it is packed again. */
  if (g_str_equal (member->type, REMEDY_MEMBER_PNG))
    archive_write_zip_set_compression_store (archive);
  else
    archive_write_zip_set_compression_deflate (archive);
  return archive_write_header (archive, entry) == ARCHIVE_OK &&
         (size == 0 || archive_write_data (archive, data, size) == (la_ssize_t) size) &&
         archive_write_finish_entry (archive) == ARCHIVE_OK;
}

static gboolean
refuse (Archive *archive,
        GError **error)
{
  const char *text = archive_error_string (archive);

  /* Translators: what the library that packs said. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("The bundle could not be packed: %s"),
               text != NULL ? text : "?");
  return FALSE;
}

/**
 * remedy_bundle_zip_pack:
 * @members: (element-type RemedyMember): what is to be in it, in that order
 * @error: %REMEDY_ERROR_FAILED
 *
 * The same members make the same bytes, wherever and whenever it is done.
 *
 * Returns: (transfer full) (nullable): a zip
 */
GBytes *
remedy_bundle_zip_pack (const GPtrArray *members,
                        GError         **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (Archive) archive = archive_write_new ();

  g_return_val_if_fail (members != NULL, NULL);

  archive_write_set_format_zip (archive);
  archive_write_set_bytes_per_block (archive, 0);
  if (archive_write_open (archive, bytes, NULL, append, NULL) != ARCHIVE_OK)
    {
      refuse (archive, error);
      return NULL;
    }
  for (guint i = 0; i < members->len; i++)
    if (!pack_member (archive, members->pdata[i]))
      {
        refuse (archive, error);
        return NULL;
      }
  if (archive_write_close (archive) != ARCHIVE_OK)
    {
      refuse (archive, error);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
