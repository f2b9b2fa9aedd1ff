/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case-load.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-picture-store.h"

/*
 * How a case is opened. It is read first, and only then locked, upgraded and cleared: one
 * that cannot be opened stays as it is, byte for byte.
 */

#define MAX_CASE_BYTES (16 * 1024 * 1024)
#define MAX_FACTS_BYTES (256 * 1024 * 1024)
#define MAX_MEDIA_BYTES (64 * 1024 * 1024)

/* Of the name of what was read of a service pack; the path is in the file too. */
#define MEDIA_NAME_LENGTH 16

/**
 * remedy_case_load_is_unborn:
 * @folder: in which a case may be
 *
 * Killed while it was made by the first version of this program, a case has nothing in it
 * yet, and is none.
 *
 * Returns: %TRUE if there is none
 */
gboolean
remedy_case_load_is_unborn (const char *folder)
{
  g_autofree char *json = g_build_filename (folder, REMEDY_CASE_JSON, NULL);
  g_autofree char *journal = g_build_filename (folder, REMEDY_CASE_JOURNAL, NULL);
  g_autofree char *before = g_build_filename (folder, REMEDY_CASE_BEFORE, NULL);

  return !g_file_test (json, G_FILE_TEST_EXISTS) && !g_file_test (journal, G_FILE_TEST_EXISTS) &&
         !g_file_test (before, G_FILE_TEST_EXISTS);
}

static gboolean
check_version (JsonNode   *node,
               const char *path,
               gint64     *version,
               GError    **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode   *member = object != NULL ? json_object_get_member (object, "version") : NULL;

  *version = 0;
  if (member != NULL && JSON_NODE_HOLDS_VALUE (member) &&
      json_node_get_value_type (member) == G_TYPE_INT64)
    *version = json_node_get_int (member);
  if (*version > REMEDY_CASE_VERSION)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_VERSION,
                   _ ("%s: this case was written by a newer version of this program. It was left "
                      "as it is; open it with that version."),
                   path);
      return FALSE;
    }
  if (*version < 1)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("%s: this file is damaged: it does not say of which version it is"), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_particulars (const char  *path,
                  RemedyCase **case_,
                  RemedyWork **work,
                  GError     **error)
{
  g_autoptr (JsonNode) node = remedy_case_file_load (path, MAX_CASE_BYTES, error);
  g_autoptr (GError) cause = NULL;
  gint64 version;

  if (node == NULL || !check_version (node, path, &version, error))
    return FALSE;
  *case_ = remedy_record_from_json (&remedy_case_type, node, &cause);
  /* Version 1 had these beside the particulars, under the same names. */
  if (*case_ != NULL && version == 1)
    *work = remedy_record_from_json (&remedy_work_type, node, &cause);
  if (cause == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&cause), _ ("%s: this file is damaged: "),
                              path);
  g_clear_pointer (case_, remedy_case_free);
  return FALSE;
}

/**
 * remedy_case_load_summary:
 * @folder: of a case
 * @error: as of remedy_case_load()
 *
 * Returns: (transfer full) (nullable): what the list of cases shows of it, as it was saved
 *   last; what the operator said and did is not in it
 */
RemedyCase *
remedy_case_load_summary (const char *folder,
                          GError    **error)
{
  g_autofree char *path = g_build_filename (folder, REMEDY_CASE_JSON, NULL);
  g_autoptr (RemedyWork) work = NULL;
  RemedyCase *case_ = NULL;

  if (!read_particulars (path, &case_, &work, error))
    return NULL;
  /* The folder is what it is called, wherever it was copied from. */
  g_free (case_->id);
  case_->id = g_path_get_basename (folder);
  if (case_->work == NULL)
    case_->work = remedy_work_empty ();
  return case_;
}

static RemedyMove *
import (RemedyCase *case_,
        RemedyWork *work)
{
  RemedyMove *move = remedy_move_make (REMEDY_MOVE_IMPORT, NULL);

  move->time = case_->updated;
  move->work = work;
  return move;
}

static RemedyJournalFile *
read_journal (const char     *path,
              gint64          at_least,
              RemedyJournal **journal,
              GError        **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (RemedyJournalFile) file = remedy_journal_file_open (path, journal, &cause);

  if (g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("%s: the journal of this case is missing, and with it what was said and "
                      "done. Put it back from a copy."),
                   path);
      return NULL;
    }
  if (file == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if ((gint64) remedy_journal_get_moves (*journal)->len < at_least)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("%s: the journal of this case ends early: it had %" PRIi64 " lines, and has "
                      "%u. Put it back from a copy."),
                   path, at_least, remedy_journal_get_moves (*journal)->len);
      g_clear_pointer (journal, remedy_journal_free);
      return NULL;
    }
  return g_steal_pointer (&file);
}

/* All that decides whether the case can be opened; nothing is changed. */
static RemedyStoredCase *
read_case (const char  *folder,
           RemedyWork **work,
           GError     **error)
{
  g_autofree char *json = g_build_filename (folder, REMEDY_CASE_JSON, NULL);
  g_autofree char *path = g_build_filename (folder, REMEDY_CASE_JOURNAL, NULL);
  g_autoptr (RemedyStoredCase) stored = g_new0 (RemedyStoredCase, 1);
  gint64 time;

  if (!read_particulars (json, &stored->case_, work, error))
    return NULL;
  g_free (stored->case_->id);
  stored->case_->id = g_path_get_basename (folder);
  if (*work != NULL)
    {
      stored->journal = remedy_journal_new ();
      remedy_journal_add (stored->journal, import (stored->case_, remedy_work_copy (*work)));
    }
  else
    {
      stored->file = read_journal (path, stored->case_->moves, &stored->journal, error);
      if (stored->file == NULL)
        return NULL;
    }
  remedy_work_free (stored->case_->work);
  stored->case_->work = remedy_journal_fold (stored->journal);
  time = remedy_journal_get_time (stored->journal);
  stored->case_->updated = MAX (stored->case_->updated, time);
  return g_steal_pointer (&stored);
}

/*
 * Version 1 becomes version 2 by the second of these writes. What the first one wrote is
 * not looked at before that, and written again by the next try.
 */
static gboolean
upgrade (const char       *folder,
         RemedyStoredCase *stored,
         RemedyWork       *work,
         GError          **error)
{
  g_autofree char *json = g_build_filename (folder, REMEDY_CASE_JSON, NULL);
  g_autofree char *path = g_build_filename (folder, REMEDY_CASE_JOURNAL, NULL);
  g_autoptr (RemedyMove) move = import (stored->case_, remedy_work_copy (work));
  g_autoptr (JsonNode) node = NULL;
  RemedyJournal *journal = NULL;

  if (!remedy_journal_file_create (path, move, error))
    return FALSE;
  stored->file = remedy_journal_file_open (path, &journal, error);
  if (stored->file == NULL)
    return FALSE;
  remedy_journal_free (stored->journal);
  stored->journal = journal;
  stored->case_->version = REMEDY_CASE_VERSION;
  stored->case_->moves = 1;
  node = remedy_record_to_json (&remedy_case_type, stored->case_);
  json_object_remove_member (json_node_get_object (node), "work");
  return remedy_case_file_save (json, node, TRUE, error);
}

static void
add_problem (RemedyStoredCase *stored,
             const char       *problem)
{
  char *old = stored->problem;

  stored->problem = old != NULL ? g_strconcat (old, " ", problem, NULL) : g_strdup (problem);
  g_free (old);
}

static RemedyFacts *
load_facts (const char       *folder,
            const char       *name,
            RemedyStoredCase *stored)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *problem = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = remedy_case_file_load (path, MAX_FACTS_BYTES, &error);
  RemedyFacts *facts = NULL;

  if (node != NULL)
    facts = remedy_record_from_json (&remedy_facts_type, node, &error);
  if (facts != NULL || g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
    return facts;
  /* Translators: the first %s is the path of a file, the second says what is wrong. */
  problem = g_strdup_printf (_ ("What was read of the server could not be opened (%s: %s). Read "
                                "the server again."),
                             path, error->message);
  add_problem (stored, problem);
  return NULL;
}

/**
 * remedy_case_load_media_name:
 * @path: host path of a service pack
 *
 * Returns: (transfer full): the name of the file that holds what was read of it
 */
char *
remedy_case_load_media_name (const char *path)
{
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, path, -1);

  return g_strdup_printf ("media-%.*s.json", MEDIA_NAME_LENGTH, sum);
}

/**
 * remedy_case_load_media:
 * @folder: of a case
 * @path: (nullable): host path of a service pack
 * @problem: (out) (optional) (nullable) (transfer full): a sentence, if it could not be read
 *
 * Returns: (transfer full) (nullable): what was read of it
 */
RemedyMedia *
remedy_case_load_media (const char *folder,
                        const char *path,
                        char      **problem)
{
  g_autofree char *name = path != NULL ? remedy_case_load_media_name (path) : NULL;
  g_autofree char *file = name != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (RemedyMedia) media = NULL;

  if (file == NULL)
    return NULL;
  node = remedy_case_file_load (file, MAX_MEDIA_BYTES, &error);
  if (node != NULL)
    media = remedy_record_from_json (&remedy_media_type, node, &error);
  if (media != NULL && g_strcmp0 (media->path, path) == 0)
    return g_steal_pointer (&media);
  if (problem != NULL && error != NULL &&
      !g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
    /* Translators: the first %s is the path of a file, the second says what is wrong. */
    *problem = g_strdup_printf (_ ("What was read of the service pack could not be opened (%s: "
                                   "%s). Check it again."),
                                file, error->message);
  return NULL;
}

/* What was read to verify belongs to what was read before it: an older one is what a crash
 * left over between the two writes of a new reading. */
static void
load_evidence (const char       *folder,
               RemedyStoredCase *stored)
{
  g_autofree char *problem = NULL;

  stored->before = load_facts (folder, REMEDY_CASE_BEFORE, stored);
  stored->after = load_facts (folder, REMEDY_CASE_AFTER, stored);
  if (stored->before != NULL && stored->after != NULL &&
      stored->after->gathered < stored->before->gathered)
    g_clear_pointer (&stored->after, remedy_facts_free);
  stored->media = remedy_case_load_media (folder, stored->case_->work->media, &problem);
  if (problem != NULL)
    add_problem (stored, problem);
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

/* Another window, a disk that is read only, a folder of somebody else: to be read only. No
 * locks: it is said. Anything else will be said by the first save that fails. */
static void
take_lock (const char       *folder,
           RemedyStoredCase *stored,
           RemedyCaseLock   *lock)
{
  g_autofree char *path = g_build_filename (folder, REMEDY_CASE_LOCK, NULL);
  g_autoptr (GError) error = NULL;

  if (lock != NULL)
    stored->lock = remedy_case_lock_ref (lock);
  else
    stored->lock = remedy_case_lock_take (path, &error);
  if (stored->lock != NULL)
    return;
  if (g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_STATE) ||
      g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_DENIED))
    stored->read_only = g_strdup (error->message);
  else
    add_problem (stored, error->message);
}

/**
 * remedy_case_load:
 * @folder: of a case
 * @lock: (nullable): the lock on it, if the caller has it already
 * @error: as of remedy_case_store_load(), which see
 *
 * Returns: (transfer full) (nullable): all that is on disk of it, and the lock on it
 */
RemedyStoredCase *
remedy_case_load (const char     *folder,
                  RemedyCaseLock *lock,
                  GError        **error)
{
  g_autoptr (RemedyStoredCase) seen = NULL;
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autoptr (RemedyWork) seen_work = NULL;
  g_autoptr (RemedyWork) work = NULL;
  g_autoptr (GError) cause = NULL;

  seen = read_case (folder, &seen_work, error);
  if (seen == NULL)
    return NULL;
  take_lock (folder, seen, lock);
  /* What was seen may have changed until the lock was there. */
  stored = read_case (folder, &work, error);
  if (stored == NULL)
    return NULL;
  stored->lock = g_steal_pointer (&seen->lock);
  stored->read_only = g_steal_pointer (&seen->read_only);
  stored->problem = g_steal_pointer (&seen->problem);
  if (stored->read_only == NULL && work != NULL && !upgrade (folder, stored, work, &cause))
    stored->read_only = g_strdup (cause->message);
  load_evidence (folder, stored);
  if (stored->read_only == NULL)
    {
      remove_strays (folder);
      remedy_picture_store_sweep (folder);
    }
  else
    g_clear_pointer (&stored->file, remedy_journal_file_unref);
  return g_steal_pointer (&stored);
}

/**
 * remedy_case_load_look:
 * @folder: of a case
 * @error: as of remedy_case_load()
 *
 * For whoever only looks: nothing is locked, upgraded or cleared, and nothing can be saved.
 *
 * Returns: (transfer full) (nullable): all that is on disk of it
 */
RemedyStoredCase *
remedy_case_load_look (const char *folder,
                       GError    **error)
{
  g_autoptr (RemedyWork) work = NULL;
  RemedyStoredCase *stored;

  g_return_val_if_fail (folder != NULL, NULL);

  stored = read_case (folder, &work, error);
  if (stored == NULL)
    return NULL;
  load_evidence (folder, stored);
  g_clear_pointer (&stored->file, remedy_journal_file_unref);
  return stored;
}
