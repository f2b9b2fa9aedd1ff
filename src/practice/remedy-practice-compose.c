/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

/**
 * remedy_practice_compose:
 * @server: the facts
 * @cancellable: (nullable): a #GCancellable; once it is cancelled, the log is not finished
 *
 * Returns: (transfer full): every file of a server with these facts, but for the marker
 */
RemedyPracticeTree *
remedy_practice_compose (const RemedyPracticeServer *server,
                         GCancellable               *cancellable)
{
  const RemedyPracticeSetup *first;
  g_autoptr (RemedyPracticeTree) tree = NULL;

  g_return_val_if_fail (server != NULL, NULL);

  first = &g_array_index (server->setups, RemedyPracticeSetup, 0);
  tree = remedy_practice_tree_new (server->layout, first->time);
  remedy_practice_compose_system (server, tree);
  remedy_practice_compose_software (server, tree);
  remedy_practice_compose_log (server, tree, cancellable);
  remedy_practice_compose_files (server, tree);
  remedy_practice_compose_components (server, tree);
  remedy_practice_compose_users (server, tree);
  remedy_practice_compose_notes (server, tree);
  remedy_practice_compose_setup_log (server, tree);
  return g_steal_pointer (&tree);
}
