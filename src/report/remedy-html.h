/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report/remedy-report.h"

G_BEGIN_DECLS

/*
 * A page of HTML that is being written. Tags, classes and ids are constants of this program;
 * every text goes through remedy_html_put() or remedy_html_escape(), which escape it. A text
 * that is %NULL or empty leaves no element behind.
 */
typedef struct
{
  GString *text; /* (owned) */
  guint    section; /* number of the last one that was begun */
} RemedyHtml;

/* A section of the page: what the list of contents links to. */
typedef struct
{
  const char *id;
  const char *title;
} RemedyHtmlSection;

void        remedy_html_put           (RemedyHtml *self,
                                       const char *tag,
                                       const char *class_,
                                       const char *text);
void        remedy_html_escape        (RemedyHtml *self,
                                       const char *text);
void        remedy_html_pair          (RemedyHtml *self,
                                       const char *term,
                                       const char *text);
void        remedy_html_time          (RemedyHtml *self,
                                       gint64      time);
void        remedy_html_time_pair     (RemedyHtml *self,
                                       const char *term,
                                       gint64      time);
void        remedy_html_list          (RemedyHtml      *self,
                                       const char      *tag,
                                       const char      *heading,
                                       const GPtrArray *items);
void        remedy_html_seen          (RemedyHtml      *self,
                                       const char      *tag,
                                       const char      *heading,
                                       const GPtrArray *seen);
void        remedy_html_articles      (RemedyHtml      *self,
                                       const GPtrArray *articles);
void        remedy_html_badge         (RemedyHtml *self,
                                       const char *kind,
                                       const char *text);
void        remedy_html_verdict       (RemedyHtml *self,
                                       int         verdict);
void        remedy_html_state         (RemedyHtml *self,
                                       int         state);
void        remedy_html_begin_section (RemedyHtml              *self,
                                       const RemedyHtmlSection *section);
void        remedy_html_end_section   (RemedyHtml *self);
void        remedy_html_begin_table   (RemedyHtml        *self,
                                       const char        *caption,
                                       const char *const *columns);
void        remedy_html_end_table     (RemedyHtml *self);

G_END_DECLS
