/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-text.h"
#include "report/remedy-hide-path.h"
#include "report/remedy-hide-service.h"
#include "report/remedy-hide-text.h"
#include "report/remedy-hide-value.h"
#include "report/remedy-hiding.h"
#include "report/remedy-public-names.h"

/*
 * The walk over the fields of a snapshot. What is a name as a whole is met first, in the order
 * of the evidence, so that it is known wherever else it stands; then every text is hidden by
 * what its field tells.
 */

/* Stands for the id of the case, which tells when it was made. */
#define CASE_ID "case"

/* Holds the names of people and databases, so that its size is theirs. */
#define NOTES_INI "notes.ini"

#define MAX_OWN_FIELDS 4

typedef void (*Visit) (RemedyHiding      *hiding,
                       const RemedyField *field,
                       gpointer           record);

/* What is done to a record as a whole, with fields that depend on one another. */
typedef void (*VisitRecord) (RemedyHiding *hiding,
                             gpointer      record);

static void
meet_service (RemedyHiding *hiding,
              gpointer      record)
{
  const RemedyServiceFact *service = record;

  if (service->account != NULL)
    g_free (remedy_hide_service_account (hiding, service->account));
}

static void
hide_service (RemedyHiding *hiding,
              gpointer      record)
{
  remedy_hide_service (hiding, record);
}

static void
hide_registry (RemedyHiding *hiding,
               gpointer      record)
{
  if (!hiding->tells_all)
    remedy_hide_service_places (((RemedyRegistryFact *) record)->services);
}

static void
meet_value (RemedyHiding *hiding,
            gpointer      record)
{
  remedy_hide_value_meet (hiding, record);
}

static void
hide_value (RemedyHiding *hiding,
            gpointer      record)
{
  remedy_hide_value (hiding, record);
}

/* All events of the wizard’s own sources are kept, and whatever else begins as they do. */
static char *
hide_source (RemedyHiding *hiding,
             const char   *source)
{
  return remedy_public_has (REMEDY_PUBLIC_SOURCE, source)
             ? g_strdup (source)
             : remedy_hide_service_name (hiding, source);
}

static void
hide_event (RemedyHiding *hiding,
            gpointer      record)
{
  RemedyEventFact *event = record;
  g_autofree char *source = NULL;

  remedy_hide_value_event (hiding, event);
  source = g_steal_pointer (&event->source);
  if (source != NULL)
    event->source = hide_source (hiding, source);
}

static void
hide_run (RemedyHiding *hiding,
          gpointer      record)
{
  remedy_hide_value_run (hiding, record);
}

static void
hide_match (RemedyHiding *hiding,
            gpointer      record)
{
  RemedyMatchFact *match = record;
  g_autofree char *section = g_steal_pointer (&match->section);
  g_autofree char *name = g_steal_pointer (&match->name);

  if (section != NULL)
    match->section = remedy_hide_path_key (hiding, section);
  if (name != NULL)
    match->name = remedy_public_is_tag (name) ? g_strdup (name)
                                              : remedy_hide_value_text (hiding, name);
}

static void
hide_file (RemedyHiding *hiding,
           gpointer      record)
{
  RemedyFileFact *file = record;

  if (hiding->hides[REMEDY_NAMES_EXTENTS] && remedy_text_equal (file->name, NOTES_INI))
    file->size = 0;
}

static void
hide_case (RemedyHiding *hiding,
           gpointer      record)
{
  RemedyCase *case_ = record;

  if (hiding->tells_all)
    return;
  g_free (case_->id);
  case_->id = g_strdup (CASE_ID);
}

static const struct
{
  const RemedyRecordType *type;
  VisitRecord             meet; /* (nullable) */
  VisitRecord             hide;
  const char             *own[MAX_OWN_FIELDS]; /* fields that are not looked at again */
} whole_records[] = {
  { &remedy_service_fact_type, meet_service, hide_service, { "name", "display", "image", "account" } },
  { &remedy_registry_fact_type, NULL, hide_registry, { NULL } },
  { &remedy_value_fact_type, meet_value, hide_value, { "name", "value" } },
  { &remedy_event_fact_type, NULL, hide_event, { "source", "strings" } },
  { &remedy_setup_run_fact_type, NULL, hide_run, { "last_line", "errors" } },
  { &remedy_match_fact_type, NULL, hide_match, { "section", "name" } },
  { &remedy_file_fact_type, NULL, hide_file, { NULL } },
  { &remedy_case_type, NULL, hide_case, { "id" } },
};

/* Returns: its place in whole_records; -1 if it has none */
static int
find_whole (const RemedyRecordType *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (whole_records); i++)
    if (whole_records[i].type == type)
      return (int) i;
  return -1;
}

static gboolean
is_own (int                whole,
        const RemedyField *field)
{
  for (guint i = 0; whole >= 0 && i < MAX_OWN_FIELDS && whole_records[whole].own[i] != NULL; i++)
    if (g_str_equal (whole_records[whole].own[i], field->name))
      return TRUE;
  return FALSE;
}

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
meet_string (RemedyHiding      *hiding,
             const RemedyField *field,
             const char        *original)
{
  RemedyNameClass name_class;

  if (original != NULL && remedy_hiding_is_name (field->tells, &name_class))
    g_free (remedy_hiding_name (hiding, name_class, original));
}

static void
meet (RemedyHiding      *hiding,
      const RemedyField *field,
      gpointer           record)
{
  if (field->kind == REMEDY_FIELD_STRING)
    meet_string (hiding, field, *string_of (field, record));
  for (guint i = 0; field->kind == REMEDY_FIELD_STRINGS && i < list_of (field, record)->len; i++)
    meet_string (hiding, field, list_of (field, record)->pdata[i]);
}

/* Where something was read can be a sentence as well: “the folder itself”. */
static char *
hide_where (RemedyHiding *hiding,
            const char   *original)
{
  return remedy_hide_path_is_full (original) ? remedy_hide_path_where (hiding, original)
                                             : remedy_hide_value_sentence (hiding, original);
}

/* What else a language has can stand in no command, and so can its token. */
#define PLAIN_LANGUAGE G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS " ._-\\/"
#define NOT_PLAIN "%"

/* @name stands for @language: itself, or what is taken for the same. */
static char *
hide_language (RemedyHiding   *hiding,
               RemedyNameClass name_class,
               const char     *name,
               const char     *language)
{
  g_autofree char *hidden = remedy_public_has (REMEDY_PUBLIC_PART, name)
                                ? g_strdup (name)
                                : remedy_hiding_name (hiding, name_class, name);
  gboolean         is_plain = language[strspn (language, PLAIN_LANGUAGE)] == '\0';

  return g_strconcat (hidden, is_plain || g_str_equal (hidden, language) ? "" : NOT_PLAIN, NULL);
}

/* As the check of the language has it. */
static gboolean
is_same_language (const char *a,
                  const char *b)
{
  return *a != '\0' && *b != '\0' && (remedy_text_has_prefix (a, b) || remedy_text_has_prefix (b, a));
}

/*
 * The folder of a service pack is called as its language is, or as somebody liked; what the
 * operator stated is compared with that. What was the same stays so.
 */
static void
hide_languages (RemedyHiding         *hiding,
                const RemedySnapshot *original,
                RemedySnapshot       *hidden)
{
  const RemedyStatements *statements
      = original->case_ != NULL && original->case_->work != NULL ? original->case_->work->statements
                                                                 : NULL;
  const char *stated = statements != NULL ? statements->language : NULL;
  const char *media = original->media != NULL ? original->media->language : NULL;
  const char *name = media;
  gboolean    same = stated != NULL && media != NULL && is_same_language (stated, media);

  if (same && remedy_public_has (REMEDY_PUBLIC_PART, stated))
    name = stated;
  if (media != NULL)
    hidden->media->language
        = hide_language (hiding, REMEDY_NAMES_FOLDERS,
                         hiding->hides[REMEDY_NAMES_FOLDERS] ? name : media, media);
  if (same && (hiding->hides[REMEDY_NAMES_FOLDERS] || hiding->hides[REMEDY_NAMES_NOTES]))
    hidden->case_->work->statements->language
        = hide_language (hiding, REMEDY_NAMES_FOLDERS, name, stated);
  else if (stated != NULL)
    hidden->case_->work->statements->language
        = hide_language (hiding, REMEDY_NAMES_NOTES, stated, stated);
}

/* The text of a field without the names in it; NULL if nothing of it may be told. */
static char *
hide_text (RemedyHiding      *hiding,
           const RemedyField *field,
           const char        *original)
{
  RemedyNameClass name_class;

  if (remedy_hiding_is_name (field->tells, &name_class))
    return remedy_hiding_name (hiding, name_class, original);
  switch (field->tells)
    {
    case REMEDY_TELLS_OURS:
      return g_strdup (original);
    case REMEDY_TELLS_NOTE:
      return remedy_hiding_text (hiding, REMEDY_NAMES_NOTES, original);
    case REMEDY_TELLS_ACCOUNT:
      return remedy_hide_service_account (hiding, original);
    case REMEDY_TELLS_PATH:
      return remedy_hide_path (hiding, original);
    case REMEDY_TELLS_WHERE:
      return hide_where (hiding, original);
    case REMEDY_TELLS_HOST_PATH:
      return remedy_hiding_any_name (hiding, REMEDY_NAMES_FOLDERS, original);
    case REMEDY_TELLS_FILE:
      return remedy_hide_path_file (hiding, original);
    case REMEDY_TELLS_SERVICE:
      return remedy_hide_service_name (hiding, original);
    case REMEDY_TELLS_LANGUAGE: /* hide_languages() */
      return NULL;
    case REMEDY_TELLS_SENTENCE:
      return remedy_hide_value_sentence (hiding, original);
    case REMEDY_TELLS_STRING:
      return remedy_hide_value_text (hiding, original);
    default:
      return NULL;
    }
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
  while (g_ptr_array_remove (strings, NULL))
    ;
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
walk (RemedyHiding           *hiding,
      const RemedyRecordType *type,
      gpointer                record,
      gboolean                meeting)
{
  int         whole = find_whole (type);
  VisitRecord visit_whole = whole < 0  ? NULL
                            : meeting ? whole_records[whole].meet
                                      : whole_records[whole].hide;
  Visit       visit = meeting ? meet : hide;

  if (record == NULL)
    return;
  if (visit_whole != NULL)
    visit_whole (hiding, record);
  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    if (field->kind == REMEDY_FIELD_RECORD)
      walk (hiding, field->type, *(gpointer *) G_STRUCT_MEMBER_P (record, field->offset), meeting);
    else if (field->kind == REMEDY_FIELD_LIST)
      for (guint i = 0; i < list_of (field, record)->len; i++)
        walk (hiding, field->type, list_of (field, record)->pdata[i], meeting);
    else if (!is_own (whole, field))
      visit (hiding, field, record);
}

static void
walk_all (RemedyHiding   *hiding,
          RemedySnapshot *snapshot,
          gboolean        meeting)
{
  walk (hiding, &remedy_facts_type, snapshot->before, meeting);
  walk (hiding, &remedy_facts_type, snapshot->after, meeting);
  walk (hiding, &remedy_media_type, snapshot->media, meeting);
  walk (hiding, &remedy_case_type, snapshot->case_, meeting);
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
  RemedySnapshot       *hidden;
  g_auto (RemedyHiding) hiding = { NULL };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (sharing != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  remedy_hiding_init (&hiding, self, sharing);
  hidden = remedy_snapshot_copy (snapshot);
  walk_all (&hiding, hidden, TRUE);
  walk_all (&hiding, hidden, FALSE);
  hide_languages (&hiding, snapshot, hidden);
  return hidden;
}
