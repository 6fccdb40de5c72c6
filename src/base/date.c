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

/* Days since 1970-01-01 in the proleptic Gregorian calendar, by eras of 400 years that begin in March, as Howard
 * Hinnant's days_from_civil(). */
int32_t date_day(uint32_t date)
{
    int32_t year = (int32_t)(date / 10000), month = (int32_t)(date / 100 % 100), day = (int32_t)(date % 100);
    month = month ? month : 1;
    day = day ? day : 1;
    year -= month <= 2;
    int32_t era = year / 400, of_era = year - era * 400;
    int32_t of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

uint32_t date_of_day(int32_t days)
{
    days += 719468;
    int32_t era = days / 146097, of_era = days - era * 146097;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100), m = (5 * of_year + 2) / 153;
    int32_t day = of_year - (153 * m + 2) / 5 + 1, month = m < 10 ? m + 3 : m - 9;
    return (uint32_t)((year + era * 400 + (month <= 2)) * 10000 + month * 100 + day);
}

uint32_t date_first(uint32_t date)
{
    if (!date) return 0;
    if (date / 100 % 100 == 0) date += 100;
    return date % 100 ? date : date + 1;
}

uint32_t date_last(uint32_t date)
{
    if (!date) return 0;
    if (date / 100 % 100 == 0) date += 1200;
    return date % 100 ? date : date + (uint32_t)days_in((int)(date / 10000), (int)(date / 100 % 100));
}
