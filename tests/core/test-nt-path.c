/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-nt-path.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/remedy-error.h"
#include "evidence/remedy-folder-source.h"
#include "test-support.h"

#define ROOT "C:\\WINNT"

static void
test_expands_what_the_registry_holds (void)
{
  static const struct
  {
    const char *text;
    const char *path;
  } rows[] = {
    { "C:\\exchsrvr\\bin\\store.exe", "C:\\exchsrvr\\bin\\store.exe" },
    { "\"D:\\exchsrvr\\bin\\mad.exe\"", "D:\\exchsrvr\\bin\\mad.exe" },
    { "  d:\\x  ", "d:\\x" },
    { "%SystemRoot%\\System32\\snmp.exe", ROOT "\\System32\\snmp.exe" },
    { "%SYSTEMROOT%\\x", ROOT "\\x" },
    { "%systemdrive%\\Profiles", "C:\\Profiles" },
    { "%WinDir%\\win.ini", ROOT "\\win.ini" },
    { "\\SystemRoot\\System32\\drivers\\tcpip.sys", ROOT "\\System32\\drivers\\tcpip.sys" },
    { "\\??\\E:\\exchsrvr\\bin\\x.sys", "E:\\exchsrvr\\bin\\x.sys" },
    { "System32\\Drivers\\x.sys", ROOT "\\System32\\Drivers\\x.sys" },
    { "%ExchangeRoot%\\bin", NULL },
    { "\\\\server\\share\\x", NULL },
    { "\\Device\\HarddiskVolume1\\x", NULL },
    { "\"\"", NULL },
    { "   ", NULL },
    { "", NULL },
    { NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = remedy_nt_path_expand (rows[i].text, ROOT);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (path, ==, rows[i].path);
    }
}

/* As vfat and NTFS make the second name of a long one; a short name has none. */
static void
test_short_names (void)
{
  static const struct
  {
    const char *name;
    const char *expected;
  } rows[] = {
    { "Administrator", "admini~." },
    { "All Users", "alluse~." },
    { "ALL", NULL },
    { "12345678.abc", NULL },
    { "123456789.abc", "123456~.abc" },
    { "x.html", "x~.htm" },
    { "a b.c", "ab~.c" },
    { "A+B,C", "a_b_c~." },
    { "my.mail.box", "mymail~.box" },
    { "Jürgen Müller", "jürgen~." },
    { "Exchange Server Setup.log", "exchan~.log" },
    { "NTUSER.DAT", NULL },
    { ".profile", "~.pro" },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = remedy_nt_path_short (rows[i].name);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpstr (text, ==, rows[i].expected);
    }
}

static void
test_no_path_goes_up_or_lacks_a_drive (void)
{
  static const char *const wrong[] = { NULL,     "",          "C",         "\\WINNT",
                                       "C:\\..", "WINNT",     "C:\\a\\..", "C:/../x",
                                       "1:\\a",  "\\\\s\\C$", ":\\WINNT" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      char letter = '?';

      g_assert_null (remedy_nt_path_split (wrong[i], &letter));
    }
}

static void
test_root_of_a_drive_has_no_parent (void)
{
  static const char *const roots[] = { "C:", "C:\\", "c:\\.\\", "C:/" };
  g_autofree char         *below = remedy_nt_path_parent ("c:\\WINNT\\\\");
  g_autofree char         *deep = remedy_nt_path_parent ("D:/a\\b/c");

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    g_assert_null (remedy_nt_path_parent (roots[i]));
  g_assert_cmpstr (below, ==, "C:\\");
  g_assert_cmpstr (deep, ==, "D:\\a\\b");
}

static void
test_leaf_is_what_follows_the_last_separator (void)
{
  g_autofree char *plain = remedy_nt_path_leaf ("SYSTEM");
  g_autofree char *back = remedy_nt_path_leaf ("C:\\a/b\\SYSTEM");
  g_autofree char *slash = remedy_nt_path_leaf ("C:\\a\\b/SYSTEM");
  g_autofree char *folder = remedy_nt_path_leaf ("C:\\a\\");

  g_assert_cmpstr (plain, ==, "SYSTEM");
  g_assert_cmpstr (back, ==, "SYSTEM");
  g_assert_cmpstr (slash, ==, "SYSTEM");
  g_assert_cmpstr (folder, ==, "");
}

/* Names with every kind of trap that is still a name. */
static const char *const names[] = { "WINNT", "a b", "x.y.z", "Größe",
                                     "Ω",     "~1",  "...",   "$NtUninstall$" };

/* A path made of names gives those names, its parent and its leaf back, however it is spelt. */
static void
test_random_paths_come_apart_as_they_were_made (void)
{
  for (guint round = 0; round < 1000; round++)
    {
      g_autoptr (GString) odd = g_string_new ("q:");
      g_autofree char *path = g_strdup ("Q:\\");
      g_autofree char *up = NULL;
      g_autofree char *parent = NULL;
      g_autofree char *leaf = NULL;
      g_auto (GStrv) parts = NULL;
      const char *taken[8];
      guint       n = (guint) g_test_rand_int_range (1, 8);
      char        letter = 0;

      for (guint i = 0; i < n; i++)
        {
          char *longer;

          taken[i] = names[g_test_rand_int_range (0, G_N_ELEMENTS (names))];
          longer = remedy_nt_path_join (path, taken[i]);
          g_free (up);
          up = g_steal_pointer (&path);
          path = longer;
          g_string_append_printf (odd, "%s%s", g_test_rand_bit () ? "/" : "\\.\\\\", taken[i]);
        }
      parts = remedy_nt_path_split (odd->str, &letter);
      g_assert_cmpint (letter, ==, 'Q');
      g_assert_cmpuint (g_strv_length (parts), ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpstr (parts[i], ==, taken[i]);
      parent = remedy_nt_path_parent (path);
      leaf = remedy_nt_path_leaf (path);
      g_assert_cmpstr (parent, ==, up);
      g_assert_cmpstr (leaf, ==, taken[n - 1]);
    }
}

/* One spelling however it is composed and in whatever case. */
static void
test_fold_makes_spellings_equal (void)
{
  static const char *const spellings[][2] = { { "MÜLLER", "müller" },
                                              { "Mu\xCC\x88ller", "MÜLLER" },
                                              { "ΣΊΣΥΦΟΣ", "σίσυφοσ" },
                                              { "Ntuser.Dat", "NTUSER.DAT" } };
  g_autofree char         *a = remedy_nt_path_fold ("a");
  g_autofree char         *umlaut = remedy_nt_path_fold ("ä");

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    {
      g_autofree char *one = remedy_nt_path_fold (spellings[i][0]);
      g_autofree char *other = remedy_nt_path_fold (spellings[i][1]);

      g_assert_cmpstr (one, ==, other);
    }
  g_assert_cmpstr (a, !=, umlaut);
}

/* Folders and files as a random tree has them, by their host path: TRUE for a folder. */
typedef GHashTable Model;

static const char *const variants[] = { "bin", "BIN", "Bin", "biN", "res", "RES", "x" };

static void
grow (Model *model, const char *root, const char *below, guint depth)
{
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_build_filename (below, variants[i], NULL);
      g_autofree char *full = g_build_filename (root, path, NULL);
      g_autoptr (GError) error = NULL;
      gboolean is_folder = depth < 3 && g_test_rand_bit ();

      if (g_test_rand_int_range (0, 3) == 0)
        continue;
      if (is_folder)
        g_assert_cmpint (g_mkdir (full, 0755), ==, 0);
      else
        g_file_set_contents (full, path, -1, &error);
      g_assert_no_error (error);
      g_hash_table_insert (model, g_strdup (path), GINT_TO_POINTER (is_folder));
      if (is_folder)
        grow (model, root, path, depth + 1);
    }
}

/* At each level the exact spelling wins, then the first in the order of bytes. */
static char *
model_find (Model *model, const char *folder, const char *name)
{
  g_autofree char *exact = g_build_filename (folder, name, NULL);
  g_autofree char *first = NULL;

  if (g_hash_table_contains (model, exact))
    return g_steal_pointer (&exact);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      g_autofree char *path = g_build_filename (folder, variants[i], NULL);

      if (g_ascii_strcasecmp (variants[i], name) == 0 && g_hash_table_contains (model, path) &&
          (first == NULL || strcmp (path, first) < 0))
        {
          g_free (first);
          first = g_steal_pointer (&path);
        }
    }
  return g_steal_pointer (&first);
}

/* A file found says which one it is, since each holds its own path. */
static void
assert_lookup (RemedySource *source, Model *model)
{
  g_autoptr (GString) path = g_string_new ("c:");
  g_autofree char *at = g_strdup ("");
  g_autoptr (RemedySourceEntry) entry = NULL;
  g_autoptr (RemedyReader) reader = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *real = NULL;
  guint            depth = (guint) g_test_rand_int_range (1, 5);

  for (guint i = 0; i < depth; i++)
    {
      const char *name = variants[g_test_rand_int_range (0, G_N_ELEMENTS (variants))];
      char       *next = at != NULL ? model_find (model, at, name) : NULL;

      g_string_append_printf (path, "\\%s", name);
      g_free (at);
      at = next;
    }
  reader = remedy_source_open (source, path->str, &entry, NULL, &error);
  if (at == NULL || GPOINTER_TO_INT (g_hash_table_lookup (model, at)))
    {
      g_assert_null (reader);
      g_assert_nonnull (error);
      return;
    }
  g_assert_no_error (error);
  bytes = remedy_reader_read_all (reader, 100, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), at, strlen (at));
  real = g_strconcat ("C:\\", g_strdelimit (at, "/", '\\'), NULL);
  g_assert_cmpstr (entry->path, ==, real);
}

/* Random trees in which names differ only in case, against a plain model of the rule. */
static void
test_random_trees_are_found_by_the_rule (void)
{
  test_temp_in_memory ();
  for (guint round = 0; round < 12; round++)
    {
      g_autofree char *dir = test_temp_dir ();
      g_autofree char *system = g_build_filename (dir, "WINNT", "System32", "config", NULL);
      g_autoptr (GHashTable) model = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (RemedySource) source = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_cmpint (g_mkdir_with_parents (system, 0755), ==, 0);
      grow (model, dir, "", 0);
      source = remedy_folder_source_new (dir, NULL, &error);
      g_assert_no_error (error);
      for (guint i = 0; i < 300; i++)
        assert_lookup (source, model);
      test_remove_tree (dir);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/nt-path/expands-what-the-registry-holds",
                   test_expands_what_the_registry_holds);
  g_test_add_func ("/nt-path/short-names", test_short_names);
  g_test_add_func ("/nt-path/no-path-goes-up-or-lacks-a-drive",
                   test_no_path_goes_up_or_lacks_a_drive);
  g_test_add_func ("/nt-path/root-of-a-drive-has-no-parent", test_root_of_a_drive_has_no_parent);
  g_test_add_func ("/nt-path/leaf-is-what-follows-the-last-separator",
                   test_leaf_is_what_follows_the_last_separator);
  g_test_add_func ("/nt-path/random-paths-come-apart-as-they-were-made",
                   test_random_paths_come_apart_as_they_were_made);
  g_test_add_func ("/nt-path/fold-makes-spellings-equal", test_fold_makes_spellings_equal);
  g_test_add_func ("/nt-path/random-trees-are-found-by-the-rule",
                   test_random_trees_are_found_by_the_rule);
  return g_test_run ();
}
