/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-print.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "guide/remedy-tree.h"
#include "report/remedy-run-sheet.h"

/*
 * The run sheet on paper, as two actions of a window: print (a dialog, with its preview), and
 * save-sheet (a PDF). The state of the latter is the path of what was saved last, "" before.
 * Paper and printer are remembered as long as the window is there.
 */
struct _RemedyPrint
{
  GObject parent_instance;

  GtkWindow         *window;    /* (weak) */
  RemedySession     *session;   /* (owned) */
  GSimpleAction     *print;     /* (owned) */
  GSimpleAction     *save;      /* (owned) */
  GtkPageSetup      *setup;     /* (owned) */
  GtkPrintSettings  *settings;  /* (owned) (nullable) of the last print */
  GtkPrintOperation *operation; /* (owned) (nullable) while it runs */
  RemedyRunSheet    *sheet;     /* (owned) (nullable) of @operation */
  GError            *error;     /* (owned) (nullable) why @sheet has no pages */

  GtkFileChooserNative *chooser; /* (owned) (nullable) while it is open */
  gboolean              saving;
};

G_DEFINE_FINAL_TYPE (RemedyPrint, remedy_print, G_TYPE_OBJECT)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
update (RemedyPrint *self)
{
  gboolean ready = remedy_session_get_plan (self->session) != NULL && !remedy_print_is_busy (self);

  g_simple_action_set_enabled (self->print, ready);
  g_simple_action_set_enabled (self->save, ready);
}

static RemedyRunSheet *
make_sheet (RemedyPrint *self)
{
  return remedy_run_sheet_new (remedy_session_get_plan (self->session),
                               remedy_session_get_case (self->session));
}

static void
on_begin_print (GtkPrintOperation *operation,
                GtkPrintContext   *context,
                RemedyPrint       *self)
{
  guint n_pages;

  g_clear_error (&self->error);
  n_pages = remedy_run_sheet_paginate (self->sheet, gtk_print_context_get_width (context),
                                       gtk_print_context_get_height (context), &self->error);
  if (n_pages == 0)
    gtk_print_operation_cancel (operation);
  /* What is cancelled wants pages all the same. */
  gtk_print_operation_set_n_pages (operation, (int) MAX (n_pages, 1));
}

static void
on_draw_page (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              RemedyPrint       *self)
{
  if (self->error == NULL)
    remedy_run_sheet_draw_page (self->sheet, gtk_print_context_get_cairo_context (context),
                                (guint) page);
}

static void
on_done (GtkPrintOperation      *operation,
         GtkPrintOperationResult result,
         RemedyPrint            *self)
{
  g_autoptr (GError) error = g_steal_pointer (&self->error);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR && error == NULL)
    gtk_print_operation_get_error (operation, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&self->settings, gtk_print_operation_get_print_settings (operation));
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY &&
      gtk_print_operation_get_default_page_setup (operation) != NULL)
    g_set_object (&self->setup, gtk_print_operation_get_default_page_setup (operation));
  g_clear_object (&self->operation);
  g_clear_pointer (&self->sheet, remedy_run_sheet_free);
  update (self);
  if (error != NULL)
    g_signal_emit (self, signals[FAILED], 0, _ ("The run sheet could not be printed"), error);
}

/* The margins of ours leave room for a clip; a printer may need more. */
static GtkPageSetup *
make_setup (void)
{
  const RemedyPaper *usual = remedy_paper_default ();
  GtkPageSetup *setup = gtk_page_setup_new ();

  gtk_page_setup_set_left_margin (setup, usual->margin_left, GTK_UNIT_POINTS);
  gtk_page_setup_set_right_margin (setup, usual->margin_right, GTK_UNIT_POINTS);
  gtk_page_setup_set_top_margin (setup, usual->margin_top, GTK_UNIT_POINTS);
  gtk_page_setup_set_bottom_margin (setup, usual->margin_bottom, GTK_UNIT_POINTS);
  return setup;
}

static RemedyPaper
get_paper (GtkPageSetup *setup)
{
  return (RemedyPaper){
    .width = gtk_page_setup_get_paper_width (setup, GTK_UNIT_POINTS),
    .height = gtk_page_setup_get_paper_height (setup, GTK_UNIT_POINTS),
    .margin_left = gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS),
    .margin_right = gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS),
    .margin_top = gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS),
    .margin_bottom = gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS),
  };
}

typedef struct
{
  RemedyRunSheet *sheet;
  char           *path;
  RemedyPaper     paper;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  remedy_run_sheet_free (self->sheet);
  g_free (self->path);
  g_free (self);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Saving *saving = data;
  GError *error = NULL;

  if (remedy_run_sheet_to_pdf (saving->sheet, saving->path, &saving->paper, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  RemedyPrint *self = REMEDY_PRINT (source);
  const Saving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  self->saving = FALSE;
  if (self->session == NULL)
    return;
  update (self);
  if (saved)
    {
      g_autofree char *name = g_filename_display_name (saving->path);

      g_simple_action_set_state (self->save, g_variant_new_string (name));
    }
  else
    g_signal_emit (self, signals[FAILED], 0, _ ("The run sheet could not be saved"), error);
}

/* The server’s files stay as they are, though the operator might want to write beside them. */
static gboolean
check_place (RemedyPrint *self,
             const char  *path,
             GError     **error)
{
  const RemedyCase *case_ = remedy_session_get_case (self->session);

  for (guint i = 0; i < case_->paths->len; i++)
    if (remedy_tree_would_hold (case_->paths->pdata[i], path))
      {
        g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
                     /* Translators: a folder. */
                     _ ("The server’s files are in “%s”, and nothing is written there. Choose "
                        "another folder."),
                     (const char *) case_->paths->pdata[i]);
        return FALSE;
      }
  return TRUE;
}

static void
on_chosen (RemedyPrint *self,
           int          response)
{
  g_autoptr (GtkFileChooserNative) chooser = g_steal_pointer (&self->chooser);
  g_autofree char *path = gtk_file_chooser_get_filename (GTK_FILE_CHOOSER (chooser));

  update (self);
  if (response == GTK_RESPONSE_ACCEPT && path != NULL &&
      remedy_session_get_plan (self->session) != NULL)
    remedy_print_save (self, path);
}

static void
activate_print (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  remedy_print_run (user_data, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, NULL);
}

static void
activate_save (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  RemedyPrint *self = user_data;
  g_autoptr (RemedyRunSheet) sheet = make_sheet (self);
  g_autofree char *title = remedy_run_sheet_get_title (sheet);
  g_autofree char *name = g_strconcat (g_strdelimit (title, "/\\", '-'), ".pdf", NULL);

  self->chooser =
      gtk_file_chooser_native_new (_ ("Save the run sheet as PDF"), self->window,
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_local_only (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_do_overwrite_confirmation (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_chosen), self,
                           G_CONNECT_SWAPPED);
  update (self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
remedy_print_dispose (GObject *object)
{
  RemedyPrint *self = REMEDY_PRINT (object);

  if (self->operation != NULL)
    gtk_print_operation_cancel (self->operation);
  g_clear_object (&self->operation);
  g_clear_pointer (&self->sheet, remedy_run_sheet_free);
  g_clear_error (&self->error);
  g_clear_object (&self->chooser);
  g_clear_object (&self->print);
  g_clear_object (&self->save);
  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_object (&self->setup);
  g_clear_weak_pointer (&self->window);
  G_OBJECT_CLASS (remedy_print_parent_class)->dispose (object);
}

static void
remedy_print_class_init (RemedyPrintClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = remedy_print_dispose;

  /**
   * RemedyPrint::failed:
   * @self: the printing
   * @title: what did not work
   * @error: why
   */
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_ERROR);
}

static void
remedy_print_init (RemedyPrint *self)
{
  self->setup = make_setup ();
  self->print = g_simple_action_new ("print", NULL);
  self->save = g_simple_action_new_stateful ("save-sheet", NULL, g_variant_new_string (""));
  g_signal_connect_object (self->print, "activate", G_CALLBACK (activate_print), self, 0);
  g_signal_connect_object (self->save, "activate", G_CALLBACK (activate_save), self, 0);
}

/* What was saved of one case says nothing of another. */
static void
on_changed (RemedyPrint *self)
{
  if (remedy_session_get_case (self->session) == NULL)
    g_simple_action_set_state (self->save, g_variant_new_string (""));
  update (self);
}

/**
 * remedy_print_new:
 * @window: over which dialogs are shown
 * @session: that has the plan
 * @actions: to which the actions are added
 *
 * Returns: (transfer full): the printing of the run sheet
 */
RemedyPrint *
remedy_print_new (GtkWindow     *window,
                  RemedySession *session,
                  GActionMap    *actions)
{
  RemedyPrint *self;

  g_return_val_if_fail (REMEDY_IS_SESSION (session), NULL);

  self = g_object_new (REMEDY_TYPE_PRINT, NULL);
  g_set_weak_pointer (&self->window, window);
  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_action_map_add_action (actions, G_ACTION (self->print));
  g_action_map_add_action (actions, G_ACTION (self->save));
  update (self);
  return self;
}

/**
 * remedy_print_is_busy:
 * @self: the printing
 *
 * Returns: whether a dialog of it is open, or something is being printed or saved
 */
gboolean
remedy_print_is_busy (RemedyPrint *self)
{
  g_return_val_if_fail (REMEDY_IS_PRINT (self), FALSE);

  return self->operation != NULL || self->chooser != NULL || self->saving;
}

/**
 * remedy_print_set_setup:
 * @self: the printing
 * @setup: paper and margins for what comes next
 */
void
remedy_print_set_setup (RemedyPrint  *self,
                        GtkPageSetup *setup)
{
  g_return_if_fail (REMEDY_IS_PRINT (self));

  g_set_object (&self->setup, setup);
}

/**
 * remedy_print_run:
 * @self: the printing; not busy
 * @action: whether to ask, to print, or to export
 * @path: (nullable): where to export to, as a PDF
 *
 * Prints the run sheet of the case as it is now. The signal "failed" tells if that did not
 * work; a dialog that was closed is no failure.
 */
void
remedy_print_run (RemedyPrint            *self,
                  GtkPrintOperationAction action,
                  const char             *path)
{
  g_autofree char *title = NULL;

  g_return_if_fail (REMEDY_IS_PRINT (self));
  g_return_if_fail (!remedy_print_is_busy (self));
  g_return_if_fail (remedy_session_get_plan (self->session) != NULL);

  self->sheet = make_sheet (self);
  self->operation = gtk_print_operation_new ();
  title = remedy_run_sheet_get_title (self->sheet);
  gtk_print_operation_set_job_name (self->operation, title);
  gtk_print_operation_set_unit (self->operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (self->operation, TRUE);
  gtk_print_operation_set_allow_async (self->operation, TRUE);
  gtk_print_operation_set_show_progress (self->operation, TRUE);
  gtk_print_operation_set_default_page_setup (self->operation, self->setup);
  gtk_print_operation_set_print_settings (self->operation, self->settings);
  if (path != NULL)
    gtk_print_operation_set_export_filename (self->operation, path);
  g_signal_connect_object (self->operation, "begin-print", G_CALLBACK (on_begin_print), self, 0);
  g_signal_connect_object (self->operation, "draw-page", G_CALLBACK (on_draw_page), self, 0);
  g_signal_connect_object (self->operation, "done", G_CALLBACK (on_done), self, 0);
  update (self);
  /* The signal "done" tells of errors, of those at once as well. */
  gtk_print_operation_run (self->operation, action, self->window, NULL);
}

/**
 * remedy_print_save:
 * @self: the printing; not busy
 * @path: host path of a file; one that is there already is replaced
 *
 * Writes the run sheet of the case as it is now, as a PDF, in a thread.
 */
void
remedy_print_save (RemedyPrint *self,
                   const char  *path)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;
  Saving *saving;

  g_return_if_fail (REMEDY_IS_PRINT (self));
  g_return_if_fail (path != NULL && !remedy_print_is_busy (self));
  g_return_if_fail (remedy_session_get_plan (self->session) != NULL);

  if (!check_place (self, path, &error))
    {
      g_signal_emit (self, signals[FAILED], 0, _ ("The run sheet could not be saved"), error);
      return;
    }
  saving = g_new0 (Saving, 1);
  saving->sheet = make_sheet (self);
  saving->path = g_strdup (path);
  saving->paper = get_paper (self->setup);
  self->saving = TRUE;
  task = g_task_new (self, NULL, on_saved, NULL);
  g_task_set_source_tag (task, remedy_print_save);
  g_task_set_task_data (task, saving, saving_free);
  g_task_run_in_thread (task, write_in_thread);
  update (self);
}
