#!/bin/sh
# install.sh BUILD CC - what an installation holds: `make install` into a folder of its own, as a packager does it, then
# the library used by a program that knows only pkg-config, the manual pages and the completions read by what reads
# them (skipped with a line where it is missing), and `make uninstall`, which must leave no file.
LC_ALL=C
export LC_ALL
cc=${2:-cc} passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
root=$work/usr

test_that() { # what must hold, command...
    what=$1
    shift
    if "$@" >"$work/log" 2>&1; then
        passed=$((passed + 1))
    else
        echo "FAILED $what"
        tail -n 5 "$work/log"
        failed=$((failed + 1))
    fi
}

test_that 'make install' make --no-print-directory install DESTDIR="$work" PREFIX=/usr
for command in $("$root/bin/whosaid" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p' | grep -v whosaid); do
    test_that "a page for $command" grep -q '^\.Sh EXAMPLES' "$root/share/man/man1/whosaid-$command.1"
    test_that "$command on the first page" grep -q "Xr whosaid-$command 1" "$root/share/man/man1/whosaid.1"
    # Every option of the help is on the page, by the same table.
    "$root/bin/whosaid" "$command" --help | sed -n 's/^  .*--\([a-z-]*\).*/\1/p' >"$work/options"
    for option in $(cat "$work/options"); do
        test_that "--$option on the page of $command" \
            grep -q -e "Fl -$option\\>" "$root/share/man/man1/whosaid-$command.1"
    done
done

if command -v mandoc >/dev/null; then
    for page in "$root"/share/man/man?/*; do
        mandoc -T lint -W warning "$page" | grep -v 'referenced manual not found' >"$work/lint"
        test_that "mandoc likes ${page##*/}: $(head -n 1 "$work/lint")" test ! -s "$work/lint"
    done
else
    echo 'install: the manual pages SKIPPED: there is no mandoc'
fi

cat >"$work/program.c" <<'END'
#include <stdio.h>
#include <whosaid.h>
int main(void)
{
    who_session *session;
    who_options options = WHO_OPTIONS_INIT;
    who_err err;
    if (who_session_new(&session, &options, &err) != WHO_OK) return 1;
    who_session_free(session);
    return puts("ready") < 0;
}
END
flags() {
    PKG_CONFIG_PATH=$root/lib/pkgconfig PKG_CONFIG_SYSROOT_DIR= \
        pkg-config --define-variable=prefix="$root" --cflags --libs whosaid
}
build_and_run() { # shellcheck disable=SC2046
    "$cc" -o "$work/program" "$work/program.c" $(flags) && "$work/program"
}
test_that 'a program of the library' build_and_run

# Each shell loads its script; bash also answers.
answers() { # what must be offered, then the words up to the one under way
    offered=$1
    shift
    bash -c '. "$0"; offered=$1; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _whosaid
        case " ${COMPREPLY[*]} " in *" $offered "*) ;; *) echo "${COMPREPLY[*]}"; exit 1 ;; esac' \
        "$root/share/bash-completion/completions/whosaid" "$offered" whosaid "$@"
}
if command -v bash >/dev/null; then
    test_that 'bash: a command' answers speakers sp
    test_that 'bash: an option' answers --anonymous-as graph --anon
    test_that 'bash: a value' answers markdown speakers --format ma
fi
for shell in zsh fish; do
    if command -v $shell >/dev/null; then
        case $shell in zsh) script=zsh/site-functions/_whosaid ;; fish) script=fish/vendor_completions.d/whosaid.fish ;; esac
        test_that "$shell: its syntax" $shell -n "$root/share/$script"
    else
        echo "install: completion in $shell SKIPPED: there is no $shell"
    fi
done
if command -v fish >/dev/null; then
    test_that 'fish: a value' sh -c "XDG_CONFIG_HOME=$work HOME=$work fish -c 'source $root/share/fish/vendor_completions.d/whosaid.fish; \
        complete -C \"whosaid speakers --format m\"' | grep -q '^markdown'"
fi

test_that 'make uninstall' make --no-print-directory uninstall DESTDIR="$work" PREFIX=/usr
test_that 'nothing is left' test -z "$(find "$root" -type f)"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
