/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/pages/remedy-pages.h"

#include "app/pages/remedy-checks-page.h"
#include "app/pages/remedy-diagnosis-page.h"
#include "app/pages/remedy-prepare-page.h"
#include "app/pages/remedy-reapply-page.h"
#include "app/pages/remedy-report-page.h"
#include "app/pages/remedy-server-page.h"
#include "app/pages/remedy-symptom-page.h"
#include "app/pages/remedy-verify-page.h"

/**
 * remedy_pages_new:
 * @id: a page
 * @session: what it is about
 *
 * Returns: (transfer floating): the page; a new one is one line here
 */
RemedyPage *
remedy_pages_new (RemedyPageId id, RemedySession *session)
{
  const GType types[REMEDY_N_PAGES] = {
    [REMEDY_PAGE_SERVER] = REMEDY_TYPE_SERVER_PAGE,
    [REMEDY_PAGE_SYMPTOM] = REMEDY_TYPE_SYMPTOM_PAGE,
    [REMEDY_PAGE_CHECKS] = REMEDY_TYPE_CHECKS_PAGE,
    [REMEDY_PAGE_DIAGNOSIS] = REMEDY_TYPE_DIAGNOSIS_PAGE,
    [REMEDY_PAGE_PREPARE] = REMEDY_TYPE_PREPARE_PAGE,
    [REMEDY_PAGE_REAPPLY] = REMEDY_TYPE_REAPPLY_PAGE,
    [REMEDY_PAGE_VERIFY] = REMEDY_TYPE_VERIFY_PAGE,
    [REMEDY_PAGE_REPORT] = REMEDY_TYPE_REPORT_PAGE,
  };

  g_return_val_if_fail (id < REMEDY_N_PAGES, NULL);

  return g_object_new (types[id], "session", session, NULL);
}
