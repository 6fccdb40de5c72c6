#!/bin/sh
# corenlp.sh PROGRAM - Stanford CoreNLP's quote annotator and this program on the same annotated articles: time, memory
# and the scorer's rows. Needs a JDK of 11 or newer, Maven, half a gigabyte of disk for the models, 8 GB of memory and
# some minutes; SHARED is the folder with data/polnear and bench/score.py (default ../shared).
set -eu
program=$1 here=tests/bench/corenlp build=$PWD/build/bench/corenlp
shared=${SHARED:-../shared}
articles=$shared/data/polnear/articles-dev.jsonl gold=$shared/data/polnear/gold-dev.jsonl
for needed in java mvn python3; do
    command -v $needed >/dev/null || { echo "corenlp: $needed is not there" >&2 && exit 1; }
done
[ -r "$articles" ] || { echo "corenlp: no annotated articles in $shared/data/polnear" >&2 && exit 1; }
mkdir -p "$build"
${CC:-cc} -O2 -o "$build/measure" tests/bench/measure.c
[ -d "$build/lib" ] || mvn -q -B -f $here/pom.xml dependency:copy-dependencies -DoutputDirectory="$build/lib"

measured() { # NAME COMMAND: writes NAME.ndjson, prints CPU seconds, wall seconds and MiB
    echo "$1"
    "$build/measure" "$2 >$build/$1.ndjson 2>$build/$1.err" | awk '{ printf "CPU %.2f s, wall %.2f s, %.0f MiB\n", $1, $2, $3 }'
    python3 "$shared/bench/score.py" "$articles" "$gold" "$build/$1.ndjson"
    echo
}
measured corenlp "java -Xmx8g -cp '$build/lib/*' $here/Quotes.java $articles"
grep '^models' "$build/corenlp.err"
measured whosaid "$program quotes -q -j1 $articles"
