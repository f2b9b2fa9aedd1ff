/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/remedy-run-sheet-parts.h"

/* What is on the sheet beside the steps: the stop before the point of no return, room for
 * notes, and the texts to send or to copy. */

#define INSET 10
#define BOX_SIZE 9
/* More than any page holds: they fill what is left of one, if that is worth it. */
#define N_NOTES 60
#define LEAST_NOTES 8
#define NOTE_HEIGHT 22
/* Of a text; a message may name every user of a large organization. */
#define MAX_DOCUMENT_LINES 200

static void
add_agreement (RemedySheetFlow *flow,
               gboolean         agreed,
               const char      *text)
{
  guint first;
  RemedySheetMark box = { .kind = REMEDY_SHEET_BOX, .y = 1, .width = BOX_SIZE, .height = BOX_SIZE };

  box.x = flow->left;
  flow->left += BOX_SIZE + 6;
  first = remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P", text);
  flow->left = box.x;
  remedy_sheet_row_add (flow->unit->rows->pdata[first], box);
  box.kind = REMEDY_SHEET_DONE;
  if (agreed)
    remedy_sheet_row_add (flow->unit->rows->pdata[first], box);
  remedy_sheet_flow_gap (flow, 4);
}

static void
add_agreements (RemedySheetFlow         *flow,
                const RemedySheetMatter *matter)
{
  const RemedyWork *work = matter->case_->work;
  const char *backup = matter->plan->workstation
                           ? _ ("The registry and the program files were put aside, and the copies "
                                "were looked at.")
                           : _ ("A backup was taken, and it was verified.");
  /* Translators: %s is a whole sentence about the backup. */
  g_autofree char *said = g_strdup_printf (_ ("%s (Stated in the program.)"), backup);
  g_autofree char *when = remedy_sheet_date (work->consent_time);
  g_autofree char *consent = NULL;
  gboolean stated = work->statements != NULL && work->statements->backup == REMEDY_STATED_YES;

  if (work->consent)
    /* Translators: %s is a time. */
    consent = g_strdup_printf (_ ("This run sheet was read to its end, and agreed to. (Stated in "
                                  "the program, %s.)"),
                               when);
  add_agreement (flow, FALSE,
                 _ ("Every step before this one is ticked, or its reason is written beside it."));
  add_agreement (flow, stated, stated ? said : backup);
  add_agreement (flow, work->consent,
                 consent != NULL ? consent
                                 : _ ("This run sheet was read to its end, and agreed to."));
}

/* One row of its own each where the paper is narrow. */
static void
add_signature (RemedySheetFlow *flow)
{
  const char *const fields[] = { _ ("Name"), _ ("Signature"), _ ("Date and time") };
  double left = flow->left;
  double width = flow->right - left;
  gboolean wide = width > 330;
  RemedySheetRow *row = NULL;

  for (gsize i = G_N_ELEMENTS (fields); i-- > 0;)
    {
      double share = wide ? width / G_N_ELEMENTS (fields) : width;
      double x = left + (wide ? (double) i * share : 0);
      gsize field = wide ? i : G_N_ELEMENTS (fields) - 1 - i;

      if (row == NULL || !wide)
        {
          row = remedy_sheet_flow_gap (flow, 24);
          row->baseline = 18;
          row->tag = "P";
          row->paragraph = ++flow->paragraph;
        }
      remedy_sheet_add_field (flow, row, fields[field], x, x + share - 8);
    }
}

/**
 * remedy_sheet_add_stop:
 * @flow: where it is added
 * @matter: what the sheet is about
 *
 * Adds the stop before the point of no return, to be signed.
 */
void
remedy_sheet_add_stop (RemedySheetFlow         *flow,
                       const RemedySheetMatter *matter)
{
  guint first = flow->unit->rows->len;

  remedy_sheet_flow_gap (flow, INSET);
  flow->left = INSET;
  flow->right = flow->width - INSET;
  remedy_sheet_flow_text (flow, REMEDY_SHEET_HEADING, "P", _ ("Stop: the point of no return"));
  remedy_sheet_flow_gap (flow, 6);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P",
                          matter->plan->workstation
                              ? _ ("No article tells how to take a service pack of Exchange 5.5 "
                                   "off again. Every Outlook profile that connects to Notes "
                                   "stops working afterwards.")
                              : _ ("No article tells how to take a service pack of Exchange 5.5 "
                                   "off again. Once Update has started, the way back is a restore "
                                   "from backup. Mail stops while it runs, and every Outlook "
                                   "profile that connects to Notes stops working afterwards."));
  remedy_sheet_flow_gap (flow, 8);
  add_agreements (flow, matter);
  add_signature (flow);
  remedy_sheet_flow_gap (flow, INSET);
  remedy_sheet_flow_frame (flow, first, 0, flow->width, 2.5);
  remedy_sheet_flow_gap (flow, 12);
  remedy_sheet_flow_keep (flow, first);
}

/**
 * remedy_sheet_add_notes:
 * @flow: where it is added
 *
 * Adds lines to write on, as many as there is room for.
 */
void
remedy_sheet_add_notes (RemedySheetFlow *flow)
{
  remedy_sheet_flow_begin (flow);
  flow->left = 0;
  flow->right = flow->width;
  flow->unit->key = REMEDY_SHEET_KEY_NOTES;
  flow->unit->outline = g_strdup (_ ("Notes"));
  remedy_sheet_flow_gap (flow, 8);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_STEP, "H2", flow->unit->outline);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P",
                          _ ("What the screen said, files that were kept, how services started, and "
                             "everything that went differently."));
  remedy_sheet_flow_keep (flow, 0);
  flow->unit->least_rows = flow->unit->rows->len + LEAST_NOTES;
  for (guint i = 0; i < N_NOTES; i++)
    remedy_sheet_row_add (remedy_sheet_flow_gap (flow, NOTE_HEIGHT),
                          (RemedySheetMark){ .kind = REMEDY_SHEET_RULE,
                                             .y = NOTE_HEIGHT - 1,
                                             .width = flow->width,
                                             .height = 0.4 });
}

/**
 * remedy_sheet_document_title:
 * @matter: what the sheet is about
 * @step: index of a step that has a document
 *
 * Returns: (transfer full): number and name of the document
 */
char *
remedy_sheet_document_title (const RemedySheetMatter *matter,
                             guint                    step)
{
  const RemedyStep *owner = matter->plan->steps->pdata[step];
  guint number = 1;

  for (guint i = 0; i < step; i++)
    number += ((const RemedyStep *) matter->plan->steps->pdata[i])->document != NULL;
  /* Translators: number and name of a text at the end of the run sheet. */
  return g_strdup_printf (_ ("Appendix %u: %s"), number,
                          owner->document_name != NULL ? owner->document_name : owner->title);
}

static void
add_too_long (RemedySheetFlow *flow,
              guint            n_lines)
{
  /* Translators: %u is how many lines of a text are not printed. */
  g_autofree char *text = g_strdup_printf (
      ngettext ("Here %u line is left out: more would not be printed. “ntsmigctl plan” shows all.",
                "Here %u lines are left out: more would not be printed. “ntsmigctl plan” shows all.",
                n_lines),
      n_lines);

  remedy_sheet_flow_gap (flow, 6);
  remedy_sheet_flow_text (flow, REMEDY_SHEET_STRONG, "P", text);
}

/* A file for the server is copied letter by letter; a message is read. */
static void
add_document (RemedySheetFlow  *flow,
              const RemedyStep *step)
{
  g_autofree char *copy = g_strchomp (g_strdelimit (g_strdup (step->document), "\r", ' '));
  g_auto (GStrv) lines = g_strsplit (copy, "\n", MAX_DOCUMENT_LINES + 1);
  guint n_lines = g_strv_length (lines);
  guint n_more = 0;
  g_autofree char *text = NULL;

  if (n_lines > MAX_DOCUMENT_LINES)
    {
      for (const char *p = lines[MAX_DOCUMENT_LINES]; p != NULL; p = strchr (p + 1, '\n'))
        n_more++;
      g_clear_pointer (&lines[MAX_DOCUMENT_LINES], g_free);
    }
  text = g_strjoinv ("\n", lines);
  if (step->document_name != NULL && strchr (step->document_name, '\\') != NULL)
    remedy_sheet_flow_commands (flow, text, FALSE);
  else
    remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P", text);
  if (n_more > 0)
    add_too_long (flow, n_more);
}

/**
 * remedy_sheet_add_documents:
 * @flow: where they are added
 * @matter: what the sheet is about
 *
 * Adds the texts that were made for steps.
 */
void
remedy_sheet_add_documents (RemedySheetFlow         *flow,
                            const RemedySheetMatter *matter)
{
  guint n_documents = 0;

  for (guint i = 0; i < matter->plan->steps->len; i++)
    {
      const RemedyStep *step = matter->plan->steps->pdata[i];
      /* Translators: number and title of the step that a text is for. */
      g_autofree char *use = g_strdup_printf (_ ("For step %u, “%s”."), i + 1, step->title);

      if (step->document == NULL)
        continue;
      remedy_sheet_flow_begin (flow);
      flow->left = 0;
      flow->right = flow->width;
      remedy_sheet_flow_gap (flow, 22);
      flow->unit->key = REMEDY_SHEET_KEY_DOCUMENT + n_documents++;
      flow->unit->outline = remedy_sheet_document_title (matter, i);
      remedy_sheet_flow_text (flow, REMEDY_SHEET_STEP, "H2", flow->unit->outline);
      remedy_sheet_flow_text (flow, REMEDY_SHEET_NORMAL, "P", use);
      remedy_sheet_flow_gap (flow, 8);
      remedy_sheet_flow_keep (flow, 0);
      add_document (flow, step);
    }
}
