# Reads a GraphML file with R's igraph and prints what it has then, for compare.py: Rscript read_graphs.R NAME.graphml
suppressPackageStartupMessages(library(igraph))
options(warn = 1, digits = 15)
g <- read_graph(commandArgs(trailingOnly = TRUE)[1], format = "graphml")
field <- function(x) {
  x <- if (is.numeric(x)) format(x, digits = 15, trim = TRUE, scientific = FALSE, drop0trailing = TRUE) else as.character(x)
  gsub("\n", "\\n", gsub("\t", "\\t", gsub("\\", "\\\\", x, fixed = TRUE), fixed = TRUE), fixed = TRUE)
}
out <- file("/dev/stdout", "w", encoding = "UTF-8")
say <- function(...) writeLines(paste(..., sep = "\t"), out, useBytes = TRUE)
say("graph", vcount(g), ecount(g), if (is_directed(g)) "directed" else "undirected")
# An attribute that no element has is not in the file.
rows <- function(of, own, table) {
  if (nrow(table) == 0) return(invisible())
  values <- lapply(table, field)
  for (i in seq_len(nrow(table))) {
    line <- c(of, vapply(own, function(column) column[i], ""))
    for (name in names(values)) line <- c(line, name, values[[name]][i])
    say(paste(line, collapse = "\t"))
  }
}
vertices <- as_data_frame(g, "vertices")
rows("node", list(field(vertices$name)), vertices)
edges <- as_data_frame(g, "edges")
rows("edge", list(field(edges$id), field(edges$from), field(edges$to)), edges[, setdiff(names(edges), c("from", "to")), drop = FALSE])
close(out)
