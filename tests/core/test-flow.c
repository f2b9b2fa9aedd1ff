/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-flow.h"

#define N_STATES (1 << 7)

static RemedyFlowState
nth_state (guint n)
{
  return (RemedyFlowState){
    .has_case = (n & 1) != 0,
    .has_facts = (n & 2) != 0,
    .has_answer = (n & 4) != 0,
    .reading = (n & 8) != 0,
    .is_fault = (n & 16) != 0,
    .go_on = (n & 32) != 0,
    .consent = (n & 64) != 0,
  };
}

static void
test_every_page_has_words (void)
{
  for (guint page = 0; page < REMEDY_N_PAGES; page++)
    {
      g_assert_cmpstr (remedy_page_title (page), !=, "");
      g_assert_cmpstr (remedy_page_words[page], !=, "");
      for (guint other = 0; other < page; other++)
        g_assert_cmpstr (remedy_page_words[page], !=, remedy_page_words[other]);
    }
  g_assert_null (remedy_page_words[REMEDY_N_PAGES]);
}

/* What holds in every state, whatever the table says. */
static void
test_every_state (void)
{
  for (guint n = 0; n < N_STATES; n++)
    {
      RemedyFlowState state = nth_state (n);
      gboolean ground = state.has_case && !state.reading && (state.has_facts || state.has_answer);

      g_assert_true (remedy_flow_can_enter (&state, REMEDY_PAGE_SERVER));
      for (guint page = REMEDY_PAGE_SYMPTOM; page < REMEDY_N_PAGES; page++)
        if (!state.has_case)
          g_assert_false (remedy_flow_can_enter (&state, page));
      for (guint page = REMEDY_PAGE_DIAGNOSIS; page < REMEDY_N_PAGES; page++)
        if (!ground)
          g_assert_false (remedy_flow_can_enter (&state, page));
      g_assert_cmpint (remedy_flow_can_enter (&state, REMEDY_PAGE_PREPARE), ==, ground);
      g_assert_cmpint (remedy_flow_can_enter (&state, REMEDY_PAGE_REPORT), ==, ground);
      if (remedy_flow_can_enter (&state, REMEDY_PAGE_REAPPLY))
        {
          g_assert_true (state.consent);
          g_assert_true (state.is_fault || state.go_on);
          g_assert_true (remedy_flow_can_enter (&state, REMEDY_PAGE_VERIFY));
        }
    }
}

static void
test_next_can_always_be_entered (void)
{
  for (guint n = 0; n < N_STATES; n++)
    for (guint page = 0; page < REMEDY_N_PAGES; page++)
      {
        RemedyFlowState state = nth_state (n);
        RemedyPageId    next = REMEDY_N_PAGES;

        if (remedy_flow_next (&state, page, &next))
          {
            g_assert_cmpint (next, >, page);
            g_assert_true (remedy_flow_can_enter (&state, next));
          }
        else
          {
            g_assert_cmpint (next, ==, REMEDY_N_PAGES);
          }
      }
}

static void
walk (const RemedyFlowState *state,
      const char            *expected)
{
  g_autoptr (GString) seen = g_string_new (remedy_page_words[REMEDY_PAGE_SERVER]);
  RemedyPageId page = REMEDY_PAGE_SERVER;

  while (remedy_flow_next (state, page, &page))
    g_string_append_printf (seen, " %s", remedy_page_words[page]);
  g_assert_cmpstr (seen->str, ==, expected);
}

static void
test_walks (void)
{
  RemedyFlowState state = { FALSE };

  walk (&state, "server");
  state.has_case = TRUE;
  walk (&state, "server symptom checks");
  state.reading = TRUE;
  state.has_facts = TRUE;
  walk (&state, "server symptom checks");
  state.reading = FALSE;
  walk (&state, "server symptom checks diagnosis report");
  state.is_fault = TRUE;
  walk (&state, "server symptom checks diagnosis prepare");
  state.consent = TRUE;
  walk (&state, "server symptom checks diagnosis prepare reapply verify report");
  state.is_fault = FALSE;
  walk (&state, "server symptom checks diagnosis report");
  state.go_on = TRUE;
  walk (&state, "server symptom checks diagnosis prepare reapply verify report");
}

/* No log can be had, and nothing else was read: the operator's word is ground enough. */
static void
test_an_answer_is_ground (void)
{
  RemedyFlowState state = { .has_case = TRUE, .has_answer = TRUE };

  walk (&state, "server symptom checks diagnosis report");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/flow/every-page-has-words", test_every_page_has_words);
  g_test_add_func ("/flow/every-state", test_every_state);
  g_test_add_func ("/flow/next-can-always-be-entered", test_next_can_always_be_entered);
  g_test_add_func ("/flow/walks", test_walks);
  g_test_add_func ("/flow/an-answer-is-ground", test_an_answer_is_ground);
  return g_test_run ();
}
