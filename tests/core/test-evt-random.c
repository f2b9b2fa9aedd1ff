/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-time.h"
#include "formats/remedy-evt.h"
#include "practice/remedy-evt-writer.h"
#include "test-support.h"

/* Random logs, written and read back record by record. Repeat a failure with the --seed that
 * it printed. */

#define KIB 1024
#define ROUNDS 40
#define START 820454400 /* 1996-01-01 */

/* A record as the test drew it. */
typedef struct
{
  guint32 number;
  gint64  generated;
  gint64  written;
  guint32 raw_id;
  guint16 type;
  guint16 category;
  char   *source;   /* (owned) */
  char   *computer; /* (owned) */
  char  **strings;  /* (owned) */
  guint8  data[300];
  gsize   data_size;
  guint8  sid[28];
  gsize   sid_size;
  char   *sid_text; /* (owned) (nullable) */
} Drawn;

static void
drawn_free (gpointer data)
{
  Drawn *self = data;

  g_free (self->source);
  g_free (self->computer);
  g_free (self->sid_text);
  g_strfreev (self->strings);
  g_free (self);
}

static const char *const sources[] = { "MSExchangeMig", "msexchangemig", "MSExchangeMigDS",
                                       "EventLog",      "Größe",         "日本" };
static const char *const computers[] = { "EXCHANGE", "MÜNCHEN-1", "exchange", NULL };
static const guint16     types[] = { REMEDY_EVT_ERROR, REMEDY_EVT_WARNING, REMEDY_EVT_INFORMATION,
                                     REMEDY_EVT_AUDIT_SUCCESS, REMEDY_EVT_AUDIT_FAILURE };

/* A user's SID of the domain S-1-5-21-…, in both forms. */
static void
draw_sid (Drawn *drawn)
{
  guint n = (guint) g_test_rand_int_range (1, 6);
  g_autoptr (GString) text = g_string_new ("S-1-5");

  memset (drawn->sid, 0, sizeof drawn->sid);
  drawn->sid[0] = 1;
  drawn->sid[1] = (guint8) n;
  drawn->sid[7] = 5;
  for (guint i = 0; i < n; i++)
    {
      guint32 part = (guint32) g_test_rand_int ();
      guint32 little = GUINT32_TO_LE (part);

      memcpy (drawn->sid + 8 + 4 * i, &little, sizeof little);
      g_string_append_printf (text, "-%u", part);
    }
  drawn->sid_size = 8 + 4 * n;
  drawn->sid_text = g_string_free (g_steal_pointer (&text), FALSE);
}

static Drawn *
draw (void)
{
  static const char *const words[] = { "", "12010", "C:\\exchsrvr\\bin", "Jürgen\tMüller", "😀" };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  Drawn *drawn = g_new0 (Drawn, 1);
  guint  n = (guint) g_test_rand_int_range (0, 6);

  drawn->generated = START + g_test_rand_int_range (0, 400000000);
  drawn->written = drawn->generated + g_test_rand_int_range (0, 3);
  drawn->raw_id = (guint32) g_test_rand_int ();
  drawn->type = types[g_test_rand_int_range (0, G_N_ELEMENTS (types))];
  drawn->category = (guint16) g_test_rand_int_range (0, 65536);
  drawn->source = g_strdup (sources[g_test_rand_int_range (0, G_N_ELEMENTS (sources))]);
  drawn->computer = g_strdup (computers[g_test_rand_int_range (0, G_N_ELEMENTS (computers) - 1)]);
  for (guint i = 0; i < n; i++)
    g_strv_builder_add (builder, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
  drawn->strings = g_strv_builder_end (builder);
  drawn->data_size = (gsize) g_test_rand_int_range (0, g_test_rand_bit () ? 8 : 300);
  for (gsize i = 0; i < drawn->data_size; i++)
    drawn->data[i] = (guint8) g_test_rand_int_range (0, 256);
  if (g_test_rand_int_range (0, 3) == 0)
    draw_sid (drawn);
  return drawn;
}

static void
write_drawn (RemedyEvtWriter *writer, Drawn *drawn)
{
  RemedyEvtSpec spec = {
    .generated = drawn->generated,
    .written = drawn->written,
    .raw_id = drawn->raw_id,
    .type = drawn->type,
    .category = drawn->category,
    .source = drawn->source,
    .computer = drawn->computer,
    .sid = drawn->sid,
    .sid_size = drawn->sid_size,
    .strings = (const char *const *) drawn->strings,
    .data = drawn->data,
    .data_size = drawn->data_size,
    .gap = 2 * (guint) g_test_rand_int_range (0, 4),
    .padding = (guint) g_test_rand_int_range (0, 5),
  };

  drawn->number = remedy_evt_writer_get_next (writer);
  remedy_evt_writer_add (writer, &spec);
}

static void
add_random (RemedyEvtWriter *writer, GPtrArray *all, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      Drawn *drawn = draw ();

      write_drawn (writer, drawn);
      g_ptr_array_add (all, drawn);
    }
}

/* What is compared during a scan. */
typedef struct
{
  GPtrArray *all; /* (unowned) (element-type Drawn): by number, from 1 */
  guint32    next;
  guint      live;
  guint      recovered;
  gboolean   broken; /* the record before has lost its end */
} Comparison;

/* What a record says in its fixed part and its names. */
static void
assert_same_head (const RemedyEvtRecord *record, const Drawn *drawn)
{
  g_assert_cmpuint (record->number, ==, drawn->number);
  g_assert_cmpint (record->generated, ==, drawn->generated);
  g_assert_cmpint (record->written, ==, drawn->written);
  g_assert_cmpuint (record->raw_id, ==, drawn->raw_id);
  g_assert_cmpuint (record->type, ==, drawn->type);
  g_assert_cmpuint (record->category, ==, drawn->category);
  g_assert_cmpstr (record->source, ==, drawn->source);
  g_assert_cmpstr (record->computer, ==, drawn->computer);
}

static void
assert_same (const RemedyEvtRecord *record, const Drawn *drawn)
{
  assert_same_head (record, drawn);
  g_assert_cmpstr (record->sid, ==, drawn->sid_text);
  g_assert_true (
      g_strv_equal ((const char *const *) record->strings, (const char *const *) drawn->strings));
  g_assert_cmpmem (record->data, record->data_size, drawn->data, drawn->data_size);
}

/* Live records come in order and without a gap; a recovered one is a record of this log. */
static gboolean
compare (const RemedyEvtRecord *record, gpointer user_data)
{
  Comparison *self = user_data;

  g_assert_cmpuint (record->number, >=, 1);
  g_assert_cmpuint (record->number, <=, self->all->len);
  assert_same (record, self->all->pdata[record->number - 1]);
  if (record->recovered)
    {
      self->recovered++;
      return TRUE;
    }
  if (self->live > 0)
    g_assert_cmpuint (record->number, ==, self->next);
  self->next = record->number + 1;
  self->live++;
  return TRUE;
}

static RemedyEvtSummary *
scan_and_compare (GBytes *bytes, GPtrArray *all)
{
  g_autoptr (RemedyReader) reader = remedy_reader_new_for_bytes (bytes);
  g_autoptr (GError) error = NULL;
  RemedyEvtFilter   filter = { .since = REMEDY_TIME_UNKNOWN, .recovered = TRUE };
  Comparison        comparison = { .all = all };
  RemedyEvtSummary *summary =
      remedy_evt_scan (reader, &filter, compare, NULL, &comparison, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (summary->live, ==, comparison.live);
  g_assert_cmpuint (summary->recovered, ==, comparison.recovered);
  g_assert_cmpuint (summary->last_number, ==, all->len);
  if (all->len > 0)
    g_assert_cmpuint (comparison.next, ==, all->len + 1);
  return summary;
}

/* Every record that the log still holds is read as it was drawn, in each shape, before and
 * after it wrapped, and the newest is never lost. */
static void
test_what_was_written_is_read (void)
{
  guint wrapped = 0;

  for (guint round = 0; round < ROUNDS; round++)
    {
      RemedyEvtShape shape = (RemedyEvtShape) g_test_rand_int_range (REMEDY_EVT_SHAPE_CLEAN,
                                                                     REMEDY_EVT_SHAPE_SAVED + 1);
      gboolean       still_empty = shape == REMEDY_EVT_SHAPE_EMPTY_HEADER;
      guint          n = (guint) g_test_rand_int_range (0, still_empty ? 60 : 900);
      guint          stale = (guint) g_test_rand_int_range (0, 30);
      g_autoptr (RemedyEvtWriter) writer =
          remedy_evt_writer_new (64 * KIB * (gsize) g_test_rand_int_range (1, 4), shape);
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (drawn_free);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RemedyEvtSummary) summary = NULL;

      g_test_message ("shape %d, %u records, %u of them not in the header", shape, n, stale);
      if (shape == REMEDY_EVT_SHAPE_DIRTY)
        remedy_evt_writer_set_stale (writer, stale);
      add_random (writer, all, n);
      bytes = remedy_evt_writer_finish (writer);
      summary = scan_and_compare (bytes, all);
      g_assert_cmpuint (summary->holes, ==, 0);
      g_assert_false (summary->truncated);
      g_assert_false (summary->header_damaged);
      g_assert_cmpuint (summary->live, ==, n > 0 ? n - summary->first_number + 1 : 0);
      wrapped += summary->first_number > 1;
    }
  g_assert_cmpuint (wrapped, >, 0);
}

/* A log that grew after it had wrapped holds old copies, which are never taken for live. */
static void
test_grown_logs_hold_copies_only (void)
{
  for (guint round = 0; round < ROUNDS / 2; round++)
    {
      g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (64 * KIB, REMEDY_EVT_SHAPE_DIRTY);
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (drawn_free);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RemedyEvtSummary) summary = NULL;

      remedy_evt_writer_set_stale (writer, (guint) g_test_rand_int_range (0, 20));
      add_random (writer, all, (guint) g_test_rand_int_range (500, 900));
      while (!remedy_evt_writer_grow (writer))
        add_random (writer, all, 1);
      add_random (writer, all, (guint) g_test_rand_int_range (0, 40));
      bytes = remedy_evt_writer_finish (writer);
      summary = scan_and_compare (bytes, all);
      g_assert_cmpuint (summary->holes, ==, 0);
    }
}

/* Where the log breaks off, its last record may have lost what follows its names. */
static gboolean
compare_cut (const RemedyEvtRecord *record, gpointer user_data)
{
  Comparison  *self = user_data;
  const Drawn *drawn = self->all->pdata[record->number - 1];

  g_assert_cmpuint (record->number, ==, self->live + 1);
  g_assert_false (self->broken);
  assert_same_head (record, drawn);
  self->broken =
      record->data_size < drawn->data_size || g_strcmp0 (record->sid, drawn->sid_text) != 0 ||
      !g_strv_equal ((const char *const *) record->strings, (const char *const *) drawn->strings);
  if (!self->broken)
    assert_same (record, drawn);
  self->live++;
  return TRUE;
}

/* A copy that broke off at any place gives every record before that place. */
static void
test_cut_logs_give_what_they_have (void)
{
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (RemedyEvtWriter) writer =
          remedy_evt_writer_new (128 * KIB, REMEDY_EVT_SHAPE_CLEAN);
      g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (drawn_free);
      g_autoptr (GBytes) whole = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RemedyReader) reader = NULL;
      g_autoptr (RemedyEvtSummary) summary = NULL;
      g_autoptr (GError) error = NULL;
      RemedyEvtFilter filter = { .since = REMEDY_TIME_UNKNOWN };
      Comparison      comparison = { .all = all };

      add_random (writer, all, 100);
      whole = remedy_evt_writer_finish (writer);
      bytes = g_bytes_new_from_bytes (whole, 0, (gsize) g_test_rand_int_range (200, 16 * KIB));
      reader = remedy_reader_new_for_bytes (bytes);
      summary = remedy_evt_scan (reader, &filter, compare_cut, NULL, &comparison, NULL, &error);
      if (summary == NULL)
        {
          g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED);
          continue;
        }
      g_assert_true (summary->truncated);
      g_assert_cmpuint (summary->live, ==, comparison.live);
      if (comparison.live > 0)
        g_assert_cmpuint (summary->first_number, ==, 1);
      /* Half a name would be a computer of its own. */
      for (guint i = 0; i < summary->computers->len; i++)
        g_assert_true (g_strv_contains (computers, summary->computers->pdata[i]));
    }
}

static gboolean
passes (const Drawn *drawn, const RemedyEvtFilter *filter)
{
  gboolean ok = filter->sources == NULL;

  for (guint i = 0; !ok && filter->sources[i] != NULL; i++)
    ok = g_ascii_strcasecmp (filter->sources[i], drawn->source) == 0;
  if (!ok || (filter->types != 0 && (filter->types & drawn->type) == 0))
    return FALSE;
  if (filter->since != REMEDY_TIME_UNKNOWN && drawn->generated < filter->since)
    return FALSE;
  ok = filter->n_ids == 0;
  for (gsize i = 0; !ok && i < filter->n_ids; i++)
    ok = filter->ids[i] == (drawn->raw_id & 0xFFFF);
  return ok;
}

static gboolean
collect (const RemedyEvtRecord *record, gpointer user_data)
{
  g_array_append_val ((GArray *) user_data, record->number);
  return TRUE;
}

/* Random filters let through what a plain loop over the drawn records does. */
static void
test_filters_agree_with_a_plain_loop (void)
{
  static const char *const some[] = { "MSExchangeMig", "Größe", NULL };
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (512 * KIB, REMEDY_EVT_SHAPE_CLEAN);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (drawn_free);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RemedyReader) reader = NULL;

  add_random (writer, all, 600);
  bytes = remedy_evt_writer_finish (writer);
  reader = remedy_reader_new_for_bytes (bytes);
  for (guint round = 0; round < ROUNDS; round++)
    {
      const Drawn    *model = all->pdata[g_test_rand_int_range (0, (gint32) all->len)];
      guint16         ids[] = { (guint16) model->raw_id, 12010 };
      RemedyEvtFilter filter = {
        .sources = g_test_rand_bit () ? some : NULL,
        .ids = ids,
        .n_ids = g_test_rand_bit () ? G_N_ELEMENTS (ids) : 0,
        .types = g_test_rand_bit () ? (guint) g_test_rand_int_range (0, 32) : 0,
        .since = g_test_rand_bit () ? model->generated : REMEDY_TIME_UNKNOWN,
      };
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_autoptr (GError) error = NULL;
      g_autoptr (RemedyEvtSummary) summary =
          remedy_evt_scan (reader, &filter, collect, NULL, found, NULL, &error);
      guint n = 0;

      g_assert_no_error (error);
      g_assert_cmpuint (summary->live, ==, all->len);
      for (guint i = 0; i < all->len; i++)
        if (passes (all->pdata[i], &filter))
          {
            g_assert_cmpuint (n, <, found->len);
            g_assert_cmpuint (g_array_index (found, guint32, n), ==, i + 1);
            n++;
          }
      g_assert_cmpuint (found->len, ==, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evt-random/what-was-written-is-read", test_what_was_written_is_read);
  g_test_add_func ("/evt-random/grown-logs-hold-copies-only", test_grown_logs_hold_copies_only);
  g_test_add_func ("/evt-random/cut-logs-give-what-they-have", test_cut_logs_give_what_they_have);
  g_test_add_func ("/evt-random/filters-agree-with-a-plain-loop",
                   test_filters_agree_with_a_plain_loop);
  return g_test_run ();
}
