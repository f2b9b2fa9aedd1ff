/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  REMEDY_EVENT_FRESH,
  REMEDY_EVENT_STATED,
  REMEDY_EVENT_HISTORY,
  REMEDY_EVENT_NONE,
  REMEDY_EVENT_NO_RUN,
  REMEDY_EVENT_UNREAD,
  REMEDY_N_EVENT_STATES,
} RemedyEventState;

typedef enum
{
  REMEDY_PACK_1_OR_2,
  REMEDY_PACK_RTM,
  REMEDY_PACK_3_OR_4,
  REMEDY_PACK_UNKNOWN,
  REMEDY_N_PACK_STATES,
} RemedyPackState;

typedef enum
{
  REMEDY_NOTES_SERVICE_PROFILE,
  REMEDY_NOTES_SERVICE_OFFERED,
  REMEDY_NOTES_SERVICE_ABSENT,
  REMEDY_NOTES_SERVICE_UNKNOWN,
  REMEDY_N_NOTES_SERVICE_STATES,
} RemedyNotesServiceState;

typedef enum
{
  REMEDY_CONDITION_CONFIRMED,
  REMEDY_CONDITION_LIKELY,
  REMEDY_CONDITION_POSSIBLE,
  REMEDY_CONDITION_NOT_COVERED,
  REMEDY_CONDITION_ANOTHER_FAULT,
  REMEDY_CONDITION_RULED_OUT,
  REMEDY_CONDITION_CANNOT_TELL,
} RemedyCondition;

extern const char *const remedy_event_state_words[];
extern const char *const remedy_pack_state_words[];
extern const char *const remedy_notes_service_state_words[];
extern const char *const remedy_condition_words[];

G_END_DECLS
