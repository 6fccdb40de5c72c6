/* cmd_completion.c - `whosaid completion`: what bash, zsh or fish need to complete a command line, from the option
 * tables.
 *
 * In: the table of commands. Out: a script for the shell: the commands, the options of each, the values of those that
 * take one of a few, and files for everything else.
 * Gets wrong: "FILE|none" completes to files only.
 */
#include "cli.h"

#include <string.h>

typedef void (*row_fn)(FILE *to, const command *c, const opt *o);

/* Calls `row` for the command's own options, then for those of every command. */
static void each_option(FILE *to, const command *c, row_fn row)
{
    const opt *const tables[OPT_TABLES] = {c->options, command_common(c)};
    for (int t = 0; t < OPT_TABLES; t++) {
        for (const opt *o = tables[t]; o && o->name; o++) {
            if (o->help) row(to, c, o);
        }
    }
}

static void write_choices(FILE *to, const opt *o)
{
    for (int i = 0; o->choices[i]; i++) fprintf(to, "%s%s", i ? " " : "", o->choices[i]);
}

/* The argument may be a file, whatever else it may be. */
static int is_text(const opt *o) { return o->kind == OPT_STRING || o->kind == OPT_LIST; }

/* The sentence that help has, without what the shells would take for syntax. */
static void write_sentence(FILE *to, const char *help)
{
    for (size_t i = 0; help[i] && help[i] != '\n'; i++) {
        if (help[i] == '\'' || help[i] == '[' || help[i] == ']' || help[i] == ':') continue;
        fputc(help[i], to);
    }
}

/* ---- bash ---- */

static void bash_name(FILE *to, const command *c, const opt *o)
{
    (void)c;
    fprintf(to, " --%s", o->name);
    if (o->letter) fprintf(to, " -%c", o->letter);
}

static void bash_values(FILE *to, const command *c, const opt *o)
{
    if (o->kind == OPT_FLAG) return;
    fprintf(to, "    %s:--%s", c->name, o->name);
    if (o->letter) fprintf(to, " | %s:-%c", c->name, o->letter);
    fputs(") ", to);
    if (o->kind == OPT_CHOICE) {
        fputs("COMPREPLY=($(compgen -W '", to);
        write_choices(to, o);
        fputs("' -- \"$word\")) ;;\n", to);
    } else if (is_text(o)) {
        fputs("COMPREPLY=($(compgen -f -- \"$word\")) ;;\n", to);
    } else {
        fputs("COMPREPLY=() ;;\n", to);
    }
}

static void write_bash(FILE *to)
{
    fputs(
        "# bash completion for whosaid, made by `whosaid completion bash`\n"
        "_whosaid() {\n"
        "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]} names=\n"
        "    if [ \"$COMP_CWORD\" = 1 ]; then\n"
        "        COMPREPLY=($(compgen -W 'help",
        to);
    for (int i = 0; commands[i]; i++) fprintf(to, " %s", commands[i]->name);
    fputs("' -- \"$word\"))\n        return\n    fi\n    case $command:$before in\n", to);
    for (int i = 0; commands[i]; i++) each_option(to, commands[i], bash_values);
    fputs("    *)\n        case $word in\n        -*) ;;\n"
          "        *) COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n        esac\n"
          "        case $command in\n",
          to);
    for (int i = 0; commands[i]; i++) {
        fprintf(to, "        %s) names='", commands[i]->name);
        each_option(to, commands[i], bash_name);
        fputs("' ;;\n", to);
    }
    fputs("        esac\n        COMPREPLY=($(compgen -W \"$names\" -- \"$word\")) ;;\n    esac\n}\n"
          "complete -o filenames -F _whosaid whosaid\n",
          to);
}

/* ---- zsh ---- */

static void zsh_row(FILE *to, const command *c, const opt *o)
{
    (void)c;
    fputs("            ", to);
    if (o->letter) fprintf(to, "'(-%c --%s)'{-%c,--%s}'", o->letter, o->name, o->letter, o->name);
    if (!o->letter) fprintf(to, "'%s--%s", o->kind == OPT_LIST ? "*" : "", o->name);
    fputc('[', to);
    write_sentence(to, o->help);
    fputc(']', to);
    if (o->kind == OPT_CHOICE) {
        fprintf(to, ":%s:(", o->name);
        write_choices(to, o);
        fputc(')', to);
    } else if (is_text(o)) {
        fprintf(to, ":%s:_files", o->argument);
    } else if (o->kind != OPT_FLAG) {
        fprintf(to, ":%s:", o->argument);
    }
    fputs("' \\\n", to);
}

static void write_zsh(FILE *to)
{
    fputs("#compdef whosaid\n# made by `whosaid completion zsh`\n"
          "_whosaid() {\n    local -a names\n    names=(\n        'help:describe a command'\n",
          to);
    for (int i = 0; commands[i]; i++) {
        fprintf(to, "        '%s:", commands[i]->name);
        write_sentence(to, commands[i]->summary);
        fputs("'\n", to);
    }
    fputs("    )\n    if (( CURRENT == 2 )); then\n        _describe command names\n        return\n    fi\n"
          "    local command=$words[2]\n    shift words\n    (( CURRENT-- ))\n    case $command in\n",
          to);
    for (int i = 0; commands[i]; i++) {
        fprintf(to, "    %s)\n        _arguments -s \\\n", commands[i]->name);
        each_option(to, commands[i], zsh_row);
        fputs("            '*:input:_files' ;;\n", to);
    }
    fputs("    esac\n}\nif [ \"$funcstack[1]\" = _whosaid ]; then _whosaid \"$@\"; else compdef _whosaid whosaid; fi\n",
          to);
}

/* ---- fish ---- */

static void fish_row(FILE *to, const command *c, const opt *o)
{
    fprintf(to, "complete -c whosaid -n '__fish_seen_subcommand_from %s'", c->name);
    if (o->letter) fprintf(to, " -s %c", o->letter);
    fprintf(to, " -l %s", o->name);
    if (o->kind == OPT_CHOICE) {
        fputs(" -xa '", to);
        write_choices(to, o);
        fputc('\'', to);
    } else if (o->kind != OPT_FLAG) {
        fputs(is_text(o) ? " -rF" : " -x", to);
    }
    fputs(" -d '", to);
    write_sentence(to, o->help);
    fputs("'\n", to);
}

static void write_fish(FILE *to)
{
    fputs("# fish completion for whosaid, made by `whosaid completion fish`\n", to);
    for (int i = 0; commands[i]; i++) {
        fprintf(to, "complete -c whosaid -n __fish_use_subcommand -fa %s -d '", commands[i]->name);
        write_sentence(to, commands[i]->summary);
        fputs("'\n", to);
    }
    fputs("complete -c whosaid -n __fish_use_subcommand -fa help -d 'describe a command'\n", to);
    for (int i = 0; commands[i]; i++) each_option(to, commands[i], fish_row);
}

/* ---- the command ---- */

static const struct {
    const char *name;
    void (*write)(FILE *to);
} shells[] = {{"bash", write_bash}, {"zsh", write_zsh}, {"fish", write_fish}};

static int run(const settings *s)
{
    for (size_t i = 0; s->ninputs == 1 && i < sizeof shells / sizeof *shells; i++) {
        if (strcmp(shells[i].name, s->inputs[0]) != 0) continue;
        shells[i].write(stdout);
        return end_stdout();
    }
    job_say("completion: give one of bash, zsh or fish");
    return EXIT_TROUBLE;
}

const command command_completion = {
    .name = "completion",
    .summary = "completion of command lines by bash, zsh or fish",
    .operands = "bash|zsh|fish",
    .examples = "  whosaid completion bash > ~/.local/share/bash-completion/completions/whosaid\n"
                "  whosaid completion zsh > ~/.zfunc/_whosaid           with ~/.zfunc in $fpath\n"
                "  whosaid completion fish > ~/.config/fish/completions/whosaid.fish\n",
    .description = "Writes a script that completes commands, options and their values in the shell named.\n"
                   "An installation has all three where Debian's shells look for them.",
    .about_itself = 1,
    .run = run,
};
