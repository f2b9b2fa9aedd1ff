/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "checks/remedy-failure.h"
#include "core/remedy-error.h"
#include "report/remedy-plan-needs.h"
#include "report/remedy-run-sheet-flow.h"
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
#define ARABIC "خادم البريد"
#define GREEK "Διακομιστής"

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

/* Without blanks, and without the signs by which pdftotext turns the direction of writing. */
static char *
squeeze (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) &&
        g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT)
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
read_back_with (const RemedyPlan *plan,
                const RemedyCase *case_,
                const char       *option)
{
  g_autofree char *folder = test_temp_dir ();
  g_autofree char *path = g_build_filename (folder, "sheet.pdf", NULL);
  const char *const to_text[] = { "pdftotext", option, path, "-", NULL };
  g_autoptr (RemedyRunSheet) sheet = remedy_run_sheet_new (plan, case_);
  g_autoptr (GError) error = NULL;
  char *text;

  g_assert_true (remedy_run_sheet_to_pdf (sheet, path, remedy_paper_find ("a4"), &error));
  g_assert_no_error (error);
  text = run (to_text);
  test_remove_tree (folder);
  return text;
}

static char *
read_back (const RemedyPlan *plan,
           const RemedyCase *case_)
{
  return read_back_with (plan, case_, "-raw");
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

/* Mail does not stop where there is no server, and there is no store to back up. */
static void
test_workstation (void)
{
  gsize n_plans;
  g_autoptr (RemedyPlan) plan = test_plan_make (test_plans (&n_plans));
  g_autoptr (RemedyCase) case_ = make_case ();
  g_autofree char *server = read_back (plan, case_);
  g_autofree char *workstation = NULL;

  g_assert_false (plan->workstation);
  plan->workstation = TRUE;
  workstation = read_back (plan, case_);
  g_assert_nonnull (strstr (server, "Mail stops while it runs"));
  g_assert_nonnull (strstr (server, "A backup was taken"));
  g_assert_null (strstr (workstation, "Mail stops while it runs"));
  g_assert_null (strstr (workstation, "A backup was taken"));
  g_assert_nonnull (strstr (workstation, "the program files were put aside"));
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

/* Neither would a blank: a path or a switch is not torn apart where a line can hold it. */
static void
test_broken_lines (void)
{
  static const char word[] = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnop";
  static const char typed[] = "Stop the services there and run ESEUTIL /g with /ispriv, /ispub and "
                              "/ds. The copy in C:\\Lotus\\Notes\\nnotes.dll is to be \\\\ADMIN\\ONE.";
  g_autoptr (PangoFontMap) font_map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (font_map);

  for (double width = 60; width < 500; width += 3)
    {
      g_autoptr (PangoLayout) broken =
          remedy_sheet_layout_new (context, REMEDY_SHEET_NORMAL, word, width);
      g_autoptr (PangoLayout) whole =
          remedy_sheet_layout_new (context, REMEDY_SHEET_NORMAL, typed, width + 240);
      int n_glyphs = 0;

      for (GSList *l = pango_layout_get_lines_readonly (broken); l != NULL; l = l->next)
        for (GSList *m = ((PangoLayoutLine *) l->data)->runs; m != NULL; m = m->next)
          n_glyphs += ((PangoGlyphItem *) m->data)->glyphs->num_glyphs;
      g_assert_cmpint (n_glyphs, ==, (int) strlen (word));
      for (GSList *l = pango_layout_get_lines_readonly (whole); l != NULL; l = l->next)
        {
          int start = ((PangoLayoutLine *) l->data)->start_index;

          g_assert_true (start == 0 || typed[start - 1] == ' ');
        }
    }
  g_object_unref (context);
}

static gboolean
goes_on (const RemedySheetRow *row)
{
  for (guint i = 0; i < row->marks->len; i++)
    if (g_array_index (row->marks, RemedySheetMark, i).kind == REMEDY_SHEET_GOES_ON)
      return TRUE;
  return FALSE;
}

static gboolean
has_text (const RemedySheetRow *row)
{
  for (guint i = 0; i < row->marks->len; i++)
    if (g_array_index (row->marks, RemedySheetMark, i).kind == REMEDY_SHEET_TEXT)
      return TRUE;
  return FALSE;
}

/* No page ends within a command, or with the upper edge of a frame, wherever it ends. */
static void
test_commands_stay_whole (void)
{
  g_autoptr (RemedyPlan) plan = remedy_plan_new ();
  g_autoptr (RemedyCase) case_ = make_case ();
  g_autoptr (GString) commands = g_string_new ("first");
  RemedyStep *step = remedy_step_new ();
  g_autoptr (RemedyRunSheet) sheet = NULL;
  guint n_breaks = 0;

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (commands, "\nstart %u " LONG_WORD LONG_WORD LONG_WORD " end", i);
  step->id = g_strdup ("quiet.one");
  step->title = g_strdup ("One");
  step->command = g_strdup (commands->str);
  g_ptr_array_add (plan->steps, step);
  sheet = remedy_run_sheet_new (plan, case_);
  for (double height = 500; height < 620; height += 4)
    {
      guint n_pages = remedy_run_sheet_paginate (sheet, 500, height, NULL);

      g_assert_cmpuint (n_pages, >, 2);
      for (guint page = 0; page + 1 < n_pages; page++)
        {
          guint last = remedy_run_sheet_count_rows (sheet, page) - 1;
          const RemedySheetRow *row = remedy_run_sheet_get_row (sheet, page, last);

          g_assert_false (goes_on (row));
          n_breaks += has_text (row);
        }
    }
  /* Else nothing was tried. */
  g_assert_cmpuint (n_breaks, >, 50);
}

/* A key of the registry goes on where one of its names ends. */
static void
test_long_path (void)
{
  g_autoptr (RemedyPlan) plan = remedy_plan_new ();
  g_autoptr (RemedyCase) case_ = make_case ();
  RemedyStep *step = remedy_step_new ();
  g_autofree char *text = NULL;

  step->id = g_strdup ("quiet.one");
  step->title = g_strdup ("One");
  step->command =
      g_strdup ("regedit /e C:\\REMEDY\\MSExchangeMTA.reg HKEY_LOCAL_MACHINE\\SYSTEM\\"
                "CurrentControlSet\\Services\\EventLog\\Application\\MSExchangeMTA");
  g_ptr_array_add (plan->steps, step);
  text = read_back (plan, case_);
  g_assert_nonnull (strstr (text, "\\EventLog\\\nApplication\\MSExchangeMTA\n"));
}

/* Names in other scripts are on paper, from left to right and from right to left. */
static void
test_scripts (void)
{
  g_autoptr (RemedyPlan) plan = remedy_plan_new ();
  g_autoptr (RemedyCase) case_ = make_case ();
  RemedyStep *step = remedy_step_new ();
  g_autofree char *text = NULL;
  g_autofree char *read = NULL;
  const char *at;

  step->id = g_strdup ("quiet.one");
  step->title = g_strdup ("Stop " GREEK);
  step->instruction = g_strdup ("Tell “" HEBREW "” and “" ARABIC "” of Łódź and Владивосток.");
  step->command = g_strdup ("net stop \"Служба почты\"");
  g_ptr_array_add (plan->steps, step);
  take (&case_->server, g_strdup (HEBREW));
  text = read_back_with (plan, case_, "-nopgbrk");
  read = squeeze (text);
  /* Where signs stand between words from right to left, pdftotext has an order of its own. */
  g_assert_nonnull (strstr (read, "שרת"));
  at = expect (read, step, step->title);
  at = expect (at, step, "הדואר");
  at = expect (at, step, ARABIC);
  at = expect (at, step, "of Łódź and Владивосток.");
  expect (at, step, step->command);
}

/* Who has no program at the console finds all of the catalogue at the end of the sheet, with
 * the folders of this server in its commands. */
static void
test_trouble (void)
{
  gsize n_plans, n_failures;
  const TestPlan *plans = test_plans (&n_plans);
  const RemedyFailure *const *failures = remedy_failure_table (&n_failures);
  g_autoptr (RemedyPlan) plan = NULL;
  g_autoptr (RemedyPlan) empty = remedy_plan_new ();
  g_autoptr (RemedyCase) case_ = make_case ();
  g_autofree char *text = NULL;
  g_autofree char *none = NULL;
  g_autofree char *read = NULL;
  const char *at;

  for (gsize i = 0; i < n_plans && plan == NULL; i++)
    if (g_str_equal (plans[i].name, "german-on-e"))
      plan = test_plan_make (&plans[i]);
  text = read_back (plan, case_);
  read = squeeze (text);
  at = g_strrstr (read, "Lookforthenumber");
  for (gsize i = 0; i < n_failures; i++)
    {
      const RemedyFailure *failure = failures[i];

      at = expect (at, plan->steps->pdata[0], failure->title);
      for (guint j = 0; j < failure->codes->len; j++)
        expect (at, plan->steps->pdata[0], failure->codes->pdata[j]);
      for (guint j = 0; j < failure->files->len; j++)
        expect (at, plan->steps->pdata[0], failure->files->pdata[j]);
      for (guint j = 0; j < failure->steps->len; j++)
        at = expect (at, plan->steps->pdata[0],
                     ((const RemedyFailureStep *) failure->steps->pdata[j])->text);
    }
  g_assert_nonnull (strstr (text, "ren E:\\EXCHSRVR\\bin\\NETIF.DLL NETIF.OLD\n"));
  g_assert_null (strchr (text, '{'));
  none = read_back (empty, case_);
  g_assert_null (strstr (none, "Look for the number"));
}

static void
test_needs (void)
{
  static const struct
  {
    const char *needs;
    const char *text;
  } rows[] = {
    { "", "" },      { "c", "step 3" },           { "a b", "steps 1, 2" }, { "a b c", "steps 1 to 3" },
    { "a c", "steps 1, 3" }, { "f a c d b", "steps 1 to 4, 6" }, { "x", "" },
  };
  g_autoptr (RemedyPlan) plan = remedy_plan_new ();

  for (const char *id = "abcdef"; *id != '\0'; id++)
    {
      RemedyStep *step = remedy_step_new ();

      step->id = g_strndup (id, 1);
      g_ptr_array_add (plan->steps, step);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (RemedyStep) step = remedy_step_new ();
      g_auto (GStrv) needs = g_strsplit (rows[i].needs, " ", -1);
      g_autofree char *text = NULL;

      for (guint j = 0; needs[j] != NULL; j++)
        g_ptr_array_add (step->needs, g_strdup (needs[j]));
      text = remedy_plan_describe_needs (plan, step);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
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
  g_test_add_func ("/run-sheet/workstation", test_workstation);
  g_test_add_func ("/run-sheet/long-commands", test_long_commands);
  g_test_add_func ("/run-sheet/broken-lines", test_broken_lines);
  g_test_add_func ("/run-sheet/commands-stay-whole", test_commands_stay_whole);
  g_test_add_func ("/run-sheet/long-path", test_long_path);
  g_test_add_func ("/run-sheet/scripts", test_scripts);
  g_test_add_func ("/run-sheet/trouble", test_trouble);
  g_test_add_func ("/run-sheet/needs", test_needs);
  g_test_add_func ("/run-sheet/limits", test_limits);
  g_test_add_func ("/run-sheet/not-written", test_not_written);
  return g_test_run ();
}
