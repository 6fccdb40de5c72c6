#!/usr/bin/env python3
"""Articles of halves of sentences that do not belong together, for reads beyond a text and loops without end.

usage: splice.py PROGRAM ARTICLES.jsonl... [--rounds N]

PROGRAM  `whosaid`, best one built with MODE=asan.
ARTICLES the sentences come from these; titles, marks and turns of phrase that rules look for are thrown in between.

A round is 400 articles; it fails where the program does not return 0 within a minute, and its articles are then kept in
build/spliced.jsonl. Deterministic: round n always makes the same articles. Grammars and byte fuzzers seldom get this
far into the rules, which all look a few words to either side of where a real sentence goes on.
"""
import json, os, random, re, subprocess, sys

ARTICLES, SECONDS, ROUNDS = 400, 60, 40
WORDS = ("SC TD MP QC Jr. Mr Ms Dr. CEO said says told who that of the and his her As for “ ” \" ' ’s 's , . : ; — ( ) [ ] "
         "(D-Ohio) 1984 $5 4 p.m.").split()
PHRASES = ['according to', 'the former', 'one of them', 'was asked', 'put it to him', 'not his real name', 'counsel for',
           'call themselves', 'the SP', 'on his part', 'asked whether he', 'in the words of', ', he said, but', 'called that', 'at one point',
           'and her aides', 'heard a man cry', 'called Oss', 'in favour']


def sentences(paths):
    found = []
    for path in paths:
        with open(path, encoding='utf8') as f:
            for line in f:
                found += [s for s in re.split(r'(?<=[.!?”"])\s+', json.loads(line)['text']) if 5 < len(s) < 400]
    return found


def article(chance, known, thrown):
    out = []
    for _ in range(chance.randint(2, 8)):
        a, b = chance.choice(known).split(), chance.choice(known).split()
        words = a[:chance.randint(0, len(a))] + b[chance.randint(0, len(b)):]
        for _ in range(chance.randint(0, 4)):
            words.insert(chance.randint(0, len(words)), chance.choice(thrown))
        out.append(' '.join(words))
    return chance.choice((' ', '\n\n')).join(out)


def run(program, texts, path):
    with open(path, 'w', encoding='utf8') as f:
        f.writelines(json.dumps({'id': str(i), 'text': t}) + '\n' for i, t in enumerate(texts))
    try:
        done = subprocess.run([program, 'quotes', '-q', path], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return f'no end within {SECONDS} s'
    return done.stderr.decode(errors='replace')[-2000:] if done.returncode else ''


def main(argv):
    rounds = ROUNDS
    if '--rounds' in argv:
        at = argv.index('--rounds')
        rounds = int(argv[at + 1])
        argv = argv[:at] + argv[at + 2:]
    if len(argv) < 2:
        sys.exit(__doc__)
    known, thrown, failed = sentences(argv[1:]), WORDS + PHRASES, 0
    os.makedirs('build', exist_ok=True)
    for n in range(rounds):
        chance = random.Random(n)
        error = run(argv[0], [article(chance, known, thrown) for _ in range(ARTICLES)], 'build/spliced.jsonl')
        if error:
            failed += 1
            print(f'round {n}, whose articles are in build/spliced.jsonl: {error}', file=sys.stderr)
            break
    print(f'{n + 1 - failed} passed, {failed} failed')
    sys.exit(failed > 0)


if __name__ == '__main__':
    main(sys.argv[1:])
