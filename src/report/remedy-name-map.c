/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-name-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "evidence/remedy-nt-path.h"
#include "guide/remedy-case-file.h"

/* Of names.json; what was read of a server is bounded, and so are the names in it. */
#define MAX_MAP_BYTES (256 * 1024 * 1024)
#define MAX_NAMES 2000000

/* The digits of a token: more than MAX_NAMES has. */
#define MAX_DIGITS 7

#define VERSION 1

/* Of the first short name of its stem. */
#define FIRST_TAIL "~1"

/* Of the tokens, by class. Extents have none: they are left out. */
static const char *const prefixes[REMEDY_N_NAMES]
    = { "SERVER", "DOMAIN", "ORG",     "SITE", "USER", "SID",  "ADDRESS",
        "PROFILE", "FOLDER", "SERVICE", "TEXT", "NOTE", "WORD", NULL };

struct _RemedyNameMap
{
  GPtrArray  *names; /* (owned) RemedyHiddenName, as they were met */
  GHashTable *of_class[REMEDY_N_NAMES]; /* (owned) folded original → RemedyHiddenName */
  GHashTable *any; /* (owned) folded original → the first RemedyHiddenName of it */
  GHashTable *stems; /* (owned) what short names begin with → RemedyHiddenName; NULL: several */
  guint       counts[REMEDY_N_NAMES]; /* how many tokens */
};

REMEDY_DEFINE_RECORD (RemedyHiddenName, remedy_hidden_name,
                      REMEDY_FIELD_WORDS (RemedyHiddenName, name_class, remedy_name_class_words),
                      REMEDY_FIELD_TELLS (RemedyHiddenName, token, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyHiddenName, original, STRING, SECRET));

/* Nearly all names are ASCII, which folds without a look at Unicode’s tables. */
static char *
fold (const char *name)
{
  return g_str_is_ascii (name) ? g_ascii_strdown (name, -1) : g_utf8_casefold (name, -1);
}

/**
 * remedy_name_map_new:
 *
 * Returns: (transfer full): a map without names
 */
RemedyNameMap *
remedy_name_map_new (void)
{
  RemedyNameMap *self = g_new0 (RemedyNameMap, 1);

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_hidden_name_free);
  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    self->of_class[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->any = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->stems = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * remedy_name_map_free:
 * @self: (transfer full) (nullable): a map
 *
 * Frees it, and the names in it.
 */
void
remedy_name_map_free (RemedyNameMap *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    g_hash_table_unref (self->of_class[i]);
  g_hash_table_unref (self->any);
  g_hash_table_unref (self->stems);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static void
add_stem (RemedyNameMap    *self,
          RemedyHiddenName *name)
{
  g_autofree char  *stem = remedy_nt_path_short (name->original);
  RemedyHiddenName *other;

  if (stem == NULL)
    return;
  if (!g_hash_table_contains (self->stems, stem))
    {
      g_hash_table_insert (self->stems, g_steal_pointer (&stem), name);
      return;
    }
  other = g_hash_table_lookup (self->stems, stem);
  if (other != NULL && !g_str_equal (other->token, name->token))
    g_hash_table_insert (self->stems, g_steal_pointer (&stem), NULL);
}

static void
index_name (RemedyNameMap    *self,
            RemedyHiddenName *name,
            const char       *folded)
{
  g_hash_table_insert (self->of_class[name->name_class], g_strdup (folded), name);
  if (!g_hash_table_contains (self->any, folded))
    g_hash_table_insert (self->any, g_strdup (folded), name);
  add_stem (self, name);
}

static RemedyHiddenName *
add_name (RemedyNameMap  *self,
          RemedyNameClass name_class,
          const char     *token,
          const char     *original,
          const char     *folded)
{
  RemedyHiddenName *name = remedy_hidden_name_new ();

  name->name_class = (int) name_class;
  name->token = g_strdup (token);
  name->original = g_strdup (original);
  g_ptr_array_add (self->names, name);
  index_name (self, name, folded);
  return name;
}

/* "jkessl~.", as remedy_nt_path_short() has it, of "JKESSL~1"; NULL if it is no short name that
 * is the first of its stem. */
static char *
read_stem (const char *name)
{
  const char      *tail = strstr (name, FIRST_TAIL);
  const char      *extension = tail != NULL ? tail + strlen (FIRST_TAIL) : "";
  g_autofree char *stem = NULL;

  if (tail == NULL || tail == name || (*extension != '\0' && *extension != '.'))
    return NULL;
  stem = g_strdup_printf ("%.*s~.%s", (int) (tail - name), name,
                          *extension == '.' ? extension + 1 : "");
  return remedy_nt_path_fold (stem);
}

static RemedyHiddenName *
find_by_stem (const RemedyNameMap *self,
              const char          *original)
{
  g_autofree char *stem = read_stem (original);

  return stem != NULL ? g_hash_table_lookup (self->stems, stem) : NULL;
}

/* A name that is not in the map under its own class. */
static const RemedyHiddenName *
take_new (RemedyNameMap  *self,
          RemedyNameClass name_class,
          const char     *original,
          const char     *folded,
          gboolean        any)
{
  const RemedyHiddenName *longer = find_by_stem (self, original);
  g_autofree char        *token = NULL;

  if (longer != NULL && (any || longer->name_class == (int) name_class))
    return add_name (self, (RemedyNameClass) longer->name_class, longer->token, original, folded);
  self->counts[name_class]++;
  token = g_strdup_printf ("%s-%u", prefixes[name_class], self->counts[name_class]);
  return add_name (self, name_class, token, original, folded);
}

static const RemedyHiddenName *
take (RemedyNameMap  *self,
      RemedyNameClass name_class,
      const char     *original,
      gboolean        any)
{
  g_autofree char  *folded = fold (original);
  RemedyHiddenName *name = g_hash_table_lookup (any ? self->any : self->of_class[name_class],
                                                folded);

  return name != NULL ? name : take_new (self, name_class, original, folded, any);
}

/**
 * remedy_name_map_take:
 * @self: a map
 * @name_class: what the name is; not %REMEDY_NAMES_EXTENTS
 * @original: the name, not empty
 *
 * Returns: (transfer none): its token, given now if it had none
 */
const char *
remedy_name_map_take (RemedyNameMap  *self,
                      RemedyNameClass name_class,
                      const char     *original)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name_class < REMEDY_NAMES_EXTENTS, NULL);
  g_return_val_if_fail (original != NULL && *original != '\0', NULL);

  return take (self, name_class, original, FALSE)->token;
}

/**
 * remedy_name_map_take_any:
 * @self: a map
 * @name_class: what it is if nothing else is known; not %REMEDY_NAMES_EXTENTS
 * @original: what may be a name of any class, not empty
 *
 * As remedy_name_map_take(), but a name that is known already is called as it is called,
 * whatever its class.
 *
 * Returns: (transfer none): its entry, made now if it had none
 */
const RemedyHiddenName *
remedy_name_map_take_any (RemedyNameMap  *self,
                          RemedyNameClass name_class,
                          const char     *original)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (name_class < REMEDY_NAMES_EXTENTS, NULL);
  g_return_val_if_fail (original != NULL && *original != '\0', NULL);

  return take (self, name_class, original, TRUE);
}

/**
 * remedy_name_map_find:
 * @self: a map
 * @original: what may be a name
 *
 * Returns: (transfer none) (nullable): the name that was met first of those that are spelt so
 */
const RemedyHiddenName *
remedy_name_map_find (const RemedyNameMap *self,
                      const char          *original)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (original != NULL, NULL);

  folded = fold (original);
  return g_hash_table_lookup (self->any, folded);
}

/**
 * remedy_name_map_has:
 * @self: a map
 * @name_class: a class
 * @original: what may be a name of it
 *
 * Returns: %TRUE if a name of that class is spelt so
 */
gboolean
remedy_name_map_has (const RemedyNameMap *self,
                     RemedyNameClass      name_class,
                     const char          *original)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (self != NULL && name_class < REMEDY_N_NAMES, FALSE);
  g_return_val_if_fail (original != NULL, FALSE);

  folded = fold (original);
  return g_hash_table_contains (self->of_class[name_class], folded);
}

/**
 * remedy_name_map_add_other:
 * @self: a map
 * @original: a name in it
 * @other: another name of the same thing, as the full name of a service is, not empty
 *
 * From then on @other is called as @original is, unless it is a name already.
 *
 * Returns: %FALSE if @original is no name of the map
 */
gboolean
remedy_name_map_add_other (RemedyNameMap *self,
                           const char    *original,
                           const char    *other)
{
  const RemedyHiddenName *name;
  g_autofree char        *folded = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (original != NULL && other != NULL && *other != '\0', FALSE);

  name = remedy_name_map_find (self, original);
  if (name == NULL)
    return FALSE;
  folded = fold (other);
  if (!g_hash_table_contains (self->any, folded))
    add_name (self, (RemedyNameClass) name->name_class, name->token, other, folded);
  return TRUE;
}

/**
 * remedy_name_map_get_names:
 * @self: a map
 *
 * Returns: (transfer none) (element-type RemedyHiddenName): all names in the order in which they
 *   were met, which is that of the numbers of each class
 */
const GPtrArray *
remedy_name_map_get_names (const RemedyNameMap *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->names;
}

static gboolean
damaged (GError    **error,
         const char *path,
         const char *what)
{
  /* Translators: a file, then what is wrong with it. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               _ ("%s: the list of hidden names is damaged: %s. Move this file away to have the "
                  "names numbered anew; what was shared before calls them by other numbers."),
               path, what);
  return FALSE;
}

/* Returns: the number of a token; 0 if it is not one of the class */
static guint
number_of (RemedyNameClass name_class,
           const char     *token)
{
  const char *prefix = prefixes[name_class];
  const char *digits;
  guint64     number = 0;

  if (prefix == NULL || token == NULL || !g_str_has_prefix (token, prefix) ||
      token[strlen (prefix)] != '-')
    return 0;
  digits = token + strlen (prefix) + 1;
  if (digits[0] == '0' || strlen (digits) > MAX_DIGITS ||
      !g_ascii_string_to_unsigned (digits, 10, 1, MAX_NAMES, &number, NULL))
    return 0;
  return (guint) number;
}

/* Tokens come in the order of their numbers, or again for another name of the same thing. */
static gboolean
read_name (RemedyNameMap *self,
           JsonNode      *node,
           const char    *path,
           GError       **error)
{
  g_autoptr (GError)           cause = NULL;
  g_autoptr (RemedyHiddenName) name = NULL;
  g_autofree char             *folded = NULL;
  guint                        number;

  name = remedy_record_from_json (&remedy_hidden_name_type, node, &cause);
  if (name == NULL)
    return damaged (error, path, cause->message);
  number = number_of ((RemedyNameClass) name->name_class, name->token);
  if (number == 0 || number > self->counts[name->name_class] + 1)
    return damaged (error, path, _ ("a token is not one, or out of its order"));
  if (name->original == NULL || *name->original == '\0')
    return damaged (error, path, _ ("a token stands for no name"));
  folded = fold (name->original);
  if (g_hash_table_contains (self->of_class[name->name_class], folded))
    return damaged (error, path, _ ("a name has two tokens"));
  self->counts[name->name_class] = MAX (self->counts[name->name_class], number);
  index_name (self, name, folded);
  g_ptr_array_add (self->names, g_steal_pointer (&name));
  return TRUE;
}

static JsonArray *
get_array (JsonNode   *root,
           const char *path,
           GError    **error)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  JsonNode   *names = object != NULL ? json_object_get_member (object, "names") : NULL;
  gint64      version
      = object != NULL ? json_object_get_int_member_with_default (object, "version", 0) : 0;

  if (version > VERSION)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_VERSION,
                   _ ("%s: a newer version of this program wrote the list of hidden names. Use that "
                      "version to share this case."),
                   path);
      return NULL;
    }
  if (version < 1 || names == NULL || !JSON_NODE_HOLDS_ARRAY (names))
    {
      damaged (error, path, _ ("it holds no names"));
      return NULL;
    }
  if (json_array_get_length (json_node_get_array (names)) > MAX_NAMES)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("%s: these are more hidden names than the limit of %d"), path, MAX_NAMES);
      return NULL;
    }
  return json_node_get_array (names);
}

/**
 * remedy_name_map_load:
 * @path: host path of %REMEDY_CASE_NAMES in the folder of a case
 * @error: of %REMEDY_ERROR; %REMEDY_ERROR_NOT_FOUND if nothing of the case was hidden yet
 *
 * A damaged list is not made anew by itself: what was shared already calls the same things by
 * its tokens. The message says what to do.
 *
 * Returns: (transfer full) (nullable): the map
 */
RemedyNameMap *
remedy_name_map_load (const char *path,
                      GError    **error)
{
  g_autoptr (RemedyNameMap) self = NULL;
  g_autoptr (JsonNode)      root = NULL;
  g_autoptr (GError)        cause = NULL;
  JsonArray                *array;

  g_return_val_if_fail (path != NULL, NULL);

  root = remedy_case_file_load (path, MAX_MAP_BYTES, &cause);
  if (root == NULL && g_error_matches (cause, REMEDY_ERROR, REMEDY_ERROR_DAMAGED))
    damaged (error, path, _ ("it is no JSON"));
  else if (root == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  if (root == NULL)
    return NULL;
  array = get_array (root, path, error);
  if (array == NULL)
    return NULL;
  self = remedy_name_map_new ();
  for (guint i = 0; i < json_array_get_length (array); i++)
    if (!read_name (self, json_array_get_element (array, i), path, error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * remedy_name_map_save:
 * @self: a map
 * @path: host path of %REMEDY_CASE_NAMES in the folder of a case
 * @error: %REMEDY_ERROR_SAVE; the file is then as it was
 *
 * Only its owner can read the file: it tells everything that was hidden.
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_name_map_save (const RemedyNameMap *self,
                      const char          *path,
                      GError             **error)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject          *object = json_object_new ();
  JsonArray           *array = json_array_sized_new (self->names->len);

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  for (guint i = 0; i < self->names->len; i++)
    json_array_add_element (array,
                            remedy_record_to_json (&remedy_hidden_name_type,
                                                   self->names->pdata[i]));
  json_object_set_int_member (object, "version", VERSION);
  json_object_set_array_member (object, "names", array);
  json_node_take_object (root, object);
  return remedy_case_file_save (path, root, FALSE, error);
}
