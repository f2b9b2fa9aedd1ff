/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-item.h"

const char *const remedy_item_state_words[] = { "found",      "missing", "not-here",
                                                "unreadable", "refused", "not-read", NULL };
