/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

#include "practice/remedy-hive-writer.h"
#include "practice/remedy-practice-invented.h"

#define SERVICE_ACCOUNT "EXAMPLE\\ExchSvc"
#define MAX_DEPENDS 8

#define WIN32_OWN_PROCESS 0x10
#define START_AUTOMATIC 2
#define START_MANUAL 3

/* Microsoft's event viewer shows so much of a log at most unless it is told otherwise. */
#define LOG_MAX_SIZE (512 * 1024)

typedef enum
{
  ALWAYS,        /* a part of NT */
  SERVER,        /* of Exchange */
  NOTES_CONNECTOR, /* of its connector for Lotus Notes */
} Where;

/* Services of NT on which Exchange depends, and those of Exchange (Q143380, Q196305). */
static const struct
{
  Where       where;
  const char *name;
  const char *display;
  const char *image; /* below the install root; for NT below System32 */
  guint       start;
  const char *depends[MAX_DEPENDS];
} services[] = {
  { ALWAYS, "EventLog", "EventLog", "services.exe", START_AUTOMATIC, { NULL } },
  { ALWAYS, "LanmanServer", "Server", "services.exe", START_AUTOMATIC, { NULL } },
  { ALWAYS, "LanmanWorkstation", "Workstation", "services.exe", START_AUTOMATIC, { NULL } },
  { ALWAYS, "NtLmSsp", "NT LM Security Support Provider", "services.exe", START_MANUAL, { NULL } },
  { ALWAYS, "RPCLocator", "Remote Procedure Call (RPC) Locator", "locator.exe", START_MANUAL,
    { "LanmanWorkstation" } },
  { ALWAYS, "RpcSs", "Remote Procedure Call (RPC) Service", "rpcss.exe", START_AUTOMATIC,
    { NULL } },
  { ALWAYS, "SNMP", "SNMP", "snmp.exe", START_AUTOMATIC, { "EventLog" } },
  { SERVER, "MSExchangeSA", "Microsoft Exchange System Attendant", "BIN\\MAD.EXE",
    START_AUTOMATIC,
    { "EventLog", "NtLmSsp", "RPCLocator", "RpcSs", "LanmanWorkstation", "LanmanServer" } },
  { SERVER, "MSExchangeDS", "Microsoft Exchange Directory", "BIN\\DSAMAIN.EXE", START_AUTOMATIC,
    { "MSExchangeSA" } },
  { SERVER, "MSExchangeIS", "Microsoft Exchange Information Store", "BIN\\STORE.EXE",
    START_AUTOMATIC, { "MSExchangeDS" } },
  { SERVER, "MSExchangeMTA", "Microsoft Exchange Message Transfer Agent", "BIN\\EMSMTA.EXE",
    START_AUTOMATIC, { "MSExchangeDS" } },
  { SERVER, "MSExchangeES", "Microsoft Exchange Event Service", "BIN\\EVENTS.EXE", START_MANUAL,
    { "MSExchangeIS" } },
  { SERVER, "MSExchangeIMC", "Microsoft Exchange Internet Mail Service",
    "CONNECT\\MSEXCIMC\\BIN\\MSEXCIMC.EXE", START_AUTOMATIC,
    { "MSExchangeIS", "MSExchangeMTA", "Tcpip" } },
  { NOTES_CONNECTOR, "MSExchangeCoCo", "Microsoft Exchange Connectivity Controller",
    "CONNECT\\EXCHCONN\\BIN\\DISPATCH.EXE", START_AUTOMATIC, { "MSExchangeSA" } },
  { NOTES_CONNECTOR, "LME-NOTES", "Microsoft Exchange Connector for Lotus Notes",
    "CONNECT\\EXCHCONN\\BIN\\DISPATCH.EXE", START_AUTOMATIC, { "MSExchangeCoCo" } },
};

/* Sources of events in the Application log (Q221122). */
static const char *const sources[] = {
  "ESE97",          "MSExchangeDS",         "MSExchangeIMC",       "MSExchangeIS",
  "MSExchangeIS Private", "MSExchangeIS Public", "MSExchangeMig",  "MSExchangeMigDS",
  "MSExchangeMTA",  "MSExchangeSA",         "NTBackup",            "Perflib",
  NULL,
};

/* Everything here lies below the current control set. */
static RemedyHiveNode *
key_of (const RemedyPracticeServer *server,
        RemedyHiveWriter           *hive,
        const char                 *below,
        gint64                      time)
{
  g_autofree char *path = g_strdup_printf ("ControlSet%03u\\%s", server->control_set, below);

  return remedy_hive_writer_key (hive, path, time);
}

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
  RemedyHiveNode *zone = key_of (server, hive, "Control\\TimeZoneInformation", server->made);

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
  RemedyHiveNode *name = key_of (server, hive, "Control\\ComputerName\\ComputerName", time);
  RemedyHiveNode *environment =
      key_of (server, hive, "Control\\Session Manager\\Environment", time);

  remedy_hive_node_set_string (name, "ComputerName", remedy_practice_computer (server));
  remedy_hive_node_set_expand (environment, "Path",
                               remedy_practice_server_has_notes (server)
                                   ? "%SystemRoot%\\system32;%SystemRoot%;C:\\Lotus\\Notes"
                                   : "%SystemRoot%\\system32;%SystemRoot%");
  write_zone (server, hive);
}

static char *
image_path (const RemedyPracticeServer *server,
            Where                       where,
            const char                 *image)
{
  if (where == ALWAYS)
    return g_strconcat ("%SystemRoot%\\System32\\", image, NULL);
  return remedy_practice_exchange_path (server, image);
}

static gboolean
is_installed (const RemedyPracticeServer *server,
              Where                       where)
{
  return where == ALWAYS ||
         (!server->workstation && (where == SERVER || server->notes_connector));
}

static void
write_services (const RemedyPracticeServer *server,
                RemedyHiveWriter           *hive)
{
  gint64 time = remedy_practice_last_setup_time (server);

  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    {
      g_autofree char *path = g_strconcat ("Services\\", services[i].name, NULL);
      g_autofree char *image = image_path (server, services[i].where, services[i].image);
      RemedyHiveNode *key;

      if (!is_installed (server, services[i].where))
        continue;
      key = key_of (server, hive, path, time);
      remedy_hive_node_set_string (key, "DisplayName", services[i].display);
      remedy_hive_node_set_expand (key, "ImagePath", image);
      remedy_hive_node_set_dword (key, "Start", services[i].start);
      remedy_hive_node_set_dword (key, "Type", WIN32_OWN_PROCESS);
      remedy_hive_node_set_string (key, "ObjectName",
                                   services[i].where == ALWAYS ? "LocalSystem" : SERVICE_ACCOUNT);
      if (services[i].depends[0] != NULL)
        remedy_hive_node_set_strings (key, "DependOnService", services[i].depends);
    }
}

static void
write_event_log (const RemedyPracticeServer *server,
                 RemedyHiveWriter           *hive)
{
  gint64 time = remedy_practice_last_setup_time (server);
  RemedyHiveNode *log = key_of (server, hive, "Services\\EventLog\\Application", time);
  g_autofree char *below = g_strconcat ("RES\\", remedy_practice_invented ()->message_dll, NULL);
  g_autofree char *messages = remedy_practice_exchange_path (server, below);

  remedy_hive_node_set_expand (log, "File", "%SystemRoot%\\system32\\config\\AppEvent.Evt");
  remedy_hive_node_set_dword (log, "MaxSize", LOG_MAX_SIZE);
  remedy_hive_node_set_dword (log, "Retention", 0);
  remedy_hive_node_set_strings (log, "Sources", sources);
  for (guint i = 0; sources[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("Services\\EventLog\\Application\\", sources[i], NULL);
      RemedyHiveNode *source = key_of (server, hive, path, time);

      if (g_str_has_prefix (sources[i], "MSExchangeMig"))
        remedy_hive_node_set_expand (source, "EventMessageFile", messages);
      remedy_hive_node_set_dword (source, "TypesSupported", 7);
    }
}

static void
write_exchange (const RemedyPracticeServer *server,
                RemedyHiveWriter           *hive)
{
  gint64 time = g_array_index (server->setups, RemedyPracticeSetup, 0).time;
  g_autofree char *private_path = remedy_practice_exchange_path (server, "MDBDATA\\PRIV.EDB");
  g_autofree char *public_path = remedy_practice_exchange_path (server, "MDBDATA\\PUB.EDB");
  RemedyHiveNode *attendant = key_of (server, hive, "Services\\MSExchangeSA\\Parameters", time);
  RemedyHiveNode *private_key =
      key_of (server, hive, "Services\\MSExchangeIS\\ParametersPrivate", time);
  RemedyHiveNode *public_key =
      key_of (server, hive, "Services\\MSExchangeIS\\ParametersPublic", time);

  remedy_hive_node_set_string (attendant, "Enterprise", "Example");
  remedy_hive_node_set_string (attendant, "Site", "HQ");
  remedy_hive_node_set_string (private_key, "DB Path", private_path);
  remedy_hive_node_set_string (public_key, "DB Path", public_path);
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
  write_services (server, hive);
  write_event_log (server, hive);
  if (!server->workstation)
    write_exchange (server, hive);
  remedy_hive_writer_set_dirty (hive, server->system == REMEDY_PRACTICE_HIVE_DIRTY);
  bytes = remedy_hive_writer_finish (hive);
  remedy_practice_compose_hive (tree, REMEDY_PRACTICE_SYSTEM32 "\\Config\\SYSTEM", bytes,
                                server->system, server->now);
}
