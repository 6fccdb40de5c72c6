/* cmd_show.c - `whosaid show`: the article with every statement marked, the speaker and the reason. */
#include "cli.h"

static const opt options[] = {
    {0, "html", OPT_STRING, offsetof(settings, html), "FILE",
     "write one page for a browser instead; it needs no network\n"
     "Articles follow each other on it. The margin names the speakers; the rule and the reason unfold",
     NULL},
    {0, "why", OPT_FLAG, offsetof(settings, why), NULL, "with the rule and the reason of each attribution", NULL},
    {0, "color", OPT_CHOICE, offsetof(settings, color), NULL,
     "colour by speaker; auto is on a terminal unless NO_COLOR is set", color_choices},
    {'o', "output", OPT_STRING, offsetof(settings, output), "FILE", "write to FILE instead of standard output", NULL},
    IDENTITY_OPTIONS,
    {0},
};

/* What the visitor needs. */
typedef struct view {
    who_show_style style;
    int begun; /* the page has its head */
} view;

static int write_shown(who_out *out, const who_session *session, const who_article *article, void *payload,
                       who_err *err)
{
    const view *v = payload;
    return who_write_shown(out, session, article, &v->style, err);
}

static int begin_page(who_out *out, view *v, who_str title, who_err *err)
{
    if (v->begun) return WHO_OK;
    v->begun = 1;
    return who_write_page_head(out, title, err);
}

static int write_page(who_out *out, const who_session *session, const who_article *article, void *payload, who_err *err)
{
    view *v = payload;
    int rc = begin_page(out, v, article->title, err);
    return rc == WHO_OK ? who_write_page(out, session, article, &v->style, err) : rc;
}

static int end_page(who_out *out, void *payload, who_err *err)
{
    int rc = begin_page(out, payload, (who_str){"", 0}, err);
    return rc == WHO_OK ? who_write_page_foot(out, err) : rc;
}

static int run(const settings *s)
{
    view v = {.style = {.colour = job_colour(s), .width = job_width(s), .why = s->why}};
    static const writer text = {write_shown, NULL}, page = {write_page, end_page};
    if (!s->html) return job_stream(s, &text, &v);
    if (s->output) {
        job_say("show: --html and --output both name a file: give one of them");
        return EXIT_TROUBLE;
    }
    settings to_page = *s;
    to_page.output = s->html;
    return job_stream(&to_page, &page, &v);
}

const command command_show = {
    .name = "show",
    .summary = "the article with every statement marked, the speaker and the reason",
    .operands = "INPUT...",
    .examples = "  whosaid show article.txt\n"
                "  whosaid show --why article.txt | less\n"
                "  whosaid show --html page.html articles.jsonl\n"
                "  whosaid show --color always articles.jsonl | less -R\n"
                "  curl -s https://example.org/story.txt | whosaid show -\n",
    .description =
        "Writes the article with every statement marked, in the colour of its speaker. A margin names the speaker, "
        "the\n"
        "kind of speaker, the type of the statement (direct: in quotation marks, mixed: partly, indirect: reported\n"
        "without) and how sure the attribution is; in a window of less than 72 columns this stands below the "
        "paragraph.\n"
        "At the end is what was seen and could be given to nobody, with the reason.",
    .options = options,
    .run = run,
};
