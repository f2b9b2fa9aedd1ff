/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-picture-key.h"

#include "report/remedy-name-map.h"

/*
 * What a picture was drawn with comes to one key. A name keeps its token for ever, so what a
 * map held when a picture was drawn says all about it; names that were met since are in
 * pictures that were taken since.
 */

/* To be counted up when the same data comes to be drawn in another way. */
#define HOW_IT_IS_DRAWN "1"

/* A NUL goes in between, so that nothing can move from one text into the next. */
static void
add (GChecksum  *sum,
     const char *text)
{
  if (text != NULL)
    g_checksum_update (sum, (const guchar *) text, (gssize) strlen (text));
  g_checksum_update (sum, (const guchar *) (text != NULL ? "\0" : "\0\0"), text != NULL ? 1 : 2);
}

static void
add_record (GChecksum              *sum,
            const RemedyRecordType *type,
            gconstpointer           record)
{
  g_autoptr (JsonNode) node = remedy_record_to_json (type, record);
  g_autofree char *text = json_to_string (node, FALSE);

  add (sum, text);
}

/**
 * remedy_picture_key_make:
 * @picture: a picture
 * @sharing: what is hidden in it, and how it is drawn
 * @caption: (nullable): the operator's own
 * @names: (element-type RemedyHiddenName): the names of the case
 * @n_names: how many of them were known when it was drawn
 *
 * Returns: (transfer full): what it is drawn with, as one word that tells nothing
 */
char *
remedy_picture_key_make (const RemedyPicture *picture,
                         const RemedySharing *sharing,
                         const char          *caption,
                         const GPtrArray     *names,
                         guint                n_names)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);

  g_return_val_if_fail (picture != NULL, NULL);
  g_return_val_if_fail (sharing != NULL, NULL);
  g_return_val_if_fail (names != NULL && n_names <= names->len, NULL);

  add (sum, PACKAGE_VERSION);
  add (sum, HOW_IT_IS_DRAWN);
  add_record (sum, &remedy_picture_type, picture);
  add_record (sum, &remedy_sharing_type, sharing);
  add (sum, caption);
  for (guint i = 0; i < n_names; i++)
    add_record (sum, &remedy_hidden_name_type, names->pdata[i]);
  return g_strdup (g_checksum_get_string (sum));
}

/**
 * remedy_picture_key_fits:
 * @drawing: how a picture was drawn last
 * @picture: the picture
 * @sharing: what is to be hidden in it, and how it is to be drawn
 * @caption: (nullable): the operator's own
 * @names: (element-type RemedyHiddenName): the names of the case
 *
 * Returns: %TRUE if it would look the same if it were drawn again
 */
gboolean
remedy_picture_key_fits (const RemedyPictureDrawing *drawing,
                         const RemedyPicture        *picture,
                         const RemedySharing        *sharing,
                         const char                 *caption,
                         const GPtrArray            *names)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (drawing != NULL, FALSE);
  g_return_val_if_fail (names != NULL, FALSE);

  if (drawing->n_names < 0 || drawing->n_names > (gint64) names->len)
    return FALSE;
  key = remedy_picture_key_make (picture, sharing, caption, names, (guint) drawing->n_names);
  return g_strcmp0 (drawing->key, key) == 0;
}
