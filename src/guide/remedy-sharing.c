/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-sharing.h"

REMEDY_DEFINE_RECORD (RemedySharing, remedy_sharing,
                      REMEDY_FIELD_TELLS (RemedySharing, told, STRINGS, OURS),
                      REMEDY_FIELD_TELLS (RemedySharing, words, STRINGS, SECRET),
                      REMEDY_FIELD_TELLS (RemedySharing, language, STRING, OURS),
                      REMEDY_FIELD (RemedySharing, dark, BOOL),
                      REMEDY_FIELD (RemedySharing, large, BOOL));

REMEDY_DEFINE_RECORD (RemedyPlacing, remedy_placing,
                      REMEDY_FIELD_TELLS (RemedyPlacing, id, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyPlacing, caption, STRING, NOTE),
                      REMEDY_FIELD (RemedyPlacing, left_out, BOOL));

/**
 * remedy_sharing_hides:
 * @self: what the operator chose
 * @name_class: a class of names
 *
 * Returns: %TRUE if names of that class are hidden
 */
gboolean
remedy_sharing_hides (const RemedySharing *self,
                      RemedyNameClass      name_class)
{
  g_return_val_if_fail (self != NULL, TRUE);
  g_return_val_if_fail (name_class < REMEDY_N_NAMES, TRUE);

  return !g_ptr_array_find_with_equal_func (self->told, remedy_name_class_words[name_class],
                                            g_str_equal, NULL);
}
