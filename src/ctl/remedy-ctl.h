/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the exit code says. A finding never shares a code with a failure. */
typedef enum
{
  REMEDY_EXIT_OK          = 0, /* done; of a check: the fault is not there */
  REMEDY_EXIT_FAULT       = 1, /* confirmed, likely or possible */
  REMEDY_EXIT_CANNOT_TELL = 2, /* or waiting for a test migration */
  REMEDY_EXIT_OTHER       = 3, /* another fault, or not covered */
  REMEDY_EXIT_USAGE       = 64,
  REMEDY_EXIT_DAMAGED     = 65, /* the named file is damaged, or not of a known kind */
  REMEDY_EXIT_NO_SOURCE   = 66, /* not there, or not to be opened */
  REMEDY_EXIT_BUG         = 70,
  REMEDY_EXIT_NO_OUTPUT   = 73, /* a folder that is not empty, or not ours */
  REMEDY_EXIT_IO          = 74, /* reading or writing failed */
  REMEDY_EXIT_INTERRUPTED = 130,
} RemedyExit;

/**
 * RemedyCommand:
 * @name: the word after "ntsmigctl"
 * @summary: one line for the list of commands, marked for translation
 * @run: does it; gets @name as argv[0] and returns the exit code
 */
typedef struct
{
  const char *name;
  const char *summary;
  int       (*run) (int    argc,
                    char **argv);
} RemedyCommand;

/**
 * RemedyCtlUsage:
 * @command: as in "events"
 * @parameters: what follows the options, as in "FILE…"
 * @summary: (nullable): what it does, above the options
 * @description: (nullable): exit codes and examples, below them
 *
 * What "--help" of a command shows beside its options; all of it translated.
 */
typedef struct
{
  const char *command;
  const char *parameters;
  const char *summary;
  const char *description;
} RemedyCtlUsage;

int           remedy_ctl_main          (const RemedyCommand *commands,
                                        gsize                n_commands,
                                        int                  argc,
                                        char               **argv);
char        **remedy_ctl_parse         (const RemedyCtlUsage *usage,
                                        const GOptionEntry   *entries,
                                        int                   argc,
                                        char                **argv,
                                        int                  *exit_code);
int           remedy_ctl_usage_error   (const char *command,
                                        const char *format,
                                        ...) G_GNUC_PRINTF (2, 3);
int           remedy_ctl_fail          (const char   *command,
                                        const GError *error);
void          remedy_ctl_say           (const char *format,
                                        ...) G_GNUC_PRINTF (1, 2);
gboolean      remedy_ctl_print         (const char *format,
                                        ...) G_GNUC_PRINTF (1, 2);
int           remedy_ctl_worse         (int a,
                                        int b);
GCancellable *remedy_ctl_catch_signals (void);

G_END_DECLS
