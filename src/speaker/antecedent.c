/* antecedent.c - a pronoun that is a source to its speaker.
 *
 * Enters: "he", "she", "they", "it" as a mention. Leaves: a speaker, and the reason. Those without a name come first,
 * where the sentences before are about one: "The keeper smiled. She said". Then the named ones, which pronoun.c weighs.
 */
#include "speaker/internal.h"

bool is_pronoun(const cast *c, uint32_t t)
{
    uint8_t r = wd(c, t)->role;
    return tk(c, t)->pos == POS_PRON || tk(c, t)->pos == POS_POSS ? r != WORD_S : r == WORD_WHO || r == WORD_WHICH;
}

/* Are the source's words of statement i a plural? */
static bool is_said_by_several(const cast *c, uint32_t i)
{
    uint32_t m = c->d->attributions[i].mention;
    return m != WHO_NONE && c->d->mentions[m].plural;
}

/* "The auditor, in its report, said": is the source of statement i, an office, called "it"? */
static bool is_called_it(const cast *c, uint32_t i)
{
    uint32_t m = c->d->attributions[i].mention;
    const mention *x = m == WHO_NONE ? NULL : &c->d->mentions[m];
    for (uint32_t t = x ? x->head + 1 : 0; x && t < x->last; t++)
        if (wd(c, t)->role == WORD_ITS) return true;
    return false;
}

/* The speaker that ran last and is no person: what "it" and "they" may mean. */
static uint32_t last_other(const cast *c, uint32_t statement, bool plural)
{
    uint32_t at = c->d->attributions[statement].mention; /* the minutes ... They; not: they and their supporters */
    bool alone = at != WHO_NONE && c->d->mentions[at].last == c->d->mentions[at].head + 1;
    for (uint32_t i = c->spoken_before[statement]; i != WHO_NONE; i = c->spoken_before[i]) {
        uint32_t s = c->d->a.statements[i].speaker;
        const who_speaker *x = &c->d->a.speakers[s];
        bool several = x->kind == WHO_ANONYMOUS && is_said_by_several(c, i);
        bool papers = x->kind == WHO_DOCUMENT && alone && i == c->spoken_before[statement] && is_said_by_several(c, i);
        if (plural ? x->kind == WHO_GROUP || x->nmembers > 1 || several || papers || x->kind == WHO_INSTITUTION
                   : (x->kind == WHO_INSTITUTION || x->kind == WHO_DOCUMENT || is_called_it(c, i)) && x->nmembers < 2)
            return s;
        if (statement - i > 3) break;
    }
    return WHO_NONE;
}

/* "Ilse Oss's manager": with Oss herself as near to a pronoun as her manager. */
static bool is_owned(who_str name)
{
    for (size_t i = 0; i + 2 < name.len; i++)
        if (name.ptr[i] == '\'' && name.ptr[i + 1] == 's' && name.ptr[i + 2] == ' ') return true;
    return false;
}

/* "Caesarean sections": a name of one word that nothing tells to be somebody's, before the noun whose kind it is. */
static bool is_kind_of_noun(const cast *c, const naming *n)
{
    const entity *e = &c->entities[n->entity];
    const token *next = tk(c, n->last);
    return !is_known(e) && e->nparts == 1 && e->mentions == 1 && next->pos == POS_NOUN && !(next->shape & SHAPE_CAP);
}

/* "Velden left, a diplomat said": does token `source` stand behind the words that the statement gives to it? */
static bool closes_words(const cast *c, uint32_t statement, uint32_t source)
{
    const who_statement *s = &c->d->a.statements[statement];
    return s->type == WHO_INDIRECT && s->content[s->ncontent - 1].end <= tk(c, source)->start;
}

/* Is somebody with a name as near to the pronoun t as the unnamed one who spoke before it as `source`: named in that
 * sentence or since, and not as whom he was asked about ("Asked about Velden, he"), or whom he spoke of ("A keeper said
 * Velden lied. He", "Velden lied, a keeper said. It was late, he said")? */
static bool is_named_since(const cast *c, const mention *source, uint32_t t, uint32_t statement)
{
    uint32_t line = tk(c, source->first)->sentence, here = tk(c, t)->sentence, last = namings_before(c, t);
    uint32_t opens = c->d->sentences[here].first, opened = opening_end(c, t), before = c->spoken_before[statement];
    bool closing = line + 1 == here && closes_words(c, before, source->first) && closes_words(c, statement, t);
    for (uint32_t i = last; i-- > 0 && last - i <= NAMINGS_BACK;) {
        const naming *n = &c->namings[i];
        if (tk(c, n->first)->sentence < line) break;
        bool near = line + 1 >= here, about = n->first >= opens && n->first < opened;
        bool own = near && n->first >= source->first && n->first < source->last;
        bool owner = wd(c, n->last)->role == WORD_S && n->last < source->first && line == tk(c, n->first)->sentence;
        bool told = line + 1 == here && n->first >= source->last && is_in_words(c, statement - 1, n->first);
        told = told || (n->first > opens && is_in_words(c, statement, n->first)); /* One hit Velden, he said */
        told = told || (closing && is_in_words(c, before, n->first));
        if (is_kind_of_noun(c, n)) continue;
        if (owner || about || told) continue; /* In Oss's novel a mother tells her son it is late. "...," she says */
        if (c->entities[n->entity].kind == WHO_PERSON && !tk(c, n->first)->depth && !own) return true;
    }
    return false;
}

/* Does the source say that it is one person, by its noun or by a clause: "an attendant at the station, who"? */
static bool is_somebody(const cast *c, const mention *source)
{
    static const char *const ALONE[] = {"one", "another", "other", "second",
                                        "third"}; /* whose noun the article leaves out */
    for (uint32_t i = source->head + 1; i < source->last; i++)
        if (wd(c, i)->role == WORD_WHO) return true;
    return wd(c, source->head)->lex & (LEX_ROLE | LEX_ANON | LEX_KIN) || is_age(c, source->head) ||
           IS_ONE_OF(c, source->head, ALONE);
}

/* "(A spokesman confirmed that.) She": does a sentence in brackets, in which the source at token `at` stands, end
 * before t? */
static bool is_behind_bracket(const cast *c, uint32_t at, uint32_t t)
{
    uint32_t line = tk(c, at)->sentence;
    return is_sign(c, c->d->sentences[line].first, '(') && line < tk(c, t)->sentence;
}

/* "The caller wept. The dispatcher asked if she was hurt. “No,” she said": the statement of one without a name who
 * spoke in the paragraph of the question that statement s is, before it; or WHO_NONE. */
static uint32_t unnamed_before_question(const cast *c, uint32_t s)
{
    uint32_t before = c->spoken_before[s];
    if (before == WHO_NONE) return WHO_NONE;
    uint32_t a = c->d->attributions[before].mention, b = c->d->attributions[s].mention;
    if (a == WHO_NONE || b == WHO_NONE || c->d->mentions[a].plural) return WHO_NONE;
    uint32_t here = c->d->sentences[tk(c, c->d->mentions[b].head)->sentence].paragraph;
    bool same = c->d->sentences[tk(c, c->d->mentions[a].head)->sentence].paragraph == here;
    return same && c->d->a.speakers[c->d->a.statements[before].speaker].kind == WHO_ANONYMOUS ? before : WHO_NONE;
}

/* The sentence in which the words of the statement begin. */
static uint32_t line_at(const cast *c, uint32_t statement)
{
    uint32_t t = doc_token_from(c->d, c->d->a.statements[statement].content[0].start);
    return t < c->d->ntokens ? tk(c, t)->sentence : c->d->nsentences;
}

/* Unnamed persons too can be "he" and "she": the last speaker, when it is one; not where somebody named answers what
 * that one asked, or is "he" in the question. */
static uint32_t last_unnamed(const cast *c, uint32_t statement, uint32_t t)
{
    uint32_t before = c->spoken_before[statement]; /* who speaks in the words of another is not meant */
    if (before == WHO_NONE || c->d->a.statements[statement - 1].speaker == WHO_NONE) return WHO_NONE;
    if (is_asked(c, before) && is_in_words(c, before, t)) return WHO_NONE;
    bool answers = c->d->a.statements[statement].type == WHO_DIRECT && is_asked(c, before);
    uint32_t asked = answers ? unnamed_before_question(c, before) : WHO_NONE;
    if (asked != WHO_NONE) before = asked;
    if (answers && asked == WHO_NONE && resolve_pronoun(c, t, statement) != WHO_NONE) return WHO_NONE;
    uint32_t ended = before; /* his words may fill paragraphs behind his source */
    while (c->d->attributions[before].mention == WHO_NONE && c->d->attributions[before].follows < before)
        before = c->d->attributions[before].follows;
    uint32_t s = c->d->a.statements[before].speaker;
    if (s == WHO_NONE || c->d->a.speakers[s].kind != WHO_ANONYMOUS) return WHO_NONE;
    const attribution *a = &c->d->attributions[before];
    if (a->mention == WHO_NONE || c->d->mentions[a->mention].plural) return WHO_NONE;
    const mention *source = &c->d->mentions[a->mention]; /* an adviser to Velden: that is not Velden */
    if (source->first > t) return WHO_NONE;              /* "...," he said, one of them recalled */
    if (is_behind_bracket(c, source->first, t)) return WHO_NONE;
    uint32_t bits = wd(c, source->head)->lex;
    uint8_t r = wd(c, t)->role;
    if ((r == WORD_HE && bits & LEX_FEMALE) || (r == WORD_SHE && bits & LEX_MALE)) return WHO_NONE;
    uint32_t near = ended == before ? tk(c, source->first)->sentence : line_at(c, ended);
    if (near + 3 < tk(c, t)->sentence) return WHO_NONE;
    bool asks = tk(c, source->first)->sentence == tk(c, t)->sentence && source->first < opening_end(c, t);
    if (asks) return WHO_NONE; /* Asked by a reporter why, he */
    bool owned = is_owned(c->d->a.speakers[s].name) && resolve_pronoun(c, t, statement) != WHO_NONE;
    bool same = wd(c, source->head)->role == r && is_pronoun(c, source->head) && !owned; /* he said. He added */
    if (!same && !is_somebody(c, source)) return WHO_NONE;
    return is_named_since(c, source, t, statement) ? WHO_NONE : s;
}

/* Does anybody named, whom `role` (he, she) may mean, stand in the sentences [from, to), but in the tokens of `but`? */
static bool names_somebody(const cast *c, uint32_t from, uint32_t to, uint8_t role, const mention *but)
{
    uint32_t first = c->d->sentences[from].first, end = c->d->sentences[to - 1].last;
    for (uint32_t i = namings_before(c, end); i-- > 0 && c->namings[i].first >= first;) {
        const entity *e = &c->entities[c->namings[i].entity];
        bool clash = (role == WORD_HE && e->gender == WHO_FEMALE) || (role == WORD_SHE && e->gender == WHO_MALE);
        bool own = but && c->namings[i].first >= but->first && c->namings[i].first < but->last;
        if (e->kind == WHO_PERSON && !clash && !own && !tk(c, c->namings[i].first)->depth) return true;
    }
    return false;
}

/* "His brother is dead. “Who will tell them?” he said": does the sentence say how it is with somebody by what he is to
 * whom the pronoun `role` means? */
static bool is_told_of(const cast *c, const mention *m, uint8_t role)
{
    uint8_t owner = wd(c, m->first)->role;
    bool same = (owner == WORD_HIS && role == WORD_HE) || (owner == WORD_HER && role == WORD_SHE);
    if (!same || m->last >= c->d->ntokens) return false;
    uint8_t verb = wd(c, m->last)->role;
    return verb == WORD_BE || verb == WORD_HAVE;
}

/* The person whom m means, the subject of a sentence, by an office, as a relative or by an age; an entity or WHO_NONE.
 */
static uint32_t person_of_subject(cast *c, const mention *m, uint32_t statement)
{
    bool office = wd(c, m->head)->lex & (LEX_ROLE | LEX_EPITHET) || m->last > m->head + 1;
    uint32_t e = office && wd(c, m->first)->role == WORD_THE ? person_with_role(c, m) : WHO_NONE;
    bool kin = tk(c, m->first)->pos == POS_POSS && wd(c, m->head)->lex & LEX_KIN; /* Her husband laughed. */
    if (e == WHO_NONE && kin) e = by_role(c, m, statement);
    if (e == WHO_NONE && office) e = person_in_focus(c, m, statement);
    return e == WHO_NONE ? person_of_age(c, m, statement) : e;
}

/* Whom the pronoun `r` (he, she) in the sentence `line` means by m, the subject of sentence i: a speaker, or WHO_NONE.
 */
static uint32_t subject_means(cast *c, mention m, uint32_t i, uint32_t line, uint8_t r, uint32_t statement)
{
    const sentence *s = &c->d->sentences[i];
    uint32_t e = person_of_subject(c, &m, statement), bits = wd(c, m.head)->lex;
    uint32_t own_sex = r == WORD_HE ? LEX_MALE : r == WORD_SHE ? LEX_FEMALE : 0;
    if (e != WHO_NONE) return gender_clash(&c->entities[e], own_sex) ? WHO_NONE : speaker_of_entity(c, e);
    bool other = (r == WORD_HE && bits & LEX_FEMALE) || (r == WORD_SHE && bits & LEX_MALE);
    mention own = m; /* a chairman backing Oss put it bluntly */
    bool backs = wd(c, m.first)->role == WORD_A && m.last + 1 < s->last && tk(c, m.last)->pos == POS_ING;
    if (backs && c->naming_at[m.last + 1] != WHO_NONE) own.last = c->namings[c->naming_at[m.last + 1]].last;
    if (other || names_somebody(c, i, line + 1, r, &own)) return WHO_NONE;
    if (bits & LEX_ANON) m.last = end_of_whose(c, m.last, s->last);
    return resolve_unnamed(c, &m, statement);
}

/* Does m bring in somebody who is new: a teller, another man, a 24-year-old? */
static bool is_new(const cast *c, const mention *m)
{
    uint8_t article = wd(c, m->first)->role;
    return article == WORD_A || article == WORD_OTHER || is_age(c, m->head);
}

/* "The jury returned. They recommended": is m a word for several people, whom "they" may mean? */
static bool is_collective(const cast *c, const mention *m)
{
    static const char *const SEVERAL[] = {"jury",    "panel",      "committee",  "board",   "council",     "crew",
                                          "couple",  "family",     "tribunal",   "cabinet", "duo",         "trio",
                                          "quartet", "delegation", "commission", "squad",   "congregation"};
    return !m->plural && IS_ONE_OF(c, m->head, SEVERAL);
}

/* Whom "they" means by m, which is_collective(); a speaker or WHO_NONE. */
static uint32_t collective_means(cast *c, const mention *m, uint32_t statement)
{
    uint32_t e = institution_before(c, m);
    return e == WHO_NONE ? resolve_unnamed(c, m, statement) : speaker_of_entity(c, e);
}

/* "The governor only smiled. "...," he said": what is the subject of a sentence before without being named, in the same
 * paragraph and since anybody last spoke: the person who has that role, else the unnamed one. A speaker or WHO_NONE. */
static uint32_t subject_before_pronoun(cast *c, uint32_t t, uint32_t statement)
{
    const doc *d = c->d;
    uint32_t line = tk(c, t)->sentence, p = d->sentences[line].paragraph, last = c->spoken_before[statement];
    uint32_t spoken = last == WHO_NONE ? 0 : d->a.statements[last].content[0].start;
    uint8_t r = wd(c, t)->role;
    if (r == WORD_HIS) r = WORD_HE;
    if (r == WORD_HER) r = WORD_SHE;
    uint32_t from = d->paragraphs[p].first_sentence, chained = 0;
    bool opens = from > 0 && from == line_of(c, statement, t); /* then the last sentence before it counts too */
    for (uint32_t i = line; i-- > from - opens - chained && line - i < 4;) {
        const sentence *s = &d->sentences[i];
        mention m;
        uint32_t subject = behind_opening_phrase(c, s); /* Critics met. They wrote a letter. “...,” they said */
        bool goes_on = r == WORD_THEY && wd(c, subject)->role == r && !tk(c, subject)->depth;
        if (goes_on && i == from - opens && i > 0 && d->sentences[i - 1].paragraph + 1 >= p) chained = 1;
        if (tk(c, s->first)->start <= spoken && last != WHO_NONE) return WHO_NONE;
        bool there = described_subject(c, s, &m) || (i + 1 == line && described_agent(c, s, &m)) ||
                     described_asked(c, s, &m) || described_topic(c, s, &m);
        if (there && r == WORD_THEY && is_collective(c, &m)) return collective_means(c, &m, statement);
        if (!there || m.plural != (r == WORD_THEY) || is_told_of(c, &m, r)) continue;
        if (i < from && !(chained && m.plural) && !is_new(c, &m)) continue; /* the boy is not new */
        uint32_t who = m.plural ? resolve_unnamed(c, &m, statement) : subject_means(c, m, i, line, r, statement);
        if (m.plural || who != WHO_NONE) return who;
    }
    return WHO_NONE;
}

/* "Police said a man had run into the shop. He told": the unnamed subject of what was reported in the sentence before,
 * where who reported it is nobody that the pronoun can mean. A speaker or WHO_NONE. */
static uint32_t subject_of_report(cast *c, uint32_t t, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement], line = tk(c, t)->sentence;
    uint32_t from = before == WHO_NONE ? 0 : c->d->attributions[before].cue_last;
    if (!from || tk(c, from - 1)->sentence + 1u != line || c->naming_at[from] != WHO_NONE) return WHO_NONE;
    uint32_t who = c->d->attributions[before].mention;
    const sentence *s = &c->d->sentences[line - 1];
    if (who == WHO_NONE || c->d->mentions[who].first >= from || s->paragraph != s[1].paragraph) return WHO_NONE;
    uint32_t e = c->entity_of[c->d->a.statements[before].speaker], own = LEX_MALE, other = LEX_FEMALE;
    if (wd(c, t)->role == WORD_SHE) own = LEX_FEMALE, other = LEX_MALE;
    bool speaks = e != WHO_NONE && c->entities[e].kind == WHO_PERSON && !gender_clash(&c->entities[e], own);
    if (speaks || names_somebody(c, line - 1, line + 1, wd(c, t)->role, NULL)) return WHO_NONE;
    mention m;
    from += from < s->last && tk(c, from)->pos == POS_THAT;
    if (from >= s->last || !described_at(c, from, s, &m) || m.plural || wd(c, from)->role == WORD_THE) return WHO_NONE;
    return wd(c, m.head)->lex & other ? WHO_NONE : resolve_unnamed(c, &m, statement);
}

/* "A spokesperson said it was late. "...," they said": the one without a name and a sex who spoke in the sentence
 * before, where the words are quoted; a speaker or WHO_NONE. */
static uint32_t somebody_before(const cast *c, uint32_t t, uint32_t statement)
{
    uint32_t before = c->spoken_before[statement];
    uint32_t at = before == WHO_NONE ? WHO_NONE : c->d->attributions[before].mention;
    if (at == WHO_NONE || c->d->a.statements[statement].type == WHO_INDIRECT) return WHO_NONE;
    const mention *m = &c->d->mentions[at];
    uint32_t s = c->d->a.statements[before].speaker, bits = wd(c, m->head)->lex;
    const sentence *here = &c->d->sentences[tk(c, t)->sentence], *there = &c->d->sentences[tk(c, m->head)->sentence];
    bool near = here->paragraph == there->paragraph && m->head < t && here - there <= 1;
    bool one = !m->plural && bits & (LEX_ROLE | LEX_ANON) && !(bits & (LEX_MALE | LEX_FEMALE));
    return near && one && c->d->a.speakers[s].kind == WHO_ANONYMOUS ? s : WHO_NONE;
}

/* Does a title tell the sex of e, who is named not far before token t: Mr., Lady? */
static bool is_titled(const cast *c, uint32_t e, uint32_t t)
{
    for (uint32_t last = namings_before(c, t), i = last; i-- > 0 && last - i <= NAMINGS_BACK;)
        if (c->namings[i].entity == e && c->namings[i].gender) return true;
    return false;
}

/* "To Robin Oss we are late," she wrote: do the words of the statement name e? */
static bool is_named_in(const cast *c, uint32_t e, uint32_t statement)
{
    const who_statement *st = &c->d->a.statements[statement];
    for (uint32_t p = 0; p < st->ncontent; p++) {
        uint32_t i = namings_before(c, doc_token_from(c->d, st->content[p].start));
        for (; i < c->nnamings && tk(c, c->namings[i].first)->start < st->content[p].end; i++)
            if (c->namings[i].entity == e) return true;
    }
    return false;
}

/* "Robin Oss has gone. She said": the only person whom the sentence before names, where no title tells the sex, and the
 * given name is one that mostly men have; an entity or WHO_NONE. */
static uint32_t misjudged_before(const cast *c, uint32_t t)
{
    uint32_t line = tk(c, t)->sentence, e = WHO_NONE;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    if (line == 0 || s->paragraph != c->d->sentences[line].paragraph) return WHO_NONE;
    for (uint32_t i = namings_before(c, s->last); i-- > 0 && c->namings[i].first >= s->first;) {
        const naming *n = &c->namings[i];
        if (c->entities[n->entity].kind != WHO_PERSON || n->entity == e) continue;
        if (e != WHO_NONE || tk(c, n->first)->depth || tk(c, n->first - (n->first > 0))->pos == POS_PREP ||
            wd(c, n->last)->role == WORD_S) /* Ilse Oss's son fell */
            return WHO_NONE;
        e = n->entity;
    }
    return e != WHO_NONE && is_titled(c, e, t) ? WHO_NONE : e;
}

/* '"It is late," Robin Oss said. [...] She added': who spoke last, in this paragraph or the one before, where nobody
 * else fits and no title tells the sex; an entity or WHO_NONE. */
static uint32_t misjudged_speaker(const cast *c, uint32_t t, uint32_t statement)
{
    uint32_t last = c->spoken_before[statement], e = running_speaker(c, statement);
    uint32_t at = last == WHO_NONE ? WHO_NONE : c->d->attributions[last].mention;
    if (e == WHO_NONE || at == WHO_NONE || c->entities[e].kind != WHO_PERSON || is_titled(c, e, t)) return WHO_NONE;
    uint32_t there = c->d->sentences[tk(c, c->d->mentions[at].first)->sentence].paragraph;
    uint32_t here = c->d->sentences[tk(c, t)->sentence].paragraph;
    bool near = there + 1 >= here && c->d->mentions[at].first < t;
    return near && !c->entities[e].called && !is_named_in(c, e, statement) ? e : WHO_NONE;
}

/* "The number has fallen. It suggests": "it", token t, which shows something rather than says it, behind a sentence of
 * its paragraph that is about a thing. */
static bool is_thing_that_shows(const cast *c, uint32_t t, uint32_t statement)
{
    const uint32_t speaks = LEX_ROLE | LEX_ANON | LEX_GROUP | LEX_ORG | LEX_DOC | LEX_KIN | LEX_METONYM | LEX_CUENOUN |
                            LEX_TRADE | LEX_EPITHET;
    uint32_t verb = c->d->attributions[statement].cue_last, line = tk(c, t)->sentence;
    uint32_t frames = verb ? rules_cue(c->r, wd(c, verb - 1)->cue)->frames : 0;
    const sentence *s = &c->d->sentences[line ? line - 1 : 0];
    if (!(frames & FRAME_DOC) || !line || s->paragraph != s[1].paragraph) return false;
    uint32_t head = behind_opening_phrase(c, s);
    if (wd(c, head)->role != WORD_THE || head + 2 >= s->last) return false;
    do head++;
    while (head + 1 < s->last && (tk(c, head)->pos == POS_ADJ || tk(c, head + 1)->pos == POS_NOUN));
    uint8_t behind = head + 1 < s->last ? tk(c, head + 1)->pos : POS_PUNCT;
    bool subject = behind == POS_VERB || behind == POS_PAST || behind == POS_MODAL || behind == POS_PREP;
    return subject && tk(c, head)->pos == POS_NOUN && !(wd(c, head)->lex & speaks);
}

uint32_t resolve_as_pronoun(cast *c, const mention *m, uint32_t statement, who_str *why)
{
    uint8_t r = wd(c, m->head)->role;
    if (r == WORD_I || r == WORD_YOU || r == WORD_MY) {
        *why = explain(c, *why, "outside quotations \"I\" is the author", WHO_NONE);
        return WHO_NONE;
    }
    uint32_t written = r == WORD_IT ? written_before(c, m->head, statement) : WHO_NONE;
    if (r == WORD_IT && written == WHO_NONE && is_thing_that_shows(c, m->head, statement)) {
        *why = explain(c, *why, "the pronoun means a thing", WHO_NONE);
        return WHO_NONE;
    }
    uint32_t s = they_alone(c, m, statement);
    if (r == WORD_ITS) s = writing_before(c, m->head, statement);
    if (r == WORD_IT) s = written;
    if (r == WORD_IT && s == WHO_NONE) s = writing_that_was(c, m->head, statement);
    if (r == WORD_IT && s == WHO_NONE) s = writing_that_is(c, m->head, statement);
    if (r == WORD_IT && s == WHO_NONE) s = body_before(c, m->head, statement);
    if (r == WORD_IT && s == WHO_NONE) s = unnamed_body_before(c, m->head, statement, true);
    bool it = r == WORD_IT || r == WORD_ITS, they = r == WORD_THEY || r == WORD_THEIR;
    if (s == WHO_NONE && it) s = last_other(c, statement, false);
    if (s == WHO_NONE && they) s = several_before(c, m->head, statement);
    if (s == WHO_NONE && (r == WORD_HE || r == WORD_SHE)) s = subject_of_main_clause(c, m->head, statement);
    if (s == WHO_NONE && (r == WORD_HE || r == WORD_SHE)) s = asked_before(c, m->head, statement);
    if (s == WHO_NONE && (r == WORD_HE || r == WORD_SHE || r == WORD_THEY || r == WORD_HIS || r == WORD_HER))
        s = subject_before_pronoun(c, m->head, statement);
    if (s == WHO_NONE && !it && !they) s = last_unnamed(c, statement, m->head);
    if (s == WHO_NONE && (r == WORD_HE || r == WORD_SHE)) s = subject_of_report(c, m->head, statement);
    if (s == WHO_NONE && r == WORD_THEY) s = joined_speaker(c, m->head, statement);
    if (s == WHO_NONE && r == WORD_THEY) s = somebody_before(c, m->head, statement);
    if (s == WHO_NONE && they) s = last_other(c, statement, true);
    if (s == WHO_NONE) {
        uint32_t e = resolve_pronoun(c, m->head, statement);
        if (e == WHO_NONE && (r == WORD_HE || r == WORD_SHE)) e = misjudged_before(c, m->head);
        if (e == WHO_NONE && (r == WORD_HE || r == WORD_SHE)) e = misjudged_speaker(c, m->head, statement);
        if (e != WHO_NONE) s = speaker_of_entity(c, e), remember_pronoun(c, e, m->head);
    }
    if (s == WHO_NONE && r == WORD_IT) s = unnamed_body_before(c, m->head, statement, false);
    *why = explain(c, *why, s == WHO_NONE ? "nobody before it fits the pronoun" : "the pronoun means", s);
    return s;
}
