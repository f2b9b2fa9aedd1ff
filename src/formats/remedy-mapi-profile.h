/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-hive.h"

G_BEGIN_DECLS

/* How a name says that something is the Lotus Notes service (Q190146). */
typedef enum
{
  REMEDY_NOTES_NO,
  REMEDY_NOTES_POSSIBLE, /* a display name that merely has Lotus, Domino or Notes in it */
  REMEDY_NOTES_CERTAIN,
} RemedyNotesLikeness;

typedef struct
{
  char               *section; /* sub-key */
  char               *name; /* value name, "001e3d09" */
  char               *value; /* the raw value as text */
  RemedyNotesLikeness likeness;
  gint64              key_time;
} RemedyMapiMatch;

typedef struct
{
  char      *name;
  gboolean   is_default;
  gboolean   connector;
  gint64     key_time;
  GPtrArray *services; /* char * */
  GPtrArray *matches; /* RemedyMapiMatch */
} RemedyMapiProfile;

GPtrArray          *remedy_mapi_profile_list   (RemedyHive *hive,
                                                GError    **error);
void                remedy_mapi_profile_free   (RemedyMapiProfile *self);
void                remedy_mapi_match_free     (RemedyMapiMatch *self);
RemedyNotesLikeness remedy_notes_service_name  (const char *name);
RemedyNotesLikeness remedy_notes_dll_name      (const char *name);
RemedyNotesLikeness remedy_notes_display_name  (const char *name);
RemedyNotesLikeness remedy_notes_provider_uid  (const char *hex);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyMapiMatch, remedy_mapi_match_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyMapiProfile, remedy_mapi_profile_free)

G_END_DECLS
