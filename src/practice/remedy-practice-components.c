/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

/* Folders and files that Exchange and what is installed beside it have, but for the programs
 * of the table. Nothing stands in most of them: they are there to be seen. */

#define EMPTY_TABLE "; Made by Ntsmig Remedy for a practice server.\r\n"

/* A folder, or a file with a line in it; below the install root unless a drive is given. */
static const struct
{
  guint       components; /* RemedyPracticeComponents; 0: of every server */
  gboolean    data; /* on the drive of the databases */
  const char *path;
  const char *file; /* (nullable) */
} places[] = {
  { 0, FALSE, "ADD-INS", NULL },
  { 0, FALSE, "ADDRESS", NULL },
  { 0, FALSE, "CONNECT\\MSEXCIMC\\BIN", NULL },
  { 0, TRUE, "DSADATA", NULL },
  { 0, FALSE, "DXADATA", NULL },
  { 0, FALSE, "IMCDATA", NULL },
  { 0, FALSE, "INSDATA", NULL },
  { 0, TRUE, "MDBDATA", NULL },
  { 0, TRUE, "MTADATA", NULL },
  { 0, FALSE, "RES", NULL },
  { 0, FALSE, "TRACKING.LOG", NULL },
  { REMEDY_PRACTICE_LINKAGE, FALSE, "CONNECT\\EXCHCONN\\BIN", NULL },
  /* The tables that an update overwrites (Q195697, Q195510). */
  { REMEDY_PRACTICE_NOTES, FALSE, "CONNECT\\EXCHCONN\\DXAMEX", "amap.tbl" },
  { REMEDY_PRACTICE_NOTES, FALSE, "CONNECT\\EXCHCONN\\DXAMEX", "mapnotes.tbl" },
  { REMEDY_PRACTICE_NOTES, FALSE, "CONNECT\\EXCHCONN\\DXANOTES", "amap.tbl" },
  { REMEDY_PRACTICE_NOTES, FALSE, "CONNECT\\EXCHCONN\\DXANOTES", "mapmex.tbl" },
  { REMEDY_PRACTICE_MS_MAIL, FALSE, "CONNECT\\MSMCON\\BIN", NULL },
  { REMEDY_PRACTICE_MS_MAIL, FALSE, "CONNECT\\MSFBCONN", NULL },
  { REMEDY_PRACTICE_KEY_MANAGEMENT, FALSE, "KMSDATA", NULL },
  /* Pages of one's own are lost with the reapplication (Q243080). */
  { REMEDY_PRACTICE_WEB, FALSE, "WEBDATA", "LOGON.ASP" },
};

static char *
place_path (const RemedyPracticeServer *server,
            gsize                       i)
{
  char drive = places[i].data && server->data_drive != 0 ? server->data_drive
                                                         : server->exchange_drive;

  return places[i].file != NULL
             ? g_strdup_printf ("%c:\\EXCHSRVR\\%s\\%s", drive, places[i].path, places[i].file)
             : g_strdup_printf ("%c:\\EXCHSRVR\\%s", drive, places[i].path);
}

/**
 * remedy_practice_compose_components:
 * @server: the facts
 * @tree: where they go
 *
 * Adds the folders of Exchange, and those of what is installed beside it.
 */
void
remedy_practice_compose_components (const RemedyPracticeServer *server,
                                    RemedyPracticeTree         *tree)
{
  gint64 time = server->made - 30 * REMEDY_PRACTICE_DAY;

  for (gsize i = 0; !server->workstation && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *nt_path = place_path (server, i);

      if (places[i].components != 0 && (server->components & places[i].components) == 0)
        continue;
      if (places[i].file != NULL)
        remedy_practice_tree_add_text (tree, nt_path, EMPTY_TABLE, time);
      else
        remedy_practice_tree_add_folder (tree, nt_path);
    }
  remedy_practice_tree_add_folder (tree, "C:\\Program Files\\Common Files");
  remedy_practice_tree_add_folder (tree, "C:\\TEMP");
  if ((server->components & REMEDY_PRACTICE_THIRD_PARTY) != 0)
    {
      g_autofree char *backup =
          remedy_practice_names_expand_path (&server->names, "C:\\Program Files\\{backup}");
      g_autofree char *scanner =
          remedy_practice_names_expand_path (&server->names, "C:\\{scanner-folder}");

      remedy_practice_tree_add_folder (tree, backup);
      remedy_practice_tree_add_folder (tree, scanner);
    }
}
