/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-control-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-error.h"
#include "core/remedy-text.h"

/* A folder of its own, so that nothing else is in it and its path holds no blank. */
#define FOLDER ":\\NTSMIG"
#define CONTROL_NAME "\\CONTROL.TXT"
#define ACCOUNTS_NAME "\\ACCOUNTS.TXT"
#define USUAL_DRIVE 'C'

/* Where Setup puts Exchange (Q149205). */
#define USUAL_ROOT "C:\\EXCHSRVR"

#define NEW_LINE "\r\n"

/* The default code page of Windows, by the language of the server as the service pack
 * names its folder. What is not here is of Western Europe. */
static const struct
{
  const char *language;
  const char *code_page;
} code_pages[] = {
  { "CHS", "CP936" },  { "CHT", "CP950" },  { "CSY", "CP1250" }, { "CZE", "CP1250" },
  { "GRK", "CP1253" }, { "HUN", "CP1250" }, { "JPN", "CP932" },  { "KOR", "CP949" },
  { "PLK", "CP1250" }, { "POL", "CP1250" }, { "RUS", "CP1251" }, { "TRK", "CP1254" },
};

/* What is known for the file; what is not is NULL. */
typedef struct
{
  const char *postoffice;
  const char *account;
  const char *server;
  const char *notes_ini;
  guint       n_notes_ini;
} Known;

static const char *
said (const char *text)
{
  return text != NULL && text[strspn (text, " \t\r\n")] != '\0' ? text : NULL;
}

static char
drive_of (const RemedyPlanInput *input)
{
  const RemedyLayoutFact *layout = input->facts->layout;
  const char *root = layout != NULL ? layout->system_root : NULL;

  return root != NULL && g_ascii_isalpha (root[0]) ? root[0] : USUAL_DRIVE;
}

static char *
path_of (const RemedyPlanInput *input,
         const char            *name)
{
  return g_strdup_printf ("%c" FOLDER "%s", drive_of (input), name);
}

static void
find_notes_ini (const RemedyFacts *facts,
                Known             *known)
{
  for (guint i = 0; facts->notes != NULL && i < facts->notes->notes_ini->len; i++)
    {
      const RemedyFileFact *file = facts->notes->notes_ini->pdata[i];

      if (file->state != REMEDY_ITEM_FOUND || file->path == NULL)
        continue;
      known->notes_ini = file->path;
      known->n_notes_ini++;
    }
  /* Which of several the wizard is to use is for the operator to say. */
  if (known->n_notes_ini != 1)
    known->notes_ini = NULL;
}

static Known
know (const RemedyPlanInput *input)
{
  const RemedyFacts *facts = input->facts;
  Known              known = { 0 };

  if (input->statements != NULL)
    {
      known.postoffice = said (input->statements->postoffice);
      known.account = said (input->statements->account);
    }
  /* On a workstation the mailboxes are on another machine. */
  if (input->diagnosis == NULL || !input->diagnosis->workstation)
    {
      known.server = facts->layout != NULL ? said (facts->layout->computer) : NULL;
      if (known.server == NULL)
        known.server = said (remedy_facts_get_value (facts, "ComputerName"));
    }
  find_notes_ini (facts, &known);
  return known;
}

/* A value is one line; nothing that was typed or read can begin a second. */
static void
add_value (GString    *text,
           const char *keyword,
           const char *value)
{
  g_autofree char *tame = remedy_text_tame (value);

  g_string_append_printf (text, "%s,%s" NEW_LINE, keyword, g_strstrip (tame));
}

static void
add_comment (GString    *text,
             const char *comment)
{
  g_string_append_printf (text, "! %s" NEW_LINE, comment);
}

static void
add_known (GString    *text,
           const char *keyword,
           const char *value,
           const char *wanted)
{
  if (value == NULL)
    add_comment (text, wanted);
  add_value (text, keyword, value != NULL ? value : REMEDY_CONTROL_FILE_BLANK);
}

/**
 * remedy_control_file_path:
 * @input: what the run sheet is made from
 *
 * Returns: (transfer full): the NT path under which the control file is to be saved
 */
char *
remedy_control_file_path (const RemedyPlanInput *input)
{
  g_return_val_if_fail (input != NULL, NULL);

  return path_of (input, CONTROL_NAME);
}

/**
 * remedy_control_file_accounts_path:
 * @input: what the run sheet is made from
 *
 * Returns: (transfer full): the NT path under which the accounts file is to be saved
 */
char *
remedy_control_file_accounts_path (const RemedyPlanInput *input)
{
  g_return_val_if_fail (input != NULL, NULL);

  return path_of (input, ACCOUNTS_NAME);
}

/**
 * remedy_control_file_make:
 * @input: what the run sheet is made from
 *
 * The first line has to be Mode (Q198957, Q234057), so that what the file is for comes
 * after it; a line that begins with an exclamation mark is a comment (Q198957). Comments
 * are English and ASCII whatever the language of the program is: the file is read in the
 * code page of the server. The Notes ID and its password belong on the command line.
 *
 * Returns: (transfer full): the text of the control file for one user
 */
char *
remedy_control_file_make (const RemedyPlanInput *input)
{
  GString         *text = g_string_new (NULL);
  g_autofree char *folder = NULL;
  g_autofree char *accounts = NULL;
  Known            known;

  g_return_val_if_fail (input != NULL && input->facts != NULL, NULL);

  known = know (input);
  folder = path_of (input, "");
  accounts = path_of (input, ACCOUNTS_NAME);
  add_value (text, "Mode", "NOTES");
  add_comment (text, "Test migration of one Notes user. Keywords: Q198957, Q263755.");
  add_comment (text, "Replace each " REMEDY_CONTROL_FILE_BLANK " before you use this file.");
  add_value (text, "Function", "FULL");
  add_comment (text, "A folder for temporary files. Make it first.");
  add_value (text, "File", folder);
  add_known (text, "Postoffice", known.postoffice, "To fill in: the Notes server.");
  add_known (text, "Notesini", known.notes_ini,
             known.n_notes_ini > 1
                 ? "To fill in: which NOTES.INI is used. More than one was found."
                 : "To fill in: the path of NOTES.INI.");
  add_comment (text, "The one user. Without this line all users would be migrated.");
  add_value (text, "Accounts", accounts);
  add_comment (text, "TRUE makes the mailbox. FALSE if the user has one already.");
  add_value (text, "Mailbox", "TRUE");
  add_known (text, "Home-Server", known.server,
             "To fill in: the Exchange server that gets the mailbox.");
  return g_string_free (text, FALSE);
}

/**
 * remedy_control_file_make_accounts:
 * @input: what the run sheet is made from
 *
 * Each name is on a line of its own, as “First Last/Organization” or, where the Notes
 * address book has a middle initial, “First I Last/Organization” (Q263755). There is no
 * comment in such a file.
 *
 * Returns: (transfer full): the text of the accounts file for one user
 */
char *
remedy_control_file_make_accounts (const RemedyPlanInput *input)
{
  g_autofree char *tame = NULL;
  Known            known;

  g_return_val_if_fail (input != NULL && input->facts != NULL, NULL);

  known = know (input);
  tame = remedy_text_tame (known.account != NULL ? known.account : REMEDY_CONTROL_FILE_BLANK);
  return g_strconcat (g_strstrip (tame), NEW_LINE, NULL);
}

/**
 * remedy_control_file_make_command:
 * @input: what the run sheet is made from
 *
 * Where the Notes ID lies and its password are never known here, and blanks (Q263755).
 *
 * Returns: (transfer full): the command line that runs the Migration Wizard with the
 *   control file
 */
char *
remedy_control_file_make_command (const RemedyPlanInput *input)
{
  const RemedyLayoutFact *layout;
  g_autofree char        *control = NULL;
  const char             *root;
  const char             *quote;

  g_return_val_if_fail (input != NULL && input->facts != NULL, NULL);

  layout = input->facts->layout;
  root = layout != NULL ? said (layout->exchange_root) : NULL;
  /* What the evidence says must not become a second command. */
  if (root == NULL || strpbrk (root, "\"%<>|\r\n\t") != NULL)
    root = USUAL_ROOT;
  control = path_of (input, CONTROL_NAME);
  quote = strpbrk (root, " &()^;,=@!'+`~[]{}") != NULL ? "\"" : "";
  return g_strdup_printf ("%s%s\\BIN\\mailmig%s /C:%s /A:" REMEDY_CONTROL_FILE_BLANK
                          " /P:" REMEDY_CONTROL_FILE_BLANK,
                          quote, root, quote, control);
}

static GPtrArray *
sentences_new (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

/**
 * remedy_control_file_stated:
 * @input: what the run sheet is made from
 *
 * Returns: (transfer full) (element-type utf8): sentences: what in the files rests on the
 *   operator’s word
 */
GPtrArray *
remedy_control_file_stated (const RemedyPlanInput *input)
{
  GPtrArray *stated = sentences_new ();
  Known      known;

  g_return_val_if_fail (input != NULL && input->facts != NULL, stated);

  known = know (input);
  if (known.postoffice != NULL)
    /* Translators: %s is the name of a computer. */
    g_ptr_array_add (stated, g_strdup_printf (_ ("The Notes server is %s"), known.postoffice));
  if (known.account != NULL)
    /* Translators: %s is a user, as the Notes address book names them. */
    g_ptr_array_add (stated, g_strdup_printf (_ ("The user to migrate is %s"), known.account));
  return stated;
}

/**
 * remedy_control_file_blanks:
 * @input: what the run sheet is made from
 *
 * Returns: (transfer full) (element-type utf8): sentences: what has to be filled in before
 *   the files and the command can be used
 */
GPtrArray *
remedy_control_file_blanks (const RemedyPlanInput *input)
{
  GPtrArray *blanks = sentences_new ();
  Known      known;

  g_return_val_if_fail (input != NULL && input->facts != NULL, blanks);

  known = know (input);
  if (known.postoffice == NULL)
    g_ptr_array_add (blanks, g_strdup (_ ("The Notes server, as Postoffice in the control file")));
  if (known.notes_ini == NULL)
    g_ptr_array_add (blanks,
                     g_strdup (known.n_notes_ini > 1
                                   ? _ ("Which NOTES.INI is used, as Notesini in the control file; "
                                        "more than one was found")
                                   : _ ("The path of NOTES.INI, as Notesini in the control "
                                        "file")));
  if (known.server == NULL)
    g_ptr_array_add (blanks, g_strdup (_ ("The Exchange server that gets the mailbox, as "
                                          "Home-Server in the control file")));
  if (known.account == NULL)
    g_ptr_array_add (blanks, g_strdup (_ ("The user to migrate, in the accounts file")));
  g_ptr_array_add (blanks, g_strdup (_ ("The path of the Notes ID file, after /A: in the "
                                        "command")));
  g_ptr_array_add (blanks, g_strdup (_ ("The password of that ID, after /P: in the command; it is "
                                        "not kept here")));
  return blanks;
}

static const char *
code_page_of (const char *language)
{
  for (guint i = 0; language != NULL && i < G_N_ELEMENTS (code_pages); i++)
    if (remedy_text_equal (code_pages[i].language, language))
      return code_pages[i].code_page;
  return "CP1252";
}

/**
 * remedy_control_file_encode:
 * @text: the text of a control file or an accounts file
 * @language: (nullable): of the server, as the service pack names its folder: "GER"
 * @error: return location for a #GError
 *
 * Both files have to be in the default code page of Windows for the language that is
 * migrated (Q198957): not in the OEM code page of the command prompt. Without @language it
 * is taken for one of Western Europe.
 *
 * Returns: (transfer full): the bytes to write, or %NULL with %REMEDY_ERROR_USAGE where
 *   that code page lacks a character of it
 */
GBytes *
remedy_control_file_encode (const char *text,
                            const char *language,
                            GError    **error)
{
  const char *code_page;
  char       *bytes;
  gsize       size;

  g_return_val_if_fail (text != NULL, NULL);

  code_page = code_page_of (language);
  bytes = g_convert (text, -1, code_page, "UTF-8", NULL, &size, NULL);
  if (bytes != NULL)
    return g_bytes_new_take (bytes, size);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               /* Translators: %s is a code page, as in CP1252. */
               _ ("The control file holds a character that the code page of the server, %s, does "
                  "not have. Spell the Notes server and the user as the server can, or state its "
                  "language on the page Prepare."),
               code_page);
  return NULL;
}
