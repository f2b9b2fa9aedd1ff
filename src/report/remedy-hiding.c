/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-hiding.h"

#include "report/remedy-public-names.h"
#include "report/remedy-vocabulary.h"

/* The class of a field that is a name as a whole. */
static const struct
{
  RemedyTells     tells;
  RemedyNameClass name_class;
} whole_names[] = {
  { REMEDY_TELLS_SERVER, REMEDY_NAMES_SERVERS },
  { REMEDY_TELLS_DOMAIN, REMEDY_NAMES_DOMAINS },
  { REMEDY_TELLS_ORGANISATION, REMEDY_NAMES_ORGANISATIONS },
  { REMEDY_TELLS_SITE, REMEDY_NAMES_SITES },
  { REMEDY_TELLS_USER, REMEDY_NAMES_USERS },
  { REMEDY_TELLS_SID, REMEDY_NAMES_SIDS },
  { REMEDY_TELLS_ADDRESS, REMEDY_NAMES_ADDRESSES },
  { REMEDY_TELLS_PROFILE, REMEDY_NAMES_PROFILES },
};

/* The operator’s own words have tokens in the order in which they were given. */
static RemedyWordFinder *
make_words (RemedyNameMap       *map,
            const RemedySharing *sharing)
{
  RemedyWordFinder *words = remedy_word_finder_new ();

  for (guint i = 0; i < sharing->words->len; i++)
    {
      const char *word = sharing->words->pdata[i];

      if (*word != '\0')
        remedy_word_finder_add (words, word, remedy_name_map_take (map, REMEDY_NAMES_WORDS, word),
                                FALSE);
    }
  return words;
}

/**
 * remedy_hiding_init:
 * @self: to be filled; remedy_hiding_clear() empties it
 * @map: grows by what is hidden; must live as long as @self
 * @sharing: which classes are hidden
 */
void
remedy_hiding_init (RemedyHiding        *self,
                    RemedyNameMap       *map,
                    const RemedySharing *sharing)
{
  g_return_if_fail (self != NULL && map != NULL && sharing != NULL);

  *self = (RemedyHiding){ .map = map, .tells_all = TRUE };
  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    {
      self->hides[i] = remedy_sharing_hides (sharing, (RemedyNameClass) i);
      if (i < REMEDY_NAMES_NOTES && self->hides[i])
        self->tells_all = FALSE;
    }
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (self->hides[REMEDY_NAMES_WORDS] && sharing->words->len > 0)
    self->words = make_words (map, sharing);
}

/**
 * remedy_hiding_clear:
 * @self: what remedy_hiding_init() filled
 */
void
remedy_hiding_clear (RemedyHiding *self)
{
  g_clear_pointer (&self->paths, g_hash_table_unref);
  g_clear_pointer (&self->words, remedy_word_finder_free);
  g_clear_pointer (&self->names, remedy_word_finder_free);
}

/* What is told is told without the operator’s own words. */
static char *
tell (const RemedyHiding *self,
      const char         *original)
{
  return self->words != NULL ? remedy_word_finder_replace (self->words, original)
                             : g_strdup (original);
}

/**
 * remedy_hiding_is_name:
 * @tells: what a field tells
 * @name_class: (out): the class of it
 *
 * Returns: %TRUE if the field as a whole is a name
 */
gboolean
remedy_hiding_is_name (RemedyTells      tells,
                       RemedyNameClass *name_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (whole_names); i++)
    if (whole_names[i].tells == tells)
      {
        *name_class = whole_names[i].name_class;
        return TRUE;
      }
  return FALSE;
}

/**
 * remedy_hiding_name:
 * @self: a hiding
 * @name_class: what the name is
 * @original: the name; an empty one stays empty, and so does an account of Windows NT itself
 *
 * Returns: (transfer full): its token, or the name if its class is told
 */
char *
remedy_hiding_name (RemedyHiding   *self,
                    RemedyNameClass name_class,
                    const char     *original)
{
  const char *token;

  if (*original == '\0' ||
      (name_class == REMEDY_NAMES_USERS && remedy_public_has (REMEDY_PUBLIC_ACCOUNT, original)))
    return g_strdup (original);
  token = remedy_name_map_take (self->map, name_class, original);
  return self->hides[name_class] ? g_strdup (token) : tell (self, original);
}

/* Shorter names, and those that are words of this program, stand within other words by chance. */
#define MIN_WITHIN 4

static gboolean
is_whole (const char *name)
{
  return g_utf8_strlen (name, -1) < MIN_WITHIN || remedy_vocabulary_has_word (name);
}

static RemedyWordFinder *
make_names (const RemedyHiding *self)
{
  const GPtrArray  *names = remedy_name_map_get_names (self->map);
  RemedyWordFinder *finder = remedy_word_finder_new ();

  for (guint i = 0; i < names->len; i++)
    {
      const RemedyHiddenName *name = names->pdata[i];

      if (self->hides[name->name_class] && name->name_class != REMEDY_NAMES_WORDS)
        remedy_word_finder_add (finder, name->original, name->token, is_whole (name->original));
    }
  return finder;
}

/* What a program or a person wrote is told without the names that are known by then. */
static char *
tell_text (RemedyHiding *self,
           const char   *original)
{
  g_autofree char *named = NULL;

  if (self->names == NULL)
    self->names = make_names (self);
  named = remedy_word_finder_replace (self->names, original);
  return tell (self, named);
}

/**
 * remedy_hiding_any_name:
 * @self: a hiding
 * @name_class: what it is if nothing else is known
 * @original: what may be a name of any class; an empty one stays empty
 *
 * Returns: (transfer full): the token of what is called so, or the name if its class is told
 */
char *
remedy_hiding_any_name (RemedyHiding   *self,
                        RemedyNameClass name_class,
                        const char     *original)
{
  const RemedyHiddenName *name;

  if (*original == '\0')
    return g_strdup ("");
  name = remedy_name_map_take_any (self->map, name_class, original);
  if (self->hides[name->name_class])
    return g_strdup (name->token);
  return name->name_class == REMEDY_NAMES_TEXTS ? tell_text (self, original)
                                                : tell (self, original);
}

/**
 * remedy_hiding_text:
 * @self: a hiding
 * @name_class: of a text that somebody wrote: %REMEDY_NAMES_NOTES or %REMEDY_NAMES_TEXTS
 * @original: the text; an empty one stays empty
 *
 * Such a text is hidden as a whole. Where its class is told, it is told without the names that
 * are known by then; the search for leaks has the last word.
 *
 * Returns: (transfer full): its token, or what of it is told
 */
char *
remedy_hiding_text (RemedyHiding   *self,
                    RemedyNameClass name_class,
                    const char     *original)
{
  if (self->hides[name_class] || *original == '\0')
    return remedy_hiding_any_name (self, name_class, original);
  return tell_text (self, original);
}
