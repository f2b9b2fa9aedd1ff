/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checks/remedy-media-judge.h"
#include "evidence/remedy-collector.h"
#include "evidence/remedy-folder-source.h"
#include "evidence/remedy-media-gather.h"
#include "practice/remedy-practice-media.h"
#include "test-facts.h"
#include "test-support.h"

/* What one kind of media has to be told of, on one server. */
typedef struct
{
  const char *scenario;
  const char *fault; /* added to it */
  const char *kind;
  const char *language; /* stated */
  int         verdict; /* of all */
  const char *id; /* the question that matters here */
  int         answer;
  const char *says; /* in its title or the line under it */
  const char *advises; /* in what to do */
} Row;

#define PASS REMEDY_VERDICT_PASS
#define FAIL REMEDY_VERDICT_FAIL
#define UNKNOWN REMEDY_VERDICT_UNKNOWN

static const Row rows[] = {
  { "fault-sp1", NULL, "right", "ENG", PASS, "media.service-pack", PASS,
    "This is Service Pack 1, the one that is on the server", NULL },
  { "fault-sp2", NULL, "right", "eng", PASS, "media.complete", PASS,
    "Every file that it has to bring is in it", NULL },
  { "fault-sp2", NULL, "right", "ENG", PASS, "media.notes-files", PASS,
    "those of Service Pack 2", NULL },
  { "fault-sp2", NULL, "right", "EN", PASS, "media.ntsmig-ini", PASS, "ntsmig.ini is in it", NULL },
  { "fault-sp2", NULL, "right", NULL, UNKNOWN, "media.language", UNKNOWN, "not certain",
    "Say which language the server has" },
  { "fault-sp2", "german", "right", "GER", PASS, "media.language", PASS, "GER", NULL },
  { "fault-sp2", "alpha", "right", "ENG", PASS, "media.platform", PASS, "Alpha", NULL },
  { "workstation", NULL, "right", "ENG", PASS, "media.complete", PASS, "has to bring", NULL },
  { "fault-sp2", NULL, "lower", "ENG", FAIL, "media.service-pack", FAIL,
    "This is Service Pack 1, and the server has Service Pack 2: Update would refuse",
    "Get the media of Service Pack 2" },
  { "fault-sp1", NULL, "lower", "ENG", FAIL, "media.layout", FAIL, "base CD of Exchange 5.5",
    "Choose the service pack" },
  { "fault-sp1", NULL, "higher", "ENG", FAIL, "media.service-pack", FAIL,
    "Update would upgrade the server, which the article does not ask for",
    "Get the media of Service Pack 1" },
  { "fault-sp2", NULL, "higher", "ENG", FAIL, "media.service-pack", FAIL,
    "This is Service Pack 3, and the server has Service Pack 2", "Get the media" },
  { "fault-sp1", NULL, "wrong-processor", "ENG", FAIL, "media.platform", FAIL,
    "It is for Alpha processors, and the server’s files are for Intel", "for Intel" },
  { "fault-sp1", "alpha", "wrong-processor", "ENG", FAIL, "media.platform", FAIL,
    "It is for Intel processors, and the server’s files are for Alpha", "for Alpha" },
  { "fault-sp1", NULL, "wrong-language", NULL, FAIL, "media.language", FAIL,
    "Its files tell German, and the server’s tell English", "Our advice, not Microsoft’s" },
  { "fault-sp1", "german", "wrong-language", "GER", FAIL, "media.language", FAIL,
    "Its files tell English, and the server’s tell German", "Our advice, not Microsoft’s" },
  { "fault-sp1", NULL, "right", "GER", FAIL, "media.language", FAIL,
    "Its folder says ENG, and you stated GER", "Our advice, not Microsoft’s" },
  { "fault-sp2", NULL, "incomplete", "ENG", FAIL, "media.complete", FAIL,
    "3 files that have to be in it are missing", "again, whole" },
  { "fault-sp2", NULL, "incomplete", "ENG", FAIL, "media.complete", FAIL,
    "Emsmta.exe, Mad.exe, Gapi32.dll", NULL },
  { "fault-sp2", NULL, "flat", "ENG", FAIL, "media.layout", FAIL,
    "It was unpacked flat, without its folders", "Unpack the package again" },
  { "fault-sp2", NULL, "several", "ENG", PASS, "media.platform", PASS, "Intel", NULL },
  { "fault-sp2", "alpha", "several", "GER", FAIL, "media.language", FAIL, "German", NULL },
  { "fault-sp2", NULL, "iso", "ENG", PASS, "media.readable", PASS, "All of it was read", NULL },
  { "fault-sp2", NULL, "corrupt-iso", "ENG", FAIL, "media.readable", FAIL,
    "It is damaged or cut short", "Take another copy" },
  { "fault-sp2", NULL, "corrupt-iso", "ENG", FAIL, "media.readable", FAIL,
    "The image is cut short: it has", NULL },
  { "fault-sp2", NULL, "zip", "ENG", PASS, "media.complete", PASS, "has to bring", NULL },
  { "fault-sp2", NULL, "self-extractor", "ENG", PASS, "media.complete", PASS, "has to bring",
    NULL },
  { "fault-sp2", NULL, "sealed", "ENG", FAIL, "media.readable", FAIL, "It could not be opened",
    "run it on a computer with Windows" },
  { "fault-sp2", NULL, "empty", "ENG", FAIL, "media.readable", FAIL, "There is nothing in it",
    "Choose the folder" },
  { "fault-sp2", NULL, "base-cd", "ENG", FAIL, "media.layout", FAIL, "It has a SETUP.EXE, and no",
    "Keep this CD at hand" },
  { "fault-sp2", NULL, "base-cd", "ENG", FAIL, "media.notes-files", FAIL,
    "Notes migration came with Service Pack 1", NULL },
  { "fault-sp2", NULL, "windows-nt", "ENG", FAIL, "media.layout", FAIL,
    "This is not a service pack of Exchange", "Windows NT among them" },
};

static char *root;

static RemedyFacts *
gather_server (const RemedyPracticeOptions *options,
               const char                  *name)
{
  g_autofree char *folder = g_build_filename (root, name, NULL);
  g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  RemedyFacts *facts;

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    g_assert_true (remedy_practice_make (folder, options, NULL, &error));
  g_ptr_array_add (sources, remedy_folder_source_new (folder, NULL, &error));
  g_assert_no_error (error);
  facts = remedy_collector_gather (sources, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return facts;
}

static RemedyMedia *
gather (const char            *path,
        const RemedyMediaWish *wish)
{
  g_autoptr (GError) error = NULL;
  RemedyMedia *media = remedy_media_gather (path, wish, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return media;
}

static const RemedyFinding *
find (const GPtrArray *findings,
      const char      *id)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const RemedyFinding *finding = findings->pdata[i];

      if (g_str_equal (finding->id, id))
        return finding;
    }
  g_error ("no finding %s", id);
}

static void
assert_says (const RemedyFinding *finding,
             const char          *says)
{
  if (strstr (finding->title, says) == NULL && strstr (finding->summary, says) == NULL)
    g_error ("%s: “%s” / “%s” has no “%s”", finding->id, finding->title, finding->summary, says);
}

static void
assert_row (const Row             *row,
            const RemedyMediaWish *wish,
            const RemedyFacts     *facts,
            const char            *path)
{
  g_autoptr (RemedyMedia) media = gather (path, wish);
  g_autoptr (GPtrArray) findings = remedy_media_judge (media, facts, 0, row->language);
  g_autoptr (RemedyFinding) sum = remedy_media_sum_up (findings);
  const RemedyFinding *finding = find (findings, row->id);

  g_test_message ("%s %s %s", row->scenario, row->kind, row->id);
  g_assert_cmpint (finding->verdict, ==, row->answer);
  assert_says (finding, row->says);
  if (row->advises != NULL)
    {
      g_assert_nonnull (finding->advice);
      g_assert_nonnull (strstr (finding->advice, row->advises));
    }
  if (sum->verdict != row->verdict)
    g_error ("%s %s: %s, %s", row->scenario, row->kind, sum->title, sum->summary);
}

static void
test_each_media_has_its_message (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const Row *row = &rows[i];
      const char *with[] = { row->fault, NULL };
      const RemedyPracticeOptions options = { .scenario = row->scenario, .with = with };
      const RemedyMediaWish wish = {
        .machine = row->fault != NULL && g_str_equal (row->fault, "alpha") ? "alpha" : "i386",
        .language = row->language,
      };
      g_autofree char *name =
          g_strconcat (row->scenario, row->fault != NULL ? row->fault : "", NULL);
      g_autofree char *media = g_strdup_printf ("media-%u", i);
      g_autofree char *path = g_build_filename (root, media, NULL);
      g_autoptr (RemedyFacts) facts = gather_server (&options, name);
      g_autoptr (GError) error = NULL;

      g_assert_true (remedy_practice_media_make (path, row->kind, &options, NULL, &error));
      g_assert_no_error (error);
      assert_row (row, &wish, facts, path);
    }
}

/* Every kind that the practice server makes has a row above. */
static void
test_every_kind_is_judged (void)
{
  gsize n;
  const RemedyPracticeInfo *kinds = remedy_practice_media_kinds (&n);

  for (gsize i = 0; i < n; i++)
    {
      gboolean found = FALSE;

      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        found |= g_str_equal (kinds[i].name, rows[j].kind);
      if (!found)
        g_error ("no row for %s", kinds[i].name);
    }
}

static char *
make_media (const char *name,
            const char *kind)
{
  const RemedyPracticeOptions options = { .scenario = "fault-sp2" };
  char *path = g_build_filename (root, name, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (remedy_practice_media_make (path, kind, &options, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static GPtrArray *
judge (const RemedyMedia *media)
{
  g_autoptr (RemedyFacts) facts = test_facts_new (REMEDY_RELEASE_SP2);

  for (guint i = 0; i < facts->files->files->len; i++)
    {
      RemedyFileFact *file = facts->files->files->pdata[i];

      g_free (file->machine);
      file->machine = g_strdup ("i386");
    }
  return remedy_media_judge (media, facts, 2, "ENG");
}

static void
assert_answer (const RemedyMedia *media,
               const char        *id,
               int                verdict,
               const char        *says)
{
  g_autoptr (GPtrArray) findings = judge (media);
  const RemedyFinding *finding = find (findings, id);

  g_assert_cmpint (finding->verdict, ==, verdict);
  assert_says (finding, says);
}

static char *
file_of (const char *media,
         const char *below)
{
  return g_build_filename (media, "ENG/SERVER/SETUP/I386", below, NULL);
}

/* What the wizard cannot know is never a pass, and ntsmig.ini never makes media wrong. */
static void
test_what_is_not_found_is_unknown (void)
{
  g_autofree char *path = make_media ("without-ini", "right");
  g_autofree char *ini = file_of (path, "BIN/NTSMIG.INI");
  g_autoptr (RemedyMedia) media = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (RemedyFinding) sum = NULL;

  g_assert_cmpint (g_remove (ini), ==, 0);
  media = gather (path, NULL);
  assert_answer (media, "media.ntsmig-ini", UNKNOWN, "says nothing against this media");
  findings = judge (media);
  sum = remedy_media_sum_up (findings);
  g_assert_cmpint (sum->verdict, ==, PASS);
}

static void
test_a_file_that_did_not_change_may_lack (void)
{
  g_autofree char *path = make_media ("unchanged", "right");
  g_autofree char *old = file_of (path, "BIN/Edbutil.exe");
  g_autofree char *new = file_of (path, "BIN/Mlmignts.dll");
  g_autoptr (RemedyMedia) without_old = NULL;
  g_autoptr (RemedyMedia) without_both = NULL;

  g_assert_cmpint (g_remove (old), ==, 0);
  without_old = gather (path, NULL);
  assert_answer (without_old, "media.complete", PASS, "has to bring");
  g_assert_cmpint (g_remove (new), ==, 0);
  without_both = gather (path, NULL);
  assert_answer (without_both, "media.complete", FAIL, "Mlmignts.dll");
  assert_answer (without_both, "media.notes-files", FAIL, "Mlmignts.dll");
}

static void
test_files_that_are_damaged_or_of_another_level (void)
{
  g_autofree char *path = make_media ("damaged", "right");
  g_autofree char *other = make_media ("other", "lower");
  g_autofree char *store = file_of (path, "BIN/Store.exe");
  g_autofree char *notes = file_of (path, "BIN/Mlmignts.dll");
  g_autofree char *old_notes = file_of (other, "BIN/Mlmignts.dll");
  g_autoptr (GBytes) old = test_load (old_notes);
  g_autoptr (RemedyMedia) mixed = NULL;
  g_autoptr (RemedyMedia) damaged = NULL;

  g_assert_true (g_file_set_contents (notes, g_bytes_get_data (old, NULL),
                                      (gssize) g_bytes_get_size (old), NULL));
  mixed = gather (path, NULL);
  assert_answer (mixed, "media.complete", FAIL, "1 file in it is not that of Service Pack 2");
  assert_answer (mixed, "media.notes-files", FAIL, "Mlmignts.dll");
  assert_answer (mixed, "media.service-pack", PASS, "Service Pack 2");
  g_assert_true (g_file_set_contents (store, "nonsense", -1, NULL));
  damaged = gather (path, NULL);
  assert_answer (damaged, "media.complete", FAIL, "1 file in it cannot be read");
}

static void
test_a_file_in_another_place_is_not_missing (void)
{
  g_autofree char *path = make_media ("moved", "right");
  g_autofree char *folder = file_of (path, "SYSTEM");
  g_autofree char *from = file_of (path, "Gapi32.dll");
  g_autofree char *to = file_of (path, "SYSTEM/GAPI32.DLL");
  g_autofree char *connect = file_of (path, "CONNECT");
  g_autofree char *lsntshc = file_of (path, "BIN/Lsntshc.dll");
  g_autofree char *copy = file_of (path, "CONNECT/LSNTSHC.DLL");
  g_autoptr (RemedyMedia) moved = NULL;
  g_autoptr (RemedyMedia) connector = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  g_assert_cmpint (g_rename (from, to), ==, 0);
  moved = gather (path, NULL);
  assert_answer (moved, "media.complete", UNKNOWN, "does not lie where the base CD has it");
  g_assert_cmpint (g_mkdir (connect, 0755), ==, 0);
  g_assert_cmpint (g_rename (lsntshc, copy), ==, 0);
  connector = gather (path, NULL);
  assert_answer (connector, "media.complete", FAIL, "Lsntshc.dll");
}

/* Whatever the names say: the programs in a folder called I386 and SP1 are what counts. */
static void
test_names_of_folders_prove_nothing (void)
{
  g_autofree char *path = make_media ("renamed", "wrong-processor");
  g_autofree char *alpha = g_build_filename (path, "ENG/SERVER/SETUP/ALPHA", NULL);
  g_autofree char *intel = g_build_filename (path, "ENG/SERVER/SETUP/I386", NULL);
  g_autoptr (RemedyMedia) media = NULL;

  g_assert_cmpint (g_rename (alpha, intel), ==, 0);
  media = gather (path, NULL);
  g_assert_cmpstr (media->platform, ==, "I386");
  assert_answer (media, "media.platform", FAIL, "It is for Alpha");
}

/* The operator may name the folder of UPDATE.EXE itself, in any case. */
static void
test_any_folder_on_the_way_will_do (void)
{
  g_autofree char *path = make_media ("any-folder", "right");
  g_autofree char *setup = g_build_filename (path, "ENG/SERVER/SETUP/I386", NULL);
  g_autofree char *upper = g_build_filename (setup, "UPDATE.EXE", NULL);
  g_autofree char *lower = g_build_filename (setup, "update.exe", NULL);
  g_autoptr (RemedyMedia) media = NULL;

  g_assert_cmpint (g_rename (upper, lower), ==, 0);
  media = gather (setup, NULL);
  g_assert_cmpstr (media->setup, ==, "");
  g_assert_cmpstr (media->language, ==, "ENG");
  assert_answer (media, "media.layout", PASS, "as Update needs them");
  assert_answer (media, "media.complete", PASS, "has to bring");
}

static void
test_the_setup_that_fits_is_chosen (void)
{
  g_autofree char *path = make_media ("several-setups", "several");
  const RemedyMediaWish wishes[] = {
    { "i386", "ENG" }, { "alpha", "ENG" }, { "i386", "GER" }, { "alpha", "GER" }
  };
  const char *const setups[] = { "ENG\\SERVER\\SETUP\\I386", "ENG\\SERVER\\SETUP\\ALPHA",
                                 "GER\\SERVER\\SETUP\\I386", "GER\\SERVER\\SETUP\\ALPHA" };

  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (RemedyMedia) media = gather (path, &wishes[i]);

      g_assert_cmpstr (media->setup, ==, setups[i]);
      g_assert_cmpuint (media->others->len, ==, 3);
      g_assert_false (
          g_ptr_array_find_with_equal_func (media->others, setups[i], g_str_equal, NULL));
    }
}

/* A folder with the download in it, not unpacked, names the file to choose. */
static void
test_a_package_in_the_folder_is_named (void)
{
  g_autofree char *folder = g_build_filename (root, "downloads", NULL);
  g_autofree char *package = NULL;
  g_autoptr (RemedyMedia) media = NULL;
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_cmpint (g_mkdir (folder, 0755), ==, 0);
  package = make_media ("downloads/SP2_550I.EXE", "self-extractor");
  media = gather (folder, NULL);
  assert_answer (media, "media.layout", FAIL, "There is no UPDATE.EXE in it");
  findings = judge (media);
  g_assert_nonnull (strstr (find (findings, "media.layout")->advice, "SP2_550I.EXE"));
}

static void
test_survives_as_json (void)
{
  g_autofree char *path = make_media ("json", "several");
  g_autoptr (RemedyMedia) media = gather (path, NULL);
  g_autoptr (JsonNode) node = remedy_record_to_json (&remedy_media_type, media);
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyMedia) again = remedy_record_from_json (&remedy_media_type, node, &error);

  g_assert_no_error (error);
  g_assert_true (remedy_record_equal (&remedy_media_type, media, again));
}

static void
test_what_cannot_be_opened_is_an_error (void)
{
  g_autofree char *missing = g_build_filename (root, "missing", NULL);
  g_autofree char *pipe = g_build_filename (root, "pipe", NULL);
  const char *const paths[] = { missing, pipe };

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (remedy_media_gather (paths[i], NULL, NULL, NULL, NULL, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, paths[i]));
    }
}

static void
cancel_at (double      fraction,
           const char *text,
           gpointer    user_data)
{
  GCancellable **cancellable = user_data;

  g_assert_nonnull (text);
  g_assert_cmpfloat (fraction, <=, 1.0);
  g_cancellable_cancel (*cancellable);
}

static void
test_can_be_stopped (void)
{
  static const char *const kinds[] = { "right", "iso", "zip" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *name = g_strconcat ("stopped-", kinds[i], NULL);
      g_autofree char *path = make_media (name, kinds[i]);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;

      g_assert_null (
          remedy_media_gather (path, NULL, cancellable, cancel_at, &cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* What lies behind the cut is not known, and not missing. */
static void
test_what_was_cut_off_is_not_missing (void)
{
  g_autofree char *path = make_media ("half.zip", "zip");
  g_autofree char *bytes = NULL;
  g_autoptr (RemedyMedia) media = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;
  guint n_not_read = 0;
  gsize size;

  g_assert_true (g_file_get_contents (path, &bytes, &size, &error));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) size / 2, &error));
  media = gather (path, NULL);
  g_assert_false (media->whole);
  for (guint i = 0; i < media->files->len; i++)
    {
      const RemedyFileFact *file = media->files->pdata[i];

      g_assert_cmpint (file->state, !=, REMEDY_ITEM_MISSING);
      n_not_read += file->state == REMEDY_ITEM_NOT_READ;
    }
  g_assert_cmpuint (n_not_read, >, 0);
  /* As a record that was read back may be. */
  g_clear_pointer (&media->reason, g_free);
  findings = judge (media);
  assert_says (find (findings, "media.readable"), "Why is not known");
}

int
main (int    argc,
      char **argv)
{
  int code;

  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  root = test_temp_dir ();
  g_test_add_func ("/media/each-has-its-message", test_each_media_has_its_message);
  g_test_add_func ("/media/every-kind", test_every_kind_is_judged);
  g_test_add_func ("/media/not-found", test_what_is_not_found_is_unknown);
  g_test_add_func ("/media/unchanged", test_a_file_that_did_not_change_may_lack);
  g_test_add_func ("/media/damaged", test_files_that_are_damaged_or_of_another_level);
  g_test_add_func ("/media/elsewhere", test_a_file_in_another_place_is_not_missing);
  g_test_add_func ("/media/names", test_names_of_folders_prove_nothing);
  g_test_add_func ("/media/any-folder", test_any_folder_on_the_way_will_do);
  g_test_add_func ("/media/several", test_the_setup_that_fits_is_chosen);
  g_test_add_func ("/media/package", test_a_package_in_the_folder_is_named);
  g_test_add_func ("/media/json", test_survives_as_json);
  g_test_add_func ("/media/unopened", test_what_cannot_be_opened_is_an_error);
  g_test_add_func ("/media/half", test_what_was_cut_off_is_not_missing);
  g_test_add_func ("/media/stopped", test_can_be_stopped);
  code = g_test_run ();
  test_remove_tree (root);
  g_free (root);
  return code;
}
