/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-checks.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-notes-service.h"
#include "checks/remedy-reason.h"

typedef struct
{
  guint n_profiles;             /* that were read */
  guint n_possible;             /* that speak of Lotus or Notes, and no more */
  const RemedyUserFact *unread; /* (nullable): the first whose hive is not whole */
} Count;

static void
show_profile (const RemedyUserFact    *user,
              const RemedyProfileFact *profile,
              RemedyFinding           *finding)
{
  for (guint i = 0; i < profile->matches->len; i++)
    {
      const RemedyMatchFact *match = profile->matches->pdata[i];
      g_autofree char *where = g_strdup_printf ("%s · Profiles\\%s\\%s · %s", user->hive->path,
                                                profile->name, match->section, match->name);

      /* Translators: a user, the name of an Outlook profile, a value in it. */
      remedy_finding_add_seen (finding, REMEDY_HOW_READ, where, _ ("%s, profile “%s”: %s"),
                               user->user, profile->name, match->value);
    }
  if (profile->connector && profile->matches->len > 0)
    remedy_finding_add_seen (finding, REMEDY_HOW_READ, user->hive->path,
                             /* Translators: the name of a MAPI profile. */
                             _ ("The profile “%s” is a connector’s, not Outlook’s"), profile->name);
}

static void
count_user (const RemedyUserFact *user,
            Count                *count,
            RemedyFinding        *finding)
{
  g_autofree char *reason = NULL;

  if (!remedy_reason_is_whole (user->hive))
    {
      reason = remedy_reason_hive_text (user->hive);
      remedy_finding_add_seen (finding, REMEDY_HOW_NOT_READ,
                               user->hive != NULL ? user->hive->path : NULL, "%s: %s", user->user,
                               reason);
      if (count->unread == NULL)
        count->unread = user;
    }
  for (guint i = 0; i < user->profiles->len; i++)
    {
      const RemedyProfileFact *profile = user->profiles->pdata[i];

      show_profile (user, profile, finding);
      if (profile->connector)
        continue;
      count->n_profiles++;
      count->n_possible +=
          profile->matches->len > 0 &&
          remedy_notes_service_match (profile->matches, REMEDY_MATCH_CERTAIN) == NULL;
    }
}

static void
judge_unread (const RemedyOutlookFact *outlook,
              const Count             *count,
              RemedyFinding           *finding)
{
  const char *title = _ ("Not every user’s Outlook profiles were read");
  const RemedyHiveFact *hive = count->unread != NULL ? count->unread->hive : NULL;

  if (hive != NULL && hive->state != REMEDY_ITEM_FOUND)
    {
      remedy_finding_set_unread (finding, title, hive->path, hive->state, hive->reason);
      return;
    }
  if (hive != NULL)
    {
      g_autofree char *reason = remedy_reason_hive_text (hive);

      remedy_finding_set_unread (finding, title, hive->path, REMEDY_ITEM_UNREADABLE, NULL);
      remedy_finding_summarize (finding, "%s", reason);
      return;
    }
  remedy_finding_set_unread (finding, title, "NTUSER.DAT", REMEDY_ITEM_NOT_HERE, NULL);
  if (outlook->users_reason != NULL)
    {
      g_autofree char *reason = remedy_reason_sentence (outlook->users_reason);

      remedy_finding_summarize (finding, "%s", reason);
    }
  remedy_finding_advise (finding, _ ("Copy NTUSER.DAT of every user from the server into this "
                                     "folder, and read again. The one of a user who is logged on "
                                     "is locked: let the user log off first."));
}

void
remedy_check_outlook_profiles (const RemedyFacts   *facts,
                               const RemedyAnswers *answers,
                               RemedyFinding       *finding)
{
  const RemedyOutlookFact *outlook = facts->outlook;
  g_autoptr (GPtrArray) profiles = remedy_notes_service_profiles (facts);
  g_autofree char *names = NULL;
  Count count = { 0 };

  for (guint i = 0; i < outlook->users->len; i++)
    count_user (outlook->users->pdata[i], &count, finding);
  remedy_finding_cite (finding, "Q236176");
  if (profiles->len > 0)
    {
      guint n_profiles = profiles->len;

      g_ptr_array_add (profiles, NULL);
      names = g_strjoinv (" · ", (char **) profiles->pdata);
      remedy_finding_judge (
          finding, REMEDY_VERDICT_FAIL, REMEDY_SEVERITY_ERROR,
          g_dngettext (GETTEXT_PACKAGE, "%u Outlook profile holds the Lotus Notes service",
                       "%u Outlook profiles hold the Lotus Notes service", n_profiles),
          n_profiles);
      remedy_finding_summarize (finding, "%s", names);
      remedy_finding_advise (finding,
                             _ ("Tell these users before you start: their Outlook profile that "
                                "connects to Notes stops working once the service pack is "
                                "reapplied. Microsoft’s article on it, Q180314, could not be "
                                "obtained."));
    }
  else if (count.n_possible > 0)
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_UNKNOWN, REMEDY_SEVERITY_WARNING,
                            _ ("An Outlook profile may hold the Lotus Notes service"));
      remedy_finding_summarize (finding, _ ("A name in it speaks of Lotus, Domino or Notes"));
    }
  else if (count.unread != NULL || !outlook->users_complete)
    judge_unread (outlook, &count, finding);
  else
    {
      remedy_finding_judge (finding, REMEDY_VERDICT_PASS, REMEDY_SEVERITY_INFO,
                            _ ("No Outlook profile holds the Lotus Notes service"));
      /* Translators: a number of Outlook profiles, and a number of users. */
      remedy_finding_summarize (finding, _ ("Profiles read: %u, of %u users"), count.n_profiles,
                                outlook->users->len);
    }
}
