/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-mapi-profile.h"

#include <string.h>

#include "core/remedy-text.h"

/* PR_MDB_PROVIDER of the Lotus Notes message store (Q190146). */
#define NOTES_STORE_UID "395d475fecf1cd1193dc5aab3c478538"

/**
 * remedy_notes_service_name:
 * @name: (nullable): the name of a MAPI service, as in "MSEMS"
 *
 * Returns: whether it is that of Lotus Notes, which is exactly "NOTES" (Q190146)
 */
RemedyNotesLikeness
remedy_notes_service_name (const char *name)
{
  return remedy_text_equal (name, "NOTES") ? REMEDY_NOTES_CERTAIN : REMEDY_NOTES_NO;
}

/**
 * remedy_notes_dll_name:
 * @name: (nullable): the name of a DLL, perhaps with its folder
 *
 * Q190146 writes "nwnsp.dll"; MAPI itself adds "32" to such a name, so both count.
 *
 * Returns: whether it is that of Lotus Notes
 */
RemedyNotesLikeness
remedy_notes_dll_name (const char *name)
{
  static const char *const names[] = { "nwnsp", "nwnsp.dll", "nwnsp32", "nwnsp32.dll" };
  const char              *base = name != NULL ? name : "";

  for (const char *p = base; *p != '\0'; p++)
    if (*p == '\\' || *p == '/' || *p == ':')
      base = p + 1;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (base, names[i]) == 0)
      return REMEDY_NOTES_CERTAIN;
  return REMEDY_NOTES_NO;
}

/**
 * remedy_notes_display_name:
 * @name: (nullable): what Outlook shows for a service or a provider
 *
 * All names of Q190146 begin with “Lotus Notes”. Later products have names that no source
 * gives, so Lotus, Domino or Notes anywhere is possible and no more.
 *
 * Returns: whether it is that of Lotus Notes
 */
RemedyNotesLikeness
remedy_notes_display_name (const char *name)
{
  static const char *const words[] = { "Lotus", "Domino", "Notes" };

  if (remedy_text_has_prefix (name, "Lotus Notes"))
    return REMEDY_NOTES_CERTAIN;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (remedy_text_contains (name, words[i]))
      return REMEDY_NOTES_POSSIBLE;
  return REMEDY_NOTES_NO;
}

/**
 * remedy_notes_provider_uid:
 * @hex: (nullable): the bytes of PR_MDB_PROVIDER in hexadecimal
 *
 * Returns: whether it is the message store of Lotus Notes
 */
RemedyNotesLikeness
remedy_notes_provider_uid (const char *hex)
{
  return hex != NULL && g_ascii_strcasecmp (hex, NOTES_STORE_UID) == 0 ? REMEDY_NOTES_CERTAIN
                                                                       : REMEDY_NOTES_NO;
}

/**
 * remedy_mapi_match_free:
 * @self: (nullable): a match
 */
void
remedy_mapi_match_free (RemedyMapiMatch *self)
{
  if (self == NULL)
    return;
  g_free (self->section);
  g_free (self->name);
  g_free (self->value);
  g_free (self);
}
