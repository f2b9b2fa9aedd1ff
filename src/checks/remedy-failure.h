/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-record.h"

G_BEGIN_DECLS

/* One step of the remedy of a failure. */
typedef struct
{
  char    *title;
  char    *text; /* where and how */
  char    *command; /* to copy, with {root}, {system} and {pack} in it; NULL if there is none */
  char    *expect;
  gboolean advice; /* our advice, not Microsoft's */
} RemedyFailureStep;
REMEDY_DECLARE_RECORD (RemedyFailureStep, remedy_failure_step)

/*
 * One entry of the failure catalogue: what may go wrong while Update runs. Signs are as the
 * screen of an English server shows them; title, cause and steps are translated.
 */
typedef struct
{
  char      *id; /* "service-disabled" */
  char      *title;
  char      *cause;
  GPtrArray *codes; /* char *, "0xc0020422" */
  GPtrArray *files; /* char *, "MAPI32.DLL" */
  GPtrArray *sentences; /* char * */
  GPtrArray *events; /* char *, "7028" */
  GPtrArray *steps; /* RemedyFailureStep, in order */
  GPtrArray *articles; /* char *, "Q190442" */
} RemedyFailure;
REMEDY_DECLARE_RECORD (RemedyFailure, remedy_failure)

const RemedyFailure *const *remedy_failure_table   (gsize *n_failures);
const RemedyFailure        *remedy_failure_find    (const char *id);
GPtrArray                  *remedy_failure_search  (const char *text);
char                       *remedy_failure_command (const RemedyFailureStep *step,
                                                    const char              *root,
                                                    const char              *system,
                                                    const char              *pack);

G_END_DECLS
