/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-vocabulary.h"

#include <string.h>

#include "report/remedy-vocabulary-tables.h"

/* What the tokens begin with; see RemedyNameClass. */
static const char *const prefixes[] = {
  "server-",  "domain-", "org-",     "site-", "user-", "sid-",  "address-",
  "profile-", "folder-", "service-", "text-", "note-", "word-", NULL,
};

typedef struct
{
  GHashTable *words; /* folded */
  char       *all; /* every text and word, folded, each on a line of its own */
} Vocabulary;

/**
 * remedy_vocabulary_fold:
 * @text: UTF-8
 *
 * Returns: (transfer full): the text without its case, and with its letters and their marks in
 *   one piece, so that what reads the same is the same
 */
char *
remedy_vocabulary_fold (const char *text)
{
  g_autofree char *composed = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, g_strdup (""));

  composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  folded = g_utf8_casefold (composed != NULL ? composed : "", -1);
  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

static gboolean
is_ascii (const char *text)
{
  for (const char *p = text; *p != '\0'; p++)
    if (*p & 0x80)
      return FALSE;
  return TRUE;
}

/* Nearly all of the words are ASCII, which folds without a look at Unicode's tables. */
static char *
fold_own (const char *text)
{
  return is_ascii (text) ? g_ascii_strdown (text, -1) : remedy_vocabulary_fold (text);
}

static Vocabulary *
read_tables (void)
{
  Vocabulary *self = g_new0 (Vocabulary, 1);
  g_autoptr (GString) all = g_string_new (NULL);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; remedy_vocabulary_texts[i].text != NULL; i++)
    {
      g_autofree char *text = fold_own (remedy_vocabulary_texts[i].text);

      g_string_append_printf (all, "%s\n", text);
    }
  for (guint i = 0; remedy_vocabulary_words[i] != NULL; i++)
    {
      char *word = fold_own (remedy_vocabulary_words[i]);

      g_string_append_printf (all, "%s\n", word);
      g_hash_table_add (self->words, word);
    }
  self->all = g_string_free (g_steal_pointer (&all), FALSE);
  return self;
}

static const Vocabulary *
get_vocabulary (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) read_tables ());
  return (const Vocabulary *) once;
}

/* Whether a folded text is a token, or if @within a part of one. */
static gboolean
fits_token (const char *folded,
            gboolean    within)
{
  gsize digits = strlen (folded);
  g_autofree char *start = NULL;

  while (digits > 0 && g_ascii_isdigit (folded[digits - 1]))
    digits--;
  if (!within && folded[digits] == '\0')
    return FALSE;
  start = g_strndup (folded, digits);
  for (guint i = 0; prefixes[i] != NULL; i++)
    if (!within                     ? g_str_equal (prefixes[i], start)
        : folded[digits] == '\0' ? strstr (prefixes[i], start) != NULL
                                    : g_str_has_suffix (prefixes[i], start))
      return TRUE;
  return FALSE;
}

/**
 * remedy_vocabulary_is_token:
 * @text: UTF-8
 *
 * Returns: %TRUE if it has the form of a token, as “USER-1”, whatever its case
 */
gboolean
remedy_vocabulary_is_token (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = remedy_vocabulary_fold (text);
  return fits_token (folded, FALSE);
}

/**
 * remedy_vocabulary_has_word:
 * @word: UTF-8
 *
 * Returns: %TRUE if it is a word of this program, or a token, whatever its case
 */
gboolean
remedy_vocabulary_has_word (const char *word)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (word != NULL, FALSE);

  folded = remedy_vocabulary_fold (word);
  return g_hash_table_contains (get_vocabulary ()->words, folded) || fits_token (folded, FALSE);
}

/**
 * remedy_vocabulary_has_phrase:
 * @text: UTF-8
 *
 * Returns: %TRUE if it stands in a text of this program with no letter and no digit on either
 *   side of it, or is a token, whatever its case
 */
gboolean
remedy_vocabulary_has_phrase (const char *text)
{
  const char      *all = get_vocabulary ()->all;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = remedy_vocabulary_fold (text);
  if (*folded == '\0' || fits_token (folded, FALSE))
    return TRUE;
  for (const char *p = strstr (all, folded); p != NULL; p = strstr (p + 1, folded))
    {
      gunichar before = p > all ? g_utf8_get_char (g_utf8_prev_char (p)) : 0;
      gunichar after = g_utf8_get_char (p + strlen (folded));

      if (!g_unichar_isalnum (before) && !g_unichar_isalnum (after))
        return TRUE;
    }
  return FALSE;
}

/**
 * remedy_vocabulary_has_within:
 * @text: UTF-8
 *
 * Returns: %TRUE if it stands somewhere in a text or a word of this program, or in a token,
 *   whatever its case
 */
gboolean
remedy_vocabulary_has_within (const char *text)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL, FALSE);

  folded = remedy_vocabulary_fold (text);
  return strstr (get_vocabulary ()->all, folded) != NULL || fits_token (folded, TRUE);
}
