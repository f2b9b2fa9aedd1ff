/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-plan.h"

G_BEGIN_DECLS

/*
 * The control file with which the Migration Wizard migrates ONE Notes user, the accounts
 * file that names this user, and the command line that runs both (Q198957, Q263755,
 * Q274393). Only keywords that those articles document stand in it. What neither the
 * evidence nor the operator tells is a blank that is seen at once, with a line above it
 * that says what belongs there.
 *
 * The texts are UTF-8 with the line ends of Windows NT. The wizard reads both files in the
 * code page of Windows (Q198957), which remedy_control_file_encode () makes.
 */

#define REMEDY_CONTROL_FILE_BLANK "____________"

char      *remedy_control_file_make          (const RemedyPlanInput *input);
char      *remedy_control_file_make_accounts (const RemedyPlanInput *input);
char      *remedy_control_file_make_command  (const RemedyPlanInput *input);
char      *remedy_control_file_path          (const RemedyPlanInput *input);
char      *remedy_control_file_accounts_path (const RemedyPlanInput *input);
GPtrArray *remedy_control_file_stated        (const RemedyPlanInput *input);
GPtrArray *remedy_control_file_blanks        (const RemedyPlanInput *input);
GBytes    *remedy_control_file_encode        (const char *text,
                                              const char *language,
                                              GError    **error);

G_END_DECLS
