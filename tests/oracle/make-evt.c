/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "core/remedy-time.h"
#include "formats/remedy-evt.h"
#include "practice/remedy-evt-writer.h"

#define KIB 1024
#define EPOCH 935158327 /* 1999-08-20 14:12:07 UTC */

/* A log for the comparison with other readers. */
typedef struct
{
  const char    *name;
  gsize          capacity; /* bytes */
  RemedyEvtShape shape;
  guint          stale; /* records */
  guint          records;
  guint          gap;          /* bytes */
  guint          padding;      /* bytes */
  guint          after_growth; /* records added after the log grew; 0: it did not */
} Fixture;

static const Fixture fixtures[] = {
  { "empty", 64 * KIB, REMEDY_EVT_SHAPE_CLEAN },
  { "clean", 128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 400 },
  { "dirty", 128 * KIB, REMEDY_EVT_SHAPE_DIRTY, 25, 400 },
  { "header-empty", 64 * KIB, REMEDY_EVT_SHAPE_EMPTY_HEADER, 0, 5 },
  { "saved", 128 * KIB, REMEDY_EVT_SHAPE_SAVED, 0, 2000 },
  { "gap-2", 128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 400, 2 },
  { "gap-6", 128 * KIB, REMEDY_EVT_SHAPE_DIRTY, 3, 400, 6 },
  { "driver", 128 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 400, 0, 18 },
  { "wrapped", 64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 700 },
  { "wrapped-dirty", 64 * KIB, REMEDY_EVT_SHAPE_DIRTY, 3, 700 },
  { "wrapped-stale", 128 * KIB, REMEDY_EVT_SHAPE_DIRTY, 200, 1200 },
  { "grown", 64 * KIB, REMEDY_EVT_SHAPE_CLEAN, 0, 700, 0, 0, 10 },
};

static const guint8 system_sid[] = { 1, 1, 0, 0, 0, 0, 0, 5, 18, 0, 0, 0 };
static const guint8 user_sid[] = { 1, 5, 0, 0, 0, 0, 0, 5,  21, 0,  0,    0, 1, 2,
                                   3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0xF4, 1, 0, 0 };

static void
add_record (RemedyEvtWriter *writer,
            const Fixture   *fixture)
{
  static const guint16     types[] = { 0, 1, 2, 4, 8, 16 };
  static const char *const sources[] = { "MSExchangeMig", "MSExchangeIS Private", "ESE97",
                                         "Dienst f\xC3\xBCr Ger\xC3\xA4te" };
  guint32                  number = remedy_evt_writer_get_next (writer);
  g_autofree char         *filler = g_strnfill (number % 41, 'x');
  const char *strings[] = { filler, "", "C:\\exchsrvr\\bin\\ntsmig.ini", "\xE6\x97\xA5\xE6\x9C\xAC",
                            NULL };
  RemedyEvtSpec spec = {
    .generated = EPOCH + 60 * (gint64) number,
    .written = EPOCH + 60 * (gint64) number + number % 3,
    .raw_id = 0xC0000000 | (number * 7919) % 0xFFFF,
    .type = types[number % G_N_ELEMENTS (types)],
    .category = number % 11,
    .source = sources[number % G_N_ELEMENTS (sources)],
    .computer = number < 20 ? "MACHINENAME" : "EXCHANGE",
    .sid = number % 3 == 0 ? system_sid : user_sid,
    .strings = strings + number % 5,
    .data = (const guint8 *) "\xEF\xBE\xAD\xDE\x01\x02",
    .data_size = number % 7,
    .gap = fixture->gap,
    .padding = fixture->padding,
  };

  if (number % 3 != 2)
    spec.sid_size = number % 3 == 0 ? sizeof system_sid : sizeof user_sid;
  remedy_evt_writer_add (writer, &spec);
}

static void
make (const char    *folder,
      const Fixture *fixture)
{
  g_autoptr (RemedyEvtWriter) writer = remedy_evt_writer_new (fixture->capacity, fixture->shape);
  g_autofree char *name = g_strconcat (fixture->name, ".Evt", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gconstpointer data;
  gsize         size;

  remedy_evt_writer_set_stale (writer, fixture->stale);
  for (guint i = 0; i < fixture->records; i++)
    add_record (writer, fixture);
  if (fixture->after_growth > 0)
    remedy_evt_writer_grow (writer);
  for (guint i = 0; i < fixture->after_growth; i++)
    add_record (writer, fixture);
  bytes = remedy_evt_writer_finish (writer);
  data = g_bytes_get_data (bytes, &size);
  if (!g_file_set_contents (path, data, (gssize) size, &error))
    g_error ("%s", error->message);
}

/* make-evt FOLDER: the fixtures; make-evt FOLDER BYTES: "large.Evt", full and wrapped. */
int
main (int    argc,
      char **argv)
{
  if (argc == 2)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (fixtures); i++)
        make (argv[1], &fixtures[i]);
      return EXIT_SUCCESS;
    }
  if (argc == 3)
    {
      Fixture large = { "large", 0, REMEDY_EVT_SHAPE_CLEAN };

      large.capacity = g_ascii_strtoull (argv[2], NULL, 10);
      /* No record is smaller than 120 bytes. */
      large.records = (guint) (large.capacity / 120);
      make (argv[1], &large);
      return EXIT_SUCCESS;
    }
  g_printerr ("Usage: make-evt FOLDER [BYTES]\n");
  return EXIT_FAILURE;
}
