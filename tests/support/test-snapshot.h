/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-snapshot.h"
#include "practice/remedy-practice-names.h"

G_BEGIN_DECLS

/* 1 August 1999, noon UTC: when every snapshot of a test is taken. */
#define TEST_TAKEN G_GINT64_CONSTANT (933508800)

/* What a case of a practice server comes to. */
typedef struct
{
  const char        *scenario;
  guint32            seed; /* with no scenario: of a server all by chance */
  const char *const *with; /* (nullable): faults that are added to it */
  const RemedyPracticeNames *names; /* (nullable): of the site */
  const char        *media; /* (nullable): kind of media that is handed over */
  gboolean           again; /* the service pack was reapplied, and the server read again */
  const char        *move; /* (nullable): what went wrong meanwhile */
} TestSnapshotOptions;

RemedySnapshot *test_snapshot_new (const TestSnapshotOptions *options);

G_END_DECLS
