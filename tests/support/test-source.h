/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-source.h"

G_BEGIN_DECLS

#define TEST_TYPE_SOURCE (test_source_get_type ())

G_DECLARE_FINAL_TYPE (TestSource, test_source, TEST, SOURCE, RemedySource)

/* Called after a file was opened, with its path as the source spells it. */
typedef void (*TestSourceFunc) (const char *path,
                                gpointer    user_data);

TestSource *test_source_new           (RemedySource *inner);
void        test_source_set_func      (TestSource    *self,
                                       TestSourceFunc func,
                                       gpointer       user_data);
guint       test_source_get_most      (TestSource *self);
guint       test_source_get_opens     (TestSource *self);
void        test_source_hold          (TestSource *self,
                                       guint       opens);
void        test_source_let_go        (TestSource *self);
gboolean    test_source_is_waiting    (TestSource *self);

G_END_DECLS
