/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-statements.h"

const char *const remedy_stated_words[] = { "unasked", "yes", "no", NULL };

REMEDY_DEFINE_RECORD (RemedyStatements, remedy_statements,
                      REMEDY_FIELD_TELLS (RemedyStatements, language, STRING, LANGUAGE),
                      REMEDY_FIELD_WORDS (RemedyStatements, cluster, remedy_stated_words),
                      REMEDY_FIELD_WORDS (RemedyStatements, monitors, remedy_stated_words),
                      REMEDY_FIELD_WORDS (RemedyStatements, programs, remedy_stated_words),
                      REMEDY_FIELD_WORDS (RemedyStatements, backup, remedy_stated_words),
                      REMEDY_FIELD_TELLS (RemedyStatements, postoffice, STRING, SERVER),
                      REMEDY_FIELD_TELLS (RemedyStatements, account, STRING, USER),
                      REMEDY_FIELD (RemedyStatements, stated_at, TIME));
