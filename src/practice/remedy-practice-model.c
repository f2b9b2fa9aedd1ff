/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-model.h"

#include "core/remedy-error.h"
#include "core/remedy-time.h"

#include <glib/gi18n-lib.h>

#define SERVICE_PACK_2 2

/* When each release was set up here, and when the disk was copied. The files of the
 * table carry dates up to October 1999, so the copy is later than that. */
static const char *const setup_dates[] = {
  "1998-02-17T18:20:00Z", "1998-09-12T19:05:00Z", "1999-02-06T18:40:00Z",
  "1999-10-02T19:10:00Z", "2000-11-25T18:30:00Z",
};
static const char *const copied_before_sp4 = "1999-11-08T12:00:00Z";
static const char *const copied_with_sp4 = "2000-12-11T12:00:00Z";

static const RemedyPracticeUser base_users[] = {
  { .account = "{administrator}", .rid = 500 },
  { .account = "{service-account}", .rid = 1001, .connector = TRUE },
  { .account = REMEDY_PRACTICE_FIRST_USER, .rid = 1014, .full_name = "{first-name}",
    .profile = "{first-profile}" },
  { .account = REMEDY_PRACTICE_SECOND_USER, .rid = 1017, .full_name = "{second-name}",
    .profile = "{second-profile}" },
  { .account = "{runner}", .rid = 1020 },
  { .account = "Default User" },
};

/**
 * remedy_practice_server_new:
 * @pack: the service pack, 0 (none) to 4
 *
 * Returns: (transfer full): a server without a fault, on which one migration ran well
 *   three months ago
 */
RemedyPracticeServer *
remedy_practice_server_new (guint pack)
{
  RemedyPracticeServer *self;

  g_return_val_if_fail (pack < G_N_ELEMENTS (setup_dates), NULL);

  self = g_new0 (RemedyPracticeServer, 1);
  self->made = remedy_time_from_iso8601 (pack == 4 ? copied_with_sp4 : copied_before_sp4);
  self->now = self->made;
  self->exchange_drive = 'C';
  remedy_practice_names_resolve (&self->names, NULL, FALSE);
  self->control_set = 1;
  self->setups = g_array_new (FALSE, TRUE, sizeof (RemedyPracticeSetup));
  self->users = g_array_new (FALSE, TRUE, sizeof (RemedyPracticeUser));
  self->runs = g_array_new (FALSE, TRUE, sizeof (RemedyPracticeRun));
  g_array_append_vals (self->users, base_users, G_N_ELEMENTS (base_users));
  for (guint i = 0; i <= pack; i++)
    remedy_practice_server_add_setup (self, i, remedy_time_from_iso8601 (setup_dates[i]));
  self->notes_time = self->made - 20 * REMEDY_PRACTICE_DAY;
  remedy_practice_server_add_run (self, REMEDY_PRACTICE_RUN_CLEAN,
                                  self->made - 90 * REMEDY_PRACTICE_DAY);
  return self;
}

/**
 * remedy_practice_server_find_user:
 * @self: a server
 * @account: of a user, as the facts have it
 *
 * Returns: (transfer none): the user, who must be there; valid until one is added
 */
RemedyPracticeUser *
remedy_practice_server_find_user (RemedyPracticeServer *self,
                                  const char           *account)
{
  g_return_val_if_fail (self != NULL && account != NULL, NULL);

  for (guint i = 0; i < self->users->len; i++)
    {
      RemedyPracticeUser *user = &g_array_index (self->users, RemedyPracticeUser, i);

      if (g_str_equal (user->account, account))
        return user;
    }
  g_return_val_if_reached (NULL);
}

/**
 * remedy_practice_server_add_run:
 * @self: a server
 * @kind: how the run of the Migration Wizard went
 * @time: when it began
 *
 * Puts a run in its place among the others.
 */
void
remedy_practice_server_add_run (RemedyPracticeServer *self,
                                RemedyPracticeRunKind kind,
                                gint64                time)
{
  RemedyPracticeRun run = { time, kind };
  guint at = 0;

  g_return_if_fail (self != NULL);

  while (at < self->runs->len && g_array_index (self->runs, RemedyPracticeRun, at).time <= time)
    at++;
  g_array_insert_val (self->runs, at, run);
}

/**
 * remedy_practice_server_add_setup:
 * @self: a server
 * @pack: 0 for Setup of the release, 1 to 4 for Update of a service pack
 * @time: later than the setups before it
 *
 * Sets up a release: its files are there afterwards.
 */
void
remedy_practice_server_add_setup (RemedyPracticeServer *self,
                                  guint                 pack,
                                  gint64                time)
{
  RemedyPracticeSetup setup = { time, pack, REMEDY_PRACTICE_SETUP_DONE };

  g_return_if_fail (self != NULL);

  g_array_append_val (self->setups, setup);
  self->pack = pack;
  self->ini_time = time;
}

/**
 * remedy_practice_server_pack_at:
 * @self: a server
 * @time: a time
 *
 * Returns: the service pack that was applied then, 0 to 4
 */
guint
remedy_practice_server_pack_at (const RemedyPracticeServer *self,
                                gint64                      time)
{
  guint pack = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->setups->len; i++)
    {
      const RemedyPracticeSetup *setup = &g_array_index (self->setups, RemedyPracticeSetup, i);

      if (setup->time <= time && setup->end == REMEDY_PRACTICE_SETUP_DONE)
        pack = setup->pack;
    }
  return pack;
}

/**
 * remedy_practice_server_has_notes:
 * @self: a server
 *
 * Returns: %TRUE if the Lotus Notes client is installed on it
 */
gboolean
remedy_practice_server_has_notes (const RemedyPracticeServer *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->runs->len > 0 || self->notes_offered;
}

/**
 * remedy_practice_server_reapply:
 * @self: a server
 *
 * Does what the update of the service pack would do, and lets a day pass: all files of
 * the table at its level, ntsmig.ini there, a foreign MAPI32.DLL renamed.
 */
void
remedy_practice_server_reapply (RemedyPracticeServer *self)
{
  g_return_if_fail (self != NULL);

  self->now += REMEDY_PRACTICE_DAY;
  remedy_practice_server_add_setup (self, self->mixed_files ? SERVICE_PACK_2 : self->pack,
                                    self->now - REMEDY_PRACTICE_DAY / 2);
  self->old_mapi |= self->foreign_mapi;
  self->foreign_mapi = FALSE;
  self->mixed_files = FALSE;
  self->ini_missing = FALSE;
  self->hotfix_lost = self->hotfix;
}

/* What ails it stays until the service pack was reapplied. */
static RemedyPracticeRunKind
next_run (const RemedyPracticeServer *self)
{
  const RemedyPracticeSetup *setup =
      &g_array_index (self->setups, RemedyPracticeSetup, self->setups->len - 1);
  RemedyPracticeRunKind kind = REMEDY_PRACTICE_RUN_CLEAN;

  if (self->ini_missing || self->foreign_mapi || self->mixed_files)
    return REMEDY_PRACTICE_RUN_FAULT;
  for (guint i = 0; i < self->runs->len; i++)
    {
      const RemedyPracticeRun *run = &g_array_index (self->runs, RemedyPracticeRun, i);

      if (run->kind == REMEDY_PRACTICE_RUN_SKIPPED || run->kind == REMEDY_PRACTICE_RUN_CLEAN)
        kind = run->kind;
      else if (run->kind == REMEDY_PRACTICE_RUN_FAULT &&
               (setup->end != REMEDY_PRACTICE_SETUP_DONE || run->time > setup->time))
        kind = run->kind;
    }
  return kind;
}

/**
 * remedy_practice_server_migrate_one:
 * @self: a server
 * @files_allow: whether the files that this needs are really on the disk
 * @error: return location for a #GError
 *
 * Lets a day pass on which one mailbox is migrated: well, if the service pack was
 * reapplied and the files are right; else with what ailed it before.
 *
 * Returns: %FALSE with %REMEDY_ERROR_STATE where no Notes migration can be run
 */
gboolean
remedy_practice_server_migrate_one (RemedyPracticeServer *self,
                                    gboolean              files_allow,
                                    GError              **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  if (self->pack == 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                           _ ("This practice server has no service pack, and the Migration Wizard "
                              "migrates from Lotus Notes only from Service Pack 1 on (Q263755)."));
      return FALSE;
    }
  self->now += REMEDY_PRACTICE_DAY;
  remedy_practice_server_add_run (self,
                                  files_allow ? next_run (self) : REMEDY_PRACTICE_RUN_FAULT,
                                  self->now - REMEDY_PRACTICE_DAY / 6);
  return TRUE;
}

/**
 * remedy_practice_server_free:
 * @self: (transfer full): a server
 */
void
remedy_practice_server_free (RemedyPracticeServer *self)
{
  g_array_unref (self->setups);
  g_array_unref (self->users);
  g_array_unref (self->runs);
  g_free (self);
}
