#!/usr/bin/env python3
"""Reads the two files of a graph with networkx and python-igraph and compares them with each other and with the schema.

    read_graphs.py README.md NAME.graphml NAME.json [LABEL...]

Each LABEL must be the label of a node in all of them. Prints what is wrong, then "N passed, N failed".
"""
import collections
import inspect
import json
import math
import re
import sys
import warnings

import igraph
import networkx

TYPES = {"string": str, "int": int, "double": float, "boolean": bool}
COUNTS = {True: 0, False: 0}


def check(ok, message):
    COUNTS[bool(ok)] += 1
    if not ok:
        print("FAILED", message)


def check_none(found, message):
    """Passes where the list is empty; else shows its beginning."""
    check(not found, "%s: %d, as %s" % (message, len(found), found[:3]))


def read_schema(path):
    """{"Nodes": {name: type}, "Edges": ..., "The graph itself": ...} from the tables of the README."""
    schema = collections.defaultdict(dict)
    heading = ""
    for line in open(path, encoding="utf-8"):
        if line.startswith("## "):
            heading = line[3:].strip()
        row = re.match(r"\| `(\w+)` \| (string|int|double|boolean) \|", line)
        if row:
            schema[heading][row.group(1)] = TYPES[row.group(2)]
    return schema


def read_json(path):
    """As the documentation of the networkx at hand says."""
    data = json.load(open(path, encoding="utf-8"))
    known = inspect.signature(networkx.node_link_graph).parameters
    return data, networkx.node_link_graph(data, **{"edges" if "edges" in known else "link": "edges"})


def attributes(found, own):
    """Without the one that holds the id, and without empty texts, which GraphML leaves out."""
    return {name: value for name, value in found.items() if name != own and value != ""}


def typed(found):
    return {name: (type(value), value) for name, value in found.items()}


def compare(xml, flat):
    """The two files, as networkx has them."""
    check(type(xml) is networkx.Graph and type(flat) is networkx.Graph, "not simple undirected graphs")
    check(set(xml) == set(flat), "nodes differ: %s" % list(set(xml) ^ set(flat))[:3])
    ends = [{frozenset(edge) for edge in g.edges} for g in (xml, flat)]
    check(ends[0] == ends[1], "edges differ")
    for what, ours, theirs, own in (("nodes", xml.nodes, flat.nodes, "name"), ("edges", xml.edges, flat.edges, "id")):
        check_none([n for n in ours if typed(attributes(ours[n], own)) != typed(attributes(theirs[n], "key"))],
                   what + " with other attributes")
        check_none([n for n in ours if ours[n].get(own) != theirs[n]["key"]], what + " whose ids differ")
    check_none([n for n in flat if flat.nodes[n]["key"] != n], "nodes whose key is not the id")


def read_gexf(path, flat, nodes):
    """networkx reads GEXF, too: looks apart, which it keeps elsewhere, and with dates as spells."""
    found = networkx.read_gexf(path)
    check(set(found) == set(flat), "GEXF: nodes")
    ends = [{frozenset(edge) for edge in g.edges} for g in (found, flat)]
    check(ends[0] == ends[1], "GEXF: edges")
    for name in "label", "kind", "statements", "pagerank_score", "anonymous", "community":
        check_none([n for n in flat if typed(found.nodes[n])[name] != typed(flat.nodes[n])[name]], "GEXF: " + name)
    check_none([e for e in flat.edges if found.edges[e]["weight"] != flat.edges[e]["weight"]], "GEXF: weights")
    places = {n["id"]: (n["x"], n["y"]) for n in nodes}
    check_none([n for n in found if (found.nodes[n]["viz"]["position"]["x"], found.nodes[n]["viz"]["position"]["y"])
                != places[n]], "GEXF: places")
    check_none([n for n in flat if bool(found.nodes[n].get("spells")) != bool(flat.nodes[n]["first_date"])],
               "GEXF: spells")


def follows_schema(data, schema):
    """Exactly the attributes of the README, with their types, in every element of the JSON."""
    for what, heading, own in (("nodes", "Nodes", {"id": str, "key": str}),
                               ("edges", "Edges", {"key": str, "source": str, "target": str})):
        wanted = dict(schema[heading], **own)
        for name in "text", "url", "jaccard", "cosine":  # of graphs that were not asked for here
            wanted.pop(name, None)
        wanted.pop("name", None)
        check(len(schema[heading]) > 5, "no table of %s in the README" % what)
        check_none([e["key"] for e in data[what] if {k: type(v) for k, v in e.items()} != wanted],
                   "%s not as in the README" % what)
        keys = [e["key"] for e in data[what]]
        check(len(keys) == len(set(keys)), "%s with the same key" % what)
    for name in "graph", "attributes":
        check({k: type(v) for k, v in data[name].items()} == schema["The graph itself"], name + " not as in the README")
    check(data["options"] == {"type": "undirected", "multi": False, "allowSelfLoops": False}, "options")


def is_drawable(node):
    return (re.fullmatch(r"#[0-9a-f]{6}", node["color"]) and 7 <= node["size"] <= 40
            and all(math.isfinite(node[k]) for k in "xy"))


def makes_sense(data, flat):
    check_none([n["id"] for n in data["nodes"] if not is_drawable(n)], "nodes that cannot be drawn")
    check_none([n["id"] for n in data["nodes"] if n["anonymous"] != (n["kind"] == "anonymous")], "anonymous or not")
    check_none([n["id"] for n in data["nodes"] if re.search(r"[\x00-\x1f\x7f-\x9f]", "".join(map(str, n.values())))],
               "control characters")
    check_none([n for n in flat if flat.nodes[n]["degree_all"] != flat.degree(n)], "degree")
    for mode in "speaker", "topic", "outlet":
        check_none([n for n in flat if flat.nodes[n]["degree_%ss" % mode]
                    != sum(flat.nodes[m]["mode"] == mode for m in flat[n])], "degree towards a " + mode)
    cores = networkx.core_number(flat)
    check_none([n for n in flat if flat.nodes[n]["coreness"] != cores[n]], "coreness")
    between = networkx.betweenness_centrality(flat, normalized=False)
    check_none([n for n in flat if not math.isclose(flat.nodes[n]["betweenness_score"], between[n], rel_tol=1e-5,
                                                    abs_tol=1e-9)], "betweenness")
    check_none([n for n in flat if flat.nodes[n]["strength"] != flat.degree(n, weight="weight")], "strength")
    check_none([e["key"] for e in data["edges"] if not (e["weight"] > 0 and 0 <= e["alpha"] <= 1)], "weight or alpha")
    check_none([e["key"] for e in data["edges"] if e["key"] != e["source"] + "--" + e["target"]], "edge keys")
    modes = {n["id"]: n["mode"] for n in data["nodes"]}
    check_none([e["key"] for e in data["edges"] if e["kind"] != modes[e["source"]] + "-" + modes[e["target"]]],
               "kinds of edges")
    parts = sorted(map(len, networkx.connected_components(flat)), reverse=True)
    numbered = collections.Counter(n["component"] for n in data["nodes"])
    check([numbered[i] for i in range(len(numbered))] == parts, "components")


def read_by_igraph(path, data, labels):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        graph = igraph.Graph.Read_GraphML(path)
    check_none([str(w.message) for w in caught], "python-igraph warns")
    check(not graph.is_directed() and graph.is_simple(), "python-igraph: not simple and undirected")
    check(graph.vcount() == len(data["nodes"]) and graph.ecount() == len(data["edges"]), "python-igraph: counts")
    if graph.vcount() == 0:
        return
    by_id = {n["id"]: n for n in data["nodes"]}
    check(set(graph.vs["name"]) == set(by_id), "python-igraph: names")
    check_none([v["name"] for v in graph.vs if v["label"] != by_id[v["name"]]["label"]], "python-igraph: labels")
    check_none([v["name"] for v in graph.vs if v["anonymous"] is not by_id[v["name"]]["anonymous"]],
               "python-igraph: booleans")
    check(not set(labels) - set(graph.vs["label"]), "python-igraph: a label is missing")
    if graph.ecount() == 0:
        return
    check(sum(graph.es["weight"]) == sum(e["weight"] for e in data["edges"]), "python-igraph: weights")
    scores = dict(zip(graph.vs["name"], graph.pagerank(weights="weight")))
    check_none([n for n in by_id if not math.isclose(scores[n], by_id[n]["pagerank_score"], rel_tol=1e-5)],
               "PageRank is not python-igraph's")
    check(graph.modularity([int(c) for c in graph.vs["community"]], weights="weight") >= 0, "modularity below none")


def main(readme, graphml, flat_json, *labels):
    xml = networkx.read_graphml(graphml)
    data, flat = read_json(flat_json)
    compare(xml, flat)
    follows_schema(data, read_schema(readme))
    makes_sense(data, flat)
    read_by_igraph(graphml, data, labels)
    read_gexf(flat_json[:-len(".json")] + ".gexf", flat, data["nodes"])
    for label in labels:
        for name, graph in ("GraphML", xml), ("JSON", flat):
            check(label in {graph.nodes[n].get("label") for n in graph}, "no label %r in %s" % (label, name))
    print("%d passed, %d failed" % (COUNTS[True], COUNTS[False]))
    return COUNTS[False] > 0


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
