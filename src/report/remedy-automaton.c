/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-automaton.h"

#define MAX_NODES (16 * 1024 * 1024) /* 384 MiB; a name has a few hundred */
#define N_BYTES 256
#define ROOT 0
#define NONE 0 /* no node but the root is number 0, and it is nobody’s child */

/* A node stands for the beginning of a pattern. Nearly all of them have one child, so that
 * children are a list; the root and its children, where most of the time is spent, have a table. */
typedef struct
{
  guint32 child; /* the first */
  guint32 sibling; /* the next child of its parent */
  guint32 fallback; /* the longest beginning of a pattern that this one ends in */
  guint32 outputs; /* 1 + index of the first; 0: none ends here */
  guint32 next_output; /* the nearest fallback in which a pattern ends */
  guint8  byte;
} Node;

typedef struct
{
  guint   pattern;
  guint32 next; /* as Node.outputs */
} Output;

struct _RemedyAutomaton
{
  GArray   *nodes; /* (owned) Node */
  GArray   *outputs; /* (owned) Output */
  guint32 (*tables)[N_BYTES]; /* (owned) of the root and then of each of its children */
  guint32   table_of_byte[N_BYTES]; /* 1 + index of the table of the root’s child for a byte */
  gboolean  sealed;
};

static Node *
node_at (const RemedyAutomaton *self,
         guint32                at)
{
  return &g_array_index (self->nodes, Node, at);
}

/**
 * remedy_automaton_new:
 *
 * Returns: (transfer full): one without patterns
 */
RemedyAutomaton *
remedy_automaton_new (void)
{
  RemedyAutomaton *self = g_new0 (RemedyAutomaton, 1);

  self->nodes = g_array_new (FALSE, TRUE, sizeof (Node));
  self->outputs = g_array_new (FALSE, TRUE, sizeof (Output));
  g_array_set_size (self->nodes, 1);
  return self;
}

/**
 * remedy_automaton_free:
 * @self: (transfer full) (nullable): an automaton
 */
void
remedy_automaton_free (RemedyAutomaton *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->nodes);
  g_array_unref (self->outputs);
  g_free (self->tables);
  g_free (self);
}

static guint32
find_child (const RemedyAutomaton *self,
            guint32                at,
            guint8                 byte)
{
  guint32 child = node_at (self, at)->child;

  while (child != NONE && node_at (self, child)->byte != byte)
    child = node_at (self, child)->sibling;
  return child;
}

/**
 * remedy_automaton_add:
 * @self: an automaton that is not sealed
 * @bytes: (array length=size): a pattern
 * @size: its length, not 0
 * @pattern: its number
 *
 * Returns: %FALSE if there is no room for it
 */
gboolean
remedy_automaton_add (RemedyAutomaton *self,
                      const guint8    *bytes,
                      gsize            size,
                      guint            pattern)
{
  guint32 at = ROOT;
  Output  output = { pattern, 0 };

  g_return_val_if_fail (self != NULL && !self->sealed, FALSE);
  g_return_val_if_fail (size > 0, FALSE);

  if (size > MAX_NODES - self->nodes->len)
    return FALSE;
  for (gsize i = 0; i < size; i++)
    {
      guint32 child = find_child (self, at, bytes[i]);

      if (child == NONE)
        {
          Node node = { .sibling = node_at (self, at)->child, .byte = bytes[i] };

          child = self->nodes->len;
          g_array_append_val (self->nodes, node);
          node_at (self, at)->child = child;
        }
      at = child;
    }
  output.next = node_at (self, at)->outputs;
  g_array_append_val (self->outputs, output);
  node_at (self, at)->outputs = self->outputs->len;
  return TRUE;
}

/* Where a byte leads from a node, falling back until one knows it. */
static guint32
follow (const RemedyAutomaton *self,
        guint32                at,
        guint8                 byte)
{
  for (;;)
    {
      guint32 child = find_child (self, at, byte);

      if (child != NONE || at == ROOT)
        return child;
      at = node_at (self, at)->fallback;
    }
}

static void
make_tables (RemedyAutomaton *self)
{
  guint32 n_tables = 1;

  for (guint32 child = node_at (self, ROOT)->child; child != NONE;
       child = node_at (self, child)->sibling)
    n_tables++;
  self->tables = g_malloc0_n (n_tables, sizeof *self->tables);
  n_tables = 1;
  for (guint32 child = node_at (self, ROOT)->child; child != NONE;
       child = node_at (self, child)->sibling)
    {
      self->tables[0][node_at (self, child)->byte] = child;
      self->table_of_byte[node_at (self, child)->byte] = n_tables;
      for (guint byte = 0; byte < N_BYTES; byte++)
        self->tables[n_tables][byte] = follow (self, child, (guint8) byte);
      n_tables++;
    }
}

/**
 * remedy_automaton_seal:
 * @self: an automaton with all of its patterns
 *
 * Makes it ready to search; any thread may then do so.
 */
void
remedy_automaton_seal (RemedyAutomaton *self)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 root = ROOT;

  g_return_if_fail (self != NULL && !self->sealed);

  g_array_append_val (order, root);
  for (guint i = 0; i < order->len; i++)
    {
      guint32 at = g_array_index (order, guint32, i);

      for (guint32 child = node_at (self, at)->child; child != NONE;
           child = node_at (self, child)->sibling)
        {
          Node       *node = node_at (self, child);
          const Node *fallback;

          node->fallback
              = at == ROOT ? ROOT : follow (self, node_at (self, at)->fallback, node->byte);
          fallback = node_at (self, node->fallback);
          node->next_output = fallback->outputs != 0 ? node->fallback : fallback->next_output;
          g_array_append_val (order, child);
        }
    }
  make_tables (self);
  self->sealed = TRUE;
}

/* Tells all patterns that end at a node. */
static gboolean
tell (const RemedyAutomaton *self,
      guint32                at,
      gsize                  end,
      RemedyAutomatonFunc    found,
      gpointer               user_data)
{
  for (; at != ROOT; at = node_at (self, at)->next_output)
    for (guint32 i = node_at (self, at)->outputs; i != 0;)
      {
        const Output *output = &g_array_index (self->outputs, Output, i - 1);

        if (!found (output->pattern, end, user_data))
          return FALSE;
        i = output->next;
      }
  return TRUE;
}

/* The same as follow(), by the tables where there is one. */
static inline guint32
step (const RemedyAutomaton *self,
      const Node            *nodes,
      guint32                at,
      guint8                 byte)
{
  while (at != ROOT)
    {
      guint32 child;

      if (nodes[at].fallback == ROOT && self->tables[0][nodes[at].byte] == at)
        return self->tables[self->table_of_byte[nodes[at].byte]][byte];
      child = nodes[at].child;
      while (child != NONE && nodes[child].byte != byte)
        child = nodes[child].sibling;
      if (child != NONE)
        return child;
      at = nodes[at].fallback;
    }
  return self->tables[0][byte];
}

/**
 * remedy_automaton_search:
 * @self: a sealed automaton
 * @data: (array length=size): where it looks
 * @size: its length in bytes
 * @found: (scope call): called for every occurrence of every pattern
 * @user_data: for @found
 */
void
remedy_automaton_search (const RemedyAutomaton *self,
                         const guint8          *data,
                         gsize                  size,
                         RemedyAutomatonFunc    found,
                         gpointer               user_data)
{
  const Node *nodes;
  guint32     at = ROOT;

  g_return_if_fail (self != NULL && self->sealed);

  nodes = (const Node *) self->nodes->data;
  for (gsize i = 0; i < size; i++)
    {
      at = step (self, nodes, at, data[i]);
      if ((nodes[at].outputs | nodes[at].next_output) != 0 &&
          !tell (self, at, i + 1, found, user_data))
        return;
    }
}
