// Reads graphs with graphology, as sigma.js and Gephi Lite do, and prints what it has then, for compare.py:
//     node read_graphs.js NAME.graphml | NAME.gexf | NAME.json      (the last with --json graphology)
// NODE_PATH names the folder with the packages graphology, graphology-graphml and graphology-gexf.
const fs = require("fs");
const Graph = require("graphology");
const gexf = require("graphology-gexf");
const graphml = require("graphology-graphml");

const path = process.argv[2];
const text = fs.readFileSync(path, "utf8");

function read() {
  if (path.endsWith(".json")) return Graph.from(JSON.parse(text));
  const parse = (path.endsWith(".gexf") ? gexf : graphml).parse;
  return parse(Graph, text, { addMissingNodes: true });
}

const field = (x) => String(x).replace(/\\/g, "\\\\").replace(/\t/g, "\\t").replace(/\n/g, "\\n");
const lines = [];
const say = (fields, attributes) => {
  for (const name in attributes) fields.push(name, attributes[name]);
  lines.push(fields.map(field).join("\t"));
};

const graph = read();
say(["graph", graph.order, graph.size, graph.type]);
graph.forEachNode((id, attributes) => say(["node", id], attributes));
graph.forEachEdge((id, attributes, source, target) => say(["edge", id, source, target], attributes));
process.stdout.write(lines.join("\n") + "\n");
