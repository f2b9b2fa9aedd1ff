/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-paper.h"

#include <langinfo.h>

/* A4 is 210 mm wide, Letter 216. */
#define BETWEEN_THEM_MM 213

/* The left margin leaves room for the clip of a clipboard or the holes of a binder. */
static const RemedyPaper papers[] = {
  { "a4", 595.276, 841.89, 51, 34, 40, 40 },
  { "letter", 612, 792, 51, 34, 40, 40 },
};

/**
 * remedy_paper_find:
 * @name: "a4" or "letter", in any case
 *
 * Returns: (transfer none) (nullable): the paper; %NULL if there is none of that name
 */
const RemedyPaper *
remedy_paper_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_ascii_strcasecmp (papers[i].name, name) == 0)
      return &papers[i];
  return NULL;
}

/**
 * remedy_paper_default:
 *
 * Returns: (transfer none): the paper that is usual where the operator is, as LC_PAPER has
 *   it: Letter where that is wider than A4, else A4
 */
const RemedyPaper *
remedy_paper_default (void)
{
  /* The GNU C library hands a number out in the place of a string. */
  guint width = GPOINTER_TO_UINT (nl_langinfo (_NL_PAPER_WIDTH));

  return remedy_paper_find (width > BETWEEN_THEM_MM ? "letter" : "a4");
}
