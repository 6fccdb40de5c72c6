"""The work of bench_graph.c with python-igraph: bench_graph.py FOLDER NODES. Reading the edges is not counted; nodes and
edges get as many attributes, of the same types, as the GraphML of the other has."""
import re
import resource
import sys
import time

import igraph

folder, n = sys.argv[1], int(sys.argv[2])
keys = re.findall(r'<key id="\w+" for="(\w+)" attr.name="(\w+)" attr.type="(\w+)"',
                  open(folder + "/graph.graphml", encoding="utf-8").read(20000))
rows = [tuple(map(int, line.split())) for line in open(folder + "/edges.txt")]
ends = [row[:2] for row in rows]
weights = [float(row[2]) for row in rows]

start = time.process_time()
g = igraph.Graph(n, ends)
g.es["weight"] = weights
g.vs["degree_all"] = g.degree()
g.vs["strength"] = g.strength(weights="weight")
g.vs["pagerank_score"] = g.pagerank(weights="weight")
g.vs["coreness"] = g.coreness()
g.vs["component"] = g.connected_components().membership
g.vs["community"] = g.community_leiden("modularity", weights="weight", n_iterations=2).membership
print("build %.2f" % (time.process_time() - start))
for of, name, kind in keys:
    value = {"string": "person:number-1", "boolean": True}.get(kind, 12.5)
    elements = g.vs if of == "node" else g.es
    if name not in elements.attributes():
        elements[name] = value
start = time.process_time()
g.write_graphml(folder + "/python.graphml")
print("write %.2f" % (time.process_time() - start))
print("peak %d" % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))
