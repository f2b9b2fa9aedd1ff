/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"
#include "formats/remedy-tables.h"

#define FOLDER_BIN "exchsrvr/bin"
#define FOLDER_SYSTEM "winnt/system32"
#define INI_NAME "NTSMIG.INI"

/* Bytes of NTSMIG.INI that are read to see that it can be read. */
#define INI_PROBE 512

/* Folders with a hotfix's name. */
#define MAX_HOTFIX_FOLDERS 500

/* The whole part is done when every file of the table is, but for a little. */
#define SHARE_OF_TABLE 0.9

/* Where further copies of MAPI32.DLL and of the Notes service are looked for (Q313889,
 * Q190146): below the system root, or below the root of its drive. */
static const struct
{
  gboolean    below_root;
  const char *path;
} copies[] = {
  { TRUE, "MAPI32.DLL" },
  { TRUE, "System32\\NWNSP.DLL" },
  { TRUE, "System32\\NWNSP32.DLL" },
  { TRUE, "NWNSP.DLL" },
  { TRUE, "NWNSP32.DLL" },
  { FALSE, "Program Files\\Common Files\\System\\Mapi\\1033\\NT\\MSMAPI32.DLL" },
  { FALSE, "Program Files\\Common Files\\System\\Mapi\\1033\\NT\\MAPI32.DLL" },
  { FALSE, "Notes\\NWNSP.DLL" },
  { FALSE, "Notes\\NWNSP32.DLL" },
  { FALSE, "Lotus\\Notes\\NWNSP.DLL" },
  { FALSE, "Lotus\\Notes\\NWNSP32.DLL" },
};

static char *
exchange_path (RemedyGather *self,
               const char   *below)
{
  const char *root = self->facts->layout->exchange_root;

  return root != NULL ? remedy_nt_path_join (root, below) : NULL;
}

/* Without Exchange there is no folder to look into; the Migration Wizard's own files may
 * still be in the default one. */
static char *
bin_path (RemedyGather *self,
          const char   *name)
{
  g_autofree char *below = g_strconcat ("bin\\", name, NULL);
  g_autofree char *path = exchange_path (self, below);

  return path != NULL ? g_steal_pointer (&path)
                      : g_strdup_printf ("%c:\\EXCHSRVR\\%s", self->system_root[0], below);
}

static void
read_ini (RemedyGather *self)
{
  RemedyFileFact *fact = remedy_file_fact_new ();
  g_autofree char *path = bin_path (self, INI_NAME);
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GError) error = NULL;
  guint8 probe[INI_PROBE];
  gssize n;

  self->facts->files->ntsmig_ini = fact;
  remedy_gather_progress (self, 0.0, path);
  fact->folder = g_strdup (FOLDER_BIN);
  reader = remedy_gather_open (self, path, &entry, &fact->state, &fact->reason);
  fact->path = g_strdup (entry != NULL && entry->path != NULL ? entry->path : path);
  fact->name = remedy_nt_path_leaf (fact->path);
  if (reader == NULL)
    return;
  if (entry != NULL)
    fact->modified = entry->modified;
  fact->size = (gint64) remedy_reader_get_size (reader);
  n = remedy_reader_read_at (reader, 0, probe, MIN (sizeof probe, (gsize) fact->size),
                             self->cancellable, &error);
  if (n >= 0 && n < MIN ((gssize) sizeof probe, (gssize) fact->size))
    g_set_error_literal (&error, REMEDY_ERROR, REMEDY_ERROR_CHANGED,
                         _ ("the file shrank while it was read"));
  if (error != NULL)
    remedy_gather_fail (error, &fact->state, &fact->reason);
}

static void
read_table (RemedyGather *self)
{
  const GPtrArray *table = remedy_table_files ();

  for (guint i = 0; i < table->len; i++)
    {
      const RemedyTableFile *file = table->pdata[i];
      g_autofree char *system = g_strconcat ("System32\\", file->name, NULL);
      g_autofree char *path = g_str_equal (file->folder, FOLDER_BIN)
                                  ? bin_path (self, file->name)
                                  : remedy_nt_path_join (self->system_root, system);
      RemedyFileFact *fact;

      remedy_gather_progress (self, SHARE_OF_TABLE * i / table->len, path);
      fact = remedy_gather_image (self, file->folder, path);
      g_free (fact->name);
      fact->name = g_strdup (file->name);
      g_ptr_array_add (self->facts->files->files, fact);
    }
}

/* A copy that is not there is no fact, where its place was looked at. */
static void
add_copy (RemedyGather *self,
          const char   *path)
{
  g_autofree char *folder = remedy_nt_path_parent (path);
  g_autoptr (RemedyFileFact) fact = remedy_gather_image (self, folder, path);

  if (fact->state != REMEDY_ITEM_MISSING && fact->state != REMEDY_ITEM_NOT_HERE)
    g_ptr_array_add (self->facts->files->copies, g_steal_pointer (&fact));
}

static void
read_copies (RemedyGather *self)
{
  g_autofree char *bin = bin_path (self, "MAPI32.DLL");

  remedy_gather_progress (self, SHARE_OF_TABLE, bin);
  add_copy (self, bin);
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    {
      g_autofree char *path =
          copies[i].below_root ? remedy_nt_path_join (self->system_root, copies[i].path)
                               : g_strdup_printf ("%c:\\%s", self->system_root[0], copies[i].path);

      add_copy (self, path);
    }
}

/* A fix keeps the files that it replaced in Exchsrvr\Q and its number. */
static gboolean
is_hotfix_name (const char *name)
{
  if (g_ascii_toupper (name[0]) != 'Q' || name[1] == '\0')
    return FALSE;
  for (const char *p = name + 1; *p != '\0'; p++)
    if (!g_ascii_isdigit (*p))
      return FALSE;
  return TRUE;
}

/* Folders that tell a component, or hold what an update overwrites. */
static void
read_components (RemedyGather *self)
{
  static const char *const names[] = {
    REMEDY_FOLDER_EXCHCONN, REMEDY_FOLDER_DXAMEX,  REMEDY_FOLDER_DXANOTES,
    REMEDY_FOLDER_MSMCON,   REMEDY_FOLDER_KMSDATA, REMEDY_FOLDER_WEBDATA,
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *bin = bin_path (self, "");
      g_autofree char *root = remedy_nt_path_parent (bin);
      RemedyFolderFact *fact = remedy_folder_fact_new ();

      fact->name = g_strdup (names[i]);
      fact->path = remedy_nt_path_join (root, names[i]);
      fact->state = remedy_gather_list (self, fact->path, NULL, &fact->reason);
      g_ptr_array_add (self->facts->files->folders, fact);
    }
}

static void
read_folders (RemedyGather *self)
{
  RemedyFilesFact *part = self->facts->files;
  g_autofree char *bin = bin_path (self, "");
  g_autofree char *root = remedy_nt_path_parent (bin);
  g_autofree char *system32 = remedy_nt_path_join (self->system_root, "System32");
  g_autofree char *reason = NULL;
  g_autofree char *bin_reason = NULL;
  g_autofree char *system_reason = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  part->root_state = remedy_gather_list (self, root, &entries, &reason);
  part->bin_state = remedy_gather_list (self, bin, NULL, &bin_reason);
  part->system32_state = remedy_gather_list (self, system32, NULL, &system_reason);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const RemedySourceEntry *entry = entries->pdata[i];
      RemedyHotfixFact *fact;

      if (!(entry->is_directory || entry->is_refused) || !is_hotfix_name (entry->name))
        continue;
      if (part->hotfix_folders->len >= MAX_HOTFIX_FOLDERS)
        {
          part->hotfix_folders_cut = g_strdup_printf (
              _ ("only the first %u folders of fixes are read"), MAX_HOTFIX_FOLDERS);
          break;
        }
      fact = remedy_hotfix_fact_new ();
      fact->name = g_strdup (entry->name);
      fact->where = remedy_nt_path_join (root, entry->name);
      fact->time = entry->modified;
      g_ptr_array_add (part->hotfix_folders, fact);
    }
}

/**
 * remedy_gather_files:
 * @self: a gathering
 *
 * Reads the versions of the files of the table (Q243604), and looks for NTSMIG.INI, for
 * further copies, and for the folders that fixes leave behind.
 */
void
remedy_gather_files (RemedyGather *self)
{
  self->facts->files = remedy_files_fact_new ();
  read_folders (self);
  read_components (self);
  read_ini (self);
  read_table (self);
  read_copies (self);
}
