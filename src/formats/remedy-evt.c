/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-evt.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/remedy-error.h"
#include "formats/remedy-evt-carve.h"
#include "formats/remedy-evt-walk.h"

/* Offsets in the format have 32 bits. */
#define MAX_LOG_SIZE G_GUINT64_CONSTANT (0x100000000)

/* What lies in one part of the space that holds no live record. */
static gboolean
carve (RemedyEvtTally     *tally,
       RemedyEvtIndex     *index,
       RemedyEvtWindow    *window,
       RemedyEvtWindow    *live,
       const RemedyEvtRun *part,
       GError            **error)
{
  guint64 from = part->start;

  while (!tally->stopped)
    {
      RemedyEvtFixed fixed;
      const guint8  *bytes;
      gboolean       equal;
      guint64        at;

      if (!remedy_evt_carve_next (window, from, part->start + part->size, &at, &from, &fixed,
                                  &bytes, error))
        return FALSE;
      if (at == REMEDY_EVT_NOWHERE)
        return TRUE;
      if (!remedy_evt_index_equals (index, live, fixed.record_number, bytes, fixed.length, &equal,
                                    error))
        return FALSE;
      remedy_evt_tally_stale (tally, at, &fixed, bytes, equal);
    }
  return TRUE;
}

/* A second window finds the live records, so that the first one stays where it carves. */
static gboolean
carve_all (RemedyEvtTally  *tally,
           RemedyEvtIndex  *index,
           RemedyEvtWindow *window,
           GError         **error)
{
  g_auto (RemedyEvtWindow) live = { 0 };
  g_autoptr (GArray) stale = remedy_evt_index_stale (index, window);

  remedy_evt_window_init (&live, window->reader, window->cancellable);
  for (guint i = 0; i < stale->len; i++)
    if (!carve (tally, index, window, &live, &g_array_index (stale, RemedyEvtRun, i), error))
      return FALSE;
  return TRUE;
}

/* Files that are something else deserve a word about what they may be. */
static gboolean
check_size_and_kind (RemedyEvtWindow *window,
                     GError         **error)
{
  const guint8 *bytes;

  if (window->size > MAX_LOG_SIZE)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   /* Translators: sizes in bytes. */
                   _ ("%" PRIu64 " bytes are more than the %" PRIu64
                      " that an event log of this format can have"),
                   window->size, MAX_LOG_SIZE);
      return FALSE;
    }
  if (window->size < REMEDY_EVT_AREA)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   /* Translators: sizes in bytes. */
                   _ ("%" PRIu64 " bytes are too few for an event log, whose header "
                      "alone has %d; copy the log again"),
                   window->size, REMEDY_EVT_AREA);
      return FALSE;
    }
  bytes = remedy_evt_window_get (window, 0, 8, error);
  if (bytes == NULL)
    return FALSE;
  if (memcmp (bytes, "ElfFile", 8) == 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("this is an event log of Windows Vista or later (.evtx), not of "
                              "Windows NT"));
      return FALSE;
    }
  return TRUE;
}

/**
 * remedy_evt_scan:
 * @reader: an event log of NT 3.1 to 2003
 * @filter: (nullable): which records to call back for; %NULL is every live one
 * @func: (nullable) (scope call): called for each of them, the live ones first, in the order
 *   in which they were written; %FALSE ends the scan, and the summary then ends there, too
 * @progress: (nullable) (scope call): called with 0 to 1 for every window read
 * @user_data: for both
 * @cancellable: (nullable): looked at before every window
 * @error: %REMEDY_ERROR_UNSUPPORTED if it is no such log, %REMEDY_ERROR_DAMAGED if it is too
 *   short to be one, %REMEDY_ERROR_LIMIT above 4 GiB, %REMEDY_ERROR_CHANGED if it shrank,
 *   the reader's error, or %G_IO_ERROR_CANCELLED
 *
 * Streams through a log in windows of at most 1 MiB. It never holds the log, so memory does
 * not grow with it. Damage is no error: what can be read is, and the summary says what is not.
 *
 * The format is that of Microsoft's “Event Log File Format” and [MS-EVEN] 2.2.3; what a log
 * copied from a running server looks like was measured on real ones.
 *
 * Returns: (transfer full) (nullable): what the log holds; %NULL on error
 */
RemedyEvtSummary *
remedy_evt_scan (RemedyReader          *reader,
                 const RemedyEvtFilter *filter,
                 RemedyEvtFunc          func,
                 RemedyEvtProgress      progress,
                 gpointer               user_data,
                 GCancellable          *cancellable,
                 GError               **error)
{
  g_auto (RemedyEvtWindow) window = { 0 };
  g_auto (RemedyEvtIndex) index = { 0 };
  g_auto (RemedyEvtTally) tally = { 0 };
  RemedyEvtHeader header;
  RemedyEvtAnchor anchor;

  g_return_val_if_fail (REMEDY_IS_READER (reader), NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  remedy_evt_window_init (&window, reader, cancellable);
  window.progress = progress;
  window.progress_data = user_data;
  remedy_evt_index_init (&index);
  if (!check_size_and_kind (&window, error) || !remedy_evt_header_read (&header, &window, error) ||
      !remedy_evt_anchor_find (&anchor, &window, &header, error))
    return NULL;

  remedy_evt_tally_init (&tally, &header, &anchor, filter, func, user_data);
  tally.summary->size = window.size;
  if (!remedy_evt_walk (&anchor, &window, &index, &tally, error) ||
      !carve_all (&tally, &index, &window, error))
    return NULL;

  if (!header.valid && tally.summary->live == 0 && tally.summary->recovered == 0)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("this is not an event log of Windows NT: it has no header and no "
                              "record of one"));
      return NULL;
    }
  return g_steal_pointer (&tally.summary);
}

/**
 * remedy_evt_type_word:
 * @type: a record's EventType
 *
 * Returns: the untranslated word that commands and JSON use: “error”, “warning”,
 *   “information”, “audit-success”, “audit-failure”, “success” for 0, else “unknown”
 */
const char *
remedy_evt_type_word (guint16 type)
{
  switch (type)
    {
    case 0:
      return "success";
    case REMEDY_EVT_ERROR:
      return "error";
    case REMEDY_EVT_WARNING:
      return "warning";
    case REMEDY_EVT_INFORMATION:
      return "information";
    case REMEDY_EVT_AUDIT_SUCCESS:
      return "audit-success";
    case REMEDY_EVT_AUDIT_FAILURE:
      return "audit-failure";
    default:
      return "unknown";
    }
}
