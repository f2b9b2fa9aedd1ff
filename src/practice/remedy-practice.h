/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-names.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define REMEDY_PRACTICE_DEFAULT_SCENARIO "fault-sp1"

/* A scenario or a fault by name, and what it teaches. */
typedef struct
{
  const char *name;
  const char *teaches; /* marked for translation; who shows it translates it */
} RemedyPracticeInfo;

/* How the server's drives lie in the folder. */
typedef enum
{
  REMEDY_PRACTICE_DRIVE,  /* the folder is the system drive */
  REMEDY_PRACTICE_DRIVES, /* it holds one folder for each drive */
  REMEDY_PRACTICE_LOOSE,  /* it holds a handful of loose files */
} RemedyPracticeLayout;

/* What to make. */
typedef struct
{
  const char          *scenario; /* (nullable): REMEDY_PRACTICE_DEFAULT_SCENARIO */
  const char *const   *with; /* (nullable): faults to add */
  const char *const   *without; /* (nullable): faults to leave out */
  guint64              log_size; /* bytes; 0: as the scenario has it */
  guint32              seed;
  RemedyPracticeLayout layout;
  gboolean             random; /* all facts by chance, from the seed; no scenario */
  const RemedyPracticeNames *names; /* (nullable): those that are not the invented ones */
} RemedyPracticeOptions;

const RemedyPracticeInfo *remedy_practice_scenarios   (gsize *n);
const RemedyPracticeInfo *remedy_practice_faults      (gsize *n);
gboolean                  remedy_practice_make        (const char                  *folder,
                                                       const RemedyPracticeOptions *options,
                                                       GCancellable                *cancellable,
                                                       GError                     **error);
gboolean                  remedy_practice_is_ours     (const char *folder);
gboolean                  remedy_practice_reapply     (const char *folder,
                                                       GError    **error);
gboolean                  remedy_practice_migrate_one (const char *folder,
                                                       GError    **error);

const RemedyPracticeInfo *remedy_practice_moves       (gsize *n);
gboolean                  remedy_practice_move        (const char *folder,
                                                       const char *move,
                                                       GError    **error);

G_END_DECLS
