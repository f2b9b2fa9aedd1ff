/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-question.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "checks/remedy-machine.h"
#include "core/remedy-error.h"
#include "core/remedy-text.h"

#define MAX_TEXT_BYTES 1024

/* The low ten bits of a LANGID are the language, the others the country. */
#define PRIMARY_LANGUAGE 0x3ff

/* The service of Microsoft Cluster Server. */
#define CLUSTER_SERVICE "ClusSvc"

static const RemedyQuestion questions[] = {
  { "language", REMEDY_QUESTION_TEXT, G_STRUCT_OFFSET (RemedyStatements, language),
    N_ ("Which language is the server?"),
    N_ ("The service pack has a folder for its language, as in ENG\\SERVER\\SETUP (Q191013). Our "
        "advice, not Microsoft’s: use the one of the server’s own language. Write the name of "
        "that folder.") },
  { "cluster", REMEDY_QUESTION_CHOICE, G_STRUCT_OFFSET (RemedyStatements, cluster),
    N_ ("Is the server a node of a cluster?"),
    N_ ("Update then runs on the active node first and on the other one after it, without a "
        "failover in between (Q248138).") },
  { "monitors", REMEDY_QUESTION_CHOICE, G_STRUCT_OFFSET (RemedyStatements, monitors),
    N_ ("Does a monitor on another computer watch the server?"),
    N_ ("A server monitor starts the System Attendant again in the middle of the update, even one "
        "that is set to take no action (Q177221). Performance Monitor keeps files open from afar "
        "(Q235978).") },
  { "programs", REMEDY_QUESTION_CHOICE, G_STRUCT_OFFSET (RemedyStatements, programs),
    N_ ("Are programs left open at its console?"),
    N_ ("Event Viewer (Q193707), the Exchange Administrator, Outlook (Q182510), Performance "
        "Monitor and User Manager (Q235978) hold files that Update replaces.") },
  { "backup", REMEDY_QUESTION_CHOICE, G_STRUCT_OFFSET (RemedyStatements, backup),
    N_ ("Was a full backup taken, and verified?"),
    N_ ("The service packs’ own notes put a complete, verified backup first (Q191013, Q198347).") },
  { "postoffice", REMEDY_QUESTION_TEXT, G_STRUCT_OFFSET (RemedyStatements, postoffice),
    N_ ("From which Notes server is one user to be migrated?"),
    N_ ("Its name, as in NOTES1/Sales. It goes into the control file as Postoffice (Q263755).") },
  { "account", REMEDY_QUESTION_TEXT, G_STRUCT_OFFSET (RemedyStatements, account),
    N_ ("Which Notes user?"),
    N_ ("As the Notes address book has the name, “Ann Smith/Sales”. The user alone is named in "
        "the accounts file (Q263755).") },
};

/* By the language of a LANGID, as far as Exchange 5.5 is likely to meet it. */
static const struct
{
  int         primary;
  const char *name;
} languages[] = {
  { 0x04, N_ ("Chinese") }, { 0x07, N_ ("German") },   { 0x09, N_ ("English") },
  { 0x0a, N_ ("Spanish") }, { 0x0c, N_ ("French") },   { 0x10, N_ ("Italian") },
  { 0x11, N_ ("Japanese") }, { 0x12, N_ ("Korean") },
};

/**
 * remedy_question_table:
 * @n_questions: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_questions): all questions, in the order in which
 *   they are asked
 */
const RemedyQuestion *
remedy_question_table (gsize *n_questions)
{
  g_return_val_if_fail (n_questions != NULL, NULL);

  *n_questions = G_N_ELEMENTS (questions);
  return questions;
}

/**
 * remedy_question_find:
 * @id: of a question
 *
 * Returns: (transfer none) (nullable): the question
 */
const RemedyQuestion *
remedy_question_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_str_equal (questions[i].id, id))
      return &questions[i];
  return NULL;
}

/**
 * remedy_question_is_asked:
 * @self: a question
 * @facts: (nullable): what was read of the computer
 *
 * A workstation runs no service of Exchange that a cluster or a monitor could start.
 *
 * Returns: %FALSE if the answer would change nothing on the run sheet
 */
gboolean
remedy_question_is_asked (const RemedyQuestion *self,
                          const RemedyFacts    *facts)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return facts == NULL || remedy_machine_find (facts) != REMEDY_MACHINE_WORKSTATION ||
         !(g_str_equal (self->id, "cluster") || g_str_equal (self->id, "monitors"));
}

/**
 * remedy_question_get_choice:
 * @self: a question with a choice
 * @statements: what was said
 *
 * Returns: the answer
 */
RemedyStated
remedy_question_get_choice (const RemedyQuestion   *self,
                            const RemedyStatements *statements)
{
  g_return_val_if_fail (self != NULL && self->kind == REMEDY_QUESTION_CHOICE,
                        REMEDY_STATED_UNASKED);
  g_return_val_if_fail (statements != NULL, REMEDY_STATED_UNASKED);

  return (RemedyStated) G_STRUCT_MEMBER (int, statements, self->offset);
}

/**
 * remedy_question_set_choice:
 * @self: a question with a choice
 * @statements: where the answer is put
 * @choice: the answer; %REMEDY_STATED_UNASKED takes it back
 */
void
remedy_question_set_choice (const RemedyQuestion *self,
                            RemedyStatements     *statements,
                            RemedyStated          choice)
{
  g_return_if_fail (self != NULL && self->kind == REMEDY_QUESTION_CHOICE);
  g_return_if_fail (statements != NULL);

  G_STRUCT_MEMBER (int, statements, self->offset) = choice;
}

/**
 * remedy_question_get_text:
 * @self: a question that is answered in words
 * @statements: what was said
 *
 * Returns: (transfer none) (nullable): the answer
 */
const char *
remedy_question_get_text (const RemedyQuestion   *self,
                          const RemedyStatements *statements)
{
  g_return_val_if_fail (self != NULL && self->kind == REMEDY_QUESTION_TEXT, NULL);
  g_return_val_if_fail (statements != NULL, NULL);

  return G_STRUCT_MEMBER (const char *, statements, self->offset);
}

/**
 * remedy_question_set_text:
 * @self: a question that is answered in words
 * @statements: where the answer is put
 * @text: (nullable): the answer, without spaces around it; blank takes it back
 */
void
remedy_question_set_text (const RemedyQuestion *self,
                          RemedyStatements     *statements,
                          const char           *text)
{
  char           **field;
  g_autofree char *answer = NULL;

  g_return_if_fail (self != NULL && self->kind == REMEDY_QUESTION_TEXT);
  g_return_if_fail (statements != NULL);

  field = &G_STRUCT_MEMBER (char *, statements, self->offset);
  answer = g_strstrip (g_strdup (text != NULL ? text : ""));
  if (self->offset == G_STRUCT_OFFSET (RemedyStatements, language))
    for (char *letter = answer; *letter != '\0'; letter++)
      *letter = g_ascii_toupper (*letter);
  g_free (*field);
  *field = *answer != '\0' ? g_steal_pointer (&answer) : NULL;
}

/**
 * remedy_question_check_text:
 * @self: a question that is answered in words
 * @text: an answer
 * @error: %REMEDY_ERROR_USAGE if it cannot be one
 *
 * The language is the name of a folder. The others stand in a line of a file each, so none
 * has a line end in it.
 *
 * Returns: %TRUE if @text can be kept
 */
gboolean
remedy_question_check_text (const RemedyQuestion *self,
                            const char           *text,
                            GError              **error)
{
  g_autofree char *answer = NULL;
  gboolean         folder;

  g_return_val_if_fail (self != NULL && self->kind == REMEDY_QUESTION_TEXT, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  answer = g_strstrip (g_strdup (text));
  folder = self->offset == G_STRUCT_OFFSET (RemedyStatements, language);
  if (strlen (answer) > MAX_TEXT_BYTES)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                   _ ("This text is too long: the limit is %d bytes"), MAX_TEXT_BYTES);
      return FALSE;
    }
  for (const char *letter = answer; *letter != '\0'; letter++)
    if (g_ascii_iscntrl (*letter) || (folder && !g_ascii_isalpha (*letter)))
      {
        g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
                             folder ? _ ("Write the letters of the folder alone, as in ENG")
                                    : _ ("Write it in one line"));
        return FALSE;
      }
  return TRUE;
}

static char *
tell_cluster (const RemedyFacts *facts)
{
  const RemedyRegistryFact *registry = facts->registry;

  for (guint i = 0; registry != NULL && i < registry->services->len; i++)
    {
      const RemedyServiceFact *service = registry->services->pdata[i];

      if (remedy_text_equal (service->name, CLUSTER_SERVICE))
        /* Translators: a service, and where its key was read. */
        return g_strdup_printf (_ ("The service %s is installed (%s)."), CLUSTER_SERVICE,
                                service->where);
    }
  return NULL;
}

static guint
count_language (const RemedyFilesFact *files,
                int                    primary)
{
  guint n_files = 0;

  for (guint i = 0; i < files->files->len; i++)
    {
      const RemedyFileFact *file = files->files->pdata[i];

      n_files += file->language > 0 && (file->language & PRIMARY_LANGUAGE) == primary;
    }
  return n_files;
}

/* What the version resources tell; programs of another language may well tell English. */
static char *
tell_language (const RemedyFacts *facts)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (facts->files == NULL)
    return NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      guint            n_files = count_language (facts->files, languages[i].primary);
      g_autofree char *part = NULL;

      if (n_files == 0)
        continue;
      /* Translators: a language, and how many files tell it. */
      part = g_strdup_printf (ngettext ("%s in %u file", "%s in %u files", n_files),
                              _ (languages[i].name), n_files);
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", part);
    }
  /* Translators: %s lists languages, as in “English in 80 files, German in 3 files”. */
  return text->len > 0 ? g_strdup_printf (_ ("The files of Exchange tell their language: %s."),
                                          text->str)
                       : NULL;
}

/**
 * remedy_question_get_evidence:
 * @self: a question
 * @facts: (nullable): what was read of the server
 *
 * Returns: (transfer full) (nullable): what was read that bears on the answer, a sentence
 */
char *
remedy_question_get_evidence (const RemedyQuestion *self,
                              const RemedyFacts    *facts)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (facts == NULL)
    return NULL;
  if (self->offset == G_STRUCT_OFFSET (RemedyStatements, cluster))
    return tell_cluster (facts);
  if (self->offset == G_STRUCT_OFFSET (RemedyStatements, language))
    return tell_language (facts);
  return NULL;
}
