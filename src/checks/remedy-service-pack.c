/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checks/remedy-service-pack.h"

#include <glib/gi18n-lib.h>

#include "core/remedy-text.h"

#define BIN "exchsrvr/bin"
#define SYSTEM32 "winnt/system32"

/* The files whose third version number is another one in every release (Q243604). */
static const struct
{
  const char *folder;
  const char *name;
} fingerprint[] = {
  { BIN, "Admin.exe" },       { BIN, "Dsamain.exe" },       { BIN, "Emsmta.exe" },
  { BIN, "Mad.exe" },         { BIN, "Store.exe" },         { BIN, "Address.dll" },
  { BIN, "Mlmig32.dll" },     { BIN, "Netif.dll" },         { SYSTEM32, "Cdo.dll" },
  { SYSTEM32, "Dapi.dll" },   { SYSTEM32, "Emsabp32.dll" }, { SYSTEM32, "Emsmdb32.dll" },
  { SYSTEM32, "Ese.dll" },    { SYSTEM32, "Exchmem.dll" },  { SYSTEM32, "Gapi32.dll" },
  { SYSTEM32, "Mapi32.dll" }, { BIN, "Ctreestd.dll" },      { BIN, "Lscms.dll" },
  { BIN, "Lscps.dll" },       { BIN, "Lsntshc.dll" },       { BIN, "Mlmignts.dll" },
};

/* Third version numbers of the releases (Q158530, Q191014). */
static const struct
{
  guint build;
  gint64 service_pack;
} builds[] = { { 1960, 0 }, { 2232, 1 }, { 2448, 2 }, { 2650, 3 }, { 2653, 4 } };

/**
 * remedy_facts_find_file:
 * @facts: facts
 * @folder: of the table, "exchsrvr/bin"
 * @name: of the table, whatever its case
 *
 * Returns: (transfer none) (nullable): the file; %NULL if it was not looked for
 */
const RemedyFileFact *
remedy_facts_find_file (const RemedyFacts *facts,
                        const char        *folder,
                        const char        *name)
{
  for (guint i = 0; facts->files != NULL && i < facts->files->files->len; i++)
    {
      const RemedyFileFact *file = facts->files->files->pdata[i];

      if (g_strcmp0 (file->folder, folder) == 0 && remedy_text_equal (file->name, name))
        return file;
    }
  return NULL;
}

/**
 * remedy_service_pack_in_set:
 * @folder: of the table
 * @name: of the table
 *
 * Returns: %TRUE if the file belongs to the fingerprint set
 */
gboolean
remedy_service_pack_in_set (const char *folder,
                            const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (fingerprint); i++)
    if (g_str_equal (fingerprint[i].folder, folder) &&
        remedy_text_equal (fingerprint[i].name, name))
      return TRUE;
  return FALSE;
}

/**
 * remedy_service_pack_from_build:
 * @build: a third version number
 *
 * Returns: 0 to 4; -1 if no release has it
 */
gint64
remedy_service_pack_from_build (guint build)
{
  for (guint i = 0; i < G_N_ELEMENTS (builds); i++)
    if (builds[i].build == build)
      return builds[i].service_pack;
  return -1;
}

/**
 * remedy_service_pack_name:
 * @service_pack: 0 to 4, or -1
 *
 * Returns: as in "Service Pack 1"
 */
const char *
remedy_service_pack_name (gint64 service_pack)
{
  switch (service_pack)
    {
    case 0:
      /* Translators: Exchange 5.5 as it was released, without a service pack. */
      return _ ("Exchange 5.5 without a service pack");
    case 1:
      return _ ("Service Pack 1");
    case 2:
      return _ ("Service Pack 2");
    case 3:
      return _ ("Service Pack 3");
    case 4:
      return _ ("Service Pack 4");
    default:
      return _ ("an unknown service pack");
    }
}

/**
 * remedy_service_pack_vote:
 * @facts: facts
 * @vote: (out): what the files say
 *
 * The majority of the third version number: at least five files read, and more than half
 * of them agree; else the service pack is not known. Nothing else is heard here.
 */
void
remedy_service_pack_vote (const RemedyFacts     *facts,
                          RemedyServicePackVote *vote)
{
  guint thirds[G_N_ELEMENTS (fingerprint)];

  *vote = (RemedyServicePackVote){ .service_pack = -1, .n_set = G_N_ELEMENTS (fingerprint) };
  for (guint i = 0; i < G_N_ELEMENTS (fingerprint); i++)
    {
      const RemedyFileFact *file =
          remedy_facts_find_file (facts, fingerprint[i].folder, fingerprint[i].name);
      RemedyVersion version;

      if (file != NULL && file->state == REMEDY_ITEM_FOUND && file->version != NULL &&
          remedy_version_parse (file->version, &version))
        thirds[vote->n_read++] = version.part[2];
    }
  for (guint i = 0; i < vote->n_read; i++)
    {
      guint n = 0;

      for (guint j = 0; j < vote->n_read; j++)
        n += thirds[j] == thirds[i];
      if (n > vote->n_agree)
        {
          vote->n_agree = n;
          vote->build = thirds[i];
        }
    }
  if (vote->n_read >= REMEDY_SERVICE_PACK_MIN_READ && vote->n_agree * 2 > vote->n_read)
    vote->service_pack = remedy_service_pack_from_build (vote->build);
}

/**
 * remedy_service_pack_get_release:
 * @facts: facts
 * @release: (out): the column of the table of files for the service pack that is applied
 *
 * Returns: %FALSE if the service pack is not known, or the table has no column for it
 *   (Service Pack 4)
 */
gboolean
remedy_service_pack_get_release (const RemedyFacts *facts,
                                 RemedyRelease     *release)
{
  RemedyServicePackVote vote;

  remedy_service_pack_vote (facts, &vote);
  if (vote.service_pack < 0 || vote.service_pack >= REMEDY_N_RELEASES)
    return FALSE;
  *release = (RemedyRelease) vote.service_pack;
  return TRUE;
}

/**
 * remedy_service_pack_find_build:
 * @text: what an event or a program says of itself
 *
 * Returns: the build of a release in @text, as four digits by themselves; 0 if there is none
 */
guint
remedy_service_pack_find_build (const char *text)
{
  g_return_val_if_fail (text != NULL, 0);

  for (const char *p = text; *p != '\0';)
    {
      guint value = 0;
      guint n_digits = 0;

      for (; g_ascii_isdigit (*p); p++)
        {
          value = n_digits < 4 ? value * 10 + (guint) g_ascii_digit_value (*p) : value;
          n_digits++;
        }
      if (n_digits == 4 && remedy_service_pack_from_build (value) >= 0)
        return value;
      if (n_digits == 0)
        p++;
    }
  return 0;
}
