/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"
#include "evidence/remedy-gather-system.h"
#include "evidence/remedy-nt-path.h"

#define KEY_SETUP "Microsoft\\Exchange\\Setup"
#define KEY_NT "Microsoft\\Windows NT\\CurrentVersion"
#define KEY_HOTFIX KEY_NT "\\HOTFIX"
#define KEY_PROFILES KEY_NT "\\ProfileList"

/* Values of one key, and hotfixes or users of one server, that are taken down. */
#define MAX_VALUES 500

static void
read_setup_keys (RemedyRegistryFact *part,
                 RemedyHive         *hive,
                 RemedyHiveKey       setup)
{
  g_autofree char *where = g_strdup_printf ("%s: %s", part->software->path, KEY_SETUP);
  g_autoptr (GArray) keys = remedy_hive_list_keys (hive, setup, NULL);

  for (guint i = 0; keys != NULL && i < MIN (keys->len, MAX_VALUES); i++)
    {
      RemedyHiveKey one = g_array_index (keys, RemedyHiveKey, i);
      g_autofree char *name = remedy_hive_key_name (hive, one);
      RemedyKeyFact *fact;

      if (name == NULL)
        continue;
      fact = remedy_key_fact_new ();
      fact->where = g_strdup_printf ("%s\\%s", where, name);
      fact->name = g_steal_pointer (&name);
      fact->key_time = remedy_hive_key_time (hive, one);
      g_ptr_array_add (part->setup_keys, fact);
    }
  remedy_gather_cut (part, part->software, "setup", where, MAX_VALUES,
                     keys != NULL ? keys->len : 0);
}

static void
read_setup (RemedyRegistryFact *part,
            RemedyHive         *hive)
{
  RemedyHiveKey key = remedy_hive_find (hive, remedy_hive_get_root (hive), KEY_SETUP);
  g_autoptr (GPtrArray) values = remedy_hive_list_values (hive, key, NULL);
  g_autofree char *where = g_strdup_printf ("%s: %s", part->software->path, KEY_SETUP);

  part->setup_key = key != 0;
  read_setup_keys (part, hive, key);
  for (guint i = 0; values != NULL && i < MIN (values->len, MAX_VALUES); i++)
    {
      const RemedyHiveValue *value = values->pdata[i];
      RemedyValueFact *fact;

      if (value->name[0] == '\0')
        continue;
      fact = remedy_value_fact_new ();
      fact->name = g_strdup (value->name);
      fact->value = remedy_hive_value_to_text (value);
      fact->where = g_strdup_printf ("%s, %s", where, value->name);
      fact->key_time = remedy_hive_key_time (hive, key);
      g_ptr_array_add (part->values, fact);
    }
  remedy_gather_cut (part, part->software, "setup", where, MAX_VALUES,
                     values != NULL ? values->len : 0);
}

static void
read_hotfixes (RemedyRegistryFact *part,
               RemedyHive         *hive)
{
  RemedyHiveKey key = remedy_hive_find (hive, remedy_hive_get_root (hive), KEY_HOTFIX);
  g_autoptr (GArray) keys = remedy_hive_list_keys (hive, key, NULL);
  g_autofree char *where = g_strdup_printf ("%s: %s", part->software->path, KEY_HOTFIX);

  for (guint i = 0; keys != NULL && i < MIN (keys->len, MAX_VALUES); i++)
    {
      RemedyHiveKey one = g_array_index (keys, RemedyHiveKey, i);
      g_autofree char *name = remedy_hive_key_name (hive, one);
      RemedyHotfixFact *fact;

      if (name == NULL)
        continue;
      fact = remedy_hotfix_fact_new ();
      fact->where = g_strdup_printf ("%s\\%s", where, name);
      fact->name = g_steal_pointer (&name);
      fact->time = remedy_hive_key_time (hive, one);
      g_ptr_array_add (part->hotfixes, fact);
    }
  remedy_gather_cut (part, part->software, "hotfixes", where, MAX_VALUES,
                     keys != NULL ? keys->len : 0);
}

static void
read_users (RemedyGather *self,
            RemedyHive   *hive)
{
  g_autoptr (GError) error = NULL;
  RemedyHiveKey key = remedy_hive_find (hive, remedy_hive_get_root (hive), KEY_PROFILES);
  g_autoptr (GArray) keys = remedy_hive_list_keys (hive, key, &error);

  if (key == 0 || keys == NULL)
    self->listed_users_gap = g_strdup (_ ("the profile list in SOFTWARE could not be read"));
  else if (keys->len > MAX_VALUES)
    self->listed_users_gap = g_strdup (_ ("the profile list in SOFTWARE is longer than is read"));
  for (guint i = 0; keys != NULL && i < MIN (keys->len, MAX_VALUES); i++)
    {
      RemedyHiveKey one = g_array_index (keys, RemedyHiveKey, i);
      g_autofree char *image = remedy_hive_get_string (hive, one, "ProfileImagePath");
      RemedyListedUser *user;

      if (image == NULL)
        continue;
      user = g_new0 (RemedyListedUser, 1);
      user->sid = remedy_hive_key_name (hive, one);
      user->path = remedy_nt_path_expand (image, self->system_root);
      g_ptr_array_add (self->listed_users, user);
    }
}

static const RemedyValueFact *
find_value (const RemedyRegistryFact *part,
            const char               *name)
{
  for (guint i = 0; i < part->values->len; i++)
    {
      const RemedyValueFact *value = part->values->pdata[i];

      if (remedy_text_equal (value->name, name))
        return value;
    }
  return NULL;
}

/* Where Exchange is: "Services" of a server; else, if no folder shows it, the parent of
 * "AdminDest", which a workstation with the Administrator program has too (Q149205). */
static char *
find_exchange_root (RemedyGather           *self,
                    const RemedyValueFact **from)
{
  const RemedyRegistryFact *part = self->facts->registry;
  const RemedyLayoutFact *layout = self->facts->layout;
  g_autofree char *bin = NULL;
  g_autofree char *leaf = NULL;

  *from = find_value (part, "Services");
  if (*from != NULL)
    return remedy_nt_path_expand ((*from)->value, self->system_root);
  *from = find_value (part, "AdminDest");
  if (*from == NULL || (layout->exchange_root != NULL && layout->kind != REMEDY_LAYOUT_LOOSE))
    return NULL;
  bin = remedy_nt_path_expand ((*from)->value, self->system_root);
  leaf = bin != NULL ? remedy_nt_path_leaf (bin) : NULL;
  return leaf != NULL && remedy_text_equal (leaf, "bin") ? remedy_nt_path_parent (bin) : NULL;
}

/* The registry knows which drive the system is on, and where Exchange is. */
static void
learn_places (RemedyGather *self,
              RemedyHive   *hive)
{
  RemedyLayoutFact *layout = self->facts->layout;
  RemedyHiveKey nt = remedy_hive_find (hive, remedy_hive_get_root (hive), KEY_NT);
  g_autofree char *root = remedy_hive_get_string (hive, nt, "SystemRoot");
  g_autofree char *leaf = root != NULL ? remedy_nt_path_leaf (root) : NULL;
  g_autofree char *own_leaf = remedy_nt_path_leaf (self->system_root);
  const RemedyValueFact *from = NULL;
  g_autofree char *exchange_root = find_exchange_root (self, &from);

  if (root == NULL || root[0] == '\0' || root[1] != ':' ||
      (layout->kind != REMEDY_LAYOUT_LOOSE && !remedy_text_equal (leaf, own_leaf)))
    g_clear_pointer (&root, g_free);
  for (guint i = 0; i < self->sources->len; i++)
    if (g_array_index (self->kinds, int, i) >= 0)
      remedy_source_place (self->sources->pdata[i], root, exchange_root);
  if (exchange_root == NULL)
    return;
  self->exchange_root_is_told = TRUE;
  g_free (layout->exchange_root);
  layout->exchange_root = g_steal_pointer (&exchange_root);
  g_free (layout->exchange_root_from);
  layout->exchange_root_from = g_strdup (from->where);
}

static void
read_software (RemedyGather *self)
{
  RemedyRegistryFact *part = self->facts->registry;
  g_autofree char *path = remedy_nt_path_join (self->system_root, "System32\\Config\\SOFTWARE");
  g_autoptr (RemedyHive) hive = NULL;

  remedy_gather_progress (self, 0.0, path);
  hive = remedy_gather_hive (self, path, &part->software);
  if (hive == NULL)
    {
      self->listed_users_gap = g_strdup (_ ("the profile list in SOFTWARE could not be read"));
      return;
    }
  read_setup (part, hive);
  read_hotfixes (part, hive);
  learn_places (self, hive);
  remedy_gather_layout (self, NULL);
  read_users (self, hive);
  part->software->damaged |= remedy_hive_is_damaged (hive);
  if ((remedy_hive_is_damaged (hive) || part->software->dirty) && self->listed_users_gap == NULL)
    self->listed_users_gap = g_strdup (_ (
        "SOFTWARE was copied while it was in use, or is damaged: its profile list may lack users"));
}

/**
 * remedy_gather_registry:
 * @self: a gathering whose layout is known
 *
 * Reads SOFTWARE and SYSTEM.
 */
void
remedy_gather_registry (RemedyGather *self)
{
  RemedyRegistryFact *part = remedy_registry_fact_new ();

  self->facts->registry = part;
  read_software (self);
  remedy_gather_system (self);
}
