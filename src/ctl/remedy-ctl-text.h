/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  REMEDY_CTL_PLAIN, /* ends what another began */
  REMEDY_CTL_BOLD,
  REMEDY_CTL_DIM,
  REMEDY_CTL_RED,
  REMEDY_CTL_GREEN,
  REMEDY_CTL_YELLOW,
} RemedyCtlStyle;

/* Rows of cells that are printed when all widths are known. */
typedef struct _RemedyCtlTable RemedyCtlTable;

const char     *remedy_ctl_style      (RemedyCtlStyle style);
char           *remedy_ctl_pad        (const char *text,
                                       gsize       columns);
gsize           remedy_ctl_width      (const char *text);
RemedyCtlTable *remedy_ctl_table_new  (gsize n_columns);
void            remedy_ctl_table_add  (RemedyCtlTable *self,
                                       ...) G_GNUC_NULL_TERMINATED;
void            remedy_ctl_table_show (RemedyCtlTable *self,
                                       const char     *indent);
void            remedy_ctl_table_free (RemedyCtlTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RemedyCtlTable, remedy_ctl_table_free)

G_END_DECLS
