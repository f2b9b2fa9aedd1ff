/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-file-match.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"

/* What the Migration Wizard for Lotus Notes is made of (Q243604, Q164849, Q221843, Q214822). */
static const char *const notes_files[] = {
  "Mailmig.exe", "Mlmig32.dll", "Mlmignts.dll", "Lsntshc.dll",
  "Lscms.dll",   "Lscps.dll",   "Ctreestd.dll", NULL,
};

/* MAPI and its Exchange providers in System32 (Q316616, Q243604). */
static const char *const mapi_files[] = {
  "Mapi32.dll",   "Mapi.dll",    "Mapiu.dll",    "Mapiu32.dll", "Mapix.dll",
  "Mapix32.dll",  "Mspst32.dll", "Emsuix32.dll", "Emsui32.dll", "Emsmdb32.dll",
  "Emsabp32.dll", "Gapi32.dll",  "Msfs32.dll",   NULL,
};

static gboolean
is_in (const char *const *names,
       const char        *name)
{
  for (; *names != NULL; names++)
    if (remedy_text_equal (*names, name))
      return TRUE;
  return FALSE;
}

/**
 * remedy_file_is_notes:
 * @row: a row of the table of files
 *
 * Returns: %TRUE if the migration of Notes needs it
 */
gboolean
remedy_file_is_notes (const RemedyTableFile *row)
{
  return g_str_equal (row->folder, "exchsrvr/bin") && is_in (notes_files, row->name);
}

/**
 * remedy_file_is_mapi:
 * @row: a row of the table of files
 *
 * Returns: %TRUE if it belongs to MAPI
 */
gboolean
remedy_file_is_mapi (const RemedyTableFile *row)
{
  return g_str_equal (row->folder, "winnt/system32") && is_in (mapi_files, row->name);
}

/**
 * remedy_file_is_any:
 * @row: a row of the table of files
 *
 * Cdonts.dll depends on the order in which Windows NT and Exchange were mended as well,
 * so it is never judged.
 *
 * Returns: %TRUE if it can be judged by its version
 */
gboolean
remedy_file_is_any (const RemedyTableFile *row)
{
  return !remedy_text_equal (row->name, "Cdonts.dll");
}

/**
 * remedy_file_is_other:
 * @row: a row of the table of files
 *
 * Returns: %TRUE if it can be judged, and no narrower check does so
 */
gboolean
remedy_file_is_other (const RemedyTableFile *row)
{
  return remedy_file_is_any (row) && !remedy_file_is_notes (row) && !remedy_file_is_mapi (row);
}

static RemedyFileMatch
match_version (const RemedyTableFile *row,
               const RemedyVersion   *version,
               RemedyRelease          release,
               RemedyRelease         *other)
{
  const RemedyVersion *wanted = &row->version[release];

  if (remedy_version_compare (version, wanted) == 0)
    return REMEDY_FILE_SAME;
  for (guint i = 0; i < REMEDY_N_RELEASES; i++)
    if (row->present[i] && remedy_version_compare (version, &row->version[i]) == 0)
      {
        *other = (RemedyRelease) i;
        return REMEDY_FILE_OTHER_RELEASE;
      }
  if (version->part[0] != wanted->part[0] || version->part[1] != wanted->part[1])
    return REMEDY_FILE_FOREIGN;
  return remedy_version_compare (version, wanted) > 0 ? REMEDY_FILE_NEWER : REMEDY_FILE_OLDER;
}

/**
 * remedy_file_match:
 * @row: a row of the table of files
 * @file: (nullable): the file
 * @release: the release that is applied
 * @other: (out): the other release, where it is exactly of that
 *
 * Dates and sizes are not looked at: dates are often those of the installation (Q243604).
 *
 * Returns: how it stands
 */
RemedyFileMatch
remedy_file_match (const RemedyTableFile *row,
                   const RemedyFileFact  *file,
                   RemedyRelease          release,
                   RemedyRelease         *other)
{
  RemedyVersion version;

  if (file == NULL)
    return REMEDY_FILE_UNREAD;
  if (file->state == REMEDY_ITEM_MISSING)
    return row->present[release] ? REMEDY_FILE_ABSENT : REMEDY_FILE_NOT_OF_RELEASE;
  if (file->state != REMEDY_ITEM_FOUND)
    return row->present[release] ? REMEDY_FILE_UNREAD : REMEDY_FILE_NOT_OF_RELEASE;
  if (!row->present[release])
    return REMEDY_FILE_EXTRA;
  if (file->version == NULL || !remedy_version_parse (file->version, &version))
    return REMEDY_FILE_NO_VERSION;
  return match_version (row, &version, release, other);
}

static void
add_seen (RemedyFinding         *finding,
          const RemedyTableFile *row,
          const RemedyFileFact  *file,
          RemedyFileMatch        match,
          RemedyRelease          release,
          RemedyRelease          other)
{
  g_autofree char *wanted = remedy_version_to_string (&row->version[release]);
  const char *pack = remedy_service_pack_name (release);

  switch (match)
    {
    case REMEDY_FILE_NEWER:
      /* Translators: a file, its version, a service pack, the version there. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path,
                               _ ("%s %s is newer than that of %s, %s"), row->name, file->version,
                               pack, wanted);
      break;
    case REMEDY_FILE_OTHER_RELEASE:
      /* Translators: a file, its version, a service pack, another one, the version there. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path,
                               _ ("%s %s is that of %s; %s has %s"), row->name, file->version,
                               remedy_service_pack_name (other), pack, wanted);
      break;
    case REMEDY_FILE_OLDER:
      /* Translators: a file, its version, a service pack, the version there. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path,
                               _ ("%s %s is older than that of %s, %s"), row->name, file->version,
                               pack, wanted);
      break;
    case REMEDY_FILE_FOREIGN:
      /* Translators: a file, its version, a service pack, the version there. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path,
                               _ ("%s %s is not Exchange 5.5’s; %s has %s"), row->name,
                               file->version, pack, wanted);
      break;
    case REMEDY_FILE_NO_VERSION:
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, _ ("%s has no version"),
                               row->name);
      break;
    case REMEDY_FILE_ABSENT:
      /* Translators: a file, a service pack, the version there. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, _ ("%s is missing; %s has %s"),
                               row->name, pack, wanted);
      break;
    case REMEDY_FILE_EXTRA:
      /* Translators: a file, its version, a service pack. */
      remedy_finding_add_seen (
          finding, REMEDY_HOW_READ, file->path, _ ("%s %s is there, and is no part of %s"),
          row->name, file->version != NULL ? file->version : _ ("without a version"), pack);
      break;
    case REMEDY_FILE_UNREAD:
      remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, file != NULL ? file->path : NULL,
                               _ ("%s was not read"), row->name);
      break;
    case REMEDY_FILE_SAME:
    case REMEDY_FILE_NOT_OF_RELEASE:
    default:
      break;
    }
}

/**
 * remedy_file_tally:
 * @facts: facts
 * @wanted: which rows of the table
 * @may_be_absent: a file that is not there is no fault, as on a workstation
 * @finding: every file that stands out is added to it
 * @tally: (inout): with its release set
 */
void
remedy_file_tally (const RemedyFacts   *facts,
                   RemedyFilePredicate  wanted,
                   gboolean             may_be_absent,
                   RemedyFinding       *finding,
                   RemedyFileTally     *tally)
{
  const GPtrArray *rows = remedy_table_files ();

  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyTableFile *row = rows->pdata[i];
      const RemedyFileFact *file = remedy_facts_find_file (facts, row->folder, row->name);
      RemedyRelease other = tally->release;
      RemedyFileMatch match;

      if (!wanted (row))
        continue;
      match = remedy_file_match (row, file, tally->release, &other);
      if (match == REMEDY_FILE_ABSENT && may_be_absent)
        match = REMEDY_FILE_NOT_OF_RELEASE;
      tally->n[match]++;
      if (match == REMEDY_FILE_UNREAD && tally->unread == NULL)
        tally->unread = file;
      if ((match == REMEDY_FILE_OLDER || match == REMEDY_FILE_FOREIGN ||
           match == REMEDY_FILE_OTHER_RELEASE || match == REMEDY_FILE_ABSENT) &&
          tally->first_wrong == NULL)
        tally->first_wrong = row->name;
      add_seen (finding, row, file, match, tally->release, other);
    }
  tally->n_wrong = tally->n[REMEDY_FILE_OLDER] + tally->n[REMEDY_FILE_FOREIGN] +
                   tally->n[REMEDY_FILE_OTHER_RELEASE] + tally->n[REMEDY_FILE_ABSENT];
  tally->n_right = tally->n[REMEDY_FILE_SAME] + tally->n[REMEDY_FILE_NEWER];
}

/**
 * remedy_file_tally_tell_unread:
 * @tally: a tally with files that were not read
 * @title: what is not known because of it
 * @finding: set to unknown, with the reason of the first of them
 */
void
remedy_file_tally_tell_unread (const RemedyFileTally *tally,
                               const char            *title,
                               RemedyFinding         *finding)
{
  const RemedyFileFact *file = tally->unread;

  remedy_finding_set_unread (finding, title, file != NULL ? file->path : NULL,
                             file != NULL ? file->state : (int) REMEDY_ITEM_NOT_HERE,
                             file != NULL ? file->reason : NULL);
}

static void
find_unread (const RemedyFacts *facts,
             RemedyFileTally   *tally)
{
  for (guint i = 0; i < facts->files->files->len; i++)
    {
      const RemedyFileFact *file = facts->files->files->pdata[i];

      if (file->state != REMEDY_ITEM_FOUND && file->state != REMEDY_ITEM_MISSING &&
          remedy_service_pack_in_set (file->folder, file->name))
        {
          tally->unread = file;
          return;
        }
    }
}

/**
 * remedy_file_tally_start:
 * @facts: facts
 * @finding: set to unknown, with the reason, if it cannot start
 * @tally: (out): with the release that is applied
 *
 * Returns: %FALSE if there is nothing to compare the files with
 */
gboolean
remedy_file_tally_start (const RemedyFacts *facts,
                         RemedyFinding     *finding,
                         RemedyFileTally   *tally)
{
  RemedyServicePackVote vote;

  *tally = (RemedyFileTally){ 0 };
  if (remedy_service_pack_get_release (facts, &tally->release))
    return TRUE;
  remedy_service_pack_vote (facts, &vote);
  find_unread (facts, tally);
  remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                        _ ("The files could not be compared with a service pack"));
  if (vote.service_pack > 0)
    remedy_finding_summarize (finding, _ ("Microsoft’s list of files (Q243604) ends before %s"),
                              remedy_service_pack_name (vote.service_pack));
  else if (tally->unread != NULL)
    remedy_finding_set_unread (finding, finding->title, tally->unread->path, tally->unread->state,
                               tally->unread->reason);
  else
    remedy_finding_summarize (finding, _ ("Which service pack is applied is not known"));
  remedy_finding_cite (finding, "Q243604");
  return FALSE;
}
