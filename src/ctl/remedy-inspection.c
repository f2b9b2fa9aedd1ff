/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-inspection.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>

#include "core/remedy-text.h"
#include "core/remedy-time.h"
#include "ctl/remedy-ctl-text.h"
#include "ctl/remedy-ctl.h"

struct _RemedyInspection
{
  JsonBuilder *builder; /* (owned) */
  GString     *text;    /* (owned) */
  guint        depth;
};

/**
 * remedy_inspection_new:
 * @path: (type filename): the file, as the operator named it
 *
 * Returns: (transfer full): an inspection that tells the path alone
 */
RemedyInspection *
remedy_inspection_new (const char *path)
{
  RemedyInspection *self = g_new0 (RemedyInspection, 1);
  g_autofree char  *display = g_filename_display_name (path);
  g_autofree char  *tame = remedy_text_tame (display);

  self->builder = json_builder_new_immutable ();
  json_builder_begin_object (self->builder);
  json_builder_set_member_name (self->builder, "path");
  json_builder_add_string_value (self->builder, display);
  self->text = g_string_new (NULL);
  g_string_append_printf (self->text, "%s%s%s\n", remedy_ctl_style (REMEDY_CTL_BOLD), tame,
                          remedy_ctl_style (REMEDY_CTL_PLAIN));
  self->depth = 1;
  return self;
}

static void
append_line (RemedyInspection *self,
             const char       *label,
             const char       *value)
{
  g_autofree char *tame = remedy_text_tame (value);

  if (label != NULL)
    g_string_append_printf (self->text, "%*s%s: %s\n", (int) self->depth * 2, "", label, tame);
}

/**
 * remedy_inspection_add_text:
 * @self: the inspection
 * @key: (nullable): in JSON
 * @label: (nullable): in the text
 * @value: (nullable): UTF-8; %NULL is left out of the text and null in JSON
 */
void
remedy_inspection_add_text (RemedyInspection *self,
                            const char       *key,
                            const char       *label,
                            const char       *value)
{
  if (value != NULL)
    append_line (self, label, value);
  if (key == NULL)
    return;
  json_builder_set_member_name (self->builder, key);
  if (value != NULL)
    json_builder_add_string_value (self->builder, value);
  else
    json_builder_add_null_value (self->builder);
}

/**
 * remedy_inspection_add_count:
 * @self: the inspection
 * @key: (nullable): in JSON
 * @label: (nullable): in the text
 * @value: a number
 */
void
remedy_inspection_add_count (RemedyInspection *self,
                             const char       *key,
                             const char       *label,
                             guint64           value)
{
  g_autofree char *text = g_strdup_printf ("%" PRIu64, value);

  append_line (self, label, text);
  if (key == NULL)
    return;
  json_builder_set_member_name (self->builder, key);
  json_builder_add_int_value (self->builder, (gint64) value);
}

/**
 * remedy_inspection_add_flag:
 * @self: the inspection
 * @key: (nullable): in JSON
 * @label: (nullable): in the text
 * @value: yes or no
 */
void
remedy_inspection_add_flag (RemedyInspection *self,
                            const char       *key,
                            const char       *label,
                            gboolean          value)
{
  append_line (self, label, value ? _ ("yes") : _ ("no"));
  if (key == NULL)
    return;
  json_builder_set_member_name (self->builder, key);
  json_builder_add_boolean_value (self->builder, value);
}

/**
 * remedy_inspection_add_time:
 * @self: the inspection
 * @key: (nullable): in JSON
 * @label: (nullable): in the text
 * @value: seconds since 1970 UTC, or %REMEDY_TIME_UNKNOWN
 */
void
remedy_inspection_add_time (RemedyInspection *self,
                            const char       *key,
                            const char       *label,
                            gint64            value)
{
  g_autofree char *text = remedy_time_to_iso8601 (value);

  remedy_inspection_add_text (self, key, label, text);
}

/**
 * remedy_inspection_add_version:
 * @self: the inspection
 * @key: (nullable): in JSON
 * @label: (nullable): in the text
 * @value: (nullable): a version
 */
void
remedy_inspection_add_version (RemedyInspection    *self,
                               const char          *key,
                               const char          *label,
                               const RemedyVersion *value)
{
  g_autofree char *text = value != NULL ? remedy_version_to_string (value) : NULL;

  remedy_inspection_add_text (self, key, label, text);
}

/**
 * remedy_inspection_add_texts:
 * @self: the inspection
 * @key: in JSON
 * @label: (nullable): in the text, before each
 * @values: (element-type utf8): any number of texts
 */
void
remedy_inspection_add_texts (RemedyInspection *self,
                             const char       *key,
                             const char       *label,
                             GPtrArray        *values)
{
  json_builder_set_member_name (self->builder, key);
  json_builder_begin_array (self->builder);
  for (guint i = 0; i < values->len; i++)
    {
      append_line (self, label, values->pdata[i]);
      json_builder_add_string_value (self->builder, values->pdata[i]);
    }
  json_builder_end_array (self->builder);
}

/**
 * remedy_inspection_begin_list:
 * @self: the inspection
 * @key: in JSON
 *
 * Begins a list of items; the text has no line of its own for it.
 */
void
remedy_inspection_begin_list (RemedyInspection *self,
                              const char       *key)
{
  json_builder_set_member_name (self->builder, key);
  json_builder_begin_array (self->builder);
}

/**
 * remedy_inspection_end_list:
 * @self: the inspection
 */
void
remedy_inspection_end_list (RemedyInspection *self)
{
  json_builder_end_array (self->builder);
}

/**
 * remedy_inspection_begin_item:
 * @self: the inspection
 * @title: the line above its facts in the text
 */
void
remedy_inspection_begin_item (RemedyInspection *self,
                              const char       *title)
{
  g_autofree char *tame = remedy_text_tame (title);

  g_string_append_printf (self->text, "%*s%s\n", (int) self->depth * 2, "", tame);
  self->depth++;
  json_builder_begin_object (self->builder);
}

/**
 * remedy_inspection_end_item:
 * @self: the inspection
 */
void
remedy_inspection_end_item (RemedyInspection *self)
{
  self->depth--;
  json_builder_end_object (self->builder);
}

/**
 * remedy_inspection_print:
 * @self: the inspection, which then is complete
 * @json: as one line of JSON instead of text
 *
 * Returns: %FALSE if standard output takes no more
 */
gboolean
remedy_inspection_print (RemedyInspection *self,
                         gboolean          json)
{
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *line = NULL;

  json_builder_end_object (self->builder);
  if (!json)
    return remedy_ctl_print ("%s", self->text->str);
  root = json_builder_get_root (self->builder);
  line = json_to_string (root, FALSE);
  return remedy_ctl_print ("%s\n", line);
}

/**
 * remedy_inspection_free:
 * @self: (nullable): the inspection
 */
void
remedy_inspection_free (RemedyInspection *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->builder);
  g_string_free (self->text, TRUE);
  g_free (self);
}
