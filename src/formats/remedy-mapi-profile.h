/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-hive.h"
#include "formats/remedy-notes-names.h"

G_BEGIN_DECLS

/* A value that says Lotus Notes. */
typedef struct
{
  char               *section; /* sub-key, from the profile's own key */
  char               *name; /* value name, "001e3d09" */
  char               *value; /* the raw value as text */
  RemedyNotesLikeness likeness;
  gint64              key_time; /* of the section */
} RemedyMapiMatch;

typedef struct
{
  char      *name;
  gboolean   is_default;
  gboolean   connector; /* of a connector of Exchange, not of a user (Q184621) */
  gint64     key_time;
  GPtrArray *services; /* char *: the names of its services, each once */
  GPtrArray *matches; /* RemedyMapiMatch */
} RemedyMapiProfile;

GPtrArray       *remedy_mapi_profile_list (RemedyHive *hive,
                                           GError    **error);
void             remedy_mapi_profile_free (RemedyMapiProfile *self);
RemedyMapiMatch *remedy_mapi_match_new    (const char         *section,
                                           const char         *name,
                                           const char         *value,
                                           RemedyNotesLikeness likeness,
                                           gint64              key_time);
void             remedy_mapi_match_free   (RemedyMapiMatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyMapiMatch, remedy_mapi_match_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyMapiProfile, remedy_mapi_profile_free)

G_END_DECLS
