/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "checks/remedy-answers.h"
#include "report/remedy-bundle.h"

G_BEGIN_DECLS

/* What a bundle is made from, for the command line: a case of the wizard, or a server that is
 * read now. */

/* Pictures of a case that are not in its bundle. */
typedef struct
{
  guint n_stale; /* they have to be drawn first, which only the wizard can */
  guint n_unconfirmed; /* of the server’s own screen, and the operator did not let them go yet */
} RemedyCtlMissing;

RemedyBundleInput *remedy_ctl_bundle_of_case   (const char          *folder,
                                                const RemedySharing *chosen,
                                                RemedyCtlMissing    *missing,
                                                GError             **error);
RemedyBundleInput *remedy_ctl_bundle_of_server (const char *const   *paths,
                                                const RemedyAnswers *answers,
                                                const RemedySharing *chosen,
                                                GCancellable        *cancellable,
                                                GError             **error);
gboolean           remedy_ctl_bundle_add_files (RemedyBundleInput *input,
                                                char             **paths,
                                                GError           **error);

G_END_DECLS
