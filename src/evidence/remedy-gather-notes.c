/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"

/* Folders in which a Notes client is looked for. */
#define MAX_FOLDERS 200

/* How deep folders whose names sound like Notes are looked into: Lotus\Notes. */
#define MAX_DEPTH 2

/* Words in the names of folders that Notes is installed in. */
static const char *const words[] = { "notes", "lotus", "domino" };

/* Where to look, and what was found out about it. */
typedef struct
{
  RemedyGather *gather;
  GPtrArray    *folders; /* (owned): char *, NT paths */
} Search;

static void
tell_gap (RemedyGather *self,
          const char   *reason)
{
  RemedyNotesFact *part = self->facts->notes;

  part->complete = FALSE;
  if (part->reason == NULL)
    part->reason = g_strdup (reason);
}

static void
add_folder (Search     *search,
            const char *path)
{
  g_autofree char *clean = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *tail = NULL;
  char letter = 0;

  parts = remedy_nt_path_split (path, &letter);
  if (parts == NULL)
    return;
  tail = g_strjoinv ("\\", parts);
  clean = g_strdup_printf ("%c:\\%s", letter, tail);
  for (guint i = 0; i < search->folders->len; i++)
    if (remedy_text_equal (search->folders->pdata[i], clean))
      return;
  if (search->folders->len < MAX_FOLDERS)
    g_ptr_array_add (search->folders, g_steal_pointer (&clean));
  else
    tell_gap (search->gather, _ ("there are more folders than are looked at"));
}

static gboolean
sounds_like_notes (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (remedy_text_contains (name, words[i]))
      return TRUE;
  return FALSE;
}

/* Adds the folders in @folder whose names sound like Notes, and those in them. */
static void
search_folder (Search     *search,
               const char *folder,
               guint       depth)
{
  RemedyGather *self = search->gather;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *reason = NULL;
  int state = remedy_gather_list (self, folder, &entries, &reason);

  if (state != REMEDY_ITEM_FOUND && !remedy_gather_is_absent (self, folder))
    tell_gap (self, reason);
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const RemedySourceEntry *entry = entries->pdata[i];
      g_autofree char *path = remedy_nt_path_join (folder, entry->name);

      if (!(entry->is_directory || entry->is_refused) || !sounds_like_notes (entry->name))
        continue;
      add_folder (search, path);
      if (depth < MAX_DEPTH)
        search_folder (search, path, depth + 1);
    }
}

static void
search_drive (Search *search,
              char    letter)
{
  g_autofree char *root = g_strdup_printf ("%c:\\", letter);
  g_autofree char *programs = remedy_nt_path_join (root, "Program Files");

  search_folder (search, root, 0);
  search_folder (search, programs, 0);
}

/* The program folder of Notes has to be in the PATH (Q239650). */
static void
search_path (Search *search)
{
  RemedyGather *self = search->gather;
  const char *value = remedy_facts_get_value (self->facts, "Path");
  g_auto (GStrv) folders = g_strsplit (value != NULL ? value : "", ";", -1);

  if (value == NULL)
    tell_gap (self, _ ("the PATH of the system is not known, since SYSTEM was not read"));
  for (guint i = 0; folders[i] != NULL; i++)
    {
      g_autofree char *path = remedy_nt_path_expand (g_strstrip (folders[i]), self->system_root);

      if (path != NULL)
        add_folder (search, path);
    }
}

/* NNOTES.DLL with its version. What is certainly not there is no fact. */
static void
look_for_dll (RemedyGather *self,
              const char   *folder)
{
  g_autofree char *path = remedy_nt_path_join (folder, "NNOTES.DLL");
  g_autoptr (RemedyFileFact) fact = remedy_gather_image (self, folder, path);

  if (fact->state == REMEDY_ITEM_NOT_HERE && !remedy_gather_is_absent (self, folder))
    tell_gap (self, fact->reason);
  if (fact->state != REMEDY_ITEM_MISSING && fact->state != REMEDY_ITEM_NOT_HERE)
    g_ptr_array_add (self->facts->notes->nnotes, g_steal_pointer (&fact));
}

static void
look_for_ini (RemedyGather *self,
              const char   *folder)
{
  g_autofree char *path = remedy_nt_path_join (folder, "NOTES.INI");
  g_autoptr (RemedyFileFact) fact = remedy_file_fact_new ();
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader =
      remedy_gather_open (self, path, &entry, &fact->state, &fact->reason);

  if (fact->state == REMEDY_ITEM_MISSING || fact->state == REMEDY_ITEM_NOT_HERE)
    return;
  fact->folder = g_strdup (folder);
  fact->path = g_strdup (entry != NULL && entry->path != NULL ? entry->path : path);
  fact->name = remedy_nt_path_leaf (fact->path);
  if (reader != NULL)
    fact->size = (gint64) remedy_reader_get_size (reader);
  if (entry != NULL)
    fact->modified = entry->modified;
  g_ptr_array_add (self->facts->notes->notes_ini, g_steal_pointer (&fact));
}

/**
 * remedy_gather_notes:
 * @self: a gathering
 *
 * Looks for every NNOTES.DLL, since several make the Migration Wizard crash (Q239650,
 * Q188815), and for every NOTES.INI: in the folders of the PATH, in the system's own, and
 * where the names of folders sound like Notes.
 */
void
remedy_gather_notes (RemedyGather *self)
{
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  Search search = { self, folders };
  const RemedyLayoutFact *layout = self->facts->layout;
  g_autofree char *system32 = remedy_nt_path_join (self->system_root, "System32");

  self->facts->notes = remedy_notes_fact_new ();
  self->facts->notes->complete = TRUE;
  if (remedy_gather_is_loose (self))
    tell_gap (self, _ ("these are loose files: there may be a Notes client that is not in this "
                       "folder"));
  add_folder (&search, system32);
  add_folder (&search, self->system_root);
  search_path (&search);
  for (guint i = 0; i < layout->drives->len; i++)
    search_drive (&search, ((RemedyDriveFact *) layout->drives->pdata[i])->letter[0]);
  if (layout->drives->len == 0)
    search_drive (&search, self->system_root[0]);
  for (guint i = 0; i < folders->len; i++)
    {
      remedy_gather_progress (self, (double) i / folders->len, folders->pdata[i]);
      look_for_dll (self, folders->pdata[i]);
      look_for_ini (self, folders->pdata[i]);
    }
}
