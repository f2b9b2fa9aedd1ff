/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-case-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"

/*
 * Who takes a case holds a read lock on the second byte of the file, through a descriptor
 * that cannot write: a file that is open for writing would keep an administrator from making
 * the file system read-only for as long as a window is open. A read lock keeps nobody out by
 * itself; so whoever wants it holds a write lock on the first byte while they look whether
 * it is free and take it.
 *
 * These are record locks: over NFS, too, the server keeps them, and gives them up when it
 * learns that the client is gone.
 */
#define GATE 0
#define HELD 1

/* Who holds it, for information only: process, machine, time. */
#define MAX_HOLDER_BYTES 512

struct _RemedyCaseLock
{
  int fd;
};

static void
clear (gpointer data)
{
  RemedyCaseLock *self = data;

  close (self->fd);
}

/**
 * remedy_case_lock_ref:
 * @self: a lock
 *
 * Returns: (transfer full): @self
 */
RemedyCaseLock *
remedy_case_lock_ref (RemedyCaseLock *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

/**
 * remedy_case_lock_unref:
 * @self: (transfer full) (nullable): a lock; gone with the last one who holds it
 */
void
remedy_case_lock_unref (RemedyCaseLock *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear);
}

static int
try_lock (int   fd,
          int   command,
          int   type,
          off_t first,
          off_t n_bytes)
{
  struct flock range
      = { .l_type = (short) type, .l_whence = SEEK_SET, .l_start = first, .l_len = n_bytes };
  int result;

  do
    result = fcntl (fd, command, &range);
  while (result != 0 && errno == EINTR);
  if (result == 0 && command == F_OFD_GETLK && range.l_type != F_UNLCK)
    return EAGAIN;
  return result == 0 ? 0 : errno;
}

/* Neither a file system nor a kernel without such locks keeps anybody from working. */
static gboolean
is_unsupported (int code)
{
  return code == ENOLCK || code == ENOSYS || code == EINVAL || code == EOPNOTSUPP;
}

static void
write_holder (int fd)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format_iso8601 (now);
  g_autofree char *text
      = g_strdup_printf ("%d %s %s\n", (int) getpid (), time, g_get_host_name ());

  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, strlen (text), 0) < 0)
    g_debug ("the holder of the lock could not be written: %s", g_strerror (errno));
}

static char *
read_holder (int fd)
{
  char             text[MAX_HOLDER_BYTES + 1] = "";
  gssize           n = pread (fd, text, MAX_HOLDER_BYTES, 0);
  g_auto (GStrv)   words = NULL;
  g_autoptr (GDateTime) utc = NULL;
  g_autoptr (GDateTime) local = NULL;
  g_autofree char *since = NULL;

  if (n <= 0 || !g_utf8_validate (text, n, NULL))
    return NULL;
  words = g_strsplit (g_strchomp (text), " ", 3);
  if (g_strv_length (words) != 3)
    return NULL;
  utc = g_date_time_new_from_iso8601 (words[1], NULL);
  local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  if (local == NULL)
    return NULL;
  /* Translators: strftime format: day, month, year, hour, minute. */
  since = g_date_time_format (local, _ ("%-d %b %Y, %H:%M"));
  /* Translators: the number of a process, the name of a computer, a date and a time. */
  return g_strdup_printf (_ ("process %s on %s, since %s"), words[0], words[2], since);
}

static void
set_error (GError    **error,
           int         code,
           int         fd,
           const char *path)
{
  g_autofree char *holder = NULL;

  if (is_unsupported (code))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                   _ ("The file system of “%s” has no locks. Take care that this case is open in "
                      "one window only."),
                   path);
      return;
    }
  if (code != EAGAIN && code != EACCES)
    {
      remedy_case_file_cannot (error, code, path);
      return;
    }
  holder = read_holder (fd);
  if (holder != NULL)
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                 /* Translators: %s is as in “process 123 on desk, since 1 Jan 2026, 12:00”. */
                 _ ("This case is open in another window (%s)."), holder);
  else
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_STATE,
                 _ ("This case is open in another window."));
}

static void
set_open_error (GError    **error,
                int         code,
                const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *shown = g_filename_display_name (folder);

  if (code == EROFS || code == EACCES || code == EPERM)
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DENIED,
                 /* Translators: a folder, then the system’s own words. */
                 _ ("“%s” cannot be written to (%s)."), shown, g_strerror (code));
  else
    remedy_case_file_cannot (error, code, path);
}

static RemedyCaseLock *
lock_new (int fd)
{
  RemedyCaseLock *self = g_atomic_rc_box_new (RemedyCaseLock);

  self->fd = fd;
  return self;
}

/* With the gate held, so that nobody comes between the look and the lock. */
static int
hold (int         gate,
      const char *path,
      int        *fd)
{
  int code = try_lock (gate, F_OFD_GETLK, F_WRLCK, HELD, 1);

  if (code != 0)
    return code;
  *fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (*fd < 0)
    return errno;
  code = try_lock (*fd, F_OFD_SETLK, F_RDLCK, HELD, 1);
  if (code != 0)
    {
      close (*fd);
      return code;
    }
  write_holder (gate);
  return 0;
}

/**
 * remedy_case_lock_take:
 * @path: of the file that bears the lock; it is made if it is not there, and stays
 * @error: %REMEDY_ERROR_STATE if somebody else holds it, and who;
 *   %REMEDY_ERROR_UNSUPPORTED where there are no locks; %REMEDY_ERROR_DENIED if nothing may
 *   be written there; %REMEDY_ERROR_SAVE
 *
 * Does not wait. Once it is taken, no file is open for writing.
 *
 * Returns: (transfer full) (nullable): the lock
 */
RemedyCaseLock *
remedy_case_lock_take (const char *path,
                       GError    **error)
{
  int gate;
  int fd = -1;
  int code;

  g_return_val_if_fail (path != NULL, NULL);

  gate = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);
  if (gate < 0)
    {
      set_open_error (error, errno, path);
      return NULL;
    }
  code = try_lock (gate, F_OFD_SETLK, F_WRLCK, GATE, 1);
  if (code == 0)
    code = hold (gate, path, &fd);
  if (code != 0)
    set_error (error, code, gate, path);
  close (gate);
  return code == 0 ? lock_new (fd) : NULL;
}

static RemedyCaseLock *
lock_whole (const char *path,
            int         command,
            int         type)
{
  int fd = open (path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0600);

  if (fd < 0)
    return NULL;
  if (try_lock (fd, command, type, 0, 0) == 0)
    return lock_new (fd);
  close (fd);
  return NULL;
}

/**
 * remedy_case_lock_exclude:
 * @path: of the file that bears the lock; it is made if it is not there, and stays
 *
 * Keeps others from sharing it, for a short while. Does not wait.
 *
 * Returns: (transfer full) (nullable): the lock; %NULL if somebody has a share in it, or
 *   there can be none
 */
RemedyCaseLock *
remedy_case_lock_exclude (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return lock_whole (path, F_OFD_SETLK, F_WRLCK);
}

/**
 * remedy_case_lock_share:
 * @path: of the file that bears the lock; it is made if it is not there, and stays
 *
 * Waits for who excludes others, and keeps anybody from doing so, for a short while.
 *
 * Returns: (transfer full) (nullable): the lock; %NULL where there can be none
 */
RemedyCaseLock *
remedy_case_lock_share (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return lock_whole (path, F_OFD_SETLKW, F_RDLCK);
}

/**
 * remedy_case_lock_is_held:
 * @path: of the file that bears the lock
 *
 * Returns: %TRUE if somebody holds it now, whoever that is
 */
gboolean
remedy_case_lock_is_held (const char *path)
{
  gboolean held;
  int      fd;

  g_return_val_if_fail (path != NULL, FALSE);

  fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  held = try_lock (fd, F_OFD_GETLK, F_WRLCK, 0, 0) == EAGAIN;
  close (fd);
  return held;
}
