/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-file-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"

/* Bytes of one system call, so that a slow disk can still be cancelled. */
#define MAX_PIECE (1024 * 1024)

struct _RemedyFileReader
{
  RemedyReader parent_instance;

  int          fd;   /* (owned) */
  char        *name; /* (owned): for messages */
  guint64      size; /* when it was opened */
};

G_DEFINE_FINAL_TYPE (RemedyFileReader, remedy_file_reader, REMEDY_TYPE_READER)

static guint64
remedy_file_reader_get_size (RemedyReader *reader)
{
  return REMEDY_FILE_READER (reader)->size;
}

static gssize
remedy_file_reader_read_at (RemedyReader *reader,
                            guint64       offset,
                            void         *buffer,
                            gsize         length,
                            GCancellable *cancellable,
                            GError      **error)
{
  RemedyFileReader *self = REMEDY_FILE_READER (reader);
  gsize done = 0;

  /* What a file gains after it was opened is not evidence: a log that is being written to
   * would otherwise never end. */
  if (offset >= self->size)
    return 0;
  length = MIN (length, self->size - offset);
  while (done < length)
    {
      ssize_t n;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      n = pread (self->fd, (guint8 *) buffer + done, MIN (length - done, MAX_PIECE),
                 (off_t) (offset + done));
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          remedy_error_set_from_errno (error, errno, self->name);
          /* Translators: the offset in bytes at which reading a file failed. */
          g_prefix_error (error, _ ("reading at byte %" PRIu64 " failed: "), offset + done);
          return -1;
        }
      if (n == 0)
        break;
      done += (gsize) n;
    }
  return (gssize) done;
}

static void
remedy_file_reader_finalize (GObject *object)
{
  RemedyFileReader *self = REMEDY_FILE_READER (object);

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (remedy_file_reader_parent_class)->finalize (object);
}

static void
remedy_file_reader_class_init (RemedyFileReaderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_file_reader_finalize;
  REMEDY_READER_CLASS (klass)->get_size = remedy_file_reader_get_size;
  REMEDY_READER_CLASS (klass)->read_at = remedy_file_reader_read_at;
}

static void
remedy_file_reader_init (RemedyFileReader *self)
{
  self->fd = -1;
}

/* Why something that is no regular file is not opened; (nullable) for a regular one. */
static const char *
refusal (mode_t mode)
{
  switch (mode & S_IFMT)
    {
    case S_IFREG:
      return NULL;
    case S_IFDIR:
      return _ ("it is a folder, where a file was expected");
    case S_IFLNK:
      return _ ("it is a symbolic link, which is not followed");
    case S_IFIFO:
      return _ ("it is a named pipe, which is never opened");
    case S_IFSOCK:
      return _ ("it is a socket, which is never opened");
    default:
      return _ ("it is a device, which is never opened");
    }
}

/* Opening a device can have effects, so what it is must be known before it is opened. */
static int
open_for_reading (int         path_fd,
                  const char *name,
                  GError    **error)
{
  g_autofree char *link = g_strdup_printf ("/proc/self/fd/%d", path_fd);
  int fd = open (link, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

  if (fd < 0)
    remedy_error_set_from_errno (error, errno, name);
  return fd;
}

/**
 * remedy_file_reader_new_take_fd:
 * @fd: (transfer full): a descriptor opened for reading, or with O_PATH, which is then
 *   opened for reading if it is a regular file; closed on failure too
 * @name: what it is called in messages
 * @error: %REMEDY_ERROR_REFUSED for all but a regular file, or the system's error
 *
 * Returns: (transfer full) (nullable): a reader over the file, at the size that it has now
 */
RemedyReader *
remedy_file_reader_new_take_fd (int         fd,
                                const char *name,
                                GError    **error)
{
  g_autoptr (RemedyFileReader) self = NULL;
  const char *why;
  struct stat info;

  g_return_val_if_fail (fd >= 0, NULL);
  g_return_val_if_fail (name != NULL, NULL);

  self = g_object_new (REMEDY_TYPE_FILE_READER, NULL);
  self->fd = fd;
  self->name = g_strdup (name);
  if (fstat (fd, &info) != 0)
    {
      remedy_error_set_from_errno (error, errno, name);
      return NULL;
    }
  why = refusal (info.st_mode);
  if (why != NULL)
    {
      g_autofree char *display = g_filename_display_name (name);

      /* Translators: a path, then the reason for not opening it. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED, _ ("%s: %s"), display, why);
      return NULL;
    }
  if ((fcntl (fd, F_GETFL) & O_PATH) != 0)
    {
      self->fd = open_for_reading (fd, name, error);
      close (fd);
      if (self->fd < 0)
        return NULL;
    }
  self->size = (guint64) info.st_size;
  return REMEDY_READER (g_steal_pointer (&self));
}

/**
 * remedy_file_reader_new:
 * @path: (type filename): a file that the operator named; a link to one is followed
 * @error: %REMEDY_ERROR_REFUSED for all but a regular file, or the system's error
 *
 * Returns: (transfer full) (nullable): a reader over it
 */
RemedyReader *
remedy_file_reader_new (const char *path,
                        GError    **error)
{
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  fd = open (path, O_PATH | O_CLOEXEC);
  if (fd < 0)
    {
      remedy_error_set_from_errno (error, errno, path);
      return NULL;
    }
  return remedy_file_reader_new_take_fd (fd, path, error);
}
