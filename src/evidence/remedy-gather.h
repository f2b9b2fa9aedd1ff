/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-collector.h"
#include "formats/remedy-hive.h"

G_BEGIN_DECLS

/* A user as the profile list of the registry has it. */
typedef struct
{
  char *sid;
  char *path; /* ProfileImagePath, expanded */
} RemedyListedUser;

/*
 * One gathering under way: what the gatherers of the parts share. Each puts its part
 * into @facts. A file is opened once in a gathering.
 */
typedef struct
{
  GPtrArray          *sources; /* of RemedySource; not owned */
  GArray             *kinds; /* of int, the RemedyLayoutKind of each; -1: it cannot be read */
  RemedyFacts        *facts;
  char               *system_root; /* "C:\\WINNT", also where none was found */
  gboolean            exchange_root_is_told; /* by the registry, which goes before folders */
  GPtrArray          *listed_users; /* of RemedyListedUser */
  char               *listed_users_gap; /* (nullable): why they are not all, a sentence */
  RemedyCollectorFunc func; /* (nullable) */
  gpointer            user_data;
  GCancellable       *cancellable; /* (nullable) */
  double              fraction; /* where the current part begins, 0.0 to 1.0 */
  double              share; /* what the current part adds */
} RemedyGather;

gboolean      remedy_gather_layout    (RemedyGather *self,
                                       GError      **error);
void          remedy_gather_registry  (RemedyGather *self);
void          remedy_gather_events    (RemedyGather *self);
void          remedy_gather_files     (RemedyGather *self);
void          remedy_gather_outlook   (RemedyGather *self);
void          remedy_gather_notes     (RemedyGather *self);
void          remedy_gather_setup_log (RemedyGather *self);

void          remedy_gather_progress  (RemedyGather *self,
                                       double        done,
                                       const char   *path);
RemedyReader *remedy_gather_open      (RemedyGather       *self,
                                       const char         *path,
                                       RemedySourceEntry **entry,
                                       int                *state,
                                       char              **reason);
int           remedy_gather_list      (RemedyGather *self,
                                       const char   *path,
                                       GPtrArray   **entries,
                                       char        **reason);
void          remedy_gather_fail      (const GError *error,
                                       int          *state,
                                       char        **reason);
RemedyHive   *remedy_gather_hive      (RemedyGather    *self,
                                       const char      *path,
                                       RemedyHiveFact **fact);
void          remedy_gather_read_image (RemedyFileFact *fact,
                                        RemedyReader   *reader,
                                        GCancellable   *cancellable);
RemedyFileFact *remedy_gather_image   (RemedyGather *self,
                                       const char   *folder,
                                       const char   *path);
gboolean      remedy_gather_is_absent (RemedyGather *self,
                                       const char   *path);
gboolean      remedy_gather_has_drive (RemedyGather *self,
                                       char          letter);
gboolean      remedy_gather_is_loose  (RemedyGather *self);

G_END_DECLS
