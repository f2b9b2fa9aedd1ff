/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

#include "core/remedy-text.h"
#include "core/remedy-time.h"
#include "formats/remedy-tables.h"
#include "practice/remedy-image-writer.h"
#include "practice/remedy-practice-invented.h"

#include <string.h>

#define BIN "exchsrvr/bin"
#define BUILD_SP3 2650
#define BUILD_SP4 2653
#define SP4_MODIFIED "2000-11-07"

/* Size and date of the MAPI32.DLL of NT 4.0 SP3 (Q172965). */
#define FOREIGN_MAPI_SIZE 717072
#define FOREIGN_MAPI_MODIFIED "1997-05-01"

/* So much is left of the file at which an update stopped. */
#define CUT_SIZE 512

#define DOS_HEADER_SIZE 64

#define NOTES_INI                                                                                  \
  "[Notes]\r\nDirectory=C:\\Lotus\\Notes\\Data\r\nKeyFilename={runner}.id\r\n"
#define NOTES_INI_MORE "MailServer={notes-server}\r\nMailFile=mail\\{runner}.nsf\r\n"

/* What MLMIG32.DLL became by a fix after each release: for SP1 the one of Q194218, for
 * SP2 one of Q214822; the others are made up. */
static const struct
{
  const char   *folder;
  RemedyVersion version;
} hotfixes[] = {
  { "Q189318", { { 5, 5, 2178, 0 } } }, { "Q194218", { { 5, 5, 2419, 0 } } },
  { "Q214822", { { 5, 5, 2543, 1 } } }, { "Q244702", { { 5, 5, 2652, 13 } } },
  { "Q282184", { { 5, 5, 2655, 10 } } },
};

/* What an update from SP1 to SP2 had replaced when it stopped: ten of the twenty files
 * that tell the service pack and can be read. */
static const char *const replaced[] = {
  "Dsamain.exe",  "Emsmta.exe",  "Mad.exe",      "Store.exe", "Address.dll",
  "Ctreestd.dll", "Mlmig32.dll", "Mlmignts.dll", "Lscms.dll", "Lscps.dll",
};
static const char *const cut_file = "Admin.exe";

/* What of exchsrvr\bin a workstation with the Administrator program and the Migration
 * Wizard has, and what of System32 only a server has. */
static const char *const workstation_bin[] = {
  "Address.dll", "Admin.exe",  "Ctreestd.dll", "Gw5mig.exe",  "Gwbif.exe",    "Gwexch.dll",
  "Lscms.dll",   "Lscps.dll",  "Lsntshc.dll",  "Mailmig.exe", "Mailumx.dll",  "Maxapia.dll",
  "Mlmig32.dll", "Mlmigad.dll", "Mlmignts.dll", "Mtxapia.dll", NULL,
};
static const char *const server_system32[] = {
  "Edbbcli.dll", "Escprint.dll", "Ese.dll", "Eseback.dll", "Eseperf.dll", "Eseutil.exe",
  "Exchfilt.dll", NULL,
};

static const char *const sixteen_bit[] = { "Mapi.dll", "Mapiu.dll", "Mapix.dll", NULL };

static const char *const migration_files[] = { "Mailmig.exe", "Mlmig32.dll", "Mlmignts.dll",
                                               "Lsntshc.dll", "Lscms.dll",   "Lscps.dll",
                                               "Ctreestd.dll", "NTSMIG.INI" };

/**
 * remedy_practice_migration_file:
 * @i: from 0
 *
 * Returns: (nullable): the name of a file in exchsrvr\bin without which no Notes migration
 *   runs; %NULL after the last
 */
const char *
remedy_practice_migration_file (guint i)
{
  return i < G_N_ELEMENTS (migration_files) ? migration_files[i] : NULL;
}

/**
 * remedy_practice_exchange_image:
 * @server: the facts
 * @name: a file of the table
 * @version: its version
 *
 * Returns: (transfer full): it, for the server's processor and in its language
 */
GBytes *
remedy_practice_exchange_image (const RemedyPracticeServer *server,
                                const char                 *name,
                                const RemedyVersion        *version)
{
  RemedyImageMachine machine = server->alpha ? REMEDY_IMAGE_ALPHA : REMEDY_IMAGE_I386;

  if (g_strv_contains (sixteen_bit, name))
    machine = REMEDY_IMAGE_NE;
  return remedy_image_writer_make_local (machine, version, name,
                                         server->german ? REMEDY_IMAGE_GERMAN
                                                        : REMEDY_IMAGE_ENGLISH);
}

static gint64
noon (const char *date)
{
  g_autofree char *text = g_strconcat (date, "T12:00:00Z", NULL);

  return remedy_time_from_iso8601 (text);
}

/* A program of Exchange, for the server's processor and in its language. */
static void
add_exchange_image (const RemedyPracticeServer *server,
                    RemedyPracticeTree         *tree,
                    const char                 *nt_path,
                    const char                 *name,
                    const RemedyVersion        *version,
                    guint64                     size,
                    const char                 *date)
{
  g_autoptr (GBytes) bytes = remedy_practice_exchange_image (server, name, version);

  remedy_practice_tree_add (tree, nt_path, bytes, size, noon (date));
}

static void
add_image (RemedyPracticeTree  *tree,
           const char          *nt_path,
           const char          *name,
           const RemedyVersion *version,
           guint64              size,
           const char          *date)
{
  g_autoptr (GBytes) bytes = remedy_image_writer_make (REMEDY_IMAGE_I386, version, name);

  remedy_practice_tree_add (tree, nt_path, bytes, size, noon (date));
}

static void
add_cut_image (RemedyPracticeTree *tree,
               const char         *nt_path,
               gint64              modified)
{
  guint8 bytes[CUT_SIZE] = { 'M', 'Z', [DOS_HEADER_SIZE - 3] = 0x10 };
  g_autoptr (GBytes) cut = g_bytes_new (bytes, sizeof bytes);

  remedy_practice_tree_add (tree, nt_path, cut, 0, modified);
}

static char *
nt_path_of (const RemedyPracticeServer *server,
            const RemedyTableFile      *file)
{
  g_autofree char *below = NULL;

  if (!g_str_equal (file->folder, BIN))
    return g_strconcat (REMEDY_PRACTICE_SYSTEM32 "\\", file->name, NULL);
  below = g_strconcat ("BIN\\", file->name, NULL);
  return remedy_practice_exchange_path (server, below);
}

static RemedyRelease
release_of (const RemedyPracticeServer *server,
            const RemedyTableFile      *file)
{
  if (server->mixed_files)
    for (guint i = 0; i < G_N_ELEMENTS (replaced); i++)
      if (g_str_equal (replaced[i], file->name))
        return REMEDY_RELEASE_SP2;
  return MIN (server->pack, REMEDY_RELEASE_SP3);
}

/**
 * remedy_practice_table_version:
 * @file: a file of the table
 * @pack: 0 RTM, 1 to 4
 * @date: (out) (optional): its date, as in "1998-12-17"
 *
 * Service Pack 4, whose table is not public, has the numbers of Service Pack 3 but one.
 *
 * Returns: its version in that service pack
 */
RemedyVersion
remedy_practice_table_version (const RemedyTableFile *file,
                               guint                  pack,
                               const char           **date)
{
  RemedyRelease release = MIN (pack, REMEDY_RELEASE_SP3);
  RemedyVersion version = file->version[release];
  gboolean made_up = pack == 4 && version.part[2] == BUILD_SP3;

  if (made_up)
    version.part[2] = BUILD_SP4;
  if (date != NULL)
    *date = made_up ? SP4_MODIFIED : file->modified[release];
  return version;
}

static gboolean
belongs_here (const RemedyPracticeServer *server,
              const RemedyTableFile      *file,
              RemedyRelease               release)
{
  if (!file->present[release])
    return FALSE;
  if (!server->workstation)
    return TRUE;
  if (g_str_equal (file->folder, BIN))
    return g_strv_contains (workstation_bin, file->name);
  return !g_strv_contains (server_system32, file->name);
}

static void
add_table_file (const RemedyPracticeServer *server,
                RemedyPracticeTree         *tree,
                const RemedyTableFile      *file,
                RemedyRelease               release)
{
  g_autofree char *nt_path = nt_path_of (server, file);
  const char *date;
  RemedyVersion version =
      remedy_practice_table_version (file, server->pack == 4 ? 4 : release, &date);
  guint64 size = file->size[release];

  if (server->hotfix && !server->hotfix_lost && remedy_text_equal (file->name, "Mlmig32.dll"))
    version = hotfixes[server->pack].version;
  if (server->foreign_mapi && remedy_text_equal (file->name, "Mapi32.dll"))
    {
      memcpy (version.part, remedy_practice_invented ()->foreign_mapi, sizeof version.part);
      date = FOREIGN_MAPI_MODIFIED;
      size = FOREIGN_MAPI_SIZE;
    }
  if (server->mixed_files && g_str_equal (file->name, cut_file))
    add_cut_image (tree, nt_path, noon (date));
  else
    add_exchange_image (server, tree, nt_path, file->name, &version, size, date);
}

static void
add_hotfix_folder (const RemedyPracticeServer *server,
                   RemedyPracticeTree         *tree)
{
  guint pack = server->hotfix_pack > 0 ? server->hotfix_pack - 1 : server->pack;
  g_autofree char *below = g_strconcat (hotfixes[pack].folder, "\\Install.txt", NULL);
  g_autofree char *nt_path = remedy_practice_exchange_path (server, below);

  remedy_practice_tree_add_text (tree, nt_path, "Replaced:\r\n  BIN\\MLMIG32.DLL\r\n",
                                 server->made - 25 * REMEDY_PRACTICE_DAY);
}

/**
 * remedy_practice_compose_files:
 * @server: the facts
 * @tree: where they go
 *
 * Adds the programs of Exchange, each with its version and at its size (Q243604), and
 * ntsmig.ini.
 */
void
remedy_practice_compose_files (const RemedyPracticeServer *server,
                               RemedyPracticeTree         *tree)
{
  const RemedyPracticeInvented *invented = remedy_practice_invented ();
  const GPtrArray *files = remedy_table_files ();
  g_autofree char *ini = remedy_practice_exchange_path (server, "BIN\\NTSMIG.INI");
  RemedyVersion foreign;

  for (guint i = 0; i < files->len; i++)
    {
      const RemedyTableFile *file = g_ptr_array_index (files, i);
      RemedyRelease release = release_of (server, file);

      if (belongs_here (server, file, release))
        add_table_file (server, tree, file, release);
    }
  /* Notes migration came with Service Pack 1 (Q263755). */
  if (!server->ini_missing && server->pack > 0)
    remedy_practice_tree_add_text (tree, ini, invented->ntsmig_ini, server->ini_time);
  memcpy (foreign.part, invented->foreign_mapi, sizeof foreign.part);
  if (server->old_mapi)
    add_image (tree, REMEDY_PRACTICE_SYSTEM32 "\\MAPI32.DLL.OLD", "Mapi32.dll", &foreign,
               FOREIGN_MAPI_SIZE, FOREIGN_MAPI_MODIFIED);
  if (server->hotfix)
    add_hotfix_folder (server, tree);
}

/**
 * remedy_practice_compose_notes:
 * @server: the facts
 * @tree: where they go
 *
 * Adds the Lotus Notes client, and the service that it offers to Outlook.
 */
void
remedy_practice_compose_notes (const RemedyPracticeServer *server,
                               RemedyPracticeTree         *tree)
{
  const RemedyPracticeInvented *invented = remedy_practice_invented ();
  g_autofree char *provider =
      g_strconcat (REMEDY_PRACTICE_SYSTEM32 "\\", invented->provider_dll, NULL);
  g_autofree char *ini = NULL;
  RemedyVersion nnotes;
  RemedyVersion provider_version;

  if (!remedy_practice_server_has_notes (server))
    return;
  memcpy (nnotes.part, invented->nnotes, sizeof nnotes.part);
  memcpy (provider_version.part, invented->provider, sizeof provider_version.part);
  ini = remedy_practice_names_expand (&server->names, server->talkative ? NOTES_INI NOTES_INI_MORE
                                                                        : NOTES_INI);
  add_image (tree, "C:\\Lotus\\Notes\\nnotes.dll", "nnotes.dll", &nnotes, 0, "1998-05-11");
  remedy_practice_tree_add_text (tree, "C:\\Lotus\\Notes\\notes.ini", ini, server->notes_time);
  if (server->second_nnotes)
    add_image (tree, REMEDY_PRACTICE_SYSTEM32 "\\NNOTES.DLL", "nnotes.dll", &nnotes, 0,
               "1998-05-11");
  if (server->notes_offered)
    add_image (tree, provider, invented->provider_dll, &provider_version, 0, "1998-05-11");
}
