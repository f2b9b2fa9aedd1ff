/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-services.h"

#define SERVICE_ACCOUNT "{domain}\\{service-account}"
#define SYSTEM_ACCOUNT "LocalSystem"
#define MAX_DEPENDS 8

#define WIN32_OWN_PROCESS 0x10
#define START_AUTOMATIC 2
#define START_MANUAL 3
#define START_DISABLED 4

/* The service that the fault disables: one that no other needs. */
#define DISABLED_SERVICE "MSExchangeES"

/* Where the program of a service lies. */
typedef enum
{
  BELOW_SYSTEM32,
  BELOW_EXCHANGE,
  ANYWHERE, /* the whole path is given */
} Where;

/* Services of NT on which Exchange depends, those of Exchange (Q143380, Q196305, Q240208), and
 * those of others, with patterns of names; @components says what they belong to, 0 to every
 * server. */
static const struct
{
  Where       where;
  guint       components;
  const char *name;
  const char *display;
  const char *image;
  guint       start;
  const char *depends[MAX_DEPENDS];
} services[] = {
  { BELOW_SYSTEM32, 0, "EventLog", "EventLog", "services.exe", START_AUTOMATIC, { NULL } },
  { BELOW_SYSTEM32, 0, "LanmanServer", "Server", "services.exe", START_AUTOMATIC, { NULL } },
  { BELOW_SYSTEM32, 0, "LanmanWorkstation", "Workstation", "services.exe", START_AUTOMATIC,
    { NULL } },
  { BELOW_SYSTEM32, 0, "NtLmSsp", "NT LM Security Support Provider", "services.exe",
    START_MANUAL, { NULL } },
  { BELOW_SYSTEM32, 0, "RPCLocator", "Remote Procedure Call (RPC) Locator", "locator.exe",
    START_MANUAL, { "LanmanWorkstation" } },
  { BELOW_SYSTEM32, 0, "RpcSs", "Remote Procedure Call (RPC) Service", "rpcss.exe",
    START_AUTOMATIC, { NULL } },
  { BELOW_SYSTEM32, 0, "SNMP", "SNMP", "snmp.exe", START_AUTOMATIC, { "EventLog" } },
  { BELOW_EXCHANGE, 0, "MSExchangeSA", "Microsoft Exchange System Attendant", "BIN\\MAD.EXE",
    START_AUTOMATIC,
    { "EventLog", "NtLmSsp", "RPCLocator", "RpcSs", "LanmanWorkstation", "LanmanServer" } },
  { BELOW_EXCHANGE, 0, "MSExchangeDS", "Microsoft Exchange Directory", "BIN\\DSAMAIN.EXE",
    START_AUTOMATIC, { "MSExchangeSA" } },
  { BELOW_EXCHANGE, 0, "MSExchangeIS", "Microsoft Exchange Information Store",
    "BIN\\STORE.EXE", START_AUTOMATIC, { "MSExchangeDS" } },
  { BELOW_EXCHANGE, 0, "MSExchangeMTA", "Microsoft Exchange Message Transfer Agent",
    "BIN\\EMSMTA.EXE", START_AUTOMATIC, { "MSExchangeDS" } },
  { BELOW_EXCHANGE, 0, DISABLED_SERVICE, "Microsoft Exchange Event Service",
    "BIN\\EVENTS.EXE", START_MANUAL, { "MSExchangeIS" } },
  { BELOW_EXCHANGE, 0, "MSExchangeIMC", "Microsoft Exchange Internet Mail Service",
    "CONNECT\\MSEXCIMC\\BIN\\MSEXCIMC.EXE", START_AUTOMATIC,
    { "MSExchangeIS", "MSExchangeMTA", "Tcpip" } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_LINKAGE, "MSExchangeCoCo",
    "Microsoft Exchange Connectivity Controller", "CONNECT\\EXCHCONN\\BIN\\DISPATCH.EXE",
    START_AUTOMATIC, { "EventLog" } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_NOTES, "LME-NOTES",
    "Microsoft Exchange Connector for Lotus Notes", "CONNECT\\EXCHCONN\\BIN\\DISPATCH.EXE",
    START_AUTOMATIC, { "MSExchangeCoCo" } },
  /* The hive need not list the controller (Q190019). */
  { BELOW_EXCHANGE, REMEDY_PRACTICE_SNADS, "LME-SNADS", "Microsoft Exchange Connector for SNADS",
    "CONNECT\\EXCHCONN\\BIN\\DISPATCH.EXE", START_AUTOMATIC, { NULL } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_GROUPWISE, "{server}-LME-GWISE",
    "Microsoft Exchange Connector for Novell GroupWise", "CONNECT\\EXCHCONN\\BIN\\DISPATCH.EXE",
    START_AUTOMATIC, { NULL } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_GROUPWISE, "MSExchangeGWRtr",
    "Microsoft Exchange Router for Novell GroupWise", "CONNECT\\EXCHCONN\\BIN\\GWROUTER.EXE",
    START_AUTOMATIC, { "EventLog" } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_CLEANUP, "MSExchangeMCA",
    "Microsoft Exchange Mailbox Cleanup Agent", "BIN\\MBCLEAN.EXE", START_AUTOMATIC, { NULL } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_KEY_MANAGEMENT, "MSExchangeKMS",
    "Microsoft Exchange Key Management Server", "BIN\\KMSERVER.EXE", START_MANUAL,
    { "MSExchangeDS" } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_MS_MAIL, "MSExchangeDX",
    "Microsoft Exchange Directory Synchronization", "BIN\\DXA.EXE", START_AUTOMATIC,
    { "MSExchangeMTA" } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_MS_MAIL, "MSExchangeFB", "MS Schedule+ Free/Busy Connector",
    "CONNECT\\MSFBCONN\\MSFBCONN.EXE", START_MANUAL,
    { "MSExchangeDS", "MSExchangeIS", "EventLog" } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_MS_MAIL, "MSExchangeMSMI", "MS Mail Connector Interchange",
    "CONNECT\\MSMCON\\BIN\\MT.EXE", START_AUTOMATIC, { "MSExchangeDS", "EventLog" } },
  { BELOW_EXCHANGE, REMEDY_PRACTICE_MS_MAIL, "{post-office}", "{post-office}",
    "CONNECT\\MSMCON\\BIN\\PCMTA.EXE", START_AUTOMATIC, { "MSExchangeMSMI" } },
  { BELOW_SYSTEM32, REMEDY_PRACTICE_WEB, "IISADMIN", "IIS Admin Service",
    "inetsrv\\inetinfo.exe", START_AUTOMATIC, { "RpcSs" } },
  { BELOW_SYSTEM32, REMEDY_PRACTICE_WEB, "W3SVC", "World Wide Web Publishing Service",
    "inetsrv\\inetinfo.exe", START_AUTOMATIC, { "IISADMIN" } },
  { ANYWHERE, REMEDY_PRACTICE_CLUSTER, "ClusSvc", "Cluster Server",
    "%SystemRoot%\\cluster\\clussvc.exe", START_AUTOMATIC, { "RpcSs" } },
  { BELOW_SYSTEM32, REMEDY_PRACTICE_THIRD_PARTY, "UPS", "UPS", "ups.exe", START_AUTOMATIC,
    { NULL } },
  { ANYWHERE, REMEDY_PRACTICE_THIRD_PARTY, "{backup-service}", "{backup} Agent",
    "\"C:\\Program Files\\{backup}\\agent.exe\" -service", START_AUTOMATIC,
    { "LanmanServer" } },
  { ANYWHERE, REMEDY_PRACTICE_THIRD_PARTY, "{scanner-service}", "{scanner}",
    "C:\\{scanner-folder}\\scan.exe", START_AUTOMATIC, { "MSExchangeIS" } },
};

/**
 * remedy_practice_system_key:
 * @server: the facts
 * @hive: SYSTEM
 * @below: a path below the current control set
 * @time: of the key
 *
 * Returns: (transfer none): the key, owned by @hive
 */
RemedyHiveNode *
remedy_practice_system_key (const RemedyPracticeServer *server,
                            RemedyHiveWriter           *hive,
                            const char                 *below,
                            gint64                      time)
{
  g_autofree char *path = g_strdup_printf ("ControlSet%03u\\%s", server->control_set, below);

  return remedy_hive_writer_key (hive, path, time);
}

static char *
image_path (const RemedyPracticeServer *server,
            Where                       where,
            const char                 *image)
{
  switch (where)
    {
    case BELOW_SYSTEM32:
      return g_strconcat ("%SystemRoot%\\System32\\", image, NULL);
    case BELOW_EXCHANGE:
      return remedy_practice_exchange_path (server, image);
    case ANYWHERE:
    default:
      return remedy_practice_names_expand_path (&server->names, image);
    }
}

/* The path of a database or of its folder, as the registry has it. */
static char *
data_path (const RemedyPracticeServer *server,
           const char                 *below)
{
  return g_strdup_printf (
      "%c:\\EXCHSRVR\\%s", server->data_drive != 0 ? server->data_drive : server->exchange_drive,
      below);
}

static gboolean
is_installed (const RemedyPracticeServer *server,
              Where                       where,
              guint                       components)
{
  return (components == 0 || (server->components & components) != 0) &&
         (where != BELOW_EXCHANGE || !server->workstation);
}

static guint
start_of (const RemedyPracticeServer *server,
          const char                 *name,
          guint                       start)
{
  return server->disabled_service && g_str_equal (name, DISABLED_SERVICE) ? START_DISABLED : start;
}

/* Where the directory and the stores are (Q264816, Q263548, Q269014, Q162384), and what the
 * directory calls the organisation and the site (Q295696, Q282939). */
static void
write_parameters (const RemedyPracticeServer *server,
                  RemedyHiveWriter           *hive)
{
  static const struct
  {
    const char *key;
    const char *name;
    const char *below; /* on the drive of the databases */
  } paths[] = {
    { "Services\\MSExchangeIS\\ParametersPrivate", "DB Path", "MDBDATA\\PRIV.EDB" },
    { "Services\\MSExchangeIS\\ParametersPublic", "DB Path", "MDBDATA\\PUB.EDB" },
    { "Services\\MSExchangeIS\\ParametersSystem", "Working Directory", "MDBDATA" },
    { "Services\\MSExchangeDS\\Parameters", "DSA Database file", "DSADATA\\DIR.EDB" },
    { "Services\\MSExchangeDS\\Parameters", "Database log files path", "DSADATA" },
    { "Services\\MSExchangeDS\\Parameters", "DSA Working Directory", "DSADATA" },
    { "Services\\MSExchangeMTA\\Parameters", "MTA Database Path", "MTADATA" },
  };
  gint64 time = g_array_index (server->setups, RemedyPracticeSetup, 0).time;
  RemedyHiveNode *attendant =
      remedy_practice_system_key (server, hive, "Services\\MSExchangeSA\\Parameters", time);

  remedy_hive_node_set_string (attendant, "Enterprise", server->names.organisation);
  remedy_hive_node_set_string (attendant, "Site", server->names.site);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      RemedyHiveNode *key = remedy_practice_system_key (server, hive, paths[i].key, time);
      g_autofree char *path = data_path (server, paths[i].below);

      remedy_hive_node_set_string (key, paths[i].name, path);
    }
}

/* Of Outlook Web Access; a key with parameters only, and no service (Q180417). */
static void
write_web (const RemedyPracticeServer *server,
           RemedyHiveWriter           *hive)
{
  RemedyHiveNode *key =
      remedy_practice_system_key (server, hive, "Services\\MSExchangeWeb\\Parameters",
                                  remedy_practice_last_setup_time (server));

  remedy_hive_node_set_string (key, "Enterprise", server->names.organisation);
  remedy_hive_node_set_string (key, "Site", server->names.site);
  remedy_hive_node_set_string (key, "Server", remedy_practice_computer (server));
}

static void
write_service (const RemedyPracticeServer *server,
               RemedyHiveWriter           *hive,
               guint                       i)
{
  g_autofree char *name = remedy_practice_names_expand_path (&server->names, services[i].name);
  g_autofree char *display = remedy_practice_names_expand (&server->names, services[i].display);
  g_autofree char *account = remedy_practice_names_expand (
      &server->names, services[i].where == BELOW_EXCHANGE ? SERVICE_ACCOUNT : SYSTEM_ACCOUNT);
  g_autofree char *path = g_strconcat ("Services\\", name, NULL);
  g_autofree char *image = image_path (server, services[i].where, services[i].image);
  RemedyHiveNode *key =
      remedy_practice_system_key (server, hive, path, remedy_practice_last_setup_time (server));

  remedy_hive_node_set_string (key, "DisplayName", display);
  remedy_hive_node_set_expand (key, "ImagePath", image);
  remedy_hive_node_set_dword (key, "Start", start_of (server, services[i].name, services[i].start));
  remedy_hive_node_set_dword (key, "Type", WIN32_OWN_PROCESS);
  remedy_hive_node_set_string (key, "ObjectName", account);
  if (services[i].depends[0] != NULL)
    remedy_hive_node_set_strings (key, "DependOnService", services[i].depends);
}

/**
 * remedy_practice_write_services:
 * @server: the facts
 * @hive: SYSTEM
 *
 * Adds the services, and what Exchange keeps below its own.
 */
void
remedy_practice_write_services (const RemedyPracticeServer *server,
                                RemedyHiveWriter           *hive)
{
  for (guint i = 0; i < G_N_ELEMENTS (services); i++)
    if (is_installed (server, services[i].where, services[i].components))
      write_service (server, hive, i);
  if (!server->workstation)
    write_parameters (server, hive);
  if (!server->workstation && (server->components & REMEDY_PRACTICE_WEB) != 0)
    write_web (server, hive);
}
