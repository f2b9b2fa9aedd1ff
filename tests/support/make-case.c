/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Makes a case as the wizard leaves one, for the tests of commands: what is read of a
 * server, and steps that the operator marked as done; and a picture of every kind there is.
 *
 * usage: make-case STORE SERVER [--pictures] [STEP…]
 */
#include "config.h"

#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "guide/remedy-case-store.h"
#include "guide/remedy-picture-drawing.h"
#include "guide/remedy-picture-store.h"
#include "report/remedy-case-names.h"
#include "report/remedy-imported-picture.h"
#include "report/remedy-picture-key.h"
#include "report/remedy-png.h"

#define PICTURES "--pictures"
#define SIDE 40 /* pixels */

/* A picture of the wizard’s, and how it was drawn last. */
typedef struct
{
  int         page;
  const char *caption;
  gboolean    stale; /* with other settings */
  gboolean    left_out;
} Drawn;

static RemedyFacts *
gather (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  RemedySource *source = remedy_folder_source_new (folder, NULL, &error);
  RemedyFacts  *facts;

  g_assert_no_error (error);
  g_ptr_array_add (sources, source);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static void
mark (RemedyStoredCase *stored,
      const char       *step)
{
  g_autoptr (RemedyMove) move = remedy_move_make (REMEDY_MOVE_MARK, NULL);
  g_autoptr (GError) error = NULL;

  move->time = g_get_real_time () / G_USEC_PER_SEC;
  move->step = g_strdup (step);
  move->state = REMEDY_STEP_DONE;
  remedy_journal_file_append (stored->file, move, &error);
  g_assert_no_error (error);
}

/* All of one colour. */
static GBytes *
paint (guint32 colour)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIDE, SIDE);
  cairo_t *cr = cairo_create (surface);
  GBytes  *png;

  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
  cairo_paint (cr);
  cairo_destroy (cr);
  png = remedy_png_encode (surface, &error);
  g_assert_no_error (error);
  cairo_surface_destroy (surface);
  return png;
}

static void
take (const char     *folder,
      RemedySnapshot *snapshot,
      const Drawn    *how,
      GPtrArray      *placings)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyPicture) picture = NULL;
  g_autoptr (RemedySharing) sharing = remedy_sharing_copy (snapshot->case_->work->sharing);
  g_autoptr (RemedySnapshot) hidden = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (RemedyPictureDrawing) drawing = remedy_picture_drawing_new ();
  g_autoptr (GBytes) png = paint (0x336699);
  RemedyPlacing *placing = remedy_placing_new ();

  snapshot->page = how->page;
  picture = remedy_picture_store_add (folder, REMEDY_PICTURE_PAGE, snapshot, &error);
  g_assert_no_error (error);
  sharing->dark = how->stale;
  hidden = remedy_case_names_hide (folder, sharing, snapshot, &names, &error);
  g_assert_no_error (error);
  drawing->n_names = names->len;
  drawing->key = remedy_picture_key_make (picture, sharing, NULL, names, names->len);
  drawing->width = SIDE;
  drawing->height = SIDE;
  drawing->caption = g_strdup (how->caption);
  drawing->alt = g_strdup (how->caption);
  remedy_picture_drawing_save (folder, picture->id, drawing, png, &error);
  g_assert_no_error (error);
  placing->id = g_strdup (picture->id);
  placing->left_out = how->left_out;
  g_ptr_array_add (placings, placing);
}

/* Half of it is covered. */
static void
import (const char *folder,
        gboolean    confirmed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) png = paint (0xcc0022);
  g_autoptr (RemedyPicture) picture = remedy_picture_store_import (folder, png, 933508800, &error);
  g_autoptr (RemedyMarkup) markup = remedy_markup_empty (SIDE, SIDE);
  RemedyShape *cover = remedy_shape_new ();

  g_assert_no_error (error);
  cover->kind = REMEDY_SHAPE_COVER;
  cover->width = SIDE / 2;
  cover->height = SIDE;
  g_ptr_array_add (markup->shapes, cover);
  markup->confirmed = confirmed;
  remedy_imported_picture_save_markup (folder, picture->id, markup, &error);
  g_assert_no_error (error);
}

static void
make_pictures (RemedyStoredCase *stored,
               RemedyFacts      *facts,
               const char       *folder)
{
  static const Drawn drawn[] = {
    { REMEDY_PAGE_CHECKS, .caption = "as it is" },
    { REMEDY_PAGE_DIAGNOSIS, .caption = "as it was", .stale = TRUE },
    { REMEDY_PAGE_SERVER, .caption = "left out", .left_out = TRUE },
  };
  g_autoptr (RemedyMove) move = remedy_move_make (REMEDY_MOVE_PLACINGS, NULL);
  g_autoptr (RemedySnapshot) snapshot = remedy_snapshot_new ();
  g_autoptr (GError) error = NULL;

  snapshot->taken = 933508800;
  snapshot->case_ = remedy_case_copy (stored->case_);
  snapshot->before = remedy_facts_copy (facts);
  for (gsize i = 0; i < G_N_ELEMENTS (drawn); i++)
    take (folder, snapshot, &drawn[i], move->placings);
  snapshot->page = REMEDY_PAGE_PREPARE;
  remedy_picture_free (remedy_picture_store_add (folder, REMEDY_PICTURE_TAKEN, snapshot, &error));
  g_assert_no_error (error);
  import (folder, TRUE);
  import (folder, FALSE);
  move->time = g_get_real_time () / G_USEC_PER_SEC;
  remedy_journal_file_append (stored->file, move, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (RemedyCaseStore) store = NULL;
  g_autoptr (RemedyCase) case_ = remedy_case_new ();
  g_autoptr (RemedyStoredCase) stored = NULL;
  g_autoptr (RemedyFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  g_assert_cmpint (argc, >=, 3);
  store = remedy_case_store_new (argv[1]);
  facts = gather (argv[2]);
  g_ptr_array_add (case_->paths, g_strdup (argv[2]));
  stored = remedy_case_store_create (store, case_, &error);
  g_assert_no_error (error);
  remedy_case_store_save_facts (store, stored->case_, REMEDY_CASE_BEFORE, facts, &error);
  g_assert_no_error (error);
  path = remedy_case_store_get_path (store, stored->case_->id, NULL);
  for (int i = 3; i < argc; i++)
    if (g_str_equal (argv[i], PICTURES))
      make_pictures (stored, facts, path);
    else
      mark (stored, argv[i]);
  g_print ("%s\n", path);
  return 0;
}
