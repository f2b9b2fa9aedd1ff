/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-case-load.h"
#include "guide/remedy-case-sweep.h"
#include "guide/remedy-tree.h"
#include "practice/remedy-practice.h"

#define MAX_CASES 4096
#define MAX_ID_LENGTH 64

/* What is in the way of an id is a case of the same second; a few tries are plenty. */
#define MAX_ID_TRIES 16

/* It holds nothing that changes, so that any thread may use it. */
struct _RemedyCaseStore
{
  GObject parent_instance;

  char *folder; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RemedyCaseStore, remedy_case_store, G_TYPE_OBJECT)

static gboolean
is_id (const char *id)
{
  gsize length = strlen (id);

  return length > 0 && length <= MAX_ID_LENGTH &&
         strspn (id, "0123456789abcdefghijklmnopqrstuvwxyz-") == length;
}

static gboolean
check_id (const char *id,
          GError    **error)
{
  if (is_id (id))
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND, _ ("“%s” is not the name of a case"),
               id);
  return FALSE;
}

static void
remedy_case_store_finalize (GObject *object)
{
  RemedyCaseStore *self = REMEDY_CASE_STORE (object);

  g_clear_pointer (&self->folder, g_free);

  G_OBJECT_CLASS (remedy_case_store_parent_class)->finalize (object);
}

static void
remedy_case_store_class_init (RemedyCaseStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_case_store_finalize;
}

static void
remedy_case_store_init (RemedyCaseStore *self)
{
}

/**
 * remedy_case_store_new:
 * @folder: where the program keeps its data; made when the first case is saved
 *
 * The cases lie in the folder “cases” of it, one folder each: case.json, journal.jsonl,
 * before.json, after.json, what was read of service packs, pictures, and a lock. Only their
 * owner can read them.
 *
 * Returns: (transfer full): a store
 */
RemedyCaseStore *
remedy_case_store_new (const char *folder)
{
  RemedyCaseStore *self;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (REMEDY_TYPE_CASE_STORE, NULL);
  self->folder = g_canonicalize_filename (folder, NULL);
  return self;
}

/**
 * remedy_case_store_get_folder:
 * @self: a store
 *
 * Returns: (transfer none): where the program keeps its data
 */
const char *
remedy_case_store_get_folder (RemedyCaseStore *self)
{
  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);

  return self->folder;
}

/**
 * remedy_case_store_get_path:
 * @self: a store
 * @id: of a case
 * @name: (nullable): of a file in its folder
 *
 * Returns: (transfer full): the path of it, or of the folder
 */
char *
remedy_case_store_get_path (RemedyCaseStore *self,
                            const char      *id,
                            const char      *name)
{
  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);
  g_return_val_if_fail (id != NULL && is_id (id), NULL);

  return g_build_filename (self->folder, REMEDY_CASES, id, name, NULL);
}

/**
 * remedy_case_store_get_practice:
 * @self: a store
 * @id: of a case
 *
 * Returns: (transfer full): where the practice server that is made for it lies
 */
char *
remedy_case_store_get_practice (RemedyCaseStore *self,
                                const char      *id)
{
  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);
  g_return_val_if_fail (id != NULL && is_id (id), NULL);

  return g_build_filename (self->folder, REMEDY_CASES_PRACTICE, id, NULL);
}

/**
 * remedy_case_store_hold:
 * @self: a store
 *
 * While somebody holds it, nothing that seems to be left over from a crash is cleared: it
 * may be what is being made.
 *
 * Returns: (transfer full) (nullable): a lock; %NULL where there can be none
 */
RemedyCaseLock *
remedy_case_store_hold (RemedyCaseStore *self)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);

  path = g_build_filename (self->folder, REMEDY_CASE_LOCK, NULL);
  return remedy_case_lock_share (path);
}

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  const RemedyCaseEntry *left = *(const RemedyCaseEntry *const *) a;
  const RemedyCaseEntry *right = *(const RemedyCaseEntry *const *) b;
  gint64 left_time = left->case_ != NULL ? left->case_->updated : REMEDY_TIME_UNKNOWN;
  gint64 right_time = right->case_ != NULL ? right->case_->updated : REMEDY_TIME_UNKNOWN;

  if (left_time != right_time)
    return left_time < right_time ? 1 : -1;
  return strcmp (right->id, left->id);
}

/**
 * remedy_case_store_list:
 * @self: a store
 * @error: of %REMEDY_ERROR
 *
 * A case that is damaged or too new stands in the list with its error; the others are not
 * held back by it. What crashes left over is cleared.
 *
 * Returns: (transfer container) (element-type RemedyCaseEntry): the cases, the one that was
 *   worked on last first
 */
GPtrArray *
remedy_case_store_list (RemedyCaseStore *self,
                        GError         **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);

  remedy_case_sweep (self->folder);
  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_case_entry_free);
  folder = g_build_filename (self->folder, REMEDY_CASES, NULL);
  dir = g_dir_open (folder, 0, &cause);
  if (dir == NULL && !g_error_matches (cause, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_IO, _ ("The cases could not be listed: %s"),
                   cause->message);
      return NULL;
    }
  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autoptr (RemedyCaseEntry) entry = NULL;
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!is_id (name) || remedy_case_load_is_unborn (path) || entries->len >= MAX_CASES)
        continue;
      entry = g_new0 (RemedyCaseEntry, 1);
      entry->id = g_strdup (name);
      entry->case_ = remedy_case_load_summary (path, &entry->error);
      g_ptr_array_add (entries, g_steal_pointer (&entry));
    }
  g_ptr_array_sort (entries, newest_first);
  return g_steal_pointer (&entries);
}

/**
 * remedy_case_store_new_id:
 *
 * Returns: (transfer full): a name for a case, from the time and from chance, so that none
 *   is ever used again
 */
char *
remedy_case_store_new_id (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y%m%d-%H%M%S");

  return g_strdup_printf ("%s-%08x", time, g_random_int ());
}

static gboolean
is_taken (RemedyCaseStore *self,
          const char      *id)
{
  g_autofree char *folder = remedy_case_store_get_path (self, id, NULL);

  return g_file_test (folder, G_FILE_TEST_EXISTS) || g_file_test (folder, G_FILE_TEST_IS_SYMLINK);
}

/* A case is made under a hidden name, and gets its own when it is whole. mkdir() is what
 * tells that the name was free. */
static char *
claim_folder (RemedyCaseStore *self,
              RemedyCase      *case_,
              GError         **error)
{
  g_autofree char *hidden = NULL;
  int              code = EEXIST;

  for (guint i = 0; i < MAX_ID_TRIES && code == EEXIST; i++)
    {
      if (case_->id == NULL)
        case_->id = remedy_case_store_new_id ();
      g_free (hidden);
      hidden = remedy_case_sweep_hide (self->folder, case_->id);
      code = is_taken (self, case_->id) ? EEXIST : 0;
      if (code == 0 && g_mkdir (hidden, 0700) != 0)
        code = errno;
      if (code == 0)
        return g_steal_pointer (&hidden);
      if (code == EEXIST)
        g_clear_pointer (&case_->id, g_free);
    }
  remedy_case_file_cannot (error, code, hidden);
  return NULL;
}

static gboolean
save_in (const char       *folder,
         const RemedyCase *case_,
         GError          **error)
{
  g_autofree char *path = g_build_filename (folder, REMEDY_CASE_JSON, NULL);
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_case_type, case_);

  /* What the operator said and did is in the journal, and nowhere else. */
  json_object_remove_member (json_node_get_object (node), "work");
  return remedy_case_file_save (path, node, TRUE, error);
}

static gboolean
fill_folder (const char *hidden,
             RemedyCase *case_,
             GError    **error)
{
  g_autofree char *pictures = g_build_filename (hidden, REMEDY_CASE_PICTURES, NULL);
  g_autofree char *journal = g_build_filename (hidden, REMEDY_CASE_JOURNAL, NULL);

  if (g_mkdir (pictures, 0700) != 0)
    {
      remedy_case_file_cannot (error, errno, pictures);
      return FALSE;
    }
  case_->version = REMEDY_CASE_VERSION;
  case_->created = g_get_real_time () / G_USEC_PER_SEC;
  if (case_->updated == REMEDY_TIME_UNKNOWN)
    case_->updated = case_->created;
  return remedy_journal_file_create (journal, NULL, error) && save_in (hidden, case_, error);
}

/* From here on it is a case. */
static gboolean
bring_to_light (RemedyCaseStore *self,
                const char      *hidden,
                const char      *id,
                GError         **error)
{
  g_autofree char *folder = remedy_case_store_get_path (self, id, NULL);
  g_autofree char *cases = g_path_get_dirname (folder);
  int              code;

  if (g_rename (hidden, folder) != 0)
    {
      remedy_case_file_cannot (error, errno, folder);
      return FALSE;
    }
  if (remedy_tree_sync_folder (cases))
    return TRUE;
  code = errno;
  /* What cannot be hidden again is there; the next save tells what is wrong. */
  if (g_rename (folder, hidden) != 0)
    return TRUE;
  remedy_case_file_cannot (error, code, folder);
  return FALSE;
}

/**
 * remedy_case_store_create:
 * @self: a store
 * @case_: a new case; given its version, its times, and an id unless it has one
 * @error: %REMEDY_ERROR_SAVE
 *
 * Makes its folder and saves it. Nothing was said or done about it yet.
 *
 * Returns: (transfer full) (nullable): the case, open, as of remedy_case_store_load()
 */
RemedyStoredCase *
remedy_case_store_create (RemedyCaseStore *self,
                          RemedyCase      *case_,
                          GError         **error)
{
  g_autofree char *cases = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *lock_path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (RemedyCaseLock) hold = NULL;
  g_autoptr (RemedyCaseLock) lock = NULL;
  RemedyStoredCase *stored;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);
  g_return_val_if_fail (case_ != NULL, NULL);

  cases = g_build_filename (self->folder, REMEDY_CASES, NULL);
  if (!remedy_tree_make (cases))
    {
      remedy_case_file_cannot (error, errno, cases);
      return NULL;
    }
  hold = remedy_case_store_hold (self);
  hidden = claim_folder (self, case_, error);
  if (hidden == NULL)
    return NULL;
  lock_path = g_build_filename (hidden, REMEDY_CASE_LOCK, NULL);
  lock = remedy_case_lock_take (lock_path, NULL);
  if (!fill_folder (hidden, case_, error) || !bring_to_light (self, hidden, case_->id, error))
    {
      remedy_tree_remove (hidden, NULL);
      return NULL;
    }
  folder = remedy_case_store_get_path (self, case_->id, NULL);
  stored = remedy_case_load (folder, lock, error);
  /* One that nobody was told of is not there. */
  if (stored == NULL && g_rename (folder, hidden) == 0)
    remedy_tree_remove (hidden, NULL);
  return stored;
}

/**
 * remedy_case_store_save:
 * @self: a store
 * @case_: a case that it created or loaded
 * @error: %REMEDY_ERROR_SAVE; what is on disk is then as it was
 *
 * Saves its particulars and what the list of cases shows of it. What the operator said and
 * did is saved by remedy_journal_file_append().
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_case_store_save (RemedyCaseStore  *self,
                        const RemedyCase *case_,
                        GError          **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (case_ != NULL && case_->id != NULL, FALSE);

  folder = remedy_case_store_get_path (self, case_->id, NULL);
  return save_in (folder, case_, error);
}

/**
 * remedy_case_store_save_facts:
 * @self: a store
 * @case_: a case of it
 * @name: %REMEDY_CASE_BEFORE or %REMEDY_CASE_AFTER
 * @facts: (nullable): the evidence; %NULL takes the file away
 * @error: %REMEDY_ERROR_SAVE; what is on disk is then as it was
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_case_store_save_facts (RemedyCaseStore   *self,
                              const RemedyCase  *case_,
                              const char        *name,
                              const RemedyFacts *facts,
                              GError           **error)
{
  g_autofree char *path = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (case_ != NULL && case_->id != NULL, FALSE);
  g_return_val_if_fail (
      g_str_equal (name, REMEDY_CASE_BEFORE) || g_str_equal (name, REMEDY_CASE_AFTER), FALSE);

  path = remedy_case_store_get_path (self, case_->id, name);
  if (facts != NULL)
    {
      node = remedy_record_to_json (&remedy_facts_type, facts);
      return remedy_case_file_save (path, node, FALSE, error);
    }
  if (g_unlink (path) == 0 || errno == ENOENT)
    return TRUE;
  remedy_case_file_cannot (error, errno, path);
  return FALSE;
}

/**
 * remedy_case_store_save_media:
 * @self: a store
 * @case_: a case of it
 * @media: what was read of a service pack
 * @error: %REMEDY_ERROR_SAVE; what is on disk is then as it was
 *
 * Each path has its own file, so that undo finds what was read of the one before.
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_case_store_save_media (RemedyCaseStore   *self,
                              const RemedyCase  *case_,
                              const RemedyMedia *media,
                              GError           **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (case_ != NULL && case_->id != NULL, FALSE);
  g_return_val_if_fail (media != NULL && media->path != NULL, FALSE);

  name = remedy_case_load_media_name (media->path);
  path = remedy_case_store_get_path (self, case_->id, name);
  node = remedy_record_to_json (&remedy_media_type, media);
  return remedy_case_file_save (path, node, FALSE, error);
}

/**
 * remedy_case_store_load_media:
 * @self: a store
 * @case_: a case of it
 *
 * Returns: (transfer full) (nullable): what was read of the service pack that the operator
 *   chose; %NULL if none was, or it cannot be opened: it can be read again
 */
RemedyMedia *
remedy_case_store_load_media (RemedyCaseStore  *self,
                              const RemedyCase *case_)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);
  g_return_val_if_fail (case_ != NULL && case_->id != NULL, NULL);

  folder = remedy_case_store_get_path (self, case_->id, NULL);
  return remedy_case_load_media (folder, case_->work->media, NULL);
}

/**
 * remedy_case_store_load:
 * @self: a store
 * @id: of a case
 * @lock: (nullable): the lock on it, if the caller has it already
 * @error: %REMEDY_ERROR_VERSION if a newer program wrote it, which leaves it untouched;
 *   %REMEDY_ERROR_NOT_FOUND, %REMEDY_ERROR_DAMAGED and the like
 *
 * Opens a case. Where another window has it open, or it cannot be written to, it is opened
 * to read only. A case of an older version is upgraded. Evidence that is damaged does not
 * keep the case from being opened: it says so, and can be read again. What saves left that
 * were killed half-way is cleared.
 *
 * Returns: (transfer full) (nullable): all that is on disk of it, and the lock on it
 */
RemedyStoredCase *
remedy_case_store_load (RemedyCaseStore *self,
                        const char      *id,
                        RemedyCaseLock  *lock,
                        GError         **error)
{
  g_autofree char *folder = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!check_id (id, error))
    return NULL;
  folder = remedy_case_store_get_path (self, id, NULL);
  return remedy_case_load (folder, lock, error);
}

static gboolean
check_is_closed (const char      *folder,
                 RemedyCaseLock **lock,
                 GError         **error)
{
  g_autofree char *path = g_build_filename (folder, REMEDY_CASE_LOCK, NULL);
  g_autoptr (GError) cause = NULL;

  *lock = remedy_case_lock_take (path, &cause);
  if (*lock != NULL || !g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_STATE))
    return TRUE;
  /* Translators: %s is as in “This case is open in another window.” */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE, _ ("%s Close it there before you delete "
                                                           "it."), cause->message);
  return FALSE;
}

/**
 * remedy_case_store_delete:
 * @self: a store
 * @id: of a case, which may be damaged or too new
 * @error: %REMEDY_ERROR_STATE if it is open; others of %REMEDY_ERROR
 *
 * Removes the folder of a case, and the practice server that was made for it. The evidence
 * of a real server is never touched, and no symbolic link is followed. The case leaves the
 * list at once; what a crash leaves of it then is cleared when the cases are listed.
 *
 * Returns: %FALSE if something of it is left
 */
gboolean
remedy_case_store_delete (RemedyCaseStore *self,
                          const char      *id,
                          GError         **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *cases = NULL;
  g_autofree char *hidden = NULL;
  g_autoptr (RemedyCaseLock) hold = NULL;
  g_autoptr (RemedyCaseLock) lock = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!check_id (id, error))
    return FALSE;
  hold = remedy_case_store_hold (self);
  folder = remedy_case_store_get_path (self, id, NULL);
  if (!check_is_closed (folder, &lock, error))
    return FALSE;
  cases = g_path_get_dirname (folder);
  hidden = remedy_case_sweep_hide (self->folder, id);
  if (g_rename (folder, hidden) != 0 && errno != ENOENT)
    {
      remedy_error_set_from_errno (error, errno, folder);
      return FALSE;
    }
  (void) remedy_tree_sync_folder (cases);
  return remedy_case_sweep_practice (self->folder, id, error) && remedy_tree_remove (hidden, error);
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = remedy_case_store_list (source, &error);

  if (entries != NULL)
    g_task_return_pointer (task, entries, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * remedy_case_store_list_async:
 * @self: a store
 * @callback: called with the list
 * @user_data: for @callback
 *
 * As remedy_case_store_list(), in a thread.
 */
void
remedy_case_store_list_async (RemedyCaseStore    *self,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (REMEDY_IS_CASE_STORE (self));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, remedy_case_store_list_async);
  g_task_run_in_thread (task, list_in_thread);
}

/**
 * remedy_case_store_list_finish:
 * @self: a store
 * @result: what the callback got
 * @error: as of remedy_case_store_list()
 *
 * Returns: (transfer container) (element-type RemedyCaseEntry): the cases
 */
GPtrArray *
remedy_case_store_list_finish (RemedyCaseStore *self,
                               GAsyncResult    *result,
                               GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
delete_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (remedy_case_store_delete (source, data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * remedy_case_store_delete_async:
 * @self: a store
 * @id: of a case
 * @callback: called when it is gone
 * @user_data: for @callback
 *
 * As remedy_case_store_delete(), in a thread.
 */
void
remedy_case_store_delete_async (RemedyCaseStore    *self,
                                const char         *id,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (REMEDY_IS_CASE_STORE (self));
  g_return_if_fail (id != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, remedy_case_store_delete_async);
  g_task_set_task_data (task, g_strdup (id), g_free);
  g_task_run_in_thread (task, delete_in_thread);
}

/**
 * remedy_case_store_delete_finish:
 * @self: a store
 * @result: what the callback got
 * @error: as of remedy_case_store_delete()
 *
 * Returns: %FALSE if something of it is left
 */
gboolean
remedy_case_store_delete_finish (RemedyCaseStore *self,
                                 GAsyncResult    *result,
                                 GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
