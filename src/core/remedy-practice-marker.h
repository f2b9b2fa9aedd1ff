/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/**
 * REMEDY_PRACTICE_MARKER:
 *
 * The name of the file at the top of a folder that says that this program made the
 * server in it. It is no evidence: whoever lists the folder leaves it out.
 */
#define REMEDY_PRACTICE_MARKER ".ntsmig-remedy-practice"
