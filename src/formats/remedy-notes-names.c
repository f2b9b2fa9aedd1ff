/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-notes-names.h"

#include <string.h>

#include "core/remedy-text.h"

/* PR_MDB_PROVIDER of the Lotus Notes message store (Q190146). */
#define NOTES_STORE_UID "395d475fecf1cd1193dc5aab3c478538"

static char *
trimmed (const char *name)
{
  return g_strstrip (g_strdup (name != NULL ? name : ""));
}

/**
 * remedy_notes_service_name:
 * @name: (nullable): a MAPI service's name, as in [Services] of MAPISVC.INF or PR_SERVICE_NAME
 *
 * Returns: %REMEDY_NOTES_CERTAIN for NOTES in any case (Q190146)
 */
RemedyNotesLikeness
remedy_notes_service_name (const char *name)
{
  g_autofree char *text = trimmed (name);

  return remedy_text_equal (text, "NOTES") ? REMEDY_NOTES_CERTAIN : REMEDY_NOTES_NO;
}

/**
 * remedy_notes_dll_name:
 * @name: (nullable): a service's or provider's DLL, with or without folder and extension
 *
 * MAPI adds "32" to the name that MAPISVC.INF gives (PidTagProviderDllName), so both are it.
 *
 * Returns: %REMEDY_NOTES_CERTAIN for nwnsp and nwnsp32 (Q190146)
 */
RemedyNotesLikeness
remedy_notes_dll_name (const char *name)
{
  g_autofree char *text = trimmed (name);
  char            *base = text;
  char            *dot;

  for (char *p = text; *p != '\0'; p++)
    if (*p == '\\' || *p == '/' || *p == ':')
      base = p + 1;
  dot = strrchr (base, '.');
  if (dot != NULL)
    *dot = '\0';
  return remedy_text_equal (base, "nwnsp") || remedy_text_equal (base, "nwnsp32")
             ? REMEDY_NOTES_CERTAIN
             : REMEDY_NOTES_NO;
}

static gboolean
is_word_at (const char *text,
            const char *at,
            gsize       length)
{
  gboolean starts =
      at == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_find_prev_char (text, at)));
  gboolean ends = !g_unichar_isalnum (g_utf8_get_char (at + length));

  return starts && ends;
}

/* @word is in lower case. "Notes" is not in "footnotes". */
static gboolean
has_word (const char *text,
          const char *word)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  for (const char *at = strstr (folded, word); at != NULL; at = strstr (at + 1, word))
    if (is_word_at (folded, at, strlen (word)))
      return TRUE;
  return FALSE;
}

/**
 * remedy_notes_display_name:
 * @name: (nullable): the display name of a MAPI service or provider, and of nothing else:
 *   Outlook has folders called Notes
 *
 * Returns: %REMEDY_NOTES_CERTAIN if it begins with "Lotus Notes", as all display names of the
 *   service do (Q190146); %REMEDY_NOTES_POSSIBLE if it has Lotus, Domino, Notes or iNotes as
 *   a word, as later products of Lotus have
 */
RemedyNotesLikeness
remedy_notes_display_name (const char *name)
{
  static const char *const words[] = { "lotus", "domino", "notes", "inotes" };
  g_autofree char         *text = trimmed (name);

  if (remedy_text_has_prefix (text, "Lotus Notes"))
    return REMEDY_NOTES_CERTAIN;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (has_word (text, words[i]))
      return REMEDY_NOTES_POSSIBLE;
  return REMEDY_NOTES_NO;
}

/**
 * remedy_notes_provider_uid:
 * @hex: (nullable): the bytes of PR_MDB_PROVIDER in hexadecimal, of any case
 *
 * Returns: %REMEDY_NOTES_CERTAIN for the Lotus Notes message store (Q190146)
 */
RemedyNotesLikeness
remedy_notes_provider_uid (const char *hex)
{
  g_autofree char *text = trimmed (hex);

  return remedy_text_equal (text, NOTES_STORE_UID) ? REMEDY_NOTES_CERTAIN : REMEDY_NOTES_NO;
}
