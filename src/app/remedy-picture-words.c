/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-picture-words.h"

#include <glib/gi18n-lib.h>

/* What is said of a picture to whoever does not see it, or does not see it yet. */

/**
 * remedy_picture_words_title:
 * @picture: a picture
 *
 * Returns: (transfer full): what it is a picture of, in two or three words
 */
char *
remedy_picture_words_title (const RemedyPicture *picture)
{
  const char *page;

  g_return_val_if_fail (picture != NULL, NULL);

  if (picture->kind == REMEDY_PICTURE_IMPORTED || picture->snapshot == NULL)
    return g_strdup (_ ("Screen of the server"));
  page = remedy_page_title (picture->snapshot->page);
  if (picture->snapshot->step == NULL)
    return g_strdup (page);
  /* Translators: %s is the title of a page; a step of the run sheet was just dealt with there. */
  return g_strdup_printf (_ ("%s, a step"), page);
}

static void
add_sentence (GString    *text,
              const char *sentence)
{
  if (sentence == NULL || *sentence == '\0')
    return;
  g_string_append_printf (text, " %s", sentence);
  if (!g_str_has_suffix (sentence, ".") && !g_str_has_suffix (sentence, "?"))
    g_string_append_c (text, '.');
}

static void
add_checks (GString       *text,
            RemedySession *shown)
{
  const GPtrArray *findings = remedy_session_get_findings (shown);
  guint            n_failed = 0;
  guint            n_unknown = 0;
  g_autofree char *failed = NULL;
  g_autofree char *unknown = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = findings->pdata[i];

      n_failed += finding->verdict == REMEDY_VERDICT_FAIL;
      n_unknown += finding->verdict == REMEDY_VERDICT_UNKNOWN;
    }
  failed = g_strdup_printf (ngettext ("%u check failed.", "%u checks failed.", n_failed), n_failed);
  unknown = g_strdup_printf (ngettext ("%u could not be answered.", "%u could not be answered.",
                                       n_unknown),
                             n_unknown);
  add_sentence (text, failed);
  if (n_unknown > 0)
    add_sentence (text, unknown);
}

/* Translators: the %s is the title of a step of the run sheet. */
static char *
describe_mark (int         state,
               const char *title)
{
  if (state == REMEDY_STEP_DONE)
    return g_strdup_printf (_ ("The step “%s” was done."), title);
  if (state == REMEDY_STEP_FAILED)
    return g_strdup_printf (_ ("The step “%s” failed."), title);
  if (state == REMEDY_STEP_SKIPPED)
    return g_strdup_printf (_ ("The step “%s” was skipped."), title);
  return NULL;
}

static void
add_step (GString       *text,
          RemedySession *shown,
          const char    *id)
{
  const RemedyPlan *plan = remedy_session_get_plan (shown);
  const RemedyMark *mark = remedy_session_get_mark (shown, id);

  for (guint i = 0; plan != NULL && mark != NULL && i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];
      g_autofree char  *sentence = NULL;

      if (!g_str_equal (step->id, id))
        continue;
      sentence = describe_mark (mark->state, step->title);
      add_sentence (text, sentence);
    }
}

/**
 * remedy_picture_words_describe:
 * @shown: a session that shows @snapshot
 * @snapshot: what a picture is made from, with the names hidden
 *
 * Returns: (transfer full): what is to be seen in the picture, in a few sentences
 */
char *
remedy_picture_words_describe (RemedySession        *shown,
                               const RemedySnapshot *snapshot)
{
  const RemedyDiagnosis    *diagnosis;
  const RemedyVerification *verification;
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (REMEDY_IS_SESSION (shown), NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  text = g_string_new (NULL);
  /* Translators: %s is the title of a page of the wizard. */
  g_string_printf (text, _ ("Picture of the page “%s”."), remedy_page_title (snapshot->page));
  if (snapshot->step != NULL)
    add_step (text, shown, snapshot->step);
  if (snapshot->page == REMEDY_PAGE_CHECKS)
    add_checks (text, shown);
  verification = snapshot->after != NULL ? remedy_session_get_verification (shown) : NULL;
  diagnosis = verification == NULL ? remedy_session_get_diagnosis (shown) : NULL;
  if (verification != NULL)
    add_sentence (text, verification->headline);
  if (diagnosis != NULL)
    add_sentence (text, diagnosis->headline);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
