#!/usr/bin/env python3
"""Damage the text of annotated articles by rule, and move the annotations along (Python standard library only).

usage: damage.py DAMAGE ARTICLES.jsonl GOLD.jsonl OUT_ARTICLES.jsonl OUT_GOLD.jsonl

DAMAGE  none; straight: all double and single marks straight; unclosed: every tenth closing mark dropped; swapped:
        curly opening and closing marks exchanged; joined: paragraphs joined by a space; split: a paragraph break after
        every third sentence end inside quotation marks; latin1: the UTF-8 bytes read as Latin-1. No damage, but the
        habits of other countries: outside: comma and full stop behind the closing mark; single: double marks single and
        single ones double, with comma and full stop outside; guillemets: «…» for “…”.
Deterministic: no random numbers. Every damage maps each old offset to a new one.
"""
import json, sys

STRAIGHT = {'“': '"', '”': '"', '‘': "'", '’': "'", '«': '"', '»': '"'}
SWAPPED = {'“': '”', '”': '“'}


def abroad(damage, text):
    """Marks and stops as British, Indian or French papers set them. Two characters that change places keep theirs."""
    out, opened = list(text), False
    for i, c in enumerate(text):
        opens, closes = c == '“' or (c == '"' and not opened), c == '”' or (c == '"' and opened)
        if c in '"“”':
            opened = opens
        if c == '\n':
            opened = False
        if damage == 'single':
            letter = 0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum()
            out[i] = '‘' if opens else '’' if closes else '“' if c == '‘' else '”' if c == '’' and not letter else c
        elif damage == 'guillemets' and (opens or closes):
            out[i] = '«' if opens else '»'
        if damage != 'guillemets' and closes and i and text[i - 1] in ',.':
            out[i - 1], out[i] = out[i], text[i - 1]
    return out


def pieces(damage, text):
    """One replacement string for each character of the text."""
    if damage == 'straight':
        return [STRAIGHT.get(c, c) for c in text]
    if damage == 'swapped':
        return [SWAPPED.get(c, c) for c in text]
    if damage == 'latin1':
        return [c if ord(c) < 128 else c.encode('utf8').decode('latin1') for c in text]
    if damage in ('outside', 'single', 'guillemets'):
        return abroad(damage, text)
    out, closing, opened, inside, ends = list(text), 0, False, False, 0
    for i, c in enumerate(text):
        before = text[i - 1] if i else ' '
        closes = c == '”' or (c == '"' and opened)
        if damage == 'joined' and c == '\n':
            out[i] = ' '
        if damage == 'unclosed' and closes:
            closing += 1
            if closing % 10 == 0:
                out[i] = ''
        if c == '"':
            opened = not opened
        inside = c == '“' or (c == '"' and opened) or (inside and c not in '”"\n')
        if c == '\n':
            opened = False
        if damage == 'split' and inside and c == ' ' and before in '.?!':
            ends += 1
            if ends % 3 == 0:
                out[i] = '\n\n'
    return out


def main(argv):
    if len(argv) != 5:
        sys.exit(__doc__)
    damage = argv[0]
    gold = {}
    with open(argv[2], encoding='utf8') as f:
        for line in f:
            g = json.loads(line)
            gold[g['id']] = g
    with open(argv[1], encoding='utf8') as f, open(argv[3], 'w', encoding='utf8') as articles, \
            open(argv[4], 'w', encoding='utf8') as annotations:
        for line in f:
            a = json.loads(line)
            parts = pieces(damage, a['text'])
            place = [0]
            for p in parts:
                place.append(place[-1] + len(p))
            a['text'] = ''.join(parts)
            g = gold[a['id']]
            for x in g['attributions']:
                for role in ('source', 'cue', 'content'):
                    x[role] = [[place[s], place[e]] for s, e in x[role] if place[s] < place[e]]
            articles.write(json.dumps(a, ensure_ascii=False) + '\n')
            annotations.write(json.dumps(g, ensure_ascii=False) + '\n')


if __name__ == '__main__':
    main(sys.argv[1:])
