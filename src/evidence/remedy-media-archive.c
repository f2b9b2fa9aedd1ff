/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-media-tree.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "evidence/remedy-gather.h"
#include "evidence/remedy-media.h"
#include "evidence/remedy-nt-path.h"

#define BLOCK_SIZE (64 * 1024)

/* Bytes of one file that are unpacked. The largest program of the table has 2.7 MB. */
#define MAX_FILE (64 * 1024 * 1024)

/* The primary volume descriptor of a CD (ECMA-119 8.4): where it lies, its identifier, and
 * in it the size of the volume in blocks and that of a block. */
#define VOLUME_OFFSET 0x8000
#define VOLUME_SIZE 2048
#define VOLUME_ID "CD001"
#define VOLUME_BLOCKS 80
#define VOLUME_BLOCK_SIZE 128

#define DOS_MAGIC "MZ"

typedef struct archive Archive;
typedef struct archive_entry ArchiveEntry;

static void
archive_close_and_free (Archive *archive)
{
  archive_read_free (archive);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Archive, archive_close_and_free)

/* How libarchive gets at the bytes. */
typedef struct
{
  RemedyReader *reader;
  GCancellable *cancellable;
  guint64       size;
  guint64       at;
  guint8       *block; /* (owned) */
  GError       *error; /* (owned): of the reader */
} Input;

static void
input_clear (Input *input)
{
  g_free (input->block);
  g_clear_error (&input->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Input, input_clear)

static la_ssize_t
input_read (Archive     *archive,
            void        *data,
            const void **buffer)
{
  Input *input = data;
  gssize n;

  g_clear_error (&input->error);
  n = remedy_reader_read_at (input->reader, input->at, input->block, BLOCK_SIZE,
                             input->cancellable, &input->error);
  if (n < 0)
    {
      archive_set_error (archive, EIO, "%s", input->error->message);
      return -1;
    }
  input->at += (guint64) n;
  *buffer = input->block;
  return n;
}

static la_int64_t
input_skip (Archive   *archive,
            void      *data,
            la_int64_t wanted)
{
  Input *input = data;
  guint64 left = input->at < input->size ? input->size - input->at : 0;
  guint64 n = wanted > 0 ? MIN ((guint64) wanted, left) : 0;

  input->at += n;
  return (la_int64_t) n;
}

static la_int64_t
input_seek (Archive   *archive,
            void      *data,
            la_int64_t offset,
            int        whence)
{
  Input *input = data;
  gint64 base = 0;

  if (whence == SEEK_CUR)
    base = (gint64) input->at;
  else if (whence == SEEK_END)
    base = (gint64) input->size;
  if ((offset < 0 && base < -offset) || (offset > 0 && base > G_MAXINT64 - offset))
    return ARCHIVE_FATAL;
  input->at = (guint64) (base + offset);
  return (la_int64_t) input->at;
}

static Archive *
new_archive (Input *input)
{
  Archive *archive = archive_read_new ();

  archive_read_support_format_iso9660 (archive);
  archive_read_support_format_zip (archive);
  archive_read_support_format_cab (archive);
  archive_read_set_read_callback (archive, input_read);
  archive_read_set_skip_callback (archive, input_skip);
  archive_read_set_seek_callback (archive, input_seek);
  archive_read_set_callback_data (archive, input);
  return archive;
}

/* What libarchive says may hold names out of the archive, in any encoding. */
static char *
error_text (Archive *archive)
{
  const char *text = archive_error_string (archive);
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : g_strdup ("?");

  return remedy_text_tame (valid);
}

/* The path as NT writes it; %NULL for one that would lead out of the archive. Names of DOS
 * and Windows are in the code page of DOS where they are not in Unicode. */
static char *
entry_path (ArchiveEntry *entry)
{
  const char *utf8 = archive_entry_pathname_utf8 (entry);
  const char *raw = utf8 == NULL ? archive_entry_pathname (entry) : NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (utf8 != NULL && g_utf8_validate (utf8, -1, NULL))
    text = g_strdup (utf8);
  else if (utf8 != NULL || raw != NULL)
    text = remedy_text_from_oem ((const guint8 *) (utf8 != NULL ? utf8 : raw),
                                 strlen (utf8 != NULL ? utf8 : raw));
  if (text == NULL)
    return NULL;
  parts = g_strsplit (g_strdelimit (text, "/", '\\'), "\\", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_equal (parts[i], ".."))
        return NULL;
      if (parts[i][0] != '\0' && !g_str_equal (parts[i], "."))
        g_ptr_array_add (kept, parts[i]);
    }
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("\\", (char **) kept->pdata);
}

/* The bytes of the current entry. */
static GBytes *
unpack (Archive *archive,
        GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 block[8192];
  la_ssize_t n;

  while ((n = archive_read_data (archive, block, sizeof block)) > 0)
    {
      if (bytes->len > MAX_FILE - (gsize) n)
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                       _ ("it has more than the limit of %d bytes for a file of this kind"),
                       MAX_FILE);
          return NULL;
        }
      g_byte_array_append (bytes, block, (guint) n);
    }
  if (n < 0)
    {
      g_autofree char *why = error_text (archive);

      /* Translators: what the library that unpacks said. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("it cannot be unpacked: %s"),
                   why);
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static RemedyFileFact *
read_entry (RemedyMediaTree  *self,
            Archive          *archive,
            RemedyMediaEntry *entry)
{
  RemedyFileFact *fact = remedy_file_fact_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = unpack (archive, &error);
  g_autoptr (RemedyReader) reader = NULL;

  fact->path = g_strdup (entry->path);
  fact->size = (gint64) entry->size;
  fact->modified = entry->modified;
  if (bytes == NULL)
    {
      remedy_gather_fail (error, &fact->state, &fact->reason);
      return fact;
    }
  reader = remedy_reader_new_for_bytes (bytes);
  remedy_gather_read_image (fact, reader, self->cancellable);
  return fact;
}

/* On a CD two names can share their bytes, of which libarchive gives the first alone. */
static RemedyFileFact *
read_shared (RemedyMediaTree  *self,
             ArchiveEntry     *from,
             RemedyMediaEntry *entry)
{
  g_autofree char *target = g_strdup (archive_entry_hardlink (from));
  const RemedyMediaEntry *other =
      remedy_media_tree_find (self, "", g_strdelimit (target, "/", '\\'));
  RemedyFileFact *fact;

  if (other != NULL && other->fact != NULL)
    {
      fact = remedy_file_fact_copy (other->fact);
      g_free (fact->path);
    }
  else
    {
      fact = remedy_file_fact_new ();
      fact->state = REMEDY_ITEM_NOT_READ;
      /* Translators: a path in the image of a CD. */
      fact->reason = g_strdup_printf (_ ("it is the same as %s, which was not read"),
                                      other != NULL ? other->path : "?");
    }
  fact->path = g_strdup (entry->path);
  return fact;
}

static void
add_entry (RemedyMediaTree *self,
           Archive         *archive,
           ArchiveEntry    *from)
{
  g_autofree char *path = entry_path (from);
  const char *hard = archive_entry_hardlink (from);
  gboolean is_folder = archive_entry_filetype (from) == AE_IFDIR;
  RemedyMediaEntry *entry;

  if (path == NULL)
    {
      remedy_media_tree_lack (self, _ ("it holds a name that leads out of it or cannot be read"));
      return;
    }
  if (path[0] == '\0')
    return;
  if (!is_folder && hard == NULL && archive_entry_filetype (from) != AE_IFREG)
    {
      /* Translators: a path. */
      remedy_media_tree_lack (self, _ ("%s: it is a link or a device, which is not followed"),
                              path);
      return;
    }
  entry = remedy_media_tree_add (self, path, is_folder);
  if (entry == NULL)
    return;
  entry->size = archive_entry_size_is_set (from) ? (guint64) MAX (archive_entry_size (from), 0) : 0;
  if (archive_entry_mtime_is_set (from))
    entry->modified = archive_entry_mtime (from);
  if (is_folder || !remedy_media_is_read (path))
    return;
  entry->fact = hard != NULL ? read_shared (self, from, entry) : read_entry (self, archive, entry);
}

/* An image that was cut off can still be listed, with files that lie behind its end. */
static void
check_volume (RemedyMediaTree *self,
              Input           *input)
{
  guint8 block[VOLUME_SIZE];
  gssize n = remedy_reader_read_at (input->reader, VOLUME_OFFSET, block, sizeof block,
                                    input->cancellable, NULL);
  RemedyCursor cursor;
  guint32 blocks;
  guint16 block_size;
  guint64 wanted;

  remedy_cursor_init (&cursor, block, n > 0 ? (gsize) n : 0);
  if (!remedy_cursor_seek (&cursor, VOLUME_BLOCKS, NULL) ||
      !remedy_cursor_u32 (&cursor, &blocks, NULL) ||
      !remedy_cursor_seek (&cursor, VOLUME_BLOCK_SIZE, NULL) ||
      !remedy_cursor_u16 (&cursor, &block_size, NULL))
    return;
  wanted = (guint64) blocks * block_size;
  if (wanted > input->size)
    {
      g_autofree char *is = g_format_size (input->size);
      g_autofree char *should = g_format_size (wanted);

      self->damaged = TRUE;
      /* Translators: both are sizes, as in "650 MB". */
      remedy_media_tree_lack (self, _ ("the image is cut short: it has %s of %s"), is, should);
    }
}

/* Whether the file says that it is the image of a CD, however damaged it is. */
static gboolean
is_image (Input *input)
{
  guint8 id[1 + sizeof VOLUME_ID - 1];

  return remedy_reader_read_at (input->reader, VOLUME_OFFSET, id, sizeof id, input->cancellable,
                                NULL) == sizeof id &&
         memcmp (id + 1, VOLUME_ID, sizeof id - 1) == 0;
}

static gboolean
is_program (Input *input)
{
  guint8 magic[2];

  return remedy_reader_read_at (input->reader, 0, magic, sizeof magic, input->cancellable, NULL) ==
             sizeof magic &&
         memcmp (magic, DOS_MAGIC, sizeof magic) == 0;
}

/* Nothing of it could be listed. */
static void
tell_unopened (RemedyMediaTree *self,
               Archive         *archive,
               Input           *input)
{
  g_autofree char *why = error_text (archive);

  if (input->size == 0)
    remedy_media_tree_lack (self, _ ("the file is empty"));
  else if (input->error != NULL)
    remedy_media_tree_lack (self, "%s", input->error->message);
  else if (is_image (input))
    /* Translators: what the library that reads it said. */
    remedy_media_tree_lack (self, _ ("the image of the CD is damaged: %s"), why);
  else if (is_program (input))
    remedy_media_tree_lack (self, _ ("it is a program, and no archive that this program can "
                                     "open was found in it"));
  else
    remedy_media_tree_lack (self, _ ("it is neither the image of a CD (ISO 9660) nor a zip or "
                                     "cabinet archive, or it is damaged from its start"));
}

static gboolean
read_entries (RemedyMediaTree *self,
              Archive         *archive,
              Input           *input)
{
  for (;;)
    {
      ArchiveEntry *entry;
      int code = archive_read_next_header (archive, &entry);

      if (code == ARCHIVE_EOF)
        return TRUE;
      if (code != ARCHIVE_OK && code != ARCHIVE_WARN)
        return FALSE;
      if (self->entries->len >= REMEDY_MEDIA_MAX_ENTRIES)
        {
          remedy_media_tree_lack (self, _ ("it holds more than the limit of %d files and folders"),
                                  REMEDY_MEDIA_MAX_ENTRIES);
          return TRUE;
        }
      add_entry (self, archive, entry);
      if (self->entries->len > 0)
        remedy_media_tree_progress (self, input->size > 0 ? (double) input->at / input->size : -1,
                                    ((RemedyMediaEntry *) g_ptr_array_index (
                                         self->entries, self->entries->len - 1))
                                        ->path);
    }
}

/**
 * remedy_media_tree_unpack:
 * @self: an empty tree
 * @reader: the image of a CD, a zip or cabinet archive, or a program that unpacks itself
 * @kind: (out): a #RemedyMediaKind
 * @error: %G_IO_ERROR_CANCELLED
 *
 * Adds all names in it, and reads the programs among them in the same pass; nothing is
 * written. Where it cannot be opened, or ends early, the tree is not whole and says why.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
remedy_media_tree_unpack (RemedyMediaTree *self,
                          RemedyReader    *reader,
                          int             *kind,
                          GError         **error)
{
  g_auto (Input) input = { .reader = reader,
                           .cancellable = self->cancellable,
                           .size = remedy_reader_get_size (reader),
                           .block = g_malloc (BLOCK_SIZE) };
  g_autoptr (Archive) archive = new_archive (&input);

  *kind = is_image (&input) ? REMEDY_MEDIA_IMAGE : REMEDY_MEDIA_PACKAGE;
  if (*kind == REMEDY_MEDIA_IMAGE)
    check_volume (self, &input);
  if (archive_read_open1 (archive) != ARCHIVE_OK || !read_entries (self, archive, &input))
    {
      g_autofree char *why = error_text (archive);

      if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      self->damaged = TRUE;
      if (self->entries->len == 0)
        tell_unopened (self, archive, &input);
      else
        /* Translators: what the library that unpacks said. */
        remedy_media_tree_lack (self, _ ("it is damaged, or cut short: %s"), why);
    }
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}
