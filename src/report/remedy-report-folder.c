/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-folder.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/remedy-error.h"
#include "guide/remedy-tree.h"
#include "report/remedy-report-html.h"

#define MAX_PICTURES 64

typedef struct
{
  RemedyReport *report;
  char         *folder;
  GPtrArray    *pictures;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *self = data;

  remedy_report_free (self->report);
  g_free (self->folder);
  g_ptr_array_unref (self->pictures);
  g_free (self);
}

static gboolean
is_empty (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  return dir != NULL && g_dir_read_name (dir) == NULL;
}

static gboolean
refuse (const char *folder,
        GError    **error)
{
  g_set_error (
      error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
      _ ("“%s” is not an empty folder. Choose a new or an empty one; nothing was written."),
      folder);
  return FALSE;
}

static gboolean
write_file (const char *folder,
            const char *name,
            const char *data,
            gssize      size,
            GError    **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) cause = NULL;

  if (g_file_set_contents_full (path, data, size,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                &cause))
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO, _ ("The report could not be written: %s"),
               cause->message);
  return FALSE;
}

/* The captions of the pages are their file names: 01-server.png is “01-server”. */
static GPtrArray *
load_pictures (const GPtrArray *paths,
               GError         **error)
{
  g_autoptr (GPtrArray) pictures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_shared_picture_free);

  for (guint i = 0; paths != NULL && i < paths->len && i < MAX_PICTURES; i++)
    {
      RemedySharedPicture *picture = remedy_shared_picture_new ();
      g_autoptr (GError) cause = NULL;
      g_autofree char *name = g_path_get_basename (paths->pdata[i]);
      char            *data = NULL;
      gsize            size = 0;

      g_ptr_array_add (pictures, picture);
      picture->caption = g_filename_display_name (name);
      if (!g_file_get_contents (paths->pdata[i], &data, &size, &cause))
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO, _ ("A picture could not be read: %s"),
                       cause->message);
          return NULL;
        }
      picture->png = g_bytes_new_take (data, size);
    }
  return g_steal_pointer (&pictures);
}

static gboolean
write_pictures (const char      *folder,
                const GPtrArray *pictures,
                GError         **error)
{
  for (guint i = 0; i < pictures->len; i++)
    {
      const RemedySharedPicture *picture = pictures->pdata[i];
      gsize                      size;
      const char                *data = g_bytes_get_data (picture->png, &size);

      if (!write_file (folder, picture->caption, data, (gssize) size, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_all (const RemedyReport *report,
           const char         *folder,
           const GPtrArray    *pictures,
           GError            **error)
{
  g_autofree char *html = remedy_report_html (report, pictures, NULL);
  g_autoptr (JsonNode) node = remedy_report_to_json (report);
  g_autofree char *json = json_to_string (node, TRUE);

  return write_file (folder, "report.html", html, -1, error) &&
         write_file (folder, "case.json", json, -1, error) &&
         write_pictures (folder, pictures, error);
}

static gboolean
move_in_place (const char *from,
               const char *to,
               GError    **error)
{
  /* rename() replaces an empty folder, and refuses one that has filled meanwhile. */
  if (g_rename (from, to) == 0)
    return TRUE;
  if (errno == ENOTEMPTY || errno == EEXIST)
    return refuse (to, error);
  remedy_error_set_from_errno (error, errno, to);
  return FALSE;
}

/**
 * remedy_report_folder_save:
 * @report: what was found and done
 * @folder: a folder that is empty, or not there yet
 * @pictures: (nullable) (element-type filename): PNG files, in the order of the pages
 * @error: %REMEDY_ERROR_NOT_OURS if the folder is not empty, %REMEDY_ERROR_IO and the like;
 *   there is no half of a report then
 *
 * Saves report.html, case.json and the pictures: in a folder beside it that takes its name
 * when all is written.
 *
 * Returns: %TRUE once it is there
 */
gboolean
remedy_report_folder_save (const RemedyReport *report,
                           const char         *folder,
                           const GPtrArray    *pictures,
                           GError            **error)
{
  g_autoptr (GPtrArray) loaded = NULL;
  g_autofree char *path = NULL;
  g_autofree char *parent = NULL;
  g_autofree char *template = NULL;
  gboolean saved;

  g_return_val_if_fail (report != NULL, FALSE);
  g_return_val_if_fail (folder != NULL, FALSE);

  path = g_canonicalize_filename (folder, NULL);
  parent = g_path_get_dirname (path);
  template = g_strconcat (path, ".XXXXXX", NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !is_empty (path))
    return refuse (path, error);
  loaded = load_pictures (pictures, error);
  if (loaded == NULL)
    return FALSE;
  if (g_mkdtemp_full (template, 0700) == NULL)
    {
      remedy_error_set_from_errno (error, errno, parent);
      return FALSE;
    }
  saved = write_all (report, template, loaded, error) && move_in_place (template, path, error);
  if (!saved)
    remedy_tree_remove (template, NULL);
  remedy_tree_sync_folder (parent);
  return saved;
}

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (remedy_report_folder_save (saving->report, saving->folder, saving->pictures, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * remedy_report_folder_save_async:
 * @session: a session with a case
 * @folder: a folder that is empty, or not there yet
 * @pictures: (nullable) (element-type filename): PNG files, in the order of the pages
 * @callback: called when it is there
 * @user_data: for @callback
 *
 * As remedy_report_folder_save(), of what the session knows now, in a thread.
 */
void
remedy_report_folder_save_async (RemedySession      *session,
                                 const char         *folder,
                                 const GPtrArray    *pictures,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) work = NULL;
  GTask  *task;
  Saving *saving;

  g_return_if_fail (REMEDY_IS_SESSION (session));
  g_return_if_fail (folder != NULL);

  saving = g_new0 (Saving, 1);
  saving->report = remedy_report_new (session);
  saving->folder = g_strdup (folder);
  saving->pictures = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; pictures != NULL && i < pictures->len; i++)
    g_ptr_array_add (saving->pictures, g_strdup (pictures->pdata[i]));
  /* The task of the thread does not hold the session, which must not end in the thread. */
  task = g_task_new (session, NULL, callback, user_data);
  g_task_set_source_tag (task, remedy_report_folder_save_async);
  work = g_task_new (NULL, NULL, on_saved, task);
  g_task_set_source_tag (work, remedy_report_folder_save_async);
  g_task_set_task_data (work, saving, saving_free);
  g_task_run_in_thread (work, save_in_thread);
}

/**
 * remedy_report_folder_save_finish:
 * @session: a session
 * @result: what the callback got
 * @error: as of remedy_report_folder_save()
 *
 * Returns: %TRUE once it is there
 */
gboolean
remedy_report_folder_save_finish (RemedySession *session,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, session), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
