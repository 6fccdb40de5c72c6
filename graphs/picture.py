"""picture.py NAME.json - draws the graph as SVG, on standard output: a picture for a page, not a tool to explore with.

The largest component, in the places, sizes and colours of the file. Edges that say little (alpha) are left out where there are many; the
nodes with most statements have their labels, the others theirs as a tooltip. Standard library only.
"""
import html
import json
import sys

LABELS, EDGES, MARGIN, WIDTH, HEIGHT = 28, 700, 60, 1200, 800

graph = json.load(open(sys.argv[1], encoding="utf-8"))
nodes = {n["id"]: n for n in graph["nodes"] if n["component"] == 0}
edges = sorted((e for e in graph["edges"] if e["source"] in nodes), key=lambda e: (e["alpha"], -e["weight"], e["key"]))[:EDGES]



def ends(values):
    """The range that all but the outermost hundredth is in: those come to the border."""
    values = sorted(values) or [0]
    cut = len(values) // 100
    return values[cut], values[-1 - cut]


left, right = ends(n["x"] for n in nodes.values())
top, bottom = ends(n["y"] for n in nodes.values())


def place(node):
    x = MARGIN + (min(max(node["x"], left), right) - left) / max(right - left, 1) * (WIDTH - 2 * MARGIN)
    y = MARGIN + (min(max(node["y"], top), bottom) - top) / max(bottom - top, 1) * (HEIGHT - 2 * MARGIN)
    return x, y


print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">')
print("<title>Speakers, topics and outlets of the sample articles</title>")
print(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>')
print('<g stroke="#8a8a8a" stroke-opacity="0.28">')
for e in edges:
    (x, y), (u, v) = place(nodes[e["source"]]), place(nodes[e["target"]])
    print(f'<path d="M{x:.0f} {y:.0f}L{u:.0f} {v:.0f}" stroke-width="{min(0.5 + e["weight"] / 6, 4):.1f}"/>')
print('</g>\n<g stroke="#ffffff" stroke-width="0.8">')
for n in sorted(nodes.values(), key=lambda n: (-n["size"], n["id"])):
    x, y = place(n)
    print(f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{n["size"] * 0.55:.1f}" fill="{n["color"]}"><title>'
          f'{html.escape(n["label"])}</title></circle>')
print('</g>\n<g text-anchor="middle" fill="#1d1d1f" stroke="#ffffff" stroke-width="3.5" paint-order="stroke" stroke-linejoin="round">')
taken = []
for n in sorted(nodes.values(), key=lambda n: (-n["statements"], n["id"])):
    size = 11 + min(n["statements"], 60) / 10
    x, y = place(n)
    half = len(n["label"]) * size * 0.27
    box = (x - half, y - size, x + half, y + size * 0.4)
    if len(taken) == LABELS:
        break
    if any(box[0] < b[2] and b[0] < box[2] and box[1] < b[3] and b[1] < box[3] for b in taken):
        continue  # it would hide another label
    taken.append(box)
    print(f'<text x="{x:.0f}" y="{y + size * 0.35:.0f}" font-size="{size:.1f}">{html.escape(n["label"])}</text>')
print("</g>")
kinds = {}
for n in nodes.values():
    kinds.setdefault(n["kind"], n["color"])
print('<g font-size="14" fill="#1d1d1f">')
for i, kind in enumerate(k for k in ("person", "anonymous", "institution", "group", "document", "topic", "outlet") if k in kinds):
    print(f'<circle cx="24" cy="{26 + 22 * i}" r="7" fill="{kinds[kind]}"/><text x="38" y="{31 + 22 * i}">{kind}</text>')
print("</g>\n</svg>")
