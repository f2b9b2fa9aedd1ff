/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-caption.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"

static char *
describe_step (RemedySession *session,
               const char    *id)
{
  const RemedyPlan *plan = id != NULL ? remedy_session_get_plan (session) : NULL;

  for (guint i = 0; plan != NULL && i < plan->steps->len; i++)
    {
      const RemedyStep *step = g_ptr_array_index (plan->steps, i);

      if (!g_str_equal (step->id, id))
        continue;
      /* The way back has no place in the count. */
      if (step->phase == REMEDY_PHASE_ROLL_BACK)
        return g_strdup (step->title);
      /* Translators: of the run sheet: the number of a step, how many there are, its title. */
      return g_strdup_printf (_ ("Step %u of %u of the run sheet: %s"), i + 1,
                              remedy_plan_count (plan), step->title);
    }
  return NULL;
}

/* Once the server was read again, that is what counts. */
static RemedyLook
get_verdict (RemedySession *session)
{
  const RemedyDiagnosis    *diagnosis = remedy_session_get_diagnosis (session);
  const RemedyVerification *verification
      = remedy_session_get_after (session) != NULL ? remedy_session_get_verification (session)
                                                   : NULL;

  if (verification != NULL)
    return remedy_look_outcome (verification->outcome);
  return remedy_look_condition (diagnosis != NULL ? diagnosis->condition
                                                  : REMEDY_CONDITION_CANNOT_TELL);
}

/**
 * remedy_caption_new:
 * @session: that shows @snapshot
 * @snapshot: what the picture is made from
 *
 * Returns: (transfer full): what is said of the picture
 */
RemedyCaption *
remedy_caption_new (RemedySession        *session,
                    const RemedySnapshot *snapshot)
{
  RemedyCaption    *self;
  const RemedyCase *case_;

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);
  g_return_val_if_fail (snapshot != NULL && snapshot->case_ != NULL, NULL);

  self = g_new0 (RemedyCaption, 1);
  case_ = snapshot->case_;
  /* Translators: the number of a page of the wizard, how many there are, and its title. */
  self->place = g_strdup_printf (_ ("Step %d of %d · %s"), snapshot->page + 1, REMEDY_N_PAGES,
                                 remedy_page_title (snapshot->page));
  self->step = describe_step (session, snapshot->step);
  self->verdict = get_verdict (session);
  self->when = remedy_words_time (snapshot->taken,
                                  snapshot->after != NULL ? snapshot->after : snapshot->before);
  if (case_->server == NULL)
    self->server = g_strdup (case_->practice != NULL ? _ ("Practice server")
                                                     : _ ("Unknown server"));
  else if (case_->practice != NULL)
    /* Translators: %s is the name of a server. */
    self->server = g_strdup_printf (_ ("%s, a practice server"), case_->server);
  else
    self->server = g_strdup (case_->server);
  return self;
}

/**
 * remedy_caption_free:
 * @self: (transfer full) (nullable): a caption
 */
void
remedy_caption_free (RemedyCaption *self)
{
  if (self == NULL)
    return;
  g_free (self->place);
  g_free (self->step);
  g_free (self->when);
  g_free (self->server);
  g_free (self);
}

/**
 * remedy_caption_to_text:
 * @self: what is said of a picture
 *
 * Returns: (transfer full): the same in one line, for who cannot see the picture
 */
char *
remedy_caption_to_text (const RemedyCaption *self)
{
  g_autoptr (GString) text = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  text = g_string_new (self->place);
  if (self->step != NULL)
    g_string_append_printf (text, " · %s", self->step);
  g_string_append_printf (text, " · %s · %s · %s", self->verdict.word, self->server, self->when);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The page at its start, the verdict at its end. */
static GtkWidget *
new_first_line (const RemedyCaption *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();
  GtkWidget *word = remedy_look_new_label (self->verdict.word, "heading");

  remedy_look_dress (GTK_IMAGE (icon), &self->verdict);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_pack_start (GTK_BOX (line), remedy_look_new_label (self->place, "heading"), TRUE, TRUE, 0);
  gtk_box_pack_end (GTK_BOX (line), word, FALSE, FALSE, 0);
  gtk_box_pack_end (GTK_BOX (line), icon, FALSE, FALSE, 0);
  return line;
}

/**
 * remedy_caption_to_strip:
 * @self: what is said of a picture
 * @own: (nullable): what the operator said of it
 *
 * Returns: (transfer floating): the same as a strip over the page
 */
GtkWidget *
remedy_caption_to_strip (const RemedyCaption *self,
                         const char          *own)
{
  GtkWidget       *strip = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *about = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  about = g_strdup_printf ("%s · %s", self->server, self->when);
  gtk_style_context_add_class (gtk_widget_get_style_context (strip), "caption-strip");
  gtk_container_add (GTK_CONTAINER (strip), new_first_line (self));
  if (self->step != NULL)
    gtk_container_add (GTK_CONTAINER (strip), remedy_look_new_label (self->step, "step"));
  gtk_container_add (GTK_CONTAINER (strip), remedy_look_new_label (about, "quiet"));
  if (own != NULL && *own != '\0')
    gtk_container_add (GTK_CONTAINER (strip), remedy_look_new_label (own, "own"));
  gtk_widget_show_all (strip);
  return strip;
}
