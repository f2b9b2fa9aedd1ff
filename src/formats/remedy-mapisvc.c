/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-mapisvc.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "core/remedy-time.h"
#include "formats/remedy-ini.h"
#include "formats/remedy-mapi-profile.h"

#define SERVICES "Services"
#define MAX_SERVICES 1024
#define MAX_PROVIDERS 128 /* of one service */

/* An entry of a section. The file may name a property by symbol or by tag. */
typedef struct
{
  const char *symbol;
  const char *tag;
} Property;

static const Property display_name = { "PR_DISPLAY_NAME", "3001001e" };
static const Property service_dll = { "PR_SERVICE_DLL_NAME", "3d0a001e" };
static const Property provider_dll = { "PR_PROVIDER_DLL_NAME", "300a001e" };
static const Property provider_display = { "PR_PROVIDER_DISPLAY", "3006001e" };
static const Property resource_type = { "PR_RESOURCE_TYPE", "3e030003" };
static const Property store_uid = { "PR_MDB_PROVIDER", "34140102" };

static void
provider_free (gpointer data)
{
  RemedyMapisvcProvider *self = data;

  g_free (self->section);
  g_free (self->display);
  g_free (self->dll);
  g_free (self->resource_type);
  g_free (self);
}

/**
 * remedy_mapisvc_service_free:
 * @self: (nullable): a service
 */
void
remedy_mapisvc_service_free (RemedyMapisvcService *self)
{
  if (self == NULL)
    return;
  g_free (self->section);
  g_free (self->display);
  g_free (self->dll);
  g_ptr_array_unref (self->providers);
  g_ptr_array_unref (self->matches);
  g_free (self);
}

static const char *
get_property (RemedyIni      *ini,
              const char     *section,
              const Property *property)
{
  const char *value = remedy_ini_get (ini, section, property->symbol);

  return value != NULL ? value : remedy_ini_get (ini, section, property->tag);
}

static void
add_match (RemedyMapisvcService *service,
           const char           *section,
           const char           *name,
           const char           *value,
           RemedyNotesLikeness   likeness)
{
  RemedyMapiMatch *match;

  if (value == NULL || likeness == REMEDY_NOTES_NO)
    return;
  match = g_new0 (RemedyMapiMatch, 1);
  match->section = g_strdup (section);
  match->name = g_strdup (name);
  match->value = g_strdup (value);
  match->likeness = likeness;
  match->key_time = REMEDY_TIME_UNKNOWN;
  g_ptr_array_add (service->matches, match);
}

/* A property of a section whose value may say Lotus Notes. */
static const char *
take_property (RemedyIni            *ini,
               RemedyMapisvcService *service,
               const char           *section,
               const Property       *property,
               RemedyNotesLikeness   (*likeness) (const char *value))
{
  const char *value = get_property (ini, section, property);

  add_match (service, section, property->symbol, value, likeness (value));
  return value;
}

static void
add_provider (RemedyIni            *ini,
              RemedyMapisvcService *service,
              const char           *section)
{
  RemedyMapisvcProvider *provider = g_new0 (RemedyMapisvcProvider, 1);
  const char            *display;
  const char            *shown;

  display = take_property (ini, service, section, &display_name, remedy_notes_display_name);
  shown = take_property (ini, service, section, &provider_display, remedy_notes_display_name);
  provider->section = g_strdup (section);
  provider->display = g_strdup (display != NULL ? display : shown);
  provider->dll =
      g_strdup (take_property (ini, service, section, &provider_dll, remedy_notes_dll_name));
  provider->resource_type = g_strdup (get_property (ini, section, &resource_type));
  take_property (ini, service, section, &store_uid, remedy_notes_provider_uid);
  g_ptr_array_add (service->providers, provider);
}

static gboolean
add_providers (RemedyIni            *ini,
               RemedyMapisvcService *service,
               GError              **error)
{
  const char *list = remedy_ini_get (ini, service->section, "Providers");
  g_auto (GStrv) names = g_strsplit (list != NULL ? list : "", ",", MAX_PROVIDERS + 1);

  if (g_strv_length (names) > MAX_PROVIDERS)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   /* Translators: the name of a section, then a limit. */
                   _ ("service [%s] has more than %d providers"), service->section, MAX_PROVIDERS);
      return FALSE;
    }
  for (guint i = 0; names[i] != NULL; i++)
    if (*g_strstrip (names[i]) != '\0')
      add_provider (ini, service, names[i]);
  return TRUE;
}

static RemedyMapisvcService *
read_service (RemedyIni  *ini,
              const char *name,
              GError    **error)
{
  g_autoptr (RemedyMapisvcService) service = g_new0 (RemedyMapisvcService, 1);
  const char *display = remedy_ini_get (ini, SERVICES, name);

  service->section = g_strdup (name);
  service->display = g_strdup (display);
  service->providers = g_ptr_array_new_with_free_func (provider_free);
  service->matches = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_mapi_match_free);
  add_match (service, SERVICES, name, display,
             MAX (remedy_notes_service_name (name), remedy_notes_display_name (display)));
  take_property (ini, service, name, &display_name, remedy_notes_display_name);
  service->dll = g_strdup (take_property (ini, service, name, &service_dll, remedy_notes_dll_name));
  if (!add_providers (ini, service, error))
    return NULL;
  return g_steal_pointer (&service);
}

/**
 * remedy_mapisvc_parse:
 * @bytes: a MAPISVC.INF
 * @error: %REMEDY_ERROR_DAMAGED if it has no section of services, %REMEDY_ERROR_LIMIT
 *
 * Lists what the file offers to be added to a profile: the entries of [Services]. A section
 * that [Services] does not name is not offered (Q154104).
 *
 * Returns: (transfer full) (nullable) (element-type RemedyMapisvcService): the services, in
 *   the order of the file
 */
GPtrArray *
remedy_mapisvc_parse (GBytes  *bytes,
                      GError **error)
{
  g_autoptr (RemedyIni) ini = NULL;
  g_autoptr (GPtrArray) services =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_mapisvc_service_free);
  GPtrArray *names;

  g_return_val_if_fail (bytes != NULL, NULL);

  ini = remedy_ini_parse (bytes, error);
  if (ini == NULL)
    return NULL;
  names = remedy_ini_list_keys (ini, SERVICES);
  if (names == NULL)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                           /* Translators: [Services] is the name of a section. */
                           _ ("it has no section [Services], so this is no whole MAPISVC.INF"));
      return NULL;
    }
  if (names->len > MAX_SERVICES)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   /* Translators: the number is a limit. */
                   _ ("there are more than %d services"), MAX_SERVICES);
      return NULL;
    }
  for (guint i = 0; i < names->len; i++)
    {
      RemedyMapisvcService *service = read_service (ini, names->pdata[i], error);

      if (service == NULL)
        return NULL;
      g_ptr_array_add (services, service);
    }
  return g_steal_pointer (&services);
}
