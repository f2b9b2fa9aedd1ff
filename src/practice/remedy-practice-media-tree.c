/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-media-tree.h"

#include "core/remedy-text.h"
#include "core/remedy-time.h"
#include "formats/remedy-tables.h"
#include "practice/remedy-image-writer.h"
#include "practice/remedy-practice-compose.h"
#include "practice/remedy-practice-invented.h"

#include <string.h>

/* The tree below is made as one drive, whose letter falls away. */
#define TOP "C:\\"

#define EXCHANGE_BIN "exchsrvr/bin"

/* What an incomplete one lacks: files that every service pack has replaced. */
static const char *const left_out[] = { "Mad.exe", "Emsmta.exe", "Gapi32.dll", NULL };

/* The scripts of the base CD, whose scheme the service packs share (Q147374, Q177969). */
static const char *const scripts[] = { "ADMIN.INS", "SERVER.INS", "SHARED.INS" };

/* UPDATE.EXE of Service Pack 4 for Windows NT 4.0. */
static const RemedyVersion nt_version = { { 4, 0, 1381, 133 } };

/* Days of the releases (Q191014); files of the media are of that day. */
static const char *const release_days[] = { "1997-11-04T12:00:00Z", "1998-08-05T12:00:00Z",
                                            "1998-12-23T12:00:00Z", "1999-09-13T12:00:00Z",
                                            "2000-11-07T12:00:00Z" };

static gint64
release_time (const RemedyPracticeServer *server)
{
  return remedy_time_from_iso8601 (release_days[server->pack]);
}

/* <LANG>\SERVER\SETUP\<platform> (Q191013, Q198347). */
static char *
setup_path (const RemedyPracticeServer *server,
            const char                 *below)
{
  return g_strdup_printf (TOP "%s\\SERVER\\SETUP\\%s\\%s", server->german ? "GER" : "ENG",
                          server->alpha ? "ALPHA" : "I386", below);
}

static void
add_table (const RemedyPracticeServer *server,
           RemedyPracticeMediaShape    shape,
           RemedyPracticeTree         *tree)
{
  const GPtrArray *table = remedy_table_files ();

  for (guint i = 0; i < table->len; i++)
    {
      const RemedyTableFile *file = table->pdata[i];
      RemedyRelease release = MIN (server->pack, REMEDY_RELEASE_SP3);
      RemedyVersion version = remedy_practice_table_version (file, server->pack, NULL);
      gboolean in_bin =
          g_str_equal (file->folder, EXCHANGE_BIN) && shape != REMEDY_PRACTICE_MEDIA_FLAT;
      g_autofree char *below = g_strconcat (in_bin ? "BIN\\" : "", file->name, NULL);
      g_autofree char *path = setup_path (server, below);
      g_autoptr (GBytes) bytes = NULL;

      if (!file->present[release] ||
          (shape == REMEDY_PRACTICE_MEDIA_INCOMPLETE && g_strv_contains (left_out, file->name)))
        continue;
      bytes = remedy_practice_exchange_image (server, file->name, &version);
      remedy_practice_tree_add (tree, path, bytes, 0, release_time (server));
    }
}

/* Where NTSMIG.INI lies in a service pack is not known; here it is in Bin. */
static void
add_setup (const RemedyPracticeServer *server,
           RemedyPracticeMediaShape    shape,
           RemedyPracticeTree         *tree)
{
  const char *program = shape == REMEDY_PRACTICE_MEDIA_BASE ? "SETUP.EXE" : "UPDATE.EXE";
  RemedyVersion version = {
    { 5, 5, (guint16) (server->pack == 4 ? 2653 : remedy_release_build (server->pack)), 0 }
  };
  g_autoptr (GBytes) bytes = remedy_practice_exchange_image (server, program, &version);
  g_autofree char *path = setup_path (server, program);

  remedy_practice_tree_add (tree, path, bytes, 0, release_time (server));
  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autofree char *script = setup_path (server, scripts[i]);

      remedy_practice_tree_add_text (tree, script, "; A practice script that does nothing\r\n",
                                     release_time (server));
    }
  add_table (server, shape, tree);
  if (server->pack > 0)
    {
      g_autofree char *ini = setup_path (
          server, shape == REMEDY_PRACTICE_MEDIA_FLAT ? "NTSMIG.INI" : "BIN\\NTSMIG.INI");

      remedy_practice_tree_add_text (tree, ini, remedy_practice_invented ()->ntsmig_ini,
                                     release_time (server));
    }
}

/* Both processors in English and in German. */
static void
add_several (RemedyPracticeServer *server,
             RemedyPracticeTree   *tree)
{
  gboolean german = server->german;
  gboolean alpha = server->alpha;

  for (guint i = 0; i < 4; i++)
    {
      server->german = (i & 1) != 0;
      server->alpha = (i & 2) != 0;
      add_setup (server, REMEDY_PRACTICE_MEDIA_WHOLE, tree);
    }
  server->german = german;
  server->alpha = alpha;
}

static void
add_nt (const RemedyPracticeServer *server,
        RemedyPracticeTree         *tree)
{
  static const char *const names[] = { "UPDATE\\UPDATE.EXE", "NTOSKRNL.EXE", "KERNEL32.DLL" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat (TOP "I386\\", names[i], NULL);
      g_autofree char *name = g_path_get_basename (names[i]);
      g_autoptr (GBytes) bytes = remedy_practice_exchange_image (server, name, &nt_version);

      remedy_practice_tree_add (tree, path, bytes, 0, release_time (server));
    }
}

/**
 * remedy_practice_media_tree:
 * @server: the level, processor and language of the media
 * @shape: how its files lie
 *
 * Returns: (transfer full): the files of a service pack. Their programs have headers and
 *   versions, and are shorter than real ones
 */
RemedyPracticeTree *
remedy_practice_media_tree (RemedyPracticeServer    *server,
                            RemedyPracticeMediaShape shape)
{
  RemedyPracticeTree *tree;

  g_return_val_if_fail (server != NULL && server->pack < G_N_ELEMENTS (release_days), NULL);

  tree = remedy_practice_tree_new (REMEDY_PRACTICE_DRIVE, release_time (server));
  if (shape == REMEDY_PRACTICE_MEDIA_NT)
    add_nt (server, tree);
  else if (shape == REMEDY_PRACTICE_MEDIA_SEVERAL)
    add_several (server, tree);
  else if (shape != REMEDY_PRACTICE_MEDIA_EMPTY)
    add_setup (server, shape, tree);
  return tree;
}
