/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-slips.h"

#include <string.h>

#define MAX_LENGTH 63 /* bytes of a word; a longer one is like none but itself */

/* One row of the table of distances: @now from the two rows above it. */
static guint
fill_row (const char   *a,
          gsize         i,
          const char   *b,
          gsize         n_b,
          const guint8 *before_last,
          const guint8 *last,
          guint8       *now)
{
  guint least = now[0] = (guint8) i;

  for (gsize j = 1; j <= n_b; j++)
    {
      guint cost = last[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0);

      cost = MIN (cost, MIN (last[j], now[j - 1]) + 1U);
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        cost = MIN (cost, before_last[j - 2] + 1U);
      now[j] = (guint8) cost;
      least = MIN (least, cost);
    }
  return least;
}

/**
 * remedy_slips_count:
 * @a: a word
 * @b: a word
 * @most: how many slips are of interest
 *
 * Counts the slips of the hand or the eye that make one word of the other: a letter left
 * out, one too many, one for another, two next to each other exchanged. This is the
 * restricted Damerau–Levenshtein distance, over bytes; words of more than 63 bytes are
 * either equal or more than @most apart.
 *
 * Returns: how many; @most + 1 if there are more
 */
guint
remedy_slips_count (const char *a,
                    const char *b,
                    guint       most)
{
  guint8 rows[3][MAX_LENGTH + 1];
  gsize  n_a, n_b;

  g_return_val_if_fail (a != NULL && b != NULL, most + 1);

  n_a = strlen (a);
  n_b = strlen (b);
  if (n_a > MAX_LENGTH || n_b > MAX_LENGTH)
    return strcmp (a, b) == 0 ? 0 : most + 1;
  if (MAX (n_a, n_b) - MIN (n_a, n_b) > most)
    return most + 1;
  for (gsize j = 0; j <= n_b; j++)
    rows[0][j] = (guint8) j;
  for (gsize i = 1; i <= n_a; i++)
    if (fill_row (a, i, b, n_b, rows[(i + 1) % 3], rows[(i - 1) % 3], rows[i % 3]) > most)
      return most + 1;
  return MIN (rows[n_a % 3][n_b], most + 1);
}
