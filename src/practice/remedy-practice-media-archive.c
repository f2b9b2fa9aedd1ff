/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-media-tree.h"

#include "core/remedy-error.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define FILE_MODE 0444
#define FOLDER_MODE 0555

/* Volume descriptors of a CD (ECMA-119 8.4), one a sector, until the one that ends them; in
 * each lie four dates of 17 bytes, and the record of the top folder with its own of 7. */
#define SECTOR 2048
#define FIRST_DESCRIPTOR 16
#define MAX_DESCRIPTORS 8
#define LAST_DESCRIPTOR 0xFF
#define DATES_OFFSET 813
#define DATES_SIZE 68
#define NO_DATE "0000000000000000"
#define TOP_DATE_OFFSET (FIRST_DESCRIPTOR * SECTOR + 156 + 18)
#define TOP_DATE_SIZE 7

/* In the sector behind them the library says when it was. */
#define REMARK "INFO "
#define REMARK_DATE_SIZE 24

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

static void
archive_free_write (Archive *archive)
{
  archive_write_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_free_write)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ArchiveEntry, archive_entry_free)

static la_ssize_t
append (Archive    *archive,
        void       *data,
        const void *bytes,
        size_t      n)
{
  g_byte_array_append (data, bytes, (guint) n);
  return (la_ssize_t) n;
}

static gboolean
fail (Archive *archive,
      GError **error)
{
  const char *text = archive_error_string (archive);

  /* Translators: what the library that packs said. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("The practice media was not made: %s"),
               text != NULL ? text : "?");
  return FALSE;
}

static gboolean
add_entry (Archive                   *archive,
           const RemedyPracticeEntry *from,
           GError                   **error)
{
  g_autoptr (ArchiveEntry) entry = archive_entry_new ();
  gsize size = 0;
  const void *data = from->bytes != NULL ? g_bytes_get_data (from->bytes, &size) : NULL;

  archive_entry_set_pathname (entry, from->path);
  archive_entry_set_filetype (entry, from->bytes != NULL ? AE_IFREG : AE_IFDIR);
  archive_entry_set_perm (entry, from->bytes != NULL ? FILE_MODE : FOLDER_MODE);
  archive_entry_set_size (entry, (la_int64_t) size);
  archive_entry_set_mtime (entry, from->modified, 0);
  archive_entry_set_atime (entry, from->modified, 0);
  archive_entry_set_ctime (entry, from->modified, 0);
  if (archive_write_header (archive, entry) != ARCHIVE_OK ||
      (size > 0 && archive_write_data (archive, data, size) != (la_ssize_t) size))
    return fail (archive, error);
  return TRUE;
}

static void
forget_top_date (GByteArray *image)
{
  guint8 now[TOP_DATE_SIZE];

  memcpy (now, image->data + TOP_DATE_OFFSET, sizeof now);
  for (gsize at = TOP_DATE_OFFSET; at + sizeof now <= image->len; at++)
    if (memcmp (image->data + at, now, sizeof now) == 0)
      memset (image->data + at, 0, sizeof now);
}

/* The library takes the clock for what has no time of its own. */
static void
forget_clock (GByteArray *image)
{
  gsize at = FIRST_DESCRIPTOR * SECTOR;
  gsize end = (FIRST_DESCRIPTOR + MAX_DESCRIPTORS) * SECTOR;

  g_assert (image->len > end);
  forget_top_date (image);
  for (; at < end && image->data[at] != LAST_DESCRIPTOR; at += SECTOR)
    for (guint j = 0; j < DATES_SIZE; j += sizeof NO_DATE)
      memcpy (image->data + at + DATES_OFFSET + j, NO_DATE, sizeof NO_DATE);
  at += SECTOR;
  if (memcmp (image->data + at, REMARK, strlen (REMARK)) == 0)
    memset (image->data + at + strlen (REMARK), ' ', REMARK_DATE_SIZE);
}

/**
 * remedy_practice_media_archive:
 * @tree: files
 * @iso: an image of a CD; else a zip archive
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the archive; in one time zone the same tree makes
 *   the same bytes
 */
GBytes *
remedy_practice_media_archive (RemedyPracticeTree *tree,
                               gboolean            iso,
                               GError            **error)
{
  g_autoptr (Archive) archive = archive_write_new ();
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int code = iso ? archive_write_set_format_iso9660 (archive) : archive_write_set_format_zip (archive);

  archive_write_set_bytes_in_last_block (archive, 1);
  if (code == ARCHIVE_OK && iso)
    code = archive_write_set_options (archive, "volume-id=EXCHANGE,!pad,!rockridge");
  if (code == ARCHIVE_OK)
    code = archive_write_open (archive, bytes, NULL, append, NULL);
  if (code != ARCHIVE_OK)
    {
      fail (archive, error);
      return NULL;
    }
  for (guint i = 0; i < tree->entries->len; i++)
    if (!add_entry (archive, tree->entries->pdata[i], error))
      return NULL;
  if (archive_write_close (archive) != ARCHIVE_OK)
    {
      fail (archive, error);
      return NULL;
    }
  if (iso)
    forget_clock (bytes);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
