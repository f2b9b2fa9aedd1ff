/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-review-file.h"

#include <string.h>

#include "app/remedy-line-pair.h"

/* More places than this nobody steps through. */
#define MAX_MATCHES 10000

static void
append_line (GString    *text,
             const char *line)
{
  if (line == NULL || *line == '\0')
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
}

/* All of a picture that a text search can find. */
static char *
describe_picture (const RemedyMember *member)
{
  GString *text = g_string_new (NULL);

  append_line (text, member->caption);
  append_line (text, member->alt);
  for (guint i = 0; member->texts != NULL && i < member->texts->len; i++)
    append_line (text, member->texts->pdata[i]);
  return g_string_free (text, FALSE);
}

static char *
get_text (const RemedyMember *member)
{
  gsize       size;
  const char *data = g_bytes_get_data (member->shared, &size);

  if (g_strcmp0 (member->type, REMEDY_MEMBER_PNG) == 0)
    return describe_picture (member);
  if (!remedy_member_is_text (member))
    return g_strdup ("");
  return g_utf8_make_valid (data != NULL ? data : "", (gssize) size);
}

static char *
make_digest (const RemedyMember *member,
             const char         *text)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize         size;
  const guchar *data = g_bytes_get_data (member->shared, &size);

  /* With their ends, so that nothing moves from one to the other unnoticed. */
  g_checksum_update (checksum, (const guchar *) member->name, (gssize) strlen (member->name) + 1);
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text) + 1);
  g_checksum_update (checksum, data, (gssize) size);
  return g_strdup (g_checksum_get_string (checksum));
}

/**
 * remedy_review_file_new:
 * @member: a file of a bundle
 *
 * It takes as long as the file is: not for the main loop.
 *
 * Returns: (transfer full): it, ready to be read
 */
RemedyReviewFile *
remedy_review_file_new (const RemedyMember *member)
{
  RemedyReviewFile *self;
  g_autofree char  *text = NULL;
  g_autofree char  *original = NULL;

  g_return_val_if_fail (member != NULL, NULL);

  self = g_new0 (RemedyReviewFile, 1);
  text = get_text (member);
  if (member->original != NULL)
    original = g_utf8_make_valid (member->original, -1);
  self->name = g_strdup (member->name);
  self->type = g_strdup (member->type);
  self->why = g_strdup (member->why);
  self->shared = g_bytes_ref (member->shared);
  self->pairs = remedy_line_pairs_make (original, text);
  self->compared = original != NULL;
  self->digest = make_digest (member, text);
  return self;
}

/**
 * remedy_review_file_free:
 * @self: (transfer full) (nullable): a file
 */
void
remedy_review_file_free (RemedyReviewFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->type);
  g_free (self->why);
  g_bytes_unref (self->shared);
  g_ptr_array_unref (self->pairs);
  g_free (self->digest);
  g_free (self);
}

/**
 * remedy_review_files_make:
 * @members: (element-type RemedyMember): of a bundle
 *
 * Returns: (transfer full) (element-type RemedyReviewFile): all of them, ready to be read
 */
GPtrArray *
remedy_review_files_make (const GPtrArray *members)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_review_file_free);

  for (guint i = 0; i < members->len; i++)
    g_ptr_array_add (files, remedy_review_file_new (members->pdata[i]));
  return files;
}

/* Whatever the case, without changing how many characters there are, so that places fit. */
static gunichar *
lower (const char *text,
       glong      *length)
{
  gunichar *letters = g_utf8_to_ucs4_fast (text, -1, length);

  for (glong i = 0; i < *length; i++)
    letters[i] = g_unichar_tolower (letters[i]);
  return letters;
}

/* Finds the next place in a line from @start on; -1 if there is none. */
static glong
find_in_line (const gunichar *line,
              glong           length,
              const gunichar *wanted,
              glong           n_wanted,
              glong           start)
{
  for (glong i = start; i + n_wanted <= length; i++)
    {
      glong same = 0;

      while (same < n_wanted && line[i + same] == wanted[same])
        same++;
      if (same == n_wanted)
        return i;
    }
  return -1;
}

/* Appends the places in a line; without @matches it only counts them. */
static guint
search_line (const char     *text,
             const gunichar *wanted,
             glong           n_wanted,
             guint           file,
             guint           number,
             GArray         *matches)
{
  glong               length = 0;
  g_autofree gunichar *line = lower (text, &length);
  guint               n_found = 0;
  glong               at = 0;

  while ((at = find_in_line (line, length, wanted, n_wanted, at)) >= 0)
    {
      RemedyReviewMatch match = { file, number, (guint) at, (guint) (at + n_wanted) };

      if (matches != NULL && matches->len < MAX_MATCHES)
        g_array_append_val (matches, match);
      n_found++;
      at += n_wanted;
    }
  return n_found;
}

/**
 * remedy_review_files_find:
 * @files: (element-type RemedyReviewFile): what to look in
 * @text: what to look for, in upper or lower case; "" is found nowhere
 * @n_originals: (out): how often it is in what the files would be with no name hidden
 *
 * Returns: (transfer full) (element-type RemedyReviewMatch): where it is in what is shared, in
 *   the order of the files
 */
GArray *
remedy_review_files_find (const GPtrArray *files,
                          const char      *text,
                          guint           *n_originals)
{
  GArray              *matches = g_array_new (FALSE, FALSE, sizeof (RemedyReviewMatch));
  glong                n_wanted = 0;
  g_autofree gunichar *wanted = lower (text, &n_wanted);

  *n_originals = 0;
  for (guint i = 0; n_wanted > 0 && i < files->len; i++)
    {
      const RemedyReviewFile *file = files->pdata[i];

      for (guint j = 0; j < file->pairs->len; j++)
        {
          const RemedyLinePair *pair = file->pairs->pdata[j];

          if (pair->shared != NULL)
            search_line (pair->shared, wanted, n_wanted, i, j, matches);
          if (file->compared && pair->original != NULL)
            *n_originals += search_line (pair->original, wanted, n_wanted, i, j, NULL);
        }
    }
  return matches;
}
