/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "formats/remedy-tables.h"

#include "core/remedy-text.h"
#include "data/remedy-data-resources.h"

#define RESOURCE_FOLDER "/org/ntsmig/Remedy/data/"

/* The columns of files.tsv. */
enum
{
  FILE_RELEASE,
  FILE_FOLDER,
  FILE_NAME,
  FILE_SIZE,
  FILE_MODIFIED,
  FILE_VERSION,
  N_FILE_COLUMNS
};

/* The columns of events.tsv. */
enum
{
  EVENT_ID,
  EVENT_SOURCE,
  EVENT_TYPE,
  EVENT_MIGRATION,
  EVENT_ARTICLES,
  EVENT_SUMMARY,
  EVENT_HARMLESS,
  N_EVENT_COLUMNS
};

/* The columns of sources.tsv. */
enum
{
  SOURCE_ARTICLE,
  SOURCE_SUBJECT,
  SOURCE_REVISED,
  SOURCE_KEPT,
  N_SOURCE_COLUMNS
};

/* The tables are compiled in, so a row that does not parse is a mistake of ours. Rows and
 * their cells live as long as the program. */
static void
read_rows (const char *name,
           guint       n_columns,
           void        (*add) (GPtrArray *table, GStrv cells),
           GPtrArray  *table)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (remedy_data_get_resource (), path,
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_auto (GStrv) lines = NULL;

  g_assert (bytes != NULL);
  lines = g_strsplit (g_bytes_get_data (bytes, NULL), "\n", -1);
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = NULL;

      if (lines[i][0] == '\0')
        continue;
      cells = g_strsplit (lines[i], "\t", -1);
      g_assert (g_strv_length (cells) == n_columns);
      add (table, cells);
    }
}

static guint64
number_of (const char *cell)
{
  guint64  number = 0;
  gboolean ok = g_ascii_string_to_unsigned (cell, 10, 0, G_MAXINT64, &number, NULL);

  g_assert (ok);
  return number;
}

static RemedyRelease
release_of (const char *cell)
{
  static const char *const names[REMEDY_N_RELEASES] = { "rtm", "sp1", "sp2", "sp3" };

  for (guint i = 0; i < REMEDY_N_RELEASES; i++)
    if (g_str_equal (cell, names[i]))
      return (RemedyRelease) i;
  g_assert_not_reached ();
}

static RemedyTableFile *
find_file (const GPtrArray *table,
           const char      *folder,
           const char      *name)
{
  for (guint i = 0; i < table->len; i++)
    {
      RemedyTableFile *file = table->pdata[i];

      if (g_ascii_strcasecmp (file->folder, folder) == 0 &&
          g_ascii_strcasecmp (file->name, name) == 0)
        return file;
    }
  return NULL;
}

static void
add_file (GPtrArray *table,
          GStrv      cells)
{
  RemedyRelease    release = release_of (cells[FILE_RELEASE]);
  RemedyTableFile *file = find_file (table, cells[FILE_FOLDER], cells[FILE_NAME]);
  gboolean         ok;

  if (file == NULL)
    {
      file = g_new0 (RemedyTableFile, 1);
      file->folder = g_strdup (cells[FILE_FOLDER]);
      file->name = g_strdup (cells[FILE_NAME]);
      g_ptr_array_add (table, file);
    }
  file->present[release] = TRUE;
  file->size[release] = number_of (cells[FILE_SIZE]);
  file->modified[release] = g_strdup (cells[FILE_MODIFIED]);
  ok = remedy_version_parse (cells[FILE_VERSION], &file->version[release]);
  g_assert (ok);
}

static void
add_event (GPtrArray *table,
           GStrv      cells)
{
  RemedyTableEvent *event = g_new0 (RemedyTableEvent, 1);

  event->id = (guint16) number_of (cells[EVENT_ID]);
  event->source = g_strdup (cells[EVENT_SOURCE]);
  event->type = g_strdup (cells[EVENT_TYPE]);
  event->migration = g_strdup (cells[EVENT_MIGRATION]);
  event->articles = g_strdup (cells[EVENT_ARTICLES]);
  event->summary = g_strdup (cells[EVENT_SUMMARY]);
  event->harmless = g_str_equal (cells[EVENT_HARMLESS], "yes");
  g_ptr_array_add (table, event);
}

static void
add_source (GPtrArray *table,
            GStrv      cells)
{
  RemedyTableSource *source = g_new0 (RemedyTableSource, 1);

  source->article = g_strdup (cells[SOURCE_ARTICLE]);
  source->subject = g_strdup (cells[SOURCE_SUBJECT]);
  source->revised = g_strdup (cells[SOURCE_REVISED]);
  source->kept = g_strdup (cells[SOURCE_KEPT]);
  g_ptr_array_add (table, source);
}

/**
 * remedy_table_files:
 *
 * The files of Exchange 5.5 as Q243604 lists them, each name once in its folder. There are
 * no rows for Service Pack 4: the archive has no complete table of it.
 *
 * Returns: (transfer none) (element-type RemedyTableFile): the table
 */
const GPtrArray *
remedy_table_files (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      GPtrArray *table = g_ptr_array_new ();

      read_rows ("files.tsv", N_FILE_COLUMNS, add_file, table);
      g_once_init_leave (&once, (gsize) table);
    }
  return (const GPtrArray *) once;
}

/**
 * remedy_table_find_file:
 * @folder: "exchsrvr/bin" or "winnt/system32"
 * @name: a file's name, any case
 *
 * Returns: (transfer none) (nullable): its row
 */
const RemedyTableFile *
remedy_table_find_file (const char *folder,
                        const char *name)
{
  g_return_val_if_fail (folder != NULL && name != NULL, NULL);

  return find_file (remedy_table_files (), folder, name);
}

/**
 * remedy_table_events:
 *
 * The events of the migration programs, each with the article that explains it. An id may
 * have two rows, for two kinds of migration.
 *
 * Returns: (transfer none) (element-type RemedyTableEvent): the table
 */
const GPtrArray *
remedy_table_events (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      GPtrArray *table = g_ptr_array_new ();

      read_rows ("events.tsv", N_EVENT_COLUMNS, add_event, table);
      g_once_init_leave (&once, (gsize) table);
    }
  return (const GPtrArray *) once;
}

/* How well a row serves for a Notes migration; 0 is not at all. */
static guint
fitness (const RemedyTableEvent *event,
         guint                   id,
         const char             *source)
{
  guint fit;

  if (event->id != id)
    return 0;
  if (source == NULL || remedy_text_equal (event->source, source))
    fit = 4;
  else if (g_str_equal (event->source, "unstated"))
    fit = 1;
  else
    return 0;
  if (g_str_equal (event->migration, "notes"))
    return fit + 2;
  return g_str_equal (event->migration, "any") ? fit + 1 : fit;
}

/**
 * remedy_table_find_event:
 * @id: the number that Event Viewer shows
 * @source: (nullable): the source, any case; %NULL is any
 *
 * Of several rows that of the Notes migration wins; a row whose article states no source
 * serves where no other does.
 *
 * Returns: (transfer none) (nullable): the row
 */
const RemedyTableEvent *
remedy_table_find_event (guint       id,
                         const char *source)
{
  const GPtrArray        *table = remedy_table_events ();
  const RemedyTableEvent *best = NULL;
  guint                   best_fit = 0;

  for (guint i = 0; i < table->len; i++)
    {
      guint fit = fitness (table->pdata[i], id, source);

      if (fit > best_fit)
        {
          best_fit = fit;
          best = table->pdata[i];
        }
    }
  return best;
}

/**
 * remedy_table_sources:
 *
 * The articles of the Knowledge Base that the program cites, with their titles as they were
 * published; a test holds that none is missing.
 *
 * Returns: (transfer none) (element-type RemedyTableSource): the table, by number
 */
const GPtrArray *
remedy_table_sources (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      GPtrArray *table = g_ptr_array_new ();

      read_rows ("sources.tsv", N_SOURCE_COLUMNS, add_source, table);
      g_once_init_leave (&once, (gsize) table);
    }
  return (const GPtrArray *) once;
}

/**
 * remedy_table_source_subject:
 * @article: "Q236176"
 *
 * Returns: (transfer none) (nullable): what the article is about, in English as it was
 *   published; %NULL if it is not one of the sources
 */
const char *
remedy_table_source_subject (const char *article)
{
  const GPtrArray *sources = remedy_table_sources ();

  g_return_val_if_fail (article != NULL, NULL);

  for (guint i = 0; i < sources->len; i++)
    {
      const RemedyTableSource *source = sources->pdata[i];

      if (g_str_equal (source->article, article))
        return source->subject;
    }
  return NULL;
}

/**
 * remedy_release_name:
 * @release: a release
 *
 * Returns: "RTM" or "SP1" to "SP3", as administrators write it in every language
 */
const char *
remedy_release_name (RemedyRelease release)
{
  static const char *const names[REMEDY_N_RELEASES] = { "RTM", "SP1", "SP2", "SP3" };

  g_return_val_if_fail (release < REMEDY_N_RELEASES, "");

  return names[release];
}

/**
 * remedy_release_build:
 * @release: a release
 *
 * Returns: its build (Q158530, Q191014), the third number of its files’ versions
 */
guint
remedy_release_build (RemedyRelease release)
{
  static const guint builds[REMEDY_N_RELEASES] = { 1960, 2232, 2448, 2650 };

  g_return_val_if_fail (release < REMEDY_N_RELEASES, 0);

  return builds[release];
}
