#!/usr/bin/env python3
"""How far the confidence can be trusted (Python standard library only).

usage: reliability.py ARTICLES.jsonl GOLD.jsonl STATEMENTS.ndjson

A statement is right when its source shares a word with that of an annotated attribution whose content holds half of
the statement's words. One row for each tenth of confidence: statements, share that is right, mean confidence.
"""
import bisect, collections, json, math, re, sys

WORD = re.compile(r"\w+(?:['’]\w+)*", re.U)


def load(path):
    with open(path, encoding='utf8') as f:
        return [json.loads(line) for line in f if line.strip()]


def words_in(words, spans):
    out = set()
    for a, b in spans:
        i = max(0, bisect.bisect_right(words, (a, math.inf)) - 1)
        while i < len(words) and words[i][0] < b:
            if words[i][1] > a:
                out.add(i)
            i += 1
    return out


def main(argv):
    if len(argv) != 3:
        sys.exit(__doc__)
    words = {a['id']: [(m.start(), m.end()) for m in WORD.finditer(a['text'])] for a in load(argv[0])}
    truth = {g['id']: [(words_in(words[g['id']], a['source']), words_in(words[g['id']], a['content']))
                       for a in g['attributions']] for g in load(argv[1])}
    rows = collections.defaultdict(lambda: [0, 0, 0.0])
    for s in load(argv[2]):
        w = words[s['doc']]
        source = words_in(w, [(s['source']['start'], s['source']['end'])]) if s['source'] else set()
        content = words_in(w, [(c['start'], c['end']) for c in s['content']])
        right = any(a & source and 2 * len(b & content) >= len(content) for a, b in truth[s['doc']])
        row = rows[min(9, int(s['confidence'] * 10))]
        row[0] += 1
        row[1] += right
        row[2] += s['confidence']
    total = sum(r[0] for r in rows.values())
    print('confidence   statements   share    right   mean confidence')
    for k in sorted(rows):
        n, right, mean = rows[k]
        print(f'{k / 10:.1f} - {k / 10 + 0.1:.1f}{n:13d}{n / total:8.3f}{right / n:9.3f}{mean / n:13.3f}')


if __name__ == '__main__':
    main(sys.argv[1:])
