#!/bin/sh
# picture.sh PROGRAM INPUT... - graphs/demo.png: what Gephi draws of the most frequent nodes of the articles.
program=$1
shift
. tests/interop/gephi/toolkit.sh
find_toolkit || { echo "picture: $why"; exit 1; }
mkdir -p build/interop &&
    "$program" graph -q --top 32 "$@" -o build/interop/demo &&
    run_gephi Picture.java build/interop/demo.graphml graphs/demo.png
