/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-hide-text.h"

#include <errno.h>
#include <string.h>

#include "report/remedy-vocabulary-tables.h"

/*
 * A message is held against the texts of this program as printf would have made it. Where a
 * text ends in a cause (“%s could not be read: %s”, “version resource: ”), the cause is a
 * message again. Of several texts that fit, the one that says most itself wins.
 *
 * A text without a word of its own, as “%s: %s”, fits nearly everything; it counts only if its
 * cause is known.
 */
#define MAX_SENTENCE 4096 /* bytes: the longest text of ours, with a path in it, is far shorter */
#define MAX_DEPTH 5 /* causes of causes */
#define MAX_CAPTURES 12
#define MAX_ERRNO 133 /* the last of Linux, EHWPOISON */
#define N_FIRST 256

typedef enum
{
  CAPTURE_TEXT,
  CAPTURE_CHAR,
  CAPTURE_DECIMAL,
  CAPTURE_HEX,
} CaptureKind;

/* One text with places to print into. literals[i] stands before capture i. */
typedef struct
{
  GPtrArray  *literals; /* char *; one more than there are captures */
  CaptureKind kinds[MAX_CAPTURES];
  guint       n_captures;
  gsize       weight; /* bytes of the literals */
  gboolean    wordless;
  gboolean    ends_in_cause;
} Template;

typedef struct
{
  const char *start;
  gsize       length;
} Span;

typedef struct
{
  GHashTable *plain; /* texts without a place to print into */
  GPtrArray  *templates[N_FIRST]; /* Template, by their first byte, 0: a capture; the best first */
} Sentences;

typedef struct
{
  const Sentences  *sentences;
  RemedyHideArgFunc hide_arg;
  gpointer          user_data;
} Hiding;

static void
template_free (Template *self)
{
  g_ptr_array_unref (self->literals);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Template, template_free)

/* Takes one conversion of printf, as xgettext writes it: PRIu64 is <PRIu64>. Returns what is
 * after it, or NULL if it is none. */
static const char *
read_conversion (const char  *p,
                 CaptureKind *kind)
{
  char conversion;

  p++;
  if (g_ascii_isdigit (*p) && p[strspn (p, "0123456789")] == '$')
    p += strspn (p, "0123456789") + 1;
  p += strspn (p, "-+ #0'");
  p += strspn (p, "0123456789*");
  if (*p == '.')
    p += 1 + strspn (p + 1, "0123456789*");
  if (g_str_has_prefix (p, "<PRI"))
    {
      conversion = p[4];
      p = strchr (p, '>');
    }
  else
    {
      p += strspn (p, "hlqjzt");
      conversion = *p;
    }
  if (p == NULL || conversion == '\0' || strchr ("csdiuxXofeg", conversion) == NULL)
    return NULL;
  *kind = conversion == 's'                       ? CAPTURE_TEXT
          : conversion == 'c'                     ? CAPTURE_CHAR
          : strchr ("xX", conversion) != NULL ? CAPTURE_HEX
                                                  : CAPTURE_DECIMAL;
  return p + 1;
}

/* Two captures without anything between them cannot be told apart: they are one. */
static void
add_capture (Template   *self,
             GString    *literal,
             CaptureKind kind)
{
  if (self->n_captures > 0 && literal->len == 0)
    {
      self->kinds[self->n_captures - 1] = CAPTURE_TEXT;
      return;
    }
  g_ptr_array_add (self->literals, g_strdup (literal->str));
  self->kinds[self->n_captures++] = kind;
  g_string_truncate (literal, 0);
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)) &&
        g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))))
      return TRUE;
  return FALSE;
}

static void
weigh (Template *self)
{
  const char *last;

  self->wordless = TRUE;
  for (guint i = 0; i < self->literals->len; i++)
    {
      self->weight += strlen (self->literals->pdata[i]);
      self->wordless = self->wordless && !has_letters (self->literals->pdata[i]);
    }
  if (self->n_captures == 0)
    return;
  last = self->literals->pdata[self->n_captures - 1];
  self->ends_in_cause = self->kinds[self->n_captures - 1] == CAPTURE_TEXT &&
                        (g_str_has_suffix (last, ": ") || g_str_has_suffix (last, "("));
}

/* %NULL if the text is no format, or has more to print into than MAX_CAPTURES. */
static Template *
read_template (const char *text)
{
  g_autoptr (Template) self = g_new0 (Template, 1);
  g_autoptr (GString) literal = g_string_new (NULL);

  self->literals = g_ptr_array_new_with_free_func (g_free);
  for (const char *p = text; *p != '\0';)
    {
      CaptureKind kind;

      if (*p != '%' || p[1] == '%')
        {
          g_string_append_c (literal, *p);
          p += *p == '%' ? 2 : 1;
          continue;
        }
      p = read_conversion (p, &kind);
      if (p == NULL || self->n_captures == MAX_CAPTURES)
        return NULL;
      add_capture (self, literal, kind);
    }
  /* What g_prefix_error () puts before a cause. */
  if (g_str_has_suffix (literal->str, ": ") && self->n_captures < MAX_CAPTURES)
    add_capture (self, literal, CAPTURE_TEXT);
  g_ptr_array_add (self->literals, g_strdup (literal->str));
  weigh (self);
  return g_steal_pointer (&self);
}

static int
compare_templates (gconstpointer a,
                   gconstpointer b)
{
  const Template *left = *(const Template *const *) a, *right = *(const Template *const *) b;

  if (left->wordless != right->wordless)
    return left->wordless ? 1 : -1;
  if (left->weight != right->weight)
    return left->weight > right->weight ? -1 : 1;
  return left->n_captures < right->n_captures ? -1 : left->n_captures > right->n_captures;
}

static void
add_text (Sentences                  *self,
          const RemedyVocabularyText *text)
{
  gboolean is_prefix = g_str_has_suffix (text->text, ": ");
  g_autoptr (Template) template
      = text->is_format || is_prefix ? read_template (text->text) : NULL;
  const guint8 *first;

  if (!text->is_format)
    g_hash_table_add (self->plain, g_strdup (text->text));
  if (template == NULL)
    return;
  first = template->literals->pdata[0];
  if (template->n_captures == 0)
    g_hash_table_add (self->plain, g_strdup ((const char *) first));
  else if (template->weight > 0)
    g_ptr_array_add (self->templates[*first], g_steal_pointer (&template));
}

static Sentences *
read_sentences (void)
{
  Sentences *self = g_new0 (Sentences, 1);

  self->plain = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < N_FIRST; i++)
    self->templates[i] = g_ptr_array_new ();
  for (guint i = 0; remedy_vocabulary_texts[i].text != NULL; i++)
    add_text (self, &remedy_vocabulary_texts[i]);
  /* What the system says of its own errors is public, in its language and in English. */
  for (int code = 1; code <= MAX_ERRNO; code++)
    {
      const char *english = strerrordesc_np (code);

      g_hash_table_add (self->plain, g_strdup (g_strerror (code)));
      if (english != NULL)
        g_hash_table_add (self->plain, g_strdup (english));
    }
  for (guint i = 0; i < N_FIRST; i++)
    g_ptr_array_sort (self->templates[i], compare_templates);
  return self;
}

static const Sentences *
get_sentences (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) read_sentences ());
  return (const Sentences *) once;
}

static gsize
measure_number (const char *text,
                CaptureKind kind)
{
  gsize start = strspn (text, " "); /* of a width */

  start += text[start] == '-' || text[start] == '+' ? 1 : 0;
  if (kind == CAPTURE_HEX)
    return start + strspn (text + start, "0123456789abcdefABCDEF");
  return start + strspn (text + start, "0123456789.,");
}

/* How much of @text one capture takes, up to the next literal; -1 if it does not fit. */
static gssize
measure_capture (const char *text,
                 CaptureKind kind,
                 const char *next,
                 gboolean    is_last)
{
  const char *end;

  if (kind == CAPTURE_DECIMAL || kind == CAPTURE_HEX)
    {
      gsize length = measure_number (text, kind);

      /* A stop after a number is no part of it. */
      while (length > 0 && !g_str_has_prefix (text + length, next))
        length--;
      return length > 0 ? (gssize) length : -1;
    }
  if (kind == CAPTURE_CHAR)
    return *text != '\0' ? g_utf8_next_char (text) - text : -1;
  if (is_last)
    return g_str_has_suffix (text, next) ? (gssize) (strlen (text) - strlen (next)) : -1;
  end = strstr (text, next);
  return end != NULL ? end - text : -1;
}

/* Takes the text apart, each capture as short as it can be, in one pass. */
static gboolean
match_template (const Template *self,
                const char     *text,
                Span           *spans)
{
  const char *first = self->literals->pdata[0];

  if (!g_str_has_prefix (text, first))
    return FALSE;
  text += strlen (first);
  for (guint i = 0; i < self->n_captures; i++)
    {
      const char *next = self->literals->pdata[i + 1];
      gssize length = measure_capture (text, self->kinds[i], next, i + 1 == self->n_captures);

      if (length < 0)
        return FALSE;
      spans[i] = (Span){ text, (gsize) length };
      text += length;
      if (!g_str_has_prefix (text, next))
        return FALSE;
      text += strlen (next);
    }
  return *text == '\0';
}

/* A cause is a sentence: one word alone may as well be a name. */
static gboolean
is_plain (const Hiding *self,
          const char   *text,
          guint         depth)
{
  return (depth == 0 || strchr (text, ' ') != NULL) &&
         g_hash_table_contains (self->sentences->plain, text);
}

/* Prints the text again with what the caller hides. @cause is the last capture, if it is known. */
static char *
print_template (const Hiding   *self,
                const Template *template,
                const Span     *spans,
                const char     *cause)
{
  g_autoptr (GString) text = g_string_new (template->literals->pdata[0]);

  for (guint i = 0; i < template->n_captures; i++)
    {
      gboolean is_number = template->kinds[i] == CAPTURE_DECIMAL || template->kinds[i] == CAPTURE_HEX;
      gboolean is_cause = cause != NULL && i + 1 == template->n_captures;
      g_autofree char *argument = g_strndup (spans[i].start, spans[i].length);
      g_autofree char *hidden
          = is_cause ? g_strdup (cause) : self->hide_arg (argument, is_number, self->user_data);

      if (hidden == NULL)
        return NULL;
      g_string_append (text, hidden);
      g_string_append (text, template->literals->pdata[i + 1]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The best template from @a or @b on, which moves on. */
static const Template *
next_template (const GPtrArray *left,
               const GPtrArray *right,
               guint           *a,
               guint           *b)
{
  if (*a == left->len && *b == right->len)
    return NULL;
  if (*b == right->len ||
      (*a < left->len && compare_templates (&left->pdata[*a], &right->pdata[*b]) <= 0))
    return left->pdata[(*a)++];
  return right->pdata[(*b)++];
}

static char *
hide (const Hiding *self,
      const char   *text,
      guint         depth)
{
  const GPtrArray *starting = self->sentences->templates[(guint8) *text];
  const GPtrArray *others = self->sentences->templates[0];
  const Template  *template;
  guint            a = 0, b = 0;

  if (is_plain (self, text, depth))
    return g_strdup (text);
  if (depth == MAX_DEPTH || *text == '\0')
    return NULL;
  while ((template = next_template (starting, others, &a, &b)) != NULL)
    {
      Span             spans[MAX_CAPTURES];
      g_autofree char *cause = NULL;

      if (!match_template (template, text, spans))
        continue;
      if (template->ends_in_cause)
        {
          const Span      *last = &spans[template->n_captures - 1];
          g_autofree char *captured = g_strndup (last->start, last->length);

          cause = hide (self, captured, depth + 1);
        }
      if (cause != NULL || !template->wordless)
        return print_template (self, template, spans, cause);
    }
  return NULL;
}

/**
 * remedy_hide_sentence:
 * @sentence: a message that this program once made, in any language that it has
 * @hide_arg: (scope call): hides what was printed into it
 * @user_data: for @hide_arg
 *
 * Finds out which of the program's texts the message was printed from, and prints it again with
 * what may be shared of its arguments. Causes (“…: Permission denied”) are taken apart likewise.
 * Messages of more than 4096 bytes are not looked at.
 *
 * Returns: (transfer full) (nullable): the message as it may be shared; %NULL if it is none of
 *   this program, or @hide_arg returned %NULL
 */
char *
remedy_hide_sentence (const char       *sentence,
                      RemedyHideArgFunc hide_arg,
                      gpointer          user_data)
{
  Hiding self = { get_sentences (), hide_arg, user_data };

  g_return_val_if_fail (sentence != NULL, NULL);
  g_return_val_if_fail (hide_arg != NULL, NULL);

  if (strnlen (sentence, MAX_SENTENCE + 1) > MAX_SENTENCE || !g_utf8_validate (sentence, -1, NULL))
    return NULL;
  return hide (&self, sentence, 0);
}
