/* speaker.c - every statement's source to its speaker.
 *
 * Enters: statements with mentions. Leaves: doc.a.speakers and each statement's speaker. A mention is a name, a
 * pronoun, a role that the article gives to somebody ("the mayor"), or a description: of an institution, a group, a
 * document or an unnamed person. "The official" is the unnamed official of before unless it says "another".
 * What cannot be told stays WHO_NONE, with the reason. This file asks the others in turn, the surest first.
 */
#include "speaker/speaker.h"

#include "speaker/internal.h"

static uint32_t resolve_name(cast *c, const mention *m)
{
    uint32_t n = c->naming_at[m->head], one = elder_or_younger(c, m);
    if (one != WHO_NONE) return speaker_of_entity(c, one);
    if (n == WHO_NONE) return WHO_NONE;
    return speaker_of_entity(c, c->namings[n].entity);
}

who_str explain(cast *c, who_str why, const char *how, uint32_t speaker)
{
    if (speaker == WHO_NONE) return ARENA_JOIN(&c->d->mem, why, STR("; "), str_of(how));
    return ARENA_JOIN(&c->d->mem, why, STR("; "), str_of(how), STR(" "), c->d->a.speakers[speaker].name);
}

/* A mention that is a name, or a surname that is a title too: King, Shah. A speaker or WHO_NONE. */
static uint32_t resolve_as_name(cast *c, const mention *m)
{
    bool name = tk(c, m->head)->pos == POS_NAME;
    uint32_t s = name || c->naming_at[m->head] != WHO_NONE ? resolve_name(c, m) : WHO_NONE;
    who_str whole = doc_token(c->d, m->head);
    if (s != WHO_NONE || !name || m->first != m->head || whole.len > WORD_BYTES) return s;
    uint32_t known = person_by_surname(c, utf8_lower_str(&c->d->mem, whole));
    return known == WHO_NONE ? WHO_NONE : speaker_of_entity(c, known);
}

/* Whom the words beside a description name. An entity or WHO_NONE. */
static uint32_t named_beside(const cast *c, const mention *m)
{
    uint32_t e = name_behind_title(c, m);
    if (e == WHO_NONE) e = name_behind_noun(c, m);
    if (e == WHO_NONE) e = name_in_apposition(c, m);
    if (e == WHO_NONE) e = name_behind_two_titles(c, m);
    if (e == WHO_NONE) e = body_in_apposition(c, m);
    if (e == WHO_NONE) e = body_of_selves(c, m);
    if (e == WHO_NONE) e = name_before_apposition(c, m);
    return e == WHO_NONE ? name_given_behind(c, m) : e;
}

/* "Shared by Oss himself, who added": the person named directly before the word, of which alone the source is made; or
 * WHO_NONE. */
static uint32_t named_before_self(const cast *c, const mention *m)
{
    uint32_t n = m->first ? c->naming_at[m->first - 1] : WHO_NONE;
    if (n == WHO_NONE || !is_self(c, m->first) || c->namings[n].last != m->first) return WHO_NONE;
    return c->entities[c->namings[n].entity].kind == WHO_PERSON ? c->namings[n].entity : WHO_NONE;
}

/* "The Selm Zonal Coordinator, Dr Oss, said": an office in capitals, taken for a name. */
static bool is_office_name(const cast *c, const mention *m)
{
    uint32_t n = c->naming_at[m->head], bits = wd(c, m->head)->lex;
    bool unsure = n != WHO_NONE && !c->entities[c->namings[n].entity].certain;
    return unsure && c->namings[n].last == m->head + 1 && bits & LEX_ROLE && !(bits & (LEX_PLURAL | LEX_ORG));
}

static uint32_t resolve_one(cast *c, const mention *m, uint32_t statement, who_str *why)
{
    uint32_t s = WHO_NONE, second = WHO_NONE, e;
    if (strcmp(c->d->a.statements[statement].rule, "label") == 0 && resolve_label(c, m, why, &s)) return s;
    e = named_before_self(c, m);
    if (e != WHO_NONE) return speaker_of_entity(c, e);
    if (is_pronoun(c, m->head)) return resolve_as_pronoun(c, m, statement, why);
    bool both = m->last - m->first == 1 && str_is(rules_spelling(c->r, tk(c, m->head)->word), "both");
    if (both) s = two_before(c, m->head, statement);
    if (s != WHO_NONE) return s;
    if (is_kept_unnamed(c, m)) return resolve_unnamed(c, m, statement);
    s = resolve_member(c, m, statement);
    if (s != WHO_NONE) return s;
    bool article = wd(c, m->first)->role == WORD_A || wd(c, m->first)->role == WORD_THE;
    e = article ? name_before_apposition(c, m) : name_before_party(c, m); /* Tobin Renn, the Googler who */
    if (e != WHO_NONE) return speaker_of_entity(c, e);
    e = person_opened_with(c, m, statement);
    if (e == WHO_NONE) e = person_of_country(c, m, statement);
    if (e == WHO_NONE) e = holder_behind_body(c, m);
    if (e == WHO_NONE && is_office_name(c, m)) e = name_in_apposition(c, m);
    if (e == WHO_NONE) e = person_by_letters(c, m);
    if (e != WHO_NONE) {
        s = speaker_of_entity(c, e);
        *why = explain(c, *why, "said of", s);
        return s;
    }
    s = resolve_as_name(c, m);
    if (s != WHO_NONE) return s;
    e = two_in_apposition(c, m, &second);
    if (e == WHO_NONE) e = couple_before(c, m, &second);
    if (e != WHO_NONE) return joint_speaker(c, speaker_of_entity(c, e), speaker_of_entity(c, second));
    e = named_beside(c, m);
    if (e == WHO_NONE) e = person_of_age(c, m, statement);
    if (e == WHO_NONE) e = by_role(c, m, statement);
    if (e == WHO_NONE) e = person_brought_in(c, m);
    s = e == WHO_NONE ? team_before(c, m, statement) : WHO_NONE;
    if (s == WHO_NONE && e == WHO_NONE) s = joint_before(c, m, statement);
    if (s != WHO_NONE) return s;
    if (e == WHO_NONE) e = institution_before(c, m);
    if (e == WHO_NONE) e = body_of_owner(c, m);
    if (e == WHO_NONE) e = person_misspelt(c, m, statement);
    if (e == WHO_NONE) {
        e = person_unexplained(c, m);
        if (e == WHO_NONE) return resolve_unnamed(c, m, statement);
        if (is_definite(c, m) && wd(c, m->head)->lex & LEX_ROLE && !has_office(c, &c->entities[e]))
            remember_role(c, e, m); /* The Taoiseach denied it */
    }
    s = speaker_of_entity(c, e);
    *why = explain(c, *why, "the article gives that part to", s);
    return s;
}

/* "Velden, Oss and Holm": the name behind the comma at t where it is one of a list; a naming or WHO_NONE. */
static uint32_t next_in_list(const cast *c, const mention *m, uint32_t t)
{
    uint32_t n = t + 1 < m->last ? c->naming_at[t + 1] : WHO_NONE;
    if (n == WHO_NONE || c->namings[n].last >= m->last || c->naming_at[m->head] == WHO_NONE) return WHO_NONE;
    uint32_t behind = c->namings[n].last;
    bool last = wd(c, behind)->role == WORD_AND || (is_sign(c, behind, ',') && wd(c, behind + 1)->role == WORD_AND);
    if (!last && (!is_sign(c, behind, ',') || next_in_list(c, m, behind) == WHO_NONE)) return WHO_NONE;
    return c->namings[n].first == t + 1 ? n : WHO_NONE;
}

/* "Velden, 34, and his wife, Ilse Oss, 29": behind the comma at t, which opens an apposition, the other one's. */
static bool behind_apposition(const cast *c, const mention *m, uint32_t t, mention *out)
{
    for (uint32_t i = t + 1; i + 2 < m->last && c->naming_at[m->head] != WHO_NONE; i++) {
        if (!is_sign(c, i, ',') || wd(c, i + 1)->role != WORD_AND) continue;
        uint32_t n = naming_in(c, i + 2, m->last);
        if (n == WHO_NONE || c->entities[c->namings[n].entity].kind != WHO_PERSON) return false;
        *out = *m;
        out->first = i + 2;
        out->head = c->namings[n].last - 1;
        return true;
    }
    return false;
}

/* "Oss and her husband, Karl Renn,": the naming behind the comma at t that says who one person is; or WHO_NONE. */
static uint32_t person_behind_comma(const cast *c, const mention *m, uint32_t t)
{
    const uint32_t one = LEX_ROLE | LEX_ANON | LEX_KIN;
    if (t + 1 >= m->last || !is_sign(c, t, ',')) return WHO_NONE;
    uint32_t who = wd(c, t - 1)->lex, n = c->naming_at[t + 1];
    if (!(who & one) || who & LEX_PLURAL || n == WHO_NONE) return WHO_NONE;
    return c->entities[c->namings[n].entity].kind == WHO_PERSON ? n : WHO_NONE;
}

/* "Oss and three other drivers", "Oss and his aides": who is described, and not named, in the source m from token
 * `from` on. */
static bool described_from(const cast *c, const mention *m, uint32_t from, mention *out)
{
    uint32_t head = WHO_NONE;
    for (uint32_t t = from; t < m->last && tk(c, t)->kind == TOK_WORD; t++) {
        uint8_t p = tk(c, t)->pos, r = wd(c, t)->role;
        if (p == POS_NOUN)
            head = t;
        else if (p != POS_DET && p != POS_POSS && p != POS_NUM && p != POS_ADJ && r != WORD_SOME && r != WORD_OTHER)
            break;
    }
    uint32_t bits = head == WHO_NONE ? 0 : wd(c, head)->lex;
    if (!(bits & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_KIN | LEX_ORG)) || (head == from && !(bits & LEX_PLURAL)))
        return false;
    *out = (mention){.first = from, .last = m->last, .head = head, .plural = bits & LEX_PLURAL};
    return true;
}

/* "Residents and Ilse Oss", "the union and Karl Oss": do several, or a body, without a name stand directly before the
 * "and" at t, and a person named `n` alone behind it? */
static bool is_joined_by_name(const cast *c, const mention *m, uint32_t t, uint32_t n)
{
    uint32_t bits = wd(c, m->head)->lex;
    bool several = bits & LEX_PLURAL && bits & (LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG);
    bool body = bits & LEX_ORG && !(bits & (LEX_ROLE | LEX_ANON | LEX_PLURAL));
    const naming *x = &c->namings[n];
    return t == m->head + 1 && (several || body) && x->first == t + 1 && x->last == m->last &&
           c->entities[x->entity].kind == WHO_PERSON;
}

/* X and Y, or X, Y and Z: the next source of m behind token `from`. Behind "and", as in "his counterpart Oss", the
 * person named in its phrase, else what is named first, else who is described. */
static bool next_source(const cast *c, const mention *m, uint32_t from, mention *out)
{
    for (uint32_t t = from; t + 1 < m->last; t++) {
        bool later = t > m->head + 1; /* Oss, Velden, and Holm */
        if (is_sign(c, t, ',') && !(later && wd(c, t + 1)->role == WORD_AND)) {
            uint32_t n = next_in_list(c, m, t);
            if (n == WHO_NONE) return behind_apposition(c, m, t, out);
            *out = *m;
            out->first = t + 1;
            out->head = c->namings[n].last - 1;
            return true;
        }
        if (tk(c, t)->pos == POS_PREP || tk(c, t)->pos == POS_WH) return false;
        if (wd(c, t)->role != WORD_AND || is_ampersand(c, t)) continue;
        uint32_t found = WHO_NONE, i = t + 1;
        for (; i < m->last && tk(c, i)->kind == TOK_WORD && tk(c, i)->pos != POS_PREP; i++) {
            uint32_t n = c->naming_at[i];
            if (n == WHO_NONE) continue;
            if (found == WHO_NONE || c->entities[c->namings[n].entity].kind == WHO_PERSON) found = n;
        }
        if (found == WHO_NONE) found = person_behind_comma(c, m, i);
        bool named = c->naming_at[m->head] != WHO_NONE && wd(c, m->head)->pos != POS_ADJ;
        if (found == WHO_NONE && named) return described_from(c, m, t + 1, out);
        if (found == WHO_NONE || c->naming_at[m->head] == found) return false;
        if (c->naming_at[m->head] == WHO_NONE && !is_joined_by_name(c, m, t, found)) return false;
        *out = *m;
        out->first = t + 1;
        out->head = c->namings[found].last - 1;
        return true;
    }
    return false;
}

/* "Kerrex vice president and Selm editor Ilse Oss", without an article: does what stands before "and" end with an
 * office of one, and the name behind it follow another? */
static bool is_office_of_one(const cast *c, const mention *m, const mention *other)
{
    const naming *holder = &c->namings[c->naming_at[other->head]];
    uint32_t link = other->first - 1, first = c->naming_at[m->head];
    if (other->first < 2 || holder->first <= other->first || tk(c, m->first)->pos == POS_DET) return false;
    const uint32_t office = LEX_ROLE | LEX_HONORIFIC;
    bool one = wd(c, link - 1)->lex & office && !(wd(c, link - 1)->lex & LEX_PLURAL);
    bool person = c->entities[holder->entity].kind == WHO_PERSON && wd(c, holder->first - 1)->lex & LEX_ROLE;
    return one && person && first != WHO_NONE && c->entities[c->namings[first].entity].kind == WHO_INSTITUTION;
}

/* "Selm and Varrow mayor Ilse Oss": is who is named behind "and" there the holder of an office of both, and alone? */
static bool holds_office_of_both(const cast *c, const mention *m, const mention *other)
{
    if (c->naming_at[other->head] == WHO_NONE) return false; /* Oss and his aides */
    const naming *holder = &c->namings[c->naming_at[other->head]];
    uint32_t first = c->naming_at[m->head], second = c->naming_at[other->first];
    if (is_office_of_one(c, m, other)) return true;
    if (first == WHO_NONE || second == WHO_NONE || c->namings[second].entity == holder->entity) return false;
    bool bodies = c->entities[c->namings[first].entity].kind == WHO_INSTITUTION &&
                  c->entities[c->namings[second].entity].kind == WHO_INSTITUTION;
    uint32_t office = holder->first - 1;
    return bodies && c->entities[holder->entity].kind == WHO_PERSON && office >= c->namings[second].last &&
           wd(c, office)->lex & (LEX_ROLE | LEX_HONORIFIC);
}

/* A mention as far as anything is read in it: a source of a thousand words is no better known than one of its head. */
static mention clipped(mention m)
{
    if (m.head > m.first + SOURCE_REACH) m.first = m.head - SOURCE_REACH;
    if (m.last > m.head + SOURCE_REACH) m.last = m.head + SOURCE_REACH;
    return m;
}

/* The speaker that the content itself names as speaking. */
static void resolve_inner(cast *c, uint32_t i)
{
    const attribution *at = &c->d->attributions[i];
    if (at->inner == WHO_NONE) return;
    who_str unused = STR("");
    mention m = clipped(c->d->mentions[at->inner]);
    uint32_t several = c->recent_plural; /* who speaks there is none of those whom "one of them" goes back to */
    c->d->a.statements[i].inner = resolve_one(c, &m, i, &unused);
    if (several != WHO_NONE && c->unnamed[several].kind == WHO_ANONYMOUS) c->recent_plural = several;
}

static void resolve_statement(cast *c, uint32_t i)
{
    doc *d = c->d;
    who_statement *st = &d->a.statements[i];
    const attribution *at = &d->attributions[i];
    if (at->mention == WHO_NONE) {
        if (at->follows != WHO_NONE && at->follows < i) st->speaker = d->a.statements[at->follows].speaker;
        bool turn = at->follows == WHO_NONE && strcmp(st->rule, "label") == 0;
        if (turn) resolve_turn(c, st);
        if (st->speaker == WHO_NONE && at->follows == WHO_NONE && !turn) resolve_answer(c, i);
        return;
    }
    mention m = clipped(d->mentions[at->mention]), other;
    uint32_t end = m.last;
    if (c->naming_at[m.head] == WHO_NONE && next_source(c, &m, m.head + 1, &other)) m.last = other.first - 1;
    st->speaker = resolve_one(c, &m, i, &st->why);
    m.last = end;
    for (uint32_t t = m.head + 1; st->speaker != WHO_NONE && next_source(c, &m, t, &other);
         t = other.head < t ? t + 1 : other.head + 1) {
        uint32_t next = resolve_one(c, &other, i, &st->why);
        if (next != WHO_NONE && holds_office_of_both(c, &m, &other))
            st->speaker = next;
        else if (next != WHO_NONE)
            st->speaker = joint_speaker(c, st->speaker, next);
    }
}

/* "Velden said the plan came after Oss had demanded one": does statement i stand in the content of one before it? Then
 * whoever speaks in it does not hold the floor. */
bool is_reported_by_another(const doc *d, uint32_t i)
{
    const who_statement *in = &d->a.statements[i];
    for (uint32_t k = i; k-- > 0 && i - k <= NESTING_BACK;) {
        const who_statement *out = &d->a.statements[k];
        for (uint32_t p = 0; p < out->ncontent; p++)
            if (out->content[p].start <= in->cue.start && in->cue.end <= out->content[p].end &&
                (in->source.start == in->source.end || out->content[p].start <= in->source.start))
                return true; /* not: a man who denied [it told the Courier] */
    }
    return false;
}

/* "(A spokesman confirmed that.) She thinks": does the sentence of the source of statement i begin inside brackets? Who
 * speaks there does not hold the floor outside them. */
static bool is_aside(const cast *c, uint32_t i)
{
    uint32_t m = c->d->attributions[i].mention;
    if (m == WHO_NONE) return false;
    uint32_t at = c->d->mentions[m].first;
    return is_sign(c, c->d->sentences[tk(c, at)->sentence].first, '(');
}

void speaker_resolve(doc *d, const rules *r)
{
    cast c = {.d = d, .r = r, .tokens = d->tokens, .recent_plural = WHO_NONE, .asked.called_by = WHO_NONE};
    c.spoken_before = arena_alloc(doc_scratch(d), sizeof *c.spoken_before * (d->a.nstatements + (size_t)1));
    c.spoken_before[0] = WHO_NONE;
    find_namings(&c);
    link_namings(&c);
    find_roles(&c);
    settle_kinds(&c);
    find_body_words(&c);
    settle_spellings(&c);
    settle_genders(&c);
    remember_lead(&c);
    for (uint32_t i = 0; i < d->a.nstatements; i++) {
        resolve_statement(&c, i);
        resolve_inner(&c, i);
        bool spoke = d->a.statements[i].speaker != WHO_NONE && !is_reported_by_another(d, i) && !is_aside(&c, i);
        c.spoken_before[i + 1] = spoke ? i : c.spoken_before[i];
    }
    for (uint32_t i = 0; i < d->a.nstatements; i++) { /* statements that carry on a later one */
        const attribution *at = &d->attributions[i];
        if (d->a.statements[i].speaker == WHO_NONE && at->mention == WHO_NONE && at->follows != WHO_NONE)
            d->a.statements[i].speaker = d->a.statements[at->follows].speaker;
    }
    drop_repeated(d);
    index_free(&c);
    map64_free(&c.recent);
}
