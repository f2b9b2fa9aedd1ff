/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "checks/remedy-failure-signs.h"

#include "data/remedy-data-resources.h"

#define RESOURCE "/org/ntsmig/Remedy/data/failures.xml"

/* Where Setup puts Exchange (Q149205), Windows NT itself, and a CD in the drive (Q198347). */
#define DEFAULT_ROOT "C:\\EXCHSRVR"
#define DEFAULT_SYSTEM "C:\\WINNT"
#define DEFAULT_PACK "X:\\ENG\\SERVER\\SETUP\\I386"

REMEDY_DEFINE_RECORD (RemedyFailureStep, remedy_failure_step,
                      REMEDY_FIELD (RemedyFailureStep, title, STRING),
                      REMEDY_FIELD (RemedyFailureStep, text, STRING),
                      REMEDY_FIELD (RemedyFailureStep, command, STRING),
                      REMEDY_FIELD (RemedyFailureStep, expect, STRING),
                      REMEDY_FIELD (RemedyFailureStep, advice, BOOL));

REMEDY_DEFINE_RECORD (RemedyFailure, remedy_failure,
                      REMEDY_FIELD (RemedyFailure, id, STRING),
                      REMEDY_FIELD (RemedyFailure, title, STRING),
                      REMEDY_FIELD (RemedyFailure, cause, STRING),
                      REMEDY_FIELD (RemedyFailure, codes, STRINGS),
                      REMEDY_FIELD (RemedyFailure, files, STRINGS),
                      REMEDY_FIELD (RemedyFailure, sentences, STRINGS),
                      REMEDY_FIELD (RemedyFailure, events, STRINGS),
                      REMEDY_FIELD_OF (RemedyFailure, steps, LIST, &remedy_failure_step_type),
                      REMEDY_FIELD (RemedyFailure, articles, STRINGS));

/* The catalogue while it is being read. */
typedef struct
{
  RemedyCatalogue   *catalogue;
  RemedyFailure     *failure; /* the one that is open; NULL */
  RemedyFailureStep *step; /* the one that is open; NULL */
  RemedySign         sign; /* marks of the element that is open */
  GString           *text; /* of the element that is open */
} Reading;

/* Texts are wrapped in the file, as xgettext unwraps them. */
static char *
unwrap (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " " : "", words[i]);
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static char *
translate (const char *text)
{
  g_autofree char *line = unwrap (text);

  return g_strdup (g_dgettext (GETTEXT_PACKAGE, line));
}

static gboolean
is_marked (const char **names,
           const char **values,
           const char  *mark)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], mark))
      return g_str_equal (values[i], "yes");
  return FALSE;
}

static void
start_element (GMarkupParseContext *context,
               const char          *element,
               const char         **names,
               const char         **values,
               gpointer             user_data,
               GError             **error)
{
  Reading *self = user_data;

  g_string_truncate (self->text, 0);
  self->sign.weak = is_marked (names, values, "weak");
  self->sign.last = is_marked (names, values, "last");
  self->sign.plain = is_marked (names, values, "plain");
  if (g_str_equal (element, "failure"))
    {
      self->failure = remedy_failure_new ();
      self->failure->id = g_strdup (values[0]);
      g_ptr_array_add (self->catalogue->failures, self->failure);
    }
  else if (g_str_equal (element, "step"))
    {
      self->step = remedy_failure_step_new ();
      self->step->advice = is_marked (names, values, "advice");
      g_ptr_array_add (self->failure->steps, self->step);
    }
}

static void
take_text (GMarkupParseContext *context,
           const char          *text,
           gsize                length,
           gpointer             user_data,
           GError             **error)
{
  Reading *self = user_data;

  g_string_append_len (self->text, text, (gssize) length);
}

static void
add_sign (Reading       *self,
          RemedySignKind kind,
          GPtrArray     *list)
{
  g_ptr_array_add (list, unwrap (self->text->str));
  self->sign.kind = kind;
  self->sign.failure = self->catalogue->failures->len - 1;
  self->sign.text = list->pdata[list->len - 1];
  g_array_append_val (self->catalogue->signs, self->sign);
}

static void
end_of_step (Reading    *self,
             const char *element)
{
  if (g_str_equal (element, "title"))
    self->step->title = translate (self->text->str);
  else if (g_str_equal (element, "text"))
    self->step->text = translate (self->text->str);
  else if (g_str_equal (element, "expect"))
    self->step->expect = translate (self->text->str);
  else if (g_str_equal (element, "command"))
    self->step->command = g_strstrip (g_strdup (self->text->str));
  else
    self->step = NULL;
}

static void
end_element (GMarkupParseContext *context,
             const char          *element,
             gpointer             user_data,
             GError             **error)
{
  Reading       *self = user_data;
  RemedyFailure *failure = self->failure;

  if (self->step != NULL)
    end_of_step (self, element);
  else if (g_str_equal (element, "title"))
    failure->title = translate (self->text->str);
  else if (g_str_equal (element, "cause"))
    failure->cause = translate (self->text->str);
  else if (g_str_equal (element, "code"))
    add_sign (self, REMEDY_SIGN_CODE, failure->codes);
  else if (g_str_equal (element, "file"))
    add_sign (self, REMEDY_SIGN_FILE, failure->files);
  else if (g_str_equal (element, "sentence"))
    add_sign (self, REMEDY_SIGN_SENTENCE, failure->sentences);
  else if (g_str_equal (element, "event"))
    add_sign (self, REMEDY_SIGN_EVENT, failure->events);
  else if (g_str_equal (element, "article"))
    g_ptr_array_add (failure->articles, unwrap (self->text->str));
}

static const GMarkupParser parser = { start_element, end_element, take_text, NULL, NULL };

/* The catalogue is compiled in, so one that does not parse is a mistake of ours. */
static RemedyCatalogue *
read_catalogue (void)
{
  g_autoptr (GBytes) bytes = g_resource_lookup_data (remedy_data_get_resource (), RESOURCE,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  RemedyCatalogue *catalogue = g_new0 (RemedyCatalogue, 1);
  Reading          reading = { catalogue, NULL, NULL, { 0 }, text };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &reading, NULL);
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  catalogue->failures = g_ptr_array_new ();
  catalogue->signs = g_array_new (FALSE, FALSE, sizeof (RemedySign));
  if (!g_markup_parse_context_parse (context, data, (gssize) size, &error) ||
      !g_markup_parse_context_end_parse (context, &error))
    g_error ("%s: %s", RESOURCE, error->message);
  return catalogue;
}

/**
 * remedy_catalogue_get:
 *
 * Returns: (transfer none): the failure catalogue with its signs; it lives as long as the
 *   program, in the language that was set when it was first asked for
 */
const RemedyCatalogue *
remedy_catalogue_get (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) read_catalogue ());
  return (const RemedyCatalogue *) once;
}

/**
 * remedy_failure_table:
 * @n_failures: (out) (optional): how many there are
 *
 * The failures of Update that articles of the Knowledge Base tell of (domain notes, 2.7).
 *
 * Returns: (transfer none) (array length=n_failures): the catalogue, in the order in which
 *   it is shown
 */
const RemedyFailure *const *
remedy_failure_table (gsize *n_failures)
{
  const RemedyCatalogue *catalogue = remedy_catalogue_get ();

  if (n_failures != NULL)
    *n_failures = catalogue->failures->len;
  return (const RemedyFailure *const *) catalogue->failures->pdata;
}

/**
 * remedy_failure_find:
 * @id: of an entry
 *
 * Returns: (transfer none) (nullable): the entry
 */
const RemedyFailure *
remedy_failure_find (const char *id)
{
  const GPtrArray *failures = remedy_catalogue_get ()->failures;

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < failures->len; i++)
    {
      const RemedyFailure *failure = failures->pdata[i];

      if (g_str_equal (failure->id, id))
        return failure;
    }
  return NULL;
}

/* One word of a command; a path with a blank in it is typed in quotes. */
static void
append_word (GString    *command,
             const char *word,
             const char *root,
             const char *system,
             const char *pack)
{
  g_autoptr (GString) typed = g_string_new (word);

  g_string_replace (typed, "{root}", root != NULL ? root : DEFAULT_ROOT, 0);
  g_string_replace (typed, "{system}", system != NULL ? system : DEFAULT_SYSTEM, 0);
  g_string_replace (typed, "{pack}", pack != NULL ? pack : DEFAULT_PACK, 0);
  g_string_append_printf (command, strchr (typed->str, ' ') != NULL ? "\"%s\"" : "%s", typed->str);
}

/**
 * remedy_failure_command:
 * @step: a step of a remedy
 * @root: (nullable): the folder of Exchange, “C:\EXCHSRVR”; %NULL is where Setup puts it
 * @system: (nullable): the folder of Windows NT; %NULL is where its Setup puts it
 * @pack: (nullable): the folder of the service pack with Update in it; %NULL is that of the
 *   English one for Intel on a CD
 *
 * Returns: (transfer full) (nullable): the command of the step, as it is typed there
 */
char *
remedy_failure_command (const RemedyFailureStep *step,
                        const char              *root,
                        const char              *system,
                        const char              *pack)
{
  g_autoptr (GString) command = g_string_new (NULL);
  const char *word;

  g_return_val_if_fail (step != NULL, NULL);

  if (step->command == NULL)
    return NULL;
  word = step->command;
  while (*word != '\0')
    {
      gsize            length = strcspn (word, " \n");
      g_autofree char *text = g_strndup (word, length);

      append_word (command, text, root, system, pack);
      if (word[length] != '\0')
        g_string_append_c (command, word[length++]);
      word += length;
    }
  return g_string_free (g_steal_pointer (&command), FALSE);
}
