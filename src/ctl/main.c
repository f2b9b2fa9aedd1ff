/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "ctl/remedy-commands.h"
#include "ctl/remedy-ctl.h"

int
main (int    argc,
      char **argv)
{
  static const RemedyCommand commands[] = {
    { "check", N_ ("Find out whether the fault is on a server"), remedy_command_check },
    { "events", N_ ("Show the records of an event log"), remedy_command_events },
    { "inspect", N_ ("Say what a file is, and the facts in it"), remedy_command_inspect },
    { "media", N_ ("Say whether a service pack is the one to be reapplied"), remedy_command_media },
    { "plan", N_ ("Make the run sheet by which the fault is mended"), remedy_command_plan },
    { "practice", N_ ("Make a practice server, or do a practice step to one"),
      remedy_command_practice },
    { "report", N_ ("Make the file for the support desk, or work one out again"),
      remedy_command_report },
    { "trouble", N_ ("Look up what the screen says when Update fails"), remedy_command_trouble },
    { "verify", N_ ("Compare a server with what it was before"), remedy_command_verify },
  };

  return remedy_ctl_main (commands, G_N_ELEMENTS (commands), argc, argv);
}
