/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-snapshot.h"
#include "report/remedy-member.h"

G_BEGIN_DECLS

/* The version of the format, in manifest.json and case.json. */
#define REMEDY_BUNDLE_VERSION 1

/**
 * RemedyBundle:
 *
 * The one file for the support desk, in memory: what is in it, and what a reader of it is
 * shown. It does not change once it is made; any thread may read it.
 */
typedef struct _RemedyBundle RemedyBundle;

/* A file of the server as it is, which can be added where no name is hidden at all. */
typedef struct
{
  char   *name; /* of the file: "AppEvent.Evt" */
  GBytes *bytes;
} RemedyRawFile;

/**
 * RemedyBundleInput:
 *
 * What a bundle is made from. It owns all of it, so that a thread can make the bundle.
 */
typedef struct
{
  RemedySnapshot *original; /* (nullable): with all names; nothing of it is written */
  RemedySnapshot *redacted; /* with the names hidden */
  RemedySharing  *sharing; /* what is hidden, and the report's language */
  GPtrArray      *names; /* RemedyHiddenName, all of the case: none that is hidden may be in it */
  GPtrArray      *pictures; /* RemedySharedPicture, in their order */
  GPtrArray      *raw; /* RemedyRawFile; only where every class of names is told */
} RemedyBundleInput;

RemedyBundleInput *remedy_bundle_input_new    (void);
void               remedy_bundle_input_free   (RemedyBundleInput *self);
RemedyRawFile     *remedy_raw_file_new        (const char *name,
                                               GBytes     *bytes);
void               remedy_raw_file_free       (RemedyRawFile *self);
RemedyBundle      *remedy_bundle_make         (const RemedyBundleInput *input,
                                               GError                 **error);
RemedyBundle      *remedy_bundle_ref          (RemedyBundle *self);
void               remedy_bundle_unref        (RemedyBundle *self);
const GPtrArray   *remedy_bundle_get_members  (const RemedyBundle *self);
RemedySnapshot    *remedy_bundle_get_snapshot (const RemedyBundle *self);
GBytes            *remedy_bundle_get_zip      (const RemedyBundle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyBundle, remedy_bundle_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyBundleInput, remedy_bundle_input_free)

G_END_DECLS
