/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-footer.h"

static const RemedyFlowState nothing = { 0 };
static const RemedyFlowState reading = { .has_case = TRUE, .has_facts = TRUE, .reading = TRUE };
static const RemedyFlowState fault = { .has_case = TRUE, .has_facts = TRUE, .is_fault = TRUE };
static const RemedyFlowState agreed = {
  .has_case = TRUE, .has_facts = TRUE, .is_fault = TRUE, .consent = TRUE
};
static const RemedyFlowState other = { .has_case = TRUE, .has_facts = TRUE };

static RemedyFooter
make (const RemedyFlowState *flow, RemedyPageId page, const char *action)
{
  RemedyFooterInput input = { .flow = *flow, .page = page, .action = action, .complete = TRUE };

  return remedy_footer_make (&input);
}

static void
test_first_page (void)
{
  RemedyFooter footer = make (&nothing, REMEDY_PAGE_SERVER, NULL);

  g_assert_false (footer.back_visible);
  g_assert_false (footer.action_visible);
  g_assert_nonnull (footer.action_label);
}

static void
test_leads_on (void)
{
  RemedyFooter footer = make (&fault, REMEDY_PAGE_CHECKS, "_Continue");

  g_assert_true (footer.back_visible);
  g_assert_true (footer.back_sensitive);
  g_assert_true (footer.action_visible);
  g_assert_true (footer.action_sensitive);
  g_assert_true (footer.action_suggested);
  g_assert_cmpstr (footer.action_label, ==, "_Continue");
  g_assert_null (footer.action_hint);
}

static void
test_waits_for_reading (void)
{
  RemedyFooter footer = make (&reading, REMEDY_PAGE_CHECKS, "_Continue");

  g_assert_true (footer.action_visible);
  g_assert_false (footer.action_sensitive);
  g_assert_cmpstr (footer.action_hint, ==, "The server is still being read.");
}

static void
test_waits_for_consent (void)
{
  RemedyFooter before = make (&fault, REMEDY_PAGE_PREPARE, "_Start the repair");
  RemedyFooter after = make (&agreed, REMEDY_PAGE_PREPARE, "_Start the repair");

  g_assert_false (before.action_sensitive);
  g_assert_nonnull (before.action_hint);
  g_assert_true (after.action_sensitive);
}

static void
test_busy (void)
{
  RemedyFooterInput input = { .flow = agreed,
                              .page = REMEDY_PAGE_PREPARE,
                              .action = "_Start the repair",
                              .complete = TRUE,
                              .busy = TRUE };
  RemedyFooter      footer = remedy_footer_make (&input);

  g_assert_false (footer.back_sensitive);
  g_assert_false (footer.action_sensitive);
  g_assert_nonnull (footer.action_hint);
}

static void
test_own_action (void)
{
  RemedyFooterInput input = { .flow = agreed,
                              .page = REMEDY_PAGE_REPORT,
                              .action = "_Save the report…",
                              .complete = TRUE,
                              .handled = TRUE };
  RemedyFooter      footer = remedy_footer_make (&input);

  g_assert_true (footer.action_sensitive);
  input.handled = FALSE;
  footer = remedy_footer_make (&input);
  g_assert_false (footer.action_sensitive);
}

static void
test_quiet (void)
{
  RemedyFooterInput input = { .flow = agreed,
                              .page = REMEDY_PAGE_REAPPLY,
                              .action = "_Verify",
                              .complete = TRUE,
                              .quiet = TRUE };
  RemedyFooter      footer = remedy_footer_make (&input);

  g_assert_true (footer.action_sensitive);
  g_assert_false (footer.action_suggested);
}

/* Every page that cannot be entered says why, in every state. */
static void
test_why_not (void)
{
  const RemedyFlowState *states[] = { &nothing, &reading, &fault, &agreed, &other };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    for (int page = 0; page < REMEDY_N_PAGES; page++)
      {
        const char *why = remedy_footer_why_not (states[i], page);

        g_assert_true ((why == NULL) == remedy_flow_can_enter (states[i], page));
        g_assert_true (why == NULL || *why != '\0');
      }
  g_assert_nonnull (strstr (remedy_footer_why_not (&other, REMEDY_PAGE_REAPPLY), "not this fault"));
  g_assert_nonnull (
      strstr (remedy_footer_why_not (&fault, REMEDY_PAGE_REAPPLY), "point of no return"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/footer/first-page", test_first_page);
  g_test_add_func ("/footer/leads-on", test_leads_on);
  g_test_add_func ("/footer/waits-for-reading", test_waits_for_reading);
  g_test_add_func ("/footer/waits-for-consent", test_waits_for_consent);
  g_test_add_func ("/footer/busy", test_busy);
  g_test_add_func ("/footer/own-action", test_own_action);
  g_test_add_func ("/footer/quiet", test_quiet);
  g_test_add_func ("/footer/why-not", test_why_not);
  return g_test_run ();
}
