/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-markup-model.h"

#define MAX_UNDO 200

/*
 * What is drawn on a picture while it is edited: the shapes, the selected one of them, and
 * how to go back. Whatever changes the shapes takes back that they were confirmed.
 */
struct _RemedyMarkupModel
{
  GObject parent_instance;

  RemedyMarkup *markup;   /* (owned) */
  int           selected; /* -1: none */
  gboolean      changing; /* the selected shape is being moved: one step of undo */
  GPtrArray    *undo;     /* (owned) RemedyMarkup, the latest last */
  GPtrArray    *redo;     /* (owned) likewise */
};

G_DEFINE_FINAL_TYPE (RemedyMarkupModel, remedy_markup_model, G_TYPE_OBJECT)

enum
{
  CHANGED,
  SETTLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
remedy_markup_model_finalize (GObject *object)
{
  RemedyMarkupModel *self = REMEDY_MARKUP_MODEL (object);

  g_clear_pointer (&self->markup, remedy_markup_free);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  G_OBJECT_CLASS (remedy_markup_model_parent_class)->finalize (object);
}

static void
remedy_markup_model_class_init (RemedyMarkupModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = remedy_markup_model_finalize;

  /**
   * RemedyMarkupModel::changed:
   * @self: the model
   *
   * The shapes, the selected one, whether they are confirmed, or what can be undone.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RemedyMarkupModel::settled:
   * @self: the model
   *
   * What was changed is as it is going to stay, and can be kept.
   */
  signals[SETTLED] = g_signal_new ("settled", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
remedy_markup_model_init (RemedyMarkupModel *self)
{
  self->selected = -1;
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_markup_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) remedy_markup_free);
}

/**
 * remedy_markup_model_new:
 * @markup: what is drawn so far
 *
 * Returns: (transfer full): a model that begins with a copy of it
 */
RemedyMarkupModel *
remedy_markup_model_new (const RemedyMarkup *markup)
{
  RemedyMarkupModel *self;

  g_return_val_if_fail (markup != NULL, NULL);

  self = g_object_new (REMEDY_TYPE_MARKUP_MODEL, NULL);
  self->markup = remedy_markup_copy (markup);
  return self;
}

/**
 * remedy_markup_model_get_markup:
 * @self: the model
 *
 * Returns: (transfer none): what is drawn now
 */
const RemedyMarkup *
remedy_markup_model_get_markup (RemedyMarkupModel *self)
{
  g_return_val_if_fail (REMEDY_IS_MARKUP_MODEL (self), NULL);

  return self->markup;
}

/**
 * remedy_markup_model_get_selected:
 * @self: the model
 *
 * Returns: index of the selected shape, or -1
 */
int
remedy_markup_model_get_selected (RemedyMarkupModel *self)
{
  g_return_val_if_fail (REMEDY_IS_MARKUP_MODEL (self), -1);

  return self->selected;
}

/**
 * remedy_markup_model_get_shape:
 * @self: the model
 *
 * Returns: (transfer none) (nullable): the selected shape
 */
const RemedyShape *
remedy_markup_model_get_shape (RemedyMarkupModel *self)
{
  g_return_val_if_fail (REMEDY_IS_MARKUP_MODEL (self), NULL);

  return self->selected >= 0 ? self->markup->shapes->pdata[self->selected] : NULL;
}

/**
 * remedy_markup_model_settle:
 * @self: the model
 *
 * What comes is undone apart from what was.
 */
void
remedy_markup_model_settle (RemedyMarkupModel *self)
{
  g_return_if_fail (REMEDY_IS_MARKUP_MODEL (self));

  if (!self->changing)
    return;
  self->changing = FALSE;
  g_signal_emit (self, signals[SETTLED], 0);
}

/**
 * remedy_markup_model_select:
 * @self: the model
 * @index: of a shape, or -1
 */
void
remedy_markup_model_select (RemedyMarkupModel *self,
                            int                index)
{
  g_return_if_fail (REMEDY_IS_MARKUP_MODEL (self));
  g_return_if_fail (index >= -1 && index < (int) self->markup->shapes->len);

  if (index == self->selected)
    return;
  remedy_markup_model_settle (self);
  self->selected = index;
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Keeps what there is, to come back to it. */
static void
remember (RemedyMarkupModel *self)
{
  g_ptr_array_set_size (self->redo, 0);
  if (self->undo->len == MAX_UNDO)
    g_ptr_array_remove_index (self->undo, 0);
  g_ptr_array_add (self->undo, remedy_markup_copy (self->markup));
  self->markup->confirmed = FALSE;
}

/**
 * remedy_markup_model_add:
 * @self: the model
 * @shape: what is drawn above all the others, and selected
 *
 * Returns: %FALSE if there are as many as there may be
 */
gboolean
remedy_markup_model_add (RemedyMarkupModel *self,
                         const RemedyShape *shape)
{
  g_return_val_if_fail (REMEDY_IS_MARKUP_MODEL (self), FALSE);
  g_return_val_if_fail (shape != NULL, FALSE);

  if (self->markup->shapes->len >= REMEDY_MARKUP_MAX_SHAPES)
    return FALSE;
  remember (self);
  self->changing = TRUE;
  g_ptr_array_add (self->markup->shapes, remedy_shape_copy (shape));
  self->selected = (int) self->markup->shapes->len - 1;
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

/**
 * remedy_markup_model_change:
 * @self: the model
 * @shape: what the selected one is now
 *
 * Until remedy_markup_model_settle(), all changes are undone as one, and with the adding if
 * it was just added.
 */
void
remedy_markup_model_change (RemedyMarkupModel *self,
                            const RemedyShape *shape)
{
  const RemedyShape *old = remedy_markup_model_get_shape (self);

  g_return_if_fail (old != NULL);
  g_return_if_fail (shape != NULL);

  if (remedy_record_equal (&remedy_shape_type, old, shape))
    return;
  if (!self->changing)
    remember (self);
  self->changing = TRUE;
  self->markup->confirmed = FALSE;
  remedy_shape_free (self->markup->shapes->pdata[self->selected]);
  self->markup->shapes->pdata[self->selected] = remedy_shape_copy (shape);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* What was done in one step is as it is going to stay. */
static void
emit_changed (RemedyMarkupModel *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[SETTLED], 0);
}

/**
 * remedy_markup_model_remove:
 * @self: the model
 *
 * Takes the selected shape away, and selects the one before it.
 */
void
remedy_markup_model_remove (RemedyMarkupModel *self)
{
  g_return_if_fail (REMEDY_IS_MARKUP_MODEL (self));

  if (self->selected < 0)
    return;
  remember (self);
  self->changing = FALSE;
  g_ptr_array_remove_index (self->markup->shapes, (guint) self->selected);
  self->selected = MIN (MAX (self->selected - 1, 0), (int) self->markup->shapes->len - 1);
  emit_changed (self);
}

/**
 * remedy_markup_model_can_undo:
 * @self: the model
 *
 * Returns: %TRUE if something was done
 */
gboolean
remedy_markup_model_can_undo (RemedyMarkupModel *self)
{
  g_return_val_if_fail (REMEDY_IS_MARKUP_MODEL (self), FALSE);

  return self->undo->len > 0;
}

/**
 * remedy_markup_model_can_redo:
 * @self: the model
 *
 * Returns: %TRUE if something was undone last
 */
gboolean
remedy_markup_model_can_redo (RemedyMarkupModel *self)
{
  g_return_val_if_fail (REMEDY_IS_MARKUP_MODEL (self), FALSE);

  return self->redo->len > 0;
}

/* What came back is looked at anew before it is let go. */
static void
step (RemedyMarkupModel *self,
      GPtrArray         *from,
      GPtrArray         *to)
{
  if (from->len == 0)
    return;
  g_ptr_array_add (to, self->markup);
  self->markup = g_ptr_array_steal_index (from, from->len - 1);
  self->markup->confirmed = FALSE;
  self->changing = FALSE;
  self->selected = MIN (self->selected, (int) self->markup->shapes->len - 1);
  emit_changed (self);
}

/**
 * remedy_markup_model_undo:
 * @self: the model
 */
void
remedy_markup_model_undo (RemedyMarkupModel *self)
{
  g_return_if_fail (REMEDY_IS_MARKUP_MODEL (self));

  step (self, self->undo, self->redo);
}

/**
 * remedy_markup_model_redo:
 * @self: the model
 */
void
remedy_markup_model_redo (RemedyMarkupModel *self)
{
  g_return_if_fail (REMEDY_IS_MARKUP_MODEL (self));

  step (self, self->redo, self->undo);
}

/**
 * remedy_markup_model_set_confirmed:
 * @self: the model
 * @confirmed: whether the operator looked at it as it is now and lets it go
 */
void
remedy_markup_model_set_confirmed (RemedyMarkupModel *self,
                                   gboolean           confirmed)
{
  g_return_if_fail (REMEDY_IS_MARKUP_MODEL (self));

  if (self->markup->confirmed == confirmed)
    return;
  self->markup->confirmed = confirmed;
  g_signal_emit (self, signals[CHANGED], 0);
}
