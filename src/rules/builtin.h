/* builtin.h - the rule files that are compiled in; src/rules/embed.sh makes the table. */
#ifndef WHO_RULES_BUILTIN_H
#define WHO_RULES_BUILTIN_H

#include <stddef.h>

/* In byte order of the names, which are paths below src/rules ("words/titles.txt"); a NULL name ends the table. */
struct rules_builtin {
    const char *name;
    const unsigned char *bytes;
    size_t len;
};
extern const struct rules_builtin rules_builtin[];

#endif
