/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "practice/remedy-mapi-writer.h"

#include <string.h>

#define PROFILES                                                                                   \
  "Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows Messaging Subsystem\\Profiles"

/* Sections with fixed names: the profile's own, and that of the Exchange service. */
#define ROOT_SECTION "9207f3e0a3b11019908b08002b2a56c2"
#define EXCHANGE_SECTION "13dbb0c8aa05101a9bb000aa002fc45a"

#define UID_SIZE 16
#define MAX_PROVIDERS 4

/* PR_RESOURCE_TYPE. */
typedef enum
{
  KIND_STORE = 33,
  KIND_BOOK = 35,
  KIND_TRANSPORT = 36,
} ProviderKind;

typedef struct
{
  ProviderKind kind;
  const char  *display;
  const char  *dll;
} ProviderInfo;

typedef struct
{
  const char  *name;
  const char  *display;
  const char  *dll;
  const char  *entry;
  ProviderInfo providers[MAX_PROVIDERS]; /* ended by one without a display name */
} ServiceInfo;

/* NOTES is as Q190146 has it, MSEMS as Q294470. DLLs are without their “32”. */
/* clang-format off */
static const ServiceInfo services[] = {
  [REMEDY_MAPI_SERVICE_MSEMS] = {
    "MSEMS", "Microsoft Exchange Server", "emsui.dll", "EMSCfg",
    { { KIND_BOOK, "Microsoft Exchange Directory Service", "emsabp.dll" },
      { KIND_STORE, "Microsoft Exchange Message Store", "emsmdb.dll" },
      { KIND_TRANSPORT, "Microsoft Exchange Transport", "emsmdb.dll" } } },
  [REMEDY_MAPI_SERVICE_CONTAB] = {
    "CONTAB", "Outlook Address Book", "contab.dll", "ServiceEntry",
    { { KIND_BOOK, "Outlook Address Book", "contab.dll" } } },
  [REMEDY_MAPI_SERVICE_PST] = {
    "MSUPST MS", "Personal Folders", "mspst.dll", "PSTServiceEntry",
    { { KIND_STORE, "Personal Folders", "mspst.dll" } } },
  [REMEDY_MAPI_SERVICE_NOTES] = {
    "NOTES", "Lotus Notes Mail", "nwnsp.dll", "ServiceEntry",
    { { KIND_BOOK, "Lotus Notes Address Book", "nwnsp.dll" },
      { KIND_STORE, "Lotus Notes Message Store", "nwnsp.dll" },
      { KIND_TRANSPORT, "Lotus Notes Transport", "nwnsp.dll" } } },
};
/* clang-format on */

/* PR_MDB_PROVIDER of the Lotus Notes message store (Q190146). */
static const guint8 notes_store[UID_SIZE] = {
  0x39, 0x5d, 0x47, 0x5f, 0xec, 0xf1, 0xcd, 0x11, 0x93, 0xdc, 0x5a, 0xab, 0x3c, 0x47, 0x85, 0x38,
};

/* UIDs, one after the other, as a section lists its providers. */
typedef struct
{
  GByteArray *stores;     /* (owned) */
  GByteArray *books;      /* (owned) */
  GByteArray *transports; /* (owned) */
} ProviderLists;

struct _RemedyMapiWriter
{
  RemedyHiveWriter *hive; /* (unowned) */
  char             *name; /* (owned) */
  char             *seed; /* (owned): of UIDs */
  guint             n_sections;
  GByteArray       *services; /* (owned): UIDs */
  ProviderLists     lists;    /* of the whole profile */
};

static void
lists_init (ProviderLists *self)
{
  self->stores = g_byte_array_new ();
  self->books = g_byte_array_new ();
  self->transports = g_byte_array_new ();
}

static void
lists_clear (ProviderLists *self)
{
  g_byte_array_unref (self->stores);
  g_byte_array_unref (self->books);
  g_byte_array_unref (self->transports);
}

static void
lists_add (ProviderLists *self,
           ProviderKind   kind,
           const guint8  *uid)
{
  GByteArray *list = kind == KIND_STORE  ? self->stores
                     : kind == KIND_BOOK ? self->books
                                         : self->transports;

  g_byte_array_append (list, uid, UID_SIZE);
}

static void
set_list (RemedyHiveNode   *node,
          const char       *name,
          const GByteArray *list)
{
  if (list->len > 0)
    remedy_hive_node_set_binary (node, name, list->data, list->len);
}

static void
lists_write (const ProviderLists *self,
             RemedyHiveNode      *node)
{
  set_list (node, "01023d00", self->stores);
  set_list (node, "01023d01", self->books);
  set_list (node, "01023d02", self->transports);
}

static void
set_long (RemedyHiveNode *node,
          const char     *name,
          guint32         value)
{
  guint32 little = GUINT32_TO_LE (value);

  /* Everything in a profile but text is REG_BINARY (Q197712). */
  remedy_hive_node_set_binary (node, name, &little, sizeof little);
}

/* One string of a multi-string property: a count, its offset, and the string. */
static void
set_single_of_many (RemedyHiveNode *node,
                    const char     *name,
                    const char     *value)
{
  g_autoptr (GByteArray) writer = remedy_writer_new ();

  remedy_writer_u32 (writer, 1);
  remedy_writer_u32 (writer, 8);
  remedy_writer_bytes (writer, value, strlen (value) + 1);
  remedy_hive_node_set_binary (node, name, writer->data, writer->len);
}

/* MAPI takes random UIDs; ours depend on the seed and on the order, and on nothing else. */
static void
make_uid (RemedyMapiWriter *self,
          guint8           *uid)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_MD5);
  g_autofree char *seed = g_strdup_printf ("%s/%u", self->seed, self->n_sections++);
  gsize            size = UID_SIZE;

  g_checksum_update (checksum, (const guchar *) seed, -1);
  g_checksum_get_digest (checksum, uid, &size);
}

static RemedyHiveNode *
section_node (RemedyMapiWriter *self,
              const char       *section,
              gint64            time)
{
  g_autofree char *path = g_strconcat (PROFILES "\\", self->name, "\\", section, NULL);

  return remedy_hive_writer_key (self->hive, path, time);
}

static RemedyHiveNode *
uid_node (RemedyMapiWriter *self,
          const guint8     *uid,
          gint64            time)
{
  char name[2 * UID_SIZE + 1];

  for (guint i = 0; i < UID_SIZE; i++)
    g_snprintf (name + 2 * i, 3, "%02x", uid[i]);
  return section_node (self, name, time);
}

static void
add_provider (RemedyMapiWriter   *self,
              const ServiceInfo  *service,
              const ProviderInfo *provider,
              const guint8       *service_uid,
              const guint8       *uid,
              gint64              time)
{
  RemedyHiveNode *node = uid_node (self, uid, time);

  remedy_hive_node_set_string (node, "001e3001", provider->display);
  remedy_hive_node_set_string (node, "001e3006", provider->display);
  remedy_hive_node_set_string (node, "001e300a", provider->dll);
  remedy_hive_node_set_string (node, "001e3d09", service->name);
  set_long (node, "00033e03", provider->kind);
  remedy_hive_node_set_binary (node, "01023d0c", service_uid, UID_SIZE);
  if (provider->kind == KIND_STORE && service == &services[REMEDY_MAPI_SERVICE_NOTES])
    remedy_hive_node_set_binary (node, "01023414", notes_store, UID_SIZE);
}

/**
 * remedy_mapi_writer_add_profile:
 * @hive: a user's hive; it must outlive the profile's writer
 * @name: the profile's name, without a backslash
 * @is_default: whether the user's programs are to open this one
 * @time: when it was made, in seconds since 1970 UTC
 *
 * Makes an empty MAPI profile, as NT keeps it (Q183904).
 *
 * Returns: (transfer full): the profile's writer
 */
RemedyMapiWriter *
remedy_mapi_writer_add_profile (RemedyHiveWriter *hive,
                                const char       *name,
                                gboolean          is_default,
                                gint64            time)
{
  RemedyMapiWriter *self;
  RemedyHiveNode   *profiles;

  g_return_val_if_fail (hive != NULL, NULL);
  g_return_val_if_fail (name != NULL && *name != '\0' && strchr (name, '\\') == NULL, NULL);

  self = g_new0 (RemedyMapiWriter, 1);
  self->hive = hive;
  self->name = g_strdup (name);
  self->seed = g_strdup (name);
  self->services = g_byte_array_new ();
  lists_init (&self->lists);
  profiles = remedy_hive_writer_key (hive, PROFILES, time);
  if (is_default)
    remedy_hive_node_set_string (profiles, "DefaultProfile", name);
  remedy_hive_node_set_string (section_node (self, ROOT_SECTION, time), "001e3001", name);
  return self;
}

/**
 * remedy_mapi_writer_add_service:
 * @self: the profile's writer
 * @service: which
 * @time: when it was added, in seconds since 1970 UTC
 *
 * Adds the section of a service, one of each of its providers, and their UIDs to the lists of
 * the profile's own section.
 */
void
remedy_mapi_writer_add_service (RemedyMapiWriter *self,
                                RemedyMapiService service,
                                gint64            time)
{
  const ServiceInfo *info;
  RemedyHiveNode    *node;
  RemedyHiveNode    *root;
  ProviderLists      own;
  guint8             service_uid[UID_SIZE];

  g_return_if_fail (self != NULL);
  g_return_if_fail (service < G_N_ELEMENTS (services));

  info = &services[service];
  lists_init (&own);
  make_uid (self, service_uid);
  g_byte_array_append (self->services, service_uid, UID_SIZE);
  for (const ProviderInfo *provider = info->providers; provider->display != NULL; provider++)
    {
      guint8 uid[UID_SIZE];

      make_uid (self, uid);
      add_provider (self, info, provider, service_uid, uid, time);
      lists_add (&own, provider->kind, uid);
      lists_add (&self->lists, provider->kind, uid);
    }

  node = uid_node (self, service_uid, time);
  remedy_hive_node_set_string (node, "001e3001", info->display);
  remedy_hive_node_set_string (node, "001e3d09", info->name);
  remedy_hive_node_set_string (node, "001e3d0a", info->dll);
  remedy_hive_node_set_string (node, "001e3d0b", info->entry);
  set_single_of_many (node, "101e3d0f", info->dll);
  lists_write (&own, node);
  lists_clear (&own);

  root = section_node (self, ROOT_SECTION, time);
  set_list (root, "01023d0e", self->services);
  lists_write (&self->lists, root);
}

/**
 * remedy_mapi_writer_set_server:
 * @self: the profile's writer
 * @server: the NetBIOS name of the user's home server
 * @time: when it was set, in seconds since 1970 UTC
 *
 * Fills the section of the Exchange service (Q178620).
 */
void
remedy_mapi_writer_set_server (RemedyMapiWriter *self,
                               const char       *server,
                               gint64            time)
{
  RemedyHiveNode *node;

  g_return_if_fail (self != NULL);
  g_return_if_fail (server != NULL);

  node = section_node (self, EXCHANGE_SECTION, time);
  remedy_hive_node_set_string (node, "001e6602", server);
  remedy_hive_node_set_string (node, "001e6608", server);
}

/**
 * remedy_mapi_writer_set_user:
 * @self: the profile's writer
 * @name: the user's name in full
 * @distinguished_name: of the user's mailbox
 * @time: when it was set, in seconds since 1970 UTC
 *
 * Says in the section of the Exchange service whose mailbox it opens.
 */
void
remedy_mapi_writer_set_user (RemedyMapiWriter *self,
                             const char       *name,
                             const char       *distinguished_name,
                             gint64            time)
{
  RemedyHiveNode *node;

  g_return_if_fail (self != NULL && name != NULL && distinguished_name != NULL);

  node = section_node (self, EXCHANGE_SECTION, time);
  remedy_hive_node_set_string (node, "001e6603", distinguished_name);
  remedy_hive_node_set_string (node, "001e6607", name);
}

/**
 * remedy_mapi_writer_set_seed:
 * @self: the profile's writer, before a service was added
 * @seed: what the UIDs of its sections come from; without it, its name
 *
 * Two profiles with different names and one seed differ in nothing else.
 */
void
remedy_mapi_writer_set_seed (RemedyMapiWriter *self,
                             const char       *seed)
{
  g_return_if_fail (self != NULL && seed != NULL);

  g_free (self->seed);
  self->seed = g_strdup (seed);
}

/**
 * remedy_mapi_writer_free:
 * @self: (transfer full): the profile's writer; the profile stays in its hive
 */
void
remedy_mapi_writer_free (RemedyMapiWriter *self)
{
  lists_clear (&self->lists);
  g_byte_array_unref (self->services);
  g_free (self->name);
  g_free (self->seed);
  g_free (self);
}
