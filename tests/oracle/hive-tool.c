/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

#include "core/remedy-time.h"
#include "formats/remedy-hive.h"
#include "practice/remedy-mapi-writer.h"

#define TIME 935158327 /* 1999-08-20T14:12:07Z */
#define MAX_DEPTH 64

/* Writes hives for other readers to look at, and tells what ours sees in a hive: one JSON
 * object a line, a key before its values and its sub-keys. */

static void
put (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *line = json_to_string (root, FALSE);

  puts (line);
}

static JsonBuilder *
begin (GPtrArray *path)
{
  JsonBuilder *builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "path");
  json_builder_begin_array (builder);
  for (guint i = 0; i < path->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (path, i));
  json_builder_end_array (builder);
  return builder;
}

static void
add_string (JsonBuilder *builder,
            const char  *member,
            const char  *value)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, value);
}

static void
put_value (GPtrArray             *path,
           const RemedyHiveValue *value)
{
  g_autoptr (JsonBuilder) builder = begin (path);
  g_autoptr (GString) hex = g_string_new (NULL);
  g_autofree char *text = remedy_hive_value_to_text (value);
  gsize            size;
  const guint8    *data = g_bytes_get_data (value->data, &size);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  add_string (builder, "name", value->name);
  json_builder_set_member_name (builder, "type");
  json_builder_add_int_value (builder, value->type);
  add_string (builder, "data", hex->str);
  add_string (builder, "text", text);
  json_builder_end_object (builder);
  put (builder);
}

static void
put_key (RemedyHive   *hive,
         RemedyHiveKey key,
         GPtrArray    *path)
{
  g_autoptr (JsonBuilder) builder = begin (path);
  g_autoptr (GPtrArray) values = remedy_hive_list_values (hive, key, NULL);
  g_autoptr (GArray) keys = remedy_hive_list_keys (hive, key, NULL);
  g_autofree char *time = remedy_time_to_iso8601 (remedy_hive_key_time (hive, key));

  add_string (builder, "time", time != NULL ? time : "");
  json_builder_end_object (builder);
  put (builder);
  for (guint i = 0; values != NULL && i < values->len; i++)
    put_value (path, g_ptr_array_index (values, i));
  for (guint i = 0; keys != NULL && path->len < MAX_DEPTH && i < keys->len; i++)
    {
      RemedyHiveKey child = g_array_index (keys, RemedyHiveKey, i);

      g_ptr_array_add (path, remedy_hive_key_name (hive, child));
      put_key (hive, child, path);
      g_ptr_array_remove_index (path, path->len - 1);
    }
}

static int
dump (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (RemedyHive) hive = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) path = g_ptr_array_new_with_free_func (g_free);
  char *data;
  gsize size;

  if (!g_file_get_contents (name, &data, &size, &error))
    {
      fprintf (stderr, "%s\n", error->message);
      return 2;
    }
  bytes = g_bytes_new_take (data, size);
  reader = remedy_reader_new_for_bytes (bytes);
  hive = remedy_hive_open (reader, NULL, &error);
  if (hive == NULL)
    {
      printf ("refused: %s\n", error->message);
      return 1;
    }
  put_key (hive, remedy_hive_get_root (hive), path);
  printf ("1.%u%s%s%s\n", remedy_hive_get_minor (hive), remedy_hive_is_dirty (hive) ? " dirty" : "",
          remedy_hive_is_damaged (hive) ? " damaged: " : "",
          remedy_hive_is_damaged (hive) ? remedy_hive_get_damage (hive) : "");
  return 0;
}

static void
save (const char       *folder,
      const char       *name,
      RemedyHiveWriter *writer)
{
  g_autoptr (GBytes) bytes = remedy_hive_writer_finish (writer);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (!g_file_set_contents (path, data, (gssize) size, &error))
    g_error ("%s", error->message);
}

static void
write_types (const char *folder)
{
  static const char *const strings[] = { "EventLog", "MSExchangeSA", "Größe", NULL };
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SYSTEM", TIME);
  RemedyHiveNode *node = remedy_hive_writer_key (writer, "ControlSet001\\Services\\X", TIME + 9);
  guint8          blob[300];

  for (guint i = 0; i < sizeof blob; i++)
    blob[i] = (guint8) i;
  remedy_hive_node_set_string (node, "", "the default value");
  remedy_hive_node_set_string (node, "DisplayName", "Microsoft Exchange, System Attendant | 5.5");
  remedy_hive_node_set_string (node, "Empty", "");
  remedy_hive_node_set_string (node, "Umlaut", "Ärger");
  remedy_hive_node_set_expand (node, "ImagePath", "%SystemRoot%\\System32\\services.exe");
  remedy_hive_node_set_strings (node, "DependOnService", strings);
  remedy_hive_node_set_dword (node, "Start", 2);
  remedy_hive_node_set_dword (node, "Most", 0xFFFFFFFF);
  for (guint size = 0; size <= 9; size++)
    {
      g_autofree char *name = g_strdup_printf ("Blob%u", size);

      remedy_hive_node_set_binary (node, name, blob + 200, size);
    }
  remedy_hive_node_set_binary (node, "Blob300", blob, sizeof blob);
  remedy_hive_node_set_value (node, "None", 0, blob, 5);
  remedy_hive_writer_key (writer, "ControlSet001\\Größe", TIME + 10);
  remedy_hive_writer_key (writer, "ControlSet001\\Ωmega", TIME + 11);
  remedy_hive_writer_key (writer, "Select", 0);
  save (folder, "types", writer);
  remedy_hive_writer_set_dirty (writer, TRUE);
  save (folder, "dirty", writer);
}

static void
write_large (const char *folder)
{
  static const gsize sizes[] = { 4000, 4060, 4064, 4068, 16344, 16345, 70000, 1048576 };
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("SOFTWARE", TIME);
  RemedyHiveNode    *node = remedy_hive_writer_key (writer, "Big", TIME);
  g_autofree guint8 *data = g_malloc (1048576);

  for (guint i = 0; i < 1048576; i++)
    data[i] = (guint8) (i * 11 + i / 251);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *name = g_strdup_printf ("%" G_GSIZE_FORMAT, sizes[i]);

      remedy_hive_node_set_binary (node, name, data, sizes[i]);
    }
  for (guint i = 0; i < 1300; i++)
    {
      g_autofree char *path = g_strdup_printf ("Many\\Sub-key %u", i * 7919 % 1300);

      remedy_hive_node_set_dword (remedy_hive_writer_key (writer, path, TIME + i), "i", i);
    }
  for (guint i = 0; i < 1100; i++)
    {
      g_autofree char *name = g_strdup_printf ("Value %u", i);

      remedy_hive_node_set_dword (remedy_hive_writer_key (writer, "Values", TIME), name, i);
    }
  save (folder, "large", writer);
}

static void
write_profiles (const char *folder)
{
  g_autoptr (RemedyHiveWriter) writer = remedy_hive_writer_new ("NTUSER.DAT", TIME);
  g_autoptr (RemedyMapiWriter) mapi =
      remedy_mapi_writer_add_profile (writer, "MS Exchange Settings", TRUE, TIME);
  g_autoptr (RemedyHiveWriter) empty = remedy_hive_writer_new ("EMPTY", TIME);

  remedy_mapi_writer_add_service (mapi, REMEDY_MAPI_SERVICE_MSEMS, TIME);
  remedy_mapi_writer_add_service (mapi, REMEDY_MAPI_SERVICE_NOTES, TIME + 60);
  remedy_mapi_writer_set_server (mapi, "EXCHANGE", TIME);
  save (folder, "profiles", writer);
  save (folder, "empty", empty);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 3 && strcmp (argv[1], "dump") == 0)
    return dump (argv[2]);
  if (argc == 3 && strcmp (argv[1], "write") == 0)
    {
      write_types (argv[2]);
      write_large (argv[2]);
      write_profiles (argv[2]);
      return 0;
    }
  fprintf (stderr, "usage: hive-tool write FOLDER | dump FILE\n");
  return 2;
}
