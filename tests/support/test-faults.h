/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the program asks of the system below one folder, seen, stopped and written down. A
 * test that uses any of this has open(), write(), rename() and their kin replaced in its
 * process; GLib’s calls too.
 */

typedef enum
{
  TEST_CALL_OPEN, /* for reading, of a file or a folder */
  TEST_CALL_OPEN_TO_WRITE,
  TEST_CALL_WRITE,
  TEST_CALL_SYNC,
  TEST_CALL_TRUNCATE,
  TEST_CALL_RENAME,
  TEST_CALL_REMOVE,
  TEST_CALL_MAKE_FOLDER,
  TEST_CALL_LOCK,
} TestCall;

typedef enum
{
  TEST_FAULT_NONE,
  TEST_FAULT_KILL, /* before the call */
  TEST_FAULT_TEAR, /* after half of a write */
  TEST_FAULT_IO, /* EIO, once */
  TEST_FAULT_NO_SPACE, /* ENOSPC from then on, for what needs space; half a write first */
  TEST_FAULT_READ_ONLY, /* EROFS from then on, for what changes something */
  TEST_N_FAULTS,
} TestFault;

/* What was done, for who wants to do it again in part. */
typedef enum
{
  TEST_OP_MAKE_FILE, /* path, inode */
  TEST_OP_MAKE_FOLDER, /* path */
  TEST_OP_RENAME, /* path, target */
  TEST_OP_REMOVE, /* path */
  TEST_OP_WRITE, /* inode, offset, data */
  TEST_OP_TRUNCATE, /* inode, offset: the new size */
  TEST_OP_SYNC_FILE, /* inode */
  TEST_OP_SYNC_FOLDER, /* path */
  TEST_OP_DONE, /* nothing was asked of the system: the program said that it is done */
} TestOpKind;

typedef struct
{
  TestOpKind kind;
  char      *path; /* below the folder */
  char      *target;
  guint64    inode;
  guint64    offset;
  GBytes    *data;
} TestOp;

void       test_faults_watch   (const char *folder,
                                const char *but);
void       test_faults_arm     (TestFault fault,
                                guint     at);
void       test_faults_disarm  (void);
gboolean   test_faults_apply   (TestFault fault,
                                TestCall  call);
GArray    *test_faults_calls   (void);
void       test_faults_record  (void);
GPtrArray *test_faults_stop    (void);
void       test_faults_done    (void);

G_END_DECLS
