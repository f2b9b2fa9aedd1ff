/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "evidence/remedy-nt-path.h"
#include "formats/remedy-image-version.h"

/**
 * remedy_gather_progress:
 * @self: a gathering
 * @done: how much of the current part is done, 0.0 to 1.0
 * @path: what is being read
 */
void
remedy_gather_progress (RemedyGather *self,
                        double        done,
                        const char   *path)
{
  g_autofree char *leaf = NULL;
  g_autofree char *text = NULL;

  if (self->func == NULL)
    return;
  leaf = remedy_nt_path_leaf (path);
  /* Translators: the name of a file or folder. */
  text = g_strdup_printf (_ ("Reading %s…"), leaf);
  self->func (NULL, self->fraction + self->share * CLAMP (done, 0.0, 1.0), text, self->user_data);
}

/**
 * remedy_gather_has_drive:
 * @self: a gathering
 * @letter: of a drive
 *
 * Returns: whether some source has that drive as a whole
 */
gboolean
remedy_gather_has_drive (RemedyGather *self,
                         char          letter)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      int kind = g_array_index (self->kinds, int, i);

      if (kind >= 0 && kind != REMEDY_LAYOUT_LOOSE &&
          remedy_source_has_drive (self->sources->pdata[i], letter))
        return TRUE;
    }
  return FALSE;
}

/**
 * remedy_gather_is_loose:
 * @self: a gathering
 *
 * Returns: whether there are but loose files, so that nothing can be said to be missing
 */
gboolean
remedy_gather_is_loose (RemedyGather *self)
{
  for (guint i = 0; i < self->sources->len; i++)
    {
      int kind = g_array_index (self->kinds, int, i);

      if (kind >= 0 && kind != REMEDY_LAYOUT_LOOSE)
        return FALSE;
    }
  return TRUE;
}

/**
 * remedy_gather_fail:
 * @error: why something could not be read
 * @state: (out): the #RemedyItemState for that
 * @reason: (inout): replaced by the words for it
 */
void
remedy_gather_fail (const GError *error,
                    int          *state,
                    char        **reason)
{
  g_free (*reason);
  if (remedy_error_is_cancelled (error))
    {
      *state = REMEDY_ITEM_NOT_READ;
      *reason = g_strdup (_ ("reading was stopped before it came to this"));
      return;
    }
  *state = g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED) ? REMEDY_ITEM_REFUSED
                                                                       : REMEDY_ITEM_UNREADABLE;
  *reason = g_strdup (error->message);
}

/* Why something that is in none of the sources is not there. */
static void
tell_absence (RemedyGather *self,
              const char   *path,
              int          *state,
              char        **reason)
{
  g_autofree char *parent = remedy_nt_path_parent (path);

  *state = REMEDY_ITEM_NOT_HERE;
  if (remedy_gather_is_loose (self))
    *reason = g_strdup (_ ("not in this folder"));
  else if (!remedy_gather_has_drive (self, path[0]))
    /* Translators: the letter of a drive. */
    *reason = g_strdup_printf (_ ("drive %c: is not in what was read"), g_ascii_toupper (path[0]));
  else if (parent == NULL || remedy_gather_list (self, parent, NULL, NULL) == REMEDY_ITEM_FOUND)
    {
      *state = REMEDY_ITEM_MISSING;
      /* Translators: a path of the server. */
      *reason = g_strdup_printf (_ ("%s is not there"), path);
    }
  else
    /* Translators: a folder of the server. */
    *reason = g_strdup_printf (_ ("the folder %s is not in what was read"), parent);
}

/**
 * remedy_gather_list:
 * @self: a gathering
 * @path: the NT path of a folder
 * @entries: (out) (optional) (nullable) (transfer full): of #RemedySourceEntry; from loose
 *   files too
 * @reason: (out) (optional) (nullable): why it is not %REMEDY_ITEM_FOUND
 *
 * Returns: the #RemedyItemState of the folder: %REMEDY_ITEM_FOUND only if it was listed
 *   whole, so that what is not in it is missing
 */
int
remedy_gather_list (RemedyGather *self,
                    const char   *path,
                    GPtrArray   **entries,
                    char        **reason)
{
  g_autoptr (GPtrArray) loose = NULL;
  g_autofree char *why = NULL;
  int state = REMEDY_ITEM_NOT_HERE;

  for (guint i = 0; i < self->sources->len; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) found = NULL;
      int kind = g_array_index (self->kinds, int, i);

      if (kind < 0)
        continue;
      found = remedy_source_list (self->sources->pdata[i], path, self->cancellable, &error);
      if (found == NULL && !g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
        remedy_gather_fail (error, &state, &why);
      if (found == NULL)
        continue;
      if (kind == REMEDY_LAYOUT_LOOSE)
        {
          if (loose == NULL)
            loose = g_steal_pointer (&found);
          continue;
        }
      if (entries != NULL)
        *entries = g_steal_pointer (&found);
      return REMEDY_ITEM_FOUND;
    }
  if (entries != NULL)
    *entries = g_steal_pointer (&loose);
  if (why == NULL && (entries != NULL || reason != NULL))
    tell_absence (self, path, &state, &why);
  if (reason != NULL)
    *reason = g_steal_pointer (&why);
  return state;
}

/**
 * remedy_gather_is_absent:
 * @self: a gathering
 * @path: an NT path that could not be listed
 *
 * Returns: whether that is certain: it, or a folder on the way to it, is missing from a
 *   folder that was listed whole
 */
gboolean
remedy_gather_is_absent (RemedyGather *self,
                         const char   *path)
{
  g_autofree char *at = g_strdup (path);

  while (at != NULL)
    {
      g_autofree char *reason = NULL;
      int state = remedy_gather_list (self, at, NULL, &reason);
      char *parent;

      if (state != REMEDY_ITEM_NOT_HERE)
        return state == REMEDY_ITEM_MISSING;
      parent = remedy_nt_path_parent (at);
      g_free (at);
      at = parent;
    }
  return FALSE;
}

/**
 * remedy_gather_open:
 * @self: a gathering
 * @path: the NT path of a file
 * @entry: (out) (optional): its real spelling, size and time
 * @state: (out): how it ended, a #RemedyItemState
 * @reason: (out) (nullable): why it is not %REMEDY_ITEM_FOUND
 *
 * Opens the file from the first source that has it.
 *
 * Returns: (transfer full) (nullable): a reader
 */
RemedyReader *
remedy_gather_open (RemedyGather       *self,
                    const char         *path,
                    RemedySourceEntry **entry,
                    int                *state,
                    char              **reason)
{
  *state = REMEDY_ITEM_NOT_HERE;
  *reason = NULL;
  for (guint i = 0; i < self->sources->len; i++)
    {
      g_autoptr (GError) error = NULL;
      RemedyReader *reader;

      if (g_array_index (self->kinds, int, i) < 0)
        continue;
      reader = remedy_source_open (self->sources->pdata[i], path, entry, self->cancellable, &error);
      if (reader != NULL)
        {
          *state = REMEDY_ITEM_FOUND;
          g_clear_pointer (reason, g_free);
          return reader;
        }
      if (!g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
        remedy_gather_fail (error, state, reason);
    }
  if (*reason == NULL)
    tell_absence (self, path, state, reason);
  return NULL;
}

/**
 * remedy_gather_hive:
 * @self: a gathering
 * @path: the NT path of a hive
 * @fact: (out) (transfer full): how reading it ended
 *
 * What the hive holds is read after this: remedy_hive_is_damaged() has to be asked again.
 *
 * Returns: (transfer full) (nullable): the hive
 */
RemedyHive *
remedy_gather_hive (RemedyGather    *self,
                    const char      *path,
                    RemedyHiveFact **fact)
{
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  RemedyHive *hive;

  *fact = remedy_hive_fact_new ();
  reader = remedy_gather_open (self, path, &entry, &(*fact)->state, &(*fact)->reason);
  (*fact)->path = g_strdup (entry != NULL && entry->path != NULL ? entry->path : path);
  if (reader == NULL)
    return NULL;
  hive = remedy_hive_open (reader, self->cancellable, &error);
  if (hive == NULL)
    {
      remedy_gather_fail (error, &(*fact)->state, &(*fact)->reason);
      return NULL;
    }
  (*fact)->minor = remedy_hive_get_minor (hive);
  (*fact)->dirty = remedy_hive_is_dirty (hive);
  (*fact)->damaged = remedy_hive_is_damaged (hive);
  return hive;
}

/**
 * remedy_gather_read_image:
 * @fact: gets the size and what the file says of itself, or why that could not be read
 * @reader: a program file
 * @cancellable: (nullable): to stop
 */
void
remedy_gather_read_image (RemedyFileFact *fact,
                          RemedyReader   *reader,
                          GCancellable   *cancellable)
{
  RemedyImageVersion version;
  g_autoptr (GError) error = NULL;

  fact->size = (gint64) remedy_reader_get_size (reader);
  if (!remedy_image_version_read (reader, &version, cancellable, &error))
    {
      remedy_gather_fail (error, &fact->state, &fact->reason);
      return;
    }
  fact->format = g_strdup (version.format);
  fact->machine = g_strdup (version.machine);
  if (version.has_version)
    fact->version = remedy_version_to_string (&version.file_version);
  fact->language = version.language;
}

/**
 * remedy_gather_image:
 * @self: a gathering
 * @folder: what the fact calls its folder
 * @path: the NT path of a program file
 *
 * Returns: (transfer full): the file with its version; one that is no program has none
 */
RemedyFileFact *
remedy_gather_image (RemedyGather *self,
                     const char   *folder,
                     const char   *path)
{
  RemedyFileFact *fact = remedy_file_fact_new ();
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader = NULL;

  fact->folder = g_strdup (folder);
  reader = remedy_gather_open (self, path, &entry, &fact->state, &fact->reason);
  fact->path = g_strdup (entry != NULL && entry->path != NULL ? entry->path : path);
  fact->name = remedy_nt_path_leaf (fact->path);
  if (reader == NULL)
    return fact;
  if (entry != NULL)
    fact->modified = entry->modified;
  remedy_gather_read_image (fact, reader, self->cancellable);
  return fact;
}
