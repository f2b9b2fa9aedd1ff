/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-plan-report.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"
#include "report/remedy-plan-needs.h"
#include "report/remedy-report-text.h"

#define BOLD "\033[1m"
#define PLAIN "\033[0m"

#define COLUMNS 80
/* Where the words of a step begin, and what is typed. */
#define INDENT 6

typedef struct
{
  GString *text;
  gboolean colour;
  gsize    label_width; /* columns of the longest label, and a gap */
} Page;

static gsize
get_width (const char *text)
{
  gsize width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
put_blanks (Page *page,
            gsize n)
{
  g_string_append_printf (page->text, "%*s", (int) n, "");
}

/* The words of one paragraph from column @indent on, where the cursor is already. A word that
 * is too long stays whole: it may be a path. */
static void
put_words (Page       *page,
           gsize       indent,
           const char *paragraph)
{
  g_autofree char *tame = remedy_text_tame (paragraph);
  g_auto (GStrv) words = g_strsplit (tame, " ", -1);
  gsize column = indent;

  for (guint i = 0; words[i] != NULL; i++)
    {
      gsize width = get_width (words[i]);

      if (i > 0 && column + 1 + width > COLUMNS)
        {
          g_string_append_c (page->text, '\n');
          put_blanks (page, indent);
          column = indent;
        }
      else if (i > 0)
        {
          g_string_append_c (page->text, ' ');
          column++;
        }
      g_string_append (page->text, words[i]);
      column += width;
    }
  g_string_append_c (page->text, '\n');
}

static void
put_paragraphs (Page       *page,
                gsize       indent,
                const char *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      if (i > 0)
        put_blanks (page, indent);
      put_words (page, indent, paragraphs[i]);
    }
}

static void
put_heading (Page       *page,
             const char *text)
{
  if (page->colour)
    g_string_append (page->text, BOLD);
  put_words (page, 0, text);
  if (page->colour)
    {
      g_string_truncate (page->text, page->text->len - 1);
      g_string_append (page->text, PLAIN "\n");
    }
}

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
  N_LABELS,
};

/* As on paper. */
static const char *const labels[N_LABELS] = {
  [ONLY_AFTER] = N_ ("Only after"),
  [WHY] = N_ ("Why"),
  [DO] = N_ ("Do"),
  [TYPE] = N_ ("Type"),
  [EXPECT] = N_ ("Expect"),
  [IF_NOT] = N_ ("If not"),
  [TO_GO_BACK] = N_ ("To go back"),
  [STATED] = N_ ("Stated"),
  [ARTICLES] = N_ ("Articles"),
};

static void
put_label (Page       *page,
           const char *label)
{
  put_blanks (page, INDENT);
  g_string_append (page->text, label);
  put_blanks (page, page->label_width - get_width (label));
}

static void
put_labelled (Page       *page,
              guint       label,
              const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  put_label (page, _ (labels[label]));
  put_paragraphs (page, INDENT + page->label_width, text);
}

/* What is typed or copied is never broken: the terminal may do that, a copy of it is whole. */
static void
put_verbatim (Page       *page,
              gsize       indent,
              const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autofree char *tame = NULL;

      if (g_str_has_suffix (lines[i], "\r"))
        lines[i][strlen (lines[i]) - 1] = '\0';
      tame = remedy_text_tame (lines[i]);
      if (*tame != '\0')
        put_blanks (page, indent);
      g_string_append_printf (page->text, "%s\n", tame);
    }
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
put_command (Page       *page,
             const char *command)
{
  if (command == NULL)
    return;
  put_blanks (page, INDENT);
  g_string_append_printf (page->text, "%s\n", _ (labels[TYPE]));
  put_verbatim (page, INDENT + 4, command);
}

static void
put_document (Page             *page,
              const RemedyStep *step)
{
  const char *name = step->document_name != NULL ? step->document_name : step->title;
  g_autofree char *heading = NULL;

  if (step->document == NULL)
    return;
  /* Translators: the name of a text, which follows; as in “Message to the users”. */
  heading = g_strdup_printf (_ ("The text for it: %s"), name);
  put_blanks (page, INDENT);
  put_words (page, INDENT, heading);
  put_verbatim (page, INDENT + 4, step->document);
}

static void
put_step (Page             *page,
          const RemedyPlan *plan,
          guint             index)
{
  const RemedyStep *step = plan->steps->pdata[index];
  g_autofree char *needs = remedy_plan_describe_needs (plan, step);
  g_autofree char *title = remedy_text_tame (step->title);
  g_autofree char *stated = join (step->stated, "\n");
  g_autofree char *articles = join (step->articles, ", ");

  g_string_append_printf (page->text, "\n%*u  ", INDENT - 2, index + 1);
  put_heading (page, title);
  if (step->no_return)
    {
      put_blanks (page, INDENT);
      put_words (page, INDENT, _ ("Stop: the point of no return"));
    }
  if (step->advice)
    {
      put_blanks (page, INDENT);
      put_words (page, INDENT, _ ("Our advice, not Microsoft’s"));
    }
  put_labelled (page, ONLY_AFTER, needs);
  put_labelled (page, WHY, step->why);
  put_labelled (page, DO, step->instruction);
  put_command (page, step->command);
  put_labelled (page, EXPECT, step->expect);
  put_labelled (page, IF_NOT, step->if_wrong);
  put_labelled (page, TO_GO_BACK, step->back);
  put_labelled (page, STATED, stated);
  put_labelled (page, ARTICLES, articles);
  put_document (page, step);
}

static void
put_top (Page                   *page,
         const RemedyPlanReport *self)
{
  guint n_steps = remedy_plan_count (self->plan);
  g_autofree char *paths = self->layout != NULL ? join (self->layout->host_paths, ", ") : NULL;
  g_autofree char *title = NULL;
  g_autofree char *size = NULL;

  if (self->computer != NULL && paths != NULL)
    /* Translators: the name of a computer, and folders on this machine. */
    title = g_strdup_printf (_ ("%s, read from %s"), self->computer, paths);
  put_heading (page, title != NULL ? title : paths != NULL ? paths : _ ("Unknown server"));
  if (self->stopped)
    put_words (page, 0, _ ("The reading was stopped."));
  put_words (page, 0, self->diagnosis->headline);
  if (remedy_diagnosis_exit_code ((RemedyCondition) self->diagnosis->condition) != 1)
    {
      g_autofree char *warning =
          g_strdup_printf (_ ("%s The steps below belong to the fault of Q236176."),
                           self->diagnosis->sentence);

      put_words (page, 0, warning);
    }
  size = self->plan->service_pack > 0
             /* Translators: the number of a service pack, and how many steps there are. */
             ? g_strdup_printf (ngettext ("Run sheet for Service Pack %d: %u step and the way back",
                                          "Run sheet for Service Pack %d: %u steps and the way back",
                                          n_steps),
                                (int) self->plan->service_pack, n_steps)
             : g_strdup_printf (ngettext ("Run sheet, the service pack not known: %u step and the "
                                          "way back",
                                          "Run sheet, the service pack not known: %u steps and the "
                                          "way back",
                                          n_steps),
                                n_steps);
  put_words (page, 0, size);
}

/* Whether the media that was handed over fits, and all that keeps it from that. */
static void
put_media (Page                   *page,
           const RemedyPlanReport *self)
{
  RemedyReportTextFlags flags =
      page->colour ? REMEDY_REPORT_TEXT_COLOUR : REMEDY_REPORT_TEXT_PLAIN;

  if (self->media_answer == NULL)
    return;
  g_string_append_c (page->text, '\n');
  put_heading (page, _ ("The service pack’s media"));
  put_words (page, 0, self->media->path);
  remedy_report_text_add (page->text, self->media_answer, flags);
  for (guint i = 0; i < self->media_findings->len; i++)
    remedy_report_text_add (page->text, self->media_findings->pdata[i], flags);
  if (self->media_answer->advice == NULL)
    return;
  put_blanks (page, 2);
  put_words (page, 2, self->media_answer->advice);
}

/**
 * remedy_plan_report_to_text:
 * @self: a report
 * @colour: with the escapes of a terminal
 *
 * Returns: (transfer full): the run sheet for a terminal of 80 columns; what is to be typed is
 *   not broken
 */
char *
remedy_plan_report_to_text (const RemedyPlanReport *self,
                            gboolean                colour)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Page page = { text, colour, 0 };
  int phase = -1;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < N_LABELS; i++)
    page.label_width = MAX (page.label_width, get_width (_ (labels[i])) + 2);
  put_top (&page, self);
  put_media (&page, self);
  for (guint i = 0; i < self->plan->steps->len; i++)
    {
      const RemedyStep *step = self->plan->steps->pdata[i];

      if (step->phase != phase)
        {
          phase = step->phase;
          g_string_append_c (text, '\n');
          put_heading (&page, remedy_phase_title ((RemedyPhase) phase));
        }
      put_step (&page, self->plan, i);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
