/* token.c - paragraphs to tokens.
 *
 * One pass over the bytes; each word is lower-cased once and looked up once. Possessives and contractions are tokens of
 * their own ('s, n't, 're), as in the Penn Treebank, because "Velden's" is Velden. The full stop belongs to initials
 * and abbreviations, and to a name that has it inside (Ostrel.com).
 * Text that was read in the wrong encoding ("â€œ") is decoded on the fly to the mark that was meant, over the bytes
 * that stand there, so spans still point into the text as it was given.
 * Gets wrong: a plural possessive inside single marks, which is a mark here; quote/ decides.
 */
#include "text/internal.h"

#define TOKENS_OF_NOTHING 8 /* behind the last one */
#define LOWER_MAX 64        /* bytes of a word that are looked up; longer ones are in no lexicon */
#define EXPECTED 8          /* words read ahead of the one that is looked up; a power of two */
#define BYTES_PER_TOKEN 4   /* real text has five and more, so that most articles need one allocation */

/* The character at s[0..len) and its length in bytes, undoing a wrong reading of UTF-8 as Latin-1 or CP1252. */
static int read_char(const char *s, size_t len, uint32_t *code)
{
    int n = utf8_decode(s, len, code);
    if (*code != 0xE2 && *code != 0xC3 && *code != 0xC2) return n;
    uint32_t second;
    int m = len > (size_t)n ? utf8_decode(s + n, len - (size_t)n, &second) : 0;
    if (!m) return n;
    if (*code != 0xE2) {
        if (second < 0x80 || second > 0xBF) return n;
        *code = (*code == 0xC3 ? 0xC0 : 0x80) | (second & 0x3F);
        return n + m;
    }
    if (second != 0x20AC && second != 0x80) return n;
    uint32_t third;
    size_t read = (size_t)n + (size_t)m;
    int k = len > read ? utf8_decode(s + read, len - read, &third) : 0;
    static const struct {
        uint32_t seen, meant;
    } THIRD[] = {
        {0x153, 0x201C}, {0x9C, 0x201C},   {0x9D, 0x201D}, {0x2122, 0x2019}, {0x99, 0x2019}, {0x2DC, 0x2018},
        {0x98, 0x2018},  {0x201C, 0x2013}, {0x93, 0x2013}, {0x201D, 0x2014}, {0x94, 0x2014}, {0xA6, 0x2026},
    };
    for (size_t i = 0; k && i < sizeof THIRD / sizeof *THIRD; i++)
        if (THIRD[i].seen == third) {
            *code = THIRD[i].meant;
            return n + m + k;
        }
    if (second == 0x20AC) { /* the third byte, 0x9D, has no character in CP1252 and was dropped */
        *code = 0x201D;
        return n + m;
    }
    return n;
}

static bool is_double_mark(uint32_t c)
{
    return c == '"' || (c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2039 || c == 0x203A ||
           (c >= 0x300C && c <= 0x300F) || c == 0xFF02;
}

/* What the mark itself says: low and left ones open, right ones close, straight ones say nothing. */
static int direction(uint32_t c)
{
    switch (c) {
    case 0x201C:
    case 0x201E:
    case 0x201F:
    case 0xAB:
    case 0x2039:
    case 0x300C:
    case 0x300E:
    case 0x2018:
    case 0x201B:
    case '`':
        return MARK_OPENS;
    case 0x201D:
    case 0xBB:
    case 0x203A:
    case 0x300D:
    case 0x300F:
    case 0x2019:
        return MARK_CLOSES;
    default:
        return 0;
    }
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x201B || c == '`' || c == 0xB4 || c == 0x2BC;
}
static bool is_digit(uint32_t c) { return c >= '0' && c <= '9'; }
static bool is_letter(uint32_t c) { return (c | 32) - 'a' <= 'z' - 'a'; } /* of ASCII */
static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0xA0 || c == 0x85 || (c >= 0x2000 && c <= 0x200B) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x3000 || c == 0xFEFF;
}
static bool is_dash(uint32_t c) { return c == 0x2013 || c == 0x2014 || c == 0x2015 || c == 0x2012 || c == 0x2E3A; }

typedef struct scan {
    doc *d;
    const rules *r;
    const char *s;
    uint32_t room; /* for tokens, in d->tokens */
    struct expected {
        uint64_t hash;
        uint32_t token;
    } expected[EXPECTED]; /* words that are still to be looked up; a ring */
    uint32_t nexpected;   /* so many were ever put there */
    uint32_t end;
    bool space;
    uint32_t open; /* single marks of the paragraph that are still open */
    bool divided;  /* see struct paragraph */
    bool doubled;  /* an opening mark was doubled: so will be the one that closes */
} scan;

static inline uint32_t peek(const scan *z, uint32_t at, uint32_t *code)
{
    *code = 0;
    if (at >= z->end) return 0;
    unsigned char c = (unsigned char)z->s[at];
    *code = c;
    return c < 0x80 ? 1 : (uint32_t)read_char(z->s + at, z->end - at, code);
}

/* Lower-cases the token into out, apostrophes straight; 0 when it is too long to be in a lexicon. */
static size_t lower_into(const scan *z, uint32_t start, uint32_t end, char *out)
{
    size_t n = 0;
    for (uint32_t at = start, step; at < end; at += step) {
        uint32_t c;
        if (n + 4 > LOWER_MAX) return 0;
        if (z->s[at] >= 'a' && z->s[at] <= 'z') {
            out[n++] = z->s[at];
            step = 1;
            continue;
        }
        step = peek(z, at, &c);
        if (is_apostrophe(c)) c = '\'';
        if (c < 0x80)
            out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
        else
            n += (size_t)utf8_encode(utf8_lower(c), out + n);
    }
    return n;
}

static void add_token(scan *z, token k)
{
    doc *d = z->d;
    if (d->ntokens == z->room) {
        size_t room = z->room + (size_t)z->room / 2 + 16;
        d->tokens = arena_grow(&d->mem, d->tokens, sizeof k * z->room, sizeof k * room);
        z->room = (uint32_t)room;
    }
    if (z->space) k.shape |= SHAPE_SPACE;
    z->space = false;
    d->tokens[d->ntokens++] = k;
}

static void push(scan *z, uint32_t start, uint32_t end, int kind, int shape)
{
    token k = {.start = start, .end = end, .word = NO_WORD, .kind = (unsigned)kind, .shape = (unsigned)shape};
    if (kind == TOK_WORD || kind == TOK_PUNCT) {
        char low[LOWER_MAX + 4];
        size_t n = lower_into(z, start, end, low);
        if (n) k.word = rules_word(z->r, (who_str){low, n});
        if (shape & SHAPE_UPPER && n == 2 && memcmp(low, "us", 2) == 0) k.word = rules_word(z->r, STR("u.s.")); /* US */
        if (shape & SHAPE_UPPER && n == 3 && memcmp(low, "who", 3) == 0) k.word = NO_WORD; /* WHO, not who */
        if (k.word == NO_WORD && n > 1 && low[n - 1] == '.') k.word = rules_word(z->r, (who_str){low, n - 1});
    }
    add_token(z, k);
}

/* Splits 's, 're, 've, 'll, 'd, 'm and n't off the end of the word [start, end); pushes both parts. */
static void push_word(scan *z, uint32_t start, uint32_t end, int shape, uint32_t apostrophe)
{
    if (apostrophe > start && apostrophe < end) {
        uint32_t c, a = apostrophe + peek(z, apostrophe, &c);
        who_str tail = {z->s + a, end - a};
        char t0 = tail.len ? (char)(tail.ptr[0] | 32) : 0, t1 = tail.len > 1 ? (char)(tail.ptr[1] | 32) : 0;
        bool one = tail.len == 1 && (t0 == 's' || t0 == 'd' || t0 == 'm');
        bool two = tail.len == 2 && ((t0 == 'r' && t1 == 'e') || (t0 == 'v' && t1 == 'e') || (t0 == 'l' && t1 == 'l'));
        bool neg = tail.len == 1 && t0 == 't' && (z->s[apostrophe - 1] | 32) == 'n' && apostrophe - start >= 2;
        if (one || two || neg) {
            uint32_t cut = neg ? apostrophe - 1 : apostrophe;
            push(z, start, cut, TOK_WORD, shape);
            push(z, cut, end, TOK_WORD, 0);
            return;
        }
    }
    push(z, start, end, TOK_WORD, shape);
}

/* Is the word one of the list's, which end in a space each? */
static bool is_listed(const char *list, const char *low, size_t n)
{
    for (; *list; list++) {
        size_t same = 0;
        while (same < n && list[same] == low[same]) same++;
        if (same == n && list[n] == ' ') return true;
        list += same;
        while (*list != ' ') list++;
    }
    return false;
}

/* "then-Sen.", "Maj-Gen.": where the last of its joined words begins, if a capital does. */
static uint32_t behind_hyphen(const scan *z, uint32_t start, uint32_t end)
{
    uint32_t at = end;
    while (at > start && z->s[at - 1] != '-') at--;
    return at < end && z->s[at] >= 'A' && z->s[at] <= 'Z' ? at : start;
}

/* "No. 10", "No. Ten", and not "No. She left.": does a number follow the full stop behind `end`? */
static bool leads_to_number(const scan *z, uint32_t end)
{
    uint32_t at = end + 1;
    while (at < z->end && z->s[at] == ' ') at++;
    bool ten = at + 3 <= z->end && memcmp(z->s + at, "Ten", 3) == 0;
    return ten || (at < z->end && z->s[at] >= '0' && z->s[at] <= '9');
}

/* A full stop after a word: part of it for initials and abbreviations. */
static bool takes_stop(const scan *z, uint32_t start, uint32_t end, bool dotted)
{
    static const char *const ABBREVIATIONS['z' - 'a' + 1] = {
        "addl adm al ala ald approx apr ariz ark assn assoc asst atty aug ave ",
        "barr bhd blvd brig bros ",
        "calif capt cdr cie cllr cmdr co col colo commr conn const corp cpl ",
        "dec del dep dept det dr dra dy ",
        "engr est etc ",
        "feb fla flt fr ft ",
        "ga gen gens gov govs govt ",
        "hon ",
        "ill inc ind ing insp intl ",
        "jan jr jul jun ",
        "kan ky ",
        "la lt ltd ltjg ",
        "maj mar mass md messrs mfg mgr mich minn miss mlle mme mo mont mr mrs ms msgr mt ",
        "natl neb nev no nov ",
        "oct okla ore ",
        "pa pres prof profs pte pty pvt ",
        "",
        "rd rep reps retd rev revs rs ",
        "sdn secy sen sens sep sept sgt shri smt spc sqn sr sra srta st supt ",
        "tenn tex ",
        "univ ",
        "va v vol vs vt ",
        "wash wg wis wyo ",
        "",
        "",
        ""};
    bool site = end - start == 1 && z->s[start] == 'X' && start > 3 && !memcmp(z->s + start - 4, " on ", 4);
    if (site) return false; /* posted on X. Oss replied */
    if (dotted || (end - start == 1 && z->s[start] >= 'A' && z->s[start] <= 'Z')) return true;
    if (end - start > 6) return false;
    char low[LOWER_MAX + 4];
    size_t n = lower_into(z, start, end, low);
    if (!n || low[0] < 'a' || low[0] > 'z' || !is_listed(ABBREVIATIONS[low[0] - 'a'], low, n)) return false;
    if (n == 2 && memcmp(low, "no", 2) == 0) return leads_to_number(z, end);
    if (z->s[start] >= 'A' && z->s[start] <= 'Z') return true;
    static const char WORDS[] = "ill mass miss wash ore rep mar "; /* Oss was ill. Velden said */
    bool beside = low[0] == 'a' || low[0] == 'v';                  /* et al., Oss v. Selm */
    return (n > 2 || beside) && !is_listed(WORDS, low, n);
}

/* Is what stands at `at`, behind ASCII letters, certainly no part of their word? The full stop may be. */
static inline bool ends_letters(const scan *z, uint32_t at)
{
    if (at == z->end || z->s[at] == ' ') return true;
    unsigned char c = (unsigned char)z->s[at];
    switch (c) {
    case '-':
    case '\'':
    case '`':
    case '&':
    case '.':
    case '_':
        return false;
    case 0xE2: { /* the usual marks and dashes, and three dots */
        const unsigned char *p = (const unsigned char *)z->s + at;
        return z->end - at > 2 && p[1] == 0x80 &&
               (p[2] == 0x9C || p[2] == 0x9D || p[2] == 0x93 || p[2] == 0x94 || p[2] == 0xA6);
    }
    default:
        return c < 0x80 && !is_digit(c);
    }
}

static void settle(scan *z, uint32_t i)
{
    const struct expected *e = &z->expected[i % EXPECTED];
    z->d->tokens[e->token].word = rules_hashed(z->r, e->hash);
}

/* The last token's word is looked up when some more have been read, which is time for memory to answer. */
static void expect(scan *z, word_key key)
{
    uint64_t hash = key_hash(key);
    rules_expect(z->r, hash);
    if (z->nexpected >= EXPECTED) settle(z, z->nexpected);
    z->expected[z->nexpected++ % EXPECTED] = (struct expected){hash, z->d->ntokens - 1};
}

static void settle_all(scan *z)
{
    uint32_t n = z->nexpected < EXPECTED ? z->nexpected : EXPECTED;
    for (uint32_t i = 0; i < n; i++) settle(z, i);
}

#define EACH_BYTE UINT64_C(0x0101010101010101)

/* The ASCII letters that a text goes on with, up to eight: how many, lower-cased in `low` with 0 behind them, and a bit
 * for each that was so. */
typedef struct letter_run {
    uint64_t low, was_low;
    uint32_t n;
} letter_run;

static inline letter_run letters_of(uint64_t bytes)
{
    uint64_t low = bytes | EACH_BYTE * 32, seven = low & EACH_BYTE * 127; /* no byte carries into the next below */
    uint64_t from_a = seven + EACH_BYTE * (128 - 'a'), behind_z = seven + EACH_BYTE * (127 - 'z');
    uint64_t other = (~from_a | behind_z | bytes) & EACH_BYTE * 128;
    if (!other) return (letter_run){low, bytes & EACH_BYTE * 32, 8};
    uint32_t bits = (uint32_t)__builtin_ctzll(other) & ~7u;
    uint64_t mask = (UINT64_C(1) << bits) - 1;
    return (letter_run){low & mask, bytes & mask & EACH_BYTE * 32, bits / 8};
}

/* The same of fewer bytes than eight, where the text ends. */
static letter_run last_letters(const char *s, uint32_t n)
{
    char bytes[8] = {0};
    memcpy(bytes, s, n);
    return letters_of(load8(bytes));
}

static inline letter_run letters_at(const scan *z, uint32_t at)
{
    return z->end - at >= 8 ? letters_of(load8(z->s + at)) : last_letters(z->s + at, z->end - at);
}

/* "J.Tamm", "M.K.Oss": initials that nothing parts from the name. */
static bool begins_name(const scan *z, uint32_t at)
{
    return at + 1 < z->end && z->s[at] >= 'A' && z->s[at] <= 'Z' && z->s[at + 1] >= 'a' && z->s[at + 1] <= 'z';
}

/* "(OST.L)", "<OST.DE>": does the full stop at `at`, behind the word that begins at `start`, part a share's sign from
 * its exchange, up to three capitals that a bracket closes? */
static bool is_inside_sign(const scan *z, uint32_t start, uint32_t at)
{
    if (start == 0 || (z->s[start - 1] != '(' && z->s[start - 1] != '<')) return false;
    uint32_t end = at + 1;
    while (end < z->end && end <= at + 3 && z->s[end] >= 'A' && z->s[end] <= 'Z') end++;
    return end > at + 1 && end < z->end && (z->s[end] == ')' || z->s[end] == '>' || z->s[end] == ',');
}

/* "Ostrel.com": does the full stop at `at`, behind the name that begins at `start`, stand inside it? */
static bool is_inside_name(const scan *z, uint32_t start, uint32_t at)
{
    if (is_inside_sign(z, start, at)) return true;
    return z->s[start] >= 'A' && z->s[start] <= 'Z' && at + 2 < z->end && z->s[at + 1] >= 'a' && z->s[at + 1] <= 'z' &&
           is_letter((unsigned char)z->s[at + 2]);
}

/* Most words: ASCII letters without anything joined to them. Where it ends, or `start` where scan_word() must look. */
static uint32_t scan_letters(scan *z, uint32_t start)
{
    letter_run head = letters_at(z, start), tail = {0};
    if (head.n == 8) tail = letters_at(z, start + 8);
    uint32_t n = head.n + tail.n;
    bool upper = !(head.was_low | tail.was_low);
    for (; tail.n == 8 && start + n < z->end && is_letter((unsigned char)z->s[start + n]); n++)
        upper = upper && !(z->s[start + n] & 32);
    uint32_t at = start + n;
    bool stop = at < z->end && z->s[at] == '.';
    if (stop ? n <= 2 || takes_stop(z, start, at, false) || is_inside_name(z, start, at) : !ends_letters(z, at))
        return start;
    int shape = (z->s[start] & 32 ? 0 : SHAPE_CAP) | (upper && n > 1 ? SHAPE_UPPER : 0);
    if (n > WORD_KEY || shape & SHAPE_UPPER) {
        push(z, start, at, TOK_WORD, shape);
        return at;
    }
    add_token(z, (token){.start = start, .end = at, .word = NO_WORD, .kind = TOK_WORD, .shape = (unsigned)shape});
    expect(z, (word_key){head.low, (uint32_t)tail.low});
    return at;
}

/* Most numbers: digits without anything joined to them; else `start`. */
static uint32_t scan_digits(scan *z, uint32_t start)
{
    uint32_t at = start;
    while (at < z->end && is_digit((unsigned char)z->s[at])) at++;
    unsigned char c = at < z->end ? (unsigned char)z->s[at] : ' ';
    if (c == ',' || c == ':' || c == '/' || is_letter(c) || !ends_letters(z, at)) return start;
    push(z, start, at, TOK_NUMBER, 0);
    return at;
}

/* A word: letters and digits, with hyphens, apostrophes and single dots between them; @names and #tags. */
static uint32_t scan_word(scan *z, uint32_t start)
{
    uint32_t at = start, c, step, apostrophe = 0;
    bool dotted = false, lower = false, hyphen = false;
    int upper = 0, letters = 0;
    peek(z, at, &c);
    bool digit = is_digit(c);
    uint32_t first = c;
    if (c == '@' || c == '#') at++;
    for (;;) {
        while (at < z->end && z->s[at] >= 'a' && z->s[at] <= 'z') letters++, lower = true, at++; /* most of all bytes */
        if ((step = peek(z, at, &c)) == 0) break;
        if (c < 0x80 ? (c | 32) >= 'a' && (c | 32) <= 'z' : utf8_is_alpha(c)) {
            letters++;
            if (c < 0x80 ? c <= 'Z' : utf8_is_upper(c))
                upper++;
            else
                lower = true;
        } else if (!is_digit(c) && c != '_') {
            uint32_t next, ahead = peek(z, at + step, &next);
            bool joined = ahead && (utf8_is_alpha(next) || is_digit(next));
            bool name = c == '.' && is_inside_name(z, start, at); /* Ostrel.com */
            bool stop = c == '.' && (dotted || (letters <= 2 && at - start <= 4)) && !begins_name(z, at + step);
            bool inner = (c == '-' || c == 0x2010 || c == 0x2011 || is_apostrophe(c) || (c == '&' && upper && !lower) ||
                          (digit && (c == ',' || c == '.' || c == ':' || c == '/') && is_digit(next)) || stop) &&
                         joined;
            if (!inner && !name) break;
            if (c == '.' && !digit && !name) dotted = true;
            if (c == '-') hyphen = true;
            if (is_apostrophe(c)) apostrophe = at;
        }
        at += step;
    }
    if (digit && apostrophe && !letters && (c == '"' || c == 0x201D)) at += peek(z, at, &c), peek(z, at, &c); /* 6'2" */
    int shape = 0;
    uint32_t last_part = hyphen ? behind_hyphen(z, start, at) : start;
    if (c == '.' && letters && !digit && at < z->end && takes_stop(z, last_part, at, dotted)) {
        shape |= at - start == 1 ? SHAPE_INITIAL : SHAPE_ABBREV;
        at++;
    } else if (dotted)
        shape |= SHAPE_ABBREV;
    if (hyphen) shape |= SHAPE_HYPHEN;
    if (first != '@' && first != '#' && upper && utf8_is_upper(first)) shape |= SHAPE_CAP;
    if (upper >= 2 && !lower) shape |= SHAPE_UPPER;
    if (upper && !lower && first != '@' && letters == 1) shape |= SHAPE_CAP;
    if (digit && !letters)
        push(z, start, at, TOK_NUMBER, shape);
    else
        push_word(z, start, at, shape, apostrophe);
    return at;
}

/* "the voters' claim": a single mark behind an s that closes nothing, with a word to come. */
static bool is_plural_possessive(const scan *z, uint32_t start, uint32_t behind)
{
    if (z->open || z->space || start == 0 || (z->s[start - 1] | 32) != 's') return false;
    uint32_t c, step = peek(z, behind, &c);
    if (c != ' ') return false;
    peek(z, behind + step, &c);
    return utf8_is_alpha(c) || is_digit(c);
}

/* Punctuation and marks; '' and ``, straight or curled, are one mark, ... and -- one sign. */
static uint32_t scan_sign(scan *z, uint32_t start, uint32_t c, uint32_t step)
{
    uint32_t at = start + step, next;
    peek(z, at, &next);
    if (is_double_mark(c)) {
        bool closes = direction(c) == MARK_CLOSES;
        if (next == c && (closes ? z->doubled : c != 0xBB)) {
            at += peek(z, at, &next); /* doubled by a faulty export */
            z->doubled = !closes;
        }
        push(z, start, at, TOK_MARK, direction(c));
    } else if (is_apostrophe(c)) {
        bool curled = c == 0x2018 || (c == 0x2019 && !z->open); /* not: the inner one, then the outer one */
        bool doubled = next == c && (c == '`' || c == '\'' || curled);
        bool three = doubled && at + 1 < z->end && (uint32_t)(unsigned char)z->s[at + 1] == c;
        if (three && !z->space) doubled = false; /* 'old-school,''' closes the inner one first */
        if (doubled) at += step;
        if (!doubled && c != '`' && is_plural_possessive(z, start, at)) {
            push(z, start, at, TOK_WORD, 0);
            return at;
        }
        if (!doubled && z->space)
            z->open++;
        else if (!doubled && z->open)
            z->open--;
        push(z, start, at, TOK_MARK, direction(c) | (doubled ? 0 : MARK_SINGLE));
    } else {
        z->divided |= c != '.' && c != ',';
        if (c == '.' || c == '-')
            while (at < z->end && (uint32_t)(unsigned char)z->s[at] == c) at++;
        if (at - start == 1 && c != '-') {
            add_token(z, (token){.start = start, .end = at, .word = NO_WORD, .kind = TOK_PUNCT});
            expect(z, (word_key){c, 0});
            return at;
        }
        push(z, start, at, TOK_PUNCT, is_dash(c) ? SHAPE_HYPHEN : (c == '-' ? SHAPE_HYPHEN : 0));
    }
    return at;
}

/* An address is one token that is no word: its dots and slashes would end sentences. */
static uint32_t scan_address(scan *z, uint32_t start)
{
    static const char *const STARTS[] = {"http://", "https://", "www.", "pic.twitter.com", NULL};
    who_str rest = {z->s + start, z->end - start};
    for (int i = 0; STARTS[i]; i++)
        if (str_starts(rest, STARTS[i])) {
            uint32_t at = start;
            while (at < z->end && (unsigned char)z->s[at] > ' ' && !strchr("\"<>()[]", z->s[at])) at++;
            push(z, start, at, TOK_PUNCT, 0);
            return at;
        }
    return start;
}

/* Can one stand at `start`? "ht", "ww" and "pi" begin few words. */
static inline bool may_be_address(const scan *z, uint32_t start)
{
    char first = z->s[start], second = start + 1 < z->end ? z->s[start + 1] : 0;
    return (first == 'h' && second == 't') || (first == 'w' && second == 'w') || (first == 'p' && second == 'i');
}

/* The token that begins at `start`, where no white space is: where it ends. */
static uint32_t scan_token(scan *z, uint32_t start)
{
    uint32_t c, next, step, at = start;
    unsigned char first = (unsigned char)z->s[start];
    if (is_letter(first)) {
        if (may_be_address(z, start)) at = scan_address(z, start);
        if (at == start) at = scan_letters(z, start);
    } else if (is_digit(first)) {
        at = scan_digits(z, start);
    }
    if (at > start) return at;
    step = peek(z, start, &c);
    peek(z, start + step, &next);
    bool name = (c == '@' || c == '#') && (utf8_is_alpha(next) || next == '_');
    if (is_digit(c) || utf8_is_alpha(c) || name) return scan_word(z, start);
    return scan_sign(z, start, c, step);
}

static void scan_paragraph(scan *z, uint32_t start, uint32_t end)
{
    z->end = end;
    z->space = true;
    z->open = 0;
    z->doubled = z->divided = false;
    for (uint32_t at = start; at < end;) {
        uint32_t c = (unsigned char)z->s[at], step = 1;
        if (c >= 0x80) step = peek(z, at, &c);
        if (is_blank(c)) {
            z->space = true;
            at += step;
        } else {
            at = scan_token(z, at);
        }
    }
}

/* Behind the last token stand some of nothing, so that a rule that looks a word too far finds no word there. Sanitizers
 * and the like, whose arenas shrink, find nothing at all, and tell. */
static void end_tokens(scan *z)
{
    doc *d = z->d;
    uint32_t n = d->ntokens;
#ifndef WHO_ARENA_DEBUG
    const token nothing = {.start = (uint32_t)d->a.text.len,
                           .end = (uint32_t)d->a.text.len,
                           .pos = POS_PUNCT,
                           .word = NO_WORD,
                           .kind = TOK_PUNCT,
                           .sentence = (1u << SENTENCE_BITS) - 1};
    for (int i = 0; i < TOKENS_OF_NOTHING; i++) add_token(z, nothing);
#endif
    d->tokens = arena_grow(&d->mem, d->tokens, sizeof *d->tokens * z->room, sizeof *d->tokens * d->ntokens);
    d->ntokens = n;
}

void text_tokens(doc *d, const rules *r)
{
    scan z = {.d = d, .r = r, .s = d->a.text.ptr};
    z.room = (uint32_t)(d->a.text.len / BYTES_PER_TOKEN) + 16;
    d->tokens = arena_grow(&d->mem, NULL, 0, sizeof *d->tokens * z.room);
    for (uint32_t i = 0; i < d->nparagraphs; i++) {
        paragraph *p = &d->paragraphs[i];
        p->first_token = d->ntokens;
        scan_paragraph(&z, p->start, p->end);
        p->divided = z.divided;
        p->last_token = d->ntokens;
    }
    settle_all(&z);
    end_tokens(&z);
}
