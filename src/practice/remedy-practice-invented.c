/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-invented.h"

static const char *const statistics[] = {
  "0:04:31", "20", "20", "143", "3127", "0", "0", "0", NULL,
};
static const char *const fault_strings[] = { NULL };

static const RemedyPracticeInvented invented = {
  .ntsmig_ini = "; Made by Ntsmig Remedy for a practice server. The real text is not known.\r\n"
                "[Session]\r\n"
                "Name=NTSMIG\r\n",
  .message_dll = "migmsg.dll",
  .statistics = statistics,
  .fault_strings = fault_strings,
  .setup_release = "Release:",
  .setup_end = "Interpreting line <End:>\r\n",
  .foreign_mapi = { 4, 0, 993, 4 },
  .nnotes = { 4, 6, 1, 0 },
  .provider_dll = "NWNSP32.DLL",
  .provider = { 4, 6, 1, 0 },
};

/**
 * remedy_practice_invented:
 *
 * Returns: (transfer none): what the practice server invents; see the top of the header
 */
const RemedyPracticeInvented *
remedy_practice_invented (void)
{
  return &invented;
}
