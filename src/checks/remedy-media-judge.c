/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-media-judge.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-media-questions.h"
#include "core/remedy-text.h"

/* Not finding it says nothing, so it never keeps the media from being used. */
#define NTSMIG_INI "media.ntsmig-ini"

typedef struct
{
  const char *id;
  const char *why;
  void      (*ask) (const RemedyMediaCase *self,
                    RemedyFinding         *finding);
} Question;

static const Question questions[] = {
  { "media.readable",
    N_ ("What cannot be read cannot be checked; and Update has to read it too."),
    remedy_media_ask_readable },
  { "media.layout",
    N_ ("Update looks for its files in folders beside it, and asks for each one that it cannot "
        "open."),
    remedy_media_ask_layout },
  { REMEDY_MEDIA_SERVICE_PACK,
    N_ ("The article asks for the service pack that is on the server to be applied again. Its name "
        "and its folder prove nothing; the versions of its files do."),
    remedy_media_ask_service_pack },
  { "media.platform",
    N_ ("Exchange 5.5 came for Intel and for Alpha processors, with a service pack for each."),
    remedy_media_ask_platform },
  { REMEDY_MEDIA_LANGUAGE,
    N_ ("A service pack names a folder after its language. That it should be the server’s is our "
        "advice, not Microsoft’s."),
    remedy_media_ask_language },
  { "media.complete",
    N_ ("Update replaces the server’s files with these. What is missing or wrong is better found "
        "now than at the server’s console."),
    remedy_media_ask_complete },
  { "media.notes-files",
    N_ ("These are the files that the migration from Lotus Notes runs on."),
    remedy_media_ask_notes_files },
  { NTSMIG_INI,
    N_ ("The text of event 12010 names this file. Where it lies in a service pack is not known."),
    remedy_media_ask_ntsmig_ini },
};

/**
 * remedy_media_find_file:
 * @self: a case
 * @folder: of the table, or %REMEDY_MEDIA_SETUP_FILES
 * @name: of a file
 *
 * Returns: (transfer none) (nullable): what the media has in its place
 */
const RemedyFileFact *
remedy_media_find_file (const RemedyMediaCase *self,
                        const char            *folder,
                        const char            *name)
{
  for (guint i = 0; i < self->media->files->len; i++)
    {
      const RemedyFileFact *file = self->media->files->pdata[i];

      if (g_strcmp0 (file->folder, folder) == 0 && remedy_text_equal (file->name, name))
        return file;
    }
  return NULL;
}

/**
 * remedy_media_is_judged:
 * @self: a case
 * @finding: set to unknown if there is nothing to ask
 * @title: its title then
 *
 * Returns: %FALSE if the media has no file of Exchange that could tell
 */
gboolean
remedy_media_is_judged (const RemedyMediaCase *self,
                        RemedyFinding         *finding,
                        const char            *title)
{
  if (self->n_exchange > 0)
    return TRUE;
  finding->how = REMEDY_HOW_NOT_READ;
  remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING, "%s", title);
  remedy_finding_summarize (finding, _ ("No file of Exchange was found in it"));
  return FALSE;
}

/**
 * remedy_media_find_machine:
 * @files: (element-type RemedyFileFact): files
 *
 * Returns: (transfer none) (nullable): the processor that most of the 32-bit programs among
 *   them are for, as in "i386"; %NULL if there are none
 */
const char *
remedy_media_find_machine (const GPtrArray *files)
{
  static const char *const machines[] = { "i386", "alpha" };
  guint n[G_N_ELEMENTS (machines)] = { 0 };

  for (guint i = 0; i < files->len; i++)
    {
      const RemedyFileFact *file = files->pdata[i];

      for (guint j = 0; j < G_N_ELEMENTS (machines); j++)
        n[j] += file->state == REMEDY_ITEM_FOUND && g_strcmp0 (file->machine, machines[j]) == 0;
    }
  if (n[0] == 0 && n[1] == 0)
    return NULL;
  return machines[n[1] > n[0]];
}

static void
count (RemedyMediaCase *self)
{
  RemedyFilesFact files = { .files = self->media->files };
  const RemedyFacts shell = { .files = &files };

  remedy_service_pack_vote (&shell, &self->vote);
  for (guint i = 0; i < files.files->len; i++)
    {
      const RemedyFileFact *file = files.files->pdata[i];

      self->n_exchange += file->state == REMEDY_ITEM_FOUND && file->version != NULL &&
                          !g_str_equal (file->folder, REMEDY_MEDIA_SETUP_FILES);
    }
}

static gint64
server_pack (const RemedyFacts *facts,
             gint64             service_pack)
{
  RemedyServicePackVote vote;

  if (service_pack > 0)
    return service_pack;
  remedy_service_pack_vote (facts, &vote);
  return vote.service_pack > 0 ? vote.service_pack : -1;
}

/**
 * remedy_media_judge:
 * @media: what was read of a service pack
 * @facts: what was read of the server
 * @service_pack: the one that is on the server, 1 or 2; 0 if the facts are to tell it
 * @language: (nullable): the server's language as the operator stated it, "ENG"
 *
 * Asks whether @media is the service pack to be reapplied. What cannot be known is unknown,
 * and never a pass.
 *
 * Returns: (transfer full) (element-type RemedyFinding): one for each question, always in
 *   the same order
 */
GPtrArray *
remedy_media_judge (const RemedyMedia *media,
                    const RemedyFacts *facts,
                    gint64             service_pack,
                    const char        *language)
{
  g_autoptr (GPtrArray) findings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_finding_free);
  RemedyMediaCase self = { .media = media, .facts = facts, .language = language };

  g_return_val_if_fail (media != NULL && facts != NULL, NULL);

  if (language != NULL && *language == '\0')
    self.language = NULL;
  self.server = server_pack (facts, service_pack);
  count (&self);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      RemedyFinding *finding = remedy_finding_new ();

      finding->id = g_strdup (questions[i].id);
      finding->why = g_strdup (_ (questions[i].why));
      finding->how = REMEDY_HOW_READ;
      questions[i].ask (&self, finding);
      g_assert (finding->title != NULL && finding->summary != NULL);
      g_ptr_array_add (findings, finding);
    }
  return g_steal_pointer (&findings);
}

/* The answers behind it, and what to do about the first that speaks against the media. */
static void
tell_why (RemedyFinding       *sum,
          const GPtrArray     *findings,
          const RemedyFinding *first)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = findings->pdata[i];

      if (first == NULL || finding->verdict == first->verdict)
        remedy_finding_add_seen (sum, finding->how, finding->summary, "%s", finding->title);
    }
  if (first != NULL)
    {
      sum->how = first->how;
      sum->advice = g_strdup (first->advice);
    }
  sum->why = g_strdup (_ ("From the wrong media Update refuses to run, asks for files that are not "
                          "there, or upgrades the server."));
}

/**
 * remedy_media_sum_up:
 * @findings: (element-type RemedyFinding): of remedy_media_judge()
 *
 * Returns: (transfer full): what they add up to: a failure if one fails, and a pass only if
 *   all is known but where ntsmig.ini lies
 */
RemedyFinding *
remedy_media_sum_up (const GPtrArray *findings)
{
  RemedyFinding *sum = remedy_finding_new ();
  const RemedyFinding *failed = NULL;
  const RemedyFinding *unknown = NULL;

  g_return_val_if_fail (findings != NULL, sum);

  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = findings->pdata[i];

      if (finding->verdict == REMEDY_VERDICT_FAIL && failed == NULL)
        failed = finding;
      if (finding->verdict == REMEDY_VERDICT_UNKNOWN && unknown == NULL &&
          !g_str_equal (finding->id, NTSMIG_INI))
        unknown = finding;
    }
  sum->id = g_strdup ("media");
  if (failed != NULL)
    remedy_finding_judge (sum, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                          _ ("Do not run Update from this media"));
  else if (unknown != NULL)
    remedy_finding_judge (sum, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                          _ ("Whether this is the right media is not certain"));
  else
    remedy_finding_judge (sum, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                          _ ("This media fits the server"));
  if (failed != NULL || unknown != NULL)
    remedy_finding_summarize (sum, "%s", (failed != NULL ? failed : unknown)->title);
  else
    remedy_finding_summarize (sum, _ ("Service pack, processor, language and files are the "
                                      "server’s"));
  tell_why (sum, findings, failed != NULL ? failed : unknown);
  return sum;
}
