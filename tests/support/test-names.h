/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-names.h"

G_BEGIN_DECLS

/* Names of a site that a practice server can have. */
typedef struct
{
  const char         *what; /* is odd about them */
  RemedyPracticeNames names;
} TestNames;

const TestNames *test_names_twins (gsize *n);
const TestNames *test_names_odd   (gsize *n);

G_END_DECLS
