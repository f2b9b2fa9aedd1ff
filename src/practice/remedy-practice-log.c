/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-compose.h"

#include "core/remedy-time.h"
#include "practice/remedy-evt-writer.h"
#include "practice/remedy-practice-history.h"

#define LOG_PATH REMEDY_PRACTICE_SYSTEM32 "\\Config\\AppEvent.Evt"

#define GROWTH 0x10000 /* bytes by which a log grows */
#define DEFAULT_SIZE (8 * GROWTH)

/* Kept free at the end, for what the practice steps add; at least half of a log is. */
#define ROOM_FOR_STEPS (GROWTH / 2)

/* A log that has begun again at its start was written so many times its size, in percent. */
#define WRAPPED_PERCENT 160

/* Records that the header of a log does not know that was copied from a running server. */
#define STALE_RECORDS 5

#define MAX_NUMBER 1000000

/* Bytes by which longer names may make a log larger; beyond that it begins again. */
#define MAX_ROOM_FOR_NAMES (64 * 1024 * 1024)

/* What other programs log all the time. The strings of one kind always have the same
 * length, so that the size of the log can be told beforehand. */
typedef struct
{
  const char *source;
  guint16     id;
  guint16     category;
  gboolean    server; /* only on an Exchange server */
  const char *text; /* the first string; a number of six digits is the second */
} Noise;

static const Noise noise[] = {
  { "MSExchangeIS Private", 1207, 6, TRUE, "Cleanup of items past retention date" },
  { "MSExchangeIS Public", 1207, 6, TRUE, "Cleanup of items past retention date" },
  { "MSExchangeDS", 1395, 2, TRUE, "Online defragmentation" },
  { "Perflib", 1000, 0, FALSE, "Counters" },
  { "MSExchangeSA", 5008, 1, TRUE, "Message tracking log cleaned" },
  { "NTBackup", 8000, 0, FALSE, "Begin Backup of 'C:' verify: On, mode: Append, type: Normal" },
  { "NTBackup", 8001, 0, FALSE, "End Backup of 'C:' 'Warnings or errors were encountered': no" },
  { "ESE97", 700, 7, TRUE, "MSExchangeIS ((142) ) Online defragmentation pass" },
};

static guint32
raw_id (guint16 id,
        guint16 type)
{
  return id | (type == REMEDY_PRACTICE_ERROR ? 0xC0000000u : 0x40000000u);
}

static RemedyEvtSpec
spec_of (const RemedyPracticeServer *server,
         const char                 *source,
         guint16                     id,
         guint16                     type,
         gint64                      time,
         const char *const          *strings)
{
  return (RemedyEvtSpec) { .generated = time,
                           .written = REMEDY_TIME_UNKNOWN,
                           .raw_id = raw_id (id, type),
                           .type = type,
                           .source = source,
                           .computer = remedy_practice_computer (server),
                           .strings = strings };
}

static gsize
size_of (const RemedyEvtSpec *spec)
{
  g_autoptr (GBytes) bytes = remedy_evt_record_bytes (spec);

  return g_bytes_get_size (bytes);
}

static RemedyEvtSpec
event_spec (const RemedyPracticeServer *server,
            const RemedyPracticeEvent  *event,
            GBytes                     *sid)
{
  RemedyEvtSpec spec = spec_of (server, event->source, event->id, event->type, event->time,
                                (const char *const *) event->strings);

  if (event->rid != 0)
    spec.sid = g_bytes_get_data (sid, &spec.sid_size);
  return spec;
}

static gboolean
is_heard (const RemedyPracticeServer *server,
          const Noise                *kind)
{
  return !kind->server || !server->workstation;
}

static RemedyEvtSpec
noise_spec (const RemedyPracticeServer *server,
            const Noise                *kind,
            gint64                      time,
            const char *const          *strings)
{
  RemedyEvtSpec spec = spec_of (server, kind->source, kind->id, REMEDY_PRACTICE_INFORMATION, time,
                                strings);

  spec.category = kind->category;
  return spec;
}

/* The log as it is written: what happened, between what always happens. */
typedef struct
{
  const RemedyPracticeServer *server;
  RemedyEvtWriter            *writer;
  GPtrArray                  *events; /* RemedyPracticeEvent */
  guint                       next; /* of the events */
  GBytes                     *sid; /* of the one who migrates */
} Log;

static void
add_events_before (Log   *log,
                   gint64 time)
{
  for (; log->next < log->events->len; log->next++)
    {
      const RemedyPracticeEvent *event = g_ptr_array_index (log->events, log->next);
      RemedyEvtSpec spec = event_spec (log->server, event, log->sid);

      if (event->time >= time)
        break;
      if (event->time < log->server->log_cleared)
        continue;
      remedy_evt_writer_add (log->writer, &spec);
    }
}

static gsize
size_of_noise (const RemedyPracticeServer *server)
{
  const char *strings[] = { NULL, "000000", NULL };
  gsize size = 0;

  for (guint i = 0; i < G_N_ELEMENTS (noise); i++)
    {
      RemedyEvtSpec spec;

      strings[0] = noise[i].text;
      spec = noise_spec (server, &noise[i], server->made, strings);
      if (is_heard (server, &noise[i]))
        size += size_of (&spec);
    }
  return size;
}

/* So much of a log goes to what the facts make; later, if the steps count that were done
 * since it was made. */
static gsize
size_of_events (const RemedyPracticeServer *server,
                gboolean                    later)
{
  g_autoptr (GPtrArray) events = remedy_practice_history (server);
  g_autoptr (GBytes) sid = remedy_practice_sid_bytes (server, REMEDY_PRACTICE_RUNNER_RID);
  gsize size = 0;

  for (guint i = 0; i < events->len; i++)
    {
      const RemedyPracticeEvent *event = g_ptr_array_index (events, i);
      RemedyEvtSpec spec = event_spec (server, event, sid);

      if (later || event->time <= server->made)
        size += size_of (&spec);
    }
  return size;
}

/* The same server with the invented names. */
static RemedyPracticeServer
without_names (const RemedyPracticeServer *server)
{
  RemedyPracticeServer plain = *server;

  remedy_practice_names_resolve (&plain.names, NULL, server->workstation);
  return plain;
}

/* How often everything that always happens can happen beside what was there when the
 * server was made: the practice steps add to its log, and change nothing before them. Nor do
 * other names: the events are as many. */
static guint64
count_rounds (const RemedyPracticeServer *server,
              gsize                       capacity)
{
  RemedyPracticeServer plain = without_names (server);
  gsize budget = server->log_wrapped ? (capacity / 100) * WRAPPED_PERCENT
                                     : capacity - ROOM_FOR_STEPS;
  gsize taken = size_of_events (&plain, FALSE);

  return taken < budget ? (budget - taken) / size_of_noise (&plain) : 0;
}

/* What longer names need. */
static gsize
room_for_names (const RemedyPracticeServer *server,
                gsize                       capacity)
{
  RemedyPracticeServer plain = without_names (server);
  guint64 rounds = count_rounds (server, capacity);
  gsize room = rounds * size_of_noise (server) + size_of_events (server, TRUE);
  gsize plain_room = rounds * size_of_noise (&plain) + size_of_events (&plain, TRUE);
  gsize more = room > plain_room ? room - plain_room : 0;

  return MIN ((more + GROWTH - 1) / GROWTH * GROWTH, MAX_ROOM_FOR_NAMES);
}

static void
add_round (Log    *log,
           guint64 round,
           gint64  time)
{
  char number[16];
  const char *strings[] = { NULL, number, NULL };

  for (guint i = 0; i < G_N_ELEMENTS (noise); i++)
    {
      RemedyEvtSpec spec;

      if (!is_heard (log->server, &noise[i]))
        continue;
      g_snprintf (number, sizeof number, "%06u",
                  (guint) ((round * G_N_ELEMENTS (noise) + i + log->server->seed) % MAX_NUMBER));
      strings[0] = noise[i].text;
      spec = noise_spec (log->server, &noise[i], time + i, strings);
      remedy_evt_writer_add (log->writer, &spec);
    }
}

/* A log that was cleared begins again at its first number. */
static void
fill_cleared_log (Log *log)
{
  gint64 time = log->server->log_cleared + 60 * 60;

  add_events_before (log, time);
  add_round (log, 0, time);
  add_events_before (log, G_MAXINT64);
}

static void
fill_log (Log          *log,
          gsize         capacity,
          GCancellable *cancellable)
{
  gint64 start = remedy_practice_log_start (log->server);
  gint64 span = log->server->made - REMEDY_PRACTICE_DAY / 24 - start;
  guint64 rounds = count_rounds (log->server, capacity);

  for (guint64 i = 0; i < rounds && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gint64 time = start + (gint64) ((double) span * i / rounds);

      add_events_before (log, time);
      add_round (log, i, time);
    }
  add_events_before (log, G_MAXINT64);
}

static gsize
capacity_of (const RemedyPracticeServer *server)
{
  guint64 size = server->log_size > 0 ? server->log_size : DEFAULT_SIZE;

  return MAX (size / GROWTH, 1) * GROWTH;
}

/**
 * remedy_practice_compose_log:
 * @server: the facts
 * @tree: where it goes
 * @cancellable: (nullable): a #GCancellable
 *
 * Adds the Application log. A large one takes seconds, so it is cut short once
 * @cancellable is cancelled.
 */
void
remedy_practice_compose_log (const RemedyPracticeServer *server,
                             RemedyPracticeTree         *tree,
                             GCancellable               *cancellable)
{
  gsize capacity = capacity_of (server);
  g_autoptr (RemedyEvtWriter) writer = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GBytes) sid = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Log log;

  if (server->log == REMEDY_PRACTICE_LOG_ABSENT)
    return;
  writer = remedy_evt_writer_new (capacity + room_for_names (server, capacity),
                                  server->log_dirty ? REMEDY_EVT_SHAPE_DIRTY
                                                    : REMEDY_EVT_SHAPE_CLEAN);
  remedy_evt_writer_set_stale (writer, server->log_dirty ? STALE_RECORDS : 0);
  if (server->log == REMEDY_PRACTICE_LOG_THERE)
    {
      events = remedy_practice_history (server);
      sid = remedy_practice_sid_bytes (server, REMEDY_PRACTICE_RUNNER_RID);
      log = (Log) { server, writer, events, 0, sid };
      if (server->log_cleared > 0)
        fill_cleared_log (&log);
      else
        fill_log (&log, capacity, cancellable);
    }
  bytes = remedy_evt_writer_finish (writer);
  remedy_practice_tree_add (tree, LOG_PATH, bytes, 0, server->now);
}
