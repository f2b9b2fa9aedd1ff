/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-image-writer.h"

#include <string.h>

#define NEW_HEADER 0x80 /* where the PE or NE header starts */
#define FILE_ALIGNMENT 0x200
#define SECTION_ALIGNMENT 0x1000
#define OPTIONAL_HEADER_SIZE 224
#define FIXED_INFO_SIZE 52
#define NE_SHIFT 4 /* resources start at multiples of 16 bytes */

/* How one of the two layouts of a version resource is written. */
typedef struct
{
  RemedyWriter *writer;
  gboolean      wide; /* UTF-16 and a type field, as in a PE */
} VersionWriter;

static void
patch_u16 (RemedyWriter *writer,
           gsize         pos,
           guint16       value)
{
  guint16 little = GUINT16_TO_LE (value);

  g_assert (pos + sizeof little <= writer->len);
  memcpy (writer->data + pos, &little, sizeof little);
}

static void
write_text (VersionWriter *self,
            const char    *text)
{
  if (self->wide)
    remedy_writer_utf16 (self->writer, text);
  else
    remedy_writer_bytes (self->writer, text, strlen (text) + 1);
}

/* Length (known at the end), length of the value, type, key. */
static gsize
begin_block (VersionWriter *self,
             const char    *key,
             gsize          value_length,
             guint16        type)
{
  gsize start;

  remedy_writer_align (self->writer, 4);
  start = self->writer->len;
  remedy_writer_u16 (self->writer, 0);
  remedy_writer_u16 (self->writer, (guint16) value_length);
  if (self->wide)
    remedy_writer_u16 (self->writer, type);
  write_text (self, key);
  remedy_writer_align (self->writer, 4);
  return start;
}

static void
end_block (VersionWriter *self,
           gsize          start)
{
  patch_u16 (self->writer, start, (guint16) (self->writer->len - start));
}

static void
write_string (VersionWriter *self,
              const char    *key,
              const char    *value)
{
  gsize start = begin_block (self, key, strlen (value) + 1, 1);

  write_text (self, value);
  end_block (self, start);
}

static void
write_fixed_info (VersionWriter       *self,
                  const RemedyVersion *version,
                  gboolean             library)
{
  guint32       high = (guint32) version->part[0] << 16 | version->part[1];
  guint32       low = (guint32) version->part[2] << 16 | version->part[3];
  const guint32 fields[] = {
    0xFEEF04BD,
    0x00010000, /* version of this structure */
    high,       /* of the file */
    low,
    high, /* of the product */
    low,
    0x3F, /* which flags are valid */
    0,
    self->wide ? 0x00040004 : 0x00010001, /* for Windows NT, or for 16-bit Windows */
    library ? 2 : 1,
    0, /* no sub-type */
    0, /* no date */
    0,
  };

  G_STATIC_ASSERT (sizeof fields == FIXED_INFO_SIZE);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    remedy_writer_u32 (self->writer, fields[i]);
}

/* VS_VERSIONINFO with its children, as a compiler of resources makes it. */
static GBytes *
make_version_resource (const RemedyVersion *version,
                       const char          *name,
                       guint16              language,
                       gboolean             wide)
{
  VersionWriter    self = { .writer = remedy_writer_new (), .wide = wide };
  g_autofree char *texts = g_strdup_printf ("%04X%04X", language, wide ? 1200 : 1252);
  g_autofree char *text = remedy_version_to_string (version);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gsize            root = begin_block (&self, "VS_VERSION_INFO", FIXED_INFO_SIZE, 0);
  gsize            info;
  gsize            table;
  gsize            variable;

  write_fixed_info (&self, version, g_str_has_suffix (lower, ".dll"));
  info = begin_block (&self, "StringFileInfo", 0, 1);
  table = begin_block (&self, texts, 0, 1);
  write_string (&self, "FileDescription", "Practice file without code");
  write_string (&self, "FileVersion", text);
  write_string (&self, "OriginalFilename", name);
  write_string (&self, "ProductVersion", text);
  end_block (&self, table);
  end_block (&self, info);

  info = begin_block (&self, "VarFileInfo", 0, 1);
  variable = begin_block (&self, "Translation", 4, 0);
  remedy_writer_u16 (self.writer, language);
  remedy_writer_u16 (self.writer, wide ? 1200 : 1252);
  end_block (&self, variable);
  end_block (&self, info);
  end_block (&self, root);
  return remedy_writer_finish (self.writer);
}

/* The DOS header and a program for DOS that does nothing but say so by its exit code. */
static void
write_dos_header (RemedyWriter *writer)
{
  static const guint8 program[] = { 0xB8, 0x01, 0x4C, 0xCD, 0x21 }; /* exit (1) */

  remedy_writer_u16 (writer, 0x5A4D);
  remedy_writer_u16 (writer, NEW_HEADER); /* bytes on the last page */
  remedy_writer_u16 (writer, 1);          /* pages */
  remedy_writer_u16 (writer, 0);          /* relocations */
  remedy_writer_u16 (writer, 4);          /* size of this header, in units of 16 bytes */
  remedy_writer_u16 (writer, 0);          /* memory wanted, least */
  remedy_writer_u16 (writer, 0xFFFF);     /* and most */
  remedy_writer_u16 (writer, 0);          /* SS */
  remedy_writer_u16 (writer, 0xB8);       /* SP */
  remedy_writer_zeros (writer, 6);        /* checksum, IP, CS */
  remedy_writer_u16 (writer, 0x40);       /* relocation table: there is a newer header */
  remedy_writer_zeros (writer, 0x3C - writer->len);
  remedy_writer_u32 (writer, NEW_HEADER);
  remedy_writer_bytes (writer, program, sizeof program);
  remedy_writer_zeros (writer, NEW_HEADER - writer->len);
}

/* One directory of the tree, with its one entry. */
static void
write_directory (RemedyWriter *writer,
                 guint32       id,
                 guint32       target)
{
  remedy_writer_zeros (writer, 12);
  remedy_writer_u16 (writer, 0); /* entries with a name */
  remedy_writer_u16 (writer, 1); /* entries with a number */
  remedy_writer_u32 (writer, id);
  remedy_writer_u32 (writer, target);
}

static GBytes *
make_resource_section (GBytes *version,
                       guint16 language)
{
  RemedyWriter *writer = remedy_writer_new ();
  gsize         size;
  const void   *data = g_bytes_get_data (version, &size);

  write_directory (writer, 16, 0x80000000 | 24); /* RT_VERSION */
  write_directory (writer, 1, 0x80000000 | 48);
  write_directory (writer, language, 72);
  remedy_writer_u32 (writer, SECTION_ALIGNMENT + 88);
  remedy_writer_u32 (writer, (guint32) size);
  remedy_writer_u32 (writer, 1200);
  remedy_writer_u32 (writer, 0);
  remedy_writer_bytes (writer, data, size);
  return remedy_writer_finish (writer);
}

static void
write_file_header (RemedyWriter *writer,
                   guint16       machine,
                   gboolean      library)
{
  remedy_writer_u32 (writer, 0x00004550);
  remedy_writer_u16 (writer, machine);
  remedy_writer_u16 (writer, 1);    /* sections */
  remedy_writer_zeros (writer, 12); /* time stamp, no symbols */
  remedy_writer_u16 (writer, OPTIONAL_HEADER_SIZE);
  remedy_writer_u16 (writer, library ? 0x2102 : 0x0102); /* for 32 bits, to be run, a DLL */
}

static void
write_optional_header (RemedyWriter *writer,
                       guint32       raw_size)
{
  gsize start = writer->len;

  remedy_writer_u16 (writer, 0x10B);
  remedy_writer_u16 (writer, 5);                 /* linker 5.0 */
  remedy_writer_u32 (writer, 0);                 /* code */
  remedy_writer_u32 (writer, raw_size);          /* data */
  remedy_writer_zeros (writer, 12);              /* no entry point */
  remedy_writer_u32 (writer, SECTION_ALIGNMENT); /* base of data */
  remedy_writer_u32 (writer, 0x10000000);        /* image base */
  remedy_writer_u32 (writer, SECTION_ALIGNMENT);
  remedy_writer_u32 (writer, FILE_ALIGNMENT);
  remedy_writer_u32 (writer, 4); /* Windows 4.0 */
  remedy_writer_u32 (writer, 0);
  remedy_writer_u32 (writer, 4); /* subsystem 4.0 */
  remedy_writer_u32 (writer, 0);
  remedy_writer_u32 (writer, 2 * SECTION_ALIGNMENT); /* size of the image */
  remedy_writer_u32 (writer, FILE_ALIGNMENT);        /* size of the headers */
  remedy_writer_u32 (writer, 0);                     /* checksum */
  remedy_writer_u16 (writer, 2);                     /* windows, not console */
  remedy_writer_u16 (writer, 0);
  remedy_writer_u32 (writer, 0x100000); /* stack and heap: reserved, committed */
  remedy_writer_u32 (writer, 0x1000);
  remedy_writer_u32 (writer, 0x100000);
  remedy_writer_u32 (writer, 0x1000);
  remedy_writer_u32 (writer, 0);
  remedy_writer_u32 (writer, 16); /* data directories */
  remedy_writer_zeros (writer, 2 * 8);
  remedy_writer_u32 (writer, SECTION_ALIGNMENT); /* resources */
  remedy_writer_u32 (writer, raw_size);
  remedy_writer_zeros (writer, OPTIONAL_HEADER_SIZE - (writer->len - start));
}

static GBytes *
make_pe (guint16     machine,
         GBytes     *version,
         const char *name,
         guint16     language)
{
  RemedyWriter *writer = remedy_writer_new ();
  g_autoptr (GBytes) resources = make_resource_section (version, language);
  g_autofree char *lower = g_ascii_strdown (name, -1);
  gsize            size;
  const void      *data = g_bytes_get_data (resources, &size);
  guint32 raw_size = (guint32) ((size + FILE_ALIGNMENT - 1) / FILE_ALIGNMENT * FILE_ALIGNMENT);

  write_dos_header (writer);
  write_file_header (writer, machine, g_str_has_suffix (lower, ".dll"));
  write_optional_header (writer, raw_size);
  remedy_writer_bytes (writer, ".rsrc\0\0\0", 8);
  remedy_writer_u32 (writer, (guint32) size);
  remedy_writer_u32 (writer, SECTION_ALIGNMENT);
  remedy_writer_u32 (writer, raw_size);
  remedy_writer_u32 (writer, FILE_ALIGNMENT);
  remedy_writer_zeros (writer, 12);
  remedy_writer_u32 (writer, 0x40000040); /* initialised data, to be read */
  remedy_writer_align (writer, FILE_ALIGNMENT);
  remedy_writer_bytes (writer, data, size);
  remedy_writer_align (writer, FILE_ALIGNMENT);
  return remedy_writer_finish (writer);
}

/* The tables behind the NE header; returns nothing but fills in where they start. */
static void
write_ne_tables (RemedyWriter *writer,
                 const char   *name,
                 gsize         version_size)
{
  g_autofree char *module = g_ascii_strup (name, (gssize) strcspn (name, "."));
  gsize            header = NEW_HEADER;
  gsize            offset_at;

  patch_u16 (writer, header + 0x22, 0x40); /* segments: none */
  patch_u16 (writer, header + 0x24, 0x40);
  remedy_writer_u16 (writer, NE_SHIFT);
  remedy_writer_u16 (writer, 0x8010); /* RT_VERSION */
  remedy_writer_u16 (writer, 1);
  remedy_writer_u32 (writer, 0);
  offset_at = writer->len;
  remedy_writer_u16 (writer, 0);
  remedy_writer_u16 (writer, (guint16) ((version_size + (1 << NE_SHIFT) - 1) >> NE_SHIFT));
  remedy_writer_u16 (writer, 0x0C30); /* moveable, shareable, loaded on call */
  remedy_writer_u16 (writer, 0x8001);
  remedy_writer_u32 (writer, 0);
  remedy_writer_u16 (writer, 0); /* no further type */
  remedy_writer_u8 (writer, 0);  /* no names of resources */

  patch_u16 (writer, header + 0x26, (guint16) (writer->len - header));
  remedy_writer_u8 (writer, (guint8) strlen (module));
  remedy_writer_bytes (writer, module, strlen (module));
  remedy_writer_u16 (writer, 0);
  remedy_writer_u8 (writer, 0);
  patch_u16 (writer, header + 0x28, (guint16) (writer->len - header)); /* modules: none */
  patch_u16 (writer, header + 0x2A, (guint16) (writer->len - header)); /* imported names */
  remedy_writer_u8 (writer, 0);
  patch_u16 (writer, header + 0x04, (guint16) (writer->len - header)); /* entry table */
  patch_u16 (writer, header + 0x06, 2);
  remedy_writer_u16 (writer, 0);
  remedy_writer_patch_u32 (writer, header + 0x2C, writer->len); /* non-resident names */
  patch_u16 (writer, header + 0x20, 1);
  remedy_writer_u8 (writer, 0);
  remedy_writer_align (writer, 1 << NE_SHIFT);
  patch_u16 (writer, offset_at, (guint16) (writer->len >> NE_SHIFT));
}

static GBytes *
make_ne (GBytes     *version,
         const char *name)
{
  RemedyWriter *writer = remedy_writer_new ();
  gsize         size;
  const void   *data = g_bytes_get_data (version, &size);

  write_dos_header (writer);
  remedy_writer_u16 (writer, 0x454E);
  remedy_writer_u16 (writer, 0x3C05); /* linker 5.60 */
  remedy_writer_zeros (writer, 8);
  remedy_writer_u16 (writer, 0x8000); /* a library */
  remedy_writer_zeros (writer, 0x32 - 14);
  remedy_writer_u16 (writer, NE_SHIFT);
  remedy_writer_u16 (writer, 0);
  remedy_writer_u8 (writer, 2); /* for Windows */
  remedy_writer_zeros (writer, 7);
  remedy_writer_u16 (writer, 0x030A); /* 3.10 */
  write_ne_tables (writer, name, size);
  remedy_writer_bytes (writer, data, size);
  remedy_writer_align (writer, 1 << NE_SHIFT);
  return remedy_writer_finish (writer);
}

/**
 * remedy_image_writer_make_local:
 * @machine: for which processor
 * @version: the version that its resource tells, of file and product alike
 * @name: the file's name, as in "Mlmignts.dll"
 * @language: the LANGID that its version resource tells
 *
 * Makes a program or library without code. All of it lies at the beginning, under 4 KiB,
 * so that zeros can follow up to any size.
 *
 * Returns: (transfer full): its bytes
 */
GBytes *
remedy_image_writer_make_local (RemedyImageMachine   machine,
                                const RemedyVersion *version,
                                const char          *name,
                                guint16              language)
{
  g_autoptr (GBytes) resource = NULL;

  g_return_val_if_fail (version != NULL && name != NULL, NULL);

  resource = make_version_resource (version, name, language, machine != REMEDY_IMAGE_NE);
  if (machine == REMEDY_IMAGE_NE)
    return make_ne (resource, name);
  return make_pe (machine == REMEDY_IMAGE_ALPHA ? 0x0184 : 0x014C, resource, name, language);
}

/**
 * remedy_image_writer_make:
 * @machine: for which processor
 * @version: the version that its resource tells, of file and product alike
 * @name: the file's name, as in "Mlmignts.dll"
 *
 * Returns: (transfer full): as remedy_image_writer_make_local(), in English
 */
GBytes *
remedy_image_writer_make (RemedyImageMachine   machine,
                          const RemedyVersion *version,
                          const char          *name)
{
  return remedy_image_writer_make_local (machine, version, name, REMEDY_IMAGE_ENGLISH);
}
