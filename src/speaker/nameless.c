/* nameless.c - sources without a name: officials, bodies, groups and documents, as unnamed speakers of the article.
 *
 * Enters: a mention that no entity was found for. Leaves: a speaker, new or the one of before: "the official" is the
 * unnamed official of before unless it says "another"; "the report" is that of the body whose report was spoken of.
 */
#include "speaker/internal.h"

/* Is the head of m a word about somebody's words, "reaction", "mention", rather than who or what has them? */
static bool is_of_words(const cast *c, const mention *m)
{
    const uint32_t own = LEX_DOC | LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_KIN | LEX_EPITHET;
    return !(wd(c, m->head)->lex & own) && tk(c, m->head)->pos != POS_NAME;
}

/* "Renn's reaction", "his gut feeling": words about somebody's words; the owner speaks, unless the head is a document.
 */
static uint32_t owner_of_words(cast *c, const mention *m, uint32_t statement)
{
    if (!is_of_words(c, m)) return WHO_NONE;
    if (tk(c, m->first)->pos == POS_POSS && m->first < m->head) return resolve_pronoun(c, m->first, statement);
    for (uint32_t t = m->first + 1; t < m->head; t++)
        if (wd(c, t)->role == WORD_S && c->naming_at[t - 1] != WHO_NONE) {
            uint32_t e = c->namings[c->naming_at[t - 1]].entity;
            return c->entities[e].kind == WHO_PERSON ? e : WHO_NONE;
        }
    return WHO_NONE;
}

/* The group that spoke or was counted last, not long ago: whom "63 percent" alone counts. A speaker or WHO_NONE. */
static uint32_t counted_before(cast *c, uint32_t statement)
{
    const unnamed *u = c->recent_plural == WHO_NONE ? NULL : &c->unnamed[c->recent_plural];
    static const char *const COUNTERS[] = {"researchers", "scientists", "pollsters", "analysts", "authors", "experts"};
    if (!u || u->kind != WHO_GROUP || u->statement + UNNAMED_NEAR < statement) return WHO_NONE;
    if (u->head != NO_WORD && STR_IS_ANY(rules_spelling(c->r, u->head), COUNTERS))
        return WHO_NONE; /* who counted them */
    unnamed_used(c, c->recent_plural, statement);
    return speaker_of_unnamed(c, c->recent_plural);
}

/* "The campaign" after "the Renn campaign" or "Renn's campaign": the name that those words have, or "". */
static who_str owned_before(const cast *c, const mention *m)
{
    uint32_t last = namings_before(c, m->first), word_of = tk(c, m->head)->word;
    static const char *const BODIES[] = {"campaign", "administration", "camp"};
    bool bare = m->head == m->first || (m->head == m->first + 1 && wd(c, m->first)->role == WORD_THE);
    if (!bare || !IS_ONE_OF(c, m->head, BODIES)) return STR("");
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        uint32_t t = n->last < c->d->ntokens && wd(c, n->last)->role == WORD_S ? n->last + 1 : n->last;
        if (t >= m->first || tk(c, t)->word != word_of || c->entities[n->entity].kind != WHO_PERSON) continue;
        who_str owner = doc_token(c->d, n->last - 1), head = rules_spelling(c->r, word_of);
        return ARENA_JOIN(&c->d->mem, owner, STR(" "), head);
    }
    return STR("");
}

/* "The poll" after "a Harbour Institute poll": the name that those words have, where the article is not far behind
 * them; or "". */
static who_str document_before(const cast *c, const mention *m)
{
    uint32_t head = tk(c, m->head)->word;
    bool bare = m->head == m->first + 1 && wd(c, m->first)->role == WORD_THE && m->last == m->head + 1;
    if (!bare || !(wd(c, m->head)->lex & LEX_DOC)) return STR("");
    for (uint32_t t = m->first; t-- > 1 && m->first - t < DOCUMENT_REACH;) {
        bool named = tk(c, t - 1)->pos == POS_NAME && !(wd(c, t - 1)->lex & LEX_TIME);
        if (tk(c, t)->word != head || !named || tk(c, t)->depth) continue;
        uint32_t first = t - 1, line = tk(c, t)->sentence;
        while (first > 0 && t - first < NAME_TOKENS && tk(c, first - 1)->sentence == line &&
               (tk(c, first - 1)->pos == POS_NAME || str_is(doc_token(c->d, first - 1), "/")))
            first--;
        return joined_tokens(c, first, t + 1);
    }
    return STR("");
}

/* "Two envoys said so. Another, who is new, was blunter. "...," the envoy said": is another of them the subject of the
 * sentence before that in which the words of m begin? *as is that "another". */
static bool another_before(const cast *c, const mention *m, mention *as)
{
    uint32_t line = tk(c, m->head)->sentence, p = c->d->sentences[line].paragraph;
    const unnamed *those = c->recent_plural == WHO_NONE ? NULL : &c->unnamed[c->recent_plural];
    if (!those || canonical_id(c, those->head) != canonical_id(c, tk(c, m->head)->word)) return false;
    for (uint32_t i = line; i-- > 0 && line - i <= SUBJECT_REACH && c->d->sentences[i].paragraph == p;) {
        uint32_t t = c->d->sentences[i].first;
        if (tk(c, t)->depth) continue; /* what is said */
        *as = (mention){.first = t, .last = t + 1, .head = t};
        return str_is(lower_token(c, t), "another") && is_sign(c, t + 1, ',');
    }
    return false;
}

/* "A palace official smiled. "Yes," the official said": the whole of the words that brought the official in, where they
 * are nearer than whoever unnamed spoke as such before (u, or WHO_NONE); or "". */
static who_str brought_in(cast *c, const mention *m, uint32_t u, uint32_t statement)
{
    mention as;
    bool bare = m->head == m->first + 1 && is_definite(c, m) && wd(c, m->first)->role != WORD_THAT && !m->plural;
    if (bare && another_before(c, m, &as)) return with_noun(c, &as, STR("another"), statement);
    if (!bare || !brought_in_before(c, m, 3, &as) || tk(c, as.first)->depth || as.head + 1 >= m->first) return STR("");
    if (u != WHO_NONE) {
        uint32_t spoke = c->d->attributions[c->unnamed[u].statement].mention;
        if (spoke == WHO_NONE || c->d->mentions[spoke].last > as.first) return STR("");
    }
    return descriptor(c, &as, STR(""));
}

/* "Renn's team" is the Renn campaign, where the article names that. */
static who_str as_campaign(const cast *c, const mention *m, who_str name)
{
    static const char *const SIDES[] = {"team", "camp"};
    if (!IS_ONE_OF(c, m->head, SIDES)) return name;
    who_str owner = name, campaign = STR("campaign");
    while (owner.len && owner.ptr[owner.len - 1] != ' ') owner.len--;
    if (owner.len < 2 || memchr(owner.ptr, ' ', owner.len - 1)) return name;
    owner.len--;
    for (uint32_t i = 0; i < c->nnamings; i++) {
        uint32_t t = c->namings[i].last;
        if (!str_eq(doc_token(c->d, t - 1), owner) || t + 1 >= c->d->ntokens) continue;
        if (wd(c, t)->role == WORD_S) t++;
        if (str_eq(doc_token(c->d, t), campaign)) return ARENA_JOIN(&c->d->mem, owner, STR(" "), campaign);
    }
    return name;
}

/* "One employee, an engineer who has left,": the noun of the apposition behind the head of m, by which the article may
 * call the unnamed one from there on; or WHO_NONE. */
static uint32_t apposed_noun(const cast *c, const mention *m)
{
    uint32_t comma = m->head + 1, t = comma + 2;
    if (m->plural || t >= m->last || !is_sign(c, comma, ',') || wd(c, comma + 1)->role != WORD_A) return WHO_NONE;
    while (t < m->last && tk(c, t)->pos == POS_ADJ) t++;
    while (t + 1 < m->last && tk(c, t + 1)->pos == POS_NOUN) t++;
    return t < m->last && tk(c, t)->pos == POS_NOUN ? t : WHO_NONE;
}

/* The unnamed speaker u of before, or where that is WHO_NONE a new one of that name, speaks in the statement. */
static uint32_t speaks_again(cast *c, const mention *m, enum who_kind kind, who_str name, uint32_t u,
                             uint32_t statement)
{
    if (u == WHO_NONE) {
        unnamed n = {
            .kind = kind, .name = name, .head = head_word(c, m, name), .speaker = WHO_NONE, .plural = m->plural};
        u = unnamed_add(c, n);
    }
    unnamed_used(c, u, statement);
    unnamed_called(c, u, tk(c, m->head)->word);
    uint32_t also = apposed_noun(c, m);
    if (also != WHO_NONE) unnamed_called(c, u, tk(c, also)->word);
    return speaker_of_unnamed(c, u);
}

/* Behind "Local 88 of the United Cannery Workers", a branch of a union, and behind its number where no name follows; or
 * WHO_NONE. */
static uint32_t branch_end(const cast *c, uint32_t number)
{
    static const char *const BRANCHES[] = {"local", "lodge", "chapter"};
    if (!IS_ONE_OF(c, number - 1, BRANCHES)) return WHO_NONE;
    uint32_t t = number + 1;
    if (t + 2 >= c->d->ntokens || wd(c, t)->role != WORD_OF) return t;
    uint32_t n = c->naming_at[t + 1] != WHO_NONE ? c->naming_at[t + 1] : c->naming_at[t + 2];
    return n == WHO_NONE ? t : c->namings[n].last;
}

/* "The Prime Minister, according to his spokesman, was ill": whose spokesman it is, by the pronoun at t: an office at
 * the start of its sentence and set off from it, whoever holds that; else whom the pronoun means. An entity or
 * WHO_NONE. */
static uint32_t owner_by_pronoun(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t first = c->d->sentences[tk(c, t)->sentence].first, comma = first;
    while (comma < t && comma < first + OFFICE_REACH && !is_sign(c, comma, ',') && c->naming_at[comma] == WHO_NONE)
        comma++;
    bool set_off = comma < t && comma > first + 1 && is_sign(c, comma, ',') && wd(c, first)->role == WORD_THE;
    if (!set_off || tk(c, first)->depth || !(wd(c, comma - 1)->lex & LEX_ROLE)) return resolve_pronoun(c, t, statement);
    mention office = {.first = first, .last = comma, .head = comma - 1};
    return person_with_role(c, &office);
}

/* "Number 10", "No 10", "Local 88 of the United Cannery Workers": an institution by a number, of which the source may
 * have only that. A speaker or WHO_NONE. */
static uint32_t body_by_number(cast *c, const mention *m, uint32_t statement)
{
    uint32_t number = tk(c, m->head)->kind == TOK_NUMBER ? m->head : m->head + 1;
    if (number == 0 || number >= c->d->ntokens || tk(c, number)->kind != TOK_NUMBER) return WHO_NONE;
    if (!(tk(c, number - 1)->shape & SHAPE_CAP)) return WHO_NONE;
    uint32_t branch = branch_end(c, number);
    who_str name = joined_tokens(c, number - 1, branch == WHO_NONE ? number + 1 : branch);
    if (branch == WHO_NONE && !(rules_lookup(c->r, utf8_lower_str(&c->d->mem, name)) & LEX_METONYM)) return WHO_NONE;
    return speaks_again(c, m, WHO_INSTITUTION, name, unnamed_before(c, m, WHO_INSTITUTION, name), statement);
}

/* "Two polls agreed. One found": what is one of several is of their kind. */
static enum who_kind kind_of_one(const cast *c, who_str name, enum who_kind kind)
{
    const unnamed *those = c->recent_plural == WHO_NONE ? NULL : &c->unnamed[c->recent_plural];
    bool one = str_starts(name, "one of ") || str_starts(name, "other of ") || str_starts(name, "another of ");
    if (!those || !one || kind != WHO_ANONYMOUS) return kind;
    if (name.len < those->name.len ||
        memcmp(name.ptr + name.len - those->name.len, those->name.ptr, those->name.len) != 0)
        return kind;
    uint32_t bits = those->head == NO_WORD ? 0 : rules_at(c->r, those->head)->lex;
    if (those->kind == WHO_DOCUMENT) return WHO_DOCUMENT;
    return bits & LEX_ORG && !(bits & (LEX_ROLE | LEX_ANON | LEX_KIN | LEX_EPITHET)) ? WHO_INSTITUTION : kind;
}

/* "A coach operator said that his drivers": does a body that may be a person, by its trade, speak of himself? */
static bool is_person_by_trade(const cast *c, const mention *m, uint32_t statement)
{
    const who_statement *st = &c->d->a.statements[statement];
    uint32_t t = c->d->attributions[statement].cue_last;
    if (!is_trade(c, m->head) || wd(c, m->first)->role != WORD_A || !st->ncontent || !t) return false;
    uint32_t end = t + QUALIFIERS < c->d->ntokens ? t + QUALIFIERS : c->d->ntokens;
    while (t < end && (tk(c, t)->start < st->content[0].start || tk(c, t)->pos == POS_THAT)) t++;
    if (t >= end || tk(c, t)->depth) return false;
    uint8_t r = wd(c, t)->role;
    return r == WORD_HE || r == WORD_SHE || r == WORD_HIS || (r == WORD_HER && tk(c, t)->pos == POS_POSS);
}

/* "The company's attorneys": the name of the body whose they are, where the article has called it so; or "". */
static who_str body_that_owns(cast *c, const mention *m)
{
    uint32_t noun = m->first + 1;
    bool owned = noun + 2 <= m->head && wd(c, m->first)->role == WORD_THE && tk(c, noun)->pos == POS_NOUN &&
                 wd(c, noun + 1)->role == WORD_S && wd(c, m->head)->lex & (LEX_ROLE | LEX_ANON);
    mention body = {.first = m->first, .last = noun + 1, .head = noun};
    uint32_t e = owned ? institution_before(c, &body) : WHO_NONE;
    return e == WHO_NONE || c->entities[e].kind != WHO_INSTITUTION ? STR("") : c->entities[e].name;
}

/* "A spokesman for the firm": "spokesman for Kerrex", where that is the firm; else `name`. Another article's firm is
 * another. */
static who_str with_body(cast *c, const mention *m, who_str name)
{
    uint32_t link = m->head + 1, the = link + 1, noun = the + 1;
    if (noun >= m->last || m->plural || !(wd(c, m->head)->lex & (LEX_ROLE | LEX_ANON))) return name;
    uint8_t r = wd(c, link)->role;
    bool hangs = r == WORD_FOR || r == WORD_OF || r == WORD_AT || r == WORD_FROM || r == WORD_WITH;
    bool ends = noun + 1 >= m->last || tk(c, noun + 1)->kind == TOK_PUNCT;
    if (!hangs || !ends || wd(c, the)->role != WORD_THE || tk(c, noun)->pos != POS_NOUN) return name;
    mention body = {.first = the, .last = noun + 1, .head = noun}, bare = *m;
    uint32_t e = institution_before(c, &body);
    if (e == WHO_NONE || c->entities[e].kind != WHO_INSTITUTION) return name;
    bare.last = link;
    who_str who = descriptor(c, &bare, STR(""));
    uint32_t first = c->entities[e].first; /* the Ports Ministry, but Kerrex */
    bool article = first > 0 && wd(c, first - 1)->role == WORD_THE;
    return ARENA_JOIN(&c->d->mem, who, STR(" "), doc_token(c->d, link), str_of(article ? " the " : " "),
                      c->entities[e].name);
}

/* '"It is late," groused a studio prexy': does a word of which no list says what it is speak in quoted words? */
static bool is_unknown_voice(const cast *c, const mention *m, uint32_t statement)
{
    uint32_t cue_last = c->d->attributions[statement].cue_last;
    if (wd(c, m->head)->lex || wd(c, m->head)->pos != POS_OTHER || !cue_last) return false;
    uint32_t frames = wd(c, cue_last - 1)->cue ? rules_cue(c->r, wd(c, cue_last - 1)->cue)->frames : 0;
    return c->d->a.statements[statement].type == WHO_DIRECT && frames & FRAME_QUOTE && !(frames & FRAME_WEAK);
}

/* "said one, a nurse in Selm", "one of them, a nurse": the words that tell who one of several is, into *who; false
 * where none do. "Another, a minister" is another of those before. */
static bool is_told_of_one(const cast *c, const mention *m, mention *who)
{
    uint32_t comma = m->head + 1;
    if (m->head != m->first || !str_is(lower_token(c, m->head), "one")) return false;
    if (is_one_of_them(c, m))
        while (comma < m->last && tk(c, comma)->kind != TOK_PUNCT) comma++;
    uint32_t a = comma + 1, head = a + 1;
    if (head >= m->last || !is_sign(c, comma, ',') || wd(c, a)->role != WORD_A) return false;
    while (head + 1 < m->last && tk(c, head)->pos == POS_ADJ) head++;
    while (head + 1 < m->last && tk(c, head + 1)->pos == POS_NOUN) head++;
    uint32_t bits = wd(c, head)->lex;
    if (tk(c, head)->pos != POS_NOUN || !(bits & (LEX_ROLE | LEX_ANON | LEX_KIN)) || bits & LEX_DEMONYM) return false;
    *who = (mention){.first = a, .last = m->last, .head = head};
    return true;
}

/* "Ilse Oss, whose husband called it late": whose the one without a name is; an entity or WHO_NONE. */
static uint32_t owner_by_whose(const cast *c, const mention *m)
{
    uint32_t whose = m->first - 1;
    if (m->first < 3 || !same_sentence(c, m->first - 3, m->first) || !str_is(lower_token(c, whose), "whose"))
        return WHO_NONE;
    uint32_t n = is_sign(c, whose - 1, ',') ? c->naming_at[whose - 2] : WHO_NONE;
    return n == WHO_NONE ? WHO_NONE : c->namings[n].entity;
}

uint32_t resolve_unnamed(cast *c, const mention *m, uint32_t statement)
{
    mention whom = *m;
    if (is_told_of_one(c, m, &whom)) m = &whom;
    uint32_t body = body_by_number(c, m, statement);
    if (body != WHO_NONE) return body;
    bool those = m->head == m->first + 1 && str_is(rules_spelling(c->r, tk(c, m->first)->word), "those") &&
                 !(wd(c, m->head)->lex & LEX_PLURAL);
    if (those) whom.head = m->first, m = &whom; /* those close to her */
    if (counts_them(c, m)) whom.plural = true, m = &whom;
    if (!those && counts(c, m, &whom)) {
        uint32_t before = whom.head == WHO_NONE ? counted_before(c, statement) : WHO_NONE;
        if (before != WHO_NONE) return before;
        if (whom.head != WHO_NONE || surveyed(c, m, &whom)) m = &whom;
    }
    bool two = counts_them(c, m) && tk(c, m->head)->pos == POS_NUM;
    enum who_kind kind = two || is_next_of_them(c, m, statement) ? WHO_ANONYMOUS : kind_of_source(c, m);
    if (kind == WHO_INSTITUTION && is_person_by_trade(c, m, statement)) kind = WHO_ANONYMOUS;
    if (kind == WHO_DOCUMENT && is_unknown_voice(c, m, statement)) kind = WHO_ANONYMOUS;
    uint32_t written = is_of_words(c, m) && m->first < m->head ? writing_before(c, m->first, statement) : WHO_NONE;
    if (written != WHO_NONE) return written;
    uint32_t words_of = owner_of_words(c, m, statement);
    if (words_of != WHO_NONE) return speaker_of_entity(c, words_of);
    who_str owner = STR("");
    uint32_t pronoun = pronoun_in(c, m), e = WHO_NONE;
    if (pronoun != WHO_NONE) e = owner_by_pronoun(c, pronoun, statement);
    if (e != WHO_NONE) owner = c->entities[e].name;
    who_str name = body_that_owns(c, m);
    if (name.len) {
        mention own = *m;
        own.first = m->first + 3; /* the company 's */
        name = ARENA_JOIN(&c->d->mem, name, STR("'s "), descriptor(c, &own, STR("")));
    } else {
        name = with_body(c, m, descriptor(c, m, owner));
    }
    if (!name.len) return WHO_NONE;
    uint32_t whose = owner_by_whose(c, m);
    if (whose != WHO_NONE) name = ARENA_JOIN(&c->d->mem, c->entities[whose].name, STR("'s "), name);
    uint32_t those_before = those_of_whom_one(c, m);
    if (those_before != WHO_NONE)
        name = ARENA_JOIN(&c->d->mem, STR("one of "), c->unnamed[those_before].name);
    else if (is_one_of_them(c, m))
        name = some_of_before(c, m, name);
    name = with_noun(c, m, as_campaign(c, m, name), statement);
    kind = kind_of_one(c, name, kind);
    uint32_t u = unnamed_before(c, m, kind, name);
    who_str whole = kind == WHO_ANONYMOUS ? brought_in(c, m, u, statement) : STR("");
    if (whole.len) name = whole, u = unnamed_before(c, m, kind, name);
    who_str full = u != WHO_NONE ? STR("") : kind == WHO_DOCUMENT ? document_before(c, m) : owned_before(c, m);
    return speaks_again(c, m, kind, full.len ? full : name, u, statement);
}

uint32_t resolve_member(cast *c, const mention *m, uint32_t statement)
{
    uint32_t u = unnamed_member(c, m, statement);
    return u == WHO_NONE ? u : speaks_again(c, m, WHO_ANONYMOUS, c->unnamed[u].name, u, statement);
}
