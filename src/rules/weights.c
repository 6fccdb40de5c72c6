/* weights.c - weights.txt: what each feature of a candidate is worth.
 *
 * A line is `feature<TAB>a<TAB>b<TAB>weight`; a and b may be empty. The file is made by `make train` and read by
 * attribute/; here it is only a table from the hash of the three words to a number: eight bytes for each weight, small
 * enough to stay in the processor's caches, for every candidate asks for fifty of them.
 *
 * Of a key the upper bits choose the slot and the lower half is compared, so that one in 10^9 features that no line has
 * is given the weight of another.
 */
#include "rules/internal.h"

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

/* The slot of the key, or the free one where it belongs. */
static inline weight *weight_slot(const lexicon *x, uint64_t key)
{
    uint32_t last = (uint32_t)(UINT64_MAX >> x->weights_shift), at = (uint32_t)(key >> x->weights_shift);
    uint32_t tag = (uint32_t)key | 1;
    /* A product, so that it is one branch: which features have a weight cannot be foreseen, but the first slot tells of
     * most, whether they have. */
    while ((uint64_t)(x->weights[at].tag ^ tag) * x->weights[at].tag != 0) at = (at + 1) & last;
    return &x->weights[at];
}

/* Room for as many weights as the file has lines, less than half full. */
static void make_slots(lexicon *x, who_str text)
{
    uint32_t lines = 1;
    for (size_t i = 0; i < text.len; i++) lines += text.ptr[i] == '\n';
    x->weights_shift = 62;
    while ((UINT64_MAX >> x->weights_shift) / 2 < lines) x->weights_shift--;
    x->weights = who_alloc(sizeof *x->weights * (size_t)((UINT64_MAX >> x->weights_shift) + 1)); /* zeroed */
}

int load_weights(const rules *r, lexicon *x, who_err *err)
{
    who_str text = rules_file(r, "weights.txt");
    make_slots(x, text);
    for (uint64_t line = 1; text.len; line++) {
        who_str rest = str_split(&text, '\n'), whole = rest;
        if (!rest.len || rest.ptr[0] == '#') continue;
        hashed feature = hashed_of(str_split(&rest, '\t')), a = hashed_of(str_split(&rest, '\t'));
        hashed b = hashed_of(str_split(&rest, '\t'));
        uint64_t key = weight_key(feature, a, b);
        weight *slot = weight_slot(x, key);
        if (!read_number(rest, &slot->weight))
            return err_at(err, WHO_ERULES, "weights.txt", line, (uint64_t)(rest.ptr - whole.ptr) + 1, UINT64_MAX,
                          "no number");
        slot->tag = (uint32_t)key | 1;
    }
    return WHO_OK;
}

float rules_weights(const rules *r, const uint64_t *keys, uint32_t n)
{
    float sum = 0;
    for (uint32_t i = 0; i < n; i++) sum += weight_slot(&r->lexicon, keys[i])->weight;
    return sum;
}
