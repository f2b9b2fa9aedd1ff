/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-text.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"

#define BOLD "\033[1m"
#define DIM "\033[2m"
#define RED "\033[31m"
#define GREEN "\033[32m"
#define YELLOW "\033[33m"
#define PLAIN "\033[0m"

/* Columns that a verdict takes, with its symbol. */
#define VERDICT_WIDTH 12

typedef struct
{
  GString *text;
  RemedyReportTextFlags flags;
} Page;

/* How a verdict looks: never by colour alone. */
typedef struct
{
  const char *symbol;
  const char *word; /* translated */
  const char *colour;
} Look;

static Look
look_of (const RemedyFinding *finding)
{
  switch ((RemedyVerdict) finding->verdict)
    {
    case REMEDY_VERDICT_PASS:
      if (finding->severity == REMEDY_SEVERITY_INFO)
        return (Look){ "✓", _ ("pass"), GREEN };
      /* Translators: a check that passed, with something that is good to know. */
      return (Look){ "!", _ ("note"), YELLOW };
    case REMEDY_VERDICT_FAIL:
      if (finding->severity == REMEDY_SEVERITY_ERROR)
        return (Look){ "✗", _ ("fail"), RED };
      return (Look){ "!", _ ("warning"), YELLOW };
    case REMEDY_VERDICT_NOT_APPLICABLE:
      /* Translators: short for “not applicable”. */
      return (Look){ "–", _ ("n/a"), DIM };
    case REMEDY_VERDICT_UNKNOWN:
    default:
      return (Look){ "?", _ ("unknown"), YELLOW };
    }
}

/* Texts of a server may hold line breaks, and what steers a terminal. */
static void
put_line (Page       *page,
          const char *indent,
          const char *colour,
          const char *text)
{
  gboolean coloured = (page->flags & REMEDY_REPORT_TEXT_COLOUR) != 0 && colour != NULL;
  g_autofree char *line = remedy_text_tame (text);

  g_string_append_printf (page->text, "%s%s%s%s\n", indent, coloured ? colour : "", line,
                          coloured ? PLAIN : "");
}

static void
put_seen (Page             *page,
          const char       *indent,
          const char       *sign,
          const RemedySeen *seen)
{
  g_autofree char *inner = g_strconcat (indent, sign, NULL);
  g_autofree char *blank = g_strdup_printf ("%s%*s", indent, (int) g_utf8_strlen (sign, -1), "");

  put_line (page, inner, NULL, seen->what);
  if (seen->where != NULL)
    put_line (page, blank, DIM, seen->where);
}

static void
put_details (Page                *page,
             const RemedyFinding *finding)
{
  static const char indent[] = "                ";

  for (guint i = 0; i < finding->seen->len; i++)
    put_seen (page, indent, "· ", finding->seen->pdata[i]);
  put_line (page, indent, NULL, finding->why);
  if (finding->advice != NULL)
    put_line (page, indent, NULL, finding->advice);
}

static void
put_finding (Page                *page,
             const RemedyFinding *finding)
{
  Look look = look_of (finding);
  gboolean coloured = (page->flags & REMEDY_REPORT_TEXT_COLOUR) != 0;
  glong width = g_utf8_strlen (look.word, -1) + 2;
  const char *badge = finding->how == REMEDY_HOW_STATED     ? _ (" (stated)")
                      : finding->how == REMEDY_HOW_NOT_READ ? _ (" (not read)")
                                                            : "";
  g_autofree char *title = remedy_text_tame (finding->title);

  g_string_append_printf (page->text, "  %s%s %s%s%*s%s%s\n", coloured ? look.colour : "",
                          look.symbol, look.word, coloured ? PLAIN : "",
                          (int) MAX (1, VERDICT_WIDTH - width), "", title, badge);
  put_line (page, "              ", DIM, finding->summary);
  if (page->flags & REMEDY_REPORT_TEXT_VERBOSE)
    put_details (page, finding);
}

static void
put_list (Page            *page,
          const char      *heading,
          const char      *sign,
          const GPtrArray *seen)
{
  if (seen->len == 0)
    return;
  put_line (page, "  ", NULL, heading);
  for (guint i = 0; i < seen->len; i++)
    put_seen (page, "    ", sign, seen->pdata[i]);
}

static void
put_texts (Page            *page,
           const char      *heading,
           const GPtrArray *texts)
{
  if (texts->len == 0)
    return;
  put_line (page, "  ", NULL, heading);
  for (guint i = 0; i < texts->len; i++)
    put_line (page, "    · ", NULL, texts->pdata[i]);
}

static void
put_diagnosis (Page                  *page,
               const RemedyDiagnosis *diagnosis)
{
  put_line (page, "", BOLD, _ ("Diagnosis"));
  put_line (page, "  ", BOLD, diagnosis->headline);
  put_line (page, "  ", NULL, diagnosis->sentence);
  put_list (page, _ ("What speaks for it:"), "+ ", diagnosis->speaks_for);
  put_list (page, _ ("What speaks against it:"), "− ", diagnosis->speaks_against);
  put_texts (page, _ ("What would change it:"), diagnosis->would_change);
  if (remedy_diagnosis_exit_code ((RemedyCondition) diagnosis->condition) == 1)
    put_texts (page, _ ("Outlook profiles that will stop working:"), diagnosis->profiles);
  put_line (page, "  ", NULL, diagnosis->next);
}

/* What the source would not give, and where it had to choose. */
static void
put_problems (Page                   *page,
              const RemedyLayoutFact *layout)
{
  if (layout == NULL || layout->problems->len == 0)
    return;
  g_string_append_c (page->text, '\n');
  put_line (page, "", BOLD, _ ("About the files"));
  for (guint i = 0; i < layout->problems->len; i++)
    {
      const RemedyProblemFact *problem = layout->problems->pdata[i];

      put_line (page, "  · ", NULL, problem->path);
      put_line (page, "    ", DIM, problem->reason);
    }
}

static void
put_heading (Page                    *page,
             const RemedyCheckReport *self)
{
  g_autoptr (GString) paths = g_string_new (NULL);
  g_autofree char *heading = NULL;

  if (self->layout == NULL)
    return;
  for (guint i = 0; i < self->layout->host_paths->len; i++)
    g_string_append_printf (paths, "%s%s", i > 0 ? ", " : "",
                            (char *) self->layout->host_paths->pdata[i]);
  if (self->layout->computer != NULL)
    /* Translators: the name of a computer, and folders on this machine. */
    heading = g_strdup_printf (_ ("%s, read from %s"), self->layout->computer, paths->str);
  put_line (page, "", BOLD, heading != NULL ? heading : paths->str);
  if (self->stopped)
    put_line (page, "", YELLOW, _ ("The reading was stopped."));
}

/**
 * remedy_report_text_add:
 * @text: (inout): where to
 * @finding: one row
 * @flags: how much, and how
 *
 * Adds what was found, as remedy_check_report_to_text() shows it.
 */
void
remedy_report_text_add (GString              *text,
                        const RemedyFinding  *finding,
                        RemedyReportTextFlags flags)
{
  Page page = { text, flags };

  g_return_if_fail (text != NULL && finding != NULL);

  put_finding (&page, finding);
}

/**
 * remedy_check_report_to_text:
 * @self: a report
 * @flags: how much, and how
 *
 * Returns: (transfer full): findings by group, then the diagnosis, for a terminal
 */
char *
remedy_check_report_to_text (const RemedyCheckReport *self,
                             RemedyReportTextFlags    flags)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Page page = { text, flags };
  int group = -1;

  put_heading (&page, self);
  for (guint i = 0; i < self->findings->len; i++)
    {
      const RemedyFinding *finding = self->findings->pdata[i];
      const RemedyCheck *check = remedy_check_find (finding->id);

      if (check != NULL && (int) check->group != group)
        {
          group = (int) check->group;
          g_string_append_c (text, '\n');
          put_line (&page, "", BOLD, remedy_check_group_name (check->group));
        }
      put_finding (&page, finding);
    }
  put_problems (&page, self->layout);
  g_string_append_c (text, '\n');
  put_diagnosis (&page, self->diagnosis);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
