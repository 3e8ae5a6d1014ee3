"""Invents tools and assessments for pictures and comparisons: each in a line, and the worst that one page may hold."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from random import Random
from uuid import UUID

from seen.core.instruments.given import Given, GivenItem
from seen.core.instruments.tool import Area, CompletedBy, Grade, Instrument, Item, Kind, Unit, Wording

BANDS = ("unborn", "under-1", "1-4", "5-10", "11-15", "16-17")
AS_OF = date(2026, 11, 2)
CHILD = UUID(int=1)
LABELS = ("Needs met", "Mostly met, some gaps", "Often not met", "Not met, harm or likely harm", "Essentials absent")
AREAS: Mapping[str, tuple[str, ...]] = {
    "physical-care": ("food", "clothes", "clean", "home"),
    "health": ("teeth", "advice", "growth"),
    "safety-and-supervision": ("watched", "hazards", "online"),
    "love-and-care": ("warmth", "comfort", "limits"),
    "stimulation-and-education": ("talk", "school", "friends"),
}
WORDS = {"n": "not_known", "-": "not_applicable"}


def a_tool(
    id_: str = "toy", version: str = "1.0", *, areas: Mapping[str, tuple[str, ...]] = AREAS, grades: int = 4,
    method: str = "worst", unit: Unit = Unit.CHILD, compares_with: str = "", matches: Mapping[str, str] | None = None,
) -> Instrument:  # fmt: skip
    """A tool with one item to a word. `grades` is how long its scale is; `matches` the items of the compared sheet."""

    def item(name: str) -> Item:
        anchors = tuple(f"{name}, as level {n + 1} looks" for n in range(grades))
        wording = Wording(BANDS, f"How is {name} for {{child}}?", anchors)
        return Item(
            id=name,
            title=name.capitalize(),
            kind=Kind.GRADED,
            wordings=(wording,),
            matches=(matches or {}).get(name, ""),
        )

    return Instrument(
        id=id_, version=version, title=f"{id_.replace('-', ' ').capitalize()} tool", for_what="To look together.",
        sources=(), completed_by=(CompletedBy.PRACTITIONER,), unit=unit, audience="involved", method=method,
        grades=tuple(Grade(n + 1, LABELS[n], f"{LABELS[n]}.") for n in range(grades)),
        areas=tuple(
            Area(name, name.replace("-", " ").capitalize(), name, "", tuple(map(item, items)))
            for name, items in areas.items()
        ),
        compares_with=compares_with, settings=("home", "school"),
    )  # fmt: skip


def answers(said: str, *, evidence: int = 0, how: tuple[str, ...] = ()) -> dict[str, GivenItem]:
    """Answers in a line: `food=3 teeth=n online=-`: n is not known, - not applicable, `food=3+2` on two entries."""
    found = {}
    for word in said.split():
        item, _, value = word.partition("=")
        value, _, linked = value.partition("+")
        grade = int(value) if value.isdigit() else None
        count = int(linked) if linked else evidence
        found[item] = GivenItem(item, grade, WORDS.get(value, "graded"), count, how, "", "")
    return found


def an_assessment(
    said: str = "food=2", on: date | str = AS_OF, *, number: int | None = None, child: UUID = CHILD,
    tool: str = "toy", version: str = "1.0", role: str = "worker", rater: str = "Alice Fern",
    announced: bool | None = None, carer: str = "", goal: str = "", setting: str = "", pair: UUID | None = None,
    band: str = "5-10", how: tuple[str, ...] = (),
) -> Given:  # fmt: skip
    """An assessment, signed on its own day."""
    day = date.fromisoformat(on) if isinstance(on, str) else on
    own = UUID(int=number if number is not None else day.toordinal() * 10 + (role == "second_rater"))
    return Given(
        own, child, tool, version, day, datetime(day.year, day.month, day.day, 12), band, False, setting, rater, role,
        "Elm School", carer, UUID(int=sum(carer.encode())) if carer else None, announced, "at_desk", goal, pair,
        answers(said, how=how), (),
    )  # fmt: skip


def sixty_reviews(*, child: UUID = CHILD, version_from: int = 40) -> list[Given]:
    """Sixty assessments a month apart, of changing care: some areas left out, some not known, a new version late."""
    return list(_reviews(60, child=child, version_from=version_from, seed=5))


def _reviews(count: int, *, child: UUID, version_from: int, seed: int) -> Iterator[Given]:
    random = Random(seed)
    items = [item for names in AREAS.values() for item in names]
    grades = {item: random.randint(1, 4) for item in items}
    for number in range(count):
        for item in random.sample(items, 3):
            grades[item] = min(max(grades[item] + random.choice((-1, 1)), 1), 4)
        left_out = random.choice([(), (), AREAS["health"], AREAS["love-and-care"]])
        said = " ".join(
            f"{item}={'n' if random.random() < 0.1 else grade}"
            for item, grade in grades.items()
            if item not in left_out
        )
        on = AS_OF - timedelta(days=30 * (count - 1 - number))
        yield an_assessment(
            said, on, child=child, number=number + 1, version="1.0" if number < version_from else "1.1",
            announced=bool(number % 3),
        )  # fmt: skip
