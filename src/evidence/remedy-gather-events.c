/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"
#include "formats/remedy-evt.h"

/* Events of one server that are kept: the newest. A migration of a thousand users that goes
 * wrong at each of them writes some 3000. */
#define MAX_EVENTS 5000

/* Event logs among loose files. */
#define MAX_LOGS 20

#define LOG_NAME "AppEvent.Evt"

/* What is asked of a log: all of the Migration Wizard, and what tells the service pack
 * (Q242063, Q163294, Q257618). */
static const char *const sources[] = {
  "MSExchangeMig", "MSExchangeMigDS", "ESE97", "MSExchangeMTA", "MSExchangeIMC", NULL,
};

static const struct
{
  const char *source;
  guint16     id;
} wanted_ids[] = {
  { "ESE97", 100 },
  { "MSExchangeMTA", 9298 },
  { "MSExchangeMTA", 9299 },
  { "MSExchangeIMC", 1000 },
};

/* The scan of one log. */
typedef struct
{
  RemedyGather *gather;
  const char   *path;
  GQueue        live;      /* of RemedyEventFact (owned) */
  GQueue        recovered; /* of RemedyEventFact (owned) */
  gboolean      more;
} LogScan;

static void
log_scan_clear (LogScan *scan)
{
  g_queue_clear_full (&scan->live, (GDestroyNotify) remedy_event_fact_free);
  g_queue_clear_full (&scan->recovered, (GDestroyNotify) remedy_event_fact_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LogScan, log_scan_clear)

static gboolean
is_wanted (const RemedyEvtRecord *record)
{
  guint16 id = (guint16) (record->raw_id & 0xFFFF);

  if (remedy_text_has_prefix (record->source, "MSExchangeMig"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (wanted_ids); i++)
    if (id == wanted_ids[i].id && remedy_text_equal (record->source, wanted_ids[i].source))
      return TRUE;
  return FALSE;
}

static RemedyEventFact *
event_from_record (const RemedyEvtRecord *record,
                   const char            *path)
{
  RemedyEventFact *fact = remedy_event_fact_new ();

  fact->log = g_strdup (path);
  fact->number = record->number;
  fact->offset = (gint64) record->offset;
  fact->recovered = record->recovered;
  fact->generated = record->generated;
  fact->written = record->written;
  fact->id = record->raw_id & 0xFFFF;
  fact->raw_id = record->raw_id;
  fact->type = record->type;
  fact->category = record->category;
  fact->source = g_strdup (record->source);
  fact->computer = g_strdup (record->computer);
  for (guint i = 0; record->strings != NULL && record->strings[i] != NULL; i++)
    g_ptr_array_add (fact->strings, g_strdup (record->strings[i]));
  return fact;
}

static gboolean
on_record (const RemedyEvtRecord *record,
           gpointer               user_data)
{
  LogScan *scan = user_data;
  GQueue *queue = record->recovered ? &scan->recovered : &scan->live;

  if (!is_wanted (record))
    return TRUE;
  g_queue_push_tail (queue, event_from_record (record, scan->path));
  if (queue->length > MAX_EVENTS)
    {
      remedy_event_fact_free (g_queue_pop_head (queue));
      scan->more = TRUE;
    }
  return TRUE;
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  LogScan *scan = user_data;

  remedy_gather_progress (scan->gather, fraction, scan->path);
}

static void
take_summary (RemedyLogFact          *fact,
              const RemedyEvtSummary *summary)
{
  fact->dirty = summary->dirty;
  fact->wrapped = summary->wrapped;
  fact->full = summary->full;
  fact->truncated = summary->truncated;
  fact->stale_by = summary->stale_by;
  fact->live = (gint64) summary->live;
  fact->recovered = (gint64) summary->recovered;
  fact->duplicates = (gint64) summary->duplicates;
  fact->holes = summary->holes;
  fact->first_number = summary->first_number;
  fact->last_number = summary->last_number;
  fact->first_time = summary->first_time;
  fact->last_time = summary->last_time;
  for (guint i = 0; i < summary->computers->len; i++)
    g_ptr_array_add (fact->computers, g_strdup (summary->computers->pdata[i]));
}

/* A log that turns out damaged in the middle of the reading gives nothing: a clean run may
 * lie in the part that was not read. */
static void
scan_log (LogScan       *scan,
          RemedyReader  *reader,
          RemedyLogFact *fact)
{
  const RemedyEvtFilter filter = { .sources = sources,
                                   .since = REMEDY_TIME_UNKNOWN,
                                   .recovered = TRUE };
  g_autoptr (RemedyEvtSummary) summary = NULL;
  g_autoptr (GError) error = NULL;

  fact->size = (gint64) remedy_reader_get_size (reader);
  if (fact->size == 0)
    {
      fact->state = REMEDY_ITEM_UNREADABLE;
      /* Translators: why a log could not be read. */
      fact->reason = g_strdup (_ ("it is empty (0 bytes)"));
      return;
    }
  summary = remedy_evt_scan (reader, &filter, on_record, on_progress, scan,
                             scan->gather->cancellable, &error);
  if (summary != NULL)
    take_summary (fact, summary);
  else
    {
      remedy_gather_fail (error, &fact->state, &fact->reason);
      log_scan_clear (scan);
      scan->more = FALSE;
    }
}

/* Saved copies hold the same records again. */
static char *
identity (const RemedyEventFact *event)
{
  g_autofree char *computer = g_utf8_casefold (event->computer != NULL ? event->computer : "", -1);

  return g_strdup_printf ("%s/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT "/%s",
                          computer, event->number, event->generated, event->raw_id, event->source);
}

static void
take_events (RemedyEventsFact *part,
             GQueue           *queue,
             GHashTable       *seen)
{
  RemedyEventFact *event;

  while ((event = g_queue_pop_head (queue)) != NULL)
    {
      if (g_hash_table_add (seen, identity (event)))
        g_ptr_array_add (part->events, event);
      else
        remedy_event_fact_free (event);
    }
}

static void
read_log (RemedyGather *self,
          const char   *path,
          GHashTable   *seen_live,
          GHashTable   *seen_recovered)
{
  RemedyEventsFact *part = self->facts->events;
  g_auto (LogScan) scan = { .gather = self };
  RemedyLogFact *fact = remedy_log_fact_new ();
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader = NULL;

  g_ptr_array_add (part->logs, fact);
  remedy_gather_progress (self, 0.0, path);
  reader = remedy_gather_open (self, path, &entry, &fact->state, &fact->reason);
  fact->path = g_strdup (entry != NULL && entry->path != NULL ? entry->path : path);
  if (reader == NULL)
    return;
  scan.path = fact->path;
  scan_log (&scan, reader, fact);
  take_events (part, &scan.live, seen_live);
  take_events (part, &scan.recovered, seen_recovered);
  part->more |= scan.more;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const RemedyEventFact *one = *(RemedyEventFact *const *) a;
  const RemedyEventFact *two = *(RemedyEventFact *const *) b;

  if (one->generated != two->generated)
    return one->generated < two->generated ? -1 : 1;
  if (one->number != two->number)
    return one->number < two->number ? -1 : 1;
  return g_strcmp0 (one->log, two->log);
}

/* Oldest first; of too many, the newest stay. */
static void
put_in_order (RemedyEventsFact *part)
{
  guint extra = part->events->len > MAX_EVENTS ? part->events->len - MAX_EVENTS : 0;

  g_ptr_array_sort (part->events, compare_events);
  for (guint i = 0; i < extra; i++)
    remedy_event_fact_free (part->events->pdata[i]);
  if (extra > 0)
    g_ptr_array_remove_range (part->events, 0, extra);
  part->more |= extra > 0;
}

static gboolean
is_log (const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_str_has_suffix (folded, ".evt");
}

/* Other logs that the operator put beside each other: saved copies of any name. The logs
 * that every server has beside the Application log are none of them. */
static void
find_loose_logs (RemedyGather *self,
                 const char   *known,
                 GPtrArray    *paths)
{
  g_autofree char *folder = remedy_nt_path_join (self->system_root, "System32\\Config");

  for (guint i = 0; i < self->sources->len; i++)
    {
      g_autoptr (GPtrArray) entries = NULL;

      if (g_array_index (self->kinds, int, i) != REMEDY_LAYOUT_LOOSE)
        continue;
      entries = remedy_source_list (self->sources->pdata[i], folder, self->cancellable, NULL);
      for (guint j = 0; entries != NULL && j < entries->len; j++)
        {
          const RemedySourceEntry *entry = entries->pdata[j];
          g_autofree char *path = remedy_nt_path_join (folder, entry->name);

          if (is_log (entry->name) && !remedy_text_equal (path, known) &&
              !remedy_text_has_prefix (entry->name, "SecEvent") &&
              !remedy_text_has_prefix (entry->name, "SysEvent") &&
              !g_ptr_array_find_with_equal_func (paths, path, (GEqualFunc) remedy_text_equal, NULL))
            g_ptr_array_add (paths, g_steal_pointer (&path));
        }
    }
}

/* Where the Application log is: where the registry says, else where NT puts it. */
static char *
log_path (RemedyGather *self)
{
  const char *file = remedy_facts_get_value (self->facts, "EventLogFile");
  char *path = remedy_nt_path_expand (file, self->system_root);

  if (path == NULL)
    path = remedy_nt_path_join (self->system_root, "System32\\Config\\" LOG_NAME);
  return path;
}

/* A log that was left out may hold what is looked for. */
static void
tell_too_many (RemedyEventsFact *part,
               const char       *path)
{
  RemedyLogFact *fact = remedy_log_fact_new ();

  fact->path = g_strdup (path);
  fact->state = REMEDY_ITEM_UNREADABLE;
  /* Translators: the limit. */
  fact->reason = g_strdup_printf (_ ("there are more than the limit of %d other logs here; keep "
                                     "those of the server in question"),
                                  MAX_LOGS);
  g_ptr_array_add (part->logs, fact);
}

/* A loose copy of a log that the registry puts elsewhere is still that log. */
static void
drop_absent (RemedyEventsFact *part)
{
  const RemedyLogFact *first = part->logs->pdata[0];

  if (part->logs->len > 1 && first->state == REMEDY_ITEM_NOT_HERE)
    {
      remedy_log_fact_free (part->logs->pdata[0]);
      g_ptr_array_remove_index (part->logs, 0);
    }
}

/**
 * remedy_gather_events:
 * @self: a gathering
 *
 * Reads the Application log, and every other log among loose files.
 */
void
remedy_gather_events (RemedyGather *self)
{
  g_autoptr (GHashTable) live = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) recovered = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *known = log_path (self);

  self->facts->events = remedy_events_fact_new ();
  read_log (self, known, live, recovered);
  find_loose_logs (self, known, paths);
  for (guint i = 0; i < MIN (paths->len, MAX_LOGS); i++)
    read_log (self, paths->pdata[i], live, recovered);
  if (paths->len > MAX_LOGS)
    tell_too_many (self->facts->events, paths->pdata[MAX_LOGS]);
  drop_absent (self->facts->events);
  put_in_order (self->facts->events);
}
