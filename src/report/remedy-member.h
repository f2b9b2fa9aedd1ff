/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Media types of what is in a bundle. */
#define REMEDY_MEMBER_HTML "text/html"
#define REMEDY_MEMBER_JSON "application/json"
#define REMEDY_MEMBER_PNG "image/png"
#define REMEDY_MEMBER_RAW "application/octet-stream"

/**
 * RemedyMember:
 *
 * One file of the bundle for the support desk, as it will be sent.
 */
typedef struct
{
  char      *name; /* its path in the bundle: "pictures/01-server.png" */
  char      *type; /* one of the above */
  char      *why; /* why it is there, a sentence */
  GBytes    *shared; /* as it is sent */
  char      *original; /* (nullable): its text as it would be with no name hidden; never written */
  char      *caption; /* (nullable): of a picture */
  char      *alt; /* (nullable): of a picture, for those who cannot see it */
  GPtrArray *texts; /* char *, all that can be read in a picture */
} RemedyMember;

/**
 * RemedySharedPicture:
 *
 * A picture as it goes into the bundle: drawn with the names hidden.
 */
typedef struct
{
  char      *id; /* of the picture in its case */
  char      *page; /* word of the page, or "import": its file in the bundle is named by it */
  GBytes    *png;
  GPtrArray *texts; /* char *, all that can be read in it */
  char      *caption; /* names hidden */
  char      *alt; /* (nullable): names hidden */
  char      *original_caption; /* (nullable): never written */
  int        width; /* pixels */
  int        height;
} RemedySharedPicture;

RemedyMember        *remedy_member_new          (const char *name,
                                                 const char *type,
                                                 const char *why,
                                                 GBytes     *shared);
void                 remedy_member_free         (RemedyMember *self);
gboolean             remedy_member_is_text      (const RemedyMember *self);
RemedySharedPicture *remedy_shared_picture_new  (void);
void                 remedy_shared_picture_free (RemedySharedPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyMember, remedy_member_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedySharedPicture, remedy_shared_picture_free)

G_END_DECLS
