/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-finding-row.h"

#include <glib/gi18n-lib.h>

#include "app/remedy-words.h"

/*
 * One check. Until its finding is known it shows the question; then what was
 * found, and it opens on the evidence, why it matters and what to do.
 */
struct _RemedyFindingRow
{
  RemedyOpeningRow parent_instance;

  char          *question; /* (owned) */
  RemedyFinding *finding;  /* (owned) (nullable) what is shown; NULL while it is not known */
};

G_DEFINE_TYPE (RemedyFindingRow, remedy_finding_row, REMEDY_TYPE_OPENING_ROW)

enum
{
  PROP_0,
  PROP_QUESTION,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
fill_details (RemedyFindingRow *self, const RemedyFinding *finding)
{
  RemedyOpeningRow *row = REMEDY_OPENING_ROW (self);
  g_autofree char  *articles = remedy_words_join (finding->articles);

  for (guint i = 0; i < finding->seen->len; i++)
    {
      const RemedySeen *seen = g_ptr_array_index (finding->seen, i);

      remedy_opening_row_add_text (row, seen->what, seen->where, remedy_look_how (seen->how).word);
    }
  if (finding->seen->len == 0)
    remedy_opening_row_add_text (row, _ ("Nothing was seen that bears on this"), NULL, NULL);
  if (finding->why != NULL)
    remedy_opening_row_add_text (row, _ ("Why it matters"), finding->why, NULL);
  if (finding->advice != NULL)
    remedy_opening_row_add_text (row, _ ("What to do"), finding->advice, NULL);
  if (*articles != '\0')
    remedy_opening_row_add_text (row, _ ("Microsoft’s articles"), articles, NULL);
}

static void
remedy_finding_row_constructed (GObject *object)
{
  G_OBJECT_CLASS (remedy_finding_row_parent_class)->constructed (object);
  remedy_finding_row_set_waiting (REMEDY_FINDING_ROW (object), FALSE);
}

static void
remedy_finding_row_finalize (GObject *object)
{
  RemedyFindingRow *self = REMEDY_FINDING_ROW (object);

  g_free (self->question);
  g_clear_pointer (&self->finding, remedy_finding_free);
  G_OBJECT_CLASS (remedy_finding_row_parent_class)->finalize (object);
}

static void
remedy_finding_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  RemedyFindingRow *self = REMEDY_FINDING_ROW (object);

  if (prop_id == PROP_QUESTION)
    g_value_set_string (value, self->question);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_finding_row_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  RemedyFindingRow *self = REMEDY_FINDING_ROW (object);

  if (prop_id == PROP_QUESTION)
    self->question = g_value_dup_string (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_finding_row_class_init (RemedyFindingRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = remedy_finding_row_constructed;
  object_class->finalize = remedy_finding_row_finalize;
  object_class->get_property = remedy_finding_row_get_property;
  object_class->set_property = remedy_finding_row_set_property;

  properties[PROP_QUESTION] =
      g_param_spec_string ("question", NULL, NULL, "",
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
remedy_finding_row_init (RemedyFindingRow *self)
{
}

/**
 * remedy_finding_row_new:
 * @question: what the check asks
 *
 * Returns: (transfer floating): a row whose finding is not known yet
 */
GtkWidget *
remedy_finding_row_new (const char *question)
{
  return g_object_new (REMEDY_TYPE_FINDING_ROW, "question", question, NULL);
}

/**
 * remedy_finding_row_set_finding:
 * @self: a row
 * @finding: what its check found; copied
 *
 * Does nothing if the same finding is shown already, so that an open row stays as it is.
 */
void
remedy_finding_row_set_finding (RemedyFindingRow *self, const RemedyFinding *finding)
{
  RemedyOpeningRow *row = REMEDY_OPENING_ROW (self);
  RemedyLook        look;

  g_return_if_fail (REMEDY_IS_FINDING_ROW (self));
  g_return_if_fail (finding != NULL);

  if (self->finding != NULL && remedy_record_equal (&remedy_finding_type, self->finding, finding))
    return;
  g_clear_pointer (&self->finding, remedy_finding_free);
  self->finding = remedy_finding_copy (finding);

  look = remedy_look_verdict (finding->verdict, finding->severity);
  remedy_opening_row_set_spinning (row, FALSE);
  remedy_opening_row_set_look (row, &look);
  remedy_opening_row_set_title (row, finding->title);
  remedy_opening_row_set_subtitle (row, look.word, finding->summary);
  remedy_opening_row_set_badge (row, remedy_look_how (finding->how).word);
  remedy_opening_row_clear (row);
  fill_details (self, finding);
  remedy_opening_row_set_openable (row, TRUE);
}

/**
 * remedy_finding_row_set_waiting:
 * @self: a row
 * @reading: whether its finding is still to come
 *
 * Shows the question in the place of a finding.
 */
void
remedy_finding_row_set_waiting (RemedyFindingRow *self, gboolean reading)
{
  RemedyOpeningRow *row = REMEDY_OPENING_ROW (self);
  RemedyLook        look = remedy_look_how (REMEDY_HOW_NOT_READ);

  g_return_if_fail (REMEDY_IS_FINDING_ROW (self));

  g_clear_pointer (&self->finding, remedy_finding_free);
  remedy_opening_row_set_spinning (row, reading);
  remedy_opening_row_set_look (row, &look);
  remedy_opening_row_set_title (row, self->question);
  remedy_opening_row_set_subtitle (row, reading ? _ ("being read") : look.word, NULL);
  remedy_opening_row_set_badge (row, NULL);
  remedy_opening_row_clear (row);
  remedy_opening_row_set_openable (row, FALSE);
}
