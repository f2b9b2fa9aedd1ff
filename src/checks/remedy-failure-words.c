/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-failure-words.h"

#include <string.h>

#define MAX_TEXT (16 * 1024) /* bytes that are read: the longest dialog is far shorter */
#define MAX_CODE_DIGITS 8
#define MIN_CODE_DIGITS 7 /* without its 0x; an article prints one that is a digit short */

/* Words that every message has, or every sentence. */
static const char *const empty_words[] = {
  "abort", "an",    "and",       "are",  "at",   "be",    "been", "but",     "by",    "can",
  "cancel", "cannot", "could",   "did",  "do",   "does",  "error", "exchange", "for", "from",
  "has",   "have",  "id",        "if",   "ignore", "in",  "is",   "it",      "its",   "message",
  "microsoft", "no", "not",      "nt",   "of",   "ok",    "on",   "or",      "retry", "that",
  "the",   "this",  "to",        "was",  "were", "windows", "with", "xadm",  "you",   "your",
  NULL,
};

/* Endings of the files that Update touches. */
static const char *const endings[] = { ".dll", ".exe", ".ini", ".ins", ".evt", ".dat", NULL };

static gboolean
is_name (const char *text)
{
  for (guint i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (text, endings[i]) && strlen (text) > strlen (endings[i]))
      return TRUE;
  return FALSE;
}

/* A digit of a code, with the letters that a tired eye takes for one. */
static int
digit_of (char c)
{
  if (c == 'o')
    return 0;
  if (c == 'l' || c == 'i' || c == '|')
    return 1;
  return g_ascii_xdigit_value (c);
}

static gboolean
read_code (const char *text,
           guint32    *code)
{
  gboolean prefixed = (text[0] == '0' || text[0] == 'o') && text[1] == 'x';
  gsize    n_digits = 0;

  *code = 0;
  for (const char *p = prefixed ? text + 2 : text; *p != '\0'; p++, n_digits++)
    {
      int digit = digit_of (*p);

      if (digit < 0 || n_digits == MAX_CODE_DIGITS)
        return FALSE;
      *code = *code << 4 | (guint32) digit;
    }
  return n_digits >= (prefixed ? 1 : MIN_CODE_DIGITS);
}

static gboolean
is_number (const char *text)
{
  return text[strspn (text, "0123456789")] == '\0';
}

static void
clear_word (gpointer word)
{
  g_free (((RemedyWord *) word)->text);
}

/* Adds one word, unless it tells nothing. A name that is none comes apart at its dots. */
static gboolean
add_word (GArray     *words,
          const char *text,
          guint       place)
{
  RemedyWord word = { .kind = REMEDY_WORD_PLAIN, .place = place };

  if (read_code (text, &word.code))
    word.kind = REMEDY_WORD_CODE;
  else if (is_number (text))
    word.kind = REMEDY_WORD_NUMBER;
  else if (is_name (text))
    word.kind = REMEDY_WORD_NAME;
  else if (strchr (text, '.') != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (text, ".", -1);
      gboolean added = FALSE;

      for (guint i = 0; parts[i] != NULL; i++)
        added = (*parts[i] != '\0' && add_word (words, parts[i], place)) || added;
      return added;
    }
  else if (text[1] == '\0' || g_strv_contains (empty_words, text))
    return FALSE;
  word.text = g_strdup (text);
  g_array_append_val (words, word);
  return TRUE;
}

static gboolean
is_part (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_' || c == '.' || c == '|';
}

/* The words between two blanks have one place; so a path is one. */
static guint
add_chunk (GArray     *words,
           const char *chunk,
           guint       place)
{
  g_autoptr (GString) part = g_string_new (NULL);
  gboolean added = FALSE;

  for (const char *p = chunk;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\'')
        continue;
      if (is_part (c))
        {
          g_string_append_unichar (part, c);
          continue;
        }
      while (part->len > 0 && part->str[part->len - 1] == '.')
        g_string_truncate (part, part->len - 1);
      if (part->len > 0)
        added = add_word (words, part->str + strspn (part->str, "."), place) || added;
      g_string_truncate (part, 0);
      if (c == 0)
        return added ? place + 1 : place;
    }
}

/**
 * remedy_failure_words:
 * @text: anything: what was typed, or pasted from a screen, a picture's text or a log
 *
 * Takes a text apart into the words that tell something: what stands between blanks and
 * punctuation, folded, without the words that every message has. Only the first 16 KiB
 * are read.
 *
 * Returns: (transfer full) (element-type RemedyWord): the words, in order
 */
GArray *
remedy_failure_words (const char *text)
{
  GArray          *words = g_array_new (FALSE, FALSE, sizeof (RemedyWord));
  g_autofree char *valid = NULL;
  g_autofree char *folded = NULL;
  g_auto (GStrv) chunks = NULL;
  guint place = 0;

  g_return_val_if_fail (text != NULL, words);

  g_array_set_clear_func (words, clear_word);
  valid = g_utf8_make_valid (text, (gssize) strnlen (text, MAX_TEXT));
  folded = g_utf8_casefold (valid, -1);
  chunks = g_strsplit_set (folded, " \t\r\n\f\v", -1);
  for (guint i = 0; chunks[i] != NULL; i++)
    place = add_chunk (words, chunks[i], place);
  return words;
}
