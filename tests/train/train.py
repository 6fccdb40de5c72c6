#!/usr/bin/env python3
"""Learn src/rules/weights.txt: logistic regression on the candidates of annotated articles (standard library only).

usage: train.py ARTICLES.jsonl GOLD.jsonl CANDIDATES.ndjson WEIGHTS.txt [--report]

ARTICLES and GOLD as for the scorer (id, text; attributions with source and content as [start, end) code points),
CANDIDATES as dump prints them. First the weights of the places where a content may end are learned: each place is an
example, up to the one behind which an annotated content that begins there has ended. Then those of the candidates: one
is right when its source shares a word with the source of an annotated attribution whose content holds at least half of
its words, as far as the program takes them, and of whose words it holds at least a quarter (a quotation often goes on
in later sentences, which other rules add). Deterministic: fixed order, no random numbers. Adagrad with an L2 penalty;
features seen in fewer than MIN candidates or MIN_ENDS places are dropped, so that no name or single sentence of the
articles can become a rule.
"""
import bisect, collections, json, math, re, sys

WORD = re.compile(r"\w+(?:['’]\w+)*", re.U)
MIN, MIN_ENDS, EPOCHS, RATE, L2 = 25, 5, 12, 0.05, 1e-4  # where the loss in threefold cross-validation is lowest


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


def gold_of(articles, gold):
    """For each article its words, and the words of the source and of the content of each attribution."""
    words = {a['id']: [(m.start(), m.end()) for m in WORD.finditer(a['text'])] for a in articles}
    return words, {g['id']: [(words_in(words[g['id']], a['source']), words_in(words[g['id']], a['content']))
                             for a in g['attributions']] for g in gold}


def ends_of(candidate, words, truth):
    """For each place where the content may end, up to the first where it does, whether it does; none where no
    annotated attribution of the source begins with the content."""
    if not candidate['source'] or not candidate['breaks']:
        return []
    source, piece = words_in(words, [candidate['source']]), words_in(words, [candidate['content'][-1]])
    first = min(piece, default=0)
    near = [k for s, k in truth if s & source and k & piece and abs(min(k & piece) - first) <= 2]
    if not near:
        return []
    last = words[max(max(near, key=lambda k: len(k & piece)) & piece)][1]
    ends = []
    for x in candidate['breaks']:
        ends.append(int(last <= x['at']))
        if ends[-1]:
            break
    return ends


def cut(candidate, names, weights):
    """The content as the program ends it."""
    for x in candidate['breaks']:
        if sum(weights[names[f]] for f in x['features'] if f in names) >= 0:
            return candidate['content'][:-1] + [[candidate['content'][-1][0], x['at']]]
    return candidate['content']


def is_right(source, content, truth):
    return int(any(s & source and 2 * len(k & content) >= len(content) and 4 * len(k & content) >= len(k)
                   for s, k in truth))


def fit(examples, labels, least, name):
    """The index of each feature, and their weights."""
    count = collections.Counter(f for features in examples for f in set(features))
    names = {f: i for i, f in enumerate(sorted(f for f, n in count.items() if n >= least))}
    rows = [[names[f] for f in features if f in names] for features in examples]
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
        print(f'{name}, epoch {epoch + 1}: loss {loss / len(rows):.4f}', file=sys.stderr)
    return names, w


def report(candidates, labels, names, w):
    bins = collections.defaultdict(lambda: [0, 0])
    for c, y in zip(candidates, labels):
        p = 1 / (1 + math.exp(-sum(w[names[f]] for f in c['features'] if f in names)))
        b = bins[min(9, int(p * 10))]
        b[0] += 1
        b[1] += y
    for k in sorted(bins):
        print(f'{k / 10:.1f}-{k / 10 + 0.1:.1f}: {bins[k][0]:6d} candidates, {bins[k][1] / bins[k][0]:.3f} right')


def main(argv):
    reports = '--report' in argv
    argv = [a for a in argv if a != '--report']
    if len(argv) != 4:
        sys.exit(__doc__)
    articles, gold, candidates = load(argv[0]), load(argv[1]), load(argv[2])
    words, truth = gold_of(articles, gold)
    ends = [(x['features'], y) for c in candidates
            for x, y in zip(c['breaks'], ends_of(c, words[c['doc']], truth.get(c['doc'], ())))]
    end_names, end_w = fit([x for x, _ in ends], [y for _, y in ends], MIN_ENDS, 'ends')
    labels = []
    for c in candidates:
        near = words[c['doc']]
        labels.append(is_right(words_in(near, [c['source']]) if c['source'] else set(),
                               words_in(near, cut(c, end_names, end_w)), truth.get(c['doc'], ())))
    names, w = fit([c['features'] for c in candidates], labels, MIN, 'candidates')
    with open(argv[3], 'w', encoding='utf8') as out:
        out.write('# feature<TAB>value<TAB>value<TAB>weight: made by `make train` (tests/train/train.py) from the train split of\n'
                  '# PolNeAR (Newell et al. 2018); aggregate figures only, no text. Features seen fewer than '
                  f'{MIN} ({MIN_ENDS}) times are left out.\n')
        for f, x in sorted([*zip(names, w), *zip(end_names, end_w)]):
            if abs(x) >= 0.005:
                out.write(f'{f}\t{x:.3f}\n')
    if reports:
        report(candidates, labels, names, w)


if __name__ == '__main__':
    main(sys.argv[1:])
