/* csv.h - tables as RFC 4180 has them. */
#ifndef WHO_EXPORT_CSV_H
#define WHO_EXPORT_CSV_H

#include "base/base.h"

/* Appends one cell. `safe`: what a spreadsheet would take for a formula gets an apostrophe before it. */
void csv_cell(buf *b, who_str s, bool safe);

#endif
