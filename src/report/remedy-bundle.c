/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-private.h"

#include "report/remedy-name-map.h"

/**
 * remedy_bundle_new_empty:
 *
 * Returns: (transfer full): a bundle that is yet to be filled
 */
RemedyBundle *
remedy_bundle_new_empty (void)
{
  RemedyBundle *self = g_new0 (RemedyBundle, 1);

  g_atomic_ref_count_init (&self->refs);
  self->members = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_member_free);
  return self;
}

/**
 * remedy_bundle_ref:
 * @self: a bundle
 *
 * Returns: (transfer full): @self
 */
RemedyBundle *
remedy_bundle_ref (RemedyBundle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

/**
 * remedy_bundle_unref:
 * @self: (transfer full) (nullable): a bundle
 */
void
remedy_bundle_unref (RemedyBundle *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;
  g_ptr_array_unref (self->members);
  remedy_snapshot_free (self->snapshot);
  remedy_bundle_document_free (self->document);
  g_clear_pointer (&self->zip, g_bytes_unref);
  g_free (self);
}

/**
 * remedy_bundle_get_members:
 * @self: a bundle
 *
 * Returns: (transfer none) (element-type RemedyMember): its files, in their order; those of
 *   a bundle that was opened have no originals
 */
const GPtrArray *
remedy_bundle_get_members (const RemedyBundle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->members;
}

/**
 * remedy_bundle_find:
 * @self: a bundle
 * @name: of one of its files
 *
 * Returns: (transfer none) (nullable): that file
 */
const RemedyMember *
remedy_bundle_find (const RemedyBundle *self,
                    const char         *name)
{
  for (guint i = 0; i < self->members->len; i++)
    {
      const RemedyMember *member = self->members->pdata[i];

      if (g_str_equal (member->name, name))
        return member;
    }
  return NULL;
}

/**
 * remedy_bundle_get_snapshot:
 * @self: a bundle
 *
 * Returns: (transfer full): what it was made from, with the names hidden; to be shown with
 *   remedy_session_new_shown()
 */
RemedySnapshot *
remedy_bundle_get_snapshot (const RemedyBundle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return remedy_snapshot_copy (self->snapshot);
}

/**
 * remedy_bundle_get_zip:
 * @self: a bundle
 *
 * Returns: (transfer none): its bytes, as they are saved without a passphrase
 */
GBytes *
remedy_bundle_get_zip (const RemedyBundle *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->zip;
}

/**
 * remedy_bundle_input_new:
 *
 * Returns: (transfer full): what a bundle is made from, to be filled
 */
RemedyBundleInput *
remedy_bundle_input_new (void)
{
  RemedyBundleInput *self = g_new0 (RemedyBundleInput, 1);

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_hidden_name_free);
  self->pictures
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_shared_picture_free);
  self->raw = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_raw_file_free);
  return self;
}

/**
 * remedy_bundle_input_free:
 * @self: (transfer full) (nullable): what a bundle is made from
 */
void
remedy_bundle_input_free (RemedyBundleInput *self)
{
  if (self == NULL)
    return;
  remedy_snapshot_free (self->original);
  remedy_snapshot_free (self->redacted);
  remedy_sharing_free (self->sharing);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->raw);
  g_free (self);
}

/**
 * remedy_raw_file_new:
 * @name: of the file
 * @bytes: (transfer none): its bytes
 *
 * Returns: (transfer full): a file of the server as it is
 */
RemedyRawFile *
remedy_raw_file_new (const char *name,
                     GBytes     *bytes)
{
  RemedyRawFile *self = g_new0 (RemedyRawFile, 1);

  self->name = g_strdup (name);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

/**
 * remedy_raw_file_free:
 * @self: (transfer full) (nullable): a file of the server
 */
void
remedy_raw_file_free (RemedyRawFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}
