/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How a name says that something is the Lotus Notes service (Q190146). */
typedef enum
{
  REMEDY_NOTES_NO,
  REMEDY_NOTES_POSSIBLE, /* a display name that merely has Lotus, Domino or Notes in it */
  REMEDY_NOTES_CERTAIN,
} RemedyNotesLikeness;

RemedyNotesLikeness remedy_notes_service_name (const char *name);
RemedyNotesLikeness remedy_notes_dll_name     (const char *name);
RemedyNotesLikeness remedy_notes_display_name (const char *name);
RemedyNotesLikeness remedy_notes_provider_uid (const char *hex);

G_END_DECLS
