/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Everything that the practice server invents, on one page.
 *
 * No source says these things, or none that could be found. They are here so that a
 * practice server is whole, and for no other reason: no check may depend on any of them.
 *
 * Invented as well, but by rule and not as a constant:
 * - names of users, computer, organisation and site, unless they were given; SIDs; times of day;
 * - what a talkative server says of people and machines, and where, but for the form of one line
 *   of the setup log;
 * - which events other programs logged, how many, and with which strings;
 * - severity and facility bits of raw event identifiers: severity as the type has it,
 *   no facility, no customer bit;
 * - the fourth version numbers of Service Pack 4, whose table is not public: those of
 *   Service Pack 3, with 2653 as the third; its sizes likewise;
 * - the bytes of all programs beyond their headers and version resources: holes;
 * - when Setup, Update, the Notes client and the runs of the wizard came, and that a
 *   practice step takes a day; that Update and Setup leave the times of folders alone;
 * - what MSExchangeES, MSExchangeCoCo, MSExchangeMCA, MSExchangeGWRtr and the connectors of
 *   LinkAge depend on, and the programs of the last three: no source lists it;
 * - what the values "Web Connector" and "MSMailConnector" say beyond that they are there;
 * - the text of connector tables, of the pages of Outlook Web Access, and of the files of the
 *   Key Management Server and of MS Mail: nothing stands in them;
 * - the backup agent and the virus scanner, their folders, and that the scanner needs the
 *   store; the name of the MTA of MS Mail, which is the administrator's choice (Q240208);
 * - the drive F, and that all databases are on it;
 * - NewestBuild and ServicePackNumber: the build, and the number of the service pack;
 * - of the media of a service pack: the version of UPDATE.EXE, what the scripts say, that
 *   NTSMIG.INI lies in Bin, that every file of the table is on it, GER as a name of a folder;
 * - which files a workstation with the Administrator program has;
 * - how far an update from Service Pack 1 to 2 got before it stopped;
 * - fixes beside the two that their table names, their folders and the HOTFIX key;
 * - that a test migration fails again until the service pack was reapplied, and runs well
 *   after that: the article promises no more than that reapplying is the remedy.
 */

typedef struct
{
  const char        *ntsmig_ini; /* text of ntsmig.ini: unknown, as are its size and date */
  const char        *message_dll; /* message file of MSExchangeMig, below res */
  const char *const *statistics; /* insertion strings of 10068, NULL-terminated */
  const char *const *fault_strings; /* of 12010; none */
  const char        *setup_release; /* what the pack follows, in a line of a run of Setup */
  const char        *setup_end; /* its last line: no source gives one */
  guint16            foreign_mapi[4]; /* version of the foreign MAPI32.DLL: the size and date
                                       * are those of NT 4.0 SP3's (Q172965) */
  guint16            nnotes[4]; /* version of NNOTES.DLL */
  const char        *provider_dll; /* NWNSP.DLL under the name that the 32 rule gives it */
  guint16            provider[4]; /* its version */
} RemedyPracticeInvented;

const RemedyPracticeInvented *remedy_practice_invented (void);

G_END_DECLS
