/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

#include "practice/remedy-hive-writer.h"

#include <string.h>

#define SETUP_KEY "Microsoft\\Exchange\\Setup"
#define NT_KEY "Microsoft\\Windows NT\\CurrentVersion"
#define PROFILES "%SystemRoot%\\Profiles\\"

/* Of Exchange 5.5. */
#define SERVICES_VERSION 55

static const guint32 builds[] = { 1960, 2232, 2448, 2650, 2653 };

/* Where a component leaves a value or a key (Q149205, Q194525, Q290226, Q196305). */
static void
write_components (const RemedyPracticeServer *server,
                  RemedyHiveWriter           *hive,
                  RemedyHiveNode             *setup,
                  const char                 *root,
                  gint64                      time)
{
  g_autofree char *ms_mail = g_strconcat (root, "\\CONNECT\\MSMCON", NULL);
  g_autofree char *web = g_strconcat (root, "\\WEBDATA", NULL);

  if (server->components & REMEDY_PRACTICE_LINKAGE)
    remedy_hive_writer_key (hive, SETUP_KEY "\\Exchconn", time);
  if (server->components & REMEDY_PRACTICE_KEY_MANAGEMENT)
    remedy_hive_writer_key (hive, SETUP_KEY "\\Key Management Server", time);
  if (server->components & REMEDY_PRACTICE_MS_MAIL)
    remedy_hive_node_set_string (setup, "MSMailConnector", ms_mail);
  if (server->components & REMEDY_PRACTICE_WEB)
    remedy_hive_node_set_string (setup, "Web Connector", web);
}

static void
set_expanded (const RemedyPracticeServer *server,
              RemedyHiveNode             *node,
              const char                 *name,
              const char                 *pattern)
{
  g_autofree char *value = remedy_practice_names_expand (&server->names, pattern);

  remedy_hive_node_set_string (node, name, value);
}

static void
write_exchange (const RemedyPracticeServer *server,
                RemedyHiveWriter           *hive)
{
  gint64 time = remedy_practice_last_setup_time (server);
  RemedyHiveNode *setup = remedy_hive_writer_key (hive, SETUP_KEY, time);
  g_autofree char *root = g_strdup_printf ("%c:\\EXCHSRVR", server->exchange_drive);
  g_autofree char *bin = g_strconcat (root, "\\BIN", NULL);
  g_autofree char *internet = g_strconcat (root, "\\CONNECT\\MSEXCIMC", NULL);

  remedy_hive_node_set_string (setup, "AdminDest", bin);
  if (server->workstation)
    return;
  remedy_hive_node_set_string (setup, "Services", root);
  remedy_hive_node_set_string (setup, "Internet", internet);
  remedy_hive_node_set_dword (setup, "NewestBuild", builds[server->pack]);
  remedy_hive_node_set_dword (setup, "Services Version", SERVICES_VERSION);
  remedy_hive_node_set_dword (setup, "ServicePackNumber", server->pack);
  if (server->talkative)
    {
      set_expanded (server, setup, "Server DN",
                    "/o={organisation}/ou={site}/cn=Configuration/cn=Servers/cn={computer}");
      set_expanded (server, setup, "Service Account", "{domain}\\{service-account}");
      set_expanded (server, setup, "Setup Source", "\\\\{file-server}\\Exchange\\{site}");
    }
  write_components (server, hive, setup, root, time);
}

/* A name of eight characters at most, as FAT and NT make it; without what has no place there. */
static char *
short_name (const char *name)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (const char *p = name; *p != '\0' && text->len < 6; p = g_utf8_next_char (p))
    if (*p != ' ' && *p != '.')
      g_string_append_c (text, (guint8) *p < 0x80 && strchr ("+,;=[]", *p) == NULL
                                   ? g_ascii_toupper (*p)
                                   : '_');
  g_string_append (text, "~1");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
profile_folder (const RemedyPracticeServer *server,
                const RemedyPracticeUser   *user)
{
  g_autofree char *name = remedy_practice_names_expand_path (&server->names, user->account);
  g_autofree char *folded = NULL;

  if (!server->short_names || strlen (name) <= 8)
    return g_strconcat (PROFILES, name, NULL);
  folded = short_name (name);
  return g_strconcat (PROFILES, folded, NULL);
}

static void
write_profile_list (const RemedyPracticeServer *server,
                    RemedyHiveWriter           *hive)
{
  for (guint i = 0; i < server->users->len; i++)
    {
      const RemedyPracticeUser *user = &g_array_index (server->users, RemedyPracticeUser, i);
      g_autofree char *sid = remedy_practice_sid_text (server, user->rid);
      g_autofree char *path = g_strconcat (NT_KEY "\\ProfileList\\", sid, NULL);
      g_autofree char *folder = profile_folder (server, user);
      g_autoptr (GBytes) bytes = remedy_practice_sid_bytes (server, user->rid);
      RemedyHiveNode *key;

      if (user->rid == 0)
        continue;
      key = remedy_hive_writer_key (hive, path, server->made - REMEDY_PRACTICE_DAY);
      remedy_hive_node_set_expand (key, "ProfileImagePath", folder);
      remedy_hive_node_set_binary (key, "Sid", g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes));
      remedy_hive_node_set_dword (key, "Flags", 0);
    }
}

static void
write_nt (const RemedyPracticeServer *server,
          RemedyHiveWriter           *hive)
{
  const RemedyPracticeSetup *first = &g_array_index (server->setups, RemedyPracticeSetup, 0);
  gint64 time = first->time - REMEDY_PRACTICE_DAY;
  RemedyHiveNode *nt = remedy_hive_writer_key (hive, NT_KEY, time);

  remedy_hive_node_set_string (nt, "CurrentVersion", "4.0");
  remedy_hive_node_set_string (nt, "CurrentBuildNumber", "1381");
  remedy_hive_node_set_string (nt, "CSDVersion", "Service Pack 4");
  remedy_hive_node_set_string (nt, "SystemRoot", REMEDY_PRACTICE_SYSTEM_ROOT);
  remedy_hive_node_set_string (nt, "RegisteredOrganization", server->names.company);
  if (server->talkative)
    remedy_hive_node_set_string (nt, "RegisteredOwner", server->names.administrator_name);
  write_profile_list (server, hive);
  if (server->hotfix)
    {
      RemedyHiveNode *fix = remedy_hive_writer_key (hive, NT_KEY "\\HOTFIX\\Q147222",
                                                    server->made - 25 * REMEDY_PRACTICE_DAY);

      remedy_hive_node_set_dword (fix, "Installed", 1);
    }
}

/**
 * remedy_practice_compose_software:
 * @server: the facts
 * @tree: where they go
 *
 * Adds the SOFTWARE hive: Exchange's setup key, the profile list, fixes.
 */
void
remedy_practice_compose_software (const RemedyPracticeServer *server,
                                  RemedyPracticeTree         *tree)
{
  g_autoptr (RemedyHiveWriter) hive =
      remedy_hive_writer_new ("emRoot\\System32\\Config\\SOFTWARE", server->now);
  g_autoptr (GBytes) bytes = NULL;

  write_nt (server, hive);
  write_exchange (server, hive);
  remedy_hive_writer_set_dirty (hive, server->software == REMEDY_PRACTICE_HIVE_DIRTY);
  bytes = remedy_hive_writer_finish (hive);
  remedy_practice_compose_hive (tree, REMEDY_PRACTICE_SYSTEM32 "\\Config\\SOFTWARE", bytes,
                                server->software, server->now);
}
