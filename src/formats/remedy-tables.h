/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-version.h"

G_BEGIN_DECLS

/* The releases of Exchange 5.5 whose files are in the table (Q243604). */
typedef enum
{
  REMEDY_RELEASE_RTM,
  REMEDY_RELEASE_SP1,
  REMEDY_RELEASE_SP2,
  REMEDY_RELEASE_SP3,
  REMEDY_N_RELEASES,
} RemedyRelease;

/* One file of the table, in all releases. */
typedef struct
{
  const char   *folder; /* "exchsrvr/bin" or "winnt/system32" */
  const char   *name; /* "Mlmignts.dll" */
  gboolean      present[REMEDY_N_RELEASES];
  guint64       size[REMEDY_N_RELEASES]; /* bytes */
  const char   *modified[REMEDY_N_RELEASES]; /* "1998-12-17"; never compared */
  RemedyVersion version[REMEDY_N_RELEASES];
} RemedyTableFile;

/* One row of the table of migration events. */
typedef struct
{
  guint16     id;
  const char *source; /* "MSExchangeMig", "MSExchangeMigDS" or "unstated" */
  const char *type; /* "Error", "Warning", "Information" or "unstated" */
  const char *migration; /* "notes", "ccmail", … or "any" */
  const char *articles; /* "Q200564;Q234665" */
  const char *summary;
  gboolean    harmless; /* harmless or misleading: never makes a run bad */
} RemedyTableEvent;

/* One row of the list of sources: an article that the program rests on. */
typedef struct
{
  const char *article; /* "Q236176" */
  const char *subject; /* its title, in English as it was published */
  const char *revised; /* "1999-08-22"; "" where that is not known */
  const char *kept; /* why it is listed although nothing cites it; else "" */
} RemedyTableSource;

const GPtrArray       *remedy_table_files      (void);
const RemedyTableFile *remedy_table_find_file  (const char *folder,
                                                const char *name);
const GPtrArray       *remedy_table_events     (void);
const RemedyTableEvent *remedy_table_find_event (guint       id,
                                                const char *source);
const GPtrArray       *remedy_table_sources    (void);
const char            *remedy_table_source_subject (const char *article);
const char            *remedy_release_name     (RemedyRelease release);
guint                  remedy_release_build    (RemedyRelease release);

G_END_DECLS
