/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-case-names.h"

#include <unistd.h>

#include "core/remedy-error.h"
#include "guide/remedy-picture-folder.h"
#include "guide/remedy-stored-case.h"

/*
 * The names of a case, on disk. Pictures are drawn while a bundle is made and a page is left,
 * each in a thread of its own: whoever hides names takes the map as it is now, lets it grow
 * and puts it back before the next one comes, so that no two names get one token.
 */

static GPtrArray *
copy_names (const GPtrArray *names)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_hidden_name_free);

  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (copy, remedy_hidden_name_copy (names->pdata[i]));
  return copy;
}

static RemedyNameMap *
load (const char *path,
      GError    **error)
{
  g_autoptr (GError) cause = NULL;
  RemedyNameMap *map = remedy_name_map_load (path, &cause);

  if (map != NULL)
    return map;
  if (g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
    return remedy_name_map_new ();
  g_propagate_error (error, g_steal_pointer (&cause));
  return NULL;
}

/**
 * remedy_case_names_hide:
 * @case_folder: of a case
 * @sharing: which names are hidden
 * @snapshot: what a page of the case showed
 * @names: (out) (optional) (transfer full) (element-type RemedyHiddenName): all names that are
 *   known now, in the order of their tokens
 * @error: of %REMEDY_ERROR
 *
 * As remedy_name_map_hide(), with the map of the case, which is kept. Where a case cannot be
 * written to, the names that were not in the map yet have their tokens for this time only.
 *
 * Returns: (transfer full) (nullable): @snapshot without the names
 */
RemedySnapshot *
remedy_case_names_hide (const char           *case_folder,
                        const RemedySharing  *sharing,
                        const RemedySnapshot *snapshot,
                        GPtrArray           **names,
                        GError              **error)
{
  g_auto (RemedyPictureLock) lock = -1;
  g_autoptr (RemedyNameMap) map = NULL;
  g_autoptr (RemedySnapshot) hidden = NULL;
  g_autofree char *path = NULL;
  guint            n_before;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (sharing != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  lock = remedy_picture_folder_lock (case_folder);
  path = g_build_filename (case_folder, REMEDY_CASE_NAMES, NULL);
  map = load (path, error);
  if (map == NULL)
    return NULL;
  n_before = remedy_name_map_get_names (map)->len;
  hidden = remedy_name_map_hide (map, sharing, snapshot);
  if (remedy_name_map_get_names (map)->len > n_before && access (case_folder, W_OK) == 0 &&
      !remedy_name_map_save (map, path, error))
    return NULL;
  if (names != NULL)
    *names = copy_names (remedy_name_map_get_names (map));
  return g_steal_pointer (&hidden);
}

/**
 * remedy_case_names_list:
 * @case_folder: of a case
 * @error: of %REMEDY_ERROR
 *
 * Returns: (transfer full) (nullable) (element-type RemedyHiddenName): all names of it that
 *   are known, in the order of their tokens
 */
GPtrArray *
remedy_case_names_list (const char *case_folder,
                        GError    **error)
{
  g_autofree char *path = NULL;
  g_autoptr (RemedyNameMap) map = NULL;

  g_return_val_if_fail (case_folder != NULL, NULL);

  path = g_build_filename (case_folder, REMEDY_CASE_NAMES, NULL);
  map = load (path, error);
  return map != NULL ? copy_names (remedy_name_map_get_names (map)) : NULL;
}
