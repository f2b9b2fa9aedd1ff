/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "guide/remedy-question.h"
#include "report/remedy-run-sheet-parts.h"

/* The top of the first page: which server, who works on it, what is where, how to use it. */

#define LABEL_WIDTH 110
#define PAGE_WIDTH 60
#define SIGN_WIDTH 22

/**
 * remedy_sheet_date:
 * @time: seconds since 1970 UTC
 *
 * Returns: (transfer full): @time on this computer’s clock
 */
char *
remedy_sheet_date (gint64 time)
{
  g_autoptr (GDateTime) date = g_date_time_new_from_unix_local (time);

  if (date == NULL)
    return g_strdup (_ ("time unknown"));
  /* Translators: strftime format: day, month, year, hour, minute. */
  return g_date_time_format (date, _ ("%-d %b %Y, %H:%M"));
}

/**
 * remedy_sheet_server:
 * @matter: what the sheet is about
 *
 * Returns: (transfer full): the name of the server, or that it has none
 */
char *
remedy_sheet_server (const RemedySheetMatter *matter)
{
  const char *server = matter->case_->server;

  return g_strdup (server != NULL && *server != '\0' ? server : _ ("Unknown server"));
}

/**
 * remedy_sheet_service_pack:
 * @matter: what the sheet is about
 *
 * Returns: (transfer full): the one to reapply
 */
char *
remedy_sheet_service_pack (const RemedySheetMatter *matter)
{
  if (matter->plan->service_pack == 0)
    return g_strdup (_ ("service pack not known"));
  /* Translators: %d is the number of the service pack. */
  return g_strdup_printf (_ ("Service Pack %d"), (int) matter->plan->service_pack);
}

/**
 * remedy_sheet_add_field:
 * @flow: where it is added
 * @row: a row with a baseline
 * @label: what is to be written there
 * @left: where it begins
 * @right: where it ends
 *
 * Adds a line to write on, as the first of the row.
 */
void
remedy_sheet_add_field (RemedySheetFlow *flow,
                        RemedySheetRow  *row,
                        const char      *label,
                        double           left,
                        double           right)
{
  g_autoptr (PangoLayout) layout =
      remedy_sheet_layout_new (flow->context, REMEDY_SHEET_SMALL, label, -1);
  double start = left + remedy_sheet_layout_get_width (layout) + 3;

  remedy_sheet_row_text (row, 0, left, layout, 0);
  remedy_sheet_row_add (row, (RemedySheetMark){ .kind = REMEDY_SHEET_RULE,
                                                .x = start,
                                                .y = row->baseline + 1.5,
                                                .width = right - start,
                                                .height = 0.5 });
}

static char *
get_service_pack_fact (const RemedySheetMatter *matter)
{
  if (matter->plan->service_pack == 0)
    return g_strdup (_ ("Not known. It has to be found before anything is installed."));
  /* Translators: %d is the number of the service pack. */
  return g_strdup_printf (_ ("Service Pack %d of Exchange Server 5.5, once more"),
                          (int) matter->plan->service_pack);
}

static void
add_fact (RemedySheetFlow *flow,
          const char      *label,
          const char      *text)
{
  if (text == NULL)
    return;
  remedy_sheet_flow_labelled (flow, label, REMEDY_SHEET_NORMAL, text);
  remedy_sheet_flow_gap (flow, 2);
}

/* What was answered to a question; NULL if nothing was. */
static const char *
get_answer (const RemedyQuestion   *question,
            const RemedyStatements *statements)
{
  if (question->kind == REMEDY_QUESTION_TEXT)
    return remedy_question_get_text (question, statements);
  switch (remedy_question_get_choice (question, statements))
    {
    case REMEDY_STATED_YES:
      return _ ("Yes");
    case REMEDY_STATED_NO:
      return _ ("No");
    case REMEDY_STATED_UNASKED:
    default:
      return NULL;
    }
}

static void
add_statements (RemedySheetFlow        *flow,
                const RemedyStatements *statements)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gsize n_questions;
  const RemedyQuestion *questions = remedy_question_table (&n_questions);

  for (gsize i = 0; statements != NULL && i < n_questions; i++)
    {
      const char *answer = get_answer (&questions[i], statements);

      if (answer != NULL)
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "\n" : "", _ (questions[i].title),
                                answer);
    }
  if (text->len > 0)
    add_fact (flow, _ ("Stated"), text->str);
}

static void
add_facts (RemedySheetFlow         *flow,
           const RemedySheetMatter *matter)
{
  g_autofree char *server = remedy_sheet_server (matter);
  g_autofree char *pack = get_service_pack_fact (matter);
  g_autofree char *printed = remedy_sheet_date (matter->printed);
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (matter->printed);
  g_autofree char *zone = g_date_time_format (now, "UTC%:z");
  g_autofree char *made = NULL;

  /* Translators: when the run sheet was printed, and the difference of that clock to UTC. */
  made = g_strdup_printf (_ ("%s (%s), the clock of all times on this sheet"), printed, zone);
  add_fact (flow, _ ("Server"), server);
  add_fact (flow, _ ("To be applied"), pack);
  add_fact (flow, _ ("Case"), matter->case_->id);
  add_fact (flow, _ ("As things stood on"), made);
  add_fact (flow, _ ("Gone on because"), matter->case_->work->go_on_reason);
  add_statements (flow, matter->case_->work->statements);
}

static void
add_practice (RemedySheetFlow         *flow,
              const RemedySheetMatter *matter)
{
  guint first = flow->unit->rows->len;

  if (matter->case_->practice == NULL)
    return;
  remedy_sheet_flow_gap (flow, 5);
  flow->left += 6;
  flow->right -= 6;
  remedy_sheet_flow_text (flow, REMEDY_SHEET_STRONG, "P",
                          _ ("Practice server. No such server exists: nothing on this sheet is to "
                             "be done on a real one."));
  flow->left -= 6;
  flow->right += 6;
  remedy_sheet_flow_gap (flow, 5);
  remedy_sheet_flow_frame (flow, first, 0, flow->width, 1.5);
  remedy_sheet_flow_gap (flow, 8);
}

static void
add_names (RemedySheetFlow *flow)
{
  double third = flow->width / 3;
  RemedySheetRow *row;

  remedy_sheet_flow_gap (flow, 12);
  row = remedy_sheet_flow_gap (flow, 14);
  row->baseline = 10;
  row->tag = "P";
  row->paragraph = ++flow->paragraph;
  /* The last to be added is drawn first. */
  remedy_sheet_add_field (flow, row, _ ("Date"), 2 * third, flow->width);
  remedy_sheet_add_field (flow, row, _ ("Second person"), third, 2 * third - 10);
  remedy_sheet_add_field (flow, row, _ ("Carried out by"), 0, third - 10);
  remedy_sheet_flow_gap (flow, 10);
}

static void
add_entry (RemedySheetFlow *flow,
           guint            key,
           const char      *text)
{
  double right = flow->right;
  guint first;

  flow->right -= PAGE_WIDTH;
  first = remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P", text);
  flow->right = right;
  remedy_sheet_row_add (flow->unit->rows->pdata[first],
                        (RemedySheetMark){ .kind = REMEDY_SHEET_PAGE,
                                           .x = right - PAGE_WIDTH,
                                           .width = PAGE_WIDTH,
                                           .to = key });
}

static void
add_phase_entry (RemedySheetFlow         *flow,
                 const RemedySheetMatter *matter,
                 int                      phase)
{
  guint first = 0;
  guint last = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < matter->plan->steps->len; i++)
    if (((const RemedyStep *) matter->plan->steps->pdata[i])->phase == phase)
      {
        first = first == 0 ? i + 1 : first;
        last = i + 1;
      }
  if (first == 0)
    return;
  if (first == last)
    /* Translators: a phase of the run sheet, and the number of its only step. */
    text = g_strdup_printf (_ ("%s: step %u"), remedy_phase_title (phase), first);
  else
    /* Translators: a phase of the run sheet, and the numbers of its steps. */
    text = g_strdup_printf (_ ("%s: steps %u to %u"), remedy_phase_title (phase), first, last);
  add_entry (flow, REMEDY_SHEET_KEY_PHASE + (guint) phase, text);
}

static void
add_contents (RemedySheetFlow         *flow,
              const RemedySheetMatter *matter)
{
  guint n_documents = 0;

  remedy_sheet_flow_text (flow, REMEDY_SHEET_STRONG, "H2", _ ("What is where"));
  remedy_sheet_flow_gap (flow, 2);
  for (int phase = 0; phase < REMEDY_N_PHASES; phase++)
    add_phase_entry (flow, matter, phase);
  add_entry (flow, REMEDY_SHEET_KEY_NOTES, _ ("Notes"));
  if (remedy_plan_find (matter->plan, REMEDY_STEP_UPDATE) != NULL)
    add_entry (flow, REMEDY_SHEET_KEY_TROUBLE, _ ("Trouble at the console"));
  for (guint i = 0; i < matter->plan->steps->len; i++)
    {
      const RemedyStep *step = matter->plan->steps->pdata[i];
      g_autofree char *title = NULL;

      if (step->document == NULL)
        continue;
      title = remedy_sheet_document_title (matter, i);
      add_entry (flow, REMEDY_SHEET_KEY_DOCUMENT + n_documents++, title);
    }
}

static void
add_hint (RemedySheetFlow    *flow,
          RemedySheetMarkKind sign,
          const char         *text)
{
  guint first = remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P", text);
  RemedySheetMark mark = { .kind = sign, .x = 5, .y = 2, .width = 8, .height = 8 };

  if (sign == REMEDY_SHEET_BLANK)
    mark = (RemedySheetMark){ .kind = sign, .x = 6, .y = 7, .width = 5, .height = 2.5 };
  else if (sign == REMEDY_SHEET_GOES_ON)
    mark = (RemedySheetMark){ .kind = sign, .x = 5, .y = 4, .width = 9, .height = 6 };
  remedy_sheet_row_add (flow->unit->rows->pdata[first], mark);
  remedy_sheet_flow_gap (flow, 2);
}

static void
add_hints (RemedySheetFlow *flow)
{
  remedy_sheet_flow_gap (flow, 10);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_STRONG, "H2", _ ("How to use this sheet"));
  remedy_sheet_flow_gap (flow, 2);
  flow->left = SIGN_WIDTH;
  add_hint (flow, REMEDY_SHEET_BOX,
            _ ("Do the steps in their order. Tick the box of a step when what it says under "
               "“Expect” has come true, and write down your initials and the time."));
  add_hint (flow, REMEDY_SHEET_DONE,
            _ ("A box that is ticked in print was done before this sheet was printed."));
  add_hint (flow, REMEDY_SHEET_SKIPPED,
            _ ("A dash instead: the step was left out. A cross: it was tried, and failed. Why, "
               "stands under its title."));
  add_hint (flow, REMEDY_SHEET_GOES_ON,
            _ ("Type what is in a frame exactly as it stands, and press Enter at the end of each "
               "line. At this arrow do not: there the line goes on below, without anything "
               "between."));
  add_hint (flow, REMEDY_SHEET_BLANK,
            _ ("With this sign before the arrow, one blank is typed between the two parts."));
  flow->left = 0;
  remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P",
                          _ ("If a step goes differently, stop, write down what the screen says, and "
                             "do what stands there for that case. What is marked as stated was told "
                             "to the program, not read from the server: see whether it is true. "
                             "A page with a name, as Verify, is one of the program; its “Trouble "
                             "at the console” is on this sheet, too. "
                             "Q and a number is an article of the Microsoft Knowledge Base."));
  remedy_sheet_flow_gap (flow, 12);
}

/**
 * remedy_sheet_add_front:
 * @flow: where it is added
 * @matter: what the sheet is about
 *
 * Adds the top of the first page.
 */
void
remedy_sheet_add_front (RemedySheetFlow         *flow,
                        const RemedySheetMatter *matter)
{
  remedy_sheet_flow_begin (flow);
  flow->left = 0;
  flow->right = flow->width;
  remedy_sheet_flow_text (flow, REMEDY_SHEET_TITLE, "H1", _ ("Run sheet"));
  remedy_sheet_flow_gap (flow, 4);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P",
                          _ ("For a server on which the Migration Wizard for Lotus Notes migrates "
                             "nothing, and the Application log says event 12010 of MSExchangeMig. "
                             "The article Q236176 prescribes to apply once more the service pack "
                             "that is on the server. These are the steps."));
  remedy_sheet_flow_gap (flow, 8);
  add_practice (flow, matter);
  flow->label = 0;
  flow->left = MIN (LABEL_WIDTH, flow->width / 3);
  add_facts (flow, matter);
  flow->left = 0;
  add_names (flow);
  add_contents (flow, matter);
  add_hints (flow);
}
