/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-snapshot.h"
#include "report/remedy-member.h"

G_BEGIN_DECLS

/* The version of the format, in manifest.json and case.json. */
#define REMEDY_BUNDLE_VERSION 1

/* How the files are named: plain, and behind a passphrase. */
#define REMEDY_BUNDLE_SUFFIX ".zip"
#define REMEDY_BUNDLE_SUFFIX_ENCRYPTED ".zip.gpg"

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

typedef enum
{
  REMEDY_BUNDLE_SAVE_NONE    = 0,
  REMEDY_BUNDLE_SAVE_REPLACE = 1 << 0, /* what stands under that name may go */
} RemedyBundleSaveFlags;

RemedyBundleInput *remedy_bundle_input_new   (void);
void               remedy_bundle_input_free  (RemedyBundleInput *self);
RemedyRawFile     *remedy_raw_file_new       (const char *name,
                                              GBytes     *bytes);
void               remedy_raw_file_free      (RemedyRawFile *self);
RemedyBundle      *remedy_bundle_make        (const RemedyBundleInput *input,
                                              GError                 **error);
void               remedy_bundle_make_async  (RemedyBundleInput   *input,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
RemedyBundle      *remedy_bundle_make_finish (GAsyncResult *result,
                                              GError      **error);
RemedyBundle      *remedy_bundle_ref         (RemedyBundle *self);
void               remedy_bundle_unref       (RemedyBundle *self);
const GPtrArray   *remedy_bundle_get_members (const RemedyBundle *self);
RemedySnapshot    *remedy_bundle_get_snapshot (const RemedyBundle *self);
GBytes            *remedy_bundle_get_zip     (const RemedyBundle *self);
gboolean           remedy_bundle_save        (RemedyBundle         *self,
                                              const char           *path,
                                              const char           *passphrase,
                                              RemedyBundleSaveFlags flags,
                                              GCancellable         *cancellable,
                                              GError              **error);
void               remedy_bundle_save_async  (RemedyBundle         *self,
                                              const char           *path,
                                              const char           *passphrase,
                                              RemedyBundleSaveFlags flags,
                                              GCancellable         *cancellable,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
gboolean           remedy_bundle_save_finish (GAsyncResult *result,
                                              GError      **error);

/* One thing that comes out otherwise than the bundle says. */
typedef struct
{
  char *item; /* "evidence/before/files.json#/files/12", or "case.json#/diagnosis/condition" */
  char *stored; /* (nullable): as the bundle has it */
  char *computed; /* (nullable): as it comes out */
} RemedyDifference;
REMEDY_DECLARE_RECORD (RemedyDifference, remedy_difference)

RemedyBundle      *remedy_bundle_open        (const char   *path,
                                              const char   *passphrase,
                                              GCancellable *cancellable,
                                              GError      **error);
void               remedy_bundle_open_async  (const char          *path,
                                              const char          *passphrase,
                                              GCancellable        *cancellable,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
RemedyBundle      *remedy_bundle_open_finish (GAsyncResult *result,
                                              GError      **error);
RemedyBundle      *remedy_bundle_open_bytes  (GBytes  *bytes,
                                              GError **error);
GPtrArray         *remedy_bundle_replay      (const RemedyBundle *self,
                                              GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyBundle, remedy_bundle_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyBundleInput, remedy_bundle_input_free)

G_END_DECLS
