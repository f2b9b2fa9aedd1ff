/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-host-folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "evidence/remedy-beneath.h"
#include "evidence/remedy-layout-facts.h"
#include "evidence/remedy-nt-path.h"

/* Names in one folder. A System32 has some 2000. */
#define MAX_ENTRIES 100000

/* Things that a folder would not give; beyond it more of them say nothing new. */
#define MAX_PROBLEMS 500

struct _RemedyHostFolder
{
  int         fd;       /* (owned) */
  char       *path;     /* (owned) */
  GHashTable *lists;    /* (owned): host path to GPtrArray of RemedyHostEntry */
  GHashTable *failures; /* (owned): host path to GError */
  GPtrArray  *problems; /* (owned): of RemedyProblemFact */
};

static void
remedy_host_entry_free (RemedyHostEntry *entry)
{
  g_free (entry->raw);
  g_free (entry->name);
  g_free (entry->folded);
  g_free (entry->refused);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyHostEntry, remedy_host_entry_free)

/**
 * remedy_host_folder_new:
 * @path: (type filename): a folder; a link to one is followed
 * @error: the system's error
 *
 * Returns: (transfer full) (nullable): it
 */
RemedyHostFolder *
remedy_host_folder_new (const char *path,
                        GError    **error)
{
  RemedyHostFolder *self;
  int fd = open (path, O_PATH | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    {
      remedy_error_set_from_errno (error, errno, path);
      return NULL;
    }
  self = g_new0 (RemedyHostFolder, 1);
  self->fd = fd;
  self->path = g_strdup (path);
  self->lists =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->failures =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_error_free);
  self->problems = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_problem_fact_free);
  return self;
}

/**
 * remedy_host_folder_free:
 * @self: (transfer full): a folder
 */
void
remedy_host_folder_free (RemedyHostFolder *self)
{
  close (self->fd);
  g_free (self->path);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->failures);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * remedy_host_folder_add_problem:
 * @self: a folder
 * @nt_path: what it is about
 * @state: a #RemedyItemState
 * @reason: a sentence
 *
 * Remembers what would not be given; the same thing is remembered once.
 */
void
remedy_host_folder_add_problem (RemedyHostFolder *self,
                                const char       *nt_path,
                                int               state,
                                const char       *reason)
{
  RemedyProblemFact *problem;

  for (guint i = 0; i < self->problems->len; i++)
    {
      const RemedyProblemFact *known = self->problems->pdata[i];

      if (g_str_equal (known->path, nt_path) && g_str_equal (known->reason, reason))
        return;
    }
  if (self->problems->len >= MAX_PROBLEMS)
    return;
  problem = remedy_problem_fact_new ();
  problem->path = g_strdup (nt_path);
  problem->state = state;
  problem->reason = g_strdup (reason);
  g_ptr_array_add (self->problems, problem);
}

/**
 * remedy_host_folder_get_problems:
 * @self: a folder
 * @problems: (inout): a list of #RemedyProblemFact to which copies are added
 */
void
remedy_host_folder_get_problems (RemedyHostFolder *self,
                                 GPtrArray        *problems)
{
  for (guint i = 0; i < self->problems->len; i++)
    g_ptr_array_add (problems, remedy_problem_fact_copy (self->problems->pdata[i]));
}

/**
 * remedy_host_folder_open:
 * @self: a folder
 * @host: (type filename): a path in it
 * @nt_path: what it is called in messages
 * @error: as remedy_beneath_open()
 *
 * Returns: a descriptor with O_PATH, which the caller closes; -1 on error
 */
int
remedy_host_folder_open (RemedyHostFolder *self,
                         const char       *host,
                         const char       *nt_path,
                         GError          **error)
{
  return remedy_beneath_open (self->fd, host, nt_path, error);
}

/* The reason in "name: reason". */
static const char *
without_name (const char *message,
              const char *name)
{
  const char *rest = g_str_has_prefix (message, name) ? message + strlen (name) : message;

  return g_str_has_prefix (rest, ": ") ? rest + 2 : rest;
}

/* A link counts as what it leads to, if that is inside. */
static gboolean
stat_entry (RemedyHostFolder *self,
            int               dir_fd,
            const char       *host,
            const char       *raw,
            RemedyHostEntry  *entry,
            struct stat      *info)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int fd;
  gboolean ok;

  if (fstatat (dir_fd, raw, info, AT_SYMLINK_NOFOLLOW) != 0)
    return FALSE;
  entry->is_link = S_ISLNK (info->st_mode);
  if (!entry->is_link)
    return TRUE;
  path = host[0] != '\0' ? g_build_filename (host, raw, NULL) : g_strdup (raw);
  fd = remedy_beneath_open (self->fd, path, raw, &error);
  if (fd < 0)
    {
      if (g_error_matches (error, REMEDY_ERROR, REMEDY_ERROR_REFUSED))
        entry->refused = g_strdup (without_name (error->message, raw));
      return TRUE;
    }
  ok = fstat (fd, info) == 0;
  close (fd);
  return ok;
}

static RemedyHostEntry *
read_entry (RemedyHostFolder *self,
            int               dir_fd,
            const char       *host,
            const char       *raw)
{
  g_autoptr (RemedyHostEntry) entry = g_new0 (RemedyHostEntry, 1);
  struct stat info;

  /* It vanished meanwhile. */
  if (!stat_entry (self, dir_fd, host, raw, entry, &info))
    return NULL;
  entry->raw = g_strdup (raw);
  /* Copies made long ago have names in the code page of Windows. */
  entry->name = g_utf8_validate (raw, -1, NULL)
                    ? g_strdup (raw)
                    : remedy_text_from_ansi ((const guint8 *) raw, strlen (raw));
  entry->folded = remedy_nt_path_fold (entry->name);
  entry->is_directory = S_ISDIR (info.st_mode);
  entry->size = (guint64) info.st_size;
  entry->modified = info.st_mtim.tv_sec;
  return g_steal_pointer (&entry);
}

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  return strcmp ((*(RemedyHostEntry *const *) a)->raw, (*(RemedyHostEntry *const *) b)->raw);
}

static DIR *
open_folder (RemedyHostFolder *self,
             const char       *host,
             const char       *nt_path,
             GError          **error)
{
  int path_fd = remedy_beneath_open (self->fd, host, nt_path, error);
  struct stat info = { 0 };
  DIR *dir;
  int fd;

  if (path_fd < 0)
    return NULL;
  fd = openat (path_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0)
    remedy_error_set_from_errno (error, errno, nt_path);
  close (path_fd);
  if (fd < 0)
    return NULL;
  dir = fdopendir (fd);
  if (dir != NULL && fstat (fd, &info) == 0 && info.st_nlink > 0)
    return dir;
  /* A folder that was deleted while it was held open would look empty. */
  remedy_error_set_from_errno (error, dir != NULL ? ENOENT : errno, nt_path);
  if (dir != NULL)
    closedir (dir);
  else
    close (fd);
  return NULL;
}

static GPtrArray *
read_folder (RemedyHostFolder *self,
             const char       *host,
             const char       *nt_path,
             GError          **error)
{
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_host_entry_free);
  DIR *dir = open_folder (self, host, nt_path, error);
  const struct dirent *one;

  if (dir == NULL)
    return NULL;
  for (errno = 0; entries->len <= MAX_ENTRIES && (one = readdir (dir)) != NULL; errno = 0)
    {
      RemedyHostEntry *entry;

      if (g_str_equal (one->d_name, ".") || g_str_equal (one->d_name, ".."))
        continue;
      entry = read_entry (self, dirfd (dir), host, one->d_name);
      if (entry != NULL)
        g_ptr_array_add (entries, entry);
    }
  if (errno != 0)
    remedy_error_set_from_errno (error, errno, nt_path);
  else if (entries->len > MAX_ENTRIES)
    /* Translators: a folder, then the limit. */
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                 _ ("%s: the folder holds more than the limit of %d names"), nt_path, MAX_ENTRIES);
  closedir (dir);
  if (error != NULL && *error != NULL)
    return NULL;
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

/* Whoever looks into the folder @nt_path is told what in it nobody looks at. */
static void
tell_refused (RemedyHostFolder *self,
              GPtrArray        *entries,
              const char       *nt_path)
{
  for (guint i = 0; i < entries->len; i++)
    {
      const RemedyHostEntry *entry = entries->pdata[i];
      g_autofree char *path = NULL;

      if (entry->refused == NULL)
        continue;
      path = remedy_nt_path_join (nt_path, entry->name);
      remedy_host_folder_add_problem (self, path, REMEDY_ITEM_REFUSED, entry->refused);
    }
}

/**
 * remedy_host_folder_list:
 * @self: a folder
 * @host: (type filename): a folder in it
 * @nt_path: (nullable): what it is called in messages; %NULL if its failing is no problem
 * @error: as remedy_beneath_open(), or %REMEDY_ERROR_LIMIT
 *
 * A folder is read once; a failure is remembered as a problem and given again.
 *
 * Returns: (transfer full) (nullable): its whole content as #RemedyHostEntry, by name
 */
GPtrArray *
remedy_host_folder_list (RemedyHostFolder *self,
                         const char       *host,
                         const char       *nt_path,
                         GError          **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  entries = g_hash_table_lookup (self->lists, host);
  if (entries != NULL)
    g_ptr_array_ref (entries);
  else if (g_hash_table_lookup (self->failures, host) != NULL)
    failure = g_error_copy (g_hash_table_lookup (self->failures, host));
  if (entries == NULL && failure == NULL)
    {
      entries = read_folder (self, host, nt_path != NULL ? nt_path : self->path, &failure);
      if (entries == NULL && nt_path != NULL && failure->code != REMEDY_ERROR_NOT_FOUND)
        remedy_host_folder_add_problem (
            self, nt_path,
            failure->code == REMEDY_ERROR_REFUSED ? REMEDY_ITEM_REFUSED : REMEDY_ITEM_UNREADABLE,
            without_name (failure->message, nt_path));
      if (entries != NULL)
        g_hash_table_insert (self->lists, g_strdup (host), g_ptr_array_ref (entries));
      else if (nt_path != NULL)
        g_hash_table_insert (self->failures, g_strdup (host), g_error_copy (failure));
    }
  if (entries == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (nt_path != NULL)
    tell_refused (self, entries, nt_path);
  return g_steal_pointer (&entries);
}

/* The @number-th of the entries whose 8.3 name would begin like @name. */
static RemedyHostEntry *
find_short (RemedyHostFolder *self,
            GPtrArray        *entries,
            const char       *name,
            const char       *nt_path)
{
  const char *tilde = strrchr (name, '~');
  g_autofree char *stem = NULL;
  g_autofree char *wanted = NULL;
  RemedyHostEntry *found = NULL;
  const char *dot;
  guint number;
  guint n = 0;

  if (tilde == NULL || !g_ascii_isdigit (tilde[1]))
    return NULL;
  number = (guint) strtoul (tilde + 1, NULL, 10);
  dot = strchr (tilde, '.');
  stem = g_strdup_printf ("%.*s~.%s", (int) (tilde - name), name, dot != NULL ? dot + 1 : "");
  wanted = remedy_nt_path_fold (stem);
  for (guint i = 0; i < entries->len; i++)
    {
      RemedyHostEntry *entry = entries->pdata[i];
      g_autofree char *shortened = remedy_nt_path_short (entry->name);

      if (g_strcmp0 (shortened, wanted) == 0 && ++n == number)
        found = entry;
    }
  if (found != NULL && n > 1 && nt_path != NULL)
    {
      g_autofree char *reason =
          /* Translators: a short name as in ADMINI~1, then the name that was taken for it. */
          g_strdup_printf (_ ("several names could be “%s”; “%s” was taken for it"), name,
                           found->name);

      remedy_host_folder_add_problem (self, nt_path, REMEDY_ITEM_FOUND, reason);
    }
  return found;
}

/**
 * remedy_host_folder_find:
 * @self: a folder
 * @entries: of remedy_host_folder_list()
 * @name: the name as the server has it
 * @nt_path: (nullable): of what is looked for; %NULL if doubles are no problem
 *
 * The exact spelling wins, then the first in the order of bytes, and a problem tells of
 * the others. A name with "~" is a long name's 8.3 form if nothing has it as its own.
 *
 * Returns: (transfer none) (nullable): the entry
 */
RemedyHostEntry *
remedy_host_folder_find (RemedyHostFolder *self,
                         GPtrArray        *entries,
                         const char       *name,
                         const char       *nt_path)
{
  g_autofree char *folded = remedy_nt_path_fold (name);
  RemedyHostEntry *found = NULL;
  guint n = 0;

  for (guint i = 0; i < entries->len; i++)
    {
      RemedyHostEntry *entry = entries->pdata[i];

      if (!g_str_equal (entry->folded, folded))
        continue;
      n++;
      if (found == NULL || g_str_equal (entry->name, name))
        found = entry;
    }
  if (found == NULL)
    return find_short (self, entries, name, nt_path);
  if (n > 1 && nt_path != NULL)
    {
      /* Translators: %u names in one folder differ only in case; one of them was read. */
      g_autofree char *reason =
          g_strdup_printf (ngettext ("%u name differs from it only in case; “%s” was read",
                                     "%u names there differ only in case; “%s” was read", n),
                           n, found->name);

      remedy_host_folder_add_problem (self, nt_path, REMEDY_ITEM_FOUND, reason);
    }
  return found;
}
