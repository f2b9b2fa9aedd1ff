/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "guide/remedy-plan-parts.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/remedy-text.h"

/* The Key Management Server. Two things about its key in the registry stop Update. What its
 * ImagePath holds is never shown: it can be a password. */

#define KEY "HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeKMS"

/* What Setup records of it below Exchange\\Setup. */
#define SETUP_NAME "Key Management Server"

/* Whether something stands behind the program. */
static gboolean
has_password (const RemedyServiceFact *service)
{
  g_autofree char *image = g_ascii_strdown (service->image != NULL ? service->image : "", -1);
  const char      *end = strstr (image, ".exe");

  return end != NULL && end[4 + strspn (end + 4, "\" \t")] != '\0';
}

static const RemedyServiceFact *
find_keys (const RemedyPlanDraft *draft)
{
  for (guint i = 0; draft->facts->registry != NULL && i < draft->facts->registry->services->len;
       i++)
    {
      const RemedyServiceFact *service = draft->facts->registry->services->pdata[i];

      if (remedy_text_equal (service->name, "MSExchangeKMS"))
        return service;
    }
  return NULL;
}

static void
add_password (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.kms-password",
                                            _ ("Take the password out of the KM Server’s key"));

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("ImagePath of MSExchangeKMS holds more than the path of its program: the "
                    "password was added to it. Update takes all of it for the path, and says that "
                    "the system cannot find the file specified."),
          .instruction = _ ("Run REGEDT32, open " KEY ", choose Edit ▸ String for ImagePath, note "
                            "what stands behind KMSERVER.EXE where nobody else reads it, and "
                            "delete that."),
          .command = "regedt32",
          .expect = _ ("ImagePath holds the full path of KMSERVER.EXE, and nothing else."),
          .back = _ ("Add to ImagePath again what you noted."),
          .if_wrong = _ ("Without its password the Key Management Server does not start: see that "
                         "you have it, on its floppy disk or on paper.") });
  remedy_plan_draft_need (draft, step, "backup.registry", NULL);
  remedy_plan_draft_cite (step, "Q235418", NULL);
}

static void
add_left_over (RemedyPlanDraft *draft)
{
  RemedyStep *step = remedy_plan_draft_add (draft, REMEDY_PHASE_QUIET, "quiet.kms-left-over",
                                            _ ("See whether the KM Server is really installed"));
  g_autofree char *saved = remedy_plan_draft_saved (draft, NULL);
  g_autofree char *command = g_strdup_printf ("if not exist %s md %s\nregedit /e %s\\kms.reg " KEY,
                                              saved, saved, saved);

  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("Update of Service Pack 1 tries to update a Key Management Server wherever the "
                    "key MSExchangeKMS is, even one that an older Exchange left behind."),
          .instruction = _ ("If this server has a working Key Management Server, skip this step. "
                            "Else save the key with the command, then delete MSExchangeKMS in "
                            "REGEDT32."),
          .command = command,
          .expect = _ ("The key is gone where there is no such server, and untouched where there "
                       "is."),
          .back = _ ("Open the file KMS.REG that you saved."),
          .if_wrong = _ ("In doubt leave it, and come back here if Update stops at the Key "
                         "Management Server.") });
  remedy_plan_draft_need (draft, step, "backup.registry", NULL);
  remedy_plan_draft_cite (step, "Q196171", NULL);
}

/* Whether neither Setup (Q290226) nor the folders know of a Key Management Server. */
static gboolean
is_unknown_to_setup (const RemedyFacts *facts)
{
  const RemedyRegistryFact *registry = facts->registry;

  if (registry->software == NULL || registry->software->state != REMEDY_ITEM_FOUND ||
      registry->software->dirty || registry->software->damaged)
    return FALSE;
  for (guint i = 0; i < registry->setup_keys->len; i++)
    if (remedy_text_equal (((RemedyKeyFact *) registry->setup_keys->pdata[i])->name, SETUP_NAME))
      return FALSE;
  for (guint i = 0; facts->files != NULL && i < facts->files->folders->len; i++)
    {
      const RemedyFolderFact *folder = facts->files->folders->pdata[i];

      if (g_str_equal (folder->name, REMEDY_FOLDER_KMSDATA) && folder->state == REMEDY_ITEM_FOUND)
        return FALSE;
    }
  return remedy_facts_get_value (facts, SETUP_NAME) == NULL;
}

/**
 * remedy_plan_add_keys_back:
 * @draft: a draft
 *
 * Adds the step that puts the password back, if it was taken out.
 */
void
remedy_plan_add_keys_back (RemedyPlanDraft *draft)
{
  RemedyStep *step;

  if (remedy_plan_find (draft->plan, "quiet.kms-password") == NULL)
    return;
  step = remedy_plan_draft_add (draft, REMEDY_PHASE_AFTER, "after.kms-password",
                                _ ("Put the KM Server’s password back, if you want to"));
  remedy_plan_draft_say (
      step,
      &(RemedyStepTexts){
          .why = _ ("With the password in its key, the Key Management Server starts without asking "
                    "for it, and the next service pack meets the same trouble."),
          .instruction = _ ("If it is to start as before, run REGEDT32, open " KEY ", choose Edit ▸ "
                            "String for ImagePath, and add what you noted behind KMSERVER.EXE. "
                            "Then destroy the note."),
          .command = "regedt32",
          .expect = _ ("ImagePath is as it was; or it holds the path alone, and the password is "
                       "given at each start."),
          .back = _ ("Delete it again."),
          .if_wrong = _ ("If you do not want it there, skip this step.") });
  remedy_plan_draft_need (draft, step, "quiet.kms-password", "reapply.until-clean", NULL);
  remedy_plan_draft_cite (step, "Q235418", "Q184420", NULL);
}

/**
 * remedy_plan_add_keys:
 * @draft: a draft
 *
 * Adds what the Key Management Server needs before Update, if there is one.
 */
void
remedy_plan_add_keys (RemedyPlanDraft *draft)
{
  const RemedyServiceFact *service = find_keys (draft);

  if (service == NULL)
    return;
  if (has_password (service))
    add_password (draft);
  else if (draft->plan->service_pack == 1 && is_unknown_to_setup (draft->facts))
    add_left_over (draft);
}
