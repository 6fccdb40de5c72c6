/* date.c - dates as numbers that sort.
 *
 * What an article's date may be: a year, a year and month, or a day, each in ISO 8601, the last also with a time after
 * it, which is left out. Anything else is no date. Days are checked against their month; years before 1 are none.
 */
#include "base/base.h"

/* The number that the n digits at s spell, or -1. */
static int digits(const char *s, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        if (s[i] < '0' || s[i] > '9') return -1;
        value = 10 * value + (s[i] - '0');
    }
    return value;
}

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

uint32_t date_number(who_str iso)
{
    int year = iso.len >= 4 ? digits(iso.ptr, 4) : -1;
    if (year < 1) return 0;
    if (iso.len == 4) return (uint32_t)year * 10000;
    int month = iso.len >= 7 && iso.ptr[4] == '-' ? digits(iso.ptr + 5, 2) : -1;
    if (month < 1 || month > 12) return 0;
    if (iso.len == 7) return (uint32_t)(year * 10000 + month * 100);
    int day = iso.len >= 10 && iso.ptr[7] == '-' ? digits(iso.ptr + 8, 2) : -1;
    if (day < 1 || day > days_in(year, month)) return 0;
    if (iso.len > 10 && iso.ptr[10] != 'T' && iso.ptr[10] != ' ') return 0;
    return (uint32_t)(year * 10000 + month * 100 + day);
}
