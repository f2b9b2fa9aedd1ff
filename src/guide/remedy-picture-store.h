/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-picture-drawing.h"
#include "guide/remedy-snapshot.h"

G_BEGIN_DECLS

/*
 * The pictures of a case. A picture is data: what a page showed, to be drawn whenever it is
 * wanted, with other names hidden, in another language or size. An imported picture has its
 * own bytes. What the operator arranged (order, captions, what is left out) is in the work
 * of the case, since it can be undone; pictures themselves come and go beside it.
 *
 * All of it may be called from any thread; it reads and writes, so from no main loop.
 */

typedef enum
{
  REMEDY_PICTURE_PAGE, /* by itself, of a page that was shown */
  REMEDY_PICTURE_STEP, /* by itself, of a step that was done, failed or skipped */
  REMEDY_PICTURE_TAKEN, /* by the operator */
  REMEDY_PICTURE_IMPORTED, /* of the server’s own screen, brought in by the operator */
} RemedyPictureKind;

extern const char *const remedy_picture_kind_words[];

typedef struct
{
  gint64          version;
  char           *id;
  gint64          number; /* in the order of taking, from 1 */
  int             kind; /* RemedyPictureKind */
  gint64          taken; /* time */
  RemedySnapshot *snapshot; /* without what was read; NULL if none goes with an imported one */
  char           *before; /* SHA-256 of what was read; NULL if nothing was */
  char           *after;
  char           *media;
} RemedyPicture;
REMEDY_DECLARE_RECORD (RemedyPicture, remedy_picture)

RemedyPicture  *remedy_picture_store_add           (const char           *case_folder,
                                                    RemedyPictureKind     kind,
                                                    const RemedySnapshot *snapshot,
                                                    GError              **error);
RemedyPicture  *remedy_picture_store_retake        (const char           *case_folder,
                                                    const char           *id,
                                                    const RemedySnapshot *snapshot,
                                                    GError              **error);
RemedyPicture  *remedy_picture_store_import        (const char *case_folder,
                                                    GBytes     *original,
                                                    gint64      taken,
                                                    GError    **error);
GPtrArray      *remedy_picture_store_list          (const char *case_folder,
                                                    GError    **error);
RemedySnapshot *remedy_picture_store_load_snapshot (const char          *case_folder,
                                                    const RemedyPicture *picture,
                                                    GError             **error);
GBytes         *remedy_picture_store_load_original (const char *case_folder,
                                                    const char *id,
                                                    GError    **error);
gboolean        remedy_picture_store_save_shapes   (const char *case_folder,
                                                    const char *id,
                                                    JsonNode   *shapes,
                                                    GError    **error);
JsonNode       *remedy_picture_store_load_shapes   (const char *case_folder,
                                                    const char *id,
                                                    GError    **error);
gboolean        remedy_picture_store_delete        (const char *case_folder,
                                                    const char *id,
                                                    GError    **error);
void            remedy_picture_store_sweep         (const char *case_folder);

G_END_DECLS
