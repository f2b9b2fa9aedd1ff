/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-reason.h"

#include <glib/gi18n-lib.h>

/* A reason without the path that it begins with, which the sentence around it names. */
static const char *
bare_reason (const char *name,
             const char *reason)
{
  const char *rest = reason;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_tolower (g_utf8_get_char (p)) != g_unichar_tolower (g_utf8_get_char (rest)))
        return reason;
      rest = g_utf8_next_char (rest);
    }
  return g_str_has_prefix (rest, ": ") ? rest + 2 : reason;
}

/**
 * remedy_reason_text:
 * @path: (nullable): of what could not be read
 * @state: a #RemedyItemState but found
 * @reason: (nullable): why, as the source said it
 *
 * Returns: (transfer full): why it is not known, without a full stop
 */
char *
remedy_reason_text (const char *path,
                    int         state,
                    const char *reason)
{
  const char *name = path != NULL ? path : _ ("a file of the server");

  switch ((RemedyItemState) state)
    {
    case REMEDY_ITEM_MISSING:
      /* Translators: %s is a path on the server. */
      return g_strdup_printf (_ ("There is no %s"), name);
    case REMEDY_ITEM_NOT_HERE:
      return g_strdup_printf (_ ("Not in this folder: %s"), name);
    case REMEDY_ITEM_REFUSED:
      /* Translators: a path on the server, then the reason. */
      return reason != NULL ? g_strdup_printf (_ ("%s was not opened: %s"), name, bare_reason (name, reason))
                            : g_strdup_printf (_ ("%s was not opened"), name);
    case REMEDY_ITEM_NOT_READ:
      return g_strdup_printf (_ ("Reading was stopped before %s"), name);
    case REMEDY_ITEM_UNREADABLE:
    case REMEDY_ITEM_FOUND:
    default:
      return reason != NULL ? g_strdup_printf (_ ("%s could not be read: %s"), name, bare_reason (name, reason))
                            : g_strdup_printf (_ ("%s could not be read"), name);
    }
}

/**
 * remedy_reason_remedy:
 * @path: (nullable): of what could not be read
 * @state: a #RemedyItemState but found
 *
 * Returns: (transfer full): how to get it, a sentence
 */
char *
remedy_reason_remedy (const char *path,
                      int         state)
{
  const char *name = path != NULL ? path : _ ("the file");

  switch ((RemedyItemState) state)
    {
    case REMEDY_ITEM_MISSING:
    case REMEDY_ITEM_NOT_HERE:
      /* Translators: %s is a path on the server. */
      return g_strdup_printf (_ ("Copy %s from the server into this folder, and read again."),
                              name);
    case REMEDY_ITEM_REFUSED:
      return g_strdup_printf (_ ("Put a plain copy of %s in its place, and read again."), name);
    case REMEDY_ITEM_NOT_READ:
      return g_strdup (_ ("Read again, and let the reading finish."));
    case REMEDY_ITEM_UNREADABLE:
    case REMEDY_ITEM_FOUND:
    default:
      return g_strdup_printf (_ ("Copy %s from the server again, make sure that you may read the "
                                 "copy, and read again."),
                              name);
    }
}

/**
 * remedy_reason_is_whole:
 * @hive: (nullable): how the reading of a hive ended
 *
 * Returns: %TRUE if what the hive lacks is absent; %FALSE if that is unknown
 */
gboolean
remedy_reason_is_whole (const RemedyHiveFact *hive)
{
  return hive != NULL && hive->state == REMEDY_ITEM_FOUND && !hive->dirty && !hive->damaged;
}

/**
 * remedy_reason_hive_text:
 * @hive: (nullable): a hive that is not whole
 *
 * Returns: (transfer full): why what it lacks is unknown
 */
char *
remedy_reason_hive_text (const RemedyHiveFact *hive)
{
  if (hive == NULL)
    return g_strdup (_ ("The registry was not read"));
  if (hive->state != REMEDY_ITEM_FOUND)
    return remedy_reason_text (hive->path, hive->state, hive->reason);
  if (hive->damaged && hive->reason != NULL)
    /* Translators: a path on the server, then which part was not read. */
    return g_strdup_printf (_ ("%s was read in part, and what it lacks is not known: %s"),
                            hive->path, bare_reason (hive->path, hive->reason));
  if (hive->damaged)
    return g_strdup_printf (_ ("%s is damaged: what it lacks is not known"), hive->path);
  return g_strdup_printf (_ ("%s was copied while it was in use: what it lacks is not known"),
                          hive->path);
}

/**
 * remedy_reason_sentence:
 * @reason: a reason as the evidence has it, to go on after a colon
 *
 * Returns: (transfer full): it as the beginning of a line
 */
char *
remedy_reason_sentence (const char *reason)
{
  char first[8] = { 0 };

  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (reason)), first);
  return *reason != '\0' ? g_strconcat (first, g_utf8_next_char (reason), NULL) : g_strdup ("");
}

/**
 * remedy_reason_not_read:
 * @facts: facts that lack a part
 *
 * Returns: why a part is not there
 */
const char *
remedy_reason_not_read (const RemedyFacts *facts)
{
  return facts->stopped ? _ ("Reading was stopped before this was read") : _ ("Not read yet");
}

/**
 * remedy_reason_where:
 * @event: an event
 *
 * Returns: (transfer full): the log, the record number and its place in the file, which is not
 *   known where names are hidden
 */
char *
remedy_reason_where (const RemedyEventFact *event)
{
  if (event->offset == 0)
    /* Translators: path of a log, number of a record. */
    return g_strdup_printf (_ ("%s · record %lld"), event->log, (long long) event->number);
  /* Translators: path of a log, number of a record, its place in the file in bytes. */
  return g_strdup_printf (_ ("%s · record %lld, offset 0x%llx"), event->log,
                          (long long) event->number, (unsigned long long) event->offset);
}

/**
 * remedy_reason_when:
 * @facts: facts
 * @time: a time
 *
 * Returns: (transfer full): it on the server's own clock, or in UTC, which it then says
 */
char *
remedy_reason_when (const RemedyFacts *facts,
                    gint64             time)
{
  RemedyZone zone;

  return remedy_time_format_local (time, remedy_facts_get_zone (facts, &zone) ? &zone : NULL);
}

/**
 * remedy_reason_when_full:
 * @facts: facts
 * @time: a time
 *
 * Returns: (transfer full): it on the server's own clock and in UTC
 */
char *
remedy_reason_when_full (const RemedyFacts *facts,
                         gint64             time)
{
  RemedyZone zone;
  g_autofree char *utc = remedy_time_format_local (time, NULL);
  g_autofree char *local = NULL;

  if (time == REMEDY_TIME_UNKNOWN || !remedy_facts_get_zone (facts, &zone))
    return g_steal_pointer (&utc);
  local = remedy_time_format_local (time, &zone);
  /* Translators: the same time on the server's own clock, and in UTC. */
  return g_strdup_printf (_ ("%s on the server’s clock (%s)"), local, utc);
}
