/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-stored-case.h"

G_BEGIN_DECLS

/* How old what was read may be before it is said that the server may have changed since: a
 * maintenance window that goes past midnight is still one. */
#define REMEDY_STALE_DAYS 2

GPtrArray *remedy_stale_look (const RemedyStoredCase *stored,
                              gint64                  now);

G_END_DECLS
