#!/bin/sh
# run.sh PROGRAM - lets real clients read what the program writes: networkx, python-igraph, pandas, DuckDB and jsonschema
# from PyPI, the Gephi Toolkit (the import code of Gephi itself) from Maven Central, graphology from npm; R's igraph, jq,
# xmllint and Chromium as they are installed.
#
# What is fetched goes into build/, once. A client that cannot be had is skipped, with a line that says so and why; that
# is no failure.
program=$1 venv=build/venv out=build/interop passed=0 failed=0
mkdir -p "$out" || exit 1
. tests/interop/gephi/toolkit.sh

skip() { # CLIENT WHY
    echo "interop: SKIPPED, nothing was tested with $1: $2"
    [ -s "$out/log" ] && tail -n 3 "$out/log"
    : >"$out/log"
}

verdict() { # TITLE STATUS: adds the counts of the last line of the log
    counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$out/log")
    case $counts in
    '') counts='0 1' ;;
    esac
    if [ "$2" != 0 ] || [ "${counts#* }" != 0 ]; then
        echo "$1:"
        cat "$out/log"
    fi
    passed=$((passed + ${counts% *})) failed=$((failed + ${counts#* }))
}

# ---- the graphs ----

make_graph() { # NAME OPTIONS AND INPUTS...
    name=$1
    shift
    "$program" graph --formats all "$@" -o "$out/$name" >"$out/log" 2>&1 &&
        "$program" graph --formats json --json graphology "$@" -o "$out/$name.graphology" >"$out/log" 2>&1 && return
    echo "$name: the program failed"
    cat "$out/log"
    failed=$((failed + 1))
    return 1
}

articles='tests/corpus/articles-a.jsonl tests/corpus/articles-b.jsonl tests/corpus/plain'
: >"$out/nothing.txt"
make_graph corpus $articles || exit 1
make_graph hard tests/interop/hard.jsonl || exit 1
make_graph empty "$out/nothing.txt" || exit 1
make_graph pairs --project speakers $articles || exit 1
make_graph about --project about $articles || exit 1
make_graph nodes --statement-nodes --article-nodes --together --backbone 0.5 $articles || exit 1
every='corpus hard pairs about nodes'

# ---- networkx and python-igraph ----

has_python() {
    "$venv/bin/python3" -c 'import networkx, igraph' >/dev/null 2>&1
}

get_python() {
    why='there is no python3'
    command -v python3 >/dev/null || return 1
    has_python && return
    why='python3 -m venv failed (Debian: apt-get install python3-venv)'
    python3 -m venv "$venv" >"$out/log" 2>&1 || return 1
    why='networkx and igraph could not be installed from PyPI'
    "$venv/bin/pip" install --quiet --disable-pip-version-check networkx igraph >"$out/log" 2>&1 && has_python
}

read_python() { # NAME LABEL...
    name=$1
    shift
    "$venv/bin/python3" tests/interop/read_graphs.py graphs/README.md "$out/$name.graphml" "$out/$name.json" "$@" \
        >"$out/log" 2>&1
    verdict "networkx and python-igraph, $name" $?
}

if get_python; then
    read_python corpus
    read_python hard "The \"Daily\" 'News' & <Star>" 'INF Treaty 🗳 Post' 'הארץ הרחוקה' 'Anna Holt'
    read_python empty
else
    skip 'networkx and python-igraph' "$why"
fi

# ---- clients that print what they have read ----

compare() { # CLIENT NAME: what is in the dump
    python3 tests/interop/compare.py "$1" "$out/dump" "$out/$2.json" >"$out/log" 2>&1
    verdict "$1, $2" $?
}

read_by() { # CLIENT NAME COMMAND...
    client=$1 name=$2
    shift 2
    if "$@" >"$out/dump" 2>"$out/log"; then
        compare "$client" "$name"
    else
        echo "$client, $name: failed to read it"
        tail -n 5 "$out/log"
        failed=$((failed + 1))
    fi
}

if ! command -v python3 >/dev/null; then
    skip 'Gephi, R and graphology' 'there is no python3 to compare them with'
    every=
fi

if [ -z "$every" ]; then :; elif find_toolkit; then
    for name in $every empty; do
        read_by gephi "$name" run_gephi ReadGraph.java "$out/$name.graphml"
        read_by gephi-gexf "$name" run_gephi ReadGraph.java "$out/$name.gexf"
    done
    for name in $every; do
        read_by gephi-csv "$name" run_gephi ReadGraph.java "$out/$name.nodes.csv" "$out/$name.edges.csv"
    done
else
    skip Gephi "$why"
fi

if [ -z "$every" ]; then :; elif Rscript -e 'library(igraph)' >/dev/null 2>&1; then
    for name in $every empty; do
        read_by r "$name" Rscript tests/interop/read_graphs.R "$out/$name.graphml"
    done
else
    skip "R's igraph" 'it is not installed (Debian: apt-get install r-cran-igraph)'
fi

get_graphology() {
    why='there is no npm'
    command -v npm >/dev/null || return 1
    NODE_PATH=$PWD/build/npm/node_modules
    export NODE_PATH
    node -e 'require("graphology-gexf"), require("graphology-graphml")' >/dev/null 2>&1 && return
    why='graphology could not be installed with npm'
    mkdir -p build/npm && npm install --prefix build/npm --no-audit --no-fund graphology graphology-graphml \
        graphology-gexf @xmldom/xmldom >"$out/log" 2>&1
}

if [ -z "$every" ]; then :; elif get_graphology; then
    for name in $every; do
        read_by graphology "$name" node tests/interop/read_graphs.js "$out/$name.graphml"
        read_by graphology "$name" node tests/interop/read_graphs.js "$out/$name.gexf"
        read_by graphology "$name" node tests/interop/read_graphs.js "$out/$name.graphology.json"
    done
else
    skip graphology "$why"
fi

# ---- xmllint ----

check_xml() { # SCHEMA FILE...
    schema=$1
    shift
    for file in "$@"; do
        if xmllint --noout ${schema:+--schema "$schema"} "$file" >"$out/log" 2>&1; then
            passed=$((passed + 1))
        else
            echo "xmllint $schema:"
            head -n 5 "$out/log"
            failed=$((failed + 1))
        fi
    done
}

graphml_schema=http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd
if command -v xmllint >/dev/null; then
    check_xml '' "$out"/*.graphml "$out"/*.gexf
    if xmllint --noout "$graphml_schema" >"$out/log" 2>&1; then
        check_xml "$graphml_schema" "$out/corpus.graphml" "$out/pairs.graphml"
    else
        skip 'the schema of GraphML' "$graphml_schema is out of reach"
    fi
else
    skip xmllint 'it is not installed (Debian: apt-get install libxml2-utils)'
fi

# ---- pages, schema, examples ----

run_test() { # NAME COMMAND...: adds the counts of a test that ends with "N passed, N failed"
    name=$1
    shift
    "$@" >"$out/log" 2>&1
    status=$?
    sed -n '/SKIPPED/p' "$out/log"
    verdict "$name" $status
}

run_test page sh tests/interop/page.sh "$program" "$out"
if has_python; then
    # What these need besides; each says when it is missing.
    for package in pandas duckdb jsonschema; do
        "$venv/bin/python3" -c "import $package" >/dev/null 2>&1 ||
            "$venv/bin/pip" install --quiet --disable-pip-version-check "$package" >"$out/log" 2>&1
    done
    run_test schema "$venv/bin/python3" tests/interop/schema.py "$program" "$out"
    run_test readme "$venv/bin/python3" tests/interop/readme.py README.md "$program"
else
    skip 'the schema and the examples of README.md' "$why"
fi

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
