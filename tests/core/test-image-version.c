/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-image-version.h"

#include "core/remedy-error.h"
#include "practice/remedy-image-writer.h"
#include "test-support.h"

static const RemedyVersion sp2 = { { 5, 5, 2448, 4 } };

static gboolean
read_bytes (GBytes             *bytes,
            RemedyImageVersion *version,
            GError            **error)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);

  return remedy_image_version_read (reader, version, NULL, error);
}

static void
assert_image (GBytes     *bytes,
              const char *format,
              const char *machine,
              const char *file_version)
{
  g_autoptr (GError) error = NULL;
  RemedyImageVersion version;

  g_assert_true (read_bytes (bytes, &version, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (version.format, ==, format);
  g_assert_cmpstr (version.machine, ==, machine);
  g_assert_cmpint (version.has_version, ==, file_version != NULL);
  if (file_version != NULL)
    {
      g_autofree char *text = remedy_version_to_string (&version.file_version);

      g_assert_cmpstr (text, ==, file_version);
    }
}

/* The practice server puts the image at the start of a file of the size in the table. */
static GBytes *
with_zeros (GBytes *bytes)
{
  g_autoptr (GByteArray) array = g_byte_array_new ();
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  g_byte_array_append (array, data, size);
  g_byte_array_set_size (array, 61200);
  memset (array->data + size, 0, 61200 - size);
  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

static void
test_reads_what_the_writer_makes (void)
{
  static const struct
  {
    RemedyImageMachine machine;
    const char        *format;
    const char        *name;
  } kinds[] = {
    { REMEDY_IMAGE_I386, "PE", "i386" },
    { REMEDY_IMAGE_ALPHA, "PE", "alpha" },
    { REMEDY_IMAGE_NE, "NE", "x86-16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GBytes) image = remedy_image_writer_make (kinds[i].machine, &sp2, "Mlmig32.dll");
      g_autoptr (GBytes) sparse = with_zeros (image);

      g_assert_cmpuint (g_bytes_get_size (image), <, 4096);
      assert_image (image, kinds[i].format, kinds[i].name, "5.5.2448.4");
      assert_image (sparse, kinds[i].format, kinds[i].name, "5.5.2448.4");
    }
}

static guint16
language_of (GBytes *bytes)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  RemedyImageVersion version;

  g_assert_true (remedy_image_version_read (reader, &version, NULL, &error));
  g_assert_no_error (error);
  return version.language;
}

static void
test_tells_the_language (void)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) english = remedy_image_writer_make ((RemedyImageMachine) i, &sp2, "A.DLL");
      g_autoptr (GBytes) german = remedy_image_writer_make_local ((RemedyImageMachine) i, &sp2,
                                                                  "A.DLL", REMEDY_IMAGE_GERMAN);
      gsize size;
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (german, NULL),
                                           g_bytes_get_size (german));
      g_autoptr (GBytes) untold = NULL;

      g_assert_cmphex (language_of (english), ==, 0x0409);
      g_assert_cmphex (language_of (german), ==, 0x0407);
      size = g_bytes_get_size (german);
      for (gsize at = 0; at + 1 < size; at++)
        if (copy[at] == 'T' && (copy[at + 1] == 'r' || copy[at + 2] == 'r'))
          copy[at] = 'X';
      untold = g_bytes_new (copy, size);
      g_assert_cmphex (language_of (untold), ==, 0);
    }
}

static void
test_every_number_of_a_version_survives (void)
{
  static const RemedyVersion extreme = { { 65535, 0, 65534, 1 } };
  g_autoptr (GBytes) pe = remedy_image_writer_make (REMEDY_IMAGE_I386, &extreme, "A.EXE");
  g_autoptr (GBytes) ne = remedy_image_writer_make (REMEDY_IMAGE_NE, &extreme, "A.EXE");

  assert_image (pe, "PE", "i386", "65535.0.65534.1");
  assert_image (ne, "NE", "x86-16", "65535.0.65534.1");
}

/* The 64-bit layout has its directories 16 bytes further on. */
static void
test_reads_64_bit_images (void)
{
  g_autoptr (GBytes) narrow = remedy_image_writer_make (REMEDY_IMAGE_I386, &sp2, "A.DLL");
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (narrow, NULL), g_bytes_get_size (narrow));
  guint8            *optional = copy + 0x80 + 24;
  g_autoptr (GBytes) wide = NULL;

  memmove (optional + 108, optional + 92, 224 + 40 - 92);
  memset (optional + 92, 0, 16);
  optional[0] = 0x0B;
  optional[1] = 0x02;
  copy[0x80 + 4] = 0x64; /* x86-64 */
  copy[0x80 + 5] = 0x86;
  copy[0x80 + 20] = 240; /* size of the optional header */
  wide = g_bytes_new (copy, g_bytes_get_size (narrow));
  assert_image (wide, "PE", "x86-64", "5.5.2448.4");
}

static void
scale_u16 (guint8 *field)
{
  guint value = (field[0] | (guint) field[1] << 8) * 16;

  field[0] = (guint8) value;
  field[1] = (guint8) (value >> 8);
}

/* The resources of a 16-bit file count in units that each file chooses. */
static void
test_16_bit_resources_have_a_unit (void)
{
  g_autoptr (GBytes) good = remedy_image_writer_make (REMEDY_IMAGE_NE, &sp2, "A.DLL");
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  guint8            *table = copy + 0x80 + 0x40;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) bad = NULL;
  g_autoptr (GError) error = NULL;
  RemedyImageVersion version;

  g_assert_cmpuint (table[0], ==, 4);
  table[0] = 0;
  scale_u16 (table + 10);
  scale_u16 (table + 12);
  bytes = g_bytes_new (copy, g_bytes_get_size (good));
  assert_image (bytes, "NE", "x86-16", "5.5.2448.4");
  table[0] = 16;
  bad = g_bytes_new (copy, g_bytes_get_size (good));
  g_assert_false (read_bytes (bad, &version, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
}

static void
test_plain_dos_program_has_no_version (void)
{
  guint8 program[256] = { 'M', 'Z' };
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) tiny = g_bytes_new ("MZ", 2);

  program[0x3C] = 0xFF; /* anything: no newer header */
  program[0x3D] = 0xFF;
  plain = g_bytes_new (program, sizeof program);
  assert_image (plain, "MZ", "x86-16", NULL);
  assert_image (tiny, "MZ", "x86-16", NULL);
}

static void
test_refuses_what_is_no_image (void)
{
  g_autoptr (GBytes) empty = g_bytes_new (NULL, 0);
  g_autoptr (GBytes) text = g_bytes_new ("[Services]", 10);
  g_autoptr (GError) error = NULL;
  RemedyImageVersion version;

  g_assert_false (read_bytes (empty, &version, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED);
  g_clear_error (&error);
  g_assert_false (read_bytes (text, &version, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED);
}

/* Reads the good image with one field changed. */
static void
assert_change (gsize       offset,
               guint32     value,
               gsize       size,
               RemedyError code)
{
  g_autoptr (GBytes) good = remedy_image_writer_make (REMEDY_IMAGE_I386, &sp2, "Mapi32.dll");
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  g_autoptr (GBytes) bad = NULL;
  g_autoptr (GError) error = NULL;
  RemedyImageVersion version;

  for (gsize i = 0; i < size; i++)
    copy[offset + i] = (guint8) (value >> (8 * i));
  bad = g_bytes_new (copy, g_bytes_get_size (good));
  g_assert_false (read_bytes (bad, &version, &error));
  g_assert_error (error, REMEDY_ERROR, (int) code);
}

static void
test_damage_is_named (void)
{
  assert_change (0x80 + 6, 97, 2, REMEDY_ERROR_LIMIT);                  /* sections */
  assert_change (0x80 + 20, 0xF000, 2, REMEDY_ERROR_LIMIT);             /* optional header */
  assert_change (0x80 + 24 + 112, 0x9000, 4, REMEDY_ERROR_DAMAGED);     /* resources elsewhere */
  assert_change (0x200 + 14, 0xFFFF, 2, REMEDY_ERROR_LIMIT);            /* entries of the root */
  assert_change (0x200 + 48 + 20, 0x80000000, 4, REMEDY_ERROR_DAMAGED); /* a loop */
  assert_change (0x200 + 76, 0x20000, 4, REMEDY_ERROR_LIMIT); /* version resource too long */
  assert_change (0x3C, 0x100000, 4, REMEDY_ERROR_DAMAGED);    /* header behind the end */
}

static void
test_finds_a_misplaced_fixed_info (void)
{
  g_autoptr (GBytes) good = remedy_image_writer_make (REMEDY_IMAGE_I386, &sp2, "Mapi32.dll");
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (good, NULL), g_bytes_get_size (good));
  guint8            *info = copy + 0x200 + 88 + 40;
  g_autoptr (GBytes) moved = NULL;
  g_autoptr (GBytes) without = NULL;

  memmove (info - 3, info, 52);
  moved = g_bytes_new (copy, g_bytes_get_size (good));
  assert_image (moved, "PE", "i386", "5.5.2448.4");
  memset (info - 3, 0, 52);
  without = g_bytes_new (copy, g_bytes_get_size (good));
  assert_image (without, "PE", "i386", NULL);
}

static void
test_reads_real_files (void)
{
  static const struct
  {
    const char *name;
    const char *machine;
    const char *version;
  } files[] = {
    { "pe/google_grr__pciide.sys", "x86-64", "6.1.7600.16385" },
    { "pe/google_grr__win_hello.exe", NULL, NULL },
    { "pe/log2timeline_plaso__test_pe.exe", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = test_corpus (files[i].name);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      RemedyImageVersion version;

      if (path == NULL)
        return;
      bytes = test_load (path);
      g_assert_true (read_bytes (bytes, &version, &error));
      g_assert_cmpstr (version.format, ==, "PE");
      g_assert_cmpint (version.has_version, ==, files[i].version != NULL);
      if (files[i].version != NULL)
        {
          g_autofree char *text = remedy_version_to_string (&version.file_version);

          g_assert_cmpstr (text, ==, files[i].version);
          g_assert_cmpstr (version.machine, ==, files[i].machine);
        }
    }
}

static void
try_image (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  RemedyImageVersion version;

  if (!read_bytes (bytes, &version, &error))
    g_assert_nonnull (error);
}

static void
test_survives_hostile_images (void)
{
  for (guint machine = REMEDY_IMAGE_I386; machine <= REMEDY_IMAGE_NE; machine++)
    {
      g_autoptr (GBytes) image =
          remedy_image_writer_make ((RemedyImageMachine) machine, &sp2, "Mlmig32.dll");

      test_hostile (image, try_image);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-version/round-trip", test_reads_what_the_writer_makes);
  g_test_add_func ("/image-version/language", test_tells_the_language);
  g_test_add_func ("/image-version/extreme", test_every_number_of_a_version_survives);
  g_test_add_func ("/image-version/64-bit", test_reads_64_bit_images);
  g_test_add_func ("/image-version/16-bit", test_16_bit_resources_have_a_unit);
  g_test_add_func ("/image-version/dos", test_plain_dos_program_has_no_version);
  g_test_add_func ("/image-version/no-image", test_refuses_what_is_no_image);
  g_test_add_func ("/image-version/damage", test_damage_is_named);
  g_test_add_func ("/image-version/misplaced", test_finds_a_misplaced_fixed_info);
  g_test_add_func ("/image-version/real", test_reads_real_files);
  g_test_add_func ("/image-version/hostile", test_survives_hostile_images);
  return g_test_run ();
}
