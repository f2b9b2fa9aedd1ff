/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-file-facts.h"
#include "evidence/remedy-item.h"

G_BEGIN_DECLS

/* What a service pack was handed over as. */
typedef enum
{
  REMEDY_MEDIA_FOLDER,
  REMEDY_MEDIA_IMAGE, /* of a CD */
  REMEDY_MEDIA_PACKAGE, /* a download that was not unpacked: an archive, or one that unpacks itself */
} RemedyMediaKind;

extern const char *const remedy_media_kind_words[];

/* The files that run the update, beside those of the table; RemedyFileFact.folder of them. */
#define REMEDY_MEDIA_SETUP_FILES "setup"

/*
 * A service pack: the files of its server part. Nothing here is judged. Paths but @path are
 * NT paths below it in their real spelling, as in "ENG\\SERVER\\SETUP\\I386"; "" is @path
 * itself.
 */
typedef struct
{
  char      *path; /* host path, as the operator gave it */
  int        kind; /* RemedyMediaKind */
  int        state; /* RemedyItemState: unreadable if it is damaged, even where it was read in part */
  char      *reason; /* why it could not be read, or not whole; a sentence */
  gint64     gathered; /* time */
  gint64     n_entries; /* files and folders that were seen */
  gboolean   whole; /* all of them were: what is not listed is not there */
  char      *setup; /* the folder that holds UPDATE.EXE; NULL if none does */
  char      *language; /* of its path: "ENG"; NULL if the path has none */
  char      *platform; /* of its path: "I386", "ALPHA"; NULL if the path has none */
  GPtrArray *others; /* char *, further folders that hold an UPDATE.EXE */
  GPtrArray *files; /* RemedyFileFact: of the setup folder and its Bin; one for each file of
                     * the table, UPDATE.EXE and SHARED.INS. Without an UPDATE.EXE those of the
                     * base CD's setup folder; none if there is none either */
  GPtrArray *ntsmig_ini; /* char *, where NTSMIG.INI lies in the tree */
  GPtrArray *packages; /* char *, what in it may be a package or an image that was not opened */
  gboolean   flat; /* the files of Bin lie beside UPDATE.EXE, and there is no Bin */
} RemedyMedia;
REMEDY_DECLARE_RECORD (RemedyMedia, remedy_media)

G_END_DECLS
