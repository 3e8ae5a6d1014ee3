"""What stands around a page: who is signed in, where they can go, whom to ring."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere. `current` marks the page that is open; `count` is shown only above nought."""

    text: str
    href: str
    current: bool = False
    count: int = 0


@dataclass(frozen=True, slots=True)
class Danger:
    """Who answers now besides 999: `name` and `number`, and a `note` such as its hours or that nobody is watching."""

    name: str = ""
    number: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """The person using the page. `sees` and `ask` explain the role: what it can open, and who can open more."""

    name: str
    agency: str
    role: str = ""
    sees: str = ""
    ask: str = ""
    sign_out: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything around the page. A context processor gives one as `frame`; without it the bare frame stands."""

    home: str = "/"
    signed_in: SignedIn | None = None
    navigation: tuple[Link, ...] = ()
    danger: Danger = Danger()
    footer: tuple[Link, ...] = ()
    rehearsal: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose page it is, as the bar at its top shows it. An empty fact is printed as "Not recorded"."""

    name: str
    age: str
    href: str
    preferred: str = ""
    household: str = ""
    siblings: tuple[Link, ...] = ()
    lead: str = ""
    lead_phone: str = ""
    last_seen: str = ""
    last_seen_alone: str = ""
    read_first: str = ""
