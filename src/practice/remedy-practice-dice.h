/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RemedyPracticeDice:
 *
 * Numbers that look random and are the same for the same seed, on every machine and
 * with every version of GLib: practice servers have to be the same to the byte.
 */
typedef struct
{
  guint64 state;
} RemedyPracticeDice;

void     remedy_practice_dice_init   (RemedyPracticeDice *self,
                                      guint32             seed);
guint    remedy_practice_dice_roll   (RemedyPracticeDice *self,
                                      guint               sides);
gboolean remedy_practice_dice_chance (RemedyPracticeDice *self,
                                      guint               percent);

G_END_DECLS
