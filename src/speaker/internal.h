/* internal.h - what the files of speaker/ share: the people and institutions that an article names. */
#ifndef WHO_SPEAKER_INTERNAL_H
#define WHO_SPEAKER_INTERNAL_H

#include "speaker/speaker.h"

#define MAX_PARTS 8 /* words of a name that are compared */
#define MAX_ROLES 12
#define MAX_ALIASES 16

/* What keeps every pass linear whatever the text is; no article that a person wrote comes near them. */
#define NAME_TOKENS 64      /* tokens of one name */
#define WORD_BYTES 256      /* of one word of a name */
#define NAME_BYTES 1024     /* of a name or descriptor: it is repeated with each statement of its speaker */
#define OFFICE_REACH 12     /* tokens from a sentence's first to the head of its subject */
#define BROUGHT_IN_REACH 12 /* sentences from "a nurse named Ilse" to "the nurse" */
#define SOURCE_REACH 256    /* tokens of a source that are looked at, on either side of its head */
#define QUALIFIERS 16       /* tokens in front of its head that may qualify it: more are no noun phrase */
#define MOST_ALIKE 64       /* entities with one key (surname, role) that are compared: more namesakes tell nothing */
#define DOCUMENT_REACH 400  /* tokens from "the poll" back to the words that say whose it is */
#define NESTING_BACK 4      /* statements before one that may hold it */
#define SUBJECT_REACH 3     /* sentences from "it" back to the writing that its paragraph is about */
#define UNNAMED_NEAR 4      /* statements from an unnamed speaker to "one" or "another" that leaves out what he is */
#define NAMINGS_BACK 256    /* names before a pronoun that are weighed: seven sentences have fewer */

/* Somebody or something that the article names. */
typedef struct entity {
    enum who_kind kind;
    bool junior;   /* the name has Jr., III or the like */
    bool place;    /* a place: speaks only as the government that sits there */
    bool by_given; /* the article has called this person by the given name alone */
    bool neutral;  /* a person whom the article calls "they" */
    bool certain;  /* its kind was told by a title, a given name or a head noun */
    enum who_gender gender;
    enum who_gender called; /* by the last pronoun that spoke for it, at token called_at */
    uint32_t called_at;
    who_str *part; /* lower-cased words of the fullest form, MAX_PARTS at most */
    uint32_t nparts;
    who_str nickname;         /* in lower case, given in the name: Robert "Bobby" Oss; or "" */
    who_str name;             /* the fullest form, as it stands in the text, one space between words */
    uint32_t first, mentions; /* token of the first mention; how many */
    uint32_t familiar;        /* of the mentions, those by another word than the surname */
    uint32_t bare;            /* of the mentions, those by the surname alone */
    uint32_t latest;          /* while linking: its last naming so far, or WHO_NONE */
    uint32_t titles[4];
    uint32_t ntitles; /* word ids of titles directly before the full name */
    uint32_t *roles;
    uint32_t nroles; /* word ids of roles that the article gives: president, candidate; MAX_ROLES at most */
    uint32_t *qualifiers;
    uint32_t nqualifiers;      /* word ids of what stands beside the roles: Selm, Republican */
    who_str role, affiliation; /* for the record */
    who_str *aliases;
    uint32_t naliases;
    uint32_t speaker; /* index into d->a.speakers, or WHO_NONE while it has not spoken */
} entity;

/* One place where a name stands. */
typedef struct naming {
    uint32_t first, last; /* tokens of the name without titles */
    uint32_t entity;
    enum who_gender gender; /* told by the title here */
    bool titled;
    uint32_t title;    /* word id of the title directly before it, or NO_WORD */
    uint32_t previous; /* while linking: the naming of the same entity before it, or WHO_NONE */
} naming;

/* An unnamed speaker: "senior palace official". */
typedef struct unnamed {
    enum who_kind kind;
    who_str name;       /* normalised descriptor */
    uint32_t head;      /* word id of the head noun */
    uint32_t statement; /* where it was last used */
    uint32_t speaker;
    bool plural;
} unnamed;

/* Numbers (of entities, namings, unnamed, speakers) by 64-bit key, each list in the order of adding. Keys are hashes:
 * who walks a list looks again whether its members fit. */
typedef struct postings {
    map64 last; /* key -> the last item of its list, whose `next` is the first */
    struct posting {
        uint32_t value, next;
    } * items;
    uint32_t n;
} postings;

typedef struct walk {
    const postings *p;
    uint32_t at, last, left;
} walk;

/* One line of a sorted list: what has the key, by the token where it is named first. */
typedef struct keyed_at {
    uint64_t key;
    uint32_t at, value;
} keyed_at;

typedef struct cast {
    doc *d;
    const rules *r;
    const token *tokens; /* of d */
    entity *entities;
    uint32_t nentities;
    naming *namings;
    uint32_t nnamings;   /* by token */
    uint32_t *naming_at; /* token -> naming, or WHO_NONE */
    unnamed *unnamed;
    uint32_t nunnamed;
    postings index;         /* see enum index_of */
    map64 recent;           /* the unnamed that was used last, by head (unnamed.c) */
    uint32_t recent_plural; /* the same of the plural ones, or WHO_NONE */
    bool any_neutral;       /* is there an entity that is? */
    uint32_t *entity_of;
    uint32_t nentity_of;     /* speaker -> the first entity that it is, or WHO_NONE */
    uint32_t *spoken_before; /* statement -> the last one before it that has a speaker, or WHO_NONE; and one more */
    struct {                 /* made when first asked for (lookup.c) */
        bool roles_made, words_made, author_made, main_made, interview_made;
        bool interview; /* questions without marks and answers within them */
        keyed_at *roles;
        uint32_t nroles; /* people by role and qualifier */
        uint32_t leader; /* the one person with a government, made with the roles; or WHO_NONE */
        keyed_at *words;
        uint32_t nwords;             /* namings of institutions by a word of their name */
        uint32_t *places, *place_of; /* the namings of entity e: places[place_of[e]..place_of[e + 1]) */
        uint32_t author;             /* the entity who wrote the article, or WHO_NONE */
        uint32_t called, called_by;  /* the institution that a general word, called_by, meant last */
        uint32_t main;               /* the institution that the article is about, or WHO_NONE */
        uint32_t lead,
            led; /* the first paragraph where it names nobody, and the naming that opens the next; WHO_NONE */
    } asked;
} cast;

static inline const token *tk(const cast *c, uint32_t t) { return &c->tokens[t]; }
static inline const word *wd(const cast *c, uint32_t t) { return rules_at(c->r, c->tokens[t].word); }
/* Does anything tell that e is somebody: a full name, a sex, an office, words of its own? */
static inline bool is_known(const entity *e) { return e->certain || e->gender || e->nroles || e->speaker != WHO_NONE; }
static inline bool is_verb_tag(uint8_t pos) { return pos == POS_PAST || pos == POS_VERB || pos == POS_MODAL; }
static inline bool same_sentence(const cast *c, uint32_t a, uint32_t b)
{
    return b < c->d->ntokens && c->tokens[a].sentence == c->tokens[b].sentence;
}
/* rules_phrase(), without the call for the words that begin none. */
static inline uint32_t phrase_at(const cast *c, uint32_t t, uint32_t *n)
{
    *n = 0;
    return wd(c, t)->phrase_max < 2 ? 0 : rules_phrase(c->r, c->d, t, n);
}

/* index.c */
enum index_of {
    BY_NAME = 1,
    BY_SURNAME,
    BY_FIRST,
    BY_SECOND,
    BY_HEAD_LETTERS,
    BY_TAIL_LETTERS,
    BY_ALIAS,
    BY_INITIALS,
    BY_PAIR,
    BY_ID,
    BY_DESCRIPTOR
};
uint64_t index_key(enum index_of what, who_str s);
static inline uint64_t index_key_of(enum index_of what, uint64_t hash) { return hash_mix(hash, what); } /* str_hash() */
void index_add(cast *c, uint64_t key, uint32_t value);
walk index_walk(const cast *c, uint64_t key); /* at most MOST_ALIKE, the earliest */
bool index_next(walk *w, uint32_t *value);
bool is_misspelt(who_str a, who_str b); /* five letters or more, and one of them differs, is missing or too many */
void index_spelling(cast *c, who_str s, uint32_t value);
uint32_t spelling_walks(const cast *c, who_str s,
                        walk walks[6]); /* of all that s may be misspelt for; how many walks */
void index_free(cast *c);

/* naming.c */
void find_namings(cast *c);
uint32_t office_of(const cast *c, uint32_t t); /* "Minister for Ports Ilse Oss": of what stands before the name */
bool is_ampersand(const cast *c, uint32_t t);
bool is_legal_form(const cast *c, uint32_t t);
bool is_party_mark(const cast *c, uint32_t t);
bool is_countryman(const cast *c, uint32_t t);                    /* the Yorkshireman */
uint32_t namings_before(const cast *c, uint32_t t);               /* how many begin before token t: the first ones */
uint32_t naming_in(const cast *c, uint32_t first, uint32_t last); /* the first naming that begins in the range */

who_str without_accents(arena *mem, who_str lower); /* one word or several with hyphens: "núñez" as "nunez" */

/* entity.c */
void link_namings(cast *c);
void settle_spellings(cast *c); /* the surname that the article uses most, where the full name has it misspelt */
who_str lower_token(const cast *c, uint32_t t);
who_str surname(const entity *e);
uint32_t person_by_surname(const cast *c, who_str lower); /* the first one with a given name too, or WHO_NONE */

/* role.c */
void find_roles(cast *c);
void find_body_words(cast *c);              /* again, of those whom their company has shown to be bodies since */
bool is_lesser(const cast *c, uint32_t id); /* the word shadow, deputy: before an office */

/* kind.c */
void settle_kinds(cast *c);
bool is_before_own_name(const cast *c, uint32_t t);

/* firm.c */
bool is_said_of_firms(const cast *c, const naming *n);
bool is_led_by(const cast *c, const naming *n);
bool which_follows(const cast *c, const naming *n);
bool is_topic_of_it(const cast *c, const naming *n); /* "As for Kerrex, it says" */
bool may_name_body(const cast *c, uint32_t t);
bool is_trade(const cast *c, uint32_t t); /* brewer, lender, band: what stands before the name of a firm or the like */

/* lead.c */
void remember_lead(cast *c); /* whom the first paragraph describes, and the second names */
bool has_office(const cast *c, const entity *e);
uint32_t person_unexplained(const cast *c, const mention *m);

/* lookup.c */
bool has_role(const cast *c, const entity *e, uint32_t canonical);
/* has_role(), or has one that m's head is a wider word for. */
bool may_be_called(const cast *c, const entity *e, const mention *m, uint32_t canonical);
uint32_t person_with_role(cast *c, const mention *m);
uint32_t person_speaking(cast *c, const mention *m, uint32_t e, uint32_t statement);
void remember_role(cast *c, uint32_t e, const mention *m);
uint32_t person_announced(const cast *c, const mention *m);
bool in_dateline(const cast *c, const naming *n); /* SELM, April 1 - */
bool is_credit(const cast *c, const naming *n);   /* the same, or the agency behind it */
uint32_t institution_before(cast *c, const mention *m);
uint32_t body_of_owner(const cast *c, const mention *m);
uint32_t first_person_before(const cast *c, uint32_t t); /* the person */
uint32_t author_entity(cast *c);
uint32_t canonical_id(const cast *c, uint32_t id); /* of the singular, of the first of several spellings */
uint32_t title_id(const cast *c, uint32_t t, uint32_t n);
bool is_general_head(who_str head); /* group, company: words for any institution */
bool gender_clash(const entity *e, uint32_t bits);
bool has_other_charge(const cast *c, const entity *e, const mention *m);
bool is_only_deputy(const cast *c, const entity *e, const mention *m); /* the shadow treasurer, for "the treasurer" */

/* described.c */

bool is_sign(const cast *c, uint32_t t, char sign);
/* Does token t stand in the words of the statement, which name others than who says them? */
bool is_in_words(const cast *c, uint32_t statement, uint32_t t);
uint32_t line_of(const cast *c, uint32_t statement, uint32_t t); /* the sentence in which its words begin */
/* An entity or WHO_NONE. */
uint32_t name_in_apposition(const cast *c, const mention *m);
uint32_t name_behind_two_titles(const cast *c, const mention *m);
uint32_t name_before_apposition(const cast *c, const mention *m);
uint32_t body_in_apposition(const cast *c, const mention *m);
uint32_t name_before_party(const cast *c, const mention *m);
uint32_t person_opened_with(const cast *c, const mention *m, uint32_t statement);
uint32_t person_in_focus(const cast *c, const mention *m, uint32_t statement);
uint32_t person_by_trade(const cast *c, const mention *m);
bool brought_in_before(const cast *c, const mention *m, uint32_t sentences, mention *as);
bool is_party_word(const cast *c, uint32_t id); /* republican, democrat */
uint32_t two_in_apposition(const cast *c, const mention *m, uint32_t *second);

/* family.c */
/* An entity or WHO_NONE. */
uint32_t other_of_couple(const cast *c, const mention *m, uint32_t owner, uint32_t statement);
uint32_t elder_or_younger(const cast *c, const mention *m);
uint32_t couple_before(const cast *c, const mention *m, uint32_t *second);

/* unnamed.c */
bool is_kept_unnamed(const cast *c, const mention *m); /* whom the article will not name */
uint32_t unnamed_before(const cast *c, const mention *m, enum who_kind kind, who_str name);
uint32_t unnamed_member(const cast *c, const mention *m, uint32_t statement); /* "the MP": the senior Tory of before */
uint32_t unnamed_last(const cast *c); /* the unnamed person or people used last, or WHO_NONE */
uint32_t unnamed_add(cast *c, unnamed u);
void unnamed_used(cast *c, uint32_t u, uint32_t statement);
void unnamed_called(cast *c, uint32_t u, uint32_t head); /* "the insider" is the source of before */

/* subject.c */
/* Where the subject of s begins: behind "In a similar case,". */
uint32_t behind_opening_phrase(const cast *c, const sentence *s);
/* Behind "for the port authority" at t, where that is whose spokesman somebody is; else t. */
uint32_t end_of_whose(const cast *c, uint32_t t, uint32_t limit);
/* False where nobody is described there. */
bool described_at(const cast *c, uint32_t t, const sentence *s, mention *out);
bool described_subject(const cast *c, const sentence *s, mention *out);
bool described_agent(const cast *c, const sentence *s, mention *out);
bool described_topic(const cast *c, const sentence *s, mention *out);
bool described_asked(const cast *c, const sentence *s, mention *out);

/* office.c */
bool is_definite(const cast *c, const mention *m); /* the mayor, CHAIR: */
/* An entity or WHO_NONE. */
uint32_t by_role(cast *c, const mention *m, uint32_t statement);
uint32_t person_by_letters(const cast *c, const mention *m);
uint32_t person_of_age(const cast *c, const mention *m, uint32_t statement);
uint32_t person_of_country(const cast *c, const mention *m, uint32_t statement);
uint32_t holder_behind_body(const cast *c, const mention *m);

/* partitive.c */
bool is_one_of_them(const cast *c, const mention *m);        /* one of them, two of them */
uint32_t those_of_whom_one(const cast *c, const mention *m); /* the officials in "one of the officials", an unnamed */
bool counts_them(const cast *c, const mention *m);           /* two of them */
who_str some_of_before(cast *c, const mention *m, who_str words);
bool is_next_of_them(const cast *c, const mention *m, uint32_t statement);      /* a third */
who_str with_noun(cast *c, const mention *m, who_str name, uint32_t statement); /* another: another adviser */
uint32_t head_word(const cast *c, const mention *m, who_str name); /* what "the adviser" goes back to: a word */

/* nameless.c */
uint32_t resolve_unnamed(cast *c, const mention *m, uint32_t statement); /* a speaker, or WHO_NONE */
uint32_t resolve_member(cast *c, const mention *m, uint32_t statement);  /* unnamed_member() speaks again */

/* introduced.c */
/* An entity or WHO_NONE. */
uint32_t name_behind_title(const cast *c, const mention *m);
uint32_t name_behind_noun(const cast *c, const mention *m);
uint32_t body_of_selves(const cast *c, const mention *m);
uint32_t name_given_behind(const cast *c, const mention *m);
uint32_t person_brought_in(const cast *c, const mention *m);
uint32_t person_misspelt(const cast *c, const mention *m, uint32_t statement);
uint32_t team_before(cast *c, const mention *m, uint32_t statement);

/* they.c */
bool is_people_word(const cast *c, uint32_t t); /* officials, neighbours */
/* A speaker or WHO_NONE. */
uint32_t two_before(cast *c, uint32_t t, uint32_t statement);
uint32_t subject_of_main_clause(cast *c, uint32_t t, uint32_t statement);
uint32_t they_alone(cast *c, const mention *m, uint32_t statement);
uint32_t several_before(cast *c, uint32_t t, uint32_t statement);
uint32_t joint_before(const cast *c, const mention *m, uint32_t statement);
uint32_t joined_speaker(const cast *c, uint32_t t, uint32_t statement);

/* it.c */
/* Does sentence s stand behind whatever was last said before the statement? */
bool stands_behind_speech(const cast *c, const sentence *s, uint32_t statement);
/* A speaker or WHO_NONE. */
uint32_t written_before(cast *c, uint32_t t, uint32_t statement);
uint32_t writing_that_was(cast *c, uint32_t t, uint32_t statement);
uint32_t writing_that_is(cast *c, uint32_t t, uint32_t statement);
uint32_t body_before(cast *c, uint32_t t, uint32_t statement);
uint32_t unnamed_body_before(cast *c, uint32_t t, uint32_t statement, bool unspoken);

uint32_t writing_before(cast *c, uint32_t t, uint32_t statement); /* "The paper ...": whose "its" at t is */

/* answer.c */
uint32_t asked_before(cast *c, uint32_t t, uint32_t statement); /* a speaker or WHO_NONE */

/* antecedent.c */
bool is_pronoun(const cast *c, uint32_t t);
uint32_t resolve_as_pronoun(cast *c, const mention *m, uint32_t statement, who_str *why);

/* interview.c */
/* False where m is no such label; *why is added to. */
bool resolve_label(cast *c, const mention *m, who_str *why, uint32_t *speaker);
void resolve_answer(cast *c, uint32_t i);      /* of a quotation behind a question */
void resolve_turn(cast *c, who_statement *st); /* without label and marks */

/* speaker.c */
bool is_reported_by_another(const doc *d, uint32_t i); /* does statement i stand in the content of one before it? */
/* The reason with one more: how, and who that is. */
who_str explain(cast *c, who_str why, const char *how, uint32_t speaker);

/* repeated.c */
void drop_repeated(doc *d);

/* pronoun.c */
uint32_t resolve_pronoun(const cast *c, uint32_t t, uint32_t statement);          /* an entity or WHO_NONE */
uint32_t resolve_as(const cast *c, uint32_t t, uint8_t role, uint32_t statement); /* as if "he" (WORD_HE) stood at t */
uint32_t opening_end(const cast *c, uint32_t t); /* behind "Asked about Velden," at the start of the sentence of t */
void remember_pronoun(cast *c, uint32_t e, uint32_t t); /* the pronoun at t speaks for e */
bool is_subject(const cast *c, const naming *n);
bool is_possessive(const cast *c, const naming *n);  /* Velden's */
uint32_t running_speaker(const cast *c, uint32_t s); /* the named entity that spoke last before statement s */
bool is_asked(const cast *c, uint32_t s);            /* by somebody unnamed: "Is the boat late?" a reporter asked */

/* gender.c */
void settle_genders(cast *c);

/* quantity.c */
bool counts(const cast *c, const mention *m, mention *whom);   /* *whom: of whom m says how many; its head is WHO_NONE
                                                                  where it does not say */
bool surveyed(const cast *c, const mention *m, mention *whom); /* *whom: who were asked, as told shortly before m */

/* descriptor.c */
bool is_one_of(const cast *c, uint32_t t, const char *const *words, size_t n); /* the token, in lower case */
#define IS_ONE_OF(c, t, words) is_one_of(c, t, words, sizeof(words) / sizeof *(words))
bool is_self(const cast *c, uint32_t t); /* himself, herself */
uint32_t parent_bits(const cast *c, uint32_t t);
bool is_age(const cast *c, uint32_t t);              /* 24-year-old */
bool ends_body_of_two(const cast *c, uint32_t head); /* of the tank in "think tank", the guard in "border guard" */
enum who_kind kind_of_head(const cast *c, uint32_t head);
bool says_former(const cast *c, const mention *m);        /* the former mayor */
bool is_former_anything(const cast *c, const mention *m); /* the former prop: by a word that no lexicon has */
enum who_kind kind_of_source(const cast *c, const mention *m);
uint32_t pronoun_in(const cast *c, const mention *m); /* the token that the owner's name replaces, or WHO_NONE */
who_str descriptor(const cast *c, const mention *m, who_str owner);
who_str joined_tokens(const cast *c, uint32_t first, uint32_t last);

/* gazetteer.c */
typedef struct listed {
    who_str name, id; /* id may be empty */
    bool any_kind;    /* the kind is not given */
    enum who_kind kind;
    enum who_gender gender;
    uint64_t line; /* where it was first read; 0: in no gazetteer, the right name of a correction */
} listed;

typedef struct correction {
    who_str form;
    who_str right;  /* empty: not a speaker */
    uint32_t entry; /* who that is, or WHO_NONE */
    uint32_t right_key;
    uint64_t line;
} correction;

/* The entry that has the first name, which is the fullest; where it is none's or several people's, the entry that all
 * other names of two words or more lead to. WHO_NONE where none does, or several do. */
uint32_t gazetteer_find(const gazetteer *g, enum who_kind kind, enum who_gender gender, const who_str *names,
                        uint32_t n);
const listed *gazetteer_entry(const gazetteer *g, uint32_t index);
uint32_t gazetteer_count(const gazetteer *g);
const correction *gazetteer_correction(const gazetteer *g, who_str outlet, who_str form); /* NULL: none */
void gazetteer_met_right(const gazetteer *g,
                         who_str name); /* a speaker who may have been corrected to it earlier; "": nobody */

/* record.c */
uint32_t speaker_of_entity(cast *c, uint32_t e);
uint32_t speaker_of_unnamed(cast *c, uint32_t u);
uint32_t joint_speaker(cast *c, uint32_t a, uint32_t b);
who_str make_id(arena *mem, enum who_kind kind, who_str name);

#endif
