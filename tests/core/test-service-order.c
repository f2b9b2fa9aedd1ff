/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-service-order.h"
#include "checks/remedy-services.h"

/*
 * The order in which services stop: by hand on what the articles say, and by chance on
 * graphs that no server has, judged by a second, slower way of finding what needs what.
 */

#define N_GRAPHS 3000
#define MAX_NODES 18
#define N_CHAIN 20000

/* What the random graphs are made of. The last names are listed by nothing. */
static const char *const pool[] = {
  "MSExchangeSA",    "MSExchangeDS",    "MSExchangeIS",     "MSExchangeMTA",  "MSExchangeCoCo",
  "LME-NOTES",       "EXCH01-LME-NOTES", "MSExchangeGWRtr", "MSExchangeIMC",  "MSExchangeKMS",
  "MSExchangeOwn",   "EventLog",        "RpcSs",            "Spooler",        "Scanner",
  "Größe",           "GRÖSSE",          "MSMail MTA",       "+TDI",           "Nothing",
};
#define N_LISTED 18

static GPtrArray *
services_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_service_fact_free);
}

/* @depends: (nullable): names with blanks between them */
static RemedyServiceFact *
add (GPtrArray  *services,
     const char *name,
     const char *depends)
{
  RemedyServiceFact *fact = remedy_service_fact_new ();
  g_auto (GStrv) parts = g_strsplit (depends != NULL ? depends : "", " ", -1);

  fact->name = g_strdup (name);
  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_ptr_array_add (fact->depends, g_strdup (parts[i]));
  g_ptr_array_add (services, fact);
  return fact;
}

static char *
join (const GPtrArray *ordered)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ordered->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            ((const RemedyOrderedService *) ordered->pdata[i])->fact->name);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_stops (const GPtrArray *services,
              const char      *expected)
{
  g_autoptr (RemedyServiceOrder) order = remedy_service_order_new (services);
  g_autofree char *names = join (order->stop);

  g_assert_cmpstr (names, ==, expected);
}

/* Domain notes 1.3: without a dependency it is the table that decides. */
static void
test_the_table_decides (void)
{
  static const char *const shuffled[] = {
    "MSExchangeSA",   "MSExchangeKMS",    "MSExchangeDS",     "MSExchangeATMTA", "MSExchangeES",
    "MSExchangeIS",   "MSExchangeDX",     "MSExchangeGWRtr",  "LME-SNADS",       "MSExchangeFB",
    "MSExchangeMTA",  "MSExchangeCalCon", "MSExchangeMSMI",   "MSExchangeIMC",   "MSExchangeCCMC",
    "MSExchangeCoCo", "MSExchangeINS",    "EX1-LME-NOTES",    "MSExchangeMCA",   "LME-OTHER",
  };
  g_autoptr (GPtrArray) services = services_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shuffled); i++)
    add (services, shuffled[i], NULL);
  add (services, "Post office 3", NULL)->image
      = g_strdup ("\"D:\\exchsrvr\\Connect\\msmcon\\bin\\PCMTA.EXE\"");
  assert_stops (services,
                "MSExchangeIMC MSExchangeINS MSExchangeES MSExchangeCCMC MSExchangeMCA "
                "MSExchangeCalCon EX1-LME-NOTES LME-SNADS LME-OTHER MSExchangeCoCo "
                "MSExchangeGWRtr MSExchangeATMTA Post office 3 MSExchangeMSMI MSExchangeDX "
                "MSExchangeFB MSExchangeKMS MSExchangeMTA MSExchangeIS MSExchangeDS MSExchangeSA");
}

/* A dependency goes before the table, also one that leads through a service of another. */
static void
test_dependencies_go_first (void)
{
  g_autoptr (GPtrArray) services = services_new ();

  add (services, "MSExchangeIMC", NULL);
  add (services, "MSExchangeSA", "gateway");
  add (services, "Gateway", "msexchangeIMC");
  assert_stops (services, "MSExchangeSA Gateway MSExchangeIMC");
}

/* Q190019: they stop when their controller does, which the hive need not list. */
static void
test_connectors_before_their_controller (void)
{
  g_autoptr (GPtrArray) services = services_new ();
  g_autoptr (GPtrArray) other_way = services_new ();
  g_autoptr (RemedyServiceOrder) order = NULL;

  add (services, "LME-NOTES", NULL);
  add (services, "MSExchangeIMC", "MSExchangeCoCo");
  add (services, "EXCH01-LME-NOTES", "MSExchangeIMC");
  add (services, "MSExchangeCoCo", "MSExchangeMCA");
  add (services, "MSExchangeMCA", NULL);
  assert_stops (services,
                "EXCH01-LME-NOTES MSExchangeIMC LME-NOTES MSExchangeCoCo MSExchangeMCA");
  add (other_way, "MSExchangeCoCo", "LME-NOTES");
  add (other_way, "LME-NOTES", NULL);
  order = remedy_service_order_new (other_way);
  g_assert_cmpuint (order->circles->len, ==, 0);
  assert_stops (other_way, "MSExchangeCoCo LME-NOTES");
}

static char *
escaping (const GPtrArray *services)
{
  g_autoptr (RemedyServiceOrder) order = remedy_service_order_new (services);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < order->stop->len; i++)
    {
      const RemedyOrderedService *service = order->stop->pdata[i];

      if (service->escapes)
        g_string_append_printf (text, "%s ", service->fact->name);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What `net stop MSExchangeSA /yes` does not reach (Q230042, Q190019, Q234383), even where the
 * hive lets it depend on the attendant, and what the hive does not let depend on it. */
static void
test_what_the_shortcut_leaves (void)
{
  g_autoptr (GPtrArray) services = services_new ();
  g_autofree char *names = NULL;

  add (services, "MSExchangeDS", "MSExchangeSA");
  add (services, "MSExchangeIS", "MSExchangeDS");
  add (services, "MSExchangeCoCo", "MSExchangeSA");
  add (services, "LME-NOTES", NULL);
  add (services, "MSExchangeGWRtr", NULL);
  add (services, "MSExchangeMCA", "MSExchangeIS");
  add (services, "MSExchangeES", NULL);
  add (services, "Spooler", NULL);
  names = escaping (services);
  g_assert_cmpstr (names, ==, "MSExchangeMCA LME-NOTES MSExchangeCoCo MSExchangeGWRtr ");
  add (services, "MSExchangeSA", NULL);
  g_clear_pointer (&names, g_free);
  names = escaping (services);
  g_assert_cmpstr (names, ==,
                   "MSExchangeES MSExchangeMCA LME-NOTES MSExchangeCoCo MSExchangeGWRtr ");
}

static void
test_circles_are_named (void)
{
  g_autoptr (GPtrArray) services = services_new ();
  g_autoptr (RemedyServiceOrder) order = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  add (services, "MSExchangeSA", "msexchangeds");
  add (services, "MSExchangeIS", "MSExchangeDS");
  add (services, "MSExchangeDS", "Between");
  add (services, "Between", "MSExchangeSA");
  add (services, "MSExchangeMTA", "MSExchangeMTA");
  order = remedy_service_order_new (services);
  g_assert_cmpuint (order->circles->len, ==, 2);
  first = remedy_services_name_circle (order->circles->pdata[0]);
  second = remedy_services_name_circle (order->circles->pdata[1]);
  g_assert_cmpstr (first, ==, "MSExchangeMTA");
  g_assert_cmpstr (second, ==, "Between, MSExchangeDS, MSExchangeSA");
  assert_stops (services, "MSExchangeMTA MSExchangeIS Between MSExchangeDS MSExchangeSA");
}

/* A hive that was made to hurt chains more services than any stack could hold. */
static void
test_a_long_chain (void)
{
  g_autoptr (GPtrArray) services = services_new ();
  g_autoptr (RemedyServiceOrder) order = NULL;

  for (guint i = 0; i < N_CHAIN; i++)
    {
      g_autofree char *name = g_strdup_printf ("S%u", i);
      g_autofree char *next = g_strdup_printf ("S%u", (i + 1) % N_CHAIN);

      add (services, name, i + 1 < N_CHAIN ? next : NULL);
    }
  order = remedy_service_order_new (services);
  g_assert_cmpuint (order->circles->len, ==, 0);
  for (guint i = 0; i < N_CHAIN; i++)
    g_assert_true (((RemedyOrderedService *) order->stop->pdata[i])->fact == services->pdata[i]);
  g_clear_pointer (&order, remedy_service_order_free);
  g_ptr_array_add (((RemedyServiceFact *) services->pdata[N_CHAIN - 1])->depends,
                   g_strdup ("S0"));
  order = remedy_service_order_new (services);
  g_assert_cmpuint (order->circles->len, ==, 1);
  g_assert_cmpuint (((GPtrArray *) order->circles->pdata[0])->len, ==, N_CHAIN);
}

static void
test_nothing_to_order (void)
{
  g_autoptr (GPtrArray) services = services_new ();
  g_autoptr (RemedyServiceOrder) order = NULL;

  add (services, NULL, "MSExchangeSA");
  add (services, "", "MSExchangeSA");
  order = remedy_service_order_new (services);
  g_assert_cmpuint (order->stop->len, ==, 0);
  g_assert_cmpuint (order->start->len, ==, 0);
  g_assert_cmpuint (order->circles->len, ==, 0);
}

/* A name of the pool in any case. */
static char *
draw_name (guint n)
{
  const char *name = pool[g_test_rand_int_range (0, (gint32) n)];

  switch (g_test_rand_int_range (0, 4))
    {
    case 0:
      return g_utf8_strup (name, -1);
    case 1:
      return g_utf8_strdown (name, -1);
    default:
      return g_strdup (name);
    }
}

/* Few dependencies leave a graph without a circle, many make it one; names may come twice. */
static GPtrArray *
draw_services (void)
{
  GPtrArray *services = services_new ();
  guint n = (guint) g_test_rand_int_range (0, MAX_NODES + 1);
  guint most = (guint) g_test_rand_int_range (1, 5);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char   *name = draw_name (N_LISTED);
      RemedyServiceFact *fact = add (services, name, NULL);
      guint              n_depends = (guint) g_test_rand_int_range (0, (gint32) most);

      for (guint j = 0; j < n_depends; j++)
        g_ptr_array_add (fact->depends, draw_name (G_N_ELEMENTS (pool)));
    }
  return services;
}

/* The second way: what needs what, whatever lies between, as a table over all pairs. */
typedef struct
{
  GPtrArray *names; /* folded, each once */
  gboolean   declared[MAX_NODES][MAX_NODES];
  gboolean   needs[MAX_NODES][MAX_NODES];
} Closure;

static int
find_name (const GPtrArray *names,
           const char      *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < names->len; i++)
    if (g_str_equal (names->pdata[i], folded))
      return (int) i;
  return -1;
}

static void
close_over (gboolean table[MAX_NODES][MAX_NODES],
            guint    n)
{
  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < n; i++)
      for (guint j = 0; j < n; j++)
        table[i][j] |= table[i][k] && table[k][j];
}

static void
closure_init (Closure         *self,
              const GPtrArray *services)
{
  int controller;

  *self = (Closure){ .names = g_ptr_array_new_with_free_func (g_free) };
  for (guint i = 0; i < services->len; i++)
    if (find_name (self->names, ((RemedyServiceFact *) services->pdata[i])->name) < 0)
      g_ptr_array_add (self->names,
                       g_utf8_casefold (((RemedyServiceFact *) services->pdata[i])->name, -1));
  for (guint i = 0; i < services->len; i++)
    {
      const RemedyServiceFact *fact = services->pdata[i];

      for (guint j = 0; j < fact->depends->len; j++)
        if (find_name (self->names, fact->depends->pdata[j]) >= 0)
          self->declared[find_name (self->names, fact->name)]
                        [find_name (self->names, fact->depends->pdata[j])] = TRUE;
    }
  close_over (self->declared, self->names->len);
  memcpy (self->needs, self->declared, sizeof self->needs);
  controller = find_name (self->names, "MSExchangeCoCo");
  for (guint i = 0; controller >= 0 && i < self->names->len; i++)
    if (strstr (self->names->pdata[i], "lme-") != NULL && !self->declared[controller][i])
      self->needs[i][controller] = TRUE;
  close_over (self->needs, self->names->len);
}

static gboolean
is_exchange (const char *folded)
{
  return g_str_has_prefix (folded, "msexchange") || strstr (folded, "lme-") != NULL;
}

/* No service stops before what needs it, each is there once, and starting is the reverse. */
static void
assert_order (const Closure            *closure,
              const RemedyServiceOrder *order,
              int                       at[MAX_NODES])
{
  guint n = closure->names->len;

  g_assert_cmpuint (order->stop->len, ==, n);
  g_assert_cmpuint (order->start->len, ==, n);
  for (guint i = 0; i < n; i++)
    at[i] = -1;
  for (guint i = 0; i < n; i++)
    {
      const RemedyOrderedService *service = order->stop->pdata[i];
      int                         name = find_name (closure->names, service->fact->name);

      g_assert_cmpint (name, >=, 0);
      g_assert_cmpint (at[name], ==, -1);
      at[name] = (int) i;
      g_assert_true (order->start->pdata[n - 1 - i] == service);
    }
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j < n; j++)
      if (closure->needs[i][j] && !closure->needs[j][i])
        g_assert_cmpint (at[i], <, at[j]);
}

/* What needs itself, whatever lies between, is named in one circle with all that it needs and
 * that need it; nothing else is named. */
static void
assert_circles (const Closure            *closure,
                const RemedyServiceOrder *order)
{
  int circle[MAX_NODES];

  for (guint i = 0; i < MAX_NODES; i++)
    circle[i] = -1;
  for (guint i = 0; i < order->circles->len; i++)
    {
      const GPtrArray *members = order->circles->pdata[i];

      g_assert_cmpuint (members->len, >, 0);
      for (guint j = 0; j < members->len; j++)
        {
          const RemedyOrderedService *service = members->pdata[j];
          int                         name = find_name (closure->names, service->fact->name);

          g_assert_cmpint (circle[name], ==, -1);
          circle[name] = (int) i;
        }
    }
  for (guint i = 0; i < closure->names->len; i++)
    {
      g_assert_cmpint (closure->needs[i][i], ==, circle[i] >= 0);
      for (guint j = 0; j < closure->names->len; j++)
        if (i != j)
          g_assert_cmpint (closure->needs[i][j] && closure->needs[j][i], ==,
                           circle[i] >= 0 && circle[i] == circle[j]);
    }
}

static void
assert_told (const Closure            *closure,
             const RemedyServiceOrder *order)
{
  int attendant = find_name (closure->names, "MSExchangeSA");

  for (guint i = 0; i < order->stop->len; i++)
    {
      const RemedyOrderedService *service = order->stop->pdata[i];
      guint                       name = (guint) find_name (closure->names, service->fact->name);
      gboolean                    involved = is_exchange (closure->names->pdata[name]);
      gboolean                    reached = attendant < 0 || (int) name == attendant ||
                         closure->declared[name][attendant];

      g_assert_cmpint (service->exchange, ==, involved);
      for (guint j = 0; j < closure->names->len; j++)
        involved |= closure->needs[name][j] && is_exchange (closure->names->pdata[j]);
      g_assert_cmpint (service->involved, ==, involved);
      if (service->exchange && !reached)
        g_assert_true (service->escapes);
      g_assert_true (!service->escapes || service->exchange);
    }
}

/* The order does not depend on the one in which the hive lists them, as long as it lists
 * each once. */
static void
assert_stable (const Closure            *closure,
               GPtrArray                *services,
               const RemedyServiceOrder *order)
{
  g_autofree char *names = join (order->stop);

  if (services->len != closure->names->len)
    return;
  for (guint i = 0; i + 1 < services->len; i++)
    {
      guint other = (guint) g_test_rand_int_range ((gint32) i, (gint32) services->len);
      gpointer moved = services->pdata[i];

      services->pdata[i] = services->pdata[other];
      services->pdata[other] = moved;
    }
  assert_stops (services, names);
}

static void
test_random_graphs (void)
{
  guint with_circle = 0;
  guint without = 0;

  for (guint i = 0; i < N_GRAPHS; i++)
    {
      g_autoptr (GPtrArray) services = draw_services ();
      g_autoptr (RemedyServiceOrder) order = remedy_service_order_new (services);
      Closure closure;
      int     at[MAX_NODES];

      closure_init (&closure, services);
      assert_order (&closure, order, at);
      assert_circles (&closure, order);
      assert_told (&closure, order);
      assert_stable (&closure, services, order);
      with_circle += order->circles->len > 0;
      without += order->circles->len == 0 && services->len > 3;
      g_ptr_array_unref (closure.names);
    }
  g_test_message ("%u graphs with a circle, %u without", with_circle, without);
  g_assert_cmpuint (with_circle, >, N_GRAPHS / 10);
  g_assert_cmpuint (without, >, N_GRAPHS / 10);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/service-order/table", test_the_table_decides);
  g_test_add_func ("/service-order/dependencies-first", test_dependencies_go_first);
  g_test_add_func ("/service-order/connectors", test_connectors_before_their_controller);
  g_test_add_func ("/service-order/shortcut", test_what_the_shortcut_leaves);
  g_test_add_func ("/service-order/circles", test_circles_are_named);
  g_test_add_func ("/service-order/long-chain", test_a_long_chain);
  g_test_add_func ("/service-order/nothing", test_nothing_to_order);
  g_test_add_func ("/service-order/random", test_random_graphs);
  return g_test_run ();
}
