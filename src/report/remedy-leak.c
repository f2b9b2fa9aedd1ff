/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-leak.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "report/remedy-leak-look.h"

#define MAX_TOLD 5 /* leaks that a message lists */

REMEDY_DEFINE_RECORD (RemedyLeak, remedy_leak,
                      REMEDY_FIELD_TELLS (RemedyLeak, member, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyLeak, where, STRING, OURS),
                      REMEDY_FIELD_WORDS (RemedyLeak, name_class, remedy_name_class_words),
                      REMEDY_FIELD_TELLS (RemedyLeak, token, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyLeak, form, STRING, OURS));

static void
look_at_field (RemedyLeakLook *self,
               const char     *text,
               const char     *where)
{
  if (text != NULL)
    remedy_leak_look_field (self, text, strlen (text), REMEDY_LEAK_TEXT, remedy_leak_where_text,
                            (gpointer) where);
}

static void
look_at_member (RemedyLeakLook     *self,
                const RemedyMember *member)
{
  look_at_field (self, member->name, "name");
  look_at_field (self, member->why, "why");
  look_at_field (self, member->caption, "caption");
  look_at_field (self, member->alt, "alt");
  for (guint i = 0; i < member->texts->len; i++)
    {
      g_autofree char *where = g_strdup_printf ("text %u", i + 1);

      look_at_field (self, member->texts->pdata[i], where);
    }
  remedy_leak_look_bytes (self, member->type, member->shared, "");
}

static void
note_hit (const RemedyHiddenName *name,
          const char             *form,
          gpointer                user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* The name of a file may be the leak. */
static char *
tell_member (const RemedyLeakForms *forms,
             const RemedyMember    *member,
             guint                  number)
{
  gboolean hit = FALSE;

  remedy_leak_forms_search (forms, member->name, strlen (member->name), REMEDY_LEAK_TEXT, note_hit,
                            &hit);
  return hit ? g_strdup_printf ("%u", number) : g_strdup (member->name);
}

static gboolean
hides_nothing (const RemedySharing *sharing)
{
  for (guint i = 0; i < REMEDY_N_NAMES; i++)
    if (remedy_sharing_hides (sharing, (RemedyNameClass) i))
      return FALSE;
  return TRUE;
}

/**
 * remedy_leak_search:
 * @names: (nullable) (element-type RemedyHiddenName): the names of the case
 * @sharing: which classes of them are hidden, and more words that are
 * @members: (element-type RemedyMember): what would be written
 *
 * Looks for every hidden name in every decoded field of every file: as it is in any case, in
 * UTF-16, base64, percent-encoding and backslash escapes, as 8.3 and NetBIOS names, and for the
 * parts of names that are made of several. How strictly, remedy-leak-forms.c says. If every
 * class is told, nothing is looked at.
 *
 * Returns: (transfer full) (element-type RemedyLeak): what was found; empty if nothing was
 */
GPtrArray *
remedy_leak_search (const GPtrArray     *names,
                    const RemedySharing *sharing,
                    const GPtrArray     *members)
{
  g_autoptr (GPtrArray) leaks = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_leak_free);
  g_autoptr (RemedyLeakForms) forms = NULL;

  g_return_val_if_fail (sharing != NULL && members != NULL, NULL);

  if (hides_nothing (sharing))
    return g_steal_pointer (&leaks);
  forms = remedy_leak_forms_new (names, sharing);
  for (guint i = 0; i < members->len; i++)
    {
      g_autofree char *name = tell_member (forms, members->pdata[i], i + 1);
      RemedyLeakLook   look = { forms, name, leaks, 0 };

      if (!remedy_leak_forms_is_whole (forms))
        remedy_leak_look_refuse (&look, "", "number of names");
      look_at_member (&look, members->pdata[i]);
    }
  return g_steal_pointer (&leaks);
}

/**
 * remedy_leak_describe:
 * @self: a leak
 *
 * Returns: (transfer full): one line about it, which does not tell the name
 */
char *
remedy_leak_describe (const RemedyLeak *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->token == NULL && self->name_class != REMEDY_NAMES_WORDS)
    /* Translators: a file, a place in it, and what is wrong with it: “type of file”. */
    return g_strdup_printf (_ ("%s, %s: it cannot be looked through (%s)"), self->member,
                            self->where, self->form);
  if (self->token == NULL)
    /* Translators: a file, a place in it, and an encoding. */
    return g_strdup_printf (_ ("%s, %s: one of your own words (%s)"), self->member, self->where,
                            self->form);
  /* Translators: a file, a place in it, a token as “USER-1”, and an encoding. */
  return g_strdup_printf (_ ("%s, %s: what %s stands for (%s)"), self->member, self->where,
                          self->token, self->form);
}

/**
 * remedy_leak_check:
 * @names: (nullable) (element-type RemedyHiddenName): the names of the case
 * @sharing: which classes of them are hidden, and more words that are
 * @members: (element-type RemedyMember): what would be written
 * @error: %REMEDY_ERROR_LEAK, with where the leaks are
 *
 * Returns: %TRUE if remedy_leak_search() finds nothing
 */
gboolean
remedy_leak_check (const GPtrArray     *names,
                   const RemedySharing *sharing,
                   const GPtrArray     *members,
                   GError             **error)
{
  g_autoptr (GPtrArray) leaks = remedy_leak_search (names, sharing, members);
  g_autoptr (GString) list = g_string_new (NULL);

  g_return_val_if_fail (leaks != NULL, FALSE);

  for (guint i = 0; i < leaks->len && i < MAX_TOLD; i++)
    {
      g_autofree char *line = remedy_leak_describe (leaks->pdata[i]);

      g_string_append_printf (list, "\n• %s", line);
    }
  if (leaks->len == 0)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LEAK,
               /* Translators: a number of places, and a list of them, one a line. */
               ngettext ("What is to be hidden is still in %u place, so nothing was written:%s",
                         "What is to be hidden is still in %u places, so nothing was written:%s",
                         leaks->len),
               leaks->len, list->str);
  return FALSE;
}
