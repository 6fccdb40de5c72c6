#!/bin/sh
# embed.sh - makes C of the rule files, so that the program needs none of them at run time.
#
#   embed.sh file FOLDER NAME        one rule file as a string, a translation unit of its own
#   embed.sh table FOLDER NAME...    the table rules_builtin[] of builtin.h
#   embed.sh text FOLDER NAME        any other text file as `const char text_NAME[]`, with _ for what is no letter
#
# A string is much faster to compile than a list of numbers. The files are text: they hold no NUL, and the last line
# ends like the others. A change to one file rebuilds its own unit and the table.
LC_ALL=C
export LC_ALL
kind=$1 folder=$2
shift 2

symbol() { printf 'rules_bytes_%s' "$1" | tr -c 'A-Za-z0-9' _; }

echo '/* Made by src/rules/embed.sh. */'
if [ "$kind" = file ] || [ "$kind" = text ]; then
    s=$(symbol "$1") type='unsigned char'
    [ "$kind" = file ] || s=text_${s#rules_bytes_} type=char
    printf 'extern const %s %s[];\nconst %s %s[] = ""\n' "$type" "$s" "$type" "$s"
    awk '{ gsub(/[\\"?]/, "\\\\&"); gsub(/\r/, "\\r"); print "\"" $0 "\\n\"" }' "$folder/$1"
    echo ';'
    exit
fi
echo '#include "rules/builtin.h"'
for name; do
    printf 'extern const unsigned char %s[];\n' "$(symbol "$name")"
done
echo 'const struct rules_builtin rules_builtin[] = {'
for name; do
    printf '    {"%s", %s, %s},\n' "$name" "$(symbol "$name")" "$(awk '{ n += length($0) + 1 } END { print n + 0 }' "$folder/$name")"
done
printf '    {NULL, NULL, 0}\n};\n'
