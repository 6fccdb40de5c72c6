/* cmd_show.c - `whosaid show`: the article with every statement marked, the speaker and the reason. */
#include "cli.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { DEFAULT_WIDTH = 80 };

static const char *const colors[] = {"auto", "always", "never", NULL};

static const opt options[] = {
    {0, "color", OPT_CHOICE, offsetof(settings, color), NULL,
     "colour by speaker; auto is on a terminal unless NO_COLOR is set", colors},
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    {0},
};

static int use_colour(const settings *s)
{
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    if (s->color != COLOR_AUTO) return s->color == COLOR_ALWAYS;
    return !s->output && isatty(STDOUT_FILENO) && !(no_color && no_color[0]) && !(term && strcmp(term, "dumb") == 0);
}

static int window_width(const settings *s)
{
    struct winsize window;
    if (!s->output && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0 && window.ws_col > 0) return window.ws_col;
    return DEFAULT_WIDTH;
}

static int write_shown(who_out *out, const who_session *session, const who_article *article, const void *payload,
                       who_err *err)
{
    return who_write_shown(out, session, article, payload, err);
}

static int run(const settings *s)
{
    who_show_style style = {.colour = use_colour(s), .width = window_width(s)};
    return job_stream(s, write_shown, &style);
}

const command command_show = {
    .name = "show",
    .summary = "the article with every statement marked, the speaker and the reason",
    .operands = "INPUT...",
    .examples = "  whosaid show article.txt\n"
                "  whosaid show --color always articles.jsonl | less -R\n"
                "  curl -s https://example.org/story.txt | whosaid show -\n",
    .description = "Writes the article with every statement marked, and beside or below it the speaker, the kind, the "
                   "confidence,\n"
                   "the rule and the reason; at the end what was seen and left without a speaker.",
    .options = options,
    .run = run,
};
