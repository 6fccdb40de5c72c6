patterns.re
dateline: ^\p{Lu}+, (?<day>\w+) \d
  (?:\([A-Z]+\))? —
byline: ^By .*
boilerplate: (?i)subscribe
date_text: \d{4}
credit: x
speaker_label: ^(\w+):
