/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RemedyPaper:
 * @name: as the command line has it: "a4"
 * @width: in points, of 1/72 inch
 * @height: in points
 * @margin_left: in points, on which nothing is drawn
 * @margin_right: in points
 * @margin_top: in points
 * @margin_bottom: in points
 *
 * A sheet of paper, and where on it one prints.
 */
typedef struct
{
  const char *name;
  double      width;
  double      height;
  double      margin_left;
  double      margin_right;
  double      margin_top;
  double      margin_bottom;
} RemedyPaper;

const RemedyPaper *remedy_paper_find    (const char *name);
const RemedyPaper *remedy_paper_default (void);

G_END_DECLS
