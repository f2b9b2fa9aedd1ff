/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-hide-value.h"

#include <string.h>

#include "checks/remedy-failure-log.h"
#include "checks/remedy-service-pack.h"
#include "core/remedy-text.h"
#include "report/remedy-hide-path.h"
#include "report/remedy-hide-text.h"
#include "report/remedy-public-names.h"

/* Stands for what cannot be said. */
#define LEFT_OUT "…"

/* Numbers from here on are sizes and places in files, which depend on how long names are. */
#define FIRST_EXTENT_DIGITS 4

#define MIGRATION "MSExchangeMig" /* and MSExchangeMigDS: events of the Migration Wizard */

#define MAX_NUMBER 32 /* bytes of a number, a version or a span of time */
#define MAX_DIGITS 7 /* of a count in a row; more are somebody’s number */
#define NUMBER_CHARACTERS "0123456789.,:-% "
#define BUILD " (build " /* within "5.5 (build 2650.24)" */

/* What the values of the registry part are, by their names; the others are looked at. */
static const struct
{
  const char *name;
  RemedyTells tells;
} value_kinds[] = {
  { "ComputerName", REMEDY_TELLS_SERVER },
  { REMEDY_VALUE_ENTERPRISE, REMEDY_TELLS_ORGANISATION },
  { REMEDY_VALUE_SITE, REMEDY_TELLS_SITE },
};

/* Events of the Migration Wizard whose strings are counts and spans of time (Q166612, Q169130);
 * others can hold names that are numbers. */
static const gint64 counting_events[] = { 8001, 10003, 10068 };

/* Events whose strings hold the build of a program; those that the check of the service pack
 * reads. */
static const gint64 build_events[] = { 100, 1000, 9298, 9299 };

static gboolean
is_in (gint64        id,
       const gint64 *ids,
       gsize         n_ids)
{
  for (gsize i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

static gboolean
is_number (const char *text)
{
  gsize length = strlen (text);
  gsize n_digits = 0;

  for (const char *p = text; *p != '\0' && n_digits <= MAX_DIGITS; p++)
    n_digits = g_ascii_isdigit (*p) ? n_digits + 1 : 0;
  return length > 0 && length <= MAX_NUMBER && n_digits <= MAX_DIGITS &&
         strspn (text, NUMBER_CHARACTERS) == length && strpbrk (text, "0123456789") != NULL;
}

static gboolean
is_build (const char *text)
{
  gsize       length = strspn (text, "0123456789.");
  const char *build = text + length + strlen (BUILD);

  return length > 0 && strlen (text) <= MAX_NUMBER && g_str_has_prefix (text + length, BUILD) &&
         g_str_equal (build + strspn (build, "0123456789."), ")");
}

static gboolean
is_plain_number (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= 10 && strspn (text, "0123456789") == length;
}

/**
 * remedy_hide_value_text:
 * @hiding: a hiding
 * @text: what a program of the server wrote
 *
 * Returns: (transfer full): it, if it is a word of MAPI; a path without the names in it; else a
 *   token for all of it
 */
char *
remedy_hide_value_text (RemedyHiding *hiding,
                        const char   *text)
{
  if (remedy_public_has (REMEDY_PUBLIC_MAPI, text) || remedy_public_has (REMEDY_PUBLIC_KEY, text))
    return g_strdup (text);
  if (remedy_hide_path_is_full (text))
    return remedy_hide_path (hiding, text);
  return remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, text);
}

static gboolean
is_drive_letter (RemedyHiding *hiding,
                 const char   *text)
{
  return g_ascii_isupper (text[0]) && text[1] == '\0' &&
         remedy_name_map_find (hiding->map, text) == NULL;
}

static char *
hide_argument (const char *argument,
               gboolean    prints_number,
               gpointer    user_data)
{
  RemedyHiding *hiding = user_data;

  if (prints_number)
    return g_strdup (hiding->hides[REMEDY_NAMES_EXTENTS] && strlen (argument) >= FIRST_EXTENT_DIGITS
                         ? LEFT_OUT
                         : argument);
  if (*argument == '\0' || is_drive_letter (hiding, argument))
    return g_strdup (argument);
  if (remedy_hide_path_is_full (argument))
    return remedy_hide_path_where (hiding, argument);
  if (argument[0] == '/')
    return remedy_hiding_any_name (hiding, REMEDY_NAMES_FOLDERS, argument);
  if (remedy_name_map_find (hiding->map, argument) != NULL)
    return remedy_hiding_any_name (hiding, REMEDY_NAMES_TEXTS, argument);
  if (strchr (argument, '\\') != NULL)
    return remedy_hide_path (hiding, argument);
  return remedy_hide_path_file (hiding, argument);
}

/**
 * remedy_hide_value_sentence:
 * @hiding: a hiding
 * @sentence: what this program said, perhaps in another language than it speaks now
 *
 * Returns: (transfer full): it without the names in it
 */
char *
remedy_hide_value_sentence (RemedyHiding *hiding,
                            const char   *sentence)
{
  char *hidden;

  if (hiding->tells_all || *sentence == '\0')
    return remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, sentence);
  hidden = remedy_hide_sentence (sentence, hide_argument, hiding);
  return hidden != NULL ? hidden : g_strdup (LEFT_OUT);
}

static RemedyTells
tells_of (const RemedyValueFact *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (value_kinds); i++)
    if (remedy_text_equal (value->name, value_kinds[i].name))
      return value_kinds[i].tells;
  return REMEDY_TELLS_VALUE;
}

/**
 * remedy_hide_value_meet:
 * @hiding: a hiding
 * @value: a value of the registry; if it is the name of something, that becomes known
 */
void
remedy_hide_value_meet (RemedyHiding    *hiding,
                        RemedyValueFact *value)
{
  RemedyNameClass name_class;

  if (value->value != NULL && remedy_hiding_is_name (tells_of (value), &name_class))
    g_free (remedy_hiding_name (hiding, name_class, value->value));
}

static char *
hide_content (RemedyHiding          *hiding,
              const RemedyValueFact *value)
{
  RemedyNameClass name_class;

  if (remedy_hiding_is_name (tells_of (value), &name_class))
    return remedy_hiding_name (hiding, name_class, value->value);
  if (value->name != NULL && remedy_public_has (REMEDY_PUBLIC_VALUE, value->name) &&
      is_plain_number (value->value))
    return g_strdup (value->value);
  if (value->value[0] == '%' || value->value[0] == '"' || remedy_hide_path_is_full (value->value) ||
      remedy_text_equal (value->name, "Path"))
    return remedy_hide_path_list (hiding, value->value);
  return remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, value->value);
}

/**
 * remedy_hide_value:
 * @hiding: a hiding
 * @value: a value of the registry, which is hidden in place
 */
void
remedy_hide_value (RemedyHiding    *hiding,
                   RemedyValueFact *value)
{
  g_autofree char *content = value->value != NULL ? hide_content (hiding, value) : NULL;

  g_free (value->value);
  value->value = g_steal_pointer (&content);
  if (value->name != NULL && !remedy_public_has (REMEDY_PUBLIC_VALUE, value->name))
    {
      g_autofree char *name = g_steal_pointer (&value->name);

      value->name = remedy_hiding_any_name (hiding, REMEDY_NAMES_TEXTS, name);
    }
}

/* What the check of the service pack finds in a string is found in what stands for it. */
static char *
hide_build (RemedyHiding *hiding,
            const char   *text)
{
  guint build = remedy_service_pack_find_build (text);

  if (is_number (text) || is_build (text))
    return g_strdup (text);
  if (hiding->tells_all)
    return remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, text);
  return build != 0 ? g_strdup_printf (LEFT_OUT " (build %u)", build) : g_strdup (LEFT_OUT);
}

static char *
hide_event_string (RemedyHiding          *hiding,
                   const RemedyEventFact *event,
                   const char            *text)
{
  gboolean migration
      = event->source != NULL && g_ascii_strncasecmp (event->source, MIGRATION, strlen (MIGRATION)) == 0;

  if (migration && is_in (event->id, counting_events, G_N_ELEMENTS (counting_events)) &&
      is_number (text))
    return g_strdup (text);
  if (!migration && is_in (event->id, build_events, G_N_ELEMENTS (build_events)))
    return hide_build (hiding, text);
  if (remedy_hide_path_is_full (text))
    return remedy_hide_path (hiding, text);
  return remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, text);
}

/**
 * remedy_hide_value_event:
 * @hiding: a hiding
 * @event: an event, whose strings are hidden in place
 */
void
remedy_hide_value_event (RemedyHiding    *hiding,
                         RemedyEventFact *event)
{
  for (guint i = 0; i < event->strings->len; i++)
    {
      g_autofree char *text = g_steal_pointer (&event->strings->pdata[i]);

      event->strings->pdata[i] = hide_event_string (hiding, event, text);
    }
}

/* Two lines that differ go on to differ: what is left out has a token. */
static char *
hide_line (RemedyHiding *hiding,
           const char   *line)
{
  g_autofree char *made = NULL;
  g_autofree char *token = NULL;

  if (hiding->tells_all || *line == '\0')
    return remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, line);
  made = remedy_hide_log_line (line);
  if (g_str_equal (made, line))
    return g_steal_pointer (&made);
  token = remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, line);
  if (!hiding->hides[REMEDY_NAMES_TEXTS] || g_str_equal (made, LEFT_OUT))
    return g_steal_pointer (&token);
  return g_strdup_printf ("%s [%s]", made, token);
}

/**
 * remedy_hide_value_run:
 * @hiding: a hiding
 * @run: a run in the setup log, whose lines are hidden in place
 */
void
remedy_hide_value_run (RemedyHiding       *hiding,
                       RemedySetupRunFact *run)
{
  g_autofree char *last = NULL;

  if (!hiding->tells_all)
    remedy_failure_log_keep (run);
  last = g_steal_pointer (&run->last_line);
  for (guint i = 0; i < run->errors->len; i++)
    {
      g_autofree char *line = g_steal_pointer (&run->errors->pdata[i]);

      run->errors->pdata[i] = hide_line (hiding, line);
    }
  if (last != NULL)
    run->last_line = hide_line (hiding, last);
}
