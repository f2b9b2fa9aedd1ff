/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-hiding.h"

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
  { REMEDY_TELLS_NOTE, REMEDY_NAMES_NOTES },
};

/**
 * remedy_hiding_init:
 * @self: to be filled
 * @map: grows by what is hidden
 * @sharing: which classes are
 *
 * Both must live as long as @self.
 */
void
remedy_hiding_init (RemedyHiding        *self,
                    RemedyNameMap       *map,
                    const RemedySharing *sharing)
{
  g_return_if_fail (self != NULL && map != NULL && sharing != NULL);

  self->map = map;
  self->sharing = sharing;
  self->tells_all = TRUE;
  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    {
      self->hides[i] = remedy_sharing_hides (sharing, (RemedyNameClass) i);
      if (i < REMEDY_NAMES_NOTES && self->hides[i])
        self->tells_all = FALSE;
    }
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
 * @original: the name; an empty one stays empty
 *
 * Returns: (transfer full): its token, or the name if its class is told
 */
char *
remedy_hiding_name (RemedyHiding   *self,
                    RemedyNameClass name_class,
                    const char     *original)
{
  const char *token;

  if (*original == '\0')
    return g_strdup ("");
  token = remedy_name_map_take (self->map, name_class, original);
  return g_strdup (self->hides[name_class] ? token : original);
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
  const char             *token;

  if (*original == '\0')
    return g_strdup ("");
  token = remedy_name_map_take_any (self->map, name_class, original);
  name = remedy_name_map_find (self->map, original);
  return g_strdup (self->hides[name->name_class] ? token : original);
}
