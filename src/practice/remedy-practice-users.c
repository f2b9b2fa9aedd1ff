/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

#include "practice/remedy-mapi-writer.h"
#include "practice/remedy-mapisvc-writer.h"

/* When Outlook was set up, before the server was copied. */
#define OUTLOOK_DAYS 200

static gint64
outlook_time (const RemedyPracticeServer *server)
{
  return server->made - OUTLOOK_DAYS * REMEDY_PRACTICE_DAY;
}

static void
write_mailbox (const RemedyPracticeServer *server,
               const RemedyPracticeUser   *user,
               RemedyMapiWriter           *profile,
               gint64                      time)
{
  g_autofree char *pattern =
      g_strconcat ("/o={organisation}/ou={site}/cn=Recipients/cn=", user->account, NULL);
  g_autofree char *mailbox = remedy_practice_names_expand (&server->names, pattern);
  g_autofree char *name = remedy_practice_names_expand (&server->names, user->full_name);

  remedy_mapi_writer_set_user (profile, name, mailbox, time);
}

static void
write_outlook_profile (const RemedyPracticeServer *server,
                       const RemedyPracticeUser   *user,
                       RemedyHiveWriter           *hive)
{
  gint64 time = outlook_time (server);
  g_autofree char *name = remedy_practice_names_expand_path (&server->names, user->profile);
  g_autoptr (RemedyMapiWriter) profile =
      remedy_mapi_writer_add_profile (hive, name, TRUE, time);

  remedy_mapi_writer_set_seed (profile, "MS Exchange Settings");
  remedy_mapi_writer_add_service (profile, REMEDY_MAPI_SERVICE_MSEMS, time);
  remedy_mapi_writer_set_server (profile, server->names.server, time);
  if (server->talkative)
    write_mailbox (server, user, profile, time);
  remedy_mapi_writer_add_service (profile, REMEDY_MAPI_SERVICE_CONTAB, time);
  if (user->notes)
    remedy_mapi_writer_add_service (profile, REMEDY_MAPI_SERVICE_NOTES, server->notes_time);
}

/* Profiles that connectors make for themselves (Q184621): not the fault, whatever their
 * names have in them. */
static void
write_connector_profiles (const RemedyPracticeServer *server,
                          RemedyHiveWriter           *hive)
{
  gint64 time = remedy_practice_last_setup_time (server);
  g_autoptr (RemedyMapiWriter) internet =
      remedy_mapi_writer_add_profile (hive, "MSExchangeIMC 0000000001", FALSE, time);
  g_autofree char *name =
      remedy_practice_names_expand_path (&server->names, "{server}-LME-NOTES");
  g_autoptr (RemedyMapiWriter) connector = NULL;

  remedy_mapi_writer_add_service (internet, REMEDY_MAPI_SERVICE_MSEMS, time);
  if ((server->components & REMEDY_PRACTICE_NOTES) == 0)
    return;
  connector = remedy_mapi_writer_add_profile (hive, name, FALSE, time);
  remedy_mapi_writer_set_seed (connector, "EXCH01-LME-NOTES");
  remedy_mapi_writer_add_service (connector, REMEDY_MAPI_SERVICE_MSEMS, time);
}

static void
add_user (const RemedyPracticeServer *server,
          const RemedyPracticeUser   *user,
          RemedyPracticeTree         *tree)
{
  gint64 time = server->made - 2 * REMEDY_PRACTICE_DAY;
  g_autofree char *account = remedy_practice_names_expand_path (&server->names, user->account);
  g_autofree char *folder =
      g_strconcat (REMEDY_PRACTICE_SYSTEM_ROOT "\\Profiles\\", account, NULL);
  g_autofree char *nt_path = g_strconcat (folder, "\\NTUSER.DAT", NULL);
  g_autofree char *desktop = g_strconcat (folder, "\\Desktop", NULL);
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("NTUSER.DAT", time);
  g_autoptr (GBytes) bytes = NULL;

  remedy_hive_writer_key (hive, "Control Panel\\Desktop", time);
  remedy_hive_writer_key (hive, "Environment", time);
  remedy_hive_writer_key (hive, "Software\\Microsoft\\Windows NT\\CurrentVersion", time);
  if (user->profile != NULL)
    write_outlook_profile (server, user, hive);
  if (user->connector && !server->workstation)
    write_connector_profiles (server, hive);
  remedy_hive_writer_set_dirty (hive, user->hive == REMEDY_PRACTICE_HIVE_DIRTY);
  bytes = remedy_hive_writer_finish (hive);
  remedy_practice_compose_hive (tree, nt_path, bytes, user->hive, time);
  remedy_practice_tree_add_folder (tree, desktop);
}

static void
add_mapisvc (const RemedyPracticeServer *server,
             RemedyPracticeTree         *tree)
{
  g_autoptr (GBytes) bytes = remedy_mapisvc_writer_make (
      server->notes_offered ? REMEDY_MAPISVC_NOTES : REMEDY_MAPISVC_PLAIN);

  remedy_practice_tree_add (tree, REMEDY_PRACTICE_SYSTEM32 "\\MAPISVC.INF", bytes, 0,
                            server->notes_offered ? server->notes_time : outlook_time (server));
}

/**
 * remedy_practice_compose_users:
 * @server: the facts
 * @tree: where they go
 *
 * Adds every user's hive with its MAPI profiles, and MAPISVC.INF.
 */
void
remedy_practice_compose_users (const RemedyPracticeServer *server,
                               RemedyPracticeTree         *tree)
{
  for (guint i = 0; i < server->users->len; i++)
    add_user (server, &g_array_index (server->users, RemedyPracticeUser, i), tree);
  remedy_practice_tree_add_folder (tree, REMEDY_PRACTICE_SYSTEM_ROOT
                                   "\\Profiles\\All Users\\Desktop");
  add_mapisvc (server, tree);
}
