/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>

/* The messages to the users whose Outlook profile stops working. They are for people who
 * know nothing of the server, and claim nothing but what the article says. */

/* Lines of a message are no longer than this, as mail has them. */
#define MAX_LINE 66

/* Breaks every line that is too long between two words. */
static char *
wrap (const char *text)
{
  g_autoptr (GString) wrapped = g_string_new (NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      glong          length = 0;

      for (guint j = 0; words[j] != NULL; j++)
        {
          glong    width = g_utf8_strlen (words[j], -1);
          gboolean breaks = length > 0 && length + 1 + width > MAX_LINE;

          if (j > 0)
            g_string_append_c (wrapped, breaks ? '\n' : ' ');
          g_string_append (wrapped, words[j]);
          length = breaks || j == 0 ? width : length + 1 + width;
        }
      if (lines[i + 1] != NULL)
        g_string_append_c (wrapped, '\n');
    }
  return g_string_free (g_steal_pointer (&wrapped), FALSE);
}

/* A blank to fill in where the name is not known: “SERVER” would mean nothing to a user. */
static const char *
computer_of (const RemedyPlanDraft *draft)
{
  return draft->computer_known ? draft->computer : "____________";
}

static void
add_profiles (const RemedyPlanDraft *draft,
              GString               *text)
{
  const GPtrArray *profiles = draft->diagnosis->profiles;

  if (profiles->len == 0)
    return;
  g_string_append (text, _ ("These profiles were found there, as user (profile):"));
  g_string_append (text, "\n");
  for (guint i = 0; i < profiles->len; i++)
    g_string_append_printf (text, "\n    %s", (const char *) profiles->pdata[i]);
  g_string_append (text, "\n\n");
}

/**
 * remedy_plan_message_before:
 * @draft: a draft
 *
 * Returns: (transfer full): what to send before the work
 */
char *
remedy_plan_message_before (const RemedyPlanDraft *draft)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: the subject of a message. %s is the name of a computer. */
  g_string_append_printf (text, _ ("Subject: Outlook with Lotus Notes mail on %s"),
                          computer_of (draft));
  g_string_append (text, "\n\n");
  g_string_append_printf (
      text,
      /* Translators: the first %s is “Service Pack 1”, the second the name of a computer. */
      _ ("On ____________ (day), from ________ to ________, %s of Microsoft Exchange Server 5.5 is "
         "applied once more to %s. Microsoft prescribes this for a fault that stops the migration "
         "from Lotus Notes (article Q236176)."),
      draft->pack, computer_of (draft));
  g_string_append (text, "\n\n");
  g_string_append (text, _ ("From then on, an Outlook profile on that computer that connects to "
                            "Lotus Notes no longer works. The article gives no way to make it "
                            "work again."));
  g_string_append (text, "\n\n");
  add_profiles (draft, text);
  g_string_append (text, _ ("Please do not use Outlook on that computer during that time, and open "
                            "your Notes mail with the Notes client from then on. If you cannot do "
                            "without that profile, tell us before that day."));
  if (draft->server)
    {
      g_string_append (text, "\n\n");
      g_string_append (text, _ ("Mailboxes on this Exchange server cannot be reached during that "
                                "time."));
    }
  return wrap (text->str);
}

/**
 * remedy_plan_message_after:
 * @draft: a draft
 *
 * Returns: (transfer full): what to send after the work
 */
char *
remedy_plan_message_after (const RemedyPlanDraft *draft)
{
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: the subject of a message. %s is the name of a computer. */
  g_string_append_printf (text, _ ("Subject: Outlook with Lotus Notes mail on %s: done"),
                          computer_of (draft));
  g_string_append (text, "\n\n");
  /* Translators: the first %s is the name of a computer, the second “Service Pack 1”. */
  g_string_append_printf (text, _ ("On %s, %s of Microsoft Exchange Server 5.5 was applied once "
                                   "more. As we wrote before, an Outlook profile on that computer "
                                   "that connects to Lotus Notes no longer works. That belongs to "
                                   "the remedy (article Q236176) and is no new fault."),
                          computer_of (draft), draft->pack);
  g_string_append (text, "\n\n");
  add_profiles (draft, text);
  g_string_append (text, _ ("Please open your Notes mail with the Notes client, and do not add the "
                            "Lotus Notes service to Outlook on that computer again."));
  return wrap (text->str);
}
