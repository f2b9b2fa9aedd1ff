/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/remedy-plan-needs.h"
#include "report/remedy-run-sheet-parts.h"

/* One step: its box, its title, room for initials and time, and all that there is to know. */

#define BOX_SIZE 12
#define NUMBER_LEFT 18
#define MIN_TITLE_LEFT 40
#define FIELDS_WIDTH 150
#define MIN_TITLE_WIDTH 190
#define MAX_LABEL_SHARE 0.24
#define GAP 3

static const RemedyMark *
get_mark (const RemedySheetMatter *matter,
          const RemedyStep        *step)
{
  return remedy_work_find_mark (matter->case_->work, step->id);
}

static void
add_box (RemedySheetRow   *row,
         const RemedyMark *mark)
{
  RemedySheetMark box = { .kind = REMEDY_SHEET_BOX, .x = 1, .width = BOX_SIZE, .height = BOX_SIZE };

  box.y = row->baseline - BOX_SIZE + 1.5;
  remedy_sheet_row_add (row, box);
  if (mark == NULL || mark->state == REMEDY_STEP_PENDING || mark->state == REMEDY_STEP_ACTIVE)
    return;
  box.kind = mark->state == REMEDY_STEP_DONE     ? REMEDY_SHEET_DONE
             : mark->state == REMEDY_STEP_FAILED ? REMEDY_SHEET_FAILED
                                                 : REMEDY_SHEET_SKIPPED;
  remedy_sheet_row_add (row, box);
}

static void
add_fields (RemedySheetFlow *flow,
            RemedySheetRow  *row)
{
  double left = flow->width - FIELDS_WIDTH;

  remedy_sheet_add_field (flow, row, _ ("Time"), left + FIELDS_WIDTH / 2 + 3, flow->width - 1);
  remedy_sheet_add_field (flow, row, _ ("Initials"), left, left + FIELDS_WIDTH / 2 - 3);
}

static void
add_title (RemedySheetFlow  *flow,
           const RemedyStep *step,
           const RemedyMark *mark,
           guint             index)
{
  gboolean beside = flow->width - flow->left - FIELDS_WIDTH >= MIN_TITLE_WIDTH;
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autoptr (PangoLayout) layout = NULL;
  RemedySheetRow *row;
  guint first;

  flow->right = flow->width - (beside ? FIELDS_WIDTH + 10 : 0);
  first = remedy_sheet_flow_text (flow, REMEDY_SHEET_STEP, "H3", step->title);
  row = flow->unit->rows->pdata[first];
  layout = remedy_sheet_layout_new (flow->context, REMEDY_SHEET_STEP, number, -1);
  remedy_sheet_row_text (row, 0, NUMBER_LEFT, layout, 0);
  add_box (row, mark);
  if (!beside)
    {
      const double baseline = row->baseline;

      row = remedy_sheet_flow_gap (flow, row->height + 4);
      row->baseline = baseline + 2;
    }
  add_fields (flow, row);
  flow->right = flow->width;
  remedy_sheet_flow_gap (flow, GAP);
  remedy_sheet_flow_keep (flow, first);
}

/* "Done 3 May 2026, 19:44" */
static char *
describe_mark (const RemedyMark *mark)
{
  g_autofree char *when = remedy_sheet_date (mark->time);
  const char *reason = mark->reason != NULL ? mark->reason : _ ("no reason was given");

  switch ((RemedyStepState) mark->state)
    {
    case REMEDY_STEP_ACTIVE:
      /* Translators: of a step; %s is a time. */
      return g_strdup_printf (_ ("Begun %s"), when);
    case REMEDY_STEP_DONE:
      /* Translators: of a step; %s is a time. */
      return g_strdup_printf (_ ("Done %s"), when);
    case REMEDY_STEP_FAILED:
      /* Translators: of a step; a time, and what the operator wrote. */
      return g_strdup_printf (_ ("Failed %s, because: %s"), when, reason);
    case REMEDY_STEP_SKIPPED:
      /* Translators: of a step; a time, and what the operator wrote. */
      return g_strdup_printf (_ ("Left out %s, because: %s"), when, reason);
    case REMEDY_STEP_PENDING:
    default:
      return NULL;
    }
}

static void
add_mark (RemedySheetFlow  *flow,
          const RemedyMark *mark)
{
  guint first = flow->unit->rows->len;
  g_autofree char *text = mark != NULL ? describe_mark (mark) : NULL;

  if (text != NULL)
    remedy_sheet_flow_text (flow, REMEDY_SHEET_STRONG, "P", text);
  if (mark != NULL && mark->note != NULL && *mark->note != '\0')
    {
      /* Translators: a note that the operator wrote on a step. */
      g_autofree char *note = g_strdup_printf (_ ("Note: “%s”"), mark->note);

      remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P", note);
    }
  if (flow->unit->rows->len > first)
    remedy_sheet_flow_gap (flow, GAP);
}

static const char *const labels[] = {
  N_ ("Only after"),
  N_ ("Why"),
  N_ ("Do"),
  N_ ("Type"),
  N_ ("Expect"),
  N_ ("If not"),
  N_ ("To go back"),
  N_ ("Stated"),
  N_ ("Articles"),
};

enum
{
  ONLY_AFTER,
  WHY,
  DO,
  TYPE,
  EXPECT,
  IF_NOT,
  TO_GO_BACK,
  STATED,
  ARTICLES,
};

/* As wide as the widest of them, in whatever language, within reason. */
static double
measure_labels (RemedySheetFlow *flow)
{
  double width = 0;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_autoptr (PangoLayout) layout =
          remedy_sheet_layout_new (flow->context, REMEDY_SHEET_STRONG, _ (labels[i]), -1);

      width = MAX (width, remedy_sheet_layout_get_width (layout));
    }
  return MAX (MIN (width + 10, flow->width * MAX_LABEL_SHARE), MIN_TITLE_LEFT);
}

static void
add_labelled (RemedySheetFlow *flow,
              guint            label,
              RemedySheetStyle style,
              const char      *text)
{
  if (text == NULL || *text == '\0')
    return;
  remedy_sheet_flow_labelled (flow, _ (labels[label]), style, text);
  remedy_sheet_flow_gap (flow, GAP);
}

static char *
join (const GPtrArray *strings,
      const char      *between)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < strings->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? between : "", (const char *) strings->pdata[i]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_command (RemedySheetFlow *flow,
             const char      *command)
{
  guint first = flow->unit->rows->len;
  g_autoptr (PangoLayout) label = remedy_sheet_layout_new (
      flow->context, REMEDY_SHEET_STRONG, _ (labels[TYPE]), flow->left - flow->label);

  if (command == NULL)
    return;
  remedy_sheet_flow_commands (flow, command, strchr (command, '\n') != NULL);
  remedy_sheet_row_text (flow->unit->rows->pdata[first + 1], 0, flow->label, label, 0);
  remedy_sheet_flow_gap (flow, GAP);
}

static void
add_document_hint (RemedySheetFlow         *flow,
                   const RemedySheetMatter *matter,
                   guint                    index)
{
  const RemedyStep *step = matter->plan->steps->pdata[index];
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;

  if (step->document == NULL)
    return;
  title = remedy_sheet_document_title (matter, index);
  /* Translators: %s is the title of a text, as in “Appendix 1: C:\MIGRATE.CTL”. */
  text = g_strdup_printf (_ ("The text for it is at the end of this sheet: %s."), title);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P", text);
  remedy_sheet_flow_gap (flow, GAP);
}

static void
add_body (RemedySheetFlow         *flow,
          const RemedySheetMatter *matter,
          guint                    index)
{
  const RemedyStep *step = matter->plan->steps->pdata[index];
  g_autofree char *needs = remedy_plan_describe_needs (matter->plan, step);
  g_autofree char *stated = join (step->stated, "\n");
  g_autofree char *articles = join (step->articles, ", ");

  add_labelled (flow, ONLY_AFTER, REMEDY_SHEET_NORMAL, needs);
  add_labelled (flow, WHY, REMEDY_SHEET_SMALL_SLANTED, step->why);
  add_labelled (flow, DO, REMEDY_SHEET_NORMAL, step->instruction);
  add_command (flow, step->command);
  add_document_hint (flow, matter, index);
  add_labelled (flow, EXPECT, REMEDY_SHEET_NORMAL, step->expect);
  add_labelled (flow, IF_NOT, REMEDY_SHEET_NORMAL, step->if_wrong);
  add_labelled (flow, TO_GO_BACK, REMEDY_SHEET_NORMAL, step->back);
  add_labelled (flow, STATED, REMEDY_SHEET_NORMAL, stated);
  add_labelled (flow, ARTICLES, REMEDY_SHEET_SMALL, articles);
}

static void
add_continued (RemedySheetFlow  *flow,
               const RemedyStep *step,
               guint             index)
{
  /* Translators: the number and the title of a step that goes on from the page before. */
  g_autofree char *text = g_strdup_printf (_ ("Step %u, continued: %s"), index + 1, step->title);
  g_autoptr (PangoLayout) layout =
      remedy_sheet_layout_new (flow->context, REMEDY_SHEET_STRONG, text, flow->width);
  RemedySheetRow *row = remedy_sheet_row_new (18);

  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  row->baseline = 10;
  row->tag = "P";
  remedy_sheet_row_text (row, 0, 0, layout, 0);
  flow->unit->continued = row;
}

static void
add_phase (RemedySheetFlow  *flow,
           const RemedyStep *step)
{
  guint first = flow->unit->rows->len;

  flow->left = 0;
  flow->right = flow->width;
  flow->unit->outline = g_strdup (remedy_phase_title ((RemedyPhase) step->phase));
  flow->unit->key = REMEDY_SHEET_KEY_PHASE + (guint) step->phase;
  flow->unit->new_page = step->phase == REMEDY_PHASE_ROLL_BACK;
  remedy_sheet_flow_gap (flow, 6);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_HEADING, "H2", flow->unit->outline);
  if (step->phase == REMEDY_PHASE_ROLL_BACK)
    remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P",
                            _ ("Leave this alone as long as all goes well."));
  remedy_sheet_flow_gap (flow, 8);
  remedy_sheet_flow_keep (flow, first);
}

static void
add_rule (RemedySheetFlow *flow)
{
  RemedySheetRow *row = remedy_sheet_flow_gap (flow, 9);

  remedy_sheet_row_add (row, (RemedySheetMark){ .kind = REMEDY_SHEET_RULE,
                                                .x = 0,
                                                .y = 1,
                                                .width = flow->width,
                                                .height = 0.4 });
}

/**
 * remedy_sheet_add_step:
 * @flow: where it is added
 * @matter: what the sheet is about
 * @index: of the step
 *
 * Adds a step: the heading of its phase before the first one, and the stop before the point
 * of no return.
 */
void
remedy_sheet_add_step (RemedySheetFlow         *flow,
                       const RemedySheetMatter *matter,
                       guint                    index)
{
  const RemedyStep *step = matter->plan->steps->pdata[index];
  const RemedyStep *before = index > 0 ? matter->plan->steps->pdata[index - 1] : NULL;
  const RemedyMark *mark = get_mark (matter, step);

  remedy_sheet_flow_begin (flow);
  if (before == NULL || before->phase != step->phase)
    add_phase (flow, step);
  if (step->no_return)
    remedy_sheet_add_stop (flow, matter);
  flow->label = 0;
  flow->left = measure_labels (flow);
  add_title (flow, step, mark, index);
  add_mark (flow, mark);
  if (step->advice)
    {
      remedy_sheet_flow_text (flow, REMEDY_SHEET_STRONG, "P", _ ("Our advice, not Microsoft’s"));
      remedy_sheet_flow_gap (flow, GAP);
    }
  add_body (flow, matter, index);
  add_rule (flow);
  add_continued (flow, step, index);
}
