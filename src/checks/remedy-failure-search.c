/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "checks/remedy-failure-signs.h"
#include "checks/remedy-failure-words.h"
#include "core/remedy-slips.h"
#include "formats/remedy-tables.h"

/*
 * How a text is held against the catalogue.
 *
 * A code counts if it is the same number: one that differs in a digit is another code.
 *
 * A file counts if its name is the same, or one slip away: a letter left out, one too many,
 * two exchanged, or one for another that is not the first. A name that is itself one of
 * Exchange's files is that file, and never a slip of another.
 *
 * A sentence is the set of its words that tell something. Each of them is looked for with
 * its slips; they have to lie near each other. Numbers and names of files have to be there;
 * of the other words one in WORDS_A_MISS may be missing. If the text has nothing else, a
 * part of the sentence is enough: at least half of it, and MIN_PART words.
 *
 * A weak sign counts beside another sign of its entry, or where it is most of the text.
 */
#define SHORT_WORD 4 /* letters below which a word has no slip */
#define LONG_WORD 9 /* letters from which it may have two */
#define MIN_NAME_WITH_SLIP 5 /* letters of a name, without its ending, that may have one */
#define FEW_WORDS 2
#define WORDS_A_MISS 6
#define MAX_SENTENCE 32 /* words */
#define MIN_PART 3
#define MOST_OF_TEXT 75 /* hundredths of its words */

/* How much a sign says. */
#define SCORE_CODE 1000
#define SCORE_FILE 600
#define SCORE_FILE_WITH_SLIP 500
#define SCORE_EVENT 400
#define SCORE_WORD 80 /* each of a sentence */
#define WEAK_PART 2 /* a weak sign says only this part of it */

/* One sentence of the catalogue: numbers of words in the vocabulary. */
typedef struct
{
  guint n_words;
  guint words[MAX_SENTENCE];
} Sentence;

typedef struct
{
  GArray *vocabulary; /* RemedyWord, each once */
  GArray *sentences; /* Sentence, one for each sign; empty if it is no sentence */
} Index;

/* One text that is being looked up. */
typedef struct
{
  const RemedyCatalogue *catalogue;
  const Index           *index;
  GArray                *words; /* RemedyWord */
  GPtrArray             *places; /* GArray of guint, one for each word of the vocabulary */
  guint                  n_places;
  guint                  n_telling; /* of them, without those that titles of windows have */
} Query;

/* How one sign fits. */
typedef struct
{
  guint score; /* 0: not at all */
  guint n_places; /* of the text that it explains */
} Fit;

/* How one entry fits. */
typedef struct
{
  guint failure;
  guint score;
} Hit;

/* Where a word of a sentence was found. */
typedef struct
{
  guint place;
  guint slot; /* which of its words */
} Sighting;

static guint
allowed_slips (const char *word)
{
  gsize length = strlen (word);

  if (length < SHORT_WORD)
    return 0;
  return length < LONG_WORD ? 1 : 2;
}

static gboolean
is_exchange_file (const char *name)
{
  return remedy_table_find_file ("exchsrvr/bin", name) != NULL ||
         remedy_table_find_file ("winnt/system32", name) != NULL;
}

/* The first letter is the one that nobody gets wrong, and TAPI32.DLL is no MAPI32.DLL. */
static gboolean
is_one_slip (const char *name,
             const char *other)
{
  return remedy_slips_count (name, other, 1) == 1 &&
         (strlen (name) != strlen (other) || name[0] == other[0] || name[1] == other[0]);
}

/* Whether a word may stand for a word of the vocabulary although it is not the same. */
static gboolean
is_like (const RemedyWord *word,
         const RemedyWord *known)
{
  if (word->kind != known->kind)
    return FALSE;
  if (word->kind == REMEDY_WORD_NAME)
    return is_one_slip (word->text, known->text) && !is_exchange_file (word->text);
  return word->kind == REMEDY_WORD_PLAIN &&
         remedy_slips_count (word->text, known->text, allowed_slips (known->text)) <=
             allowed_slips (known->text);
}

static gboolean
is_same (const RemedyWord *word,
         const RemedyWord *known)
{
  return word->kind == known->kind && g_str_equal (word->text, known->text);
}

static guint
add_to_vocabulary (GArray           *vocabulary,
                   const RemedyWord *word)
{
  RemedyWord copy = *word;

  for (guint i = 0; i < vocabulary->len; i++)
    if (is_same (word, &g_array_index (vocabulary, RemedyWord, i)))
      return i;
  copy.text = g_strdup (word->text);
  g_array_append_val (vocabulary, copy);
  return vocabulary->len - 1;
}

static void
add_sentence (Index      *index,
              const char *text)
{
  g_autoptr (GArray) words = remedy_failure_words (text);
  Sentence sentence = { 0 };

  for (guint i = 0; i < words->len && sentence.n_words < MAX_SENTENCE; i++)
    {
      guint    word = add_to_vocabulary (index->vocabulary, &g_array_index (words, RemedyWord, i));
      gboolean twice = FALSE;

      for (guint j = 0; j < sentence.n_words; j++)
        twice = twice || sentence.words[j] == word;
      if (!twice)
        sentence.words[sentence.n_words++] = word;
    }
  g_array_append_val (index->sentences, sentence);
}

static const Index *
get_index (const RemedyCatalogue *catalogue)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      Index *index = g_new0 (Index, 1);

      index->vocabulary = g_array_new (FALSE, FALSE, sizeof (RemedyWord));
      index->sentences = g_array_new (FALSE, FALSE, sizeof (Sentence));
      for (guint i = 0; i < catalogue->signs->len; i++)
        {
          const RemedySign *sign = &g_array_index (catalogue->signs, RemedySign, i);

          add_sentence (index, sign->kind == REMEDY_SIGN_SENTENCE ? sign->text : "");
        }
      g_once_init_leave (&once, (gsize) index);
    }
  return (const Index *) once;
}

/* Notes where a word of the text stands for one of the vocabulary: the same one if there
 * is it, else all that it is like. */
static void
see_word (Query            *self,
          const RemedyWord *word)
{
  const GArray *vocabulary = self->index->vocabulary;
  gboolean      known = FALSE;

  for (guint pass = 0; pass < 2 && !known; pass++)
    for (guint i = 0; i < vocabulary->len && !known; i++)
      {
        const RemedyWord *candidate = &g_array_index (vocabulary, RemedyWord, i);

        if (pass == 0 ? !is_same (word, candidate) : !is_like (word, candidate))
          continue;
        known = pass == 0;
        g_array_append_val ((GArray *) self->places->pdata[i], word->place);
      }
}

/* “Microsoft Exchange Server Setup” stands over everything that Update says. */
static guint
count_title_words (const GArray *words)
{
  static const char *const title_words[] = { "administrator", "server", "setup", NULL };
  guint n = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const RemedyWord *word = &g_array_index (words, RemedyWord, i);

      n += (i == 0 || word[-1].place != word->place) &&
                   (i + 1 == words->len || word[1].place != word->place) &&
                   g_strv_contains (title_words, word->text)
               ? 1
               : 0;
    }
  return n;
}

static void
query_init (Query      *self,
            const char *text)
{
  self->catalogue = remedy_catalogue_get ();
  self->index = get_index (self->catalogue);
  self->words = remedy_failure_words (text);
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  for (guint i = 0; i < self->index->vocabulary->len; i++)
    g_ptr_array_add (self->places, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < self->words->len; i++)
    see_word (self, &g_array_index (self->words, RemedyWord, i));
  if (self->words->len > 0)
    self->n_places = g_array_index (self->words, RemedyWord, self->words->len - 1).place + 1;
  self->n_telling = self->n_places - count_title_words (self->words);
}

static void
query_clear (Query *self)
{
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Query, query_clear)

static int
compare_sightings (gconstpointer a,
                   gconstpointer b)
{
  const Sighting *left = a, *right = b;

  if (left->place != right->place)
    return left->place < right->place ? -1 : 1;
  return (left->slot > right->slot) - (left->slot < right->slot);
}

/* Where the words of a sentence stand; also which of them have to be there. */
static GArray *
find_sightings (const Query    *self,
                const Sentence *sentence,
                guint32        *needed)
{
  GArray *sightings = g_array_new (FALSE, FALSE, sizeof (Sighting));

  *needed = 0;
  for (guint slot = 0; slot < sentence->n_words; slot++)
    {
      guint             word = sentence->words[slot];
      const GArray     *places = self->places->pdata[word];
      const RemedyWord *known = &g_array_index (self->index->vocabulary, RemedyWord, word);

      if (known->kind != REMEDY_WORD_PLAIN)
        *needed |= 1U << slot;
      for (guint i = 0; i < places->len; i++)
        {
          Sighting sighting = { g_array_index (places, guint, i), slot };

          g_array_append_val (sightings, sighting);
        }
    }
  g_array_sort (sightings, compare_sightings);
  return sightings;
}

/* The most words of a sentence that stand near each other, with all that are needed among
 * them; and the last place of those. */
static guint
count_together (const GArray *sightings,
                guint         n_words,
                guint32       needed,
                guint        *end)
{
  guint   counts[MAX_SENTENCE] = { 0 };
  guint   reach = n_words + n_words / 2;
  guint   n_there = 0, most = 0;
  guint32 there = 0;

  for (guint first = 0, i = 0; i < sightings->len; i++)
    {
      const Sighting *sighting = &g_array_index (sightings, Sighting, i);

      if (counts[sighting->slot]++ == 0)
        n_there++;
      there |= 1U << sighting->slot;
      for (; g_array_index (sightings, Sighting, first).place + reach <= sighting->place; first++)
        {
          guint slot = g_array_index (sightings, Sighting, first).slot;

          if (--counts[slot] == 0)
            {
              there &= ~(1U << slot);
              n_there--;
            }
        }
      if ((there & needed) == needed && n_there >= most)
        {
          most = n_there;
          *end = sighting->place;
        }
    }
  return most;
}

static Fit
fit_sentence (const Query      *self,
              const RemedySign *sign,
              const Sentence   *sentence)
{
  guint32 needed;
  guint   end = 0;
  g_autoptr (GArray) sightings = find_sightings (self, sentence, &needed);
  guint    n_there = count_together (sightings, sentence->n_words, needed, &end);
  gboolean whole = sentence->n_words - n_there <= sentence->n_words / WORDS_A_MISS;
  gboolean part = n_there >= MIN_PART && n_there * 2 >= sentence->n_words &&
                  n_there + self->n_places >= self->words->len + self->n_telling;

  if (n_there == 0 || (!whole && !part) || (sign->last && end + 1 < self->n_places))
    return (Fit){ 0 };
  return (Fit){ n_there * SCORE_WORD, n_there };
}

static Fit
fit_code (const Query      *self,
          const RemedySign *sign)
{
  guint32 code = (guint32) g_ascii_strtoull (sign->text, NULL, 16);

  for (guint i = 0; i < self->words->len; i++)
    {
      const RemedyWord *word = &g_array_index (self->words, RemedyWord, i);

      if (word->kind == REMEDY_WORD_CODE && word->code == code)
        return (Fit){ SCORE_CODE, 1 };
    }
  return (Fit){ 0 };
}

/* Whether a word that is no file of the catalogue is one of Exchange's all the same. */
static gboolean
is_other_file (const Query      *self,
               const RemedyWord *word)
{
  g_autofree char *dll = g_strconcat (word->text, ".dll", NULL);

  for (guint i = 0; i < self->catalogue->signs->len; i++)
    {
      const RemedySign *sign = &g_array_index (self->catalogue->signs, RemedySign, i);

      if (sign->kind == REMEDY_SIGN_FILE &&
          (g_ascii_strcasecmp (sign->text, word->text) == 0 ||
           g_ascii_strcasecmp (sign->text, dll) == 0))
        return TRUE;
    }
  return is_exchange_file (word->text) || is_exchange_file (dll);
}

/* A file is named with its ending, or without if that is no ordinary word. Without it, it
 * has no slip unless little else is there. */
static guint
score_file (const Query      *self,
            const char       *name,
            const char       *stem,
            const RemedyWord *word)
{
  const char *wanted = word->kind == REMEDY_WORD_NAME ? name : stem;

  if (wanted == NULL || (word->kind != REMEDY_WORD_NAME && word->kind != REMEDY_WORD_PLAIN))
    return 0;
  if (g_str_equal (word->text, wanted))
    return SCORE_FILE;
  if (strlen (wanted) < MIN_NAME_WITH_SLIP + (wanted == name ? strlen (".dll") : 0) ||
      (wanted == stem && self->n_telling > FEW_WORDS) || !is_one_slip (word->text, wanted) ||
      is_other_file (self, word))
    return 0;
  return SCORE_FILE_WITH_SLIP;
}

static Fit
fit_file (const Query      *self,
          const RemedySign *sign)
{
  g_autofree char *name = g_ascii_strdown (sign->text, -1);
  const char      *ending = strrchr (name, '.');
  g_autofree char *stem =
      sign->plain ? NULL : g_strndup (name, ending != NULL ? (gsize) (ending - name) : strlen (name));
  Fit best = { 0 };

  for (guint i = 0; i < self->words->len; i++)
    {
      guint score = score_file (self, name, stem, &g_array_index (self->words, RemedyWord, i));

      if (score > best.score)
        best = (Fit){ score, 1 };
    }
  return best;
}

/* The number of an event is an ordinary number, unless it is called one. */
static Fit
fit_event (const Query      *self,
           const RemedySign *sign)
{
  gboolean called = self->n_telling == 1, found = FALSE;

  for (guint i = 0; i < self->words->len; i++)
    {
      const RemedyWord *word = &g_array_index (self->words, RemedyWord, i);

      called = called || g_str_equal (word->text, "event");
      found = found || g_str_equal (word->text, sign->text);
    }
  return called && found ? (Fit){ SCORE_EVENT, 1 } : (Fit){ 0 };
}

static Fit
fit_sign (const Query *self,
          guint        number)
{
  const RemedySign *sign = &g_array_index (self->catalogue->signs, RemedySign, number);

  switch (sign->kind)
    {
    case REMEDY_SIGN_CODE:
      return fit_code (self, sign);
    case REMEDY_SIGN_FILE:
      return fit_file (self, sign);
    case REMEDY_SIGN_EVENT:
      return fit_event (self, sign);
    case REMEDY_SIGN_SENTENCE:
      return fit_sentence (self, sign, &g_array_index (self->index->sentences, Sentence, number));
    default:
      g_assert_not_reached ();
    }
}

/* Adds up the signs of each entry. */
static void
score_failures (const Query *self,
                Hit         *hits)
{
  const GArray     *signs = self->catalogue->signs;
  g_autofree guint *weak = g_new0 (guint, self->catalogue->failures->len);

  for (guint i = 0; i < signs->len; i++)
    {
      const RemedySign *sign = &g_array_index (signs, RemedySign, i);
      Fit               fit = fit_sign (self, i);

      if (!sign->weak || fit.n_places * 100 >= self->n_telling * MOST_OF_TEXT)
        hits[sign->failure].score += fit.score / (sign->weak ? WEAK_PART : 1);
      else
        weak[sign->failure] += fit.score / WEAK_PART;
    }
  for (guint i = 0; i < self->catalogue->failures->len; i++)
    if (hits[i].score > 0)
      hits[i].score += weak[i];
}

static int
compare_hits (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const Hit *left = a, *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return (left->failure > right->failure) - (left->failure < right->failure);
}

/**
 * remedy_failure_search:
 * @text: what the operator typed, or pasted from the screen or a log
 *
 * Looks for what the screen says in the failure catalogue: its codes, files and sentences,
 * in any case, broken over lines, with other words around them and with slips of the hand.
 * Sentences are found as an English server shows them. Only the first 16 KiB are read.
 *
 * Returns: (transfer container) (element-type RemedyFailure): the entries that fit, the
 *   best first; empty if there is none
 */
GPtrArray *
remedy_failure_search (const char *text)
{
  GPtrArray *found = g_ptr_array_new ();
  g_auto (Query) query = { NULL };
  g_autofree Hit *hits = NULL;
  guint           n_failures;

  g_return_val_if_fail (text != NULL, found);

  query_init (&query, text);
  n_failures = query.catalogue->failures->len;
  hits = g_new0 (Hit, n_failures);
  for (guint i = 0; i < n_failures; i++)
    hits[i].failure = i;
  if (query.words->len > 0)
    score_failures (&query, hits);
  g_qsort_with_data (hits, (int) n_failures, sizeof (Hit), compare_hits, NULL);
  for (guint i = 0; i < n_failures && hits[i].score > 0; i++)
    g_ptr_array_add (found, query.catalogue->failures->pdata[hits[i].failure]);
  return found;
}
