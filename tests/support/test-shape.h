/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record.h"

G_BEGIN_DECLS

/* Called with each text of a record, and where in it the text stands. */
typedef void (*TestTextFunc) (const char *where,
                              const char *text,
                              gpointer    user_data);

char *test_shape_compare    (const RemedyRecordType *type,
                             gconstpointer           a,
                             gconstpointer           b);
void  test_shape_each_text  (const RemedyRecordType *type,
                             gconstpointer           record,
                             TestTextFunc            func,
                             gpointer                user_data);

G_END_DECLS
