/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"
#include "formats/remedy-mapi-profile.h"
#include "formats/remedy-mapisvc.h"

/* Bytes of a MAPISVC.INF, which has some 10 KiB. */
#define MAX_MAPISVC (4 * 1024 * 1024)

/* Users of one server. */
#define MAX_USERS 1000

/* Locales and systems for which Outlook keeps a MAPISVC.INF. */
#define MAX_MAPI_FOLDERS 100

/* A user's hive; that of a mandatory profile has another ending (Q161334). */
static const char *const hive_names[] = { "NTUSER.DAT", "NTUSER.MAN" };

/* Where the profiles are: on NT 4, and since Windows 2000 (Q297060). */
static const char *const profile_folders[] = { "%SystemRoot%\\Profiles",
                                               "%SystemDrive%\\Documents and Settings" };

static void
take_matches (GPtrArray       *into,
              const GPtrArray *matches)
{
  for (guint i = 0; i < matches->len; i++)
    {
      const RemedyMapiMatch *match = matches->pdata[i];
      RemedyMatchFact *fact;

      if (match->likeness == REMEDY_NOTES_NO)
        continue;
      fact = remedy_match_fact_new ();
      fact->section = g_strdup (match->section);
      fact->name = g_strdup (match->name);
      fact->value = g_strdup (match->value);
      fact->certainty =
          match->likeness == REMEDY_NOTES_CERTAIN ? REMEDY_MATCH_CERTAIN : REMEDY_MATCH_POSSIBLE;
      fact->key_time = match->key_time;
      g_ptr_array_add (into, fact);
    }
}

static void
take_services (RemedyMapisvcFact *fact,
               const GPtrArray   *services)
{
  for (guint i = 0; i < services->len; i++)
    {
      const RemedyMapisvcService *service = services->pdata[i];

      g_ptr_array_add (fact->services,
                       g_strdup (service->display != NULL ? service->display : service->section));
      take_matches (fact->matches, service->matches);
    }
}

static void
read_mapisvc (RemedyGather *self,
              const char   *path)
{
  RemedyMapisvcFact *fact = remedy_mapisvc_fact_new ();
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) services = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (self->facts->outlook->mapisvc, fact);
  remedy_gather_progress (self, 0.0, path);
  reader = remedy_gather_open (self, path, &entry, &fact->state, &fact->reason);
  fact->path = g_strdup (entry != NULL && entry->path != NULL ? entry->path : path);
  if (reader == NULL)
    return;
  if (entry != NULL)
    fact->modified = entry->modified;
  bytes = remedy_reader_read_all (reader, MAX_MAPISVC, self->cancellable, &error);
  if (bytes != NULL)
    services = remedy_mapisvc_parse (bytes, &error);
  if (services == NULL)
    remedy_gather_fail (error, &fact->state, &fact->reason);
  else
    take_services (fact, services);
}

/* A folder that cannot be looked into may hold a MAPISVC.INF. */
static void
add_unknown_mapisvc (RemedyGather *self,
                     const char   *folder,
                     int           state,
                     const char   *reason)
{
  RemedyMapisvcFact *fact;

  if (remedy_gather_is_absent (self, folder))
    return;
  fact = remedy_mapisvc_fact_new ();
  fact->path = g_strdup (folder);
  fact->state = state;
  fact->reason = g_strdup (reason);
  g_ptr_array_add (self->facts->outlook->mapisvc, fact);
}

/* Mapi\<locale>\<NT, 95 or 98>\MAPISVC.INF, of Outlook 2000 and later (Q246092). Depth is
 * how many levels are still below. */
static void
read_mapi_folder (RemedyGather *self,
                  const char   *folder,
                  guint         depth)
{
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *reason = NULL;
  int state = remedy_gather_list (self, folder, &entries, &reason);

  if (entries != NULL && entries->len > MAX_MAPI_FOLDERS)
    {
      state = REMEDY_ITEM_UNREADABLE;
      /* Translators: the limit. */
      reason = g_strdup_printf (_ ("the folder holds more than the limit of %d names"),
                                MAX_MAPI_FOLDERS);
    }
  if (state != REMEDY_ITEM_FOUND)
    add_unknown_mapisvc (self, folder, state, reason);
  for (guint i = 0; entries != NULL && i < MIN (entries->len, MAX_MAPI_FOLDERS); i++)
    {
      const RemedySourceEntry *entry = entries->pdata[i];
      g_autofree char *path = remedy_nt_path_join (folder, entry->name);

      if (depth > 0 && (entry->is_directory || entry->is_refused))
        read_mapi_folder (self, path, depth - 1);
      else if (depth == 0 && remedy_text_equal (entry->name, "MAPISVC.INF"))
        read_mapisvc (self, path);
    }
}

/* The first reason why the list of users is not whole is the one that is told. */
static void
tell_gap (RemedyGather *self,
          char         *reason)
{
  RemedyOutlookFact *part = self->facts->outlook;

  part->users_complete = FALSE;
  if (part->users_reason == NULL)
    part->users_reason = reason;
  else
    g_free (reason);
}

static void
take_profiles (RemedyUserFact  *user,
               const GPtrArray *profiles)
{
  for (guint i = 0; i < profiles->len; i++)
    {
      const RemedyMapiProfile *profile = profiles->pdata[i];
      RemedyProfileFact *fact = remedy_profile_fact_new ();

      fact->name = g_strdup (profile->name);
      fact->is_default = profile->is_default;
      fact->connector = profile->connector;
      fact->key_time = profile->key_time;
      for (guint j = 0; j < profile->services->len; j++)
        g_ptr_array_add (fact->services, g_strdup (profile->services->pdata[j]));
      take_matches (fact->matches, profile->matches);
      g_ptr_array_add (user->profiles, fact);
    }
}

static void
read_profiles (RemedyUserFact *user,
               RemedyHive     *hive)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) profiles = remedy_mapi_profile_list (hive, &error);

  if (profiles != NULL)
    take_profiles (user, profiles);
  else
    remedy_gather_fail (error, &user->hive->state, &user->hive->reason);
  user->hive->damaged |= remedy_hive_is_damaged (hive);
}

/* Whether a user's hive leaves something unknown. */
static void
judge_completeness (RemedyGather         *self,
                    const RemedyUserFact *user)
{
  if (user->hive->state != REMEDY_ITEM_FOUND)
    /* Translators: the name of a user, then the reason. */
    tell_gap (self, g_strdup_printf (_ ("the hive of %s could not be read: %s"), user->user,
                                     user->hive->reason));
  else if (user->hive->dirty || user->hive->damaged)
    /* Translators: the name of a user. */
    tell_gap (self, g_strdup_printf (_ ("the hive of %s was copied while it was in use, or is "
                                        "damaged: it may lack profiles"),
                                     user->user));
}

/* Reads the hive in the folder of a profile. %NULL if it has none. */
static RemedyUserFact *
read_user (RemedyGather *self,
           const char   *folder,
           GHashTable   *seen)
{
  g_autoptr (RemedyUserFact) user = remedy_user_fact_new ();
  g_autofree char *parent = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (hive_names); i++)
    {
      g_autofree char *path = remedy_nt_path_join (folder, hive_names[i]);
      g_autofree char *folded = remedy_nt_path_fold (path);
      g_autoptr (RemedyHive) hive = NULL;
      g_autoptr (RemedyHiveFact) fact = NULL;

      if (g_hash_table_contains (seen, folded))
        return NULL;
      remedy_gather_progress (self, 0.5, folder);
      hive = remedy_gather_hive (self, path, &fact);
      if (i > 0 && (fact->state == REMEDY_ITEM_MISSING || fact->state == REMEDY_ITEM_NOT_HERE))
        break;
      remedy_hive_fact_free (user->hive);
      user->hive = g_steal_pointer (&fact);
      g_hash_table_add (seen, g_steal_pointer (&folded));
      g_hash_table_add (seen, remedy_nt_path_fold (user->hive->path));
      if (hive != NULL)
        read_profiles (user, hive);
      if (user->hive->state != REMEDY_ITEM_MISSING && user->hive->state != REMEDY_ITEM_NOT_HERE)
        break;
    }
  parent = remedy_nt_path_parent (user->hive->path);
  user->user = remedy_nt_path_leaf (parent);
  return g_steal_pointer (&user);
}

static void
take_user (RemedyGather   *self,
           RemedyUserFact *user)
{
  judge_completeness (self, user);
  g_ptr_array_add (self->facts->outlook->users, user);
}

static void
read_listed_users (RemedyGather *self,
                   GHashTable   *seen)
{
  for (guint i = 0; i < MIN (self->listed_users->len, MAX_USERS); i++)
    {
      const RemedyListedUser *listed = self->listed_users->pdata[i];
      g_autofree char *path = g_strdup (listed->path);
      g_autofree char *leaf = NULL;
      RemedyUserFact *user;

      if (path == NULL)
        {
          /* Translators: the security identifier of a user. */
          tell_gap (self,
                    g_strdup_printf (_ ("the profile of %s is on another machine"), listed->sid));
          continue;
        }
      leaf = remedy_nt_path_leaf (path);
      /* Loose hives lie where NT 4 has them. */
      if (remedy_gather_is_loose (self))
        {
          g_free (path);
          path = g_strdup_printf ("%s\\Profiles\\%s", self->system_root, leaf);
        }
      user = read_user (self, path, seen);
      if (user == NULL)
        continue;
      user->sid = g_strdup (listed->sid);
      take_user (self, user);
    }
}

/* Users whose folder is there, listed or not. */
static gboolean
read_folder_users (RemedyGather *self,
                   const char   *folder,
                   GHashTable   *seen)
{
  RemedyOutlookFact *part = self->facts->outlook;
  g_autoptr (GPtrArray) entries = NULL;
  g_autofree char *reason = NULL;
  int state = remedy_gather_list (self, folder, &entries, &reason);

  if (state == REMEDY_ITEM_UNREADABLE || state == REMEDY_ITEM_REFUSED)
    tell_gap (self, g_strdup (reason));
  for (guint i = 0; entries != NULL && i < entries->len; i++)
    {
      const RemedySourceEntry *entry = entries->pdata[i];
      g_autofree char *path = remedy_nt_path_join (folder, entry->name);
      g_autoptr (RemedyUserFact) user = NULL;

      if (!entry->is_directory && !entry->is_refused)
        continue;
      if (part->users->len >= MAX_USERS)
        {
          /* Translators: the limit. */
          tell_gap (self, g_strdup_printf (_ ("there are more than %d users"), MAX_USERS));
          break;
        }
      user = read_user (self, path, seen);
      /* "All Users" has no hive. */
      if (user != NULL && user->hive->state != REMEDY_ITEM_MISSING &&
          user->hive->state != REMEDY_ITEM_NOT_HERE)
        take_user (self, g_steal_pointer (&user));
    }
  return state == REMEDY_ITEM_FOUND;
}

static void
read_users (RemedyGather *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean any = FALSE;

  self->facts->outlook->users_complete = TRUE;
  if (remedy_gather_is_loose (self))
    tell_gap (self, g_strdup (_ ("these are loose files: there may be users whose NTUSER.DAT is "
                                 "not in this folder")));
  else if (self->listed_users_gap != NULL)
    tell_gap (self, g_strdup (self->listed_users_gap));
  read_listed_users (self, seen);
  for (guint i = 0; i < G_N_ELEMENTS (profile_folders); i++)
    {
      g_autofree char *folder = remedy_nt_path_expand (profile_folders[i], self->system_root);

      any |= read_folder_users (self, folder, seen);
    }
  if (!any && !remedy_gather_is_loose (self))
    tell_gap (self, g_strdup (_ ("the folder with the users’ profiles is not in what was read")));
}

/**
 * remedy_gather_outlook:
 * @self: a gathering
 *
 * Reads every MAPISVC.INF, and the MAPI profiles in every user's hive.
 */
void
remedy_gather_outlook (RemedyGather *self)
{
  g_autofree char *inf = remedy_nt_path_join (self->system_root, "System32\\MAPISVC.INF");
  g_autofree char *mapi =
      g_strdup_printf ("%c:\\Program Files\\Common Files\\System\\Mapi", self->system_root[0]);

  self->facts->outlook = remedy_outlook_fact_new ();
  read_mapisvc (self, inf);
  read_mapi_folder (self, mapi, 2);
  read_users (self);
}
