/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-hive.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <hivex.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "core/remedy-time.h"
#include "formats/remedy-hive-image.h"

/* libhivex itself gives up at 70,000 sub-keys, and at 110,000 values, of a key. */
#define MAX_SUB_KEYS 65536
#define MAX_VALUES 16384
#define MAX_VALUE_SIZE (4 * 1024 * 1024)
#define MAX_VALUES_SIZE (64 * 1024 * 1024)
#define MAX_PATH_DEPTH 512

struct _RemedyHive
{
  GObject parent_instance;

  RemedyHiveImage image;   /* (owned): its damage is the first one that was met */
  hive_h         *hive;    /* (owned) */
  gboolean        lenient; /* opened with libhivex's heuristics for damaged hives */
};

G_DEFINE_FINAL_TYPE (RemedyHive, remedy_hive, G_TYPE_OBJECT)

/* What goes wrong later follows from the first, which is what is worth telling. */
static void
note_damage (RemedyHive *self,
             const char *what)
{
  if (self->image.damage == NULL)
    self->image.damage = g_strdup (what);
}

static hive_h *
open_image (RemedyHive *self,
            int         flags)
{
  /* libhivex opens by name, and its own descriptor keeps the copy alive. */
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", self->image.fd);

  return hivex_open (path, flags);
}

/* Keys are offsets, so they hold in both. */
static gboolean
turn_lenient (RemedyHive *self)
{
  hive_h *hive;

  if (self->lenient)
    return FALSE;
  hive = open_image (self, HIVEX_OPEN_UNSAFE);
  if (hive == NULL)
    return FALSE;
  if (self->hive != NULL)
    hivex_close (self->hive);
  self->hive = hive;
  self->lenient = TRUE;
  return TRUE;
}

/* Names come from the evidence, so controls go, as in every other text of NT. */
static char *
clean_name (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  g_autoptr (GString) clean = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (clean, c < 0x20 || c == 0x7F ? 0xFFFD : c);
    }
  return g_string_free (g_steal_pointer (&clean), FALSE);
}

/* (transfer full) (nullable): ended by 0 */
static hive_node_h *
children_of (RemedyHive   *self,
             RemedyHiveKey key)
{
  hive_node_h *children = hivex_node_children (self->hive, key);

  if (children != NULL)
    return children;
  note_damage (self, _ ("a list of sub-keys is damaged"));
  return turn_lenient (self) ? hivex_node_children (self->hive, key) : NULL;
}

/* (transfer full) (nullable): ended by 0 */
static hive_value_h *
values_of (RemedyHive   *self,
           RemedyHiveKey key)
{
  hive_value_h *values = hivex_node_values (self->hive, key);

  if (values != NULL)
    return values;
  note_damage (self, _ ("a list of values is damaged"));
  return turn_lenient (self) ? hivex_node_values (self->hive, key) : NULL;
}

/* (transfer full) (nullable): %NULL with the damage noted, or with %REMEDY_ERROR_LIMIT set */
static RemedyHiveValue *
load_value (RemedyHive  *self,
            hive_value_h handle,
            const char  *name,
            GError     **error)
{
  g_autofree char *data = NULL;
  RemedyHiveValue *value;
  hive_type        type;
  size_t           size;

  if (hivex_value_type (self->hive, handle, &type, &size) != 0)
    {
      note_damage (self, _ ("a value is damaged"));
      return NULL;
    }
  if (size > MAX_VALUE_SIZE)
    {
      /* Translators: a value's name, then two sizes in bytes. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("the value “%s” has %zu bytes, which is more than the limit of %d"), name,
                   (gsize) size, MAX_VALUE_SIZE);
      note_damage (self, _ ("a value is larger than the limit"));
      return NULL;
    }
  data = hivex_value_value (self->hive, handle, &type, &size);
  if (data == NULL)
    {
      note_damage (self, _ ("a value is damaged"));
      return NULL;
    }
  value = g_new0 (RemedyHiveValue, 1);
  value->name = g_strdup (name);
  value->type = type;
  value->data = g_bytes_new (data, size);
  return value;
}

/* (transfer full) (nullable) */
static char *
value_name (RemedyHive  *self,
            hive_value_h handle)
{
  g_autofree char *name = hivex_value_key (self->hive, handle);

  if (name == NULL)
    {
      note_damage (self, _ ("a value is damaged"));
      return NULL;
    }
  return clean_name (name);
}

static void
remedy_hive_finalize (GObject *object)
{
  RemedyHive *self = REMEDY_HIVE (object);

  if (self->hive != NULL)
    hivex_close (self->hive);
  remedy_hive_image_clear (&self->image);

  G_OBJECT_CLASS (remedy_hive_parent_class)->finalize (object);
}

static void
remedy_hive_class_init (RemedyHiveClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_hive_finalize;
}

static void
remedy_hive_init (RemedyHive *self)
{
  self->image.fd = -1;
}

/**
 * remedy_hive_open:
 * @reader: a registry hive's file
 * @cancellable: (nullable): to stop
 * @error: %REMEDY_ERROR_UNSUPPORTED if it is no hive, a hive's log, or of a version that is
 *   not read; %REMEDY_ERROR_DAMAGED if nothing in it can be reached; %REMEDY_ERROR_LIMIT if
 *   it is larger than 64 MiB; or the reader's error
 *
 * Opens a hive of Windows NT through libhivex, on a private copy of its bytes. A hive that
 * libhivex takes only with its heuristics for damage is read that far: what it holds counts,
 * what it lacks is unknown (remedy_hive_is_damaged()). Not for two threads at a time.
 *
 * Returns: (transfer full) (nullable): the hive
 */
RemedyHive *
remedy_hive_open (RemedyReader *reader,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr (RemedyHive) self = NULL;

  g_return_val_if_fail (REMEDY_IS_READER (reader), NULL);

  self = g_object_new (REMEDY_TYPE_HIVE, NULL);
  if (!remedy_hive_image_make (reader, &self->image, cancellable, error))
    return NULL;
  self->hive = open_image (self, 0);
  if (self->hive == NULL)
    {
      note_damage (self, _ ("its blocks contradict one another"));
      if (!turn_lenient (self))
        {
          /* Translators: what is wrong with it, as in “a list of values is damaged”. */
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                       _ ("the registry hive is too damaged to be read (%s); copy it again"),
                       self->image.damage);
          return NULL;
        }
    }
  if (remedy_hive_get_root (self) == 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                           _ ("the registry hive has no root key; copy it again"));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * remedy_hive_get_minor:
 * @self: the hive
 *
 * Returns: the second number of its version: 3 in NT 4, 5 since Windows XP
 */
guint
remedy_hive_get_minor (RemedyHive *self)
{
  g_return_val_if_fail (REMEDY_IS_HIVE (self), 0);

  return self->image.minor;
}

/**
 * remedy_hive_is_dirty:
 * @self: the hive
 *
 * Returns: %TRUE if its two sequence numbers differ: it was copied while it was in use, and
 *   changes may still be in its log, which is not read
 */
gboolean
remedy_hive_is_dirty (RemedyHive *self)
{
  g_return_val_if_fail (REMEDY_IS_HIVE (self), FALSE);

  return self->image.dirty;
}

/**
 * remedy_hive_is_damaged:
 * @self: the hive
 *
 * Ask after reading: damage in a part that nobody looked at stays unnoticed.
 *
 * Returns: %TRUE if some of it could not be read, so what was not found is unknown
 */
gboolean
remedy_hive_is_damaged (RemedyHive *self)
{
  g_return_val_if_fail (REMEDY_IS_HIVE (self), FALSE);

  return self->image.damage != NULL;
}

/**
 * remedy_hive_get_damage:
 * @self: the hive
 *
 * Returns: (nullable): the first damage that was met, for people; %NULL if none
 */
const char *
remedy_hive_get_damage (RemedyHive *self)
{
  g_return_val_if_fail (REMEDY_IS_HIVE (self), NULL);

  return self->image.damage;
}

/**
 * remedy_hive_get_root:
 * @self: the hive
 *
 * Returns: its root key
 */
RemedyHiveKey
remedy_hive_get_root (RemedyHive *self)
{
  g_return_val_if_fail (REMEDY_IS_HIVE (self), 0);

  return hivex_root (self->hive);
}

/**
 * remedy_hive_list_keys:
 * @self: the hive
 * @key: a key, or 0
 * @error: %REMEDY_ERROR_DAMAGED if the list of sub-keys cannot be read at all, in which case
 *   the hive is damaged too; %REMEDY_ERROR_LIMIT over 65,536
 *
 * Returns: (transfer full) (nullable) (element-type RemedyHiveKey): the sub-keys in the order
 *   of the hive; none for 0
 */
GArray *
remedy_hive_list_keys (RemedyHive   *self,
                       RemedyHiveKey key,
                       GError      **error)
{
  g_autoptr (GArray) keys = NULL;
  g_autofree hive_node_h *children = NULL;
  size_t                  n;

  g_return_val_if_fail (REMEDY_IS_HIVE (self), NULL);

  keys = g_array_new (FALSE, FALSE, sizeof (RemedyHiveKey));
  if (key == 0)
    return g_steal_pointer (&keys);
  n = hivex_node_nr_children (self->hive, key);
  if (n != (size_t) -1 && n > MAX_SUB_KEYS)
    {
      /* Translators: two numbers of sub-keys. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("a key claims %zu sub-keys, which is more than the limit of %d"), (gsize) n,
                   MAX_SUB_KEYS);
      note_damage (self, _ ("a list of sub-keys is damaged"));
      return NULL;
    }
  children = children_of (self, key);
  if (children == NULL)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                           _ ("a list of sub-keys is damaged"));
      return NULL;
    }
  for (gsize i = 0; children[i] != 0; i++)
    {
      RemedyHiveKey child = children[i];

      g_array_append_val (keys, child);
    }
  return g_steal_pointer (&keys);
}

/**
 * remedy_hive_find:
 * @self: the hive
 * @from: a key, or 0
 * @path: names with backslashes between them, in any case
 *
 * Returns: the key below @from; 0 if there is none, which in a damaged hive means unknown
 */
RemedyHiveKey
remedy_hive_find (RemedyHive   *self,
                  RemedyHiveKey from,
                  const char   *path)
{
  g_auto (GStrv) names = NULL;
  RemedyHiveKey key = from;

  g_return_val_if_fail (REMEDY_IS_HIVE (self), 0);
  g_return_val_if_fail (path != NULL, 0);

  names = g_strsplit (path, "\\", MAX_PATH_DEPTH);
  for (gsize i = 0; names[i] != NULL && key != 0; i++)
    {
      g_autoptr (GArray) keys = NULL;
      RemedyHiveKey found = 0;

      if (*names[i] == '\0')
        continue;
      keys = remedy_hive_list_keys (self, key, NULL);
      for (guint j = 0; keys != NULL && j < keys->len && found == 0; j++)
        {
          RemedyHiveKey    child = g_array_index (keys, RemedyHiveKey, j);
          g_autofree char *name = remedy_hive_key_name (self, child);

          if (name != NULL && remedy_text_equal (name, names[i]))
            found = child;
        }
      key = found;
    }
  return key;
}

/**
 * remedy_hive_key_name:
 * @self: the hive
 * @key: a key, or 0
 *
 * Returns: (transfer full) (nullable): its name; %NULL if it cannot be read, or for 0
 */
char *
remedy_hive_key_name (RemedyHive   *self,
                      RemedyHiveKey key)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (REMEDY_IS_HIVE (self), NULL);

  if (key == 0)
    return NULL;
  name = hivex_node_name (self->hive, key);
  if (name == NULL)
    {
      note_damage (self, _ ("a key’s name is damaged"));
      return NULL;
    }
  return clean_name (name);
}

/**
 * remedy_hive_key_time:
 * @self: the hive
 * @key: a key, or 0
 *
 * Returns: when the key was last written, in seconds since 1970 UTC; %REMEDY_TIME_UNKNOWN if
 *   it does not say so
 */
gint64
remedy_hive_key_time (RemedyHive   *self,
                      RemedyHiveKey key)
{
  gint64 filetime;

  g_return_val_if_fail (REMEDY_IS_HIVE (self), REMEDY_TIME_UNKNOWN);

  filetime = key != 0 ? hivex_node_timestamp (self->hive, key) : -1;
  return filetime < 0 ? REMEDY_TIME_UNKNOWN : remedy_time_from_filetime ((guint64) filetime);
}

/* What a limit keeps out is as unknown as what damage does. */
static void
refuse_values (RemedyHive *self,
               GError    **error)
{
  /* Translators: a number of values, then a size in bytes. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
               _ ("the values of a key are more than the limits of %d and %d bytes"), MAX_VALUES,
               MAX_VALUES_SIZE);
  note_damage (self, _ ("a list of values is damaged"));
}

/**
 * remedy_hive_list_values_if:
 * @self: the hive
 * @key: a key, or 0
 * @wanted: (nullable): says by its name whether a value is wanted; %NULL is all
 * @error: %REMEDY_ERROR_DAMAGED if the list of values cannot be read at all;
 *   %REMEDY_ERROR_LIMIT over 16,384 values, 4 MiB in one or 64 MiB in all of them
 *
 * What is not wanted is not read. A value that is damaged is left out, and the hive is
 * damaged then.
 *
 * Returns: (transfer full) (nullable) (element-type RemedyHiveValue): the key's values in the
 *   order of the hive; none for 0
 */
GPtrArray *
remedy_hive_list_values_if (RemedyHive        *self,
                            RemedyHiveKey      key,
                            RemedyHiveNameFunc wanted,
                            GError           **error)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autofree hive_value_h *handles = NULL;
  gsize                    total = 0;

  g_return_val_if_fail (REMEDY_IS_HIVE (self), NULL);

  values = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_hive_value_free);
  if (key == 0)
    return g_steal_pointer (&values);
  handles = values_of (self, key);
  if (handles == NULL)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                           _ ("a list of values is damaged"));
      return NULL;
    }
  for (gsize i = 0; handles[i] != 0; i++)
    {
      g_autofree char *name = value_name (self, handles[i]);
      g_autoptr (GError) value_error = NULL;
      RemedyHiveValue *value = NULL;

      if (name != NULL && (wanted == NULL || wanted (name)))
        value = load_value (self, handles[i], name, &value_error);
      if (value_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&value_error));
          return NULL;
        }
      if (value != NULL)
        {
          total += g_bytes_get_size (value->data);
          g_ptr_array_add (values, value);
        }
      if (i >= MAX_VALUES || total > MAX_VALUES_SIZE)
        {
          refuse_values (self, error);
          return NULL;
        }
    }
  return g_steal_pointer (&values);
}

/**
 * remedy_hive_list_values:
 * @self: the hive
 * @key: a key, or 0
 * @error: as in remedy_hive_list_values_if()
 *
 * Returns: (transfer full) (nullable) (element-type RemedyHiveValue): all values of the key
 */
GPtrArray *
remedy_hive_list_values (RemedyHive   *self,
                         RemedyHiveKey key,
                         GError      **error)
{
  return remedy_hive_list_values_if (self, key, NULL, error);
}

/**
 * remedy_hive_get_value:
 * @self: the hive
 * @key: a key, or 0
 * @name: the value's name in any case; "" is the default value
 *
 * Only the value of that name is read, none beside it.
 *
 * Returns: (transfer full) (nullable): the value; %NULL if there is none, or none that can be
 *   read, in which case the hive is damaged
 */
RemedyHiveValue *
remedy_hive_get_value (RemedyHive   *self,
                       RemedyHiveKey key,
                       const char   *name)
{
  g_autofree hive_value_h *handles = NULL;

  g_return_val_if_fail (REMEDY_IS_HIVE (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (key != 0)
    handles = values_of (self, key);
  for (gsize i = 0; handles != NULL && i < MAX_VALUES && handles[i] != 0; i++)
    {
      g_autofree char *own = value_name (self, handles[i]);

      if (own != NULL && remedy_text_equal (own, name))
        return load_value (self, handles[i], own, NULL);
    }
  return NULL;
}

/**
 * remedy_hive_get_string:
 * @self: the hive
 * @key: a key, or 0
 * @name: a value's name in any case; "" is the default value
 *
 * Returns: (transfer full) (nullable): the value as remedy_hive_value_to_text() has it; %NULL
 *   if there is none
 */
char *
remedy_hive_get_string (RemedyHive   *self,
                        RemedyHiveKey key,
                        const char   *name)
{
  g_autoptr (RemedyHiveValue) value = remedy_hive_get_value (self, key, name);

  return value != NULL ? remedy_hive_value_to_text (value) : NULL;
}

/**
 * remedy_hive_get_dword:
 * @self: the hive
 * @key: a key, or 0
 * @name: a value's name in any case
 * @value: (out): the number; untouched if there is none
 *
 * Returns: %TRUE if there is such a value and it is a REG_DWORD
 */
gboolean
remedy_hive_get_dword (RemedyHive   *self,
                       RemedyHiveKey key,
                       const char   *name,
                       guint32      *value)
{
  g_autoptr (RemedyHiveValue) found = remedy_hive_get_value (self, key, name);

  return found != NULL && remedy_hive_value_to_dword (found, value);
}

/**
 * remedy_hive_get_strings:
 * @self: the hive
 * @key: a key, or 0
 * @name: a value's name in any case
 *
 * Returns: (transfer full) (nullable): the strings of a REG_MULTI_SZ, or of what
 *   remedy_hive_value_to_strings() takes beside it; %NULL if there is none
 */
char **
remedy_hive_get_strings (RemedyHive   *self,
                         RemedyHiveKey key,
                         const char   *name)
{
  g_autoptr (RemedyHiveValue) value = remedy_hive_get_value (self, key, name);

  return value != NULL ? remedy_hive_value_to_strings (value) : NULL;
}
