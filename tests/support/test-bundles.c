/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-bundles.h"

#include "report/remedy-bundle-document.h"
#include "report/remedy-bundle-seal.h"
#include "report/remedy-bundle-zip.h"
#include "report/remedy-name-map.h"
#include "report/remedy-report-json.h"

#include <string.h>

/**
 * test_bundle_input:
 * @snapshot: (transfer full): what is known
 *
 * Returns: (transfer full): what a bundle is made from, with all names hidden
 */
RemedyBundleInput *
test_bundle_input (RemedySnapshot *snapshot)
{
  RemedyBundleInput *input = remedy_bundle_input_new ();
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();
  const GPtrArray *names;

  input->original = snapshot;
  input->sharing = remedy_sharing_copy (snapshot->case_->work->sharing);
  input->redacted = remedy_name_map_hide (map, input->sharing, snapshot);
  names = remedy_name_map_get_names (map);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (input->names, remedy_hidden_name_copy (names->pdata[i]));
  return input;
}

/**
 * test_bundle_make:
 * @snapshot: (transfer full): what is known
 *
 * Returns: (transfer full): a bundle without pictures
 */
RemedyBundle *
test_bundle_make (RemedySnapshot *snapshot)
{
  g_autoptr (RemedyBundleInput) input = test_bundle_input (snapshot);
  g_autoptr (GError) error = NULL;
  RemedyBundle *bundle = remedy_bundle_make (input, &error);

  g_assert_no_error (error);
  return bundle;
}

static RemedyManifestEntry *
new_entry (const RemedyMember *member)
{
  RemedyManifestEntry *entry = remedy_manifest_entry_new ();

  entry->name = g_strdup (member->name);
  entry->type = g_strdup (member->type);
  entry->size = (gint64) g_bytes_get_size (member->shared);
  entry->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, member->shared);
  entry->why = g_strdup (member->why);
  return entry;
}

/**
 * test_bundle_change:
 * @bundle: a bundle
 * @name: of a file in it
 * @bytes: (nullable): what it is to be instead; %NULL: not there
 *
 * Returns: (transfer full): the bytes of one that was changed by somebody who knows how
 *   manifest and seal are made
 */
GBytes *
test_bundle_change (const RemedyBundle *bundle,
                    const char         *name,
                    GBytes             *bytes)
{
  const GPtrArray *members = remedy_bundle_get_members (bundle);
  g_autoptr (GPtrArray) changed
      = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_member_free);
  g_autoptr (RemedyManifest) manifest = remedy_manifest_new ();
  g_autoptr (GBytes) listed = NULL;
  g_autoptr (GBytes) zip = NULL;
  g_autoptr (GError) error = NULL;
  char *json;

  manifest->format = g_strdup (REMEDY_BUNDLE_FORMAT);
  manifest->version = REMEDY_BUNDLE_VERSION;
  for (guint i = 0; i < members->len - 1; i++)
    {
      const RemedyMember *member = members->pdata[i];
      gboolean is_it = g_str_equal (member->name, name);

      if (is_it && bytes == NULL)
        continue;
      g_ptr_array_add (changed, remedy_member_new (member->name, member->type, member->why,
                                                   is_it ? bytes : member->shared));
      g_ptr_array_add (manifest->members, new_entry (changed->pdata[changed->len - 1]));
    }
  json = remedy_report_json_print (&remedy_manifest_type, manifest);
  listed = g_bytes_new_take (json, strlen (json));
  g_ptr_array_add (changed, remedy_member_new ("manifest.json", REMEDY_MEMBER_JSON, "It.",
                                               g_str_equal (name, "manifest.json") ? bytes
                                                                                   : listed));
  zip = remedy_bundle_zip_pack (changed, &error);
  g_assert_no_error (error);
  return remedy_bundle_seal_put (zip, NULL);
}
