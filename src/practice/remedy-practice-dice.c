/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-practice-dice.h"

/**
 * remedy_practice_dice_init:
 * @self: (out caller-allocates): the dice
 * @seed: what decides all its numbers
 */
void
remedy_practice_dice_init (RemedyPracticeDice *self,
                           guint32             seed)
{
  g_return_if_fail (self != NULL);

  self->state = seed;
}

/**
 * remedy_practice_dice_roll:
 * @self: the dice
 * @sides: how many numbers there are, at least 1
 *
 * Returns: a number from 0 to @sides - 1, by the generator that is known as SplitMix64
 */
guint
remedy_practice_dice_roll (RemedyPracticeDice *self,
                           guint               sides)
{
  guint64 mixed;

  g_return_val_if_fail (self != NULL && sides > 0, 0);

  self->state += G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);
  mixed = self->state;
  mixed = (mixed ^ (mixed >> 30)) * G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
  mixed = (mixed ^ (mixed >> 27)) * G_GUINT64_CONSTANT (0x94D049BB133111EB);
  mixed ^= mixed >> 31;
  return (guint) (mixed % sides);
}

/**
 * remedy_practice_dice_chance:
 * @self: the dice
 * @percent: 0 never, 100 always
 *
 * Returns: %TRUE in @percent of 100 cases
 */
gboolean
remedy_practice_dice_chance (RemedyPracticeDice *self,
                             guint               percent)
{
  return remedy_practice_dice_roll (self, 100) < percent;
}
