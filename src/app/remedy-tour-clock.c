/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-tour-clock.h"

#include <string.h>

/* The evening of the tour: 20 November 1999, 20:00 UTC, two weeks after the practice log ends. */
#define EVENING G_GINT64_CONSTANT (943128000)

/* Where the copy of the server is said to be. */
#define PLACE "/srv/copy-of-the-server"

typedef struct
{
  gint64      start; /* times from then on are of the tour itself */
  const char *folder; /* where the practice server really is */
} Tour;

static char *
move_path (const Tour *tour,
           char       *path)
{
  g_autofree char *old = path;

  if (old != NULL && *tour->folder != '\0' && g_str_has_prefix (old, tour->folder))
    return g_strconcat (PLACE, old + strlen (tour->folder), NULL);
  return g_steal_pointer (&old);
}

static void
move_paths (const Tour *tour,
            GPtrArray  *paths)
{
  for (guint i = 0; i < paths->len; i++)
    paths->pdata[i] = move_path (tour, paths->pdata[i]);
}

static void
settle (const Tour             *tour,
        const RemedyRecordType *type,
        gpointer                record)
{
  for (const RemedyField *field = type->fields; record != NULL && field->name != NULL; field++)
    {
      gpointer   place = G_STRUCT_MEMBER_P (record, field->offset);
      GPtrArray *list;

      if (field->kind == REMEDY_FIELD_TIME && *(gint64 *) place >= tour->start)
        *(gint64 *) place = EVENING;
      else if (field->kind == REMEDY_FIELD_RECORD)
        settle (tour, field->type, *(gpointer *) place);
      else if (field->kind == REMEDY_FIELD_STRING && field->tells == REMEDY_TELLS_HOST_PATH)
        *(char **) place = move_path (tour, *(char **) place);
      else if (field->kind == REMEDY_FIELD_STRINGS && field->tells == REMEDY_TELLS_HOST_PATH)
        move_paths (tour, *(GPtrArray **) place);
      else if (field->kind == REMEDY_FIELD_LIST)
        {
          list = *(GPtrArray **) place;
          for (guint i = 0; i < list->len; i++)
            settle (tour, field->type, list->pdata[i]);
        }
    }
}

/**
 * remedy_tour_clock_set:
 * @snapshot: (inout): of the tour
 * @start: when the tour began, in seconds since 1970 UTC
 *
 * Puts what is of this computer and of today into another place and another time, so that every
 * tour shows the same.
 */
void
remedy_tour_clock_set (RemedySnapshot *snapshot,
                       gint64          start)
{
  g_autofree char *folder = NULL;
  Tour tour = { start, NULL };

  g_return_if_fail (snapshot != NULL && snapshot->case_ != NULL);

  if (snapshot->case_->paths->len > 0)
    folder = g_strdup (snapshot->case_->paths->pdata[0]);
  tour.folder = folder != NULL ? folder : "";
  settle (&tour, &remedy_snapshot_type, snapshot);
  g_free (snapshot->case_->id);
  snapshot->case_->id = g_strdup ("tour");
}
