/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Everything costs five to ten times as much under the address sanitizer, which looks at the
 * memory and at nothing that is worked out: of what is the same code for each of many, one of so
 * many is enough there. */
#ifdef __SANITIZE_ADDRESS__
#define TEST_ONE_OF(n) (n)
#else
#define TEST_ONE_OF(n) 1
#endif

char   *test_temp_dir       (void);
void    test_temp_in_memory (void);
void    test_remove_tree    (const char *path);
GBytes *test_load           (const char *path);
char   *test_corpus         (const char *name);
void    test_hostile        (GBytes  *good,
                             void   (*try) (GBytes *bytes));
void    test_let_go         (gpointer object);

G_END_DECLS
