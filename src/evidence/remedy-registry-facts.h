/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-item.h"
#include "evidence/remedy-zone-fact.h"

G_BEGIN_DECLS

/* How the reading of one hive ended. */
typedef struct
{
  char    *path;
  int      state; /* RemedyItemState */
  char    *reason;
  gint64   minor; /* 3 is NT 4 */
  gboolean dirty; /* sequence numbers differ: what it lacks is unknown */
  gboolean damaged; /* read in part: what it lacks is unknown */
} RemedyHiveFact;
REMEDY_DECLARE_RECORD (RemedyHiveFact, remedy_hive_fact)

typedef struct
{
  char  *name; /* as in "InstallRoot" */
  char  *value; /* as text; numbers in decimal */
  char  *where; /* hive path, key and value */
  gint64 key_time;
} RemedyValueFact;
REMEDY_DECLARE_RECORD (RemedyValueFact, remedy_value_fact)

typedef struct
{
  char      *name; /* short name: MSExchangeSA */
  char      *display;
  char      *image; /* ImagePath */
  char      *account; /* ObjectName */
  gint64     start; /* 2 automatic, 3 manual, 4 disabled; -1 not there */
  GPtrArray *depends; /* char *, DependOnService */
  char      *where;
  gint64     key_time;
} RemedyServiceFact;
REMEDY_DECLARE_RECORD (RemedyServiceFact, remedy_service_fact)

typedef struct
{
  char  *name; /* Q number as found */
  char  *where; /* registry key, or folder */
  gint64 time;
} RemedyHotfixFact;
REMEDY_DECLARE_RECORD (RemedyHotfixFact, remedy_hotfix_fact)

/* From SOFTWARE and SYSTEM. */
typedef struct
{
  RemedyHiveFact *software;
  RemedyHiveFact *system;
  RemedyZoneFact *zone; /* NULL if not known */
  gboolean        setup_key; /* HKLM\SOFTWARE\Microsoft\Exchange\Setup is there */
  GPtrArray      *values; /* RemedyValueFact: the values of Exchange\Setup under their own names,
                           * and ComputerName, EventLogFile, MessageFile of MSExchangeMig, Path */
  GPtrArray      *services; /* RemedyServiceFact: MSExchange*, LME-*, and what they depend on, SNMP, W3SVC */
  GPtrArray      *hotfixes; /* RemedyHotfixFact: the HOTFIX key */
} RemedyRegistryFact;
REMEDY_DECLARE_RECORD (RemedyRegistryFact, remedy_registry_fact)

G_END_DECLS
