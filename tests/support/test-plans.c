/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-plans.h"

#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "evidence/remedy-media-gather.h"
#include "practice/remedy-practice-media.h"
#include "test-facts.h"
#include "test-support.h"

static RemedyServiceFact *
find_service (RemedyFacts *facts, const char *name)
{
  for (guint i = 0; i < facts->registry->services->len; i++)
    if (g_ascii_strcasecmp (((RemedyServiceFact *) facts->registry->services->pdata[i])->name, name)
        == 0)
      return facts->registry->services->pdata[i];
  return NULL;
}

static RemedyServiceFact *
add_service (RemedyFacts *facts, const char *name, const char *display, const char *depends)
{
  RemedyServiceFact *service = test_facts_add_service (facts, name, depends);

  service->display = g_strdup (display);
  return service;
}

/* A practice server has no password. */
static void
add_password (RemedyFacts *facts)
{
  RemedyServiceFact *keys = find_service (facts, "MSExchangeKMS");
  g_autofree char   *image = g_steal_pointer (&keys->image);

  keys->image = g_strconcat (image, " OPEN-SESAME", NULL);
}

/* A folder with a space in its name, services that need one another, and names that must not
 * become commands of their own. */
static void
make_odd (RemedyFacts *facts)
{
  RemedyServiceFact *mta;

  g_free (facts->layout->exchange_root);
  facts->layout->exchange_root = g_strdup ("D:\\Program Files\\Exchsrvr");
  g_free (facts->layout->computer);
  facts->layout->computer = g_strdup ("EXCH01 & format");
  mta = add_service (facts, "PCMTA & HUB", "MTA of the hub", "MSExchangeMSMI");
  g_free (mta->image);
  mta->image = g_strdup ("E:\\MAIL\\CONNECT\\MSMCON\\BIN\\DISPATCH.EXE");
  add_service (facts, "MSExchangeMSMI", "MS Mail Connector Interchange", "MSExchangeDS");
  add_service (facts, "MSExchangeA", NULL, "MSExchangeB");
  add_service (facts, "MSExchangeB", NULL, "MSExchangeA");
  add_service (facts, "MSExchange\"&del", NULL, "MSExchangeDS");
}

static const TestPlanMedia image = { "/media/SP2.ISO", "iso", "ENG" };
static const TestPlanMedia german = { "/media/sp2-ger", "right", "GER" };
static const TestPlanMedia wrong_language = { "/media/sp2", "wrong-language", "GER" };
static const TestPlanMedia lower = { "/media/sp1", "lower", NULL };
static const TestPlanMedia package = { "/media/SP1_550I.EXE", "self-extractor", NULL };

#define ALL_SAID                                                                                   \
  .asked = TRUE, .said = { .language = (char *) "ENG", .cluster = REMEDY_STATED_NO,                \
                           .monitors = REMEDY_STATED_YES, .programs = REMEDY_STATED_NO,            \
                           .backup = REMEDY_STATED_YES, .postoffice = (char *) "NOTES01",          \
                           .account = (char *) "Ann Smith/Sales" }

static const TestPlan plans[] = {
  { "sp1", "fault-sp1" },
  { "sp2-on-d", "fault-sp2", { "exchange-on-d", "second-user" }, .media = &image, ALL_SAID },
  { "german-on-e", "fault-sp2", { "german", "exchange-on-e", "data-on-f" }, .media = &german,
    .asked = TRUE, .said = { .language = (char *) "GER", .cluster = REMEDY_STATED_NO } },
  { "wrong-language", "fault-sp2", { "german" }, .media = &wrong_language,
    .asked = TRUE, .said = { .language = (char *) "GER", .backup = REMEDY_STATED_NO } },
  { "lower-media", "fault-sp2", .media = &lower },
  { "package", "fault-sp1", .media = &package },
  { "alpha", "fault-sp1", { "alpha", "third-party" } },
  { "connectors", "fault-sp1",
    { "notes-connector", "groupwise", "snads", "ms-mail", "mailbox-cleanup" } },
  { "kms", "fault-sp1", { "kms" } },
  { "kms-password", "fault-sp2", { "kms" }, add_password },
  { "owa", "fault-sp2", { "owa" } },
  { "cluster", "fault-sp2", { "cluster", "exchange-on-e" },
    .asked = TRUE, .said = { .cluster = REMEDY_STATED_YES } },
  { "cluster-contradicted", "fault-sp1", { "cluster", "notes-connector" },
    .asked = TRUE, .said = { .cluster = REMEDY_STATED_NO, .monitors = REMEDY_STATED_NO,
                             .programs = REMEDY_STATED_YES } },
  { "hotfixed", "hotfixed" },
  { "foreign-mapi", "foreign-mapi", .failure = "mapi-in-use" },
  { "disabled", "fault-sp1", { "disabled-service" } },
  { "third-party", "fault-sp2", { "third-party" } },
  { "workstation", "workstation" },
  { "mixed", "mixed-files" },
  { "sp4", "sp4" },
  { "software-unread", "fault-sp2", { "software-unreadable", "no-log" } },
  { "system-dirty", "fault-sp1", { "system-dirty" },
    .asked = TRUE, .said = { .monitors = REMEDY_STATED_NO } },
  { "odd", "fault-sp2", { "second-nnotes" }, make_odd },
  { "unread", NULL },
};

/**
 * test_plans:
 * @n_plans: (out): how many there are
 *
 * Returns: (array length=n_plans): servers whose run sheets differ
 */
const TestPlan *
test_plans (gsize *n_plans)
{
  *n_plans = G_N_ELEMENTS (plans);
  return plans;
}

static RemedyFacts *
gather (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  RemedyFacts *facts;

  g_ptr_array_add (sources, remedy_folder_source_new (folder, NULL, &error));
  g_assert_no_error (error);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

/**
 * test_plan_facts:
 * @self: a server
 *
 * Returns: (transfer full): what is read of the practice server that it is
 */
RemedyFacts *
test_plan_facts (const TestPlan *self)
{
  RemedyPracticeOptions options = { .scenario = self->scenario, .with = self->with };
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *folder = NULL;
  RemedyFacts *facts;

  if (self->scenario == NULL)
    return remedy_facts_new ();
  parent = test_temp_dir ();
  folder = g_build_filename (parent, "server", NULL);
  remedy_practice_make (folder, &options, NULL, &error);
  g_assert_no_error (error);
  facts = gather (folder);
  if (self->change != NULL)
    self->change (facts);
  test_remove_tree (parent);
  return facts;
}

/* What is read of a service pack that the practice server makes for it, under a path that is
 * the same on every computer. */
static RemedyMedia *
media_new (const TestPlan *plan)
{
  RemedyPracticeOptions options = { .scenario = plan->scenario, .with = plan->with };
  const RemedyMediaWish wish = { .machine = "i386", .language = plan->media->language };
  g_autoptr (GError) error = NULL;
  g_autofree char *parent = test_temp_dir ();
  g_autofree char *path = g_build_filename (parent, "media", NULL);
  RemedyMedia *media;

  remedy_practice_media_make (path, plan->media->kind, &options, NULL, &error);
  g_assert_no_error (error);
  media = remedy_media_gather (path, &wish, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  test_remove_tree (parent);
  g_free (media->path);
  media->path = g_strdup (plan->media->path);
  return media;
}

/**
 * test_plan_make:
 * @self: a server
 *
 * Returns: (transfer full): its run sheet
 */
RemedyPlan *
test_plan_make (const TestPlan *self)
{
  g_autoptr (RemedyFacts) facts = test_plan_facts (self);
  g_autoptr (RemedyAnswers) answers = remedy_answers_new ();
  g_autoptr (RemedyDiagnosis) diagnosis = remedy_diagnosis_make (facts, answers);
  g_autoptr (RemedyMedia) media = self->media != NULL ? media_new (self) : NULL;
  g_autoptr (GPtrArray) failures = g_ptr_array_new ();

  if (self->failure != NULL)
    g_ptr_array_add (failures, (gpointer) self->failure);
  return remedy_plan_make (&(RemedyPlanInput){ .facts = facts,
                                               .diagnosis = diagnosis,
                                               .statements = self->asked ? &self->said : NULL,
                                               .media = media,
                                               .failures = failures });
}

/* Lines of a text, under its name; documents for Windows NT have line ends of its own. */
static void
append (GString *text, const char *name, const char *value)
{
  g_auto (GStrv) lines = g_strsplit (value != NULL ? value : "", "\n", -1);

  for (guint i = 0; value != NULL && lines[i] != NULL; i++)
    {
      g_autofree char *line =
          g_strdup_printf ("  %-9s %s", i == 0 ? name : "", g_strchomp (lines[i]));

      g_string_append_printf (text, "%s\n", g_strchomp (line));
    }
}

static void
append_list (GString *text, const char *name, const GPtrArray *list)
{
  g_string_append_printf (text, "  %-8s", name);
  for (guint i = 0; i < list->len; i++)
    g_string_append_printf (text, " %s", (const char *) list->pdata[i]);
  g_string_append (text, list->len > 0 ? "\n" : " -\n");
}

static void
append_step (GString *text, const RemedyStep *step)
{
  g_string_append_printf (text, "\n%s: %s%s%s%s\n", step->id, step->title,
                          step->advice ? " [our advice]" : "", step->no_return ? " [no return]" : "",
                          step->practice != REMEDY_PRACTICE_NOTHING ? " [practice]" : "");
  append (text, "why", step->why);
  for (guint i = 0; i < step->stated->len; i++)
    append (text, "stated", step->stated->pdata[i]);
  append (text, "do", step->instruction);
  append (text, "type", step->command);
  append (text, "expect", step->expect);
  append (text, "back", step->back != NULL ? step->back : "-");
  append (text, "if wrong", step->if_wrong);
  append (text, "text", step->document_name);
  append (text, "|", step->document);
  append_list (text, "needs", step->needs);
  append_list (text, "articles", step->articles);
}

/**
 * test_plan_text:
 * @plan: a run sheet
 *
 * Returns: (transfer full): all of it, for a reader
 */
char *
test_plan_text (const RemedyPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int phase = -1;

  g_string_append_printf (text, "Service pack %d, %u steps and the way back\n",
                          (int) plan->service_pack, remedy_plan_count (plan));
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      if (step->phase != phase)
        g_string_append_printf (text, "\n%s\n", remedy_phase_title (step->phase));
      phase = step->phase;
      append_step (text, step);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

RemedyVerification *
test_verify (const RemedyFacts   *before,
             const RemedyFacts   *after,
             const RemedyAnswers *answers,
             gboolean             marked)
{
  g_autoptr (RemedyMark) mark = remedy_mark_new ();
  const RemedyVerificationInput input = {
    .before = before,
    .after = after,
    .answers = answers,
    .update = marked ? mark : NULL,
  };

  mark->step = g_strdup (REMEDY_STEP_UPDATE);
  mark->state = REMEDY_STEP_DONE;
  mark->time = REMEDY_TIME_UNKNOWN;
  return remedy_verification_make (&input);
}
