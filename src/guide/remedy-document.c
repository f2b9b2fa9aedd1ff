/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-document.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "guide/remedy-control-file.h"

/*
 * The texts that come with a step of the run sheet: a message to send, or a file for the
 * server. What is a path on the server, "C:\REMEDY\ONE.CTL", is a file for it.
 */

/**
 * remedy_document_is_file:
 * @name: (nullable): what a document is, or its path on the server
 *
 * Returns: %TRUE if it is a file for the server
 */
gboolean
remedy_document_is_file (const char *name)
{
  return name != NULL && g_ascii_isalpha (name[0]) && name[1] == ':' && name[2] == '\\' &&
         name[3] != '\0' && !g_str_has_suffix (name, "\\");
}

/**
 * remedy_document_suggest:
 * @name: (nullable): what a document is, or its path on the server
 *
 * Returns: (transfer full): a name for a file on this computer
 */
char *
remedy_document_suggest (const char *name)
{
  g_autofree char *plain = NULL;

  if (remedy_document_is_file (name))
    return g_strdup (strrchr (name, '\\') + 1);
  /* Translators: name of a file, where the text to be saved has none. */
  plain = g_strdup (name != NULL && *name != '\0' ? name : _ ("Text"));
  g_strdelimit (plain, "/\\:", '-');
  return g_strconcat (plain, ".txt", NULL);
}

/* Line ends of Windows and of this computer become @end. */
static char *
set_line_ends (const char *text,
               const char *end)
{
  g_autoptr (GString) lines = g_string_new (text);

  g_string_replace (lines, "\r\n", "\n", 0);
  if (!g_str_equal (end, "\n"))
    g_string_replace (lines, "\n", end, 0);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/**
 * remedy_document_encode:
 * @text: a document
 * @name: (nullable): what it is, or its path on the server
 * @language: (nullable): of the server, as the service pack names its folder
 * @error: %REMEDY_ERROR_USAGE if it has characters that the server cannot read
 *
 * A file for the server has the line ends of Windows NT, and its code page; any other text
 * is left as it is.
 *
 * Returns: (transfer full) (nullable): the bytes of the file
 */
GBytes *
remedy_document_encode (const char *text,
                        const char *name,
                        const char *language,
                        GError    **error)
{
  g_autofree char *lines = NULL;
  gsize            size;

  g_return_val_if_fail (text != NULL, NULL);

  if (remedy_document_is_file (name))
    {
      lines = set_line_ends (text, "\r\n");
      return remedy_control_file_encode (lines, language, error);
    }
  lines = set_line_ends (text, "\n");
  size = strlen (lines);
  return g_bytes_new_take (g_steal_pointer (&lines), size);
}
