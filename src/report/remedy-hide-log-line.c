/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-hide-text.h"

#include <string.h>

#include "checks/remedy-failure.h"
#include "formats/remedy-tables.h"
#include "report/remedy-vocabulary.h"

/*
 * A line of the setup log is what Setup says, with the server’s own things in it. What stays:
 * the sentences of the failure catalogue, whole, their first two words or three in a row; error
 * codes; names of Exchange’s files, with the folders before them that a sentence names too;
 * times; and the directives that stop a service of Exchange. All between becomes one “…”.
 */
#define MAX_LINE 4096 /* bytes: four times what the reader keeps of one */
#define MIN_RUN 3 /* words of a sentence that stay without the others */
#define MIN_START 2 /* words at its beginning that do */
#define LEFT_OUT "…"
#define SCRIPT_LINE "Interpreting line " /* Q196043 */
#define STOP_DIRECTIVE "<StopService:"
#define SERVICE_PREFIX "MSExchange"

/* What Setup logs beside the sentences of the catalogue. */
static const char *const own_sentences[] = {
  "++++ Microsoft Exchange Setup initialized ++++", /* Q290226 */
  "Bound to local DSA",                             /* Q196043 */
  "Processing file shared.ins at or near line",     /* Q255181 */
  "at or near line",
  "NT ID:", /* Q255181 */
  "Could not open",
  "cannot find the file",
  "entry point not found",
  "privilege is not held",
};

/* One word between two blanks. */
typedef struct
{
  char *core; /* without the marks around it */
  char *key; /* the core, folded; of the path of a file the last part */
  char *kept; /* what stays of it by itself; NULL */
  char  mark; /* the mark after it, '\0' if there is none */
} Chunk;

typedef struct
{
  GPtrArray  *sentences; /* GPtrArray of char *, folded words */
  GHashTable *files; /* names of files, folded */
  GHashTable *folders; /* that stand before a file in a sentence, folded */
  GHashTable *codes; /* folded */
} Known;

static void
chunk_free (Chunk *self)
{
  g_free (self->core);
  g_free (self->key);
  g_free (self->kept);
  g_free (self);
}

/* Where the last part of a path begins. */
static const char *
find_leaf (const char *path)
{
  const char *leaf = path;

  for (const char *p = path; *p != '\0'; p++)
    if (*p == '\\' || *p == '/')
      leaf = p + 1;
  return leaf;
}

static Chunk *
chunk_new (const char *text)
{
  static const char marks[] = "\"'()[].,:;!?";
  Chunk *self = g_new0 (Chunk, 1);
  const char *leaf;
  gsize  start = strspn (text, marks);
  gsize  end = strlen (text);

  while (end > start && strchr (marks, text[end - 1]) != NULL)
    end--;
  self->core = g_strndup (text + start, end - start);
  leaf = find_leaf (self->core);
  self->key = remedy_vocabulary_fold (strchr (leaf, '.') != NULL ? leaf : self->core);
  self->mark = text[end] != '\0' && strchr (".,:;", text[end]) != NULL ? text[end] : '\0';
  return self;
}

static GPtrArray *
split (const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  GPtrArray *chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) chunk_free);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (chunks, chunk_new (words[i]));
  return chunks;
}

/* “exchsrvr\bin\ADDRESS.DLL” tells two folders and a file. */
static void
learn_path (Known      *self,
            const char *path)
{
  g_autofree char *key = remedy_vocabulary_fold (path);
  g_auto (GStrv) parts = g_strsplit (key, "\\", -1);
  guint n = g_strv_length (parts);

  for (guint i = 0; i + 1 < n; i++)
    g_hash_table_add (self->folders, g_strdup (parts[i]));
  if (n > 0 && strchr (parts[n - 1], '.') != NULL)
    g_hash_table_add (self->files, g_strdup (parts[n - 1]));
  else if (n > 1)
    g_hash_table_add (self->folders, g_strdup (parts[n - 1]));
}

static void
learn_sentence (Known      *self,
                const char *sentence)
{
  g_autoptr (GPtrArray) chunks = split (sentence);
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < chunks->len; i++)
    {
      const Chunk *chunk = chunks->pdata[i];

      learn_path (self, chunk->core);
      g_ptr_array_add (keys, g_strdup (chunk->key));
    }
  g_ptr_array_add (self->sentences, keys);
}

static Known *
learn (void)
{
  Known *self = g_new0 (Known, 1);
  gsize  n_failures;
  const RemedyFailure *const *failures = remedy_failure_table (&n_failures);
  const GPtrArray *files = remedy_table_files ();

  self->sentences = g_ptr_array_new ();
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; i < n_failures; i++)
    {
      const RemedyFailure *failure = failures[i];

      for (guint j = 0; j < failure->sentences->len; j++)
        learn_sentence (self, failure->sentences->pdata[j]);
      for (guint j = 0; j < failure->files->len; j++)
        g_hash_table_add (self->files, remedy_vocabulary_fold (failure->files->pdata[j]));
      for (guint j = 0; j < failure->codes->len; j++)
        g_hash_table_add (self->codes, remedy_vocabulary_fold (failure->codes->pdata[j]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (own_sentences); i++)
    learn_sentence (self, own_sentences[i]);
  for (guint i = 0; i < files->len; i++)
    g_hash_table_add (self->files,
                      remedy_vocabulary_fold (((const RemedyTableFile *) files->pdata[i])->name));
  return self;
}

static const Known *
get_known (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    g_once_init_leave (&once, (gsize) learn ());
  return (const Known *) once;
}

/* 0xC0020005, c1030b3a: a code of severity “error”; also those that the catalogue has. */
static gboolean
is_code (const Known *known,
         const char  *key)
{
  const char *digits = g_str_has_prefix (key, "0x") ? key + 2 : key;

  return g_hash_table_contains (known->codes, key) ||
         (strlen (digits) == 8 && strspn (digits, "0123456789abcdef") == 8 &&
          (g_str_has_prefix (digits, "c0") || g_str_has_prefix (digits, "c1")));
}

/* Names of errors, as in DS_E_ATTRIBUTE_OR_VALUE_EXISTS (Q246895). */
static gboolean
is_error_name (const char *core)
{
  return g_str_has_prefix (core, "DS_E_") &&
         core[strspn (core, "ABCDEFGHIJKLMNOPQRSTUVWXYZ_")] == '\0';
}

static gboolean
is_time (const char *key)
{
  gsize    n_digits = strspn (key, "0123456789");
  gboolean clock = key[n_digits] == ':';
  gsize    n_marks = 0;

  for (const char *p = key; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        continue;
      if (!g_ascii_isdigit (p[1]) || (clock ? *p != ':' : *p != '/' && *p != '-'))
        return FALSE;
      n_marks++;
    }
  return n_digits > 0 && strlen (key) <= strlen ("1999-12-31") && (clock || n_marks == 2) &&
         n_marks > 0 && n_marks <= 2;
}

/* A path of which file and folders are known, without what is before them. */
static char *
keep_path (const Known *known,
           const Chunk *chunk)
{
  const char *leaf = find_leaf (chunk->core);
  g_autofree char *key = remedy_vocabulary_fold (leaf);
  const char *from = leaf;

  if (!g_hash_table_contains (known->files, key))
    return NULL;
  while (from > chunk->core)
    {
      g_autofree char *before = g_strndup (chunk->core, (gsize) (from - 1 - chunk->core));
      const char      *name = find_leaf (before);
      g_autofree char *folder = remedy_vocabulary_fold (name);

      if (!g_hash_table_contains (known->folders, folder))
        break;
      from = chunk->core + (name - before);
    }
  return g_strdup_printf ("%s%s", from == chunk->core ? "" : LEFT_OUT "\\", from);
}

/* The service of Exchange that a directive stops; NULL if it stops none. */
static char *
find_stopped (const char *text)
{
  g_autofree char *low = g_ascii_strdown (text, -1);
  const char      *found = strstr (low, "<stopservice:");
  const char      *service = found != NULL ? text + (found - low) + strlen (STOP_DIRECTIVE) : "";
  const char      *end = strchr (service, '>');
  g_autofree char *name = g_strndup (service, end != NULL ? (gsize) (end - service) : 0);

  if (g_ascii_strncasecmp (name, SERVICE_PREFIX, strlen (SERVICE_PREFIX)) != 0 ||
      !remedy_vocabulary_has_word (name))
    return NULL;
  return g_steal_pointer (&name);
}

static char *
keep_directive (const char *text)
{
  g_autofree char *service = find_stopped (text);

  return service != NULL ? g_strdup_printf (STOP_DIRECTIVE "%s>", service) : NULL;
}

static void
keep_by_itself (const Known *known,
                Chunk       *chunk)
{
  if (is_code (known, chunk->key) || is_error_name (chunk->core) || is_time (chunk->key))
    chunk->kept = g_strdup (chunk->core);
  else
    chunk->kept = keep_directive (chunk->core);
  if (chunk->kept == NULL)
    chunk->kept = keep_path (known, chunk);
}

/* How many words from @at on are those of a sentence from @from on. */
static guint
count_run (const GPtrArray *chunks,
           guint            at,
           const GPtrArray *sentence,
           guint            from)
{
  guint n = 0;

  while (at + n < chunks->len && from + n < sentence->len &&
         g_str_equal (((const Chunk *) chunks->pdata[at + n])->key, sentence->pdata[from + n]))
    n++;
  return n;
}

/* The most words from @at on that a sentence explains; 0 if too few do. */
static guint
find_run (const Known     *known,
          const GPtrArray *chunks,
          guint            at)
{
  guint most = 0;

  for (guint i = 0; i < known->sentences->len; i++)
    {
      const GPtrArray *sentence = known->sentences->pdata[i];

      for (guint from = 0; from < sentence->len; from++)
        {
          guint n = count_run (chunks, at, sentence, from);

          if ((n >= (from == 0 ? MIN_START : MIN_RUN) || n == sentence->len) && n > most)
            most = n;
        }
    }
  return most;
}

/* The number of a line of the script comes after “line”. */
static gboolean
is_line_number (const GPtrArray *chunks,
                guint            at)
{
  const Chunk *chunk = chunks->pdata[at];
  const Chunk *before = at > 0 ? chunks->pdata[at - 1] : NULL;

  return before != NULL && before->kept != NULL && g_str_equal (before->key, "line") &&
         strlen (chunk->key) <= 6 && *chunk->key != '\0' &&
         chunk->key[strspn (chunk->key, "0123456789")] == '\0';
}

static void
keep_sentences (const Known     *known,
                const GPtrArray *chunks)
{
  for (guint at = 0; at < chunks->len; at++)
    {
      guint n = find_run (known, chunks, at);

      for (guint i = 0; i < MAX (n, 1); i++)
        {
          Chunk *chunk = chunks->pdata[at + i];

          if (chunk->kept == NULL && (n > 0 || is_line_number (chunks, at)))
            chunk->kept = g_strdup (chunk->core);
        }
      at += n > 0 ? n - 1 : 0;
    }
}

/* What stays, with one “…” for each stretch that does not. */
static char *
join (const GPtrArray *chunks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < chunks->len; i++)
    {
      const Chunk *chunk = chunks->pdata[i];
      const char  *shown = chunk->kept != NULL ? chunk->kept : LEFT_OUT;
      gboolean     after_gap = g_str_has_suffix (text->str, LEFT_OUT);

      if (after_gap && g_str_has_prefix (shown, LEFT_OUT))
        shown += strlen (LEFT_OUT);
      else if (text->len > 0)
        g_string_append_c (text, ' ');
      g_string_append (text, shown);
      if (chunk->kept != NULL && chunk->mark != '\0')
        g_string_append_c (text, chunk->mark);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Of a line of Setup’s script only the service that it stops is known (Q196043). */
static char *
hide_directive (const char *line)
{
  g_autofree char *directive = keep_directive (line);

  return g_strconcat (SCRIPT_LINE, directive != NULL ? directive : "<" LEFT_OUT ">", NULL);
}

/**
 * remedy_hide_log_line:
 * @line: a line of “Exchange Server Setup.log”
 *
 * Makes the line anew from what this program knows of it, so that the checks and the failure
 * catalogue find in it what they find in the line itself, and nothing of the server is left.
 *
 * Returns: (transfer full): the line as it may be shared; of one with more than 4096 bytes
 *   nothing but “…” is left
 */
char *
remedy_hide_log_line (const char *line)
{
  const Known *known = get_known ();
  g_autoptr (GPtrArray) chunks = NULL;

  g_return_val_if_fail (line != NULL, g_strdup (""));

  if (strnlen (line, MAX_LINE + 1) > MAX_LINE || !g_utf8_validate (line, -1, NULL))
    return g_strdup (LEFT_OUT);
  if (g_ascii_strncasecmp (line, SCRIPT_LINE "<", strlen (SCRIPT_LINE "<")) == 0)
    return hide_directive (line);
  chunks = split (line);
  for (guint i = 0; i < chunks->len; i++)
    keep_by_itself (known, chunks->pdata[i]);
  keep_sentences (known, chunks);
  return join (chunks);
}
