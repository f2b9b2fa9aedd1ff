/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-services.h"

#include "checks/remedy-components.h"
#include "checks/remedy-service-table.h"
#include "core/remedy-text.h"
#include "evidence/remedy-service-program.h"

#define DEFAULT_SYSTEM_ROOT "C:\\WINNT"

/* Services that are known to hold files of Exchange open (Q245822, Q148272, Q178930, Q165971),
 * and those of the Internet Information Server, which do with Outlook Web Access (Q248487). */
static const char *const known_holders[] = { "SNMP", "SNMPTRAP", "UPS", "MSSQLServer",
                                             "SQLServerAgent" };
static const char *const holder_prefixes[] = { "SMS_", "FX32", "FX!32" };
static const char *const web_services[] = { "W3SVC", "IISADMIN", "MSFTPSVC" };

/**
 * remedy_services_is_exchange:
 * @name: short name of a service
 *
 * The name of an MTA of the MS Mail connector does not tell; its program does:
 * remedy_service_table_is_exchange ().
 *
 * Returns: %TRUE if it belongs to Exchange
 */
gboolean
remedy_services_is_exchange (const char *name)
{
  RemedyServiceFact service = { .name = (char *) name };

  return remedy_service_table_is_exchange (&service);
}

/**
 * remedy_services_order:
 * @facts: facts, which have to outlive the order
 *
 * Returns: (transfer full): the order of all services that were taken down, Exchange’s and
 *   others; empty where none could be read
 */
RemedyServiceOrder *
remedy_services_order (const RemedyFacts *facts)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_return_val_if_fail (facts != NULL, NULL);

  return remedy_service_order_new (facts->registry != NULL ? facts->registry->services : none);
}

static void
add_core (GPtrArray *names)
{
  for (guint i = 0; i < REMEDY_SERVICE_TABLE_CORE; i++)
    g_ptr_array_add (names, g_strdup (remedy_service_table_core (i)));
}

static gboolean
has_exchange (const RemedyServiceOrder *order)
{
  for (guint i = 0; i < order->stop->len; i++)
    if (((const RemedyOrderedService *) order->stop->pdata[i])->exchange)
      return TRUE;
  return FALSE;
}

/**
 * remedy_services_stop_order:
 * @facts: facts
 *
 * The services of Exchange, and those of others that depend on one of them and so have to
 * stop before it. Where no service could be read, the four are named that every Exchange
 * server has.
 *
 * Returns: (transfer full) (element-type utf8): short names, the first to stop first
 */
GPtrArray *
remedy_services_stop_order (const RemedyFacts *facts)
{
  g_autoptr (RemedyServiceOrder) order = remedy_services_order (facts);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < order->stop->len; i++)
    {
      const RemedyOrderedService *service = order->stop->pdata[i];

      if (service->involved)
        g_ptr_array_add (names, g_strdup (service->fact->name));
    }
  if (!has_exchange (order))
    add_core (names);
  return names;
}

/**
 * remedy_services_start_order:
 * @facts: facts
 *
 * Returns: (transfer full) (element-type utf8): remedy_services_stop_order () the other way
 *   round
 */
GPtrArray *
remedy_services_start_order (const RemedyFacts *facts)
{
  g_autoptr (GPtrArray) stop = remedy_services_stop_order (facts);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = stop->len; i > 0; i--)
    g_ptr_array_add (names, g_strdup (stop->pdata[i - 1]));
  return names;
}

/**
 * remedy_services_escaping:
 * @facts: facts
 *
 * `net stop MSExchangeSA /yes` takes down what depends on the System Attendant (Q246287). The
 * Mailbox Cleanup Agent (Q230042), the Connectivity Controller with its connectors (Q190019)
 * and the router for GroupWise (Q234383) do not, nor does what the registry does not let
 * depend on it.
 *
 * Returns: (transfer full) (element-type utf8): the services of Exchange that it leaves
 *   running, the first to stop first
 */
GPtrArray *
remedy_services_escaping (const RemedyFacts *facts)
{
  g_autoptr (RemedyServiceOrder) order = remedy_services_order (facts);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < order->stop->len; i++)
    {
      const RemedyOrderedService *service = order->stop->pdata[i];

      if (service->escapes)
        g_ptr_array_add (names, g_strdup (service->fact->name));
    }
  return names;
}

static gboolean
is_one_of (const char        *name,
           const char *const *names,
           gsize              n)
{
  for (gsize i = 0; i < n; i++)
    if (remedy_text_equal (name, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_holder (const RemedyFacts       *facts,
           const RemedyServiceFact *service,
           gboolean                 web)
{
  const char *root = facts->layout != NULL ? facts->layout->system_root : NULL;

  if (service->name == NULL || remedy_service_table_is_exchange (service))
    return FALSE;
  if (is_one_of (service->name, web_services, G_N_ELEMENTS (web_services)))
    return web;
  for (gsize i = 0; i < G_N_ELEMENTS (holder_prefixes); i++)
    if (remedy_text_has_prefix (service->name, holder_prefixes[i]))
      return TRUE;
  return is_one_of (service->name, known_holders, G_N_ELEMENTS (known_holders)) ||
         remedy_service_is_foreign (service, root != NULL ? root : DEFAULT_SYSTEM_ROOT);
}

/**
 * remedy_services_holders:
 * @facts: facts
 *
 * Services that are neither Exchange’s nor Windows NT’s, since their program lies outside
 * its folder, and those of Windows NT that the articles name. One that is disabled is among
 * them; @start of the fact tells.
 *
 * Returns: (transfer container) (element-type RemedyServiceFact): services that may hold
 *   open what an update replaces
 */
GPtrArray *
remedy_services_holders (const RemedyFacts *facts)
{
  GPtrArray *holders = g_ptr_array_new ();
  gboolean web = remedy_components_find (facts, REMEDY_COMPONENT_WEB, NULL) != REMEDY_PRESENCE_NO;

  for (guint i = 0; facts->registry != NULL && i < facts->registry->services->len; i++)
    if (is_holder (facts, facts->registry->services->pdata[i], web))
      g_ptr_array_add (holders, facts->registry->services->pdata[i]);
  return holders;
}

/**
 * remedy_services_name_circle:
 * @circle: (element-type RemedyOrderedService): one of the circles of an order
 *
 * Returns: (transfer full): the short names of its services, with commas
 */
char *
remedy_services_name_circle (const GPtrArray *circle)
{
  g_autoptr (GString) names = g_string_new (NULL);

  g_return_val_if_fail (circle != NULL, NULL);

  for (guint i = 0; i < circle->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            ((const RemedyOrderedService *) circle->pdata[i])->fact->name);
  return g_string_free (g_steal_pointer (&names), FALSE);
}
