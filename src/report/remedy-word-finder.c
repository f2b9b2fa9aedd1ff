/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-word-finder.h"

#include <string.h>

typedef struct
{
  gunichar *folded; /* (owned) ended by 0 */
  glong     length; /* characters */
  char     *replacement; /* (owned) */
  gboolean  whole; /* not within a longer word */
} Word;

struct _RemedyWordFinder
{
  GHashTable *by_first; /* (owned) first character → GPtrArray of Word, the longest first */
};

static void
word_free (gpointer data)
{
  Word *self = data;

  g_free (self->folded);
  g_free (self->replacement);
  g_free (self);
}

/* Character by character, so that places in the folded text are places in the text. */
static gunichar *
fold (const char *text,
      glong      *length)
{
  gunichar *folded = g_utf8_to_ucs4_fast (text, -1, length);

  for (glong i = 0; i < *length; i++)
    folded[i] = g_unichar_tolower (g_unichar_toupper (folded[i]));
  return folded;
}

/**
 * remedy_word_finder_new:
 *
 * Returns: (transfer full): a finder without words
 */
RemedyWordFinder *
remedy_word_finder_new (void)
{
  RemedyWordFinder *self = g_new0 (RemedyWordFinder, 1);

  self->by_first = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  return self;
}

/**
 * remedy_word_finder_free:
 * @self: (transfer full) (nullable): a finder
 */
void
remedy_word_finder_free (RemedyWordFinder *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->by_first);
  g_free (self);
}

static GPtrArray *
get_bucket (RemedyWordFinder *self,
            gunichar          first)
{
  GPtrArray *bucket = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (first));

  if (bucket == NULL)
    {
      bucket = g_ptr_array_new_with_free_func (word_free);
      g_hash_table_insert (self->by_first, GUINT_TO_POINTER (first), bucket);
    }
  return bucket;
}

/**
 * remedy_word_finder_add:
 * @self: a finder
 * @word: what is looked for; an empty one is not
 * @replacement: what stands in its place
 * @whole: it is not looked for within longer words
 *
 * Of two words that begin at the same place the longer one is found.
 */
void
remedy_word_finder_add (RemedyWordFinder *self,
                        const char       *word,
                        const char       *replacement,
                        gboolean          whole)
{
  Word      *entry;
  GPtrArray *bucket;
  guint      place = 0;

  g_return_if_fail (self != NULL && word != NULL && replacement != NULL);

  if (*word == '\0')
    return;
  entry = g_new0 (Word, 1);
  entry->folded = fold (word, &entry->length);
  entry->replacement = g_strdup (replacement);
  entry->whole = whole;
  bucket = get_bucket (self, entry->folded[0]);
  while (place < bucket->len && ((Word *) bucket->pdata[place])->length >= entry->length)
    place++;
  g_ptr_array_insert (bucket, (int) place, entry);
}

static gboolean
fits (const Word     *word,
      const gunichar *text,
      glong           at,
      glong           length)
{
  if (word->length > length - at ||
      memcmp (word->folded, text + at, (gsize) word->length * sizeof (gunichar)) != 0)
    return FALSE;
  return !word->whole || ((at == 0 || !g_unichar_isalnum (text[at - 1])) &&
                          !g_unichar_isalnum (text[at + word->length]));
}

static const Word *
find_at (const RemedyWordFinder *self,
         const gunichar         *text,
         glong                   at,
         glong                   length)
{
  const GPtrArray *bucket = g_hash_table_lookup (self->by_first, GUINT_TO_POINTER (text[at]));

  for (guint i = 0; bucket != NULL && i < bucket->len; i++)
    if (fits (bucket->pdata[i], text, at, length))
      return bucket->pdata[i];
  return NULL;
}

/**
 * remedy_word_finder_replace:
 * @self: a finder
 * @text: UTF-8
 *
 * Returns: (transfer full): the text with every word replaced
 */
char *
remedy_word_finder_replace (const RemedyWordFinder *self,
                            const char             *text)
{
  g_autofree gunichar *folded = NULL;
  g_autoptr (GString)  result = g_string_new (NULL);
  const char          *p = text;
  glong                length = 0;

  g_return_val_if_fail (self != NULL && text != NULL, NULL);

  folded = fold (text, &length);
  for (glong i = 0; i < length;)
    {
      const Word *word = find_at (self, folded, i, length);
      const char *end = g_utf8_offset_to_pointer (p, word != NULL ? word->length : 1);

      if (word != NULL)
        g_string_append (result, word->replacement);
      else
        g_string_append_len (result, p, end - p);
      i += word != NULL ? word->length : 1;
      p = end;
    }
  return g_string_free (g_steal_pointer (&result), FALSE);
}
