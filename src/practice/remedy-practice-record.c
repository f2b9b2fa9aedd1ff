/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-record.h"

#include "core/remedy-error.h"
#include "core/remedy-practice-marker.h"

#include <fcntl.h>
#include <gio/gunixinputstream.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <sys/stat.h>

#define PROGRAM "ntsmig-remedy"
#define FORMAT 1

/* A marker is some hundred bytes. */
#define MAX_MARKER_SIZE (64 * 1024)
#define MAX_STEPS 1000

static const char *const step_words[] = {
  "reapply",   "migrate-one",   "migrate-one-without-files",
  "reapply-partly", "next-pack", "second-nnotes", "clear-log", "lose-hives",
};
static const char *const layout_words[] = { "drive", "drives", "loose" };

/**
 * remedy_practice_record_new:
 * @options: how a server is to be made
 *
 * Returns: (transfer full): what its marker says
 */
RemedyPracticeRecord *
remedy_practice_record_new (const RemedyPracticeOptions *options)
{
  RemedyPracticeRecord *self;

  g_return_val_if_fail (options != NULL, NULL);

  self = g_new0 (RemedyPracticeRecord, 1);
  self->scenario = g_strdup (options->scenario);
  if (self->scenario == NULL && !options->random)
    self->scenario = g_strdup (REMEDY_PRACTICE_DEFAULT_SCENARIO);
  self->with = g_strdupv ((char **) options->with);
  self->without = g_strdupv ((char **) options->without);
  self->log_size = options->log_size;
  self->seed = options->seed;
  self->layout = options->layout;
  self->random = options->random;
  self->named = options->names != NULL;
  remedy_practice_names_copy (&self->names, options->names);
  self->steps = g_array_new (FALSE, FALSE, sizeof (RemedyPracticeStep));
  return self;
}

/**
 * remedy_practice_record_options:
 * @self: what a marker says
 *
 * Returns: the options with which the server was made; they point into @self
 */
RemedyPracticeOptions
remedy_practice_record_options (const RemedyPracticeRecord *self)
{
  return (RemedyPracticeOptions) { .scenario = self->scenario,
                                   .with = (const char *const *) self->with,
                                   .without = (const char *const *) self->without,
                                   .log_size = self->log_size,
                                   .seed = self->seed,
                                   .layout = self->layout,
                                   .random = self->random,
                                   .names = self->named ? &self->names : NULL };
}

static void
write_words (JsonBuilder *builder,
             const char  *name,
             char       **words)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; words != NULL && words[i] != NULL; i++)
    json_builder_add_string_value (builder, words[i]);
  json_builder_end_array (builder);
}

static void
write_steps (JsonBuilder *builder,
             GArray      *steps)
{
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < steps->len; i++)
    json_builder_add_string_value (builder,
                                   step_words[g_array_index (steps, RemedyPracticeStep, i)]);
  json_builder_end_array (builder);
}

static void
write_names (JsonBuilder               *builder,
             const RemedyPracticeNames *names)
{
  const char *key;
  const char *name;

  json_builder_set_member_name (builder, "names");
  json_builder_begin_object (builder);
  for (guint i = 0; name = remedy_practice_names_nth (names, i, &key), key != NULL; i++)
    if (name != NULL)
      {
        json_builder_set_member_name (builder, key);
        json_builder_add_string_value (builder, name);
      }
  json_builder_end_object (builder);
}

/**
 * remedy_practice_record_save:
 * @self: what the marker is to say
 *
 * Returns: (transfer full): the marker's bytes
 */
GBytes *
remedy_practice_record_save (const RemedyPracticeRecord *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  gsize size;
  char *text;

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "program");
  json_builder_add_string_value (builder, PROGRAM);
  json_builder_set_member_name (builder, "format");
  json_builder_add_int_value (builder, FORMAT);
  if (self->scenario != NULL)
    {
      json_builder_set_member_name (builder, "scenario");
      json_builder_add_string_value (builder, self->scenario);
    }
  write_words (builder, "with", self->with);
  write_words (builder, "without", self->without);
  json_builder_set_member_name (builder, "log_size");
  json_builder_add_int_value (builder, (gint64) self->log_size);
  json_builder_set_member_name (builder, "seed");
  json_builder_add_int_value (builder, self->seed);
  json_builder_set_member_name (builder, "layout");
  json_builder_add_string_value (builder, layout_words[self->layout]);
  json_builder_set_member_name (builder, "random");
  json_builder_add_boolean_value (builder, self->random);
  if (self->named)
    write_names (builder, &self->names);
  write_steps (builder, self->steps);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, root);
  text = json_generator_to_data (generator, &size);
  return g_bytes_new_take (text, size);
}

/* The marker itself may be anything: a link, a FIFO, something large. */
static GBytes *
read_marker (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, REMEDY_PRACTICE_MARKER, NULL);
  int fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  g_autoptr (GInputStream) stream = NULL;
  struct stat info;

  if (fd < 0)
    return NULL;
  stream = g_unix_input_stream_new (fd, TRUE);
  if (fstat (fd, &info) != 0 || !S_ISREG (info.st_mode) || info.st_size > MAX_MARKER_SIZE)
    return NULL;
  return g_input_stream_read_bytes (stream, MAX_MARKER_SIZE, NULL, NULL);
}

static JsonNode *
parse_marker (GBytes *bytes)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  JsonNode *root;

  if (size == 0 || !g_utf8_validate_len (text, size, NULL) ||
      !json_parser_load_from_data (parser, text, (gssize) size, NULL))
    return NULL;
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;
  return json_node_copy (root);
}

static const char *
get_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

/* -1 where there is none. */
static gint64
get_number (JsonObject *object,
            const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                          : -1;
}

static gboolean
get_flag (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

static char **
get_words (JsonObject *object,
           const char *name)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  JsonNode *node = json_object_get_member (object, name);
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *word = json_array_get_element (array, i);

      if (json_node_get_value_type (word) == G_TYPE_STRING)
        g_strv_builder_add (words, json_node_get_string (word));
    }
  return g_strv_builder_end (words);
}

static int
find_word (const char *const *words,
           guint              n_words,
           const char        *word)
{
  for (guint i = 0; i < n_words; i++)
    if (g_strcmp0 (words[i], word) == 0)
      return (int) i;
  return -1;
}

static gboolean
get_steps (JsonObject *object,
           GArray     *steps)
{
  g_auto (GStrv) words = get_words (object, "steps");
  guint n = g_strv_length (words);

  for (guint i = 0; i < n; i++)
    {
      int step = find_word (step_words, G_N_ELEMENTS (step_words), words[i]);

      if (step < 0)
        return FALSE;
      g_array_append_val (steps, step);
    }
  return n <= MAX_STEPS;
}

/* The names point into @object. */
static gboolean
get_names (JsonObject          *object,
           RemedyPracticeNames *names)
{
  JsonNode *node = json_object_get_member (object, "names");
  const char *key;

  for (guint i = 0; remedy_practice_names_nth (names, i, &key), key != NULL && node != NULL; i++)
    if (!JSON_NODE_HOLDS_OBJECT (node) ||
        !remedy_practice_names_set (names, key, get_text (json_node_get_object (node), key), NULL))
      return FALSE;
  return remedy_practice_names_check (names, NULL);
}

static RemedyPracticeRecord *
record_from_object (JsonObject *object)
{
  g_auto (GStrv) with = get_words (object, "with");
  g_auto (GStrv) without = get_words (object, "without");
  gint64 seed = get_number (object, "seed");
  gint64 log_size = get_number (object, "log_size");
  int layout = find_word (layout_words, G_N_ELEMENTS (layout_words), get_text (object, "layout"));
  RemedyPracticeOptions options = { .scenario = get_text (object, "scenario"),
                                    .with = (const char *const *) with,
                                    .without = (const char *const *) without,
                                    .random = get_flag (object, "random") };
  RemedyPracticeNames names = { NULL };
  g_autoptr (RemedyPracticeRecord) self = NULL;

  if (!get_names (object, &names))
    return NULL;
  if (json_object_has_member (object, "names"))
    options.names = &names;
  if (seed < 0 || seed > G_MAXUINT32 || log_size < 0 || layout < 0)
    return NULL;
  options.seed = (guint32) seed;
  options.log_size = (guint64) log_size;
  options.layout = layout;
  self = remedy_practice_record_new (&options);
  return get_steps (object, self->steps) ? g_steal_pointer (&self) : NULL;
}

/**
 * remedy_practice_record_load:
 * @folder: a folder
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what the marker in @folder says; %NULL with
 *   %REMEDY_ERROR_NOT_OURS if there is none or it is not one of ours, or with
 *   %REMEDY_ERROR_VERSION if a newer version of the program wrote it
 */
RemedyPracticeRecord *
remedy_practice_record_load (const char *folder,
                             GError    **error)
{
  g_autoptr (GBytes) bytes = read_marker (folder);
  g_autoptr (JsonNode) root = bytes != NULL ? parse_marker (bytes) : NULL;
  JsonObject *object = root != NULL ? json_node_get_object (root) : NULL;
  g_autofree char *display = g_filename_display_name (folder);
  g_autoptr (RemedyPracticeRecord) self = NULL;

  if (object != NULL && g_strcmp0 (get_text (object, "program"), PROGRAM) == 0)
    {
      if (get_number (object, "format") > FORMAT)
        {
          /* Translators: a folder. */
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_VERSION,
                       _ ("A newer version of this program made the practice server in %s."),
                       display);
          return NULL;
        }
      self = record_from_object (object);
    }
  if (self == NULL)
    /* Translators: a folder. */
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
                 _ ("%s is not a practice server that this program made, so nothing was changed."),
                 display);
  return g_steal_pointer (&self);
}

/**
 * remedy_practice_record_free:
 * @self: (transfer full): what a marker says
 */
void
remedy_practice_record_free (RemedyPracticeRecord *self)
{
  g_free (self->scenario);
  g_strfreev (self->with);
  g_strfreev (self->without);
  g_array_unref (self->steps);
  remedy_practice_names_clear (&self->names);
  g_free (self);
}
