patterns.re
mark: (
nothing: x
