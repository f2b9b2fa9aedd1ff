/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-service-program.h"

#include <string.h>

#include "core/remedy-text.h"
#include "evidence/remedy-nt-path.h"

/* The bits of Type: what is neither is a driver or an adapter. */
#define WIN32_OWN_PROCESS 0x10
#define WIN32_SHARE_PROCESS 0x20

#define PROGRAM_SUFFIX ".exe"

/**
 * remedy_service_program_length:
 * @command: an ImagePath, without blanks before it
 *
 * Where the name of the program ends: at its second quote, if it has any; else behind its
 * suffix, since a path without quotes may have blanks in it; else at the first blank.
 *
 * Returns: how many bytes of it are the program, with its quotes
 */
gsize
remedy_service_program_length (const char *command)
{
  g_autofree char *folded = NULL;
  const char *suffix;
  const char *quote;

  g_return_val_if_fail (command != NULL, 0);

  if (command[0] == '"')
    {
      quote = strchr (command + 1, '"');
      return quote != NULL ? (gsize) (quote - command) + 1 : strlen (command);
    }
  folded = g_ascii_strdown (command, -1);
  suffix = strstr (folded, PROGRAM_SUFFIX);
  while (suffix != NULL && suffix[strlen (PROGRAM_SUFFIX)] != '\0' &&
         !g_ascii_isspace (suffix[strlen (PROGRAM_SUFFIX)]))
    suffix = strstr (suffix + 1, PROGRAM_SUFFIX);
  return suffix != NULL ? (gsize) (suffix - folded) + strlen (PROGRAM_SUFFIX)
                        : strcspn (folded, " \t");
}

/**
 * remedy_service_is_driver:
 * @service: a service
 *
 * Returns: %TRUE if its key describes a driver, and no program that runs
 */
gboolean
remedy_service_is_driver (const RemedyServiceFact *service)
{
  g_return_val_if_fail (service != NULL, FALSE);

  if (service->type > 0)
    return (service->type & (WIN32_OWN_PROCESS | WIN32_SHARE_PROCESS)) == 0;
  return service->image == NULL || !remedy_text_contains (service->image, PROGRAM_SUFFIX);
}

/**
 * remedy_service_program:
 * @service: a service
 * @system_root: as in "C:\\WINNT"
 *
 * Returns: (transfer full) (nullable): the NT path of its program without what follows it;
 *   %NULL if it has none, or one on another computer
 */
char *
remedy_service_program (const RemedyServiceFact *service,
                        const char              *system_root)
{
  g_autofree char *command = NULL;

  g_return_val_if_fail (service != NULL && system_root != NULL, NULL);

  if (service->image == NULL)
    return NULL;
  command = g_strstrip (g_strdup (service->image));
  command[remedy_service_program_length (command)] = '\0';
  return remedy_nt_path_expand (command, system_root);
}

/**
 * remedy_service_is_foreign:
 * @service: a service
 * @system_root: as in "C:\\WINNT"
 *
 * Programs of Windows NT itself lie below its system root.
 *
 * Returns: %TRUE if it runs a program that lies elsewhere
 */
gboolean
remedy_service_is_foreign (const RemedyServiceFact *service,
                           const char              *system_root)
{
  g_autofree char *program = NULL;
  g_autofree char *below = NULL;

  g_return_val_if_fail (service != NULL && system_root != NULL, FALSE);

  if (service->image == NULL || remedy_service_is_driver (service))
    return FALSE;
  program = remedy_service_program (service, system_root);
  below = remedy_nt_path_join (system_root, "");
  return program == NULL || !remedy_text_has_prefix (program, below);
}
