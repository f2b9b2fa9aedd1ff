/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RemedyPracticeNames:
 *
 * Every name in a practice server that identifies a site. Each is UTF-8 of any script and
 * length up to 1024 characters, without control characters; %NULL is the invented name that
 * the server has otherwise. Registry and event log hold them as they are. Folders and keys
 * hold what NT allows in them, text files what code page 1252 can say.
 */
typedef struct
{
  const char *computer; /* the server; on a workstation, the workstation */
  const char *other_computer; /* likewise, with the fault other-name */
  const char *server; /* Exchange server of profiles and connectors; NULL: the computer,
                       * unless that is a workstation */
  const char *domain;
  const char *organisation;
  const char *site;
  const char *company; /* to which Windows NT is registered */
  const char *mail_domain; /* of addresses on the Internet */
  const char *file_server; /* which has a share for the migration */
  const char *notes_server; /* and organisation */
  const char *service_account; /* an account is a folder of profiles as well */
  const char *administrator;
  const char *first_user; /* who has an Outlook profile, and the service in it */
  const char *second_user;
  const char *runner; /* who runs the migrations */
  const char *administrator_name; /* in full */
  const char *first_name;
  const char *second_name;
  const char *first_profile; /* of Outlook */
  const char *second_profile;
  const char *post_office; /* the MTA of MS Mail */
  const char *backup; /* a product of somebody else, and its folder */
  const char *backup_service;
  const char *scanner;
  const char *scanner_folder;
  const char *scanner_service;
  const char *sid; /* numbers of the machine's SIDs: as in 1-2-3; NULL: from the seed */
} RemedyPracticeNames;

gboolean     remedy_practice_names_set         (RemedyPracticeNames *self,
                                                const char          *key,
                                                const char          *name,
                                                GError             **error);
gboolean     remedy_practice_names_check       (const RemedyPracticeNames *self,
                                                GError                   **error);
const char  *remedy_practice_names_nth         (const RemedyPracticeNames *self,
                                                guint                      i,
                                                const char               **key);
void         remedy_practice_names_copy        (RemedyPracticeNames       *self,
                                                const RemedyPracticeNames *names);
void         remedy_practice_names_clear       (RemedyPracticeNames *self);
void         remedy_practice_names_resolve     (RemedyPracticeNames       *self,
                                                const RemedyPracticeNames *given,
                                                gboolean                   workstation);
char        *remedy_practice_names_expand      (const RemedyPracticeNames *self,
                                                const char                *pattern);
char        *remedy_practice_names_expand_path (const RemedyPracticeNames *self,
                                                const char                *pattern);

G_END_DECLS
