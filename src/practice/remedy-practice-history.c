/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-history.h"

#include "formats/remedy-tables.h"
#include "practice/remedy-practice-invented.h"

#define SP4 4
#define BUILD_SP4 2653
#define MTA_REVISION_SP4 23

#define WEEK (7 * REMEDY_PRACTICE_DAY)
#define MINUTE 60

/* A log goes back so far; one that has begun again at its start began much earlier, and
 * its oldest events are overwritten. */
#define LOG_DAYS 120
#define WRAPPED_LOG_DAYS 300

static void
event_free (RemedyPracticeEvent *event)
{
  g_strfreev (event->strings);
  g_free (event);
}

static RemedyPracticeEvent *
add (GPtrArray  *events,
     gint64      time,
     const char *source,
     guint16     id,
     guint16     type)
{
  RemedyPracticeEvent *event = g_new0 (RemedyPracticeEvent, 1);

  event->time = time;
  event->source = source;
  event->id = id;
  event->type = type;
  g_ptr_array_add (events, event);
  return event;
}

static RemedyVersion
version_of (const char *folder,
            const char *name,
            guint       pack)
{
  const RemedyTableFile *file = remedy_table_find_file (folder, name);
  RemedyVersion version = file->version[MIN (pack, REMEDY_RELEASE_SP3)];

  if (pack == SP4)
    version.part[2] = BUILD_SP4;
  return version;
}

/* The database engine and the MTA say their build when they start (Q242063, Q193049). */
static void
add_start (const RemedyPracticeServer *server,
           GPtrArray                  *events,
           gint64                      time)
{
  guint pack = remedy_practice_server_pack_at (server, time);
  RemedyVersion engine = version_of ("winnt/system32", "Ese.dll", pack);
  RemedyVersion mta = version_of ("exchsrvr/bin", "Emsmta.exe", pack);
  RemedyPracticeEvent *event;

  event = add (events, time, "ESE97", 100, REMEDY_PRACTICE_INFORMATION);
  event->strings = g_new0 (char *, 3);
  event->strings[0] = g_strdup ("MSExchangeIS ((142) )");
  event->strings[1] = g_strdup_printf ("05.%04u.%04u", engine.part[2], engine.part[3]);
  /* Enterprise Edition (Q173889). */
  add (events, time + MINUTE, "MSExchangeIS", 1217, REMEDY_PRACTICE_INFORMATION);
  event = add (events, time + 2 * MINUTE, "MSExchangeMTA", 9298, REMEDY_PRACTICE_INFORMATION);
  event->strings = g_new0 (char *, 2);
  event->strings[0] = g_strdup_printf ("5.5 (build %u.%u)", mta.part[2],
                                       pack == SP4 ? MTA_REVISION_SP4 : mta.part[3]);
  add (events, time + 3 * MINUTE, "MSExchangeSA", 1000, REMEDY_PRACTICE_INFORMATION);
}

/* The server is started again every week, and by every run of Setup and Update. */
static void
add_starts (const RemedyPracticeServer *server,
            GPtrArray                  *events)
{
  gint64 first = remedy_practice_log_start (server);

  for (gint64 time = first + REMEDY_PRACTICE_DAY; time < server->made; time += WEEK)
    add_start (server, events, time);
  for (guint i = 0; i < server->setups->len; i++)
    {
      const RemedyPracticeSetup *setup = &g_array_index (server->setups, RemedyPracticeSetup, i);

      if (setup->time > first)
        add_start (server, events, setup->time + 20 * MINUTE);
    }
}

/* What the events of a talkative server say, which no source tells. */
static const struct
{
  guint16     id; /* of MSExchangeMig */
  const char *strings[4]; /* patterns of names; ended by NULL */
} said[] = {
  { 10002, { "{notes-server}", "{domain}\\{runner}" } },
  { 10003, { "{first-user}", "\\\\{file-server}\\Migration\\{runner}\\Notes.pkl" } },
  { 12010, { "{notes-server}", "C:\\Lotus\\Notes\\Data\\{runner}.id" } },
  { 12024, { "{first-name}/{organisation}", "{first-user}@{mail-domain}" } },
  { 4088, { "{first-name}", "/o={organisation}/ou={site}/cn=Recipients/cn={first-user}" } },
};

static void
say_names (const RemedyPracticeServer *server,
           RemedyPracticeEvent        *event)
{
  g_autoptr (GStrvBuilder) strings = g_strv_builder_new ();

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    for (guint j = 0; said[i].id == event->id && said[i].strings[j] != NULL; j++)
      {
        g_autofree char *text =
            remedy_practice_names_expand (&server->names, said[i].strings[j]);

        g_strv_builder_add (strings, text);
      }
  if (event->strings == NULL || event->strings[0] == NULL)
    {
      g_strfreev (event->strings);
      event->strings = g_strv_builder_end (strings);
    }
}

static RemedyPracticeEvent *
add_migration (GPtrArray *events,
               gint64     time,
               guint16    id,
               guint16    type)
{
  RemedyPracticeEvent *event = add (events, time, "MSExchangeMig", id, type);

  event->rid = REMEDY_PRACTICE_RUNNER_RID;
  return event;
}

static void
add_run (GPtrArray               *events,
         const RemedyPracticeRun *run)
{
  const RemedyPracticeInvented *invented = remedy_practice_invented ();
  RemedyPracticeEvent *event;
  gint64 time = run->time;

  add_migration (events, time, 10002, REMEDY_PRACTICE_INFORMATION);
  if (run->kind == REMEDY_PRACTICE_RUN_DIED)
    return;
  if (run->kind == REMEDY_PRACTICE_RUN_FAULT)
    {
      event = add_migration (events, time + MINUTE, 12010, REMEDY_PRACTICE_ERROR);
      event->strings = g_strdupv ((char **) invented->fault_strings);
    }
  else
    {
      add_migration (events, time + 2 * MINUTE, 10003, REMEDY_PRACTICE_INFORMATION);
      if (run->kind == REMEDY_PRACTICE_RUN_SKIPPED)
        add_migration (events, time + 3 * MINUTE, 12024, REMEDY_PRACTICE_ERROR);
      if (run->kind == REMEDY_PRACTICE_RUN_HARMLESS)
        add_migration (events, time + 3 * MINUTE, 4088, REMEDY_PRACTICE_ERROR);
    }
  event = add_migration (events, time + 5 * MINUTE, 10068, REMEDY_PRACTICE_INFORMATION);
  event->strings = g_strdupv ((char **) invented->statistics);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const RemedyPracticeEvent *first = *(RemedyPracticeEvent *const *) a;
  const RemedyPracticeEvent *second = *(RemedyPracticeEvent *const *) b;

  return (first->time > second->time) - (first->time < second->time);
}

/**
 * remedy_practice_log_start:
 * @server: the facts
 *
 * Returns: the time of the first event that was ever in the log
 */
gint64
remedy_practice_log_start (const RemedyPracticeServer *server)
{
  return server->made -
         (server->log_wrapped ? WRAPPED_LOG_DAYS : LOG_DAYS) * (gint64) REMEDY_PRACTICE_DAY;
}

/**
 * remedy_practice_history:
 * @server: the facts
 *
 * Returns: (transfer full) (element-type RemedyPracticeEvent): the events that the facts
 *   make, the oldest first; what other programs log is not among them
 */
GPtrArray *
remedy_practice_history (const RemedyPracticeServer *server)
{
  g_autoptr (GPtrArray) events = NULL;

  g_return_val_if_fail (server != NULL, NULL);

  events = g_ptr_array_new_with_free_func ((GDestroyNotify) event_free);
  if (!server->workstation)
    add_starts (server, events);
  for (guint i = 0; i < server->runs->len; i++)
    add_run (events, &g_array_index (server->runs, RemedyPracticeRun, i));
  for (guint i = 0; server->talkative && i < events->len; i++)
    if (g_str_equal (((RemedyPracticeEvent *) events->pdata[i])->source, "MSExchangeMig"))
      say_names (server, events->pdata[i]);
  g_ptr_array_sort (events, compare_times);
  return g_steal_pointer (&events);
}
