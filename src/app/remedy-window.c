/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-window.h"

#include <glib/gi18n-lib.h>

#include "app/pages/remedy-pages.h"
#include "app/pages/remedy-report-page.h"
#include "app/remedy-bundle-opener.h"
#include "app/remedy-case-actions.h"
#include "app/remedy-footer.h"
#include "app/remedy-gallery.h"
#include "app/remedy-print.h"
#include "app/remedy-step-list.h"
#include "app/remedy-style.h"
#include "app/rows/remedy-case-notice.h"
#include "app/rows/remedy-icon.h"
#include "app/rows/remedy-toast.h"
#include "core/remedy-error.h"

/*
 * The frame of the wizard: the list of pages, the page that is shown, the footer. Which
 * page is shown is kept in the case; the window follows.
 */
struct _RemedyWindow
{
  GtkApplicationWindow parent_instance;

  GtkButton         *action_button;
  GtkButton         *back_button;
  GtkBox            *footer;
  GtkHeaderBar      *header_bar;
  GtkBox            *notices;
  GtkOverlay        *overlay;
  GtkButton         *picture_button;
  GtkButton         *redo_button;
  GtkScrolledWindow *sidebar;
  GtkStack          *stack;
  GtkButton         *undo_button;

  RemedyCaseActions *actions;   /* (owned) */
  RemedyGallery     *gallery;   /* (owned) takes the pictures of the pages */
  RemedyPrint       *print;     /* (owned) */
  RemedySession     *session;   /* (owned) */
  RemedyStepList    *step_list; /* in the sidebar */
  RemedyToast       *toast;     /* over the page */
  RemedyPage        *pages[REMEDY_N_PAGES]; /* in the stack */
  RemedyPageId       page;                  /* that is shown */
  char              *case_id;               /* (owned) (nullable) of the case that was shown last */
};

G_DEFINE_TYPE (RemedyWindow, remedy_window, GTK_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_SESSION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static RemedyPage *
get_current (RemedyWindow *self)
{
  return self->pages[self->page];
}

static guint
get_visited (RemedyWindow *self)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);
  guint             visited = 0;

  for (guint i = 0; case_ != NULL && i < case_->visited->len; i++)
    for (int page = 0; page < REMEDY_N_PAGES; page++)
      if (g_strcmp0 (g_ptr_array_index (case_->visited, i), remedy_page_words[page]) == 0)
        visited |= 1u << page;
  return visited;
}

static void
apply_footer (RemedyWindow *self, const RemedyFooter *footer)
{
  GtkWidget *action = GTK_WIDGET (self->action_button);

  gtk_widget_set_visible (GTK_WIDGET (self->footer),
                          footer->back_visible || footer->action_visible);
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), footer->back_visible);
  gtk_widget_set_sensitive (GTK_WIDGET (self->back_button), footer->back_sensitive);
  gtk_button_set_label (self->action_button, footer->action_label);
  gtk_widget_set_visible (action, footer->action_visible);
  gtk_widget_set_sensitive (action, footer->action_sensitive);
  if (footer->action_suggested)
    gtk_style_context_add_class (gtk_widget_get_style_context (action), "suggested-action");
  else
    gtk_style_context_remove_class (gtk_widget_get_style_context (action), "suggested-action");
  gtk_widget_set_tooltip_text (action, footer->action_hint);
  atk_object_set_description (gtk_widget_get_accessible (action),
                              footer->action_hint != NULL ? footer->action_hint : "");
}

static void
update_footer (RemedyWindow *self)
{
  RemedyPage       *page = get_current (self);
  RemedyFooterInput input = {
    .page = self->page,
    .action = remedy_page_get_action (page),
    .complete = remedy_page_is_complete (page),
    .handled = remedy_page_has_own_action (page),
    .quiet = remedy_page_is_action_quiet (page),
    .busy = remedy_page_is_busy (page),
  };
  RemedyFooter footer;

  remedy_session_get_flow_state (self->session, &input.flow);
  footer = remedy_footer_make (&input);
  apply_footer (self, &footer);
}

static void
update_header (RemedyWindow *self)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);
  const char       *title = _ ("Ntsmig Remedy");
  g_autofree char  *subtitle = NULL;

  if (case_ != NULL)
    {
      title = case_->server != NULL     ? case_->server
              : case_->practice != NULL ? _ ("Practice server")
                                        : _ ("Unknown server");
      /* Translators: where in the wizard one is: the number of a page, and how many there are. */
      subtitle = g_strdup_printf (_ ("Step %d of %d"), (int) self->page + 1, (int) REMEDY_N_PAGES);
    }
  gtk_header_bar_set_title (self->header_bar, title);
  gtk_header_bar_set_subtitle (self->header_bar, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

/* What it would do is said before it is done. */
static void
say_what (GtkButton *button, const char *text)
{
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (button)),
                              text != NULL ? text : "");
}

static void
update_history (RemedyWindow *self)
{
  gboolean         has_case = remedy_session_get_case (self->session) != NULL;
  const char      *last = remedy_session_get_undo (self->session);
  const char      *next = remedy_session_get_redo (self->session);
  /* Translators: %s is as in “Mark “Back up the server” as done”. */
  g_autofree char *undo = last != NULL ? g_strdup_printf (_ ("Undo: %s"), last) : NULL;
  /* Translators: %s is as in “Mark “Back up the server” as done”. */
  g_autofree char *redo = next != NULL ? g_strdup_printf (_ ("Redo: %s"), next) : NULL;

  say_what (self->undo_button, undo);
  say_what (self->redo_button, redo);
  gtk_widget_set_visible (GTK_WIDGET (self->picture_button), has_case);
  gtk_widget_set_visible (GTK_WIDGET (self->undo_button), has_case);
  gtk_widget_set_visible (GTK_WIDGET (self->redo_button), has_case);
}

static void
update_page_actions (RemedyWindow *self, const RemedyFlowState *flow)
{
  GAction *back = g_action_map_lookup_action (G_ACTION_MAP (self), "back");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (back), self->page > REMEDY_PAGE_SERVER);
  g_simple_action_set_enabled (
      G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), "take-picture")),
      flow->has_case && !remedy_session_is_read_only (self->session));
}

static void
update (RemedyWindow *self)
{
  RemedyFlowState flow = { 0 };

  remedy_session_get_flow_state (self->session, &flow);
  remedy_step_list_update (self->step_list, &flow, self->page, get_visited (self));
  update_page_actions (self, &flow);
  update_header (self);
  update_history (self);
  update_footer (self);
}

/* The keyboard goes to the first control of the page; its name is read aloud on the way.
 * Who walks through the list of pages stays in it. The stack may have done it already. */
static void
move_focus (RemedyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (gtk_container_get_focus_child (GTK_CONTAINER (self->step_list)) == NULL &&
      (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (get_current (self)))))
    gtk_widget_child_focus (GTK_WIDGET (get_current (self)), GTK_DIR_TAB_FORWARD);
}

static void
switch_page (RemedyWindow *self, RemedyPageId page)
{
  gboolean changed = self->page != page;

  self->page = page;
  remedy_page_hide_problem (get_current (self));
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (get_current (self)));
  update (self);
  if (changed)
    move_focus (self);
  remedy_gallery_show (self->gallery, get_current (self), self->page);
}

typedef struct
{
  RemedyWindow *window; /* (owned) */
  RemedyPageId  page;
} Turn;

static void
on_page_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Turn *turn = user_data;
  g_autoptr (RemedyWindow) self = turn->window;
  g_autoptr (GError) error = NULL;
  gboolean saved = remedy_session_finish (REMEDY_SESSION (source), result, &error);

  if (self->session == NULL)
    return;
  /* A full disk must not keep anybody from reading on. */
  if (saved || g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_SAVE))
    {
      if (self->page != turn->page)
        remedy_gallery_leave (self->gallery);
      switch_page (self, turn->page);
    }
  if (!saved)
    remedy_page_show_problem (get_current (self), _ ("Where you are could not be saved"), error);
}

/* What had the keyboard is gone, or can no longer be pressed: it goes on to what is suggested. */
static void
keep_focus (RemedyWindow *self)
{
  GtkWidget *action = GTK_WIDGET (self->action_button);

  if (self->case_id != NULL && gtk_window_get_focus (GTK_WINDOW (self)) == NULL &&
      gtk_widget_get_mapped (action) && gtk_widget_is_sensitive (action))
    gtk_widget_grab_focus (action);
}

static void
on_changed (RemedyWindow *self)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);
  const char       *id = case_ != NULL ? case_->id : NULL;
  RemedyFlowState   flow = { 0 };
  RemedyPageId      page;

  if (g_strcmp0 (id, self->case_id) != 0)
    {
      g_free (self->case_id);
      self->case_id = g_strdup (id);
      remedy_session_get_flow_state (self->session, &flow);
      page = case_ != NULL && remedy_flow_can_enter (&flow, case_->page) ? case_->page
                                                                         : REMEDY_PAGE_SERVER;
      switch_page (self, page);
      if (case_ != NULL)
        remedy_window_show_page (self, page);
      return;
    }
  update (self);
  keep_focus (self);
}

static void
on_failed (RemedyWindow *self, const char *title, const GError *error)
{
  remedy_page_show_problem (get_current (self), title, error);
}

/* A full disk fails the case and the picture: the case is what has to be told. */
static void
on_picture_failed (RemedyWindow *self, const char *title, const GError *error)
{
  if (!remedy_page_has_problem (get_current (self)))
    on_failed (self, title, error);
}

static void
on_picture_taken (RemedyWindow *self, guint number)
{
  /* Translators: %u is a number, in the order of taking. */
  g_autofree char *text = g_strdup_printf (_ ("Picture %u was taken"), number);

  remedy_toast_say (self->toast, text);
}

static void
on_page_notify (RemedyWindow *self, GParamSpec *pspec, RemedyPage *page)
{
  if (page != get_current (self))
    return;
  update_footer (self);
  if (g_str_equal (pspec->name, "busy"))
    keep_focus (self);
}

static void
on_chosen (RemedyWindow *self, int page)
{
  remedy_window_show_page (self, page);
}

static void
on_action (RemedyWindow *self)
{
  RemedyFlowState flow = { 0 };
  RemedyPageId    next;

  if (remedy_page_has_own_action (get_current (self)))
    {
      remedy_page_apply (get_current (self));
      return;
    }
  remedy_session_get_flow_state (self->session, &flow);
  if (remedy_flow_next (&flow, self->page, &next))
    remedy_window_show_page (self, next);
}

static void
activate_back (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyWindow   *self = user_data;
  RemedyFlowState flow = { 0 };

  remedy_session_get_flow_state (self->session, &flow);
  for (int page = (int) self->page - 1; page >= 0; page--)
    if (remedy_flow_can_enter (&flow, page))
      {
        remedy_window_show_page (self, page);
        return;
      }
}

static void
activate_close (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
activate_forward (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyWindow *self = user_data;

  if (gtk_widget_get_sensitive (GTK_WIDGET (self->action_button)) &&
      !remedy_page_has_own_action (get_current (self)))
    on_action (self);
}

static void
activate_find (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  remedy_page_find (get_current (user_data));
}

/* Without a path the operator chooses one. */
static void
activate_open_bundle (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *path = g_variant_get_string (parameter, NULL);

  remedy_page_hide_problem (get_current (user_data));
  if (*path == '\0')
    remedy_bundle_opener_choose (user_data);
  else
    remedy_bundle_opener_open (user_data, path, FALSE);
}

static void
activate_page (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyWindow   *self = user_data;
  RemedyFlowState flow = { 0 };
  int             page = g_variant_get_int32 (parameter);

  remedy_session_get_flow_state (self->session, &flow);
  if (page >= 0 && page < REMEDY_N_PAGES && remedy_flow_can_enter (&flow, page))
    remedy_window_show_page (self, page);
}

/* F5: on Verify the server as it is now; before the repair, the server as it was. */
static void
activate_refresh (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyWindow     *self = user_data;
  const RemedyCase *case_ = remedy_session_get_case (self->session);

  if (self->page == REMEDY_PAGE_VERIFY)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "read-again", NULL);
  else if (case_ != NULL && case_->work->marks->len == 0)
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "read", NULL);
}

/* Who types means what was typed, and not the case. */
static gboolean
is_typing (RemedyWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  return GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus);
}

static void
activate_take_picture (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyWindow *self = user_data;

  remedy_gallery_take (self->gallery);
}

static void
activate_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyWindow *self = user_data;

  if (!is_typing (self))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "undo", NULL);
}

static void
activate_redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyWindow *self = user_data;

  if (!is_typing (self))
    g_action_group_activate_action (G_ACTION_GROUP (self->actions), "redo", NULL);
}

static void
add_pages (RemedyWindow *self)
{
  for (int id = 0; id < REMEDY_N_PAGES; id++)
    {
      RemedyPage *page = remedy_pages_new (id, self->session);

      self->pages[id] = page;
      g_signal_connect_object (page, "notify::action", G_CALLBACK (on_page_notify), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "notify::busy", G_CALLBACK (on_page_notify), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (page, "notify::complete", G_CALLBACK (on_page_notify), self,
                               G_CONNECT_SWAPPED);
      gtk_stack_add_named (self->stack, GTK_WIDGET (page), remedy_page_words[id]);
    }
}

static void
add_shortcuts (RemedyWindow *self)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource ("/org/ntsmig/Remedy/ui/remedy-shortcuts.ui");
  GObject *shortcuts = gtk_builder_get_object (builder, "shortcuts");

  gtk_application_window_set_help_overlay (GTK_APPLICATION_WINDOW (self),
                                           GTK_SHORTCUTS_WINDOW (shortcuts));
}

static void
remedy_window_constructed (GObject *object)
{
  RemedyWindow *self = REMEDY_WINDOW (object);

  G_OBJECT_CLASS (remedy_window_parent_class)->constructed (object);
  self->actions = remedy_case_actions_new (self->session);
  self->print = remedy_print_new (GTK_WINDOW (self), self->session, G_ACTION_MAP (self->actions));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "case", G_ACTION_GROUP (self->actions));
  g_signal_connect_object (self->actions, "failed", G_CALLBACK (on_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->print, "failed", G_CALLBACK (on_failed), self, G_CONNECT_SWAPPED);
  add_pages (self);
  self->gallery = remedy_gallery_new (self->session);
  remedy_gallery_show (self->gallery, get_current (self), self->page);
  g_signal_connect_object (self->gallery, "failed", G_CALLBACK (on_picture_failed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->gallery, "taken", G_CALLBACK (on_picture_taken), self,
                           G_CONNECT_SWAPPED);
  gtk_container_add (GTK_CONTAINER (self->notices), remedy_case_notice_new (self->session));
  add_shortcuts (self);
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-theme-name",
                           G_CALLBACK (remedy_style_update_contrast), self, G_CONNECT_SWAPPED);
  remedy_style_update_contrast (GTK_WIDGET (self));
  g_signal_connect_object (self->session, "changed", G_CALLBACK (on_changed), self,
                           G_CONNECT_SWAPPED);
  update (self);
}

static void
remedy_window_destroy (GtkWidget *widget)
{
  RemedyWindow *self = REMEDY_WINDOW (widget);

  if (self->actions != NULL)
    remedy_case_actions_cancel (self->actions);
  if (self->gallery != NULL)
    remedy_gallery_leave (self->gallery);
  g_clear_object (&self->gallery);
  GTK_WIDGET_CLASS (remedy_window_parent_class)->destroy (widget);
}

static void
remedy_window_dispose (GObject *object)
{
  RemedyWindow *self = REMEDY_WINDOW (object);

  G_OBJECT_CLASS (remedy_window_parent_class)->dispose (object);
  g_clear_object (&self->actions);
  g_clear_object (&self->print);
  g_clear_object (&self->session);
}

static void
remedy_window_finalize (GObject *object)
{
  RemedyWindow *self = REMEDY_WINDOW (object);

  g_free (self->case_id);
  G_OBJECT_CLASS (remedy_window_parent_class)->finalize (object);
}

static void
remedy_window_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RemedyWindow *self = REMEDY_WINDOW (object);

  if (prop_id == PROP_SESSION)
    g_value_set_object (value, self->session);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_window_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RemedyWindow *self = REMEDY_WINDOW (object);

  if (prop_id == PROP_SESSION)
    self->session = g_value_dup_object (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_window_class_init (RemedyWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = remedy_window_constructed;
  object_class->dispose = remedy_window_dispose;
  object_class->finalize = remedy_window_finalize;
  object_class->get_property = remedy_window_get_property;
  object_class->set_property = remedy_window_set_property;
  widget_class->destroy = remedy_window_destroy;

  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, REMEDY_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (REMEDY_TYPE_ICON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, action_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, footer);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, header_bar);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, notices);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, picture_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, RemedyWindow, undo_button);
  gtk_widget_class_bind_template_callback (widget_class, on_action);
}

static void
remedy_window_init (RemedyWindow *self)
{
  static const GActionEntry entries[] = {
    { "back", activate_back, NULL, NULL, NULL, { 0 } },
    { "close", activate_close, NULL, NULL, NULL, { 0 } },
    { "find", activate_find, NULL, NULL, NULL, { 0 } },
    { "forward", activate_forward, NULL, NULL, NULL, { 0 } },
    { "open-bundle", activate_open_bundle, "s", NULL, NULL, { 0 } },
    { "page", activate_page, "i", NULL, NULL, { 0 } },
    { "redo", activate_redo, NULL, NULL, NULL, { 0 } },
    { "refresh", activate_refresh, NULL, NULL, NULL, { 0 } },
    { "take-picture", activate_take_picture, NULL, NULL, NULL, { 0 } },
    { "undo", activate_undo, NULL, NULL, NULL, { 0 } },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  self->step_list = REMEDY_STEP_LIST (remedy_step_list_new ());
  gtk_widget_show (GTK_WIDGET (self->step_list));
  gtk_container_add (GTK_CONTAINER (self->sidebar), GTK_WIDGET (self->step_list));
  self->toast = REMEDY_TOAST (remedy_toast_new ());
  gtk_widget_show (GTK_WIDGET (self->toast));
  gtk_overlay_add_overlay (self->overlay, GTK_WIDGET (self->toast));
  gtk_overlay_set_overlay_pass_through (self->overlay, GTK_WIDGET (self->toast), TRUE);
  g_signal_connect_object (self->step_list, "chosen", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
}

/**
 * remedy_window_new:
 * @application: the application
 * @session: what its pages are about
 *
 * Returns: (transfer floating): the window of the wizard
 */
GtkWidget *
remedy_window_new (GtkApplication *application, RemedySession *session)
{
  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);

  return g_object_new (REMEDY_TYPE_WINDOW, "application", application, "session", session, NULL);
}

RemedySession *
remedy_window_get_session (RemedyWindow *self)
{
  g_return_val_if_fail (REMEDY_IS_WINDOW (self), NULL);

  return self->session;
}

RemedyPageId
remedy_window_get_page (RemedyWindow *self)
{
  g_return_val_if_fail (REMEDY_IS_WINDOW (self), REMEDY_PAGE_SERVER);

  return self->page;
}

/**
 * remedy_window_show_page:
 * @self: the window
 * @page: a page that can be entered
 *
 * Saves where the operator is, then shows @page; so a case is always found again on the
 * page that was last seen.
 */
void
remedy_window_show_page (RemedyWindow *self, RemedyPageId page)
{
  Turn *turn;

  g_return_if_fail (REMEDY_IS_WINDOW (self));
  g_return_if_fail (page < REMEDY_N_PAGES);

  /* Of what is only shown, nothing is saved. */
  if (remedy_session_get_case (self->session) == NULL ||
      remedy_session_get_store (self->session) == NULL)
    {
      switch_page (self, page);
      return;
    }
  turn = g_new (Turn, 1);
  *turn = (Turn){ g_object_ref (self), page };
  remedy_session_set_page_async (self->session, page, on_page_saved, turn);
}

/**
 * remedy_window_set_bundle:
 * @self: a window on a session that shows what is in a bundle
 * @bundle: the bundle
 *
 * Hands it to the page Report.
 */
void
remedy_window_set_bundle (RemedyWindow *self, RemedyBundle *bundle)
{
  g_return_if_fail (REMEDY_IS_WINDOW (self));
  g_return_if_fail (bundle != NULL);

  remedy_report_page_set_bundle (REMEDY_REPORT_PAGE (self->pages[REMEDY_PAGE_REPORT]), bundle);
}

/**
 * remedy_window_show_problem:
 * @self: the window
 * @title: what did not work
 * @error: why, and how to go on
 *
 * Tells it on the page that is shown.
 */
void
remedy_window_show_problem (RemedyWindow *self, const char *title, const GError *error)
{
  g_return_if_fail (REMEDY_IS_WINDOW (self));

  on_failed (self, title, error);
}
