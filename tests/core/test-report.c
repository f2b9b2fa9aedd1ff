/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html.h"
#include "test-plans.h"

#define EVIL "<script>alert(\"x\")</script> & 'y'"

static RemedyReport *
new_report (void)
{
  RemedyReport  *report = g_new0 (RemedyReport, 1);
  RemedyFinding *finding = remedy_finding_new ();
  RemedyMark    *mark = remedy_mark_new ();
  g_autoptr (RemedyFacts) nothing = remedy_facts_new ();

  report->case_ = remedy_case_new ();
  report->case_->id = g_strdup ("19991122-101010-00000000");
  report->case_->work = remedy_work_empty ();
  report->case_->server = g_strdup (EVIL);
  report->case_->service_pack = 1;
  report->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_finding_free);
  finding->id = g_strdup ("symptom.event");
  finding->title = g_strdup (EVIL);
  remedy_finding_add_seen (finding, REMEDY_HOW_STATED, "record 17", "%s", EVIL);
  g_ptr_array_add (report->findings, finding);
  report->diagnosis = remedy_diagnosis_new ();
  report->diagnosis->service_pack = 1;
  report->diagnosis->headline = g_strdup ("confirmed");
  report->plan =
      remedy_plan_make (&(RemedyPlanInput){ .facts = nothing, .diagnosis = report->diagnosis });
  mark->step = g_strdup (REMEDY_STEP_UPDATE);
  mark->state = REMEDY_STEP_FAILED;
  mark->time = 943265410;
  mark->reason = g_strdup (EVIL);
  g_ptr_array_add (report->case_->work->marks, mark);
  report->verification =
      test_verify (nothing, nothing, report->case_->work->answers, FALSE);
  return report;
}

static void
test_html_is_whole_and_escaped (void)
{
  g_autoptr (RemedyReport) report = new_report ();
  g_autofree char *html = remedy_report_html (report, NULL, NULL);

  g_assert_null (strstr (html, "<script"));
  g_assert_nonnull (strstr (html, "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;"));
  g_assert_nonnull (strstr (html, "Names are not hidden"));
  g_assert_nonnull (strstr (html, "1999-11-22T10:10:10Z"));
  g_assert_nonnull (strstr (html, "record 17"));
  g_assert_nonnull (strstr (html, "stated"));
  g_assert_nonnull (strstr (html, "Our advice, not Microsoft’s"));
  /* Nothing in it makes a browser fetch something. */
  g_assert_null (strstr (html, "http://"));
  g_assert_null (strstr (html, "https://"));
  g_assert_null (strstr (html, "url("));
  g_assert_true (g_utf8_validate (html, -1, NULL));
}

/* The service pack and the computer are those of the evidence. */
static void
test_html_goes_by_the_evidence (void)
{
  g_autoptr (RemedyReport) report = new_report ();
  g_autofree char *html = NULL;

  report->case_->service_pack = 0;
  report->diagnosis->service_pack = 2;
  g_clear_pointer (&report->case_->server, g_free);
  report->facts = remedy_facts_new ();
  report->facts->layout = remedy_layout_fact_new ();
  report->facts->layout->computer = g_strdup ("MAILBOX7");
  html = remedy_report_html (report, NULL, NULL);
  g_assert_nonnull (strstr (html, "<h1>Event 12010 on MAILBOX7</h1>"));
  g_assert_nonnull (strstr (html, "<dd><bdi>Service Pack 2</bdi></dd>"));
}

static void
add_row (RemedyReport  *report,
         RemedyCompared kind,
         const char    *title,
         RemedyVerdict  after,
         RemedyChange   change)
{
  RemedyComparison *row = remedy_comparison_new ();

  row->kind = kind;
  row->id = g_strdup (title);
  row->title = g_strdup (title);
  row->before = g_strdup ("1.0");
  row->after = g_strdup (change == REMEDY_CHANGE_SAME ? "1.0" : "2.0");
  row->after_verdict = after;
  row->change = change;
  g_ptr_array_add (report->verification->rows, row);
}

/* What differs, and what is still wrong, by kind; the rest is counted. */
static void
test_html_shows_what_changed (void)
{
  g_autoptr (RemedyReport) report = new_report ();
  g_autofree char *html = NULL;

  g_ptr_array_set_size (report->verification->rows, 0);
  for (guint i = 0; i < 3; i++)
    add_row (report, REMEDY_COMPARED_FILE, "SAME.DLL", REMEDY_VERDICT_PASS, REMEDY_CHANGE_SAME);
  add_row (report, REMEDY_COMPARED_FILE, "WRONG.DLL", REMEDY_VERDICT_FAIL, REMEDY_CHANGE_SAME);
  add_row (report, REMEDY_COMPARED_SERVICE, "SAME.SERVICE", REMEDY_VERDICT_PASS, REMEDY_CHANGE_SAME);
  add_row (report, REMEDY_COMPARED_LOG, "OTHER.LOG", REMEDY_VERDICT_PASS, REMEDY_CHANGE_OTHER);
  html = remedy_report_html (report, NULL, NULL);
  g_assert_null (strstr (html, "SAME.DLL"));
  g_assert_null (strstr (html, "SAME.SERVICE"));
  g_assert_nonnull (strstr (html, "WRONG.DLL"));
  g_assert_nonnull (strstr (html, "still wrong"));
  g_assert_nonnull (strstr (html, "OTHER.LOG"));
  g_assert_nonnull (strstr (html, "The same before and after: 3."));
  g_assert_nonnull (strstr (html, "The same before and after: 1."));
}

static void
test_html_is_in_a_language (void)
{
  static const struct
  {
    const char *language;
    const char *tag;
  } tags[] = {
    { NULL, "<html lang=\"en\" dir=\"ltr\">" },
    { "pt_BR.UTF-8", "<html lang=\"pt-BR\" dir=\"ltr\">" },
    { "ar", "<html lang=\"ar\" dir=\"rtl\">" },
    { "he_IL", "<html lang=\"he-IL\" dir=\"rtl\">" },
    { "x\" onload=\"y", "<html lang=\"en\" dir=\"ltr\">" },
    { "", "<html lang=\"en\" dir=\"ltr\">" },
  };
  g_autoptr (RemedyReport) report = new_report ();

  for (guint i = 0; i < G_N_ELEMENTS (tags); i++)
    {
      g_autofree char *html = remedy_report_html (report, NULL, tags[i].language);

      if (strstr (html, tags[i].tag) == NULL)
        g_error ("%s: no %s", tags[i].language, tags[i].tag);
    }
}

/* Which kinds of names are hidden, and which are not, stands in the file. */
static void
test_html_says_what_is_hidden (void)
{
  g_autoptr (RemedyReport) report = new_report ();
  g_autofree char *all = NULL;
  g_autofree char *some = NULL;

  report->sharing = remedy_sharing_new ();
  all = remedy_report_html (report, NULL, NULL);
  g_ptr_array_add (report->sharing->told, g_strdup ("users"));
  some = remedy_report_html (report, NULL, NULL);
  g_assert_null (strstr (all, "Names are not hidden"));
  g_assert_null (strstr (all, "not hidden"));
  g_assert_nonnull (strstr (all, "hidden: USER-1"));
  g_assert_null (strstr (some, "hidden: USER-1"));
  g_assert_nonnull (strstr (some, ">not hidden<"));
  g_assert_nonnull (strstr (some, "hidden: SERVER-1"));
  g_assert_nonnull (strstr (some, "Not everything is hidden"));
}

/* Who has this page alone learns what stands for a name, whom to ask, and what came with it. */
static void
test_html_explains_itself (void)
{
  g_autoptr (RemedyReport) report = new_report ();
  g_autofree char *html = NULL;
  const char *hint;

  report->sharing = remedy_sharing_new ();
  html = remedy_report_html (report, NULL, NULL);
  hint = strstr (html, "<a href=\"#hidden\">What is hidden in this file</a></p>");
  g_assert_nonnull (hint);
  g_assert_true (hint < strstr (html, "<main>"));
  g_assert_nonnull (strstr (html, "You can ask its sender"));
  g_assert_nonnull (strstr (html, "<dt>evidence/before</dt>"));
  g_assert_nonnull (strstr (html, "is 0 in the evidence"));
  g_assert_null (strstr (html, "All times are UTC"));
  /* What comes next stands in the summary, too. */
  g_assert_true (strstr (html, "What comes next") < strstr (html, "id=\"diagnosis\""));
}

/* An invented server is not to be taken for a customer’s, made from a case or from a folder. */
static void
test_html_says_that_it_is_practice (void)
{
  g_autoptr (RemedyReport) report = new_report ();
  g_autofree char *real = remedy_report_html (report, NULL, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *scenario = NULL;

  report->facts = remedy_facts_new ();
  report->facts->layout = remedy_layout_fact_new ();
  report->facts->layout->practice = TRUE;
  folder = remedy_report_html (report, NULL, NULL);
  report->facts->layout->practice = FALSE;
  report->case_->practice = g_strdup ("fault-sp2");
  scenario = remedy_report_html (report, NULL, NULL);
  g_assert_null (strstr (real, "This is a practice server"));
  g_assert_nonnull (strstr (folder, "This is a practice server"));
  g_assert_nonnull (strstr (scenario, "This is a practice server"));
}

/* No step was done: no column of times stands empty. */
static void
test_html_has_times_where_there_are_some (void)
{
  g_autoptr (RemedyReport) report = new_report ();
  g_autofree char *timed = remedy_report_html (report, NULL, NULL);
  g_autofree char *timeless = NULL;

  g_ptr_array_set_size (report->case_->work->marks, 0);
  timeless = remedy_report_html (report, NULL, NULL);
  g_assert_nonnull (strstr (timed, "<th scope=\"col\">When</th>"));
  g_assert_null (strstr (timeless, "<th scope=\"col\">When</th>"));
}

/* A picture always has words for those who cannot see it. */
static void
test_html_tells_pictures (void)
{
  g_autoptr (RemedyReport) report = new_report ();
  g_autoptr (GPtrArray) pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_shared_picture_free);
  RemedySharedPicture *picture = remedy_shared_picture_new ();
  g_autofree char *nameless = NULL;
  g_autofree char *captioned = NULL;
  g_autofree char *told = NULL;

  g_ptr_array_add (pictures, picture);
  picture->png = g_bytes_new ("\x89PNG", 4);
  picture->width = 1024;
  picture->height = 600;
  nameless = remedy_report_html (report, pictures, NULL);
  picture->caption = g_strdup (EVIL);
  captioned = remedy_report_html (report, pictures, NULL);
  picture->alt = g_strdup ("The page Checks");
  g_ptr_array_add (picture->texts, g_strdup ("Reading the registry"));
  told = remedy_report_html (report, pictures, NULL);
  g_assert_nonnull (strstr (nameless, "alt=\"Picture 1\" width=\"1024\" height=\"600\""));
  g_assert_nonnull (strstr (captioned, "alt=\"&lt;script&gt;alert(&quot;x&quot;)"));
  g_assert_null (strstr (captioned, "<details>"));
  g_assert_nonnull (strstr (told, "alt=\"The page Checks\""));
  g_assert_nonnull (strstr (told, "<li>Reading the registry</li>"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/html-is-whole-and-escaped", test_html_is_whole_and_escaped);
  g_test_add_func ("/report/html-shows-what-changed", test_html_shows_what_changed);
  g_test_add_func ("/report/html-goes-by-the-evidence", test_html_goes_by_the_evidence);
  g_test_add_func ("/report/html-is-in-a-language", test_html_is_in_a_language);
  g_test_add_func ("/report/html-says-what-is-hidden", test_html_says_what_is_hidden);
  g_test_add_func ("/report/html-explains-itself", test_html_explains_itself);
  g_test_add_func ("/report/html-says-that-it-is-practice", test_html_says_that_it_is_practice);
  g_test_add_func ("/report/html-has-times-where-there-are-some",
                   test_html_has_times_where_there_are_some);
  g_test_add_func ("/report/html-tells-pictures", test_html_tells_pictures);
  return g_test_run ();
}
