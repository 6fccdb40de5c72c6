/* lexicon.c - texts of rule files to tables of words.
 *
 * Enters: the texts of files.c. Leaves: a lexicon: one table of words (lower-cased, with apostrophes straight), a table
 * of phrases keyed by the hash of their word ids, and the cues. Every lookup later is one probe, whatever the size of
 * the lexicons: an alternation over the text would cost more with every term.
 *
 * This runs when the program is built, for the built-in files, and at the start where a folder replaces some of them.
 *
 * A phrase is found by hashing the ids of its words, 64 bits wide; two different phrases with one hash would be taken
 * for each other, which for 10^5 phrases happens once in 10^9 builds.
 */
#include "rules/internal.h"

/* The tables while they grow. */
typedef struct builder {
    const rules *files;
    intern *names; /* words and phrases, lower case */
    word *words;
    uint32_t nwords;
    uint32_t *canon;
    uint32_t ncanon;
    map64 phrases, nicknames, bodies; /* of the same names in lexicon */
    lexicon *out;
} builder;

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
    {"words/surnames.txt", LEX_SURNAME},
    {"words/trades.txt", LEX_TRADE},
};

static uint32_t add_word(builder *b, who_str s)
{
    uint32_t id = intern_add(b->names, s);
    if (id == b->nwords) {
        word w = {0};
        VEC_PUSH(b->words, b->nwords, w);
        uint32_t self = id;
        VEC_PUSH(b->canon, b->ncanon, self);
    }
    return id;
}

/* The id of a term: a word's own, or that of its spelling with spaces, which is then also found as a phrase. */
static uint32_t add_term(builder *b, who_str term)
{
    uint32_t id = add_word(b, term);
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
        uint32_t w = add_word(b, part);
        if (n++ == 0)
            first = w;
        else
            b->words[w].inside = 1;
        key = hash_mix(key, w);
        if (!tail.len) continue;
        w = add_word(b, tail);
        b->words[w].inside = 1;
        key = hash_mix(key, w);
        n++;
    }
    if (n > b->words[first].phrase_max) b->words[first].phrase_max = n > LONGEST_PHRASE ? LONGEST_PHRASE : (uint8_t)n;
    *map64_at(&b->phrases, key, id) = id;
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
static void add_line(builder *b, who_str line, uint32_t lex)
{
    who_str attributes = line, terms = str_split(&attributes, '\t');
    uint32_t bits = lex | attribute_bits(attributes, lex), canonical = WHO_NONE;
    while (terms.len) {
        who_str plural = str_split(&terms, '|'), singular = str_split(&plural, '/');
        singular = str_trim(singular), plural = str_trim(plural);
        if (!singular.len) continue;
        uint32_t id = add_term(b, singular);
        b->words[id].lex |= bits;
        if (canonical == WHO_NONE) canonical = id;
        if (b->canon[id] == id) b->canon[id] = canonical;
        if (!plural.len) continue;
        id = add_term(b, plural);
        b->words[id].lex |= bits | LEX_PLURAL;
        if (b->canon[id] == id) b->canon[id] = canonical;
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
static int load_tags(builder *b, who_err *err)
{
    who_str text = rules_file(b->files, "words/pos.txt"), line;
    for (uint64_t n = 0; next_line(&text, &line, &n);) {
        who_str spelling = str_split(&line, ' ');
        uint32_t id = add_word(b, spelling);
        for (int nth = 0; nth < 2 && line.len; nth++) {
            who_str tag = str_split(&line, ' ');
            for (size_t i = 0; i < sizeof TAGS / sizeof *TAGS; i++)
                if (tag.len && tag.ptr[0] == TAGS[i].tag[0] &&
                    str_is(tag, TAGS[i].tag)) { /* 80,000 words at each start */
                    if (nth)
                        b->words[id].pos2 = (uint8_t)TAGS[i].pos;
                    else
                        b->words[id].pos = (uint8_t)TAGS[i].pos;
                }
        }
        if (!b->words[id].pos)
            return err_at(err, WHO_ERULES, "words/pos.txt", n, spelling.len + 2, UINT64_MAX, "unknown tag");
    }
    return WHO_OK;
}

static const struct {
    const char *name;
    uint32_t frame;
} FRAMES[] = {
    {"quote", FRAME_QUOTE},       {"that", FRAME_THAT},       {"clause", FRAME_CLAUSE},
    {"inf", FRAME_INF},           {"ing", FRAME_ING},         {"noun", FRAME_NOUN},
    {"obj-that", FRAME_OBJ_THAT}, {"obj-inf", FRAME_OBJ_INF}, {"as", FRAME_AS},
    {"prep", FRAME_PREP},         {"mental", FRAME_MENTAL},   {"weak", FRAME_WEAK},
    {"doc", FRAME_DOC},           {"negative", FRAME_NEG},    {"at", FRAME_AT},
    {"state", FRAME_STATE},       {"obj-on", FRAME_OBJ_ON},
};

static int load_cues(builder *b, who_err *err)
{
    who_str text = rules_file(b->files, "cues.txt"), line;
    cue none = {STR(""), 0};
    VEC_PUSH(b->out->cues, b->out->ncues, none);
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
            uint32_t id = add_word(b, spelling);
            word *w = &b->words[id];
            if (w->cue) continue; /* said: past before participle */
            w->cue = (uint16_t)b->out->ncues;
            w->form = (uint8_t)form;
            w->lex |= LEX_CUE;
        }
        VEC_PUSH(b->out->cues, b->out->ncues, c);
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
    {WORD_SOME, "some many several most few both all each"},
    {WORD_NO, "no nobody neither nothing none nor"},
};

static void load_roles(builder *b)
{
    for (size_t i = 0; i < sizeof ROLES / sizeof *ROLES; i++)
        for (who_str rest = str_of(ROLES[i].words); rest.len;) {
            who_str s = str_split(&rest, ' ');
            uint32_t id = add_word(b, s); /* may move the words */
            b->words[id].role = (uint8_t)ROLES[i].role;
        }
}

/* A file of lines `word|other|other`: each pair of a word and another of its line. */
static void load_pairs(const builder *b, const char *name, map64 *pairs)
{
    who_str text = rules_file(b->files, name), line;
    for (uint64_t n = 0; next_line(&text, &line, &n);) {
        who_str rest = line, one = str_split(&rest, '|');
        while (rest.len) {
            who_str other = str_split(&rest, '|');
            *map64_at(pairs, hash_mix(str_hash(one), str_hash(other)), 1) = 1;
        }
    }
}

/* ---- the finished tables ---- */

word_key key_of(who_str lower)
{
    if (lower.len > WORD_KEY) return (word_key){str_hash(lower), (uint32_t)lower.len};
    uint64_t parts[2] = {0, 0};
    for (size_t i = 0; i < lower.len; i++) parts[i / 8] |= (uint64_t)(unsigned char)lower.ptr[i] << (8 * (i % 8));
    return (word_key){parts[0], (uint32_t)parts[1]};
}

/* At most two thirds of the slots are taken. */
static void make_slots(lexicon *x, const builder *b)
{
    uint32_t n = 64;
    while (n / 3 * 2 < b->nwords) n *= 2;
    x->slot_mask = n - 1;
    x->slots = who_alloc(sizeof *x->slots * n);
    memset(x->slots, 0xFF, sizeof *x->slots * n); /* FREE_SLOT */
    for (uint32_t id = 0; id < b->nwords; id++) {
        uint64_t hash = key_hash(key_of(intern_get(b->names, id)));
        uint32_t at = (uint32_t)hash & x->slot_mask;
        while (x->slots[at] != FREE_SLOT) at = (at + 1) & x->slot_mask;
        x->slots[at] = (hash >> WORD_BITS << WORD_BITS) | id;
    }
}

static void make_spellings(lexicon *x, const builder *b)
{
    buf all = {0};
    x->spelling_at = who_alloc(sizeof *x->spelling_at * ((size_t)b->nwords + 1));
    for (uint32_t id = 0; id < b->nwords; id++) {
        x->spelling_at[id] = (uint32_t)all.len;
        buf_str(&all, intern_get(b->names, id));
        buf_char(&all, '\0');
    }
    x->spelling_at[b->nwords] = (uint32_t)all.len;
    x->spellings = all.ptr;
}

static number_map make_map(const map64 *from)
{
    uint32_t n = 16;
    while (n / 2 < from->n) n *= 2;
    number_map h = {who_alloc(sizeof *h.keys * n), who_alloc(sizeof *h.values * n), n - 1};
    memset(h.keys, 0, sizeof *h.keys * n);
    memset(h.values, 0, sizeof *h.values * n);
    for (uint32_t i = 0; i < from->cap; i++) {
        const struct map64_slot *slot = &from->slots[i];
        uint32_t at = (uint32_t)slot->key & h.mask;
        if (slot->value == WHO_NONE) continue;
        while (h.keys[at]) at = (at + 1) & h.mask;
        h.keys[at] = slot->key;
        h.values[at] = slot->value;
    }
    return h;
}

static int load_all(builder *b, who_err *err)
{
    for (size_t i = 0; i < sizeof WORD_FILES / sizeof *WORD_FILES; i++) {
        who_str text = rules_file(b->files, WORD_FILES[i].file), line;
        for (uint64_t n = 0; next_line(&text, &line, &n);) add_line(b, line, WORD_FILES[i].lex);
    }
    load_pairs(b, "words/nicknames.txt", &b->nicknames);
    load_pairs(b, "words/bodies.txt", &b->bodies);
    load_roles(b);
    int rc = load_tags(b, err);
    if (!rc) rc = load_cues(b, err);
    if (!rc) rc = load_weights(b->files, b->out, err);
    if (!rc && b->nwords > NO_WORD)
        rc = err_at(err, WHO_ERULES, "words", 0, 0, UINT64_MAX, "%u words, and 2^%d are the most", (unsigned)b->nwords,
                    WORD_BITS);
    return rc;
}

int lexicon_build(lexicon *out, const rules *r, who_err *err)
{
    builder b = {.files = r, .names = intern_new(), .out = out};
    *out = (lexicon){0};
    int rc = load_all(&b, err);
    if (rc == WHO_OK) {
        make_slots(out, &b);
        make_spellings(out, &b);
        out->phrases = make_map(&b.phrases);
        out->nicknames = make_map(&b.nicknames);
        out->bodies = make_map(&b.bodies);
    }
    uint32_t end = b.nwords;
    VEC_PUSH(b.words, end, (word){0}); /* for rules_at() */
    out->words = b.words;
    out->canon = b.canon;
    out->nwords = b.nwords;
    intern_free(b.names);
    map64_free(&b.phrases);
    map64_free(&b.nicknames);
    map64_free(&b.bodies);
    if (rc) lexicon_release(out);
    return rc;
}

static void release_map(number_map *h)
{
    who_dealloc(h->keys);
    who_dealloc(h->values);
}

void lexicon_release(lexicon *x)
{
    who_dealloc(x->slots);
    who_dealloc(x->words);
    who_dealloc(x->canon);
    who_dealloc(x->spelling_at);
    who_dealloc(x->spellings);
    who_dealloc(x->cues);
    release_map(&x->phrases);
    release_map(&x->nicknames);
    release_map(&x->bodies);
    who_dealloc(x->weights);
    *x = (lexicon){0};
}
