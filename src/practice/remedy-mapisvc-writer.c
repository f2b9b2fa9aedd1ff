/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-mapisvc-writer.h"

/* The names of Microsoft's services, their DLLs and the kinds of their providers are those
 * that formats and articles give; beyond them the blocks are ours, and shorter than real
 * ones. */
static const char services[] = "[Services]\r\n"
                               "MSEMS=Microsoft Exchange Server\r\n"
                               "CONTAB=Outlook Address Book\r\n"
                               "MSPST MS=Personal Folders\r\n";

static const char default_services[] = "\r\n"
                                       "[Default Services]\r\n"
                                       "MSEMS=Microsoft Exchange Server\r\n";

static const char msems[] = "\r\n"
                            "[MSEMS]\r\n"
                            "PR_DISPLAY_NAME=Microsoft Exchange Server\r\n"
                            "Providers=EMS_DSA, EMS_MDB_private\r\n"
                            "PR_SERVICE_DLL_NAME=EMSUI.DLL\r\n"
                            "PR_SERVICE_SUPPORT_FILES=EMSUI.DLL,EMSABP.DLL,EMSMDB.DLL\r\n"
                            "PR_SERVICE_ENTRY_NAME=EMSCfg\r\n"
                            "PR_RESOURCE_FLAGS=SERVICE_SINGLE_COPY\r\n"
                            "\r\n"
                            "[EMS_DSA]\r\n"
                            "PR_DISPLAY_NAME=Microsoft Exchange Directory Service\r\n"
                            "PR_PROVIDER_DISPLAY=Microsoft Exchange Directory Service\r\n"
                            "PR_PROVIDER_DLL_NAME=EMSABP.DLL\r\n"
                            "PR_RESOURCE_TYPE=MAPI_AB_PROVIDER\r\n"
                            "\r\n"
                            "[EMS_MDB_private]\r\n"
                            "PR_PROVIDER_DISPLAY=Microsoft Exchange Message Store\r\n"
                            "PR_PROVIDER_DLL_NAME=EMSMDB.DLL\r\n"
                            "PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER\r\n"
                            "66090003=06000000\r\n";

static const char contab[] = "\r\n"
                             "[CONTAB]\r\n"
                             "PR_DISPLAY_NAME=Outlook Address Book\r\n"
                             "Providers=CONTAB_PROVIDER\r\n"
                             "PR_SERVICE_DLL_NAME=CONTAB.DLL\r\n"
                             "PR_SERVICE_ENTRY_NAME=CONTABServiceEntry\r\n"
                             "PR_RESOURCE_FLAGS=SERVICE_SINGLE_COPY\r\n"
                             "\r\n"
                             "[CONTAB_PROVIDER]\r\n"
                             "PR_PROVIDER_DISPLAY=Outlook Address Book\r\n"
                             "PR_PROVIDER_DLL_NAME=CONTAB.DLL\r\n"
                             "PR_RESOURCE_TYPE=MAPI_AB_PROVIDER\r\n";

static const char mspst[] = "\r\n"
                            "[MSPST MS]\r\n"
                            "PR_DISPLAY_NAME=Personal Folders\r\n"
                            "Providers=MSPST MSP\r\n"
                            "PR_SERVICE_DLL_NAME=MSPST.DLL\r\n"
                            "PR_SERVICE_SUPPORT_FILES=MSPST.DLL\r\n"
                            "PR_SERVICE_ENTRY_NAME=PSTServiceEntry\r\n"
                            "\r\n"
                            "[MSPST MSP]\r\n"
                            "PR_PROVIDER_DISPLAY=Personal Folders\r\n"
                            "PR_PROVIDER_DLL_NAME=MSPST.DLL\r\n"
                            "PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER\r\n"
                            "PR_RESOURCE_FLAGS=STATUS_DEFAULT_STORE\r\n";

/* Entry by entry as Q190146 has them. */
static const char notes[] = "\r\n"
                            "[NOTES]\r\n"
                            "PR_SERVICE_DLL_NAME=nwnsp.dll\r\n"
                            "PR_SERVICE_SUPPORT_FILES=nwnsp.dll\r\n"
                            "PR_SERVICE_DELETE_FILES=nwnsp.dll\r\n"
                            "PR_SERVICE_ENTRY_NAME=ServiceEntry\r\n"
                            "WIZARD_ENTRY_NAME=ServiceWizard\r\n"
                            "Providers=NAB,NMS,NXP\r\n"
                            "PR_RESOURCE_FLAGS=SERVICE_SINGLE_COPY|SERVICE_PRIMARY_IDENTITY\r\n"
                            "\r\n"
                            "[NAB]\r\n"
                            "PR_PROVIDER_DLL_NAME=nwnsp.dll\r\n"
                            "PR_RESOURCE_TYPE=MAPI_AB_PROVIDER\r\n"
                            "PR_DISPLAY_NAME=Lotus Notes Address Book\r\n"
                            "PR_PROVIDER_DISPLAY=Lotus Notes Address Book\r\n"
                            "\r\n"
                            "[NMS]\r\n"
                            "PR_PROVIDER_DLL_NAME=nwnsp.dll\r\n"
                            "PR_RESOURCE_TYPE=MAPI_STORE_PROVIDER\r\n"
                            "PR_RESOURCE_FLAGS=STATUS_PRIMARY_IDENTITY|STATUS_DEFAULT_STORE\r\n"
                            "PR_DISPLAY_NAME=Lotus Notes Message Store\r\n"
                            "PR_PROVIDER_DISPLAY=Lotus Notes Message Store\r\n"
                            "PR_MDB_PROVIDER=395d475fecf1cd1193dc5aab3C478538\r\n"
                            "\r\n"
                            "[NXP]\r\n"
                            "PR_PROVIDER_DLL_NAME=nwnsp.dll\r\n"
                            "PR_RESOURCE_TYPE=MAPI_TRANSPORT_PROVIDER\r\n"
                            "PR_DISPLAY_NAME=Lotus Notes Transport\r\n"
                            "PR_PROVIDER_DISPLAY=Lotus Notes Transport\r\n";

/**
 * remedy_mapisvc_writer_make:
 * @kind: what it is to offer
 *
 * Makes a MAPISVC.INF with the Exchange, address book and personal folders services.
 *
 * Returns: (transfer full): its bytes, ANSI with CR LF
 */
GBytes *
remedy_mapisvc_writer_make (RemedyMapisvcKind kind)
{
  g_autoptr (GString) text = g_string_new (services);

  if (kind == REMEDY_MAPISVC_NOTES)
    g_string_append (text, "NOTES=Lotus Notes Mail\r\n");
  g_string_append (text, default_services);
  g_string_append (text, msems);
  g_string_append (text, contab);
  g_string_append (text, mspst);
  if (kind == REMEDY_MAPISVC_NOTES)
    g_string_append (text, notes);
  return g_string_free_to_bytes (g_steal_pointer (&text));
}
