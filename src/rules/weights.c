/* weights.c - weights.txt: what each feature of a candidate is worth.
 *
 * A line is `feature<TAB>a<TAB>b<TAB>weight`; a and b may be empty. The file is made by `make train` and read by
 * attribute/; here it is only a table from the hash of the three words to a number.
 */
#include <stdlib.h>

#include "rules/internal.h"

uint64_t weight_key(who_str feature, who_str a, who_str b)
{
    return hash_mix(hash_mix(str_hash(feature), str_hash(a)), str_hash(b));
}

/* A decimal number such as -1.25, whatever the locale; false when it is none. */
static bool read_number(who_str s, float *out)
{
    bool minus = s.len && s.ptr[0] == '-', digits = false;
    double x = 0, unit = 1;
    bool fraction = false;
    for (size_t i = minus; i < s.len; i++) {
        char c = s.ptr[i];
        if (c == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (c < '0' || c > '9') return false;
        digits = true;
        if (fraction)
            unit /= 10, x += (c - '0') * unit;
        else
            x = x * 10 + (c - '0');
    }
    *out = (float)(minus ? -x : x);
    return digits;
}

int load_weights(const rules *r, map64 *weights, who_err *err)
{
    who_str text = rules_file(r, "weights.txt");
    for (uint64_t line = 1; text.len; line++) {
        who_str rest = str_split(&text, '\n'), whole = rest;
        if (!rest.len || rest.ptr[0] == '#') continue;
        who_str feature = str_split(&rest, '\t'), a = str_split(&rest, '\t'), b = str_split(&rest, '\t');
        float w;
        if (!read_number(rest, &w))
            return err_at(err, WHO_ERULES, "weights.txt", line, (uint64_t)(rest.ptr - whole.ptr) + 1, UINT64_MAX,
                          "no number");
        uint32_t bits; /* never WHO_NONE, which is a NaN */
        memcpy(&bits, &w, sizeof bits);
        *map64_at(weights, weight_key(feature, a, b), bits) = bits;
    }
    return WHO_OK;
}

float rules_weight(const rules *r, uint64_t key)
{
    uint32_t bits = hashed_get(&r->lexicon.weights, key);
    float w = 0;
    if (bits != WHO_NONE) memcpy(&w, &bits, sizeof w);
    return w;
}
