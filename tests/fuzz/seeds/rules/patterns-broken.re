patterns.re
dateline: (
nothing: x
