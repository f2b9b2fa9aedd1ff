/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-snapshot.h"
#include "practice/remedy-practice-names.h"

G_BEGIN_DECLS

/* In which the length of an account tells whether it needs a short name. */
#define TEST_SITE_SHORT_NAMES "short names"

gsize           test_site_count    (void);
const char     *test_site_what     (gsize scenario);
RemedySnapshot *test_site_snapshot (gsize                      scenario,
                                    const RemedyPracticeNames *names);

G_END_DECLS
