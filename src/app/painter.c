/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Draws pages for the wizard, which starts and ends it; it is no program for people. What it
 * is asked on its standard input has the names hidden in it already.
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <locale.h>
#include <unistd.h>

#include "app/remedy-paint-service.h"
#include "app/remedy-style.h"

/* As ntsmigctl has it (sysexits.h). */
#define EXIT_USAGE 64
#define EXIT_UNAVAILABLE 69

/* The window comes first where both want the processor. */
#define NICENESS 10

int
main (int argc, char **argv)
{
  int out;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  if (argc > 1 || isatty (STDIN_FILENO))
    {
      g_printerr (_ ("This program is started by ntsmig-remedy, to draw pictures for it.\n"));
      return EXIT_USAGE;
    }
  /* What a library prints is not to come between the answers. */
  out = fcntl (STDOUT_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
  if (out < 0 || dup2 (STDERR_FILENO, STDOUT_FILENO) < 0 || !gtk_init_check (NULL, NULL))
    {
      g_printerr (_ ("There is no screen to draw for.\n"));
      return EXIT_UNAVAILABLE;
    }
  if (nice (NICENESS) == -1)
    g_debug ("the priority stays as it is");
  remedy_style_load ();
  return remedy_paint_service_run (STDIN_FILENO, out);
}
