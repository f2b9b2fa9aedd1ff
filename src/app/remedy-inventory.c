/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-inventory.h"

#include <glib/gi18n-lib.h>

static void
add (GPtrArray  *items,
     const char *title,
     int         state,
     const char *path,
     const char *reason,
     const char *file)
{
  RemedyInventoryItem *item = g_new0 (RemedyInventoryItem, 1);

  item->title = g_strdup (title);
  item->state = state;
  if (state == REMEDY_ITEM_FOUND || reason == NULL)
    item->detail = g_strdup (path);
  else if (path == NULL || strstr (reason, path) != NULL)
    item->detail = g_strdup (reason);
  else
    /* Translators: a path, and why it could not be read. */
    item->detail = g_strdup_printf (_ ("%s: %s"), path, reason);
  item->file = file;
  g_ptr_array_add (items, item);
}

static void
add_logs (GPtrArray *items, const RemedyEventsFact *events)
{
  const char *title = _ ("Application log");

  if (events == NULL)
    add (items, title, REMEDY_ITEM_NOT_READ, NULL, NULL, "AppEvent.Evt");
  else if (events->logs->len == 0)
    add (items, title, REMEDY_ITEM_NOT_HERE, NULL, NULL, "AppEvent.Evt");
  for (guint i = 0; events != NULL && i < events->logs->len; i++)
    {
      const RemedyLogFact *log = g_ptr_array_index (events->logs, i);

      add (items, title, log->state, log->path, log->reason, "AppEvent.Evt");
    }
}

static void
add_hive (GPtrArray            *items,
          const char           *title,
          const RemedyHiveFact *hive,
          gboolean              read,
          const char           *file)
{
  if (hive == NULL)
    add (items, title, read ? REMEDY_ITEM_NOT_HERE : REMEDY_ITEM_NOT_READ, NULL, NULL, file);
  else
    add (items, title, hive->state, hive->path, hive->reason, file);
}

static guint
count_found (const GPtrArray *files, const char *folder)
{
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const RemedyFileFact *file = g_ptr_array_index (files, i);

      n += file->state == REMEDY_ITEM_FOUND && g_strcmp0 (file->folder, folder) == 0;
    }
  return n;
}

static void
add_files (GPtrArray *items, const RemedyFilesFact *files)
{
  g_autofree char *programs = NULL;
  g_autofree char *shared = NULL;
  guint            n;

  if (files == NULL)
    {
      add (items, _ ("Exchange program files"), REMEDY_ITEM_NOT_READ, NULL, NULL, "exchsrvr\\bin");
      return;
    }
  n = count_found (files->files, "exchsrvr/bin");
  programs = g_strdup_printf (
      ngettext ("%u known file in exchsrvr\\bin", "%u known files in exchsrvr\\bin", n), n);
  add (items, _ ("Exchange program files"), files->bin_state, programs, NULL, "exchsrvr\\bin");
  n = count_found (files->files, "winnt/system32");
  shared =
      g_strdup_printf (ngettext ("%u known file in System32", "%u known files in System32", n), n);
  add (items, _ ("Shared system files"), files->system32_state, shared, NULL, "System32");
  if (files->ntsmig_ini != NULL)
    add (items, "ntsmig.ini", files->ntsmig_ini->state, files->ntsmig_ini->path,
         files->ntsmig_ini->reason, "ntsmig.ini");
}

static gboolean
is_any_read (const GPtrArray *mapisvc)
{
  for (guint i = 0; i < mapisvc->len; i++)
    if (((const RemedyMapisvcFact *) g_ptr_array_index (mapisvc, i))->state == REMEDY_ITEM_FOUND)
      return TRUE;
  return FALSE;
}

/* There are two possible places, and one is enough. */
static void
add_mapisvc (GPtrArray *items, const GPtrArray *mapisvc)
{
  gboolean any = is_any_read (mapisvc);

  if (mapisvc->len == 0)
    add (items, "MAPISVC.INF", REMEDY_ITEM_NOT_HERE, NULL, NULL, "MAPISVC.INF");
  for (guint i = 0; i < mapisvc->len; i++)
    {
      const RemedyMapisvcFact *file = g_ptr_array_index (mapisvc, i);

      if (!any || file->state == REMEDY_ITEM_FOUND || file->state == REMEDY_ITEM_UNREADABLE)
        add (items, "MAPISVC.INF", file->state, file->path, file->reason, "MAPISVC.INF");
    }
}

static void
add_users (GPtrArray *items, const RemedyOutlookFact *outlook)
{
  for (guint i = 0; i < outlook->users->len; i++)
    {
      const RemedyUserFact *user = g_ptr_array_index (outlook->users, i);
      /* Translators: the registry hive of a user, whose name follows. */
      g_autofree char *title = g_strdup_printf (_ ("User profile of %s"), user->user);

      add_hive (items, title, user->hive, TRUE, "NTUSER.DAT");
    }
  if (outlook->users->len == 0)
    add (items, _ ("User profiles"), REMEDY_ITEM_NOT_HERE, NULL, outlook->users_reason,
         "NTUSER.DAT");
  else if (!outlook->users_complete)
    add (items, _ ("Further user profiles"), REMEDY_ITEM_NOT_HERE, NULL, outlook->users_reason,
         "NTUSER.DAT");
}

static void
add_outlook (GPtrArray *items, const RemedyOutlookFact *outlook)
{
  if (outlook == NULL)
    {
      add (items, "MAPISVC.INF", REMEDY_ITEM_NOT_READ, NULL, NULL, "MAPISVC.INF");
      add (items, _ ("User profiles"), REMEDY_ITEM_NOT_READ, NULL, NULL, "NTUSER.DAT");
      return;
    }
  add_mapisvc (items, outlook->mapisvc);
  add_users (items, outlook);
}

/**
 * remedy_inventory_make:
 * @facts: what was read
 *
 * Returns: (transfer full) (element-type RemedyInventoryItem): what the program looks for,
 *   in the order in which it matters, and how that ended
 */
GPtrArray *
remedy_inventory_make (const RemedyFacts *facts)
{
  g_autoptr (GPtrArray) items =
      g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_inventory_item_free);
  const RemedyRegistryFact *registry;

  g_return_val_if_fail (facts != NULL, NULL);

  registry = facts->registry;
  add_logs (items, facts->events);
  add_hive (items, _ ("Registry hive SOFTWARE"), registry != NULL ? registry->software : NULL,
            registry != NULL, "SOFTWARE");
  add_hive (items, _ ("Registry hive SYSTEM"), registry != NULL ? registry->system : NULL,
            registry != NULL, "SYSTEM");
  add_files (items, facts->files);
  add_outlook (items, facts->outlook);
  if (facts->setup_log != NULL)
    add (items, "Exchange Server Setup.log", facts->setup_log->state, facts->setup_log->path,
         facts->setup_log->reason, "Exchange Server Setup.log");
  else
    add (items, "Exchange Server Setup.log", REMEDY_ITEM_NOT_READ, NULL, NULL,
         "Exchange Server Setup.log");
  return g_steal_pointer (&items);
}

void
remedy_inventory_item_free (RemedyInventoryItem *self)
{
  g_free (self->title);
  g_free (self->detail);
  g_free (self);
}
