/* rules.c - text files to word tables.
 *
 * Enters: the rule files, built in or from a folder. Leaves: one table of words (lower-cased, with apostrophes
 * straight), a table of phrases keyed by the hash of their word ids, and the cues. Every lookup later is one probe,
 * whatever the size of the lexicons: an alternation over the text would cost more with every term.
 *
 * A phrase is found by hashing the ids of its words, 64 bits wide; two different phrases with one hash would be taken
 * for each other, which for 10^5 phrases happens once in 10^9 builds.
 */
#include "rules/rules.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "rules/builtin.h"
#include "rules/internal.h"

/* Which file gives which bits. */
static const struct {
    const char *file;
    uint32_t lex;
} WORD_FILES[] = {
    {"words/honorifics.txt", LEX_HONORIFIC},
    {"words/roles.txt", LEX_ROLE},
    {"words/anonymous.txt", LEX_ANON},
    {"words/groups.txt", LEX_GROUP},
    {"words/documents.txt", LEX_DOC},
    {"words/institutions.txt", LEX_ORG},
    {"words/metonyms.txt", LEX_METONYM},
    {"words/places.txt", LEX_PLACE},
    {"words/demonyms.txt", LEX_DEMONYM},
    {"words/given.txt", 0},
    {"words/times.txt", LEX_TIME},
    {"words/agencies.txt", LEX_AGENCY},
    {"words/kin.txt", LEX_KIN},
    {"words/particles.txt", LEX_PARTICLE},
    {"words/notnames.txt", LEX_NOTNAME},
    {"words/placeheads.txt", LEX_PLACEHEAD},
    {"words/epithets.txt", LEX_EPITHET},
    {"words/placenouns.txt", LEX_PLACENOUN},
    {"words/cuenouns.txt", LEX_CUENOUN},
    {"words/causatives.txt", LEX_CAUSATIVE},
};

static int load_file(rules *r, const char *dir, const char *name, who_err *err)
{
    for (const struct rules_builtin *b = rules_builtin; b->name; b++)
        if (strcmp(b->name, name) == 0) {
            rule_file f = {name, {(const char *)b->bytes, b->len}, NULL};
            if (dir) {
                char path[1024];
                snprintf(path, sizeof path, "%s/%s", dir, name);
                FILE *in = fopen(path, "rb");
                if (!in && errno != ENOENT && errno != ENOTDIR) /* the built-in file is no answer to that */
                    return err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "cannot be read: %s", strerror(errno));
                if (in) {
                    buf text = {0};
                    char chunk[65536];
                    for (size_t n; (n = fread(chunk, 1, sizeof chunk, in)) > 0;) buf_add(&text, chunk, n);
                    bool bad = ferror(in);
                    fclose(in);
                    if (bad) {
                        buf_free(&text);
                        return err_at(err, WHO_ERULES, path, 0, 0, UINT64_MAX, "cannot be read");
                    }
                    f.owned = text.ptr ? text.ptr : NULL;
                    f.text = (who_str){text.ptr ? text.ptr : "", text.len};
                }
            }
            size_t ok = utf8_valid(f.text.ptr, f.text.len);
            VEC_PUSH(r->files, r->nfiles, f);
            if (ok != f.text.len) return err_at(err, WHO_ERULES, name, 0, 0, ok, "is not valid UTF-8");
            return WHO_OK;
        }
    return WHO_OK;
}

who_str rules_file(const rules *r, const char *name)
{
    for (uint32_t i = 0; i < r->nfiles; i++)
        if (strcmp(r->files[i].name, name) == 0) return r->files[i].text;
    return STR("");
}

bool rules_is_builtin(const rules *r, const char *name)
{
    for (uint32_t i = 0; i < r->nfiles; i++)
        if (strcmp(r->files[i].name, name) == 0) return !r->files[i].owned;
    return false;
}

static uint32_t add_word(rules *r, who_str s)
{
    uint32_t id = intern_add(r->names, s);
    if (id == r->nwords) {
        word w = {0};
        VEC_PUSH(r->words, r->nwords, w);
        uint32_t self = id;
        VEC_PUSH(r->canon, r->ncanon, self);
    }
    return id;
}

/* The id of a term: a word's own, or that of its spelling with spaces, which is then also found as a phrase. */
static uint32_t add_term(rules *r, who_str term)
{
    uint32_t id = add_word(r, term);
    if (!memchr(term.ptr, ' ', term.len)) return id;
    who_str rest = term;
    uint64_t key = PHRASE_SEED;
    uint32_t n = 0, first = 0;
    while (rest.len) {
        who_str part = str_split(&rest, ' '), tail = STR("");
        if (!part.len) continue;
        if (part.len > 2 && memcmp(part.ptr + part.len - 2, "'s", 2) == 0) { /* a token of its own in texts */
            tail = (who_str){part.ptr + part.len - 2, 2};
            part.len -= 2;
        }
        uint32_t w = add_word(r, part);
        if (n++ == 0) first = w;
        key = hash_mix(key, w);
        if (tail.len) key = hash_mix(key, add_word(r, tail)), n++;
    }
    if (n > r->words[first].phrase_max) r->words[first].phrase_max = n > 8 ? 8 : (uint8_t)n;
    *map64_at(&r->phrases, key, id) = id;
    return id;
}

static uint32_t attribute_bits(who_str attributes, uint32_t lex)
{
    uint32_t bits = 0;
    while (attributes.len) {
        who_str a = str_split(&attributes, ' ');
        if (str_is(a, "f")) bits |= lex ? LEX_FEMALE : LEX_GIVEN_F;
        if (str_is(a, "m")) bits |= lex ? LEX_MALE : LEX_GIVEN_M;
        if (str_is(a, "u") && !lex) bits |= LEX_GIVEN_F | LEX_GIVEN_M;
        if (str_is(a, "x")) bits |= LEX_AMBIGUOUS;
        if (str_is(a, "p") || str_is(a, "c")) bits |= LEX_SEAT;
    }
    return bits;
}

/* `singular/plural|variant<TAB>attributes` */
static void add_line(rules *r, who_str line, uint32_t lex)
{
    who_str attributes = line, terms = str_split(&attributes, '\t');
    uint32_t bits = lex | attribute_bits(attributes, lex), canonical = WHO_NONE;
    while (terms.len) {
        who_str plural = str_split(&terms, '|'), singular = str_split(&plural, '/');
        singular = str_trim(singular), plural = str_trim(plural);
        if (!singular.len) continue;
        uint32_t id = add_term(r, singular);
        r->words[id].lex |= bits;
        if (canonical == WHO_NONE) canonical = id;
        if (r->canon[id] == id) r->canon[id] = canonical;
        if (!plural.len) continue;
        id = add_term(r, plural);
        r->words[id].lex |= bits | LEX_PLURAL;
        if (r->canon[id] == id) r->canon[id] = canonical;
    }
}

/* The next line without comments and outer space; false at the end. Counts lines from 1. */
static bool next_line(who_str *text, who_str *line, uint64_t *number)
{
    while (text->len) {
        *line = str_split(text, '\n');
        ++*number;
        if (line->len && line->ptr[line->len - 1] == '\r') line->len--;
        while (line->len && line->ptr[line->len - 1] == ' ') line->len--;
        if (line->len && line->ptr[0] != '#') return true;
    }
    return false;
}

static const struct {
    const char *tag;
    enum pos pos;
} TAGS[] = {
    {"NN", POS_NOUN},  {"NNS", POS_NOUN}, {"JJ", POS_ADJ},    {"JJR", POS_ADJ},  {"JJS", POS_ADJ},  {"RB", POS_ADV},
    {"RBR", POS_ADV},  {"RBS", POS_ADV},  {"VB", POS_VERB},   {"VBP", POS_VERB}, {"VBZ", POS_VERB}, {"VBD", POS_PAST},
    {"VBN", POS_PART}, {"VBG", POS_ING},  {"IN", POS_PREP},   {"DT", POS_DET},   {"PDT", POS_DET},  {"CD", POS_NUM},
    {"CC", POS_CONJ},  {"PRP", POS_PRON}, {"PRP$", POS_POSS}, {"POS", POS_POSS}, {"MD", POS_MODAL}, {"TO", POS_TO},
    {"WDT", POS_WH},   {"WP", POS_WH},    {"WP$", POS_WH},    {"WRB", POS_WH},   {"EX", POS_PRON},  {"RP", POS_ADV},
    {"UH", POS_ADV},
};

/* `word tag` or `word tag tag2` */
static int load_tags(rules *r, who_err *err)
{
    who_str text = rules_file(r, "words/pos.txt"), line;
    for (uint64_t n = 0; next_line(&text, &line, &n);) {
        who_str spelling = str_split(&line, ' ');
        uint32_t id = add_word(r, spelling);
        for (int nth = 0; nth < 2 && line.len; nth++) {
            who_str tag = str_split(&line, ' ');
            for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
                if (tag.len && tag.ptr[0] == TAGS[i].tag[0] &&
                    str_is(tag, TAGS[i].tag)) { /* 80,000 words at each start */
                    if (nth)
                        r->words[id].pos2 = (uint8_t)TAGS[i].pos;
                    else
                        r->words[id].pos = (uint8_t)TAGS[i].pos;
                }
        }
        if (!r->words[id].pos)
            return err_at(err, WHO_ERULES, "words/pos.txt", n, spelling.len + 2, UINT64_MAX, "unknown tag");
    }
    return WHO_OK;
}

static const struct {
    const char *name;
    uint32_t frame;
} FRAMES[] = {
    {"quote", FRAME_QUOTE}, {"that", FRAME_THAT},    {"clause", FRAME_CLAUSE},     {"inf", FRAME_INF},
    {"ing", FRAME_ING},     {"noun", FRAME_NOUN},    {"obj-that", FRAME_OBJ_THAT}, {"obj-inf", FRAME_OBJ_INF},
    {"as", FRAME_AS},       {"prep", FRAME_PREP},    {"mental", FRAME_MENTAL},     {"weak", FRAME_WEAK},
    {"doc", FRAME_DOC},     {"negative", FRAME_NEG},
};

static int load_cues(rules *r, who_err *err)
{
    who_str text = rules_file(r, "cues.txt"), line;
    cue none = {STR(""), 0};
    VEC_PUSH(r->cues, r->ncues, none);
    for (uint64_t n = 0; next_line(&text, &line, &n);) {
        who_str whole = line, frames = line, forms = str_split(&frames, '\t');
        cue c = {STR(""), 0};
        while (frames.len) {
            who_str f = str_split(&frames, ' ');
            size_t i = 0;
            while (i < sizeof FRAMES / sizeof *FRAMES && !str_is(f, FRAMES[i].name)) i++;
            if (i == sizeof FRAMES / sizeof *FRAMES)
                return err_at(err, WHO_ERULES, "cues.txt", n, (uint64_t)(f.ptr - whole.ptr) + 1, UINT64_MAX,
                              "unknown frame \"%.*s\"", (int)f.len, f.ptr);
            c.frames |= FRAMES[i].frame;
        }
        for (int form = FORM_BASE; forms.len && form <= FORM_ING; form++) {
            who_str spelling = str_split(&forms, '|');
            if (form == FORM_BASE) c.lemma = spelling;
            uint32_t id = add_word(r, spelling);
            word *w = &r->words[id];
            if (w->cue) continue; /* said: past before participle */
            w->cue = (uint16_t)r->ncues;
            w->form = (uint8_t)form;
            w->lex |= LEX_CUE;
        }
        VEC_PUSH(r->cues, r->ncues, c);
    }
    return WHO_OK;
}

static const struct {
    enum word_role role;
    const char *words;
} ROLES[] = {
    {WORD_BE, "be am is are was were been being 're 'm"},
    {WORD_HAVE, "have has had having 've"},
    {WORD_DO, "do does did doing done"},
    {WORD_NOT, "not n't never"},
    {WORD_THAT, "that"},
    {WORD_HE, "he him"},
    {WORD_SHE, "she"},
    {WORD_THEY, "they them"},
    {WORD_I, "i we us me myself ourselves"},
    {WORD_YOU, "you yourself"},
    {WORD_IT, "it"},
    {WORD_WHO, "who whom"},
    {WORD_WHICH, "which"},
    {WORD_HIS, "his"},
    {WORD_HER, "her"},
    {WORD_THEIR, "their"},
    {WORD_MY, "my our your"},
    {WORD_ITS, "its"},
    {WORD_S, "'s '"},
    {WORD_OF, "of"},
    {WORD_BY, "by"},
    {WORD_TO, "to"},
    {WORD_AND, "and &"},
    {WORD_OR, "or"},
    {WORD_BUT, "but"},
    {WORD_AS, "as"},
    {WORD_ACCORDING, "according"},
    {WORD_FOR, "for"},
    {WORD_FROM, "from"},
    {WORD_IN, "in"},
    {WORD_ON, "on"},
    {WORD_AT, "at"},
    {WORD_WITH, "with"},
    {WORD_ABOUT, "about"},
    {WORD_A, "a an"},
    {WORD_THE, "the"},
    {WORD_THIS, "this these those"},
    {WORD_IF, "if whether"},
    {WORD_HOW, "how why what when where"},
    {WORD_WHILE, "while because although though since after before until unless whereas"},
    {WORD_ALSO, "also later then now once again reportedly repeatedly further already recently previously earlier "
                "still long first often himself herself itself themselves just subsequently there here"},
    {WORD_OTHER, "other another second third fourth others"},
    {WORD_PER, "per"},
    {WORD_QUOTING, "quoting citing"},
    {WORD_SOME, "some many several most few both all"},
    {WORD_NO, "no nobody neither nothing none nor"},
};

static void load_roles(rules *r)
{
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++)
        for (who_str rest = str_of(ROLES[i].words); rest.len;) {
            who_str s = str_split(&rest, ' ');
            uint32_t id = add_word(r, s); /* may move the words */
            r->words[id].role = (uint8_t)ROLES[i].role;
        }
}

/* A file of lines `word|other|other`: each pair of a word and another of its line. */
static void load_pairs(const rules *r, const char *name, map64 *pairs)
{
    who_str text = rules_file(r, name), line;
    for (uint64_t n = 0; next_line(&text, &line, &n);) {
        who_str rest = line, one = str_split(&rest, '|');
        while (rest.len) {
            who_str other = str_split(&rest, '|');
            *map64_at(pairs, hash_mix(str_hash(one), str_hash(other)), 1) = 1;
        }
    }
}

int rules_load(rules **out, const char *dir, who_err *err)
{
    rules *r = who_alloc(sizeof *r);
    memset(r, 0, sizeof *r);
    *out = NULL;
    r->names = intern_new();
    int rc = WHO_OK;
    struct stat st;
    if (dir && (stat(dir, &st) != 0 || !S_ISDIR(st.st_mode)))
        rc = err_at(err, WHO_ERULES, dir, 0, 0, UINT64_MAX, "is no folder that can be read");
    for (const struct rules_builtin *b = rules_builtin; b->name && !rc; b++) rc = load_file(r, dir, b->name, err);
    for (size_t i = 0; i < sizeof WORD_FILES / sizeof *WORD_FILES && !rc; i++) {
        who_str text = rules_file(r, WORD_FILES[i].file), line;
        for (uint64_t n = 0; next_line(&text, &line, &n);) add_line(r, line, WORD_FILES[i].lex);
    }
    load_pairs(r, "words/nicknames.txt", &r->nicknames);
    load_pairs(r, "words/bodies.txt", &r->bodies);
    if (!rc) load_roles(r);
    if (!rc) rc = load_tags(r, err);
    if (!rc) rc = load_cues(r, err);
    if (!rc) rc = load_weights(r, err);
    if (!rc) rc = patterns_compile(r, err);
    if (rc) {
        err_source(err, rules_file(r, err->file));
        rules_free(r);
        return rc;
    }
    *out = r;
    return WHO_OK;
}

void rules_free(rules *r)
{
    if (!r) return;
    patterns_free(r);
    for (uint32_t i = 0; i < r->nfiles; i++) who_dealloc(r->files[i].owned);
    who_dealloc(r->files);
    who_dealloc(r->words);
    who_dealloc(r->canon);
    who_dealloc(r->cues);
    map64_free(&r->phrases);
    map64_free(&r->nicknames);
    map64_free(&r->bodies);
    map64_free(&r->weight_at);
    who_dealloc(r->weights);
    intern_free(r->names);
    who_dealloc(r);
}

uint32_t rules_word(const rules *r, who_str lower) { return intern_find(r->names, lower); }

const word *rules_at(const rules *r, uint32_t index)
{
    static const word nothing = {0};
    return index < r->nwords ? &r->words[index] : &nothing;
}

uint32_t rules_nwords(const rules *r) { return r->nwords; }

who_str rules_spelling(const rules *r, uint32_t index)
{
    return index < r->nwords ? intern_get(r->names, index) : STR("");
}

uint32_t rules_phrase(const rules *r, const doc *d, uint32_t t, uint32_t *n)
{
    uint32_t best = 0, most = rules_at(r, d->tokens[t].word)->phrase_max;
    uint64_t key = PHRASE_SEED;
    *n = 0;
    for (uint32_t i = 0; i < most && t + i < d->ntokens; i++) {
        const token *k = &d->tokens[t + i];
        if (k->word == WHO_NONE || k->sentence != d->tokens[t].sentence) break;
        key = hash_mix(key, k->word);
        if (i == 0) continue;
        uint32_t id = map64_get(&r->phrases, key);
        if (id != WHO_NONE) best = r->words[id].lex, *n = i + 1;
    }
    return best;
}

uint32_t rules_lookup(const rules *r, who_str lower)
{
    uint32_t id = intern_find(r->names, lower);
    return id == WHO_NONE ? 0 : r->words[id].lex;
}

who_str rules_canonical(const rules *r, who_str lower)
{
    uint32_t id = intern_find(r->names, lower);
    return id == WHO_NONE ? lower : intern_get(r->names, r->canon[id]);
}

bool rules_is_nickname(const rules *r, who_str full, who_str nickname)
{
    return map64_get(&r->nicknames, hash_mix(str_hash(full), str_hash(nickname))) != WHO_NONE;
}

const cue *rules_cue(const rules *r, uint16_t index) { return &r->cues[index < r->ncues ? index : 0]; }
uint32_t rules_ncues(const rules *r) { return r->ncues; }

bool rules_is_body(const rules *r, who_str noun, who_str part)
{
    return map64_get(&r->bodies, hash_mix(str_hash(noun), str_hash(part))) != WHO_NONE;
}
