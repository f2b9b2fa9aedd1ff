/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-trouble-group.h"

#include <glib/gi18n-lib.h>

#include "app/rows/remedy-fact-row.h"
#include "app/rows/remedy-group.h"
#include "app/rows/remedy-trouble-row.h"
#include "checks/remedy-failure-log.h"

#define SPACE_ABOVE 12 /* pixels between the top of the page and the heading */

/*
 * “Trouble at the console”: what the screen says is typed or pasted, and what fits in the
 * failure catalogue shows while it is. Rows stay as they are, open or closed, as long as the
 * same ones fit, so that nothing moves under the operator's hand.
 */
struct _RemedyTroubleGroup
{
  GtkBox parent_instance;

  GtkButton     *browse_button;
  GtkTextBuffer *buffer;
  RemedyGroup   *chosen; /* on the run sheet */
  RemedyGroup   *found;
  RemedyGroup   *log; /* what fits the errors in the setup log */
  GtkLabel      *status;
  GtkTextView   *view;

  RemedySession *session; /* (owned) (nullable) the one that was shown last */
  gboolean       browsing; /* the whole catalogue is shown */
  GPtrArray     *rows[2]; /* (owned) RemedyTroubleRow of found and log */
  GPtrArray     *on_sheet; /* (owned) char *, ids of what chosen shows */
};

G_DEFINE_FINAL_TYPE (RemedyTroubleGroup, remedy_trouble_group, GTK_TYPE_BOX)

enum
{
  ADD,
  DROP,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Indices of the rows. */
enum
{
  FOUND,
  LOG,
};

static void
on_add (RemedyTroubleGroup *self,
        const char         *failure)
{
  g_signal_emit (self, signals[ADD], 0, failure);
}

static void
on_drop (RemedyTroubleGroup *self,
         GtkWidget          *button)
{
  g_signal_emit (self, signals[DROP], 0, gtk_widget_get_name (button));
}

static gboolean
is_shown (const GPtrArray *rows,
          const GPtrArray *failures)
{
  if (rows->len != failures->len)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!g_str_equal (remedy_trouble_row_get_id (rows->pdata[i]),
                      ((const RemedyFailure *) failures->pdata[i])->id))
      return FALSE;
  return TRUE;
}

static gboolean
is_on_sheet (RemedyTroubleGroup *self,
             const char         *failure)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);

  return case_ != NULL &&
         g_ptr_array_find_with_equal_func (case_->work->failures, failure, g_str_equal, NULL);
}

static void
show_rows (RemedyTroubleGroup *self,
           RemedyGroup        *group,
           GPtrArray          *rows,
           const GPtrArray    *failures)
{
  if (!is_shown (rows, failures))
    {
      g_ptr_array_set_size (rows, 0);
      remedy_group_clear (group);
      for (guint i = 0; i < failures->len; i++)
        {
          GtkWidget *row = remedy_trouble_row_new (failures->pdata[i], self->session);

          g_signal_connect_object (row, "add-failure", G_CALLBACK (on_add), self,
                                   G_CONNECT_SWAPPED);
          gtk_container_add (GTK_CONTAINER (group), row);
          g_ptr_array_add (rows, row);
        }
    }
  for (guint i = 0; i < rows->len; i++)
    remedy_trouble_row_set_on_sheet (
        rows->pdata[i], is_on_sheet (self, remedy_trouble_row_get_id (rows->pdata[i])));
  gtk_widget_set_visible (GTK_WIDGET (group), rows->len > 0);
}

static GPtrArray *
list_catalogue (void)
{
  gsize                       n_failures;
  const RemedyFailure *const *failures = remedy_failure_table (&n_failures);
  GPtrArray                  *list = g_ptr_array_new ();

  for (gsize i = 0; i < n_failures; i++)
    g_ptr_array_add (list, (gpointer) failures[i]);
  return list;
}

static char *
get_text (RemedyTroubleGroup *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (self->buffer, &start, &end, FALSE));
}

static void
show_status (RemedyTroubleGroup *self,
             gboolean            asked,
             guint               n_found)
{
  g_autofree char *text = NULL;

  if (self->browsing)
    text = g_strdup (_ ("This is the whole catalogue."));
  else if (!asked)
    text = g_strdup (_ ("Sentences are known as an English server shows them; numbers and names "
                        "of files are the same in every language."));
  else if (n_found == 0)
    text = g_strdup (_ ("Nothing in the catalogue fits. Type the number or the name of the file "
                        "alone, or look through the whole catalogue."));
  else
    text = g_strdup_printf (ngettext ("%u entry fits.", "%u entries fit, the best one first.",
                                      n_found),
                            n_found);
  if (g_str_equal (text, gtk_label_get_text (self->status)))
    return;
  gtk_label_set_text (self->status, text);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->status)), text);
}

/* What the last run in the setup log tripped over, read after the update or else before. It
 * is offered until something is asked for. */
static void
show_log (RemedyTroubleGroup *self,
          gboolean            asked)
{
  const RemedyFacts        *after = remedy_session_get_after (self->session);
  const RemedyFacts        *facts = after != NULL ? after : remedy_session_get_facts (self->session);
  const RemedySetupLogFact *log = facts != NULL ? facts->setup_log : NULL;
  g_autoptr (GPtrArray) failures =
      !asked && log != NULL && log->runs->len > 0
          ? remedy_failure_log_search (log->runs->pdata[log->runs->len - 1])
          : g_ptr_array_new ();

  show_rows (self, self->log, self->rows[LOG], failures);
}

static void
show_found (RemedyTroubleGroup *self)
{
  g_autofree char *text = get_text (self);
  g_autoptr (GPtrArray) found = self->browsing ? list_catalogue () : remedy_failure_search (text);

  if (self->session == NULL)
    return;
  show_rows (self, self->found, self->rows[FOUND], found);
  show_log (self, *text != '\0' || self->browsing);
  show_status (self, *text != '\0', found->len);
  gtk_widget_set_visible (GTK_WIDGET (self->browse_button), !self->browsing);
}

/* Brings the heading to the top of the page, so that what fits is in view below it. */
static void
bring_up (RemedyTroubleGroup *self)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  int        y;

  if (viewport != NULL &&
      gtk_widget_translate_coordinates (GTK_WIDGET (self), gtk_bin_get_child (GTK_BIN (viewport)),
                                        0, 0, NULL, &y))
    gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                              y - SPACE_ABOVE);
}

static void
on_changed (RemedyTroubleGroup *self)
{
  self->browsing = FALSE;
  show_found (self);
  if (gtk_widget_has_focus (GTK_WIDGET (self->view)))
    bring_up (self);
}

static void
on_browse (RemedyTroubleGroup *self)
{
  self->browsing = TRUE;
  show_found (self);
  gtk_widget_child_focus (GTK_WIDGET (self->found), GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
make_chosen (RemedyTroubleGroup  *self,
             const RemedyFailure *failure)
{
  GtkWidget *row = remedy_fact_row_new (failure->title, NULL);
  GtkWidget *button = gtk_button_new_with_label (_ ("Take off"));
  /* Translators: read aloud; %s is the title of an entry of the failure catalogue. */
  g_autofree char *name = g_strdup_printf (_ ("Take “%s” off the run sheet"), failure->title);

  atk_object_set_name (gtk_widget_get_accessible (button), name);
  gtk_widget_set_name (button, failure->id);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_show (button);
  remedy_fact_row_add_suffix (REMEDY_FACT_ROW (row), button);
  return row;
}

static void
show_chosen (RemedyTroubleGroup *self)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);
  gboolean          same = case_ != NULL && case_->work->failures->len == self->on_sheet->len;
  gboolean          had_focus = gtk_container_get_focus_child (GTK_CONTAINER (self->chosen)) != NULL;

  for (guint i = 0; same && i < self->on_sheet->len; i++)
    same = g_str_equal (self->on_sheet->pdata[i], case_->work->failures->pdata[i]);
  if (same)
    return;
  g_ptr_array_set_size (self->on_sheet, 0);
  remedy_group_clear (self->chosen);
  for (guint i = 0; case_ != NULL && i < case_->work->failures->len; i++)
    {
      const RemedyFailure *failure = remedy_failure_find (case_->work->failures->pdata[i]);

      g_ptr_array_add (self->on_sheet, g_strdup (case_->work->failures->pdata[i]));
      if (failure != NULL)
        gtk_container_add (GTK_CONTAINER (self->chosen), make_chosen (self, failure));
    }
  gtk_widget_set_visible (GTK_WIDGET (self->chosen), self->on_sheet->len > 0);
  if (had_focus && self->on_sheet->len > 0)
    gtk_widget_child_focus (GTK_WIDGET (self->chosen), GTK_DIR_TAB_FORWARD);
  else if (had_focus)
    gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
remedy_trouble_group_dispose (GObject *object)
{
  g_clear_object (&REMEDY_TROUBLE_GROUP (object)->session);
  G_OBJECT_CLASS (remedy_trouble_group_parent_class)->dispose (object);
}

static void
remedy_trouble_group_finalize (GObject *object)
{
  RemedyTroubleGroup *self = REMEDY_TROUBLE_GROUP (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    g_ptr_array_unref (self->rows[i]);
  g_ptr_array_unref (self->on_sheet);
  G_OBJECT_CLASS (remedy_trouble_group_parent_class)->finalize (object);
}

static void
remedy_trouble_group_class_init (RemedyTroubleGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = remedy_trouble_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = remedy_trouble_group_finalize;

  /**
   * RemedyTroubleGroup::add-failure:
   * @self: the group
   * @failure: id of the entry that is to be put on the run sheet
   */
  signals[ADD] = g_signal_new ("add-failure", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * RemedyTroubleGroup::drop-failure:
   * @self: the group
   * @failure: id of the entry that is to be taken off the run sheet
   */
  signals[DROP] = g_signal_new ("drop-failure", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (REMEDY_TYPE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-trouble-group.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyTroubleGroup, browse_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyTroubleGroup, buffer);
  gtk_widget_class_bind_template_child (widget_class, RemedyTroubleGroup, chosen);
  gtk_widget_class_bind_template_child (widget_class, RemedyTroubleGroup, found);
  gtk_widget_class_bind_template_child (widget_class, RemedyTroubleGroup, log);
  gtk_widget_class_bind_template_child (widget_class, RemedyTroubleGroup, status);
  gtk_widget_class_bind_template_child (widget_class, RemedyTroubleGroup, view);
  gtk_widget_class_bind_template_callback (widget_class, on_browse);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
remedy_trouble_group_init (RemedyTroubleGroup *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    self->rows[i] = g_ptr_array_new ();
  self->on_sheet = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * remedy_trouble_group_new:
 *
 * Returns: (transfer floating): a group that shows nothing yet
 */
GtkWidget *
remedy_trouble_group_new (void)
{
  return g_object_new (REMEDY_TYPE_TROUBLE_GROUP, NULL);
}

/**
 * remedy_trouble_group_update:
 * @self: the group
 * @session: that has the setup log, and what is on the run sheet
 */
void
remedy_trouble_group_update (RemedyTroubleGroup *self,
                             RemedySession      *session)
{
  g_return_if_fail (REMEDY_IS_TROUBLE_GROUP (self));
  g_return_if_fail (REMEDY_IS_SESSION (session));

  g_set_object (&self->session, session);
  show_found (self);
  show_chosen (self);
}

/**
 * remedy_trouble_group_set_text:
 * @self: the group
 * @text: what the screen says
 */
void
remedy_trouble_group_set_text (RemedyTroubleGroup *self,
                               const char         *text)
{
  g_return_if_fail (REMEDY_IS_TROUBLE_GROUP (self));

  gtk_text_buffer_set_text (self->buffer, text, -1);
}

/**
 * remedy_trouble_group_take_focus:
 * @self: the group
 *
 * Moves the keyboard to where the text is typed.
 */
void
remedy_trouble_group_take_focus (RemedyTroubleGroup *self)
{
  g_return_if_fail (REMEDY_IS_TROUBLE_GROUP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->view));
  bring_up (self);
}
