/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

/* A whole walk through a case, in stages: each is one thing that the operator does, with a
 * session of its own where it is asked for. */

typedef struct
{
  char            *folder; /* of the store */
  RemedyCaseStore *store;
  RemedySession   *session;
  char            *id; /* of the case; NULL before it is there */
  GAsyncResult    *result;
  GError          *error; /* of the stage that failed */
  int              number; /* of the stage */
} TestWalk;

typedef struct
{
  const char *name;
  void      (*begin) (TestWalk *walk); /* asks for it */
  int         number;
  const char *text;
  gboolean    server; /* the practice server is changed too */
} TestStage;

const TestStage *test_walk_stages   (guint *n_stages);
void             test_walk_init     (TestWalk   *walk,
                                     const char *folder);
void             test_walk_clear    (TestWalk *walk);
gboolean         test_walk_open     (TestWalk   *walk,
                                     const char *id);
gboolean         test_walk_do       (TestWalk        *walk,
                                     const TestStage *stage);
char            *test_walk_describe (TestWalk *walk);
char            *test_walk_peek     (TestWalk *walk);
char            *test_walk_look     (const char *folder,
                                     char      **id);

G_END_DECLS
