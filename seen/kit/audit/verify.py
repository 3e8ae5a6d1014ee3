"""Reads the whole chain again and says whether anything was edited, put in, taken out, moved or cut off."""

from dataclasses import asdict, dataclass, field

from seen.kit.audit import chain, heads, triggers
from seen.kit.audit.models import About, Bypass, Entry


@dataclass
class Verdict:
    """What verify found. `ok` is true only where `wrong` is empty; `bypassed` counts writes that no action made."""

    ok: bool = True
    entries: int = 0
    heads: int = 0
    bypassed: int = 0
    wrong: list[str] = field(default_factory=list)

    def as_dict(self) -> dict[str, object]:
        """Return the verdict as JSON keeps it."""
        return asdict(self)


def verify() -> Verdict:
    """Walk the chain from the first entry. Reads only; takes about a second for 50,000 entries."""
    verdict = Verdict(bypassed=Bypass.objects.count())
    kept: dict[int, str] = dict(heads.copied())
    verdict.heads = len(kept)
    _walk(verdict, kept)
    if kept and max(kept) > verdict.entries:
        verdict.wrong.append(f"The tail is cut off: a copied head names entry {max(kept)}, the chain ends before it.")
    verdict.wrong.extend(
        f"The table {name} has lost a trigger, or has one that was changed." for name in triggers.wrong()
    )
    if lost := triggers.lost_lines():
        verdict.wrong.append(f"{lost} lines were taken out of audit_bypass, which names writes made past the actions.")
    if verdict.bypassed:
        verdict.wrong.append(
            f"{verdict.bypassed} writes were made past the actions; the table audit_bypass names them."
        )
    verdict.ok = not verdict.wrong
    return verdict


def _walk(verdict: Verdict, kept: dict[int, str]) -> None:
    before, last = chain.START, 0
    index: dict[int, set[str]] = {}
    for seq, child in About.objects.values_list("entry_id", "child").iterator():
        index.setdefault(seq, set()).add(str(child))
    for entry in Entry.objects.order_by("seq").iterator():
        if entry.seq != last + 1:
            verdict.wrong.append(f"Entry {last + 1} is missing.")
        if chain.code(entry, before) != entry.mac:
            verdict.wrong.append(f"Entry {entry.seq} is not as it was written, or stands in the wrong place.")
        if entry.seq in kept and kept[entry.seq] != entry.mac:
            verdict.wrong.append(f"Entry {entry.seq} differs from the head that was copied outside.")
        if index.pop(entry.seq, set()) != set(entry.about):
            verdict.wrong.append(f"The index of entry {entry.seq} does not name the children that the entry names.")
        before, last = entry.mac, entry.seq
        verdict.entries = last
    if index:
        verdict.wrong.append("The index names entries that do not exist.")
