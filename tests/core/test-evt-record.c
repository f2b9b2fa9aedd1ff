/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-time.h"
#include "formats/remedy-evt.h"
#include "practice/remedy-evt-writer.h"
#include "test-support.h"

#define KIB 1024
#define EPOCH 935158327 /* 1999-08-20 14:12:07 UTC */
#define FIRST_RECORD 0x30

static const guint8 sid[] = { 1, 4, 0, 0, 0, 0, 0, 5, 21,   0,    0,    0,
                              1, 0, 0, 0, 2, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF };

static const char *const two_strings[] = { "first", "zweite Zeile \xC3\xA4", NULL };

static const RemedyEvtSpec full = {
  .number = 77,
  .generated = EPOCH,
  .written = EPOCH + 3,
  .raw_id = 0xC0002EEA,
  .type = REMEDY_EVT_ERROR,
  .category = 9,
  .source = "MSExchangeMig",
  .computer = "EXCHANGE",
  .sid = sid,
  .sid_size = sizeof sid,
  .strings = two_strings,
  .data = (const guint8 *) "\xDE\xAD\xBE\xEF\x01",
  .data_size = 5,
};

/* What a callback saw, as one text. */
static gboolean
describe (const RemedyEvtRecord *record,
          gpointer               user_data)
{
  GString         *text = user_data;
  g_autofree char *strings = g_strjoinv ("|", record->strings);

  g_string_append_printf (text,
                          "#%u @%" G_GUINT64_FORMAT " %" G_GINT64_FORMAT " %" G_GINT64_FORMAT
                          " %08x %u %u %s %s %s [%s] ",
                          record->number, record->offset, record->generated, record->written,
                          record->raw_id, record->type, record->category, record->source,
                          record->computer, record->sid != NULL ? record->sid : "-", strings);
  for (gsize i = 0; i < record->data_size; i++)
    g_string_append_printf (text, "%02x", record->data[i]);
  return TRUE;
}

static char *
describe_log (GBytes *bytes)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  summary = remedy_evt_scan (reader, NULL, describe, NULL, text, NULL, &error);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static GBytes *
log_of (const RemedyEvtSpec *spec)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (64 * KIB, REMEDY_EVT_SHAPE_CLEAN);

  remedy_evt_writer_add (writer, spec);
  return remedy_evt_writer_finish (writer);
}

/* A log of @spec with one DWORD of the record changed. */
static char *
describe_with (const RemedyEvtSpec *spec,
               gsize                field,
               guint32              value)
{
  g_autoptr (GBytes) good = log_of (spec);
  guint32 little = GUINT32_TO_LE (value);
  g_autoptr (GBytes) bytes = NULL;
  gsize         size;
  gconstpointer data = g_bytes_get_data (good, &size);
  guint8       *copy = g_memdup2 (data, size);

  memcpy (copy + FIRST_RECORD + field, &little, sizeof little);
  bytes = g_bytes_new_take (copy, size);
  return describe_log (bytes);
}

#define IDENTITY "#77 @48 935158327 935158330 c0002eea 1 9 MSExchangeMig EXCHANGE "
#define SID "S-1-5-21-1-2-4294967295 "
#define STRINGS "[first|zweite Zeile \xC3\xA4] "

/* Names are followed by up to six bytes of nothing; only the offsets say where the rest is. */
static void
test_fields_with_any_gap (void)
{
  for (guint gap = 0; gap <= 6; gap += 2)
    {
      RemedyEvtSpec spec = full;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      spec.gap = gap;
      bytes = log_of (&spec);
      text = describe_log (bytes);
      g_assert_cmpstr (text, ==, IDENTITY SID STRINGS "deadbeef01");
    }
}

/* The service pads by 1 to 4 bytes, drivers by up to 18. */
static void
test_fields_with_any_padding (void)
{
  for (guint padding = 0; padding <= 18; padding++)
    {
      RemedyEvtSpec spec = full;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      spec.padding = padding;
      bytes = log_of (&spec);
      text = describe_log (bytes);
      g_assert_cmpstr (text, ==, IDENTITY SID STRINGS "deadbeef01");
    }
}

/* Padded even where it is aligned: the record is never as short as it could be. */
static void
test_padding_of_the_service (void)
{
  for (gsize n = 0; n < 8; n++)
    {
      RemedyEvtSpec spec = full;
      g_autoptr (GBytes) bytes = NULL;

      spec.data_size = n % 5;
      spec.strings = n < 4 ? two_strings : NULL;
      bytes = remedy_evt_record_bytes (&spec);
      g_assert_cmpuint (g_bytes_get_size (bytes) % 4, ==, 0);
    }
}

static void
test_garbage_in_reserved_fields (void)
{
  g_autofree char *closing = describe_with (&full, 32, 0xDEADBEEF);
  g_autofree char *reserved = describe_with (&full, 28, 0xBEEF0009);

  g_assert_cmpstr (closing, ==, IDENTITY SID STRINGS "deadbeef01");
  g_assert_cmpstr (reserved, ==, IDENTITY SID STRINGS "deadbeef01");
}

/* An offset whose length is 0 means nothing: real ones point far outside. */
static void
test_offsets_without_a_length (void)
{
  RemedyEvtSpec    spec = full;
  g_autofree char *data = NULL;
  g_autofree char *strings = NULL;
  g_autofree char *user = NULL;

  spec.data_size = 0;
  data = describe_with (&spec, 52, 2924);
  g_assert_cmpstr (data, ==, IDENTITY SID STRINGS);

  spec = full;
  spec.strings = NULL;
  strings = describe_with (&spec, 36, 0xFFFFFFF0);
  g_assert_cmpstr (strings, ==, IDENTITY SID "[] deadbeef01");

  spec = full;
  spec.sid_size = 0;
  user = describe_with (&spec, 44, 0xFFFFFFF0);
  g_assert_cmpstr (user, ==, IDENTITY "- " STRINGS "deadbeef01");
}

/* NumStrings promises more than there is; what is there counts, and data are no string. */
static void
test_more_strings_than_there_are (void)
{
  g_autofree char *text = describe_with (&full, 24, 9 << 16 | REMEDY_EVT_ERROR);

  g_assert_cmpstr (text, ==, IDENTITY SID STRINGS "deadbeef01");
}

static void
test_parts_outside_the_record (void)
{
  g_autofree char *data = describe_with (&full, 52, 0xFFFFFFFF);
  g_autofree char *strings = describe_with (&full, 36, 0x7FFFFFFE);
  g_autofree char *user = describe_with (&full, 44, 0x10000);
  g_autofree char *short_sid = describe_with (&full, 40, 9);
  g_autofree char *inside_fixed = describe_with (&full, 52, 8);

  g_assert_cmpstr (data, ==, IDENTITY SID STRINGS);
  g_assert_cmpstr (strings, ==, IDENTITY SID "[] deadbeef01");
  g_assert_cmpstr (user, ==, IDENTITY "- " STRINGS "deadbeef01");
  g_assert_cmpstr (short_sid, ==, IDENTITY "- " STRINGS "deadbeef01");
  g_assert_cmpstr (inside_fixed, ==, IDENTITY SID STRINGS);
}

/* Data that claim to reach over the record end where it ends. */
static void
test_data_are_cut_at_the_end (void)
{
  RemedyEvtSpec    spec = full;
  g_autofree char *text = NULL;

  spec.padding = 3;
  text = describe_with (&spec, 48, 0xFFFFFF);
  g_assert_true (g_str_has_prefix (text, IDENTITY SID STRINGS "deadbeef01"));
  g_assert_cmpuint (strlen (text), <=, strlen (IDENTITY SID STRINGS "deadbeef01") + 2 * 6);
}

static void
test_empty_strings (void)
{
  static const char *const strings[] = { "", "middle", "", NULL };
  RemedyEvtSpec            spec = full;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  spec.strings = strings;
  spec.written = REMEDY_TIME_UNKNOWN;
  bytes = log_of (&spec);
  text = describe_log (bytes);
  g_assert_nonnull (strstr (text, "[|middle|] deadbeef01"));
  g_assert_nonnull (strstr (text, " 935158327 935158327 "));
}

/* Times have 32 bits without a sign. */
static void
test_times_beyond_2038 (void)
{
  g_autofree char *text = describe_with (&full, 12, 0xF0000000);

  g_assert_nonnull (strstr (text, " 4026531840 935158330 "));
}

/* The computer is renamed by setup: both names are told, in order. */
static void
test_computers (void)
{
  static const char *const names[] = { "MACHINENAME", "MACHINENAME", "EXCHANGE", "MACHINENAME" };
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (64 * KIB, REMEDY_EVT_SHAPE_CLEAN);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      RemedyEvtSpec spec = full;

      spec.number = 0;
      spec.computer = names[i];
      remedy_evt_writer_add (writer, &spec);
    }
  bytes = remedy_evt_writer_finish (writer);
  reader = remedy_reader_new_for_bytes (bytes);
  summary = remedy_evt_scan (reader, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->live, ==, 4);
  g_assert_cmpuint (summary->computers->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (summary->computers, 0), ==, "MACHINENAME");
  g_assert_cmpstr (g_ptr_array_index (summary->computers, 1), ==, "EXCHANGE");
}

static gboolean
count (const RemedyEvtRecord *record,
       gpointer               user_data)
{
  guint *n = user_data;

  (*n)++;
  return TRUE;
}

static guint
count_wanted (GBytes                *bytes,
              const RemedyEvtFilter *filter)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  summary = remedy_evt_scan (reader, filter, count, NULL, &n, NULL, &error);
  g_assert_no_error (error);
  /* Every live record is counted, whatever is asked for. */
  g_assert_cmpuint (summary->live, ==, 3);
  return n;
}

static void
test_filter (void)
{
  static const RemedyEvtSpec specs[] = {
    { .generated = 100, .raw_id = 0xC0002EEA, .type = 1, .source = "MSExchangeMig" },
    { .generated = 200, .raw_id = 0x40002712, .type = 4, .source = "msexchangemig" },
    { .generated = 300, .raw_id = 0xC0002EEA, .type = 2, .source = "\xC3\x84ndern" },
  };
  static const char *const mig[] = { "Other", "MSEXCHANGEMIG", NULL };
  static const char *const umlaut[] = { "\xC3\xA4ndern", NULL };
  static const guint16     ids[] = { 1, 12010 };
  RemedyEvtFilter          all = { .since = REMEDY_TIME_UNKNOWN };
  RemedyEvtFilter          filter;
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (64 * KIB, REMEDY_EVT_SHAPE_CLEAN);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      RemedyEvtSpec spec = specs[i];

      spec.written = REMEDY_TIME_UNKNOWN;
      spec.computer = "C";
      remedy_evt_writer_add (writer, &spec);
    }
  bytes = remedy_evt_writer_finish (writer);

  g_assert_cmpuint (count_wanted (bytes, NULL), ==, 3);
  g_assert_cmpuint (count_wanted (bytes, &all), ==, 3);
  filter = all;
  filter.sources = mig;
  g_assert_cmpuint (count_wanted (bytes, &filter), ==, 2);
  filter.ids = ids;
  filter.n_ids = G_N_ELEMENTS (ids);
  g_assert_cmpuint (count_wanted (bytes, &filter), ==, 1);
  filter = all;
  filter.sources = umlaut;
  g_assert_cmpuint (count_wanted (bytes, &filter), ==, 1);
  filter = all;
  filter.types = REMEDY_EVT_ERROR | REMEDY_EVT_WARNING;
  g_assert_cmpuint (count_wanted (bytes, &filter), ==, 2);
  filter = all;
  filter.since = 200;
  g_assert_cmpuint (count_wanted (bytes, &filter), ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evt-record/fields-with-any-gap", test_fields_with_any_gap);
  g_test_add_func ("/evt-record/fields-with-any-padding", test_fields_with_any_padding);
  g_test_add_func ("/evt-record/padding-of-the-service", test_padding_of_the_service);
  g_test_add_func ("/evt-record/garbage-in-reserved-fields", test_garbage_in_reserved_fields);
  g_test_add_func ("/evt-record/offsets-without-a-length", test_offsets_without_a_length);
  g_test_add_func ("/evt-record/more-strings-than-there-are", test_more_strings_than_there_are);
  g_test_add_func ("/evt-record/parts-outside-the-record", test_parts_outside_the_record);
  g_test_add_func ("/evt-record/data-are-cut-at-the-end", test_data_are_cut_at_the_end);
  g_test_add_func ("/evt-record/empty-strings", test_empty_strings);
  g_test_add_func ("/evt-record/times-beyond-2038", test_times_beyond_2038);
  g_test_add_func ("/evt-record/computers", test_computers);
  g_test_add_func ("/evt-record/filter", test_filter);
  return g_test_run ();
}
