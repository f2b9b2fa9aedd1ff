/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-source.h"

#include "evidence/remedy-nt-path.h"

/* A source over another one, which counts what is opened, may do something after each file,
 * and may hang before one as a share does whose server went away. */
struct _TestSource
{
  RemedySource   parent_instance;

  RemedySource  *inner;     /* (owned) */
  TestSourceFunc func;
  gpointer       user_data;
  GMutex         mutex;     /* guards what follows */
  GCond          cond;
  GHashTable    *counts;    /* (owned): folded path to the number of times it was opened */
  guint          opens;
  guint          hold_from; /* hangs before the open after so many */
  gboolean       waiting;
};

G_DEFINE_FINAL_TYPE (TestSource, test_source, REMEDY_TYPE_SOURCE)

static void
wait_for_release (TestSource *self)
{
  g_mutex_lock (&self->mutex);
  while (self->opens >= self->hold_from)
    {
      self->waiting = TRUE;
      /* Whoever waits for this in the main loop has no other event to wake up for. */
      g_main_context_wakeup (NULL);
      g_cond_wait (&self->cond, &self->mutex);
    }
  self->waiting = FALSE;
  g_mutex_unlock (&self->mutex);
}

static void
count (TestSource *self,
       const char *path)
{
  g_autofree char *folded = remedy_nt_path_fold (path);
  guint times;

  g_mutex_lock (&self->mutex);
  times = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, folded)) + 1;
  g_hash_table_insert (self->counts, g_steal_pointer (&folded), GUINT_TO_POINTER (times));
  self->opens++;
  g_mutex_unlock (&self->mutex);
}

static RemedyReader *
test_source_open (RemedySource       *source,
                  const char         *path,
                  RemedySourceEntry **entry,
                  GCancellable       *cancellable,
                  GError            **error)
{
  TestSource *self = TEST_SOURCE (source);
  g_autoptr (RemedySourceEntry) own = NULL;
  RemedyReader *reader;

  wait_for_release (self);
  reader = remedy_source_open (self->inner, path, &own, cancellable, error);
  if (reader == NULL)
    return NULL;
  count (self, own->path);
  if (self->func != NULL)
    self->func (own->path, self->user_data);
  if (entry != NULL)
    *entry = g_steal_pointer (&own);
  return reader;
}

static RemedyLayoutFact *
test_source_describe (RemedySource *source,
                      GCancellable *cancellable,
                      GError      **error)
{
  return remedy_source_describe (TEST_SOURCE (source)->inner, cancellable, error);
}

static GPtrArray *
test_source_list (RemedySource *source,
                  const char   *path,
                  GCancellable *cancellable,
                  GError      **error)
{
  return remedy_source_list (TEST_SOURCE (source)->inner, path, cancellable, error);
}

static gboolean
test_source_has_drive (RemedySource *source,
                       char          letter)
{
  return remedy_source_has_drive (TEST_SOURCE (source)->inner, letter);
}

static void
test_source_place (RemedySource *source,
                   const char   *system_root,
                   const char   *exchange_root)
{
  remedy_source_place (TEST_SOURCE (source)->inner, system_root, exchange_root);
}

static void
test_source_finalize (GObject *object)
{
  TestSource *self = TEST_SOURCE (object);

  g_clear_object (&self->inner);
  g_clear_pointer (&self->counts, g_hash_table_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);

  G_OBJECT_CLASS (test_source_parent_class)->finalize (object);
}

static void
test_source_class_init (TestSourceClass *klass)
{
  RemedySourceClass *source_class = REMEDY_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = test_source_finalize;
  source_class->describe = test_source_describe;
  source_class->list = test_source_list;
  source_class->open = test_source_open;
  source_class->has_drive = test_source_has_drive;
  source_class->place = test_source_place;
}

static void
test_source_init (TestSource *self)
{
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->hold_from = G_MAXUINT;
}

/**
 * test_source_new:
 * @inner: (transfer full): the source that gives the bytes
 *
 * Returns: (transfer full): a source that behaves like it
 */
TestSource *
test_source_new (RemedySource *inner)
{
  TestSource *self = g_object_new (TEST_TYPE_SOURCE, NULL);

  self->inner = inner;
  return self;
}

/**
 * test_source_set_func:
 * @self: the source
 * @func: called after each file that was opened
 * @user_data: for @func
 */
void
test_source_set_func (TestSource    *self,
                      TestSourceFunc func,
                      gpointer       user_data)
{
  self->func = func;
  self->user_data = user_data;
}

/**
 * test_source_get_most:
 * @self: the source
 *
 * Returns: how many times the file that was opened most often was opened
 */
guint
test_source_get_most (TestSource *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);
  GHashTableIter iter;
  gpointer path;
  gpointer times;
  guint most = 0;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &path, &times))
    {
      if (GPOINTER_TO_UINT (times) > 1)
        g_test_message ("%s was opened %u times", (char *) path, GPOINTER_TO_UINT (times));
      most = MAX (most, GPOINTER_TO_UINT (times));
    }
  return most;
}

/**
 * test_source_get_opens:
 * @self: the source
 *
 * Returns: how many files were opened
 */
guint
test_source_get_opens (TestSource *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->opens;
}

/**
 * test_source_hold:
 * @self: the source
 * @opens: after so many files, opening the next one hangs until test_source_let_go()
 */
void
test_source_hold (TestSource *self,
                  guint       opens)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  self->hold_from = opens;
  g_cond_broadcast (&self->cond);
}

/**
 * test_source_let_go:
 * @self: the source
 *
 * Lets everything through that hangs.
 */
void
test_source_let_go (TestSource *self)
{
  test_source_hold (self, G_MAXUINT);
}

/**
 * test_source_is_waiting:
 * @self: the source
 *
 * Returns: whether somebody hangs in it
 */
gboolean
test_source_is_waiting (TestSource *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  return self->waiting;
}
