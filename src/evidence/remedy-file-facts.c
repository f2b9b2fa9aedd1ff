/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-file-facts.h"

REMEDY_DEFINE_RECORD (RemedyFileFact, remedy_file_fact,
                      REMEDY_FIELD_TELLS (RemedyFileFact, folder, STRING, PATH),
                      REMEDY_FIELD_TELLS (RemedyFileFact, name, STRING, FILE),
                      REMEDY_FIELD_TELLS (RemedyFileFact, path, STRING, PATH),
                      REMEDY_FIELD_WORDS (RemedyFileFact, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedyFileFact, reason, STRING, SENTENCE),
                      REMEDY_FIELD_TELLS (RemedyFileFact, size, INT, OURS),
                      REMEDY_FIELD (RemedyFileFact, modified, TIME),
                      REMEDY_FIELD_TELLS (RemedyFileFact, format, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyFileFact, machine, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyFileFact, version, STRING, OURS),
                      REMEDY_FIELD (RemedyFileFact, language, INT));

REMEDY_DEFINE_RECORD (RemedyFolderFact, remedy_folder_fact,
                      REMEDY_FIELD_TELLS (RemedyFolderFact, name, STRING, OURS),
                      REMEDY_FIELD_TELLS (RemedyFolderFact, path, STRING, PATH),
                      REMEDY_FIELD_WORDS (RemedyFolderFact, state, remedy_item_state_words),
                      REMEDY_FIELD_TELLS (RemedyFolderFact, reason, STRING, SENTENCE));

REMEDY_DEFINE_RECORD (RemedyFilesFact, remedy_files_fact,
                      REMEDY_FIELD_OF (RemedyFilesFact, ntsmig_ini, RECORD, &remedy_file_fact_type),
                      REMEDY_FIELD_OF (RemedyFilesFact, files, LIST, &remedy_file_fact_type),
                      REMEDY_FIELD_OF (RemedyFilesFact, copies, LIST, &remedy_file_fact_type),
                      REMEDY_FIELD_OF (RemedyFilesFact, hotfix_folders, LIST, &remedy_hotfix_fact_type),
                      REMEDY_FIELD_TELLS (RemedyFilesFact, hotfix_folders_cut, STRING, SENTENCE),
                      REMEDY_FIELD_OF (RemedyFilesFact, folders, LIST, &remedy_folder_fact_type),
                      REMEDY_FIELD_WORDS (RemedyFilesFact, bin_state, remedy_item_state_words),
                      REMEDY_FIELD_WORDS (RemedyFilesFact, system32_state, remedy_item_state_words),
                      REMEDY_FIELD_WORDS (RemedyFilesFact, root_state, remedy_item_state_words));

REMEDY_DEFINE_RECORD (RemedyNotesFact, remedy_notes_fact,
                      REMEDY_FIELD_OF (RemedyNotesFact, nnotes, LIST, &remedy_file_fact_type),
                      REMEDY_FIELD_OF (RemedyNotesFact, notes_ini, LIST, &remedy_file_fact_type),
                      REMEDY_FIELD (RemedyNotesFact, complete, BOOL),
                      REMEDY_FIELD_TELLS (RemedyNotesFact, reason, STRING, SENTENCE));
