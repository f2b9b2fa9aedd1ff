/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "guide/remedy-session.h"

G_BEGIN_DECLS

/* What a bundle says that it is. */
#define REMEDY_BUNDLE_FORMAT "ntsmig-remedy-bundle"

/* The two readings of the server: words of RemedyBundleReading, and folders. */
#define REMEDY_BUNDLE_BEFORE "before"
#define REMEDY_BUNDLE_AFTER "after"

/* One file of a bundle, as its manifest lists it. */
typedef struct
{
  char  *name;
  char  *type; /* media type */
  gint64 size; /* bytes */
  char  *sha256; /* of its bytes, hexadecimal */
  char  *why; /* why it is there, a sentence */
} RemedyManifestEntry;
REMEDY_DECLARE_RECORD (RemedyManifestEntry, remedy_manifest_entry)

/* manifest.json */
typedef struct
{
  char      *format; /* REMEDY_BUNDLE_FORMAT */
  gint64     version; /* REMEDY_BUNDLE_VERSION */
  char      *program; /* version of the program that made it */
  GPtrArray *members; /* RemedyManifestEntry: all but the manifest itself, in their order */
} RemedyManifest;
REMEDY_DECLARE_RECORD (RemedyManifest, remedy_manifest)

/* One picture of a bundle. */
typedef struct
{
  char  *name; /* of its file */
  char  *caption;
  char  *alt;
  gint64 width; /* pixels */
  gint64 height;
} RemedyBundlePicture;
REMEDY_DECLARE_RECORD (RemedyBundlePicture, remedy_bundle_picture)

/* One reading of the server; its parts are files of their own. */
typedef struct
{
  char    *name; /* "before" or "after" */
  gint64   gathered; /* time */
  gboolean stopped;
} RemedyBundleReading;
REMEDY_DECLARE_RECORD (RemedyBundleReading, remedy_bundle_reading)

/* One piece of evidence: a record that stands in a list, or what of a file is in none. */
typedef struct
{
  char *item; /* the file and the way to it: "evidence/before/files.json#files/12" */
  char *sha256; /* of its canonical JSON, hexadecimal */
} RemedyBundleItem;
REMEDY_DECLARE_RECORD (RemedyBundleItem, remedy_bundle_item)

/* case.json: what is known of the case, and what it was worked out from. */
typedef struct
{
  gint64              version; /* REMEDY_BUNDLE_VERSION */
  char               *program; /* version of the program that made it */
  char               *language; /* of its texts: "en" */
  GPtrArray          *hidden; /* char *, classes of names that are hidden */
  gint64              taken; /* time: when the last of it became known */
  int                 page; /* RemedyPageId: where the wizard was */
  RemedyCase         *case_;
  GPtrArray          *readings; /* RemedyBundleReading */
  GPtrArray          *findings; /* RemedyFinding */
  RemedyDiagnosis    *diagnosis; /* (nullable) */
  RemedyPlan         *plan; /* (nullable) */
  RemedyFinding      *media_answer; /* (nullable) */
  GPtrArray          *media_findings; /* RemedyFinding */
  RemedyVerification *verification; /* (nullable) */
  GPtrArray          *pictures; /* RemedyBundlePicture */
  GPtrArray          *evidence; /* RemedyBundleItem */
} RemedyBundleDocument;
REMEDY_DECLARE_RECORD (RemedyBundleDocument, remedy_bundle_document)

RemedyBundleDocument *remedy_bundle_document_make    (const RemedySnapshot       *snapshot);
char                 *remedy_bundle_document_to_json (const RemedyBundleDocument *self);
char                 *remedy_bundle_document_schema  (void);

G_END_DECLS
