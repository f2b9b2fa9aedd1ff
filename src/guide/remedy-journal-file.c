/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-journal-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"
#include "guide/remedy-journal-line.h"

#define MAX_JOURNAL_BYTES (256 * 1024 * 1024)

struct _RemedyJournalFile
{
  char    *path; /* (owned) */
  goffset  length; /* of its whole lines, in bytes */
  gint64   number; /* of the last one */
  gboolean dirty; /* there may be something behind them that is to be cut off */
};

static void
clear (gpointer data)
{
  RemedyJournalFile *self = data;

  g_free (self->path);
}

/**
 * remedy_journal_file_ref:
 * @self: a journal on disk
 *
 * Returns: (transfer full): @self
 */
RemedyJournalFile *
remedy_journal_file_ref (RemedyJournalFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * remedy_journal_file_unref:
 * @self: (transfer full) (nullable): a journal on disk
 */
void
remedy_journal_file_unref (RemedyJournalFile *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

/**
 * remedy_journal_file_create:
 * @path: where it goes; what is there is replaced, at once or not at all
 * @first: (nullable): the first move, which gets its number
 * @error: %REMEDY_ERROR_SAVE
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_journal_file_create (const char *path,
                            RemedyMove *first,
                            GError    **error)
{
  g_autofree char *line = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (first != NULL)
    {
      first->number = 1;
      line = remedy_journal_line_write (first);
    }
  return remedy_case_file_write (path, line != NULL ? line : "", error);
}

/**
 * remedy_journal_file_open:
 * @path: a journal on disk
 * @journal: (out): what it says
 * @error: %REMEDY_ERROR_VERSION, %REMEDY_ERROR_DAMAGED and the like, which name its line;
 *   nothing in it was changed then
 *
 * Returns: (transfer full) (nullable): where to append
 */
RemedyJournalFile *
remedy_journal_file_open (const char     *path,
                          RemedyJournal **journal,
                          GError        **error)
{
  g_autofree char *text = NULL;
  g_autoptr (RemedyJournal) said = NULL;
  RemedyJournalFile *self;
  gsize size = 0;
  gsize good = 0;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (journal != NULL, NULL);

  text = remedy_case_file_read (path, MAX_JOURNAL_BYTES, &size, error);
  if (text == NULL)
    return NULL;
  said = remedy_journal_line_read_all (text, size, &good, error);
  if (said == NULL)
    {
      g_prefix_error (error, _ ("%s: the journal of this case cannot be read and was left as it "
                                "is: "), path);
      return NULL;
    }
  self = g_atomic_rc_box_new0 (RemedyJournalFile);
  self->path = g_strdup (path);
  self->length = (goffset) good;
  self->number = remedy_journal_get_moves (said)->len;
  self->dirty = good < size;
  *journal = g_steal_pointer (&said);
  return self;
}

/* What is behind the whole lines without our knowing was written by somebody else. */
static gboolean
cut_tail (RemedyJournalFile *self,
          int                fd,
          GError           **error)
{
  struct stat info;

  if (fstat (fd, &info) != 0)
    {
      remedy_case_file_cannot (error, errno, self->path);
      return FALSE;
    }
  if (info.st_size < self->length || (info.st_size > self->length && !self->dirty))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED,
                   _ ("%s: another program has changed this file. Nothing was written to it; open "
                      "the case again to see what is in it."),
                   self->path);
      return FALSE;
    }
  if (info.st_size > self->length && ftruncate (fd, self->length) != 0)
    {
      remedy_case_file_cannot (error, errno, self->path);
      return FALSE;
    }
  self->dirty = FALSE;
  return TRUE;
}

/* The errno of what failed, and whether the whole line may be on disk nevertheless. */
static int
write_line (int         fd,
            const char *line,
            gsize       length,
            goffset     at,
            gboolean   *whole)
{
  *whole = FALSE;
  for (gsize done = 0; done < length;)
    {
      gssize n = pwrite (fd, line + done, length - done, at + (goffset) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return errno;
      if (n == 0)
        return ENOSPC;
      done += (gsize) n;
    }
  *whole = TRUE;
  return fdatasync (fd) == 0 ? 0 : errno;
}

static gboolean
append_open (RemedyJournalFile *self,
             int                fd,
             const char        *line,
             GError           **error)
{
  gsize    length = strlen (line);
  gboolean whole;
  int      code;

  if (!cut_tail (self, fd, error))
    return FALSE;
  code = write_line (fd, line, length, self->length, &whole);
  if (code == 0)
    {
      self->length += (goffset) length;
      return TRUE;
    }
  /* What was not reported as done should not turn up later. Where it cannot be cut off, the
   * next append tries again; half a line does not count, and of a whole one it is said. */
  self->dirty = ftruncate (fd, self->length) != 0;
  if (whole && (self->dirty || fdatasync (fd) != 0))
    remedy_case_file_doubt (error, code, self->path);
  else
    remedy_case_file_cannot (error, code, self->path);
  return FALSE;
}

/**
 * remedy_journal_file_append:
 * @self: a journal on disk
 * @move: a move, which gets its number
 * @error: %REMEDY_ERROR_SAVE; the move was not made then, or, if the disk took neither it nor
 *   its removal for certain, the message says that it may turn up. %REMEDY_ERROR_CHANGED if
 *   somebody else wrote to it, %REMEDY_ERROR_LIMIT if it is full
 *
 * Returns: %TRUE once it is on disk
 */
gboolean
remedy_journal_file_append (RemedyJournalFile *self,
                            RemedyMove        *move,
                            GError           **error)
{
  g_autofree char *line = NULL;
  gboolean         ok;
  int              fd;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (move != NULL, FALSE);

  move->number = self->number + 1;
  line = remedy_journal_line_write (move);
  if (self->length + (goffset) strlen (line) > MAX_JOURNAL_BYTES)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("%s: the journal of this case is full: the limit is %d bytes. Start a new "
                      "case for this server."),
                   self->path, MAX_JOURNAL_BYTES);
      return FALSE;
    }
  fd = open (self->path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    {
      remedy_case_file_cannot (error, errno, self->path);
      return FALSE;
    }
  ok = append_open (self, fd, line, error);
  close (fd);
  if (ok)
    self->number = move->number;
  return ok;
}
