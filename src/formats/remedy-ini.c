/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-ini.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"

#define MAX_INI_SIZE (1024 * 1024) /* bytes; a MAPISVC.INF has some ten thousand */
#define MAX_INI_SECTIONS 8192
#define MAX_INI_KEYS 65536 /* of all sections */

typedef struct
{
  GHashTable *values; /* (owned): folded key to value */
  GPtrArray  *keys;   /* (owned): char *, in the order and spelling of the file */
} Section;

struct _RemedyIni
{
  GHashTable *sections; /* (owned): folded name to Section */
  Section    *current;  /* (nullable): %NULL in what is never read */
  guint       n_keys;
};

static void
section_free (gpointer data)
{
  Section *self = data;

  g_hash_table_unref (self->values);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

/* Of two sections with one name Windows only ever reads the first. */
static gboolean
start_section (RemedyIni  *self,
               const char *name,
               GError    **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autofree char *folded = g_utf8_casefold (trimmed, -1);

  self->current = NULL;
  if (g_hash_table_contains (self->sections, folded))
    return TRUE;
  if (g_hash_table_size (self->sections) >= MAX_INI_SECTIONS)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   /* Translators: the number is a limit. */
                   _ ("there are more than %d sections"), MAX_INI_SECTIONS);
      return FALSE;
    }
  self->current = g_new0 (Section, 1);
  self->current->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->current->keys = g_ptr_array_new_with_free_func (g_free);
  g_hash_table_insert (self->sections, g_steal_pointer (&folded), self->current);
  return TRUE;
}

/* One pair of quotation marks around a value does not belong to it. */
static char *
unquote (const char *text)
{
  gsize length = strlen (text);

  if (length >= 2 && (text[0] == '"' || text[0] == '\'') && text[length - 1] == text[0])
    return g_strndup (text + 1, length - 2);
  return g_strdup (text);
}

static gboolean
add_key (RemedyIni  *self,
         const char *line,
         GError    **error)
{
  const char      *equals = strchr (line, '=');
  g_autofree char *key = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *value = NULL;

  if (self->current == NULL || equals == NULL)
    return TRUE;
  key = g_strstrip (g_strndup (line, (gsize) (equals - line)));
  folded = g_utf8_casefold (key, -1);
  if (key[0] == '\0' || g_hash_table_contains (self->current->values, folded))
    return TRUE;
  if (self->n_keys++ >= MAX_INI_KEYS)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   /* Translators: the number is a limit. */
                   _ ("there are more than %d entries"), MAX_INI_KEYS);
      return FALSE;
    }
  value = g_strstrip (g_strdup (equals + 1));
  g_hash_table_insert (self->current->values, g_steal_pointer (&folded), unquote (value));
  g_ptr_array_add (self->current->keys, g_steal_pointer (&key));
  return TRUE;
}

static gboolean
read_line (RemedyIni    *self,
           const guint8 *data,
           gsize         size,
           gboolean      wide,
           GError      **error)
{
  g_autofree char *text =
      wide ? remedy_text_from_utf16le (data, size) : remedy_text_from_ansi (data, size);
  char *line = g_strstrip (text);

  if (line[0] == '[')
    {
      line[strcspn (line, "]")] = '\0';
      return start_section (self, line + 1, error);
    }
  if (line[0] == '\0' || line[0] == ';')
    return TRUE;
  return add_key (self, line, error);
}

/**
 * remedy_ini_parse:
 * @bytes: the file: ANSI, or UTF-16LE with a byte order mark, which NT reads as well
 * @error: %REMEDY_ERROR_LIMIT
 *
 * Names of sections and keys are compared without case; of two with one name the first
 * counts; blanks around names and values, and one pair of quotation marks around a value,
 * are dropped; a line that starts with a semicolon is a comment.
 *
 * Returns: (transfer full) (nullable): the sections
 */
RemedyIni *
remedy_ini_parse (GBytes  *bytes,
                  GError **error)
{
  g_autoptr (RemedyIni) self = g_new0 (RemedyIni, 1);
  gsize         size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  gboolean      wide = size >= 2 && data[0] == 0xFF && data[1] == 0xFE;
  gsize         unit = wide ? 2 : 1;
  gsize         start = wide ? 2 : 0;

  self->sections = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, section_free);
  if (size > MAX_INI_SIZE)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   /* Translators: both are sizes in bytes. */
                   _ ("%zu bytes are more than the limit of %d for a file of this kind"), size,
                   MAX_INI_SIZE);
      return NULL;
    }
  for (gsize at = start; at + unit <= size; at += unit)
    {
      gboolean end = (data[at] == '\n' || data[at] == '\r') && (!wide || data[at + 1] == 0);

      if (!end && at + 2 * unit <= size)
        continue;
      if (!read_line (self, data + start, (end ? at : at + unit) - start, wide, error))
        return NULL;
      start = at + unit;
    }
  return g_steal_pointer (&self);
}

static Section *
find_section (RemedyIni  *self,
              const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_hash_table_lookup (self->sections, folded);
}

/**
 * remedy_ini_has_section:
 * @self: the sections
 * @section: a name, any case
 *
 * Returns: whether it is there
 */
gboolean
remedy_ini_has_section (RemedyIni  *self,
                        const char *section)
{
  g_return_val_if_fail (self != NULL && section != NULL, FALSE);

  return find_section (self, section) != NULL;
}

/**
 * remedy_ini_list_keys:
 * @self: the sections
 * @section: a name, any case
 *
 * Returns: (transfer none) (nullable) (element-type utf8): its keys, as they are spelt and
 *   in their order; %NULL if there is no such section
 */
GPtrArray *
remedy_ini_list_keys (RemedyIni  *self,
                      const char *section)
{
  Section *found;

  g_return_val_if_fail (self != NULL && section != NULL, NULL);

  found = find_section (self, section);
  return found != NULL ? found->keys : NULL;
}

/**
 * remedy_ini_get:
 * @self: the sections
 * @section: a name, any case
 * @key: a name, any case
 *
 * Returns: (transfer none) (nullable): the value
 */
const char *
remedy_ini_get (RemedyIni  *self,
                const char *section,
                const char *key)
{
  Section         *found;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && section != NULL && key != NULL, NULL);

  found = find_section (self, section);
  folded = g_utf8_casefold (key, -1);
  return found != NULL ? g_hash_table_lookup (found->values, folded) : NULL;
}

/**
 * remedy_ini_free:
 * @self: (nullable): the sections
 */
void
remedy_ini_free (RemedyIni *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->sections, g_hash_table_unref);
  g_free (self);
}
