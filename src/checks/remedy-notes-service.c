/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-notes-service.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-reason.h"

/**
 * remedy_notes_service_match:
 * @matches: (element-type RemedyMatchFact): matches of a profile or of a MAPISVC.INF
 * @certainty: how sure
 *
 * Returns: (transfer none) (nullable): the first of them that is as sure
 */
const RemedyMatchFact *
remedy_notes_service_match (const GPtrArray      *matches,
                            RemedyMatchCertainty  certainty)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const RemedyMatchFact *match = matches->pdata[i];

      if (match->certainty == (int) certainty)
        return match;
    }
  return NULL;
}

/**
 * remedy_notes_service_profiles:
 * @facts: facts
 *
 * Returns: (transfer full) (element-type utf8): the Outlook profiles that hold the
 *   service for certain, as in "jkessler (Notes Mail)"
 */
GPtrArray *
remedy_notes_service_profiles (const RemedyFacts *facts)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; facts->outlook != NULL && i < facts->outlook->users->len; i++)
    {
      const RemedyUserFact *user = facts->outlook->users->pdata[i];

      for (guint j = 0; j < user->profiles->len; j++)
        {
          const RemedyProfileFact *profile = user->profiles->pdata[j];

          if (!profile->connector &&
              remedy_notes_service_match (profile->matches, REMEDY_MATCH_CERTAIN) != NULL)
            /* Translators: a user, then the name of the user's Outlook profile. */
            g_ptr_array_add (names, g_strdup_printf (_ ("%s (%s)"), user->user, profile->name));
        }
    }
  return names;
}

static gboolean
has_possible (const RemedyOutlookFact *outlook)
{
  for (guint i = 0; i < outlook->mapisvc->len; i++)
    if (((RemedyMapisvcFact *) outlook->mapisvc->pdata[i])->matches->len > 0)
      return TRUE;
  for (guint i = 0; i < outlook->users->len; i++)
    {
      const RemedyUserFact *user = outlook->users->pdata[i];

      for (guint j = 0; j < user->profiles->len; j++)
        {
          const RemedyProfileFact *profile = user->profiles->pdata[j];

          if (!profile->connector && profile->matches->len > 0)
            return TRUE;
        }
    }
  return FALSE;
}

/**
 * remedy_notes_service_unread:
 * @facts: facts
 *
 * Returns: (transfer full) (nullable): why absence could not be shown; %NULL if every
 *   profile and every MAPISVC.INF was read
 */
char *
remedy_notes_service_unread (const RemedyFacts *facts)
{
  const RemedyOutlookFact *outlook = facts->outlook;

  if (outlook == NULL)
    return g_strdup (remedy_reason_not_read (facts));
  for (guint i = 0; i < outlook->users->len; i++)
    {
      const RemedyUserFact *user = outlook->users->pdata[i];

      if (!remedy_reason_is_whole (user->hive))
        return remedy_reason_hive_text (user->hive);
    }
  if (!outlook->users_complete)
    return outlook->users_reason != NULL ? remedy_reason_sentence (outlook->users_reason)
                                         : g_strdup (_ ("Not every user’s profile was found"));
  for (guint i = 0; i < outlook->mapisvc->len; i++)
    {
      const RemedyMapisvcFact *inf = outlook->mapisvc->pdata[i];

      if (inf->state != REMEDY_ITEM_FOUND && inf->state != REMEDY_ITEM_MISSING)
        return remedy_reason_text (inf->path, inf->state, inf->reason);
    }
  return outlook->mapisvc->len > 0 ? NULL : g_strdup (_ ("No MAPISVC.INF was looked at"));
}

/**
 * remedy_notes_service_find:
 * @facts: facts
 *
 * What is not in MAPISVC.INF may still be in profiles, and what is in it need not be used
 * (Q154104). A name that is merely possible makes absence unknown.
 *
 * Returns: where the Lotus Notes service is
 */
RemedyNotesServiceState
remedy_notes_service_find (const RemedyFacts *facts)
{
  g_autoptr (GPtrArray) profiles = remedy_notes_service_profiles (facts);
  g_autofree char *unread = remedy_notes_service_unread (facts);

  if (profiles->len > 0)
    return REMEDY_NOTES_SERVICE_PROFILE;
  for (guint i = 0; facts->outlook != NULL && i < facts->outlook->mapisvc->len; i++)
    {
      const RemedyMapisvcFact *inf = facts->outlook->mapisvc->pdata[i];

      if (remedy_notes_service_match (inf->matches, REMEDY_MATCH_CERTAIN) != NULL)
        return REMEDY_NOTES_SERVICE_OFFERED;
    }
  if (unread != NULL || has_possible (facts->outlook))
    return REMEDY_NOTES_SERVICE_UNKNOWN;
  return REMEDY_NOTES_SERVICE_ABSENT;
}
