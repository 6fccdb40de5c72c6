#!/bin/sh
# run.sh PROGRAM [--update] - runs the program on each case of this folder and compares every byte that it writes.
#
# A case is a folder, and runs in a copy of it, where the link `corpus` is tests/corpus:
#   args            the command line, quoted as for a shell; may be spread over lines
#   cmd             instead of args: a shell script, in which $WHOSAID is the program
#   stdin           standard input, empty where it is missing
#   stdout stderr   what it must write, nothing where they are missing
#   exit            its exit status, 0 where it is missing
#   expect/NAME     the files that it must make, as NAME
#   anything else   inputs
# --update shows what changed and asks, case by case, before it becomes what is expected. Prints "N passed, N failed".
LC_ALL=C
unset NO_COLOR CLICOLOR_FORCE COLUMNS
export LC_ALL
case $1 in /*) WHOSAID=$1 ;; *) WHOSAID=$PWD/$1 ;; esac
export WHOSAID
here=$(cd "$(dirname "$0")" && pwd)
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

run_case() { # folder; leaves the result in $work/got, laid out as a case is
    rm -rf "$work/run" "$work/got"
    mkdir -p "$work/got/expect"
    cp -R "$1" "$work/run"
    rm -rf "$work/run/expect"
    ln -s "$here/../corpus" "$work/run/corpus"
    [ -f "$1/stdin" ] || : >"$work/run/stdin"
    (
        cd "$work/run" || exit 99
        if [ -f cmd ]; then
            sh ./cmd
        else
            eval "set -- $(tr '\n' ' ' <args)"
            "$WHOSAID" "$@"
        fi
    ) <"$work/run/stdin" >"$work/got/stdout" 2>"$work/got/stderr"
    echo $? >"$work/got/exit"
    for file in "$1"/expect/*; do
        name=$(basename "$file")
        [ ! -f "$work/run/$name" ] || cp "$work/run/$name" "$work/got/expect/$name"
    done
}

# Writes the expected files of a case in full, so that two folders can be compared.
expected_of() {
    rm -rf "$work/expected"
    mkdir -p "$work/expected/expect"
    for name in stdout stderr; do
        if [ -f "$1/$name" ]; then cp "$1/$name" "$work/expected/$name"; else : >"$work/expected/$name"; fi
    done
    if [ -f "$1/exit" ]; then cp "$1/exit" "$work/expected/exit"; else echo 0 >"$work/expected/exit"; fi
    for file in "$1"/expect/*; do
        [ ! -f "$file" ] || cp "$file" "$work/expected/expect/"
    done
}

update_case() { # folder
    printf 'Is this what %s should be? [y/N] ' "$(basename "$1")"
    read -r answer || answer=n
    [ "$answer" = y ] || return 1
    for name in stdout stderr; do
        if [ -s "$work/got/$name" ]; then cp "$work/got/$name" "$1/$name"; else rm -f "$1/$name"; fi
    done
    if [ "$(cat "$work/got/exit")" = 0 ]; then rm -f "$1/exit"; else cp "$work/got/exit" "$1/exit"; fi
    for file in "$work"/got/expect/*; do
        [ ! -f "$file" ] || cp "$file" "$1/expect/"
    done
}

for folder in "$here"/*/; do
    folder=${folder%/}
    [ -f "$folder/args" ] || [ -f "$folder/cmd" ] || continue
    run_case "$folder"
    expected_of "$folder"
    if diff -ru "$work/expected" "$work/got" >"$work/diff"; then
        passed=$((passed + 1))
        continue
    fi
    echo "CHANGED tests/golden/$(basename "$folder")"
    head -n 60 "$work/diff"
    if [ "$2" = --update ] && update_case "$folder"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
