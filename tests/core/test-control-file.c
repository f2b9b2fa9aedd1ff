/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "core/remedy-error.h"
#include "guide/remedy-control-file.h"
#include "test-facts.h"

#include <string.h>

/* The keywords that Q198957, Q263755 and Q274393 document for a migration from Notes. */
static const char *const keywords[] = {
  "Mode",      "Function",   "File",      "Accounts",  "Mailbox",           "Postoffice",
  "Notesini",  "Email",      "Schedule",  "Tasks",     "DocLinkConversion", "EmailStart",
  "EmailEnd",  "SchdStart",  "SchdEnd",   "Container", "Home-Server",       "Template",
  "NTDomain",  "NTAccounts", "PSTPath",   "ImportDestination", NULL,
};

static const char *const required[] = { "Mode",     "Function", "File",       "Postoffice",
                                        "Notesini", "Accounts", "Home-Server" };

typedef struct
{
  RemedyFacts      *facts;
  RemedyDiagnosis  *diagnosis;
  RemedyStatements *statements;
  RemedyPlanInput   input;
} Fixture;

static void
add_notes_ini (RemedyFacts *facts,
               const char  *path)
{
  RemedyFileFact *file = remedy_file_fact_new ();

  file->path = g_strdup (path);
  file->name = g_strdup ("NOTES.INI");
  g_ptr_array_add (facts->notes->notes_ini, file);
}

static void
setup (Fixture      *fixture,
       gconstpointer data)
{
  fixture->facts = test_facts_new (REMEDY_RELEASE_SP1);
  fixture->diagnosis = remedy_diagnosis_make (fixture->facts, NULL);
  fixture->statements = remedy_statements_new ();
  g_ptr_array_set_size (fixture->facts->notes->notes_ini, 0);
  fixture->input = (RemedyPlanInput){ .facts = fixture->facts,
                                      .diagnosis = fixture->diagnosis,
                                      .statements = fixture->statements };
}

static void
teardown (Fixture      *fixture,
          gconstpointer data)
{
  remedy_facts_free (fixture->facts);
  remedy_diagnosis_free (fixture->diagnosis);
  remedy_statements_free (fixture->statements);
}

static void
say_all (Fixture *fixture)
{
  fixture->statements->postoffice = g_strdup ("NOTES01");
  fixture->statements->account = g_strdup ("Ann Smith/Sales");
  add_notes_ini (fixture->facts, "C:\\Lotus\\Notes\\notes.ini");
}

/* Every line is Keyword,Value or a comment, and ends as Windows NT wants it. */
static GHashTable *
parse (const char *text)
{
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\r\n", -1);
  guint n = g_strv_length (lines);

  g_assert_cmpstr (lines[n - 1], ==, "");
  for (guint i = 0; i + 1 < n; i++)
    {
      g_auto (GStrv) pair = g_strsplit (lines[i], ",", 2);

      g_assert_null (strpbrk (lines[i], "\r\n"));
      if (lines[i][0] == '!')
        {
          g_assert_cmpuint (i, >, 0);
          continue;
        }
      g_assert_cmpuint (g_strv_length (pair), ==, 2);
      g_assert_true (g_strv_contains (keywords, pair[0]));
      g_assert_cmpstr (pair[1], !=, "");
      g_assert_true (g_hash_table_insert (values, g_strdup (pair[0]), g_strdup (pair[1])));
    }
  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    g_assert_nonnull (g_hash_table_lookup (values, required[i]));
  return values;
}

static const char *
value (GHashTable *values,
       const char *keyword)
{
  return g_hash_table_lookup (values, keyword);
}

static void
test_all_known (Fixture      *fixture,
                gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *accounts = NULL;
  g_autofree char *path = remedy_control_file_accounts_path (&fixture->input);
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GPtrArray) stated = NULL;
  g_autoptr (GPtrArray) blanks = NULL;

  say_all (fixture);
  text = remedy_control_file_make (&fixture->input);
  accounts = remedy_control_file_make_accounts (&fixture->input);
  stated = remedy_control_file_stated (&fixture->input);
  blanks = remedy_control_file_blanks (&fixture->input);
  values = parse (text);
  g_assert_true (g_str_has_prefix (text, "Mode,NOTES\r\n"));
  g_assert_cmpstr (value (values, "Function"), ==, "FULL");
  g_assert_cmpstr (value (values, "Postoffice"), ==, "NOTES01");
  g_assert_cmpstr (value (values, "Notesini"), ==, "C:\\Lotus\\Notes\\notes.ini");
  g_assert_cmpstr (value (values, "Accounts"), ==, path);
  g_assert_cmpstr (value (values, "Home-Server"), ==, fixture->facts->layout->computer);
  g_assert_null (strstr (text, "To fill in"));
  g_assert_cmpstr (accounts, ==, "Ann Smith/Sales\r\n");
  g_assert_cmpuint (stated->len, ==, 2);
  /* The ID and its password are never known. */
  g_assert_cmpuint (blanks->len, ==, 2);
}

static void
test_nothing_known (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *accounts = NULL;
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (GPtrArray) stated = NULL;
  g_autoptr (GPtrArray) blanks = NULL;

  g_clear_pointer (&fixture->facts->layout, remedy_layout_fact_free);
  g_clear_pointer (&fixture->facts->registry, remedy_registry_fact_free);
  fixture->input.statements = NULL;
  text = remedy_control_file_make (&fixture->input);
  accounts = remedy_control_file_make_accounts (&fixture->input);
  stated = remedy_control_file_stated (&fixture->input);
  blanks = remedy_control_file_blanks (&fixture->input);
  values = parse (text);
  g_assert_cmpstr (value (values, "Postoffice"), ==, REMEDY_CONTROL_FILE_BLANK);
  g_assert_cmpstr (value (values, "Notesini"), ==, REMEDY_CONTROL_FILE_BLANK);
  g_assert_cmpstr (value (values, "Home-Server"), ==, REMEDY_CONTROL_FILE_BLANK);
  g_assert_cmpstr (accounts, ==, REMEDY_CONTROL_FILE_BLANK "\r\n");
  g_assert_cmpuint (stated->len, ==, 0);
  g_assert_cmpuint (blanks->len, ==, 6);
}

/* Which of two is used is for the operator to say. */
static void
test_two_notes_ini (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) values = NULL;

  say_all (fixture);
  add_notes_ini (fixture->facts, "C:\\WINNT\\notes.ini");
  text = remedy_control_file_make (&fixture->input);
  values = parse (text);
  g_assert_cmpstr (value (values, "Notesini"), ==, REMEDY_CONTROL_FILE_BLANK);
  g_assert_nonnull (strstr (text, "More than one"));
}

/* What was typed is one value, and never a second line. */
static void
test_hostile_statements (Fixture      *fixture,
                         gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autofree char *accounts = NULL;
  g_autoptr (GHashTable) values = NULL;

  fixture->statements->postoffice = g_strdup ("NOTES01\r\nFunction,EXTRACT");
  fixture->statements->account = g_strdup ("Ann Smith/Sales\nBob/Sales");
  text = remedy_control_file_make (&fixture->input);
  accounts = remedy_control_file_make_accounts (&fixture->input);
  values = parse (text);
  g_assert_cmpstr (value (values, "Function"), ==, "FULL");
  g_assert_cmpstr (accounts, ==, "Ann Smith/Sales Bob/Sales\r\n");
}

static void
test_blank_statements_are_none (Fixture      *fixture,
                                gconstpointer data)
{
  g_autofree char *accounts = NULL;

  fixture->statements->account = g_strdup ("  ");
  accounts = remedy_control_file_make_accounts (&fixture->input);
  g_assert_cmpstr (accounts, ==, REMEDY_CONTROL_FILE_BLANK "\r\n");
}

/* On a workstation the mailbox is to be made on a server whose name is not known. */
static void
test_workstation (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *text = NULL;
  g_autoptr (GHashTable) values = NULL;

  fixture->diagnosis->workstation = TRUE;
  text = remedy_control_file_make (&fixture->input);
  values = parse (text);
  g_assert_cmpstr (value (values, "Home-Server"), ==, REMEDY_CONTROL_FILE_BLANK);
}

static void
test_command (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *plain = remedy_control_file_make_command (&fixture->input);
  g_autofree char *path = remedy_control_file_path (&fixture->input);
  g_autofree char *quoted = NULL;
  g_autofree char *expected = NULL;

  expected = g_strdup_printf ("%s\\BIN\\mailmig /C:%s /A:%s /P:%s",
                              fixture->facts->layout->exchange_root, path,
                              REMEDY_CONTROL_FILE_BLANK, REMEDY_CONTROL_FILE_BLANK);
  g_assert_cmpstr (plain, ==, expected);
  g_free (fixture->facts->layout->exchange_root);
  fixture->facts->layout->exchange_root = g_strdup ("D:\\Mail Server");
  quoted = remedy_control_file_make_command (&fixture->input);
  g_assert_true (g_str_has_prefix (quoted, "\"D:\\Mail Server\\BIN\\mailmig\" /C:"));
}

static void
test_folder_is_on_the_system_drive (Fixture      *fixture,
                                    gconstpointer data)
{
  g_autofree char *path = NULL;

  g_free (fixture->facts->layout->system_root);
  fixture->facts->layout->system_root = g_strdup ("E:\\WINNT");
  path = remedy_control_file_path (&fixture->input);
  g_assert_cmpstr (path, ==, "E:\\NTSMIG\\CONTROL.TXT");
}

/* The default code page of Windows, not the one of the command prompt: “ü” is 0xFC in the
 * one, and 0x81 in the other (Q198957). */
static void
test_code_page (void)
{
  static const guint8 western[] = { 'M', 0xFC, 'l', '\r', '\n' };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = remedy_control_file_encode ("Mül\r\n", "GER", &error);
  g_autoptr (GBytes) japanese = NULL;
  g_autoptr (GBytes) none = NULL;
  gsize size;
  const guint8 *data;

  g_assert_no_error (error);
  data = g_bytes_get_data (bytes, &size);
  g_assert_cmpmem (data, size, western, sizeof western);
  japanese = remedy_control_file_encode ("日本\r\n", "jpn", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (japanese), ==, 6);
  none = remedy_control_file_encode ("日本\r\n", NULL, &error);
  g_assert_null (none);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "CP1252"));
}

#define ADD(path, func) g_test_add ("/control-file/" path, Fixture, NULL, setup, func, teardown)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all-known", test_all_known);
  ADD ("nothing-known", test_nothing_known);
  ADD ("two-notes-ini", test_two_notes_ini);
  ADD ("hostile-statements", test_hostile_statements);
  ADD ("blank-statements-are-none", test_blank_statements_are_none);
  ADD ("workstation", test_workstation);
  ADD ("command", test_command);
  ADD ("folder-is-on-the-system-drive", test_folder_is_on_the_system_drive);
  g_test_add_func ("/control-file/code-page", test_code_page);
  return g_test_run ();
}
