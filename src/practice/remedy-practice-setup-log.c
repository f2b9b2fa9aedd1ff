/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

#include "practice/remedy-practice-invented.h"

#define FIRST_LINE "++++ Microsoft Exchange Setup initialized ++++\r\n"

static const char *const packs[] = { "RTM", "SP1", "SP2", "SP3", "SP4" };

static void
write_line (GString                    *text,
            const RemedyPracticeServer *server,
            const char                 *pattern)
{
  g_autofree char *line = remedy_practice_names_expand (&server->names, pattern);

  g_string_append_printf (text, "%s\r\n", line);
}

static void
write_setup (GString                    *text,
             const RemedyPracticeServer *server,
             const RemedyPracticeSetup  *setup)
{
  const RemedyPracticeInvented *invented = remedy_practice_invented ();

  /* The first line is known (Q290226), and so are these two (Q196043). */
  g_string_append (text, FIRST_LINE);
  if (setup->end == REMEDY_PRACTICE_SETUP_DIED)
    return;
  g_string_append_printf (text, "Interpreting line <%s%s>\r\n", invented->setup_release,
                          packs[setup->pack]);
  if (server->talkative)
    /* This is how a log names them (Q158545); that it does so here is invented. */
    write_line (text, server,
                "Creating /o={organisation}/ou={site}/cn=configuration/cn=servers/cn={computer}");
  g_string_append (text, "Bound to local DSA\r\n"
                         "Interpreting line <StopService:MSExchangeSA>\r\n");
  /* What comes after a stop that went well is known for one line (Q202258). */
  if (setup->end != REMEDY_PRACTICE_SETUP_STOPPED)
    g_string_append (text, "Interpreting line <AddShare:.;Resources;%s\\res;READ;"
                           "\"Event logging files\">\r\n");
  if (setup->end == REMEDY_PRACTICE_SETUP_FAILED && server->talkative)
    write_line (text, server,
                "Error: {domain}\\{service-account} could not open \\\\{file-server}\\{runner}");
  if (setup->end == REMEDY_PRACTICE_SETUP_FAILED)
    /* The form of an error is known as well (Q255181, Q248445). */
    g_string_append_printf (text,
                            "Processing file X:\\%s\\%s\\Server\\Setup\\%s\\shared.ins at or "
                            "near line 48\r\nAccess is denied\r\nNT ID: 0xC0020005\r\n",
                            packs[setup->pack], server->german ? "GER" : "ENG",
                            server->alpha ? "Alpha" : "I386");
  else if (setup->end == REMEDY_PRACTICE_SETUP_DONE)
    g_string_append (text, invented->setup_end);
}

/**
 * remedy_practice_compose_setup_log:
 * @server: the facts
 * @tree: where it goes
 *
 * Adds the setup log, at the root of the drive where Exchange is (Q231439).
 */
void
remedy_practice_compose_setup_log (const RemedyPracticeServer *server,
                                   RemedyPracticeTree         *tree)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *nt_path =
      g_strdup_printf ("%c:\\Exchange Server Setup.log", server->exchange_drive);

  for (guint i = 0; i < server->setups->len; i++)
    write_setup (text, server, &g_array_index (server->setups, RemedyPracticeSetup, i));
  remedy_practice_tree_add_text (tree, nt_path, text->str,
                                 remedy_practice_last_setup_time (server));
}
