/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt-summary.h"

/**
 * remedy_evt_summary_free:
 * @self: (transfer full): a summary
 */
void
remedy_evt_summary_free (RemedyEvtSummary *self)
{
  g_clear_pointer (&self->computers, g_ptr_array_unref);
  g_free (self);
}
