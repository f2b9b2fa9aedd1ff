/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-tour.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/remedy-album.h"
#include "app/remedy-paint-process.h"
#include "app/remedy-painter.h"
#include "app/remedy-painting.h"
#include "app/remedy-style.h"
#include "app/remedy-tour-walk.h"
#include "app/remedy-tour-window.h"
#include "core/remedy-error.h"
#include "guide/remedy-tree.h"
#include "practice/remedy-practice.h"

/*
 * Pictures of the whole wizard without a person, for the README, the software catalogue,
 * translators and tests: of each stop of a walk through a practice case the whole page, drawn by
 * the painter, and the window as it is at the asked-for size. The file index.txt says what each
 * picture shows.
 */

/* As ntsmigctl has it (sysexits.h). */
#define EXIT_USAGE 64
#define EXIT_UNAVAILABLE 69
#define EXIT_CANNOT_CREATE 73
#define EXIT_IO 74

/* Says in the environment that it is that of the pictures. */
#define STARTED_AGAIN "NTSMIG_REMEDY_TOUR"

#define USUAL_SIZE "1024x600"
#define MIN_SIDE 300
#define MAX_SIDE 4000

typedef struct
{
  const RemedyTourOptions *options; /* (unowned) */
  RemedyPaintOptions      *paint; /* (owned) */
  int                      width; /* of the window */
  int                      height;
  RemedyPainter           *painter; /* (owned) */
  GString                 *index; /* (owned) */
  guint                    number; /* of the stop */
} Tour;

/* What a callback leaves for who waits for it. */
typedef struct
{
  gboolean       done;
  RemedyDrawing *drawing; /* (owned) (nullable) */
  GError        *error; /* (owned) (nullable) */
} Outcome;

static void
tour_clear (Tour *self)
{
  g_clear_pointer (&self->paint, remedy_paint_options_free);
  g_clear_object (&self->painter);
  if (self->index != NULL)
    g_string_free (self->index, TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tour, tour_clear)

/**
 * remedy_tour_options_clear:
 * @self: options
 *
 * Frees what they hold, and not @self.
 */
void
remedy_tour_options_clear (RemedyTourOptions *self)
{
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->scenario, g_free);
  g_clear_pointer (&self->theme, g_free);
  g_clear_pointer (&self->language, g_free);
  g_clear_pointer (&self->size, g_free);
}

/**
 * remedy_tour_options_get_size:
 * @self: what was asked for
 * @width: (out): of the window, in its own pixels
 * @height: (out): likewise
 * @error: %REMEDY_ERROR_USAGE
 *
 * Returns: %FALSE if the size is none
 */
gboolean
remedy_tour_options_get_size (const RemedyTourOptions *self,
                              int                     *width,
                              int                     *height,
                              GError                 **error)
{
  const char *size = self->size != NULL ? self->size : USUAL_SIZE;
  int         end = -1;

  if (sscanf (size, "%5dx%5d%n", width, height, &end) == 2 && end >= 0 && size[end] == '\0' &&
      *width >= MIN_SIDE && *width <= MAX_SIDE && *height >= MIN_SIDE && *height <= MAX_SIDE)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               /* Translators: %s is what was given on the command line; two sizes in pixels. */
               _ ("“%s” is no size of a window. It is written as in 1024x600; each side is from "
                  "%d to %d."),
               size, MIN_SIDE, MAX_SIDE);
  return FALSE;
}

/**
 * remedy_tour_options_to_paint:
 * @self: what was asked for
 * @error: %REMEDY_ERROR_USAGE or %REMEDY_ERROR_LIMIT
 *
 * Returns: (transfer full) (nullable): how the pages are drawn
 */
RemedyPaintOptions *
remedy_tour_options_to_paint (const RemedyTourOptions *self,
                              GError                 **error)
{
  g_autoptr (RemedyPaintOptions) paint = remedy_paint_options_usual ();
  const char *theme = self->theme != NULL ? self->theme : "light";

  paint->dark = g_str_equal (theme, "dark");
  paint->contrast = g_str_equal (theme, "contrast");
  paint->language = g_strdup (self->language);
  if (self->scale != 0)
    paint->scale = self->scale;
  if (self->percent != 0)
    paint->percent = self->percent;
  if (!paint->dark && !paint->contrast && !g_str_equal (theme, "light"))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                   /* Translators: %s is what was given on the command line; the words light, dark
                    * and contrast are not translated. */
                   _ ("There is no theme “%s”: it is light, dark or contrast."), theme);
      return NULL;
    }
  return remedy_paint_options_check (paint, error) ? g_steal_pointer (&paint) : NULL;
}

static gboolean
save (Tour       *self,
      const char *name,
      GBytes     *png,
      const char *caption,
      GError    **error)
{
  g_autofree char *path = g_build_filename (self->options->folder, name, NULL);
  gsize            size;
  const char      *data = g_bytes_get_data (png, &size);

  if (!g_file_set_contents (path, data, (gssize) size, error))
    return FALSE;
  g_string_append_printf (self->index, "%s\t%s\n", name, caption);
  return TRUE;
}

static void
on_drawn (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->drawing = remedy_painter_draw_finish (REMEDY_PAINTER (source), result, &outcome->error);
  outcome->done = TRUE;
}

static gboolean
draw_page (Tour                 *self,
           const RemedyTourStop *stop,
           const RemedySnapshot *snapshot,
           GError              **error)
{
  g_autofree char *name = g_strdup_printf ("%02u-%s-page.png", self->number, stop->name);
  Outcome outcome = { 0 };
  g_autoptr (RemedyDrawing) drawing = NULL;

  remedy_painter_draw_async (self->painter, snapshot, self->paint, NULL, on_drawn, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  drawing = outcome.drawing;
  if (drawing != NULL)
    return save (self, name, drawing->png, _ (stop->caption), error);
  g_propagate_error (error, outcome.error);
  return FALSE;
}

static gboolean
draw_window (Tour                 *self,
             RemedySession        *session,
             const RemedyTourStop *stop,
             const RemedySnapshot *snapshot,
             GError              **error)
{
  g_autofree char *name = g_strdup_printf ("%02u-%s.png", self->number, stop->name);
  g_autoptr (GBytes) png = NULL;

  if (snapshot->page == REMEDY_PAGE_REPORT)
    png = remedy_tour_window_draw_report (session, snapshot, self->width, self->height, error);
  else
    png = remedy_tour_window_draw (snapshot, self->width, self->height, error);
  return png != NULL && save (self, name, png, _ (stop->caption), error);
}

static void
on_kept (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Outcome *outcome = user_data;
  g_autoptr (RemedyPicture) picture
      = remedy_album_take_finish (REMEDY_ALBUM (source), result, &outcome->error);

  outcome->done = TRUE;
}

/* The page Report shares the pictures that were taken on the way there. */
static gboolean
keep_picture (RemedySession        *session,
              const RemedySnapshot *snapshot,
              GError              **error)
{
  Outcome outcome = { 0 };

  if (snapshot->page == REMEDY_PAGE_REPORT)
    return TRUE;
  remedy_album_take_async (remedy_album_get (session), REMEDY_PICTURE_PAGE,
                           remedy_snapshot_copy (snapshot), on_kept, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);
  if (outcome.error == NULL)
    return TRUE;
  g_propagate_error (error, outcome.error);
  return FALSE;
}

static gboolean
walk (Tour       *self,
      const char *folder,
      GError    **error)
{
  const char *scenario = self->options->scenario;
  g_autoptr (RemedyTourWalk) walk = remedy_tour_walk_new (
      folder, scenario != NULL && *scenario != '\0' ? scenario : REMEDY_PRACTICE_DEFAULT_SCENARIO,
      error);
  RemedySession *session = walk != NULL ? remedy_tour_walk_get_session (walk) : NULL;
  g_autoptr (GError) problem = NULL;

  if (session != NULL)
    remedy_album_set_painter (remedy_album_get (session), self->painter);
  while (walk != NULL)
    {
      g_autoptr (RemedySnapshot) snapshot = NULL;
      const RemedyTourStop      *stop = remedy_tour_walk_next (walk, &snapshot, &problem);

      if (stop == NULL)
        break;
      self->number++;
      if (!draw_window (self, session, stop, snapshot, error)
          || !draw_page (self, stop, snapshot, error) || !keep_picture (session, snapshot, error))
        return FALSE;
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  else if (walk != NULL)
    return TRUE;
  return FALSE;
}

static gboolean
write_index (Tour    *self,
             GError **error)
{
  g_autofree char *path = g_build_filename (self->options->folder, "index.txt", NULL);

  return g_file_set_contents (path, self->index->str, (gssize) self->index->len, error);
}

static gboolean
make_pictures (Tour    *self,
               GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("ntsmig-remedy-tour-XXXXXX", error);
  gboolean         made;

  if (folder == NULL)
    return FALSE;
  made = walk (self, folder, error) && write_index (self, error);
  remedy_tree_remove (folder, NULL);
  return made;
}

static int
report (int           status,
        const GError *error)
{
  g_printerr ("ntsmig-remedy: %s\n", error->message);
  return status;
}

/* Scale and language are fixed when a program starts: this one starts again with those of the
 * pictures. */
static int
start_again (const RemedyPaintOptions *paint)
{
  g_auto (GStrv) environment = remedy_paint_process_make_environment (paint);
  g_auto (GStrv) arguments = NULL;
  g_autofree char *command = NULL;
  g_autoptr (GError) error = NULL;
  gsize       size = 0;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (!g_file_get_contents ("/proc/self/cmdline", &command, &size, &error))
    return report (EXIT_IO, error);
  for (const char *next = command; next < command + size; next += strlen (next) + 1)
    g_strv_builder_add (builder, next);
  arguments = g_strv_builder_end (builder);
  environment = g_environ_setenv (environment, STARTED_AGAIN, "1", TRUE);
  execve ("/proc/self/exe", arguments, environment);
  remedy_error_set_from_errno (&error, errno, "/proc/self/exe");
  return report (EXIT_IO, error);
}

static int
run (Tour *tour)
{
  const RemedyTourOptions *options = tour->options;
  g_autoptr (GError) error = NULL;

  if (!gtk_init_check (NULL, NULL))
    {
      g_printerr (_ ("ntsmig-remedy: there is no screen to draw for\n"));
      return EXIT_UNAVAILABLE;
    }
  if (g_mkdir_with_parents (options->folder, 0755) != 0)
    {
      remedy_error_set_from_errno (&error, errno, options->folder);
      return report (EXIT_CANNOT_CREATE, error);
    }
  remedy_style_load ();
  remedy_painting_set_look (tour->paint);
  tour->painter = remedy_painter_new (NULL);
  tour->index = g_string_new (NULL);
  return make_pictures (tour, &error) ? 0 : report (EXIT_IO, error);
}

/**
 * remedy_tour_start:
 * @options: what is to be shown, and how
 *
 * Makes the pictures. Nothing of GTK was used before.
 *
 * Returns: the exit status of the process
 */
int
remedy_tour_start (const RemedyTourOptions *options)
{
  g_auto (Tour) tour = { .options = options };
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (options != NULL && options->folder != NULL, EXIT_USAGE);

  tour.paint = remedy_tour_options_to_paint (options, &error);
  if (tour.paint == NULL ||
      !remedy_tour_options_get_size (options, &tour.width, &tour.height, &error))
    return report (EXIT_USAGE, error);
  return g_getenv (STARTED_AGAIN) != NULL ? run (&tour) : start_again (tour.paint);
}
