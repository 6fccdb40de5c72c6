#!/usr/bin/env python3
"""Learn src/rules/weights.txt: logistic regression on the candidates of annotated articles (standard library only).

usage: train.py ARTICLES.jsonl GOLD.jsonl CANDIDATES.ndjson WEIGHTS.txt [--report]

ARTICLES and GOLD as for the scorer (id, text; attributions with source and content as [start, end) code points),
CANDIDATES as dump prints them. A candidate is right when its source shares a word with the source of an annotated
attribution whose content holds at least half of its words and of whose words it holds at least a quarter (a quotation
often goes on in later sentences, which other rules add). Deterministic: fixed order, no random numbers. Adagrad with
an L2 penalty; features seen in fewer than MIN candidates are dropped, so that no name or single sentence of the
articles can become a rule.
"""
import bisect, collections, json, math, re, sys

WORD = re.compile(r"\w+(?:['’]\w+)*", re.U)
MIN, EPOCHS, RATE, L2 = 25, 12, 0.05, 1e-4  # where the loss in threefold cross-validation is lowest


def load(path):
    with open(path, encoding='utf8') as f:
        return [json.loads(line) for line in f if line.strip()]


def words_in(starts, spans):
    out = set()
    for a, b in spans:
        i = bisect.bisect_right(starts, (a, math.inf)) - 1
        i = max(i, 0)
        while i < len(starts) and starts[i][0] < b:
            if starts[i][1] > a:
                out.add(i)
            i += 1
    return out


def label_all(articles, gold, candidates):
    text = {a['id']: [(m.start(), m.end()) for m in WORD.finditer(a['text'])] for a in articles}
    truth = {}
    for g in gold:
        words = text[g['id']]
        truth[g['id']] = [(words_in(words, a['source']), words_in(words, a['content'])) for a in g['attributions']]
    labels = []
    for c in candidates:
        words = text[c['doc']]
        source = words_in(words, [c['source']]) if c['source'] else set()
        content = words_in(words, c['content'])
        labels.append(int(any(s & source and 2 * len(k & content) >= len(content) and 4 * len(k & content) >= len(k)
                              for s, k in truth.get(c['doc'], ()))))
    return labels


def main(argv):
    report = '--report' in argv
    argv = [a for a in argv if a != '--report']
    if len(argv) != 4:
        sys.exit(__doc__)
    articles, gold, candidates = load(argv[0]), load(argv[1]), load(argv[2])
    labels = label_all(articles, gold, candidates)
    count = collections.Counter(f for c in candidates for f in set(c['features']))
    names = sorted(f for f, n in count.items() if n >= MIN)
    index = {f: i for i, f in enumerate(names)}
    rows = [[index[f] for f in c['features'] if f in index] for c in candidates]
    w, h = [0.0] * len(names), [1e-6] * len(names)
    for epoch in range(EPOCHS):
        loss = 0.0
        for row, y in zip(rows, labels):
            z = sum(w[i] for i in row)
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))
            loss -= math.log(max(1e-9, p if y else 1 - p))
            g = p - y
            for i in row:
                d = g + L2 * len(labels) / 100 * w[i]
                h[i] += d * d
                w[i] -= RATE * d / math.sqrt(h[i])
        print(f'epoch {epoch + 1}: loss {loss / len(rows):.4f}', file=sys.stderr)
    with open(argv[3], 'w', encoding='utf8') as out:
        out.write('# feature<TAB>value<TAB>value<TAB>weight: made by `make train` (tests/train/train.py) from the train split of\n'
                  '# PolNeAR (Newell et al. 2018); aggregate figures only, no text. Features seen fewer than '
                  f'{MIN} times are left out.\n')
        for f, x in zip(names, w):
            if abs(x) >= 0.005:
                out.write(f'{f}\t{x:.3f}\n')
    if report:
        bins = collections.defaultdict(lambda: [0, 0])
        for row, y in zip(rows, labels):
            p = 1 / (1 + math.exp(-sum(w[i] for i in row)))
            b = bins[min(9, int(p * 10))]
            b[0] += 1
            b[1] += y
        for k in sorted(bins):
            print(f'{k / 10:.1f}-{k / 10 + 0.1:.1f}: {bins[k][0]:6d} candidates, {bins[k][1] / bins[k][0]:.3f} right')


if __name__ == '__main__':
    main(sys.argv[1:])
