#!/usr/bin/env python3
"""Add to WEIGHTS.txt how far the confidence of each rule is off (Python standard library only).

usage: calibrate.py ARTICLES.jsonl GOLD.jsonl STATEMENTS.ndjson WEIGHTS.txt

STATEMENTS is what the program writes with the weights that train.py has just learned. Candidates are scored one by one,
statements are what won, so some rules are right more often than their scores say. For each rule one number is added to
the log odds of its statements (Platt 1999, with the slope left at one), where the likelihood of the annotated truth is
highest; a statement is right when its source shares a word with that of an attribution whose content holds half of its
quoted words, or of all its words where none are quoted. Rules with fewer than MIN statements stay as they are, and so
do those whose confidence is not learned (transcripts, quotations of nobody).
"""
import collections, math, sys

from train import WORD, load, words_in

MIN, STEPS, FIXED = 60, 300, ('label', 'unattributed')
MARKS = '"“”„‟«»'


def quoted(text, words, spans):
    """The words of the spans that stand inside marks, all of them where none do."""
    inside = set()
    for a, b in spans:
        open_mark = False
        at = a
        for i in sorted(words_in(words, [(a, b)])):
            for c in text[at:words[i][0]].replace("''", '"').replace('``', '"'):
                open_mark = c in '“„«' or (c in '"‟' and not open_mark) or (open_mark and c not in MARKS)
            if open_mark:
                inside.add(i)
            at = words[i][1]
    return inside or words_in(words, spans)


def outcomes(articles, gold, statements):
    text = {a['id']: a['text'] for a in articles}
    words = {d: [(m.start(), m.end()) for m in WORD.finditer(t)] for d, t in text.items()}
    truth = {g['id']: [(words_in(words[g['id']], a['source']), words_in(words[g['id']], a['content']))
                       for a in g['attributions']] for g in gold}
    found = collections.defaultdict(list)
    for s in statements:
        d, spans = s['doc'], [(c['start'], c['end']) for c in s['content']]
        core = words_in(words[d], spans) if s['type'] == 'indirect' else quoted(text[d], words[d], spans)
        source = words_in(words[d], [(s['source']['start'], s['source']['end'])]) if s['source'] else set()
        right = any(a & source and 2 * len(b & core) >= len(core) for a, b in truth[d])
        p = min(0.999, max(0.001, s['confidence']))
        found[s['rule']].append((math.log(p / (1 - p)), int(right)))
    return found


def shift(rows):
    a = 0.0
    for _ in range(STEPS):  # Newton's method, with a prior of one observation that nothing is off
        p = [1 / (1 + math.exp(-a - z)) for z, _ in rows]
        a -= 0.5 * (a + sum(q - y for q, (_, y) in zip(p, rows))) / (1 + sum(q * (1 - q) for q in p))
    return a


def main(argv):
    if len(argv) != 4:
        sys.exit(__doc__)
    found = outcomes(load(argv[0]), load(argv[1]), load(argv[2]))
    with open(argv[3], 'a', encoding='utf8') as out:
        for rule in sorted(found):
            if len(found[rule]) >= MIN and rule not in FIXED:
                out.write(f'calibration\t{rule}\t\t{shift(found[rule]):.3f}\n')


if __name__ == '__main__':
    main(sys.argv[1:])
