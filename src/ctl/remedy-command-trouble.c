/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ctl/remedy-commands.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "checks/remedy-failure.h"
#include "core/remedy-text.h"
#include "ctl/remedy-ctl-text.h"
#include "ctl/remedy-ctl.h"
#include "formats/remedy-tables.h"

#define COMMAND "trouble"
#define MAX_TYPED (16 * 1024) /* bytes of standard input that are looked up */

typedef struct
{
  gboolean json;
  gboolean list;
} Options;

/* A command of several lines, each on its own. */
static void
print_command (const RemedyFailureStep *step)
{
  g_autofree char *command = remedy_failure_command (step, NULL, NULL, NULL);
  g_auto (GStrv) lines = g_strsplit (command != NULL ? command : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    remedy_ctl_print ("       %s%s%s\n", remedy_ctl_style (REMEDY_CTL_BOLD), lines[i],
                      remedy_ctl_style (REMEDY_CTL_PLAIN));
}

static void
print_failure (const RemedyFailure *failure)
{
  remedy_ctl_print ("%s%s%s  %s(%s)%s\n", remedy_ctl_style (REMEDY_CTL_BOLD), failure->title,
                    remedy_ctl_style (REMEDY_CTL_PLAIN), remedy_ctl_style (REMEDY_CTL_DIM),
                    failure->id, remedy_ctl_style (REMEDY_CTL_PLAIN));
  remedy_ctl_print ("  %s\n", failure->cause);
  for (guint i = 0; i < failure->steps->len; i++)
    {
      const RemedyFailureStep *step = failure->steps->pdata[i];

      remedy_ctl_print ("  %2u. %s%s\n       %s\n", i + 1, step->title,
                        step->advice ? _ (" (our advice, not Microsoft’s)") : "", step->text);
      if (step->command != NULL)
        print_command (step);
      /* Translators: what is to be seen after a step. */
      remedy_ctl_print (_ ("       Expect: %s\n"), step->expect);
    }
  for (guint i = 0; i < failure->articles->len; i++)
    {
      const char *article = failure->articles->pdata[i];
      const char *subject = remedy_table_source_subject (article);

      remedy_ctl_print ("  %s  %s\n", article, subject != NULL ? subject : "");
    }
}

/* The record as it is, with what each article is about beside its number. */
static JsonNode *
make_node (const RemedyFailure *failure)
{
  JsonNode *node = remedy_record_to_json (&remedy_failure_type, failure);
  g_autoptr (JsonBuilder) sources = json_builder_new ();

  json_builder_begin_array (sources);
  for (guint i = 0; i < failure->articles->len; i++)
    {
      const char *article = failure->articles->pdata[i];
      const char *subject = remedy_table_source_subject (article);

      json_builder_begin_object (sources);
      json_builder_set_member_name (sources, "article");
      json_builder_add_string_value (sources, article);
      json_builder_set_member_name (sources, "subject");
      json_builder_add_string_value (sources, subject);
      json_builder_end_object (sources);
    }
  json_builder_end_array (sources);
  json_object_set_member (json_node_get_object (node), "sources", json_builder_get_root (sources));
  return node;
}

static void
print_json (const RemedyFailure *const *failures,
            gsize                       n_failures)
{
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *text = NULL;

  for (gsize i = 0; i < n_failures; i++)
    json_array_add_element (array, make_node (failures[i]));
  json_node_take_object (root, json_object_new ());
  json_object_set_array_member (json_node_get_object (root), "failures",
                                g_steal_pointer (&array));
  text = json_to_string (root, TRUE);
  remedy_ctl_print ("%s\n", text);
}

static void
print_failures (const RemedyFailure *const *failures,
                gsize                       n_failures,
                gboolean                    json)
{
  if (json)
    {
      print_json (failures, n_failures);
      return;
    }
  for (gsize i = 0; i < n_failures; i++)
    {
      if (i > 0)
        remedy_ctl_print ("\n");
      print_failure (failures[i]);
    }
}

static int
look_up (const char *text,
         gboolean    json)
{
  g_autoptr (GPtrArray) found = remedy_failure_search (text);

  if (found->len > 0 || json)
    print_failures ((const RemedyFailure *const *) found->pdata, found->len, json);
  if (found->len > 0)
    return REMEDY_EXIT_OK;
  remedy_ctl_say (_ ("nothing in the failure catalogue fits; “%s” shows all of it"),
                  "ntsmigctl trouble --list");
  return REMEDY_EXIT_CANNOT_TELL;
}

/* What was typed, or, for "-", what comes on standard input. */
static char *
get_text (char **words)
{
  g_autofree char *text = NULL;
  gsize            size;

  if (!g_str_equal (words[0], "-") || words[1] != NULL)
    return g_strjoinv (" ", words);
  text = g_malloc0 (MAX_TYPED + 1);
  size = fread (text, 1, MAX_TYPED, stdin);
  for (gsize i = 0; i < size; i++)
    if (text[i] == '\0')
      text[i] = ' ';
  return g_steal_pointer (&text);
}

/**
 * remedy_command_trouble:
 * @argc: as main() gets it
 * @argv: the command's name, then its words
 *
 * Looks up in the failure catalogue what the screen of the server says.
 *
 * Returns: the exit code
 */
int
remedy_command_trouble (int    argc,
                        char **argv)
{
  Options options = { FALSE, FALSE };
  g_auto (GStrv) words = NULL;
  g_autofree char    *text = NULL;
  gsize               n_failures;
  int                 code;
  const GOptionEntry  entries[] = {
    { "list", 'l', 0, G_OPTION_ARG_NONE, &options.list, N_ ("Show the whole catalogue"), NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &options.json, N_ ("Write one JSON document"), NULL },
    { NULL },
  };
  const RemedyCtlUsage usage = {
    COMMAND,
    /* Translators: a placeholder after the name of a command. */
    _ ("TEXT…"),
    _ ("Looks up what the screen of the server says while Update runs: a number, the name\n"
       "of a file, a sentence or a whole message. “-” reads it from standard input.\n"
       "Sentences are known in English; numbers and files in every language."),
    _ ("Exit status: 0 found, 2 nothing fits, 64 a mistake on the command line, 74 writing\n"
       "failed."),
  };

  words = remedy_ctl_parse (&usage, entries, argc, argv, &code);
  if (words == NULL)
    return code;
  if (options.list && words[0] != NULL)
    return remedy_ctl_usage_error (COMMAND, _ ("--list takes no text"));
  if (options.list)
    {
      const RemedyFailure *const *failures = remedy_failure_table (&n_failures);

      print_failures (failures, n_failures, options.json);
      return REMEDY_EXIT_OK;
    }
  if (words[0] == NULL)
    return remedy_ctl_usage_error (COMMAND, _ ("no text given"));
  text = get_text (words);
  return look_up (text, options.json);
}
