/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-gpg.h"

#include <errno.h>
#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "core/remedy-error.h"
#include "report/remedy-dialogue.h"

/*
 * Encryption with a passphrase, by GnuPG 2.2: all goes through pipes, so that neither the
 * plain bytes nor the passphrase are ever in a file or on a command line. It gets no home
 * directory, keyring or agent: with a count for S2K it needs none, and leaves nothing behind.
 */

#define PROGRAM "gpg"

/* By convention it is never there. */
#define NO_HOME "/nonexistent"

/* The slowest way from a passphrase to a key that OpenPGP has (RFC 4880, 3.7.1.3). */
#define S2K_COUNT "65011712"

/* Bytes: what an entry of gpg takes, too. */
#define MAX_PASSPHRASE 255

#define PASSPHRASE_FD 3
#define PASSPHRASE_FD_TEXT "3"
#define STATUS_FD_TEXT "2"

/* What it says on the status descriptor, as doc/DETAILS of GnuPG lists it. */
#define STATUS_WHOLE "[GNUPG:] GOODMDC"
#define STATUS_WRONG "BAD_PASSPHRASE"
#define STATUS_FAILED "[GNUPG:] DECRYPTION_FAILED"

static const char *const common[] = {
  PROGRAM, "--batch", "--no-options", "--no-keyring", "--no-random-seed-file", "--no-autostart",
  "--no-symkey-cache", "--pinentry-mode", "loopback", "--homedir", NO_HOME, "--status-fd",
  STATUS_FD_TEXT, "--passphrase-fd", PASSPHRASE_FD_TEXT, NULL,
};

/* What was said and done. */
typedef struct
{
  GBytes *output; /* (owned) */
  char   *talk; /* (owned): its words and its status */
  int     code; /* how it ended; -1 if it was killed */
} Outcome;

static void
outcome_clear (Outcome *self)
{
  g_clear_pointer (&self->output, g_bytes_unref);
  g_clear_pointer (&self->talk, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Outcome, outcome_clear)

/**
 * remedy_gpg_is_there:
 *
 * Returns: %TRUE if bundles can be encrypted on this machine
 */
gboolean
remedy_gpg_is_there (void)
{
  g_autofree char *program = g_find_program_in_path (PROGRAM);

  return program != NULL;
}

/**
 * remedy_gpg_check_words:
 * @passphrase: what the operator entered
 * @error: %REMEDY_ERROR_USAGE
 *
 * Returns: %TRUE if it can be a passphrase
 */
gboolean
remedy_gpg_check_words (const char *passphrase,
                        GError    **error)
{
  gsize length;

  g_return_val_if_fail (passphrase != NULL, FALSE);

  length = strlen (passphrase);
  if (length > 0 && length <= MAX_PASSPHRASE && strpbrk (passphrase, "\r\n") == NULL)
    return TRUE;
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_USAGE,
               _ ("A passphrase is one line of at least one and at most %d bytes."),
               MAX_PASSPHRASE);
  return FALSE;
}

/**
 * remedy_gpg_is_encrypted:
 * @bytes: of a file
 *
 * Returns: %TRUE if they begin as a message does that is encrypted with a passphrase: with a
 *   packet of tag 3 (RFC 4880, 4.2 and 5.3)
 */
gboolean
remedy_gpg_is_encrypted (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size > 0 && ((data[0] & 0xfc) == 0x8c || data[0] == 0xc3);
}

/* The end that is read of a pipe that the passphrase waits in; it is far smaller than what a
 * pipe holds. */
static int
pipe_passphrase (const char *passphrase,
                 GError    **error)
{
  gsize length = strlen (passphrase);
  int fds[2];
  gboolean written;

  if (!g_unix_open_pipe (fds, FD_CLOEXEC, error))
    return -1;
  written = write (fds[1], passphrase, length) == (gssize) length && write (fds[1], "\n", 1) == 1;
  close (fds[1]);
  if (written)
    return fds[0];
  remedy_error_set_from_errno (error, errno, PROGRAM);
  close (fds[0]);
  return -1;
}

static GSubprocess *
start (const char *const *more,
       const char         *passphrase,
       GError            **error)
{
  g_autoptr (GSubprocessLauncher) launcher
      = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE
                                   | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  int fd = pipe_passphrase (passphrase, error);

  if (fd < 0)
    return NULL;
  for (guint i = 0; common[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) common[i]);
  for (guint i = 0; more[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) more[i]);
  g_ptr_array_add (arguments, NULL);
  g_subprocess_launcher_take_fd (launcher, fd, PASSPHRASE_FD);
  /* Its words are compared with nothing, but may be shown: in one language. */
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C", TRUE);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, error);
}

static gboolean
run (const char *const *more,
     GBytes             *input,
     const char         *passphrase,
     GCancellable       *cancellable,
     Outcome            *outcome,
     GError            **error)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) talk = NULL;
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *data;

  if (!remedy_gpg_is_there ())
    {
      g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_UNSUPPORTED,
                           _ ("The program gpg, which encrypts with a passphrase, is not "
                              "installed. Install it (the package gpg) and try again; nothing "
                              "was written."));
      return FALSE;
    }
  process = start (more, passphrase, &cause);
  if (process != NULL
      && !remedy_dialogue_run (process, input, cancellable, &outcome->output, &talk, &cause)
      && remedy_error_is_cancelled (cause))
    {
      g_subprocess_force_exit (process);
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (process == NULL)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("gpg could not be started: %s"),
                   cause->message);
      return FALSE;
    }
  /* It may end before it has read all; how it ended says why. */
  g_subprocess_wait (process, NULL, NULL);
  data = talk != NULL ? g_bytes_get_data (talk, &size) : NULL;
  outcome->talk = data != NULL ? g_utf8_make_valid (data, (gssize) size) : g_strdup ("");
  outcome->code = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  if (cause != NULL && outcome->code == 0)
    outcome->code = -1;
  return TRUE;
}

/* The last of its words, without the lines for programs. */
static char *
last_words (const char *talk)
{
  g_auto (GStrv) lines = g_strsplit (talk, "\n", -1);

  for (guint i = g_strv_length (lines); i > 0; i--)
    if (g_strstrip (lines[i - 1])[0] != '\0' && !g_str_has_prefix (lines[i - 1], "[GNUPG:]"))
      return g_strdup (lines[i - 1]);
  return g_strdup (_ ("it did not say why"));
}

static void
fail (const Outcome *outcome,
      GError       **error)
{
  g_autofree char *words = last_words (outcome->talk);

  if (outcome->code < 0)
    g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_FAILED,
                         _ ("gpg was ended before it was done."));
  else
    /* Translators: what gpg said, in English. */
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_FAILED, _ ("gpg failed: %s"), words);
}

/**
 * remedy_gpg_encrypt:
 * @bytes: what is to be encrypted
 * @passphrase: with what
 * @cancellable: (nullable): to stop it
 * @error: %REMEDY_ERROR_USAGE for a passphrase that cannot be one, %REMEDY_ERROR_UNSUPPORTED if
 *   there is no gpg, %REMEDY_ERROR_FAILED, %G_IO_ERROR_CANCELLED
 *
 * Any thread may do it; it takes a moment, since guessing is to take long.
 *
 * Returns: (transfer full) (nullable): an OpenPGP message, which holds nothing else
 */
GBytes *
remedy_gpg_encrypt (GBytes       *bytes,
                    const char   *passphrase,
                    GCancellable *cancellable,
                    GError      **error)
{
  static const char *const arguments[] = {
    "--s2k-mode", "3", "--s2k-count", S2K_COUNT, "--s2k-digest-algo", "SHA256", "--cipher-algo",
    "AES256", "--compress-algo", "none", "--set-filename", "", "--symmetric", NULL,
  };
  g_auto (Outcome) outcome = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);

  if (!remedy_gpg_check_words (passphrase, error)
      || !run (arguments, bytes, passphrase, cancellable, &outcome, error))
    return NULL;
  if (outcome.code == 0 && outcome.output != NULL
      && g_bytes_get_size (outcome.output) > g_bytes_get_size (bytes))
    return g_steal_pointer (&outcome.output);
  fail (&outcome, error);
  return NULL;
}

/**
 * remedy_gpg_decrypt:
 * @bytes: an OpenPGP message
 * @passphrase: with what it was encrypted
 * @limit: the most that may come of it, in bytes
 * @cancellable: (nullable): to stop it
 * @error: %REMEDY_ERROR_PASSPHRASE if it is wrong, %REMEDY_ERROR_DAMAGED if the message was
 *   changed; else as remedy_gpg_encrypt()
 *
 * Returns: (transfer full) (nullable): what was encrypted, as it was
 */
GBytes *
remedy_gpg_decrypt (GBytes       *bytes,
                    const char   *passphrase,
                    gsize         limit,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autofree char *most = g_strdup_printf ("%" G_GSIZE_FORMAT, limit);
  const char *const arguments[] = { "--max-output", most, "--decrypt", NULL };
  g_auto (Outcome) outcome = { 0 };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (passphrase != NULL, NULL);

  if (!remedy_gpg_check_words (passphrase, error)
      || !run (arguments, bytes, passphrase, cancellable, &outcome, error))
    return NULL;
  /* What comes out before its end was seen may have been changed. */
  if (outcome.code == 0 && outcome.output != NULL && strstr (outcome.talk, STATUS_WHOLE) != NULL)
    return g_steal_pointer (&outcome.output);
  if (strstr (outcome.talk, STATUS_WRONG) != NULL)
    g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_PASSPHRASE,
                         _ ("The passphrase is wrong, or the file is damaged at its start."));
  else if (strstr (outcome.talk, STATUS_FAILED) != NULL)
    g_set_error_literal (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                         _ ("What is encrypted was changed or cut short, or the passphrase is "
                            "wrong."));
  else
    fail (&outcome, error);
  return NULL;
}
