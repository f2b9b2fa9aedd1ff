/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "report/remedy-name-map.h"
#include "test-snapshot.h"

/*
 * Whatever stands in a field of the evidence: nothing of it that is no word of a product is
 * left when the names are hidden. Every text of a snapshot is replaced by one with secrets in
 * it, in the forms that something might take for its own.
 */

/* The secret stands where the “@” is. */
static const char *const forms[] = {
  "@",
  "@.exe",
  "@~1",
  "@ @, @.",
  "+@",
  ".\\@",
  "@\\@",
  "@@@",
  "MSExchange@",
  "MSExchangeMig@",
  "@-LME-NOTES@",
  "Q194218@",
  "@=@;@",
  "%@%\\@",
  "\\\\@\\C$\\@\\@.dll",
  "C:\\@\\SERVER\\SETUP\\I386",
  "C:\\@.@\\Mapi\\@\\@.@",
  "C:@",
  "\\??\\C:\\@",
  "\"C:\\Program Files\\@\\services.exe\" -p @",
  "C:\\WINNT\\System32\\@ /x:@",
  "C:\\WINNT\\Profiles\\@\\@-NTUSER.DAT",
  "C:\\WINNT\\System32\\Config\\SOFTWARE: Microsoft\\@\\Profiles\\@, @",
  "D:\\@ could not be read: Permission denied",
  "cannot find the file C:\\@\\ADDRESS.DLL or @\\MDBSETUP.DLL: 0xC0020005 @",
  "Interpreting line <StopService:@>",
  "%s could not be read: @",
  "@: Permission denied",
  "@\nProcessing file shared.ins at or near line @",
};

typedef struct
{
  const char *form;
  const char *secret;
  guint       number; /* behind the secret, each its own */
} Filling;

static char *
fill (Filling *filling)
{
  GString *text = g_string_new (NULL);

  for (const char *p = filling->form; *p != '\0'; p++)
    if (*p == '@')
      g_string_append_printf (text, "%s%04u", filling->secret, filling->number++);
    else
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

/* What is ours by where it comes from: the program itself writes it. */
static gboolean
is_ours (const RemedyRecordType *type,
         const RemedyField      *field)
{
  return field->tells == REMEDY_TELLS_OURS && type != &remedy_value_fact_type;
}

static void
fill_record (Filling                *filling,
             const RemedyRecordType *type,
             gpointer                record)
{
  for (const RemedyField *field = type->fields; record != NULL && field->name != NULL; field++)
    {
      gpointer member = G_STRUCT_MEMBER_P (record, field->offset);

      if (field->kind == REMEDY_FIELD_RECORD)
        fill_record (filling, field->type, *(gpointer *) member);
      else if (field->kind == REMEDY_FIELD_LIST)
        for (guint i = 0; i < (*(GPtrArray **) member)->len; i++)
          fill_record (filling, field->type, (*(GPtrArray **) member)->pdata[i]);
      else if (is_ours (type, field))
        continue;
      else if (field->kind == REMEDY_FIELD_STRING)
        {
          g_free (*(char **) member);
          *(char **) member = fill (filling);
        }
      else if (field->kind == REMEDY_FIELD_STRINGS)
        {
          g_ptr_array_set_size (*(GPtrArray **) member, 0);
          g_ptr_array_add (*(GPtrArray **) member, fill (filling));
        }
    }
}

static void
check_string (const RemedyRecordType *type,
              const RemedyField      *field,
              const char             *text,
              const Filling          *filling,
              guint                  *n_found)
{
  g_autofree char *low = text != NULL ? g_ascii_strdown (text, -1) : g_strdup ("");

  if (strstr (low, filling->secret) == NULL)
    return;
  g_test_message ("%s.%s of “%s”: “%s”", type->name, field->name, filling->form, text);
  ++*n_found;
}

static void
check_record (const RemedyRecordType *type,
              gpointer                record,
              const Filling          *filling,
              guint                  *n_found)
{
  for (const RemedyField *field = type->fields; record != NULL && field->name != NULL; field++)
    {
      gpointer member = G_STRUCT_MEMBER_P (record, field->offset);

      if (field->kind == REMEDY_FIELD_RECORD)
        check_record (field->type, *(gpointer *) member, filling, n_found);
      else if (field->kind == REMEDY_FIELD_LIST)
        for (guint i = 0; i < (*(GPtrArray **) member)->len; i++)
          check_record (field->type, (*(GPtrArray **) member)->pdata[i], filling, n_found);
      else if (field->kind == REMEDY_FIELD_STRING)
        check_string (type, field, *(char **) member, filling, n_found);
      else if (field->kind == REMEDY_FIELD_STRINGS)
        for (guint i = 0; i < (*(GPtrArray **) member)->len; i++)
          check_string (type, field, (*(GPtrArray **) member)->pdata[i], filling, n_found);
    }
}

static void
check_secret (gconstpointer data)
{
  const char *const          with[] = { "third-party", "notes-connector", "groupwise", "kms", NULL };
  TestSnapshotOptions        options
      = { .scenario = "hotfixed", .media = "right", .with = with, .again = TRUE };
  g_autoptr (RemedySnapshot) snapshot = test_snapshot_new (&options);
  g_autoptr (RemedySharing)  sharing = remedy_sharing_new ();
  guint                      n_found = 0;

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (RemedySnapshot) filled = remedy_snapshot_copy (snapshot);
      g_autoptr (RemedyNameMap)  map = remedy_name_map_new ();
      g_autoptr (RemedySnapshot) hidden = NULL;
      Filling                    filling = { forms[i], data, 0 };

      fill_record (&filling, &remedy_snapshot_type, filled);
      g_assert_cmpuint (filling.number, >, 100);
      hidden = remedy_name_map_hide (map, sharing, filled);
      check_record (&remedy_snapshot_type, hidden, &filling, &n_found);
    }
  g_assert_cmpuint (n_found, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/hide-any/letters", "qzxkv", check_secret);
  g_test_add_data_func ("/hide-any/digits", "4711", check_secret);
  return g_test_run ();
}
