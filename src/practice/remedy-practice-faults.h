/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-model.h"

G_BEGIN_DECLS

/* Something to do to a server without a fault. */
typedef struct
{
  const char *name;
  const char *teaches; /* not translated yet */
  void      (*apply) (RemedyPracticeServer *server);
} RemedyPracticeFault;

const RemedyPracticeFault *remedy_practice_fault_table (gsize *n);
const RemedyPracticeFault *remedy_practice_fault_find  (const char *name,
                                                        GError    **error);

G_END_DECLS
