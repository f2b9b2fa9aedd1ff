/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-inventory.h"
#include "app/remedy-words.h"
#include "test-facts.h"

/* What the wizard says about times and files, apart from any widget. */

static void
test_times_that_are_none (void)
{
  static const char *const texts[] = {
    "",           "yesterday",        "1999-13-01",       "1999-02-30",          "1999-08-20x",
    "20.08.1999", "1999-08-20 24:00", "1999-08-20 12:60", "1999-08-20 12:30:15", "1999-08",
    "0000-01-01", "1999-08-20 12",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      gint64 time = 7;

      if (remedy_words_parse_time (texts[i], NULL, &time))
        g_error ("“%s” is taken for a time", texts[i]);
      g_assert_cmpint (time, ==, 7);
    }
}

static void
test_times_of_the_servers_clock (void)
{
  static const struct
  {
    const char *text;
    gint64      utc;    /* without a zone */
    int         behind; /* hours that UTC is behind the server’s clock, in Western Europe */
  } cases[] = {
    { "1999-08-01 12:00", TEST_NOON, 2 },   { "  1999-8-1 12:00  ", TEST_NOON, 2 },
    { "1999-08-01", TEST_NOON - 43200, 2 }, { "1999-01-01 00:00", 915148800, 1 },
    { "1999-12-31 23:59", 946684740, 1 },
  };
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gint64 time;

      g_assert_true (remedy_words_parse_time (cases[i].text, NULL, &time));
      g_assert_cmpint (time, ==, cases[i].utc);
      g_assert_true (remedy_words_parse_time (cases[i].text, facts, &time));
      g_assert_cmpint (time, ==, cases[i].utc - cases[i].behind * 3600);
    }
}

/* Whatever minute the server’s clock shows, reading it back gives a time at which it shows it:
 * over the days on which summer time begins and ends, too. */
static void
test_every_minute_reads_back (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (GRand) dice = g_rand_new_with_seed (3);
  RemedyZone zone;

  g_assert_true (remedy_facts_get_zone (facts, &zone));
  for (guint i = 0; i < 3000; i++)
    {
      /* The nights of 28 March and 31 October 1999, and any other minute of that year. */
      gint64 start = i % 3 == 0 ? 922579200 : i % 3 == 1 ? 941328000 : 915148800;
      gint64 minutes = i % 3 == 2 ? 525600 : 720;
      gint64 time = start + g_rand_int_range (dice, 0, minutes) * 60;
      gint64 local = time + remedy_zone_offset_at (&zone, time) * 60;
      g_autoptr (GDateTime) date = g_date_time_new_from_unix_utc (local);
      g_autofree char *text = g_date_time_format (date, "%Y-%m-%d %H:%M");
      gint64           read;

      g_assert_true (remedy_words_parse_time (text, facts, &read));
      if (read + remedy_zone_offset_at (&zone, read) * 60 != local)
        g_error ("“%s” is read as %" G_GINT64_FORMAT ", not %" G_GINT64_FORMAT, text, read, time);
    }
}

static void
test_both_clocks_are_said (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autofree char *both = remedy_words_time (TEST_NOON, facts);
  g_autofree char *utc = remedy_words_time (TEST_NOON, NULL);
  g_autofree char *unknown = remedy_words_date (REMEDY_TIME_UNKNOWN);

  g_assert_cmpstr (both, ==, "1 Aug 1999, 14:00 server time (1 Aug 1999, 12:00 UTC)");
  g_assert_cmpstr (utc, ==, "1 Aug 1999, 12:00 UTC");
  g_assert_cmpstr (unknown, ==, "time unknown");
}

static void
assert_items (const GPtrArray *items, int state)
{
  g_assert_cmpuint (items->len, >=, 5);
  for (guint i = 0; i < items->len; i++)
    {
      const RemedyInventoryItem *item = items->pdata[i];

      g_assert_cmpstr (item->title, !=, "");
      if (item->state != state)
        g_error ("%s: %s", item->title, remedy_item_state_words[item->state]);
    }
}

static void
test_all_or_nothing_was_found (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  g_autoptr (RemedyFacts) nothing = remedy_facts_new ();
  g_autoptr (GPtrArray) all = remedy_inventory_make (facts);
  g_autoptr (GPtrArray) none = remedy_inventory_make (nothing);

  assert_items (all, REMEDY_ITEM_FOUND);
  assert_items (none, REMEDY_ITEM_NOT_READ);
}

static const RemedyInventoryItem *
find_item (const GPtrArray *items, const char *file)
{
  for (guint i = 0; i < items->len; i++)
    {
      const RemedyInventoryItem *item = items->pdata[i];

      if (g_strcmp0 (item->file, file) == 0)
        return item;
    }
  g_error ("nothing points at %s", file);
}

/* What was not read says which file, and why. */
static void
test_a_loss_says_why (void)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP1);
  RemedyLogFact  *log = facts->events->logs->pdata[0];
  RemedyHiveFact *hive = facts->registry->software;
  g_autoptr (GPtrArray) items = NULL;

  log->state = REMEDY_ITEM_UNREADABLE;
  log->reason = g_strdup ("Permission denied");
  hive->state = REMEDY_ITEM_REFUSED;
  hive->reason = g_strdup_printf ("%s is a FIFO", hive->path);
  items = remedy_inventory_make (facts);
  g_assert_cmpint (find_item (items, "AppEvent.Evt")->state, ==, REMEDY_ITEM_UNREADABLE);
  g_assert_cmpstr (find_item (items, "AppEvent.Evt")->detail, ==,
                   "C:\\WINNT\\System32\\Config\\AppEvent.Evt: Permission denied");
  /* A reason that names the path does not name it twice. */
  g_assert_cmpstr (find_item (items, "SOFTWARE")->detail, ==, hive->reason);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/words/times-that-are-none", test_times_that_are_none);
  g_test_add_func ("/words/times-of-the-servers-clock", test_times_of_the_servers_clock);
  g_test_add_func ("/words/every-minute-reads-back", test_every_minute_reads_back);
  g_test_add_func ("/words/both-clocks-are-said", test_both_clocks_are_said);
  g_test_add_func ("/words/all-or-nothing-was-found", test_all_or_nothing_was_found);
  g_test_add_func ("/words/a-loss-says-why", test_a_loss_says_why);
  return g_test_run ();
}
