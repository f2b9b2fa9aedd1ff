/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core/remedy-reader.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_FILE_READER (remedy_file_reader_get_type ())

G_DECLARE_FINAL_TYPE (RemedyFileReader, remedy_file_reader, REMEDY, FILE_READER, RemedyReader)

RemedyReader *remedy_file_reader_new         (const char *path,
                                              GError    **error);
RemedyReader *remedy_file_reader_new_take_fd (int         fd,
                                              const char *name,
                                              GError    **error);

G_END_DECLS
