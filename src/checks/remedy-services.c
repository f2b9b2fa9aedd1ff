/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-services.h"

#include "checks/remedy-service-table.h"

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
