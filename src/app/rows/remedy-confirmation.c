/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-confirmation.h"

/*
 * A sentence that the operator puts a tick to, with what it means. Where it cannot be
 * confirmed yet, a line says what is missing.
 */
struct _RemedyConfirmation
{
  GtkBox parent_instance;

  GtkCheckButton *check;
  GtkLabel       *label;
  GtkLabel       *note;
  GtkLabel       *text;
  GtkLabel       *title;

  gboolean updating; /* what changes is not the operator’s doing */
};

G_DEFINE_FINAL_TYPE (RemedyConfirmation, remedy_confirmation, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_LABEL,
  PROP_TEXT,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  CONFIRMED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_toggled (RemedyConfirmation *self,
            GtkToggleButton    *check)
{
  if (!self->updating)
    g_signal_emit (self, signals[CONFIRMED], 0, gtk_toggle_button_get_active (check));
}

static void
remedy_confirmation_get_property (GObject    *object,
                                  guint       prop_id,
                                  GValue     *value,
                                  GParamSpec *pspec)
{
  RemedyConfirmation *self = REMEDY_CONFIRMATION (object);

  switch (prop_id)
    {
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->label));
      break;
    case PROP_TEXT:
      g_value_set_string (value, gtk_label_get_text (self->text));
      break;
    case PROP_TITLE:
      g_value_set_string (value, gtk_label_get_text (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
remedy_confirmation_set_property (GObject      *object,
                                  guint         prop_id,
                                  const GValue *value,
                                  GParamSpec   *pspec)
{
  RemedyConfirmation *self = REMEDY_CONFIRMATION (object);
  const char         *text = g_value_get_string (value);

  switch (prop_id)
    {
    case PROP_LABEL:
      gtk_label_set_text_with_mnemonic (self->label, text != NULL ? text : "");
      atk_object_set_name (gtk_widget_get_accessible (GTK_WIDGET (self->check)),
                           gtk_label_get_text (self->label));
      break;
    case PROP_TEXT:
      gtk_label_set_text (self->text, text != NULL ? text : "");
      break;
    case PROP_TITLE:
      gtk_label_set_text (self->title, text != NULL ? text : "");
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  /**
   * RemedyConfirmation:label:
   *
   * The sentence, with a mnemonic.
   */
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, "", flags);
  properties[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
remedy_confirmation_class_init (RemedyConfirmationClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = remedy_confirmation_get_property;
  object_class->set_property = remedy_confirmation_set_property;
  install_properties (object_class);

  /**
   * RemedyConfirmation::confirmed:
   * @self: the confirmation
   * @confirmed: whether the tick was put, or taken back
   */
  signals[CONFIRMED] = g_signal_new ("confirmed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/ntsmig/Remedy/ui/remedy-confirmation.ui");
  gtk_widget_class_bind_template_child (widget_class, RemedyConfirmation, check);
  gtk_widget_class_bind_template_child (widget_class, RemedyConfirmation, label);
  gtk_widget_class_bind_template_child (widget_class, RemedyConfirmation, note);
  gtk_widget_class_bind_template_child (widget_class, RemedyConfirmation, text);
  gtk_widget_class_bind_template_child (widget_class, RemedyConfirmation, title);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
remedy_confirmation_init (RemedyConfirmation *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  atk_object_set_role (gtk_widget_get_accessible (GTK_WIDGET (self->title)), ATK_ROLE_HEADING);
}

/**
 * remedy_confirmation_new:
 *
 * Returns: (transfer floating): a sentence without a tick
 */
GtkWidget *
remedy_confirmation_new (void)
{
  return g_object_new (REMEDY_TYPE_CONFIRMATION, NULL);
}

/**
 * remedy_confirmation_set:
 * @self: the confirmation
 * @confirmed: whether it has its tick
 * @note: (nullable): what to know about it
 * @missing: (nullable): why it cannot be confirmed yet; it is shown in the place of @note
 * @fixed: whether a tick cannot be taken back either
 */
void
remedy_confirmation_set (RemedyConfirmation *self,
                         gboolean            confirmed,
                         const char         *note,
                         const char         *missing,
                         gboolean            fixed)
{
  const char *words = missing != NULL && !confirmed ? missing : note;

  g_return_if_fail (REMEDY_IS_CONFIRMATION (self));

  self->updating = TRUE;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->check), confirmed);
  self->updating = FALSE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->check),
                            !fixed && (confirmed || missing == NULL));
  gtk_label_set_text (self->note, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), words != NULL);
  atk_object_set_description (gtk_widget_get_accessible (GTK_WIDGET (self->check)),
                              words != NULL ? words : "");
}
