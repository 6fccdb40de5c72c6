#!/bin/sh
# linear.sh PROGRAM - texts made of what a stage could hold against each other: names, entities, statements, speakers.
# Each is read with n and with 2n of them (LINEAR_N, 5000) and must end within a generous limit, with exit status 0, as
# many statements as it has, and output that is whole. The times are for people to read: no test depends on them. Where
# a stage is quadratic, LINEAR_N=50000 hits the limit.
# Prints a table, the tests that fail, and "N passed, N failed".
LC_ALL=C
export LC_ALL
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
limit=${HOSTILE_SECONDS:-60} # for one run; each takes well under one second where nothing is wrong
command -v timeout >/dev/null && timed="timeout -s KILL $limit" || timed=
small=${LINEAR_N:-5000}

# repeated N HEAD UNIT TAIL: an article of HEAD, N times UNIT, and TAIL. UNIT is an expression of awk for i = 0 ... N - 1,
# in which w(i) is a capitalised word that no lexicon has, low(i) the same in lower case, and which begins a new article
# when its first character is a form feed.
repeated() {
    HEAD=$2 TAIL=$4 awk -v n="$1" '
        function low(i, s) {
            for (i += 17576; i; i = int(i / 26)) s = substr("abcdefghijklmnopqrstuvwxyz", i % 26 + 1, 1) s
            return "z" s
        }
        function w(i, s) { s = low(i); return "Z" substr(s, 2) }
        BEGIN {
            printf "{\"id\":\"a\",\"outlet\":\"Harbor Post\",\"text\":\"%s", ENVIRON["HEAD"]
            for (i = 0; i < n; i++) {
                unit = '"$3"'
                if (sub(/^\f/, "", unit)) printf "\"}\n{\"id\":\"a%d\",\"outlet\":\"Post %d\",\"text\":\"", i, i % 50
                printf "%s", unit
            }
            print ENVIRON["TAIL"] "\"}"
        }'
}

now() { date +%s.%N 2>/dev/null | sed 's/N$/0/'; }

wrong() { problems="$problems $1;"; }

# once COMMAND N STATEMENTS: reads the input, checks what comes out; sets `took`.
once() {
    problems= from=$(now)
    case $1 in
    quotes) $timed "$program" quotes --topics none in.jsonl >out 2>err ;;
    graph) $timed "$program" graph --topics none in.jsonl -o g >out 2>err ;;
    esac
    status=$?
    took=$(echo "$from $(now)" | awk '{printf "%.2f", $2 - $1}')
    [ "$status" = 0 ] || wrong "exit $status, not 0"
    found=$(sed -n 's/.* skipped, \([0-9]*\) statement.*/\1/p' err)
    [ "${found:-0}" -ge "$3" ] || wrong "${found:-no} statements, not $3"
    case $1 in
    quotes)
        awk -v n="${found:-0}" '!/^\{"id":.*\}$/ {bad = 1} END {exit bad || NR != n}' out || wrong 'the output is not whole'
        iconv -f UTF-8 -t UTF-8 out >/dev/null 2>&1 || wrong 'the output is no UTF-8'
        ;;
    graph)
        tail -n 1 g.graphml | grep -q '</graphml>$' || wrong 'the GraphML is not whole'
        tail -c 3 g.json | grep -q '}' || wrong 'the JSON is not whole'
        ;;
    esac
    rm -f g.graphml g.json
    if grep -qE 'Sanitizer|Assertion|runtime error' err; then wrong 'it crashed'; fi
    if [ -z "$problems" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s, n = %s:%s\n' "$name" "$2" "$problems"
        sed 's/^/    stderr: /' err | head -n 3
    fi
}

# grows NAME COMMAND STATEMENTS HEAD UNIT TAIL: STATEMENTS is how many there are at least for each 100 units.
grows() {
    name=$1
    repeated "$small" "$4" "$5" "$6" >in.jsonl
    once "$2" "$small" $((small * $3 / 100))
    first=$took
    repeated $((2 * small)) "$4" "$5" "$6" >in.jsonl
    once "$2" $((2 * small)) $((2 * small * $3 / 100))
    printf '%7s %7s s  %s\n' "$first" "$took" "$2, $1"
}

printf '%7s %7s\n' "$small" $((2 * small))
said='said that the bridge would open. '

# ---- names ----
grows 'capitalised words in a row' quotes 0 '' 'w(i) " "' "$said"
grows 'names in one sentence' quotes 0 'It was ' 'w(i) ", "' "who $said"
grows 'sentences with a name each' quotes 0 '' '"There was " w(i) " in the room. "' ''
grows 'one surname, many given names' quotes 80 '' 'w(i) " Smith '"$said"'"' ''
grows 'the bare surname of many' quotes 150 '' 'w(i) " Smith '"$said"'Smith '"$said"'"' ''
grows 'one given name, many surnames' quotes 80 '' '"Anna " w(i) " '"$said"'Anna came. "' ''
grows 'names spelt almost alike' quotes 80 '' '"Anna Wname" low(i) " came. Wnam" low(i) " '"$said"'"' ''
grows 'abbreviations' quotes 80 '' '"The " w(i) " Ports Council (ZPC) met. ZPC '"$said"'AK came. Anna K" low(i) " came. "' ''
grows 'one name of many words' quotes 40 'Anna ' 'i % 2 ? "She '"$said"'" : "Anna "' ''
grows 'two speakers at a time' quotes 80 '' 'w(i) " Oss and Anna Keller '"$said"'"' ''

# ---- who is meant ----
grows 'pronouns' quotes 80 'Anna Keller came. ' '"She '"$said"'"' ''
grows 'pronouns without anybody before' quotes 80 '' 'i % 2 ? "He '"$said"'" : "It '"$said"'"' ''
grows 'pronouns behind many names' quotes 40 'Anna Keller, ' 'i % 2 ? w(i) " Oss, " : "she said the bridge would open, "' 'and all went.'
grows 'unnamed speakers' quotes 150 '' '"A " low(i) " official '"$said"'The official '"$said"'"' ''
grows 'one of them' quotes 150 'Three officials came. ' '"Officials of them '"$said"'One of them '"$said"'"' ''
grows 'people of one role' quotes 80 '' '"Mayor " w(i) " Oss came. The mayor '"$said"'"' ''
grows 'people of one qualifier' quotes 80 '' '"The Selm nominee " w(i) " Oss came. The Selm nominee '"$said"'"' ''
grows 'banks' quotes 150 '' '"The " w(i) " Bank fell. The bank '"$said"'The agency '"$said"'"' ''
grows 'an interview' quotes 150 'Anna Keller met us.' '"\\n\\nQ: Is it " w(i) " Oss, who came?\\n\\nA: It is Tom " w(i) ", I said."' ''

# ---- cues and marks ----
grows 'cues without a source' quotes 0 '' '"said "' ''
grows 'quotation marks' quotes 0 '' '"\\\""' ''
grows 'quotations' quotes 80 '' '"\\\"It is a good day for us,\\\" said Anna Keller. "' ''
grows 'a speech of many paragraphs' quotes 80 '\"It was late,\" said Anna Keller.' '"\\n\\n\\\"It was very late, and nobody came.\\\""' ''
grows 'letters of two bytes' quotes 80 '' '"\\\"Es geht " w(i) " gut für alle,\\\" said " w(i) " Öller. "' ''

# ---- the corpus ----
grows 'summaries of the speakers of one article' speakers 80 '' 'w(i) " Smith '"$said"'"' ''
grows 'speakers of one article' graph 80 '' 'w(i) " Smith '"$said"'"' ''
grows 'articles, one surname' graph 80 '' '"\f" w(i) " Smith '"$said"'"' ''
grows 'articles, one given name and surname' graph 80 '' '"\fAnna " w(i) " Smith '"$said"'"' ''
grows 'articles, initials' graph 80 '' '"\f" (i % 2 ? "X. " w(i) : "Xavier " w(i)) " Smith '"$said"'"' ''
grows 'articles, bare surnames' graph 150 '' '"\fMr. Velden '"$said"'" w(i) " Velden '"$said"'"' ''

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
