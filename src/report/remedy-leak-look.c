/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-leak-look.h"

#include <string.h>

#define MAX_LEAKS 100 /* of one bundle that are told */
#define MAX_DEPTH 3 /* of files within files */
#define HIDDEN_WHERE "…"
#define WHOLE_FILE "/"

typedef struct
{
  RemedyLeakLook *look;
  RemedyLeakKind  kind;
  RemedyLeakWhere where;
  gpointer        data;
} Field;

static void
note_hit (const RemedyHiddenName *name,
          const char             *form,
          gpointer                user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* A path to a name may hold the name. */
static char *
tell_where (const RemedyLeakLook *self,
            char                 *where)
{
  gboolean hit = FALSE;

  remedy_leak_forms_search (self->forms, where, strlen (where), REMEDY_LEAK_TEXT, note_hit,
                            &hit);
  if (!hit && *where != '\0')
    return where;
  g_free (where);
  return g_strdup (hit ? HIDDEN_WHERE : WHOLE_FILE);
}

/* The leak of the same name in the same place, found in another form; or of a whole file, in any
 * place of it. */
static RemedyLeak *
find_known (const Field            *self,
            const RemedyHiddenName *name,
            const char             *where)
{
  for (guint i = 0; i < self->look->leaks->len; i++)
    {
      RemedyLeak *leak = self->look->leaks->pdata[i];

      if (g_str_equal (leak->member, self->look->member) && leak->name_class == name->name_class &&
          g_strcmp0 (leak->token, name->token) == 0 &&
          (self->kind == REMEDY_LEAK_RAW || g_str_equal (leak->where, where)))
        return leak;
    }
  return NULL;
}

static void
add_leak (const RemedyHiddenName *name,
          const char             *form,
          gpointer                user_data)
{
  Field           *self = user_data;
  g_autofree char *where = NULL;
  RemedyLeak      *leak;

  if (self->look->leaks->len >= MAX_LEAKS)
    return;
  where = tell_where (self->look, self->where (self->data));
  leak = find_known (self, name, where);
  if (leak != NULL)
    {
      /* The name as it is says more than a part of it. */
      if (self->kind != REMEDY_LEAK_RAW && g_str_equal (form, REMEDY_LEAK_PLAIN_FORM))
        {
          g_clear_pointer (&leak->form, g_free);
          leak->form = g_strdup (form);
        }
      return;
    }
  leak = remedy_leak_new ();
  leak->member = g_strdup (self->look->member);
  leak->where = g_steal_pointer (&where);
  leak->name_class = name->name_class;
  leak->token = g_strdup (name->token);
  leak->form = g_strdup (form);
  g_ptr_array_add (self->look->leaks, leak);
}

/**
 * remedy_leak_where_text:
 * @text: a text, which is the place
 *
 * Returns: (transfer full): a copy of it
 */
char *
remedy_leak_where_text (gpointer text)
{
  return g_strdup (text);
}

/**
 * remedy_leak_look_field:
 * @self: the look at a member
 * @text: (array length=size): a field of it, decoded
 * @size: its length in bytes
 * @kind: what it is
 * @where: (scope call): tells where it is
 * @data: for @where
 */
void
remedy_leak_look_field (RemedyLeakLook    *self,
                        const char        *text,
                        gsize              size,
                        RemedyLeakKind     kind,
                        RemedyLeakWhere    where,
                        gpointer           data)
{
  Field field = { self, kind, where, data };

  remedy_leak_forms_search (self->forms, text, size, kind, add_leak, &field);
}

/**
 * remedy_leak_look_refuse:
 * @self: the look at a member
 * @where: the place in it
 * @form: why what is there cannot be looked at
 */
void
remedy_leak_look_refuse (RemedyLeakLook *self,
                         const char     *where,
                         const char     *form)
{
  RemedyLeak *leak;

  if (self->leaks->len >= MAX_LEAKS)
    return;
  leak = remedy_leak_new ();
  leak->member = g_strdup (self->member);
  leak->where = tell_where (self, g_strdup (where));
  leak->name_class = REMEDY_NAMES_TEXTS;
  leak->form = g_strdup (form);
  g_ptr_array_add (self->leaks, leak);
}

static void
look_at_lines (RemedyLeakLook *self,
               GBytes         *bytes,
               const char     *where)
{
  gsize       size;
  const char *text = g_bytes_get_data (bytes, &size);
  guint       number = 0;

  for (gsize start = 0, end; start < size; start = end + 1)
    {
      const char      *newline = memchr (text + start, '\n', size - start);
      g_autofree char *line
          = g_strdup_printf ("%s%sline %u", where, *where != '\0' ? ", " : "", ++number);

      end = newline != NULL ? (gsize) (newline - text) : size;
      remedy_leak_look_field (self, text + start, end - start, REMEDY_LEAK_TEXT,
                              remedy_leak_where_text, line);
    }
}

/**
 * remedy_leak_look_bytes:
 * @self: the look at a member
 * @type: a media type
 * @bytes: the member, or what is embedded in it
 * @where: the place of it, "" for the member
 *
 * Looks at it as what it is. What is none of the known types is refused.
 */
void
remedy_leak_look_bytes (RemedyLeakLook *self,
                        const char     *type,
                        GBytes         *bytes,
                        const char     *where)
{
  if (self->depth == MAX_DEPTH)
    {
      remedy_leak_look_refuse (self, where, "files within files");
      return;
    }
  self->depth++;
  if (g_str_equal (type, REMEDY_MEMBER_JSON))
    remedy_leak_look_json (self, bytes, where);
  else if (g_str_equal (type, REMEDY_MEMBER_HTML) || g_str_equal (type, "image/svg+xml"))
    remedy_leak_look_html (self, bytes, where);
  else if (g_str_equal (type, REMEDY_MEMBER_PNG))
    remedy_leak_look_png (self, bytes, where);
  else if (g_str_has_prefix (type, "text/"))
    look_at_lines (self, bytes, where);
  else
    remedy_leak_look_refuse (self, where, "type of file");
  self->depth--;
}
