/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-seal.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"
#include "core/remedy-writer.h"

/* The end of central directory record of APPNOTE.TXT 4.3.16: it is the last of the archive,
 * and the length of the comment behind it is the last of it. */
#define END_SIGNATURE 0x06054b50
#define END_SIZE 22
#define END_COMMENT 20

#define PREFIX "ntsmig-remedy-bundle sha256="
#define HASH_SIZE 64
#define SEAL_SIZE (sizeof PREFIX - 1 + HASH_SIZE)

static char *
make_seal (const guint8 *data,
           gsize         size)
{
  g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, size);

  return g_strconcat (PREFIX, hash, NULL);
}

static gboolean
ends_without_comment (GBytes *zip)
{
  RemedyCursor cursor;
  guint32 signature;
  guint16 comment;

  remedy_cursor_init_bytes (&cursor, zip);
  return cursor.size >= END_SIZE && remedy_cursor_seek (&cursor, cursor.size - END_SIZE, NULL)
         && remedy_cursor_u32 (&cursor, &signature, NULL) && signature == END_SIGNATURE
         && remedy_cursor_skip (&cursor, END_COMMENT - sizeof signature, NULL)
         && remedy_cursor_u16 (&cursor, &comment, NULL) && comment == 0;
}

/**
 * remedy_bundle_seal_put:
 * @zip: a zip without a comment
 * @error: %REMEDY_ERROR_FAILED if it is none
 *
 * Returns: (transfer full) (nullable): the same with the seal
 */
GBytes *
remedy_bundle_seal_put (GBytes  *zip,
                        GError **error)
{
  g_autoptr (GByteArray) writer = remedy_writer_new ();
  g_autofree char *seal = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (zip, &size);

  if (!ends_without_comment (zip))
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_FAILED,
                           _ ("The bundle could not be packed: its end is not where it should "
                              "be."));
      return NULL;
    }
  remedy_writer_bytes (writer, data, size - sizeof (guint16));
  remedy_writer_u16 (writer, SEAL_SIZE);
  seal = make_seal (writer->data, writer->len);
  remedy_writer_bytes (writer, seal, SEAL_SIZE);
  return remedy_writer_finish (g_steal_pointer (&writer));
}

/**
 * remedy_bundle_seal_check:
 * @zip: what may be a bundle
 *
 * Returns: whether it is sealed, and whole
 */
RemedySeal
remedy_bundle_seal_check (GBytes *zip)
{
  g_autofree char *seal = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (zip, &size);
  const guint8 *found;

  if (size < END_SIZE + SEAL_SIZE)
    return REMEDY_SEAL_NONE;
  found = data + size - SEAL_SIZE;
  seal = make_seal (data, size - SEAL_SIZE);
  if (memcmp (found, seal, SEAL_SIZE) == 0)
    return REMEDY_SEAL_WHOLE;
  return memcmp (found, PREFIX, sizeof PREFIX - 1) == 0 ? REMEDY_SEAL_BROKEN : REMEDY_SEAL_NONE;
}
