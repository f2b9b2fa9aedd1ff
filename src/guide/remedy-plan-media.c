/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>

#include "checks/remedy-media-judge.h"
#include "core/remedy-text.h"

/* The service pack that is to be reapplied, and where Update lies in it. */

/* Stands for the folder of the language where neither the media nor the operator tells it. */
#define LANGUAGE "LANG"

/* A folder of a service pack as it may stand in a command. */
static gboolean
is_plain (const char *path)
{
  for (const char *c = path; *c != '\0'; c++)
    if (!g_ascii_isalnum (*c) && strchr (" ._-\\/", *c) == NULL)
      return FALSE;
  return *path != '\0';
}

static const char *
said_language (const RemedyPlanDraft *draft)
{
  const char *language = draft->statements != NULL ? draft->statements->language : NULL;

  return language != NULL && is_plain (language) ? language : NULL;
}

/* What its files, and the operator’s word, say of the media that was read. */
static RemedyFinding *
judge (const RemedyPlanDraft *draft)
{
  g_autoptr (GPtrArray) findings = remedy_media_judge (
      draft->input->media, draft->facts, draft->plan->service_pack, said_language (draft));

  return remedy_media_sum_up (findings);
}

/* The media that was read, unless something speaks against it. */
static const RemedyMedia *
fitting_media (const RemedyPlanDraft *draft)
{
  const RemedyMedia *media = draft->input->media;
  g_autoptr (RemedyFinding) sum = NULL;

  if (media == NULL || media->state != REMEDY_ITEM_FOUND || media->setup == NULL || media->flat)
    return NULL;
  if (draft->platform_known && media->platform != NULL &&
      !remedy_text_equal (media->platform, draft->platform))
    return NULL;
  sum = judge (draft);
  return sum->verdict != REMEDY_VERDICT_FAIL ? media : NULL;
}

/**
 * remedy_plan_media_folder:
 * @draft: a draft
 *
 * Returns: (transfer full): the folder of Update as the server will see it: that of the media
 *   that was read, if it fits this server; else the one of the service pack’s own scheme
 *   (Q198347). X: stands for the drive.
 */
char *
remedy_plan_media_folder (const RemedyPlanDraft *draft)
{
  const RemedyMedia *media = fitting_media (draft);
  const char        *language = said_language (draft);
  const char        *platform = draft->platform;

  if (media != NULL && *media->setup == '\0')
    return g_strdup ("X:");
  if (media != NULL && is_plain (media->setup))
    {
      g_autofree char *below = g_strdelimit (g_strdup (media->setup), "/", '\\');

      return g_strconcat ("X:\\", below[0] == '\\' ? below + 1 : below, NULL);
    }
  if (media != NULL && media->language != NULL && is_plain (media->language))
    language = media->language;
  if (media != NULL && !draft->platform_known && media->platform != NULL &&
      is_plain (media->platform))
    platform = media->platform;
  return g_strdup_printf ("X:\\%s\\SERVER\\SETUP\\%s", language != NULL ? language : LANGUAGE,
                          platform);
}

/**
 * remedy_plan_media_unfit:
 * @draft: a draft
 *
 * Returns: (transfer full): a sentence that follows another, if the media that was read is not
 *   to be used; else empty
 */
char *
remedy_plan_media_unfit (const RemedyPlanDraft *draft)
{
  g_autoptr (RemedyFinding) sum = NULL;

  if (draft->input->media == NULL || fitting_media (draft) != NULL)
    return g_strdup ("");
  sum = judge (draft);
  /* Translators: a path on this computer, then what speaks against what is there. */
  return g_strdup_printf (_ (" Do not use %s. %s."), draft->input->media->path, sum->summary);
}

/**
 * remedy_plan_say_language:
 * @draft: a draft
 * @step: a step whose folder rests on the language that the operator stated, if it was
 */
void
remedy_plan_say_language (const RemedyPlanDraft *draft,
                          RemedyStep            *step)
{
  g_autofree char *sentence = NULL;

  if (said_language (draft) == NULL)
    return;
  /* Translators: %s is a language as the service pack names its folder, as in ENG. */
  sentence = g_strdup_printf (_ ("You said that the language of this server is %s."),
                              said_language (draft));
  remedy_plan_draft_state (step, sentence);
}

static char *
fitting_instruction (const RemedyPlanDraft *draft,
                     const char            *folder)
{
  g_autoptr (RemedyFinding) sum = judge (draft);
  const char *unpack = draft->input->media->kind == REMEDY_MEDIA_PACKAGE
                           ? _ (" It is a package: unpack it with its folders.")
                           : "";
  g_autofree char *doubt = NULL;

  if (sum->verdict != REMEDY_VERDICT_PASS)
    doubt = g_strdup_printf (" %s.", sum->summary);
  /* Translators: a path on this computer, a folder on the server, then two sentences, or nothing
   * for each. */
  return g_strdup_printf (_ ("%s was read: Update is in %s there.%s%s Bring the whole of it to the "
                             "server, on a CD or in a folder with a short path; X: stands for where "
                             "it will be. Keep the Exchange 5.5 CD at hand too."),
                          draft->input->media->path, folder, unpack, doubt != NULL ? doubt : "");
}

static char *
media_instruction (const RemedyPlanDraft *draft,
                   const char            *folder)
{
  g_autofree char *unfit = remedy_plan_media_unfit (draft);

  if (fitting_media (draft) != NULL)
    return fitting_instruction (draft, folder);
  if (said_language (draft) != NULL)
    /* Translators: “Service Pack 1”, a folder, then a sentence, or nothing. */
    return g_strdup_printf (_ ("Find the CD of %s, or unpack its server package with its folders "
                               "into a folder with a short path. Look into %s; X: stands for where "
                               "it will be. Keep the Exchange 5.5 CD at hand too.%s"),
                            draft->pack, folder, unfit);
  /* Translators: “Service Pack 1”, a folder, then a sentence, or nothing. */
  return g_strdup_printf (_ ("Find the CD of %s, or unpack its server package with its folders "
                             "into a folder with a short path. Look into %s; X: stands for where "
                             "it will be, LANG for the folder of the server’s language, ENG for "
                             "English. Keep the Exchange 5.5 CD at hand too.%s"),
                          draft->pack, folder, unfit);
}

/**
 * remedy_plan_add_media:
 * @draft: a draft
 *
 * Adds the step that has the service pack at hand.
 */
void
remedy_plan_add_media (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_BEFORE, "before.media",
                                            _ ("Have the same service pack at hand"));
  g_autofree char *folder = remedy_plan_media_folder (draft);
  g_autofree char *instruction = media_instruction (draft, folder);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("The same service pack is reapplied, not a later one: Service Pack 1 over "
                    "Service Pack 1, Service Pack 2 over Service Pack 2. Update refuses one that "
                    "is older than what is installed."),
          .instruction = instruction,
          .expect = _ ("UPDATE.EXE and SHARED.INS lie there, and beside them a folder Bin with "
                       "MLMIGNTS.DLL."),
          .if_wrong = draft->platform_known
                          ? _ ("Without the folder Bin the package was unpacked flat: unpack it "
                               "again with its folders.")
                          : _ ("Without the folder Bin the package was unpacked flat: unpack it "
                               "again with its folders. Whether the processor is an Intel or an "
                               "Alpha could not be read: on an Alpha the folder is ALPHA, not "
                               "I386.") });
  remedy_plan_say_language (draft, step);
  remedy_plan_draft_need (draft, step, "before.find-service-pack", "before.not-covered", NULL);
  remedy_plan_draft_cite (step, "Q236176", "Q191014", "Q159788", "Q170398", "Q246086", "Q174172",
                          NULL);
}
