/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-image-version.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/remedy-cursor.h"
#include "core/remedy-error.h"

#define DOS_HEADER_SIZE 0x40
#define DOS_MAGIC 0x5A4D        /* "MZ" */
#define PE_SIGNATURE 0x00004550 /* "PE", 0, 0 */
#define NE_SIGNATURE 0x454E     /* "NE" */
#define FILE_HEADER_SIZE 24     /* of a PE, its signature included */
#define SECTION_SIZE 40
#define DIRECTORY_SIZE 16    /* of resources, before its entries */
#define RESOURCE_DIRECTORY 2 /* its index among the data directories */
#define RT_VERSION 16
#define SUBDIRECTORY 0x80000000u
#define FIXED_INFO_MAGIC 0xFEEF04BDu
#define FIXED_INFO_USED 24 /* up to and with the product version */
#define TRANSLATION "Translation" /* the key of VarFileInfo under which languages stand */

/* What the PE specification allows, or far above what any file of the time has. */
#define MAX_SECTIONS 96
#define MAX_OPTIONAL_HEADER 4096 /* bytes */
#define MAX_DIRECTORY_ENTRIES 4096
#define MAX_VERSION_RESOURCE 65536 /* bytes; its own length field has 16 bits */
#define MAX_RESOURCE_TABLE 65536   /* bytes, of an NE: its offsets have 16 bits */
#define MAX_ALIGNMENT_SHIFT 15

typedef struct
{
  RemedyReader *reader;
  GCancellable *cancellable;
  guint64       size; /* bytes */
} Image;

typedef struct
{
  guint32 address;
  guint32 extent; /* in memory or in the file, whichever is more */
  guint32 raw_offset;
  guint32 raw_size;
} Section;

typedef struct
{
  const Image *image;
  Section      sections[MAX_SECTIONS];
  guint        n_sections;
  guint32      resources; /* address of the resource tree; 0 if there is none */
} Pe;

/* Reads @wanted bytes, or what is left of the file if that is at least @needed. */
static GBytes *
read_block (const Image *image,
            guint64      offset,
            gsize        wanted,
            gsize        needed,
            GError     **error)
{
  guint64            left = offset < image->size ? image->size - offset : 0;
  gsize              length = (gsize) MIN (left, wanted);
  g_autofree guint8 *buffer = NULL;
  gssize             n;

  if (length < needed)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   /* Translators: a size in bytes, then an offset and another size. */
                   _ ("wanted %zu bytes at offset 0x%" PRIx64 " of a file of %" PRIu64), needed,
                   offset, image->size);
      return NULL;
    }
  buffer = g_malloc (MAX (length, 1));
  n = remedy_reader_read_at (image->reader, offset, buffer, length, image->cancellable, error);
  if (n < 0)
    return NULL;
  if ((gsize) n < length)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED,
                           _ ("the file shrank while it was read"));
      return NULL;
    }
  return g_bytes_new_take (g_steal_pointer (&buffer), length);
}

/* The limit that a count or size must keep. */
static gboolean
check_limit (const char *what,
             gsize       value,
             gsize       limit,
             GError    **error)
{
  if (value <= limit)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               /* Translators: what is counted, a number, and the most that is read. */
               _ ("%s: %zu is more than the limit of %zu"), what, value, limit);
  return FALSE;
}

static RemedyVersion
version_from_words (guint32 high,
                    guint32 low)
{
  RemedyVersion version = { { (guint16) (high >> 16), (guint16) high, (guint16) (low >> 16),
                              (guint16) low } };

  return version;
}

/* Looks for VS_FIXEDFILEINFO anywhere in the resource: lengths and alignment before it are
 * wrong in real files (pefile #12, radare2 #4346), and 16-bit files have another layout. */
static gboolean
find_fixed_info (GBytes             *resource,
                 RemedyImageVersion *version)
{
  RemedyCursor cursor;

  remedy_cursor_init_bytes (&cursor, resource);
  for (gsize at = 0; at + FIXED_INFO_USED <= cursor.size; at++)
    {
      guint32  field[6];
      gboolean ok = remedy_cursor_seek (&cursor, at, NULL);

      for (guint i = 0; ok && i < G_N_ELEMENTS (field); i++)
        {
          ok = remedy_cursor_u32 (&cursor, &field[i], NULL);
          if (field[0] != FIXED_INFO_MAGIC)
            break;
        }
      if (!ok || field[0] != FIXED_INFO_MAGIC)
        continue;
      version->has_version = TRUE;
      version->file_version = version_from_words (field[2], field[3]);
      version->product_version = version_from_words (field[4], field[5]);
      return TRUE;
    }
  return FALSE;
}

/* Whether the key stands at @at, with its end; in a PE each letter has two bytes. */
static gboolean
is_translation (GBytes *resource,
                gsize   at,
                gsize   width)
{
  RemedyCursor cursor;

  remedy_cursor_init_bytes (&cursor, resource);
  if (!remedy_cursor_seek (&cursor, at, NULL))
    return FALSE;
  for (gsize i = 0; i < sizeof TRANSLATION; i++)
    {
      guint16 letter = 0;
      guint8  narrow = 0;

      if (width == 2 ? !remedy_cursor_u16 (&cursor, &letter, NULL)
                     : !remedy_cursor_u8 (&cursor, &narrow, NULL))
        return FALSE;
      if ((width == 2 ? letter : narrow) != (guint8) TRANSLATION[i])
        return FALSE;
    }
  return TRUE;
}

/* The key is looked for everywhere, as the fixed part is. Before it stand the length of
 * its value and, in a PE, a type; after it, at a multiple of four, pairs of a language and
 * a code page, of which the first is taken. */
static void
find_language (GBytes             *resource,
               gboolean            wide,
               RemedyImageVersion *version)
{
  gsize width = wide ? 2 : 1;
  gsize before = wide ? 4 : 2;
  gsize size = g_bytes_get_size (resource);

  for (gsize at = before; at < size; at++)
    {
      gsize        value = (at + sizeof TRANSLATION * width + 3) & ~(gsize) 3;
      RemedyCursor cursor;
      guint16      length;

      if (!is_translation (resource, at, width))
        continue;
      remedy_cursor_init_bytes (&cursor, resource);
      if (remedy_cursor_seek (&cursor, at - before, NULL) &&
          remedy_cursor_u16 (&cursor, &length, NULL) && length >= 4 &&
          remedy_cursor_seek (&cursor, value, NULL) &&
          remedy_cursor_u16 (&cursor, &version->language, NULL))
        return;
    }
}

static gboolean
read_version_resource (const Image        *image,
                       guint64             offset,
                       guint32             size,
                       RemedyImageVersion *version,
                       GError            **error)
{
  g_autoptr (GBytes) resource = NULL;

  if (!check_limit (_ ("bytes of the version resource"), size, MAX_VERSION_RESOURCE, error))
    return FALSE;
  resource = read_block (image, offset, size, MIN (size, FIXED_INFO_USED), error);
  if (resource == NULL)
    {
      g_prefix_error (error, _ ("version resource: "));
      return FALSE;
    }
  find_language (resource, g_str_equal (version->format, "PE"), version);
  if (find_fixed_info (resource, version) || g_bytes_get_size (resource) == size)
    return TRUE;
  g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                       _ ("the file ends in the middle of its version resource"));
  return FALSE;
}

static const char *
machine_name (guint16 machine)
{
  static const struct
  {
    guint16     machine;
    const char *name;
  } names[] = {
    { 0x014C, "i386" },    { 0x0162, "mips" },   { 0x0166, "mips" },    { 0x0184, "alpha" },
    { 0x01C0, "arm" },     { 0x01C4, "arm" },    { 0x01F0, "powerpc" }, { 0x0200, "ia64" },
    { 0x0284, "alpha64" }, { 0x8664, "x86-64" }, { 0xAA64, "arm64" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (names[i].machine == machine)
      return names[i].name;
  return "unknown";
}

/* Where an address in memory lies in the file. */
static gboolean
offset_of (const Pe *pe,
           guint32   address,
           guint64  *offset,
           GError  **error)
{
  for (guint i = 0; i < pe->n_sections; i++)
    {
      const Section *section = &pe->sections[i];

      if (address < section->address || address - section->address >= section->extent)
        continue;
      if (address - section->address >= section->raw_size)
        break;
      *offset = (guint64) section->raw_offset + (address - section->address);
      return TRUE;
    }
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               /* Translators: an address in hexadecimal. */
               _ ("address 0x%08x lies in no section of the file"), address);
  return FALSE;
}

static gboolean
read_sections (Pe      *pe,
               guint64  offset,
               guint    n,
               GError **error)
{
  g_autoptr (GBytes) block = NULL;
  RemedyCursor cursor;

  if (!check_limit (_ ("sections"), n, MAX_SECTIONS, error))
    return FALSE;
  block = read_block (pe->image, offset, (gsize) n * SECTION_SIZE, (gsize) n * SECTION_SIZE, error);
  if (block == NULL)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, block);
  for (guint i = 0; i < n; i++)
    {
      Section *section = &pe->sections[i];
      guint32  virtual_size;

      if (!remedy_cursor_skip (&cursor, 8, error) ||
          !remedy_cursor_u32 (&cursor, &virtual_size, error) ||
          !remedy_cursor_u32 (&cursor, &section->address, error) ||
          !remedy_cursor_u32 (&cursor, &section->raw_size, error) ||
          !remedy_cursor_u32 (&cursor, &section->raw_offset, error) ||
          !remedy_cursor_skip (&cursor, 16, error))
        return FALSE;
      section->extent = MAX (virtual_size, section->raw_size);
    }
  pe->n_sections = n;
  return TRUE;
}

/* The address of the resource tree out of the data directories; none is no error. */
static void
read_optional_header (Pe     *pe,
                      GBytes *header)
{
  RemedyCursor cursor;
  guint16      magic;
  guint32      n_directories;
  gsize        count_at;

  remedy_cursor_init_bytes (&cursor, header);
  if (!remedy_cursor_u16 (&cursor, &magic, NULL) || (magic != 0x10B && magic != 0x20B))
    return;
  count_at = magic == 0x10B ? 92 : 108; /* PE32, PE32+ */
  if (!remedy_cursor_seek (&cursor, count_at, NULL) ||
      !remedy_cursor_u32 (&cursor, &n_directories, NULL) || n_directories <= RESOURCE_DIRECTORY ||
      !remedy_cursor_skip (&cursor, RESOURCE_DIRECTORY * 8, NULL) ||
      !remedy_cursor_u32 (&cursor, &pe->resources, NULL))
    pe->resources = 0;
}

/* Finds an entry of a resource directory: the one named @id, or the first if @id is 0.
 * Sets @target to 0 if there is none. */
static gboolean
find_entry (const Pe *pe,
            guint32   directory,
            guint32   id,
            guint32  *target,
            GError  **error)
{
  g_autoptr (GBytes) head = NULL;
  g_autoptr (GBytes) entries = NULL;
  RemedyCursor cursor;
  guint16      named;
  guint16      numbered;
  guint64      offset;
  gsize        size;

  *target = 0;
  if (directory > G_MAXUINT32 - pe->resources ||
      !offset_of (pe, pe->resources + directory, &offset, error))
    return FALSE;
  head = read_block (pe->image, offset, DIRECTORY_SIZE, DIRECTORY_SIZE, error);
  if (head == NULL)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, head);
  if (!remedy_cursor_skip (&cursor, 12, error) || !remedy_cursor_u16 (&cursor, &named, error) ||
      !remedy_cursor_u16 (&cursor, &numbered, error) ||
      !check_limit (_ ("entries of a resource directory"), (gsize) named + numbered,
                    MAX_DIRECTORY_ENTRIES, error))
    return FALSE;

  size = ((gsize) named + numbered) * 8;
  entries = read_block (pe->image, offset + DIRECTORY_SIZE, size, size, error);
  if (entries == NULL)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, entries);
  while (remedy_cursor_left (&cursor) > 0)
    {
      guint32 name;
      guint32 to;

      if (!remedy_cursor_u32 (&cursor, &name, error) || !remedy_cursor_u32 (&cursor, &to, error))
        return FALSE;
      if (id != 0 && name != id)
        continue;
      *target = to;
      return TRUE;
    }
  return TRUE;
}

/* The tree is always type, name, language, data: three levels, so it cannot loop. */
static gboolean
read_resource_tree (const Pe           *pe,
                    RemedyImageVersion *version,
                    GError            **error)
{
  static const guint32 levels[] = { RT_VERSION, 0, 0 };
  g_autoptr (GBytes) entry = NULL;
  RemedyCursor cursor;
  guint32      target = SUBDIRECTORY;
  guint32      address;
  guint32      size;
  guint64      offset;

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      if ((target & SUBDIRECTORY) == 0)
        break;
      if (!find_entry (pe, target & ~SUBDIRECTORY, levels[i], &target, error))
        return FALSE;
      if (target == 0)
        return TRUE;
    }
  if ((target & SUBDIRECTORY) != 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                           _ ("the tree of resources is too deep"));
      return FALSE;
    }
  if (target > G_MAXUINT32 - pe->resources ||
      !offset_of (pe, pe->resources + target, &offset, error))
    return FALSE;
  entry = read_block (pe->image, offset, 8, 8, error);
  if (entry == NULL)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, entry);
  return remedy_cursor_u32 (&cursor, &address, error) &&
         remedy_cursor_u32 (&cursor, &size, error) && offset_of (pe, address, &offset, error) &&
         read_version_resource (pe->image, offset, size, version, error);
}

static gboolean
read_pe (const Image        *image,
         guint64             start,
         RemedyImageVersion *version,
         GError            **error)
{
  g_autoptr (GBytes) header = read_block (image, start, FILE_HEADER_SIZE, FILE_HEADER_SIZE, error);
  g_autoptr (GBytes) optional = NULL;
  Pe           pe = { .image = image };
  RemedyCursor cursor;
  guint16      machine;
  guint16      n_sections;
  guint16      optional_size;

  version->format = "PE";
  if (header == NULL)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, header);
  if (!remedy_cursor_skip (&cursor, 4, error) || !remedy_cursor_u16 (&cursor, &machine, error) ||
      !remedy_cursor_u16 (&cursor, &n_sections, error) ||
      !remedy_cursor_skip (&cursor, 12, error) ||
      !remedy_cursor_u16 (&cursor, &optional_size, error))
    return FALSE;
  version->machine = machine_name (machine);

  if (!check_limit (_ ("bytes of the optional header"), optional_size, MAX_OPTIONAL_HEADER, error))
    return FALSE;
  optional = read_block (image, start + FILE_HEADER_SIZE, optional_size, optional_size, error);
  if (optional == NULL ||
      !read_sections (&pe, start + FILE_HEADER_SIZE + optional_size, n_sections, error))
    return FALSE;
  read_optional_header (&pe, optional);
  if (pe.resources == 0)
    return TRUE;
  if (read_resource_tree (&pe, version, error))
    return TRUE;
  g_prefix_error (error, _ ("resources: "));
  return FALSE;
}

/* One type of an NE resource table: its resources are read if it is that of versions.
 * Sets @more to %FALSE at the end of the table. */
static gboolean
read_ne_type (const Image        *image,
              RemedyCursor       *cursor,
              guint               shift,
              gboolean           *more,
              RemedyImageVersion *version,
              GError            **error)
{
  guint16 type;
  guint16 count;
  guint16 offset;
  guint16 length;

  *more = FALSE;
  if (!remedy_cursor_u16 (cursor, &type, error))
    return FALSE;
  if (type == 0)
    return TRUE;
  if (!remedy_cursor_u16 (cursor, &count, error) || !remedy_cursor_skip (cursor, 4, error))
    return FALSE;
  if (type != (0x8000 | RT_VERSION) || count == 0)
    {
      *more = TRUE;
      return remedy_cursor_skip (cursor, (gsize) count * 12, error);
    }
  if (!remedy_cursor_u16 (cursor, &offset, error) || !remedy_cursor_u16 (cursor, &length, error))
    return FALSE;
  return read_version_resource (image, (guint64) offset << shift, (guint32) length << shift,
                                version, error);
}

static gboolean
read_ne (const Image        *image,
         guint64             start,
         RemedyImageVersion *version,
         GError            **error)
{
  g_autoptr (GBytes) header = read_block (image, start, 0x28, 0x28, error);
  g_autoptr (GBytes) table = NULL;
  RemedyCursor cursor;
  guint16      resources;
  guint16      resident_names;
  guint16      shift;
  gboolean     more = TRUE;

  version->format = "NE";
  version->machine = "x86-16";
  if (header == NULL)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, header);
  if (!remedy_cursor_seek (&cursor, 0x24, error) ||
      !remedy_cursor_u16 (&cursor, &resources, error) ||
      !remedy_cursor_u16 (&cursor, &resident_names, error))
    return FALSE;
  if (resources == 0 || resources == resident_names)
    return TRUE;

  table = read_block (image, start + resources, MAX_RESOURCE_TABLE, 4, error);
  if (table == NULL)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, table);
  if (!remedy_cursor_u16 (&cursor, &shift, error) ||
      !check_limit (_ ("alignment shift of the resources"), shift, MAX_ALIGNMENT_SHIFT, error))
    return FALSE;
  while (more)
    if (!read_ne_type (image, &cursor, shift, &more, version, error))
      {
        g_prefix_error (error, _ ("resources: "));
        return FALSE;
      }
  return TRUE;
}

/* What follows the DOS header, and where. */
static gboolean
read_new_header (const Image        *image,
                 GBytes             *dos,
                 RemedyImageVersion *version,
                 GError            **error)
{
  g_autoptr (GBytes) block = NULL;
  RemedyCursor cursor;
  guint16      relocations;
  guint32      start;
  guint32      signature;

  if (g_bytes_get_size (dos) < DOS_HEADER_SIZE)
    return TRUE;
  remedy_cursor_init_bytes (&cursor, dos);
  if (!remedy_cursor_seek (&cursor, 0x18, error) ||
      !remedy_cursor_u16 (&cursor, &relocations, error) ||
      !remedy_cursor_seek (&cursor, 0x3C, error) || !remedy_cursor_u32 (&cursor, &start, error))
    return FALSE;
  if (start < image->size && image->size - start >= 4)
    {
      block = read_block (image, start, 4, 4, error);
      if (block == NULL)
        return FALSE;
      remedy_cursor_init_bytes (&cursor, block);
      if (!remedy_cursor_u32 (&cursor, &signature, error))
        return FALSE;
      if (signature == PE_SIGNATURE)
        return read_pe (image, start, version, error);
      if ((signature & 0xFFFF) == NE_SIGNATURE)
        return read_ne (image, start, version, error);
      return TRUE;
    }
  /* A relocation table behind the whole DOS header tells a file that has a newer header
   * too; a plain DOS program keeps anything at 0x3C. */
  if (start == 0 || relocations < DOS_HEADER_SIZE)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               /* Translators: an offset, then a size in bytes. */
               _ ("its header should be at offset 0x%x, but the file ends at %" PRIu64 " bytes"),
               start, image->size);
  return FALSE;
}

/**
 * remedy_image_version_read:
 * @reader: a file
 * @version: (out caller-allocates): what it says of itself
 * @cancellable: (nullable): to stop
 * @error: %REMEDY_ERROR_UNSUPPORTED if it is no executable image at all,
 *   %REMEDY_ERROR_DAMAGED, %REMEDY_ERROR_LIMIT, or the reader's
 *
 * Reads the processor and the fixed version of a program or library: a PE of any
 * processor (Exchange 5.5 came for Intel and Alpha), a 16-bit NE, or a plain MZ. Only
 * headers, the path through the resource tree and the version resource are read. The fixed
 * numbers are what Q243604 lists; the text beside them differs in real files. Which language
 * real files of Exchange tell is not known: it is read to be compared, and means no more.
 *
 * Returns: %FALSE on error; a file without a version is none
 */
gboolean
remedy_image_version_read (RemedyReader       *reader,
                           RemedyImageVersion *version,
                           GCancellable       *cancellable,
                           GError            **error)
{
  Image image = { .reader = reader, .cancellable = cancellable };
  g_autoptr (GBytes) dos = NULL;
  RemedyCursor cursor;
  guint16      magic = 0;

  g_return_val_if_fail (REMEDY_IS_READER (reader), FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  memset (version, 0, sizeof *version);
  version->format = "MZ";
  version->machine = "x86-16";
  image.size = remedy_reader_get_size (reader);
  dos = read_block (&image, 0, DOS_HEADER_SIZE, 0, error);
  if (dos == NULL)
    return FALSE;
  remedy_cursor_init_bytes (&cursor, dos);
  if (!remedy_cursor_u16 (&cursor, &magic, NULL) || magic != DOS_MAGIC)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           image.size == 0 ? _ ("the file is empty")
                                           : _ ("this is not a program or library of DOS or "
                                                "Windows"));
      return FALSE;
    }
  return read_new_header (&image, dos, version, error);
}
