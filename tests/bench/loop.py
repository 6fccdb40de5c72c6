"""loop.py FILE - the loop that one would write first: JSON, quotation marks, 24 verbs. No names, no attribution."""
import json
import re
import sys

quotes = re.compile('"[^"]+"|\u201c[^\u201d]+\u201d')
verbs = re.compile(r"\b(?:said|says|told|added|asked|wrote|warned|argued|claimed|noted|insisted|explained|announced|"
                   r"replied|admitted|agreed|tweeted|stated|declared|recalled|testified|confirmed|denied|suggested)\b")
found = 0
for line in open(sys.argv[1], encoding="utf-8"):
    text = json.loads(line)["text"]
    for match in quotes.finditer(text):
        around = text[max(0, match.start() - 150):match.end() + 150]
        found += verbs.search(around) is not None
print(found)
