/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-components.h"

#include "checks/remedy-reason.h"
#include "checks/remedy-service-table.h"
#include "core/remedy-text.h"

#define MAX_SERVICES 3

/* What tells a component: a value or a key of Exchange\Setup, one of the services (a name
 * that begins with “-” is the end of one), and a folder, which can be left over. */
static const struct
{
  const char *setup;
  const char *services[MAX_SERVICES];
  const char *folder;
} signs[REMEDY_N_COMPONENTS] = {
  /* Q194525, Q260204 */
  [REMEDY_COMPONENT_WEB] = { "Web Connector", { NULL }, REMEDY_FOLDER_WEBDATA },
  /* Q290226, Q235418 */
  [REMEDY_COMPONENT_KEY_MANAGEMENT]
  = { "Key Management Server", { "MSExchangeKMS" }, REMEDY_FOLDER_KMSDATA },
  /* Q196305, Q190019 */
  [REMEDY_COMPONENT_LINKAGE]
  = { "Exchconn", { REMEDY_SERVICE_CONTROLLER, "-" }, REMEDY_FOLDER_EXCHCONN },
  /* Q196305, Q195697 */
  [REMEDY_COMPONENT_NOTES] = { NULL, { "-LME-NOTES" }, REMEDY_FOLDER_DXANOTES },
  /* Q196305, Q234383 */
  [REMEDY_COMPONENT_GROUPWISE] = { NULL, { "MSExchangeGWRtr", "-LME-GWISE" }, NULL },
  /* Q149205, Q143380, Q240208 */
  [REMEDY_COMPONENT_MS_MAIL]
  = { "MSMailConnector", { "MSExchangeMSMI", "MSExchangeATMTA" }, REMEDY_FOLDER_MSMCON },
  /* Q195203 */
  [REMEDY_COMPONENT_CCMAIL] = { NULL, { "MSExchangeCCMC" }, NULL },
  /* Q149205, Q143380 */
  [REMEDY_COMPONENT_INTERNET] = { "Internet", { "MSExchangeIMC" }, NULL },
  /* Q244473 */
  [REMEDY_COMPONENT_CALENDAR] = { NULL, { "MSExchangeCalCon" }, NULL },
  /* Q230042 */
  [REMEDY_COMPONENT_MAILBOX_AGENT] = { NULL, { "MSExchangeMCA" }, NULL },
  /* Q248138 */
  [REMEDY_COMPONENT_CLUSTER] = { NULL, { "ClusSvc" }, NULL },
};

static gboolean
is_sign (RemedyComponent          component,
         const RemedyServiceFact *service)
{
  /* Any MTA of the MS Mail connector is known by its program. */
  if (component == REMEDY_COMPONENT_MS_MAIL && remedy_service_table_is_ms_mail (service))
    return TRUE;
  for (guint i = 0; i < MAX_SERVICES && signs[component].services[i] != NULL; i++)
    {
      const char *name = signs[component].services[i];

      if (g_str_equal (name, "-") ? remedy_service_table_is_linkage (service)
          : name[0] == '-'        ? remedy_text_contains (service->name, name + 1)
                                  : remedy_text_equal (service->name, name))
        return TRUE;
    }
  return FALSE;
}

/* Where the registry says that it is installed; %NULL if it does not. */
static const char *
find_sign (const RemedyRegistryFact *registry,
           RemedyComponent           component)
{
  const char *setup = signs[component].setup;

  for (guint i = 0; setup != NULL && i < registry->values->len; i++)
    if (remedy_text_equal (((RemedyValueFact *) registry->values->pdata[i])->name, setup))
      return ((RemedyValueFact *) registry->values->pdata[i])->where;
  for (guint i = 0; setup != NULL && i < registry->setup_keys->len; i++)
    if (remedy_text_equal (((RemedyKeyFact *) registry->setup_keys->pdata[i])->name, setup))
      return ((RemedyKeyFact *) registry->setup_keys->pdata[i])->where;
  for (guint i = 0; i < registry->services->len; i++)
    if (is_sign (component, registry->services->pdata[i]))
      return ((RemedyServiceFact *) registry->services->pdata[i])->where;
  return NULL;
}

/* Whether what the registry does not say is not so. */
static gboolean
is_whole (const RemedyRegistryFact *registry,
          RemedyComponent           component)
{
  return (signs[component].setup == NULL || remedy_reason_is_whole (registry->software)) &&
         (signs[component].services[0] == NULL || remedy_reason_is_whole (registry->system));
}

/**
 * remedy_components_find:
 * @facts: facts
 * @component: what is asked for
 * @where: (out) (optional) (nullable): where that was read; %NULL if it was not found
 *
 * The registry decides. A folder alone may be left over, so it makes the answer unknown.
 *
 * Returns: whether it is installed
 */
RemedyPresence
remedy_components_find (const RemedyFacts *facts,
                        RemedyComponent    component,
                        const char       **where)
{
  const RemedyFolderFact *folder;
  const char *found = NULL;

  g_return_val_if_fail (facts != NULL && component < REMEDY_N_COMPONENTS, REMEDY_PRESENCE_UNKNOWN);

  if (where != NULL)
    *where = NULL;
  if (facts->registry != NULL)
    found = find_sign (facts->registry, component);
  if (found != NULL)
    {
      if (where != NULL)
        *where = found;
      return REMEDY_PRESENCE_YES;
    }
  folder = signs[component].folder != NULL
               ? remedy_components_folder (facts, signs[component].folder)
               : NULL;
  if (folder != NULL && folder->state == REMEDY_ITEM_FOUND)
    {
      if (where != NULL)
        *where = folder->path;
      return REMEDY_PRESENCE_UNKNOWN;
    }
  return facts->registry != NULL && is_whole (facts->registry, component)
             ? REMEDY_PRESENCE_NO
             : REMEDY_PRESENCE_UNKNOWN;
}

/**
 * remedy_components_folder:
 * @facts: facts
 * @name: as in %REMEDY_FOLDER_DXAMEX
 *
 * Returns: (transfer none) (nullable): how looking for that folder ended; %NULL if nobody
 *   looked
 */
const RemedyFolderFact *
remedy_components_folder (const RemedyFacts *facts,
                          const char        *name)
{
  g_return_val_if_fail (facts != NULL && name != NULL, NULL);

  for (guint i = 0; facts->files != NULL && i < facts->files->folders->len; i++)
    if (g_strcmp0 (((RemedyFolderFact *) facts->files->folders->pdata[i])->name, name) == 0)
      return facts->files->folders->pdata[i];
  return NULL;
}
