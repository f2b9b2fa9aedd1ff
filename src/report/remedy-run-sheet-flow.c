/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-run-sheet-flow.h"

#include <string.h>

#include "core/remedy-text.h"

#define SANS "DejaVu Sans, Liberation Sans, Sans"
#define MONO "DejaVu Sans Mono, Liberation Mono, Monospace"

/* Of a command: the box to tick before it, its inner edge, and what says that it goes on. */
#define BOX_SIZE 7
#define INSET 5
#define SIGN_WIDTH 22
#define HANGING 14
/* In points, of a wide character: a word that may not fit has to break somewhere. */
#define WIDE_CHARACTER 10

/* Where each is missing, Pango takes what there is. */
static const char *const fonts[] = {
  [REMEDY_SHEET_NORMAL] = SANS " 9",
  [REMEDY_SHEET_STRONG] = SANS " Bold 9",
  [REMEDY_SHEET_SMALL] = SANS " 8",
  [REMEDY_SHEET_SMALL_SLANTED] = SANS " Italic 8",
  [REMEDY_SHEET_STEP] = SANS " Bold 11",
  [REMEDY_SHEET_HEADING] = SANS " Bold 14",
  [REMEDY_SHEET_TITLE] = SANS " Bold 20",
  [REMEDY_SHEET_COMMAND] = MONO " 9.5",
};

/* “/ds”, “C:\\Lotus\\Notes”: broken after the stroke, it would be typed with a blank. */
static gboolean
is_typed (const char *word,
          gsize       length)
{
  return *word == '/' || memchr (word, '\\', length) != NULL;
}

/* A hyphen at the end of a line would be typed. Neither would a ligature be read as it is. */
static PangoAttrList *
make_attributes (const char *text,
                 double      width)
{
  PangoAttrList *attributes = pango_attr_list_new ();
  gsize length;

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0, calt=0"));
  for (const char *word = text; width > 0 && *word != '\0'; word += length)
    {
      length = MAX (strcspn (word, " "), 1);
      if (is_typed (word, length) && (double) length * WIDE_CHARACTER < width)
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

          whole->start_index = (guint) (word - text);
          whole->end_index = whole->start_index + (guint) length;
          pango_attr_list_insert (attributes, whole);
        }
    }
  return attributes;
}

/**
 * remedy_sheet_layout_new:
 * @context: what it is laid out with
 * @style: how it looks
 * @text: UTF-8; what steers the direction of writing in it is made visible
 * @width: in points; less than 0 for one line however long
 *
 * Lays out one paragraph. What is too long for a line is broken, never cut.
 *
 * Returns: (transfer full): the layout
 */
PangoLayout *
remedy_sheet_layout_new (PangoContext    *context,
                         RemedySheetStyle style,
                         const char      *text,
                         double           width)
{
  PangoLayout *layout = pango_layout_new (context);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (fonts[style]);
  g_autofree char *tame = remedy_text_tame (text);
  g_autoptr (PangoAttrList) attributes = make_attributes (tame, style == REMEDY_SHEET_COMMAND ? -1 : width);

  pango_layout_set_font_description (layout, font);
  pango_layout_set_attributes (layout, attributes);
  /* A sentence of ours keeps its direction, whatever name it begins with. */
  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_width (layout, width < 0 ? -1 : pango_units_from_double (width));
  pango_layout_set_text (layout, tame, -1);
  return layout;
}

/**
 * remedy_sheet_layout_get_width:
 * @layout: a layout
 *
 * Returns: how wide it is, in points
 */
double
remedy_sheet_layout_get_width (PangoLayout *layout)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  return pango_units_to_double (logical.width);
}

/**
 * remedy_sheet_flow_begin:
 * @self: a flow
 *
 * Begins a unit.
 */
void
remedy_sheet_flow_begin (RemedySheetFlow *self)
{
  self->unit = remedy_sheet_unit_new ();
  g_ptr_array_add (self->units, self->unit);
}

/**
 * remedy_sheet_flow_gap:
 * @self: a flow
 * @height: in points
 *
 * Returns: (transfer none): a row without text, at the end of the unit
 */
RemedySheetRow *
remedy_sheet_flow_gap (RemedySheetFlow *self,
                       double           height)
{
  RemedySheetRow *row = remedy_sheet_row_new (height);

  g_ptr_array_add (self->unit->rows, row);
  return row;
}

static void
add_line (RemedySheetFlow *self,
          PangoLayout     *layout,
          PangoLayoutIter *iter,
          int              line,
          const char      *tag)
{
  RemedySheetRow *row;
  PangoRectangle logical;

  pango_layout_iter_get_line_extents (iter, NULL, &logical);
  row = remedy_sheet_flow_gap (self, pango_units_to_double (logical.height));
  row->baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter) - logical.y);
  row->tag = tag;
  row->paragraph = self->paragraph;
  remedy_sheet_row_text (row, 0, self->left, layout, line);
}

static void
add_layout (RemedySheetFlow *self,
            PangoLayout     *layout,
            const char      *tag)
{
  g_autoptr (PangoLayoutIter) iter = pango_layout_get_iter (layout);
  int line = 0;

  self->paragraph++;
  do
    add_line (self, layout, iter, line++, tag);
  while (pango_layout_iter_next_line (iter));
}

/**
 * remedy_sheet_flow_text:
 * @self: a flow
 * @style: how it looks
 * @tag: what it is in the structure of a PDF, as in "P"
 * @text: one paragraph a line
 *
 * Returns: where its first row is in the unit
 */
guint
remedy_sheet_flow_text (RemedySheetFlow *self,
                        RemedySheetStyle style,
                        const char      *tag,
                        const char      *text)
{
  g_auto (GStrv) paragraphs = g_strsplit (text, "\n", -1);
  guint first = self->unit->rows->len;

  for (guint i = 0; paragraphs[i] != NULL; i++)
    {
      g_autoptr (PangoLayout) layout = remedy_sheet_layout_new (
          self->context, style, paragraphs[i], self->right - self->left);

      add_layout (self, layout, tag);
    }
  return first;
}

/* Beside the rows from @first on; a label of more lines than they are makes more of them. */
static void
add_label (RemedySheetFlow *self,
           const char      *label,
           guint            first)
{
  g_autoptr (PangoLayout) layout = remedy_sheet_layout_new (
      self->context, REMEDY_SHEET_STRONG, label, self->left - self->label - INSET);
  const RemedySheetRow *like = self->unit->rows->pdata[first];

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      RemedySheetRow *row;

      if (first + (guint) i == self->unit->rows->len)
        remedy_sheet_flow_gap (self, like->height)->baseline = like->baseline;
      row = self->unit->rows->pdata[first + (guint) i];
      remedy_sheet_row_text (row, 0, self->label, layout, i);
    }
}

/**
 * remedy_sheet_flow_labelled:
 * @self: a flow
 * @label: what the text is
 * @style: how the text looks
 * @text: one paragraph a line
 *
 * Returns: where its first row is in the unit
 */
guint
remedy_sheet_flow_labelled (RemedySheetFlow *self,
                            const char      *label,
                            RemedySheetStyle style,
                            const char      *text)
{
  guint first = remedy_sheet_flow_text (self, style, "P", text);

  add_label (self, label, first);
  return first;
}

/* How many bytes of a command fit on a line: up to a blank, where there is one, or to the end
 * of a folder or a key in a path, which is easier to type than half a name; or else somewhere,
 * but not after a hyphen, which would look like one of ours. */
static gsize
fit_command (PangoLayout *layout)
{
  const char *text = pango_layout_get_text (layout);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  gsize length = (gsize) line->length;
  gsize blank;
  gsize path;

  if (text[length] == '\0')
    return length;
  for (blank = length; blank > 0 && text[blank] != ' ';)
    blank--;
  /* Blanks that begin a line, or follow each other, stay together. */
  if (blank > 0 && text[blank - 1] != ' ' && text[blank + 1] != ' ')
    return blank;
  for (path = length; path > length / 2 && text[path - 1] != '\\';)
    path--;
  if (path > length / 2)
    return path;
  while (length > 1 && text[length - 1] == '-')
    length--;
  return length;
}

static void
mark_goes_on (RemedySheetFlow *self,
              RemedySheetRow  *row,
              double           x,
              gboolean         blank)
{
  if (blank)
    remedy_sheet_row_add (row, (RemedySheetMark){ .kind = REMEDY_SHEET_BLANK,
                                                  .x = x + 1.5,
                                                  .y = row->baseline - 1,
                                                  .width = 4.5,
                                                  .height = 2.5 });
  remedy_sheet_row_add (row, (RemedySheetMark){ .kind = REMEDY_SHEET_GOES_ON,
                                                .x = x + (blank ? 10 : 3),
                                                .y = row->baseline - 4,
                                                .width = 8,
                                                .height = 6 });
  row->keep = TRUE;
}

/* One command, on as many lines as it takes. */
static void
add_command (RemedySheetFlow *self,
             const char      *command)
{
  double left = self->left;
  const char *rest = command;

  self->paragraph++;
  do
    {
      double width = self->right - self->left - SIGN_WIDTH;
      g_autoptr (PangoLayout) layout =
          remedy_sheet_layout_new (self->context, REMEDY_SHEET_COMMAND, rest, width);
      g_autoptr (PangoLayout) part = NULL;
      g_autoptr (PangoLayoutIter) iter = NULL;
      g_autofree char *start = NULL;
      gboolean blank;

      pango_layout_set_wrap (layout, PANGO_WRAP_CHAR);
      start = g_strndup (rest, fit_command (layout));
      rest += strlen (start);
      blank = *rest == ' ';
      part = remedy_sheet_layout_new (self->context, REMEDY_SHEET_COMMAND, start, -1);
      iter = pango_layout_get_iter (part);
      add_line (self, part, iter, 0, "Code");
      if (*rest != '\0')
        mark_goes_on (self, self->unit->rows->pdata[self->unit->rows->len - 1],
                      self->left + remedy_sheet_layout_get_width (part), blank);
      rest += blank;
      self->left = left + HANGING;
    }
  while (*rest != '\0');
  self->left = left;
}

/**
 * remedy_sheet_flow_commands:
 * @self: a flow
 * @text: one command a line
 * @boxes: whether each has a box to tick
 *
 * Shows commands as they are typed, in a frame. Where one is too long for a line, signs say
 * that it goes on, and whether a blank is typed there.
 */
void
remedy_sheet_flow_commands (RemedySheetFlow *self,
                            const char      *text,
                            gboolean         boxes)
{
  g_auto (GStrv) commands = g_strsplit (text, "\n", -1);
  double left = self->left;
  double right = self->right;
  guint first = self->unit->rows->len;

  remedy_sheet_flow_gap (self, 3)->keep = TRUE;
  self->left += INSET + (boxes ? BOX_SIZE + INSET : 0);
  self->right -= INSET;
  for (guint i = 0; commands[i] != NULL; i++)
    {
      g_autofree char *tame = remedy_text_tame (commands[i]);
      guint row = self->unit->rows->len;

      add_command (self, tame);
      if (boxes)
        remedy_sheet_row_add (self->unit->rows->pdata[row],
                              (RemedySheetMark){ .kind = REMEDY_SHEET_BOX,
                                                 .x = left + INSET,
                                                 .y = 2.5,
                                                 .width = BOX_SIZE,
                                                 .height = BOX_SIZE });
    }
  self->left = left;
  self->right = right;
  ((RemedySheetRow *) self->unit->rows->pdata[self->unit->rows->len - 1])->keep = TRUE;
  remedy_sheet_flow_gap (self, 4);
  remedy_sheet_flow_frame (self, first, left, right, 0.6);
}

/**
 * remedy_sheet_flow_frame:
 * @self: a flow
 * @first: row of the unit
 * @left: of the frame
 * @right: of the frame
 * @thickness: of its lines
 *
 * Draws a frame around the rows from @first to the last. Over a break of the page it stays
 * open.
 */
void
remedy_sheet_flow_frame (RemedySheetFlow *self,
                         guint            first,
                         double           left,
                         double           right,
                         double           thickness)
{
  RemedySheetMark line = { .kind = REMEDY_SHEET_RULE };

  for (guint i = first; i < self->unit->rows->len; i++)
    {
      RemedySheetRow *row = self->unit->rows->pdata[i];

      line.width = thickness;
      line.height = row->height;
      line.y = 0;
      line.x = left;
      remedy_sheet_row_add (row, line);
      line.x = right - thickness;
      remedy_sheet_row_add (row, line);
      line.x = left;
      line.width = right - left;
      line.height = thickness;
      if (i == first)
        remedy_sheet_row_add (row, line);
      line.y = row->height - thickness;
      if (i + 1 == self->unit->rows->len)
        remedy_sheet_row_add (row, line);
    }
}

/**
 * remedy_sheet_flow_keep:
 * @self: a flow
 * @first: row of the unit
 *
 * Keeps the rows from @first to the last on one page with what follows.
 */
void
remedy_sheet_flow_keep (RemedySheetFlow *self,
                        guint            first)
{
  for (guint i = first; i < self->unit->rows->len; i++)
    ((RemedySheetRow *) self->unit->rows->pdata[i])->keep = TRUE;
}
