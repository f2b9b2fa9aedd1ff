/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/rows/remedy-documents.h"

#include "app/rows/remedy-document-row.h"
#include "guide/remedy-document.h"

/*
 * All texts that a run sheet has made, of one kind: messages to send, or files for the
 * server. It hides where there are none.
 */
struct _RemedyDocuments
{
  GtkBox parent_instance;

  gboolean   files; /* for the server */
  GPtrArray *rows;  /* (owned) RemedyDocumentRow, its children */
};

G_DEFINE_FINAL_TYPE (RemedyDocuments, remedy_documents, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_FILES,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
remedy_documents_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_FILES)
    g_value_set_boolean (value, REMEDY_DOCUMENTS (object)->files);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_documents_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  if (prop_id == PROP_FILES)
    REMEDY_DOCUMENTS (object)->files = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
remedy_documents_finalize (GObject *object)
{
  g_ptr_array_unref (REMEDY_DOCUMENTS (object)->rows);
  G_OBJECT_CLASS (remedy_documents_parent_class)->finalize (object);
}

static void
remedy_documents_class_init (RemedyDocumentsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = remedy_documents_finalize;
  object_class->get_property = remedy_documents_get_property;
  object_class->set_property = remedy_documents_set_property;

  /**
   * RemedyDocuments:files:
   *
   * Whether it shows the files for the server; otherwise the texts to send.
   */
  properties[PROP_FILES] = g_param_spec_boolean ("files", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
remedy_documents_init (RemedyDocuments *self)
{
  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
}

/**
 * remedy_documents_new:
 *
 * Returns: (transfer floating): without a text, and hidden
 */
GtkWidget *
remedy_documents_new (void)
{
  return g_object_new (REMEDY_TYPE_DOCUMENTS, NULL);
}

static RemedyDocumentRow *
get_row (RemedyDocuments *self,
         guint            index)
{
  if (index == self->rows->len)
    {
      GtkWidget *row = remedy_document_row_new ();

      gtk_container_add (GTK_CONTAINER (self), row);
      g_ptr_array_add (self->rows, row);
    }
  return self->rows->pdata[index];
}

/**
 * remedy_documents_update:
 * @self: the documents
 * @plan: the run sheet that has them
 */
void
remedy_documents_update (RemedyDocuments  *self,
                         const RemedyPlan *plan)
{
  guint n_rows = 0;

  g_return_if_fail (REMEDY_IS_DOCUMENTS (self));
  g_return_if_fail (plan != NULL);

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RemedyStep *step = plan->steps->pdata[i];

      if (step->document != NULL && remedy_document_is_file (step->document_name) == self->files)
        remedy_document_row_set (get_row (self, n_rows++), step->document_name, step->document);
    }
  for (guint i = n_rows; i < self->rows->len; i++)
    remedy_document_row_set (self->rows->pdata[i], NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), n_rows > 0);
}
