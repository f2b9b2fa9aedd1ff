/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/remedy-evt.h"

G_BEGIN_DECLS

/* The header's size, and so the offset at which the circular area starts. */
#define REMEDY_EVT_AREA 0x30

/* "Nowhere": no such offset. */
#define REMEDY_EVT_NOWHERE G_MAXUINT64

/**
 * RemedyEvtWindow:
 *
 * The only way the event log reader gets at bytes: a buffer of fixed size that moves over
 * the file, and a scratch for what is larger or split over the end. It knows nothing of
 * records. It is a plain struct on the stack; its fields are its own.
 *
 * What a function returns is valid until the next call.
 */
typedef struct
{
  RemedyReader     *reader; /* (unowned) */
  GCancellable     *cancellable; /* (unowned) (nullable) */
  RemedyEvtProgress progress; /* (nullable) */
  gpointer          progress_data;
  guint64           expected; /* bytes that the whole scan will read, about */
  guint64           loaded; /* bytes read until now */
  guint64           size; /* of the file */
  guint64           start; /* offset of the buffer's first byte */
  gsize             fill; /* bytes in the buffer */
  guint8           *buffer; /* (owned) */
  GByteArray       *scratch; /* (owned) */
} RemedyEvtWindow;

void          remedy_evt_window_init      (RemedyEvtWindow *self,
                                           RemedyReader    *reader,
                                           GCancellable    *cancellable);
void          remedy_evt_window_clear     (RemedyEvtWindow *self);
const guint8 *remedy_evt_window_get       (RemedyEvtWindow *self,
                                           guint64          offset,
                                           gsize            n,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
const guint8 *remedy_evt_window_get_split (RemedyEvtWindow *self,
                                           guint64          offset,
                                           gsize            n,
                                           guint64          edge,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      remedy_evt_window_peek      (RemedyEvtWindow *self,
                                           guint64          offset,
                                           gsize            n,
                                           guint64          edge,
                                           guint8          *to,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean      remedy_evt_window_find      (RemedyEvtWindow *self,
                                           guint64          from,
                                           guint64          to,
                                           const guint8    *needle,
                                           gsize            n,
                                           guint64         *at,
                                           GError         **error) G_GNUC_WARN_UNUSED_RESULT;
guint64       remedy_evt_window_advance   (const RemedyEvtWindow *self,
                                           guint64                offset,
                                           guint64                n);
guint64       remedy_evt_window_distance  (const RemedyEvtWindow *self,
                                           guint64                from,
                                           guint64                to);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RemedyEvtWindow, remedy_evt_window_clear)

G_END_DECLS
