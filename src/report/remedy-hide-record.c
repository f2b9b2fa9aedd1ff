/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-hiding.h"

#include "checks/remedy-failure-log.h"

/*
 * The walk over the fields of a snapshot. What is a name as a whole is met first, in the order
 * of the evidence, so that it is known wherever else it stands.
 */

typedef void (*Visit) (RemedyHiding      *hiding,
                       const RemedyField *field,
                       gpointer           record);

/* Stands for the id of the case, which tells when it was made. */
#define CASE_ID "case"

static char **
string_of (const RemedyField *field,
           gpointer           record)
{
  return (char **) G_STRUCT_MEMBER_P (record, field->offset);
}

static GPtrArray *
list_of (const RemedyField *field,
         gpointer           record)
{
  return *(GPtrArray **) G_STRUCT_MEMBER_P (record, field->offset);
}

static void
walk (RemedyHiding           *hiding,
      const RemedyRecordType *type,
      gpointer                record,
      Visit                   visit)
{
  for (const RemedyField *field = type->fields; record != NULL && field->name != NULL; field++)
    if (field->kind == REMEDY_FIELD_RECORD)
      walk (hiding, field->type, *(gpointer *) G_STRUCT_MEMBER_P (record, field->offset), visit);
    else if (field->kind == REMEDY_FIELD_LIST)
      for (guint i = 0; i < list_of (field, record)->len; i++)
        walk (hiding, field->type, list_of (field, record)->pdata[i], visit);
    else
      visit (hiding, field, record);
}

/* The text of a field without the names in it; NULL if nothing of it may be told. */
static char *
hide_text (RemedyHiding      *hiding,
           const RemedyField *field,
           const char        *original)
{
  RemedyNameClass name_class;

  if (field->tells == REMEDY_TELLS_OURS)
    return g_strdup (original);
  if (field->tells == REMEDY_TELLS_SECRET || field->tells == REMEDY_TELLS_UNSAID)
    return NULL;
  if (remedy_hiding_is_name (field->tells, &name_class))
    return remedy_hiding_name (hiding, name_class, original);
  return hiding->tells_all ? g_strdup (original)
                           : remedy_hiding_any_name (hiding, REMEDY_NAMES_TEXTS, original);
}

static void
meet (RemedyHiding      *hiding,
      const RemedyField *field,
      gpointer           record)
{
  RemedyNameClass name_class;

  if (!remedy_hiding_is_name (field->tells, &name_class))
    return;
  if (field->kind == REMEDY_FIELD_STRING && *string_of (field, record) != NULL)
    g_free (remedy_hiding_name (hiding, name_class, *string_of (field, record)));
  for (guint i = 0; field->kind == REMEDY_FIELD_STRINGS && i < list_of (field, record)->len; i++)
    g_free (remedy_hiding_name (hiding, name_class, list_of (field, record)->pdata[i]));
}

static void
hide_string (RemedyHiding      *hiding,
             const RemedyField *field,
             char             **string)
{
  g_autofree char *original = g_steal_pointer (string);

  if (original != NULL)
    *string = hide_text (hiding, field, original);
}

static void
hide_strings (RemedyHiding      *hiding,
              const RemedyField *field,
              GPtrArray         *strings)
{
  for (guint i = 0; i < strings->len; i++)
    hide_string (hiding, field, (char **) &strings->pdata[i]);
  if (field->tells == REMEDY_TELLS_SECRET || field->tells == REMEDY_TELLS_UNSAID)
    g_ptr_array_set_size (strings, 0);
}

static void
hide (RemedyHiding      *hiding,
      const RemedyField *field,
      gpointer           record)
{
  if (field->kind == REMEDY_FIELD_STRING)
    hide_string (hiding, field, string_of (field, record));
  else if (field->kind == REMEDY_FIELD_STRINGS)
    hide_strings (hiding, field, list_of (field, record));
  else if (field->kind == REMEDY_FIELD_INT && field->tells == REMEDY_TELLS_EXTENT &&
           hiding->hides[REMEDY_NAMES_EXTENTS])
    *(gint64 *) G_STRUCT_MEMBER_P (record, field->offset) = 0;
}

static void
visit_all (RemedyHiding   *hiding,
           RemedySnapshot *snapshot,
           Visit           visit)
{
  walk (hiding, &remedy_facts_type, snapshot->before, visit);
  walk (hiding, &remedy_facts_type, snapshot->after, visit);
  walk (hiding, &remedy_media_type, snapshot->media, visit);
  walk (hiding, &remedy_case_type, snapshot->case_, visit);
}

/* What the failure catalogue finds in the lines of a log, it has to find without them. */
static void
keep_found_failures (RemedyFacts *facts)
{
  const RemedySetupLogFact *log = facts != NULL ? facts->setup_log : NULL;

  for (guint i = 0; log != NULL && i < log->runs->len; i++)
    remedy_failure_log_keep (log->runs->pdata[i]);
}

/**
 * remedy_name_map_hide:
 * @self: a map, which grows by the names that it does not have yet
 * @sharing: which names are hidden
 * @snapshot: what a page showed
 *
 * What is in the result is a token, a word of this program or of the products that it speaks
 * of, or a number: everything can be made of it that is shared. What is made of it judges as
 * the original does.
 *
 * Returns: (transfer full): a copy without the names
 */
RemedySnapshot *
remedy_name_map_hide (RemedyNameMap        *self,
                      const RemedySharing  *sharing,
                      const RemedySnapshot *snapshot)
{
  RemedySnapshot *hidden;
  RemedyHiding    hiding;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sharing != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  remedy_hiding_init (&hiding, self, sharing);
  hidden = remedy_snapshot_copy (snapshot);
  keep_found_failures (hidden->before);
  keep_found_failures (hidden->after);
  visit_all (&hiding, hidden, meet);
  visit_all (&hiding, hidden, hide);
  if (hidden->case_ != NULL)
    {
      g_free (hidden->case_->id);
      hidden->case_->id = g_strdup (CASE_ID);
    }
  return hidden;
}
