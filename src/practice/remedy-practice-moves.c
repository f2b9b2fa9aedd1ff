/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-moves.h"

#include "core/remedy-error.h"

#include <glib/gi18n-lib.h>

#define LAST_PACK 4

/* An update that was told to ignore a file in use: it ends, and the file is the old one. */
static void
reapply_partly (RemedyPracticeServer *server)
{
  remedy_practice_server_add_setup (server, server->pack, server->now - REMEDY_PRACTICE_DAY / 2);
  if (server->foreign_mapi)
    server->ini_missing = FALSE;
}

static void
next_pack (RemedyPracticeServer *server)
{
  if (server->hotfix_pack == 0)
    server->hotfix_pack = server->pack + 1;
  server->hotfix_lost = server->hotfix;
  remedy_practice_server_add_setup (server, MIN (server->pack + 1, LAST_PACK),
                                    server->now - REMEDY_PRACTICE_DAY / 2);
  server->foreign_mapi = FALSE;
  server->mixed_files = FALSE;
  server->ini_missing = FALSE;
}

static void
second_nnotes (RemedyPracticeServer *server)
{
  server->second_nnotes = TRUE;
}

static void
clear_log (RemedyPracticeServer *server)
{
  server->log_cleared = server->now - REMEDY_PRACTICE_DAY / 3;
}

static void
lose_hives (RemedyPracticeServer *server)
{
  server->software = REMEDY_PRACTICE_HIVE_TRUNCATED;
  server->system = REMEDY_PRACTICE_HIVE_TRUNCATED;
}

static const struct
{
  RemedyPracticeStep step;
  RemedyPracticeInfo info;
  void             (*apply) (RemedyPracticeServer *server);
} moves[] = {
  { REMEDY_PRACTICE_STEP_REAPPLY_PARTLY,
    { "reapply-partly", N_ ("Update ran, and a file that was wrong stayed as it was") },
    reapply_partly },
  { REMEDY_PRACTICE_STEP_NEXT_PACK,
    { "next-pack", N_ ("The next service pack was applied instead of the same one") }, next_pack },
  { REMEDY_PRACTICE_STEP_SECOND_NNOTES,
    { "second-nnotes", N_ ("Meanwhile a second NNOTES.DLL came: a failure that was not there") },
    second_nnotes },
  { REMEDY_PRACTICE_STEP_CLEAR_LOG,
    { "clear-log", N_ ("The Application log was cleared, and begins again at its first record") },
    clear_log },
  { REMEDY_PRACTICE_STEP_LOSE_HIVES,
    { "lose-hives", N_ ("The registry was copied badly this time: neither hive can be read") },
    lose_hives },
};

/**
 * remedy_practice_move_find:
 * @name: of a move
 * @step: (out): the step that it is in the marker of a practice server
 * @error: return location for a #GError
 *
 * Returns: %FALSE with %REMEDY_ERROR_USAGE if there is no such move
 */
gboolean
remedy_practice_move_find (const char         *name,
                           RemedyPracticeStep *step,
                           GError            **error)
{
  g_return_val_if_fail (name != NULL && step != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (g_str_equal (moves[i].info.name, name))
      {
        *step = moves[i].step;
        return TRUE;
      }
  /* Translators: what the operator typed. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               _ ("There is no practice move “%s”. The list of moves names them all."), name);
  return FALSE;
}

/**
 * remedy_practice_server_move:
 * @server: a server
 * @step: a move
 *
 * Lets a day pass, on which that happens.
 */
void
remedy_practice_server_move (RemedyPracticeServer *server,
                             RemedyPracticeStep    step)
{
  g_return_if_fail (server != NULL);

  server->now += REMEDY_PRACTICE_DAY;
  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (moves[i].step == step)
      moves[i].apply (server);
}

static RemedyPracticeInfo *
list_moves (void)
{
  RemedyPracticeInfo *list = g_new0 (RemedyPracticeInfo, G_N_ELEMENTS (moves));

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    list[i] = moves[i].info;
  return list;
}

/**
 * remedy_practice_moves:
 * @n: (out): how many there are
 *
 * Returns: (transfer none): what can go wrong with a practice server between the first
 *   reading and the second; what they teach is to be translated by whoever shows it
 */
const RemedyPracticeInfo *
remedy_practice_moves (gsize *n)
{
  static gsize list = 0;

  g_return_val_if_fail (n != NULL, NULL);

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) list_moves ());
  *n = G_N_ELEMENTS (moves);
  return (const RemedyPracticeInfo *) list;
}
