/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "guide/remedy-session.h"

G_BEGIN_DECLS

#define REMEDY_TYPE_PAGE (remedy_page_get_type ())

G_DECLARE_DERIVABLE_TYPE (RemedyPage, remedy_page, REMEDY, PAGE, GtkBox)

/**
 * RemedyPageClass:
 * @shown: it has just come before the operator
 * @refresh: the session changed, or the page comes to be shown: show what is there now
 * @apply: the suggested action in the footer was pressed, and the page said that it deals
 *   with it itself
 * @find: something is to be looked up; only where there is something to look in
 *
 * A page of the wizard. It knows the session and nothing else; what it wants of the window
 * it says by actions ("case.read", "win.page"). While it is not shown it does nothing.
 */
struct _RemedyPageClass
{
  GtkBoxClass parent_class;

  void (*shown)   (RemedyPage *self);
  void (*refresh) (RemedyPage *self);
  void (*apply)   (RemedyPage *self);
  void (*find)    (RemedyPage *self);
};

RemedySession *remedy_page_get_session     (RemedyPage *self);
GCancellable  *remedy_page_get_cancellable (RemedyPage *self);
GtkWidget     *remedy_page_get_content     (RemedyPage *self);
const char    *remedy_page_get_title       (RemedyPage *self);
void           remedy_page_set_title       (RemedyPage *self,
                                            const char *title);
void           remedy_page_set_subtitle    (RemedyPage *self,
                                            const char *subtitle);
const char    *remedy_page_get_action      (RemedyPage *self);
void           remedy_page_set_action      (RemedyPage *self,
                                            const char *label,
                                            gboolean    complete);
void           remedy_page_set_own_action  (RemedyPage *self,
                                            const char *label,
                                            gboolean    complete);
void           remedy_page_set_quiet_action (RemedyPage *self,
                                             const char *label);
gboolean       remedy_page_is_action_quiet (RemedyPage *self);
gboolean       remedy_page_has_own_action  (RemedyPage *self);
gboolean       remedy_page_is_complete     (RemedyPage *self);
gboolean       remedy_page_is_busy         (RemedyPage *self);
void           remedy_page_set_busy        (RemedyPage *self,
                                            gboolean    busy);
void           remedy_page_apply           (RemedyPage *self);
void           remedy_page_find            (RemedyPage *self);
void           remedy_page_show_problem    (RemedyPage   *self,
                                            const char   *title,
                                            const GError *error);
void           remedy_page_show_top        (RemedyPage *self);
gboolean       remedy_page_has_problem     (RemedyPage *self);
void           remedy_page_hide_problem    (RemedyPage *self);
void           remedy_page_activate        (RemedyPage *self,
                                            const char *action,
                                            GVariant   *parameter);
void           remedy_page_begin           (RemedyPage *self);
void           remedy_page_saved           (GObject      *source,
                                            GAsyncResult *result,
                                            gpointer      user_data);

G_END_DECLS
