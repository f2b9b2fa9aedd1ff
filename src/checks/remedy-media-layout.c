/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-media-questions.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "checks/remedy-reason.h"

/* A record that was read back from the disk need not have a reason. */
static char *
tell_reason (const RemedyMedia *media)
{
  return media->reason != NULL ? remedy_reason_sentence (media->reason)
                               : g_strdup (_ ("Why is not known"));
}

static void
fail_unopened (const RemedyMediaCase *self,
               RemedyFinding         *finding)
{
  g_autofree char *reason = tell_reason (self->media);

  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("It could not be opened"));
  remedy_finding_summarize (finding, "%s", reason);
  if (self->media->kind == REMEDY_MEDIA_PACKAGE)
    remedy_finding_advise (finding, _ ("If it is the package of the service pack, run it on a "
                                       "computer with Windows, let it unpack into an empty folder "
                                       "with all its folders, and choose that folder."));
  else
    remedy_finding_advise (finding, _ ("Make the image from the CD again, or take another copy."));
}

static void
tell_part (const RemedyMediaCase *self,
           RemedyFinding         *finding)
{
  g_autofree char *reason = tell_reason (self->media);

  if (self->media->state == REMEDY_ITEM_UNREADABLE)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            _ ("It is damaged or cut short"));
      remedy_finding_advise (finding, _ ("Take another copy, or make the image from the CD "
                                         "again; then read it again."));
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("Not all of it was read"));
      remedy_finding_advise (finding, _ ("Choose a folder that holds the service pack alone, as "
                                         "plain files that you may read."));
    }
  remedy_finding_summarize (finding, "%s", reason);
}

/**
 * remedy_media_ask_readable:
 * @self: a case
 * @finding: (inout): the answer
 *
 * Can all of it be read?
 */
void
remedy_media_ask_readable (const RemedyMediaCase *self,
                           RemedyFinding         *finding)
{
  const RemedyMedia *media = self->media;

  if (!media->whole && media->n_entries == 0)
    fail_unopened (self, finding);
  else if (!media->whole)
    tell_part (self, finding);
  else if (media->n_entries == 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            _ ("There is nothing in it"));
      remedy_finding_summarize (finding, _ ("The folder or archive is empty"));
      remedy_finding_advise (finding, _ ("Choose the folder, the image of the CD or the package "
                                         "that holds the service pack."));
    }
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("All of it was read"));
      remedy_finding_summarize (finding,
                                g_dngettext (GETTEXT_PACKAGE, "%" PRIi64 " file or folder",
                                             "%" PRIi64 " files and folders",
                                             (gulong) media->n_entries),
                                media->n_entries);
    }
  if (finding->verdict != REMEDY_VERDICT_PASS)
    finding->how = media->n_entries == 0 && media->whole ? REMEDY_HOW_READ : REMEDY_HOW_NOT_READ;
}

static void
fail_base (RemedyFinding *finding)
{
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("This is the base CD of Exchange 5.5, and no service pack"));
  remedy_finding_summarize (finding, _ ("It has a SETUP.EXE, and no UPDATE.EXE"));
  remedy_finding_advise (finding, _ ("Choose the service pack. Keep this CD at hand all the same: "
                                     "Setup on it can put back what an update left broken."));
  remedy_finding_cite (finding, "Q246086;Q174172");
}

static void
fail_without_update (const RemedyMediaCase *self,
                     RemedyFinding         *finding)
{
  const GPtrArray *packages = self->media->packages;

  if (!self->media->whole)
    {
      finding->how = REMEDY_HOW_NOT_READ;
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("UPDATE.EXE was not found in what could be read"));
      remedy_finding_summarize (finding, _ ("The rest of it is not known"));
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("There is no UPDATE.EXE in it"));
  remedy_finding_summarize (finding, _ ("A service pack has it in %s, for one"),
                            "ENG\\SERVER\\SETUP\\I386");
  remedy_finding_cite (finding, "Q191013;Q198347");
  for (guint i = 0; i < packages->len; i++)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, packages->pdata[i],
                             _ ("A file that could be a package, and was not opened"));
  if (packages->len > 1)
    remedy_finding_advise (finding, _ ("If one of the files in it is the service pack, choose that "
                                       "file itself; else choose the folder that holds it."));
  else if (packages->len > 0)
    /* Translators: the name of a file. */
    remedy_finding_advise (finding, _ ("If %s is the service pack, choose that file itself."),
                           (const char *) packages->pdata[0]);
  else
    remedy_finding_advise (finding, _ ("Choose the folder, the image of the CD or the package "
                                       "that holds the server’s part of the service pack."));
}

static void
fail_other_product (const RemedyMediaCase *self,
                    RemedyFinding         *finding)
{
  const RemedyFileFact *update =
      remedy_media_find_file (self, REMEDY_MEDIA_SETUP_FILES, "UPDATE.EXE");

  if (!self->media->whole)
    {
      finding->how = REMEDY_HOW_NOT_READ;
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("No file of Exchange was found in what could be read"));
      remedy_finding_summarize (finding, _ ("The rest of it is not known"));
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("This is not a service pack of Exchange"));
  remedy_finding_summarize (finding, _ ("It has an UPDATE.EXE, and none of Exchange’s files"));
  if (update != NULL && update->version != NULL)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, update->path, "UPDATE.EXE %s",
                             update->version);
  remedy_finding_advise (finding, _ ("Other products have an UPDATE.EXE too, Windows NT among "
                                     "them. Choose the service pack of Exchange Server 5.5."));
}

static void
fail_flat (RemedyFinding *finding)
{
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        _ ("It was unpacked flat, without its folders"));
  remedy_finding_summarize (finding, _ ("The files of Bin lie beside UPDATE.EXE: Update would not "
                                        "open them, and ask for one after the other"));
  remedy_finding_advise (finding, _ ("Unpack the package again, with its folders, into an empty "
                                     "folder near the root of a drive."));
  remedy_finding_cite (finding, "Q170398;Q154547");
}

static void
pass_layout (const RemedyMediaCase *self,
             RemedyFinding         *finding)
{
  const GPtrArray *others = self->media->others;
  const char *setup = self->media->setup;

  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        _ ("Its folders are as Update needs them"));
  if (*setup != '\0')
    /* Translators: a folder. */
    remedy_finding_summarize (finding, _ ("Update runs from %s"), setup);
  else
    remedy_finding_summarize (finding, _ ("Update runs from the folder that you chose"));
  for (guint i = 0; i < others->len; i++)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, others->pdata[i],
                             _ ("Another setup, which was not chosen"));
}

/**
 * remedy_media_ask_layout:
 * @self: a case
 * @finding: (inout): the answer
 *
 * Is the folder from which Update runs in it, with its folders?
 */
void
remedy_media_ask_layout (const RemedyMediaCase *self,
                         RemedyFinding         *finding)
{
  const RemedyMedia *media = self->media;

  if (media->n_entries == 0)
    {
      finding->how = REMEDY_HOW_NOT_READ;
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("Nothing is known of its folders"));
      remedy_finding_summarize (finding, _ ("No folder was seen in it"));
    }
  else if (media->setup == NULL && self->n_exchange > 0)
    fail_base (finding);
  else if (media->setup == NULL)
    fail_without_update (self, finding);
  else if (self->n_exchange == 0)
    fail_other_product (self, finding);
  else if (media->flat)
    fail_flat (finding);
  else
    pass_layout (self, finding);
}

/**
 * remedy_media_ask_ntsmig_ini:
 * @self: a case
 * @finding: (inout): the answer
 *
 * Is NTSMIG.INI in it? No source tells where it lies in a service pack, so that not finding
 * it never speaks against the media.
 */
void
remedy_media_ask_ntsmig_ini (const RemedyMediaCase *self,
                             RemedyFinding         *finding)
{
  const GPtrArray *found = self->media->ntsmig_ini;

  remedy_finding_cite (finding, "Q236176");
  if (found->len == 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_INFO,
                            _ ("ntsmig.ini was not found in it"));
      remedy_finding_summarize (finding, _ ("That says nothing against this media: where the file "
                                            "lies in a service pack is not known"));
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        _ ("ntsmig.ini is in it"));
  remedy_finding_summarize (finding, "%s", (const char *) found->pdata[0]);
  for (guint i = 0; i < found->len; i++)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, found->pdata[i], "ntsmig.ini");
}
