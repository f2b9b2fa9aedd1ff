/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-failure-log.h"
#include "checks/remedy-failure-signs.h"
#include "formats/remedy-tables.h"

/* The ids of what is found, the best first: "service-disabled,files-missing". */
static char *
search (const char *text)
{
  g_autoptr (GPtrArray) found = remedy_failure_search (text);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? "," : "",
                            ((const RemedyFailure *) found->pdata[i])->id);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_finds (const char *text,
              const char *id)
{
  g_autofree char *found = search (text);
  g_auto (GStrv) ids = g_strsplit (found, ",", -1);

  if (!g_strv_contains ((const char *const *) ids, id))
    g_error ("“%s” does not find %s but “%s”", text, id, found);
}

static void
test_every_entry_is_whole (void)
{
  gsize                       n_failures;
  const RemedyFailure *const *failures = remedy_failure_table (&n_failures);

  g_assert_cmpuint (n_failures, >=, 30);
  for (gsize i = 0; i < n_failures; i++)
    {
      const RemedyFailure *failure = failures[i];

      g_test_message ("%s", failure->id);
      g_assert_true (remedy_failure_find (failure->id) == failure);
      g_assert_cmpuint (strlen (failure->title), >, 10);
      g_assert_cmpuint (strlen (failure->cause), >, 10);
      g_assert_cmpuint (failure->codes->len + failure->files->len + failure->sentences->len, >, 0);
      g_assert_cmpuint (failure->articles->len, >, 0);
      g_assert_cmpuint (failure->steps->len, >, 0);
      for (guint j = 0; j < failure->steps->len; j++)
        {
          const RemedyFailureStep *step = failure->steps->pdata[j];

          g_assert_cmpuint (strlen (step->title), >, 5);
          g_assert_cmpuint (strlen (step->text), >, 5);
          g_assert_cmpuint (strlen (step->expect), >, 5);
          g_assert_true (step->command == NULL || strstr (step->command, "  ") == NULL);
        }
    }
  g_assert_null (remedy_failure_find ("no-such-entry"));
}

/* Two letters in the middle of the word at @word exchanged, one left out, one doubled. */
static char *
slip (const char *text,
      gsize       word,
      gsize       length,
      guint       kind)
{
  GString *string = g_string_new (text);
  gsize    at = word + length / 2;

  switch (kind)
    {
    case 0:
      string->str[at] = text[at - 1];
      string->str[at - 1] = text[at];
      break;
    case 1:
      g_string_erase (string, (gssize) at, 1);
      break;
    default:
      g_string_insert_c (string, (gssize) at, text[at]);
    }
  return g_string_free (string, FALSE);
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || c == '_';
}

/* Each word of five letters and more, each with each slip, one at a time. */
static void
assert_finds_with_slips (const char *text,
                         const char *id)
{
  for (gsize i = 0, length; text[i] != '\0'; i += MAX (length, 1))
    {
      for (length = 0; is_letter (text[i + length]); length++)
        continue;
      for (guint kind = 0; length >= 5 && kind < 3; kind++)
        {
          g_autofree char *with_slip = slip (text, i, length, kind);

          assert_finds (with_slip, id);
        }
    }
}

static void
assert_finds_in_any_case (const char *text,
                          const char *id)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  g_autofree char *lower = g_ascii_strdown (text, -1);

  assert_finds (text, id);
  assert_finds (upper, id);
  assert_finds (lower, id);
}

static void
check_code (const RemedySign *sign,
            const char       *id)
{
  g_autofree char *screen = g_strdup_printf ("Microsoft Windows NT\nID no:%s\n[OK]", sign->text);
  g_autofree char *log = g_strdup_printf ("(NT ID: %s).", sign->text);

  assert_finds_in_any_case (sign->text, id);
  assert_finds_in_any_case (sign->text + strlen ("0x"), id);
  assert_finds_in_any_case (screen, id);
  assert_finds_in_any_case (log, id);
}

static void
check_file (const RemedySign *sign,
            const char       *id)
{
  g_autofree char *path = g_strdup_printf ("'C:\\EXCHSRVR\\BIN\\%s'", sign->text);

  assert_finds_in_any_case (sign->text, id);
  assert_finds_in_any_case (path, id);
  if (strlen (sign->text) > strlen ("store.exe"))
    assert_finds_with_slips (sign->text, id);
}

static void
check_sentence (const RemedySign *sign,
                const char       *id)
{
  g_autofree char *framed = g_strdup_printf ("Microsoft Exchange Setup\n%s\n[ OK ]", sign->text);
  g_autofree char *broken = g_strdelimit (g_strdup (sign->text), " ", '\n');

  assert_finds_in_any_case (sign->text, id);
  assert_finds_in_any_case (framed, id);
  assert_finds (broken, id);
  assert_finds_with_slips (sign->text, id);
}

static void
test_every_sign_is_found (void)
{
  const RemedyCatalogue *catalogue = remedy_catalogue_get ();

  for (guint i = 0; i < catalogue->signs->len; i++)
    {
      const RemedySign    *sign = &g_array_index (catalogue->signs, RemedySign, i);
      const RemedyFailure *failure = catalogue->failures->pdata[sign->failure];

      if (sign->kind == REMEDY_SIGN_CODE)
        check_code (sign, failure->id);
      else if (sign->kind == REMEDY_SIGN_FILE)
        check_file (sign, failure->id);
      else if (sign->kind == REMEDY_SIGN_SENTENCE)
        check_sentence (sign, failure->id);
      else
        assert_finds (sign->text, failure->id);
    }
}

/* Finds exactly these, the first one first. */
static void
assert_search (const char *text,
               const char *expected)
{
  g_autofree char *found = search (text);

  g_test_message ("“%s”", text);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_whole_dialogs_are_found (void)
{
  assert_search ("Microsoft Exchange Server Setup\n\nThe specified service is disabled and\n"
                 "cannot be started.\n\nMicrosoft Windows NT\nID no: 0xc0020422\n\n   [ OK ]",
                 "service-disabled");
  assert_search ("Processing file d:\\sp2\\eng\\server\\setup\\i386\\shared.ins at or near line 48\n"
                 "Access is denied\nNT ID: 0xC0020005",
                 "registry-rights,winreg-rights,owa-access-denied,event-log-value");
  assert_search ("Processing file E:\\Sp2\\Ger\\Server\\Setup\\Alpha\\Shared.ins at or near line 7",
                 "remote-registry");
  assert_search ("Could not open the file named 'D:\\EXCHSRVR\\BIN\\ADDRESS.DLL'. It is in use by "
                 "another application.\r\nAbort Retry Ignore",
                 "monitor-elsewhere,file-in-use");
  assert_search ("Could not open the file named C:\\setup\\bin\\Address.dll",
                 "unpacked-flat,monitor-elsewhere");
  assert_search ("Could not open the file named 'D:\\EXCHSRVR\\BIN\\MAILMIG.EXE'. It is in use by "
                 "another application.",
                 "file-in-use");
  assert_search ("store.exe - Entry Point Not Found. The procedure entry point hz_ascii @24 could not "
                 "be located in the dynamic link library GAPI32.dll.",
                 "gapi-older,mixed-levels");
  assert_search ("Dsamain.exe -Entry Point Not Found  The procedure entry point "
                 "?HrRegisterProtocol@@YGJPAVPROTO@@FJJJKHPAXK@Z could not be located in the "
                 "dynamic link library Netif.dll.",
                 "mixed-levels");
  assert_search ("An internal processing error has occurred:\nThe attribute or value exists. Try "
                 "restarting the Administrator program or the\nMicrosoft Exchange Server computer, "
                 "or both.\nMicrosoft Exchange Directory ID no: DS_E_ATTRIBUTE_OR_VALUE_EXISTS",
                 "disabled-address-types");
  assert_search ("Event ID: 7028\nSource: Service control manager\nDescription: The winreg registry "
                 "key denied access to system account programs.",
                 "registry-rights,winreg-rights");
}

static void
test_what_a_tired_eye_reads_is_found (void)
{
  assert_search ("OxcOO2O422", "service-disabled");
  assert_search ("ID n0: 0xcl030b3a", "msmail-address");
  assert_search ("MAPl32.DLL", "mapi-in-use");
  assert_search ("EM5MDB32.DLL", "emsmdb-in-use");
  assert_search ("The speclfied servlce is disab1ed and cannot be starled", "service-disabled");
}

static void
test_a_part_of_a_sentence_is_found (void)
{
  assert_search ("specified service is disabled", "service-disabled");
  assert_search ("service did not respond in a timely fashion", "service-silent");
  assert_search ("in use by another application", "file-in-use");
  assert_search ("older than the one you previously used", "older-than-used");
  assert_search ("Access is denied", "owa-access-denied,registry-rights,winreg-rights,event-log-value");
}

static void
test_a_code_is_a_number (void)
{
  const RemedyCatalogue *catalogue = remedy_catalogue_get ();

  for (guint i = 0; i < catalogue->signs->len; i++)
    {
      const RemedySign *sign = &g_array_index (catalogue->signs, RemedySign, i);

      for (gsize at = 2; sign->kind == REMEDY_SIGN_CODE && sign->text[at] != '\0'; at++)
        for (guint digit = 0; digit < 16; digit++)
          {
            g_autofree char *other = g_strdup (sign->text);
            g_autoptr (GPtrArray) found = NULL;

            other[at] = "0123456789abcdef"[digit];
            found = remedy_failure_search (other);
            for (guint j = 0; j < found->len; j++)
              {
                GPtrArray *codes = ((const RemedyFailure *) found->pdata[j])->codes;

                g_assert_true (
                    g_ptr_array_find_with_equal_func (codes, other, g_str_equal, NULL));
              }
          }
    }
}

static void
test_what_fits_none_finds_none (void)
{
  static const char *const texts[] = {
    "",
    " \n\t",
    "0x80040107",
    "0xc0000005",
    "0xC0020423",
    "0xc002042",
    "0xc00204222",
    "0x20422",
    "c0020421",
    "C1030B3B",
    "80070005",
    "12010",
    "7029",
    "48",
    "Invoice 7028 is paid, thank you",
    "KERNEL32.DLL",
    "TAPI32.DLL",
    "EMSABP32.DLL",
    "EMSUI32.DLL",
    "MAPI.DLL",
    "MAPIX32.DLL",
    "CDO.DLL",
    "NTSMIG.INI",
    "C:\\WINNT\\System32\\cmd.exe /c dir",
    "C:\\EXCHSRVR\\BIN\\STORE.EXE was started",
    "The service is starting",
    "The service is starting.\nThe service was started successfully.",
    "The Microsoft Exchange Directory service is stopping.",
    "The Microsoft Exchange Information Store service was stopped successfully.",
    "The specified service does not exist as an installed service.",
    "The system cannot find the drive specified.",
    "Network access is denied.",
    "Logon failure: unknown user name or bad password.",
    "The session could not be initialized. Make sure that the 'ntsmig.ini' file is in the "
    "'exchsrvr\\bin' directory.",
    "Event ID: 12010 Source: MSExchangeMig Type: Error",
    "Event ID: 1000 Source: MSExchangeIS Description: Starting Microsoft Exchange Server "
    "Information Store, build 5.5.2448.8.",
    "Event 4097 DrWatson The application, exe\\mailmig.dbg, generated an application error. The "
    "error occurred on 2/6/98 @ 6:33:11.155. The exception generated was c0000005.",
    "Setup copies the files. Setup will now restart the services.",
    "Interpreting line <StopService:MSExchangeSA>\nInterpreting line <CopyFile:store.exe>",
    "++++ Microsoft Exchange Setup initialized ++++\nInterpreting line <CreateDirectory:bin>\n"
    "Copied 12 files",
    "Which file do I open for the address of the server?",
    "Please restart the computer",
    "The quick brown fox jumps over the lazy dog",
    "Der angegebene Dienst ist deaktiviert und kann nicht gestartet werden.",
    "error",
    "OK Cancel Abort Retry Ignore",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_search (texts[i], "");
}

/* Every file of Exchange that the catalogue does not name is not taken for one that it does. */
static void
test_a_file_is_no_other_file (void)
{
  const GPtrArray *files = remedy_table_files ();

  for (guint i = 0; i < files->len; i++)
    {
      const RemedyTableFile *file = files->pdata[i];
      g_autoptr (GPtrArray) found = remedy_failure_search (file->name);

      for (guint j = 0; j < found->len; j++)
        {
          const GPtrArray *names = ((const RemedyFailure *) found->pdata[j])->files;
          gboolean         named = FALSE;

          for (guint k = 0; k < names->len; k++)
            named = named || g_ascii_strcasecmp (names->pdata[k], file->name) == 0;
          g_test_message ("%s", file->name);
          g_assert_true (named);
        }
    }
}

/* Pieces of the catalogue and bytes of any kind, thrown together. */
static void
test_any_bytes_are_looked_up (void)
{
  const RemedyCatalogue *catalogue = remedy_catalogue_get ();

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) found = NULL;

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        {
          guint sign = (guint) g_test_rand_int_range (0, (gint32) catalogue->signs->len);

          if (g_test_rand_bit ())
            g_string_append (text, g_array_index (catalogue->signs, RemedySign, sign).text);
          for (int j = g_test_rand_int_range (0, 20); j > 0; j--)
            g_string_append_c (text, (char) g_test_rand_int_range (1, 256));
        }
      found = remedy_failure_search (text->str);
      g_assert_cmpuint (found->len, <=, catalogue->failures->len);
    }
}

static void
test_a_long_text_is_read_to_its_limit (void)
{
  g_autofree char *filler = g_strnfill (16 * 1024, 'x');
  g_autofree char *before = g_strconcat ("0xc0020422 ", filler, NULL);
  g_autofree char *behind = g_strconcat (filler, " 0xc0020422", NULL);
  g_autofree char *blanks = g_strdelimit (g_strdup (filler), "x", ' ');
  g_autofree char *many = NULL;
  g_autoptr (GString) words = g_string_new (NULL);

  assert_search (before, "service-disabled");
  assert_search (behind, "");
  assert_search (blanks, "");
  for (guint i = 0; i < 20000; i++)
    g_string_append (words, i % 2 == 0 ? "file " : "ueser ");
  many = search (words->str);
  g_assert_cmpstr (many, ==, "");
}

static void
test_a_command_has_the_places_of_the_server (void)
{
  const RemedyFailure *failure = remedy_failure_find ("gapi-older");
  g_autofree char *here = remedy_failure_command (failure->steps->pdata[1], "D:\\EXCHSRVR",
                                                  "C:\\WINNT", "X:\\GER\\SERVER\\SETUP\\ALPHA");
  g_autofree char *usual = remedy_failure_command (failure->steps->pdata[1], NULL, NULL, NULL);
  g_autofree char *blank
      = remedy_failure_command (failure->steps->pdata[1], "D:\\Exchange Server", NULL, NULL);

  g_assert_cmpstr (here, ==, "copy X:\\GER\\SERVER\\SETUP\\ALPHA\\GAPI32.DLL D:\\EXCHSRVR\\bin");
  g_assert_cmpstr (usual, ==, "copy X:\\ENG\\SERVER\\SETUP\\I386\\GAPI32.DLL C:\\EXCHSRVR\\bin");
  g_assert_cmpstr (blank, ==,
                   "copy X:\\ENG\\SERVER\\SETUP\\I386\\GAPI32.DLL \"D:\\Exchange Server\\bin\"");
  g_assert_null (remedy_failure_command (failure->steps->pdata[2], NULL, NULL, NULL));
}

/* What the setup log's run says, and what is found by it. */
static void
assert_run (const char *error,
            const char *last_line,
            gint64      n_lines,
            const char *expected)
{
  g_autoptr (RemedySetupRunFact) run = remedy_setup_run_fact_new ();
  g_autoptr (GPtrArray) found = NULL;

  run->line = 1;
  run->lines = n_lines;
  run->last_line = g_strdup (last_line);
  if (error != NULL)
    g_ptr_array_add (run->errors, g_strdup (error));
  found = remedy_failure_log_search (run);
  g_assert_cmpstr (found->len > 0 ? ((const RemedyFailure *) found->pdata[0])->id : NULL, ==,
                   expected);
}

static void
test_a_run_in_the_log_has_its_entry (void)
{
  static const char first[] = "++++ Microsoft Exchange Setup initialized ++++";
  static const char stop[] = "Interpreting line <StopService:MSExchangeSA>";

  assert_run ("Processing file D:\\SP2\\shared.ins at or near line 48", "end", 9, "registry-rights");
  assert_run ("Processing file D:\\SP2\\shared.ins at or near line 7", "end", 9, "remote-registry");
  assert_run ("the call returned 0xC0020422", stop, 9, "service-disabled");
  assert_run (NULL, stop, 9, "directory-replicating");
  assert_run (NULL, first, 1, "kms-removed-badly");
  assert_run (NULL, first, 2, NULL);
  assert_run (NULL, "Interpreting line <StopService:MSExchangeIS>", 9, NULL);
  assert_run (NULL, NULL, 0, NULL);
  assert_run ("something else at or near line 12", "end", 9, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure/whole", test_every_entry_is_whole);
  g_test_add_func ("/failure/signs", test_every_sign_is_found);
  g_test_add_func ("/failure/dialogs", test_whole_dialogs_are_found);
  g_test_add_func ("/failure/tired-eye", test_what_a_tired_eye_reads_is_found);
  g_test_add_func ("/failure/part", test_a_part_of_a_sentence_is_found);
  g_test_add_func ("/failure/code", test_a_code_is_a_number);
  g_test_add_func ("/failure/none", test_what_fits_none_finds_none);
  g_test_add_func ("/failure/file", test_a_file_is_no_other_file);
  g_test_add_func ("/failure/any-bytes", test_any_bytes_are_looked_up);
  g_test_add_func ("/failure/limit", test_a_long_text_is_read_to_its_limit);
  g_test_add_func ("/failure/log", test_a_run_in_the_log_has_its_entry);
  g_test_add_func ("/failure/command", test_a_command_has_the_places_of_the_server);
  return g_test_run ();
}
