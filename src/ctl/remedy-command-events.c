/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "core/remedy-time.h"
#include "ctl/remedy-ctl-text.h"
#include "ctl/remedy-ctl.h"
#include "evidence/remedy-file-reader.h"
#include "formats/remedy-evt.h"

#define COMMAND "events"

/* Widths of the columns: records are printed as they are read, so these are fixed. */
#define WIDTH_NUMBER 8
#define WIDTH_STATE 9
#define WIDTH_TIME 20
#define WIDTH_TYPE 13
#define WIDTH_ID 5
#define WIDTH_SOURCE 18
#define WIDTH_COMPUTER 15

/* The options as they were typed. */
typedef struct
{
  char   **sources; /* (owned) (nullable) */
  char   **ids;     /* (owned) (nullable) */
  char   **types;   /* (owned) (nullable) */
  char    *since;   /* (owned) (nullable) */
  gboolean recovered;
  gboolean json;
} Options;

/* What the options ask for. */
typedef struct
{
  RemedyEvtFilter filter;
  GArray         *ids; /* (owned): guint16 */
} Wanted;

typedef struct
{
  gboolean json;
  gboolean show_state;
  guint64  shown;
  guint64  live; /* of these */
  gboolean broken; /* standard output takes no more */
} Output;

static void
options_clear (Options *self)
{
  g_strfreev (self->sources);
  g_strfreev (self->ids);
  g_strfreev (self->types);
  g_free (self->since);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

static void
wanted_clear (Wanted *self)
{
  g_clear_pointer (&self->ids, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static gboolean
parse_ids (char   **texts,
           GArray  *ids,
           GError **error)
{
  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      guint64 number;
      guint16 id;

      if (!g_ascii_string_to_unsigned (texts[i], 10, 0, G_MAXUINT16, &number, NULL))
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                       /* Translators: what the operator typed. */
                       _ ("“%s” is no event id: a number from 0 to 65535 is wanted, as Event "
                          "Viewer shows it"),
                       texts[i]);
          return FALSE;
        }
      id = (guint16) number;
      g_array_append_val (ids, id);
    }
  return TRUE;
}

static gboolean
parse_types (char   **texts,
             guint   *types,
             GError **error)
{
  static const guint16 known[] = { REMEDY_EVT_ERROR, REMEDY_EVT_WARNING, REMEDY_EVT_INFORMATION,
                                   REMEDY_EVT_AUDIT_SUCCESS, REMEDY_EVT_AUDIT_FAILURE };

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    {
      guint bit = 0;

      for (guint k = 0; k < G_N_ELEMENTS (known); k++)
        if (g_ascii_strcasecmp (texts[i], remedy_evt_type_word (known[k])) == 0)
          bit = known[k];
      if (bit == 0)
        {
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                       /* Translators: what the operator typed. The words after the colon are
                        * to be typed and stay as they are. */
                       _ ("“%s” is no type of event: error, warning, information, audit-success "
                          "or audit-failure is wanted"),
                       texts[i]);
          return FALSE;
        }
      *types |= bit;
    }
  return TRUE;
}

static gboolean
wanted_init (Wanted        *self,
             const Options *options,
             GError       **error)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->filter.since = REMEDY_TIME_UNKNOWN;
  self->filter.recovered = options->recovered;
  self->filter.sources = (const char *const *) options->sources;
  if (!parse_ids (options->ids, self->ids, error) ||
      !parse_types (options->types, &self->filter.types, error))
    return FALSE;
  self->filter.ids = self->ids->len > 0 ? (const guint16 *) self->ids->data : NULL;
  self->filter.n_ids = self->ids->len;
  if (options->since == NULL)
    return TRUE;
  self->filter.since = remedy_time_from_iso8601 (options->since);
  if (self->filter.since != REMEDY_TIME_UNKNOWN)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               /* Translators: what the operator typed. */
               _ ("“%s” is no date: 1999-08-20 or 1999-08-20T14:00:00Z is wanted"), options->since);
  return FALSE;
}

static const char *
state_word (const RemedyEvtRecord *record)
{
  return record->recovered ? "recovered" : "live";
}

static void
add_time (JsonBuilder *builder,
          const char  *name,
          gint64       time)
{
  g_autofree char *text = remedy_time_to_iso8601 (time);

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_int (JsonBuilder *builder,
         const char  *name,
         gint64       value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static char *
hex_of (const guint8 *data,
        gsize         size)
{
  GString *hex = g_string_sized_new (2 * size);

  for (gsize i = 0; i < size; i++)
    g_string_append_printf (hex, "%02x", data[i]);
  return g_string_free (hex, FALSE);
}

static gboolean
print_json (const RemedyEvtRecord *record)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *data = hex_of (record->data, record->data != NULL ? record->data_size : 0);
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  add_int (builder, "number", record->number);
  add_int (builder, "offset", (gint64) record->offset);
  add_string (builder, "state", state_word (record));
  add_time (builder, "generated", record->generated);
  add_time (builder, "written", record->written);
  add_int (builder, "id", record->raw_id & 0xFFFF);
  add_int (builder, "raw_id", record->raw_id);
  add_string (builder, "type", remedy_evt_type_word (record->type));
  add_int (builder, "category", record->category);
  add_string (builder, "source", record->source);
  add_string (builder, "computer", record->computer);
  add_string (builder, "sid", record->sid);
  json_builder_set_member_name (builder, "strings");
  json_builder_begin_array (builder);
  for (guint i = 0; record->strings[i] != NULL; i++)
    json_builder_add_string_value (builder, record->strings[i]);
  json_builder_end_array (builder);
  add_string (builder, "data", data);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  return remedy_ctl_print ("%s\n", text);
}

/* One line of the table; the last cell is as long as it is. */
static gboolean
print_cells (const char *number,
             const char *state,
             const char *time,
             const char *type,
             const char *id,
             const char *source,
             const char *computer,
             const char *strings)
{
  g_autofree char *state_cell = remedy_ctl_pad (state, WIDTH_STATE);
  g_autofree char *time_cell = remedy_ctl_pad (time, WIDTH_TIME);
  g_autofree char *type_cell = remedy_ctl_pad (type, WIDTH_TYPE);
  g_autofree char *source_cell = remedy_ctl_pad (source, WIDTH_SOURCE);
  g_autofree char *computer_cell = remedy_ctl_pad (computer, WIDTH_COMPUTER);
  g_autofree char *strings_cell = remedy_text_tame (strings);

  return remedy_ctl_print ("%*s  %s%s%s  %s  %*s  %s  %s  %s\n", WIDTH_NUMBER, number,
                           state != NULL ? state_cell : "", state != NULL ? "  " : "", time_cell,
                           type_cell, WIDTH_ID, id, source_cell, computer_cell, strings_cell);
}

static gboolean
print_row (const RemedyEvtRecord *record,
           gboolean               show_state)
{
  g_autofree char *number = g_strdup_printf ("%" PRIu32, record->number);
  g_autofree char *id = g_strdup_printf ("%u", record->raw_id & 0xFFFF);
  g_autofree char *time = remedy_time_to_iso8601 (record->generated);
  g_autofree char *strings = g_strjoinv (" | ", record->strings);

  return print_cells (number, show_state ? state_word (record) : NULL, time,
                      remedy_evt_type_word (record->type), id, record->source, record->computer,
                      strings);
}

static void
print_heading (gboolean show_state)
{
  remedy_ctl_print ("%s", remedy_ctl_style (REMEDY_CTL_BOLD));
  print_cells ("NUMBER", show_state ? "STATE" : NULL, "GENERATED (UTC)", "TYPE", "ID", "SOURCE",
               "COMPUTER", "STRINGS");
  remedy_ctl_print ("%s", remedy_ctl_style (REMEDY_CTL_PLAIN));
}

static gboolean
show_record (const RemedyEvtRecord *record,
             gpointer               user_data)
{
  Output *output = user_data;

  if (output->shown++ == 0 && !output->json)
    print_heading (output->show_state);
  output->live += !record->recovered;
  output->broken = !(output->json ? print_json (record) : print_row (record, output->show_state));
  return !output->broken;
}

/* What the table does not show; %REMEDY_EXIT_DAMAGED if the log is not whole. */
static int
tell_summary (const RemedyEvtSummary *summary,
              const Output           *output)
{
  g_autofree char *first = remedy_time_to_iso8601 (summary->first_time);
  g_autofree char *last = remedy_time_to_iso8601 (summary->last_time);

  if (!output->json && summary->live > 0)
    /* Translators: two numbers of event records, then the times of the first and the last. */
    remedy_ctl_say (_ ("%" PRIu64 " shown of %" PRIu64 " live records, from %s to %s"),
                    output->live, summary->live, first, last);
  else if (!output->json)
    remedy_ctl_say (_ ("the log holds no live record"));
  if (!output->json && summary->recovered > 0 && !output->show_state)
    remedy_ctl_say (ngettext ("%" PRIu64 " more record could be recovered from stale space: "
                              "--recovered shows it",
                              "%" PRIu64 " more records could be recovered from stale space: "
                              "--recovered shows them",
                              summary->recovered),
                    summary->recovered);
  if (summary->truncated)
    remedy_ctl_say (_ ("the log is cut off: records at its end are missing"));
  if (summary->holes > 0)
    remedy_ctl_say (ngettext ("the log has %u hole, where records cannot be read",
                              "the log has %u holes, where records cannot be read", summary->holes),
                    summary->holes);
  if (summary->header_damaged)
    remedy_ctl_say (_ ("the header of the log is damaged"));
  return summary->truncated || summary->holes > 0 || summary->header_damaged ? REMEDY_EXIT_DAMAGED
                                                                             : REMEDY_EXIT_OK;
}

static int
show_events (const char    *path,
             const Options *options,
             const Wanted  *wanted)
{
  g_autoptr (GCancellable) cancellable = remedy_ctl_catch_signals ();
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;
  Output output = { .json = options->json, .show_state = options->recovered };

  reader = remedy_file_reader_new (path, &error);
  if (reader == NULL)
    return remedy_ctl_fail (COMMAND, error);
  summary =
      remedy_evt_scan (reader, &wanted->filter, show_record, NULL, &output, cancellable, &error);
  if (summary == NULL)
    {
      g_autofree char *display = g_filename_display_name (path);

      g_prefix_error (&error, "%s: ", display);
      return remedy_ctl_fail (COMMAND, error);
    }
  return output.broken ? REMEDY_EXIT_IO : tell_summary (summary, &output);
}

/**
 * remedy_command_events:
 * @argc: as main() gets it
 * @argv: the command's name, then its words
 *
 * Shows the records of an event log as they are read, so that memory does not grow with it.
 *
 * Returns: the exit code
 */
int
remedy_command_events (int    argc,
                       char **argv)
{
  g_auto (Options) options = { 0 };
  g_auto (Wanted) wanted = { 0 };
  g_auto (GStrv) files = NULL;
  g_autoptr (GError) error = NULL;
  int                code;
  const GOptionEntry entries[] = {
    { "source", 's', 0, G_OPTION_ARG_STRING_ARRAY, &options.sources,
      N_ ("Only events of this source, in any case; may be repeated"), N_ ("NAME") },
    { "id", 'i', 0, G_OPTION_ARG_STRING_ARRAY, &options.ids,
      N_ ("Only events with this id, as Event Viewer shows it; may be repeated"), N_ ("NUMBER") },
    { "type", 't', 0, G_OPTION_ARG_STRING_ARRAY, &options.types,
      N_ ("Only error, warning, information, audit-success or audit-failure; may be repeated"),
      N_ ("TYPE") },
    { "since", 0, 0, G_OPTION_ARG_STRING, &options.since,
      N_ ("Only events generated at this time or later, as in 1999-08-20 or "
          "1999-08-20T14:00:00Z (UTC)"),
      N_ ("DATE") },
    { "recovered", 'r', 0, G_OPTION_ARG_NONE, &options.recovered,
      N_ ("Also show records recovered from stale space, after the live ones"), NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.json, N_ ("Write one JSON object a line"), NULL },
    { NULL },
  };
  const RemedyCtlUsage usage = {
    COMMAND,
    /* Translators: a placeholder after the name of a command. */
    _ ("FILE"),
    _ ("Shows the records of a Windows NT event log (.evt), one a line."),
    _ ("Times are UTC. Dirty, wrapped and truncated logs, and copies taken from a running\n"
       "server, are read as far as they go; what is wrong with them is told on standard\n"
       "error.\n"
       "\n"
       "Exit status: 0 done, 64 a mistake on the command line, 65 the log is damaged,\n"
       "66 no such file, 74 reading or writing failed, 130 interrupted."),
  };

  files = remedy_ctl_parse (&usage, entries, argc, argv, &code);
  if (files == NULL)
    return code;
  if (g_strv_length (files) != 1)
    return remedy_ctl_usage_error (COMMAND, _ ("exactly one file is wanted"));
  if (!wanted_init (&wanted, &options, &error))
    return remedy_ctl_fail (COMMAND, error);
  return show_events (files[0], &options, &wanted);
}
