/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/* The parts of Exchange, and of Windows NT, that change what has to be done on a server. */
typedef enum
{
  REMEDY_COMPONENT_WEB,            /* Outlook Web Access */
  REMEDY_COMPONENT_KEY_MANAGEMENT, /* Key Management Server */
  REMEDY_COMPONENT_LINKAGE,        /* any of the connectors of LinkAge, or their controller */
  REMEDY_COMPONENT_NOTES,          /* Connector for Lotus Notes */
  REMEDY_COMPONENT_GROUPWISE,      /* connector or router for Novell GroupWise */
  REMEDY_COMPONENT_MS_MAIL,        /* MS Mail connector */
  REMEDY_COMPONENT_CCMAIL,         /* Connector for Lotus cc:Mail */
  REMEDY_COMPONENT_INTERNET,       /* Internet Mail Service */
  REMEDY_COMPONENT_CALENDAR,       /* Calendar Connector */
  REMEDY_COMPONENT_MAILBOX_AGENT,  /* Mailbox Cleanup Agent */
  REMEDY_COMPONENT_CLUSTER,        /* Microsoft Cluster Server */
  REMEDY_N_COMPONENTS,
} RemedyComponent;

typedef enum
{
  REMEDY_PRESENCE_UNKNOWN,
  REMEDY_PRESENCE_NO,
  REMEDY_PRESENCE_YES,
} RemedyPresence;

RemedyPresence          remedy_components_find   (const RemedyFacts *facts,
                                                  RemedyComponent    component,
                                                  const char       **where);
const RemedyFolderFact *remedy_components_folder (const RemedyFacts *facts,
                                                  const char        *name);

G_END_DECLS
