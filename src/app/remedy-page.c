/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-page.h"

#include <glib/gi18n-lib.h>
#include <handy.h>

#include "app/rows/remedy-banner.h"
#include "core/remedy-error.h"

typedef struct
{
  GtkBox            *body; /* NULL while the template is being built */
  GtkBox            *content;
  RemedyBanner      *problem;
  GtkScrolledWindow *scroller;
  GtkLabel          *subtitle;
  GtkLabel          *title;

  RemedySession *session;     /* (owned) */
  GCancellable  *cancellable; /* (owned) cancelled on dispose */
  char          *action;      /* (owned) (nullable) label of the suggested action */
  gboolean       own;         /* the page deals with it itself */
  gboolean       quiet;       /* the page has a suggested action of its own besides */
  gboolean       complete;
  gboolean       busy;

  GtkWidget *anchor;   /* (unowned) (nullable) what the operator has just used: it is held in place */
  int        anchor_y; /* where it was on the page */
  guint      frames;   /* how many have begun since */
  guint      tick_id;  /* callback that counts them; 0 */
} RemedyPagePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RemedyPage, remedy_page, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_ACTION,
  PROP_BUSY,
  PROP_COMPLETE,
  PROP_SESSION,
  PROP_SUBTITLE,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static RemedyPagePrivate *
get_private (RemedyPage *self)
{
  return remedy_page_get_instance_private (self);
}

static void
refresh (RemedyPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    REMEDY_PAGE_GET_CLASS (self)->refresh (self);
}

static void
let_go (RemedyPage *self)
{
  RemedyPagePrivate *priv = get_private (self);
  guint              tick_id = priv->tick_id;

  g_clear_weak_pointer (&priv->anchor);
  priv->tick_id = 0;
  if (tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), tick_id);
}

/* A frame begins before the page is laid out: once the next begins, it was. */
static gboolean
on_frame (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  RemedyPage *self = REMEDY_PAGE (widget);

  if (++get_private (self)->frames < 2)
    return G_SOURCE_CONTINUE;
  get_private (self)->tick_id = 0;
  let_go (self);
  return G_SOURCE_REMOVE;
}

static gboolean
find_place (RemedyPagePrivate *priv,
            GtkWidget         *widget,
            int               *y)
{
  int x;

  return gtk_widget_translate_coordinates (widget, GTK_WIDGET (priv->content), 0, 0, &x, y);
}

/* What has the keyboard stays where it is in the window until the page is laid out anew. */
static void
hold (RemedyPage *self)
{
  RemedyPagePrivate *priv = get_private (self);
  GtkWidget         *window = gtk_widget_get_toplevel (GTK_WIDGET (self));
  GtkWidget *focus = GTK_IS_WINDOW (window) ? gtk_window_get_focus (GTK_WINDOW (window)) : NULL;

  if (priv->anchor != NULL || focus == NULL ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (priv->content)) ||
      !find_place (priv, focus, &priv->anchor_y))
    return;
  g_set_weak_pointer (&priv->anchor, focus);
  priv->frames = 0;
  priv->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_frame, NULL, NULL);
}

/* The rest of the page was laid out anew: it is scrolled by as much as the anchor moved. */
static void
on_content_allocated (RemedyPage *self)
{
  RemedyPagePrivate *priv = get_private (self);
  GtkAdjustment     *adjustment = gtk_scrolled_window_get_vadjustment (priv->scroller);
  int                y;

  if (priv->anchor == NULL || !find_place (priv, priv->anchor, &y) || y == priv->anchor_y)
    return;
  gtk_adjustment_set_value (adjustment,
                            gtk_adjustment_get_value (adjustment) + y - priv->anchor_y);
  priv->anchor_y = y;
}

static void
on_session_changed (RemedyPage *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    hold (self);
  refresh (self);
}

static void
remedy_page_real_hook (RemedyPage *self)
{
}

static void
remedy_page_map (GtkWidget *widget)
{
  RemedyPage *self = REMEDY_PAGE (widget);

  GTK_WIDGET_CLASS (remedy_page_parent_class)->map (widget);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (get_private (self)->scroller), 0);
  REMEDY_PAGE_GET_CLASS (self)->shown (self);
  refresh (self);
}

static void
remedy_page_add (GtkContainer *container, GtkWidget *child)
{
  RemedyPagePrivate *priv = get_private (REMEDY_PAGE (container));

  if (priv->body == NULL)
    GTK_CONTAINER_CLASS (remedy_page_parent_class)->add (container, child);
  else
    gtk_container_add (GTK_CONTAINER (priv->body), child);
}

static void
remedy_page_constructed (GObject *object)
{
  RemedyPagePrivate *priv = get_private (REMEDY_PAGE (object));

  G_OBJECT_CLASS (remedy_page_parent_class)->constructed (object);
  if (priv->session != NULL)
    g_signal_connect_object (priv->session, "changed", G_CALLBACK (on_session_changed), object,
                             G_CONNECT_SWAPPED);
}

static void
remedy_page_dispose (GObject *object)
{
  RemedyPagePrivate *priv = get_private (REMEDY_PAGE (object));

  g_cancellable_cancel (priv->cancellable);
  let_go (REMEDY_PAGE (object));
  g_clear_object (&priv->session);
  G_OBJECT_CLASS (remedy_page_parent_class)->dispose (object);
}

static void
remedy_page_finalize (GObject *object)
{
  RemedyPagePrivate *priv = get_private (REMEDY_PAGE (object));

  g_assert (!priv->busy);
  g_clear_object (&priv->cancellable);
  g_free (priv->action);
  G_OBJECT_CLASS (remedy_page_parent_class)->finalize (object);
}

static void
remedy_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RemedyPagePrivate *priv = get_private (REMEDY_PAGE (object));

  switch (prop_id)
    {
    case PROP_ACTION:
      g_value_set_string (value, priv->action);
      break;
    case PROP_BUSY:
      g_value_set_boolean (value, priv->busy);
      break;
    case PROP_COMPLETE:
      g_value_set_boolean (value, priv->complete);
      break;
    case PROP_SESSION:
      g_value_set_object (value, priv->session);
      break;
    case PROP_SUBTITLE:
      g_value_set_string (value, gtk_label_get_text (priv->subtitle));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (priv->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  RemedyPage        *self = REMEDY_PAGE (object);
  RemedyPagePrivate *priv = get_private (self);

  switch (prop_id)
    {
    case PROP_ACTION:
      remedy_page_set_action (self, g_value_get_string (value), priv->complete);
      break;
    case PROP_BUSY:
      remedy_page_set_busy (self, g_value_get_boolean (value));
      break;
    case PROP_COMPLETE:
      remedy_page_set_action (self, priv->action, g_value_get_boolean (value));
      break;
    case PROP_SESSION:
      priv->session = g_value_dup_object (value);
      break;
    case PROP_SUBTITLE:
      remedy_page_set_subtitle (self, g_value_get_string (value));
      break;
    case PROP_TITLE:
      remedy_page_set_title (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_ACTION] = g_param_spec_string ("action", NULL, NULL, NULL, flags);
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  properties[PROP_COMPLETE] = g_param_spec_boolean ("complete", NULL, NULL, TRUE, flags);
  properties[PROP_SESSION] =
      g_param_spec_object ("session", NULL, NULL, REMEDY_TYPE_SESSION,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SUBTITLE] = g_param_spec_string ("subtitle", NULL, NULL, "", flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
remedy_page_class_init (RemedyPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = remedy_page_constructed;
  object_class->dispose = remedy_page_dispose;
  object_class->finalize = remedy_page_finalize;
  object_class->get_property = remedy_page_get_property;
  object_class->set_property = remedy_page_set_property;
  widget_class->map = remedy_page_map;
  GTK_CONTAINER_CLASS (klass)->add = remedy_page_add;
  klass->shown = remedy_page_real_hook;
  klass->refresh = remedy_page_real_hook;
  klass->apply = remedy_page_real_hook;
  klass->find = remedy_page_real_hook;
  install_properties (object_class);

  g_type_ensure (HDY_TYPE_CLAMP);
  g_type_ensure (REMEDY_TYPE_BANNER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-page.ui");
  gtk_widget_class_bind_template_child_private (widget_class, RemedyPage, body);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyPage, content);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyPage, problem);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyPage, scroller);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyPage, subtitle);
  gtk_widget_class_bind_template_child_private (widget_class, RemedyPage, title);
}

static void
remedy_page_init (RemedyPage *self)
{
  RemedyPagePrivate *priv = get_private (self);
  GtkWidget         *viewport;

  gtk_widget_init_template (GTK_WIDGET (self));
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self)), ATK_ROLE_PANEL);
  priv->cancellable = g_cancellable_new ();
  priv->action = g_strdup (_ ("_Continue"));
  priv->complete = TRUE;
  remedy_banner_set_alert (priv->problem, TRUE);
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (priv->title)), ATK_ROLE_HEADING);
  /* A control that gets the keyboard scrolls into view. */
  viewport = gtk_bin_get_child (GTK_BIN (priv->scroller));
  gtk_container_set_focus_vadjustment (GTK_CONTAINER (viewport),
                                       gtk_scrolled_window_get_vadjustment (priv->scroller));
  g_signal_connect_object (viewport, "size-allocate", G_CALLBACK (on_content_allocated), self,
                           G_CONNECT_AFTER | G_CONNECT_SWAPPED);
}

/**
 * remedy_page_get_session:
 * @self: a page
 *
 * Returns: (transfer none): what the page is about
 */
RemedySession *
remedy_page_get_session (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), NULL);

  return get_private (self)->session;
}

/**
 * remedy_page_get_cancellable:
 * @self: a page
 *
 * Returns: (transfer none): cancelled when the page goes away
 */
GCancellable *
remedy_page_get_cancellable (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), NULL);

  return get_private (self)->cancellable;
}

/**
 * remedy_page_get_content:
 * @self: a page
 *
 * Returns: (transfer none): all of the page at its full height, for a picture of it
 */
GtkWidget *
remedy_page_get_content (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), NULL);

  return GTK_WIDGET (get_private (self)->content);
}

const char *
remedy_page_get_title (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), NULL);

  return gtk_label_get_text (get_private (self)->title);
}

void
remedy_page_set_title (RemedyPage *self, const char *title)
{
  RemedyPagePrivate *priv;

  g_return_if_fail (REMEDY_IS_PAGE (self));

  priv = get_private (self);
  gtk_label_set_text (priv->title, title != NULL ? title : "");
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self)), title != NULL ? title : "");
  /* Where a page has no control, this is what the keyboard comes to. */
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (priv->scroller)),
                       title != NULL ? title : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

/**
 * remedy_page_set_subtitle:
 * @self: a page
 * @subtitle: (nullable): one sentence under the title
 */
void
remedy_page_set_subtitle (RemedyPage *self, const char *subtitle)
{
  RemedyPagePrivate *priv;

  g_return_if_fail (REMEDY_IS_PAGE (self));

  priv = get_private (self);
  gtk_label_set_text (priv->subtitle, subtitle != NULL ? subtitle : "");
  gtk_widget_set_visible (GTK_WIDGET (priv->subtitle), subtitle != NULL && *subtitle != '\0');
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SUBTITLE]);
}

/**
 * remedy_page_get_action:
 * @self: a page
 *
 * Returns: (nullable): label of the one suggested action in the footer, with a mnemonic
 */
const char *
remedy_page_get_action (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), NULL);

  return get_private (self)->action;
}

static void
set_action (RemedyPage *self, const char *label, gboolean complete, gboolean own, gboolean quiet)
{
  RemedyPagePrivate *priv = get_private (self);

  if (g_strcmp0 (priv->action, label) != 0 || priv->own != own || priv->quiet != quiet)
    {
      g_autofree char *old = priv->action;

      priv->action = g_strdup (label);
      priv->own = own;
      priv->quiet = quiet;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ACTION]);
    }
  if (priv->complete != complete)
    {
      priv->complete = complete;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPLETE]);
    }
}

/**
 * remedy_page_set_action:
 * @self: a page
 * @label: (nullable): of the one suggested action in the footer, with a mnemonic; %NULL if
 *   the page has none now
 * @complete: whether it can be pressed, as far as the page knows
 *
 * The action leads to the next page.
 */
void
remedy_page_set_action (RemedyPage *self, const char *label, gboolean complete)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));

  set_action (self, label, complete, FALSE, FALSE);
}

/**
 * remedy_page_set_own_action:
 * @self: a page
 * @label: of the one suggested action in the footer, with a mnemonic
 * @complete: whether it can be pressed
 *
 * The page deals with the action itself, in its hook apply.
 */
void
remedy_page_set_own_action (RemedyPage *self, const char *label, gboolean complete)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));

  set_action (self, label, complete, TRUE, FALSE);
}

/**
 * remedy_page_set_quiet_action:
 * @self: a page
 * @label: of the action in the footer, with a mnemonic
 *
 * The action leads to the next page; what the page suggests now is a button on the page.
 */
void
remedy_page_set_quiet_action (RemedyPage *self, const char *label)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));

  set_action (self, label, TRUE, FALSE, TRUE);
}

gboolean
remedy_page_is_action_quiet (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), FALSE);

  return get_private (self)->quiet;
}

gboolean
remedy_page_has_own_action (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), FALSE);

  return get_private (self)->own;
}

gboolean
remedy_page_is_complete (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), FALSE);

  return get_private (self)->complete;
}

gboolean
remedy_page_is_busy (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), FALSE);

  return get_private (self)->busy;
}

/**
 * remedy_page_set_busy:
 * @self: a page
 * @busy: whether something that was asked for is still on its way to the disk
 */
void
remedy_page_set_busy (RemedyPage *self, gboolean busy)
{
  RemedyPagePrivate *priv;

  g_return_if_fail (REMEDY_IS_PAGE (self));

  priv = get_private (self);
  if (priv->busy == busy)
    return;
  priv->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/**
 * remedy_page_apply:
 * @self: a page
 *
 * Does what the suggested action of the footer says, if it is the page’s own.
 */
void
remedy_page_apply (RemedyPage *self)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));

  REMEDY_PAGE_GET_CLASS (self)->apply (self);
}

/**
 * remedy_page_find:
 * @self: a page
 *
 * Brings the keyboard to where something is looked up, if the page has such a place.
 */
void
remedy_page_find (RemedyPage *self)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));

  REMEDY_PAGE_GET_CLASS (self)->find (self);
}

/**
 * remedy_page_show_top:
 * @self: a page
 *
 * Scrolls to its title.
 */
void
remedy_page_show_top (RemedyPage *self)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));

  let_go (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (get_private (self)->scroller), 0);
}

/**
 * remedy_page_show_problem:
 * @self: a page
 * @title: what did not work
 * @error: why, and how to go on
 *
 * Tells on the page itself what went wrong; it is read aloud. Cancelling is no problem.
 */
void
remedy_page_show_problem (RemedyPage *self, const char *title, const GError *error)
{
  RemedyPagePrivate *priv;
  RemedyLook         look = { "dialog-error-symbolic", "fail", _ ("problem") };

  g_return_if_fail (REMEDY_IS_PAGE (self));
  g_return_if_fail (error != NULL);

  if (remedy_error_is_cancelled (error))
    return;
  priv = get_private (self);
  remedy_banner_set (priv->problem, &look, title, error->message);
  gtk_widget_show (GTK_WIDGET (priv->problem));
  remedy_page_show_top (self);
}

/**
 * remedy_page_has_problem:
 * @self: a page
 *
 * Returns: %TRUE while it tells of something that went wrong
 */
gboolean
remedy_page_has_problem (RemedyPage *self)
{
  g_return_val_if_fail (REMEDY_IS_PAGE (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (get_private (self)->problem));
}

void
remedy_page_hide_problem (RemedyPage *self)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));

  gtk_widget_hide (GTK_WIDGET (get_private (self)->problem));
}

/**
 * remedy_page_activate:
 * @self: a page in a window
 * @action: of the case, as in "open"
 * @parameter: (nullable): floating; consumed
 *
 * Asks the window for one of the actions "case.…".
 */
void
remedy_page_activate (RemedyPage *self, const char *action, GVariant *parameter)
{
  g_autoptr (GVariant) held = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;
  GActionGroup *group;

  g_return_if_fail (REMEDY_IS_PAGE (self));

  group = gtk_widget_get_action_group (gtk_widget_get_toplevel (GTK_WIDGET (self)), "case");
  g_return_if_fail (group != NULL);
  remedy_page_hide_problem (self);
  g_action_group_activate_action (group, action, held);
}

/**
 * remedy_page_begin:
 * @self: a page
 *
 * Says that something is on its way to the disk. Comes before a call of the session that
 * has remedy_page_saved() as its callback.
 */
void
remedy_page_begin (RemedyPage *self)
{
  g_return_if_fail (REMEDY_IS_PAGE (self));

  remedy_page_hide_problem (self);
  remedy_page_set_busy (self, TRUE);
}

/**
 * remedy_page_saved:
 * @source: the session
 * @result: of any of its calls
 * @user_data: (transfer full): a reference to the page
 *
 * The end of every change that a page asks for: the page shows what is on disk now, and
 * tells what went wrong. Comes after remedy_page_begin().
 */
void
remedy_page_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyPage) self = user_data;
  g_autoptr (GError) error = NULL;

  remedy_page_set_busy (self, FALSE);
  if (remedy_session_finish (REMEDY_SESSION (source), result, &error))
    return;
  if (gtk_widget_in_destruction (GTK_WIDGET (self)) || get_private (self)->session == NULL)
    return;
  remedy_page_show_problem (self, _ ("This could not be saved"), error);
  refresh (self);
}
