/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-bundle-document.h"
#include "report/remedy-media-report.h"
#include "report/remedy-plan-report.h"
#include "report/remedy-replay-report.h"
#include "report/remedy-report-json.h"
#include "report/remedy-verify-report.h"

/* Writes the schemas that test-check-report compares with into a folder: data of the source.
 * No test runs it; whoever does reads the difference before it is kept. */

static gboolean
publish (const char *folder,
         const char *name,
         const char *schema)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  if (g_file_set_contents (path, schema, -1, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *case_ = remedy_bundle_document_schema ();
  g_autofree char *check = remedy_check_document_schema ();
  g_autofree char *media = remedy_media_document_schema ();
  g_autofree char *plan = remedy_plan_document_schema ();
  g_autofree char *replay = remedy_replay_document_schema ();
  g_autofree char *verify = remedy_verify_document_schema ();

  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 64;
    }
  return publish (argv[1], "case.schema.json", case_) &&
                 publish (argv[1], "check.schema.json", check) &&
                 publish (argv[1], "media.schema.json", media) &&
                 publish (argv[1], "plan.schema.json", plan) &&
                 publish (argv[1], "replay.schema.json", replay) &&
                 publish (argv[1], "verify.schema.json", verify)
             ? 0
             : 1;
}
