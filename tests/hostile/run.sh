#!/bin/sh
# run.sh PROGRAM - what users and the world do to the program: broken, missing, unreadable and malicious inputs, outputs
# that cannot be written, options that make no sense. Each test names the exit status and what is said about it; after
# each, nothing half-written may be left, and the good articles beside the bad must have been read.
#
# Exit statuses: 0 done, 1 done but some records were bad (--strict only), 2 usage, input or output, 3 bad rules.
# Prints the tests that fail, and "N passed, N failed".
LC_ALL=C
export LC_ALL
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
passed=0 failed=0 name= problems=
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work" 2>/dev/null; rm -rf "$work"' EXIT
cd "$work" || exit 1
limit=${HOSTILE_SECONDS:-60} # for one run; each takes well under one second where nothing is wrong
# SIGKILL: the program ends an article before it heeds anything milder.
command -v timeout >/dev/null && timed="timeout -s KILL $limit" || timed=

# ---- the words that tests are written in ----

conclude() {
    [ -n "$name" ] || return
    if ls -A . out 2>/dev/null | grep -q '^\.whosaid-'; then wrong 'a temporary file was left behind'; fi
    if [ -z "$problems" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s:%s\n' "$name" "$problems"
        sed 's/^/    stderr: /' stderr | head -n 5
        head -c 300 stdout | sed 's/^/    stdout: /'
        echo
    fi
    name= problems=
}

wrong() { problems="$problems $1;"; }

# try NAME STATUS ARGUMENTS...: runs the program; the checks after it belong to it.
try() {
    conclude
    name=$1 want=$2
    shift 2
    $timed "$program" "$@" <"${input:-/dev/null}" >stdout 2>stderr
    check_status $? "$want"
}

check_status() {
    [ "$1" = "$2" ] || wrong "exit $1, not $2"
    if grep -qE 'Sanitizer|Assertion|runtime error' stderr; then wrong 'it crashed'; fi
}

says() { grep -qE -e "$1" stderr || wrong "does not say /$1/"; }
is_silent_about() { if grep -qE -e "$1" stderr; then wrong "says /$1/"; fi; }
writes() { grep -qE -e "$1" stdout || wrong "does not write /$1/"; }
writes_nothing() { [ ! -s stdout ] || wrong 'writes something'; }
makes() { [ -s "$1" ] || wrong "does not make $1"; }
makes_no() { [ ! -e "$1" ] || wrong "leaves $1 behind"; }
counts() { says "$1 articles? read, $2 skipped"; } # in the closing line
reads_the_good() { writes '"doc": ?"good"'; }

repeat() { UNIT=$2 awk -v n="$1" 'BEGIN { for (i = 0; i < n; i++) printf "%s", ENVIRON["UNIT"] }'; }
article() { printf '{"id":"%s","outlet":"Harbor Post","text":%s}\n' "$1" "$2"; }

# ---- inputs ----

quote='"\"The bridge will open in May,\" Mayor Anna Keller said on Monday."'
article good "$quote" >good.jsonl
mkdir out folder 'a folder'
conclude

# ---- files that are no articles ----

: >empty.txt
try 'an empty file' 0 quotes empty.txt good.jsonl
says 'empty\.txt: '
counts 1 1
reads_the_good
try 'an empty file, strictly' 1 quotes --strict empty.txt good.jsonl
reads_the_good
: >empty.jsonl
try 'an empty JSON Lines file' 0 quotes empty.jsonl good.jsonl
reads_the_good
printf ' \n\t\n\n' >blank.txt
try 'a file of white space' 0 quotes blank.txt good.jsonl
reads_the_good

head -c 4000 "$program" >binary.txt
try 'a binary file' 0 quotes binary.txt good.jsonl
says 'binary\.txt: .*binary'
counts 1 1
reads_the_good
{ printf '\211PNG\r\n\032\n\000\000\000\rIHDR'; repeat 3000 p | tr p '\007'; } >picture.png
try 'a picture in a folder of articles' 0 quotes picture.png good.jsonl
reads_the_good

printf 'The caf\351 owner, Anna Keller, said \223we will stay open\224 \377\376 until May.\n' >latin.txt
try 'bytes that are no UTF-8' 0 quotes latin.txt good.jsonl
reads_the_good
iconv -f UTF-8 -t UTF-8 stdout >/dev/null 2>&1 || wrong 'the output is no UTF-8'
printf '{"id":"bad","text":"\\"It is \377 broken,\\" Anna Keller said."}\n' >badutf8.jsonl
try 'JSON with bytes that are no UTF-8' 0 quotes badutf8.jsonl good.jsonl
reads_the_good
iconv -f UTF-8 -t UTF-8 stdout >/dev/null 2>&1 || wrong 'the output is no UTF-8'
{ printf '\357\273\277'; cat good.jsonl; } >bom.jsonl
try 'a byte order mark' 0 quotes bom.jsonl
reads_the_good
printf '{"id":"nul","text":"He said \\"no\\u0000 way\\" \\u0001\\u001f\\ud800 to Anna Keller."}\n' >nul.jsonl
try 'NUL, control characters and half a surrogate pair in JSON' 0 quotes nul.jsonl good.jsonl
reads_the_good
iconv -f UTF-8 -t UTF-8 stdout >/dev/null 2>&1 || wrong 'the output is no UTF-8'
try 'control characters in a graph' 0 graph nul.jsonl good.jsonl -o out/control
makes out/control.graphml
if grep -q '[[:cntrl:]]' out/control.graphml; then wrong 'control characters in the GraphML'; fi
rm -f out/control.*

# ---- files that cannot be read ----

try 'a missing file' 2 quotes absent.jsonl good.jsonl
says 'absent\.jsonl: .*No such file'
counts 1 '[01]'
reads_the_good
try 'a missing folder' 2 quotes absent/ good.jsonl
says 'absent/?: .*No such file'
reads_the_good
try 'only a missing file' 2 quotes absent.jsonl
writes_nothing
try 'a missing file for a graph: nothing is made of nothing' 2 graph absent.jsonl -o out/none
makes_no out/none.graphml
makes_no out/none.json
try 'an empty name' 2 quotes '' good.jsonl
reads_the_good
try 'an empty folder' 0 quotes folder good.jsonl
reads_the_good
if [ -r /proc/self/mem ]; then
    try 'a file that opens but cannot be read' 2 quotes /proc/self/mem good.jsonl
    says '/proc/self/mem: '
    reads_the_good
fi
cp good.jsonl locked.jsonl
chmod 000 locked.jsonl
if [ ! -r locked.jsonl ]; then # root reads everything
    try 'a file without permission' 2 quotes locked.jsonl good.jsonl
    says 'locked\.jsonl: .*Permission denied'
    reads_the_good
fi
mkdir loop && ln -s ../loop loop/again && ln -s absent loop/broken && cp good.jsonl loop/
mkfifo loop/pipe
try 'a folder with a link to itself, a broken link and a FIFO' 2 quotes loop
says 'loop/broken: .*No such file'
reads_the_good
[ "$(grep -c '"good"' stdout)" = 1 ] || wrong 'reads an article twice'
rm -rf loop

# ---- records that are none ----

{
    cat good.jsonl
    printf '{"id":"broken","text":"no end\n'
    article last "$quote"
} >broken.jsonl
try 'a JSON line that does not parse' 0 quotes broken.jsonl
says 'broken\.jsonl:2: byte [0-9]+: '
counts 2 1
reads_the_good
writes '"doc": ?"last"'
try 'the same, strictly' 1 quotes --strict broken.jsonl
reads_the_good
{
    printf '{"id":"t0","title":"No text"}\n{"id":"t1","text":null}\n{"id":"t2","text":""}\n{"id":"t3","text":{}}\n'
    printf '{"id":"t4","text":[]}\n[]\n"text"\n17\nnull\n{}\n'
    cat good.jsonl
} >notext.jsonl
try 'JSON lines without text' 0 quotes notext.jsonl
says 'notext\.jsonl:1: '
says 'notext\.jsonl:4: '
reads_the_good
printf 'some words\n{"a":1\n]]]]}}}\n' >garbage.json
try 'a JSON file that is none' 0 quotes garbage.json good.jsonl
says 'garbage\.json'
reads_the_good
{ printf '['; cat good.jsonl; printf ', {"id":"cut","text":"half'; } >cut.json
try 'a JSON array that is cut off' 0 quotes cut.json
says 'cut\.json'
reads_the_good
{ repeat 200000 '['; echo; } >deep.json
try 'brackets nested 200000 deep' 0 quotes deep.json good.jsonl
says 'deep\.json'
reads_the_good
{ printf '{"id":"deep","text":"a","x":'; repeat 100000 '{"a":'; echo; cat good.jsonl; } >deepobject.jsonl
try 'objects nested 100000 deep in a record' 0 quotes deepobject.jsonl good.jsonl
reads_the_good
{ printf '{"id":"long","text":"'; repeat 40000 'word '; printf '"}\n'; cat good.jsonl; } >long.jsonl
try 'a record over --max-record' 0 quotes --max-record 64K long.jsonl
says 'long\.jsonl:1: '
counts 1 1
reads_the_good
printf 'id,outlet,text\n1,Harbor Post,"never closed\n2,Harbor Post,short\n' >open.csv
try 'a CSV field that is not closed' 0 quotes open.csv good.jsonl
reads_the_good
printf 'id,text\n1\n2,"a",b,c,d\n\n,,,,\n' >ragged.csv
try 'CSV rows that are too short and too long' 0 quotes ragged.csv good.jsonl
reads_the_good
gzip -c good.jsonl | head -c 60 >cut.jsonl.gz
try 'gzip that is cut off' 2 quotes cut.jsonl.gz good.jsonl
says 'cut\.jsonl\.gz'
reads_the_good
{ gzip -c good.jsonl; printf 'trailing garbage'; } >tail.jsonl.gz
try 'gzip with bytes behind it' 2 quotes tail.jsonl.gz
says 'tail\.jsonl\.gz'
reads_the_good
printf '\037\213\010\000garbage garbage garbage' >broken.jsonl.gz
try 'gzip that is broken' 2 quotes broken.jsonl.gz good.jsonl
says 'broken\.jsonl\.gz'
reads_the_good
head -c 100000000 /dev/zero | tr '\000' ' ' | gzip -9 >bomb.txt.gz
try 'a gzip bomb' 2 quotes --max-record 256M bomb.txt.gz good.jsonl
says 'bomb\.txt\.gz'
reads_the_good
rm -f bomb.txt.gz

input=broken.jsonl
try 'bad records on standard input' 0 quotes -
writes '"doc": ?"last"'
input=/dev/null
try 'nothing on standard input' 0 quotes -
writes_nothing
input=

# ---- texts that are hard ----

hard() { # NAME N UNIT: a text of N times the unit; the article is counted, and the good one after it read
    { printf '{"id":"hard","text":"'; repeat "$2" "$3"; printf '"}\n'; cat good.jsonl; } >hard.jsonl
    try "$1" 0 quotes hard.jsonl
    counts 2 0
    reads_the_good
}
hard '100000 opening marks' 100000 '\u201c'
hard '100000 straight marks' 100000 '\"'
hard '50000 nested marks that never close' 50000 '\u201ca \u2018b '
hard '20000 statements' 20000 '\u201cIt is,\u201d he said. '
hard '50000 paragraphs that each reopen a quotation' 50000 '\u201cIt is,\\n\\n'
hard 'a word of a megabyte' 1000000 'x'
hard '100000 cues without a sentence' 100000 'said Anna '
hard '50000 names without a verb' 50000 'Anna Keller, '
hard '30000 prepositions' 30000 'according to '
hard '100000 empty lines' 100000 '\\n'
hard '100000 combining accents' 100000 'e\u0301'
hard '90000 brackets' 30000 '((('
hard '60000 titles' 20000 'Mr. Dr. Sen. '

# One article of some megabytes, made of what is quadratic for those who look ahead for the closing mark or the cue.
if command -v timeout >/dev/null; then
    for unit in '\u201c ' 'Anna Keller said \u201cno. ' 'He told Anna that she ' "she said 'no "; do
        { printf '{"id":"g","text":"'; repeat 100000 "$unit"; printf '"}\n'; } >growth.jsonl
        conclude
        name="100000 times: $unit"
        $timed "$program" quotes growth.jsonl >stdout 2>stderr
        check_status $? 0
    done
fi

# Every article names the same surname, and every outlet is new: identity must not go through all pairs.
awk 'BEGIN { for (i = 0; i < 3000; i++)
    printf "{\"id\":\"s%d\",\"outlet\":\"Outlet %d\",\"text\":\"\\\"It is number %d,\\\" %c%c Keller said.\"}\n",
        i, i, i, 65 + i % 26, 97 + int(i / 26) % 26 }' >same.jsonl
try '3000 people of one surname in 3000 outlets' 0 graph same.jsonl -o out/same
makes out/same.graphml
rm -f out/same.*

# ---- outputs that cannot be written ----

try 'an output in a folder that does not exist' 2 quotes good.jsonl -o absent/out.ndjson
says 'absent/out\.ndjson: .*No such file'
makes_no absent
try 'a graph in a folder that does not exist' 2 graph good.jsonl -o absent/out
says 'absent/out\.graphml: .*No such file'
try 'an output that is a folder' 2 quotes good.jsonl -o folder
says 'folder: .*[Dd]irectory'
mkdir closed && chmod 555 closed
if [ ! -w closed ]; then # root writes everywhere
    try 'an output in a folder without permission' 2 quotes good.jsonl -o closed/out.ndjson
    says 'closed/out\.ndjson: .*Permission denied'
fi
echo old >out/kept.ndjson
try 'a run that fails leaves the old file' 2 quotes absent.jsonl -o out/kept.ndjson
[ "$(cat out/kept.ndjson)" = old ] || wrong 'the old file is gone'
try 'graph without -o' 2 graph good.jsonl
says '-o'
sed 's/"id"/"date":"2024-03-01","id"/' good.jsonl >dated.jsonl
mkdir out/film-2024.gexf
printf '%s\n' '{"id":"f","outlet":"=SUM(A1)","text":"\"Yes,\" said Anna Holt."}' >formula.jsonl
try 'one slice that cannot be written: no file of the graph is left' 2 graph --formats all --slices year dated.jsonl -o out/film
says 'out/film-2024\.gexf: .*[Dd]irectory'
makes_no out/film.graphml
makes_no out/film.edges.csv
makes_no out/film-2024.graphml
mkdir out/late.gexf
try 'a file of the graph that is a folder: nothing is read' 2 graph --formats all dated.jsonl -o out/late
says 'out/late\.gexf: .*[Dd]irectory'
makes_no out/late.graphml
awk 'BEGIN { for (i = 0; i < 1600; i++) printf "%s\\\"We agree,\\\" said Anna%c%c%c Keller%d.", i ? "\\n\\n" : "", 97 + i % 26,
    97 + int(i / 26) % 26, 97 + int(i / 676), i }' >together.txt
printf '{"id":"crowd","text":"%s"}\n' "$(cat together.txt)" >crowd.jsonl
try 'a crowd in one article: too many pairs are refused, with their number' 2 graph --together crowd.jsonl -o out/crowd
says '[0-9]{7} pairs, more than 1000000'
makes_no out/crowd.graphml
try 'formulas in an article stay texts in its tables' 0 graph --formats csv --csv-safe formula.jsonl -o out/formula
makes out/formula.nodes.csv
if grep -qE '(^|,)"?[=+@]' out/formula.*.csv; then wrong 'a cell begins a formula'; fi

to() { # TARGET NAME STATUS ARGUMENTS...: as `try`, with standard output going to TARGET
    conclude
    target=$1 name=$2 want=$3
    shift 3
    : >stdout
    $timed "$program" "$@" </dev/null >"$target" 2>stderr
    check_status $? "$want"
}
if [ -w /dev/full ]; then
    for command in quotes speakers show topics; do
        to /dev/full "$command on a full disk" 2 "$command" good.jsonl
        says 'No space left'
    done
    if "$program" merge --help >/dev/null 2>&1; then
        "$program" quotes good.jsonl >statements.ndjson 2>/dev/null
        to /dev/full 'merge on a full disk' 2 merge statements.ndjson
        says 'No space left'
    fi
    to /dev/full '--help on a full disk' 2 --help
    to /dev/full '--version on a full disk' 2 --version
    try 'a full disk as -o' 2 quotes good.jsonl -o /dev/full
    says '/dev/full: .*No space left'
fi
conclude
name='standard output is closed'
"$program" quotes good.jsonl >&- 2>stderr
check_status $? 2
says 'standard output'

# Far more than a pipe holds, so that the writer must notice.
i=0
while [ $i -lt 3000 ]; do article "p$i" "$quote"; i=$((i + 1)); done >many.jsonl
for command in quotes topics; do
    conclude
    name="$command into a pipe that is closed"
    { $timed "$program" $command many.jsonl 2>stderr; echo $? >status; } | head -n 1 >stdout
    if [ "$command" = quotes ]; then
        check_status "$(cat status)" 2
        writes '"doc": ?"p0"'
        says 'closed'
    fi
done

# ---- options that make no sense ----

misuse() { # NAME ARGUMENTS...
    title=$1
    shift
    try "$title" 2 "$@"
    writes_nothing
    [ "$(wc -l <stderr)" -le 3 ] || wrong 'is long about it'
}
try 'a page in a folder that is not there' 2 show --html no/such/page.html good.jsonl
says 'no/such/page\.html: cannot open'

misuse 'no command'
misuse 'a command that does not exist' quoted good.jsonl
misuse 'no input' quotes
misuse 'an option that does not exist' quotes --colour-me good.jsonl
misuse 'an option without its value' quotes good.jsonl -j
misuse 'threads that are no number' quotes -j many good.jsonl
misuse 'negative threads' quotes -j -3 good.jsonl
misuse 'a number out of range' quotes -j 99999999999999999999 good.jsonl
misuse 'a confidence over one' quotes --min-confidence 7 good.jsonl
misuse 'a confidence that is no number' quotes --min-confidence nan good.jsonl
misuse 'a unit that does not exist' quotes --offsets lines good.jsonl
misuse 'a name and outlets at once' speakers --anonymous --name Velden good.jsonl
misuse 'a format that does not exist' speakers --format pdf good.jsonl
misuse 'a mapping that is none' quotes --map outlet good.jsonl
misuse 'a mapping of a field that does not exist' quotes --map planet=mars good.jsonl

# ---- rules that are broken ----

broken_rules() { # NAME FILE MESSAGE CONTENT: the content of the rule file as printf writes it
    mkdir -p rules/words
    printf "$4" >"rules/$2"
    try "$1" 3 quotes --rules rules good.jsonl
    says "$2(:[0-9]+)*: "
    says "$3"
    writes_nothing
    rm -rf rules
}
broken_rules 'a pattern that does not compile' patterns.re . 'mark\t((\n'
broken_rules 'a pattern file without the patterns' patterns.re . 'a|a\n'
broken_rules 'a pattern of two lines' patterns.re '^ +\^$' 'dateline: x\nbyline: a\n    (b\n'
broken_rules 'a part of speech that does not exist' words/pos.txt 'pos\.txt:1' 'word zzz\n'
broken_rules 'a frame that does not exist' cues.txt 'cues\.txt:1:5' 'say\tflying\n'
try 'a folder of rules that does not exist' 3 quotes --rules absent good.jsonl
says 'absent'
try 'a dictionary of topics that does not exist' 3 quotes --topics absent.txt good.jsonl
says 'absent\.txt'
for option in gazetteer aliases; do
    try "a file for --$option that does not exist" 3 quotes --$option absent.txt good.jsonl
    says 'absent\.txt'
    try "a folder for --$option" 3 quotes --$option . good.jsonl
    says 'cannot be read'
    try "a file for --$option without end" 3 quotes --$option /dev/zero good.jsonl
    says 'larger than 256 MB'
    try "a file for --$option that is binary" 3 quotes --$option binary.txt good.jsonl
    says 'binary\.txt'
done
awk 'BEGIN { print "name\tid\taliases"; for (i = 0; i < 200000; i++) print "Ada Dun\tQ" i "\tA. Dun|Dun " i }' >many.tsv
try 'a gazetteer of 200,000 people with one name' 0 quotes --gazetteer many.tsv good.jsonl
reads_the_good
awk 'BEGIN { print "name\tid\taliases"; for (i = 0; i < 200000; i++) print "Ada Dun\tQ1\tDun " i }' >many.tsv
try 'a gazetteer with a row for each of 200,000 aliases' 0 quotes --gazetteer many.tsv good.jsonl
reads_the_good
awk 'BEGIN { for (i = 0; i < 200000; i++) print "Dun " i " = Ada " i + 1 }' >many.txt
try '200,000 corrections' 0 quotes --aliases many.txt good.jsonl
reads_the_good
awk 'BEGIN { for (i = 0; i < 200000; i++) print "Dun " i " = Dun " (i + 1) % 200000 }' >many.txt
try 'a circle of 200,000 corrections' 3 quotes --aliases many.txt good.jsonl
says 'many\.txt:1:9'
awk 'BEGIN { printf "name"; for (i = 0; i < 200000; i++) printf "\tx" i; print "\nAda Dun" }' >many.tsv
try 'a gazetteer of 200,000 columns' 3 quotes --gazetteer many.tsv good.jsonl
says 'more than 64 columns'
rm -f many.tsv many.txt
head -c 3000 binary.txt >topics.bin
try 'a dictionary of topics that is binary' 3 quotes --topics topics.bin good.jsonl
says 'topics\.bin'

conclude
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
