#!/bin/sh
# run.sh CC [CXX] - every public header compiles alone, as strict C11 and as C++, so that a user may include it first.
# Without a C++ compiler the second half is left out.
cc=$1 cxx=$2 passed=0 failed=0

compiles() { # compiler, language, standard, header
    if echo "#include <$4>" | $1 -x "$2" "-std=$3" -Wall -Wextra -Wpedantic -Werror -Iinclude -fsyntax-only -; then
        passed=$((passed + 1))
    else
        echo "FAILED $4 as $3"
        failed=$((failed + 1))
    fi
}

for header in whosaid.h $(cd include && echo whosaid/*.h); do
    compiles "$cc" c c11 "$header"
    [ -z "$cxx" ] || compiles "$cxx" c++ c++11 "$header"
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
