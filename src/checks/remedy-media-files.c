/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-media-questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "checks/remedy-machine.h"
#include "core/remedy-text.h"

/* Names that are written out in one line. */
#define MAX_NAMED 4

#define EXCHANGE_BIN "exchsrvr/bin"

/* How the files of the table stand in the media. */
typedef struct
{
  RemedyRelease release;
  GPtrArray    *missing; /* (owned): names of files that have to be there */
  GPtrArray    *wrong; /* (owned): of another version */
  GPtrArray    *damaged; /* (owned) */
  GPtrArray    *unread; /* (owned) */
  GPtrArray    *elsewhere; /* (owned): in a folder where Update may not look */
  guint         n_unchanged; /* not there, and not changed since the base CD */
  guint         n_right;
} Tally;

static void
tally_clear (Tally *self)
{
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->wrong, g_ptr_array_unref);
  g_clear_pointer (&self->damaged, g_ptr_array_unref);
  g_clear_pointer (&self->unread, g_ptr_array_unref);
  g_clear_pointer (&self->elsewhere, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tally, tally_clear)

static void
tally_init (Tally        *self,
            RemedyRelease release)
{
  *self = (Tally){ .release = release,
                   .missing = g_ptr_array_new (),
                   .wrong = g_ptr_array_new (),
                   .damaged = g_ptr_array_new (),
                   .unread = g_ptr_array_new (),
                   .elsewhere = g_ptr_array_new () };
}

/* Up to a few names: "Mad.exe, Emsmta.exe, …" */
static char *
join (const GPtrArray *names)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len && i < MAX_NAMED; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) names->pdata[i]);
  if (names->len > MAX_NAMED)
    g_string_append (text, ", …");
  return g_string_free (text, FALSE);
}

/* A service pack has to bring what it changed; whether it also holds what is still as on
 * the base CD no source tells. */
static gboolean
has_changed (const RemedyTableFile *row,
             RemedyRelease          release)
{
  return !row->present[REMEDY_RELEASE_RTM] ||
         remedy_version_compare (&row->version[release], &row->version[REMEDY_RELEASE_RTM]) != 0;
}

/* Whether the folder of the file is the one in which Update looks for it. */
static gboolean
is_in_place (const RemedyMediaCase *self,
             const RemedyTableFile *row,
             const RemedyFileFact  *file)
{
  gboolean in_bin = g_str_equal (row->folder, EXCHANGE_BIN) && !self->media->flat;
  const char *setup = self->media->setup != NULL ? self->media->setup : "";
  g_autofree char *place = g_strconcat (setup, *setup != '\0' ? "\\" : "", in_bin ? "Bin\\" : "",
                                        row->name, NULL);

  return self->media->setup == NULL || remedy_text_equal (place, file->path);
}

static void
tally_version (const RemedyMediaCase *self,
               const RemedyTableFile *row,
               const RemedyFileFact  *file,
               RemedyFinding         *finding,
               Tally                 *tally)
{
  RemedyRelease other;
  g_autofree char *wanted = remedy_version_to_string (&row->version[tally->release]);
  RemedyFileMatch match = remedy_file_match (row, file, tally->release, &other);

  if (match != REMEDY_FILE_SAME && match != REMEDY_FILE_NEWER)
    {
      g_ptr_array_add (tally->wrong, (char *) row->name);
      /* Translators: a file, its version, a service pack, the version there. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, _ ("%s %s; %s has %s"),
                               row->name,
                               file->version != NULL ? file->version : _ ("without a version"),
                               remedy_service_pack_name (tally->release), wanted);
      return;
    }
  tally->n_right++;
  if (is_in_place (self, row, file))
    return;
  g_ptr_array_add (tally->elsewhere, (char *) row->name);
  remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path,
                           _ ("%s is not where the base CD has it"), row->name);
}

static void
tally_row (const RemedyMediaCase *self,
           const RemedyTableFile *row,
           RemedyFinding         *finding,
           Tally                 *tally)
{
  const RemedyFileFact *file = remedy_media_find_file (self, row->folder, row->name);

  if (file == NULL || file->state == REMEDY_ITEM_NOT_READ || file->state == REMEDY_ITEM_REFUSED)
    {
      g_ptr_array_add (tally->unread, (char *) row->name);
      remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, file != NULL ? file->path : NULL,
                               _ ("%s was not read"), row->name);
    }
  else if (file->state == REMEDY_ITEM_UNREADABLE)
    {
      g_ptr_array_add (tally->damaged, (char *) row->name);
      /* Translators: a file, then why it could not be read. */
      remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ, file->path, _ ("%s: %s"), row->name,
                               file->reason != NULL ? file->reason : _ ("it could not be read"));
    }
  else if (file->state == REMEDY_ITEM_FOUND)
    tally_version (self, row, file, finding, tally);
  else if (has_changed (row, tally->release))
    {
      g_ptr_array_add (tally->missing, (char *) row->name);
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, _ ("%s is missing"),
                               row->name);
    }
  else
    tally->n_unchanged++;
}

/* A workstation needs what it has; a server all of it, since Update puts back what it lost. */
static gboolean
is_needed (const RemedyMediaCase *self,
           const RemedyTableFile *row,
           gboolean               workstation)
{
  const RemedyFileFact *file;

  if (!workstation)
    return TRUE;
  file = remedy_facts_find_file (self->facts, row->folder, row->name);
  return file == NULL || file->state != REMEDY_ITEM_MISSING;
}

static void
tally_rows (const RemedyMediaCase *self,
            RemedyFilePredicate    wanted,
            RemedyFinding         *finding,
            Tally                 *tally)
{
  const GPtrArray *rows = remedy_table_files ();
  gboolean workstation = remedy_machine_find (self->facts) == REMEDY_MACHINE_WORKSTATION;

  for (guint i = 0; i < rows->len; i++)
    {
      const RemedyTableFile *row = rows->pdata[i];

      if (row->present[tally->release] && wanted (row) && is_needed (self, row, workstation))
        tally_row (self, row, finding, tally);
    }
}

static void
tally_setup (const RemedyMediaCase *self,
             RemedyFinding         *finding,
             Tally                 *tally)
{
  for (guint i = 0; i < self->media->files->len; i++)
    {
      const RemedyFileFact *file = self->media->files->pdata[i];

      if (!g_str_equal (file->folder, REMEDY_MEDIA_SETUP_FILES) ||
          file->state == REMEDY_ITEM_FOUND)
        continue;
      g_ptr_array_add (file->state == REMEDY_ITEM_MISSING ? tally->missing : tally->damaged,
                       file->name);
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, _ ("%s is missing"),
                               file->name);
    }
}

static void
judge_missing (const GPtrArray *names,
               RemedyFinding   *finding)
{
  g_autofree char *list = join (names);

  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        g_dngettext (GETTEXT_PACKAGE, "%u file that has to be in it is missing",
                                     "%u files that have to be in it are missing", names->len),
                        names->len);
  remedy_finding_summarize (finding, "%s", list);
  remedy_finding_advise (finding, _ ("Copy or unpack the service pack again, whole; or take "
                                     "another copy."));
}

static void
judge_damaged (const GPtrArray *names,
               RemedyFinding   *finding)
{
  g_autofree char *list = join (names);

  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        g_dngettext (GETTEXT_PACKAGE, "%u file in it cannot be read",
                                     "%u files in it cannot be read", names->len),
                        names->len);
  remedy_finding_summarize (finding, "%s", list);
  remedy_finding_advise (finding, _ ("Take another copy of the service pack, as it came."));
}

static void
judge_wrong (const GPtrArray *names,
             RemedyRelease    release,
             RemedyFinding   *finding)
{
  g_autofree char *list = join (names);

  remedy_finding_judge (
      finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
      g_dngettext (GETTEXT_PACKAGE, "%u file in it is not that of %s",
                   "%u files in it are not those of %s", names->len),
      names->len, remedy_service_pack_name (release));
  remedy_finding_summarize (finding, "%s", list);
  remedy_finding_advise (finding, _ ("Take another copy of the service pack, as it came."));
}

static void
judge_unread (const GPtrArray *names,
              RemedyFinding   *finding)
{
  g_autofree char *list = join (names);

  finding->how = REMEDY_HOW_NOT_READ;
  remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                        g_dngettext (GETTEXT_PACKAGE, "%u file was not read",
                                     "%u files were not read", names->len),
                        names->len);
  remedy_finding_summarize (finding, "%s", list);
  remedy_finding_advise (finding, _ ("Make the whole service pack readable, and read it again."));
}

static void
judge_elsewhere (const GPtrArray *names,
                 RemedyFinding   *finding)
{
  g_autofree char *list = join (names);

  remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                        g_dngettext (GETTEXT_PACKAGE,
                                     "%u file in it does not lie where the base CD has it",
                                     "%u files in it do not lie where the base CD has them",
                                     names->len),
                        names->len);
  remedy_finding_summarize (finding, "%s", list);
  remedy_finding_advise (finding, _ ("If somebody has moved files in it, unpack or copy the "
                                     "service pack again. If it came like this, go on."));
}

/* Sets the verdict where something is wrong with what was counted. */
static gboolean
judge_tally (const Tally   *tally,
             RemedyFinding *finding)
{
  if (tally->missing->len > 0)
    judge_missing (tally->missing, finding);
  else if (tally->damaged->len > 0)
    judge_damaged (tally->damaged, finding);
  else if (tally->wrong->len > 0)
    judge_wrong (tally->wrong, tally->release, finding);
  else if (tally->unread->len > 0)
    judge_unread (tally->unread, finding);
  else if (tally->elsewhere->len > 0)
    judge_elsewhere (tally->elsewhere, finding);
  else
    return FALSE;
  return TRUE;
}

static gboolean
has_table (const RemedyMediaCase *self,
           gint64                 pack,
           RemedyFinding         *finding)
{
  if (pack >= 0 && pack < REMEDY_N_RELEASES)
    return TRUE;
  remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                        _ ("Its files could not be compared with Microsoft’s list"));
  if (pack < 0)
    remedy_finding_summarize (finding, _ ("Which service pack it is could not be told"));
  else
    remedy_finding_summarize (finding, _ ("Microsoft’s list of files (Q243604) ends before %s"),
                              remedy_service_pack_name (pack));
  return FALSE;
}

/**
 * remedy_media_ask_complete:
 * @self: a case
 * @finding: (inout): the answer
 *
 * Is every file in it that it has to bring, at its version? That a service pack also holds
 * files that it did not change is told by no source, so that one of those may lack.
 */
void
remedy_media_ask_complete (const RemedyMediaCase *self,
                           RemedyFinding         *finding)
{
  g_auto (Tally) tally = { 0 };

  remedy_finding_cite (finding, "Q243604");
  if (!remedy_media_is_judged (self, finding, _ ("Whether it is complete could not be told")) ||
      !has_table (self, self->vote.service_pack, finding))
    return;
  tally_init (&tally, (RemedyRelease) self->vote.service_pack);
  tally_rows (self, remedy_file_is_any, finding, &tally);
  tally_setup (self, finding, &tally);
  if (judge_tally (&tally, finding))
    return;
  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        _ ("Every file that it has to bring is in it"));
  remedy_finding_summarize (finding,
                            g_dngettext (GETTEXT_PACKAGE, "%u file was compared by version",
                                         "%u files were compared by version", tally.n_right),
                            tally.n_right);
  if (tally.n_unchanged > 0)
    remedy_finding_add_seen (
        finding, REMEDY_HOW_READ, self->media->setup,
        g_dngettext (GETTEXT_PACKAGE, "%u file that is still as on the base CD is not in it",
                     "%u files that are still as on the base CD are not in it",
                     tally.n_unchanged),
        tally.n_unchanged);
}

static void
fail_rtm (RemedyFinding *finding)
{
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("The Notes migration files are not in it"));
  remedy_finding_summarize (finding, _ ("Notes migration came with Service Pack 1 (Q263755)"));
  remedy_finding_advise (finding, _ ("Choose the service pack that is on the server."));
  remedy_finding_cite (finding, "Q263755");
}

/**
 * remedy_media_ask_notes_files:
 * @self: a case
 * @finding: (inout): the answer
 *
 * Are the files of the Notes migration in it, at the level of the server?
 */
void
remedy_media_ask_notes_files (const RemedyMediaCase *self,
                              RemedyFinding         *finding)
{
  gint64 pack = self->server > 0 ? self->server : self->vote.service_pack;
  g_auto (Tally) tally = { 0 };

  remedy_finding_cite (finding, "Q243604");
  if (!remedy_media_is_judged (self, finding,
                               _ ("Whether the Notes migration files are in it is not known")))
    return;
  if (self->vote.service_pack == 0)
    {
      fail_rtm (finding);
      return;
    }
  if (!has_table (self, pack, finding))
    return;
  tally_init (&tally, (RemedyRelease) pack);
  tally_rows (self, remedy_file_is_notes, finding, &tally);
  if (judge_tally (&tally, finding))
    return;
  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        _ ("The Notes migration files in it are those of %s"),
                        remedy_service_pack_name (pack));
  remedy_finding_summarize (finding,
                            g_dngettext (GETTEXT_PACKAGE, "%u file was compared by version",
                                         "%u files were compared by version", tally.n_right),
                            tally.n_right);
}
