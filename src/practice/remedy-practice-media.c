/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-media.h"

#include "core/remedy-error.h"
#include "practice/remedy-image-writer.h"
#include "practice/remedy-practice-media-tree.h"
#include "practice/remedy-practice-place.h"
#include "practice/remedy-practice-record.h"

#include <glib/gi18n-lib.h>

#define MAX_PACK 4

/* Bytes behind the program of a package that nothing can open. */
#define SEALED_SIZE 4096

typedef enum
{
  FORM_FOLDER,
  FORM_IMAGE,
  FORM_CUT_IMAGE,
  FORM_ZIP,
  FORM_SELF_EXTRACTOR, /* a program with a zip archive behind it */
  FORM_SEALED,         /* a program with who knows what behind it */
} Form;

typedef struct
{
  const char              *name;
  const char              *teaches; /* not translated yet */
  RemedyPracticeMediaShape shape;
  Form                     form;
  int                      levels; /* above the server's service pack */
  gboolean                 other_processor;
  gboolean                 other_language;
} Kind;

static const Kind kinds[] = {
  { REMEDY_PRACTICE_MEDIA_RIGHT, N_ ("The service pack that is on the server"),
    REMEDY_PRACTICE_MEDIA_WHOLE, FORM_FOLDER },
  { "lower", N_ ("An older one, which Update refuses"), REMEDY_PRACTICE_MEDIA_WHOLE, FORM_FOLDER,
    .levels = -1 },
  { "higher", N_ ("A newer one, which would upgrade the server"), REMEDY_PRACTICE_MEDIA_WHOLE,
    FORM_FOLDER, .levels = 1 },
  { "wrong-processor", N_ ("The right one for another processor"), REMEDY_PRACTICE_MEDIA_WHOLE,
    FORM_FOLDER, .other_processor = TRUE },
  { "wrong-language", N_ ("The right one in another language"), REMEDY_PRACTICE_MEDIA_WHOLE,
    FORM_FOLDER, .other_language = TRUE },
  { "several", N_ ("A CD for both processors and in two languages"),
    REMEDY_PRACTICE_MEDIA_SEVERAL, FORM_FOLDER },
  { "incomplete", N_ ("Files of it are not there"), REMEDY_PRACTICE_MEDIA_INCOMPLETE,
    FORM_FOLDER },
  { "flat", N_ ("Unpacked without its folders"), REMEDY_PRACTICE_MEDIA_FLAT, FORM_FOLDER },
  { "base-cd", N_ ("The base CD of Exchange 5.5, which is no service pack"),
    REMEDY_PRACTICE_MEDIA_BASE, FORM_FOLDER, .levels = -MAX_PACK },
  { "windows-nt", N_ ("A service pack of Windows NT, which has an UPDATE.EXE as well"),
    REMEDY_PRACTICE_MEDIA_NT, FORM_FOLDER },
  { "empty", N_ ("An empty folder"), REMEDY_PRACTICE_MEDIA_EMPTY, FORM_FOLDER },
  { "iso", N_ ("The right one, as the image of a CD"), REMEDY_PRACTICE_MEDIA_WHOLE, FORM_IMAGE },
  { "corrupt-iso", N_ ("An image that was cut short"), REMEDY_PRACTICE_MEDIA_WHOLE,
    FORM_CUT_IMAGE },
  { "zip", N_ ("The right one, as a zip archive"), REMEDY_PRACTICE_MEDIA_WHOLE, FORM_ZIP },
  { "self-extractor", N_ ("The right one, as a program that unpacks itself"),
    REMEDY_PRACTICE_MEDIA_WHOLE, FORM_SELF_EXTRACTOR },
  { "sealed", N_ ("A program that unpacks itself and cannot be opened from outside"),
    REMEDY_PRACTICE_MEDIA_WHOLE, FORM_SEALED },
};

static const Kind *
find_kind (const char *name,
           GError    **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].name, name))
      return &kinds[i];
  /* Translators: what the operator typed. */
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               _ ("There is no practice media “%s”. The list of media names them all."), name);
  return NULL;
}

/* What the server has becomes what the media has. */
static gboolean
turn_into (const Kind           *kind,
           RemedyPracticeServer *server,
           GError              **error)
{
  int pack = (int) server->pack + kind->levels;

  if (kind->shape == REMEDY_PRACTICE_MEDIA_BASE)
    pack = 0;
  if (pack < 0 || pack > MAX_PACK)
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                           _ ("There is no service pack of that level."));
      return FALSE;
    }
  server->pack = (guint) pack;
  if (kind->other_processor)
    server->alpha = !server->alpha;
  if (kind->other_language)
    server->german = !server->german;
  return TRUE;
}

/* Below Service Pack 1 there is only the base CD. */
static RemedyPracticeTree *
make_tree (const Kind           *kind,
           RemedyPracticeServer *server,
           GError              **error)
{
  RemedyPracticeMediaShape shape = kind->shape;

  if (!turn_into (kind, server, error))
    return NULL;
  if (server->pack == 0 && shape == REMEDY_PRACTICE_MEDIA_WHOLE)
    shape = REMEDY_PRACTICE_MEDIA_BASE;
  return remedy_practice_media_tree (server, shape);
}

static GBytes *
make_program (const RemedyPracticeServer *server)
{
  static const RemedyVersion version = { { 2, 0, 0, 0 } };

  return remedy_image_writer_make (server->alpha ? REMEDY_IMAGE_ALPHA : REMEDY_IMAGE_I386,
                                   &version, "PACKAGE.EXE");
}

static GBytes *
behind (GBytes *program,
        GBytes *rest)
{
  GByteArray *both = g_byte_array_new ();

  g_byte_array_append (both, g_bytes_get_data (program, NULL), g_bytes_get_size (program));
  g_byte_array_append (both, g_bytes_get_data (rest, NULL), g_bytes_get_size (rest));
  return g_byte_array_free_to_bytes (both);
}

static GBytes *
make_file (const Kind                 *kind,
           const RemedyPracticeServer *server,
           RemedyPracticeTree         *tree,
           GError                    **error)
{
  g_autoptr (GBytes) program = make_program (server);
  g_autoptr (GBytes) archive = NULL;
  g_autofree guint8 *sealed = NULL;

  if (kind->form == FORM_SEALED)
    {
      sealed = g_malloc (SEALED_SIZE);
      for (guint i = 0; i < SEALED_SIZE; i++)
        sealed[i] = (guint8) (i * 37 + i / 256);
      archive = g_bytes_new (sealed, SEALED_SIZE);
      return behind (program, archive);
    }
  archive = remedy_practice_media_archive (
      tree, kind->form == FORM_IMAGE || kind->form == FORM_CUT_IMAGE, error);
  if (archive == NULL)
    return NULL;
  if (kind->form == FORM_SELF_EXTRACTOR)
    return behind (program, archive);
  if (kind->form == FORM_CUT_IMAGE)
    return g_bytes_new_from_bytes (archive, 0, g_bytes_get_size (archive) * 3 / 5);
  return g_steal_pointer (&archive);
}

static gboolean
save_file (GBytes     *bytes,
           const char *path,
           GError    **error)
{
  g_autofree char *display = g_filename_display_name (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      /* Translators: a file. */
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
                   _ ("%s is there already. Choose a name that is not taken."), display);
      return FALSE;
    }
  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL),
                                (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT,
                                0644, error))
    return TRUE;
  /* That the output cannot be put there is no matter of what is read. */
  g_clear_error (error);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_NOT_OURS,
               /* Translators: a file. */
               _ ("%s cannot be made there. Choose another place."), display);
  return FALSE;
}

static gboolean
make (const char           *path,
      const Kind           *kind,
      RemedyPracticeServer *server,
      GCancellable         *cancellable,
      GError              **error)
{
  g_autoptr (RemedyPracticeTree) tree = make_tree (kind, server, error);
  g_autofree char *whole = g_canonicalize_filename (path, NULL);
  g_autoptr (GBytes) bytes = NULL;

  if (tree == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (kind->form == FORM_FOLDER)
    return remedy_practice_place_is_free (whole, error) &&
           remedy_practice_place_tree (tree, whole, cancellable, error);
  bytes = make_file (kind, server, tree, error);
  return bytes != NULL && save_file (bytes, whole, error);
}

static RemedyPracticeInfo *
list_kinds (void)
{
  RemedyPracticeInfo *list = g_new0 (RemedyPracticeInfo, G_N_ELEMENTS (kinds));

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    list[i] = (RemedyPracticeInfo){ kinds[i].name, kinds[i].teaches };
  return list;
}

/**
 * remedy_practice_media_kinds:
 * @n: (out): how many there are
 *
 * Returns: (transfer none): the kinds of media, the one that fits first; what they teach is
 *   to be translated by whoever shows it
 */
const RemedyPracticeInfo *
remedy_practice_media_kinds (gsize *n)
{
  static gsize list = 0;

  g_return_val_if_fail (n != NULL, NULL);

  if (g_once_init_enter (&list))
    g_once_init_leave (&list, (gsize) list_kinds ());
  *n = G_N_ELEMENTS (kinds);
  return (const RemedyPracticeInfo *) list;
}

/**
 * remedy_practice_media_make:
 * @path: where it goes, a folder or a file as its kind has it; not there yet, or an empty folder
 * @kind: of remedy_practice_media_kinds()
 * @server: the practice server that it is for, or not
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Makes the media of a service pack to practise on. The same words make the same bytes. It
 * appears under its name when it is whole.
 *
 * Returns: %TRUE if it was made; else %REMEDY_ERROR_USAGE for words that make no sense,
 *   %REMEDY_ERROR_NOT_OURS where something else is at @path
 */
gboolean
remedy_practice_media_make (const char                  *path,
                            const char                  *kind,
                            const RemedyPracticeOptions *server,
                            GCancellable                *cancellable,
                            GError                     **error)
{
  const Kind *what;
  g_autoptr (RemedyPracticeServer) facts = NULL;

  g_return_val_if_fail (path != NULL && kind != NULL && server != NULL, FALSE);

  what = find_kind (kind, error);
  facts = what != NULL ? remedy_practice_server_for_options (server, error) : NULL;
  return facts != NULL && make (path, what, facts, cancellable, error);
}

/**
 * remedy_practice_media_make_for:
 * @path: where it goes
 * @kind: of remedy_practice_media_kinds()
 * @server: the folder of a practice server
 * @cancellable: (nullable): a #GCancellable
 * @error: return location for a #GError
 *
 * Returns: as remedy_practice_media_make(); %REMEDY_ERROR_NOT_OURS also if this program did
 *   not make @server
 */
gboolean
remedy_practice_media_make_for (const char   *path,
                                const char   *kind,
                                const char   *server,
                                GCancellable *cancellable,
                                GError      **error)
{
  g_autoptr (RemedyPracticeRecord) record = NULL;
  RemedyPracticeOptions options;

  g_return_val_if_fail (path != NULL && kind != NULL && server != NULL, FALSE);

  record = remedy_practice_record_load (server, error);
  if (record == NULL)
    return FALSE;
  options = remedy_practice_record_options (record);
  return remedy_practice_media_make (path, kind, &options, cancellable, error);
}
