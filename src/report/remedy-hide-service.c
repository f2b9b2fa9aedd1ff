/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-hide-service.h"

#include <string.h>

#include "evidence/remedy-service-program.h"
#include "report/remedy-hide-path.h"
#include "report/remedy-public-names.h"

/* A connector of LinkAge can bear the name of the server before its own (Q196305). */
#define LINKAGE "LME-"

/* Before the name of a group of services, where a service depends on all of it. */
#define GROUP_MARK '+'

/* Names with these are left out of commands; so are their tokens. */
#define NOT_IN_COMMANDS "\"%<>|"
#define NOT_IN_LINES "\r\n\t"

/* Stands for what is handed to a program, which can be a password. */
#define ARGUMENTS " …"

#define PROGRAM_SUFFIX ".exe"

static const char *
get_mark (const char *name)
{
  if (strpbrk (name, NOT_IN_LINES) != NULL)
    return "%\t";
  return strpbrk (name, NOT_IN_COMMANDS) != NULL ? "%" : "";
}

static char *
cover (RemedyHiding *hiding,
       const char   *name)
{
  g_autofree char *hidden = remedy_hiding_any_name (hiding, REMEDY_NAMES_SERVICES, name);

  return g_strconcat (hidden, g_str_equal (hidden, name) ? "" : get_mark (name), NULL);
}

/* Where the name of a connector of LinkAge begins in @name; NULL if it is none. */
static const char *
find_linkage (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (g_ascii_strncasecmp (p, LINKAGE, strlen (LINKAGE)) == 0)
      return p;
  return NULL;
}

/* The known name that the service begins with there: "LME-NOTES", or "LME-" of another. */
static gsize
measure_linkage (const char *name)
{
  for (gsize n = strlen (name); n > strlen (LINKAGE); n--)
    {
      g_autofree char *start = g_strndup (name, n);

      if (remedy_public_has (REMEDY_PUBLIC_SERVICE, start))
        return n;
    }
  return strlen (LINKAGE);
}

static char *
hide_rest (RemedyHiding *hiding,
           const char   *rest,
           const char   *separator)
{
  g_autofree char *hidden = NULL;

  if (*rest == '\0')
    return g_strdup ("");
  hidden = cover (hiding, rest);
  return g_strconcat (g_str_equal (hidden, rest) ? "" : separator, hidden, NULL);
}

static char *
hide_linkage (RemedyHiding *hiding,
              const char   *name,
              const char   *linkage)
{
  gsize            n = measure_linkage (linkage);
  gsize            before = (gsize) (linkage - name);
  g_autofree char *known = g_strndup (linkage, n);
  g_autofree char *rest
      = hide_rest (hiding, linkage + n, n > strlen (LINKAGE) ? "-" : "");
  g_autofree char *start = NULL;
  g_autofree char *hidden = NULL;

  while (before > 0 && strchr ("-_ .", name[before - 1]) != NULL)
    before--;
  start = g_strndup (name, before);
  hidden = *start != '\0' ? cover (hiding, start) : g_strdup ("");
  return g_strdup_printf ("%s%.*s%s%s", hidden, (int) (linkage - name - (gssize) before),
                          name + before, known, rest);
}

/**
 * remedy_hide_service_name:
 * @hiding: a hiding
 * @name: short name of a service, or of a group with a plus sign before it
 *
 * Returns: (transfer full): it, if it is one of Windows NT or of Exchange; else a token, with
 *   the part of it that tells what it is
 */
char *
remedy_hide_service_name (RemedyHiding *hiding,
                          const char   *name)
{
  const char      *linkage = find_linkage (name);
  const char      *prefix;
  g_autofree char *rest = NULL;

  if (name[0] == GROUP_MARK)
    {
      rest = remedy_hide_service_name (hiding, name + 1);
      return g_strdup_printf ("%c%s", GROUP_MARK, rest);
    }
  if (*name == '\0' || remedy_public_has (REMEDY_PUBLIC_SERVICE, name))
    return g_strdup (name);
  if (linkage != NULL)
    return hide_linkage (hiding, name, linkage);
  prefix = remedy_public_get_prefix (name);
  if (prefix == NULL)
    return cover (hiding, name);
  rest = hide_rest (hiding, name + strlen (prefix), g_str_has_suffix (prefix, "_") ? "" : "-");
  return g_strdup_printf ("%.*s%s", (int) strlen (prefix), name, rest);
}

/* The domain of a local account is the computer. */
static char *
hide_domain (RemedyHiding *hiding,
             const char   *domain)
{
  gboolean server;

  if (remedy_public_has (REMEDY_PUBLIC_ACCOUNT, domain))
    return g_strdup (domain);
  server = !remedy_name_map_has (hiding->map, REMEDY_NAMES_DOMAINS, domain) &&
           remedy_name_map_has (hiding->map, REMEDY_NAMES_SERVERS, domain);
  return remedy_hiding_name (hiding, server ? REMEDY_NAMES_SERVERS : REMEDY_NAMES_DOMAINS, domain);
}

/**
 * remedy_hide_service_account:
 * @hiding: a hiding
 * @account: "DOMAIN\user", "user", or an account of Windows NT itself
 *
 * Returns: (transfer full): it without the names in it
 */
char *
remedy_hide_service_account (RemedyHiding *hiding,
                             const char   *account)
{
  const char      *slash = strchr (account, '\\');
  const char      *at = slash == NULL ? strchr (account, '@') : NULL;
  const char      *mark = slash != NULL ? slash : at;
  g_autofree char *first = mark != NULL ? g_strndup (account, (gsize) (mark - account)) : NULL;
  g_autofree char *domain = NULL;
  g_autofree char *user = NULL;

  if (mark == NULL)
    return remedy_hiding_name (hiding, REMEDY_NAMES_USERS, account);
  domain = hide_domain (hiding, slash != NULL ? first : mark + 1);
  user = remedy_hiding_name (hiding, REMEDY_NAMES_USERS, slash != NULL ? mark + 1 : first);
  return slash != NULL ? g_strconcat (domain, "\\", user, NULL)
                       : g_strconcat (user, "@", domain, NULL);
}

/* The path of a program, and whether something follows it. What that is, is never shared: it
 * can be a password (Q290226). */
static char *
hide_image (RemedyHiding *hiding,
            const char   *image)
{
  g_autofree char *command = g_strstrip (g_strdup (image));
  gsize            length = remedy_service_program_length (command);
  g_autofree char *program = g_strndup (command, length);
  g_autofree char *hidden = remedy_hide_path (hiding, program);
  g_autofree char *folded = g_ascii_strdown (image, -1);
  g_autofree char *hidden_folded = g_ascii_strdown (hidden, -1);
  gboolean         lost = strstr (folded, PROGRAM_SUFFIX) != NULL &&
                  strstr (hidden_folded, PROGRAM_SUFFIX) == NULL;

  if (hiding->tells_all)
    return remedy_hiding_text (hiding, REMEDY_NAMES_TEXTS, image);
  return g_strconcat (hidden, lost ? PROGRAM_SUFFIX : "",
                      command[length + strspn (command + length, "\" \t")] != '\0' ? ARGUMENTS : "",
                      NULL);
}

/* The full name of a service goes with its short one. */
static char *
hide_display (RemedyHiding *hiding,
              const char   *display,
              const char   *name,
              const char   *hidden_name)
{
  if (*display == '\0' || remedy_public_has (REMEDY_PUBLIC_DISPLAY, display) ||
      remedy_public_has (REMEDY_PUBLIC_SERVICE, display))
    return g_strdup (display);
  if (!hiding->hides[REMEDY_NAMES_SERVICES])
    return remedy_hiding_text (hiding, REMEDY_NAMES_SERVICES, display);
  if (name != NULL && remedy_public_has (REMEDY_PUBLIC_SERVICE, name))
    return g_strdup (hidden_name);
  if (name == NULL || !remedy_name_map_add_other (hiding->map, name, display))
    return cover (hiding, display);
  return g_strdup (hidden_name);
}

typedef struct
{
  char              *key; /* (owned) as the order of services has it */
  RemedyServiceFact *service;
} Keyed;

static void
keyed_clear (gpointer data)
{
  g_free (((Keyed *) data)->key);
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  return strcmp (((const Keyed *) a)->key, ((const Keyed *) b)->key);
}

/**
 * remedy_hide_service_places:
 * @services: (element-type RemedyServiceFact): services that still have their names
 *
 * Where neither a table nor a dependency decides which service stops first, its name does. So
 * its place among all names is kept, where the name is not.
 */
void
remedy_hide_service_places (GPtrArray *services)
{
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (Keyed));

  g_array_set_clear_func (keyed, keyed_clear);
  for (guint i = 0; i < services->len; i++)
    {
      RemedyServiceFact *service = services->pdata[i];
      Keyed              one = { g_utf8_casefold (service->name != NULL ? service->name : "", -1),
                                 service };

      g_array_append_val (keyed, one);
    }
  g_array_sort (keyed, compare_keys);
  for (guint i = 0; i < keyed->len; i++)
    g_array_index (keyed, Keyed, i).service->place = i + 1;
}

/**
 * remedy_hide_service:
 * @hiding: a hiding
 * @service: a service, whose names, program and account are hidden in place
 */
void
remedy_hide_service (RemedyHiding      *hiding,
                     RemedyServiceFact *service)
{
  g_autofree char *name = g_steal_pointer (&service->name);
  g_autofree char *display = g_steal_pointer (&service->display);
  g_autofree char *image = g_steal_pointer (&service->image);
  g_autofree char *account = g_steal_pointer (&service->account);

  if (name != NULL)
    service->name = remedy_hide_service_name (hiding, name);
  if (display != NULL)
    service->display = hide_display (hiding, display, name, service->name);
  if (image != NULL)
    service->image = hide_image (hiding, image);
  if (account != NULL)
    service->account = remedy_hide_service_account (hiding, account);
}
