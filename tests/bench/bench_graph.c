/* bench_graph.c - a large graph built, measured and written, against the clock.
 *
 *     bench_graph FOLDER NODES EDGES
 *
 * Makes a corpus of speakers, topics and outlets by chance (always the same), times what the graph takes without
 * betweenness and layout, and writes FOLDER/graph.graphml and FOLDER/edges.txt, from which bench_graph.py does the same
 * with python-igraph. Prints "build SECONDS", "write SECONDS" and "peak MEGABYTES".
 */
#include "graph/graph.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

who_topic_info who_topic_get(const who_session *session, uint32_t topic)
{
    (void)session, (void)topic;
    return (who_topic_info){STR(""), STR(""), STR("medtop"), WHO_NONE, WHO_NONE};
}

static uint64_t state = 42;
static uint32_t chance(uint32_t below) /* of PCG, without its last step */
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((state >> 33) % below);
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int fail(const char *what, const who_err *err)
{
    fprintf(stderr, "bench_graph: %s: %s\n", what, err->msg);
    return 1;
}

/* Nine tenths are speakers, most of the rest topics; edges between different modes, the low numbers preferred. */
static void fill(corpus *c, arena *mem, uint32_t n, uint32_t m)
{
    static const char *const kinds[] = {"person", "topic", "outlet"};
    *c = (corpus){.nnodes = n, .nspeakers = n / 10 * 9, .noutlets = n / 1000 + 1};
    c->ntopics = n - c->nspeakers - c->noutlets;
    c->nodes = arena_alloc(mem, sizeof *c->nodes * n);
    c->edges = arena_alloc(mem, sizeof *c->edges * m);
    map64 seen = {0};
    for (uint32_t i = 0; i < n; i++) {
        int mode = i < c->nspeakers ? 0 : i < c->nspeakers + c->ntopics ? 1 : 2;
        who_str id = arena_printf(mem, "%s:number-%u", kinds[mode], (unsigned)i);
        who_tally tally = {1 + chance(50), 1, 1 + chance(9), 20210101 + chance(28), 20220101 + chance(28)};
        c->nodes[i] = (corpus_node){id, id, str_of(kinds[mode]), tally, WHO_NONE, WHO_NONE, 0, 0, 0};
    }
    while (c->nedges < m) {
        uint32_t a = chance(chance(c->nspeakers) + 1), b = c->nspeakers + chance(n - c->nspeakers);
        if (chance(5) == 0) a = c->nspeakers + chance(c->ntopics), b = n - 1 - chance(c->noutlets);
        if (*map64_at(&seen, (uint64_t)a << 32 | b, c->nedges) != c->nedges) continue;
        c->edges[c->nedges++] = (corpus_edge){.a = a, .b = b, .tally = {1 + chance(20), 1, 1, 20210101, 20220101}};
    }
    map64_free(&seen);
}

static int write_edges(const graph *g, const char *folder)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/edges.txt", folder);
    FILE *out = fopen(path, "w");
    if (!out) return 1;
    for (uint32_t i = 0; i < g->nedges; i++)
        fprintf(out, "%u %u %u\n", (unsigned)g->edges[i].source, (unsigned)g->edges[i].target,
                (unsigned)g->edges[i].tally.statements);
    return fclose(out);
}

int main(int argc, char **argv)
{
    if (argc != 4) return 2;
    arena mem = {0};
    corpus c;
    fill(&c, &mem, (uint32_t)atoi(argv[2]), (uint32_t)atoi(argv[3]));
    who_graph_options o = WHO_GRAPH_OPTIONS_INIT;
    o.quick = 1;
    graph *g;
    who_err err = {.code = WHO_OK};
    double start = now();
    if (graph_build(&g, &c, &o, &err) != WHO_OK) return fail("building", &err);
    printf("build %.2f\n", now() - start);
    char path[4096];
    snprintf(path, sizeof path, "%s/graph.graphml", argv[1]);
    who_out *out;
    start = now();
    if (who_out_open(&out, path, &err) != WHO_OK || graph_write_graphml(g, out, &err) != WHO_OK ||
        who_out_close(out, 1, &err) != WHO_OK)
        return fail("writing", &err);
    printf("write %.2f\n", now() - start);
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("peak %ld\n", used.ru_maxrss / 1024);
    if (write_edges(g, argv[1]) != 0) return 1;
    graph_free(g);
    arena_free(&mem);
    return 0;
}
