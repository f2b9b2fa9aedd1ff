/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-reapply-page.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-container.h"
#include "app/remedy-words.h"
#include "app/rows/remedy-banner.h"
#include "app/rows/remedy-command-box.h"
#include "app/rows/remedy-document-row.h"
#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-fault-notice.h"
#include "app/rows/remedy-paper-bar.h"
#include "app/rows/remedy-reason-entry.h"
#include "app/rows/remedy-sheet.h"
#include "app/rows/remedy-trouble-group.h"

/* What the reason entry asks for. */
typedef enum
{
  ASKING_FAILED,
  ASKING_SKIPPED,
  ASKING_NOTE,
} Asking;

/* The run sheet, one step at a time. */
struct _RemedyReapplyPage
{
  RemedyPage parent_instance;

  GtkLabel          *advice_label;
  GtkLabel          *back_label;
  GtkBox            *card;
  RemedyCommandBox  *command_box;
  RemedyDocumentRow *document_row;
  GtkButton         *done_button;
  GtkLabel          *expect_label;
  GtkLabel          *if_wrong_label;
  GtkLabel          *instruction_label;
  GtkBox            *marks_box;
  RemedyBanner      *no_return_banner;
  RemedyFaultNotice *notice;
  GtkButton         *practice_button;
  RemedyReasonEntry *reason;
  GtkButton         *return_button;
  RemedySheet       *sheet;
  GtkBox            *stated_box;
  RemedyBanner      *stopped_banner;
  GtkButton         *take_back_button;
  RemedyTroubleGroup *trouble;
  GtkLabel          *why_label;

  Asking asking;
  char  *step;   /* (owned) (nullable) id of the step in the card */
  char  *chosen; /* (owned) (nullable) the same, if the operator chose it */
  char  *wanted; /* (owned) (nullable) id of the step that was asked for just now */
  char  *last;   /* (owned) (nullable) id of the step that was marked last */
};

G_DEFINE_TYPE (RemedyReapplyPage, remedy_reapply_page, REMEDY_TYPE_PAGE)

static void
move (RemedyReapplyPage *self, const char *step, RemedyStepState state, const char *reason)
{
  RemedyPage *page = REMEDY_PAGE (self);

  if (step == NULL || remedy_page_is_busy (page))
    return;
  remedy_page_begin (page);
  remedy_session_move_step_async (remedy_page_get_session (page), step, state, reason,
                                  remedy_page_saved, g_object_ref (page));
}

static void
on_done (RemedyReapplyPage *self)
{
  move (self, self->step, REMEDY_STEP_DONE, NULL);
}

static void
on_failed (RemedyReapplyPage *self)
{
  self->asking = ASKING_FAILED;
  remedy_reason_entry_ask (self->reason, _ ("_What happened instead?"), _ ("_Mark as failed"), NULL,
                           TRUE);
}

static void
on_skip (RemedyReapplyPage *self)
{
  self->asking = ASKING_SKIPPED;
  remedy_reason_entry_ask (self->reason, _ ("_Why is it skipped?"), _ ("_Mark as skipped"), NULL,
                           TRUE);
}

static void
on_note (RemedyReapplyPage *self)
{
  RemedySession    *session = remedy_page_get_session (REMEDY_PAGE (self));
  const RemedyMark *mark =
      self->step != NULL ? remedy_session_get_mark (session, self->step) : NULL;

  self->asking = ASKING_NOTE;
  remedy_reason_entry_ask (self->reason, _ ("_Your note on this step"), _ ("_Keep the note"),
                           mark != NULL ? mark->note : NULL, FALSE);
}

/* A note that is on disk is no longer asked for; one that is not stays to be tried again. */
static void
on_noted (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (RemedyReapplyPage) self = g_object_ref (user_data);
  const RemedyMark *mark;
  const char       *note;

  remedy_page_saved (source, result, user_data);
  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || self->step == NULL ||
      self->asking != ASKING_NOTE)
    return;
  mark = remedy_session_get_mark (REMEDY_SESSION (source), self->step);
  note = mark != NULL && mark->note != NULL ? mark->note : "";
  if (g_str_equal (note, remedy_reason_entry_get_text (self->reason)))
    remedy_reason_entry_close (self->reason);
}

static void
on_reason (RemedyReapplyPage *self, const char *text)
{
  RemedyPage *page = REMEDY_PAGE (self);

  if (self->step == NULL || remedy_page_is_busy (page))
    return;
  if (self->asking != ASKING_NOTE)
    {
      move (self, self->step,
            self->asking == ASKING_FAILED ? REMEDY_STEP_FAILED : REMEDY_STEP_SKIPPED, text);
      return;
    }
  remedy_page_begin (page);
  remedy_session_note_step_async (remedy_page_get_session (page), self->step, text, on_noted,
                                  g_object_ref (page));
}

static void
on_practice (RemedyReapplyPage *self)
{
  RemedyPage       *page = REMEDY_PAGE (self);
  RemedySession    *session = remedy_page_get_session (page);
  const RemedyPlan *plan = remedy_session_get_plan (session);
  const RemedyStep *step =
      plan != NULL && self->step != NULL ? remedy_plan_find (plan, self->step) : NULL;

  if (step == NULL || remedy_page_is_busy (page))
    return;
  remedy_page_begin (page);
  remedy_session_practise_async (session, step->practice, remedy_page_get_cancellable (page),
                                 remedy_page_saved, g_object_ref (page));
}

static void
on_take_back (RemedyReapplyPage *self, const char *step)
{
  move (self, step, REMEDY_STEP_PENDING, NULL);
}

static void
on_take_last_back (RemedyReapplyPage *self)
{
  move (self, self->last, REMEDY_STEP_PENDING, NULL);
}

static void
on_add_failure (RemedyReapplyPage *self, const char *failure)
{
  RemedyPage *page = REMEDY_PAGE (self);

  if (remedy_page_is_busy (page))
    return;
  remedy_page_begin (page);
  remedy_session_add_failure_async (remedy_page_get_session (page), failure, remedy_page_saved,
                                    g_object_ref (page));
}

static void
on_drop_failure (RemedyReapplyPage *self, const char *failure)
{
  RemedyPage *page = REMEDY_PAGE (self);

  if (remedy_page_is_busy (page))
    return;
  remedy_page_begin (page);
  remedy_session_drop_failure_async (remedy_page_get_session (page), failure, remedy_page_saved,
                                     g_object_ref (page));
}

static void
remedy_reapply_page_find (RemedyPage *page)
{
  remedy_trouble_group_take_focus (REMEDY_REAPPLY_PAGE (page)->trouble);
}

static RemedyStepState
get_state (RemedySession *session, const RemedyStep *step)
{
  const RemedyMark *mark = remedy_session_get_mark (session, step->id);

  return mark != NULL ? (RemedyStepState) mark->state : REMEDY_STEP_PENDING;
}

/* Where the sheet stands: the operator may choose another step than the one whose turn it
 * is, on the way back too. */
typedef struct
{
  const RemedyStep *current; /* the step to do now; NULL once all are marked */
  const RemedyStep *turn;    /* the one whose turn it is; NULL once all are marked */
  guint             number;  /* of the current one; 0 on the way back, which is not counted */
  guint             n_steps;
} Place;

/* What is stopped by another step has its turn only when nothing else is left. */
static const RemedyStep *
find_turn (RemedySession    *session,
           const RemedyPlan *plan)
{
  const RemedyStep *stopped = NULL;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];
      RemedyStepState   state = get_state (session, step);

      if (step->phase == REMEDY_PHASE_ROLL_BACK ||
          (state != REMEDY_STEP_PENDING && state != REMEDY_STEP_ACTIVE))
        continue;
      if (remedy_session_get_blocker (session, step->id) == NULL)
        return step;
      if (stopped == NULL)
        stopped = step;
    }
  return stopped;
}

static Place
find_place (RemedySession    *session,
            const RemedyPlan *plan)
{
  Place place = { .turn = find_turn (session, plan) };

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];
      gboolean          counts = step->phase != REMEDY_PHASE_ROLL_BACK;

      place.n_steps += counts;
      if (get_state (session, step) == REMEDY_STEP_ACTIVE ||
          (step == place.turn && place.current == NULL))
        {
          place.current = step;
          place.number = counts ? place.n_steps : 0;
        }
    }
  return place;
}

/* The step that was chosen before is left as it is. The one whose turn it is needs no mark
 * to be the current one. */
static void
choose (RemedyReapplyPage *self,
        const RemedyStep  *step,
        gboolean           mark)
{
  RemedyPage    *page = REMEDY_PAGE (self);
  RemedySession *session = remedy_page_get_session (page);

  if (self->chosen == NULL && !mark)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (step != NULL ? step->id : NULL);
  remedy_page_begin (page);
  if (self->chosen != NULL)
    remedy_session_move_step_async (session, self->chosen, REMEDY_STEP_PENDING, NULL,
                                    remedy_page_saved, g_object_ref (page));
  if (mark)
    remedy_session_move_step_async (session, step->id, REMEDY_STEP_ACTIVE, NULL, remedy_page_saved,
                                    g_object_ref (page));
}

static void
on_return (RemedyReapplyPage *self)
{
  RemedySession    *session = remedy_page_get_session (REMEDY_PAGE (self));
  const RemedyPlan *plan = remedy_session_get_plan (session);

  if (plan != NULL && self->chosen != NULL && !remedy_page_is_busy (REMEDY_PAGE (self)))
    choose (self, find_place (session, plan).turn, FALSE);
}

static void
on_choose (RemedyReapplyPage *self,
           const char        *id)
{
  RemedySession    *session = remedy_page_get_session (REMEDY_PAGE (self));
  const RemedyPlan *plan = remedy_session_get_plan (session);
  const RemedyStep *step = plan != NULL ? remedy_plan_find (plan, id) : NULL;

  if (step != NULL && !remedy_page_is_busy (REMEDY_PAGE (self)))
    choose (self, step, step != find_place (session, plan).turn);
}

/* "Expect" and its text, the first word in bold. */
static void
set_pair (GtkLabel *label, const char *heading, const char *text)
{
  g_autofree char *markup = NULL;

  if (text != NULL)
    markup = g_markup_printf_escaped ("<b>%s</b>  %s", heading, text);
  gtk_label_set_markup (label, markup != NULL ? markup : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

static void
show_texts (RemedyReapplyPage *self,
            const RemedyStep  *step)
{
  RemedyLook warning = { "dialog-warning-symbolic", "warning", _ ("attention") };

  gtk_label_set_text (self->instruction_label, step->instruction != NULL ? step->instruction : "");
  gtk_widget_set_visible (GTK_WIDGET (self->instruction_label), step->instruction != NULL);
  remedy_command_box_set_command (self->command_box, step->command);
  remedy_document_row_set (self->document_row, step->document_name, step->document);
  set_pair (self->expect_label, _ ("Expect"), step->expect);
  set_pair (self->if_wrong_label, _ ("If it goes differently"), step->if_wrong);
  set_pair (self->back_label, _ ("To go back"), step->back);
  set_pair (self->why_label, _ ("Why"), step->why);
  gtk_widget_set_visible (GTK_WIDGET (self->advice_label), step->advice);
  remedy_banner_set (
      self->no_return_banner, &warning, _ ("This is the point of no return"),
      _ ("No article tells how to take a service pack of Exchange 5.5 off again. Go on only with "
         "a verified backup."));
  gtk_widget_set_visible (GTK_WIDGET (self->no_return_banner), step->no_return);
}

/* What rests on the operator’s word is shown as that. */
static void
show_stated (RemedyReapplyPage *self,
             const RemedyStep  *step)
{
  RemedyLook look = remedy_look_how (REMEDY_HOW_STATED);

  remedy_container_clear (GTK_CONTAINER (self->stated_box));
  gtk_widget_set_visible (GTK_WIDGET (self->stated_box), step->stated->len > 0);
  for (guint i = 0; i < step->stated->len; i++)
    {
      GtkWidget *row = remedy_fact_row_new (step->stated->pdata[i], NULL);

      remedy_fact_row_set_badge (REMEDY_FACT_ROW (row), look.word);
      gtk_container_add (GTK_CONTAINER (self->stated_box), row);
    }
}

static void
bar (GtkButton  *button,
     const char *description,
     const char *stopped)
{
  gtk_widget_set_sensitive (GTK_WIDGET (button), stopped == NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), stopped);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (button)),
                              stopped != NULL ? stopped : description);
}

/* A step that has to wait for another one says so, and cannot be done; it can be skipped. */
static void
show_stopped (RemedyReapplyPage *self,
              RemedySession     *session,
              const RemedyStep  *step)
{
  const RemedyStep *blocker = remedy_session_get_blocker (session, step->id);
  const RemedyMark *mark
      = blocker != NULL ? remedy_session_get_mark (session, blocker->id) : NULL;
  RemedyLook        look = { "action-unavailable-symbolic", "warning", _ ("stopped") };
  g_autofree char  *stopped = NULL;
  g_autofree char  *text = NULL;

  if (blocker != NULL)
    {
      stopped = remedy_words_stopped (blocker);
      text = remedy_words_wait (blocker, mark);
      remedy_banner_set (self->stopped_banner, &look, _ ("This step has to wait"), text);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->stopped_banner), blocker != NULL);
  bar (self->done_button, step->title, stopped);
  bar (self->practice_button, step->title, stopped);
}

/* One blue button a page: on a practice server it is the one that does the step. */
static void
show_buttons (RemedyReapplyPage *self,
              gboolean           practice)
{
  GtkStyleContext *done = gtk_widget_get_style_context (GTK_WIDGET (self->done_button));

  gtk_widget_set_visible (GTK_WIDGET (self->practice_button), practice);
  if (practice)
    gtk_style_context_remove_class (done, "suggested-action");
  else
    gtk_style_context_add_class (done, "suggested-action");
}

static void
show_return (RemedyReapplyPage *self,
             RemedySession     *session,
             const Place       *place)
{
  g_autofree char *label = NULL;

  g_clear_pointer (&self->chosen, g_free);
  if (place->current != NULL && get_state (session, place->current) == REMEDY_STEP_ACTIVE)
    self->chosen = g_strdup (place->current->id);
  if (place->turn != NULL)
    /* Translators: %s is the title of a step of the run sheet. */
    label = g_strdup_printf (_ ("Go back to “%s”"), place->turn->title);
  gtk_button_set_label (self->return_button, label != NULL ? label : _ ("Leave this step"));
  gtk_widget_set_visible (GTK_WIDGET (self->return_button), place->current != place->turn);
}

/* What was asked for comes into view, and the keyboard to it. */
static void
show_wanted (RemedyReapplyPage *self)
{
  if (self->wanted == NULL || g_strcmp0 (self->wanted, self->step) != 0)
    return;
  g_clear_pointer (&self->wanted, g_free);
  gtk_widget_grab_focus (GTK_WIDGET (self->done_button));
  remedy_page_show_top (REMEDY_PAGE (self));
}

static char *
describe_place (const Place *place)
{
  const char *phase = remedy_phase_title (place->current->phase);

  if (place->number == 0)
    return g_strdup (phase);
  /* Translators: a phase of the run sheet, the number of a step, and how many there are. */
  return g_strdup_printf (_ ("%s · step %u of %u"), phase, place->number, place->n_steps);
}

static void
show_heading (RemedyPage  *page,
              const Place *place)
{
  g_autofree char *articles = remedy_words_join (place->current->articles);
  g_autofree char *where = describe_place (place);
  g_autofree char *subtitle = NULL;

  if (*articles != '\0')
    subtitle = g_strdup_printf ("%s · %s", where, articles);
  remedy_page_set_title (page, place->current->title);
  remedy_page_set_subtitle (page, subtitle != NULL ? subtitle : where);
}

static void
find_last (RemedyReapplyPage *self, const RemedyCase *case_)
{
  const RemedyMark *last = NULL;

  for (guint i = 0; i < case_->work->marks->len; i++)
    {
      const RemedyMark *mark = g_ptr_array_index (case_->work->marks, i);

      if (mark->state != REMEDY_STEP_PENDING && mark->state != REMEDY_STEP_ACTIVE &&
          (last == NULL || mark->time >= last->time))
        last = mark;
    }
  g_free (self->last);
  self->last = last != NULL ? g_strdup (last->step) : NULL;
  gtk_widget_set_visible (GTK_WIDGET (self->take_back_button), last != NULL);
}

/* Where the hand is that works the steps off: on the first button that can be pressed. */
static void
focus_marks (RemedyReapplyPage *self)
{
  if (gtk_widget_is_sensitive (GTK_WIDGET (self->done_button)))
    gtk_widget_grab_focus (GTK_WIDGET (self->done_button));
  else
    gtk_widget_child_focus (GTK_WIDGET (self->marks_box), GTK_DIR_TAB_FORWARD);
}

/* The next step is read from its title on; who is reading the sheet below stays there. */
static void
set_step (RemedyReapplyPage *self,
          const RemedyStep  *step)
{
  if (g_strcmp0 (step != NULL ? step->id : NULL, self->step) == 0)
    return;
  if (gtk_container_get_focus_child (GTK_CONTAINER (self->card)) != NULL)
    remedy_page_show_top (REMEDY_PAGE (self));
  gtk_widget_hide (GTK_WIDGET (self->reason));
  g_free (self->step);
  self->step = step != NULL ? g_strdup (step->id) : NULL;
}

static void
show_current (RemedyReapplyPage *self,
              RemedySession     *session,
              const RemedyPlan  *plan)
{
  RemedyPage       *page = REMEDY_PAGE (self);
  Place             place = find_place (session, plan);
  const RemedyStep *step = place.current;
  gboolean          at_card = gtk_container_get_focus_child (GTK_CONTAINER (self->card)) != NULL;
  gboolean          next;

  next = g_strcmp0 (step != NULL ? step->id : NULL, self->step) != 0;
  set_step (self, step);
  gtk_widget_set_visible (GTK_WIDGET (self->card), step != NULL);
  show_return (self, session, &place);
  if (step != NULL)
    {
      show_heading (page, &place);
      show_texts (self, step);
      show_stated (self, step);
      show_buttons (self, remedy_session_get_case (session)->practice != NULL &&
                              step->practice != REMEDY_PRACTICE_NOTHING);
      show_stopped (self, session, step);
      /* What had the keyboard is gone, or can no longer be pressed. */
      if (at_card && gtk_container_get_focus_child (GTK_CONTAINER (self->card)) == NULL)
        {
          focus_marks (self);
          if (next)
            remedy_page_show_top (page);
        }
      remedy_page_set_quiet_action (page, _ ("_Verify"));
      return;
    }
  remedy_page_set_title (page, _ ("The run sheet is worked off"));
  remedy_page_set_subtitle (page,
                            _ ("Every step is done, failed or skipped. What comes next is the "
                               "proof: read the server again."));
  remedy_page_set_action (page, _ ("_Verify"), TRUE);
}

/* A case that is open in another window is only looked at; the window says why. */
static void
show_read_only (RemedyReapplyPage *self,
                RemedySession     *session)
{
  gboolean read_only = remedy_session_is_read_only (session);

  gtk_widget_set_sensitive (GTK_WIDGET (self->marks_box), !read_only);
  gtk_widget_set_sensitive (GTK_WIDGET (self->return_button), !read_only);
  gtk_widget_set_sensitive (GTK_WIDGET (self->take_back_button), !read_only);
  if (read_only)
    gtk_widget_hide (GTK_WIDGET (self->reason));
}

static void
remedy_reapply_page_refresh (RemedyPage *page)
{
  RemedyReapplyPage *self = REMEDY_REAPPLY_PAGE (page);
  RemedySession     *session = remedy_page_get_session (page);
  const RemedyPlan  *plan = remedy_session_get_plan (session);

  remedy_fault_notice_update (self->notice, session);
  if (plan == NULL)
    return;
  show_current (self, session, plan);
  find_last (self, remedy_session_get_case (session));
  g_object_set (self->sheet, "working", !remedy_session_is_read_only (session), NULL);
  remedy_trouble_group_update (self->trouble, session);
  remedy_sheet_update (self->sheet, session, self->step);
  show_read_only (self, session);
  show_wanted (self);
}

static void
remedy_reapply_page_finalize (GObject *object)
{
  RemedyReapplyPage *self = REMEDY_REAPPLY_PAGE (object);

  g_free (self->step);
  g_free (self->chosen);
  g_free (self->wanted);
  g_free (self->last);
  G_OBJECT_CLASS (remedy_reapply_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-reapply-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, advice_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, back_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, card);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, command_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, document_row);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, done_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, expect_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, if_wrong_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, instruction_label);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, marks_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, no_return_banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, notice);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, practice_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, reason);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, return_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, sheet);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, stated_box);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, stopped_banner);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, take_back_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, RemedyReapplyPage, why_label);
  gtk_widget_class_bind_template_callback (widget_class, on_choose);
  gtk_widget_class_bind_template_callback (widget_class, on_add_failure);
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  gtk_widget_class_bind_template_callback (widget_class, on_drop_failure);
  gtk_widget_class_bind_template_callback (widget_class, on_failed);
  gtk_widget_class_bind_template_callback (widget_class, on_note);
  gtk_widget_class_bind_template_callback (widget_class, on_practice);
  gtk_widget_class_bind_template_callback (widget_class, on_reason);
  gtk_widget_class_bind_template_callback (widget_class, on_return);
  gtk_widget_class_bind_template_callback (widget_class, on_skip);
  gtk_widget_class_bind_template_callback (widget_class, on_take_back);
  gtk_widget_class_bind_template_callback (widget_class, on_take_last_back);
}

static void
remedy_reapply_page_class_init (RemedyReapplyPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_reapply_page_finalize;
  REMEDY_PAGE_CLASS (klass)->find = remedy_reapply_page_find;
  REMEDY_PAGE_CLASS (klass)->refresh = remedy_reapply_page_refresh;

  g_type_ensure (REMEDY_TYPE_BANNER);
  g_type_ensure (REMEDY_TYPE_COMMAND_BOX);
  g_type_ensure (REMEDY_TYPE_DOCUMENT_ROW);
  g_type_ensure (REMEDY_TYPE_FAULT_NOTICE);
  g_type_ensure (REMEDY_TYPE_PAPER_BAR);
  g_type_ensure (REMEDY_TYPE_REASON_ENTRY);
  g_type_ensure (REMEDY_TYPE_SHEET);
  g_type_ensure (REMEDY_TYPE_TROUBLE_GROUP);
  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
remedy_reapply_page_init (RemedyReapplyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* It is read aloud when it appears; it stands there as long as it is true. */
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->stopped_banner)),
                       ATK_ROLE_ALERT);
}
