/* names.c - the names of the enumerations, as every output writes them. */
#include "model/model.h"

const char *who_type_name(enum who_type type)
{
    static const char *const NAMES[] = {"direct", "mixed", "indirect"};
    return NAMES[type];
}

const char *who_kind_name(enum who_kind kind)
{
    static const char *const NAMES[] = {"person", "anonymous", "institution", "group", "document"};
    return NAMES[kind];
}
