/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-loose-files.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "evidence/remedy-file-reader.h"
#include "evidence/remedy-layout-facts.h"
#include "evidence/remedy-nt-path.h"
#include "formats/remedy-tables.h"

/* Folders in folders in which loose files are looked for. */
#define MAX_DEPTH 8

/* Loose files of one source. A whole Exchange folder has some 1000. */
#define MAX_FILES 20000

/* Bytes at the start of a file of an unknown name that tell what it is. */
#define SNIFF_SIZE 512

/* A folder whose place on the server its name tells. */
static const struct
{
  const char     *name;
  RemedyLooseBase base;
  const char     *path; /* below the base */
} anchors[] = {
  { "exchsrvr", REMEDY_LOOSE_EXCHANGE, "" },
  { "bin", REMEDY_LOOSE_EXCHANGE, "bin" },
  { "winnt", REMEDY_LOOSE_SYSTEM, "" },
  { "windows", REMEDY_LOOSE_SYSTEM, "" },
  { "system32", REMEDY_LOOSE_SYSTEM, "System32" },
  { "config", REMEDY_LOOSE_SYSTEM, "System32\\Config" },
  { "profiles", REMEDY_LOOSE_SYSTEM, "Profiles" },
  { "documents and settings", REMEDY_LOOSE_DRIVE, "Documents and Settings" },
  { "program files", REMEDY_LOOSE_DRIVE, "Program Files" },
  { "lotus", REMEDY_LOOSE_DRIVE, "Lotus" },
  { "notes", REMEDY_LOOSE_DRIVE, "Notes" },
};

/* A file whose place its name tells. */
static const struct
{
  const char     *name;
  RemedyLooseBase base;
  const char     *path;
} names[] = {
  { "software", REMEDY_LOOSE_SYSTEM, "System32\\Config\\SOFTWARE" },
  { "system", REMEDY_LOOSE_SYSTEM, "System32\\Config\\SYSTEM" },
  { "system.alt", REMEDY_LOOSE_SYSTEM, "System32\\Config\\SYSTEM.ALT" },
  { "mapisvc.inf", REMEDY_LOOSE_SYSTEM, "System32\\MAPISVC.INF" },
  { "ntsmig.ini", REMEDY_LOOSE_EXCHANGE, "bin\\NTSMIG.INI" },
  { "nwnsp.dll", REMEDY_LOOSE_SYSTEM, "System32\\NWNSP.DLL" },
  { "nwnsp32.dll", REMEDY_LOOSE_SYSTEM, "System32\\NWNSP32.DLL" },
  { "nnotes.dll", REMEDY_LOOSE_DRIVE, "Notes\\NNOTES.DLL" },
  { "notes.ini", REMEDY_LOOSE_DRIVE, "Notes\\NOTES.INI" },
  { "exchange server setup.log", REMEDY_LOOSE_DRIVE, "Exchange Server Setup.log" },
  { "exchange_server_setup.log", REMEDY_LOOSE_DRIVE, "Exchange_Server_Setup.log" },
};

/* What the registry calls a hive inside it, and where that hive belongs. */
static const struct
{
  const char     *name;
  RemedyLooseBase base;
  const char     *path;
} hives[] = {
  { "software", REMEDY_LOOSE_SYSTEM, "System32\\Config\\SOFTWARE" },
  { "system", REMEDY_LOOSE_SYSTEM, "System32\\Config\\SYSTEM" },
  { "system.alt", REMEDY_LOOSE_SYSTEM, "System32\\Config\\SYSTEM.ALT" },
};

/**
 * remedy_loose_file_free:
 * @self: (transfer full): a loose file
 */
void
remedy_loose_file_free (RemedyLooseFile *self)
{
  g_free (self->host);
  g_free (self->tail);
  g_free (self);
}

/* "jkessler-NTUSER.DAT" or "jkessler/NTUSER.DAT": the user's name is in it. */
static gboolean
place_user_hive (const char *parent,
                 const char *name,
                 char      **tail)
{
  static const char *const endings[] = { "ntuser.dat", "ntuser.man" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      gsize length = strlen (name);
      gsize ending = strlen (endings[i]);
      g_autofree char *user = NULL;

      if (length < ending || g_ascii_strcasecmp (name + length - ending, endings[i]) != 0)
        continue;
      user = g_strndup (name, length - ending);
      while (user[0] != '\0' && strchr ("-_. ", user[strlen (user) - 1]) != NULL)
        user[strlen (user) - 1] = '\0';
      if (user[0] == '\0')
        {
          g_free (user);
          user = g_strdup (parent != NULL ? parent : "unknown");
        }
      *tail = g_strdup_printf ("Profiles\\%s\\%s", user, name + length - ending);
      return TRUE;
    }
  return FALSE;
}

static gboolean
place_by_table (const char      *name,
                RemedyLooseBase *base,
                char           **tail)
{
  if (remedy_table_find_file ("exchsrvr/bin", name) != NULL)
    {
      *base = REMEDY_LOOSE_EXCHANGE;
      *tail = g_strconcat ("bin\\", name, NULL);
      return TRUE;
    }
  if (remedy_table_find_file ("winnt/system32", name) != NULL)
    {
      *base = REMEDY_LOOSE_SYSTEM;
      *tail = g_strconcat ("System32\\", name, NULL);
      return TRUE;
    }
  return FALSE;
}

static gboolean
place_by_name (const char      *parent,
               const char      *name,
               RemedyLooseBase *base,
               char           **tail)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_ascii_strcasecmp (name, names[i].name) == 0)
      {
        *base = names[i].base;
        *tail = g_strdup (names[i].path);
        return TRUE;
      }
  *base = REMEDY_LOOSE_SYSTEM;
  if (strlen (name) > 4 && g_ascii_strcasecmp (name + strlen (name) - 4, ".evt") == 0)
    {
      *tail = g_strconcat ("System32\\Config\\", name, NULL);
      return TRUE;
    }
  if (place_user_hive (parent, name, tail))
    return TRUE;
  return place_by_table (name, base, tail);
}

static gboolean
place_by_folder (char           **parts,
                 RemedyLooseBase *base,
                 char           **tail)
{
  for (guint i = 0; parts[i] != NULL && parts[i + 1] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (anchors); j++)
      if (g_ascii_strcasecmp (parts[i], anchors[j].name) == 0)
        {
          g_autofree char *rest = g_strjoinv ("\\", parts + i + 1);

          *base = anchors[j].base;
          *tail = anchors[j].path[0] != '\0' ? g_strconcat (anchors[j].path, "\\", rest, NULL)
                                             : g_steal_pointer (&rest);
          return TRUE;
        }
  return FALSE;
}

/**
 * remedy_loose_place:
 * @path: UTF-8, a path with slashes, relative to the folder with the loose files
 * @base: (out): below what it belongs
 * @tail: (out) (transfer full): its NT path below that
 *
 * The outermost folder whose name tells a place decides, else the file's own name.
 *
 * Returns: %FALSE if it is no file that this program looks for
 */
gboolean
remedy_loose_place (const char      *path,
                    RemedyLooseBase *base,
                    char           **tail)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  guint n = g_strv_length (parts);

  if (n == 0)
    return FALSE;
  if (place_by_folder (parts, base, tail))
    return TRUE;
  return place_by_name (n > 1 ? parts[n - 2] : NULL, parts[n - 1], base, tail);
}

static gboolean
add_file (RemedyHostFolder *folder,
          const char       *host,
          const char       *name,
          guint64           size,
          gint64            modified,
          GPtrArray        *files)
{
  g_autoptr (RemedyLooseFile) file = g_new0 (RemedyLooseFile, 1);

  if (!remedy_loose_place (name, &file->base, &file->tail))
    return FALSE;
  file->folder = folder;
  file->host = g_strdup (host);
  file->size = size;
  file->modified = modified;
  g_ptr_array_add (files, g_steal_pointer (&file));
  return TRUE;
}

/* A folder that bears a file's name is put where the file belongs, to be refused there. */
static gboolean
is_disguised (const RemedyHostEntry *entry)
{
  return entry->is_directory && strchr (entry->name, '.') != NULL &&
         remedy_text_has_prefix (strrchr (entry->name, '.'), ".evt");
}

/* Depth first, in the order of bytes. Links to folders are not walked into. */
static void
collect_below (RemedyHostFolder *folder,
               const char       *host,
               const char       *name,
               guint             depth,
               GCancellable     *cancellable,
               GPtrArray        *files)
{
  g_autoptr (GPtrArray) entries =
      remedy_host_folder_list (folder, host, name[0] != '\0' ? name : ".", NULL);

  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const RemedyHostEntry *entry = entries->pdata[i];
      g_autofree char *below = g_strconcat (host, host[0] != '\0' ? "/" : "", entry->raw, NULL);
      g_autofree char *below_name =
          g_strconcat (name, name[0] != '\0' ? "/" : "", entry->name, NULL);

      if (g_cancellable_is_cancelled (cancellable))
        return;
      if (files->len >= MAX_FILES || depth >= MAX_DEPTH)
        {
          remedy_host_folder_add_problem (folder, below_name, REMEDY_ITEM_NOT_READ,
                                          _ ("there are more files or deeper folders than are "
                                             "looked at; point at the folder that matters"));
          return;
        }
      if (!entry->is_directory || is_disguised (entry))
        add_file (folder, below, below_name, entry->size, entry->modified, files);
      else if (!entry->is_link)
        collect_below (folder, below, below_name, depth + 1, cancellable, files);
    }
}

/**
 * remedy_loose_collect:
 * @folder: a folder with loose files
 * @cancellable: (nullable): to stop
 * @files: (inout): a list to which the #RemedyLooseFile in it are added
 */
void
remedy_loose_collect (RemedyHostFolder *folder,
                      GCancellable     *cancellable,
                      GPtrArray        *files)
{
  collect_below (folder, "", "", 0, cancellable, files);
}

/* The name that a hive keeps of its file: the last 64 bytes or fewer of the path, UTF-16. */
static gboolean
place_by_content (const guint8    *data,
                  gsize            size,
                  const char      *name,
                  RemedyLooseBase *base,
                  char           **tail)
{
  g_autofree char *path = NULL;
  g_autofree char *leaf = NULL;

  *base = REMEDY_LOOSE_SYSTEM;
  if (size >= 8 && memcmp (data + 4, "LfLe", 4) == 0)
    {
      *tail = g_strconcat ("System32\\Config\\", name, NULL);
      return TRUE;
    }
  if (size < 0x70 || memcmp (data, "regf", 4) != 0)
    return FALSE;
  path = remedy_text_from_utf16le (data + 0x30, 0x40);
  leaf = remedy_nt_path_leaf (path);
  for (guint i = 0; i < G_N_ELEMENTS (hives); i++)
    if (g_ascii_strcasecmp (leaf, hives[i].name) == 0)
      {
        *base = hives[i].base;
        *tail = g_strdup (hives[i].path);
        return TRUE;
      }
  /* Anything else that the operator points at can only be somebody's NTUSER.DAT. */
  *tail = g_strdup_printf ("Profiles\\%s\\NTUSER.DAT", name);
  return TRUE;
}

static gboolean
sniff (RemedyHostFolder *folder,
       const char       *host,
       const char       *name,
       RemedyLooseBase  *base,
       char            **tail)
{
  int fd = remedy_host_folder_open (folder, host, name, NULL);
  g_autoptr (RemedyReader) reader =
      fd >= 0 ? remedy_file_reader_new_take_fd (fd, name, NULL) : NULL;
  guint8 data[SNIFF_SIZE];
  gssize n = reader != NULL ? remedy_reader_read_at (reader, 0, data, sizeof data, NULL, NULL) : -1;

  return n > 0 && place_by_content (data, (gsize) n, name, base, tail);
}

/**
 * remedy_loose_add:
 * @folder: the folder that it is in
 * @host: (type filename): a file in it that the operator pointed at
 * @files: (inout): a list to which it is added
 *
 * A file whose name tells nothing is known by its first bytes.
 *
 * Returns: %FALSE if it is no file that this program looks for
 */
gboolean
remedy_loose_add (RemedyHostFolder *folder,
                  const char       *host,
                  GPtrArray        *files)
{
  g_autoptr (RemedyLooseFile) file = NULL;
  g_autofree char *name = g_filename_display_name (host);
  int fd = remedy_host_folder_open (folder, host, name, NULL);
  struct stat info = { 0 };

  if (fd >= 0)
    {
      fstat (fd, &info);
      close (fd);
    }
  if (add_file (folder, host, name, (guint64) info.st_size, info.st_mtim.tv_sec, files))
    return TRUE;
  file = g_new0 (RemedyLooseFile, 1);
  if (!sniff (folder, host, name, &file->base, &file->tail))
    return FALSE;
  file->folder = folder;
  file->host = g_strdup (host);
  file->size = (guint64) info.st_size;
  file->modified = info.st_mtim.tv_sec;
  g_ptr_array_add (files, g_steal_pointer (&file));
  return TRUE;
}
