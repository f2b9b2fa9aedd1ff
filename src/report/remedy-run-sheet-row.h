/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* What the run sheet is made of: units, which stay on one page where they can; rows, across
 * the whole width, which always do; and the marks in a row. All of it in points, and inside
 * the engine's report alone. */

typedef enum
{
  REMEDY_SHEET_TEXT, /* one line of a layout; @y is its baseline */
  REMEDY_SHEET_RULE,
  REMEDY_SHEET_BOX, /* to tick */
  REMEDY_SHEET_DONE, /* what is in a box that was ticked */
  REMEDY_SHEET_FAILED,
  REMEDY_SHEET_SKIPPED,
  REMEDY_SHEET_GOES_ON, /* the command goes on in the next line */
  REMEDY_SHEET_BLANK, /* one blank is typed here */
  REMEDY_SHEET_PAGE, /* the number of the page on which the unit with the key @to begins */
} RemedySheetMarkKind;

typedef struct
{
  RemedySheetMarkKind kind;
  double              x;
  double              y; /* from the top of the row */
  double              width;
  double              height;
  PangoLayout        *layout; /* (owned) of REMEDY_SHEET_TEXT */
  int                 line; /* of @layout */
  guint               to;
} RemedySheetMark;

typedef struct
{
  double      height;
  double      baseline; /* of its text */
  gboolean    keep; /* on one page with the row that follows */
  const char *tag; /* (nullable) what it is in the structure of a PDF */
  guint       paragraph; /* rows with the same number are one element of it */
  GArray     *marks; /* RemedySheetMark */
} RemedySheetRow;

typedef struct
{
  char           *outline; /* (nullable) its heading, where one looks for it */
  guint           key; /* of a unit whose page is named elsewhere; else 0 */
  gboolean        new_page;
  guint           least_rows; /* as many of its rows as the page has room for, but not fewer; else 0 */
  GPtrArray      *rows; /* RemedySheetRow */
  RemedySheetRow *continued; /* (nullable) what stands above its rest on the next page */
  guint           page; /* on which it begins */
} RemedySheetUnit;

RemedySheetRow  *remedy_sheet_row_new   (double height);
void             remedy_sheet_row_free  (RemedySheetRow *self);
void             remedy_sheet_row_add   (RemedySheetRow  *self,
                                         RemedySheetMark  mark);
void             remedy_sheet_row_text  (RemedySheetRow *self,
                                         guint           place,
                                         double          x,
                                         PangoLayout    *layout,
                                         int             line);
void             remedy_sheet_row_draw  (const RemedySheetRow *self,
                                         cairo_t              *cr,
                                         double                y);
RemedySheetUnit *remedy_sheet_unit_new  (void);
void             remedy_sheet_unit_free (RemedySheetUnit *self);

G_END_DECLS
