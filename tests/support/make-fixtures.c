/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib.h>

#include "core/remedy-time.h"
#include "practice/remedy-evt-writer.h"
#include "practice/remedy-image-writer.h"
#include "practice/remedy-mapi-writer.h"
#include "practice/remedy-mapisvc-writer.h"

/* One small file of every kind, for the tests of commands. */

#define START 935157600 /* 1999-08-20T14:00:00Z */

static void
save (const char *folder,
      const char *name,
      GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents (path, data, (gssize) size, &error);
  g_assert_no_error (error);
}

static void
save_log (const char *folder)
{
  static const char *const words[] = { "first", "one\ttab, “quotes” and \033[31m", NULL };
  static const guint8      data[] = { 0x00, 0x7f, 0xff };
  static const guint8      sid[] = { 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0 };
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (65536, REMEDY_EVT_SHAPE_CLEAN);
  const RemedyEvtSpec specs[] = {
    { .raw_id = 0x40002714, .type = 4, .source = "MSExchangeMig", .generated = START },
    { .raw_id = 0xC0002EEA,
      .type = 1,
      .category = 3,
      .source = "MSExchangeMig",
      .generated = START + 60,
      .written = START + 61,
      .sid = sid,
      .sid_size = sizeof sid,
      .strings = words,
      .data = data,
      .data_size = sizeof data },
    { .raw_id = 0x80000007, .type = 2, .source = "Print", .generated = START + 120 },
    { .raw_id = 529, .type = 16, .source = "Security", .generated = START + 86400 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      RemedyEvtSpec spec = specs[i];

      spec.number = i + 1;
      spec.computer = "EXCHSRV";
      if (spec.written == 0)
        spec.written = REMEDY_TIME_UNKNOWN;
      remedy_evt_writer_add (writer, &spec);
    }
  {
    g_autoptr (GBytes) bytes = remedy_evt_writer_finish (writer);
    g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, 0x1A0);

    save (folder, "app.evt", bytes);
    save (folder, "cut.evt", cut);
  }
}

/* More than a pipe takes at once when it is shown. */
static void
save_large_log (const char *folder)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (1024 * 1024, REMEDY_EVT_SHAPE_CLEAN);
  const RemedyEvtSpec spec = { .raw_id = 7,
                               .type = 4,
                               .source = "Print",
                               .computer = "EXCHSRV",
                               .generated = START,
                               .written = REMEDY_TIME_UNKNOWN };
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < 4000; i++)
    remedy_evt_writer_add (writer, &spec);
  bytes = remedy_evt_writer_finish (writer);
  save (folder, "large.evt", bytes);
}

static void
save_hive (const char *folder)
{
  g_autoptr (RemedyHiveWriter) hive = remedy_hive_writer_new ("NTUSER.DAT", START);
  g_autoptr (RemedyMapiWriter) profile =
      remedy_mapi_writer_add_profile (hive, "Notes Mail", TRUE, START);
  g_autoptr (GBytes) bytes = NULL;

  remedy_mapi_writer_add_service (profile, REMEDY_MAPI_SERVICE_MSEMS, START);
  remedy_mapi_writer_add_service (profile, REMEDY_MAPI_SERVICE_NOTES, START);
  remedy_hive_writer_set_dirty (hive, TRUE);
  bytes = remedy_hive_writer_finish (hive);
  save (folder, "user.hive", bytes);
}

static void
save_images (const char *folder)
{
  static const RemedyVersion versions[] = { { { 5, 5, 2232, 17 } },
                                            { { 65535, 1, 0, 65534 } },
                                            { { 4, 0, 835, 993 } } };
  static const char *const   names[] = { "i386.dll", "alpha.exe", "ne.dll" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GBytes) bytes =
          remedy_image_writer_make ((RemedyImageMachine) i, &versions[i], names[i]);

      save (folder, names[i], bytes);
    }
}

static void
save_texts (const char *folder)
{
  static const char setup[] = "++++ Microsoft Exchange Setup initialized ++++\r\n"
                              "Processing file D:\\shared.ins at or near line 48\r\n"
                              "++++ Microsoft Exchange Setup initialized ++++\r\n"
                              "Bound to local DSA\r\n";
  g_autoptr (GBytes) log = g_bytes_new_static (setup, sizeof setup - 1);
  g_autoptr (GBytes) mapisvc = remedy_mapisvc_writer_make (REMEDY_MAPISVC_NOTES);

  save (folder, "setup.txt", log);
  save (folder, "mapisvc.txt", mapisvc);
}

int
main (int    argc,
      char **argv)
{
  g_assert (argc == 2);
  save_log (argv[1]);
  save_large_log (argv[1]);
  save_hive (argv[1]);
  save_images (argv[1]);
  save_texts (argv[1]);
  return 0;
}
