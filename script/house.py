"""Draws who imports whom: the layers and their order from the import contracts, the arrows from the code as it stands.

script/house writes docs/house.dot, and docs/house.svg with Graphviz; a test fails where either is out of date.
"""

import hashlib
import shutil
import subprocess
from collections import defaultdict
from configparser import ConfigParser
from pathlib import Path
from textwrap import wrap

import grimp

ROOT = Path(__file__).resolve().parents[1]
DOT, SVG = ROOT / "docs" / "house.dot", ROOT / "docs" / "house.svg"
DOES = {
    "config": "settings, routes, commands",
    "rehearsal": "rehearses: invented people",
    "overview": "shows and acts across",
    "apps": "remember: one for each thing that people do",
    "integrations": "talks: outside formats",
    "kit": "serves: plumbing without child-protection words",
    "core": "thinks: standard library only, told the date",
}
HEAD = """// Made by script/house from .importlinter and the imports of seen/. Do not change it by hand.
digraph house {
  graph [rankdir=TB, nodesep=0.35, ranksep=0.45, fontname="sans-serif", fontsize=14, pad=0.3, compound=true]
  graph [labelloc=b, tooltip="The house"]
  node [shape=box, style="rounded,filled", fillcolor="#ffffff", color="#17453f", margin="0.2,0.12"]
  node [fontname="sans-serif", fontsize=12]
  edge [color="#5d6472", arrowsize=0.7]
  label="What stands higher may import what stands lower, never the other way. An arrow is an import that there is."
"""
Arrows = dict[str, set[str]]


def main() -> None:
    """Write both files."""
    text = drawn()
    DOT.write_text(text, encoding="utf-8")
    dot = [shutil.which("dot") or "dot", "-Tsvg"]
    picture = subprocess.run(dot, input=text, capture_output=True, text=True, check=True).stdout  # noqa: S603
    SVG.write_text(f"{picture.rstrip()}\n{mark(text)}\n", encoding="utf-8")


def mark(text: str) -> str:
    """Return the line that says of which text a picture is: no two versions of Graphviz draw quite alike."""
    return f"<!-- of house.dot {hashlib.sha256(text.encode()).hexdigest()} -->"


def drawn() -> str:
    """Return the house as DOT: the same text for the same contracts and imports."""
    layers, journey = (order(name) for name in ("layers", "journey"))
    graph = grimp.build_graph("seen", cache_dir=None)
    found = arrows(graph)
    apps = [name for name in journey if name in found]
    lines = [_box(name, folders(graph, name)) for name in layers if name != "apps"]
    lines += [_cluster(apps, found)]
    together = _together(found, apps)
    lines += [_above([*layers[:3], apps[0]]), _above([apps[-1], *layers[4:]])]
    ends = {"apps": (apps[-1], apps[0])}
    for one in layers:
        lines += [_arrow(one, other, ends) for other in layers if other in together.get(one, ())]
    return HEAD + "\n".join(lines) + "\n}\n"


def order(contract: str) -> list[str]:
    """Return the layers of a contract, the highest first, by the last part of their names."""
    held = ConfigParser()
    held.read(ROOT / ".importlinter", encoding="utf-8")
    named = held[f"importlinter:contract:{contract}"]["layers"].split()
    return [name.strip("()").rpartition(".")[2] for name in named]


def arrows(graph: grimp.ImportGraph) -> Arrows:
    """Return which parts of the house each part imports. A part is a layer, or one of the apps."""
    found: Arrows = defaultdict(set)
    for module in sorted(graph.modules):
        for other in graph.find_modules_directly_imported_by(module):
            if _part(module) != _part(other):
                found[_part(module)].add(_part(other))
    return found


def folders(graph: grimp.ImportGraph, layer: str) -> list[str]:
    """Return the packages that stand right in a layer."""
    children = sorted(graph.find_children(f"seen.{layer}"))
    return [child.rpartition(".")[2] for child in children if graph.find_children(child)]


def _part(module: str) -> str:
    names = module.split(".")[1:]
    return (names[1] if names[0] == "apps" and len(names) > 1 else names[0]) if names else ""


def _together(found: Arrows, apps: list[str]) -> Arrows:
    """Return the arrows with the apps as one."""
    whole: Arrows = defaultdict(set)
    for one, others in found.items():
        whole["apps" if one in apps else one] |= {"apps" if other in apps else other for other in others}
    return {one: others - {one} for one, others in whole.items()}


def _box(name: str, within: list[str]) -> str:
    shown = "".join(f'<br/><font point-size="11" color="#4a5160">{line}</font>' for line in wrap(", ".join(within), 58))
    return f"  {name} [label=<<b>{name}</b>  {DOES[name]}{shown}>]"


def _cluster(apps: list[str], found: Arrows) -> str:
    inside = [f"    {name}" for name in apps]
    inside += ["  " + _above(apps)]
    inside += [f"    {one} -> {other}" for one in apps for other in apps if other in found[one]]
    return "\n".join(
        [
            "  subgraph cluster_apps {",
            f'    label=<<b>apps</b>  {DOES["apps"]}>; style="rounded,filled"; labelloc=t',
            '    color="#17453f"; fillcolor="#e6efec"',
            *inside,
            "  }",
        ]
    )


def _above(names: list[str]) -> str:
    """Keep the order of a contract from top to bottom, whatever imports there are."""
    return f"  {' -> '.join(names)} [style=invis]"


def _arrow(one: str, other: str, ends: dict[str, tuple[str, str]]) -> str:
    """Draw an arrow between layers. One that leaves or meets the apps does so at the edge of them all."""
    leaves, meets = ends.get(one, (one, one))[0], ends.get(other, (other, other))[1]
    shown = [f"ltail=cluster_{one}"] * (one in ends) + [f"lhead=cluster_{other}"] * (other in ends)
    return f"  {leaves} -> {meets}" + (f" [{', '.join(shown)}]" if shown else "")


if __name__ == "__main__":
    main()
