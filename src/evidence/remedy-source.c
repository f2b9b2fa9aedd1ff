/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-source.h"

G_DEFINE_ABSTRACT_TYPE (RemedySource, remedy_source, G_TYPE_OBJECT)

static void
remedy_source_class_init (RemedySourceClass *klass)
{
}

static void
remedy_source_init (RemedySource *self)
{
}

/**
 * remedy_source_describe:
 * @self: a source
 * @cancellable: (nullable): to stop
 * @error: why the source as a whole cannot be read
 *
 * Returns: (transfer full) (nullable): where things are, and what would not be given so far
 */
RemedyLayoutFact *
remedy_source_describe (RemedySource *self,
                        GCancellable *cancellable,
                        GError      **error)
{
  g_return_val_if_fail (REMEDY_IS_SOURCE (self), NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return REMEDY_SOURCE_GET_CLASS (self)->describe (self, cancellable, error);
}

/**
 * remedy_source_list:
 * @self: a source
 * @path: the NT path of a folder, any case
 * @cancellable: (nullable): to stop
 * @error: %REMEDY_ERROR_NOT_FOUND if there is no such folder here
 *
 * Returns: (transfer full) (element-type RemedySourceEntry) (nullable): all that is in it
 */
GPtrArray *
remedy_source_list (RemedySource *self,
                    const char   *path,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_return_val_if_fail (REMEDY_IS_SOURCE (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return REMEDY_SOURCE_GET_CLASS (self)->list (self, path, cancellable, error);
}

/**
 * remedy_source_open:
 * @self: a source
 * @path: the NT path of a file, any case
 * @entry: (out) (optional) (transfer full): its real spelling, size and time
 * @cancellable: (nullable): to stop
 * @error: %REMEDY_ERROR_NOT_FOUND, %REMEDY_ERROR_DENIED, %REMEDY_ERROR_REFUSED, …
 *
 * Returns: (transfer full) (nullable): a reader over it
 */
RemedyReader *
remedy_source_open (RemedySource       *self,
                    const char         *path,
                    RemedySourceEntry **entry,
                    GCancellable       *cancellable,
                    GError            **error)
{
  g_return_val_if_fail (REMEDY_IS_SOURCE (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return REMEDY_SOURCE_GET_CLASS (self)->open (self, path, entry, cancellable, error);
}

/**
 * remedy_source_has_drive:
 * @self: a source
 * @letter: of a drive
 *
 * Returns: whether files of that drive are in the source at all
 */
gboolean
remedy_source_has_drive (RemedySource *self,
                         char          letter)
{
  g_return_val_if_fail (REMEDY_IS_SOURCE (self), FALSE);

  return REMEDY_SOURCE_GET_CLASS (self)->has_drive (self, letter);
}

/**
 * remedy_source_place:
 * @self: a source
 * @system_root: (nullable): as in "C:\\WINNT"
 * @exchange_root: (nullable): as in "D:\\EXCHSRVR"
 *
 * Tells the source where the server keeps things, once the registry is read: loose files
 * are then presented there, and a system drive gets its letter.
 */
void
remedy_source_place (RemedySource *self,
                     const char   *system_root,
                     const char   *exchange_root)
{
  g_return_if_fail (REMEDY_IS_SOURCE (self));

  if (REMEDY_SOURCE_GET_CLASS (self)->place != NULL)
    REMEDY_SOURCE_GET_CLASS (self)->place (self, system_root, exchange_root);
}

/**
 * remedy_source_entry_free:
 * @self: (transfer full) (nullable): an entry
 */
void
remedy_source_entry_free (RemedySourceEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}
