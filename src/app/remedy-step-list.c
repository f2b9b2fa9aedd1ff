/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-step-list.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-footer.h"
#include "app/remedy-look.h"
#include "app/rows/remedy-icon.h"

typedef struct
{
  GtkWidget  *row;
  RemedyIcon *icon;
  GtkLabel   *label;
} Step;

/*
 * The pages of the wizard, as a list: the current one is selected, those that cannot be
 * entered are insensitive and say why.
 */
struct _RemedyStepList
{
  GtkListBox parent_instance;

  Step         steps[REMEDY_N_PAGES];
  RemedyPageId current;
};

G_DEFINE_TYPE (RemedyStepList, remedy_step_list, GTK_TYPE_LIST_BOX)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_step (RemedyStepList *self, RemedyPageId page)
{
  Step      *step = &self->steps[page];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  step->row = gtk_list_box_row_new ();
  step->icon = REMEDY_ICON (remedy_icon_new ());
  step->label = GTK_LABEL (gtk_label_new (remedy_page_title (page)));
  gtk_label_set_xalign (step->label, 0);
  gtk_container_add (GTK_CONTAINER (box), GTK_WIDGET (step->icon));
  gtk_container_add (GTK_CONTAINER (box), GTK_WIDGET (step->label));
  gtk_container_add (GTK_CONTAINER (step->row), box);
  gtk_widget_show_all (step->row);
  gtk_container_add (GTK_CONTAINER (self), step->row);
}

static void
update_step (RemedyStepList *self, RemedyPageId page, gboolean visited, const char *why_not)
{
  Step            *step = &self->steps[page];
  AtkObject       *accessible = gtk_widget_get_accessible (step->row);
  gboolean         current = page == self->current;
  const char      *icon = current   ? "go-next-symbolic"
                          : visited ? "object-select-symbolic"
                                    : "media-record-symbolic";
  const char      *word = current           ? _ ("current")
                          : why_not != NULL ? _ ("not open yet")
                          : visited         ? _ ("visited")
                                            : _ ("not visited yet");
  g_autofree char *name = NULL;

  gtk_image_set_from_icon_name (GTK_IMAGE (step->icon), icon, GTK_ICON_SIZE_MENU);
  remedy_icon_set_size (step->icon, current || visited ? 16 : 8);
  remedy_look_set_style (GTK_WIDGET (step->icon), current ? NULL : visited ? "pass" : "faint");
  gtk_widget_set_sensitive (step->row, current || why_not == NULL);
  gtk_widget_set_tooltip_text (step->row, current ? NULL : why_not);

  /* Translators: a page of the wizard, its number, how many there are, and how it stands,
   * read aloud: "Checks, step 3 of 8, current". */
  name = g_strdup_printf (_ ("%s, step %d of %d, %s"), remedy_page_title (page), (int) page + 1,
                          (int) REMEDY_N_PAGES, word);
  atk_object_set_name (accessible, name);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (step->icon)), word);
  atk_object_set_description (accessible, why_not != NULL && !current ? why_not : "");
}

/* Tab passes the list as a whole, or else each press of it would turn a page on the way to
 * the page that is shown; the arrow keys walk in it. */
static gboolean
remedy_step_list_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RemedyStepList *self = REMEDY_STEP_LIST (widget);

  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (remedy_step_list_parent_class)->focus (widget, direction);
  if (gtk_container_get_focus_child (GTK_CONTAINER (self)) != NULL)
    return FALSE;
  gtk_widget_grab_focus (self->steps[self->current].row);
  return TRUE;
}

static void
remedy_step_list_row_selected (GtkListBox *box, GtkListBoxRow *row)
{
  RemedyStepList *self = REMEDY_STEP_LIST (box);

  if (row != NULL && gtk_list_box_row_get_index (row) != (int) self->current)
    g_signal_emit (self, signals[CHOSEN], 0, gtk_list_box_row_get_index (row));
}

static void
remedy_step_list_class_init (RemedyStepListClass *klass)
{
  GTK_LIST_BOX_CLASS (klass)->row_selected = remedy_step_list_row_selected;
  GTK_WIDGET_CLASS (klass)->focus = remedy_step_list_focus;

  /**
   * RemedyStepList::chosen:
   * @self: the list
   * @page: a #RemedyPageId other than the current one
   *
   * The operator chose a page. The list shows it as current when it is told so.
   */
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
remedy_step_list_init (RemedyStepList *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autoptr (GtkSizeGroup) icons = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  for (int page = 0; page < REMEDY_N_PAGES; page++)
    {
      add_step (self, page);
      gtk_size_group_add_widget (icons, GTK_WIDGET (self->steps[page].icon));
    }
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self), GTK_SELECTION_BROWSE);
  gtk_style_context_add_class (gtk_widget_get_style_context (widget), "steps");
  atk_object_set_name (gtk_widget_get_accessible (widget), _ ("Steps"));
}

/**
 * remedy_step_list_new:
 *
 * Returns: (transfer floating): the list of pages
 */
GtkWidget *
remedy_step_list_new (void)
{
  return g_object_new (REMEDY_TYPE_STEP_LIST, NULL);
}

/**
 * remedy_step_list_update:
 * @self: the list
 * @flow: what the order of the pages depends on
 * @current: the page that is shown
 * @visited: a bit for each page that was shown before
 */
void
remedy_step_list_update (RemedyStepList        *self,
                         const RemedyFlowState *flow,
                         RemedyPageId           current,
                         guint                  visited)
{
  g_return_if_fail (REMEDY_IS_STEP_LIST (self));
  g_return_if_fail (flow != NULL);

  self->current = current;
  for (int page = 0; page < REMEDY_N_PAGES; page++)
    update_step (self, page, (visited & (1u << page)) != 0, remedy_footer_why_not (flow, page));
  gtk_list_box_select_row (GTK_LIST_BOX (self), GTK_LIST_BOX_ROW (self->steps[current].row));
}
