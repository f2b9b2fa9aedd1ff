/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_STATED_UNASKED,
  REMEDY_STATED_YES,
  REMEDY_STATED_NO,
} RemedyStated;

extern const char *const remedy_stated_words[];

/* What the evidence cannot tell, and the operator said. It is always shown as stated. */
typedef struct
{
  char  *language; /* of the server, as the service pack names its folder: "ENG", "GER" */
  int    cluster; /* RemedyStated: the server is a node of a cluster */
  int    monitors; /* RemedyStated: a monitor on another machine watches it */
  int    programs; /* RemedyStated: programs are left open at its console */
  int    backup; /* RemedyStated: a backup was taken, and verified */
  char  *postoffice; /* the Notes server from which one user is to be migrated */
  char  *account; /* that user, as the Notes address book has it: "Ann Smith/Sales" */
  gint64 stated_at; /* time, of the last change */
} RemedyStatements;
REMEDY_DECLARE_RECORD (RemedyStatements, remedy_statements)

G_END_DECLS
