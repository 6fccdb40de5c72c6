/* find.c - a speaker by the name that somebody types.
 *
 * In: a corpus and a name. Out: how well each speaker fits.
 * Method: the name is compared with id, name and aliases, letter by letter in lower case; failing that, each of its
 * words must be a word of one of them, so that "velden" finds "Marta Velden" and not "Veldenberg".
 * Gets wrong: accents count: "Muller" is not "Müller".
 */
#include "export/summary.h"

static bool is_separator(char c) { return c == ' ' || c == '-' || c == ':' || c == '.' || c == ',' || c == '|'; }

static who_str next_word(who_str *rest)
{
    while (rest->len && is_separator(rest->ptr[0])) rest->ptr++, rest->len--;
    size_t n = 0;
    while (n < rest->len && !is_separator(rest->ptr[n])) n++;
    who_str word = {rest->ptr, n};
    rest->ptr += n;
    rest->len -= n;
    return word;
}

static bool has_word(who_str text, who_str wanted)
{
    for (who_str word = next_word(&text); word.len; word = next_word(&text))
        if (str_eq(word, wanted)) return true;
    return false;
}

static bool has_words(who_str text, who_str wanted)
{
    who_str word = next_word(&wanted);
    if (!word.len) return false;
    for (; word.len; word = next_word(&wanted))
        if (!has_word(text, word)) return false;
    return true;
}

/* `wanted` is in lower case. */
static int fit(arena *mem, who_str candidate, who_str wanted)
{
    who_str lower = utf8_lower_str(mem, candidate);
    return str_eq(lower, wanted) ? 2 : has_words(lower, wanted) ? 1 : 0;
}

int speaker_is_called(const corpus *c, uint32_t speaker, const char *name)
{
    arena mem = {0};
    const who_speaker *who = &c->speakers[speaker];
    who_str wanted = utf8_lower_str(&mem, str_of(name));
    int best = fit(&mem, c->nodes[speaker].label, wanted);
    if (str_eq(c->nodes[speaker].id, str_of(name))) best = 2;
    for (uint32_t i = 0; i < who->naliases && best < 2; i++) {
        int f = fit(&mem, who->aliases[i], wanted);
        if (f > best) best = f;
    }
    arena_free(&mem);
    return best;
}
