/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Both open() and open64() are defined here, and are one where this is set. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE
#include "config.h"

#include "test-faults.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_FDS 1024

static GRecMutex  mutex;
static char      *root; /* with a slash at its end */
static char      *excluded; /* a folder below it, with a slash at its end */
static char      *paths[MAX_FDS]; /* of what is open below it */
static gboolean   watching;
static GArray    *calls; /* TestCall, so far */
static TestFault  fault;
static guint      fault_at;
static gboolean   recording;
static GPtrArray *ops; /* TestOp */

static void
op_free (gpointer data)
{
  TestOp *op = data;

  g_free (op->path);
  g_free (op->target);
  g_clear_pointer (&op->data, g_bytes_unref);
  g_free (op);
}

/**
 * test_faults_watch:
 * @folder: from now on, calls below it are counted
 * @but: name of a folder in it that is left out
 */
void
test_faults_watch (const char *folder,
                   const char *but)
{
  g_rec_mutex_lock (&mutex);
  g_free (root);
  g_free (excluded);
  root = g_strconcat (folder, "/", NULL);
  excluded = g_strconcat (root, but, NULL);
  g_clear_pointer (&calls, g_array_unref);
  calls = g_array_new (FALSE, FALSE, sizeof (TestCall));
  fault = TEST_FAULT_NONE;
  watching = TRUE;
  g_rec_mutex_unlock (&mutex);
}

/**
 * test_faults_arm:
 * @what: what happens
 * @at: at which call, counted from 0 since test_faults_watch()
 */
void
test_faults_arm (TestFault what,
                 guint     at)
{
  fault = what;
  fault_at = at;
}

/**
 * test_faults_disarm:
 *
 * From now on all goes well.
 */
void
test_faults_disarm (void)
{
  g_rec_mutex_lock (&mutex);
  fault = TEST_FAULT_NONE;
  watching = FALSE;
  g_rec_mutex_unlock (&mutex);
}

/**
 * test_faults_apply:
 * @what: a fault
 * @call: a call
 *
 * Returns: %TRUE if that can happen there
 */
gboolean
test_faults_apply (TestFault what,
                   TestCall  call)
{
  switch (what)
    {
    case TEST_FAULT_KILL:
      return call != TEST_CALL_OPEN;
    case TEST_FAULT_TEAR:
      return call == TEST_CALL_WRITE;
    case TEST_FAULT_IO:
      return TRUE;
    case TEST_FAULT_NO_SPACE:
      return call == TEST_CALL_OPEN_TO_WRITE || call == TEST_CALL_WRITE ||
             call == TEST_CALL_MAKE_FOLDER || call == TEST_CALL_SYNC || call == TEST_CALL_RENAME;
    case TEST_FAULT_READ_ONLY:
      return call != TEST_CALL_OPEN && call != TEST_CALL_SYNC && call != TEST_CALL_LOCK;
    default:
      return FALSE;
    }
}

/**
 * test_faults_calls:
 *
 * Returns: (transfer none) (element-type TestCall): what was called so far
 */
GArray *
test_faults_calls (void)
{
  return calls;
}

/**
 * test_faults_record:
 *
 * From now on, what is done below the watched folder is written down.
 */
void
test_faults_record (void)
{
  ops = g_ptr_array_new_with_free_func (op_free);
  recording = TRUE;
}

/**
 * test_faults_stop:
 *
 * Returns: (transfer full) (element-type TestOp): what was written down
 */
GPtrArray *
test_faults_stop (void)
{
  test_faults_disarm ();
  recording = FALSE;
  return g_steal_pointer (&ops);
}

static TestOp *
note (TestOpKind  kind,
      const char *path)
{
  TestOp *op = g_new0 (TestOp, 1);

  op->kind = kind;
  op->path = path != NULL ? g_strdup (path + strlen (root)) : NULL;
  g_ptr_array_add (ops, op);
  return op;
}

/**
 * test_faults_done:
 *
 * Writes down that the program said that it is done.
 */
void
test_faults_done (void)
{
  g_rec_mutex_lock (&mutex);
  if (recording)
    note (TEST_OP_DONE, NULL);
  g_rec_mutex_unlock (&mutex);
}

static guint64
inode_of (int fd)
{
  struct stat info;

  return fstat (fd, &info) == 0 ? (guint64) info.st_ino : 0;
}

/* The path of what is meant, if it is watched; else NULL. */
static char *
watched (int         folder,
         const char *path)
{
  char *whole;

  if (!watching || path == NULL)
    return NULL;
  if (path[0] == '/')
    whole = g_strdup (path);
  else if (folder >= 0 && folder < MAX_FDS && paths[folder] != NULL)
    whole = g_strconcat (paths[folder], "/", path, NULL);
  else
    return NULL;
  if (g_str_has_prefix (whole, root) && !g_str_has_prefix (whole, excluded))
    return whole;
  g_free (whole);
  return NULL;
}

static int
errno_of (TestFault what)
{
  return what == TEST_FAULT_IO ? EIO : what == TEST_FAULT_NO_SPACE ? ENOSPC : EROFS;
}

/* The errno with which the call fails; 0 if it goes well. Half of what is to be written may
 * be written before. */
static int
strike (TestCall    call,
        int         fd,
        const void *data,
        size_t      size,
        off_t       at)
{
  guint     number;
  gboolean  hits;
  TestFault what;

  g_array_append_val (calls, call);
  number = calls->len - 1;
  what = fault;
  hits = number == fault_at ||
         (number > fault_at && (what == TEST_FAULT_NO_SPACE || what == TEST_FAULT_READ_ONLY));
  if (what == TEST_FAULT_NONE || !hits || !test_faults_apply (what, call))
    return 0;
  if (call == TEST_CALL_WRITE && (what == TEST_FAULT_TEAR || what == TEST_FAULT_NO_SPACE))
    {
      if (at >= 0)
        (void) !syscall (SYS_pwrite64, fd, data, size / 2, at);
      else
        (void) !syscall (SYS_write, fd, data, size / 2);
    }
  if (what == TEST_FAULT_KILL || what == TEST_FAULT_TEAR)
    kill (getpid (), SIGKILL);
  return call == TEST_CALL_LOCK ? ENOLCK : errno_of (what);
}

static int
failed (int code)
{
  g_rec_mutex_unlock (&mutex);
  errno = code;
  return -1;
}

static int
raw_open (int         folder,
          const char *path,
          int         flags,
          mode_t      mode)
{
  return (int) syscall (SYS_openat, folder, path, flags, mode);
}

static int
do_open (int         folder,
         const char *path,
         int         flags,
         mode_t      mode)
{
  char       *whole;
  struct stat info;
  gboolean    writes = (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0;
  gboolean    is_new;
  int         code;
  int         fd;

  if (!watching)
    return raw_open (folder, path, flags, mode);
  g_rec_mutex_lock (&mutex);
  whole = watched (folder, path);
  if (whole == NULL)
    {
      g_rec_mutex_unlock (&mutex);
      return raw_open (folder, path, flags, mode);
    }
  code = strike (writes ? TEST_CALL_OPEN_TO_WRITE : TEST_CALL_OPEN, -1, NULL, 0, 0);
  if (code != 0)
    {
      g_free (whole);
      return failed (code);
    }
  is_new = (flags & O_CREAT) != 0 && lstat (whole, &info) != 0;
  fd = raw_open (folder, path, flags, mode);
  code = errno;
  if (fd >= 0 && fd < MAX_FDS)
    {
      if (recording && is_new)
        note (TEST_OP_MAKE_FILE, whole)->inode = inode_of (fd);
      else if (recording && (flags & O_TRUNC) != 0)
        note (TEST_OP_TRUNCATE, NULL)->inode = inode_of (fd);
      g_free (paths[fd]);
      paths[fd] = g_steal_pointer (&whole);
    }
  g_free (whole);
  g_rec_mutex_unlock (&mutex);
  errno = code;
  return fd;
}

static gboolean
is_watched_fd (int fd)
{
  return watching && fd >= 0 && fd < MAX_FDS && paths[fd] != NULL;
}

static ssize_t
do_write (int         fd,
          const void *data,
          size_t      size,
          off_t       at)
{
  off_t   where = at;
  ssize_t n;
  int     code;

  if (!is_watched_fd (fd))
    return at >= 0 ? syscall (SYS_pwrite64, fd, data, size, at)
                   : syscall (SYS_write, fd, data, size);
  g_rec_mutex_lock (&mutex);
  code = strike (TEST_CALL_WRITE, fd, data, size, at);
  if (code != 0)
    return failed (code);
  if (at < 0)
    where = (off_t) syscall (SYS_lseek, fd, 0, SEEK_CUR);
  n = at >= 0 ? syscall (SYS_pwrite64, fd, data, size, at) : syscall (SYS_write, fd, data, size);
  code = errno;
  if (recording && n > 0)
    {
      TestOp *op = note (TEST_OP_WRITE, NULL);

      op->inode = inode_of (fd);
      op->offset = (guint64) where;
      op->data = g_bytes_new (data, (gsize) n);
    }
  g_rec_mutex_unlock (&mutex);
  errno = code;
  return n;
}

static int
do_sync (int  fd,
         long number)
{
  struct stat info;
  int         code;
  int         result;

  if (!is_watched_fd (fd))
    return (int) syscall (number, fd);
  g_rec_mutex_lock (&mutex);
  code = strike (TEST_CALL_SYNC, -1, NULL, 0, 0);
  if (code != 0)
    return failed (code);
  /* Of memory there is nothing to sync, and it costs nothing. */
  result = (int) syscall (number, fd);
  code = errno;
  if (recording && result == 0 && fstat (fd, &info) == 0)
    {
      if (S_ISDIR (info.st_mode))
        note (TEST_OP_SYNC_FOLDER, paths[fd]);
      else
        note (TEST_OP_SYNC_FILE, NULL)->inode = (guint64) info.st_ino;
    }
  g_rec_mutex_unlock (&mutex);
  errno = code;
  return result;
}

static int
do_truncate (int   fd,
             off_t size)
{
  int code;
  int result;

  if (!is_watched_fd (fd))
    return (int) syscall (SYS_ftruncate, fd, size);
  g_rec_mutex_lock (&mutex);
  code = strike (TEST_CALL_TRUNCATE, -1, NULL, 0, 0);
  if (code != 0)
    return failed (code);
  result = (int) syscall (SYS_ftruncate, fd, size);
  code = errno;
  if (recording && result == 0)
    {
      TestOp *op = note (TEST_OP_TRUNCATE, NULL);

      op->inode = inode_of (fd);
      op->offset = (guint64) size;
    }
  g_rec_mutex_unlock (&mutex);
  errno = code;
  return result;
}

static int
do_rename (const char *from,
           const char *to,
           guint       flags)
{
  char *whole;
  int   code;
  int   result;

  if (!watching)
    return (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
  g_rec_mutex_lock (&mutex);
  whole = watched (AT_FDCWD, from);
  if (whole == NULL)
    {
      g_rec_mutex_unlock (&mutex);
      return (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
    }
  g_free (whole);
  code = strike (TEST_CALL_RENAME, -1, NULL, 0, 0);
  if (code != 0)
    return failed (code);
  result = (int) syscall (SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, flags);
  code = errno;
  if (recording && result == 0)
    note (TEST_OP_RENAME, from)->target = g_strdup (to + strlen (root));
  g_rec_mutex_unlock (&mutex);
  errno = code;
  return result;
}

static int
do_remove (int         folder,
           const char *path,
           int         flags)
{
  char *whole;
  int   code;
  int   result;

  if (!watching)
    return (int) syscall (SYS_unlinkat, folder, path, flags);
  g_rec_mutex_lock (&mutex);
  whole = watched (folder, path);
  if (whole == NULL)
    {
      g_rec_mutex_unlock (&mutex);
      return (int) syscall (SYS_unlinkat, folder, path, flags);
    }
  code = strike (TEST_CALL_REMOVE, -1, NULL, 0, 0);
  if (code != 0)
    {
      g_free (whole);
      return failed (code);
    }
  result = (int) syscall (SYS_unlinkat, folder, path, flags);
  code = errno;
  if (recording && result == 0)
    note (TEST_OP_REMOVE, whole);
  g_free (whole);
  g_rec_mutex_unlock (&mutex);
  errno = code;
  return result;
}

static int
do_mkdir (const char *path,
          mode_t      mode)
{
  char *whole;
  int   code;
  int   result;

  if (!watching)
    return (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
  g_rec_mutex_lock (&mutex);
  whole = watched (AT_FDCWD, path);
  if (whole == NULL)
    {
      g_rec_mutex_unlock (&mutex);
      return (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
    }
  g_free (whole);
  code = strike (TEST_CALL_MAKE_FOLDER, -1, NULL, 0, 0);
  if (code != 0)
    return failed (code);
  result = (int) syscall (SYS_mkdirat, AT_FDCWD, path, mode);
  code = errno;
  if (recording && result == 0)
    note (TEST_OP_MAKE_FOLDER, path);
  g_rec_mutex_unlock (&mutex);
  errno = code;
  return result;
}

static int
do_fcntl (int  fd,
          int  command,
          long argument)
{
  int code;

  if (is_watched_fd (fd) && (command == F_OFD_SETLK || command == F_OFD_SETLKW))
    {
      g_rec_mutex_lock (&mutex);
      code = strike (TEST_CALL_LOCK, -1, NULL, 0, 0);
      if (code != 0)
        return failed (code);
      g_rec_mutex_unlock (&mutex);
    }
  return (int) syscall (SYS_fcntl, fd, command, argument);
}

/*
 * The calls that are replaced. The prototypes of some are attributes away from those of the
 * C library, and some have no prototype at all.
 */
#pragma GCC diagnostic ignored "-Wmissing-prototypes"
#pragma GCC diagnostic ignored "-Wredundant-decls"

#define GET_MODE(flags, mode)                                                                     \
  do                                                                                              \
    {                                                                                             \
      va_list list;                                                                               \
                                                                                                  \
      va_start (list, flags);                                                                     \
      mode = ((flags) & (O_CREAT | O_TMPFILE)) != 0 ? va_arg (list, mode_t) : 0;                  \
      va_end (list);                                                                              \
    }                                                                                             \
  while (0)

int
open (const char *path,
      int         flags,
      ...)
{
  mode_t mode;

  GET_MODE (flags, mode);
  return do_open (AT_FDCWD, path, flags, mode);
}

int
open64 (const char *path,
        int         flags,
        ...)
{
  mode_t mode;

  GET_MODE (flags, mode);
  return do_open (AT_FDCWD, path, flags, mode);
}

int
openat (int         folder,
        const char *path,
        int         flags,
        ...)
{
  mode_t mode;

  GET_MODE (flags, mode);
  return do_open (folder, path, flags, mode);
}

int
openat64 (int         folder,
          const char *path,
          int         flags,
          ...)
{
  mode_t mode;

  GET_MODE (flags, mode);
  return do_open (folder, path, flags, mode);
}

int
__open_2 (const char *path,
          int         flags)
{
  return do_open (AT_FDCWD, path, flags, 0);
}

int
__open64_2 (const char *path,
            int         flags)
{
  return do_open (AT_FDCWD, path, flags, 0);
}

int
close (int fd)
{
  if (fd >= 0 && fd < MAX_FDS && paths[fd] != NULL)
    {
      g_rec_mutex_lock (&mutex);
      g_clear_pointer (&paths[fd], g_free);
      g_rec_mutex_unlock (&mutex);
    }
  return (int) syscall (SYS_close, fd);
}

ssize_t
write (int         fd,
       const void *data,
       size_t      size)
{
  return do_write (fd, data, size, -1);
}

ssize_t
pwrite (int         fd,
        const void *data,
        size_t      size,
        off_t       at)
{
  return do_write (fd, data, size, at);
}

ssize_t
pwrite64 (int         fd,
          const void *data,
          size_t      size,
          off64_t     at)
{
  return do_write (fd, data, size, at);
}

int
fsync (int fd)
{
  return do_sync (fd, SYS_fsync);
}

int
fdatasync (int fd)
{
  return do_sync (fd, SYS_fdatasync);
}

int
ftruncate (int   fd,
           off_t size)
{
  return do_truncate (fd, size);
}

int
ftruncate64 (int     fd,
             off64_t size)
{
  return do_truncate (fd, size);
}

/* It changes neither the size nor the bytes of a file: GLib only asks for the space. */
int
fallocate (int   fd,
           int   mode,
           off_t at,
           off_t size)
{
  errno = EOPNOTSUPP;
  return -1;
}

int
fallocate64 (int     fd,
             int     mode,
             off64_t at,
             off64_t size)
{
  errno = EOPNOTSUPP;
  return -1;
}

int
rename (const char *from,
        const char *to)
{
  return do_rename (from, to, 0);
}

/* Of absolute paths alone, which is how it is called. */
int
renameat2 (int          from_folder,
           const char  *from,
           int          to_folder,
           const char  *to,
           unsigned int flags)
{
  return do_rename (from, to, flags);
}

int
unlink (const char *path)
{
  return do_remove (AT_FDCWD, path, 0);
}

int
unlinkat (int         folder,
          const char *path,
          int         flags)
{
  return do_remove (folder, path, flags);
}

int
rmdir (const char *path)
{
  return do_remove (AT_FDCWD, path, AT_REMOVEDIR);
}

int
remove (const char *path)
{
  int result = do_remove (AT_FDCWD, path, 0);

  return result != 0 && errno == EISDIR ? do_remove (AT_FDCWD, path, AT_REMOVEDIR) : result;
}

int
mkdir (const char *path,
       mode_t      mode)
{
  return do_mkdir (path, mode);
}

int
fcntl (int fd,
       int command,
       ...)
{
  va_list list;
  long    argument;

  va_start (list, command);
  argument = va_arg (list, long);
  va_end (list);
  return do_fcntl (fd, command, argument);
}

int
fcntl64 (int fd,
         int command,
         ...)
{
  va_list list;
  long    argument;

  va_start (list, command);
  argument = va_arg (list, long);
  va_end (list);
  return do_fcntl (fd, command, argument);
}
