/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-registry-facts.h"

G_BEGIN_DECLS

typedef struct
{
  char    *folder; /* "exchsrvr/bin", "winnt/system32", or another for a further copy */
  char    *name; /* as in the table, "Mlmignts.dll" */
  char    *path; /* NT path, real spelling */
  int      state; /* RemedyItemState */
  char    *reason;
  gint64   size; /* bytes */
  gint64   modified; /* time */
  char    *format; /* "PE", "NE", "MZ" or NULL */
  char    *machine; /* "i386", "alpha", … or NULL */
  char    *version; /* fixed FileVersion, NULL if there is none */
  gint64   language; /* LANGID of its version resource; 0 if it tells none */
} RemedyFileFact;
REMEDY_DECLARE_RECORD (RemedyFileFact, remedy_file_fact)

/* A folder whose presence tells a component. */
typedef struct
{
  char *name; /* below the install root: "CONNECT\\MSMCON" */
  char *path; /* NT path */
  int   state; /* RemedyItemState */
  char *reason;
} RemedyFolderFact;
REMEDY_DECLARE_RECORD (RemedyFolderFact, remedy_folder_fact)

/* Names of the folders that are looked for (Q195697, Q243080, Q260204, Q155216). */
#define REMEDY_FOLDER_EXCHCONN "CONNECT\\EXCHCONN"
#define REMEDY_FOLDER_DXAMEX "CONNECT\\EXCHCONN\\DXAMEX"
#define REMEDY_FOLDER_DXANOTES "CONNECT\\EXCHCONN\\DXANOTES"
#define REMEDY_FOLDER_MSMCON "CONNECT\\MSMCON"
#define REMEDY_FOLDER_KMSDATA "KMSDATA"
#define REMEDY_FOLDER_WEBDATA "WEBDATA"

/* Files of the table, in its order, then what else was looked for. */
typedef struct
{
  RemedyFileFact *ntsmig_ini;
  GPtrArray      *files; /* RemedyFileFact: one for each name of the table in its folder */
  GPtrArray      *copies; /* RemedyFileFact: further copies of MAPI32.DLL, NWNSP*.DLL */
  GPtrArray      *hotfix_folders; /* RemedyHotfixFact: Exchsrvr\Q<number> */
  char           *hotfix_folders_cut; /* why there may be more of them; NULL if not */
  GPtrArray      *folders; /* RemedyFolderFact */
  int             bin_state; /* RemedyItemState of the folder exchsrvr\bin */
  int             system32_state; /* RemedyItemState of System32 */
  int             root_state; /* RemedyItemState of exchsrvr, whose Q* folders tell hotfixes */
} RemedyFilesFact;
REMEDY_DECLARE_RECORD (RemedyFilesFact, remedy_files_fact)

typedef struct
{
  GPtrArray *nnotes; /* RemedyFileFact: every NNOTES.DLL */
  GPtrArray *notes_ini; /* RemedyFileFact: every NOTES.INI */
  gboolean   complete; /* every place was looked at */
  char      *reason; /* why not */
} RemedyNotesFact;
REMEDY_DECLARE_RECORD (RemedyNotesFact, remedy_notes_fact)

G_END_DECLS
