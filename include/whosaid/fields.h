/* fields.h - the fields of everything that is written as JSON, in one table: for schemas and manuals. */
#ifndef WHOSAID_FIELDS_H
#define WHOSAID_FIELDS_H

#include "whosaid/base.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What a value is. NULL, LIST and OPTIONAL are added to the others: null is allowed, it is a list of them, it may be
 * missing. */
enum who_field_type {
    WHO_FIELD_STRING = 1,
    WHO_FIELD_DATE = 2,    /* a string: "2021-12-30", "2021-12" or "2021" */
    WHO_FIELD_INTEGER = 4, /* from 0 */
    WHO_FIELD_SCORE = 8,   /* a number from 0 to 1 */
    WHO_FIELD_NUMBER = 16,
    WHO_FIELD_BOOLEAN = 32,
    WHO_FIELD_OBJECT = 64, /* the fields that follow with a greater depth are its own */
    WHO_FIELD_NULL = 128,
    WHO_FIELD_LIST = 256,
    WHO_FIELD_OPTIONAL = 512
};

/* A row. Rows of depth 0 are outputs; `name` is then that of the output ("statements"). All strings are static. */
typedef struct who_field {
    unsigned depth;
    const char *name;
    unsigned type;       /* of enum who_field_type */
    const char *one_of;  /* "direct|mixed|indirect", or NULL: any */
    const char *meaning; /* for a person to read, one sentence or more without the last full stop */
} who_field;

/* All rows; *n is their number. Static. */
WHO_API const who_field *who_fields(size_t *n);

#ifdef __cplusplus
}
#endif
#endif
