/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-time.h"
#include "formats/remedy-evt.h"
#include "practice/remedy-evt-writer.h"
#include "test-support.h"

#define KIB 1024
#define EPOCH 935158327 /* 1999-08-20 14:12:07 UTC */

static const guint8 sid[] = { 1, 2, 0, 0, 0, 0, 0, 5, 32, 0, 0, 0, 0x20, 2, 0, 0 };

/* What a record is in the comparisons below. */
typedef struct
{
  guint32  number;
  guint64  offset;
  gboolean recovered;
} Seen;

typedef struct
{
  GArray           *seen;    /* (owned) (element-type Seen) */
  RemedyEvtSummary *summary; /* (owned) */
} Log;

static void
log_free (Log *self)
{
  g_clear_pointer (&self->seen, g_array_unref);
  g_clear_pointer (&self->summary, remedy_evt_summary_free);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Log, log_free)

static gboolean
see (const RemedyEvtRecord *record,
     gpointer               user_data)
{
  Log *self = user_data;
  Seen seen = { record->number, record->offset, record->recovered };

  g_array_append_val (self->seen, seen);
  return TRUE;
}

static Log *
scan (GBytes *bytes)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  RemedyEvtFilter filter = { .since = REMEDY_TIME_UNKNOWN, .recovered = TRUE };
  Log            *self = g_new0 (Log, 1);

  self->seen = g_array_new (FALSE, FALSE, sizeof (Seen));
  self->summary = remedy_evt_scan (reader, &filter, see, NULL, self, NULL, &error);
  g_assert_no_error (error);
  return self;
}

/* The live records are @first to @last, in order, and there are @recovered others. */
static void
assert_records (const Log *self,
                guint32    first,
                guint32    last,
                guint64    recovered)
{
  guint64 live = (guint64) last - first + 1;

  g_assert_cmpuint (self->summary->live, ==, live);
  g_assert_cmpuint (self->summary->first_number, ==, first);
  g_assert_cmpuint (self->summary->last_number, ==, last);
  g_assert_cmpuint (self->summary->recovered, ==, recovered);
  g_assert_cmpuint (self->seen->len, ==, live + recovered);
  for (guint i = 0; i < self->seen->len; i++)
    {
      Seen seen = g_array_index (self->seen, Seen, i);

      g_assert_cmpint (seen.recovered, ==, i >= live);
      if (i < live)
        g_assert_cmpuint (seen.number, ==, first + i);
    }
}

/* Records whose sizes differ from one to the next. */
static void
add_records (RemedyEvtWriter *writer,
             guint            n,
             guint            gap)
{
  for (guint i = 0; i < n; i++)
    {
      guint32          number = remedy_evt_writer_get_next (writer);
      g_autofree char *text = g_strnfill (number % 37, 'x');
      const char      *strings[] = { text, "", "two", NULL };
      RemedyEvtSpec    spec = {
           .generated = EPOCH + number,
           .written = REMEDY_TIME_UNKNOWN,
           .raw_id = 0xC0002EEA,
           .type = REMEDY_EVT_ERROR,
           .category = 7,
           .source = "MSExchangeMig",
           .computer = "EXCHANGE",
           .sid = sid,
           .sid_size = number % 3 == 0 ? sizeof sid : 0,
           .strings = strings,
           .data = (const guint8 *) "\1\2\3\4\5",
           .data_size = number % 5,
           .gap = gap,
      };

      remedy_evt_writer_add (writer, &spec);
    }
}

static GBytes *
make (gsize          capacity,
      RemedyEvtShape shape,
      guint          stale,
      guint          n)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (capacity, shape);

  remedy_evt_writer_set_stale (writer, stale);
  add_records (writer, n, 0);
  return remedy_evt_writer_finish (writer);
}

/* A copy that may be changed. */
static guint8 *
thaw (GBytes *bytes,
      gsize  *size)
{
  gconstpointer data = g_bytes_get_data (bytes, size);

  return g_memdup2 (data, *size);
}

static void
poke_u32 (guint8 *data,
          gsize   at,
          guint32 value)
{
  guint32 little = GUINT32_TO_LE (value);

  memcpy (data + at, &little, sizeof little);
}

static guint32
peek_u32 (GBytes *bytes,
          gsize   at)
{
  guint32 little;

  memcpy (&little, (const guint8 *) g_bytes_get_data (bytes, NULL) + at, sizeof little);
  return GUINT32_FROM_LE (little);
}

static guint64
offset_of (const Log *log,
           guint32    number)
{
  for (guint i = 0; i < log->seen->len; i++)
    if (g_array_index (log->seen, Seen, i).number == number)
      return g_array_index (log->seen, Seen, i).offset;
  g_assert_not_reached ();
}

static void
test_clean (void)
{
  g_autoptr (GBytes) bytes = make (128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 500);
  g_autoptr (Log) log = scan (bytes);

  assert_records (log, 1, 500, 0);
  g_assert_cmpuint (log->summary->size, ==, 128 * KIB);
  g_assert_cmpuint (log->summary->flags, ==, 8);
  g_assert_true (log->summary->archive);
  g_assert_false (log->summary->dirty);
  g_assert_false (log->summary->wrapped);
  g_assert_false (log->summary->truncated);
  g_assert_false (log->summary->header_damaged);
  g_assert_cmpuint (log->summary->stale_by, ==, 0);
  g_assert_cmpuint (log->summary->holes, ==, 0);
  g_assert_cmpint (log->summary->first_time, ==, EPOCH + 1);
  g_assert_cmpint (log->summary->last_time, ==, EPOCH + 500);
  g_assert_cmpuint (log->summary->computers->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (log->summary->computers, 0), ==, "EXCHANGE");
}

static void
test_empty (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 0);
  g_autoptr (Log) log = scan (bytes);

  g_assert_cmpuint (log->summary->live, ==, 0);
  g_assert_cmpint (log->summary->first_time, ==, REMEDY_TIME_UNKNOWN);
  g_assert_cmpuint (log->summary->holes, ==, 0);
}

/* A fresh log may carry an EOF record of another log's; the clean header wins. */
static void
test_empty_with_misleading_eof (void)
{
  g_autoptr (GBytes) good = make (64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 0);
  gsize   size;
  guint8 *data = thaw (good, &size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  poke_u32 (data, 0x30 + 24, 0xF6C);
  poke_u32 (data, 0x30 + 28, 26);
  poke_u32 (data, 0x30 + 32, 1);
  bytes = g_bytes_new_take (data, size);
  log = scan (bytes);
  g_assert_cmpuint (log->summary->live, ==, 0);
  g_assert_cmpuint (log->summary->recovered, ==, 0);
  g_assert_cmpuint (log->summary->holes, ==, 0);
  g_assert_false (log->summary->truncated);
}

static void
test_dirty (void)
{
  g_autoptr (GBytes) bytes = make (128 * KIB, REMEDY_EVT_SHAPE_DIRTY, 25, 500);
  g_autoptr (Log) log = scan (bytes);

  assert_records (log, 1, 500, 0);
  g_assert_true (log->summary->dirty);
  g_assert_cmpuint (log->summary->stale_by, ==, 25);
}

static void
test_header_still_empty (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_EMPTY_HEADER, 0, 5);
  g_autoptr (Log) log = scan (bytes);

  assert_records (log, 1, 5, 0);
  g_assert_true (log->summary->dirty);
  g_assert_cmpuint (log->summary->stale_by, ==, 5);
}

static void
test_saved (void)
{
  g_autoptr (GBytes) bytes = make (64 * KIB, REMEDY_EVT_SHAPE_SAVED, 0, 2000);
  g_autoptr (Log) log = scan (bytes);

  assert_records (log, log->summary->first_number, 2000, 0);
  g_assert_cmpuint (log->summary->first_number, >, 1);
  g_assert_cmpuint (log->summary->flags, ==, 0);
  g_assert_false (log->summary->archive);
  g_assert_false (log->summary->wrapped);
  g_assert_cmpuint (peek_u32 (bytes, 20), ==, g_bytes_get_size (bytes) - 0x28);
}

/* A full log whose records all lie @shift DWORDs later. */
static GBytes *
make_shifted (guint shift,
              guint n)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (64 * KIB, REMEDY_EVT_SHAPE_DIRTY);
  g_autofree guint8 *data = g_malloc0 (4 * shift + 1);
  RemedyEvtSpec first = { .source = "S", .computer = "C", .data = data, .data_size = 4 * shift };

  remedy_evt_writer_set_stale (writer, 7);
  remedy_evt_writer_add (writer, &first);
  add_records (writer, n - 1, 0);
  return remedy_evt_writer_finish (writer);
}

/* With the end of the log at every place round the end of the file, and so with every split of
 * a record, every filler and every split of the EOF record. */
static void
test_wrapped_everywhere (void)
{
  guint split_records = 0;
  guint split_eofs = 0;
  guint fillers = 0;

  for (guint shift = 0; shift < 64; shift++)
    for (guint n = 395; n < 420; n++)
      {
        g_autoptr (GBytes) bytes = make_shifted (shift, n);
        g_autoptr (Log) log = scan (bytes);
        guint64 last = g_array_index (log->seen, Seen, log->summary->live - 1).offset;
        guint64 end = last + peek_u32 (bytes, last);

        g_assert_cmpuint (log->summary->last_number, ==, n);
        g_assert_cmpuint (log->summary->live, ==, n - log->summary->first_number + 1);
        g_assert_cmpuint (log->summary->live, >, 300);
        g_assert_cmpuint (log->summary->holes, ==, 0);
        g_assert_cmpuint (log->summary->stale_by, ==, 7);
        split_records += end > 64 * KIB;
        split_eofs += end < 64 * KIB && end > 64 * KIB - 0x28;
        fillers += peek_u32 (bytes, 64 * KIB - 4) == 0x27;
      }
  g_assert_cmpuint (split_records, >, 10);
  g_assert_cmpuint (split_eofs, >=, 9);
  g_assert_cmpuint (fillers, >, 10);
}

/* The file grew after it had wrapped: copies of what moved up stay behind. */
static void
test_growth (void)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (64 * KIB, REMEDY_EVT_SHAPE_DIRTY);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;
  guint before;

  remedy_evt_writer_set_stale (writer, 3);
  add_records (writer, 700, 0);
  remedy_evt_writer_grow (writer);
  add_records (writer, 10, 0);
  bytes = remedy_evt_writer_finish (writer);
  log = scan (bytes);
  before = log->summary->first_number;
  assert_records (log, before, 710, log->summary->recovered);
  g_assert_cmpuint (log->summary->duplicates, >, 50);
  /* What the ten new records broke off is gone; every other copy equals its live record. */
  g_assert_cmpuint (log->summary->recovered, ==, 0);
  g_assert_cmpuint (log->summary->stale_by, ==, 3);
}

/* So many records that the index drops every other offset, twice. */
static void
test_growth_of_a_large_log (void)
{
  g_autoptr (RemedyEvtWriter) writer =
      remedy_evt_writer_new (96 * KIB * KIB, REMEDY_EVT_SHAPE_CLEAN);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2000 * KIB; i++)
    {
      RemedyEvtSpec spec = { .generated = i, .source = "S", .computer = "C" };

      remedy_evt_writer_add (writer, &spec);
    }
  remedy_evt_writer_grow (writer);
  bytes = remedy_evt_writer_finish (writer);
  reader = remedy_reader_new_for_bytes (bytes);
  summary = remedy_evt_scan (reader, NULL, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summary->live, >, 1200 * KIB);
  g_assert_cmpuint (summary->last_number, ==, 2000 * KIB);
  g_assert_cmpuint (summary->duplicates, >, 800);
  g_assert_cmpuint (summary->recovered, ==, 0);
}

static void
test_full (void)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (64 * KIB, REMEDY_EVT_SHAPE_CLEAN);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  add_records (writer, 3, 0);
  remedy_evt_writer_set_full (writer);
  bytes = remedy_evt_writer_finish (writer);
  log = scan (bytes);
  assert_records (log, 1, 3, 0);
  g_assert_true (log->summary->full);
}

/* What is left of overwritten records is recovered, and says so. */
static void
test_recovered (void)
{
  g_autoptr (GBytes) good = make (64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 100);
  g_autoptr (Log) whole = scan (good);
  gsize   size;
  guint8 *data = thaw (good, &size);
  guint64 begin = offset_of (whole, 41);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  poke_u32 (data, 16, begin);
  poke_u32 (data, 28, 41);
  bytes = g_bytes_new_take (data, size);
  log = scan (bytes);
  assert_records (log, 41, 100, 40);
  g_assert_cmpuint (log->summary->duplicates, ==, 0);
  g_assert_cmpuint (g_array_index (log->seen, Seen, 60).number, ==, 1);
}

static Log *
scan_damaged (GBytes        *good,
              const Log     *whole,
              const guint32 *numbers,
              gsize          n)
{
  gsize   size;
  guint8 *data = thaw (good, &size);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < n; i++)
    memset (data + offset_of (whole, numbers[i]), 0xEE, 40);
  bytes = g_bytes_new_take (data, size);
  return scan (bytes);
}

static void
test_holes (void)
{
  static const guint32 damaged[] = { 100, 101, 300, 450 };
  g_autoptr (GBytes) good = make (128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 500);
  g_autoptr (Log) whole = scan (good);

  for (gsize n = 1; n <= G_N_ELEMENTS (damaged); n++)
    {
      static const guint holes[] = { 0, 1, 1, 2, 3 };
      g_autoptr (Log) log = scan_damaged (good, whole, damaged, n);

      g_assert_cmpuint (log->summary->live, ==, 500 - n);
      g_assert_cmpuint (log->summary->recovered, ==, 0);
      g_assert_cmpuint (log->summary->holes, ==, holes[n]);
      g_assert_cmpuint (log->summary->first_number, ==, 1);
      g_assert_cmpuint (log->summary->last_number, ==, 500);
    }
}

/* The way back from the end leads over the filler at the end of the file. */
static void
test_hole_before_filler (void)
{
  guint fillers = 0;

  for (guint shift = 0; shift < 64; shift++)
    {
      g_autoptr (GBytes) good = make_shifted (shift, 450);
      g_autoptr (Log) whole = scan (good);
      guint32 damaged = whole->summary->first_number + 2;
      g_autoptr (Log) log = scan_damaged (good, whole, &damaged, 1);

      g_assert_cmpuint (log->summary->live, ==, whole->summary->live - 1);
      g_assert_cmpuint (log->summary->holes, ==, 1);
      fillers += peek_u32 (good, 64 * KIB - 4) == 0x27;
    }
  g_assert_cmpuint (fillers, >, 10);
}

/* An EOF record that is not where it says it is was left over, however young it looks. */
static void
test_stale_eof (void)
{
  g_autoptr (GBytes) good = make (64 * KIB, REMEDY_EVT_SHAPE_DIRTY, 5, 50);
  gsize   size;
  guint8 *data = thaw (good, &size);
  gsize   eof = 0;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  for (gsize at = 0x30; at + 8 < size; at += 4)
    if (peek_u32 (good, at) == 0x28 && peek_u32 (good, at + 4) == 0x11111111)
      eof = at;
  memcpy (data + 48 * KIB, data + eof, 0x28);
  poke_u32 (data, 48 * KIB + 28, 999);
  bytes = g_bytes_new_take (data, size);
  log = scan (bytes);
  assert_records (log, 1, 50, 0);
  g_assert_cmpuint (log->summary->holes, ==, 0);
}

static void
test_oldest_is_damaged (void)
{
  static const guint32 damaged[] = { 1 };
  g_autoptr (GBytes) good = make (128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 500);
  g_autoptr (Log) whole = scan (good);
  g_autoptr (Log) log = scan_damaged (good, whole, damaged, 1);

  assert_records (log, 2, 500, 0);
  g_assert_cmpuint (log->summary->holes, ==, 1);
}

/* Numbers that do not follow each other are a hole, too, though no byte is damaged. */
static void
test_number_is_missing (void)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (64 * KIB, REMEDY_EVT_SHAPE_CLEAN);
  RemedyEvtSpec spec = { .number = 20, .source = "S", .computer = "C" };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  add_records (writer, 10, 0);
  remedy_evt_writer_add (writer, &spec);
  add_records (writer, 5, 0);
  bytes = remedy_evt_writer_finish (writer);
  log = scan (bytes);
  g_assert_cmpuint (log->summary->live, ==, 16);
  g_assert_cmpuint (log->summary->last_number, ==, 25);
  g_assert_cmpuint (log->summary->holes, ==, 1);
  g_assert_cmpuint (log->summary->recovered, ==, 0);
}

static void
test_truncated (void)
{
  g_autoptr (GBytes) good = make (128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 500);
  g_autoptr (Log) whole = scan (good);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, offset_of (whole, 300) + 102);
  g_autoptr (Log) log = scan (cut);

  /* Record 300 was cut off behind its names, and still counts. */
  assert_records (log, 1, 300, 0);
  g_assert_true (log->summary->truncated);
}

/* A file of the right size whose tail was never copied. */
static void
test_tail_of_nul (void)
{
  g_autoptr (GBytes) good = make (128 * KIB, REMEDY_EVT_SHAPE_DIRTY, 9, 500);
  g_autoptr (Log) whole = scan (good);
  gsize   size;
  guint8 *data = thaw (good, &size);
  gsize   from = offset_of (whole, 300) + 110;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  memset (data + from, 0, size - from);
  bytes = g_bytes_new_take (data, size);
  log = scan (bytes);
  assert_records (log, 1, 300, 0);
  g_assert_true (log->summary->truncated);
}

/* Half a computer name is none: it would look like a second machine. */
static void
test_half_a_name_is_no_name (void)
{
  g_autoptr (GBytes) good = make (128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 500);
  g_autoptr (Log) whole = scan (good);

  for (gsize kept = 56; kept <= 102; kept++)
    {
      gsize   size;
      guint8 *data = thaw (good, &size);
      gsize   from = offset_of (whole, 300) + kept;
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, from);
      g_autoptr (GBytes) nul = NULL;
      g_autoptr (Log) cut_log = scan (cut);
      g_autoptr (Log) nul_log = NULL;

      memset (data + from, 0, size - from);
      nul = g_bytes_new_take (data, size);
      nul_log = scan (nul);
      g_assert_cmpuint (cut_log->summary->live, ==, kept < 102 ? 299 : 300);
      g_assert_cmpuint (nul_log->summary->live, ==, 299);
      g_assert_cmpuint (cut_log->summary->computers->len, ==, 1);
      g_assert_cmpuint (nul_log->summary->computers->len, ==, 1);
    }
}

static void
test_truncated_when_wrapped (void)
{
  g_autoptr (GBytes) good = make (128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 1200);
  g_autoptr (Log) whole = scan (good);
  g_autoptr (GBytes) cut = g_bytes_new_from_bytes (good, 0, 100 * KIB);
  g_autoptr (Log) log = scan (cut);

  g_assert_cmpuint (whole->summary->live, >, log->summary->live);
  g_assert_cmpuint (log->summary->last_number, ==, 1200);
  g_assert_cmpuint (log->summary->holes, ==, 1);
}

static void
test_header_is_damaged (void)
{
  g_autoptr (GBytes) good = make (64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 50);
  gsize   size;
  guint8 *data = thaw (good, &size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  memset (data, 0, 0x30);
  bytes = g_bytes_new_take (data, size);
  log = scan (bytes);
  assert_records (log, 1, 50, 0);
  g_assert_true (log->summary->header_damaged);
  g_assert_cmpuint (log->summary->stale_by, ==, 0);
}

/* Flags out of a header that was overwritten would say that the log is full, or was cut off. */
static void
test_half_a_header_is_damaged (void)
{
  g_autoptr (GBytes) good = make (64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 50);
  gsize   size;
  guint8 *data = thaw (good, &size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  memset (data + 8, 0xEE, 0x30 - 12);
  bytes = g_bytes_new_take (data, size);
  log = scan (bytes);
  assert_records (log, 1, 50, 0);
  g_assert_true (log->summary->header_damaged);
  g_assert_false (log->summary->full);
  g_assert_false (log->summary->wrapped);
  g_assert_false (log->summary->truncated);
  g_assert_cmpuint (log->summary->flags, ==, 0);
}

/* Without header and EOF record nothing says what is live. */
static void
test_only_records_are_left (void)
{
  g_autoptr (GBytes) good = make (64 * KIB, REMEDY_EVT_SHAPE_SAVED, 0, 50);
  gsize   size;
  guint8 *data = thaw (good, &size);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  memset (data, 0, 0x30);
  memset (data + size - 0x28, 0, 0x28);
  bytes = g_bytes_new_take (data, size);
  log = scan (bytes);
  g_assert_cmpuint (log->summary->live, ==, 0);
  g_assert_cmpuint (log->summary->recovered, ==, 50);
}

static void
assert_refused (const void *data,
                gsize       size,
                RemedyError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;

  g_assert_null (remedy_evt_scan (reader, NULL, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, REMEDY_ERROR, (int) code);
}

static void
test_not_a_log (void)
{
  static const guint8 zeros[64 * KIB];
  guint8              evtx[4 * KIB] = "ElfFile";

  assert_refused ("", 0, REMEDY_ERROR_DAMAGED);
  assert_refused (zeros, 47, REMEDY_ERROR_DAMAGED);
  assert_refused (zeros, sizeof zeros, REMEDY_ERROR_UNSUPPORTED);
  assert_refused (evtx, sizeof evtx, REMEDY_ERROR_UNSUPPORTED);
}

/* One for each record of plaso's log, and the figures that were counted by other means. */
static void
test_real_log (void)
{
  g_autofree char *path = test_corpus ("evt/log2timeline_plaso__SysEvent.Evt");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (Log) log = NULL;

  if (path == NULL)
    return;
  bytes = test_load (path);
  log = scan (bytes);
  assert_records (log, 1392, 7454, 257);
  g_assert_cmpuint (log->summary->duplicates, ==, 181);
  g_assert_cmpuint (log->summary->stale_by, ==, 25);
  g_assert_cmpuint (log->summary->holes, ==, 0);
  g_assert_true (log->summary->dirty);
  g_assert_true (log->summary->wrapped);
  g_assert_cmpuint (offset_of (log, 1572), ==, 0x1EFF10);
}

static void
test_type_words (void)
{
  g_assert_cmpstr (remedy_evt_type_word (0), ==, "success");
  g_assert_cmpstr (remedy_evt_type_word (REMEDY_EVT_ERROR), ==, "error");
  g_assert_cmpstr (remedy_evt_type_word (REMEDY_EVT_WARNING), ==, "warning");
  g_assert_cmpstr (remedy_evt_type_word (REMEDY_EVT_INFORMATION), ==, "information");
  g_assert_cmpstr (remedy_evt_type_word (REMEDY_EVT_AUDIT_SUCCESS), ==, "audit-success");
  g_assert_cmpstr (remedy_evt_type_word (REMEDY_EVT_AUDIT_FAILURE), ==, "audit-failure");
  g_assert_cmpstr (remedy_evt_type_word (3), ==, "unknown");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evt/clean", test_clean);
  g_test_add_func ("/evt/empty", test_empty);
  g_test_add_func ("/evt/empty-with-misleading-eof", test_empty_with_misleading_eof);
  g_test_add_func ("/evt/dirty", test_dirty);
  g_test_add_func ("/evt/header-still-empty", test_header_still_empty);
  g_test_add_func ("/evt/saved", test_saved);
  g_test_add_func ("/evt/wrapped-everywhere", test_wrapped_everywhere);
  g_test_add_func ("/evt/growth", test_growth);
  g_test_add_func ("/evt/growth-of-a-large-log", test_growth_of_a_large_log);
  g_test_add_func ("/evt/full", test_full);
  g_test_add_func ("/evt/recovered", test_recovered);
  g_test_add_func ("/evt/holes", test_holes);
  g_test_add_func ("/evt/hole-before-filler", test_hole_before_filler);
  g_test_add_func ("/evt/stale-eof", test_stale_eof);
  g_test_add_func ("/evt/oldest-is-damaged", test_oldest_is_damaged);
  g_test_add_func ("/evt/number-is-missing", test_number_is_missing);
  g_test_add_func ("/evt/truncated", test_truncated);
  g_test_add_func ("/evt/tail-of-nul", test_tail_of_nul);
  g_test_add_func ("/evt/half-a-name-is-no-name", test_half_a_name_is_no_name);
  g_test_add_func ("/evt/truncated-when-wrapped", test_truncated_when_wrapped);
  g_test_add_func ("/evt/header-is-damaged", test_header_is_damaged);
  g_test_add_func ("/evt/half-a-header-is-damaged", test_half_a_header_is_damaged);
  g_test_add_func ("/evt/only-records-are-left", test_only_records_are_left);
  g_test_add_func ("/evt/not-a-log", test_not_a_log);
  g_test_add_func ("/evt/real-log", test_real_log);
  g_test_add_func ("/evt/type-words", test_type_words);
  return g_test_run ();
}
