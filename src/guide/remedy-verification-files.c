/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-verification-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-file-match.h"
#include "checks/remedy-machine.h"

#define INI "ntsmig.ini"

static char *
describe_file (const RemedyFileFact *file)
{
  if (file == NULL)
    return g_strdup (_ ("not read"));
  switch (file->state)
    {
    case REMEDY_ITEM_FOUND:
      /* Translators: said of a file, in the place of its version. */
      return g_strdup (file->version != NULL ? file->version : _ ("no version"));
    case REMEDY_ITEM_MISSING:
      return g_strdup (_ ("missing"));
    default:
      return g_strdup (_ ("not read"));
    }
}

/* A service pack whose files are in the table; REMEDY_N_RELEASES if there is none. */
static RemedyRelease
wanted_release (const RemedyProof *self)
{
  return self->pack > 0 && self->pack < REMEDY_N_RELEASES ? (RemedyRelease) self->pack
                                                          : REMEDY_N_RELEASES;
}

static RemedyVerdict
judge_file (const RemedyProof     *self,
            const RemedyTableFile *row,
            const RemedyFileFact  *file,
            gboolean               may_be_absent)
{
  RemedyRelease release = wanted_release (self);
  RemedyRelease other;

  if (release == REMEDY_N_RELEASES || !remedy_file_is_any (row))
    return REMEDY_VERDICT_NOT_APPLICABLE;
  switch (remedy_file_match (row, file, release, &other))
    {
    case REMEDY_FILE_SAME:
    case REMEDY_FILE_NEWER:
      return REMEDY_VERDICT_PASS;
    case REMEDY_FILE_ABSENT:
      return may_be_absent ? REMEDY_VERDICT_NOT_APPLICABLE : REMEDY_VERDICT_FAIL;
    case REMEDY_FILE_OTHER_RELEASE:
    case REMEDY_FILE_OLDER:
    case REMEDY_FILE_FOREIGN:
      return REMEDY_VERDICT_FAIL;
    case REMEDY_FILE_NO_VERSION:
    case REMEDY_FILE_UNREAD:
      return REMEDY_VERDICT_UNKNOWN;
    case REMEDY_FILE_EXTRA:
    case REMEDY_FILE_NOT_OF_RELEASE:
    case REMEDY_N_FILE_MATCHES:
    default:
      return REMEDY_VERDICT_NOT_APPLICABLE;
    }
}

static void
weigh_file (RemedyProof            *self,
            const RemedyComparison *row,
            const char             *name)
{
  if (row->change == REMEDY_CHANGE_MENDED)
    self->n_put_right++;
  if (row->after_verdict == REMEDY_VERDICT_FAIL)
    g_ptr_array_add (self->wrong, (gpointer) name);
  if (row->change == REMEDY_CHANGE_WORSE)
    g_ptr_array_add (self->worse,
                     row->wanted != NULL
                         /* Translators: a file, its version before, after, and as it should be. */
                         ? g_strdup_printf (_ ("%s was %s, is %s, and should be %s"), name,
                                            row->before, row->after, row->wanted)
                         /* Translators: a file, and how it was before and is after. */
                         : g_strdup_printf (_ ("%s was %s and is %s"), name, row->before,
                                            row->after));
}

static void
compare_file (RemedyProof           *self,
              const RemedyTableFile *file,
              gboolean               workstation)
{
  const RemedyFileFact *old = remedy_facts_find_file (self->input->before, file->folder, file->name);
  const RemedyFileFact *new = remedy_facts_find_file (self->input->after, file->folder, file->name);
  RemedyRelease         release = wanted_release (self);
  g_autofree char      *id = g_strdup_printf ("%s/%s", file->folder, file->name);
  const char           *path = new != NULL && new->path != NULL ? new->path : id;
  RemedyComparison     *row = remedy_proof_add_row (self, REMEDY_COMPARED_FILE, id, path);

  row->before = describe_file (old);
  row->after = describe_file (new);
  if (release != REMEDY_N_RELEASES && file->present[release])
    row->wanted = remedy_version_to_string (&file->version[release]);
  row->before_verdict = judge_file (self, file, old, workstation);
  /* A workstation has only some of them, and keeps those that it has. */
  row->after_verdict = judge_file (self, file, new,
                                   workstation && row->before_verdict != REMEDY_VERDICT_PASS);
  row->change = remedy_proof_change (row->before_verdict, row->after_verdict,
                                     g_str_equal (row->before, row->after));
  weigh_file (self, row, file->name);
}

static char *
describe_ini (const RemedyFileFact *file)
{
  if (file == NULL || file->state != REMEDY_ITEM_FOUND)
    return describe_file (file);
  return g_strdup (file->size > 0 ? _ ("there") : _ ("there, and empty"));
}

static RemedyVerdict
judge_ini (const RemedyFileFact *file)
{
  if (file == NULL || (file->state != REMEDY_ITEM_FOUND && file->state != REMEDY_ITEM_MISSING))
    return REMEDY_VERDICT_UNKNOWN;
  return file->state == REMEDY_ITEM_FOUND && file->size > 0 ? REMEDY_VERDICT_PASS
                                                            : REMEDY_VERDICT_FAIL;
}

/* It has no version, and is in no list of files: only whether it is there can be compared. */
static void
compare_ini (RemedyProof *self)
{
  const RemedyFilesFact *before = self->input->before->files;
  const RemedyFilesFact *after = self->input->after->files;
  const RemedyFileFact  *old = before != NULL ? before->ntsmig_ini : NULL;
  const RemedyFileFact  *new = after != NULL ? after->ntsmig_ini : NULL;
  const char            *path = new != NULL && new->path != NULL ? new->path : INI;
  RemedyComparison      *row = remedy_proof_add_row (self, REMEDY_COMPARED_FILE, INI, path);

  row->before = describe_ini (old);
  row->after = describe_ini (new);
  row->before_verdict = judge_ini (old);
  row->after_verdict = judge_ini (new);
  row->change = remedy_proof_change (row->before_verdict, row->after_verdict,
                                     g_str_equal (row->before, row->after));
  weigh_file (self, row, INI);
}

/**
 * remedy_proof_compare_files:
 * @self: a proof
 *
 * Compares ntsmig.ini and each file of the table with what it was and with the service
 * pack’s own, by version alone: dates are often those of the installation (Q243604).
 */
void
remedy_proof_compare_files (RemedyProof *self)
{
  const GPtrArray *files = remedy_table_files ();
  gboolean workstation = remedy_machine_find (self->input->before) == REMEDY_MACHINE_WORKSTATION;

  compare_ini (self);
  for (guint i = 0; i < files->len; i++)
    compare_file (self, files->pdata[i], workstation);
}
