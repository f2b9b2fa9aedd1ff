/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-stored-case.h"

/**
 * remedy_case_entry_free:
 * @self: (transfer full) (nullable): a line of the list
 */
void
remedy_case_entry_free (RemedyCaseEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->id);
  remedy_case_free (self->case_);
  g_clear_error (&self->error);
  g_free (self);
}

/**
 * remedy_stored_case_free:
 * @self: (transfer full) (nullable): what was loaded
 */
void
remedy_stored_case_free (RemedyStoredCase *self)
{
  if (self == NULL)
    return;
  remedy_case_free (self->case_);
  remedy_facts_free (self->before);
  remedy_facts_free (self->after);
  remedy_media_free (self->media);
  remedy_journal_free (self->journal);
  remedy_journal_file_unref (self->file);
  remedy_case_lock_unref (self->lock);
  if (self->stale != NULL)
    g_ptr_array_unref (self->stale);
  g_free (self->read_only);
  g_free (self->problem);
  g_free (self);
}
