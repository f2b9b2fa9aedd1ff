/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-tables.h"

static void
test_files_are_as_many_as_the_article_lists (void)
{
  static const guint expected[REMEDY_N_RELEASES] = { 84, 91, 92, 93 };
  const GPtrArray   *files = remedy_table_files ();
  guint              counts[REMEDY_N_RELEASES] = { 0 };

  g_assert_true (files == remedy_table_files ());
  g_assert_cmpuint (files->len, ==, 93);
  for (guint i = 0; i < files->len; i++)
    {
      const RemedyTableFile *file = files->pdata[i];

      for (guint release = 0; release < REMEDY_N_RELEASES; release++)
        {
          if (!file->present[release])
            continue;
          counts[release]++;
          g_assert_cmpuint (file->size[release], >, 0);
          g_assert_cmpuint (strlen (file->modified[release]), ==, 10);
        }
    }
  for (guint release = 0; release < REMEDY_N_RELEASES; release++)
    g_assert_cmpuint (counts[release], ==, expected[release]);
}

static void
test_finds_a_file_whatever_the_case (void)
{
  const RemedyTableFile *file = remedy_table_find_file ("exchsrvr/bin", "MLMIGNTS.DLL");
  g_autofree char       *version = NULL;

  g_assert_nonnull (file);
  g_assert_cmpstr (file->name, ==, "Mlmignts.dll");
  g_assert_false (file->present[REMEDY_RELEASE_RTM]);
  g_assert_cmpuint (file->size[REMEDY_RELEASE_SP2], ==, 66832);
  version = remedy_version_to_string (&file->version[REMEDY_RELEASE_SP2]);
  g_assert_cmpstr (version, ==, "5.5.2448.0");
  g_assert_null (remedy_table_find_file ("winnt/system32", "MLMIGNTS.DLL"));
  g_assert_nonnull (remedy_table_find_file ("winnt/system32", "mapi32.dll"));
}

static void
test_finds_the_event_that_fits_best (void)
{
  const RemedyTableEvent *event = remedy_table_find_event (12010, "msexchangemig");

  g_assert_nonnull (event);
  g_assert_cmpstr (event->articles, ==, "Q236176");
  g_assert_cmpstr (event->type, ==, "Error");
  g_assert_false (event->harmless);
  g_assert_cmpstr (remedy_table_find_event (8074, "MSExchangeMig")->migration, ==, "notes");
  g_assert_cmpstr (remedy_table_find_event (8002, "MSExchangeMig")->migration, ==, "notes");
  g_assert_null (remedy_table_find_event (12010, "MSExchangeMigDS"));
  g_assert_null (remedy_table_find_event (12010, "Print"));
  g_assert_nonnull (remedy_table_find_event (12010, NULL));
  g_assert_null (remedy_table_find_event (1, "MSExchangeMig"));
}

static void
test_harmless_events_are_marked (void)
{
  static const guint harmless[] = { 162, 178, 238, 4088 };
  const GPtrArray   *events = remedy_table_events ();
  guint              n = 0;

  g_assert_cmpuint (events->len, ==, 57);
  for (guint i = 0; i < events->len; i++)
    n += ((const RemedyTableEvent *) events->pdata[i])->harmless ? 1 : 0;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (harmless));
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    g_assert_true (remedy_table_find_event (harmless[i], NULL)->harmless);
}

static void
test_articles_have_their_subject (void)
{
  const GPtrArray *sources = remedy_table_sources ();

  g_assert_true (sources == remedy_table_sources ());
  g_assert_cmpuint (sources->len, >=, 190);
  g_assert_true (
      g_str_has_prefix (remedy_table_source_subject ("Q236176"), "XFOR: Event ID 12010: "));
  g_assert_cmpstr (remedy_table_source_subject ("Q190442"), ==,
                   "XADM: Error 0xc0020422 Installing Service Pack");
  g_assert_null (remedy_table_source_subject ("Q999999"));
  g_assert_null (remedy_table_source_subject (""));
}

static void
test_releases_have_names_and_builds (void)
{
  g_assert_cmpstr (remedy_release_name (REMEDY_RELEASE_RTM), ==, "RTM");
  g_assert_cmpstr (remedy_release_name (REMEDY_RELEASE_SP3), ==, "SP3");
  g_assert_cmpuint (remedy_release_build (REMEDY_RELEASE_SP1), ==, 2232);
  g_assert_cmpuint (remedy_release_build (REMEDY_RELEASE_SP2), ==, 2448);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tables/files", test_files_are_as_many_as_the_article_lists);
  g_test_add_func ("/tables/find-file", test_finds_a_file_whatever_the_case);
  g_test_add_func ("/tables/find-event", test_finds_the_event_that_fits_best);
  g_test_add_func ("/tables/harmless", test_harmless_events_are_marked);
  g_test_add_func ("/tables/sources", test_articles_have_their_subject);
  g_test_add_func ("/tables/releases", test_releases_have_names_and_builds);
  return g_test_run ();
}
