/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-time.h"
#include "formats/remedy-evt.h"
#include "practice/remedy-evt-writer.h"
#include "test-support.h"

#define KIB 1024

/* A reader that fails: from some offset on, or from some call on. */

#define TEST_TYPE_BAD_READER (test_bad_reader_get_type ())

G_DECLARE_FINAL_TYPE (TestBadReader, test_bad_reader, TEST, BAD_READER, RemedyReader)

struct _TestBadReader
{
  RemedyReader parent_instance;

  GBytes       *bytes;   /* (unowned) */
  guint64       size;    /* what it says it has */
  guint         calls;   /* that succeed yet */
  gboolean      shrinks; /* else it fails */
  GCancellable *cancels; /* (unowned) (nullable): instead */
  guint64       loaded;
};

G_DEFINE_FINAL_TYPE (TestBadReader, test_bad_reader, REMEDY_TYPE_READER)

static guint64
test_bad_reader_get_size (RemedyReader *reader)
{
  return TEST_BAD_READER (reader)->size;
}

static gssize
test_bad_reader_read_at (RemedyReader *reader,
                         guint64       offset,
                         void         *buffer,
                         gsize         length,
                         GCancellable *cancellable,
                         GError      **error)
{
  TestBadReader *self = TEST_BAD_READER (reader);
  gsize          size;
  const guint8  *data = g_bytes_get_data (self->bytes, &size);

  g_assert_cmpuint (length, <=, 1024 * KIB);
  g_assert_cmpuint (offset + length, <=, self->size);
  if (self->calls == 0 && self->cancels != NULL)
    g_cancellable_cancel (self->cancels);
  else if (self->calls == 0 && self->shrinks)
    length /= 2;
  else if (self->calls == 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_IO, "the disk is bad");
      return -1;
    }
  else
    self->calls--;
  length = offset < size ? MIN (length, size - offset) : 0;
  memcpy (buffer, data + offset, length);
  self->loaded += length;
  return length;
}

static void
test_bad_reader_class_init (TestBadReaderClass *klass)
{
  REMEDY_READER_CLASS (klass)->get_size = test_bad_reader_get_size;
  REMEDY_READER_CLASS (klass)->read_at = test_bad_reader_read_at;
}

static void
test_bad_reader_init (TestBadReader *self)
{
}

static TestBadReader *
bad_reader_new (GBytes *bytes,
                guint   calls)
{
  TestBadReader *self = g_object_new (TEST_TYPE_BAD_READER, NULL);

  self->bytes = bytes;
  self->size = g_bytes_get_size (bytes);
  self->calls = calls;
  return self;
}

static GBytes *
make (gsize          capacity,
      RemedyEvtShape shape,
      guint          n,
      guint          gap,
      gsize          data_size)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (capacity, shape);
  g_autofree guint8 *data = g_malloc0 (data_size + 1);

  remedy_evt_writer_set_stale (writer, 2);
  for (guint i = 0; i < n; i++)
    {
      static const guint8      sid[] = { 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0 };
      static const char *const strings[] = { "one", "", "three", NULL };
      RemedyEvtSpec            spec = {
                   .generated = 935158327 + i,
                   .written = REMEDY_TIME_UNKNOWN,
                   .raw_id = 0xC0002EEA,
                   .type = REMEDY_EVT_ERROR,
                   .source = "MSExchangeMig",
                   .computer = "EXCHANGE",
                   .sid = sid,
                   .sid_size = sizeof sid,
                   .strings = strings,
                   .data = data,
                   .data_size = data_size,
                   .gap = gap,
      };

      remedy_evt_writer_add (writer, &spec);
    }
  return remedy_evt_writer_finish (writer);
}

/* Touches all that a callback is given. */
static gboolean
touch (const RemedyEvtRecord *record,
       gpointer               user_data)
{
  guint *sum = user_data;

  g_assert_true (g_utf8_validate (record->source, -1, NULL));
  g_assert_true (g_utf8_validate (record->computer, -1, NULL));
  g_assert_nonnull (record->strings);
  for (gsize i = 0; record->strings[i] != NULL; i++)
    g_assert_true (g_utf8_validate (record->strings[i], -1, NULL));
  for (gsize i = 0; i < record->data_size; i++)
    *sum += record->data[i];
  return TRUE;
}

static void
try (GBytes *bytes)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  RemedyEvtFilter filter = { .since = REMEDY_TIME_UNKNOWN, .recovered = TRUE };
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  guint sum = 0;

  summary = remedy_evt_scan (reader, &filter, touch, NULL, &sum, NULL, &error);
  g_assert_true ((summary == NULL) == (error != NULL));
  if (summary == NULL)
    g_assert_true (error->domain == REMEDY_ERROR);
  else
    /* Nothing can be counted twice: each record takes 60 bytes at least. */
    g_assert_cmpuint (summary->live, <=, g_bytes_get_size (bytes) / 60);
}

static void
test_saved (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_SAVED, 12, 0, 3);

  test_hostile (bytes, try);
}

static void
test_gap (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_SAVED, 12, 6, 3);

  test_hostile (bytes, try);
}

/* The file's own first bytes and last ones are where damage leads furthest: a large log gets
 * its flips in its records, a small one everywhere. */
static void
test_clean (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 100, 0, 0);

  test_hostile (bytes, try);
}

static void
test_dirty (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_DIRTY, 100, 2, 1);

  test_hostile (bytes, try);
}

static void
test_wrapped (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_DIRTY, 700, 0, 7);

  test_hostile (bytes, try);
}

/* Every field of the header and of the EOF record at its extremes, alone and with the next. */
static void
test_extreme_fields (void)
{
  static const guint32 values[] = { 0,      1,       0x2C,       0x30,       0x34,
                                    0xFFFC, 0x10000, 0x7FFFFFFC, 0xFFFFFFFC, 0xFFFFFFFF };
  g_autoptr (GBytes) good = make (64 * KIB, REMEDY_EVT_SHAPE_SAVED, 12, 0, 3);
  gsize         size;
  const guint8 *data = g_bytes_get_data (good, &size);

  for (gsize at = 0; at < 0x30 + 0x28; at += 4)
    for (gsize i = 0; i < G_N_ELEMENTS (values) * G_N_ELEMENTS (values); i++)
      {
        guint8 *copy = g_memdup2 (data, size);
        gsize   where = at < 0x30 ? at : size - 0x28 + (at - 0x30);
        guint32 a = GUINT32_TO_LE (values[i % G_N_ELEMENTS (values)]);
        guint32 b = GUINT32_TO_LE (values[i / G_N_ELEMENTS (values)]);
        g_autoptr (GBytes) bytes = NULL;

        memcpy (copy + where, &a, 4);
        if (where + 8 <= size)
          memcpy (copy + where + 4, &b, 4);
        bytes = g_bytes_new_take (copy, size);
        try (bytes);
      }
}

/* Each claims the largest size; none is one. */
static void
test_false_starts (void)
{
  gsize   size = 640 * KIB;
  guint8 *data = g_malloc0 (size);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize at = 0x30; at + 8 <= size; at += 8)
    memcpy (data + at, "\0\0\x08\0LfLe", 8);
  memcpy (data, "\x30\0\0\0LfLe", 8);
  bytes = g_bytes_new_take (data, size);
  try (bytes);
}

/* Records as large as they can be, so that they are larger than the window, and split. */
static void
test_largest_records (void)
{
  g_autoptr (GBytes) bytes = make (2048 * KIB, REMEDY_EVT_SHAPE_DIRTY, 9, 0, 0x80000 - 200);
  g_autoptr (TestBadReader) reader = bad_reader_new (bytes, G_MAXUINT);
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  guint sum = 0;

  summary = remedy_evt_scan (REMEDY_READER (reader), NULL, touch, NULL, &sum, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->live, ==, 4);
  g_assert_cmpuint (summary->last_number, ==, 9);
  g_assert_true (summary->wrapped);
}

/* A file that has become shorter is an error that says so, whenever it happens. */
static void
test_shrinking (void)
{
  g_autoptr (GBytes) bytes = make (2048 * KIB, REMEDY_EVT_SHAPE_DIRTY, 20000, 0, 40);

  for (guint calls = 0; calls < 12; calls++)
    {
      g_autoptr (TestBadReader) reader = bad_reader_new (bytes, calls);
      g_autoptr (GError) error = NULL;

      reader->shrinks = TRUE;
      g_assert_null (
          remedy_evt_scan (REMEDY_READER (reader), NULL, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED);
    }
}

static void
test_failing (void)
{
  g_autoptr (GBytes) bytes = make (2048 * KIB, REMEDY_EVT_SHAPE_DIRTY, 20000, 0, 40);

  for (guint calls = 0; calls < 12; calls++)
    {
      g_autoptr (TestBadReader) reader = bad_reader_new (bytes, calls);
      g_autoptr (GError) error = NULL;

      g_assert_null (
          remedy_evt_scan (REMEDY_READER (reader), NULL, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "the disk is bad"));
      g_assert_true (g_str_has_prefix (error->message, "reading the event log at offset 0x"));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GBytes) bytes = make (2048 * KIB, REMEDY_EVT_SHAPE_CLEAN, 20000, 0, 40);

  for (guint calls = 0; calls < 6; calls++)
    {
      g_autoptr (TestBadReader) reader = bad_reader_new (bytes, calls);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      reader->cancels = cancellable;
      g_assert_null (
          remedy_evt_scan (REMEDY_READER (reader), NULL, NULL, NULL, NULL, cancellable, &error));
      g_assert_true (remedy_error_is_cancelled (error));
      /* At the next window, not at the end. */
      g_assert_cmpuint (reader->loaded, <=, (calls + 1) * 256 * KIB);
    }
}

static void
see_progress (double   fraction,
              gpointer user_data)
{
  double *last = user_data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1.0);
  *last = fraction;
}

static void
test_progress (void)
{
  g_autoptr (GBytes) bytes = make (2048 * KIB, REMEDY_EVT_SHAPE_CLEAN, 20000, 0, 40);
  g_autoptr (TestBadReader) reader = bad_reader_new (bytes, G_MAXUINT);
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  double last = 0;

  summary = remedy_evt_scan (REMEDY_READER (reader), NULL, NULL, see_progress, &last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.9);
  /* Each byte about once, however it is walked. */
  g_assert_cmpuint (reader->loaded, <, 2 * reader->size);
}

static void
test_too_large (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 1, 0, 0);
  g_autoptr (TestBadReader) reader = bad_reader_new (bytes, G_MAXUINT);
  g_autoptr (GError) error = NULL;

  reader->size = G_GUINT64_CONSTANT (0x100000001);
  g_assert_null (remedy_evt_scan (REMEDY_READER (reader), NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
}

static gboolean
stop_at_third (const RemedyEvtRecord *record,
               gpointer               user_data)
{
  return record->number < 3;
}

static void
test_callback_stops (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 100, 0, 0);
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  summary = remedy_evt_scan (reader, NULL, stop_at_third, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->live, ==, 3);
  g_assert_cmpuint (summary->recovered, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evt-hostile/saved", test_saved);
  g_test_add_func ("/evt-hostile/gap", test_gap);
  g_test_add_func ("/evt-hostile/clean", test_clean);
  g_test_add_func ("/evt-hostile/dirty", test_dirty);
  g_test_add_func ("/evt-hostile/wrapped", test_wrapped);
  g_test_add_func ("/evt-hostile/extreme-fields", test_extreme_fields);
  g_test_add_func ("/evt-hostile/false-starts", test_false_starts);
  g_test_add_func ("/evt-hostile/largest-records", test_largest_records);
  g_test_add_func ("/evt-hostile/shrinking", test_shrinking);
  g_test_add_func ("/evt-hostile/failing", test_failing);
  g_test_add_func ("/evt-hostile/cancelled", test_cancelled);
  g_test_add_func ("/evt-hostile/progress", test_progress);
  g_test_add_func ("/evt-hostile/too-large", test_too_large);
  g_test_add_func ("/evt-hostile/callback-stops", test_callback_stops);
  return g_test_run ();
}
