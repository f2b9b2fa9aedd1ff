/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-journal.h"

struct _RemedyJournal
{
  GPtrArray *moves; /* (owned) RemedyMove, all of them */
  GPtrArray *done; /* (owned) those of @moves that count, in order */
  GPtrArray *undone; /* (owned) those of @moves that can be done again, the next one last */
};

/**
 * remedy_journal_new:
 *
 * Returns: (transfer full): a journal in which nothing was done
 */
RemedyJournal *
remedy_journal_new (void)
{
  RemedyJournal *self = g_new0 (RemedyJournal, 1);

  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_move_free);
  self->done = g_ptr_array_new ();
  self->undone = g_ptr_array_new ();
  return self;
}

/**
 * remedy_journal_free:
 * @self: (transfer full) (nullable): a journal
 */
void
remedy_journal_free (RemedyJournal *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_ptr_array_unref (self->moves);
  g_free (self);
}

/* What was imported is where undo ends. */
static gboolean
can_take_back (const GPtrArray *done)
{
  const RemedyMove *last = done->len > 0 ? done->pdata[done->len - 1] : NULL;

  return last != NULL && last->kind != REMEDY_MOVE_IMPORT;
}

/* Undo and redo where there is nothing to take back or to do again change nothing. */
static void
sort_in (GPtrArray        *done,
         GPtrArray        *undone,
         const RemedyMove *move)
{
  if (move->kind == REMEDY_MOVE_UNDO)
    {
      if (can_take_back (done))
        g_ptr_array_add (undone, g_ptr_array_steal_index (done, done->len - 1));
      return;
    }
  if (move->kind == REMEDY_MOVE_REDO)
    {
      if (undone->len > 0)
        g_ptr_array_add (done, g_ptr_array_steal_index (undone, undone->len - 1));
      return;
    }
  g_ptr_array_set_size (undone, 0);
  g_ptr_array_add (done, (gpointer) move);
}

static RemedyWork *
fold (const GPtrArray *done,
      guint            n_moves)
{
  RemedyWork *work = remedy_work_empty ();

  for (guint i = 0; i < n_moves; i++)
    remedy_move_apply (done->pdata[i], work);
  return work;
}

/**
 * remedy_journal_add:
 * @self: a journal
 * @move: (transfer full): what was done; it is on disk already
 */
void
remedy_journal_add (RemedyJournal *self,
                    RemedyMove    *move)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (move != NULL);

  g_ptr_array_add (self->moves, move);
  sort_in (self->done, self->undone, move);
}

/**
 * remedy_journal_get_moves:
 * @self: a journal
 *
 * Returns: (transfer none) (element-type RemedyMove): all that was done, oldest first
 */
const GPtrArray *
remedy_journal_get_moves (const RemedyJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->moves;
}

/**
 * remedy_journal_get_undo:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): the move that undo would take back
 */
const RemedyMove *
remedy_journal_get_undo (const RemedyJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return can_take_back (self->done) ? self->done->pdata[self->done->len - 1] : NULL;
}

/**
 * remedy_journal_get_redo:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): the move that redo would do again
 */
const RemedyMove *
remedy_journal_get_redo (const RemedyJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->undone->len > 0 ? self->undone->pdata[self->undone->len - 1] : NULL;
}

/**
 * remedy_journal_get_time:
 * @self: a journal
 *
 * Returns: when the last move was made; %REMEDY_TIME_UNKNOWN if there was none
 */
gint64
remedy_journal_get_time (const RemedyJournal *self)
{
  g_return_val_if_fail (self != NULL, REMEDY_TIME_UNKNOWN);

  if (self->moves->len == 0)
    return REMEDY_TIME_UNKNOWN;
  return ((const RemedyMove *) self->moves->pdata[self->moves->len - 1])->time;
}

/**
 * remedy_journal_fold:
 * @self: a journal
 *
 * Returns: (transfer full): how things stand
 */
RemedyWork *
remedy_journal_fold (const RemedyJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return fold (self->done, self->done->len);
}

/**
 * remedy_journal_preview:
 * @self: a journal
 * @now: how things stand, as remedy_journal_fold() tells it
 * @move: what is going to be done
 *
 * Returns: (transfer full): how things will stand then
 */
RemedyWork *
remedy_journal_preview (const RemedyJournal *self,
                        const RemedyWork    *now,
                        const RemedyMove    *move)
{
  RemedyWork *work;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (now != NULL && move != NULL, NULL);

  if (move->kind == REMEDY_MOVE_UNDO && can_take_back (self->done))
    return fold (self->done, self->done->len - 1);
  work = remedy_work_copy (now);
  if (move->kind == REMEDY_MOVE_REDO && self->undone->len > 0)
    remedy_move_apply (self->undone->pdata[self->undone->len - 1], work);
  else
    remedy_move_apply (move, work);
  return work;
}

/**
 * remedy_journal_replay:
 * @moves: (element-type RemedyMove): everything that was done, oldest first
 *
 * Returns: (transfer full): what it comes to
 */
RemedyWork *
remedy_journal_replay (const GPtrArray *moves)
{
  g_autoptr (GPtrArray) done = g_ptr_array_new ();
  g_autoptr (GPtrArray) undone = g_ptr_array_new ();

  g_return_val_if_fail (moves != NULL, NULL);

  for (guint i = 0; i < moves->len; i++)
    sort_in (done, undone, moves->pdata[i]);
  return fold (done, done->len);
}
