/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-facts.h"

G_BEGIN_DECLS

/*
 * A practice server as facts, before any file of it exists. Scenarios, faults, chance
 * and the practice steps change these facts; remedy_practice_compose () alone turns
 * them into files. Times are seconds since 1970 UTC.
 */

typedef struct
{
  guint32                 seed;
  RemedyPracticeNames     names; /* all of them; (unowned) strings */
  gint64                  made; /* when its disk was copied */
  gint64                  now; /* likewise, after the practice steps */
  RemedyPracticeLayout    layout;
  char                    exchange_drive; /* 'C', 'D' or 'E' */
  char                    data_drive; /* of the databases; 0: the same */
  gboolean                workstation; /* the wizard's files, and no Exchange server */
  guint                   control_set; /* the current one, 1 or 2 */
  gboolean                german; /* the language that its files tell; else English */
  gboolean                alpha; /* its processor; else Intel */
  gboolean                other_name; /* it is not the server that the others are */
  gboolean                short_names; /* 8.3 names in the profile list */
  guint                   components; /* RemedyPracticeComponents */
  gboolean                disabled_service; /* MSExchangeES is disabled */
  gboolean                talkative; /* log, profiles and keys name whom they are about */

  GArray                 *setups; /* RemedyPracticeSetup, oldest first */
  guint                   pack; /* of the files: 0 RTM, 1 to 4 */
  gboolean                mixed_files; /* an update to SP2 stopped half way */
  gboolean                ini_missing;
  gint64                  ini_time;
  gboolean                foreign_mapi; /* MAPI32.DLL is another product's */
  gboolean                old_mapi; /* and was renamed to MAPI32.DLL.OLD */
  gboolean                hotfix; /* a fix after the service pack replaced MLMIG32.DLL */
  guint                   hotfix_pack; /* what it was for and one, if that was another pack */
  gboolean                hotfix_lost; /* and a reapplication put the older one back */

  gboolean                notes_offered; /* MAPISVC.INF offers the Lotus Notes service */
  gint64                  notes_time; /* when it was added */
  gboolean                second_nnotes; /* a second NNOTES.DLL, in System32 */
  GArray                 *users; /* RemedyPracticeUser */

  GArray                 *runs; /* RemedyPracticeRun, oldest first */
  RemedyPracticeLogState  log;
  gboolean                log_dirty; /* copied from the running server */
  gboolean                log_wrapped;
  gint64                  log_cleared; /* when the log was cleared last; 0: never */
  guint64                 log_size; /* bytes; 0: as NT makes it */
  RemedyPracticeHiveState software;
  RemedyPracticeHiveState system;
} RemedyPracticeServer;

RemedyPracticeServer *remedy_practice_server_new          (guint pack);
RemedyPracticeServer *remedy_practice_server_for_options  (const RemedyPracticeOptions *options,
                                                           GError                     **error);
RemedyPracticeServer *remedy_practice_server_random       (guint32 seed);
RemedyPracticeUser   *remedy_practice_server_find_user    (RemedyPracticeServer *self,
                                                           const char           *account);
void                  remedy_practice_server_add_run      (RemedyPracticeServer *self,
                                                           RemedyPracticeRunKind kind,
                                                           gint64                time);
void                  remedy_practice_server_add_setup    (RemedyPracticeServer *self,
                                                           guint                 pack,
                                                           gint64                time);
guint                 remedy_practice_server_pack_at      (const RemedyPracticeServer *self,
                                                           gint64                      time);
gboolean              remedy_practice_server_has_notes    (const RemedyPracticeServer *self);
void                  remedy_practice_server_reapply      (RemedyPracticeServer *self);
gboolean              remedy_practice_server_migrate_one  (RemedyPracticeServer *self,
                                                           gboolean              files_allow,
                                                           GError              **error);
void                  remedy_practice_server_free         (RemedyPracticeServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyPracticeServer, remedy_practice_server_free)

G_END_DECLS
