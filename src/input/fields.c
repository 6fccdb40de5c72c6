/* fields.c - values as sources write them, to the one form that an article has.
 *
 * Dates: ISO 8601 with or without time and zone ("2017-07-17 17:03:00+00:00", "2021/12/30"), 20211230,
 * 20211230T170300Z, 20211230170300, seconds or milliseconds since 1970, RFC 822 ("Thu, 30 Dec 2021 17:03:00 GMT"), "Thu
 * Dec 30 17:04:00 +0000 2021", "January 11, 2010 Monday", "30 December 2021", "30.12.2021", "12/30/2021", "Dec 2021",
 * "2016", "2016.0". The day is the one written, whatever the zone; seconds since 1970 are read in UTC. Where 3/4/2021
 * could be March or April only the year is known.
 *
 * Authors: a list in any of its spellings becomes "A; B". A comma separates names only after "By" or in a bracketed
 * list, since elsewhere it may stand inside one ("Roe, Jane").
 */
#include "input/parts.h"

bool value_is_missing(who_str s)
{
    static const char *const words[] = {"None", "none", "null", "NULL",      "Null", "nan", "NaN",
                                        "NaT",  "N/A",  "n/a",  "undefined", "[]",   "{}",  "\\N"};
    s = str_trim(s);
    return STR_IS_ANY(s, words) || s.len == 0;
}

bool value_is_url(who_str s) { return str_starts(s, "http://") || str_starts(s, "https://") || str_starts(s, "//"); }

who_str value_host(who_str url)
{
    size_t i = 0;
    while (i + 1 < url.len && !(url.ptr[i] == '/' && url.ptr[i + 1] == '/')) i++;
    if (i + 2 >= url.len) return STR("");
    who_str host = {url.ptr + i + 2, url.len - i - 2};
    for (size_t n = 0; n < host.len; n++)
        if (strchr("/?#", host.ptr[n]) || (unsigned char)host.ptr[n] <= ' ') host.len = n;
    const char *user = host.len ? memchr(host.ptr, '@', host.len) : NULL;
    if (user) host = (who_str){user + 1, host.len - (size_t)(user + 1 - host.ptr)};
    const char *port = host.len ? memchr(host.ptr, ':', host.len) : NULL;
    if (port) host.len = (size_t)(port - host.ptr);
    if (str_starts(host, "www.") && host.len > 4) host = (who_str){host.ptr + 4, host.len - 4};
    return host;
}

/* ---- dates ---- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
static bool is_year(int64_t n) { return n >= 1500 && n < 2200; }

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

/* 0 for a month or day that is not known; empty where they cannot be. */
static who_str make_date(arena *mem, int64_t year, int64_t month, int64_t day)
{
    if (!is_year(year) || month < 0 || month > 12 || day < 0) return STR("");
    if (!month) return arena_printf(mem, "%04d", (int)year);
    if (day > days_in((int)year, (int)month)) return STR("");
    if (!day) return arena_printf(mem, "%04d-%02d", (int)year, (int)month);
    return arena_printf(mem, "%04d-%02d-%02d", (int)year, (int)month, (int)day);
}

static int64_t number(const char *p, size_t n)
{
    int64_t value = 0;
    for (size_t i = 0; i < n; i++) value = 10 * value + (p[i] - '0');
    return value;
}

/* Days since 1970 to a date (the usual arithmetic of eras of 400 years). */
static who_str date_of_days(arena *mem, int64_t days)
{
    days += 719468;
    int64_t era = days / 146097, of_era = days % 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int64_t shifted = (5 * of_year + 2) / 153;
    int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    return make_date(mem, year + era * 400 + (month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1);
}

/* A value that is digits at first: n of them, `rest` behind. Empty where it is none of the all-digit forms. */
static who_str date_of_digits(arena *mem, const char *p, size_t n, who_str rest)
{
    bool fraction = rest.len && rest.ptr[0] == '.' && strspn(rest.ptr + 1, "0123456789") >= rest.len - 1;
    bool alone = !rest.len || fraction;
    if (n == 4 && alone) return make_date(mem, number(p, 4), 0, 0);
    if (n == 6 && !rest.len) return make_date(mem, number(p, 4), number(p + 4, 2), 0);
    if ((n == 8 && (alone || rest.ptr[0] == 'T' || rest.ptr[0] == ' ' || rest.ptr[0] == 't')) || n == 14 || n == 12) {
        who_str date = make_date(mem, number(p, 4), number(p + 4, 2), number(p + 6, 2));
        if (date.len && number(p + 4, 2) && number(p + 6, 2)) return date;
    }
    if (!alone || n < 9 || n > 16) return STR("");
    int64_t value = number(p, n);
    if (n >= 15)
        value /= 1000000;
    else if (n >= 12)
        value /= 1000;
    return date_of_days(mem, value / 86400);
}

/* 1 to 12 for a word that begins with an English month's first three letters and is one, or 0. */
static int month_of(const char *p, size_t n)
{
    static const char *const months[] = {"january", "february", "march",     "april",   "may",      "june",
                                         "july",    "august",   "september", "october", "november", "december"};
    for (int m = 0; m < 12 && n >= 3; m++) {
        size_t i = 0;
        while (i < n && months[m][i] && ((unsigned char)p[i] | 32) == (unsigned char)months[m][i]) i++;
        if (i == n) return m + 1;
    }
    return 0;
}

/* "30 December 2021", "Dec. 30th, 2021 5:04 pm", "Thu Dec 30 17:04:00 +0000 2021": a month's name, the first number
 * that can be a day, the first that can be a year. A year of two digits only as RFC 822 has it: "30 Dec 21". */
static who_str date_of_words(arena *mem, who_str s)
{
    int64_t year = 0, day = 0;
    int month = 0;
    bool day_first = false;
    for (size_t i = 0; i < s.len;) {
        size_t from = i;
        if (is_letter(s.ptr[i])) {
            while (i < s.len && is_letter(s.ptr[i])) i++;
            if (!month) month = month_of(s.ptr + from, i - from);
            continue;
        }
        if (!is_digit(s.ptr[i])) {
            i++;
            continue;
        }
        while (i < s.len && is_digit(s.ptr[i])) i++;
        size_t n = i - from;
        int64_t value = n <= 4 ? number(s.ptr + from, n) : 0;
        bool clock = (i < s.len && s.ptr[i] == ':') || (from && strchr(":+", s.ptr[from - 1]));
        if (clock) continue;
        if (n == 4 && is_year(value) && !year)
            year = value;
        else if (n <= 2 && value >= 1 && value <= 31 && !day) {
            day = value;
            day_first = !month;
        } else if (n == 2 && day_first && month && !year)
            year = value < 70 ? 2000 + value : 1900 + value;
    }
    return month ? make_date(mem, year, month, day) : STR("");
}

/* Three numbers with the same separator: a year first or last. */
static who_str date_of_numbers(arena *mem, who_str s)
{
    int64_t part[3] = {0};
    size_t digits[3] = {0}, n = 0, i = 0;
    char separator = 0;
    while (n < 3) {
        size_t from = i;
        while (i < s.len && is_digit(s.ptr[i]) && i - from < 5) i++;
        if (i == from || i - from > 4) return STR("");
        digits[n] = i - from;
        part[n++] = number(s.ptr + from, i - from);
        if (i == s.len || !strchr("-/.", s.ptr[i]) || (separator && s.ptr[i] != separator)) break;
        separator = s.ptr[i++];
    }
    if (digits[0] == 4 && n >= 2) return part[1] ? make_date(mem, part[0], part[1], part[2]) : STR("");
    if (n < 3 || digits[2] != 4) return STR("");
    if (separator == '.' || part[0] > 12) return make_date(mem, part[2], part[1], part[0]);
    if (part[1] > 12 || part[0] == part[1]) return make_date(mem, part[2], part[0], part[1]);
    return part[0] && part[1] ? make_date(mem, part[2], 0, 0) : STR("");
}

who_str value_date(arena *mem, who_str s)
{
    s = str_trim(s);
    if (s.len > 100) s.len = 100;
    size_t n = 0;
    while (n < s.len && is_digit(s.ptr[n])) n++;
    if (n) {
        who_str rest = arena_str(mem, s.ptr + n, s.len - n); /* ends in NUL, for strspn */
        who_str date = date_of_digits(mem, s.ptr, n, rest);
        if (!date.len) date = date_of_numbers(mem, s);
        if (date.len) return date;
    }
    return date_of_words(mem, s);
}

/* ---- authors ---- */

/* Moves *p behind any of the separators between names that stands there; false where none does. */
static bool skip_separator(const char **p, const char *end, bool commas)
{
    static const char *const words[] = {" and ", " AND ", " with ", " & ", " | "};
    const char *s = *p;
    if (*s == ';' || *s == '\n' || (commas && *s == ',')) {
        *p = s + 1;
        return true;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if ((size_t)(end - s) > n && memcmp(s, words[i], n) == 0) {
            *p = s + n;
            return true;
        }
    }
    return false;
}

/* What follows a name and is none: "Staff Writer", "Associated Press correspondent". */
static bool is_job(who_str s)
{
    static const char *const words[] = {"staff",     "writer",      "reporter", "correspondent", "editor",
                                        "columnist", "contributor", "bureau",   "special to",    "photographer"};
    char lower[80];
    if (s.len >= sizeof lower) return true;
    for (size_t i = 0; i < s.len; i++) lower[i] = (char)(s.ptr[i] >= 'A' && s.ptr[i] <= 'Z' ? s.ptr[i] | 32 : s.ptr[i]);
    lower[s.len] = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(lower, words[i])) return true;
    return false;
}

static void add_author(buf *out, who_str name, who_str *agency)
{
    name = str_trim(name);
    while (name.len && strchr("'\"[(", name.ptr[0])) name = str_trim((who_str){name.ptr + 1, name.len - 1});
    const char *close = name.len ? memchr(name.ptr, ']', name.len) : NULL; /* of a link: [A](address) */
    if (close) name.len = (size_t)(close - name.ptr);
    while (name.len && strchr("'\",])", name.ptr[name.len - 1])) name = str_trim((who_str){name.ptr, name.len - 1});
    for (size_t i = 1; i + 5 < name.len; i++)
        if (memcmp(name.ptr + i, " for ", 5) == 0) {
            if (agency && !agency->len) *agency = (who_str){name.ptr + i + 5, name.len - i - 5};
            name.len = i;
        }
    for (size_t i = 1; i + 4 < name.len; i++)
        if (memcmp(name.ptr + i, " in ", 4) == 0 && name.ptr[i + 4] >= 'A' && name.ptr[i + 4] <= 'Z') name.len = i;
    if (value_is_missing(name) || value_is_url(name) || is_job(name)) return;
    buf_z(out, out->len ? "; " : "");
    buf_str(out, name);
}

who_str value_authors(arena *mem, who_str s, who_str *agency)
{
    s = str_trim(s);
    bool commas = s.len && s.ptr[0] == '[';
    if (s.len > 3 && (s.ptr[0] | 32) == 'b' && (s.ptr[1] | 32) == 'y' && (s.ptr[2] == ' ' || s.ptr[2] == ':')) {
        commas = true;
        s = str_trim((who_str){s.ptr + 3, s.len - 3});
    }
    buf out = {0};
    const char *p = s.ptr, *end = s.ptr + s.len, *from = p;
    while (p < end) {
        const char *at = p;
        if (*p == ']' && p + 1 < end && p[1] == '(') { /* an address may hold anything */
            const char *close = memchr(p, ')', (size_t)(end - p));
            p = close ? close : p + 1;
        } else if (skip_separator(&p, end, commas)) {
            add_author(&out, (who_str){from, (size_t)(at - from)}, agency);
            from = p;
        } else
            p++;
    }
    add_author(&out, (who_str){from, (size_t)(end - from)}, agency);
    who_str made = out.len ? buf_slice(&out) : value_is_missing(s) ? STR("") : s;
    made = arena_str(mem, made.ptr, made.len);
    buf_free(&out);
    return made;
}
