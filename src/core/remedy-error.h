/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RemedyError:
 * @REMEDY_ERROR_FAILED: something that has no code of its own
 * @REMEDY_ERROR_DAMAGED: the bytes contradict their own format
 * @REMEDY_ERROR_UNSUPPORTED: not this format, or a version of it that is not read
 * @REMEDY_ERROR_LIMIT: a count, a size or a depth is beyond a named limit
 * @REMEDY_ERROR_NOT_FOUND: no such file, key or value
 * @REMEDY_ERROR_DENIED: the system did not let us read it
 * @REMEDY_ERROR_REFUSED: we do not open it: a link out of the folder, a device, a FIFO
 * @REMEDY_ERROR_CHANGED: it shrank or vanished while it was read
 * @REMEDY_ERROR_IO: reading or writing failed
 * @REMEDY_ERROR_USAGE: the caller's words are off
 * @REMEDY_ERROR_NOT_OURS: the output folder is not empty, or this program did not make it
 * @REMEDY_ERROR_STATE: a move that the current state does not allow
 * @REMEDY_ERROR_VERSION: written by a newer version of this program
 * @REMEDY_ERROR_SAVE: a case could not be saved; the one on disk is the last good one
 * @REMEDY_ERROR_LEAK: a name that is to be hidden is in what would be shared
 * @REMEDY_ERROR_EXISTS: something of that name is there already
 * @REMEDY_ERROR_PASSPHRASE: it is encrypted, and there is no passphrase or a wrong one
 *
 * Codes of the %REMEDY_ERROR domain. Messages are UTF-8, translated, and meant
 * for an administrator: what went wrong, where, and what to do.
 */
typedef enum
{
  REMEDY_ERROR_FAILED,
  REMEDY_ERROR_DAMAGED,
  REMEDY_ERROR_UNSUPPORTED,
  REMEDY_ERROR_LIMIT,
  REMEDY_ERROR_NOT_FOUND,
  REMEDY_ERROR_DENIED,
  REMEDY_ERROR_REFUSED,
  REMEDY_ERROR_CHANGED,
  REMEDY_ERROR_IO,
  REMEDY_ERROR_USAGE,
  REMEDY_ERROR_NOT_OURS,
  REMEDY_ERROR_STATE,
  REMEDY_ERROR_VERSION,
  REMEDY_ERROR_SAVE,
  REMEDY_ERROR_LEAK,
  REMEDY_ERROR_EXISTS,
  REMEDY_ERROR_PASSPHRASE,
} RemedyError;

#define REMEDY_ERROR (remedy_error_quark ())

GQuark   remedy_error_quark          (void);
void     remedy_error_set_from_errno (GError    **error,
                                      int         saved_errno,
                                      const char *path);
gboolean remedy_error_is_cancelled   (const GError *error);

G_END_DECLS
