/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-beneath.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"

/* Symbolic links on the way to one file; as many as Linux follows. */
#define MAX_LINKS 40

/* Parts of one path, those of the links in it included. */
#define MAX_PARTS 1024

/* A walk from the root: the folders that are open, and what is still to be walked. */
typedef struct
{
  GArray     *fds;  /* of int (owned): from below the root down to where we are */
  GQueue     *todo; /* (owned): char *, the parts that follow */
  int         root_fd;
  guint       links;
  guint       parts;
  const char *name;
} Walk;

static void
close_one (gpointer data)
{
  close (*(int *) data);
}

static void
walk_clear (Walk *walk)
{
  g_array_unref (walk->fds);
  g_queue_free_full (walk->todo, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Walk, walk_clear)

static int
walk_top (const Walk *walk)
{
  return walk->fds->len > 0 ? g_array_index (walk->fds, int, walk->fds->len - 1) : walk->root_fd;
}

static gboolean
refuse (const Walk *walk,
        const char *why,
        GError    **error)
{
  /* Translators: a path, then the reason for not opening it. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED, _ ("%s: %s"), walk->name, why);
  return FALSE;
}

/* Puts the parts of @path before what is still to be walked. */
static void
push_parts (Walk       *walk,
            const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);

  for (guint i = g_strv_length (parts); i > 0; i--)
    if (parts[i - 1][0] != '\0' && !g_str_equal (parts[i - 1], "."))
      g_queue_push_head (walk->todo, g_strdup (parts[i - 1]));
}

static gboolean
follow_link (Walk    *walk,
             int      link_fd,
             GError **error)
{
  char target[PATH_MAX];
  ssize_t n = readlinkat (link_fd, "", target, sizeof target - 1);

  if (n < 0)
    {
      remedy_error_set_from_errno (error, errno, walk->name);
      return FALSE;
    }
  target[n] = '\0';
  if (++walk->links > MAX_LINKS)
    return refuse (walk, _ ("its symbolic links run in a circle"), error);
  if (target[0] == '/')
    return refuse (walk, _ ("it is a symbolic link out of the folder, which is not followed"),
                   error);
  push_parts (walk, target);
  return TRUE;
}

static gboolean
go_up (Walk    *walk,
       GError **error)
{
  if (walk->fds->len == 0)
    return refuse (walk, _ ("it is a symbolic link out of the folder, which is not followed"),
                   error);
  g_array_set_size (walk->fds, walk->fds->len - 1);
  return TRUE;
}

static gboolean
step (Walk       *walk,
      const char *part,
      GError    **error)
{
  struct stat info;
  int fd;

  if (++walk->parts > MAX_PARTS)
    {
      /* Translators: a path, then the limit. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("%s: the way to it has more than the limit of %d parts"), walk->name,
                   MAX_PARTS);
      return FALSE;
    }
  if (g_str_equal (part, ".."))
    return go_up (walk, error);
  fd = openat (walk_top (walk), part, O_PATH | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &info) != 0)
    {
      remedy_error_set_from_errno (error, errno, walk->name);
      if (fd >= 0)
        close (fd);
      return FALSE;
    }
  if (S_ISLNK (info.st_mode))
    {
      gboolean followed = follow_link (walk, fd, error);

      close (fd);
      return followed;
    }
  g_array_append_val (walk->fds, fd);
  return TRUE;
}

/**
 * remedy_beneath_open:
 * @root_fd: a folder
 * @path: (type filename): relative to it
 * @name: what it is called in messages
 * @error: %REMEDY_ERROR_REFUSED where a symbolic link leads out of the folder or in a
 *   circle, or the system's error
 *
 * Walks part by part, and follows links itself, so that the kernel never follows one out
 * of the folder, whatever is moved meanwhile. It does not open what @path names: the
 * descriptor tells what it is, and remedy_file_reader_new_take_fd() opens it.
 *
 * Returns: a descriptor with O_PATH, which the caller closes; -1 on error
 */
int
remedy_beneath_open (int         root_fd,
                     const char *path,
                     const char *name,
                     GError    **error)
{
  g_auto (Walk)
      walk = { g_array_new (FALSE, FALSE, sizeof (int)), g_queue_new (), root_fd, 0, 0, name };
  int fd;

  g_array_set_clear_func (walk.fds, close_one);
  push_parts (&walk, path);
  while (!g_queue_is_empty (walk.todo))
    {
      g_autofree char *part = g_queue_pop_head (walk.todo);

      if (!step (&walk, part, error))
        return -1;
    }
  fd = fcntl (walk_top (&walk), F_DUPFD_CLOEXEC, 0);
  if (fd < 0)
    remedy_error_set_from_errno (error, errno, name);
  return fd;
}
