/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/remedy-paint-service.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "app/remedy-paint-message.h"
#include "app/remedy-painting.h"
#include "app/remedy-fast-png.h"
#include "core/remedy-error.h"
#include "guide/remedy-case-file.h"

/*
 * The process that draws: a thread reads what is to be drawn, the main thread draws, and a
 * third makes files of it and answers, so that the next page is laid out meanwhile. It ends
 * when its input does.
 */

/* As ntsmigctl has it (sysexits.h). */
#define EXIT_DATA 65
#define EXIT_IO 74


/* What was read of a server or of media, parsed. */
typedef struct
{
  char   *digest; /* (owned) */
  gpointer record; /* (owned) RemedyFacts or RemedyMedia */
  const RemedyRecordType *type;
} Part;

typedef struct
{
  GMainLoop   *loop; /* (owned) */
  GQueue       parts; /* Part, owned, the oldest first: of the thread that reads */
  GThreadPool *encoders; /* one thread */
  RemedyPaintOptions *look; /* (owned) (nullable) how pages are drawn now; of the main thread */
  int          in;
  int          out;
  int          status; /* of the exit, written by the thread that reads before it ends the loop */
} Service;

/* One page on its way. */
typedef struct
{
  Service            *service; /* (unowned) */
  RemedySnapshot     *snapshot; /* (owned) (nullable) */
  RemedyPaintOptions *options; /* (owned) (nullable) */
  RemedyPainting     *painting; /* (owned) (nullable) */
  GError             *error; /* (owned) (nullable) */
} Job;

static void
part_free (Part *part)
{
  g_free (part->digest);
  remedy_record_free (part->type, part->record);
  g_free (part);
}

static void
job_free (Job *job)
{
  g_clear_pointer (&job->snapshot, remedy_snapshot_free);
  g_clear_pointer (&job->options, remedy_paint_options_free);
  g_clear_pointer (&job->painting, remedy_painting_free);
  g_clear_error (&job->error);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
write_all (int           out,
           gconstpointer data,
           gsize         size)
{
  const char *next = data;

  while (size > 0)
    {
      gssize n = write (out, next, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      next += n;
      size -= (gsize) n;
    }
  return TRUE;
}

static void
answer (Service        *service,
        RemedyPaintKind kind,
        GBytes         *body)
{
  RemedyPaintHead head = { kind, (guint32) g_bytes_get_size (body) };

  if (!write_all (service->out, &head, sizeof head) ||
      !write_all (service->out, g_bytes_get_data (body, NULL), g_bytes_get_size (body)))
    /* Nobody listens any more. */
    _exit (EXIT_IO);
}

static GBytes *
encode (Job     *job,
        GError **error)
{
  g_autoptr (GBytes) png = NULL;
  g_autoptr (RemedyDrawing) drawing = NULL;

  if (job->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&job->error));
      return NULL;
    }
  png = remedy_fast_png_encode (job->painting->surface, error);
  if (png == NULL)
    return NULL;
  drawing = remedy_drawing_new (png, job->painting->texts,
                                cairo_image_surface_get_width (job->painting->surface),
                                cairo_image_surface_get_height (job->painting->surface));
  return remedy_paint_message_drawing (drawing);
}

static void
encode_in_thread (gpointer data,
                  gpointer user_data)
{
  g_autoptr (Job) job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = encode (job, &error);

  if (body == NULL)
    {
      body = remedy_paint_message_error (error);
      answer (job->service, REMEDY_PAINT_ERROR, body);
    }
  else
    answer (job->service, REMEDY_PAINT_DRAWING, body);
}

/* To load a theme takes as long as to draw a small page. */
static void
set_look (Service                  *service,
          const RemedyPaintOptions *options)
{
  const RemedyPaintOptions *look = service->look;

  if (look != NULL && look->dark == options->dark && look->contrast == options->contrast &&
      look->percent == options->percent)
    return;
  remedy_painting_set_look (options);
  g_clear_pointer (&service->look, remedy_paint_options_free);
  service->look = remedy_paint_options_copy (options);
}

static gboolean
draw (gpointer data)
{
  Job *job = data;

  if (job->error == NULL && remedy_paint_options_check (job->options, &job->error))
    {
      set_look (job->service, job->options);
      job->painting = remedy_painting_new (job->snapshot, job->options, &job->error);
    }
  g_clear_pointer (&job->snapshot, remedy_snapshot_free);
  g_thread_pool_push (job->service->encoders, job, NULL);
  return G_SOURCE_REMOVE;
}

static JsonNode *
parse (GBytes  *body,
       GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize       size;
  const char *text = g_bytes_get_data (body, &size);

  if (size == 0 || remedy_case_file_is_too_deep (text, size))
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("This is no request for a page"));
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) size, error))
    return NULL;
  if (json_parser_get_root (parser) == NULL)
    g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("This is no request for a page"));
  return json_parser_steal_root (parser);
}

static gboolean
keep_part (Service        *service,
           RemedyPaintKind kind,
           GBytes         *body,
           GError        **error)
{
  const RemedyRecordType *type
      = kind == REMEDY_PAINT_FACTS ? &remedy_facts_type : &remedy_media_type;
  g_autoptr (JsonNode) node = parse (body, error);
  gpointer record = node != NULL ? remedy_record_from_json (type, node, error) : NULL;
  Part    *part;

  if (record == NULL)
    return FALSE;
  part = g_new0 (Part, 1);
  part->digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, body);
  part->record = record;
  part->type = type;
  g_queue_push_tail (&service->parts, part);
  if (service->parts.length > REMEDY_PAINT_MAX_PARTS)
    part_free (g_queue_pop_head (&service->parts));
  return TRUE;
}

/* A copy: it is drawn while this thread may forget the part. */
static gboolean
find_part (Service                *service,
           JsonObject             *object,
           const char             *name,
           const RemedyRecordType *type,
           gpointer               *record,
           GError                **error)
{
  const char *digest = json_object_get_string_member_with_default (object, name, NULL);

  if (digest == NULL)
    return TRUE;
  for (GList *link = service->parts.head; link != NULL; link = link->next)
    {
      const Part *part = link->data;

      if (part->type == type && g_str_equal (part->digest, digest))
        {
          *record = remedy_record_copy (type, part->record);
          return TRUE;
        }
    }
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
               _ ("A page was asked for without what it shows"));
  return FALSE;
}

static gboolean
read_page (Service *service,
           GBytes  *body,
           Job     *job)
{
  g_autoptr (JsonNode) node = parse (body, &job->error);
  JsonObject *object;

  if (node == NULL)
    return FALSE;
  if (!JSON_NODE_HOLDS_OBJECT (node) ||
      !json_object_has_member (json_node_get_object (node), "options") ||
      !json_object_has_member (json_node_get_object (node), "snapshot"))
    {
      g_set_error (&job->error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED,
                   _ ("This asks for no page to be drawn"));
      return FALSE;
    }
  object = json_node_get_object (node);
  job->options
      = remedy_record_from_json (&remedy_paint_options_type,
                                 json_object_get_member (object, "options"), &job->error);
  job->snapshot = job->options != NULL
                      ? remedy_record_from_json (&remedy_snapshot_type,
                                                 json_object_get_member (object, "snapshot"),
                                                 &job->error)
                      : NULL;
  return job->snapshot != NULL &&
         find_part (service, object, "before", &remedy_facts_type,
                    (gpointer *) &job->snapshot->before, &job->error) &&
         find_part (service, object, "after", &remedy_facts_type,
                    (gpointer *) &job->snapshot->after, &job->error) &&
         find_part (service, object, "media", &remedy_media_type,
                    (gpointer *) &job->snapshot->media, &job->error);
}

/* One after the other. g_main_context_invoke() would do it in this thread, as long as the main
 * loop does not run yet. */
static void
in_main_thread (GSourceFunc func,
                gpointer    data)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, func, data, NULL);
}

static gboolean
take_message (Service        *service,
              RemedyPaintKind kind,
              GBytes         *body,
              GError        **error)
{
  Job *job;

  if (kind == REMEDY_PAINT_FACTS || kind == REMEDY_PAINT_MEDIA)
    return keep_part (service, kind, body, error);
  if (kind != REMEDY_PAINT_PAGE)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("This is no request for a page"));
      return FALSE;
    }
  job = g_new0 (Job, 1);
  job->service = service;
  read_page (service, body, job);
  in_main_thread (draw, job);
  return TRUE;
}

/* TRUE with fewer bytes where the input ends. */
static gboolean
read_all (int      in,
          gpointer data,
          gsize    size,
          gsize   *n_read)
{
  *n_read = 0;
  while (*n_read < size)
    {
      gssize n = read (in, (char *) data + *n_read, size - *n_read);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      if (n == 0)
        break;
      *n_read += (gsize) n;
    }
  return TRUE;
}

static GBytes *
read_body (Service               *service,
           const RemedyPaintHead *head,
           GError               **error)
{
  g_autofree char *data = NULL;
  gsize            n_read;

  if (head->length > REMEDY_PAINT_MAX_REQUEST)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_LIMIT,
                   _ ("A request to draw says that it is %u MiB long; it can have %d MiB"),
                   head->length >> 20, REMEDY_PAINT_MAX_REQUEST >> 20);
      return NULL;
    }
  data = g_try_malloc (MAX (head->length, 1));
  if (data != NULL && read_all (service->in, data, head->length, &n_read) &&
      n_read == head->length)
    return g_bytes_new_take (g_steal_pointer (&data), head->length);
  g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("A request to draw is cut off"));
  return NULL;
}

/* FALSE at the end of the input; with an error where that is no good end. */
static gboolean
read_message (Service *service,
              GError **error)
{
  RemedyPaintHead head;
  gsize           n_read;
  g_autoptr (GBytes) body = NULL;

  if (!read_all (service->in, &head, sizeof head, &n_read) || n_read == 0)
    return FALSE;
  if (n_read < sizeof head)
    {
      g_set_error (error, REMEDY_ERROR, REMEDY_ERROR_DAMAGED, _ ("A request to draw is cut off"));
      return FALSE;
    }
  body = read_body (service, &head, error);
  return body != NULL && take_message (service, head.kind, body, error);
}

static gboolean
end (gpointer data)
{
  Service *service = data;

  g_main_loop_quit (service->loop);
  return G_SOURCE_REMOVE;
}

static gpointer
read_in_thread (gpointer data)
{
  Service *service = data;
  g_autoptr (GError) error = NULL;

  while (read_message (service, &error))
    ;
  if (error != NULL)
    {
      g_printerr ("ntsmig-remedy-painter: %s\n", error->message);
      service->status = EXIT_DATA;
    }
  /* Comes after all that is to be drawn. */
  in_main_thread (end, service);
  return NULL;
}

/**
 * remedy_paint_service_run:
 * @in: descriptor of what is asked for
 * @out: descriptor of the answers
 *
 * Draws until @in ends. GTK has to be there, and the look of the wizard loaded.
 *
 * Returns: the exit status of the process
 */
int
remedy_paint_service_run (int in,
                          int out)
{
  Service  service = { .in = in, .out = out };
  GThread *reader;

  service.loop = g_main_loop_new (NULL, FALSE);
  service.encoders = g_thread_pool_new (encode_in_thread, NULL, 1, TRUE, NULL);
  reader = g_thread_new ("requests", read_in_thread, &service);
  g_main_loop_run (service.loop);
  g_thread_join (reader);
  g_thread_pool_free (service.encoders, FALSE, TRUE);
  g_queue_clear_full (&service.parts, (GDestroyNotify) part_free);
  g_clear_pointer (&service.look, remedy_paint_options_free);
  g_main_loop_unref (service.loop);
  return service.status;
}
