/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The commands, one a file: remedy-command-<name>.c */
int remedy_command_check    (int    argc,
                             char **argv);
int remedy_command_events   (int    argc,
                             char **argv);
int remedy_command_inspect  (int    argc,
                             char **argv);
int remedy_command_media    (int    argc,
                             char **argv);
int remedy_command_plan     (int    argc,
                             char **argv);
int remedy_command_practice (int    argc,
                             char **argv);
int remedy_command_report   (int    argc,
                             char **argv);
int remedy_command_trouble  (int    argc,
                             char **argv);
int remedy_command_verify   (int    argc,
                             char **argv);

G_END_DECLS
