/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-tree.h"
#include "practice/remedy-practice.h"

#define CASES "cases"
#define PRACTICE "practice"
#define CASE_JSON "case.json"
#define PICTURES "pictures"

#define MAX_CASE_BYTES (16 * 1024 * 1024)
#define MAX_FACTS_BYTES (256 * 1024 * 1024)
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

static char *
cases_folder (RemedyCaseStore *self)
{
  return g_build_filename (self->folder, CASES, NULL);
}

static gboolean
make_folder (const char *path,
             GError    **error)
{
  if (g_mkdir_with_parents (path, 0700) == 0)
    return TRUE;
  remedy_case_file_cannot (error, errno, path);
  return FALSE;
}

static void
remove_strays (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir != NULL ? g_dir_read_name (dir) : NULL; name != NULL;
       name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (remedy_case_file_is_stray (name))
        g_unlink (path);
    }
}

static gboolean
check_version (JsonNode   *node,
               const char *path,
               GError    **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode   *member = object != NULL ? json_object_get_member (object, "version") : NULL;
  gint64      version = 0;

  if (member != NULL && JSON_NODE_HOLDS_VALUE (member) &&
      json_node_get_value_type (member) == G_TYPE_INT64)
    version = json_node_get_int (member);
  if (version > REMEDY_CASE_VERSION)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_VERSION,
                   _ ("%s: this case was written by a newer version of this program. It was left "
                      "as it is; open it with that version."),
                   path);
      return FALSE;
    }
  if (version < 1)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("%s: this file is damaged: it does not say of which version it is"), path);
      return FALSE;
    }
  return TRUE;
}

/* Killed while it was made, a case has nothing in it yet, and is none. */
static gboolean
is_unborn (RemedyCaseStore *self,
           const char      *id)
{
  g_autofree char *json = remedy_case_store_get_path (self, id, CASE_JSON);
  g_autofree char *before = remedy_case_store_get_path (self, id, REMEDY_CASE_BEFORE);

  return !g_file_test (json, G_FILE_TEST_EXISTS) && !g_file_test (before, G_FILE_TEST_EXISTS);
}

/* Killed while it was deleted, a case is on disk under its other name: nobody wants it back. */
static gboolean
is_dying (const char *name)
{
  return name[0] == '.' && is_id (name + 1);
}

static RemedyCase *
load_case (RemedyCaseStore *self,
           const char      *id,
           GError         **error)
{
  g_autofree char *path = remedy_case_store_get_path (self, id, CASE_JSON);
  g_autoptr (JsonNode) node = remedy_case_file_load (path, MAX_CASE_BYTES, error);
  g_autoptr (RemedyCase) case_ = NULL;

  if (node == NULL || !check_version (node, path, error))
    return NULL;
  case_ = remedy_record_from_json (&remedy_case_type, node, error);
  if (case_ == NULL)
    {
      g_prefix_error (error, _ ("%s: this file is damaged: "), path);
      return NULL;
    }
  /* The folder is what it is called, wherever it was copied from. */
  g_free (case_->id);
  case_->id = g_strdup (id);
  if (case_->work == NULL)
    case_->work = remedy_work_empty ();
  if (case_->work->answers == NULL)
    case_->work->answers = remedy_answers_new ();
  if (case_->work->statements == NULL)
    case_->work->statements = remedy_statements_new ();
  return g_steal_pointer (&case_);
}

static RemedyFacts *
load_facts (RemedyCaseStore *self,
            const char      *id,
            const char      *name,
            char           **problem)
{
  g_autofree char *path = remedy_case_store_get_path (self, id, name);
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = remedy_case_file_load (path, MAX_FACTS_BYTES, &error);
  RemedyFacts *facts = NULL;

  if (node != NULL)
    facts = remedy_record_from_json (&remedy_facts_type, node, &error);
  if (facts == NULL && !g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
    {
      g_free (*problem);
      /* Translators: the first %s is the path of a file, the second says what is wrong. */
      *problem = g_strdup_printf (_ ("What was read of the server could not be opened (%s: %s). "
                                     "Read the server again."),
                                  path, error->message);
    }
  return facts;
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
 * The cases lie in the folder “cases” of it, one folder each: case.json, before.json,
 * after.json and pictures. Only their owner can read them.
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

  return g_build_filename (self->folder, CASES, id, name, NULL);
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

  return g_build_filename (self->folder, PRACTICE, id, NULL);
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
 * held back by it. What is left of a case whose deletion was killed is removed.
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

  entries = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_case_entry_free);
  folder = cases_folder (self);
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

      if (is_dying (name))
        remedy_tree_remove (path, NULL);
      if (!is_id (name) || is_unborn (self, name) || entries->len >= MAX_CASES)
        continue;
      entry = g_new0 (RemedyCaseEntry, 1);
      entry->id = g_strdup (name);
      entry->case_ = load_case (self, name, &entry->error);
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

/* mkdir() is what tells that a name was free. */
static char *
claim_folder (RemedyCaseStore *self,
              RemedyCase      *case_,
              GError         **error)
{
  g_autofree char *folder = NULL;

  for (guint i = 0; i < MAX_ID_TRIES; i++)
    {
      if (case_->id == NULL)
        case_->id = remedy_case_store_new_id ();
      g_free (folder);
      folder = remedy_case_store_get_path (self, case_->id, NULL);
      if (g_mkdir (folder, 0700) == 0)
        return g_steal_pointer (&folder);
      if (errno != EEXIST)
        break;
      g_clear_pointer (&case_->id, g_free);
    }
  remedy_case_file_cannot (error, errno, folder);
  return NULL;
}

/**
 * remedy_case_store_create:
 * @self: a store
 * @case_: a new case; given its version, its times, and an id unless it has one
 * @error: %REMEDY_ERROR_SAVE
 *
 * Makes its folder and saves it.
 *
 * Returns: (transfer full) (nullable): its id
 */
char *
remedy_case_store_create (RemedyCaseStore *self,
                          RemedyCase      *case_,
                          GError         **error)
{
  g_autofree char *cases = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *pictures = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);
  g_return_val_if_fail (case_ != NULL, NULL);

  cases = cases_folder (self);
  if (!make_folder (cases, error))
    return NULL;
  folder = claim_folder (self, case_, error);
  if (folder == NULL)
    return NULL;
  pictures = g_build_filename (folder, PICTURES, NULL);
  if (g_mkdir (pictures, 0700) != 0)
    {
      remedy_case_file_cannot (error, errno, pictures);
      g_rmdir (folder);
      return NULL;
    }
  case_->version = REMEDY_CASE_VERSION;
  case_->created = g_get_real_time () / G_USEC_PER_SEC;
  if (case_->updated == REMEDY_TIME_UNKNOWN)
    case_->updated = case_->created;
  if (!remedy_case_store_save (self, case_, error))
    {
      remedy_tree_remove (folder, NULL);
      return NULL;
    }
  remedy_tree_sync_folder (cases);
  return g_strdup (case_->id);
}

/**
 * remedy_case_store_save:
 * @self: a store
 * @case_: a case that it created or loaded
 * @error: %REMEDY_ERROR_SAVE; what is on disk is then as it was
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_case_store_save (RemedyCaseStore  *self,
                        const RemedyCase *case_,
                        GError          **error)
{
  g_autofree char *path = NULL;
  g_autoptr (JsonNode) node = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (case_ != NULL && case_->id != NULL, FALSE);

  path = remedy_case_store_get_path (self, case_->id, CASE_JSON);
  node = remedy_record_to_json (&remedy_case_type, case_);
  return remedy_case_file_save (path, node, TRUE, error);
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
 * remedy_case_store_load:
 * @self: a store
 * @id: of a case
 * @error: %REMEDY_ERROR_VERSION if a newer program wrote it, which leaves it untouched;
 *   %REMEDY_ERROR_NOT_FOUND, %REMEDY_ERROR_DAMAGED and the like
 *
 * Evidence that is damaged does not keep the case from being opened: it says so, and can be
 * read again. What saves left that were killed half-way is cleared.
 *
 * Returns: (transfer full) (nullable): all that is on disk of it
 */
RemedyStoredCase *
remedy_case_store_load (RemedyCaseStore *self,
                        const char      *id,
                        GError         **error)
{
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!check_id (id, error))
    return NULL;
  stored = g_new0 (RemedyStoredCase, 1);
  stored->case_ = load_case (self, id, error);
  if (stored->case_ == NULL)
    return NULL;
  stored->before = load_facts (self, id, REMEDY_CASE_BEFORE, &stored->problem);
  stored->after = load_facts (self, id, REMEDY_CASE_AFTER, &stored->problem);
  folder = remedy_case_store_get_path (self, id, NULL);
  remove_strays (folder);
  return g_steal_pointer (&stored);
}

/* A half-deleted case must not come back: it leaves the list at once, by another name. */
static gboolean
remove_case_folder (RemedyCaseStore *self,
                    const char      *id,
                    GError         **error)
{
  g_autofree char *cases = cases_folder (self);
  g_autofree char *folder = remedy_case_store_get_path (self, id, NULL);
  g_autofree char *dying_name = g_strconcat (".", id, NULL);
  g_autofree char *dying = g_build_filename (cases, dying_name, NULL);

  if (g_rename (folder, dying) != 0 && errno != ENOENT)
    {
      remedy_error_set_from_errno (error, errno, folder);
      return FALSE;
    }
  remedy_tree_sync_folder (cases);
  return remedy_tree_remove (dying, error);
}

/**
 * remedy_case_store_delete:
 * @self: a store
 * @id: of a case, which may be damaged or too new
 * @error: of %REMEDY_ERROR
 *
 * Removes the folder of a case, and the practice server that was made for it. The evidence
 * of a real server is never touched, and no symbolic link is followed.
 *
 * Returns: %FALSE if something of it is left
 */
gboolean
remedy_case_store_delete (RemedyCaseStore *self,
                          const char      *id,
                          GError         **error)
{
  g_autofree char *practice = NULL;

  g_return_val_if_fail (REMEDY_IS_CASE_STORE (self), FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  if (!check_id (id, error))
    return FALSE;
  practice = remedy_case_store_get_practice (self, id);
  if (!g_file_test (practice, G_FILE_TEST_IS_SYMLINK) && remedy_practice_is_ours (practice) &&
      remedy_tree_is_inside (self->folder, practice) && !remedy_tree_remove (practice, error))
    return FALSE;
  return remove_case_folder (self, id, error);
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
