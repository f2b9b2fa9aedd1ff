/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle.h"
#include "report/remedy-name-map.h"
#include "test-names.h"
#include "test-sites.h"
#include "test-support.h"

#include <string.h>

/* Of two servers that differ in their names alone, what is shared is the same, byte for byte:
 * then nothing of it can tell a name. The clock of each is injected. */

#define CONTEXT 160 /* bytes shown around the first difference */

static RemedySharing *
sharing_of (gboolean hide)
{
  RemedySharing *sharing = remedy_sharing_new ();

  for (guint i = 0; !hide && i < REMEDY_N_NAMES; i++)
    g_ptr_array_add (sharing->told, g_strdup (remedy_name_class_words[i]));
  return sharing;
}

static RemedyBundle *
bundle_of (gsize                      scenario,
           const RemedyPracticeNames *names,
           gboolean                   hide)
{
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();
  g_autoptr (RemedyBundleInput) input = remedy_bundle_input_new ();
  g_autoptr (GError) error = NULL;
  const GPtrArray *hidden;
  RemedyBundle *bundle;

  input->original = test_site_snapshot (scenario, names);
  input->sharing = sharing_of (hide);
  input->redacted = remedy_name_map_hide (map, input->sharing, input->original);
  hidden = remedy_name_map_get_names (map);
  input->names = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_hidden_name_free);
  for (guint i = 0; i < hidden->len; i++)
    g_ptr_array_add (input->names, remedy_hidden_name_copy (hidden->pdata[i]));
  bundle = remedy_bundle_make (input, &error);
  g_assert_no_error (error);
  return bundle;
}

static void
show_difference (const char         *what,
                 const RemedyMember *a,
                 const RemedyMember *b)
{
  gsize n_a;
  gsize n_b;
  const char *one = g_bytes_get_data (a->shared, &n_a);
  const char *other = g_bytes_get_data (b->shared, &n_b);
  gsize at = 0;
  gsize from;
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  while (at < MIN (n_a, n_b) && one[at] == other[at])
    at++;
  from = at > CONTEXT ? at - CONTEXT : 0;
  left = g_strndup (one + from, MIN (n_a - from, 2 * CONTEXT));
  right = g_strndup (other + from, MIN (n_b - from, 2 * CONTEXT));
  g_printerr ("# %s, %s differs at byte %" G_GSIZE_FORMAT ":\n# <<<\n%s\n# >>>\n%s\n# ===\n", what,
              a->name, at, left, right);
}

static guint
count_differences (const char         *what,
                   const RemedyBundle *a,
                   const RemedyBundle *b)
{
  const GPtrArray *one = remedy_bundle_get_members (a);
  const GPtrArray *other = remedy_bundle_get_members (b);
  guint n = one->len != other->len;

  for (guint i = 0; i < MIN (one->len, other->len); i++)
    {
      const RemedyMember *member = one->pdata[i];

      g_assert_cmpstr (member->name, ==, ((RemedyMember *) other->pdata[i])->name);
      if (g_bytes_equal (member->shared, ((RemedyMember *) other->pdata[i])->shared))
        continue;
      n++;
      if (what != NULL)
        show_difference (what, member, other->pdata[i]);
    }
  return n;
}

static void
assert_same_bundle (const char         *what,
                    const RemedyBundle *a,
                    const RemedyBundle *b)
{
  g_assert_cmpuint (count_differences (what, a, b), ==, 0);
  g_assert_true (g_bytes_equal (remedy_bundle_get_zip (a), remedy_bundle_get_zip (b)));
}

static void
test_twins (gconstpointer data)
{
  gsize scenario = GPOINTER_TO_SIZE (data);
  gsize n;
  const TestNames *twins = test_names_twins (&n);
  g_autoptr (RemedyBundle) one = bundle_of (scenario, &twins[0].names, TRUE);
  g_autoptr (RemedyBundle) other = bundle_of (scenario, &twins[1].names, TRUE);

  assert_same_bundle (test_site_what (scenario), one, other);
}

/* Names of any length and script. Which accounts are too long for a folder of a FAT disk, a
 * server that lists short names tells, whatever they are called. */
static void
test_odd_names (gconstpointer data)
{
  gsize scenario = GPOINTER_TO_SIZE (data);
  gsize n;
  gsize n_odd;
  g_autoptr (RemedyBundle) one = bundle_of (scenario, &test_names_twins (&n)[0].names, TRUE);
  const TestNames *odd = test_names_odd (&n_odd);
  guint n_different = 0;

  /* Each of them comes up with some server. */
  for (gsize i = scenario % TEST_ONE_OF (4); i < n_odd; i += TEST_ONE_OF (4))
    {
      g_autoptr (RemedyBundle) other = bundle_of (scenario, &odd[i].names, TRUE);
      guint differences = count_differences (odd[i].what, one, other);

      if (differences == 0)
        g_assert_true (g_bytes_equal (remedy_bundle_get_zip (one), remedy_bundle_get_zip (other)));
      n_different += differences;
    }
  g_assert_cmpuint (n_different, ==, 0);
}

/* Else the two tests above would say nothing. */
static void
test_they_differ_if_nothing_is_hidden (gconstpointer data)
{
  gsize scenario = GPOINTER_TO_SIZE (data);
  gsize n;
  const TestNames *twins = test_names_twins (&n);
  g_autoptr (RemedyBundle) one = bundle_of (scenario, &twins[0].names, FALSE);
  g_autoptr (RemedyBundle) other = bundle_of (scenario, &twins[1].names, FALSE);
  const GPtrArray *members = remedy_bundle_get_members (one);

  g_assert_cmpuint (count_differences (NULL, one, other), >=, 3);
  for (guint i = 0; i < 2; i++) /* report.html, case.json */
    {
      const RemedyMember *member = members->pdata[i];
      gsize size;
      const char *text = g_bytes_get_data (member->shared, &size);

      g_assert_nonnull (g_strstr_len (text, (gssize) size, twins[0].names.computer));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  for (gsize i = 0; i < test_site_count (); i++)
    {
      g_autofree char *twins = g_strconcat ("/metamorphic/twins/", test_site_what (i), NULL);
      g_autofree char *odd = g_strconcat ("/metamorphic/odd-names/", test_site_what (i), NULL);
      g_autofree char *shown = g_strconcat ("/metamorphic/not-hidden/", test_site_what (i), NULL);

      g_test_add_data_func (twins, GSIZE_TO_POINTER (i), test_twins);
      if (!g_str_equal (test_site_what (i), TEST_SITE_SHORT_NAMES))
        g_test_add_data_func (odd, GSIZE_TO_POINTER (i), test_odd_names);
      g_test_add_data_func (shown, GSIZE_TO_POINTER (i), test_they_differ_if_nothing_is_hidden);
    }
  return g_test_run ();
}
