/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-names.h"

#include "core/remedy-error.h"
#include "core/remedy-text.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

/* Characters of one name. Some stand several times in one event, which is 64 KiB at most. */
#define MAX_LENGTH 1024

/* Bytes of the name of a file on this machine. */
#define MAX_FILE_NAME 255

/* What NT allows in no name of a file or a key. */
#define FORBIDDEN "\\/:*?\"<>|"

#define NAME(member, key, invented) { key, G_STRUCT_OFFSET (RemedyPracticeNames, member), invented }

static const struct
{
  const char *key; /* in markers, in patterns and on the command line */
  gsize       offset;
  const char *invented; /* NULL: from something else */
} table[] = {
  NAME (computer, "computer", "EXCH01"),
  NAME (other_computer, "other-computer", "EXCH02"),
  NAME (server, "server", "EXCH01"),
  NAME (domain, "domain", "EXAMPLE"),
  NAME (organisation, "organisation", "Example"),
  NAME (site, "site", "HQ"),
  NAME (company, "company", "Example Organisation"),
  NAME (mail_domain, "mail-domain", "mail.example"),
  NAME (file_server, "file-server", "FILES01"),
  NAME (notes_server, "notes-server", "Notes01/Example"),
  NAME (service_account, "service-account", "ExchSvc"),
  NAME (administrator, "administrator", "Administrator"),
  NAME (first_user, "first-user", "jkessler"),
  NAME (second_user, "second-user", "mhollis"),
  NAME (runner, "runner", "migadmin"),
  NAME (administrator_name, "administrator-name", "Robin Marsh"),
  NAME (first_name, "first-name", "Jana Kessler"),
  NAME (second_name, "second-name", "Martin Hollis"),
  NAME (first_profile, "first-profile", "MS Exchange Settings"),
  NAME (second_profile, "second-profile", "MS Exchange Settings"),
  NAME (post_office, "post-office", "Post Office North"),
  NAME (backup, "backup", "Example Backup"),
  NAME (backup_service, "backup-service", "ExampleBackup"),
  NAME (scanner, "scanner", "Example Virus Scanner"),
  NAME (scanner_folder, "scanner-folder", "Scanner"),
  NAME (scanner_service, "scanner-service", "ExampleScan"),
  NAME (sid, "sid", NULL),
};

/* Accounts and others that have a folder below Profiles: no two of them can be the same. */
static const char *const folders[] = {
  "{administrator}", "{service-account}", "{first-user}", "{second-user}",
  "{runner}",        "Default User",      "All Users",
};

static const char **
member_of (RemedyPracticeNames *self,
           guint                i)
{
  return G_STRUCT_MEMBER_P (self, table[i].offset);
}

static const char *
value_of (const RemedyPracticeNames *self,
          guint                      i)
{
  return G_STRUCT_MEMBER (const char *, self, table[i].offset);
}

/**
 * remedy_practice_names_set:
 * @self: names
 * @key: of one of them: "first-user"
 * @name: (transfer none): the name; it must live as long as @self
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %REMEDY_ERROR_USAGE if there is no such key
 */
gboolean
remedy_practice_names_set (RemedyPracticeNames *self,
                           const char          *key,
                           const char          *name,
                           GError             **error)
{
  g_autoptr (GString) keys = g_string_new (NULL);

  g_return_val_if_fail (self != NULL && key != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      if (g_str_equal (table[i].key, key))
        {
          *member_of (self, i) = name;
          return TRUE;
        }
      g_string_append_printf (keys, "%s%s", i > 0 ? ", " : "", table[i].key);
    }
  /* Translators: what the operator typed, then a list of words. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               _ ("A practice server has no name “%s”. It has these: %s."), key, keys->str);
  return FALSE;
}

/**
 * remedy_practice_names_nth:
 * @self: names
 * @i: which, from 0
 * @key: (out) (optional): its key
 *
 * Returns: (nullable): the name; %NULL with @key %NULL if there are no more
 */
const char *
remedy_practice_names_nth (const RemedyPracticeNames *self,
                           guint                      i,
                           const char               **key)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (key != NULL)
    *key = i < G_N_ELEMENTS (table) ? table[i].key : NULL;
  return i < G_N_ELEMENTS (table) ? value_of (self, i) : NULL;
}

static gboolean
is_name (const char *name)
{
  if (*name == '\0' || !g_utf8_validate (name, -1, NULL) ||
      g_utf8_strlen (name, -1) > MAX_LENGTH)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static gboolean
is_sid (const char *sid)
{
  guint numbers[3];
  char more;

  return sscanf (sid, "%9u-%9u-%9u%c", &numbers[0], &numbers[1], &numbers[2], &more) == 3;
}

/* Windows does not tell capitals apart in the names of folders. */
static gboolean
folders_differ (const RemedyPracticeNames *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  RemedyPracticeNames whole;

  remedy_practice_names_resolve (&whole, self, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = remedy_practice_names_expand_path (&whole, folders[i]);

      if (!g_hash_table_add (seen, g_utf8_casefold (folder, -1)))
        return FALSE;
    }
  return TRUE;
}

/**
 * remedy_practice_names_check:
 * @self: (nullable): names
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %REMEDY_ERROR_USAGE if no server could have these names
 */
gboolean
remedy_practice_names_check (const RemedyPracticeNames *self,
                             GError                   **error)
{
  if (self == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *name = value_of (self, i);

      if (name != NULL && !is_name (name))
        {
          /* Translators: a word such as “computer”; a number of characters. */
          g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                       _ ("The name “%s” of a practice server needs 1 to %d characters, and none "
                          "that cannot be seen."),
                       table[i].key, MAX_LENGTH);
          return FALSE;
        }
    }
  if (self->sid != NULL && !is_sid (self->sid))
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                           _ ("The name “sid” of a practice server is three numbers of at most "
                              "nine digits, as in 111-222-333."));
      return FALSE;
    }
  if (!folders_differ (self))
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                           _ ("Two accounts of the practice server would have the same folder. "
                              "Give them names that differ."));
      return FALSE;
    }
  return TRUE;
}

/**
 * remedy_practice_names_copy:
 * @self: (out caller-allocates): becomes names of its own; for remedy_practice_names_clear()
 * @names: (nullable): names
 */
void
remedy_practice_names_copy (RemedyPracticeNames       *self,
                            const RemedyPracticeNames *names)
{
  g_return_if_fail (self != NULL);

  memset (self, 0, sizeof *self);
  for (guint i = 0; names != NULL && i < G_N_ELEMENTS (table); i++)
    *member_of (self, i) = g_strdup (value_of (names, i));
}

/**
 * remedy_practice_names_clear:
 * @self: names that remedy_practice_names_copy() made
 */
void
remedy_practice_names_clear (RemedyPracticeNames *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    g_free ((char *) value_of (self, i));
  memset (self, 0, sizeof *self);
}

/**
 * remedy_practice_names_resolve:
 * @self: (out caller-allocates): becomes every name; the strings are those of @given
 * @given: (nullable): the names that somebody gave
 * @workstation: whether the computer is none with Exchange
 */
void
remedy_practice_names_resolve (RemedyPracticeNames       *self,
                               const RemedyPracticeNames *given,
                               gboolean                   workstation)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      const char *name = given != NULL ? value_of (given, i) : NULL;

      *member_of (self, i) = name != NULL ? name : table[i].invented;
    }
  if (!workstation)
    {
      if (given != NULL && given->server == NULL && given->computer != NULL)
        self->server = given->computer;
      return;
    }
  if (given == NULL || given->computer == NULL)
    self->computer = "MIGWS01";
  if (given == NULL || given->other_computer == NULL)
    self->other_computer = "MIGWS02";
}

static const char *
find_name (const RemedyPracticeNames *self,
           const char                *key,
           gsize                      length)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strlen (table[i].key) == length && strncmp (table[i].key, key, length) == 0)
      return value_of (self, i);
  g_return_val_if_reached ("");
}

/* A part of a path or a key: a period at the end of it Windows drops, so it is none. */
static char *
file_name (const char *name)
{
  g_autoptr (GString) text = g_string_new (name);
  const char *end;

  for (gsize i = 0; i < text->len; i++)
    if (strchr (FORBIDDEN, text->str[i]) != NULL)
      text->str[i] = '_';
  if (text->len > MAX_FILE_NAME)
    {
      end = g_utf8_find_prev_char (text->str, text->str + MAX_FILE_NAME + 1);
      g_string_truncate (text, end - text->str);
    }
  for (gsize i = text->len; i > 0 && strchr (". ", text->str[i - 1]) != NULL; i--)
    text->str[i - 1] = '_';
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
expand (const RemedyPracticeNames *self,
        const char                *pattern,
        gboolean                   path)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const char *open;

  while ((open = strchr (pattern, '{')) != NULL)
    {
      gsize length = strcspn (open + 1, "}");
      const char *name = find_name (self, open + 1, length);
      g_autofree char *part = path ? file_name (name) : g_strdup (name);

      g_string_append_len (text, pattern, open - pattern);
      g_string_append (text, part);
      pattern = open + 1 + length + 1;
    }
  g_string_append (text, pattern);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * remedy_practice_names_expand:
 * @self: every name
 * @pattern: a constant with keys in it: "/o={organisation}/ou={site}"
 *
 * Returns: (transfer full): @pattern with the names
 */
char *
remedy_practice_names_expand (const RemedyPracticeNames *self,
                              const char                *pattern)
{
  g_return_val_if_fail (self != NULL && pattern != NULL, NULL);

  return expand (self, pattern, FALSE);
}

/**
 * remedy_practice_names_expand_path:
 * @self: every name
 * @pattern: a constant with keys in it: "C:\Program Files\{backup}"
 *
 * Returns: (transfer full): @pattern with the names, each as NT would have it as the name of
 *   a file or of a registry key
 */
char *
remedy_practice_names_expand_path (const RemedyPracticeNames *self,
                                   const char                *pattern)
{
  g_return_val_if_fail (self != NULL && pattern != NULL, NULL);

  return expand (self, pattern, TRUE);
}
