/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-draft.h"

#include <glib/gi18n-lib.h>

/* Phase B, the backup (domain notes, section 8). */

/* What of System32 the service pack replaces (Q243604, section 5.4 of the notes). */
static const char *const system_files[] = {
  "MAPI32.DLL", "EMSMDB32.DLL", "EMSABP32.DLL", "EMSUI32.DLL", "GAPI32.DLL",
  "MSFS32.DLL", "CDO.DLL",      "DAPI.DLL",     "ESE*.*",      "EXCHMEM.DLL",
  "LIBXDS.DLL", "EDBBCLI.DLL",  "ESCPRINT.DLL",
};

static void
add_online (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.online",
                                            _ ("Back up the directory and the store"));

  step->why =
      g_strdup (_ ("Update keeps the databases, but no article tells how to uninstall it: the way "
                   "back is a restore. The service packs’ own notes put a complete, verified "
                   "backup first."));
  step->instruction =
      g_strdup (_ ("With all Exchange services running, put a tape in and type this "
                   "in one line; or use your own backup program, if it knows "
                   "Exchange."));
  step->command =
      g_strdup_printf ("ntbackup backup DS \\\\%s IS \\\\%s /v /d \"Before the service pack\" "
                       "/b /t Normal /l %s\\backup.log /e",
                       draft->computer, draft->computer, draft->drive);
  step->expect =
      g_strdup (_ ("The backup log ends without an error, and the Application log holds no "
                   "error of NTBackup or ESE97 of that time."));
  step->if_wrong =
      g_strdup (_ ("Do not go on without a good backup. If NTBACKUP offers no Exchange, "
                   "it lacks EDBBCLI.DLL, or Windows NT lacks Service Pack 3."));
  remedy_plan_draft_cite (step, "Q152313", "Q191013", "Q198347", "Q181445", "Q182506", NULL);
}

static void
add_registry (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.registry",
                                            _ ("Save the registry and make a repair disk"));

  step->why = g_strdup (_ ("The backup of the databases does not hold the registry."));
  step->instruction = g_strdup (_ ("Type this, put a floppy disk in when it asks for one, and copy "
                                   "the folder Repair of Windows NT to another computer."));
  step->command = g_strdup ("rdisk /s");
  step->expect = g_strdup_printf (_ ("%s\\Repair holds files of today."), draft->system);
  remedy_plan_draft_cite (step, "Q184017", NULL);
}

static void
add_tables (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.connector-tables",
                                            _ ("Save the tables of the connectors"));
  g_autofree char *dxamex = remedy_plan_draft_saved (draft, "Dxamex");
  g_autofree char *dxanotes = remedy_plan_draft_saved (draft, "Dxanotes");
  g_autofree char *from_mex = remedy_plan_draft_path (draft->root, "Connect\\Exchconn\\Dxamex");
  g_autofree char *from_notes = remedy_plan_draft_path (draft->root, "Connect\\Exchconn\\Dxanotes");

  step->why =
      g_strdup (_ ("Service Pack 1 is known to overwrite the mapping tables of the Connector "
                   "for Lotus Notes, with all changes made to them."));
  if (draft->services_known)
    step->instruction = g_strdup (_ ("Copy both folders."));
  else
    step->instruction = g_strdup (_ ("Copy both folders, if they are there: which connectors are "
                                     "installed could not be read."));
  step->command = g_strdup_printf ("xcopy %s %s /e /i\nxcopy %s %s /e /i", from_mex, dxamex,
                                   from_notes, dxanotes);
  step->expect = g_strdup (_ ("Both copies hold AMAP.TBL."));
  remedy_plan_draft_cite (step, "Q195697", "Q195510", NULL);
}

static void
add_web (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.web",
                                                 _ ("Save the pages of Outlook Web Access"));
  g_autofree char *saved = remedy_plan_draft_saved (draft, "Webdata");
  g_autofree char *pages = remedy_plan_draft_path (draft->root, "Webdata");

  step->why = g_strdup (_ ("Pages that were changed by hand may be lost."));
  step->instruction = g_strdup (_ ("Copy the folder, if Outlook Web Access is installed here."));
  step->command = g_strdup_printf ("xcopy %s %s /e /i", pages, saved);
  step->expect = g_strdup (_ ("The copy holds as many files as the folder."));
  remedy_plan_draft_cite (step, "Q243080", "Q246270", NULL);
}

static void
add_files (RemedyPlanDraft *draft)
{
  RemedyStep      *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BACKUP, "backup.files",
                                                 _ ("Put the program files aside"));
  g_autofree char *bin = remedy_plan_draft_saved (draft, "bin");
  g_autofree char *res = remedy_plan_draft_saved (draft, "res");
  g_autofree char *system = remedy_plan_draft_saved (draft, "system32");
  g_autofree char *from_bin = remedy_plan_draft_path (draft->root, "bin");
  g_autofree char *from_res = remedy_plan_draft_path (draft->root, "res");
  g_autoptr (GString) command = g_string_new (NULL);

  step->advice = TRUE;
  step->why = g_strdup (_ ("With these a single file can be put back without a restore."));
  step->instruction =
      g_strdup (_ ("Copy the programs of Exchange, and the files in System32 that the "
                   "service pack replaces."));
  g_string_append_printf (command, "xcopy %s %s /e /i\nxcopy %s %s /e /i\nmd %s", from_bin, bin,
                          from_res, res, system);
  for (guint i = 0; i < G_N_ELEMENTS (system_files); i++)
    {
      g_autofree char *below = g_strconcat ("system32\\", system_files[i], NULL);
      g_autofree char *file = remedy_plan_draft_path (draft->system, below);

      g_string_append_printf (command, "\ncopy %s %s", file, system);
    }
  step->command = g_string_free (g_steal_pointer (&command), FALSE);
  step->expect = g_strdup (_ ("Three folders of copies."));
  step->if_wrong =
      g_strdup (_ ("A file that is not there cannot be copied; note which, and go on."));
  remedy_plan_draft_cite (step, "Q243604", NULL);
}

/**
 * remedy_plan_add_backup:
 * @self: a draft
 *
 * Adds phase B.
 */
void
remedy_plan_add_backup (RemedyPlanDraft *self)
{
  if (!self->diagnosis->workstation)
    add_online (self);
  add_registry (self);
  if (self->connectors && !self->diagnosis->workstation)
    add_tables (self);
  if (self->web && !self->diagnosis->workstation)
    add_web (self);
  add_files (self);
}
