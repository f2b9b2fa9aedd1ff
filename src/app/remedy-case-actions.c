/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-case-actions.h"

#include <glib/gi18n-lib.h>

/*
 * What can be asked of a case, as the actions "case.…" of the window: a page only names
 * them. open (as): a server from its folders or files; practice (s): a practice server with
 * that scenario; resume (s): a case by its id; point (s): one more file or folder; read,
 * read-again: the server, before and after the repair; stop: the reading; undo, redo: what was said and done;
 * take-over: a case that is open for reading only; close: the case.
 */
struct _RemedyCaseActions
{
  GSimpleActionGroup parent_instance;

  RemedySession *session;  /* (owned) */
  GCancellable  *reading;  /* (owned) (nullable) of the reading, or the making, under way */
  gboolean       starting; /* a case is being opened or made */
};

G_DEFINE_TYPE (RemedyCaseActions, remedy_case_actions, G_TYPE_SIMPLE_ACTION_GROUP)

enum
{
  CHANGED,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
set_enabled (RemedyCaseActions *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update (RemedyCaseActions *self)
{
  gboolean has_case = remedy_session_get_case (self->session) != NULL;
  gboolean reading = remedy_session_is_reading (self->session);
  gboolean idle = !reading && !self->starting;
  gboolean changes = has_case && !remedy_session_is_read_only (self->session);
  /* What is only shown has no place among the cases: it is no other one, and none follows it. */
  gboolean stored = remedy_session_get_store (self->session) != NULL;

  set_enabled (self, "open", idle && stored);
  set_enabled (self, "practice", idle && stored);
  set_enabled (self, "resume", idle && stored);
  set_enabled (self, "point", idle && changes);
  set_enabled (self, "read", idle && changes);
  set_enabled (self, "read-again", idle && changes);
  set_enabled (self, "undo", changes && remedy_session_get_undo (self->session) != NULL);
  set_enabled (self, "redo", changes && remedy_session_get_redo (self->session) != NULL);
  set_enabled (self, "take-over", idle && has_case && stored && !changes);
  set_enabled (self, "stop", reading || self->starting);
  set_enabled (self, "close", stored && (has_case || self->starting));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
begin (RemedyCaseActions *self)
{
  remedy_case_actions_cancel (self);
  self->reading = g_cancellable_new ();
  self->starting = TRUE;
  update (self);
}

static gboolean
end (RemedyCaseActions *self, GObject *source, GAsyncResult *result, const char *problem)
{
  g_autoptr (GError) error = NULL;

  self->starting = FALSE;
  if (remedy_session_finish (REMEDY_SESSION (source), result, &error))
    {
      update (self);
      return TRUE;
    }
  update (self);
  g_signal_emit (self, signals[FAILED], 0, problem, error);
  return FALSE;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyCaseActions) self = user_data;

  end (self, source, result, _ ("The server could not be read"));
}

static void
read_server (RemedyCaseActions *self, RemedyReading reading)
{
  remedy_case_actions_cancel (self);
  self->reading = g_cancellable_new ();
  remedy_session_read_async (self->session, reading, self->reading, on_read, g_object_ref (self));
  update (self);
}

static void
on_started (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyCaseActions) self = user_data;

  if (end (self, source, result, _ ("The case could not be started")))
    read_server (self, REMEDY_READING_BEFORE);
}

/* Once Update was done, what was read before it can never be read again. */
static RemedyReading
next_reading (RemedyCaseActions *self)
{
  const RemedyMark *update = remedy_session_get_mark (self->session, REMEDY_STEP_UPDATE);
  gboolean          done = update != NULL && update->state == REMEDY_STEP_DONE;

  return done || remedy_session_get_after (self->session) != NULL ? REMEDY_READING_AFTER
                                                                  : REMEDY_READING_BEFORE;
}

static void
on_pointed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyCaseActions) self = user_data;

  if (end (self, source, result, _ ("This file could not be added to the case")))
    read_server (self, next_reading (self));
}

static void
on_resumed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyCaseActions) self = user_data;

  /* A case that was stopped before anything was read goes on with the reading. */
  if (end (self, source, result, _ ("The case could not be opened")) &&
      remedy_session_get_facts (self->session) == NULL &&
      !remedy_session_is_read_only (self->session) &&
      remedy_session_is_evidence_there (self->session))
    read_server (self, REMEDY_READING_BEFORE);
}

static void
activate_open (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyCaseActions      *self = user_data;
  g_autofree const char **paths = g_variant_get_strv (parameter, NULL);

  begin (self);
  remedy_session_start_async (self->session, paths, on_started, g_object_ref (self));
}

static void
activate_practice (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyCaseActions *self = user_data;

  begin (self);
  remedy_session_start_practice_async (self->session, g_variant_get_string (parameter, NULL),
                                       self->reading, on_started, g_object_ref (self));
}

static void
activate_resume (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyCaseActions *self = user_data;

  begin (self);
  remedy_session_open_async (self->session, g_variant_get_string (parameter, NULL), on_resumed,
                             g_object_ref (self));
}

static void
activate_point (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyCaseActions *self = user_data;

  begin (self);
  remedy_session_add_path_async (self->session, g_variant_get_string (parameter, NULL), on_pointed,
                                 g_object_ref (self));
}

static void
activate_read (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  read_server (user_data, REMEDY_READING_BEFORE);
}

static void
activate_read_again (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  read_server (user_data, REMEDY_READING_AFTER);
}

static void
activate_stop (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  remedy_case_actions_cancel (user_data);
}

static void
on_taken_back (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyCaseActions) self = user_data;

  end (self, source, result, _ ("This could not be taken back"));
}

static void
on_done_again (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyCaseActions) self = user_data;

  end (self, source, result, _ ("This could not be done again"));
}

static void
on_taken_over (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RemedyCaseActions) self = user_data;

  end (self, source, result, _ ("The case cannot be changed here yet"));
}

static void
activate_undo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyCaseActions *self = user_data;

  remedy_session_undo_async (self->session, on_taken_back, g_object_ref (self));
}

static void
activate_redo (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyCaseActions *self = user_data;

  remedy_session_redo_async (self->session, on_done_again, g_object_ref (self));
}

static void
activate_take_over (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyCaseActions *self = user_data;

  remedy_session_take_over_async (self->session, on_taken_over, g_object_ref (self));
}

static void
activate_close (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RemedyCaseActions *self = user_data;

  remedy_case_actions_cancel (self);
  remedy_session_close (self->session);
}

static void
remedy_case_actions_dispose (GObject *object)
{
  RemedyCaseActions *self = REMEDY_CASE_ACTIONS (object);

  remedy_case_actions_cancel (self);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (remedy_case_actions_parent_class)->dispose (object);
}

static void
remedy_case_actions_class_init (RemedyCaseActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_case_actions_dispose;

  /**
   * RemedyCaseActions::changed:
   * @self: the actions
   *
   * Something has begun or ended.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);

  /**
   * RemedyCaseActions::failed:
   * @self: the actions
   * @title: what did not work
   * @error: why
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
remedy_case_actions_init (RemedyCaseActions *self)
{
  static const GActionEntry entries[] = {
    { "close", activate_close, NULL, NULL, NULL, { 0 } },
    { "open", activate_open, "as", NULL, NULL, { 0 } },
    { "point", activate_point, "s", NULL, NULL, { 0 } },
    { "practice", activate_practice, "s", NULL, NULL, { 0 } },
    { "read", activate_read, NULL, NULL, NULL, { 0 } },
    { "read-again", activate_read_again, NULL, NULL, NULL, { 0 } },
    { "resume", activate_resume, "s", NULL, NULL, { 0 } },
    { "redo", activate_redo, NULL, NULL, NULL, { 0 } },
    { "stop", activate_stop, NULL, NULL, NULL, { 0 } },
    { "take-over", activate_take_over, NULL, NULL, NULL, { 0 } },
    { "undo", activate_undo, NULL, NULL, NULL, { 0 } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

/**
 * remedy_case_actions_new:
 * @session: what they act on
 *
 * Returns: (transfer full): the actions, to be inserted into a window as "case"
 */
RemedyCaseActions *
remedy_case_actions_new (RemedySession *session)
{
  RemedyCaseActions *self;

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);

  self = g_object_new (REMEDY_TYPE_CASE_ACTIONS, NULL);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return self;
}

/**
 * remedy_case_actions_cancel:
 * @self: the actions
 *
 * Stops a reading that is under way.
 */
void
remedy_case_actions_cancel (RemedyCaseActions *self)
{
  g_return_if_fail (REMEDY_IS_CASE_ACTIONS (self));

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}
