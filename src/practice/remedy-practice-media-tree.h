/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "practice/remedy-practice-model.h"
#include "practice/remedy-practice-tree.h"

G_BEGIN_DECLS

/* In which way the files of a service pack lie about. */
typedef enum
{
  REMEDY_PRACTICE_MEDIA_WHOLE,
  REMEDY_PRACTICE_MEDIA_INCOMPLETE, /* some files are not there */
  REMEDY_PRACTICE_MEDIA_FLAT,       /* unpacked without its folders */
  REMEDY_PRACTICE_MEDIA_BASE,       /* the base CD: SETUP.EXE, and no UPDATE.EXE */
  REMEDY_PRACTICE_MEDIA_SEVERAL,    /* for both processors and in two languages */
  REMEDY_PRACTICE_MEDIA_NT,         /* a service pack of Windows NT */
  REMEDY_PRACTICE_MEDIA_EMPTY,
} RemedyPracticeMediaShape;

RemedyPracticeTree *remedy_practice_media_tree       (RemedyPracticeServer    *server,
                                                      RemedyPracticeMediaShape shape);
GBytes             *remedy_practice_media_archive    (RemedyPracticeTree *tree,
                                                      gboolean            iso,
                                                      GError            **error);

G_END_DECLS
