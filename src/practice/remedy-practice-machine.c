/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-machine.h"

#include "core/remedy-writer.h"
#include "practice/remedy-practice-dice.h"

#include <stdio.h>

/* So little is left of a hive that was cut short: less than its first block. */
#define CUT_HIVE_SIZE 2048

/* The three numbers of a machine's SIDs, S-1-5-21-a-b-c. */
#define N_MACHINE_NUMBERS 3

/**
 * remedy_practice_computer:
 * @server: the facts
 *
 * Returns: its name
 */
const char *
remedy_practice_computer (const RemedyPracticeServer *server)
{
  return server->other_name ? server->names.other_computer : server->names.computer;
}

/**
 * remedy_practice_exchange_path:
 * @server: the facts
 * @below: as in `BIN\NTSMIG.INI`
 *
 * Returns: (transfer full): the NT path of @below in Exchange's install root
 */
char *
remedy_practice_exchange_path (const RemedyPracticeServer *server,
                               const char                 *below)
{
  return g_strdup_printf ("%c:\\EXCHSRVR\\%s", server->exchange_drive, below);
}

static void
machine_numbers (const RemedyPracticeServer *server,
                 guint32                     numbers[N_MACHINE_NUMBERS])
{
  RemedyPracticeDice dice;

  if (server->names.sid != NULL &&
      sscanf (server->names.sid, "%u-%u-%u", &numbers[0], &numbers[1], &numbers[2]) ==
          N_MACHINE_NUMBERS)
    return;
  remedy_practice_dice_init (&dice, server->seed);
  for (guint i = 0; i < N_MACHINE_NUMBERS; i++)
    numbers[i] = 100000000 + remedy_practice_dice_roll (&dice, 1900000000);
}

/**
 * remedy_practice_sid_text:
 * @server: the facts
 * @rid: the last number of a SID
 *
 * Returns: (transfer full): as in S-1-5-21-1234-5678-9012-500
 */
char *
remedy_practice_sid_text (const RemedyPracticeServer *server,
                          guint                       rid)
{
  guint32 numbers[N_MACHINE_NUMBERS];

  machine_numbers (server, numbers);
  return g_strdup_printf ("S-1-5-21-%u-%u-%u-%u", numbers[0], numbers[1], numbers[2], rid);
}

/**
 * remedy_practice_sid_bytes:
 * @server: the facts
 * @rid: the last number of a SID
 *
 * Returns: (transfer full): the same SID as event records have it
 */
GBytes *
remedy_practice_sid_bytes (const RemedyPracticeServer *server,
                           guint                       rid)
{
  static const guint8 authority[] = { 0, 0, 0, 0, 0, 5 };
  g_autoptr (GByteArray) writer = remedy_writer_new ();
  guint32 numbers[N_MACHINE_NUMBERS];

  machine_numbers (server, numbers);
  remedy_writer_u8 (writer, 1); /* revision */
  remedy_writer_u8 (writer, 2 + N_MACHINE_NUMBERS); /* numbers after the authority */
  remedy_writer_bytes (writer, authority, sizeof authority);
  remedy_writer_u32 (writer, 21);
  for (guint i = 0; i < N_MACHINE_NUMBERS; i++)
    remedy_writer_u32 (writer, numbers[i]);
  remedy_writer_u32 (writer, rid);
  return remedy_writer_finish (g_steal_pointer (&writer));
}

/**
 * remedy_practice_last_setup_time:
 * @server: the facts
 *
 * Returns: when Setup or Update ran last
 */
gint64
remedy_practice_last_setup_time (const RemedyPracticeServer *server)
{
  return g_array_index (server->setups, RemedyPracticeSetup, server->setups->len - 1).time;
}

/**
 * remedy_practice_compose_hive:
 * @tree: where it goes
 * @nt_path: its path
 * @hive: the whole hive
 * @state: what happened to it
 * @modified: its time
 *
 * Adds a hive. That it is dirty its writer has to be told before.
 */
void
remedy_practice_compose_hive (RemedyPracticeTree     *tree,
                              const char             *nt_path,
                              GBytes                 *hive,
                              RemedyPracticeHiveState state,
                              gint64                  modified)
{
  gsize size = g_bytes_get_size (hive);
  g_autoptr (GBytes) kept = g_bytes_new_from_bytes (
      hive, 0, state == REMEDY_PRACTICE_HIVE_TRUNCATED ? MIN (size, CUT_HIVE_SIZE) : size);

  remedy_practice_tree_add (tree, nt_path, kept, 0, modified);
}
