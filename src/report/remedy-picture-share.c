/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-picture-share.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "report/remedy-case-names.h"
#include "report/remedy-imported-picture.h"
#include "report/remedy-picture-key.h"
#include "report/remedy-report-language.h"

/*
 * Pictures of a case as they are shared, as far as nothing has to be drawn by the painter: the
 * wizard and the command line share the same ones.
 */

/**
 * remedy_picture_share_take_caption:
 * @hidden: a snapshot with one placing, its names hidden
 * @sharing: which
 *
 * The operator’s own caption is one of the notes, and hidden as they are: through the map of
 * the case, with the snapshot. What became of it is taken out again.
 *
 * Returns: (transfer full) (nullable): what is shared of it
 */
char *
remedy_picture_share_take_caption (RemedySnapshot      *hidden,
                                   const RemedySharing *sharing)
{
  GPtrArray *placings;
  g_autofree char *caption = NULL;

  g_return_val_if_fail (hidden != NULL && hidden->case_ != NULL, NULL);
  g_return_val_if_fail (sharing != NULL, NULL);

  placings = hidden->case_->work->placings;
  for (guint i = 0; i < placings->len; i++)
    {
      RemedyPlacing *placing = placings->pdata[i];

      if (caption == NULL)
        caption = g_steal_pointer (&placing->caption);
      remedy_placing_free (placing);
    }
  g_ptr_array_set_size (placings, 0);
  if (remedy_sharing_hides (sharing, REMEDY_NAMES_NOTES)
      || (caption != NULL && *caption == '\0'))
    return NULL;
  return g_steal_pointer (&caption);
}

/**
 * remedy_picture_share_join_captions:
 * @own: (nullable): what is shared of the operator’s own caption
 * @made: the program’s
 *
 * Returns: (transfer full): both as one
 */
char *
remedy_picture_share_join_captions (const char *own,
                                    const char *made)
{
  return own != NULL ? g_strdup_printf ("%s · %s", own, made) : g_strdup (made);
}

/**
 * remedy_picture_share_fill:
 * @shared: a picture that nothing is in yet
 * @drawing: how it was drawn
 * @png: the picture
 */
void
remedy_picture_share_fill (RemedySharedPicture        *shared,
                           const RemedyPictureDrawing *drawing,
                           GBytes                     *png)
{
  g_return_if_fail (shared != NULL);
  g_return_if_fail (drawing != NULL);
  g_return_if_fail (png != NULL);

  shared->png = g_bytes_ref (png);
  shared->caption = g_strdup (drawing->caption);
  shared->alt = g_strdup (drawing->alt);
  shared->width = (int) drawing->width;
  shared->height = (int) drawing->height;
  for (guint i = 0; i < drawing->texts->len; i++)
    g_ptr_array_add (shared->texts, g_strdup (drawing->texts->pdata[i]));
}

static RemedySharedPicture *
begin (const RemedyPicture *picture,
       const RemedyPlacing *placing,
       const char          *page)
{
  RemedySharedPicture *shared = remedy_shared_picture_new ();

  shared->id = g_strdup (picture->id);
  shared->page = g_strdup (page);
  shared->original_caption = g_strdup (placing->caption);
  return shared;
}

/**
 * remedy_picture_share_drawn:
 * @case_folder: of a case
 * @picture: a picture of a page of the wizard
 * @sharing: what is hidden, and how it is drawn
 * @placing: the operator’s own caption
 * @names: (element-type RemedyHiddenName): the names of the case
 *
 * Returns: (transfer full) (nullable): the picture as it was drawn last; %NULL if it would look
 *   otherwise now, and has to be drawn
 */
RemedySharedPicture *
remedy_picture_share_drawn (const char          *case_folder,
                            const RemedyPicture *picture,
                            const RemedySharing *sharing,
                            const RemedyPlacing *placing,
                            const GPtrArray     *names)
{
  g_autoptr (GBytes) png = NULL;
  g_autoptr (RemedyPictureDrawing) drawing = NULL;
  RemedySharedPicture *shared;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (picture != NULL && picture->snapshot != NULL, NULL);
  g_return_val_if_fail (placing != NULL, NULL);

  drawing = remedy_picture_drawing_load (case_folder, picture->id, &png);
  if (drawing == NULL
      || !remedy_picture_key_fits (drawing, picture, sharing, placing->caption, names))
    return NULL;
  shared = begin (picture, placing, remedy_page_words[picture->snapshot->page]);
  remedy_picture_share_fill (shared, drawing, png);
  return shared;
}

/* Of the server’s own screen: nothing in it is hidden but what the operator covered. */
static gboolean
flatten (RemedySharedPicture *shared,
         const char          *case_folder,
         const RemedyPicture *picture,
         gboolean             to_share,
         GError             **error)
{
  g_autoptr (RemedyImportedPicture) flat
      = remedy_imported_picture_make (case_folder, picture->id, error);

  if (flat == NULL)
    return FALSE;
  if (to_share && !flat->confirmed)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                   _ ("Picture %d is of the server’s own screen, where no name can be hidden for "
                      "you. Look at it, cover what is not to be seen, and let it go."),
                   (int) picture->number);
      return FALSE;
    }
  shared->png = g_bytes_ref (flat->png);
  shared->width = flat->width;
  shared->height = flat->height;
  for (guint i = 0; i < flat->texts->len; i++)
    g_ptr_array_add (shared->texts, g_strdup (flat->texts->pdata[i]));
  return TRUE;
}

/* What is said of it has no name in it but what the operator wrote. */
static gboolean
caption_imported (RemedySharedPicture *shared,
                  const char          *case_folder,
                  const RemedySharing *sharing,
                  const RemedyPlacing *placing,
                  GError             **error)
{
  g_autoptr (RemedySnapshot) said = remedy_snapshot_new ();
  g_autoptr (RemedySnapshot) hidden = NULL;
  g_autofree char *own = NULL;
  g_auto (RemedyReportLanguage) language = { 0 };

  said->case_ = remedy_case_new ();
  said->case_->work = remedy_work_empty ();
  g_ptr_array_add (said->case_->work->placings, remedy_placing_copy (placing));
  hidden = remedy_case_names_hide (case_folder, sharing, said, NULL, error);
  if (hidden == NULL || !remedy_report_language_enter (&language, sharing->language, error))
    return FALSE;
  own = remedy_picture_share_take_caption (hidden, sharing);
  shared->caption = remedy_picture_share_join_captions (own, _ ("Screen of the server"));
  shared->alt = g_strdup (_ ("Picture of the server’s own screen, brought in by the operator."));
  return TRUE;
}

/**
 * remedy_picture_share_imported:
 * @case_folder: of a case
 * @picture: a picture of the server’s own screen
 * @sharing: what is hidden in what is said of it
 * @placing: the operator’s own caption
 * @to_share: %TRUE if it is to leave this machine, %FALSE if it is looked at by the operator
 * @error: of %REMEDY_ERROR; %REMEDY_ERROR_STATE if it is to be shared and the operator did not
 *   let it go yet
 *
 * Returns: (transfer full) (nullable): the picture, made anew with what was drawn on it
 */
RemedySharedPicture *
remedy_picture_share_imported (const char          *case_folder,
                               const RemedyPicture *picture,
                               const RemedySharing *sharing,
                               const RemedyPlacing *placing,
                               gboolean             to_share,
                               GError             **error)
{
  g_autoptr (RemedySharedPicture) shared = NULL;

  g_return_val_if_fail (case_folder != NULL, NULL);
  g_return_val_if_fail (picture != NULL, NULL);
  g_return_val_if_fail (sharing != NULL, NULL);
  g_return_val_if_fail (placing != NULL, NULL);

  shared = begin (picture, placing, "import");
  if (!flatten (shared, case_folder, picture, to_share, error)
      || !caption_imported (shared, case_folder, sharing, placing, error))
    return NULL;
  return g_steal_pointer (&shared);
}
