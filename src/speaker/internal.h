/* internal.h - what the files of speaker/ share: the people and institutions that an article names. */
#ifndef WHO_SPEAKER_INTERNAL_H
#define WHO_SPEAKER_INTERNAL_H

#include "speaker/speaker.h"

#define MAX_PARTS 8  /* words of a name that are compared */
#define MAX_ROLES 12

/* Somebody or something that the article names. */
typedef struct entity {
    enum who_kind kind;
    bool place;              /* a place: speaks only as the government that sits there */
    bool certain;            /* its kind was told by a title, a given name or a head noun */
    enum who_gender gender;
    who_str part[MAX_PARTS]; /* lower-cased words of the fullest form */
    uint32_t nparts;
    who_str name;            /* the fullest form, as it stands in the text, one space between words */
    uint32_t first, mentions;/* token of the first mention; how many */
    uint32_t titles[4];      uint32_t ntitles; /* word ids of titles directly before the full name */
    uint32_t roles[MAX_ROLES]; uint32_t nroles; /* word ids of roles that the article gives: president, candidate */
    uint32_t qualifiers[MAX_ROLES]; uint32_t nqualifiers; /* word ids of what stands beside the roles: Selm, Republican */
    who_str role, affiliation; /* for the record */
    who_str *aliases;        uint32_t naliases;
    uint32_t speaker;        /* index into d->a.speakers, or WHO_NONE while it has not spoken */
} entity;

/* One place where a name stands. */
typedef struct naming {
    uint32_t first, last;    /* tokens of the name without titles */
    uint32_t entity;
    enum who_gender gender;  /* told by the title here */
    bool titled;
    uint32_t title;          /* word id of the title directly before it, or WHO_NONE */
} naming;

/* An unnamed speaker: "senior palace official". */
typedef struct unnamed {
    enum who_kind kind;
    who_str name;            /* normalised descriptor */
    uint32_t head;           /* word id of the head noun */
    uint32_t statement;      /* where it was last used */
    uint32_t speaker;
    bool plural;
} unnamed;

typedef struct cast {
    doc *d;
    const rules *r;
    entity *entities;        uint32_t nentities;
    naming *namings;         uint32_t nnamings;
    uint32_t *naming_at;     /* token -> naming, or WHO_NONE */
    unnamed *unnamed;        uint32_t nunnamed;
} cast;

static inline const token *tk(const cast *c, uint32_t t) { return &c->d->tokens[t]; }
static inline const word *wd(const cast *c, uint32_t t) { return rules_at(c->r, c->d->tokens[t].word); }

/* naming.c */
void find_namings(cast *c);
uint32_t naming_in(const cast *c, uint32_t first, uint32_t last); /* the first naming that begins in the range */

/* entity.c */
void link_namings(cast *c);
void find_roles(cast *c);
bool same_person(const cast *c, const entity *a, const entity *b);

/* pronoun.c */
uint32_t resolve_pronoun(const cast *c, uint32_t t, uint32_t statement); /* an entity or WHO_NONE */

/* descriptor.c */
enum who_kind kind_of_head(const cast *c, uint32_t head);
enum who_kind kind_of_source(const cast *c, const mention *m);
who_str descriptor(const cast *c, const mention *m, who_str owner);
who_str joined_tokens(const cast *c, uint32_t first, uint32_t last);

/* record.c */
uint32_t speaker_of_entity(cast *c, uint32_t e);
uint32_t speaker_of_unnamed(cast *c, uint32_t u);
uint32_t joint_speaker(cast *c, uint32_t a, uint32_t b);
who_str make_id(arena *mem, enum who_kind kind, who_str name);

#endif
