/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-failure.h"

G_BEGIN_DECLS

typedef enum
{
  REMEDY_SIGN_CODE,
  REMEDY_SIGN_FILE,
  REMEDY_SIGN_SENTENCE,
  REMEDY_SIGN_EVENT,
} RemedySignKind;

/**
 * RemedySign:
 * @kind: what it is
 * @failure: number of its entry in the catalogue
 * @text: as the catalogue has it; the entry's
 * @weak: counts only beside another sign of its entry, or where it is all that was typed
 * @last: counts only where nothing comes after it
 * @plain: of a file: its name without the ending is an ordinary word
 *
 * One sign of one entry.
 */
typedef struct
{
  RemedySignKind kind;
  guint          failure;
  const char    *text;
  gboolean       weak;
  gboolean       last;
  gboolean       plain;
} RemedySign;

/**
 * RemedyCatalogue:
 * @failures: (element-type RemedyFailure): the entries, in the order of the file
 * @signs: (element-type RemedySign): all of their signs
 */
typedef struct
{
  GPtrArray *failures;
  GArray    *signs;
} RemedyCatalogue;

const RemedyCatalogue *remedy_catalogue_get (void);

G_END_DECLS
