/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-media-gather.h"

#include <string.h>

#include "core/remedy-text.h"
#include "evidence/remedy-file-reader.h"
#include "evidence/remedy-gather.h"
#include "evidence/remedy-nt-path.h"
#include "formats/remedy-tables.h"

#define UPDATE "UPDATE.EXE"
#define SETUP "SETUP.EXE"
#define SCRIPT "SHARED.INS"
#define INI "NTSMIG.INI"
#define BIN "Bin"

/* Packages and images that are named, where there is no setup. */
#define MAX_PACKAGES 20

/* Further setups that are named. */
#define MAX_OTHERS 50

/* How much each sign counts when one of several setups is chosen. */
#define WEIGHT_EXCHANGE 8
#define WEIGHT_MACHINE 4
#define WEIGHT_LANGUAGE 2

typedef struct
{
  RemedyMediaTree       *tree;
  const char            *path; /* of the media, on this machine */
  const RemedyMediaWish *wish; /* (nullable) */
  RemedyMedia           *media;
} Gathering;

static char *
parent_of (const char *path)
{
  const char *last = strrchr (path, '\\');

  return g_strndup (path, last != NULL ? (gsize) (last - path) : 0);
}

static gboolean
is_named (const RemedyMediaEntry *entry,
          const char             *name)
{
  g_autofree char *leaf = NULL;

  if (entry->is_folder)
    return FALSE;
  leaf = remedy_nt_path_leaf (entry->path);
  return remedy_text_equal (leaf, name);
}

/* The fact of a file, read now where it was not read in passing. */
static RemedyFileFact *
read_file (Gathering              *self,
           const RemedyMediaEntry *entry)
{
  RemedyFileFact *fact;

  if (entry->fact != NULL)
    return remedy_file_fact_copy (entry->fact);
  if (entry->host != NULL)
    return remedy_media_tree_read_file (self->tree, self->path, entry);
  fact = remedy_file_fact_new ();
  fact->path = g_strdup (entry->path);
  fact->size = (gint64) entry->size;
  fact->modified = entry->modified;
  return fact;
}

/* The parts of the path to a setup folder: <LANG>\SERVER\SETUP\<platform> (Q191013,
 * Q198347). The operator may have named a folder on the way. */
static GStrv
parts_of (Gathering  *self,
          const char *folder)
{
  g_autofree char *host =
      self->media->kind == REMEDY_MEDIA_FOLDER ? g_filename_display_name (self->path) : g_strdup ("");
  g_autofree char *whole = g_strconcat (host, "\\", folder, NULL);
  g_auto (GStrv) parts = g_strsplit (g_strdelimit (whole, "/", '\\'), "\\", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_ptr_array_add (kept, g_strdup (parts[i]));
  g_ptr_array_add (kept, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

static void
name_parts (Gathering  *self,
            const char *folder,
            char      **language,
            char      **platform)
{
  g_auto (GStrv) parts = parts_of (self, folder);
  guint n = g_strv_length (parts);

  *language = NULL;
  *platform = NULL;
  if (n >= 1 && (remedy_text_equal (parts[n - 1], "I386") ||
                 remedy_text_equal (parts[n - 1], "ALPHA")))
    *platform = g_ascii_strup (parts[n - 1], -1);
  if (*platform != NULL && n >= 4 && remedy_text_equal (parts[n - 2], "SETUP") &&
      remedy_text_equal (parts[n - 3], "SERVER"))
    *language = g_ascii_strup (parts[n - 4], -1);
}

/* How well the setup in @folder fits; what is in it decides, the folder's name only where
 * nothing in it tells the language. */
static int
weigh (Gathering              *self,
       const RemedyMediaEntry *program,
       const char             *folder)
{
  g_autofree char *language = NULL;
  g_autofree char *platform = NULL;
  int weight = 0;

  if (remedy_media_tree_find (self->tree, folder, SCRIPT) != NULL ||
      remedy_media_tree_find (self->tree, folder, BIN "\\STORE.EXE") != NULL ||
      remedy_media_tree_find (self->tree, folder, "STORE.EXE") != NULL)
    weight += WEIGHT_EXCHANGE;
  if (self->wish != NULL && self->wish->machine != NULL)
    {
      g_autoptr (RemedyFileFact) fact = read_file (self, program);

      if (g_strcmp0 (fact->machine, self->wish->machine) == 0)
        weight += WEIGHT_MACHINE;
    }
  name_parts (self, folder, &language, &platform);
  if (self->wish != NULL && self->wish->language != NULL && language != NULL &&
      remedy_text_equal (language, self->wish->language))
    weight += WEIGHT_LANGUAGE;
  return weight;
}

/* Finds the folder of the best @program; the first of several that fit alike. */
static char *
choose (Gathering  *self,
        const char *program,
        GPtrArray  *others)
{
  g_autofree char *best = NULL;
  int best_weight = -1;

  for (guint i = 0; i < self->tree->entries->len; i++)
    {
      const RemedyMediaEntry *entry = self->tree->entries->pdata[i];
      g_autofree char *folder = NULL;
      int weight;

      if (!is_named (entry, program))
        continue;
      folder = parent_of (entry->path);
      weight = weigh (self, entry, folder);
      if (best != NULL && others->len < MAX_OTHERS)
        g_ptr_array_add (others, g_strdup (weight > best_weight ? best : folder));
      if (weight <= best_weight)
        continue;
      best_weight = weight;
      g_free (best);
      best = g_steal_pointer (&folder);
    }
  return g_steal_pointer (&best);
}

/* The base CD has a SETUP.EXE in the place of UPDATE.EXE (Q251407). */
static char *
choose_base (Gathering *self)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = choose (self, SETUP, others);

  if (folder == NULL || remedy_media_tree_find (self->tree, folder, BIN "\\STORE.EXE") == NULL)
    return NULL;
  return g_steal_pointer (&folder);
}

/* A file of the table lies where Setup looks for it: of System32 in the setup folder
 * itself, of exchsrvr\bin in Bin (Q246762, Q190993, Q248487, Q161855). */
static char *
place_of (Gathering             *self,
          const RemedyTableFile *row)
{
  return g_str_equal (row->folder, "exchsrvr/bin") && !self->media->flat
             ? g_strconcat (BIN "\\", row->name, NULL)
             : g_strdup (row->name);
}

/* One that is in another place below the setup folder is found there; the connectors keep
 * copies of their own. */
static const RemedyMediaEntry *
find_elsewhere (Gathering  *self,
                const char *folder,
                const char *name)
{
  g_autofree char *folded = remedy_nt_path_fold (folder);
  g_autofree char *below = folder[0] != '\0' ? g_strconcat (folded, "\\", NULL) : g_strdup ("");
  g_autofree char *leaf = remedy_nt_path_fold (name);
  g_autofree char *tail = g_strconcat ("\\", leaf, NULL);
  g_autofree char *connectors = remedy_nt_path_fold ("Connect\\");

  for (guint i = 0; i < self->tree->entries->len; i++)
    {
      const RemedyMediaEntry *entry = self->tree->entries->pdata[i];

      if (!entry->is_folder && g_str_has_prefix (entry->folded, below) &&
          (g_str_has_suffix (entry->folded, tail) ||
           g_str_equal (entry->folded + strlen (below), leaf)) &&
          !g_str_has_prefix (entry->folded + strlen (below), connectors))
        return entry;
    }
  return NULL;
}

static void
add_file (Gathering  *self,
          const char *folder,
          const char *of,
          const char *name,
          const char *place)
{
  const RemedyMediaEntry *entry = remedy_media_tree_find (self->tree, folder, place);
  g_autoptr (RemedyFileFact) fact = NULL;

  if (entry == NULL || entry->is_folder)
    entry = find_elsewhere (self, folder, name);
  if (entry != NULL)
    fact = read_file (self, entry);
  else
    {
      fact = remedy_file_fact_new ();
      fact->path =
          folder[0] == '\0' ? g_strdup (place) : g_strconcat (folder, "\\", place, NULL);
      fact->state = self->tree->whole ? REMEDY_ITEM_MISSING : REMEDY_ITEM_NOT_READ;
      fact->reason = g_strdup (self->tree->reason);
    }
  fact->folder = g_strdup (of);
  g_free (fact->name);
  fact->name = g_strdup (name);
  g_ptr_array_add (self->media->files, g_steal_pointer (&fact));
}

static gboolean
read_setup (Gathering  *self,
            const char *folder,
            GError    **error)
{
  const GPtrArray *table = remedy_table_files ();

  for (guint i = 0; i < table->len; i++)
    {
      const RemedyTableFile *row = table->pdata[i];
      g_autofree char *place = place_of (self, row);

      if (g_cancellable_set_error_if_cancelled (self->tree->cancellable, error))
        return FALSE;
      remedy_media_tree_progress (self->tree, (double) i / table->len, row->name);
      add_file (self, folder, row->folder, row->name, place);
    }
  if (self->media->setup != NULL)
    add_file (self, folder, REMEDY_MEDIA_SETUP_FILES, UPDATE, UPDATE);
  add_file (self, folder, REMEDY_MEDIA_SETUP_FILES, SCRIPT, SCRIPT);
  return TRUE;
}

/* Without its folders the package leaves the files of Bin beside UPDATE.EXE (Q170398). */
static gboolean
is_flat (Gathering  *self,
         const char *folder)
{
  const GPtrArray *table = remedy_table_files ();
  const RemedyMediaEntry *bin = remedy_media_tree_find (self->tree, folder, BIN);

  if (bin != NULL && bin->is_folder)
    return FALSE;
  for (guint i = 0; i < table->len; i++)
    {
      const RemedyTableFile *row = table->pdata[i];

      if (g_str_equal (row->folder, "exchsrvr/bin") &&
          remedy_media_tree_find (self->tree, folder, row->name) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* What lies about may hold the service pack, not unpacked yet. */
static void
list_packages (Gathering *self)
{
  static const char *const suffixes[] = { ".exe", ".zip", ".cab", ".iso", ".img" };

  for (guint i = 0; i < self->tree->entries->len; i++)
    {
      const RemedyMediaEntry *entry = self->tree->entries->pdata[i];
      g_autofree char *lower = g_ascii_strdown (entry->path, -1);

      if (entry->is_folder || self->media->packages->len >= MAX_PACKAGES)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (suffixes); j++)
        if (g_str_has_suffix (lower, suffixes[j]))
          g_ptr_array_add (self->media->packages, g_strdup (entry->path));
    }
}

static gboolean
find_setup (Gathering *self,
            GError   **error)
{
  RemedyMedia *media = self->media;
  g_autofree char *folder = NULL;

  for (guint i = 0; i < self->tree->entries->len; i++)
    {
      const RemedyMediaEntry *entry = self->tree->entries->pdata[i];

      if (is_named (entry, INI))
        g_ptr_array_add (media->ntsmig_ini, g_strdup (entry->path));
    }
  media->setup = choose (self, UPDATE, media->others);
  folder = media->setup != NULL ? g_strdup (media->setup) : choose_base (self);
  if (folder == NULL)
    {
      list_packages (self);
      return TRUE;
    }
  name_parts (self, folder, &media->language, &media->platform);
  media->flat = is_flat (self, folder);
  return read_setup (self, folder, error);
}

static RemedyMediaTree *
read_tree (const char      *path,
           int             *kind,
           RemedyMediaFunc  func,
           gpointer         user_data,
           GCancellable    *cancellable,
           GError         **error)
{
  g_autoptr (RemedyMediaTree) tree = remedy_media_tree_new (func, user_data, cancellable);
  g_autoptr (RemedyReader) reader = NULL;

  *kind = REMEDY_MEDIA_FOLDER;
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return remedy_media_tree_walk (tree, path, error) ? g_steal_pointer (&tree) : NULL;
  reader = remedy_file_reader_new (path, error);
  if (reader == NULL || !remedy_media_tree_unpack (tree, reader, kind, error))
    return NULL;
  return g_steal_pointer (&tree);
}

/**
 * remedy_media_gather:
 * @path: (type filename): a folder, the image of a CD, a zip or cabinet archive, or a
 *   program that unpacks itself
 * @wish: (nullable): which setup to choose where there are several
 * @cancellable: (nullable): to stop
 * @func: (nullable): is told how far it is, in this thread
 * @user_data: for @func
 * @error: %G_IO_ERROR_CANCELLED, or the system's error where @path cannot be opened at all
 *
 * Reads what a service pack says of itself: the versions in its files, never the names of
 * its folders. Nothing is written, and nothing outside of @path is opened. What is damaged
 * or beyond a limit is no error: the media is then not whole, and says why.
 *
 * Returns: (transfer full) (nullable): what was read
 */
RemedyMedia *
remedy_media_gather (const char            *path,
                     const RemedyMediaWish *wish,
                     GCancellable          *cancellable,
                     RemedyMediaFunc        func,
                     gpointer               user_data,
                     GError               **error)
{
  g_autoptr (RemedyMedia) media = NULL;
  g_autoptr (RemedyMediaTree) tree = NULL;
  Gathering self;
  int kind;

  g_return_val_if_fail (path != NULL, NULL);

  tree = read_tree (path, &kind, func, user_data, cancellable, error);
  if (tree == NULL)
    return NULL;
  media = remedy_media_new ();
  media->path = g_strdup (path);
  media->kind = kind;
  media->gathered = g_get_real_time () / G_USEC_PER_SEC;
  media->n_entries = tree->entries->len;
  media->whole = tree->whole;
  media->reason = g_strdup (tree->reason);
  media->state = tree->damaged ? REMEDY_ITEM_UNREADABLE : REMEDY_ITEM_FOUND;
  self = (Gathering){ .tree = tree, .path = path, .wish = wish, .media = media };
  if (!find_setup (&self, error))
    return NULL;
  return g_steal_pointer (&media);
}
