/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-file-match.h"
#include "checks/remedy-media-judge.h"

G_BEGIN_DECLS

/**
 * RemedyMediaCase:
 * @media: what was read of the service pack
 * @facts: what was read of the server
 * @server: the service pack on the server, 1 to 4; -1 if not known
 * @language: (nullable): the server's, as the operator stated it: "ENG"
 * @vote: what the files of the media say
 * @n_exchange: files of the table that were found in it
 *
 * What the questions about the media are asked of. Nothing in it is owned.
 */
typedef struct
{
  const RemedyMedia    *media;
  const RemedyFacts    *facts;
  gint64                server;
  const char           *language;
  RemedyServicePackVote vote;
  guint                 n_exchange;
} RemedyMediaCase;

const RemedyFileFact *remedy_media_find_file         (const RemedyMediaCase *self,
                                                      const char            *folder,
                                                      const char            *name);
gboolean              remedy_media_is_judged         (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding,
                                                      const char            *title);
const char           *remedy_media_machine_name      (const char            *machine);

void                  remedy_media_ask_readable      (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding);
void                  remedy_media_ask_layout        (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding);
void                  remedy_media_ask_service_pack  (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding);
void                  remedy_media_ask_platform      (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding);
void                  remedy_media_ask_language      (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding);
void                  remedy_media_ask_complete      (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding);
void                  remedy_media_ask_notes_files   (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding);
void                  remedy_media_ask_ntsmig_ini    (const RemedyMediaCase *self,
                                                      RemedyFinding         *finding);

G_END_DECLS
