/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-error.h"
#include "report/remedy-run-sheet-pages.h"
#include "report/remedy-run-sheet.h"
#include "test-plans.h"
#include "test-support.h"

/* The run sheet on paper, for every server that has a whole text, on every paper: what is on
 * it, where its pages end, and what another program reads out of the PDF. */

/* Every so many of the run sheets that have a text of their own; odd, so that both papers come. */
#define EVERY 5

/* A glyph may reach over its place, in points; so does the box for one that no font has. */
#define OVERHANG 3

#define LONG_WORD "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
#define HEBREW "שרת-הדואר"

static const struct
{
  const char *name;
  double      width;
  double      height;
} rooms[] = {
  { "a4", 510, 762 },
  { "letter", 527, 712 },
  { "a5", 350, 520 },
  { "narrow", 200, 700 },
  { "landscape", 760, 480 },
};

static void
take (char **place,
      char  *text)
{
  g_free (*place);
  *place = text;
}

static RemedyCase *
make_case (void)
{
  RemedyCase *case_ = remedy_case_new ();

  case_->work = remedy_work_empty ();
  case_->id = g_strdup ("20261123-100000-a1b2");
  case_->server = g_strdup ("EXCH01");
  return case_;
}

/* What a hostile server may hand to a plan. */
static void
make_long (RemedyPlan *plan,
           RemedyCase *case_)
{
  for (guint i = 0; i < plan->steps->len; i += 4)
    {
      RemedyStep *step = plan->steps->pdata[i];

      take (&step->title, g_strconcat (step->title, " " LONG_WORD LONG_WORD, NULL));
      take (&step->instruction, g_strconcat (HEBREW " ", step->instruction, " " LONG_WORD, NULL));
      take (&step->command,
            g_strdup ("copy \"D:\\" HEBREW "\\" LONG_WORD LONG_WORD LONG_WORD "\" E:\\\n"
                      "net stop one-two-three-four-five-six-seven-eight-nine-ten-eleven-twelve-x"));
      take (&step->back, g_strdup ("日本語のサーバー名がここに入ります。" LONG_WORD));
      g_ptr_array_add (step->stated, g_strdup ("Stated: " LONG_WORD LONG_WORD));
    }
  take (&case_->server, g_strdup (LONG_WORD LONG_WORD LONG_WORD));
  case_->practice = g_strdup ("fault-sp1");
}

static void
add_documents (RemedyPlan *plan)
{
  RemedyStep *message = plan->steps->pdata[1];
  RemedyStep *file = plan->steps->pdata[plan->steps->len - 1];

  take (&message->document, g_strdup ("Dear colleague,\n\nyour profile will stop working.\n"));
  take (&message->document_name, g_strdup ("Message to the users"));
  take (&file->document, g_strdup ("Mode, 1\r\nUserList, C:\\REMEDY\\ONE.CSV\r\n"));
  take (&file->document_name, g_strdup ("C:\\REMEDY\\ONE.CTL"));
}

static void
assert_page_is_drawn_inside (RemedyRunSheet *sheet,
                             guint           page,
                             double          width,
                             double          height)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  double x;
  double y;
  double w;
  double h;

  remedy_run_sheet_draw_page (sheet, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_recording_surface_ink_extents (surface, &x, &y, &w, &h);
  g_assert_cmpfloat (x, >=, -OVERHANG);
  g_assert_cmpfloat (y, >=, -OVERHANG);
  g_assert_cmpfloat (x + w, <=, width + OVERHANG);
  g_assert_cmpfloat (y + h, <=, height + OVERHANG);
  /* Header and footer alone are drawn on no page. */
  g_assert_cmpfloat (w, >, width * 0.9);
  g_assert_cmpuint (remedy_run_sheet_count_rows (sheet, page), >, 0);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Every row of every unit is on one page, in order; and no page ends after a row that has to
 * be followed by another. */
static void
assert_rows_are_in_order (RemedyRunSheet *sheet,
                          guint           n_pages)
{
  const GPtrArray *units = remedy_run_sheet_get_units (sheet);
  guint page = 0;
  guint place = 0;

  for (guint i = 0; i < units->len; i++)
    {
      const RemedySheetUnit *unit = units->pdata[i];

      for (guint j = 0; j < unit->rows->len; j++)
        {
          const RemedySheetRow *row = remedy_run_sheet_get_row (sheet, page, place);

          while (row == NULL)
            {
              g_assert_cmpuint (++page, <, n_pages);
              place = 0;
              row = remedy_run_sheet_get_row (sheet, page, place);
            }
          if (row == unit->continued)
            row = remedy_run_sheet_get_row (sheet, page, ++place);
          g_assert_true (row == unit->rows->pdata[j]);
          if (j == 0)
            g_assert_cmpuint (unit->page, ==, page);
          place++;
        }
    }
  g_assert_cmpuint (page, ==, n_pages - 1);
}

static void
assert_headings_are_kept (RemedyRunSheet *sheet,
                          guint           n_pages)
{
  for (guint page = 0; page + 1 < n_pages; page++)
    {
      guint last = remedy_run_sheet_count_rows (sheet, page) - 1;
      const RemedySheetRow *row = remedy_run_sheet_get_row (sheet, page, last);

      g_assert_false (row->keep);
      while (row->tag == NULL && last > 0)
        row = remedy_run_sheet_get_row (sheet, page, --last);
      g_assert_true (row->tag == NULL || row->tag[0] != 'H');
    }
}

typedef void (*Change) (RemedyPlan *plan,
                        RemedyCase *case_);

static void
check_pages (Change   change,
             gboolean usual)
{
  gsize n_plans;
  const TestPlan *plans = test_plans (&n_plans);

  for (gsize i = 0; i < n_plans; i += EVERY)
    {
      g_autoptr (RemedyPlan) plan = test_plan_make (&plans[i]);
      g_autoptr (RemedyCase) case_ = make_case ();
      g_autoptr (RemedyRunSheet) sheet = NULL;

      add_documents (plan);
      if (change != NULL)
        change (plan, case_);
      sheet = remedy_run_sheet_new (plan, case_);
      for (gsize j = 0; j < G_N_ELEMENTS (rooms); j++)
        {
          g_autoptr (GError) error = NULL;
          guint n_pages = remedy_run_sheet_paginate (sheet, rooms[j].width, rooms[j].height, &error);

          if (n_pages == 0)
            {
              /* Only what nobody prints on may be too small. */
              g_assert_cmpuint (j, >=, 2);
              g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
              continue;
            }
          g_test_message ("%s on %s: %u pages", plans[i].name, rooms[j].name, n_pages);
          assert_rows_are_in_order (sheet, n_pages);
          if (usual || j < 2)
            assert_headings_are_kept (sheet, n_pages);
          for (guint page = 0; page < n_pages; page++)
            assert_page_is_drawn_inside (sheet, page, rooms[j].width, rooms[j].height);
        }
    }
}

static void
test_pages (void)
{
  check_pages (NULL, TRUE);
}

static void
test_long_pages (void)
{
  check_pages (make_long, FALSE);
}

/* On usual paper, where each fits on a page, no step is torn apart; and the way back begins
 * on a page of its own. */
static void
test_steps_stay_whole (void)
{
  gsize n_plans;
  const TestPlan *plans = test_plans (&n_plans);

  for (gsize i = 0; i < n_plans; i += EVERY)
    {
      g_autoptr (RemedyPlan) plan = test_plan_make (&plans[i]);
      g_autoptr (RemedyCase) case_ = make_case ();
      g_autoptr (RemedyRunSheet) sheet = remedy_run_sheet_new (plan, case_);
      guint n_pages = remedy_run_sheet_paginate (sheet, rooms[0].width, rooms[0].height, NULL);
      const GPtrArray *units = remedy_run_sheet_get_units (sheet);

      g_assert_cmpuint (n_pages, >, 0);
      for (guint j = 0; j < units->len; j++)
        {
          const RemedySheetUnit *unit = units->pdata[j];

          for (guint page = 0; page < n_pages; page++)
            g_assert_true (remedy_run_sheet_get_row (sheet, page, 0) != unit->continued ||
                           unit->continued == NULL);
          if (unit->new_page)
            g_assert_true (remedy_run_sheet_get_row (sheet, unit->page, 0) == unit->rows->pdata[0]);
        }
    }
}

static char *
run (const char *const *argv)
{
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err, &status,
                &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s%s%s", argv[0], error->message, out, err);
  return g_steal_pointer (&out);
}

static char *
squeeze (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      g_string_append_unichar (out, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* A text from @at on; the place behind it. */
static const char *
expect (const char       *at,
        const RemedyStep *step,
        const char       *text)
{
  g_autofree char *squeezed = squeeze (text != NULL ? text : "");
  const char *found = strstr (at, squeezed);

  if (found == NULL)
    g_error ("step %s: “%s” is not on paper, or not in its place", step->id, text);
  return found + strlen (squeezed);
}

static void
assert_reads (const char       *read,
              const RemedyPlan *plan)
{
  const char *at = read;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      at = expect (at, step, step->title);
      at = expect (at, step, step->why);
      at = expect (at, step, step->instruction);
      at = expect (at, step, step->command);
      at = expect (at, step, step->expect);
      at = expect (at, step, step->if_wrong);
      at = expect (at, step, step->back);
      for (guint j = 0; j < step->stated->len; j++)
        at = expect (at, step, step->stated->pdata[j]);
    }
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      at = expect (at, step, step->document != NULL ? step->document_name : NULL);
      at = expect (at, step, step->document);
    }
}

/* Another program reads every text out of the PDF, and a third finds nothing wrong with it. */
static void
test_pdf (void)
{
  static const char *const papers[] = { "a4", "letter" };
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  gsize n_plans;
  const TestPlan *plans = test_plans (&n_plans);

  for (gsize i = 0; i < n_plans * G_N_ELEMENTS (papers); i += EVERY)
    {
      g_autoptr (RemedyPlan) plan = test_plan_make (&plans[i / G_N_ELEMENTS (papers)]);
      g_autoptr (RemedyCase) case_ = make_case ();
      const RemedyPaper *paper = remedy_paper_find (papers[i % G_N_ELEMENTS (papers)]);
      const char *const to_text[] = { "pdftotext", "-raw", path, "-", NULL };
      const char *const check[] = { "qpdf", "--check", path, NULL };
      g_autoptr (RemedyRunSheet) sheet = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      g_autofree char *read = NULL;
      g_autofree char *checked = NULL;

      add_documents (plan);
      sheet = remedy_run_sheet_new (plan, case_);
      g_assert_true (remedy_run_sheet_to_pdf (sheet, path, paper, &error));
      g_assert_no_error (error);
      text = run (to_text);
      read = squeeze (text);
      assert_reads (read, plan);
      checked = run (check);
      g_assert_nonnull (strstr (checked, "No syntax or stream encoding errors"));
    }
  test_remove_tree (folder);
}

static char *
read_back (const RemedyPlan *plan,
           const RemedyCase *case_)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  const char *const to_text[] = { "pdftotext", "-raw", path, "-", NULL };
  g_autoptr (RemedyRunSheet) sheet = remedy_run_sheet_new (plan, case_);
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_true (remedy_run_sheet_to_pdf (sheet, path, remedy_paper_find ("a4"), &error));
  g_assert_no_error (error);
  text = run (to_text);
  test_remove_tree (folder);
  return text;
}

static void
mark (RemedyCase      *case_,
      RemedyStep      *step,
      RemedyStepState  state,
      const char      *reason,
      const char      *note)
{
  RemedyMark *made = remedy_mark_new ();

  made->step = g_strdup (step->id);
  made->state = (int) state;
  made->time = 1795428000;
  made->reason = g_strdup (reason);
  made->note = g_strdup (note);
  g_ptr_array_add (case_->work->marks, made);
}

static void
test_what_was_done (void)
{
  gsize n_plans;
  g_autoptr (RemedyPlan) plan = test_plan_make (test_plans (&n_plans));
  g_autoptr (RemedyCase) case_ = make_case ();
  g_autofree char *text = NULL;

  mark (case_, plan->steps->pdata[0], REMEDY_STEP_DONE, NULL, "took two tries");
  mark (case_, plan->steps->pdata[1], REMEDY_STEP_FAILED, "the tape is full", NULL);
  mark (case_, plan->steps->pdata[2], REMEDY_STEP_SKIPPED, "nobody has one", NULL);
  mark (case_, plan->steps->pdata[3], REMEDY_STEP_PENDING, NULL, "ask Ann");
  case_->work->consent = TRUE;
  case_->work->consent_time = 1795428000;
  case_->work->statements->backup = REMEDY_STATED_YES;
  case_->work->statements->cluster = REMEDY_STATED_NO;
  case_->work->statements->language = g_strdup ("GER");
  case_->practice = g_strdup ("fault-sp1");
  g_ptr_array_add (((RemedyStep *) plan->steps->pdata[5])->needs,
                   g_strdup (((RemedyStep *) plan->steps->pdata[2])->id));
  text = read_back (plan, case_);
  g_assert_nonnull (strstr (text, "Done 23 Nov 2026, 10:00\nNote: “took two tries”"));
  g_assert_nonnull (strstr (text, "Failed 23 Nov 2026, 10:00, because: the tape is full"));
  g_assert_nonnull (strstr (text, "Left out 23 Nov 2026, 10:00, because: nobody has one"));
  g_assert_nonnull (strstr (text, "Note: “ask Ann”"));
  g_assert_nonnull (strstr (text, "agreed to. (Stated in the program, 23 Nov 2026, 10:00.)"));
  g_assert_nonnull (strstr (text, "it was verified. (Stated in the program.)"));
  g_assert_nonnull (strstr (text, "Practice server · EXCH01 · Service Pack 1"));
  g_assert_nonnull (strstr (text, "Is the server a node of a cluster? No\n"));
  g_assert_nonnull (strstr (text, "GER\n"));
  g_assert_nonnull (strstr (text, "Only after"));
  g_assert_nonnull (strstr (text, "step 3\n"));
  g_assert_nonnull (strstr (text, "Our advice, not Microsoft’s"));
}

/* Nothing is claimed that was not said. */
static void
test_nothing_was_done (void)
{
  gsize n_plans;
  g_autoptr (RemedyPlan) plan = test_plan_make (test_plans (&n_plans));
  g_autoptr (RemedyCase) case_ = make_case ();
  g_autofree char *text = NULL;

  text = read_back (plan, case_);
  g_assert_null (strstr (text, "in the program"));
  g_assert_null (strstr (text, "Is the server a node of a cluster?"));
  g_assert_null (strstr (text, "Practice server"));
  g_assert_null (strstr (text, "because:"));
  g_assert_nonnull (strstr (text, "Stop: the point of no return"));
  g_assert_nonnull (strstr (text, "Name Signature Date and time"));
}

/* A command is whole when its lines are joined, and no hyphen came into it. */
static void
test_long_commands (void)
{
  g_autoptr (RemedyPlan) plan = remedy_plan_new ();
  g_autoptr (RemedyCase) case_ = make_case ();
  RemedyStep *step = remedy_step_new ();
  g_autofree char *text = NULL;
  g_autofree char *read = NULL;

  step->id = g_strdup ("quiet.one");
  step->title = g_strdup ("One");
  step->instruction = g_strdup (LONG_WORD LONG_WORD "abcdefghijklmnopqrstuvwxyz" LONG_WORD);
  step->command = g_strdup (
      "start " LONG_WORD LONG_WORD LONG_WORD " end\n"
      "C:\\a-very-long-path-with-hyphens-in-it-and-no-blank-at-all-which-is-broken-somewhere-but-"
      "never-after-a-hyphen-since-one-would-think-it-ours\n"
      "\n"
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen");
  g_ptr_array_add (plan->steps, step);
  text = read_back (plan, case_);
  read = squeeze (text);
  expect (expect (read, step, step->instruction), step, step->command);
  g_assert_null (strstr (text, "-\n"));
}

static void
test_limits (void)
{
  gsize n_plans;
  g_autoptr (RemedyPlan) plan = test_plan_make (test_plans (&n_plans));
  g_autoptr (RemedyCase) case_ = make_case ();
  g_autoptr (GError) small = NULL;
  g_autoptr (GError) many = NULL;
  g_autoptr (GString) message = g_string_new ("Dear all");
  g_autofree char *text = NULL;
  RemedyStep *step = plan->steps->pdata[0];
  g_autoptr (RemedyRunSheet) sheet = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (message, "\nuser%u", i);
  take (&step->document, g_strdup (message->str));
  text = read_back (plan, case_);
  g_assert_nonnull (strstr (text, "user198\n"));
  g_assert_null (strstr (text, "user200\n"));
  g_assert_nonnull (strstr (text, "Here 2801 lines are left out"));

  g_string_truncate (message, 0);
  for (guint i = 0; i < 3000; i++)
    g_string_append (message, "and yet another line of this instruction, which does not end ");
  take (&step->instruction, g_strdup (message->str));
  sheet = remedy_run_sheet_new (plan, case_);
  g_assert_cmpuint (remedy_run_sheet_paginate (sheet, 100, 700, &small), ==, 0);
  g_assert_error (small, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_cmpuint (remedy_run_sheet_paginate (sheet, 500, 700, &many), ==, 0);
  g_assert_error (many, REMEDY_ERROR, REMEDY_ERROR_LIMIT);
  g_assert_nonnull (strstr (many->message, "the limit is 40"));
}

static void
test_not_written (void)
{
  gsize n_plans;
  g_autoptr (RemedyPlan) plan = test_plan_make (test_plans (&n_plans));
  g_autoptr (RemedyCase) case_ = make_case ();
  g_autoptr (RemedyRunSheet) sheet = remedy_run_sheet_new (plan, case_);
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "no", "such", "sheet.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (remedy_run_sheet_to_pdf (sheet, path, remedy_paper_find ("letter"), &error));
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_IO);
  g_assert_null (remedy_paper_find ("a3"));
  g_assert_cmpstr (remedy_paper_default ()->name, ==, "a4");
  test_remove_tree (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/run-sheet/pages", test_pages);
  g_test_add_func ("/run-sheet/long-pages", test_long_pages);
  g_test_add_func ("/run-sheet/steps-stay-whole", test_steps_stay_whole);
  g_test_add_func ("/run-sheet/pdf", test_pdf);
  g_test_add_func ("/run-sheet/what-was-done", test_what_was_done);
  g_test_add_func ("/run-sheet/nothing-was-done", test_nothing_was_done);
  g_test_add_func ("/run-sheet/long-commands", test_long_commands);
  g_test_add_func ("/run-sheet/limits", test_limits);
  g_test_add_func ("/run-sheet/not-written", test_not_written);
  return g_test_run ();
}
