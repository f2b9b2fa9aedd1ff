/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-gather.h"

#include "evidence/remedy-nt-path.h"
#include "formats/remedy-setup-log.h"

/* Bytes of a setup log. Each run adds some 100 KiB. */
#define MAX_SIZE (64 * 1024 * 1024)

/* What the log is called, and how some articles spell it (Q231439). */
static const char *const names[] = { "Exchange Server Setup.log", "Exchange_Server_Setup.log" };

static void
take_runs (RemedySetupLogFact *fact,
           const GPtrArray    *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const RemedySetupRun *run = runs->pdata[i];
      RemedySetupRunFact *one = remedy_setup_run_fact_new ();

      one->line = run->line;
      one->lines = run->lines;
      one->last_line = g_strdup (run->last_line);
      for (guint j = 0; j < run->errors->len; j++)
        g_ptr_array_add (one->errors, g_strdup (run->errors->pdata[j]));
      g_ptr_array_add (fact->runs, one);
    }
}

static RemedySetupLogFact *
read_log (RemedyGather *self,
          const char   *path)
{
  RemedySetupLogFact *fact = remedy_setup_log_fact_new ();
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GPtrArray) runs = NULL;
  g_autoptr (GError) error = NULL;

  remedy_gather_progress (self, 0.0, path);
  reader = remedy_gather_open (self, path, &entry, &fact->state, &fact->reason);
  fact->path = g_strdup (entry != NULL && entry->path != NULL ? entry->path : path);
  if (reader == NULL)
    return fact;
  if (entry != NULL)
    fact->modified = entry->modified;
  fact->size = (gint64) remedy_reader_get_size (reader);
  bytes = remedy_reader_read_all (reader, MAX_SIZE, self->cancellable, &error);
  if (bytes != NULL)
    runs = remedy_setup_log_parse (bytes, &error);
  if (runs == NULL)
    remedy_gather_fail (error, &fact->state, &fact->reason);
  else
    take_runs (fact, runs);
  return fact;
}

/**
 * remedy_gather_setup_log:
 * @self: a gathering
 *
 * Reads the log of Exchange Setup and Update. It is in the root of the drive with Exchange,
 * or of the system drive.
 */
void
remedy_gather_setup_log (RemedyGather *self)
{
  const char *exchange = self->facts->layout->exchange_root;
  const char drives[] = { exchange != NULL ? exchange[0] : self->system_root[0],
                          self->system_root[0] };
  RemedySetupLogFact *best = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (drives); i++)
    for (guint j = 0; j < G_N_ELEMENTS (names); j++)
      {
        g_autofree char *path = g_strdup_printf ("%c:\\%s", drives[i], names[j]);
        RemedySetupLogFact *fact;

        if ((i > 0 && drives[i] == drives[0]) ||
            (best != NULL && best->state != REMEDY_ITEM_MISSING &&
             best->state != REMEDY_ITEM_NOT_HERE))
          break;
        fact = read_log (self, path);
        /* Of several places without it, the first is the one to name; a drive that is not
         * here tells less than one that lacks it. */
        if (best == NULL || fact->state == REMEDY_ITEM_FOUND ||
            (fact->state != REMEDY_ITEM_MISSING && fact->state != REMEDY_ITEM_NOT_HERE))
          {
            remedy_setup_log_fact_free (best);
            best = fact;
          }
        else
          remedy_setup_log_fact_free (fact);
      }
  self->facts->setup_log = best;
}
