/* slice.c - slices of time: which there are, and a graph for each.
 *
 * In: the dates of the statements that are in. Out: the periods that have some, in order; for each a graph whose nodes
 * have the ids, places and colours of the whole and whose sizes compare with it, so that slices can be laid on each
 * other. Counts and measures are those of the slice.
 * What it gets wrong: a statement that is dated by a month is in no week, one dated by a year in neither.
 */
#include "graph/internal.h"

#include <stdio.h>
#include <stdlib.h>

enum { DAYS_TO_THURSDAY = 3 }; /* 1970-01-01 was one: ISO weeks begin on Mondays and are of their Thursday's year */

static int32_t week_of(int32_t day)
{
    int32_t since = day + DAYS_TO_THURSDAY;
    return since >= 0 ? since / 7 : -((6 - since) / 7);
}

bool period_of(uint32_t date, enum who_slices kind, graph_period *p)
{
    uint32_t year = date / 10000, month = date / 100 % 100;
    if (!date || (kind != WHO_BY_YEAR && !month) || (kind == WHO_BY_WEEK && date % 100 == 0)) return false;
    if (kind == WHO_BY_WEEK) {
        int32_t monday = week_of(date_day(date)) * 7 - DAYS_TO_THURSDAY;
        uint32_t thursday = date_of_day(monday + DAYS_TO_THURSDAY), new_year = thursday / 10000 * 10000 + 101;
        unsigned number = (unsigned)(date_day(thursday) - date_day(new_year)) / 7 + 1;
        p->since = date_of_day(monday);
        p->until = date_of_day(monday + 6);
        snprintf(p->name, sizeof p->name, "%04u-W%02u", (unsigned)(thursday / 10000) % 10000, number % 100);
        return true;
    }
    uint32_t whole = kind == WHO_BY_YEAR ? year * 10000 : year * 10000 + month * 100;
    p->since = date_first(whole);
    p->until = date_last(whole);
    if (kind == WHO_BY_YEAR)
        snprintf(p->name, sizeof p->name, "%04u", (unsigned)year % 10000);
    else
        snprintf(p->name, sizeof p->name, "%04u-%02u", (unsigned)year % 10000, (unsigned)month % 100);
    return true;
}

static int period_cmp(const void *x, const void *y)
{
    const graph_period *a = x, *b = y;
    return (a->since > b->since) - (a->since < b->since);
}

void find_periods(graph *g, const selection *s)
{
    const corpus *c = s->from;
    uint32_t n = 0;
    graph_period *all = NULL, p;
    for (uint32_t i = 0; i < c->nkept; i++) {
        if (!selection_has(s, &c->kept[i])) continue;
        if (!period_of(c->kept_articles[c->kept[i].article].date, g->options.slices, &p))
            g->undated++;
        else if (!n || all[n - 1].since != p.since)
            VEC_PUSH(all, n, p);
    }
    if (n) qsort(all, n, sizeof *all, period_cmp);
    for (uint32_t i = 0; i < n; i++)
        if (!i || all[i].since != all[i - 1].since) ARENA_PUSH(&g->mem, g->periods, g->nperiods, all[i]);
    who_dealloc(all);
}
