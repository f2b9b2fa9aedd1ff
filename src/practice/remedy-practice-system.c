/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

#include "practice/remedy-practice-invented.h"
#include "practice/remedy-practice-services.h"

/* Microsoft's event viewer shows so much of a log at most unless it is told otherwise. */
#define LOG_MAX_SIZE (512 * 1024)

/* Sources of events in the Application log (Q221122). */
static const char *const sources[] = {
  "ESE97",          "MSExchangeDS",         "MSExchangeIMC",       "MSExchangeIS",
  "MSExchangeIS Private", "MSExchangeIS Public", "MSExchangeMig",  "MSExchangeMigDS",
  "MSExchangeMTA",  "MSExchangeSA",         "NTBackup",            "Perflib",
  NULL,
};

static void
write_select (const RemedyPracticeServer *server,
              RemedyHiveWriter           *hive)
{
  RemedyHiveNode *select = remedy_hive_writer_key (hive, "Select", server->made);
  guint other = server->control_set == 1 ? 2 : 1;
  g_autofree char *other_path = g_strdup_printf ("ControlSet%03u\\Services", other);

  remedy_hive_node_set_dword (select, "Current", server->control_set);
  remedy_hive_node_set_dword (select, "Default", server->control_set);
  remedy_hive_node_set_dword (select, "Failed", 0);
  remedy_hive_node_set_dword (select, "LastKnownGood", other);
  remedy_hive_writer_key (hive, other_path, server->made - REMEDY_PRACTICE_DAY);
}

/* US Eastern time by the rules of 1999: first Sunday of April, last Sunday of October. */
static void
write_zone (const RemedyPracticeServer *server,
            RemedyHiveWriter           *hive)
{
  /* As the kernel has it: year, month, which one in the month, hour, minute, second,
   * thousandth, day of the week. */
  static const guint8 october[] = { 0, 0, 10, 0, 5, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  static const guint8 april[] = { 0, 0, 4, 0, 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0 };
  RemedyHiveNode *zone = remedy_practice_system_key (server, hive, "Control\\TimeZoneInformation", server->made);

  remedy_hive_node_set_dword (zone, "Bias", 300);
  remedy_hive_node_set_dword (zone, "StandardBias", 0);
  remedy_hive_node_set_dword (zone, "DaylightBias", (guint32) -60);
  remedy_hive_node_set_dword (zone, "ActiveTimeBias", 300);
  remedy_hive_node_set_string (zone, "StandardName", "Eastern Standard Time");
  remedy_hive_node_set_string (zone, "DaylightName", "Eastern Daylight Time");
  remedy_hive_node_set_binary (zone, "StandardStart", october, sizeof october);
  remedy_hive_node_set_binary (zone, "DaylightStart", april, sizeof april);
}

static void
write_control (const RemedyPracticeServer *server,
               RemedyHiveWriter           *hive)
{
  gint64 time = g_array_index (server->setups, RemedyPracticeSetup, 0).time;
  RemedyHiveNode *name = remedy_practice_system_key (server, hive, "Control\\ComputerName\\ComputerName", time);
  RemedyHiveNode *environment =
      remedy_practice_system_key (server, hive, "Control\\Session Manager\\Environment", time);

  remedy_hive_node_set_string (name, "ComputerName", remedy_practice_computer (server));
  remedy_hive_node_set_expand (environment, "Path",
                               remedy_practice_server_has_notes (server)
                                   ? "%SystemRoot%\\system32;%SystemRoot%;C:\\Lotus\\Notes"
                                   : "%SystemRoot%\\system32;%SystemRoot%");
  write_zone (server, hive);
}

static void
write_event_log (const RemedyPracticeServer *server,
                 RemedyHiveWriter           *hive)
{
  gint64 time = remedy_practice_last_setup_time (server);
  RemedyHiveNode *log = remedy_practice_system_key (server, hive, "Services\\EventLog\\Application", time);
  g_autofree char *below = g_strconcat ("RES\\", remedy_practice_invented ()->message_dll, NULL);
  g_autofree char *messages = remedy_practice_exchange_path (server, below);

  remedy_hive_node_set_expand (log, "File", "%SystemRoot%\\system32\\config\\AppEvent.Evt");
  remedy_hive_node_set_dword (log, "MaxSize", LOG_MAX_SIZE);
  remedy_hive_node_set_dword (log, "Retention", 0);
  remedy_hive_node_set_strings (log, "Sources", sources);
  for (guint i = 0; sources[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("Services\\EventLog\\Application\\", sources[i], NULL);
      RemedyHiveNode *source = remedy_practice_system_key (server, hive, path, time);

      if (g_str_has_prefix (sources[i], "MSExchangeMig"))
        remedy_hive_node_set_expand (source, "EventMessageFile", messages);
      remedy_hive_node_set_dword (source, "TypesSupported", 7);
    }
}

/**
 * remedy_practice_compose_system:
 * @server: the facts
 * @tree: where they go
 *
 * Adds the SYSTEM hive: computer, time zone, services, the event log's file and sources.
 */
void
remedy_practice_compose_system (const RemedyPracticeServer *server,
                                RemedyPracticeTree         *tree)
{
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("SYSTEM", server->now);
  g_autoptr (GBytes) bytes = NULL;

  write_select (server, hive);
  write_control (server, hive);
  remedy_practice_write_services (server, hive);
  write_event_log (server, hive);
  remedy_hive_writer_set_dirty (hive, server->system == REMEDY_PRACTICE_HIVE_DIRTY);
  bytes = remedy_hive_writer_finish (hive);
  remedy_practice_compose_hive (tree, REMEDY_PRACTICE_SYSTEM32 "\\Config\\SYSTEM", bytes,
                                server->system, server->now);
}
