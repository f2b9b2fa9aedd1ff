/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>

#include "report/remedy-bundle.h"
#include "report/remedy-name-map.h"
#include "report/remedy-png.h"
#include "test-names.h"
#include "test-snapshot.h"

/* Makes the bundle of a practice server in the locale and zone of its caller, on the day that
 * REMEDY_TEST_DAY says (in seconds since 1970), and prints the digest of each file in it: the
 * same, whenever and wherever that is. What day it is, it says on standard error. */

static time_t
today (void)
{
  const char *day = getenv ("REMEDY_TEST_DAY");

  return day != NULL ? atol (day) : 0;
}

/* These stand in for those of the C library, in GLib too. Only the calendar is moved: the
 * clock that measures how long something takes has no day. */
int
clock_gettime (clockid_t        which,
               struct timespec *now)
{
  static time_t ticks = 0;

  now->tv_sec = which == CLOCK_REALTIME ? today () : ++ticks;
  now->tv_nsec = 0;
  return 0;
}

int
gettimeofday (struct timeval *restrict now,
              void *restrict           zone)
{
  now->tv_sec = today ();
  now->tv_usec = 0;
  return 0;
}

time_t
time (time_t *now)
{
  if (now != NULL)
    *now = today ();
  return today ();
}

static const char *const faults[] = { "talkative", "third-party", "second-user", NULL };

static RemedySharedPicture *
load_picture (const char *path)
{
  RemedySharedPicture *picture = remedy_shared_picture_new ();
  g_autoptr (GBytes) file = NULL;
  char *data;
  gsize size;

  if (!g_file_get_contents (path, &data, &size, NULL))
    g_error ("%s cannot be read", path);
  /* A file of the source tree may say more than a picture, and a bundle takes no such one. */
  file = g_bytes_new_take (data, size);
  picture->png = remedy_png_strip (file, NULL);
  picture->page = g_strdup ("checks");
  picture->caption = g_strdup ("Step 3 of 8: Checks");
  picture->alt = g_strdup ("The page Checks of the wizard: every check with its verdict.");
  picture->width = 1024;
  picture->height = 640;
  g_ptr_array_add (picture->texts, g_strdup ("Checks"));
  return picture;
}

static RemedyBundleInput *
new_input (char **pictures)
{
  gsize n;
  const TestSnapshotOptions options = { .scenario = "fault-sp1",
                                        .with = faults,
                                        .names = &test_names_twins (&n)[0].names,
                                        .media = "right",
                                        .again = TRUE };
  g_autoptr (RemedyNameMap) map = remedy_name_map_new ();
  RemedyBundleInput *input = remedy_bundle_input_new ();

  input->original = test_snapshot_new (&options);
  input->sharing = remedy_sharing_copy (input->original->case_->work->sharing);
  if (input->sharing == NULL)
    input->sharing = remedy_sharing_new ();
  input->redacted = remedy_name_map_hide (map, input->sharing, input->original);
  for (guint i = 0; pictures[i] != NULL; i++)
    g_ptr_array_add (input->pictures, load_picture (pictures[i]));
  return input;
}

static void
print_digests (const RemedyBundle *bundle,
               const char         *folder)
{
  const GPtrArray *members = remedy_bundle_get_members (bundle);
  g_autofree char *whole =
      g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, remedy_bundle_get_zip (bundle));

  for (guint i = 0; i < members->len; i++)
    {
      const RemedyMember *member = members->pdata[i];
      g_autofree char *base = g_path_get_basename (member->name);
      g_autofree char *path = g_build_filename (folder, base, NULL);
      g_autofree char *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, member->shared);
      gsize size;
      const char *data = g_bytes_get_data (member->shared, &size);

      g_file_set_contents (path, data, (gssize) size, NULL);
      g_print ("%s %s\n", digest, member->name);
    }
  g_print ("%s bundle.zip\n", whole);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (RemedyBundleInput) input = NULL;
  g_autoptr (RemedyBundle) bundle = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_printerr ("%" G_GINT64_FORMAT " %s\n", g_get_real_time () / G_USEC_PER_SEC,
              setlocale (LC_ALL, NULL));
  if (argc < 2)
    {
      g_printerr ("usage: %s FOLDER [PICTURE…]\n", argv[0]);
      return EXIT_FAILURE;
    }
  input = new_input (argv + 2);
  bundle = remedy_bundle_make (input, &error);
  if (bundle == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  print_digests (bundle, argv[1]);
  return EXIT_SUCCESS;
}
