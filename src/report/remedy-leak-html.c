/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-leak-look.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "report/remedy-leak-encode.h"

#define MAX_HEADER 128 /* bytes of a data: URI before its data */
#define URI_START "data:"

/* One place of the document. */
typedef struct
{
  const xmlNode *node;
  const char    *attribute; /* NULL: the text of it */
  const char    *where; /* of the document */
} Place;

static char *
tell_place (gpointer data)
{
  const Place     *self = data;
  xmlChar         *path = xmlGetNodePath (self->node);
  g_autofree char *told
      = g_strdup_printf ("%s%s%s%s", self->where, path != NULL ? (const char *) path : "",
                         self->attribute != NULL ? "/@" : "",
                         self->attribute != NULL ? self->attribute : "");

  xmlFree (path);
  return g_steal_pointer (&told);
}

/* Where the data of a data: URI (RFC 2397) ends. */
static gsize
measure_data (const char *text)
{
  return strcspn (text, "\"'<>() \t\r\n");
}

/* Looks at one data: URI as the file that it is. Returns how much of the text it takes; 0 if
 * it is none. */
static gsize
look_at_uri (RemedyLeakLook *self,
             const char     *text,
             Place          *place,
             gboolean        raw)
{
  const char      *header = text + strlen (URI_START);
  gsize            header_size = strcspn (header, ",\"'<>() \t\r\n");
  g_autofree char *type = g_strndup (header, MIN (header_size, MAX_HEADER));
  const char      *data = header + header_size + 1;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *payload = NULL;
  g_autofree char *where = NULL;
  gboolean is_base64;
  gsize    size;

  if (header_size > MAX_HEADER || header[header_size] != ',')
    return 0;
  size = measure_data (data);
  if (raw)
    return strlen (URI_START) + header_size + 1 + size;
  is_base64 = g_str_has_suffix (type, ";base64");
  *strchrnul (type, ';') = '\0';
  payload = g_strndup (data, size);
  if (is_base64)
    {
      gsize   decoded_size;
      guint8 *decoded = g_base64_decode (payload, &decoded_size);

      bytes = g_bytes_new_take (decoded, decoded_size);
    }
  else
    {
      g_autoptr (GString) decoded = remedy_leak_unpercent (payload, size);

      bytes = decoded != NULL ? g_bytes_new (decoded->str, decoded->len)
                              : g_bytes_new (payload, size);
    }
  where = tell_place (place);
  remedy_leak_look_bytes (self, *type != '\0' ? type : "text/plain", bytes, where);
  return strlen (URI_START) + header_size + 1 + size;
}

/* Looks at a text, and at what is embedded in it. A picture in base64 is no text; any name of
 * four letters is in one by chance. */
static void
look_at_text (RemedyLeakLook *self,
              const char     *text,
              gsize           size,
              Place          *place,
              RemedyLeakKind  kind)
{
  const char *end = text + size;

  while (text < end)
    {
      const char *uri = g_strstr_len (text, end - text, URI_START);
      gsize       taken
          = uri != NULL ? look_at_uri (self, uri, place, kind == REMEDY_LEAK_RAW) : 0;
      const char *stop = uri == NULL ? end : taken > 0 ? uri : uri + strlen (URI_START);

      remedy_leak_look_field (self, text, (gsize) (stop - text), kind, tell_place, place);
      text = stop + taken;
    }
}

static void
look_at_attributes (RemedyLeakLook *self,
                    const xmlNode  *node,
                    const char     *where)
{
  for (const xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      Place       place = { node, name, where };
      Place       key = { node, NULL, where };
      xmlChar    *value = xmlNodeListGetString (node->doc, attribute->children, 1);

      remedy_leak_look_field (self, name, strlen (name), REMEDY_LEAK_TEXT, tell_place, &key);
      if (value != NULL)
        look_at_text (self, (const char *) value, strlen ((const char *) value), &place,
                      REMEDY_LEAK_TEXT);
      xmlFree (value);
    }
}

static void
look_at_node (RemedyLeakLook *self,
              const xmlNode  *node,
              const char     *where)
{
  const char *content = (const char *) node->content;
  const char *name = (const char *) node->name;
  Place       place = { node, NULL, where };

  if (node->type == XML_ELEMENT_NODE)
    {
      if (node->parent != NULL)
        place.node = node->parent;
      remedy_leak_look_field (self, name, strlen (name), REMEDY_LEAK_TEXT, tell_place, &place);
      look_at_attributes (self, node, where);
    }
  else if (content != NULL && node->type != XML_DTD_NODE)
    look_at_text (self, content, strlen (content), &place, REMEDY_LEAK_TEXT);
}

/* The node after this one in the order of the document. */
static const xmlNode *
next_node (const xmlNode *node)
{
  if (node->type != XML_DTD_NODE && node->children != NULL)
    return node->children;
  while (node != NULL && node->next == NULL)
    node = node->parent;
  return node != NULL ? node->next : NULL;
}

static void
init_parser (void)
{
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      xmlInitParser ();
      g_once_init_leave (&once, 1);
    }
}

/**
 * remedy_leak_look_html:
 * @self: the look at a member
 * @bytes: HTML
 * @where: the place of it, "" for the member
 *
 * Looks at every text, attribute and comment, at styles, and at the files within. A second look
 * at the whole file finds what a parser drops.
 */
void
remedy_leak_look_html (RemedyLeakLook *self,
                       GBytes         *bytes,
                       const char     *where)
{
  gsize            size;
  const char      *text = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = g_strndup (text, size);
  Place            place = { NULL, NULL, where };
  htmlDocPtr       document = NULL;

  init_parser ();
  if (size > 0 && size <= G_MAXINT)
    document = htmlReadMemory (text, (int) size, NULL, "UTF-8",
                               HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  if (document == NULL || xmlDocGetRootElement (document) == NULL)
    {
      remedy_leak_look_refuse (self, where, "damaged HTML");
      xmlFreeDoc (document);
      return;
    }
  for (const xmlNode *node = document->children; node != NULL; node = next_node (node))
    look_at_node (self, node, where);
  look_at_text (self, copy, strlen (copy), &place, REMEDY_LEAK_RAW);
  if (strlen (copy) < size)
    {
      remedy_leak_look_field (self, text, size, REMEDY_LEAK_RAW, tell_place, &place);
      remedy_leak_look_refuse (self, where, "U+0000");
    }
  xmlFreeDoc (document);
}
