/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "checks/remedy-finding.h"
#include "checks/remedy-services.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "evidence/remedy-media-gather.h"
#include "guide/remedy-session.h"
#include "practice/remedy-practice-media.h"
#include "report/remedy-name-map.h"
#include "report/remedy-vocabulary.h"
#include "test-names.h"
#include "test-shape.h"
#include "test-snapshot.h"
#include "test-support.h"

/* Hiding names changes no judgement: what is worked out of a snapshot is the same with and
 * without them, and no name of the server is in it. */

#define N_RANDOM 40

static RemedyFacts *
gather (const char *folder)
{
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError)    error = NULL;
  RemedyFacts          *facts;

  g_ptr_array_add (sources, remedy_folder_source_new (folder, NULL, &error));
  g_assert_no_error (error);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static RemedyMedia *
gather_media (const char                  *parent,
              const RemedyPracticeOptions *options)
{
  const RemedyMediaWish wish = { .machine = "i386", .language = "ENG" };
  g_autofree char      *path = g_build_filename (parent, "media of Kestrel", NULL);
  g_autoptr (GError)    error = NULL;
  RemedyMedia          *media;

  remedy_practice_media_make (path, REMEDY_PRACTICE_MEDIA_RIGHT, options, NULL, &error);
  if (error != NULL)
    return NULL;
  media = remedy_media_gather (path, &wish, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return media;
}

static RemedyCase *
new_case (const char *folder)
{
  RemedyCase *case_ = remedy_case_new ();

  case_->version = REMEDY_CASE_VERSION;
  case_->id = g_strdup ("19990801-120000-0badcafe");
  case_->work = remedy_work_empty ();
  case_->work->go_on_reason = g_strdup ("Elmwood asked for it");
  case_->work->statements->account = g_strdup ("Edda Elmwood/Kestrel");
  case_->work->statements->postoffice = g_strdup ("DOMHUB/Kestrel");
  g_ptr_array_add (case_->paths, g_strdup (folder));
  return case_;
}

static RemedySnapshot *
make_snapshot (const RemedyPracticeOptions *options,
               gboolean                     again,
               gboolean                     with_media)
{
  g_autofree char   *parent = test_temp_dir ();
  g_autofree char   *folder = g_build_filename (parent, "server", NULL);
  g_autoptr (GError) error = NULL;
  RemedySnapshot    *snapshot = remedy_snapshot_new ();

  remedy_practice_make (folder, options, NULL, &error);
  g_assert_no_error (error);
  snapshot->case_ = new_case (folder);
  snapshot->before = gather (folder);
  if (snapshot->before->layout != NULL)
    snapshot->case_->server = g_strdup (snapshot->before->layout->computer);
  if (with_media)
    snapshot->media = gather_media (parent, options);
  if (again && remedy_practice_reapply (folder, NULL))
    {
      RemedyMark *mark = remedy_mark_new ();

      mark->step = g_strdup (REMEDY_STEP_UPDATE);
      mark->state = REMEDY_STEP_DONE;
      mark->note = g_strdup ("Hartley was there");
      g_ptr_array_add (snapshot->case_->work->marks, mark);
      snapshot->after = gather (folder);
    }
  test_remove_tree (parent);
  return snapshot;
}

static void
compare (const char             *what,
         const RemedyRecordType *type,
         gconstpointer           a,
         gconstpointer           b)
{
  g_autofree char *difference = test_shape_compare (type, a, b);

  if (difference != NULL)
    {
      g_test_message ("%s: %s", what, difference);
      g_test_fail ();
    }
}

static void
compare_findings (const char      *what,
                  const GPtrArray *a,
                  const GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    compare (what, &remedy_finding_type, a->pdata[i], b->pdata[i]);
}

/* Names, and where they must not be. */
typedef struct
{
  const char *what;
  GPtrArray  *names; /* char *, folded */
} Search;

static void
search (const char *where,
        const char *text,
        gpointer    user_data)
{
  const Search    *self = user_data;
  g_autofree char *folded = remedy_vocabulary_fold (text);

  for (guint i = 0; i < self->names->len; i++)
    if (strstr (folded, self->names->pdata[i]) != NULL)
      {
        g_test_message ("%s: %s holds “%s”: %s", self->what, where,
                        (char *) self->names->pdata[i], text);
        g_test_fail ();
      }
}

static void
search_session (RemedySession *session,
                Search        *self)
{
  const GPtrArray *findings = remedy_session_get_findings (session);

  for (guint i = 0; i < findings->len; i++)
    test_shape_each_text (&remedy_finding_type, findings->pdata[i], search, self);
  test_shape_each_text (&remedy_diagnosis_type, remedy_session_get_diagnosis (session), search, self);
  test_shape_each_text (&remedy_plan_type, remedy_session_get_plan (session), search, self);
  test_shape_each_text (&remedy_verification_type, remedy_session_get_verification (session), search,
                        self);
}

/* Names that could be in any text of this program tell nothing where they are found. */
static void
search_names (const char                *what,
              const RemedyPracticeNames *names,
              const RemedySnapshot      *hidden,
              RemedySession             *session)
{
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  Search                self = { what, folded };
  const char           *key;

  for (guint i = 0; remedy_practice_names_nth (names, i, &key) != NULL || key != NULL; i++)
    {
      const char *name = remedy_practice_names_nth (names, i, &key);

      if (name != NULL && !remedy_vocabulary_has_within (name))
        g_ptr_array_add (folded, remedy_vocabulary_fold (name));
    }
  test_shape_each_text (&remedy_snapshot_type, hidden, search, &self);
  search_session (session, &self);
}

/* Which of the services of the registry these are, in their order. */
static char *
list_places (const RemedyFacts *facts,
             const GPtrArray   *names)
{
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    for (guint j = 0; facts->registry != NULL && j < facts->registry->services->len; j++)
      if (g_str_equal (((RemedyServiceFact *) facts->registry->services->pdata[j])->name,
                       names->pdata[i]))
        g_string_append_printf (places, " %u", j);
  return g_string_free (g_steal_pointer (&places), FALSE);
}

static void
compare_services (const RemedyFacts *a,
                  const RemedyFacts *b)
{
  g_autoptr (GPtrArray) stop_a = remedy_services_stop_order (a);
  g_autoptr (GPtrArray) stop_b = remedy_services_stop_order (b);
  g_autoptr (GPtrArray) left_a = remedy_services_escaping (a);
  g_autoptr (GPtrArray) left_b = remedy_services_escaping (b);
  g_autoptr (GPtrArray) holders_a = remedy_services_holders (a);
  g_autoptr (GPtrArray) holders_b = remedy_services_holders (b);
  g_autofree char      *order_a = list_places (a, stop_a);
  g_autofree char      *order_b = list_places (b, stop_b);
  g_autofree char      *escaping_a = list_places (a, left_a);
  g_autofree char      *escaping_b = list_places (b, left_b);

  g_assert_cmpstr (order_a, ==, order_b);
  g_assert_cmpstr (escaping_a, ==, escaping_b);
  g_assert_cmpuint (holders_a->len, ==, holders_b->len);
}

static void
check_judgement (const char                *what,
                 const RemedySnapshot      *snapshot,
                 const RemedyPracticeNames *names)
{
  g_autoptr (RemedyNameMap)  map = remedy_name_map_new ();
  g_autoptr (RemedySharing)  sharing = remedy_sharing_new ();
  g_autoptr (RemedySnapshot) hidden = remedy_name_map_hide (map, sharing, snapshot);
  g_autoptr (RemedySnapshot) again = remedy_name_map_hide (map, sharing, snapshot);
  g_autoptr (RemedySession)  a = remedy_session_new_shown (snapshot, "shown");
  g_autoptr (RemedySession)  b = remedy_session_new_shown (hidden, "shown");

  g_assert_true (remedy_record_equal (&remedy_snapshot_type, hidden, again));
  compare_services (snapshot->before, hidden->before);
  compare_findings (what, remedy_session_get_findings (a), remedy_session_get_findings (b));
  compare (what, &remedy_diagnosis_type, remedy_session_get_diagnosis (a),
           remedy_session_get_diagnosis (b));
  compare (what, &remedy_plan_type, remedy_session_get_plan (a), remedy_session_get_plan (b));
  compare (what, &remedy_verification_type, remedy_session_get_verification (a),
           remedy_session_get_verification (b));
  if (remedy_session_get_media_findings (a) != NULL)
    compare_findings (what, remedy_session_get_media_findings (a),
                      remedy_session_get_media_findings (b));
  if (names != NULL)
    search_names (what, names, hidden, b);
}

static const RemedyPracticeNames *
choose_names (guint i)
{
  gsize            n_twins, n_odd;
  const TestNames *twins = test_names_twins (&n_twins);
  const TestNames *odd = test_names_odd (&n_odd);

  i %= n_twins + n_odd;
  return i < n_twins ? &twins[i].names : &odd[i - n_twins].names;
}

static void
test_scenarios (void)
{
  gsize                     n;
  const RemedyPracticeInfo *scenarios = remedy_practice_scenarios (&n);

  for (gsize i = 0; i < n; i++)
    {
      RemedyPracticeOptions options
          = { .scenario = scenarios[i].name, .names = choose_names (0), .log_size = 128 * 1024 };
      g_autoptr (RemedySnapshot) snapshot = make_snapshot (&options, TRUE, TRUE);

      check_judgement (scenarios[i].name, snapshot, options.names);
    }
}

static void
test_faults (void)
{
  gsize                     n;
  const RemedyPracticeInfo *faults = remedy_practice_faults (&n);

  for (gsize i = 0; i < n; i += TEST_ONE_OF (3))
    {
      const char *const          with[] = { faults[i].name, NULL };
      RemedyPracticeOptions      options
          = { .with = with, .names = choose_names ((guint) i), .log_size = 128 * 1024 };
      g_autoptr (RemedySnapshot) snapshot = make_snapshot (&options, TRUE, FALSE);

      check_judgement (faults[i].name, snapshot, options.names);
    }
}

static void
test_random (void)
{
  for (guint32 i = 0; i < N_RANDOM; i += TEST_ONE_OF (3))
    {
      guint32               seed = (guint32) g_test_rand_int ();
      RemedyPracticeOptions options
          = { .random = TRUE, .seed = seed, .names = choose_names (i), .log_size = 128 * 1024 };
      g_autofree char           *what = g_strdup_printf ("random server %u, names %u", seed, i % 9);
      g_autoptr (RemedySnapshot) snapshot = make_snapshot (&options, i % 4 == 0, FALSE);

      check_judgement (what, snapshot, options.names);
    }
}

static void
add_service (RemedyFacts *facts,
             const char  *name,
             const char  *image,
             gint64       type)
{
  RemedyServiceFact *service = remedy_service_fact_new ();

  service->name = g_strdup (name);
  service->image = g_strdup (image);
  service->start = 2;
  service->type = type;
  g_ptr_array_add (service->depends, g_strdup ("MSExchangeIS"));
  g_ptr_array_add (facts->registry->services, service);
}

/* Their order by name is another than that in which they come, and than that of their tokens. */
static void
add_odd_services (RemedyFacts *facts)
{
  static const char *const names[]
      = { "zeta", "Yard", "xylo", "wharf", "Violet", "umbra", "tango", "Sierra", "romeo", "quebec" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    add_service (facts, names[i], "C:\\Contoso\\all.exe", 0x10);
  add_service (facts, "Contoso %1", "C:\\Contoso\\one.exe /s", 0x10);
  add_service (facts, "Contoso\t2", "C:\\Contoso\\two.exe", 0x10);
  add_service (facts, "Contoso3", "C:\\Contoso\\agent.exe", 0);
  add_service (facts, "Contoso4", "\"C:\\Contoso\\agent.executable\" -x", 0);
  add_service (facts, "Contoso5", "C:\\Contoso\\driver.sys", 0);
  add_service (facts, "MSExchangeContoso", "C:\\Contoso\\six.exe", 0x10);
  add_service (facts, "CONTOSO1-LME-NOTES", "C:\\Contoso\\seven.exe", 0x10);
  add_service (facts, "SMS_CONTOSO", "%SystemRoot%\\eight.exe", 0x10);
  add_service (facts, "MSExchangeKMS", "C:\\Contoso\\KMSERVER.EXE secret", 0x10);
  add_service (facts, "PostOffice", "C:\\Contoso\\CONNECT\\MSMCON\\BIN\\x.exe", 0x10);
}

static void
set_value (RemedyFacts *facts,
           const char  *name,
           const char  *value)
{
  for (guint i = 0; i < facts->registry->values->len; i++)
    {
      RemedyValueFact *fact = facts->registry->values->pdata[i];

      if (g_strcmp0 (fact->name, name) == 0)
        {
          g_free (fact->value);
          fact->value = g_strdup (value);
        }
    }
}

/* The newest event that tells the build of the store engine. */
static void
set_build (RemedyFacts *facts,
           const char  *text)
{
  for (guint i = 0; i < facts->events->events->len; i++)
    {
      RemedyEventFact *event = facts->events->events->pdata[i];

      if (g_strcmp0 (event->source, "ESE97") != 0)
        continue;
      g_ptr_array_set_size (event->strings, 0);
      g_ptr_array_add (event->strings, g_strdup ("Store of Contoso"));
      g_ptr_array_add (event->strings, g_strdup (text));
    }
}

static void
add_line (RemedyFacts *facts,
          const char  *line)
{
  RemedySetupRunFact *run
      = facts->setup_log->runs->pdata[facts->setup_log->runs->len - 1];

  g_ptr_array_add (run->errors, g_strdup (line));
}

/* What no practice server has, and a real one can have. */
static void
test_odd (void)
{
  static const char *const paths[]
      = { "C:\\Lotus\\Notes", "C:\\CONTOS~1\\BIN", "%CONTOSO%\\bin;C:\\Lotus",
          "\"C:\\Lotus\\Notes\\\"", "Tools;C:\\LOTUS\\NOTES " };
  static const char *const builds[]
      = { "Contoso’s store (build 2650)", "Contoso 2652, and no other", "Contoso 4711", "x" };
  static const char *const computers[] = { "CONTOSO 1", "CONTOSO&1", "CONTOSO1", "" };
  static const char *const roots[] = { "D:\\Contoso\\Mail", "D:\\Cont%oso", "Contoso", "D:\\EXCHSRVR" };
  TestSnapshotOptions      options = { .scenario = "fault-sp1" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (RemedySnapshot) snapshot = test_snapshot_new (&options);
      RemedyFacts               *facts = snapshot->before;
      g_autofree char           *what = g_strdup_printf ("odd server %u", i);

      add_odd_services (facts);
      set_value (facts, "Path", paths[i]);
      set_build (facts, builds[i % G_N_ELEMENTS (builds)]);
      add_line (facts, "Contoso: the entry point not found in MAPI32.DLL of D:\\Contoso");
      g_free (facts->layout->computer);
      facts->layout->computer = g_strdup (computers[i % G_N_ELEMENTS (computers)]);
      g_free (facts->layout->exchange_root);
      facts->layout->exchange_root = g_strdup (roots[i % G_N_ELEMENTS (roots)]);
      snapshot->after = remedy_facts_copy (facts);
      add_line (snapshot->after, "Contoso: another line");
      check_judgement (what, snapshot, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/hide-judgement/scenarios", test_scenarios);
  g_test_add_func ("/hide-judgement/faults", test_faults);
  g_test_add_func ("/hide-judgement/random", test_random);
  g_test_add_func ("/hide-judgement/odd", test_odd);
  return g_test_run ();
}
