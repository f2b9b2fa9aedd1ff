/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "evidence/remedy-name-class.h"

const char *const remedy_name_class_words[]
    = { "servers",  "domains", "organisations", "sites", "users", "sids",  "addresses", "profiles",
        "folders",  "services", "texts",        "notes", "words", "extents", NULL };
