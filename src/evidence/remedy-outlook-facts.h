/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-registry-facts.h"

G_BEGIN_DECLS

/* How sure a match is that something is the Lotus Notes service. */
typedef enum
{
  REMEDY_MATCH_CERTAIN,
  REMEDY_MATCH_POSSIBLE,
} RemedyMatchCertainty;

extern const char *const remedy_match_certainty_words[];

/* One place where something says Lotus Notes. */
typedef struct
{
  char  *section; /* sub-key of the profile, or section of MAPISVC.INF */
  char  *name; /* value name, "001e3d09" */
  char  *value; /* the raw value that matched */
  int    certainty; /* RemedyMatchCertainty */
  gint64 key_time;
} RemedyMatchFact;
REMEDY_DECLARE_RECORD (RemedyMatchFact, remedy_match_fact)

typedef struct
{
  char      *name;
  gboolean   is_default;
  gboolean   connector; /* MSExchangeIMC …, …-LME-NOTES: not an Outlook profile */
  gint64     key_time;
  GPtrArray *services; /* char *, names of all its services */
  GPtrArray *matches; /* RemedyMatchFact; empty: no Notes service */
} RemedyProfileFact;
REMEDY_DECLARE_RECORD (RemedyProfileFact, remedy_profile_fact)

typedef struct
{
  char           *user; /* folder name under Profiles */
  char           *sid; /* NULL if only the folder is known */
  RemedyHiveFact *hive; /* its NTUSER.DAT */
  GPtrArray      *profiles; /* RemedyProfileFact */
} RemedyUserFact;
REMEDY_DECLARE_RECORD (RemedyUserFact, remedy_user_fact)

typedef struct
{
  char      *path;
  int        state; /* RemedyItemState */
  char      *reason;
  gint64     modified;
  GPtrArray *services; /* char *, every service that it offers */
  GPtrArray *matches; /* RemedyMatchFact */
} RemedyMapisvcFact;
REMEDY_DECLARE_RECORD (RemedyMapisvcFact, remedy_mapisvc_fact)

typedef struct
{
  GPtrArray *mapisvc; /* RemedyMapisvcFact; one for each place that was looked at */
  GPtrArray *users; /* RemedyUserFact */
  gboolean   users_complete; /* every profile of the profile list and of the folder was found */
  char      *users_reason; /* why not, a sentence */
} RemedyOutlookFact;
REMEDY_DECLARE_RECORD (RemedyOutlookFact, remedy_outlook_fact)

G_END_DECLS
