/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-stale.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define DAY (24 * 60 * 60)

/* Files of the server whose times are looked at; it must cost next to nothing. */
static const char *const telling[] = {
  "system32/config/AppEvent.Evt", "system32/config/SysEvent.Evt", "system32/config/SOFTWARE",
  "system32/config/SYSTEM",       "system32/MAPISVC.INF",
};

/* Without the drive, with the slashes of this machine. */
static char *
host_path_of (const RemedyLayoutFact *layout,
              const char             *nt_path)
{
  for (guint i = 0; i < layout->drives->len; i++)
    {
      const RemedyDriveFact *drive = layout->drives->pdata[i];

      if (drive->letter != NULL && drive->host_path != NULL &&
          g_ascii_toupper (drive->letter[0]) == g_ascii_toupper (nt_path[0]) && nt_path[1] == ':')
        {
          g_autofree char *below = g_strdelimit (g_strdup (nt_path + 2), "\\", '/');

          return g_build_filename (drive->host_path, below, NULL);
        }
    }
  return NULL;
}

static void
add_if_newer (GPtrArray  *names,
              const char *path,
              gint64      gathered)
{
  GStatBuf info;

  if (g_lstat (path, &info) == 0 && (gint64) info.st_mtime > gathered)
    g_ptr_array_add (names, g_filename_display_basename (path));
}

/* Names differ in case from server to server: a copy that was written in another one is
 * not found, which says nothing. */
static GPtrArray *
find_newer (const RemedyFacts *facts,
            gint64             gathered)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *root = NULL;

  if (facts->layout == NULL)
    return g_steal_pointer (&names);
  if (facts->layout->system_root != NULL)
    root = host_path_of (facts->layout, facts->layout->system_root);
  for (guint i = 0; root != NULL && i < G_N_ELEMENTS (telling); i++)
    {
      g_autofree char *path = g_build_filename (root, telling[i], NULL);

      add_if_newer (names, path, gathered);
    }
  for (guint i = 0; i < facts->layout->host_paths->len; i++)
    if (!g_file_test (facts->layout->host_paths->pdata[i], G_FILE_TEST_IS_DIR))
      add_if_newer (names, facts->layout->host_paths->pdata[i], gathered);
  return g_steal_pointer (&names);
}

static char *
join (GPtrArray *names)
{
  g_ptr_array_add (names, NULL);
  /* Translators: between the names of files. */
  return g_strjoinv (_ (", "), (char **) names->pdata);
}

static gint64
newest_reading (const RemedyStoredCase *stored)
{
  gint64 time = stored->before->gathered;

  if (stored->after != NULL)
    time = MAX (time, stored->after->gathered);
  return time;
}

/**
 * remedy_stale_look:
 * @stored: a case that is being opened
 * @now: time
 *
 * A case that was left for %REMEDY_STALE_DAYS or more tells of a server that was. Only what
 * can be seen without reading it is looked at.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): what may have changed, in
 *   sentences; %NULL if what was read is new enough, or nothing was read
 */
GPtrArray *
remedy_stale_look (const RemedyStoredCase *stored,
                   gint64                  now)
{
  g_autoptr (GPtrArray) sentences = NULL;
  g_autoptr (GPtrArray) newer = NULL;
  gint64 gathered;
  gint64 days;

  g_return_val_if_fail (stored != NULL, NULL);

  if (stored->before == NULL)
    return NULL;
  gathered = newest_reading (stored);
  days = (now - gathered) / DAY;
  if (gathered == REMEDY_TIME_UNKNOWN || days < REMEDY_STALE_DAYS)
    return NULL;
  sentences = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (sentences,
                   g_strdup_printf (ngettext ("The server was read %d day ago.",
                                              "The server was read %d days ago.", (gulong) days),
                                    (int) MIN (days, G_MAXINT)));
  newer = find_newer (stored->before, gathered);
  if (newer->len > 0)
    {
      g_autofree char *names = join (newer);

      /* Translators: %s are the names of files. */
      g_ptr_array_add (sentences, g_strdup_printf (_ ("Newer than that: %s."), names));
    }
  g_ptr_array_add (sentences, g_strdup (_ ("Its event logs may have grown, and its services, "
                                           "files and profiles may be others now.")));
  if (newer->len == 0)
    g_ptr_array_add (sentences, g_strdup (_ ("If you work on a copy of the server, make a new "
                                             "one before you read it again.")));
  return g_steal_pointer (&sentences);
}
