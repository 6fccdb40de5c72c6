# awk -f tests/layers.awk tests/layers.txt FILES: every include of FILES must be allowed by the table. FILES are below
# src/ or include/. Prints each one that is not, and "N passed, N failed" counted in files.
function complain(text) { print FILENAME ":" FNR ": " text; bad[FILENAME] = 1 }
NR == FNR {
    sub(/#.*/, "")
    if (!sub(/:/, "")) next
    if ($1 ~ /^</) { library[substr($1, 2)] = $0; next }
    for (i = 2; i <= NF; i++) {
        allowed[$1, $i] = 1
        if (!($i in seen)) complain($1 " lists " $i ", which is a later folder")
    }
    seen[$1] = 1
    next
}
FNR == 1 {
    files++
    split(FILENAME, part, "/")
    folder = part[2]
    if (!(folder in seen) && part[1] == "src") complain("no row in layers.txt for " folder)
}
!/^[ \t]*#[ \t]*include/ { next }
/"\.\.\// { complain("no ../ includes") }
match($0, /"[a-z]+\//) {
    to = substr($0, RSTART + 1, RLENGTH - 2)
    if (to != folder && !(part[1] == "include" && to == "whosaid") && !((folder, to) in allowed))
        complain(folder " may not include " to)
}
/</ {
    for (name in library)
        if (index($0, "<" name) || (name ~ /\.h>$/ && index($0, "/" name)))
            if (!index(library[name] " ", " " folder " "))
                complain(folder " may not include <" name)
}
END {
    for (file in bad) failed++
    print files - failed " passed, " failed + 0 " failed"
    exit failed > 0
}
