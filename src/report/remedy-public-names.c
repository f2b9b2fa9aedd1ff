/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-public-names.h"

#include <string.h>

#include "formats/remedy-tables.h"

/*
 * The names that Windows NT, Exchange, Outlook and the Notes client give by themselves. They
 * tell nothing about a site, and without them nobody could read a path. What is not here is
 * hidden: a name too few costs a word, one too many can cost a secret. Files of Exchange are in
 * the table of files.
 */

static const char *const parts[] = {
  /* Windows NT, and what it makes */
  "??", "WINNT", "WINNT35", "WIN", "WINDOWS", "System32", "System", "Config", "cluster", "inetsrv",
  "Profiles", "Documents and Settings", "Desktop", "Program Files", "Common Files", "drivers",
  "spool", "repair", "Temp", "WINS", "DHCP", "os2", "Microsoft Shared", "PROGRA~1", "COMMON~1",
  "DOCUME~1", "MICROS~1",
  "AppEvent.Evt", "SysEvent.Evt", "SecEvent.Evt", "AppEvent", "SysEvent", "SecEvent", "SOFTWARE",
  "SYSTEM", "SYSTEM.ALT", "SAM", "SECURITY", "DEFAULT", "NTUSER.DAT", "NTUSER.MAN",
  "services.exe", "locator.exe", "rpcss.exe", "snmp.exe", "snmptrap.exe", "ups.exe", "clussvc.exe",
  "inetinfo.exe", "spoolss.exe", "msdtc.exe", "lsass.exe", "llssrv.exe", "netdde.exe", "rasman.exe",
  "tapisrv.exe", "wins.exe", "dns.exe", "svchost.exe", "KERNEL32.DLL", "NTOSKRNL.EXE", "WIN.INI",
  /* Exchange */
  "EXCHSRVR", "Exchange", "BIN", "RES", "ADD-INS", "ADDRESS", "BPA", "CONNECT", "EXCHCONN", "DXAMEX",
  "DXANOTES", "MSMCON", "MSEXCIMC", "MSFBCONN", "CCMC", "CALCON", "TRN", "DXADATA", "DSADATA",
  "MDBDATA", "MTADATA", "IMCDATA", "INSDATA", "KMSDATA", "WEBDATA", "WEBTEMP", "SAMPAPPS",
  "TRACKING.LOG", "WORK", "LOGS", "LOG", "IN", "OUT", "PRIV.EDB", "PUB.EDB", "DIR.EDB", "EDB.LOG",
  "EDB.CHK", "migmsg.dll", "mdbmsg.dll", "dsamsg.dll", "ntsmig.ini", "MBCLEAN.EXE", "KMSERVER.EXE",
  "DISPATCH.EXE", "GWROUTER.EXE", "MSEXCIMC.EXE", "MSEXCIMC", "MSFBCONN.EXE", "MT.EXE", "PCMTA.EXE",
  "CCMC.EXE", "CALCON.EXE", "LSDXA.EXE", "LSNTSMEX", "LSMEXNTS", "AMAP.TBL", "MAPNOTES.TBL",
  "MAPMEX.TBL", "Exchange Server Setup.log", "Exchange_Server_Setup.log", "SETUP", "SETUP.EXE",
  "UPDATE", "UPDATE.EXE", "UPDATE.INF", "SHARED.INS", "SERVER.INS", "ADMIN.INS", "SERVER", "I386",
  "ALPHA", "ENG", "GER", "FRN", "FRE", "JPN", "ITN", "SPN", "SPA", "KOR", "CHS", "CHT", "USA",
  "EXCHANGE.55", "REMEDY",
  /* Outlook and the Notes client */
  "MAPI", "MAPI32.DLL", "MSMAPI32.DLL", "MAPI32.DLL.OLD", "MAPISVC.INF", "MSPST32.DLL", "NT", "95",
  "98", "Lotus", "Notes", "Domino", "Data", "NNOTES.DLL", "NOTES.INI", "NWNSP.DLL", "NWNSP32.DLL",
  "NOTES.EXE", "NLNOTES.EXE", NULL,
};

static const char *const extensions[] = {
  "exe", "dll", "sys", "drv", "com", "cmd", "bat", "scr", "cpl", "ocx", "hlp", "cnt", "ini", "inf",
  "ins", "reg", "dat", "man", "evt", "log", "txt", "old", "alt", "bak", "sav", "tmp", "edb", "chk",
  "pat", "stm", "dir", "pst", "ost", "pab", "oab", "nsf", "ntf", "id",  "tbl", "ctl", "csv", "pri",
  "sec", "zip", "cab", "iso", "img", "htm", "asp", "doc", "xls", "mdb", NULL,
};

static const char *const variables[] = {
  "SystemRoot", "SystemDrive", "windir", "ProgramFiles", "CommonProgramFiles", "TEMP", "TMP", "Path",
  "USERPROFILE", "ComSpec", "OS", NULL,
};

static const char *const shares[] = { "ADMIN$", "IPC$", "PRINT$", "C$", "D$", "E$", "F$", "G$", NULL };

static const char *const accounts[] = {
  "LocalSystem", "LocalService", "NetworkService", "SYSTEM", "NT AUTHORITY", ".", "All Users",
  "Default User", NULL,
};

static const char *const keys[] = {
  "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER", "HKLM", "HKCU", "SOFTWARE", "SYSTEM", "Software",
  "Microsoft", "Windows NT", "Windows", "CurrentVersion", "Exchange", "Setup", "Exchconn",
  "Key Management Server", "HOTFIX", "ProfileList", "Control", "ComputerName", "Session Manager",
  "Environment", "TimeZoneInformation", "Services", "EventLog", "Application", "MSExchangeMig",
  "Parameters", "ParametersPrivate", "ParametersPublic", "ParametersSystem", "Select",
  "CurrentControlSet", "Windows Messaging Subsystem", "Profiles", "Messaging Subsystem", NULL,
};

static const char *const values[] = {
  "AdminDest", "Services", "Internet", "NewestBuild", "Services Version", "ServicePackNumber",
  "ServicePackBuild", "MSMailConnector", "Web Connector", "ComputerName", "Path", "File",
  "EventLogFile", "EventMessageFile", "MessageFile", "Enterprise", "Site", "PrivateDatabase",
  "PublicDatabase", "StoreWorkingDirectory", "DirectoryDatabase", "DirectoryLogs",
  "DirectoryWorkingDirectory", "MtaDatabase", "DB Path", "Working Directory", "DSA Database file",
  "Database log files path", "DSA Working Directory", "MTA Database Path", "DefaultProfile",
  "Key Management Server", "Installed", NULL,
};

static const char *const services[] = {
  /* Exchange (Q143380 and the articles of the later services) */
  "MSExchangeSA", "MSExchangeDS", "MSExchangeIS", "MSExchangeMTA", "MSExchangeES", "MSExchangeIMC",
  "MSExchangeINS", "MSExchangeCCMC", "MSExchangeMCA", "MSExchangeCalCon", "MSExchangeCoCo",
  "MSExchangeGWRtr", "MSExchangeATMTA", "MSExchangeMSMI", "MSExchangeDX", "MSExchangeFB",
  "MSExchangeKMS", "MSExchangeMU", "LME-NOTES", "LME-SNADS", "LME-PROFS", "LME-GWISE",
  /* Windows NT, its option pack and its service packs */
  "Alerter", "Browser", "ClipSrv", "ClusSvc", "ClusDisk", "ClusNet", "DHCP", "DHCPServer", "DNS",
  "EventLog", "IISADMIN", "LanmanServer", "LanmanWorkstation", "LicenseService", "LmHosts",
  "Messenger", "MSDTC", "MSFTPSVC", "MSPOP3Connector", "MSSQLServer", "SQLServerAgent", "MacFile",
  "NetDDE", "NetDDEdsdm", "NetLogon", "NntpSvc", "NtLmSsp", "NTLMSSP", "PlugPlay",
  "ProtectedStorage", "RasMan", "RemoteAccess", "Replicator", "RPCLocator", "RpcSs", "Schedule",
  "SMTPSVC", "SNMP", "SNMPTRAP", "Spooler", "TapiSrv", "Tcpip", "NetBT", "NetBIOS", "TDI",
  "TimeServ", "UPS", "W3SVC", "WINS", "Winmgmt", "AFD", "Rdr", "Srv", "Mup", "NetBIOSGroup",
  "NetworkProvider", "NDIS", "NWCWorkstation", "NwlnkIpx", "Parallel", "Serial", NULL,
};

static const char *const displays[] = {
  "Microsoft Exchange System Attendant", "Microsoft Exchange Directory",
  "Microsoft Exchange Information Store", "Microsoft Exchange Message Transfer Agent",
  "Microsoft Exchange Event Service", "Microsoft Exchange Internet Mail Service",
  "Microsoft Exchange Internet Mail Connector", "Microsoft Exchange Internet News Service",
  "Microsoft Exchange Connectivity Controller", "Microsoft Exchange Connector for Lotus Notes",
  "Microsoft Exchange Connector for Novell GroupWise", "Microsoft Exchange Connector for SNADS",
  "Microsoft Exchange Connector for IBM OfficeVision/VM",
  "Microsoft Exchange Connector for Lotus cc:Mail", "Microsoft Exchange Calendar Connector",
  "Microsoft Exchange Directory Synchronization", "Microsoft Exchange Key Management Server",
  "Microsoft Exchange Mailbox Cleanup Agent", "Microsoft Exchange Router for Novell GroupWise",
  "MS Mail Connector Interchange", "MS Schedule+ Free/Busy Connector", "Cluster Server",
  "IIS Admin Service", "NT LM Security Support Provider", "Remote Procedure Call (RPC) Locator",
  "Remote Procedure Call (RPC) Service", "Workstation", "Server", "Computer Browser",
  "World Wide Web Publishing Service", "FTP Publishing Service", "SNMP Trap Service", "Net Logon",
  "Plug and Play", "Protected Storage", "Task Scheduler", "Telephony Service", "License Logging Service",
  "Remote Access Connection Manager", "TCP/IP NetBIOS Helper", "Event Log", NULL,
};

static const char *const mapi[] = {
  "Services", "Default Services", "Providers", "NOTES", "NAB", "NMS", "NXP", "MSEMS", "EMS_DSA",
  "EMS_MDB_private", "EMS_MDB_public", "EMS_RXP", "CONTAB", "CONTAB_PROVIDER", "MSPST MS",
  "MSPST MSP", "MSUPST MS", "MSUPST MSP", "MSPST AB", "AB_PROVIDER", "MSFS", "INTERSTOR", "MSFSMAIL",
  "IMAIL", "MINET", "INET", "WPS", "AWFAX", "MSN", "CompuServe", "PR_DISPLAY_NAME",
  "PR_SERVICE_NAME", "PR_SERVICE_DLL_NAME", "PR_PROVIDER_DISPLAY", "PR_PROVIDER_DLL_NAME",
  "PR_MDB_PROVIDER", "PR_RESOURCE_TYPE", "395d475fecf1cd1193dc5aab3c478538",
  "13dbb0c8aa05101a9bb000aa002fc45a", "9207f3e0a3b11019908b08002b2a56c2", "nwnsp", "nwnsp32",
  "nwnsp.dll", "nwnsp32.dll", "Lotus Notes Mail", "Lotus Notes Address Book",
  "Lotus Notes Message Store", "Lotus Notes Transport", "Microsoft Exchange Server",
  "Microsoft Exchange Directory Service", "Microsoft Exchange Message Store",
  "Microsoft Exchange Transport", "Outlook Address Book", "Personal Folders",
  "Personal Address Book", "Microsoft Mail", "Internet E-mail", "Microsoft LDAP Directory",
  "Microsoft Fax", "MAPI_AB_PROVIDER", "MAPI_STORE_PROVIDER", "MAPI_TRANSPORT_PROVIDER", NULL,
};

/* What events bear as their source; those of services have the names of these. */
static const char *const sources[] = { "MSExchangeMig", "MSExchangeMigDS", "ESE97", NULL };

/* The types of MAPI (MAPIDEFS.H); several values of one have 1000 (hexadecimal) added. */
static const char *const tag_types[] = {
  "0002", "0003", "0004", "0005", "0006", "0007", "000a", "000b", "000d", "0014", "001e",
  "001f", "0040", "0048", "0102", "1002", "1003", "1004", "1005", "1006", "1007", "1014",
  "101e", "101f", "1040", "1048", "1102",
};

#define PROPERTY_TAG_LENGTH 8 /* hexadecimal digits, the type before the number: "001e3001" */
#define TAG_TYPE_LENGTH 4

/* What the names of services begin with that are known by that, the longest first. */
static const char *const service_prefixes[] = { "SMS_", "FX!32", "FX32", NULL };

static const char *const *const lists[REMEDY_N_PUBLIC] = {
  [REMEDY_PUBLIC_PART] = parts,         [REMEDY_PUBLIC_EXTENSION] = extensions,
  [REMEDY_PUBLIC_VARIABLE] = variables, [REMEDY_PUBLIC_SHARE] = shares,
  [REMEDY_PUBLIC_ACCOUNT] = accounts,   [REMEDY_PUBLIC_KEY] = keys,
  [REMEDY_PUBLIC_VALUE] = values,       [REMEDY_PUBLIC_SERVICE] = services,
  [REMEDY_PUBLIC_DISPLAY] = displays,   [REMEDY_PUBLIC_MAPI] = mapi,
  [REMEDY_PUBLIC_SOURCE] = sources,
};

typedef struct
{
  GHashTable *names[REMEDY_N_PUBLIC]; /* (owned) in lower case */
} Tables;

static Tables *
make_tables (void)
{
  Tables          *self = g_new0 (Tables, 1);
  const GPtrArray *files = remedy_table_files ();

  for (guint i = 0; i < REMEDY_N_PUBLIC; i++)
    {
      self->names[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      for (guint j = 0; lists[i][j] != NULL; j++)
        g_hash_table_add (self->names[i], g_utf8_casefold (lists[i][j], -1));
    }
  for (guint i = 0; i < files->len; i++)
    g_hash_table_add (self->names[REMEDY_PUBLIC_PART],
                      g_utf8_casefold (((const RemedyTableFile *) files->pdata[i])->name, -1));
  return self;
}

static const Tables *
get_tables (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) make_tables ());
  return (const Tables *) once;
}

/**
 * remedy_public_has:
 * @kind: where the name stands
 * @name: a name, UTF-8
 *
 * Returns: %TRUE if a product gives that name, in any case of its letters
 */
gboolean
remedy_public_has (RemedyPublicKind kind,
                   const char      *name)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (kind < REMEDY_N_PUBLIC, FALSE);
  g_return_val_if_fail (name != NULL, FALSE);

  folded = g_utf8_casefold (name, -1);
  return g_hash_table_contains (get_tables ()->names[kind], folded);
}

/**
 * remedy_public_get_prefix:
 * @service: short name of a service that is not known as a whole
 *
 * A service can be known by what its name begins with: one of Exchange (“MSExchange”), or one
 * that holds its files open (Q245822).
 *
 * Returns: (transfer none) (nullable): the longest known beginning
 */
const char *
remedy_public_get_prefix (const char *service)
{
  const char *best = NULL;

  g_return_val_if_fail (service != NULL, NULL);

  for (guint i = 0; services[i] != NULL; i++)
    if (g_str_has_prefix (services[i], "MSExchange") &&
        g_ascii_strncasecmp (service, services[i], strlen (services[i])) == 0 &&
        (best == NULL || strlen (services[i]) > strlen (best)))
      best = services[i];
  for (guint i = 0; best == NULL && service_prefixes[i] != NULL; i++)
    if (g_ascii_strncasecmp (service, service_prefixes[i], strlen (service_prefixes[i])) == 0)
      best = service_prefixes[i];
  return best == NULL && g_ascii_strncasecmp (service, "MSExchange", 10) == 0 ? "MSExchange" : best;
}

/**
 * remedy_public_is_fix:
 * @name: the name of a folder or a key
 *
 * Returns: %TRUE if it is that of a fix of Microsoft’s, as in "Q194218" or "Q147222i"
 */
gboolean
remedy_public_is_fix (const char *name)
{
  gsize digits;

  g_return_val_if_fail (name != NULL, FALSE);

  if (name[0] != 'Q' && name[0] != 'q')
    return FALSE;
  digits = strspn (name + 1, "0123456789");
  return digits >= 5 && digits <= 6 &&
         (name[1 + digits] == '\0' || (g_ascii_isalpha (name[1 + digits]) && name[2 + digits] == '\0'));
}

/**
 * remedy_public_is_tag:
 * @name: the name of a value in a profile
 *
 * Returns: %TRUE if it is the tag of a property of MAPI, as in "001e3001"; other numbers of as
 *   many digits are somebody’s
 */
gboolean
remedy_public_is_tag (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  if (strlen (name) != PROPERTY_TAG_LENGTH ||
      strspn (name, "0123456789abcdefABCDEF") != PROPERTY_TAG_LENGTH)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (tag_types); i++)
    if (g_ascii_strncasecmp (name, tag_types[i], TAG_TYPE_LENGTH) == 0)
      return TRUE;
  return FALSE;
}
