#!/bin/sh
# run.sh PROGRAM - lets real clients read what the program writes: networkx, python-igraph, pandas, DuckDB and jsonschema,
# from PyPI; R, jq and Chromium where they are installed.
#
# The former are installed into build/venv, once. Where that cannot be done (no python3-venv, or PyPI out of reach) the
# tests are skipped, with a line that says so and why; that is no failure.
program=$1 venv=build/venv out=build/interop passed=0 failed=0
mkdir -p "$out" || exit 1

skip() {
    echo "interop: SKIPPED, nothing was tested: $1"
    [ -s "$out/log" ] && tail -n 3 "$out/log"
    echo '0 passed, 0 failed'
    exit 0
}

has_clients() {
    "$venv/bin/python3" -c 'import networkx, igraph' >/dev/null 2>&1
}

: >"$out/log"
if ! has_clients; then
    command -v python3 >/dev/null || skip 'there is no python3'
    python3 -m venv "$venv" >"$out/log" 2>&1 || skip 'python3 -m venv failed (Debian: apt-get install python3-venv)'
    "$venv/bin/pip" install --quiet --disable-pip-version-check networkx igraph >"$out/log" 2>&1 ||
        skip 'networkx and igraph could not be installed from PyPI'
    has_clients || skip 'networkx and igraph were installed but do not load'
fi

# What the examples and the schema need besides; each test says when it is missing.
for package in pandas duckdb jsonschema; do
    "$venv/bin/python3" -c "import $package" >/dev/null 2>&1 ||
        "$venv/bin/pip" install --quiet --disable-pip-version-check "$package" >"$out/log" 2>&1
done

# read_graph NAME LABEL... : adds the counts of one pair of files
read_graph() {
    name=$1
    shift
    "$venv/bin/python3" tests/interop/read_graphs.py graphs/README.md "$out/$name.graphml" "$out/$name.json" "$@" \
        >"$out/log" 2>&1
    status=$?
    counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$out/log")
    case $counts in
    '') counts='0 1' status=1 ;;
    esac
    if [ "$status" != 0 ]; then
        echo "$name:"
        cat "$out/log"
    fi
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
}

# make_graph NAME INPUT...
make_graph() {
    name=$1
    shift
    "$program" graph "$@" -o "$out/$name" >"$out/log" 2>&1 && return
    echo "$name: the program failed"
    cat "$out/log"
    failed=$((failed + 1))
    return 1
}

make_graph corpus tests/corpus/articles-*.jsonl tests/corpus/plain && read_graph corpus
make_graph hard tests/interop/hard.jsonl &&
    read_graph hard "The \"Daily\" 'News' & <Star>" 'INF Treaty 🗳 Post' 'הארץ הרחוקה' 'Anna Holt'
: >"$out/nothing.txt"
make_graph empty "$out/nothing.txt" && read_graph empty

# counted NAME COMMAND...: adds the counts of a test that ends with "N passed, N failed"
counted() {
    name=$1
    shift
    "$@" >"$out/$name.log" 2>&1
    counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$out/$name.log")
    case $counts in
    '') counts='0 1' && cat "$out/$name.log" ;;
    *) sed '$d' "$out/$name.log" ;;
    esac
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
}
counted page sh tests/interop/page.sh "$program" "$out"
counted schema "$venv/bin/python3" tests/interop/schema.py "$program" "$out"
counted readme "$venv/bin/python3" tests/interop/readme.py README.md "$program"

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
