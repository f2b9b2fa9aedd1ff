/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What identifies a site. Each class can be hidden or told, and numbers its tokens by itself:
 * SERVER-1, USER-2. */
typedef enum
{
  REMEDY_NAMES_SERVERS, /* computers: SERVER-1 */
  REMEDY_NAMES_DOMAINS, /* DOMAIN-1 */
  REMEDY_NAMES_ORGANISATIONS, /* ORG-1 */
  REMEDY_NAMES_SITES, /* SITE-1 */
  REMEDY_NAMES_USERS, /* accounts, display names, service accounts: USER-1 */
  REMEDY_NAMES_SIDS, /* SID-1 */
  REMEDY_NAMES_ADDRESSES, /* ADDRESS-1 */
  REMEDY_NAMES_PROFILES, /* MAPI profiles: PROFILE-1 */
  REMEDY_NAMES_FOLDERS, /* parts of paths that no product makes: FOLDER-1 */
  REMEDY_NAMES_SERVICES, /* services and products of others: SERVICE-1 */
  REMEDY_NAMES_TEXTS, /* what the server's own texts say: TEXT-1 */
  REMEDY_NAMES_NOTES, /* what the operator wrote: NOTE-1 */
  REMEDY_NAMES_WORDS, /* words that the operator added: WORD-1 */
  REMEDY_NAMES_EXTENTS, /* sizes and offsets that depend on names; no token, they are left out */
  REMEDY_N_NAMES,
} RemedyNameClass;

extern const char *const remedy_name_class_words[];

G_END_DECLS
