"""How counts and lists are said in a finding's sentence. Dates are said by `seen.core.dates.describing`."""

from collections.abc import Iterable, Sequence

from seen.core.timeline.event import Event


def said_list(words: Iterable[str]) -> str:
    """Return `dentist, hospital and school`, each once, in the order given."""
    *before, last = list(dict.fromkeys(words))
    return f"{', '.join(before)} and {last}" if before else last


def services(events: Sequence[Event]) -> str:
    """Return the services of appointments, in words; the agency where no service is named."""
    return said_list((event.says("service") or event.agency).replace("-", " ") for event in events)


AGENCIES = {
    "court": "the court", "dental": "the dentist", "gp": "the GP practice", "hospital": "the hospital",
    "nursery": "the nursery", "police": "the police", "prison": "the prison", "school": "the school",
}  # fmt: skip
"""What an agency is called whose name is the word for its sort; every other is called as it stands."""


def agency(name: str) -> str:
    """Return the name of an agency in a sentence: `the GP practice`, `health visiting`, `Quayside Dental Practice`."""
    return AGENCIES.get(name, name.replace("-", " "))


def count(number: int, one: str, several: str = "") -> str:
    """Return `1 appointment` or `2 appointments`; `several` where the plural is not made with an s."""
    return f"{number} {one}" if number == 1 else f"{number} {several or one + 's'}"


def undated(number: int) -> tuple[str, ...]:
    """Return the sentence that says how many entries have no date, none where there are none."""
    if not number:
        return ()
    entries = "1 entry of this sort has" if number == 1 else f"{number} entries of this sort have"
    return (f"{entries} no known date, so {'it is' if number == 1 else 'they are'} not counted here.",)
