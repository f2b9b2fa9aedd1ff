/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-picture-order.h"

/**
 * remedy_picture_find:
 * @pictures: (element-type RemedyPicture): the pictures of a case
 * @id: of one of them
 *
 * Returns: (transfer none) (nullable): that one; %NULL if it is not there any more
 */
RemedyPicture *
remedy_picture_find (const GPtrArray *pictures,
                     const char      *id)
{
  g_return_val_if_fail (pictures != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < pictures->len; i++)
    {
      RemedyPicture *picture = pictures->pdata[i];

      if (g_str_equal (picture->id, id))
        return picture;
    }
  return NULL;
}

/**
 * remedy_picture_arrange:
 * @pictures: (element-type RemedyPicture): the pictures of a case, in the order of taking
 * @placings: (element-type RemedyPlacing): how the operator arranged them
 *
 * Pictures that were taken since follow behind those that were arranged.
 *
 * Returns: (transfer full) (element-type RemedyPlacing): one for each of @pictures, in the
 *   order in which they are shared
 */
GPtrArray *
remedy_picture_arrange (const GPtrArray *pictures,
                        const GPtrArray *placings)
{
  g_autoptr (GHashTable) left = NULL;
  GPtrArray *arranged;

  g_return_val_if_fail (pictures != NULL, NULL);
  g_return_val_if_fail (placings != NULL, NULL);

  left = g_hash_table_new (g_str_hash, g_str_equal);
  arranged = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_placing_free);
  for (guint i = 0; i < pictures->len; i++)
    g_hash_table_add (left, ((RemedyPicture *) pictures->pdata[i])->id);
  for (guint i = 0; i < placings->len; i++)
    {
      const RemedyPlacing *placing = placings->pdata[i];

      if (placing->id != NULL && g_hash_table_remove (left, placing->id))
        g_ptr_array_add (arranged, remedy_placing_copy (placing));
    }
  for (guint i = 0; i < pictures->len; i++)
    {
      const RemedyPicture *picture = pictures->pdata[i];
      RemedyPlacing       *placing;

      if (!g_hash_table_contains (left, picture->id))
        continue;
      placing = remedy_placing_new ();
      placing->id = g_strdup (picture->id);
      g_ptr_array_add (arranged, placing);
    }
  return arranged;
}
