/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-failure-signs.h"

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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/failure/whole", test_every_entry_is_whole);
  g_test_add_func ("/failure/signs", test_every_sign_is_found);
  return g_test_run ();
}
