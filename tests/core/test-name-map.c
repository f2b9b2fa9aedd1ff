/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

#include "core/remedy-error.h"
#include "guide/remedy-stored-case.h"
#include "report/remedy-name-map.h"
#include "test-support.h"

static void
test_numbers (void)
{
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();

  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_SERVERS, "EXCH01"), ==, "SERVER-1");
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_SERVERS, "EXCH02"), ==, "SERVER-2");
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_USERS, "kjesslermann"), ==, "USER-1");
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_SERVERS, "exch01"), ==, "SERVER-1");
  /* A domain may be called as a server is. */
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_DOMAINS, "EXCH01"), ==, "DOMAIN-1");
  /* What may be anything is what it was known as first. */
  g_assert_cmpstr (remedy_name_map_take_any (map, REMEDY_NAMES_TEXTS, "Exch01")->token, ==, "SERVER-1");
  g_assert_cmpstr (remedy_name_map_take_any (map, REMEDY_NAMES_TEXTS, "other")->token, ==, "TEXT-1");
  /* And keeps its token when more becomes known. */
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_USERS, "Other"), ==, "USER-2");
  g_assert_cmpstr (remedy_name_map_take_any (map, REMEDY_NAMES_TEXTS, "other")->token, ==, "TEXT-1");
  /* A name may look like a token. */
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_USERS, "USER-1"), ==, "USER-3");
}

static void
test_short_names (void)
{
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();

  remedy_name_map_take (map, REMEDY_NAMES_USERS, "kjesslermann");
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_USERS, "KJESSL~1"), ==, "USER-1");
  g_assert_cmpstr (remedy_name_map_take_any (map, REMEDY_NAMES_FOLDERS, "kjessl~1")->token, ==, "USER-1");
  /* A name that is short enough has no other. */
  remedy_name_map_take (map, REMEDY_NAMES_USERS, "backup");
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_USERS, "BACKUP~1"), ==, "USER-3");
  remedy_name_map_take (map, REMEDY_NAMES_USERS, "jdoe.CONTOSO");
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_USERS, "JDOE~1.CON"), ==, "USER-4");
  /* Which of two it is cannot be told. */
  remedy_name_map_take (map, REMEDY_NAMES_USERS, "Service of A");
  remedy_name_map_take (map, REMEDY_NAMES_USERS, "Service of B");
  g_assert_cmpstr (remedy_name_map_take (map, REMEDY_NAMES_USERS, "SERVIC~1"), ==, "USER-7");
}

static void
test_kept (void)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, REMEDY_CASE_NAMES, NULL);
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();
  g_autoptr (RemedyNameMap) back = NULL;
  g_autoptr (GError)        error = NULL;
  struct stat               info;

  remedy_name_map_take (map, REMEDY_NAMES_USERS, "kjesslermann");
  remedy_name_map_take (map, REMEDY_NAMES_USERS, "KJESSL~1");
  remedy_name_map_take (map, REMEDY_NAMES_SITES, "MÜNCHEN \"1\"");
  g_assert_true (remedy_name_map_save (map, path, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (path, &info), ==, 0);
  g_assert_cmpuint (info.st_mode & 0777, ==, 0600);
  back = remedy_name_map_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (remedy_name_map_get_names (back)->len, ==, 3);
  g_assert_cmpstr (remedy_name_map_take (back, REMEDY_NAMES_USERS, "KJesslermann"), ==, "USER-1");
  g_assert_cmpstr (remedy_name_map_take (back, REMEDY_NAMES_USERS, "kjessl~1"), ==, "USER-1");
  g_assert_cmpstr (remedy_name_map_take (back, REMEDY_NAMES_SITES, "münchen \"1\""), ==, "SITE-1");
  g_assert_cmpstr (remedy_name_map_take (back, REMEDY_NAMES_USERS, "new"), ==, "USER-2");
  test_remove_tree (folder);
}

#define NAME(name_class, token, original) \
  "{\"name_class\": \"" name_class "\", \"token\": \"" token "\", \"original\": \"" original "\"}"

static void
test_damaged (void)
{
  static const struct
  {
    const char *text;
    int         code;
  } files[] = {
    { "", REMEDY_ERROR_DAMAGED },
    { "{", REMEDY_ERROR_DAMAGED },
    { "[]", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": 3}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 2, \"names\": []}", REMEDY_ERROR_VERSION },
    { "{\"version\": 1, \"names\": [3]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [{}]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [" NAME ("users", "USER-1", "") "]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [" NAME ("users", "SITE-1", "a") "]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [" NAME ("users", "USER-2", "a") "]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [" NAME ("users", "USER-0", "a") "]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [" NAME ("users", "USER-01", "a") "]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [" NAME ("users", "USER-1 ", "a") "]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [" NAME ("extents", "X-1", "a") "]}", REMEDY_ERROR_DAMAGED },
    { "{\"version\": 1, \"names\": [" NAME ("users", "USER-1", "a") ", "
      NAME ("users", "USER-2", "A") "]}", REMEDY_ERROR_DAMAGED },
  };
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, REMEDY_CASE_NAMES, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (path, files[i].text, -1, NULL));
      g_assert_null (remedy_name_map_load (path, &error));
      g_assert_error (error, REMEDY_ERROR, files[i].code);
      if (files[i].code == REMEDY_ERROR_DAMAGED)
        g_assert_nonnull (strstr (error->message, "Move this file away"));
    }
  g_unlink (path);
  g_assert_null (remedy_name_map_load (path, NULL));
  test_remove_tree (folder);
}

static RemedySnapshot *
make_snapshot (void)
{
  RemedySnapshot  *snapshot = remedy_snapshot_new ();
  RemedyUserFact  *user = remedy_user_fact_new ();
  RemedyEventFact *event = remedy_event_fact_new ();

  snapshot->case_ = remedy_case_new ();
  snapshot->case_->work = remedy_work_empty ();
  snapshot->case_->server = g_strdup ("exch01");
  snapshot->case_->id = g_strdup ("19990801-120000-0badcafe");
  snapshot->case_->work->go_on_reason = g_strdup ("Ann asked for it");
  snapshot->before = remedy_facts_new ();
  snapshot->before->layout = remedy_layout_fact_new ();
  snapshot->before->layout->computer = g_strdup ("EXCH01");
  snapshot->before->events = remedy_events_fact_new ();
  event->computer = g_strdup ("Exch01");
  event->source = g_strdup ("MSExchangeMig");
  g_ptr_array_add (snapshot->before->events->events, event);
  snapshot->before->outlook = remedy_outlook_fact_new ();
  user->user = g_strdup ("ann");
  user->sid = g_strdup ("S-1-5-21-1-2-3-1004");
  g_ptr_array_add (snapshot->before->outlook->users, user);
  return snapshot;
}

static void
test_hide (void)
{
  g_autoptr (RemedySnapshot) snapshot = make_snapshot ();
  g_autoptr (RemedyNameMap)  map = remedy_name_map_new ();
  g_autoptr (RemedySharing)  sharing = remedy_sharing_new ();
  g_autoptr (RemedySnapshot) hidden = remedy_name_map_hide (map, sharing, snapshot);
  const RemedyEventFact     *event = hidden->before->events->events->pdata[0];
  const RemedyUserFact      *user = hidden->before->outlook->users->pdata[0];

  g_assert_cmpstr (hidden->case_->server, ==, "SERVER-1");
  g_assert_cmpstr (hidden->case_->id, ==, "case");
  g_assert_cmpstr (hidden->case_->work->go_on_reason, ==, "NOTE-1");
  g_assert_cmpstr (hidden->before->layout->computer, ==, "SERVER-1");
  g_assert_cmpstr (event->computer, ==, "SERVER-1");
  g_assert_cmpstr (event->source, ==, "MSExchangeMig");
  g_assert_cmpstr (user->user, ==, "USER-1");
  g_assert_cmpstr (user->sid, ==, "SID-1");
  g_assert_cmpstr (snapshot->case_->server, ==, "exch01");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/name-map/numbers", test_numbers);
  g_test_add_func ("/name-map/short-names", test_short_names);
  g_test_add_func ("/name-map/kept", test_kept);
  g_test_add_func ("/name-map/damaged", test_damaged);
  g_test_add_func ("/name-map/hide", test_hide);
  return g_test_run ();
}
