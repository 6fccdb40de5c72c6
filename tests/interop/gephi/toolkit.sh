# toolkit.sh - sourced: find_toolkit sets `toolkit` to the Gephi Toolkit, which Maven puts into build/gephi once. Fails
# with what is missing in `why`.
find_toolkit() {
    toolkit=$(ls build/gephi/gephi-toolkit-*-all.jar 2>/dev/null | head -n 1)
    why='there is no java (Debian: apt-get install openjdk-17-jdk-headless)'
    command -v java >/dev/null || return 1
    [ -z "$toolkit" ] || return 0
    why='there is no mvn to fetch the Gephi Toolkit with (Debian: apt-get install maven)'
    command -v mvn >/dev/null || return 1
    why='Maven Central is out of reach'
    mkdir -p build/gephi
    mvn -B -q -f tests/interop/gephi/pom.xml dependency:copy-dependencies -DoutputDirectory="$PWD/build/gephi" \
        >build/gephi/log 2>&1 || return 1
    toolkit=$(ls build/gephi/gephi-toolkit-*-all.jar 2>/dev/null | head -n 1)
    [ -n "$toolkit" ]
}

run_gephi() { # PROGRAM.java ARGUMENTS...
    program_java=$1
    shift
    java -Djava.awt.headless=true -cp "$toolkit" "tests/interop/gephi/$program_java" "$@"
}
