/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-folder-source.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "core/remedy-error.h"
#include "core/remedy-practice-marker.h"
#include "core/remedy-text.h"
#include "evidence/remedy-drive-layout.h"
#include "evidence/remedy-file-reader.h"
#include "evidence/remedy-loose-files.h"
#include "evidence/remedy-nt-path.h"

struct _RemedyFolderSource
{
  RemedySource     parent_instance;

  char            *path;          /* (owned): as the operator gave it */
  gboolean         one_file;      /* @path is a file */
  char           **extra;         /* (owned): further files, likewise */
  GPtrArray       *folders; /* (owned): RemedyHostFolder, the first is @path or what it is in */

  gboolean         looked;        /* what follows is found out at the first use */
  RemedyLayoutKind kind;
  gboolean         is_root; /* the folder is a drive itself; its letter is not in a name */
  GPtrArray       *drives;        /* (owned): RemedyDrive; empty for loose files */
  GPtrArray       *loose;         /* (owned): RemedyLooseFile; for drives, the extra files */
  GHashTable      *loose_paths;   /* (owned): folded NT path to its RemedyLooseFile */
  char            *system_root;   /* (owned): where loose files are presented */
  char            *exchange_root; /* (owned) */
};

G_DEFINE_FINAL_TYPE (RemedyFolderSource, remedy_folder_source, REMEDY_TYPE_SOURCE)

static RemedyHostFolder *
main_folder (RemedyFolderSource *self)
{
  return self->folders->pdata[0];
}

static char *
loose_path (RemedyFolderSource    *self,
            const RemedyLooseFile *file)
{
  g_autofree char *drive = g_strdup_printf ("%c:", self->system_root[0]);
  const char *const bases[] = { drive, self->system_root, self->exchange_root };

  return remedy_nt_path_join (bases[file->base], file->tail);
}

/* A second log of one name gets a name of its own, since both count. */
static gboolean
rename_log (RemedyLooseFile *file,
            guint            number)
{
  gsize length = strlen (file->tail);
  g_autofree char *tail = NULL;

  if (length < 4 || g_ascii_strcasecmp (file->tail + length - 4, ".evt") != 0)
    return FALSE;
  tail = g_steal_pointer (&file->tail);
  file->tail = g_strdup_printf ("%.*s (%u)%s", (int) length - 4, tail, number, tail + length - 4);
  return TRUE;
}

/* Where the loose files are presented. One path cannot hold two of them. */
static void
index_loose (RemedyFolderSource *self)
{
  g_hash_table_remove_all (self->loose_paths);
  for (guint i = 0; i < self->loose->len; i++)
    {
      RemedyLooseFile *file = self->loose->pdata[i];
      g_autofree char *path = loose_path (self, file);
      g_autofree char *folded = remedy_nt_path_fold (path);
      g_autofree char *display = NULL;

      if (!g_hash_table_contains (self->loose_paths, folded))
        {
          g_hash_table_insert (self->loose_paths, g_steal_pointer (&folded), file);
          continue;
        }
      if (rename_log (file, i + 1))
        {
          i--;
          continue;
        }
      display = g_filename_display_name (file->host);
      remedy_host_folder_add_problem (file->folder, display, REMEDY_ITEM_NOT_READ,
                                      _ ("another file here is the same file of the server, "
                                         "and that one is read"));
      g_ptr_array_remove_index (self->loose, i--);
    }
}

/* A file or folder that the operator pointed at beside the source itself. */
static void
add_extra (RemedyFolderSource *self,
           const char         *path,
           GCancellable       *cancellable)
{
  gboolean is_folder = g_file_test (path, G_FILE_TEST_IS_DIR);
  /* A link that the operator named is followed, unlike any link below a folder. */
  g_autofree char *target = realpath (path, NULL);
  const char *followed = target != NULL ? target : path;
  g_autofree char *parent = is_folder ? g_strdup (followed) : g_path_get_dirname (followed);
  g_autofree char *name = g_path_get_basename (followed);
  g_autofree char *display = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  RemedyHostFolder *folder = remedy_host_folder_new (parent, &error);

  if (folder == NULL)
    {
      remedy_host_folder_add_problem (main_folder (self), display, REMEDY_ITEM_UNREADABLE,
                                      error->message);
      return;
    }
  g_ptr_array_add (self->folders, folder);
  if (is_folder)
    remedy_loose_collect (folder, cancellable, self->loose);
  else if (!remedy_loose_add (folder, name, self->loose))
    remedy_host_folder_add_problem (folder, display, REMEDY_ITEM_NOT_READ,
                                    _ ("this is none of the files that are read here: an event "
                                       "log, a registry hive, MAPISVC.INF, a program file of "
                                       "Exchange or Notes, or the setup log"));
}

/* Extra files go where the drives have their folders. */
static void
learn_roots (RemedyFolderSource *self)
{
  for (guint i = self->drives->len; i > 0; i--)
    {
      const RemedyDrive *drive = self->drives->pdata[i - 1];

      if (drive->system != NULL)
        {
          g_free (self->system_root);
          self->system_root = g_strdup_printf ("%c:\\%s", drive->letter, drive->system);
        }
      if (drive->exchange != NULL)
        {
          g_free (self->exchange_root);
          self->exchange_root = g_strdup_printf ("%c:\\%s", drive->letter, drive->exchange);
        }
    }
}

/* Finds out what the folder holds. */
static gboolean
look (RemedyFolderSource *self,
      GCancellable       *cancellable,
      GError            **error)
{
  gboolean several = FALSE;
  g_autoptr (GPtrArray) drives = NULL;

  if (self->looked)
    return TRUE;
  if (self->one_file)
    drives = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_drive_free);
  else
    drives = remedy_drive_find_all (main_folder (self), &several, error);
  if (drives == NULL)
    return FALSE;
  self->kind = drives->len > 0 ? REMEDY_LAYOUT_DRIVES : REMEDY_LAYOUT_LOOSE;
  self->is_root = drives->len > 0 && !several;
  g_clear_pointer (&self->drives, g_ptr_array_unref);
  self->drives = g_steal_pointer (&drives);
  learn_roots (self);
  g_ptr_array_set_size (self->loose, 0);
  g_ptr_array_set_size (self->folders, 1);
  for (guint i = 0; self->extra != NULL && self->extra[i] != NULL; i++)
    add_extra (self, self->extra[i], cancellable);
  if (self->one_file)
    add_extra (self, self->path, cancellable);
  else if (self->kind == REMEDY_LAYOUT_LOOSE)
    remedy_loose_collect (main_folder (self), cancellable, self->loose);
  index_loose (self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  self->looked = TRUE;
  return TRUE;
}

static const RemedyLooseFile *
find_loose (RemedyFolderSource *self,
            const char         *path)
{
  g_autofree char *folded = remedy_nt_path_fold (path);

  return g_hash_table_lookup (self->loose_paths, folded);
}

static const RemedyDrive *
find_drive (RemedyFolderSource *self,
            char                letter)
{
  for (guint i = 0; i < self->drives->len; i++)
    {
      const RemedyDrive *drive = self->drives->pdata[i];

      if (drive->letter == g_ascii_toupper (letter))
        return drive;
    }
  return NULL;
}

static gboolean
not_found (const char *path,
           GError    **error)
{
  /* Translators: a path of the server. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND, _ ("%s: there is no such file here"),
               path);
  return FALSE;
}

/* Turns an NT path into a host path, and into its real spelling. */
static gboolean
resolve (RemedyFolderSource *self,
         const char         *path,
         char              **host,
         char              **real,
         GError            **error)
{
  char letter = 0;
  g_auto (GStrv) parts = remedy_nt_path_split (path, &letter);
  const RemedyDrive *drive = parts != NULL ? find_drive (self, letter) : NULL;
  g_autoptr (GString) at = NULL;
  g_autoptr (GString) spelled = NULL;

  if (drive == NULL)
    return not_found (path, error);
  at = g_string_new (drive->host);
  spelled = g_string_new (NULL);
  g_string_printf (spelled, "%c:", letter);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *wanted = remedy_nt_path_join (spelled->str, parts[i]);
      g_autoptr (GPtrArray) entries =
          remedy_host_folder_list (main_folder (self), at->str, spelled->str, error);
      const RemedyHostEntry *entry;

      if (entries == NULL)
        return FALSE;
      entry = remedy_host_folder_find (main_folder (self), entries, parts[i], wanted);
      if (entry == NULL)
        return not_found (path, error);
      g_string_append_printf (at, "%s%s", at->len > 0 ? "/" : "", entry->raw);
      g_string_append_printf (spelled, "\\%s", entry->name);
    }
  if (parts[0] == NULL)
    g_string_append_c (spelled, '\\');
  *host = g_string_free (g_steal_pointer (&at), FALSE);
  *real = g_string_free (g_steal_pointer (&spelled), FALSE);
  return TRUE;
}

static RemedySourceEntry *
new_entry (const char *name,
           gboolean    is_directory,
           guint64     size,
           gint64      modified)
{
  RemedySourceEntry *entry = g_new0 (RemedySourceEntry, 1);

  entry->name = g_strdup (name);
  entry->is_directory = is_directory;
  entry->size = size;
  entry->modified = modified;
  return entry;
}

static gboolean
has_entry (GPtrArray  *entries,
           const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    if (remedy_text_equal (((RemedySourceEntry *) entries->pdata[i])->name, name))
      return TRUE;
  return FALSE;
}

/* Adds what loose files put into a folder: the files, and the folders on the way to them. */
static void
list_loose (RemedyFolderSource *self,
            const char         *path,
            GPtrArray          *entries)
{
  g_autofree char *ended = remedy_nt_path_join (path, "");
  g_autofree char *folded = remedy_nt_path_fold (ended);

  for (guint i = 0; i < self->loose->len; i++)
    {
      const RemedyLooseFile *file = self->loose->pdata[i];
      g_autofree char *full = loose_path (self, file);
      g_autofree char *full_folded = remedy_nt_path_fold (full);
      g_auto (GStrv) rest = NULL;

      if (!g_str_has_prefix (full_folded, folded) || strlen (full) < strlen (ended))
        continue;
      rest = g_strsplit (full + strlen (ended), "\\", 2);
      if (rest[0] == NULL || has_entry (entries, rest[0]))
        continue;
      g_ptr_array_add (entries, new_entry (rest[0], rest[1] != NULL, file->size, file->modified));
    }
}

static GPtrArray *
remedy_folder_source_list (RemedySource *source,
                           const char   *path,
                           GCancellable *cancellable,
                           GError      **error)
{
  RemedyFolderSource *self = REMEDY_FOLDER_SOURCE (source);
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_source_entry_free);
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *host = NULL;
  g_autofree char *real = NULL;

  if (!look (self, cancellable, error))
    return NULL;
  if (resolve (self, path, &host, &real, &failure))
    found = remedy_host_folder_list (main_folder (self), host, real, &failure);
  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      const RemedyHostEntry *entry = found->pdata[i];

      RemedySourceEntry *own =
          new_entry (entry->name, entry->is_directory, entry->size, entry->modified);

      own->is_refused = entry->refused != NULL;
      g_ptr_array_add (entries, own);
    }
  list_loose (self, path, entries);
  if (found == NULL && entries->len == 0)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  return g_steal_pointer (&entries);
}

/* What was found in its folder a moment ago, and is gone when it is opened. */
static int
open_found (RemedyHostFolder *folder,
            const char       *host,
            const char       *real,
            GError          **error)
{
  g_autoptr (GError) failure = NULL;
  int fd = remedy_host_folder_open (folder, host, real, &failure);

  if (fd >= 0)
    return fd;
  if (g_error_matches (failure, REMEDY_ERROR, REMEDY_ERROR_NOT_FOUND))
    /* Translators: a path of the server. */
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_CHANGED,
                 _ ("%s: it vanished while the folder was read, or is a link to nothing"), real);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return -1;
}

static RemedyReader *
remedy_folder_source_open (RemedySource       *source,
                           const char         *path,
                           RemedySourceEntry **entry,
                           GCancellable       *cancellable,
                           GError            **error)
{
  RemedyFolderSource *self = REMEDY_FOLDER_SOURCE (source);
  RemedyHostFolder *folder = main_folder (self);
  const RemedyLooseFile *loose;
  g_autofree char *host = NULL;
  g_autofree char *real = NULL;
  struct stat info;
  RemedyReader *reader;
  int fd;

  if (!look (self, cancellable, error))
    return NULL;
  loose = find_loose (self, path);
  if (loose != NULL)
    {
      folder = loose->folder;
      host = g_strdup (loose->host);
      real = loose_path (self, loose);
    }
  else if (!resolve (self, path, &host, &real, error))
    return NULL;
  fd = open_found (folder, host, real, error);
  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) != 0)
    info = (struct stat){ 0 };
  reader = remedy_file_reader_new_take_fd (fd, real, error);
  if (reader != NULL && entry != NULL)
    {
      g_autofree char *leaf = remedy_nt_path_leaf (real);

      *entry = new_entry (leaf, FALSE, (guint64) info.st_size, info.st_mtim.tv_sec);
      (*entry)->path = g_steal_pointer (&real);
    }
  return reader;
}

static gboolean
remedy_folder_source_has_drive (RemedySource *source,
                                char          letter)
{
  RemedyFolderSource *self = REMEDY_FOLDER_SOURCE (source);
  GHashTableIter iter;
  gpointer path;

  if (!look (self, NULL, NULL))
    return FALSE;
  if (find_drive (self, letter) != NULL)
    return TRUE;
  g_hash_table_iter_init (&iter, self->loose_paths);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (((const char *) path)[0] == g_ascii_tolower (letter))
      return TRUE;
  return FALSE;
}

static void
describe_drives (RemedyFolderSource *self,
                 RemedyLayoutFact   *layout)
{
  for (guint i = 0; i < self->drives->len; i++)
    {
      const RemedyDrive *drive = self->drives->pdata[i];
      RemedyDriveFact *fact = remedy_drive_fact_new ();
      g_autofree char *host = g_build_filename (self->path, drive->host, NULL);

      fact->letter = g_strdup_printf ("%c", drive->letter);
      fact->host_path = g_filename_display_name (host);
      g_ptr_array_add (layout->drives, fact);
      if (drive->system != NULL && layout->system_root == NULL)
        layout->system_root = g_strdup_printf ("%c:\\%s", drive->letter, drive->system);
      if (drive->exchange != NULL && layout->exchange_root == NULL)
        layout->exchange_root = g_strdup_printf ("%c:\\%s", drive->letter, drive->exchange);
    }
}

static void
describe_loose (RemedyFolderSource *self,
                RemedyLayoutFact   *layout)
{
  for (guint i = 0; i < self->loose->len; i++)
    {
      const RemedyLooseFile *file = self->loose->pdata[i];

      if (file->base == REMEDY_LOOSE_SYSTEM && layout->system_root == NULL)
        layout->system_root = g_strdup (self->system_root);
      if (file->base == REMEDY_LOOSE_EXCHANGE && layout->exchange_root == NULL)
        layout->exchange_root = g_strdup (self->exchange_root);
    }
}

static RemedyLayoutFact *
remedy_folder_source_describe (RemedySource *source,
                               GCancellable *cancellable,
                               GError      **error)
{
  RemedyFolderSource *self = REMEDY_FOLDER_SOURCE (source);
  g_autoptr (RemedyLayoutFact) layout = NULL;
  g_autofree char *mark = g_build_filename (self->path, REMEDY_PRACTICE_MARKER, NULL);

  if (!look (self, cancellable, error))
    return NULL;
  layout = remedy_layout_fact_new ();
  layout->kind = self->kind;
  layout->practice = g_file_test (mark, G_FILE_TEST_IS_REGULAR);
  g_ptr_array_add (layout->host_paths, g_filename_display_name (self->path));
  for (guint i = 0; self->extra != NULL && self->extra[i] != NULL; i++)
    g_ptr_array_add (layout->host_paths, g_filename_display_name (self->extra[i]));
  describe_drives (self, layout);
  describe_loose (self, layout);
  if (layout->exchange_root != NULL)
    layout->exchange_root_from =
        g_strdup (self->kind == REMEDY_LAYOUT_LOOSE ? _ ("its usual place; loose files do not tell")
                                                    : _ ("the folder itself"));
  for (guint i = 0; i < self->folders->len; i++)
    remedy_host_folder_get_problems (self->folders->pdata[i], layout->problems);
  return g_steal_pointer (&layout);
}

/* The letter of a system drive that was copied alone is known only to its registry. */
static void
remedy_folder_source_place (RemedySource *source,
                            const char   *system_root,
                            const char   *exchange_root)
{
  RemedyFolderSource *self = REMEDY_FOLDER_SOURCE (source);
  char letter = 0;
  g_auto (GStrv) parts = remedy_nt_path_split (system_root, &letter);

  if (!look (self, NULL, NULL))
    return;
  if (parts != NULL && parts[0] != NULL)
    {
      g_free (self->system_root);
      self->system_root = g_strdup (system_root);
      if (self->is_root)
        ((RemedyDrive *) self->drives->pdata[0])->letter = letter;
    }
  if (exchange_root != NULL)
    {
      g_free (self->exchange_root);
      self->exchange_root = g_strdup (exchange_root);
    }
  index_loose (self);
}

static void
remedy_folder_source_finalize (GObject *object)
{
  RemedyFolderSource *self = REMEDY_FOLDER_SOURCE (object);

  g_free (self->path);
  g_strfreev (self->extra);
  g_hash_table_unref (self->loose_paths);
  g_ptr_array_unref (self->loose);
  g_ptr_array_unref (self->drives);
  g_ptr_array_unref (self->folders);
  g_free (self->system_root);
  g_free (self->exchange_root);

  G_OBJECT_CLASS (remedy_folder_source_parent_class)->finalize (object);
}

static void
remedy_folder_source_class_init (RemedyFolderSourceClass *klass)
{
  RemedySourceClass *source_class = REMEDY_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = remedy_folder_source_finalize;
  source_class->describe = remedy_folder_source_describe;
  source_class->list = remedy_folder_source_list;
  source_class->open = remedy_folder_source_open;
  source_class->has_drive = remedy_folder_source_has_drive;
  source_class->place = remedy_folder_source_place;
}

static void
remedy_folder_source_init (RemedyFolderSource *self)
{
  self->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_host_folder_free);
  self->drives = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_drive_free);
  self->loose = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_loose_file_free);
  self->loose_paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->system_root = g_strdup ("C:\\WINNT");
  self->exchange_root = g_strdup ("C:\\EXCHSRVR");
}

/**
 * remedy_folder_source_new:
 * @folder: (type filename): the root of a system drive, a folder of drives, a folder with
 *   loose files, or one file
 * @extra_files: (nullable) (array zero-terminated=1): further files or folders with loose
 *   files, as the operator points at them; they go before those in @folder
 * @error: %REMEDY_ERROR_NOT_FOUND or %REMEDY_ERROR_DENIED for @folder
 *
 * A link that @folder itself is gets followed, since the operator named it; no link in it
 * is followed out of it.
 *
 * Returns: (transfer full) (nullable): a source
 */
RemedySource *
remedy_folder_source_new (const char        *folder,
                          const char *const *extra_files,
                          GError           **error)
{
  g_autoptr (RemedyFolderSource) self = NULL;
  g_autofree char *parent = NULL;
  RemedyHostFolder *host;
  gboolean is_folder;

  g_return_val_if_fail (folder != NULL, NULL);

  is_folder = !g_file_test (folder, G_FILE_TEST_EXISTS) || g_file_test (folder, G_FILE_TEST_IS_DIR);
  parent = is_folder ? g_strdup (folder) : g_path_get_dirname (folder);
  host = remedy_host_folder_new (parent, error);
  if (host == NULL)
    return NULL;
  self = g_object_new (REMEDY_TYPE_FOLDER_SOURCE, NULL);
  self->path = g_strdup (folder);
  self->one_file = !is_folder;
  self->extra = g_strdupv ((char **) extra_files);
  g_ptr_array_add (self->folders, host);
  return REMEDY_SOURCE (g_steal_pointer (&self));
}
