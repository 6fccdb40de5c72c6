/* rules.c - what the stages ask of the rules.
 *
 * Without a folder of the user's the tables are those that were compiled in, and loading is nothing but compiling the
 * patterns.
 */
#include "rules/rules.h"

#include "rules/internal.h"

int rules_load(rules **out, const char *dir, who_err *err)
{
    rules *r = who_alloc(sizeof *r);
    *out = NULL;
    *r = (rules){.lexicon = lexicon_builtin};
    int rc = files_load(r, dir, err);
    if (dir && !rc) {
        rc = lexicon_build(&r->lexicon, r, err);
        r->owns_lexicon = rc == WHO_OK;
    }
    if (!rc) rc = patterns_compile(r, err);
    if (rc) {
        err_source(err, rules_file(r, err->file));
        rules_free(r);
        return rc;
    }
    r->head = (rules_head){r->lexicon.words, r->lexicon.nwords};
    *out = r;
    return WHO_OK;
}

void rules_free(rules *r)
{
    if (!r) return;
    patterns_free(r);
    files_free(r);
    if (r->owns_lexicon) lexicon_release(&r->lexicon);
    who_dealloc(r);
}

uint32_t rules_hashed(const rules *r, uint64_t hash)
{
    uint32_t id = lexicon_find(&r->lexicon, hash);
    if (id != NO_WORD) __builtin_prefetch(&r->lexicon.words[id]); /* somebody will ask what it is */
    return id;
}

void rules_expect(const rules *r, uint64_t hash)
{
    __builtin_prefetch(&r->lexicon.slots[(uint32_t)hash & r->lexicon.slot_mask]);
}

uint32_t rules_word(const rules *r, who_str lower) { return lexicon_find(&r->lexicon, key_hash(key_of(lower))); }

uint32_t rules_nwords(const rules *r) { return r->lexicon.nwords; }

who_str rules_spelling(const rules *r, uint32_t index)
{
    const lexicon *x = &r->lexicon;
    if (index >= x->nwords) return STR("");
    uint32_t at = x->spelling_at[index];
    return (who_str){x->spellings + at, x->spelling_at[index + 1] - at - 1};
}

uint32_t rules_phrase(const rules *r, const doc *d, uint32_t t, uint32_t *n)
{
    uint32_t best = 0, most = rules_at(r, d->tokens[t].word)->phrase_max;
    *n = 0;
    if (most < 2) return 0;
    uint64_t key = hash_mix(PHRASE_SEED, d->tokens[t].word);
    for (uint32_t i = 1; i < most && t + i < d->ntokens; i++) {
        const token *k = &d->tokens[t + i];
        if (!rules_at(r, k->word)->inside || k->sentence != d->tokens[t].sentence) break;
        key = hash_mix(key, k->word);
        uint32_t id = map_get(&r->lexicon.phrases, key);
        if (id != WHO_NONE) best = r->lexicon.words[id].lex, *n = i + 1;
    }
    return best;
}

uint32_t rules_lookup(const rules *r, who_str lower) { return rules_at(r, rules_word(r, lower))->lex; }

who_str rules_canonical(const rules *r, who_str lower)
{
    uint32_t id = rules_word(r, lower);
    return id == NO_WORD ? lower : rules_spelling(r, r->lexicon.canon[id]);
}

bool rules_is_nickname(const rules *r, who_str full, who_str nickname)
{
    return map_get(&r->lexicon.nicknames, hash_mix(str_hash(full), str_hash(nickname))) != WHO_NONE;
}

const cue *rules_cue(const rules *r, uint16_t index) { return &r->lexicon.cues[index < r->lexicon.ncues ? index : 0]; }

uint32_t rules_ncues(const rules *r) { return r->lexicon.ncues; }

bool rules_is_degree(who_str letters)
{
    static const char *const DEGREES[] = {
        "MD",  "PhD",   "Ph.D.", "M.D.",   "DO",   "RN",   "MPH", "JD",  "DDS", "DVM",  "MBE",  "OBE",  "CBE",    "QC",
        "KC",  "DPhil", "EdD",   "PharmD", "LCSW", "PsyD", "MBA", "MSc", "FRS", "M.S.", "J.D.", "R.N.", "Psy.D.", "KBE",
        "DBE", "OAM",   "AO",    "FRSE",   "FRCP", "MFA",  "MSW", "CPA", "LLB", "LLM",  "Esq.", /* orders: */
        "SJ",  "S.J.",  "OSB",   "OFM",    "SVD"};
    return STR_IS_ANY(letters, DEGREES);
}

bool rules_is_legal_form(who_str letters)
{
    static const char *const FORMS[] = {"Inc",  "Inc.", "Ltd",   "Ltd.", "LLC",  "L.L.C.", "LLP", "PLC", "Plc",
                                        "plc",  "LP",   "S.A.",  "N.V.", "Corp", "SA",     "AG",  "NV",  "ASA",
                                        "GmbH", "Oyj",  "Corp.", "Pty",  "Bhd",  "SpA",    "A/S"};
    return STR_IS_ANY(letters, FORMS);
}

bool rules_ends_slogan(who_str s)
{
    static const char *const LAST[] = {"Now", "First", "Forward", "Together", "Ahead", "United", "Matter"};
    return STR_IS_ANY(s, LAST);
}

bool rules_is_body(const rules *r, who_str noun, who_str part)
{
    return map_get(&r->lexicon.bodies, hash_mix(str_hash(noun), str_hash(part))) != WHO_NONE;
}
