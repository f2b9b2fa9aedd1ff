/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-service-facts.h"
#include "evidence/remedy-zone-fact.h"

G_BEGIN_DECLS

/* Names of ours for values of SYSTEM, with the articles that name them. */
#define REMEDY_VALUE_ENTERPRISE "Enterprise"                   /* Q295696 */
#define REMEDY_VALUE_SITE "Site"                               /* Q282939 */
#define REMEDY_VALUE_PRIVATE_DATABASE "PrivateDatabase"        /* Q264816 */
#define REMEDY_VALUE_PUBLIC_DATABASE "PublicDatabase"          /* Q264816 */
#define REMEDY_VALUE_STORE_FOLDER "StoreWorkingDirectory"      /* Q269014 */
#define REMEDY_VALUE_DIRECTORY_DATABASE "DirectoryDatabase"    /* Q263548 */
#define REMEDY_VALUE_DIRECTORY_LOGS "DirectoryLogs"            /* Q263548 */
#define REMEDY_VALUE_DIRECTORY_FOLDER "DirectoryWorkingDirectory" /* Q269014 */
#define REMEDY_VALUE_MTA_DATABASE "MtaDatabase"                /* Q162384 */

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
                           * and ComputerName, EventLogFile, MessageFile of MSExchangeMig, Path,
                           * and REMEDY_VALUE_* */
  GPtrArray      *setup_keys; /* RemedyKeyFact: the keys below Exchange\Setup */
  GPtrArray      *services; /* RemedyServiceFact: Exchange's, what they depend on and what depends
                             * on them; others that are known to hold files, or that are not of
                             * Windows NT itself */
  GPtrArray      *hotfixes; /* RemedyHotfixFact: the HOTFIX key */
  GPtrArray      *gaps; /* RemedyGapFact: what was asked for and is not there, or is not known */
} RemedyRegistryFact;
REMEDY_DECLARE_RECORD (RemedyRegistryFact, remedy_registry_fact)

G_END_DECLS
