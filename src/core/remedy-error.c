/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (remedy-error-quark, remedy_error)

static RemedyError
code_from_errno (int saved_errno)
{
  switch (saved_errno)
    {
    case ENOENT:
    case ENOTDIR:
      return REMEDY_ERROR_NOT_FOUND;
    case EACCES:
    case EPERM:
      return REMEDY_ERROR_DENIED;
    case ELOOP:
    case EXDEV:
      return REMEDY_ERROR_REFUSED;
    case ESTALE:
      return REMEDY_ERROR_CHANGED;
    default:
      return REMEDY_ERROR_IO;
    }
}

/**
 * remedy_error_set_from_errno:
 * @error: (out) (optional): where to put it
 * @saved_errno: the errno of the failed call
 * @path: what was being read or written, as the administrator knows it
 *
 * Sets an error of %REMEDY_ERROR whose code says how a check has to judge it.
 */
void
remedy_error_set_from_errno (GError    **error,
                             int         saved_errno,
                             const char *path)
{
  g_autofree char *display = g_filename_display_name (path);

  /* Translators: a path, then the system's own words, as in “No such file”. */
  g_set_error (error, REMEDY_ERROR, code_from_errno (saved_errno), _ ("%s: %s"), display,
               g_strerror (saved_errno));
}

/**
 * remedy_error_is_cancelled:
 * @error: (nullable): an error
 *
 * Returns: %TRUE if @error says that the operator cancelled
 */
gboolean
remedy_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}
