#!/bin/sh
# engines.sh PROGRAM - lets the engines that real users have run the program: Spark (pyspark from PyPI, with Java), GNU
# parallel, and DuckDB (from PyPI) on what was written. However they split the articles, and when a process is killed
# and its part tried again, the graph is that of one run, byte for byte.
#
# An engine that is not there is left out, with a line that says so.
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
here=$PWD/tests/interop venv=$PWD/build/venv-engines out=$PWD/build/engines passed=0 failed=0
rm -rf "$out"
mkdir -p "$out" && cd "$out" || exit 1

verdict() { # TITLE STATUS
    if [ "$2" = 0 ]; then
        passed=$((passed + 1))
    else
        echo "FAILED: $1"
        tail -n 20 log
        failed=$((failed + 1))
    fi
}

# same_graph TITLE FILE...: the statements of the files, joined, give the graph of one run
same_graph() {
    title=$1
    shift
    "$program" merge -q "$@" -o merged.ndjson >log 2>&1 && "$program" graph -q merged.ndjson -o got >log 2>&1 &&
        cmp one.graphml got.graphml >log 2>&1 && cmp one.json got.json >log 2>&1
    verdict "$title" $?
}

# Enough articles for several partitions, each with its own id, and lines that are none.
i=0
while [ "$i" -lt 40 ]; do
    sed 's/"id": *"/&'"$i"'-/' "$here"/../corpus/articles-*.jsonl
    printf '{"id": "bad %s"\n\n' "$i"
    i=$((i + 1))
done >articles.jsonl
"$program" graph -q articles.jsonl -o one 2>log
"$program" quotes -q articles.jsonl -o one.ndjson 2>log

# A program that dies once, after a part of its output; then it does its work.
cat >killer <<END
#!/bin/sh
if mkdir "\$1" 2>/dev/null; then
    "$program" quotes --per-article --ascii -q -j1 - | head -c 30000
    kill -9 \$\$
fi
exec "$program" quotes --per-article --ascii -q -j1 -
END
chmod +x killer

if command -v parallel >/dev/null; then
    parallel --will-cite --pipepart -a articles.jsonl --block 100k -k "$program" quotes --per-article -q -j1 - \
        >parallel.ndjson 2>log
    same_graph 'GNU parallel' parallel.ndjson
    wc -l <articles.jsonl >want
    wc -l <parallel.ndjson >got
    cmp want got >log
    verdict 'GNU parallel: a line for each line' $?
    # A file for each part, in and out: --pipepart gives what is tried again no input, and on one output the half of a
    # line would stand before the lines of the next try.
    mkdir parts
    split -n l/8 articles.jsonl parts/in-
    parallel --will-cite --retries 3 './killer killed-parallel <{} >{}.ndjson' ::: parts/in-* 2>log
    [ -d killed-parallel ]
    verdict 'GNU parallel: a process is killed' $?
    same_graph 'GNU parallel: its part was tried again' parts/*.ndjson
else
    echo 'parallel: SKIPPED, it is not there (Debian: apt-get install parallel)'
fi

has() { "$venv/bin/python3" -c "import $1" >/dev/null 2>&1; }
if ! has pyspark || ! has duckdb; then
    python3 -m venv "$venv" >log 2>&1 &&
        "$venv/bin/pip" install --quiet --disable-pip-version-check pyspark duckdb >log 2>&1
fi

if has pyspark && java -version >/dev/null 2>&1; then
    PYSPARK_PYTHON=$venv/bin/python3
    export PYSPARK_PYTHON
    "$PYSPARK_PYTHON" "$here/spark.py" "$program" articles.jsonl "$out/spark" >log 2>&1
    verdict 'Spark runs' $?
    grep -q '^[4-9] partitions, 80 bad lines, ' log
    verdict 'Spark: partitions and bad lines are counted' $?
    same_graph 'Spark: the lines' spark/lines/part-*
    same_graph 'Spark: the rows of Parquet' spark/rows/part-*.json
    "$PYSPARK_PYTHON" "$here/spark.py" "$program" articles.jsonl "$out/killed" "$out/killer $out/killed-spark" >log 2>&1
    verdict 'Spark: a partition is killed' $?
    [ -d killed-spark ]
    verdict 'Spark: it was' $?
    same_graph 'Spark: the lines, a partition tried again' killed/lines/part-*
else
    echo 'Spark: SKIPPED, pyspark (PyPI) or java (Debian: default-jre-headless) is not there'
fi

if has duckdb; then
    "$venv/bin/python3" "$here/duck.py" one.ndjson duck.ndjson >log 2>&1
    verdict 'DuckDB reads the statements' $?
    same_graph 'DuckDB: what it writes anew' duck.ndjson
else
    echo 'DuckDB: SKIPPED, duckdb (PyPI) is not there'
fi
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
