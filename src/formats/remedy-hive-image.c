/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-hive-image.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"

/* It is held in memory twice while it is copied. The hives of a server of that time have a
 * few megabytes. */
#define MAX_HIVE_SIZE (64 * 1024 * 1024)

#define PAGE 4096
#define BINS_SIZE_AT 40
#define CHECKSUM_AT 508

/* Versions of libhivex differ in how well they check that what they read ends within its cell
 * (CVE-2021-3504); the counts they go by have 16 bits, of entries of 8 bytes. This many zeros
 * follow the last bin in the copy, so that such a read stays within it. They take no memory. */
#define GUARD (1024 * 1024)

typedef struct
{
  guint32 sequence1;
  guint32 sequence2;
  guint32 major;
  guint32 minor;
  guint32 type;
  guint32 bins_size;
  guint32 checksum;
} BaseBlock;

static gboolean
read_base_block (RemedyCursor *cursor,
                 BaseBlock    *block,
                 GError      **error)
{
  return remedy_cursor_seek (cursor, 4, error) &&
         remedy_cursor_u32 (cursor, &block->sequence1, error) &&
         remedy_cursor_u32 (cursor, &block->sequence2, error) &&
         remedy_cursor_skip (cursor, 8, error) /* time of the last write */
         && remedy_cursor_u32 (cursor, &block->major, error) &&
         remedy_cursor_u32 (cursor, &block->minor, error) &&
         remedy_cursor_u32 (cursor, &block->type, error) &&
         remedy_cursor_skip (cursor, 8, error) /* format, root key */
         && remedy_cursor_u32 (cursor, &block->bins_size, error) &&
         remedy_cursor_seek (cursor, CHECKSUM_AT, error) &&
         remedy_cursor_u32 (cursor, &block->checksum, error);
}

static guint32
checksum_of (const guint8 *data)
{
  guint32 sum = 0;

  for (guint i = 0; i < CHECKSUM_AT; i++)
    sum ^= (guint32) data[i] << i % 4 * 8;
  return sum;
}

/* NT never writes 0 or all ones (msuhanov/regf); libhivex does not know that. */
static gboolean
checksum_agrees (guint32 stored,
                 guint32 sum)
{
  if (sum == 0)
    return stored <= 1;
  if (sum == G_MAXUINT32)
    return stored >= G_MAXUINT32 - 1;
  return stored == sum;
}

static gboolean
check_kind (const guint8 *data,
            gsize         size,
            GError      **error)
{
  if (size >= 4 && memcmp (data, "regf", 4) == 0)
    return TRUE;
  g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                       size == 0 ? _ ("the file is empty, so it is no registry hive")
                                 : _ ("this is not a registry hive"));
  return FALSE;
}

static gboolean
check_version (const BaseBlock *block,
               const guint8    *data,
               gsize            size,
               GError         **error)
{
  if (block->major != 1)
    {
      /* Translators: the numbers of a version, as in 2.0. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                   _ ("a registry hive of version %u.%u is not read; Windows NT writes 1.1 to 1.6"),
                   block->major, block->minor);
      return FALSE;
    }
  if (block->type != 0 && (size < PAGE + 4 || memcmp (data + PAGE, "hbin", 4) != 0))
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("this is the log of a registry hive; give the hive itself, the file "
                              "without “.LOG” in its name"));
      return FALSE;
    }
  if (size < 2 * PAGE)
    {
      /* Translators: a size in bytes. */
      g_set_error (
          error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
          _ ("the registry hive ends after %zu bytes, before its first key; copy it again"), size);
      return FALSE;
    }
  return TRUE;
}

static void
put_u32 (guint8 *at,
         guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  memcpy (at, &little, sizeof little);
}

/* libhivex refuses a wrong checksum outright, and searches beyond the end of the file where
 * the header claims more than there is. Both are put right in our copy, and told. */
static void
mend_base_block (RemedyHiveImage *image,
                 const BaseBlock *block,
                 guint8          *page,
                 gsize            size)
{
  gsize there = (size - 1) / PAGE * PAGE;

  if (!checksum_agrees (block->checksum, checksum_of (page)))
    image->damage = g_strdup (_ ("the checksum of its header is wrong"));
  if (block->bins_size > size - PAGE)
    {
      g_free (image->damage);
      /* Translators: both are sizes in bytes. */
      image->damage = g_strdup_printf (_ ("it should have %zu bytes and has only %zu"),
                                       (gsize) block->bins_size + PAGE, size);
      put_u32 (page + BINS_SIZE_AT, (guint32) there);
    }
  put_u32 (page + CHECKSUM_AT, checksum_of (page));
}

static gboolean
write_all (int           fd,
           const guint8 *data,
           gsize         size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static gboolean
fill_memfd (int           fd,
            const guint8 *page,
            const guint8 *data,
            gsize         size)
{
  gsize whole = (size + PAGE - 1) / PAGE * PAGE;

  return write_all (fd, page, PAGE) && write_all (fd, data + PAGE, size - PAGE) &&
         ftruncate (fd, (off_t) (whole + GUARD)) == 0 &&
         fcntl (fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0;
}

/**
 * remedy_hive_image_make:
 * @reader: the hive's file
 * @image: (out caller-allocates): what is known of its header, and the copy
 * @cancellable: (nullable): to stop
 * @error: %REMEDY_ERROR_UNSUPPORTED if it is no hive, a log, or of another version;
 *   %REMEDY_ERROR_DAMAGED if it ends before its first key; %REMEDY_ERROR_LIMIT over 64 MiB;
 *   or the reader's error
 *
 * Reads all of it and checks the base block (msuhanov/regf). libhivex wants a path, and
 * maps what it opens; a sealed copy in memory can neither change nor shrink under it.
 *
 * Returns: %TRUE if @image was made; give it to remedy_hive_image_clear()
 */
gboolean
remedy_hive_image_make (RemedyReader    *reader,
                        RemedyHiveImage *image,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autoptr (GBytes) bytes = remedy_reader_read_all (reader, MAX_HIVE_SIZE, cancellable, error);
  BaseBlock     block;
  RemedyCursor  cursor;
  const guint8 *data;
  gsize         size;
  guint8        page[PAGE];

  memset (image, 0, sizeof *image);
  image->fd = -1;
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  remedy_cursor_init (&cursor, data, size);
  if (!check_kind (data, size, error) || !read_base_block (&cursor, &block, error) ||
      !check_version (&block, data, size, error))
    return FALSE;

  image->minor = block.minor;
  image->dirty = block.sequence1 != block.sequence2;
  memcpy (page, data, PAGE);
  mend_base_block (image, &block, page, size);
  image->fd = memfd_create ("registry hive", MFD_CLOEXEC | MFD_ALLOW_SEALING);
  if (image->fd < 0 || !fill_memfd (image->fd, page, data, size))
    {
      /* Translators: the system's own words, as in “Cannot allocate memory”. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO,
                   _ ("no room in memory for a copy of the registry hive: %s"), g_strerror (errno));
      remedy_hive_image_clear (image);
      return FALSE;
    }
  return TRUE;
}

/**
 * remedy_hive_image_clear:
 * @image: an image; what it holds is given back
 */
void
remedy_hive_image_clear (RemedyHiveImage *image)
{
  if (image->fd >= 0)
    close (image->fd);
  image->fd = -1;
  g_clear_pointer (&image->damage, g_free);
}
