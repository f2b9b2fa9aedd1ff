/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-drive-layout.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-text.h"
#include "evidence/remedy-layout-facts.h"
#include "evidence/remedy-nt-path.h"

/* Folders in the root of a drive in which a system is looked for if none is named like one. */
#define MAX_CANDIDATES 64

/* Words that people put beside the letter of a drive when they name a copy of it. */
static const char *const drive_words[] = { "drive", "disk", "disc", "volume", "laufwerk", NULL };

/**
 * remedy_drive_free:
 * @self: (transfer full): a drive
 */
void
remedy_drive_free (RemedyDrive *self)
{
  g_free (self->host);
  g_free (self->system);
  g_free (self->exchange);
  g_free (self);
}

/**
 * remedy_drive_letter_of_name:
 * @name: the name of a folder
 * @letter: (out): the drive, in upper case
 *
 * Returns: %TRUE if @name is how people call the copy of a drive: C, c$, C:, C_drive,
 *   drive_c, Drive-C, "Disk C"
 */
gboolean
remedy_drive_letter_of_name (const char *name,
                             char       *letter)
{
  g_autofree char *lower = g_utf8_strdown (name, -1);
  g_auto (GStrv) parts = NULL;
  gboolean found = FALSE;

  if (lower[0] != '\0' && g_str_equal (lower + 1, "drive") && g_ascii_isalpha (lower[0]))
    {
      *letter = g_ascii_toupper (lower[0]);
      return TRUE;
    }
  parts = g_strsplit_set (lower, " _-.:$()", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (parts[i][0] == '\0' || g_strv_contains (drive_words, parts[i]))
        continue;
      if (found || parts[i][1] != '\0' || !g_ascii_isalpha (parts[i][0]))
        return FALSE;
      *letter = g_ascii_toupper (parts[i][0]);
      found = TRUE;
    }
  return found;
}

static char *
below (const char *host,
       const char *raw)
{
  return host[0] != '\0' ? g_build_filename (host, raw, NULL) : g_strdup (raw);
}

/* A folder in a folder, whatever its case; its host path. */
static char *
find_folder (RemedyHostFolder *folder,
             const char       *host,
             const char       *name)
{
  g_autoptr (GPtrArray) entries = remedy_host_folder_list (folder, host, NULL, NULL);
  const RemedyHostEntry *entry =
      entries != NULL ? remedy_host_folder_find (folder, entries, name, NULL) : NULL;

  return entry != NULL && entry->is_directory ? below (host, entry->raw) : NULL;
}

static gboolean
has_hives (RemedyHostFolder *folder,
           const char       *host)
{
  g_autofree char *system32 = find_folder (folder, host, "System32");
  g_autofree char *config = system32 != NULL ? find_folder (folder, system32, "Config") : NULL;
  g_autoptr (GPtrArray) entries =
      config != NULL ? remedy_host_folder_list (folder, config, NULL, NULL) : NULL;

  return entries != NULL && (remedy_host_folder_find (folder, entries, "SYSTEM", NULL) != NULL ||
                             remedy_host_folder_find (folder, entries, "SOFTWARE", NULL) != NULL);
}

/* The folder with the system in the root of a drive: one with hives, else one called WINNT. */
static const char *
find_system (RemedyHostFolder *folder,
             const char       *host,
             GPtrArray        *entries)
{
  const RemedyHostEntry *winnt = remedy_host_folder_find (folder, entries, "WINNT", NULL);
  guint tried = 0;

  if (winnt != NULL && !winnt->is_directory)
    winnt = NULL;
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < entries->len && tried < MAX_CANDIDATES; i++)
        {
          const RemedyHostEntry *entry = entries->pdata[i];
          gboolean likely = remedy_text_has_prefix (entry->name, "win");
          g_autofree char *path = below (host, entry->raw);
          char letter;

          if (!entry->is_directory || entry->is_link || likely != (pass == 0) ||
              remedy_drive_letter_of_name (entry->name, &letter))
            continue;
          tried++;
          if (has_hives (folder, path))
            return entry->name;
        }
      /* Other folders are looked into only where nothing is named like a system. */
      if (winnt != NULL)
        return winnt->name;
    }
  return NULL;
}

static RemedyDrive *
look_at_drive (RemedyHostFolder *folder,
               const char       *host,
               char              letter,
               GError          **error)
{
  g_autoptr (GPtrArray) entries = remedy_host_folder_list (folder, host, NULL, error);
  g_autoptr (RemedyDrive) drive = NULL;
  const RemedyHostEntry *exchange;

  if (entries == NULL)
    return NULL;
  drive = g_new0 (RemedyDrive, 1);
  drive->letter = letter;
  drive->host = g_strdup (host);
  drive->system = g_strdup (find_system (folder, host, entries));
  exchange = remedy_host_folder_find (folder, entries, "EXCHSRVR", NULL);
  if (exchange != NULL && exchange->is_directory)
    drive->exchange = g_strdup (exchange->name);
  return g_steal_pointer (&drive);
}

/* Two copies of one drive: the one with a system, then with Exchange, then the first. */
static gboolean
is_better (const RemedyDrive *a,
           const RemedyDrive *b)
{
  if ((a->system != NULL) != (b->system != NULL))
    return a->system != NULL;
  return a->exchange != NULL && b->exchange == NULL;
}

static void
tell_double (RemedyHostFolder  *folder,
             const RemedyDrive *taken,
             const RemedyDrive *left)
{
  g_autofree char *taken_name = g_filename_display_name (taken->host);
  g_autofree char *left_name = g_filename_display_name (left->host);
  /* Translators: the letter of a drive, then two folders. */
  g_autofree char *reason =
      g_strdup_printf (_ ("two folders look like drive %c: “%s” was taken, not “%s”"),
                       taken->letter, taken_name, left_name);

  remedy_host_folder_add_problem (folder, left_name, REMEDY_ITEM_NOT_READ, reason);
}

/* Takes @drive, unless a better copy of it is there. */
static void
add_drive (RemedyHostFolder *folder,
           GPtrArray        *drives,
           RemedyDrive      *drive)
{
  for (guint i = 0; i < drives->len; i++)
    {
      RemedyDrive *other = drives->pdata[i];

      if (other->letter != drive->letter)
        continue;
      if (!is_better (drive, other))
        {
          tell_double (folder, other, drive);
          remedy_drive_free (drive);
          return;
        }
      tell_double (folder, drive, other);
      g_ptr_array_remove_index (drives, i);
      break;
    }
  g_ptr_array_add (drives, drive);
}

static int
compare_drives (gconstpointer a,
                gconstpointer b)
{
  return (*(RemedyDrive *const *) a)->letter - (*(RemedyDrive *const *) b)->letter;
}

/* The drives below @folder; none if none of them looks like a drive of a server. */
static GPtrArray *
find_drives_below (RemedyHostFolder *folder,
                   GPtrArray        *entries)
{
  g_autoptr (GPtrArray) drives =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_drive_free);
  gboolean any = FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const RemedyHostEntry *entry = entries->pdata[i];
      RemedyDrive *drive;
      char letter;

      if (!entry->is_directory || !remedy_drive_letter_of_name (entry->name, &letter))
        continue;
      drive = look_at_drive (folder, entry->raw, letter, NULL);
      if (drive == NULL)
        continue;
      any |= drive->system != NULL || drive->exchange != NULL;
      add_drive (folder, drives, drive);
    }
  if (!any)
    g_ptr_array_set_size (drives, 0);
  g_ptr_array_sort (drives, compare_drives);
  return g_steal_pointer (&drives);
}

/**
 * remedy_drive_find_all:
 * @folder: what the operator pointed at
 * @several: (out): %TRUE if they are folders in it, %FALSE if it is itself the system drive
 * @error: why @folder cannot be listed
 *
 * A system drive whose letter is not known is C: until the registry says otherwise.
 *
 * Returns: (transfer full) (nullable): the #RemedyDrive in it, by letter; empty if it
 *   holds loose files
 */
GPtrArray *
remedy_drive_find_all (RemedyHostFolder *folder,
                       gboolean         *several,
                       GError          **error)
{
  g_autoptr (GPtrArray) entries = remedy_host_folder_list (folder, "", NULL, error);
  g_autoptr (RemedyDrive) drive = NULL;
  GPtrArray *drives;

  if (entries == NULL)
    return NULL;
  drives = find_drives_below (folder, entries);
  *several = drives->len > 0;
  if (*several)
    return drives;
  drive = look_at_drive (folder, "", 'C', NULL);
  if (drive != NULL && drive->system != NULL)
    g_ptr_array_add (drives, g_steal_pointer (&drive));
  return drives;
}
