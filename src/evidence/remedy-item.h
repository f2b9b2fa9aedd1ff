/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RemedyItemState:
 * @REMEDY_ITEM_FOUND: there, and read
 * @REMEDY_ITEM_MISSING: its folder was listed whole, and it is not in it
 * @REMEDY_ITEM_NOT_HERE: not in what we were given, which says nothing about the
 *   server: loose files, a drive that was not copied, a folder that is not there
 * @REMEDY_ITEM_UNREADABLE: there, but it could not be read or is damaged; see reason
 * @REMEDY_ITEM_REFUSED: there, and we do not open it: a link out, a device, a FIFO, a directory
 * @REMEDY_ITEM_NOT_READ: reading was stopped before it came to it
 *
 * How the reading of one item ended.
 */
typedef enum
{
  REMEDY_ITEM_FOUND,
  REMEDY_ITEM_MISSING,
  REMEDY_ITEM_NOT_HERE,
  REMEDY_ITEM_UNREADABLE,
  REMEDY_ITEM_REFUSED,
  REMEDY_ITEM_NOT_READ,
} RemedyItemState;

extern const char *const remedy_item_state_words[];

G_END_DECLS
