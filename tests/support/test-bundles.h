/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-bundle.h"

G_BEGIN_DECLS

RemedyBundleInput *test_bundle_input  (RemedySnapshot *snapshot);
RemedyBundle      *test_bundle_make   (RemedySnapshot *snapshot);
GBytes            *test_bundle_change (const RemedyBundle *bundle,
                                       const char         *name,
                                       GBytes             *bytes);

G_END_DECLS
