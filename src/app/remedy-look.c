/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-look.h"

#include <glib/gi18n-lib.h>

/* The style classes that exclude each other. */
static const char *const styles[] = { "fail", "warning", "pass", "quiet", "faint" };

static RemedyLook
look (const char *icon, const char *style, const char *word)
{
  return (RemedyLook){ icon, style, word };
}

/**
 * remedy_look_verdict:
 * @verdict: of a finding
 * @severity: how bad it is; tells a failure from a warning
 *
 * Returns: how the verdict is shown
 */
RemedyLook
remedy_look_verdict (RemedyVerdict verdict, RemedySeverity severity)
{
  switch (verdict)
    {
    case REMEDY_VERDICT_PASS:
      return look ("object-select-symbolic", "pass", _ ("passed"));
    case REMEDY_VERDICT_FAIL:
      if (severity == REMEDY_SEVERITY_ERROR)
        return look ("dialog-error-symbolic", "fail", _ ("failed"));
      return look ("dialog-warning-symbolic", "warning", _ ("attention"));
    case REMEDY_VERDICT_NOT_APPLICABLE:
      return look ("list-remove-symbolic", "quiet", _ ("does not apply"));
    case REMEDY_VERDICT_UNKNOWN:
    default:
      return look ("dialog-question-symbolic", "quiet", _ ("unknown"));
    }
}

/**
 * remedy_look_how:
 * @how: whether something was read or stated
 *
 * Returns: how that is shown
 */
RemedyLook
remedy_look_how (RemedyHow how)
{
  switch (how)
    {
    case REMEDY_HOW_READ:
      return look ("text-x-generic-symbolic", NULL, _ ("read"));
    case REMEDY_HOW_STATED:
      return look ("avatar-default-symbolic", NULL, _ ("stated"));
    case REMEDY_HOW_NOT_READ:
    default:
      return look ("dialog-question-symbolic", "quiet", _ ("not read"));
    }
}

/**
 * remedy_look_item:
 * @state: how the reading of an item ended
 *
 * Returns: how that is shown
 */
RemedyLook
remedy_look_item (RemedyItemState state)
{
  switch (state)
    {
    case REMEDY_ITEM_FOUND:
      return look ("object-select-symbolic", "pass", _ ("found"));
    case REMEDY_ITEM_MISSING:
      return look ("dialog-warning-symbolic", "warning", _ ("missing"));
    case REMEDY_ITEM_NOT_HERE:
      return look ("dialog-question-symbolic", "quiet", _ ("not in this folder"));
    case REMEDY_ITEM_UNREADABLE:
      return look ("dialog-warning-symbolic", "warning", _ ("not readable"));
    case REMEDY_ITEM_REFUSED:
      return look ("action-unavailable-symbolic", "warning", _ ("not opened"));
    case REMEDY_ITEM_NOT_READ:
    default:
      return look ("dialog-question-symbolic", "quiet", _ ("not read"));
    }
}

/**
 * remedy_look_step:
 * @state: of a step of the run sheet
 *
 * Returns: how it is shown
 */
RemedyLook
remedy_look_step (RemedyStepState state)
{
  switch (state)
    {
    case REMEDY_STEP_ACTIVE:
      return look ("go-next-symbolic", NULL, _ ("next"));
    case REMEDY_STEP_DONE:
      return look ("object-select-symbolic", "pass", _ ("done"));
    case REMEDY_STEP_FAILED:
      return look ("dialog-error-symbolic", "fail", _ ("failed"));
    case REMEDY_STEP_SKIPPED:
      return look ("media-skip-forward-symbolic", "warning", _ ("skipped"));
    case REMEDY_STEP_PENDING:
    default:
      return look ("radio-symbolic", "quiet", _ ("to do"));
    }
}

/**
 * remedy_look_condition:
 * @condition: of a diagnosis
 *
 * Returns: how it is shown
 */
RemedyLook
remedy_look_condition (RemedyCondition condition)
{
  switch (condition)
    {
    case REMEDY_CONDITION_CONFIRMED:
      return look ("dialog-error-symbolic", "fail", _ ("confirmed"));
    case REMEDY_CONDITION_LIKELY:
      return look ("dialog-error-symbolic", "fail", _ ("likely"));
    case REMEDY_CONDITION_POSSIBLE:
      return look ("dialog-warning-symbolic", "warning", _ ("possible"));
    case REMEDY_CONDITION_NOT_COVERED:
      return look ("dialog-warning-symbolic", "warning", _ ("not covered"));
    case REMEDY_CONDITION_ANOTHER_FAULT:
      return look ("dialog-warning-symbolic", "warning", _ ("another fault"));
    case REMEDY_CONDITION_RULED_OUT:
      return look ("object-select-symbolic", "pass", _ ("ruled out"));
    case REMEDY_CONDITION_CANNOT_TELL:
    default:
      return look ("dialog-question-symbolic", "quiet", _ ("cannot tell"));
    }
}

/**
 * remedy_look_outcome:
 * @outcome: of a verification
 *
 * Returns: how it is shown
 */
RemedyLook
remedy_look_outcome (RemedyOutcome outcome)
{
  switch (outcome)
    {
    case REMEDY_OUTCOME_MENDED:
      return look ("object-select-symbolic", "pass", _ ("mended"));
    case REMEDY_OUTCOME_WAITING:
      return look ("document-open-recent-symbolic", "warning",
                   _ ("replaced, waiting for a test migration"));
    case REMEDY_OUTCOME_NOT_REPLACED:
      return look ("dialog-error-symbolic", "fail", _ ("not replaced"));
    case REMEDY_OUTCOME_STILL_THERE:
      return look ("dialog-error-symbolic", "fail", _ ("still there"));
    case REMEDY_OUTCOME_PARTLY:
      return look ("dialog-warning-symbolic", "fail", _ ("partly replaced"));
    case REMEDY_OUTCOME_WORSE:
      return look ("dialog-error-symbolic", "fail", _ ("worse than before"));
    case REMEDY_OUTCOME_OTHER_PACK:
      return look ("dialog-warning-symbolic", "fail", _ ("another service pack"));
    case REMEDY_OUTCOME_LOG_CLEARED:
      return look ("dialog-warning-symbolic", "warning", _ ("log was cleared"));
    case REMEDY_OUTCOME_OTHER_SERVER:
      return look ("dialog-warning-symbolic", "warning", _ ("another server"));
    case REMEDY_OUTCOME_CANNOT_TELL:
      return look ("dialog-question-symbolic", "quiet", _ ("cannot tell"));
    case REMEDY_OUTCOME_NOT_READ:
    case REMEDY_N_OUTCOMES:
    default:
      return look ("dialog-question-symbolic", "quiet", _ ("not read again yet"));
    }
}

/**
 * remedy_look_comparison:
 * @comparison: a row of the before/after table
 *
 * Returns: how it is shown
 */
RemedyLook
remedy_look_comparison (const RemedyComparison *comparison)
{
  if (remedy_comparison_is_wrong (comparison))
    /* Translators: of a file that was not as it should be, and is not now. */
    return look ("dialog-error-symbolic", "fail", _ ("still wrong"));
  switch (comparison->change)
    {
    case REMEDY_CHANGE_MENDED:
      return look ("object-select-symbolic", "pass", _ ("mended"));
    case REMEDY_CHANGE_WORSE:
      return look ("dialog-error-symbolic", "fail", _ ("worse"));
    case REMEDY_CHANGE_OTHER:
      return look ("emblem-synchronizing-symbolic", NULL, _ ("changed"));
    case REMEDY_CHANGE_SAME:
    default:
      return look ("list-remove-symbolic", "quiet", _ ("the same"));
    }
}

/**
 * remedy_look_set_style:
 * @widget: a widget
 * @style: (nullable): the style class that it is to have
 *
 * Gives @widget one of the style classes of a state, in the place of the one it had.
 */
void
remedy_look_set_style (GtkWidget *widget, const char *style)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);

  for (gsize i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_style_context_remove_class (context, styles[i]);
  if (style != NULL)
    gtk_style_context_add_class (context, style);
}

/**
 * remedy_look_dress:
 * @image: an image
 * @look: what it is to show
 *
 * The word is set as tooltip and as the accessible name of the image.
 */
void
remedy_look_dress (GtkImage *image, const RemedyLook *self)
{
  g_return_if_fail (GTK_IS_IMAGE (image));

  gtk_image_set_from_icon_name (image, self->icon, GTK_ICON_SIZE_BUTTON);
  gtk_widget_set_tooltip_text (GTK_WIDGET (image), self->word);
  atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (image)), self->word);
  remedy_look_set_style (GTK_WIDGET (image), self->style);
}

/**
 * remedy_look_unhyphen:
 * @label: a label that wraps
 *
 * Paths and commands break without a hyphen, which would be read as a part of them.
 */
void
remedy_look_unhyphen (GtkLabel *label)
{
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  g_return_if_fail (GTK_IS_LABEL (label));

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (label, attributes);
}

/**
 * remedy_look_new_label:
 * @text: (nullable): what it says
 * @style: a style class
 *
 * Returns: (transfer floating): a label of full width, whose lines break anywhere, and without
 *   a hyphen
 */
GtkWidget *
remedy_look_new_label (const char *text,
                       const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_line_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_line_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  remedy_look_unhyphen (GTK_LABEL (label));
  gtk_style_context_add_class (gtk_widget_get_style_context (label), style);
  return label;
}
