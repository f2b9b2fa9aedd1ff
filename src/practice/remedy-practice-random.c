/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-dice.h"
#include "practice/remedy-practice-model.h"

#define MAX_RUNS 5
#define SMALL_LOG (128 * 1024)

static guint
draw_pack (RemedyPracticeDice *dice)
{
  static const guint packs[] = { 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 4 };

  return packs[remedy_practice_dice_roll (dice, G_N_ELEMENTS (packs))];
}

static void
draw_machine (RemedyPracticeServer *server,
              RemedyPracticeDice   *dice)
{
  server->exchange_drive = remedy_practice_dice_chance (dice, 25) ? 'D' : 'C';
  server->control_set = 1 + remedy_practice_dice_roll (dice, 2);
  server->workstation = remedy_practice_dice_chance (dice, 10);
  server->short_names = remedy_practice_dice_chance (dice, 30);
  server->components = remedy_practice_dice_chance (dice, 30) ? REMEDY_PRACTICE_NOTES : 0;
  if (remedy_practice_dice_chance (dice, 5))
    server->software = REMEDY_PRACTICE_HIVE_TRUNCATED;
  if (remedy_practice_dice_chance (dice, 15))
    server->system = 1 + remedy_practice_dice_roll (dice, 2);
}

static void
draw_files (RemedyPracticeServer *server,
            RemedyPracticeDice   *dice)
{
  server->ini_missing = remedy_practice_dice_chance (dice, 20);
  server->foreign_mapi = remedy_practice_dice_chance (dice, 20);
  server->hotfix = remedy_practice_dice_chance (dice, 20);
  /* Such a server stands between two service packs only as long as nothing else votes. */
  server->mixed_files = server->pack == 1 && !server->workstation && !server->foreign_mapi &&
                        !server->hotfix && remedy_practice_dice_chance (dice, 30);
  server->second_nnotes = remedy_practice_dice_chance (dice, 20);
}

static void
draw_users (RemedyPracticeServer *server,
            RemedyPracticeDice   *dice)
{
  gboolean any = remedy_practice_dice_chance (dice, 60);

  for (guint i = 0; i < server->users->len; i++)
    {
      RemedyPracticeUser *user = &g_array_index (server->users, RemedyPracticeUser, i);

      user->notes = any && user->profile != NULL && remedy_practice_dice_chance (dice, 60);
      if (remedy_practice_dice_chance (dice, 6))
        user->hive = 1 + remedy_practice_dice_roll (dice, 2);
    }
  server->notes_offered = remedy_practice_dice_chance (dice, 60);
}

static void
draw_runs (RemedyPracticeServer *server,
           RemedyPracticeDice   *dice)
{
  guint n = remedy_practice_dice_roll (dice, MAX_RUNS + 1);

  g_array_set_size (server->runs, 0);
  for (guint i = 0; i < n; i++)
    remedy_practice_server_add_run (
        server, remedy_practice_dice_roll (dice, REMEDY_PRACTICE_N_RUN_KINDS),
        server->made - (n - i) * 4 * REMEDY_PRACTICE_DAY);
}

static void
draw_log (RemedyPracticeServer *server,
          RemedyPracticeDice   *dice)
{
  guint state = remedy_practice_dice_roll (dice, 10);

  server->log = state == 0   ? REMEDY_PRACTICE_LOG_ABSENT
                : state == 1 ? REMEDY_PRACTICE_LOG_EMPTY
                             : REMEDY_PRACTICE_LOG_THERE;
  server->log_dirty = remedy_practice_dice_chance (dice, 30);
  server->log_wrapped = remedy_practice_dice_chance (dice, 30);
  server->log_size = SMALL_LOG;
}

/* Drawn last, so that what was drawn for a seed before these were thought of stays. */
static void
draw_components (RemedyPracticeServer *server,
                 RemedyPracticeDice   *dice)
{
  static const guint components[] = {
    REMEDY_PRACTICE_KEY_MANAGEMENT, REMEDY_PRACTICE_WEB,     REMEDY_PRACTICE_CLUSTER,
    REMEDY_PRACTICE_GROUPWISE,      REMEDY_PRACTICE_SNADS,   REMEDY_PRACTICE_CLEANUP,
    REMEDY_PRACTICE_MS_MAIL,        REMEDY_PRACTICE_THIRD_PARTY,
  };

  for (guint i = 0; i < G_N_ELEMENTS (components); i++)
    if (remedy_practice_dice_chance (dice, 15))
      server->components |= components[i];
  server->disabled_service = remedy_practice_dice_chance (dice, 10);
  server->alpha = remedy_practice_dice_chance (dice, 10);
  server->german = remedy_practice_dice_chance (dice, 15);
  if (remedy_practice_dice_chance (dice, 10))
    server->data_drive = 'F';
}

/**
 * remedy_practice_server_random:
 * @seed: what decides everything
 *
 * Returns: (transfer full): a server whose facts were drawn by chance
 */
RemedyPracticeServer *
remedy_practice_server_random (guint32 seed)
{
  RemedyPracticeDice dice;
  RemedyPracticeServer *server;

  remedy_practice_dice_init (&dice, seed);
  server = remedy_practice_server_new (draw_pack (&dice));
  draw_machine (server, &dice);
  draw_files (server, &dice);
  draw_users (server, &dice);
  draw_runs (server, &dice);
  draw_log (server, &dice);
  draw_components (server, &dice);
  return server;
}
