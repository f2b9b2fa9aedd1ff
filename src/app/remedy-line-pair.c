/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-line-pair.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Two texts side by side: the lines that belong to each other, and what differs in them. Names
 * are hidden field by field, so most lines have their counterpart at the same place; where
 * lines are only in one of the texts, those that follow are looked for a little way ahead.
 */

/* How far ahead the next lines that fit are looked for, in lines of both texts together. */
#define MAX_LOOK_AHEAD 60
/* In lines with more words than this only the first and the last difference are marked. */
#define MAX_WORDS 120
/* A text view is slow on very long lines: they are broken here, in characters. */
#define MAX_LINE_LENGTH 1500
/* Pictures inside of a text are told in words from this many characters on. */
#define MIN_FOLDED 120

typedef struct
{
  const char *text;
  gsize       size; /* bytes */
} Word;

static void
span_add (GArray **spans,
          guint    start,
          guint    end)
{
  RemedySpan span = { start, end };

  if (start >= end)
    return;
  if (*spans == NULL)
    *spans = g_array_new (FALSE, FALSE, sizeof (RemedySpan));
  if ((*spans)->len > 0)
    {
      RemedySpan *last = &g_array_index (*spans, RemedySpan, (*spans)->len - 1);

      if (last->end == start)
        {
          last->end = end;
          return;
        }
    }
  g_array_append_val (*spans, span);
}

/* Letters, digits and what names are made of belong together; all else stands by itself. */
static gboolean
is_inside (gunichar letter)
{
  return g_unichar_isalnum (letter) || g_unichar_ismark (letter) || letter == '-' || letter == '_'
         || letter == '$' || letter == '~';
}

static GArray *
split_words (const char *line)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (Word));

  while (*line != '\0')
    {
      const char *end = g_utf8_next_char (line);
      Word        word;

      if (is_inside (g_utf8_get_char (line)))
        while (*end != '\0' && is_inside (g_utf8_get_char (end)))
          end = g_utf8_next_char (end);
      word = (Word){ line, (gsize) (end - line) };
      g_array_append_val (words, word);
      line = end;
    }
  return words;
}

static gboolean
same_word (const GArray *a,
           guint         i,
           const GArray *b,
           guint         j)
{
  const Word *left = &g_array_index (a, Word, i);
  const Word *right = &g_array_index (b, Word, j);

  return left->size == right->size && memcmp (left->text, right->text, left->size) == 0;
}

static guint
get_place (const GArray *words,
           guint         index,
           const char   *line)
{
  const char *at = index < words->len ? g_array_index (words, Word, index).text
                                      : line + strlen (line);

  return (guint) g_utf8_pointer_to_offset (line, at);
}

/* How many words the ends of both lines have in common from (i, j) on, for all i and j. */
static guint16 *
measure_common (const GArray *a,
                const GArray *b,
                guint         first,
                guint         a_end,
                guint         b_end)
{
  guint    width = b_end - first + 1;
  guint16 *common = g_new0 (guint16, (gsize) (a_end - first + 1) * width);

  for (guint i = a_end; i-- > first;)
    for (guint j = b_end; j-- > first;)
      {
        guint16 *cell = &common[(i - first) * width + (j - first)];

        *cell = same_word (a, i, b, j) ? (guint16) (cell[width + 1] + 1)
                                       : MAX (cell[width], cell[1]);
      }
  return common;
}

static void
mark_words (RemedyLinePair *pair,
            const GArray   *a,
            const GArray   *b,
            guint           first,
            guint           a_end,
            guint           b_end)
{
  g_autofree guint16 *common = measure_common (a, b, first, a_end, b_end);
  guint               width = b_end - first + 1;
  guint               i = first, j = first;

  while (i < a_end || j < b_end)
    {
      const guint16 *cell = &common[(i - first) * width + (j - first)];

      if (i < a_end && j < b_end && same_word (a, i, b, j))
        i++, j++;
      else if (j >= b_end || (i < a_end && cell[width] >= cell[1]))
        {
          span_add (&pair->original_spans, get_place (a, i, pair->original),
                    get_place (a, i + 1, pair->original));
          i++;
        }
      else
        {
          span_add (&pair->shared_spans, get_place (b, j, pair->shared),
                    get_place (b, j + 1, pair->shared));
          j++;
        }
    }
}

static void
mark_line (RemedyLinePair *pair)
{
  g_autoptr (GArray) a = split_words (pair->original);
  g_autoptr (GArray) b = split_words (pair->shared);
  guint a_end = a->len, b_end = b->len, first = 0;

  while (first < a_end && first < b_end && same_word (a, first, b, first))
    first++;
  while (a_end > first && b_end > first && same_word (a, a_end - 1, b, b_end - 1))
    a_end--, b_end--;
  if (a_end - first <= MAX_WORDS && b_end - first <= MAX_WORDS)
    mark_words (pair, a, b, first, a_end, b_end);
  else
    {
      span_add (&pair->original_spans, get_place (a, first, pair->original),
                get_place (a, a_end, pair->original));
      span_add (&pair->shared_spans, get_place (b, first, pair->shared),
                get_place (b, b_end, pair->shared));
    }
}

static void
add_pair (GPtrArray  *pairs,
          const char *original,
          const char *shared)
{
  RemedyLinePair *pair = g_new0 (RemedyLinePair, 1);

  pair->original = g_strdup (original);
  pair->shared = g_strdup (shared);
  if (original == NULL)
    span_add (&pair->shared_spans, 0, (guint) g_utf8_strlen (shared, -1));
  else if (shared == NULL)
    span_add (&pair->original_spans, 0, (guint) g_utf8_strlen (original, -1));
  else if (!g_str_equal (original, shared))
    mark_line (pair);
  g_ptr_array_add (pairs, pair);
}

/* A line of JSON is known by its key, whatever its value became; any other by all of it. */
static gboolean
belong_together (const char *original,
                 const char *shared)
{
  const char *end = strstr (original, "\" : ");

  if (end == NULL)
    end = strstr (original, "\": ");
  return end != NULL ? strncmp (original, shared, (gsize) (end - original) + 2) == 0
                     : g_str_equal (original, shared);
}

/* Looks for the nearest lines after (a, b) that belong together; without any, these two do. */
static void
look_ahead (char **a,
            char **b,
            guint  n_a,
            guint  n_b,
            guint *skip_a,
            guint *skip_b)
{
  for (guint both = 1; both <= MAX_LOOK_AHEAD; both++)
    for (guint i = 0; i <= both; i++)
      if (i < n_a && both - i < n_b && belong_together (a[i], b[both - i]))
        {
          *skip_a = i;
          *skip_b = both - i;
          return;
        }
}

static void
pair_lines (GPtrArray *pairs,
            char     **a,
            char     **b)
{
  guint n_a = g_strv_length (a), n_b = g_strv_length (b);
  guint i = 0, j = 0;

  while (i < n_a || j < n_b)
    {
      guint skip_a = MIN (1, n_a - i), skip_b = MIN (1, n_b - j);

      if (i < n_a && j < n_b && !belong_together (a[i], b[j]))
        look_ahead (a + i, b + j, n_a - i, n_b - j, &skip_a, &skip_b);
      for (guint k = 0; k < MAX (skip_a, skip_b); k++)
        add_pair (pairs, k < skip_a ? a[i + k] : NULL, k < skip_b ? b[j + k] : NULL);
      i += skip_a;
      j += skip_b;
    }
}

static gboolean
is_base64 (char letter)
{
  return g_ascii_isalnum (letter) || letter == '+' || letter == '/' || letter == '=';
}

/* Breaks what is left of a line where it gets too long for a text view. */
static void
append_broken (GString    *folded,
               const char *text,
               gsize       size,
               guint      *column)
{
  for (const char *at = text; at < text + size; at = g_utf8_next_char (at))
    {
      if (*at == '\n')
        *column = 0;
      else if (++*column > MAX_LINE_LENGTH)
        {
          g_string_append_c (folded, '\n');
          *column = 1;
        }
      g_string_append_len (folded, at, g_utf8_next_char (at) - at);
    }
}

/**
 * remedy_line_fold:
 * @text: valid UTF-8
 *
 * Makes a text fit to be shown: a picture that is written into it as base64 is told in words,
 * with its length, and very long lines are broken. Nothing else is left out.
 *
 * Returns: (transfer full): the text to show
 */
char *
remedy_line_fold (const char *text)
{
  static const char mark[] = ";base64,";
  GString          *folded;
  const char       *found;
  guint             column = 0;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text));
  while ((found = strstr (text, mark)) != NULL)
    {
      const char *start = found + strlen (mark);
      gsize       size = 0;

      while (is_base64 (start[size]))
        size++;
      append_broken (folded, text, (gsize) (start - text), &column);
      if (size >= MIN_FOLDED)
        /* Translators: stands in a text for what would fill many lines there. */
        g_string_append_printf (folded, ngettext ("[%zu character of a picture]",
                                                  "[%zu characters of a picture]", size), size);
      else
        append_broken (folded, start, size, &column);
      text = start + size;
    }
  append_broken (folded, text, strlen (text), &column);
  return g_string_free (folded, FALSE);
}

/**
 * remedy_line_pairs_make:
 * @original: (nullable): a text as it is; %NULL if there is none to compare with
 * @shared: the same as it is shared
 *
 * Both are folded; see remedy_line_fold().
 *
 * Returns: (transfer full) (element-type RemedyLinePair): all lines of both, in their order
 */
GPtrArray *
remedy_line_pairs_make (const char *original,
                        const char *shared)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_line_pair_free);
  g_autofree char *right = NULL;
  g_auto (GStrv) b = NULL;

  g_return_val_if_fail (shared != NULL, pairs);

  right = remedy_line_fold (shared);
  b = g_strsplit (right, "\n", -1);
  if (original != NULL)
    {
      g_autofree char *left = remedy_line_fold (original);
      g_auto (GStrv) a = g_strsplit (left, "\n", -1);

      pair_lines (pairs, a, b);
    }
  else
    for (guint i = 0; b[i] != NULL; i++)
      add_pair (pairs, b[i], b[i]);
  return pairs;
}

/**
 * remedy_line_pair_free:
 * @self: (transfer full) (nullable): a pair
 */
void
remedy_line_pair_free (RemedyLinePair *self)
{
  if (self == NULL)
    return;
  g_free (self->original);
  g_free (self->shared);
  g_clear_pointer (&self->original_spans, g_array_unref);
  g_clear_pointer (&self->shared_spans, g_array_unref);
  g_free (self);
}
