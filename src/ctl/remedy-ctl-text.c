/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-ctl-text.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "core/remedy-text.h"
#include "ctl/remedy-ctl.h"

struct _RemedyCtlTable
{
  gsize      n_columns;
  GPtrArray *cells; /* (owned): char *, row after row */
};

/**
 * remedy_ctl_style:
 * @style: how the text that follows is to look
 *
 * Returns: the escape sequence; "" where standard output is no terminal or NO_COLOR is set
 */
const char *
remedy_ctl_style (RemedyCtlStyle style)
{
  static const char *const sequences[] = { "\033[0m",  "\033[1m",  "\033[2m",
                                           "\033[31m", "\033[32m", "\033[33m" };
  const char              *no_color = g_getenv ("NO_COLOR");

  g_return_val_if_fail (style < G_N_ELEMENTS (sequences), "");

  if (no_color != NULL && no_color[0] != '\0')
    return "";
  if (g_strcmp0 (g_getenv ("TERM"), "dumb") == 0 || !isatty (fileno (stdout)))
    return "";
  return sequences[style];
}

static gsize
width_of_char (gunichar c)
{
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

/**
 * remedy_ctl_width:
 * @text: valid UTF-8
 *
 * Returns: how many columns it takes on a terminal
 */
gsize
remedy_ctl_width (const char *text)
{
  gsize width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += width_of_char (g_utf8_get_char (p));
  return width;
}

/**
 * remedy_ctl_pad:
 * @text: (nullable): UTF-8 from evidence
 * @columns: how wide it is to be
 *
 * Returns: (transfer full): @text, tamed, and filled with blanks up to @columns; a longer
 *   one stays whole, since a name that is cut off may be another's
 */
char *
remedy_ctl_pad (const char *text,
                gsize       columns)
{
  g_autofree char *tame = remedy_text_tame (text);
  gsize            width = remedy_ctl_width (tame);

  return g_strdup_printf ("%s%*s", tame, (int) (width < columns ? columns - width : 0), "");
}

/**
 * remedy_ctl_table_new:
 * @n_columns: how many cells a row has
 *
 * Returns: (transfer full): an empty table
 */
RemedyCtlTable *
remedy_ctl_table_new (gsize n_columns)
{
  RemedyCtlTable *self = g_new0 (RemedyCtlTable, 1);

  self->n_columns = n_columns;
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * remedy_ctl_table_add:
 * @self: the table
 * @...: the cells of a row, UTF-8, as many as there are columns, then %NULL
 */
void
remedy_ctl_table_add (RemedyCtlTable *self,
                      ...)
{
  va_list args;
  gsize   n = 0;

  va_start (args, self);
  for (const char *cell = va_arg (args, const char *); cell != NULL;
       cell = va_arg (args, const char *))
    {
      g_ptr_array_add (self->cells, remedy_text_tame (cell));
      n++;
    }
  va_end (args);
  g_return_if_fail (n == self->n_columns);
}

/**
 * remedy_ctl_table_show:
 * @self: the table
 * @indent: what each line begins with
 *
 * Prints it on standard output, the columns aligned.
 */
void
remedy_ctl_table_show (RemedyCtlTable *self,
                       const char     *indent)
{
  g_autofree gsize *widths = g_new0 (gsize, self->n_columns);

  for (guint i = 0; i < self->cells->len; i++)
    widths[i % self->n_columns] =
        MAX (widths[i % self->n_columns], remedy_ctl_width (self->cells->pdata[i]));
  for (guint i = 0; i < self->cells->len; i++)
    {
      gsize            column = i % self->n_columns;
      gboolean         last = column + 1 == self->n_columns;
      g_autofree char *cell = remedy_ctl_pad (self->cells->pdata[i], last ? 0 : widths[column]);

      if (!remedy_ctl_print ("%s%s%s", column == 0 ? indent : "  ", cell, last ? "\n" : ""))
        return;
    }
}

/**
 * remedy_ctl_table_free:
 * @self: the table
 */
void
remedy_ctl_table_free (RemedyCtlTable *self)
{
  g_ptr_array_unref (self->cells);
  g_free (self);
}
