/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "core/remedy-error.h"
#include "report/remedy-bundle.h"
#include "report/remedy-name-map.h"
#include "report/remedy-vocabulary.h"
#include "test-names.h"
#include "test-snapshot.h"
#include "test-support.h"

/* Bundles of servers by chance: nothing that is hidden is in them, and what was forgotten to
 * hide stops them. */
#define N_SERVERS 20
#define N_SERVERS_PERF 200 /* with -m perf */
#define FIRST_SEED 4711

typedef struct
{
  RemedyBundleInput *input;
  RemedyNameMap     *map;
} Case;

/* One text that was hidden. */
typedef struct
{
  char      **shared;
  const char *original;
  const char *field;
} Change;

static void
case_clear (Case *self)
{
  g_clear_pointer (&self->input, remedy_bundle_input_free);
  g_clear_pointer (&self->map, remedy_name_map_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, case_clear)

static void
case_init (Case                      *self,
           const TestSnapshotOptions *options)
{
  RemedyBundleInput *input = remedy_bundle_input_new ();

  self->input = input;
  self->map = remedy_name_map_new ();
  input->original = test_snapshot_new (options);
  if (input->sharing == NULL)
    input->sharing = remedy_sharing_new ();
  input->redacted = remedy_name_map_hide (self->map, input->sharing, input->original);
  g_clear_pointer (&input->names, g_ptr_array_unref);
  input->names = g_ptr_array_ref ((GPtrArray *) remedy_name_map_get_names (self->map));
}

static void
note_change (GArray            *changes,
             const RemedyField *field,
             char             **shared,
             const char        *original)
{
  Change change = { shared, original, field->name };

  if (*shared != NULL && original != NULL && strlen (original) >= 4 &&
      g_ascii_isalpha (*original) && field->tells >= REMEDY_TELLS_SERVER &&
      field->tells <= REMEDY_TELLS_PROFILE && !g_str_equal (*shared, original) &&
      !remedy_vocabulary_has_within (original))
    g_array_append_val (changes, change);
}

/* Walks over both snapshots at once. */
static void
list_changes (GArray                 *changes,
              const RemedyRecordType *type,
              gpointer                shared,
              gpointer                original)
{
  for (const RemedyField *field = type->fields;
       shared != NULL && original != NULL && field->name != NULL; field++)
    {
      gpointer *left = (gpointer *) G_STRUCT_MEMBER_P (shared, field->offset);
      gpointer *right = (gpointer *) G_STRUCT_MEMBER_P (original, field->offset);

      if (field->kind == REMEDY_FIELD_STRING)
        note_change (changes, field, (char **) left, *right);
      else if (field->kind == REMEDY_FIELD_RECORD)
        list_changes (changes, field->type, *left, *right);
      else if (field->kind == REMEDY_FIELD_LIST)
        for (guint i = 0; i < MIN (((GPtrArray *) *left)->len, ((GPtrArray *) *right)->len); i++)
          list_changes (changes, field->type, ((GPtrArray *) *left)->pdata[i],
                        ((GPtrArray *) *right)->pdata[i]);
    }
}

static void
assert_stopped (Case         *self,
                const Change *change)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RemedyBundle) bundle = NULL;
  g_autofree char *hidden = g_steal_pointer (change->shared);

  *change->shared = g_strdup (change->original);
  bundle = remedy_bundle_make (self->input, &error);
  g_test_message ("%s: %s", change->field, change->original);
  g_assert_error (error, REMEDY_ERROR, REMEDY_ERROR_LEAK);
  g_assert_null (strstr (error->message, change->original));
  g_assert_null (bundle);
  g_clear_pointer (change->shared, g_free);
  *change->shared = g_steal_pointer (&hidden);
}

static RemedyBundle *
make_bundle (Case *self)
{
  g_autoptr (GError) error = NULL;
  RemedyBundle      *bundle = remedy_bundle_make (self->input, &error);

  for (guint i = 0; error != NULL && i < self->input->names->len; i++)
    {
      const RemedyHiddenName *name = self->input->names->pdata[i];

      g_printerr ("%s: %s\n", name->token, name->original);
    }
  g_assert_no_error (error);
  g_assert_nonnull (bundle);
  return bundle;
}

static void
check_server (guint32 seed)
{
  const TestSnapshotOptions options = { .seed = seed };
  g_auto (Case) self = { NULL };
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (Change));
  g_autoptr (RemedyBundle) bundle = NULL;

  case_init (&self, &options);
  g_test_message ("seed %u: %u names", seed, self.input->names->len);
  bundle = make_bundle (&self);
  list_changes (changes, &remedy_facts_type, self.input->redacted->before,
                self.input->original->before);
  g_assert_cmpuint (changes->len, >, 0);
  assert_stopped (&self, &g_array_index (changes, Change, seed % changes->len));
}

static void
test_servers (void)
{
  guint n = g_test_perf () ? N_SERVERS_PERF : N_SERVERS;

  for (guint i = 0; i < n; i += TEST_ONE_OF (4))
    check_server (FIRST_SEED + i);
}

/* Names like words, of one letter, very long, of other scripts: none is left, and none that the
 * program's own texts have is taken for one. */
static void
test_odd_names (void)
{
  static const char *const with[] = { "talkative", "third-party", "second-user", NULL };
  gsize            n;
  const TestNames *odd = test_names_odd (&n);

  for (gsize i = 0; i < n; i++)
    {
      const TestSnapshotOptions options = { .scenario = "fault-sp1",
                                            .with = with,
                                            .names = &odd[i].names,
                                            .media = "right",
                                            .again = TRUE };
      g_auto (Case) self = { NULL };
      g_autoptr (RemedyBundle) bundle = NULL;

      g_test_message ("%s", odd[i].what);
      case_init (&self, &options);
      bundle = make_bundle (&self);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_temp_in_memory ();
  g_test_add_func ("/leak-servers/random", test_servers);
  g_test_add_func ("/leak-servers/odd-names", test_odd_names);
  return g_test_run ();
}
