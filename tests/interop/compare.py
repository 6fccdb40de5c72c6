#!/usr/bin/env python3
"""Compares what a client read with the flat JSON of the same graph.

    compare.py CLIENT DUMP NAME.json

CLIENT says what it may leave out or write otherwise: gephi, gephi-gexf, gephi-csv, r, graphology.
DUMP are lines of fields with tabs between them, in which \\t, \\n and \\\\ stand for a tab, a line end and a backslash:

    issue LEVEL MESSAGE                          what the client complains about
    graph NODES EDGES undirected|directed
    column node|edge NAME TYPE                   where the client tells
    node ID NAME VALUE NAME VALUE ...
    edge ID SOURCE TARGET NAME VALUE ...

Prints what is wrong, then "N passed, N failed".
"""
import datetime
import json
import math
import re
import sys

COUNTS = {True: 0, False: 0}
JAVA = {str: "String", int: "Integer", float: "Double", bool: "Boolean"}
PROPERTIES = {"label", "color", "size", "x", "y", "weight"}  # Gephi has places of its own for these
LOOKS = {"color", "size", "x", "y"}


def check(ok, message):
    COUNTS[bool(ok)] += 1
    if not ok:
        print("FAILED", message)


def check_none(found, message):
    check(not found, "%s: %d, as %s" % (message, len(found), found[:3]))


def fields(line):
    return [re.sub(r"\\(.)", lambda m: {"t": "\t", "n": "\n"}.get(m.group(1), m.group(1)), f) for f in line.split("\t")]


def read_dump(path):
    dump = {"issue": [], "column": {}, "node": {}, "edge": {}, "graph": None}
    for line in open(path, encoding="utf-8", newline="\n"):
        kind, *rest = fields(line.rstrip("\n"))
        if kind == "issue":
            dump["issue"].append(rest)
        elif kind == "column":
            dump["column"][rest[0], rest[1]] = rest[2]
        elif kind == "graph":
            dump["graph"] = rest
        else:
            head = 1 if kind == "node" else 3
            values = dict(zip(rest[head::2], rest[head + 1::2]))
            if kind == "edge":
                values["source"], values["target"] = rest[1:3]
            check(rest[0] not in dump[kind], "%s %s twice" % (kind, rest[0]))
            dump[kind][rest[0]] = values
    return dump


def same(wanted, got, client, name):
    """Numbers as numbers; a missing value is an empty text. Gephi keeps places, sizes and colours in single precision,
    and writes INF as Infinity in all texts but labels. In tables it takes dates for timestamps, if nobody says that
    they are texts, and finds its own in what is less than a day."""
    if isinstance(wanted, bool):
        return (got or "").lower() == str(wanted).lower()
    if isinstance(wanted, (int, float)):
        tolerance = 1e-6 if client.startswith("gephi") and name in PROPERTIES else 1e-12
        return got is not None and math.isclose(float(got), wanted, rel_tol=tolerance, abs_tol=1e-12)
    if name == "color" and got and got.startswith("rgb("):
        got = "#%02x%02x%02x" % tuple(map(int, re.findall(r"\d+", got)))
    if client == "gephi-csv" and re.fullmatch(r"\d{4}-\d{2}-\d{2}", wanted):
        day = datetime.datetime.strptime(wanted, "%Y-%m-%d").replace(tzinfo=datetime.timezone.utc)
        return got == "<[%.1f]>" % (1000 * day.timestamp()) or got == "<[%s]>" % repr(1000 * day.timestamp())
    if client == "gephi-csv" and name.endswith("_date"):
        return True
    if client.startswith("gephi") and name != "label":
        wanted = wanted.replace("INF", "Infinity") if client != "gephi-csv" else wanted
    return (got or "") == wanted


def is_expected(client, name):
    """Whether the client has the attribute at all. Gephi takes no looks from tables."""
    return client != "gephi-csv" or name not in LOOKS


def has_column(client, name):
    if client == "gephi-csv" and (name.endswith("_date") or name == "kind"):
        return False
    return name not in PROPERTIES | {"source", "target"}


def turned(edge):
    """An undirected edge, begun at the end that comes first."""
    return dict(edge, source=min(edge["source"], edge["target"]), target=max(edge["source"], edge["target"]))


def compare(client, what, dump, wanted, directed):
    got = dump[what]
    if what == "edge" and not directed:
        wanted, got = [turned(e) for e in wanted], {key: turned(e) for key, e in got.items()}
    keys = {e["key"]: e for e in wanted}
    check(set(got) == set(keys), "%s ids differ: %s" % (what, sorted(set(got) ^ set(keys))[:3]))
    for name in sorted({n for e in wanted for n in e} - {"id", "key"}):
        if not is_expected(client, name):
            continue
        wrong = [(k, e[name], got[k].get(name)) for k, e in keys.items()
                 if k in got and not same(e[name], got[k].get(name), client, name)]
        check_none(wrong, "%s attribute %s" % (what, name))
        if dump["column"] and has_column(client, name):
            types = {JAVA[type(e[name])] for e in wanted}
            check({dump["column"].get((what, name))} == types,
                  "%s column %s is %s, not %s" % (what, name, dump["column"].get((what, name)), types))


def main(client, path, flat_json):
    dump = read_dump(path)
    data = json.load(open(flat_json, encoding="utf-8"))
    check_none([i for i in dump["issue"] if i[0] != "INFO"], "complaints above INFO")
    direction = "directed" if data["directed"] else "undirected"
    nodes, edges = len(data["nodes"]), len(data["edges"])
    check(dump["graph"] is not None and dump["graph"][:2] == [str(nodes), str(edges)], "counts: %s" % dump["graph"])
    # an empty graph is of either type to Gephi; graphology's readers make graphs that may hold both
    check(not edges or client.startswith("graphology") or dump["graph"][2] == direction, "type: %s" % dump["graph"])
    compare(client, "node", dump, data["nodes"], data["directed"])
    compare(client, "edge", dump, data["edges"], data["directed"])
    print("%d passed, %d failed" % (COUNTS[True], COUNTS[False]))
    return COUNTS[False] > 0


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    sys.exit(main(*sys.argv[1:]))
