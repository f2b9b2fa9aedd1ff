/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/remedy-report-html-parts.h"

#include <glib/gi18n-lib.h>

static void
put_image (RemedyHtml                *html,
           const RemedySharedPicture *picture,
           const char                *alt)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (picture->png, &size);
  g_autofree char *encoded = g_base64_encode (data, size);

  g_string_append (html->text, "<img alt=\"");
  remedy_html_escape (html, alt);
  g_string_append (html->text, "\" ");
  if (picture->width > 0 && picture->height > 0)
    g_string_append_printf (html->text, "width=\"%d\" height=\"%d\" ", picture->width,
                            picture->height);
  g_string_append_printf (html->text, "src=\"data:image/png;base64,%s\">\n", encoded);
}

/* All that can be read in a picture, for those who cannot see it or search in the page. */
static void
put_texts (RemedyHtml      *html,
           const GPtrArray *texts)
{
  if (texts == NULL || texts->len == 0)
    return;
  g_string_append (html->text, "<details>\n<summary>");
  remedy_html_escape (html, _ ("The text in this picture"));
  g_string_append (html->text, "</summary>\n<ul>\n");
  for (guint i = 0; i < texts->len; i++)
    remedy_html_put (html, "li", NULL, texts->pdata[i]);
  g_string_append (html->text, "</ul>\n</details>\n");
}

static void
put_picture (RemedyHtml                *html,
             const RemedySharedPicture *picture,
             guint                      number)
{
  const char *caption = picture->caption != NULL ? picture->caption : "";
  /* Translators: a picture has no caption; %u is its number. */
  g_autofree char *nameless = g_strdup_printf (_ ("Picture %u"), number);
  const char *alt = picture->alt != NULL && *picture->alt != '\0' ? picture->alt
                    : *caption != '\0'                            ? caption
                                                                  : nameless;

  g_string_append (html->text, "<figure>\n");
  put_image (html, picture, alt);
  g_string_append (html->text, "<figcaption>");
  remedy_html_escape (html, *caption != '\0' ? caption : nameless);
  g_string_append (html->text, "</figcaption>\n");
  put_texts (html, picture->texts);
  g_string_append (html->text, "</figure>\n");
}

/**
 * remedy_report_html_put_pictures:
 * @html: a page
 * @pictures: (element-type RemedySharedPicture): in their order
 */
void
remedy_report_html_put_pictures (RemedyHtml      *html,
                                 const GPtrArray *pictures)
{
  for (guint i = 0; i < pictures->len; i++)
    put_picture (html, pictures->pdata[i], i + 1);
}
