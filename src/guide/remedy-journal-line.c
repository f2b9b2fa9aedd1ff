/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-journal-line.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"

/*
 * The lines of a journal, as they are on disk:
 *
 *   {"sum":"0123456789abcdef","version":1,"number":1,…}
 *
 * The sum is the first half of the SHA-256 of what follows its comma. Every version of a
 * line begins like this, so that a newer one is known for what it is.
 */

#define START "{\"sum\":\""
#define START_LENGTH (sizeof START - 1)
#define SUM_LENGTH 16
#define REST (START_LENGTH + SUM_LENGTH + 2) /* behind the sum, its quote and its comma */

/* A text in it has at most 64 KiB, and up to six bytes for each of them; what was imported
 * is as large as a case of the older version may be. */
#define MAX_LINE_BYTES (32 * 1024 * 1024)

#define MAX_MOVES 1000000

static void
sum_of (const char *rest,
        gsize       length,
        char        sum[SUM_LENGTH + 1])
{
  g_autofree char *whole
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) rest, length);

  memcpy (sum, whole, SUM_LENGTH);
  sum[SUM_LENGTH] = '\0';
}

/**
 * remedy_journal_line_write:
 * @move: a move with its number
 *
 * Returns: (transfer full): its line, with the newline
 */
char *
remedy_journal_line_write (const RemedyMove *move)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;
  char sum[SUM_LENGTH + 1];

  g_return_val_if_fail (move != NULL, NULL);

  node = remedy_record_to_json (&remedy_move_type, move);
  text = json_to_string (node, FALSE);
  sum_of (text + 1, strlen (text + 1), sum);
  return g_strconcat (START, sum, "\",", text + 1, "\n", NULL);
}

static gboolean
is_sound (const char *line,
          gsize       length)
{
  char sum[SUM_LENGTH + 1];

  if (length <= REST || length > MAX_LINE_BYTES || memcmp (line, START, START_LENGTH) != 0 ||
      memcmp (line + REST - 2, "\",", 2) != 0)
    return FALSE;
  sum_of (line + REST, length - REST, sum);
  return memcmp (line + START_LENGTH, sum, SUM_LENGTH) == 0;
}

static JsonNode *
parse (const char *line,
       gsize       length,
       GError    **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) cause = NULL;

  if (!remedy_case_file_is_too_deep (line, length) &&
      json_parser_load_from_data (parser, line, (gssize) length, &cause) &&
      JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return json_parser_steal_root (parser);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("it is no object of JSON"));
  return NULL;
}

static gboolean
is_newer (JsonNode *node)
{
  JsonNode *member = json_object_get_member (json_node_get_object (node), "version");

  return member != NULL && JSON_NODE_HOLDS_VALUE (member) &&
         json_node_get_value_type (member) == G_TYPE_INT64 &&
         json_node_get_int (member) > REMEDY_MOVE_VERSION;
}

/**
 * remedy_journal_line_read:
 * @line: a line, without its newline
 * @length: of it, in bytes
 * @error: %REMEDY_ERROR_VERSION if a newer program wrote it, %REMEDY_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): the move
 */
RemedyMove *
remedy_journal_line_read (const char *line,
                          gsize       length,
                          GError    **error)
{
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (line != NULL, NULL);

  node = parse (line, length, error);
  if (node == NULL)
    return NULL;
  if (is_newer (node))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_VERSION,
                   _ ("it was written by a newer version of this program"));
      return NULL;
    }
  if (!is_sound (line, length))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("its check sum does not fit what it says"));
      return NULL;
    }
  return remedy_record_from_json (&remedy_move_type, node, error);
}

static gboolean
has_sound_line (const char *text,
                gsize       size)
{
  const char *end;

  for (gsize at = 0; at < size; at = (gsize) (end - text) + 1)
    {
      end = memchr (text + at, '\n', size - at);
      if (end == NULL)
        return FALSE;
      if (is_sound (text + at, (gsize) (end - text) - at))
        return TRUE;
    }
  return FALSE;
}

/*
 * A crash can only have cut the last line, for each is synced before the next is begun: its
 * end is missing, or, after a power cut, parts of it never reached the disk, and are NUL.
 */
static gboolean
has_holes (const char *tail,
         gsize       size)
{
  if (has_sound_line (tail, size))
    return FALSE;
  return memchr (tail, '\0', size) != NULL;
}

static gboolean
check_number (const RemedyMove *move,
              gsize             number,
              GError          **error)
{
  if (move->number == (gint64) number)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               _ ("the move in it has the number %" PRIi64), move->number);
  return FALSE;
}

/**
 * remedy_journal_line_read_all:
 * @text: a whole journal, as it is on disk
 * @size: of it, in bytes
 * @good: (out): how many of these are whole lines; what is behind them was cut by a crash
 * @error: %REMEDY_ERROR_DAMAGED, %REMEDY_ERROR_VERSION or %REMEDY_ERROR_LIMIT, with the
 *   number of the line
 *
 * Returns: (transfer full) (nullable): what it says
 */
RemedyJournal *
remedy_journal_line_read_all (const char *text,
                              gsize       size,
                              gsize      *good,
                              GError    **error)
{
  g_autoptr (RemedyJournal) journal = remedy_journal_new ();

  *good = 0;
  for (gsize number = 1; *good < size; number++)
    {
      const char *line = text + *good;
      const char *end = memchr (line, '\n', size - *good);
      gsize       length = end != NULL ? (gsize) (end - line) : 0;
      g_autoptr (RemedyMove) move = NULL;
      g_autoptr (GError) cause = NULL;

      if (number > MAX_MOVES)
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                       _ ("there are more than %d lines in it"), MAX_MOVES);
          return NULL;
        }
      if (end == NULL)
        break;
      move = remedy_journal_line_read (line, length, &cause);
      if (move == NULL && !g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_VERSION) &&
          !is_sound (line, length) && has_holes (line, size - *good))
        break;
      if (move == NULL || !check_number (move, number, &cause))
        {
          /* Translators: the second %s says what is wrong with that line of the file. */
          g_propagate_prefixed_error (error, g_steal_pointer (&cause), _ ("line %zu: "), number);
          return NULL;
        }
      remedy_journal_add (journal, g_steal_pointer (&move));
      *good += length + 1;
    }
  return g_steal_pointer (&journal);
}
