/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-writer.h"
#include "formats/remedy-image-version.h"
#include "practice/remedy-image-writer.h"

/* Images that are odd, but not so odd that no linker would make them; and damage, with the
 * words that an administrator reads. */

#define HEADER 0x80 /* of the PE or NE, as the writer puts it */
#define OPTIONAL (HEADER + 24)
#define SECTION (OPTIONAL + 224)
#define RESOURCES 0x200 /* in the file */
#define ADDRESS 0x1000  /* and in memory */
#define BELOW 0x80000000u
#define FIXED_INFO 52

static const RemedyVersion sp1 = { { 5, 5, 2232, 17 } };

/* A reader that gives less than its size promises, as a file that shrinks. */

#define TEST_TYPE_SHORT (test_short_get_type ())
G_DECLARE_FINAL_TYPE (TestShort, test_short, TEST, SHORT, RemedyReader)

struct _TestShort
{
  RemedyReader parent_instance;

  RemedyReader *inner; /* (owned) */
  gsize         end;   /* bytes that are still there */
};

G_DEFINE_FINAL_TYPE (TestShort, test_short, REMEDY_TYPE_READER)

static guint64
test_short_get_size (RemedyReader *reader)
{
  return remedy_reader_get_size (TEST_SHORT (reader)->inner);
}

static gssize
test_short_read_at (RemedyReader *reader,
                    guint64       offset,
                    void         *buffer,
                    gsize         length,
                    GCancellable *cancellable,
                    GError      **error)
{
  TestShort *self = TEST_SHORT (reader);
  gsize      left = offset < self->end ? self->end - (gsize) offset : 0;

  return remedy_reader_read_at (self->inner, offset, buffer, MIN (length, left), cancellable,
                                error);
}

static void
test_short_finalize (GObject *object)
{
  g_clear_object (&TEST_SHORT (object)->inner);
  G_OBJECT_CLASS (test_short_parent_class)->finalize (object);
}

static void
test_short_class_init (TestShortClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_short_finalize;
  REMEDY_READER_CLASS (klass)->get_size = test_short_get_size;
  REMEDY_READER_CLASS (klass)->read_at = test_short_read_at;
}

static void
test_short_init (TestShort *self)
{
}

static GByteArray *
good_image (RemedyImageMachine machine)
{
  g_autoptr (GBytes) bytes = remedy_image_writer_make (machine, &sp1, "Mapi32.dll");

  return g_bytes_unref_to_array (g_steal_pointer (&bytes));
}

static void
put_u16 (GByteArray *image, gsize at, guint16 value)
{
  guint16 little = GUINT16_TO_LE (value);

  g_assert_cmpuint (at + sizeof little, <=, image->len);
  memcpy (image->data + at, &little, sizeof little);
}

static gboolean
read_image (GByteArray *image, RemedyImageVersion *version, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (image->data, image->len);
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);

  return remedy_image_version_read (reader, version, NULL, error);
}

/* @expected: its version; NULL if it has none */
static void
assert_version (GByteArray *image, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char   *text = NULL;
  RemedyImageVersion version;

  g_assert_true (read_image (image, &version, &error));
  g_assert_no_error (error);
  if (version.has_version)
    text = remedy_version_to_string (&version.file_version);
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_fails (GByteArray *image, RemedyError code, const char *message)
{
  g_autoptr (GError) error = NULL;
  RemedyImageVersion version;

  g_assert_false (read_image (image, &version, &error));
  g_assert_error (error, REMEDY_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

/* A directory with entries of a name and a target each; ended by G_MAXUINT32. The first
 * @named of them are said to have a name instead of a number. */
static void
put_directory (RemedyWriter *tree, guint16 named, const guint32 *entries)
{
  guint16 n = 0;

  while (entries[2 * n] != G_MAXUINT32)
    n++;
  remedy_writer_zeros (tree, 12);
  remedy_writer_u16 (tree, named);
  remedy_writer_u16 (tree, n - named);
  for (guint i = 0; i < 2u * n; i++)
    remedy_writer_u32 (tree, entries[i]);
}

static void
put_fixed_info (RemedyWriter *tree, guint16 build)
{
  remedy_writer_u32 (tree, 0xFEEF04BD);
  remedy_writer_u32 (tree, 0x00010000);
  for (guint i = 0; i < 2; i++)
    {
      remedy_writer_u32 (tree, 5u << 16 | 5);
      remedy_writer_u32 (tree, (guint32) build << 16 | 1);
    }
  remedy_writer_zeros (tree, FIXED_INFO - 24);
}

/* A good image with another tree of resources. */
static GByteArray *
with_tree (const RemedyWriter *tree)
{
  GByteArray *image = good_image (REMEDY_IMAGE_I386);

  g_byte_array_set_size (image, RESOURCES);
  g_byte_array_append (image, tree->data, tree->len);
  remedy_writer_patch_u32 (image, SECTION + 8, tree->len);
  remedy_writer_patch_u32 (image, SECTION + 16, tree->len);
  return image;
}

static void
test_first_language_of_the_first_name_counts (void)
{
  static const guint32 types[] = { BELOW | 900, BELOW | 800, 3,          BELOW | 700,
                                   16,          BELOW | 40,  G_MAXUINT32 };
  static const guint32 names[] = { 7, BELOW | 72, 9, BELOW | 900, G_MAXUINT32 };
  static const guint32 languages[] = { 0x0407, 104, 0x0409, 120, G_MAXUINT32 };
  g_autoptr (GByteArray) tree = remedy_writer_new ();
  g_autoptr (GByteArray) image = NULL;

  put_directory (tree, 1, types);
  g_assert_cmpuint (tree->len, ==, 40);
  put_directory (tree, 0, names);
  g_assert_cmpuint (tree->len, ==, 72);
  put_directory (tree, 0, languages);
  g_assert_cmpuint (tree->len, ==, 104);
  for (guint i = 0; i < 2; i++)
    {
      remedy_writer_u32 (tree, ADDRESS + 136 + FIXED_INFO * i);
      remedy_writer_u32 (tree, FIXED_INFO);
      remedy_writer_zeros (tree, 8);
    }
  g_assert_cmpuint (tree->len, ==, 136);
  put_fixed_info (tree, 2232);
  put_fixed_info (tree, 2448);
  image = with_tree (tree);
  assert_version (image, "5.5.2232.1");
}

/* A tree may end early with the data themselves. */
static void
test_data_may_stand_in_the_first_directory (void)
{
  static const guint32 types[] = { 16, 24, G_MAXUINT32 };
  g_autoptr (GByteArray) tree = remedy_writer_new ();
  g_autoptr (GByteArray) image = NULL;

  put_directory (tree, 0, types);
  remedy_writer_u32 (tree, ADDRESS + 32);
  remedy_writer_u32 (tree, FIXED_INFO);
  put_fixed_info (tree, 1960);
  image = with_tree (tree);
  assert_version (image, "5.5.1960.1");
}

static void
test_no_version_among_the_resources_is_no_error (void)
{
  static const guint32 none[] = { G_MAXUINT32 };
  static const guint32 icon[] = { 3, BELOW | 24, G_MAXUINT32 };
  static const guint32 empty[] = { 16, BELOW | 24, G_MAXUINT32 };

  for (guint i = 0; i < 3; i++)
    {
      static const guint32 *const roots[] = { none, icon, empty };
      g_autoptr (GByteArray) tree = remedy_writer_new ();
      g_autoptr (GByteArray) image = NULL;

      put_directory (tree, 0, roots[i]);
      put_directory (tree, 0, none);
      image = with_tree (tree);
      assert_version (image, NULL);
    }
}

/* A directory that leads to itself, or to one above it, ends at the third level. */
static void
test_tree_cannot_loop (void)
{
  static const guint32 itself[] = { 16, BELOW | 0, G_MAXUINT32 };
  static const guint32 down[] = { 16, BELOW | 24, G_MAXUINT32 };
  g_autoptr (GByteArray) tree = remedy_writer_new ();
  g_autoptr (GByteArray) image = NULL;
  g_autoptr (GByteArray) other = NULL;

  put_directory (tree, 0, itself);
  image = with_tree (tree);
  assert_fails (image, REMEDY_ERROR_DAMAGED, "resources: the tree of resources is too deep");
  g_byte_array_set_size (tree, 0);
  put_directory (tree, 0, down);
  put_directory (tree, 0, itself);
  other = with_tree (tree);
  assert_fails (other, REMEDY_ERROR_DAMAGED, "resources: the tree of resources is too deep");
}

static void
test_addresses_outside_are_named (void)
{
  static const guint32 far[] = { 16, BELOW | 0x7FFFFFF0, G_MAXUINT32 };
  static const guint32 leaf[] = { 16, 24, G_MAXUINT32 };
  static const guint32 wraps[] = { 16, 0x7FFFFFFF, G_MAXUINT32 };
  g_autoptr (GByteArray) tree = remedy_writer_new ();
  g_autoptr (GByteArray) deep = NULL;
  g_autoptr (GByteArray) data = NULL;
  g_autoptr (GByteArray) wrapped = NULL;

  put_directory (tree, 0, far);
  deep = with_tree (tree);
  assert_fails (deep, REMEDY_ERROR_DAMAGED,
                "resources: address 0x80000ff0 lies in no section of the file");
  g_byte_array_set_size (tree, 0);
  put_directory (tree, 0, leaf);
  remedy_writer_u32 (tree, 0xDEADBEEF);
  remedy_writer_u32 (tree, FIXED_INFO);
  data = with_tree (tree);
  assert_fails (data, REMEDY_ERROR_DAMAGED,
                "resources: address 0xdeadbeef lies in no section of the file");
  /* What is in memory only, behind the bytes of the section, is not in the file. */
  remedy_writer_patch_u32 (data, SECTION + 8, 0x100000);
  remedy_writer_patch_u32 (data, RESOURCES + 24, ADDRESS + 0x8000);
  assert_fails (data, REMEDY_ERROR_DAMAGED,
                "resources: address 0x00009000 lies in no section of the file");
  g_byte_array_set_size (tree, 0);
  put_directory (tree, 0, wraps);
  wrapped = with_tree (tree);
  assert_fails (wrapped, REMEDY_ERROR_DAMAGED,
                "resources: address 0x80000fff lies in no section of the file");
}

static void
test_limits_are_named (void)
{
  g_autoptr (GByteArray) sections = good_image (REMEDY_IMAGE_I386);
  g_autoptr (GByteArray) header = good_image (REMEDY_IMAGE_I386);
  g_autoptr (GByteArray) entries = good_image (REMEDY_IMAGE_I386);
  g_autoptr (GByteArray) resource = good_image (REMEDY_IMAGE_I386);
  g_autoptr (GByteArray) shift = good_image (REMEDY_IMAGE_NE);

  put_u16 (sections, HEADER + 6, 97);
  assert_fails (sections, REMEDY_ERROR_LIMIT, "sections: 97 is more than the limit of 96");
  put_u16 (header, HEADER + 20, 4097);
  assert_fails (header, REMEDY_ERROR_LIMIT,
                "bytes of the optional header: 4097 is more than the limit of 4096");
  put_u16 (entries, RESOURCES + 12, 4096);
  assert_fails (entries, REMEDY_ERROR_LIMIT,
                "resources: entries of a resource directory: 4097 is more than the limit of 4096");
  remedy_writer_patch_u32 (resource, RESOURCES + 76, 65537);
  assert_fails (resource, REMEDY_ERROR_LIMIT,
                "resources: bytes of the version resource: 65537 is more than the limit of 65536");
  put_u16 (shift, HEADER + 0x40, 16);
  assert_fails (shift, REMEDY_ERROR_LIMIT,
                "alignment shift of the resources: 16 is more than the limit of 15");
}

static void
test_every_processor_has_its_name (void)
{
  static const struct
  {
    guint16     machine;
    const char *name;
  } rows[] = {
    { 0x014C, "i386" },    { 0x0162, "mips" },   { 0x0166, "mips" },    { 0x0184, "alpha" },
    { 0x01C0, "arm" },     { 0x01C4, "arm" },    { 0x01F0, "powerpc" }, { 0x0200, "ia64" },
    { 0x0284, "alpha64" }, { 0x8664, "x86-64" }, { 0xAA64, "arm64" },   { 0xBEEF, "unknown" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GByteArray) image = good_image (REMEDY_IMAGE_I386);
      g_autoptr (GError) error = NULL;
      RemedyImageVersion version;

      put_u16 (image, HEADER + 4, rows[i].machine);
      g_assert_true (read_image (image, &version, &error));
      g_assert_cmpstr (version.machine, ==, rows[i].name);
      assert_version (image, "5.5.2232.17");
    }
}

/* An object or a driver may lack the directories, and then has no version to tell. */
static void
test_image_without_directories_has_no_version (void)
{
  g_autoptr (GByteArray) few = good_image (REMEDY_IMAGE_ALPHA);
  g_autoptr (GByteArray) none = good_image (REMEDY_IMAGE_I386);
  g_autoptr (GByteArray) magic = good_image (REMEDY_IMAGE_I386);
  g_autoptr (GByteArray) tiny = good_image (REMEDY_IMAGE_I386);

  remedy_writer_patch_u32 (few, OPTIONAL + 92, 2);
  assert_version (few, NULL);
  remedy_writer_patch_u32 (none, OPTIONAL + 112, 0);
  assert_version (none, NULL);
  put_u16 (magic, OPTIONAL, 0x107); /* of a ROM */
  assert_version (magic, NULL);
  put_u16 (tiny, HEADER + 20, 0);
  put_u16 (tiny, HEADER + 6, 0);
  assert_version (tiny, NULL);
}

static void
test_end_in_the_middle_is_named (void)
{
  g_autoptr (GByteArray) image = good_image (REMEDY_IMAGE_I386);

  g_byte_array_set_size (image, RESOURCES + 120);
  assert_fails (image, REMEDY_ERROR_DAMAGED,
                "resources: the file ends in the middle of its version resource");
  g_byte_array_set_size (image, RESOURCES + 100);
  assert_fails (image, REMEDY_ERROR_DAMAGED,
                "resources: version resource: wanted 24 bytes at offset 0x258 of a file of 612");
  g_byte_array_set_size (image, SECTION + 10);
  assert_fails (image, REMEDY_ERROR_DAMAGED, "wanted 40 bytes at offset 0x178 of a file of 386");
  g_byte_array_set_size (image, HEADER + 10);
  assert_fails (image, REMEDY_ERROR_DAMAGED, "wanted 24 bytes at offset 0x80 of a file of 138");
  g_byte_array_set_size (image, HEADER);
  assert_fails (image, REMEDY_ERROR_DAMAGED,
                "its header should be at offset 0x80, but the file ends at 128 bytes");
}

/* The types of a 16-bit table before that of versions are passed over, whatever they hold. */
static void
test_16_bit_table_is_walked (void)
{
  g_autoptr (GByteArray) image = good_image (REMEDY_IMAGE_NE);
  g_autoptr (GByteArray) table = remedy_writer_new ();
  guint at = image->len;

  remedy_writer_u16 (table, 4);
  remedy_writer_u16 (table, 0x8003); /* icons, two of them */
  remedy_writer_u16 (table, 2);
  remedy_writer_zeros (table, 4 + 2 * 12);
  remedy_writer_u16 (table, 0x8010); /* versions, none of them */
  remedy_writer_u16 (table, 0);
  remedy_writer_zeros (table, 4);
  remedy_writer_u16 (table, 0x0040); /* a type with a name */
  remedy_writer_u16 (table, 1);
  remedy_writer_zeros (table, 4 + 12);
  remedy_writer_bytes (table, image->data + HEADER + 0x42, 12);
  put_u16 (image, HEADER + 0x24, (guint16) (at - HEADER));
  g_byte_array_append (image, table->data, table->len);
  assert_version (image, "5.5.2232.17");
  g_byte_array_set_size (image, image->len - 2);
  assert_fails (image, REMEDY_ERROR_DAMAGED,
                "resources: wanted 2 bytes at offset 0x48, where only 0 are left");
}

static void
test_16_bit_image_without_resources_has_no_version (void)
{
  g_autoptr (GByteArray) none = good_image (REMEDY_IMAGE_NE);
  g_autoptr (GByteArray) same = good_image (REMEDY_IMAGE_NE);
  g_autoptr (GByteArray) end = good_image (REMEDY_IMAGE_NE);

  put_u16 (none, HEADER + 0x24, 0);
  assert_version (none, NULL);
  put_u16 (same, HEADER + 0x26, 0x40);
  assert_version (same, NULL);
  put_u16 (end, HEADER + 0x42, 0);
  assert_version (end, NULL);
}

/* A file that loses its end between two reads is no damaged file: it may be copied again. */
static void
test_shrinking_file_is_told_from_a_damaged_one (void)
{
  g_autoptr (GByteArray) image = good_image (REMEDY_IMAGE_I386);
  static const gsize ends[] = { 0, 10, HEADER + 2, HEADER + 20, SECTION, RESOURCES + 80 };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autoptr (TestShort) reader = g_object_new (TEST_TYPE_SHORT, NULL);
      g_autoptr (GBytes) bytes = g_bytes_new (image->data, image->len);
      g_autoptr (GError) error = NULL;
      RemedyImageVersion version;

      reader->inner = remedy_reader_new_for_bytes (bytes);
      reader->end = ends[i];
      g_assert_false (remedy_image_version_read (REMEDY_READER (reader), &version, NULL, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED);
      g_assert_true (g_str_has_suffix (error->message, "the file shrank while it was read"));
    }
}

static void
test_cancelled_reading_says_so (void)
{
  g_autoptr (GByteArray) image = good_image (REMEDY_IMAGE_I386);
  g_autoptr (GBytes) bytes = g_bytes_new (image->data, image->len);
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  RemedyImageVersion version;

  g_cancellable_cancel (cancellable);
  g_assert_false (remedy_image_version_read (reader, &version, cancellable, &error));
  g_assert_true (remedy_error_is_cancelled (error));
}

/* Random triples of numbers survive in each kind of image. */
static void
test_random_versions_survive (void)
{
  for (guint i = 0; i < 300; i++)
    {
      RemedyVersion version;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GByteArray) image = NULL;
      g_autofree char *text = NULL;

      for (guint j = 0; j < G_N_ELEMENTS (version.part); j++)
        version.part[j] = (guint16) g_test_rand_int_range (0, 65536);
      text = remedy_version_to_string (&version);
      bytes = remedy_image_writer_make ((RemedyImageMachine) (i % 3), &version, "Mlmig32.dll");
      image = g_bytes_unref_to_array (g_steal_pointer (&bytes));
      assert_version (image, text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-odd/first-language-of-the-first-name-counts",
                   test_first_language_of_the_first_name_counts);
  g_test_add_func ("/image-odd/data-may-stand-in-the-first-directory",
                   test_data_may_stand_in_the_first_directory);
  g_test_add_func ("/image-odd/no-version-among-the-resources-is-no-error",
                   test_no_version_among_the_resources_is_no_error);
  g_test_add_func ("/image-odd/tree-cannot-loop", test_tree_cannot_loop);
  g_test_add_func ("/image-odd/addresses-outside-are-named", test_addresses_outside_are_named);
  g_test_add_func ("/image-odd/limits-are-named", test_limits_are_named);
  g_test_add_func ("/image-odd/every-processor-has-its-name", test_every_processor_has_its_name);
  g_test_add_func ("/image-odd/image-without-directories-has-no-version",
                   test_image_without_directories_has_no_version);
  g_test_add_func ("/image-odd/end-in-the-middle-is-named", test_end_in_the_middle_is_named);
  g_test_add_func ("/image-odd/16-bit-table-is-walked", test_16_bit_table_is_walked);
  g_test_add_func ("/image-odd/16-bit-image-without-resources-has-no-version",
                   test_16_bit_image_without_resources_has_no_version);
  g_test_add_func ("/image-odd/shrinking-file-is-told-from-a-damaged-one",
                   test_shrinking_file_is_told_from_a_damaged_one);
  g_test_add_func ("/image-odd/cancelled-reading-says-so", test_cancelled_reading_says_so);
  g_test_add_func ("/image-odd/random-versions-survive", test_random_versions_survive);
  return g_test_run ();
}
