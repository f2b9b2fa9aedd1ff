/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-bundle-document.h"
#include "report/remedy-bundle.h"

G_BEGIN_DECLS

struct _RemedyBundle
{
  gatomicrefcount refs;
  GPtrArray      *members; /* (owned): RemedyMember */
  RemedySnapshot *snapshot; /* (owned): with the names hidden */
  GBytes         *zip; /* (owned): all of it, sealed */
};

RemedyBundle *remedy_bundle_new_empty (void);

G_END_DECLS
