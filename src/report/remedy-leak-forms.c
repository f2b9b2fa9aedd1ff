/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-leak-forms.h"

#include <string.h>

#include "report/remedy-automaton.h"
#include "report/remedy-leak-encode.h"
#include "report/remedy-public-names.h"
#include "report/remedy-vocabulary.h"

/*
 * How strictly a name is looked for depends on whether it can be told from what this program
 * says itself:
 *
 * FREE    anywhere, also inside of a word: what is in no text of this program.
 * WORD    between two characters that are neither letters nor digits: what is a part of a word
 *         of ours (“strator”), or could be a part of a number or a digest.
 * PART    as a whole text, or between marks that part names (\ / @ = , ; : quotes, brackets):
 *         what is shorter than MIN_LENGTH.
 * FIELD   as the whole value of a field that holds nothing but names: a word or a phrase of
 *         this program (“Exchange”, “mail”, “USER-1”), a letter, a short number.
 *
 * A name that stands within one that the operator chose to tell is looked for as a FIELD; one
 * that equals it is not looked for. That does not go for notes and other texts: they are told
 * without the names in them.
 */
typedef enum
{
  TIER_FREE,
  TIER_WORD,
  TIER_PART,
  TIER_FIELD,
} Tier;

#define MIN_LENGTH 4 /* characters of a name that may stand anywhere */
#define MIN_NUMBER 6 /* characters of a name without letters that may stand between others */
#define MAX_PATTERN 256 /* bytes of a name that are looked for: a part of it is a hit as well */
#define MIN_LINE 8 /* characters of one line of a longer text */
#define NETBIOS_LENGTH 15 /* characters that NetBIOS keeps of the name of a computer */
#define SHORT_STEM 6 /* characters that the short name of a file keeps: SMITHJ~1 */
#define MIN_STEM 2

static const char plain_form[] = REMEDY_LEAK_PLAIN_FORM;
static const char part_form[] = "part of the name";
static const char short_form[] = "8.3";
static const char netbios_form[] = "NetBIOS";
static const char base64_form[] = "base64";
static const char little_form[] = "UTF-16LE";
static const char big_form[] = "UTF-16BE";
static const char percent_form[] = "percent-encoding";
static const char escaped_form[] = "backslash escapes";

/* What parts one name from another where several stand together. */
static const char part_marks[] = "\\/@=,;:\"'()<>[]{}|&\t\r\n";

typedef struct
{
  guint        name; /* index */
  const char  *form;
  Tier         tier;
  guint        length; /* bytes of it */
  RemedyBase64 base64; /* of that form: what it has to decode to */
} Pattern;

struct _RemedyLeakForms
{
  GPtrArray       *names; /* (owned) RemedyHiddenName */
  GArray          *patterns; /* (owned) Pattern */
  GHashTable      *fields; /* (owned) folded name → 1 + index */
  RemedyAutomaton *texts; /* (owned) of folded texts */
  RemedyAutomaton *base64; /* (owned) of texts as they are */
  RemedyAutomaton *wide; /* (owned) of bytes with NULs, without case */
  GString         *told; /* (owned) names that the operator tells, folded, a line each */
  gboolean         whole; /* every form found room */
};

/* One search, while it runs. */
typedef struct
{
  const RemedyLeakForms *self;
  const char            *text;
  gsize                  size;
  const char            *form; /* of a view that is not the text itself; NULL */
  RemedyLeakKind         kind;
  RemedyLeakFormsFunc    found;
  gpointer               user_data;
} Looking;

static void
add_pattern (RemedyLeakForms *self,
             RemedyAutomaton *automaton,
             Pattern          pattern,
             const char      *bytes,
             gsize            size)
{
  pattern.length = (guint) MIN (size, MAX_PATTERN);
  if (pattern.length == 0)
    return;
  if (!remedy_automaton_add (automaton, (const guint8 *) bytes, pattern.length,
                             self->patterns->len))
    self->whole = FALSE;
  g_array_append_val (self->patterns, pattern);
}

static gboolean
has_letter (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

static Tier
find_tier (const RemedyLeakForms *self,
           const char            *folded,
           int                    name_class)
{
  glong length = g_utf8_strlen (folded, -1);

  if (length < 2 || remedy_vocabulary_has_phrase (folded) || strstr (self->told->str, folded) != NULL)
    return TIER_FIELD;
  if (!has_letter (folded))
    return name_class == REMEDY_NAMES_TEXTS || length < MIN_NUMBER ? TIER_FIELD : TIER_WORD;
  if (length < MIN_LENGTH)
    return TIER_PART;
  if (remedy_vocabulary_has_within (folded) ||
      strspn (folded, "0123456789abcdef") == strlen (folded))
    return TIER_WORD;
  return TIER_FREE;
}

static Tier
add_text (RemedyLeakForms *self,
          guint            name,
          const char      *folded,
          const char      *form)
{
  const RemedyHiddenName *hidden = self->names->pdata[name];
  Tier                    tier = find_tier (self, folded, hidden->name_class);

  if (tier != TIER_FIELD)
    add_pattern (self, self->texts, (Pattern){ name, form, tier }, folded, strlen (folded));
  else if (form == plain_form)
    g_hash_table_insert (self->fields, g_strdup (folded), GUINT_TO_POINTER (name + 1));
  return tier;
}

/* What a name is made of is a name too, unless it is a word of ours. */
static void
add_parts (RemedyLeakForms *self,
           guint            name,
           const char      *folded,
           const char      *marks,
           glong            min_length)
{
  g_auto (GStrv) parts = g_strsplit_set (folded, marks, -1);
  guint n_parts = g_strv_length (parts);

  for (guint i = 0; n_parts > 1 && i < n_parts; i++)
    if (g_utf8_strlen (g_strstrip (parts[i]), -1) >= min_length &&
        find_tier (self, parts[i], REMEDY_NAMES_USERS) == TIER_FREE)
      add_pattern (self, self->texts, (Pattern){ name, part_form, TIER_FREE }, parts[i],
                   strlen (parts[i]));
}

/* What somebody wrote, and no name. */
static gboolean
is_prose (int name_class)
{
  return name_class == REMEDY_NAMES_TEXTS || name_class == REMEDY_NAMES_NOTES;
}

/* Whether NetBIOS may cut the name. */
static gboolean
is_computer (int name_class)
{
  return name_class == REMEDY_NAMES_SERVERS || name_class == REMEDY_NAMES_DOMAINS ||
         name_class == REMEDY_NAMES_WORDS;
}

static void
add_netbios (RemedyLeakForms *self,
             guint            name,
             const char      *folded)
{
  g_autofree char *start = NULL;

  if (g_utf8_strlen (folded, -1) <= NETBIOS_LENGTH)
    return;
  start = g_utf8_substring (folded, 0, NETBIOS_LENGTH);
  add_text (self, name, start, netbios_form);
}

/* The short name of a file as NT makes it: no blanks and dots, six characters, “~1”. */
static void
add_short (RemedyLeakForms *self,
           guint            name,
           const char      *folded)
{
  g_autoptr (GString) stem = g_string_new (NULL);
  g_autofree char *pattern = NULL;
  glong n = 0;

  if (strpbrk (folded, "\\/\n") != NULL ||
      (g_utf8_strlen (folded, -1) <= 8 && strpbrk (folded, " +,;=[]") == NULL))
    return;
  for (const char *p = folded; *p != '\0' && n < SHORT_STEM; p = g_utf8_next_char (p))
    if (*p != ' ' && *p != '.')
      {
        g_string_append_unichar (stem, strchr ("+,;=[]", *p) != NULL ? '_' : g_utf8_get_char (p));
        n++;
      }
  /* PROGRA~1 is nobody’s name. */
  if (n < MIN_STEM || remedy_vocabulary_has_within (stem->str))
    return;
  pattern = g_strconcat (stem->str, "~", NULL);
  add_pattern (self, self->texts, (Pattern){ name, short_form, TIER_FREE }, pattern,
               strlen (pattern));
}

/* Case forms that differ in their bytes. */
static GPtrArray *
list_cases (const char *original)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (g_free);
  char      *forms[] = { g_strdup (original), g_utf8_strdown (original, -1),
                         g_utf8_strup (original, -1), remedy_vocabulary_fold (original) };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_ptr_array_find_with_equal_func (cases, forms[i], g_str_equal, NULL))
      g_free (forms[i]);
    else
      g_ptr_array_add (cases, forms[i]);
  return cases;
}

static void
add_base64 (RemedyLeakForms *self,
            guint            name,
            GBytes          *bytes)
{
  for (guint offset = 0; offset < REMEDY_BASE64_OFFSETS; offset++)
    {
      RemedyBase64     base64 = { g_bytes_ref (bytes), offset };
      g_autofree char *text = remedy_leak_encode_base64 (&base64);

      add_pattern (self, self->base64, (Pattern){ name, base64_form, TIER_FREE, 0, base64 }, text,
                   strlen (text));
    }
}

static void
add_wide (RemedyLeakForms *self,
          guint            name,
          GBytes          *bytes,
          const char      *form)
{
  gsize            size;
  const char      *data = g_bytes_get_data (bytes, &size);
  g_autofree char *low = remedy_leak_lower (data, size);

  add_pattern (self, self->wide, (Pattern){ name, form, TIER_FREE }, low, size);
}

static void
add_encodings (RemedyLeakForms *self,
               guint            name,
               const char      *original)
{
  g_autoptr (GPtrArray) cases = list_cases (original);

  for (guint i = 0; i < cases->len; i++)
    {
      const char *text = cases->pdata[i];
      g_autoptr (GBytes) plain = g_bytes_new (text, MIN (strlen (text), MAX_PATTERN));
      g_autoptr (GBytes) little = remedy_leak_encode_utf16 (text, MAX_PATTERN, FALSE);
      g_autoptr (GBytes) big = remedy_leak_encode_utf16 (text, MAX_PATTERN, TRUE);

      add_wide (self, name, little, little_form);
      add_wide (self, name, big, big_form);
      if (g_utf8_strlen (original, -1) >= MIN_LENGTH)
        {
          add_base64 (self, name, plain);
          add_base64 (self, name, little);
        }
    }
}

static void
add_name (RemedyLeakForms *self,
          guint            name)
{
  const RemedyHiddenName *hidden = self->names->pdata[name];
  g_autofree char        *folded = remedy_vocabulary_fold (hidden->original);
  gboolean                prose = is_prose (hidden->name_class);

  if (*folded == '\0')
    return;
  add_text (self, name, folded, plain_form);
  add_parts (self, name, folded, prose ? "\r\n" : "\\/@=,;:\r\n", prose ? MIN_LINE : MIN_LENGTH);
  if (is_computer (hidden->name_class))
    add_netbios (self, name, folded);
  if (!prose)
    add_short (self, name, folded);
  if (g_utf8_strlen (folded, -1) > 1 && has_letter (folded))
    add_encodings (self, name, hidden->original);
}

static void
clear_pattern (gpointer pattern)
{
  g_clear_pointer (&((Pattern *) pattern)->base64.bytes, g_bytes_unref);
}

/* A name that is told under another class will be there. */
static gboolean
is_told (const RemedyLeakForms *self,
         const char            *original)
{
  g_autofree char *folded = remedy_vocabulary_fold (original);
  g_autofree char *line = g_strdup_printf ("\n%s\n", folded);

  return strstr (self->told->str, line) != NULL;
}

static void
take_name (RemedyLeakForms     *self,
           const RemedySharing *sharing,
           int                  name_class,
           const char          *token,
           const char          *original)
{
  RemedyHiddenName *name;

  if (!remedy_sharing_hides (sharing, (RemedyNameClass) name_class) || is_told (self, original) ||
      remedy_public_has (REMEDY_PUBLIC_ACCOUNT, original))
    return;
  name = remedy_hidden_name_new ();
  name->name_class = name_class;
  name->token = g_strdup (token);
  name->original = g_utf8_make_valid (original, -1);
  g_ptr_array_add (self->names, name);
}

/**
 * remedy_leak_forms_new:
 * @names: (nullable) (element-type RemedyHiddenName): the names of the case
 * @sharing: which of them are hidden, and the operator’s own words
 *
 * Returns: (transfer full): what is looked for
 */
RemedyLeakForms *
remedy_leak_forms_new (const GPtrArray     *names,
                       const RemedySharing *sharing)
{
  RemedyLeakForms *self = g_new0 (RemedyLeakForms, 1);

  self->names = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_hidden_name_free);
  self->patterns = g_array_new (FALSE, TRUE, sizeof (Pattern));
  g_array_set_clear_func (self->patterns, clear_pattern);
  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->texts = remedy_automaton_new ();
  self->base64 = remedy_automaton_new ();
  self->wide = remedy_automaton_new ();
  self->told = g_string_new ("\n");
  self->whole = TRUE;
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const RemedyHiddenName *name = names->pdata[i];
      g_autofree char        *folded = remedy_vocabulary_fold (name->original);

      if (!remedy_sharing_hides (sharing, (RemedyNameClass) name->name_class) &&
          !is_prose (name->name_class))
        g_string_append_printf (self->told, "%s\n", folded);
    }
  for (guint i = 0; names != NULL && i < names->len; i++)
    {
      const RemedyHiddenName *name = names->pdata[i];

      take_name (self, sharing, name->name_class, name->token, name->original);
    }
  for (guint i = 0; i < sharing->words->len; i++)
    take_name (self, sharing, REMEDY_NAMES_WORDS, NULL, sharing->words->pdata[i]);
  for (guint i = 0; i < self->names->len; i++)
    add_name (self, i);
  remedy_automaton_seal (self->texts);
  remedy_automaton_seal (self->base64);
  remedy_automaton_seal (self->wide);
  return self;
}

/**
 * remedy_leak_forms_free:
 * @self: (transfer full) (nullable): what was looked for
 */
void
remedy_leak_forms_free (RemedyLeakForms *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_array_unref (self->patterns);
  g_hash_table_unref (self->fields);
  remedy_automaton_free (self->texts);
  remedy_automaton_free (self->base64);
  remedy_automaton_free (self->wide);
  g_string_free (self->told, TRUE);
  g_free (self);
}

/**
 * remedy_leak_forms_is_whole:
 * @self: what is looked for
 *
 * Returns: %FALSE if there are more names than there is room for, so that a search proves nothing
 */
gboolean
remedy_leak_forms_is_whole (const RemedyLeakForms *self)
{
  return self->whole;
}

static gunichar
char_before (const Looking *looking,
             gsize          at)
{
  return at == 0 ? 0 : g_utf8_get_char (g_utf8_prev_char (looking->text + at));
}

static gboolean
is_part_mark (gunichar c)
{
  return c == 0 || (c < 0x80 && strchr (part_marks, (int) c) != NULL) ||
         (c >= 0x2018 && c <= 0x201F) || c == 0xAB || c == 0xBB;
}

static gboolean
fits_tier (const Looking *looking,
           const Pattern *pattern,
           gsize          end)
{
  gunichar before, after;

  if (pattern->tier == TIER_FREE || looking->kind == REMEDY_LEAK_RAW)
    return pattern->tier == TIER_FREE;
  before = char_before (looking, end - pattern->length);
  after = end < looking->size ? g_utf8_get_char (looking->text + end) : 0;
  if (pattern->tier == TIER_WORD)
    return !g_unichar_isalnum (before) && !g_unichar_isalnum (after);
  return is_part_mark (before) && is_part_mark (after);
}

/* Every text in the one order of bytes seems to be in the other too, one byte aside. */
static gboolean
is_other_order (const Looking *looking,
                const Pattern *pattern,
                gsize          end)
{
  return pattern->form == big_form && (end - pattern->length) % 2 == 1 && end < looking->size &&
         looking->text[end] == '\0';
}

static gboolean
take_hit (guint    number,
          gsize    end,
          gpointer user_data)
{
  const Looking *looking = user_data;
  const Pattern *pattern = &g_array_index (looking->self->patterns, Pattern, number);

  if (pattern->base64.bytes != NULL
          ? remedy_leak_is_base64 (&pattern->base64, looking->text, looking->size,
                                   end - pattern->length)
          : fits_tier (looking, pattern, end) && !is_other_order (looking, pattern, end))
    looking->found (looking->self->names->pdata[pattern->name],
                    looking->form != NULL ? looking->form : pattern->form, looking->user_data);
  return TRUE;
}

static void
run (const Looking         *from,
     const RemedyAutomaton *automaton,
     const char            *text,
     gsize                  size)
{
  Looking looking = *from;

  looking.text = text;
  looking.size = size;
  remedy_automaton_search (automaton, (const guint8 *) text, size, take_hit, &looking);
}

/* Looks at one view of a field. */
static void
look (const Looking *looking)
{
  g_autofree char *valid = NULL;
  g_autoptr (GString) folded = NULL;

  if (memchr (looking->text, '\0', looking->size) != NULL)
    {
      g_autofree char *low = remedy_leak_lower (looking->text, looking->size);

      run (looking, looking->self->wide, low, looking->size);
    }
  if (!g_utf8_validate (looking->text, (gssize) looking->size, NULL))
    valid = g_utf8_make_valid (looking->text, (gssize) looking->size);
  folded = valid != NULL ? remedy_leak_fold (valid, strlen (valid))
                         : remedy_leak_fold (looking->text, looking->size);
  run (looking, looking->self->texts, folded->str, folded->len);
  run (looking, looking->self->base64, looking->text, looking->size);
}

/* The whole value of a field for names, and its parts: “DOMAIN\user”. */
static void
look_at_name (const Looking *looking)
{
  g_autofree char *text = g_strndup (looking->text, looking->size);
  g_autofree char *folded = remedy_vocabulary_fold (text);
  g_auto (GStrv) parts = g_strsplit_set (folded, "\\/@", -1);
  guint name = GPOINTER_TO_UINT (g_hash_table_lookup (looking->self->fields, folded));

  if (remedy_vocabulary_is_token (text))
    return;
  for (guint i = 0; name == 0 && parts[i] != NULL; i++)
    if (!remedy_vocabulary_is_token (parts[i]))
      name = GPOINTER_TO_UINT (g_hash_table_lookup (looking->self->fields, parts[i]));
  if (name > 0)
    looking->found (looking->self->names->pdata[name - 1], plain_form, looking->user_data);
}

/**
 * remedy_leak_forms_search:
 * @self: what is looked for
 * @text: (array length=size): a decoded field; bytes that are no UTF-8 are looked at as well
 * @size: its length in bytes
 * @kind: what it is
 * @found: (scope call): called for everything that is found
 * @user_data: for @found
 */
void
remedy_leak_forms_search (const RemedyLeakForms *self,
                          const char            *text,
                          gsize                  size,
                          RemedyLeakKind         kind,
                          RemedyLeakFormsFunc    found,
                          gpointer               user_data)
{
  Looking looking = { self, text, size, NULL, kind, found, user_data };
  g_autoptr (GString) unescaped = NULL;
  g_autoptr (GString) decoded = NULL;

  g_return_if_fail (self != NULL && text != NULL && found != NULL);

  if (self->names->len == 0)
    return;
  look (&looking);
  if (kind == REMEDY_LEAK_NAME)
    look_at_name (&looking);
  unescaped = remedy_leak_unescape (text, size, FALSE);
  if (unescaped != NULL)
    look (&(Looking){ self, unescaped->str, unescaped->len, escaped_form, kind, found,
                       user_data });
  decoded = remedy_leak_unpercent (text, size);
  if (decoded != NULL)
    look (&(Looking){ self, decoded->str, decoded->len, percent_form, kind, found, user_data });
}
