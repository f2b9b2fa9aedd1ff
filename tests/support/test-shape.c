/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-shape.h"

/* What two records share if one is the other with its names hidden. */

/* Texts that are words of the program, in records whose fields do not say so. The rows of a
 * verification have the names of services and logs for ids. */
static const char *const own_words[] = { "id", "needs", "articles", "practice" };
static const char *const named_rows = "RemedyComparison";

static gboolean
is_own (const RemedyRecordType *type,
        const RemedyField      *field)
{
  if (g_str_equal (type->name, named_rows))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (own_words); i++)
    if (g_str_equal (field->name, own_words[i]))
      return TRUE;
  return FALSE;
}

static char *
differ (const char *name,
        const char *a,
        const char *b)
{
  return g_strdup_printf ("%s: %s, hidden %s", name, a != NULL ? a : "(none)",
                          b != NULL ? b : "(none)");
}

static guint
count_lines (const char *text)
{
  guint n = 1;

  for (const char *p = text; *p != '\0'; p++)
    n += *p == '\n';
  return n;
}

/* A text stays one: there or not, empty or not, and a command with as many lines. */
static char *
compare_texts (const RemedyRecordType *type,
               const RemedyField      *field,
               const char             *a,
               const char             *b)
{
  if ((a == NULL) != (b == NULL) || (a != NULL && (*a == '\0') != (*b == '\0')))
    return differ (field->name, a, b);
  if (a == NULL)
    return NULL;
  if (is_own (type, field) && !g_str_equal (a, b))
    return differ (field->name, a, b);
  return g_str_equal (field->name, "command") && count_lines (a) != count_lines (b)
             ? differ (field->name, a, b)
             : NULL;
}

static char *
compare_lists (const RemedyRecordType *type,
               const RemedyField      *field,
               const GPtrArray        *a,
               const GPtrArray        *b)
{
  if (a->len != b->len)
    return g_strdup_printf ("%s: %u entries, hidden %u", field->name, a->len, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      g_autofree char *difference = field->kind == REMEDY_FIELD_LIST
                                        ? test_shape_compare (field->type, a->pdata[i], b->pdata[i])
                                        : compare_texts (type, field, a->pdata[i], b->pdata[i]);

      if (difference != NULL)
        return g_strdup_printf ("%s[%u].%s", field->name, i, difference);
    }
  return NULL;
}

static char *
compare_fields (const RemedyRecordType *type,
                const RemedyField      *field,
                gconstpointer           a,
                gconstpointer           b)
{
  const char *left = G_STRUCT_MEMBER_P (a, field->offset);
  const char *right = G_STRUCT_MEMBER_P (b, field->offset);

  switch (field->kind)
    {
    case REMEDY_FIELD_STRING:
      return compare_texts (type, field, *(char *const *) left, *(char *const *) right);
    case REMEDY_FIELD_STRINGS:
    case REMEDY_FIELD_LIST:
      return compare_lists (type, field, *(GPtrArray *const *) left, *(GPtrArray *const *) right);
    case REMEDY_FIELD_RECORD:
      return test_shape_compare (field->type, *(gpointer const *) left, *(gpointer const *) right);
    case REMEDY_FIELD_INT:
    case REMEDY_FIELD_TIME:
      return *(const gint64 *) left == *(const gint64 *) right
                 ? NULL
                 : g_strdup_printf ("%s: %" G_GINT64_FORMAT ", hidden %" G_GINT64_FORMAT,
                                    field->name, *(const gint64 *) left, *(const gint64 *) right);
    default:
      return *(const int *) left == *(const int *) right
                 ? NULL
                 : g_strdup_printf ("%s: %d, hidden %d", field->name, *(const int *) left,
                                    *(const int *) right);
    }
}

/**
 * test_shape_compare:
 * @type: of both
 * @a: (nullable): a record that was worked out
 * @b: (nullable): the same, worked out where the names are hidden
 *
 * Returns: (transfer full) (nullable): what else than names differs; %NULL if nothing
 */
char *
test_shape_compare (const RemedyRecordType *type,
                    gconstpointer           a,
                    gconstpointer           b)
{
  if (a == NULL || b == NULL)
    return a == b ? NULL : g_strdup ("only one is there");
  for (const RemedyField *field = type->fields; field->name != NULL; field++)
    {
      char *difference = compare_fields (type, field, a, b);

      if (difference != NULL)
        return difference;
    }
  return NULL;
}

/**
 * test_shape_each_text:
 * @type: of the record
 * @record: (nullable): a record
 * @func: called with each text in it
 * @user_data: for @func
 */
void
test_shape_each_text (const RemedyRecordType *type,
                      gconstpointer           record,
                      TestTextFunc            func,
                      gpointer                user_data)
{
  for (const RemedyField *field = type->fields; record != NULL && field->name != NULL; field++)
    {
      const char      *slot = G_STRUCT_MEMBER_P (record, field->offset);
      g_autofree char *where = g_strdup_printf ("%s.%s", type->name, field->name);

      if (field->kind == REMEDY_FIELD_STRING && *(char *const *) slot != NULL)
        func (where, *(char *const *) slot, user_data);
      else if (field->kind == REMEDY_FIELD_RECORD)
        test_shape_each_text (field->type, *(gpointer const *) slot, func, user_data);
      else if (field->kind == REMEDY_FIELD_STRINGS || field->kind == REMEDY_FIELD_LIST)
        for (guint i = 0; i < (*(GPtrArray *const *) slot)->len; i++)
          {
            gpointer item = (*(GPtrArray *const *) slot)->pdata[i];

            if (field->kind == REMEDY_FIELD_LIST)
              test_shape_each_text (field->type, item, func, user_data);
            else
              func (where, item, user_data);
          }
    }
}
