/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "evidence/remedy-facts.h"

G_BEGIN_DECLS

/**
 * RemedyMachine:
 * @REMEDY_MACHINE_UNKNOWN: what was read does not tell
 * @REMEDY_MACHINE_SERVER: an Exchange server
 * @REMEDY_MACHINE_LEFT_OVER: the registry names one, and none of its programs is there
 * @REMEDY_MACHINE_WORKSTATION: the Migration Wizard's files, and no Exchange server
 * @REMEDY_MACHINE_NEITHER: neither of them
 *
 * What kind of machine the evidence is of. The events and the files belong to the machine
 * that ran the Migration Wizard, which need not be the server (Q265840, Q200250).
 */
typedef enum
{
  REMEDY_MACHINE_UNKNOWN,
  REMEDY_MACHINE_SERVER,
  REMEDY_MACHINE_LEFT_OVER,
  REMEDY_MACHINE_WORKSTATION,
  REMEDY_MACHINE_NEITHER,
} RemedyMachine;

RemedyMachine remedy_machine_find (const RemedyFacts *facts);

G_END_DECLS
