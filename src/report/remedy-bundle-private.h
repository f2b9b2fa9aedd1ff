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
  RemedyBundleDocument *document; /* (owned) (nullable): what it says, if it was opened */
};

/* What is in every bundle, and where the rest is. */
#define REMEDY_BUNDLE_REPORT "report.html"
#define REMEDY_BUNDLE_CASE "case.json"
#define REMEDY_BUNDLE_MANIFEST "manifest.json"

RemedyBundle       *remedy_bundle_new_empty (void);
const RemedyMember *remedy_bundle_find      (const RemedyBundle *self,
                                             const char         *name);
gpointer            remedy_bundle_parse     (const RemedyMember     *member,
                                             const RemedyRecordType *type,
                                             GError                **error);
gboolean            remedy_bundle_read      (RemedyBundle *self,
                                             GError      **error);

G_END_DECLS
