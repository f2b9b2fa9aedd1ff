/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-media-questions.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"

/* The first two version numbers of Exchange 5.5. */
#define MAJOR 5
#define MINOR 5

/* Files whose versions are shown, whatever the answer. */
static const struct
{
  const char *folder;
  const char *name;
} shown[] = {
  { REMEDY_MEDIA_SETUP_FILES, "UPDATE.EXE" }, { "exchsrvr/bin", "Store.exe" },
  { "exchsrvr/bin", "Mlmignts.dll" },         { "exchsrvr/bin", "Mlmig32.dll" },
  { "winnt/system32", "Mapi32.dll" },
};

static void
show_versions (const RemedyMediaCase *self,
               RemedyFinding         *finding)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      const RemedyFileFact *file =
          remedy_media_find_file (self, shown[i].folder, shown[i].name);

      if (file != NULL && file->state == REMEDY_ITEM_FOUND && file->version != NULL)
        remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, "%s %s", shown[i].name,
                                 file->version);
    }
}

/* Another release of Exchange has the same names with other first numbers. */
static const RemedyFileFact *
find_other_exchange (const RemedyMediaCase *self)
{
  const RemedyFileFact *first = NULL;
  guint n_other = 0;
  guint n = 0;

  for (guint i = 0; i < self->media->files->len; i++)
    {
      const RemedyFileFact *file = self->media->files->pdata[i];
      RemedyVersion version;

      if (file->state != REMEDY_ITEM_FOUND || file->version == NULL ||
          !remedy_service_pack_in_set (file->folder, file->name) ||
          !remedy_version_parse (file->version, &version))
        continue;
      n++;
      if (version.part[0] == MAJOR && version.part[1] == MINOR)
        continue;
      n_other++;
      if (first == NULL)
        first = file;
    }
  return n_other * 2 > n ? first : NULL;
}

static void
judge_untold (const RemedyMediaCase *self,
              RemedyFinding         *finding)
{
  remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                        _ ("Which service pack it is could not be told"));
  if (self->vote.n_read == 0)
    remedy_finding_summarize (finding, _ ("None of the files that tell it was read"));
  else
    remedy_finding_summarize (
        finding,
        g_dngettext (GETTEXT_PACKAGE, "%u file that tells it was read, and %u agree",
                     "%u files that tell it were read, and %u agree", self->vote.n_read),
        self->vote.n_read, self->vote.n_agree);
  remedy_finding_advise (finding, _ ("Take another copy of the service pack, as it came."));
}

static void
judge_lower (const RemedyMediaCase *self,
             RemedyFinding         *finding)
{
  const char *server = remedy_service_pack_name (self->server);

  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        /* Translators: two service packs. */
                        _ ("This is %s, and the server has %s: Update would refuse"),
                        remedy_service_pack_name (self->vote.service_pack), server);
  remedy_finding_summarize (finding, _ ("It is older than the setup that ran last"));
  /* Translators: a service pack. */
  remedy_finding_advise (finding, _ ("Get the media of %s."), server);
  remedy_finding_cite (finding, "Q159788;Q176165");
}

static void
judge_higher (const RemedyMediaCase *self,
              RemedyFinding         *finding)
{
  const char *server = remedy_service_pack_name (self->server);

  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        /* Translators: two service packs. */
                        _ ("This is %s, and the server has %s"),
                        remedy_service_pack_name (self->vote.service_pack), server);
  remedy_finding_summarize (finding, _ ("Update would upgrade the server, which the article does "
                                        "not ask for"));
  /* Translators: a service pack. */
  remedy_finding_advise (finding, _ ("Get the media of %s."), server);
  remedy_finding_cite (finding, "Q236176");
}

static void
judge_level (const RemedyMediaCase *self,
             RemedyFinding         *finding)
{
  const char *name = remedy_service_pack_name (self->vote.service_pack);

  if (self->server < 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            /* Translators: a service pack. */
                            _ ("This is %s; which one the server has is not known"), name);
      remedy_finding_summarize (finding, _ ("The article asks for the one that is on the server"));
      remedy_finding_advise (finding, _ ("Read the server’s files first: they tell it."));
      remedy_finding_cite (finding, "Q236176");
      return;
    }
  if (self->vote.service_pack < self->server)
    {
      judge_lower (self, finding);
      return;
    }
  if (self->vote.service_pack > self->server)
    {
      judge_higher (self, finding);
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        /* Translators: a service pack. */
                        _ ("This is %s, the one that is on the server"), name);
  remedy_finding_summarize (finding,
                            g_dngettext (GETTEXT_PACKAGE, "%u of %u file that tells it agrees",
                                         "%u of %u files that tell it agree", self->vote.n_read),
                            self->vote.n_agree, self->vote.n_read);
}

/**
 * remedy_media_ask_service_pack:
 * @self: a case
 * @finding: (inout): the answer
 *
 * Is it the service pack that is on the server? A lower one is refused (Q159788, Q176165).
 */
void
remedy_media_ask_service_pack (const RemedyMediaCase *self,
                               RemedyFinding         *finding)
{
  const RemedyFileFact *other;

  remedy_finding_cite (finding, "Q243604");
  if (!remedy_media_is_judged (self, finding, _ ("Which service pack it is could not be told")))
    return;
  show_versions (self, finding);
  other = find_other_exchange (self);
  if (other != NULL)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                            _ ("Its files are not those of Exchange 5.5"));
      /* Translators: a file and its version. */
      remedy_finding_summarize (finding, _ ("%s %s, for one"), other->name, other->version);
      remedy_finding_advise (finding, _ ("Choose the service pack of Exchange Server 5.5."));
    }
  else if (self->vote.service_pack < 0)
    judge_untold (self, finding);
  else
    judge_level (self, finding);
}

/**
 * remedy_media_machine_name:
 * @machine: (nullable): as in "i386"
 *
 * Returns: (transfer none): how people call that processor
 */
const char *
remedy_media_machine_name (const char *machine)
{
  if (g_strcmp0 (machine, "i386") == 0)
    return _ ("Intel");
  if (g_strcmp0 (machine, "alpha") == 0)
    return _ ("Alpha");
  return machine != NULL ? machine : _ ("unknown");
}

/* Programs of the media for another processor than @machine. */
static guint
show_strangers (const RemedyMediaCase *self,
                const char            *machine,
                RemedyFinding         *finding)
{
  guint n = 0;

  for (guint i = 0; i < self->media->files->len; i++)
    {
      const RemedyFileFact *file = self->media->files->pdata[i];

      if (file->state != REMEDY_ITEM_FOUND || g_strcmp0 (file->format, "PE") != 0 ||
          g_strcmp0 (file->machine, machine) == 0)
        continue;
      n++;
      /* Translators: a file, then a processor. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, file->path, _ ("%s is for %s"),
                               file->name, remedy_media_machine_name (file->machine));
    }
  return n;
}

static void
judge_strangers (guint          n,
                 const char    *name,
                 RemedyFinding *finding)
{
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        g_dngettext (GETTEXT_PACKAGE, "%u of its programs is for another processor",
                                     "%u of its programs are for another processor", n),
                        n);
  /* Translators: a processor. */
  remedy_finding_summarize (finding, _ ("The others are for %s"), name);
  remedy_finding_advise (finding, _ ("Take another copy of the service pack, as it came."));
}

static void
judge_other_machine (const RemedyMediaCase *self,
                     const char            *media,
                     const char            *server,
                     RemedyFinding         *finding)
{
  remedy_finding_judge (finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
                        /* Translators: two processors. */
                        _ ("It is for %s processors, and the server’s files are for %s"),
                        remedy_media_machine_name (media), remedy_media_machine_name (server));
  remedy_finding_summarize (finding, _ ("The service pack has a folder, or a package, for each processor"));
  /* Translators: a processor. */
  remedy_finding_advise (finding, _ ("Choose the folder or package for %s."),
                         remedy_media_machine_name (server));
  remedy_finding_cite (finding, "Q191013;Q198347");
}

/**
 * remedy_media_ask_platform:
 * @self: a case
 * @finding: (inout): the answer
 *
 * Is it for the server's processor? The programs tell, not the name of their folder.
 */
void
remedy_media_ask_platform (const RemedyMediaCase *self,
                           RemedyFinding         *finding)
{
  const char *media = remedy_media_find_machine (self->media->files);
  const char *server =
      self->facts->files != NULL ? remedy_media_find_machine (self->facts->files->files) : NULL;
  guint n_strangers;

  if (!remedy_media_is_judged (self, finding, _ ("For which processor it is could not be told")))
    return;
  if (media == NULL || server == NULL)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            media == NULL ? _ ("For which processor it is could not be told")
                                          : _ ("The server’s processor is not known"));
      remedy_finding_summarize (finding, _ ("No program that tells it was read"));
      return;
    }
  if (!g_str_equal (media, server))
    {
      judge_other_machine (self, media, server, finding);
      return;
    }
  n_strangers = show_strangers (self, media, finding);
  if (n_strangers > 0)
    {
      judge_strangers (n_strangers, remedy_media_machine_name (media), finding);
      return;
    }
  remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                        /* Translators: a processor. */
                        _ ("It is for %s processors, as the server’s files are"),
                        remedy_media_machine_name (media));
  remedy_finding_summarize (finding, _ ("Told by its programs, not by the name of a folder"));
}
