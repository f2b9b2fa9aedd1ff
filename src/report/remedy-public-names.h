/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a name may stand that a product gave, and nobody at a site. */
typedef enum
{
  REMEDY_PUBLIC_PART, /* of a path: "WINNT", "MDBDATA" */
  REMEDY_PUBLIC_EXTENSION, /* of a file: "exe" */
  REMEDY_PUBLIC_VARIABLE, /* of the environment: "SystemRoot" */
  REMEDY_PUBLIC_SHARE, /* that Windows NT makes: "C$" */
  REMEDY_PUBLIC_ACCOUNT, /* of Windows NT: "LocalSystem" */
  REMEDY_PUBLIC_KEY, /* of the registry: "CurrentVersion" */
  REMEDY_PUBLIC_VALUE, /* of the registry: "DB Path" */
  REMEDY_PUBLIC_SERVICE, /* short name: "MSExchangeIS" */
  REMEDY_PUBLIC_DISPLAY, /* full name of a service: "Microsoft Exchange Directory" */
  REMEDY_PUBLIC_MAPI, /* of MAPI services and providers, and of what tells them */
  REMEDY_PUBLIC_SOURCE, /* of an event, where it is no service: "ESE97" */
  REMEDY_N_PUBLIC,
} RemedyPublicKind;

gboolean    remedy_public_has        (RemedyPublicKind kind,
                                      const char      *name);
const char *remedy_public_get_prefix (const char      *service);
gboolean    remedy_public_is_fix     (const char      *name);
gboolean    remedy_public_is_tag     (const char      *name);

G_END_DECLS
