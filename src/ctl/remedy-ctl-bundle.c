/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-ctl-bundle.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-diagnosis.h"
#include "core/remedy-error.h"
#include "ctl/remedy-ctl-server.h"
#include "evidence/remedy-file-reader.h"
#include "guide/remedy-case-load.h"
#include "guide/remedy-picture-order.h"
#include "guide/remedy-picture-store.h"
#include "report/remedy-case-names.h"
#include "report/remedy-picture-share.h"

/* Bytes of one file of the server that is added as it is. */
#define MAX_ADDED (128 * 1024 * 1024)

/* What was chosen on the command line comes on top of what is in the case. */
static void
choose (RemedySharing       *sharing,
        const RemedySharing *chosen)
{
  for (guint i = 0; i < chosen->told->len; i++)
    if (!g_ptr_array_find_with_equal_func (sharing->told, chosen->told->pdata[i], g_str_equal,
                                           NULL))
      g_ptr_array_add (sharing->told, g_strdup (chosen->told->pdata[i]));
  for (guint i = 0; i < chosen->words->len; i++)
    if (!g_ptr_array_find_with_equal_func (sharing->words, chosen->words->pdata[i], g_str_equal,
                                           NULL))
      g_ptr_array_add (sharing->words, g_strdup (chosen->words->pdata[i]));
  if (chosen->language != NULL)
    {
      g_free (sharing->language);
      sharing->language = g_strdup (chosen->language);
    }
}

/* One that is not there, or not yet, is counted; only one that is damaged is an error. */
static gboolean
add_picture (const char          *folder,
             const RemedyPicture *picture,
             const RemedyPlacing *placing,
             RemedyBundleInput   *input,
             RemedyCtlMissing    *missing,
             GError             **error)
{
  g_autoptr (GError) cause = NULL;
  RemedySharedPicture *shared;

  if (picture->kind == REMEDY_PICTURE_IMPORTED)
    {
      shared = remedy_picture_share_imported (folder, picture, input->sharing, placing, TRUE,
                                              &cause);
      if (g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_STATE))
        missing->n_unconfirmed++;
      else if (cause != NULL)
        /* Translators: the number of a picture in the case, and what is wrong with it. */
        g_set_error (error, cause->domain, cause->code,
                     _ ("picture %d of the case: %s. Leave it out in ntsmig-remedy, or delete it "
                        "there; nothing was written"),
                     (int) picture->number, cause->message);
    }
  else
    {
      shared = remedy_picture_share_drawn (folder, picture, input->sharing, placing, input->names);
      missing->n_stale += shared == NULL;
    }
  if (shared != NULL)
    g_ptr_array_add (input->pictures, shared);
  return cause == NULL || g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_STATE);
}

/* Those that are of the wizard’s pages as it drew them last. */
static gboolean
add_pictures (const char        *folder,
              RemedyBundleInput *input,
              RemedyCtlMissing  *missing,
              GError           **error)
{
  g_autoptr (GPtrArray) pictures = remedy_picture_store_list (folder, error);
  g_autoptr (GPtrArray) placings = NULL;

  if (pictures == NULL)
    return FALSE;
  placings = remedy_picture_arrange (pictures, input->original->case_->work->placings);
  for (guint i = 0; i < placings->len; i++)
    {
      const RemedyPlacing *placing = placings->pdata[i];

      if (!placing->left_out
          && !add_picture (folder, remedy_picture_find (pictures, placing->id), placing, input,
                           missing, error))
        return FALSE;
    }
  return TRUE;
}

static RemedySnapshot *
take_snapshot (RemedyStoredCase *stored)
{
  RemedySnapshot *snapshot = remedy_snapshot_new ();

  snapshot->page = stored->case_->page;
  snapshot->case_ = g_steal_pointer (&stored->case_);
  snapshot->before = g_steal_pointer (&stored->before);
  snapshot->after = g_steal_pointer (&stored->after);
  snapshot->media = g_steal_pointer (&stored->media);
  return snapshot;
}

/**
 * remedy_ctl_bundle_of_case:
 * @folder: of a case
 * @chosen: what was chosen beyond what the case says
 * @missing: (out): how many pictures are not in it, and why
 * @error: of %REMEDY_ERROR
 *
 * Names get their tokens from the map of the case, which is kept there.
 *
 * Returns: (transfer full) (nullable): what its bundle is made from
 */
RemedyBundleInput *
remedy_ctl_bundle_of_case (const char          *folder,
                           const RemedySharing *chosen,
                           RemedyCtlMissing    *missing,
                           GError             **error)
{
  g_autoptr (RemedyStoredCase) stored = remedy_case_load_look (folder, error);
  g_autoptr (RemedyBundleInput) input = NULL;
  RemedySharing *sharing;

  *missing = (RemedyCtlMissing){ 0 };
  if (stored == NULL)
    return NULL;
  input = remedy_bundle_input_new ();
  input->original = take_snapshot (stored);
  if (input->original->case_->work->sharing == NULL)
    input->original->case_->work->sharing = remedy_sharing_new ();
  sharing = input->original->case_->work->sharing;
  choose (sharing, chosen);
  input->sharing = remedy_sharing_copy (sharing);
  g_clear_pointer (&input->names, g_ptr_array_unref);
  input->redacted
      = remedy_case_names_hide (folder, sharing, input->original, &input->names, error);
  if (input->redacted == NULL || !add_pictures (folder, input, missing, error))
    return NULL;
  return g_steal_pointer (&input);
}

/* What the wizard would know of it, had it just read the server. */
static RemedySnapshot *
new_snapshot (const char *const   *paths,
              RemedyFacts         *facts,
              const RemedyAnswers *answers)
{
  RemedySnapshot *snapshot = remedy_snapshot_new ();
  g_autoptr (RemedyDiagnosis) diagnosis = remedy_diagnosis_make (facts, answers);
  RemedyCase *case_ = remedy_case_new ();

  snapshot->page = REMEDY_PAGE_REPORT;
  snapshot->case_ = case_;
  snapshot->before = facts;
  case_->version = REMEDY_CASE_VERSION;
  case_->created = facts->gathered;
  case_->updated = facts->gathered;
  case_->work = remedy_work_empty ();
  remedy_answers_free (case_->work->answers);
  case_->work->answers = remedy_answers_copy (answers);
  /* When it was said on the command line, which is now. */
  if (answers->saw != REMEDY_SAW_UNASKED)
    case_->work->answers->stated_at = facts->gathered;
  case_->page = REMEDY_PAGE_REPORT;
  case_->service_pack = diagnosis->service_pack;
  case_->condition = g_strdup (remedy_condition_words[diagnosis->condition]);
  case_->server = g_strdup (facts->layout != NULL ? facts->layout->computer : NULL);
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (case_->paths, g_canonicalize_filename (paths[i], NULL));
  return snapshot;
}

/**
 * remedy_ctl_bundle_of_server:
 * @paths: host paths, %NULL-terminated; all are of one server
 * @answers: what the operator saw on it
 * @chosen: what is hidden, and the language
 * @cancellable: to stop reading
 * @error: of %REMEDY_ERROR, or %G_IO_ERROR_CANCELLED
 *
 * Names have their tokens for this bundle only.
 *
 * Returns: (transfer full) (nullable): what its bundle is made from
 */
RemedyBundleInput *
remedy_ctl_bundle_of_server (const char *const   *paths,
                             const RemedyAnswers *answers,
                             const RemedySharing *chosen,
                             GCancellable        *cancellable,
                             GError             **error)
{
  RemedyFacts *facts = remedy_ctl_gather_all (paths, cancellable, error);
  g_autoptr (RemedyNameMap) map = NULL;
  RemedyBundleInput *input;
  const GPtrArray *names;

  if (facts == NULL)
    return NULL;
  map = remedy_name_map_new ();
  input = remedy_bundle_input_new ();
  input->original = new_snapshot (paths, facts, answers);
  choose (input->original->case_->work->sharing, chosen);
  input->sharing = remedy_sharing_copy (input->original->case_->work->sharing);
  input->redacted = remedy_name_map_hide (map, input->sharing, input->original);
  names = remedy_name_map_get_names (map);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (input->names, remedy_hidden_name_copy (names->pdata[i]));
  return input;
}

/**
 * remedy_ctl_bundle_add_files:
 * @input: what a bundle is made from
 * @paths: (nullable): files of the server, %NULL-terminated
 * @error: what reading them failed with
 *
 * Adds them as they are; whether that may be is for remedy_bundle_make() to say.
 *
 * Returns: %TRUE if all could be read
 */
gboolean
remedy_ctl_bundle_add_files (RemedyBundleInput *input,
                             char             **paths,
                             GError           **error)
{
  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    {
      g_autoptr (RemedyReader) reader = remedy_file_reader_new (paths[i], error);
      g_autoptr (GBytes) bytes
          = reader != NULL ? remedy_reader_read_all (reader, MAX_ADDED, NULL, error) : NULL;

      if (bytes == NULL)
        return FALSE;
      g_ptr_array_add (input->raw, remedy_raw_file_new (paths[i], bytes));
    }
  return TRUE;
}
