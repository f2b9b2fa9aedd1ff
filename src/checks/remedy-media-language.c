/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-media-questions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-text.h"

/* Files that are named, of those whose languages differ. */
#define MAX_SHOWN 5

/* The lower ten bits of a LANGID. */
#define PRIMARY(langid) ((langid) & 0x3FF)

/* What the files of both say, where both have them. */
typedef struct
{
  guint  n_compared;
  guint  n_differ;
  gint64 server; /* LANGID of the first that differs */
  gint64 media;
} Comparison;

static char *
langid_name (gint64 langid)
{
  static const struct
  {
    guint       primary;
    const char *name;
  } names[] = {
    { 0x04, N_ ("Chinese") },    { 0x06, N_ ("Danish") },  { 0x07, N_ ("German") },
    { 0x09, N_ ("English") },    { 0x0A, N_ ("Spanish") }, { 0x0B, N_ ("Finnish") },
    { 0x0C, N_ ("French") },     { 0x10, N_ ("Italian") }, { 0x11, N_ ("Japanese") },
    { 0x12, N_ ("Korean") },     { 0x13, N_ ("Dutch") },   { 0x14, N_ ("Norwegian") },
    { 0x16, N_ ("Portuguese") }, { 0x1D, N_ ("Swedish") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (PRIMARY (langid) == names[i].primary)
      return g_strdup (_ (names[i].name));
  return g_strdup_printf ("0x%04x", (guint) (langid & 0xFFFF));
}

static void
compare (const RemedyMediaCase *self,
         RemedyFinding         *finding,
         Comparison            *result)
{
  *result = (Comparison){ 0 };
  for (guint i = 0; i < self->media->files->len; i++)
    {
      const RemedyFileFact *media = self->media->files->pdata[i];
      const RemedyFileFact *server =
          remedy_facts_find_file (self->facts, media->folder, media->name);
      g_autofree char *ours = NULL;
      g_autofree char *theirs = NULL;

      if (server == NULL || server->language == 0 || media->language == 0)
        continue;
      result->n_compared++;
      if (PRIMARY (server->language) == PRIMARY (media->language))
        continue;
      if (result->n_differ++ == 0)
        {
          result->server = server->language;
          result->media = media->language;
        }
      if (result->n_differ > MAX_SHOWN)
        continue;
      ours = langid_name (media->language);
      theirs = langid_name (server->language);
      /* Translators: a file, and two languages. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, media->path,
                               _ ("%s tells %s, and the server’s tells %s"), media->name, ours,
                               theirs);
    }
}

/* The client’s CD says EN where the server’s says ENG (Q191013). */
static gboolean
is_same_word (const char *a,
              const char *b)
{
  return remedy_text_has_prefix (a, b) || remedy_text_has_prefix (b, a);
}

static void
advise (const RemedyMediaCase *self,
        RemedyFinding         *finding)
{
  remedy_finding_advise (finding, _ ("Our advice, not Microsoft’s: reapply the service pack in the "
                                     "language of the server."));
}

static void
judge_by_files (const RemedyMediaCase *self,
                const Comparison      *files,
                RemedyFinding         *finding)
{
  g_autofree char *media = langid_name (files->media);
  g_autofree char *server = langid_name (files->server);

  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        /* Translators: two languages. */
                        _ ("Its files tell %s, and the server’s tell %s"), media, server);
  remedy_finding_summarize (
      finding,
      g_dngettext (GETTEXT_PACKAGE, "%u file of the same name differs in it",
                   "%u files of the same name differ in it", files->n_differ),
      files->n_differ);
  advise (self, finding);
}

static void
judge_by_word (const RemedyMediaCase *self,
               RemedyFinding         *finding)
{
  const char *media = self->media->language;

  finding->how = REMEDY_HOW_STATED;
  remedy_finding_add_seen (finding, REMEDY_HOW_STATED, NULL, _ ("The language of the server: %s"),
                           self->language);
  remedy_finding_add_seen (finding, REMEDY_HOW_READ, self->media->setup,
                           _ ("The folder of the service pack: %s"), media);
  if (is_same_word (media, self->language))
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            /* Translators: a language as a folder has it, "ENG". */
                            _ ("It is in the language that you stated, %s"), self->language);
      remedy_finding_summarize (finding, _ ("Told by the name of its folder; no file of it "
                                            "contradicts the server’s"));
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        /* Translators: two languages as folders have them. */
                        _ ("Its folder says %s, and you stated %s for the server"), media,
                        self->language);
  remedy_finding_summarize (finding, _ ("It seems to be in another language"));
  advise (self, finding);
}

static void
judge_unstated (const RemedyMediaCase *self,
                const Comparison      *files,
                RemedyFinding         *finding)
{
  remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                        _ ("Whether it is in the server’s language is not certain"));
  if (files->n_compared > 0)
    remedy_finding_summarize (
        finding,
        g_dngettext (GETTEXT_PACKAGE, "%u file of the same name tells the same language",
                     "%u files of the same name tell the same language", files->n_compared),
        files->n_compared);
  else
    remedy_finding_summarize (finding, _ ("The files tell no language that could be compared"));
  if (self->language == NULL)
    remedy_finding_advise (finding, _ ("Say which language the server has, as a service pack names "
                                       "its folder: ENG, GER. The name of the folder is compared "
                                       "with that."));
  else if (self->media->kind != REMEDY_MEDIA_FOLDER)
    remedy_finding_advise (finding, _ ("No folder in it is named after a language. If you know "
                                       "that it is in the server’s, go on."));
  else
    remedy_finding_advise (finding, _ ("Choose the folder above the one that bears the language, "
                                       "so that its name can be compared with what you stated."));
}

/**
 * remedy_media_ask_language:
 * @self: a case
 * @finding: (inout): the answer
 *
 * Is it in the server's language? That it has to be is our inference, and which language
 * the files of Exchange tell in which edition is not known. So files that differ speak
 * against it, files that agree alone do not speak for it, and what the operator stated is
 * compared with the name of the folder.
 */
void
remedy_media_ask_language (const RemedyMediaCase *self,
                           RemedyFinding         *finding)
{
  Comparison files;

  if (!remedy_media_is_judged (self, finding, _ ("In which language it is could not be told")))
    return;
  compare (self, finding, &files);
  if (files.n_differ > 0)
    judge_by_files (self, &files, finding);
  else if (self->language != NULL && self->media->language != NULL)
    judge_by_word (self, finding);
  else
    judge_unstated (self, &files, finding);
}
