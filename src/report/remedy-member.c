/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-member.h"

/**
 * remedy_member_new:
 * @name: its path in the bundle
 * @type: its media type
 * @why: why it is there, a sentence
 * @shared: (transfer none): as it is sent
 *
 * Returns: (transfer full): a member of a bundle
 */
RemedyMember *
remedy_member_new (const char *name,
                   const char *type,
                   const char *why,
                   GBytes     *shared)
{
  RemedyMember *self;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (shared != NULL, NULL);

  self = g_new0 (RemedyMember, 1);
  self->name = g_strdup (name);
  self->type = g_strdup (type);
  self->why = g_strdup (why);
  self->shared = g_bytes_ref (shared);
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * remedy_member_free:
 * @self: (transfer full) (nullable): a member of a bundle
 */
void
remedy_member_free (RemedyMember *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->type);
  g_free (self->why);
  g_bytes_unref (self->shared);
  g_free (self->original);
  g_free (self->caption);
  g_free (self->alt);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/**
 * remedy_member_is_text:
 * @self: a member of a bundle
 *
 * Returns: %TRUE if its bytes are text in UTF-8, to be read as it is
 */
gboolean
remedy_member_is_text (const RemedyMember *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return g_str_equal (self->type, REMEDY_MEMBER_HTML) ||
         g_str_equal (self->type, REMEDY_MEMBER_JSON);
}

/**
 * remedy_shared_picture_new:
 *
 * Returns: (transfer full): a picture with nothing in it
 */
RemedySharedPicture *
remedy_shared_picture_new (void)
{
  RemedySharedPicture *self = g_new0 (RemedySharedPicture, 1);

  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * remedy_shared_picture_free:
 * @self: (transfer full) (nullable): a picture
 */
void
remedy_shared_picture_free (RemedySharedPicture *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  g_free (self->page);
  g_clear_pointer (&self->png, g_bytes_unref);
  g_ptr_array_unref (self->texts);
  g_free (self->caption);
  g_free (self->alt);
  g_free (self->original_caption);
  g_free (self);
}
