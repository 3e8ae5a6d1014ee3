"""Which items a viewer may see: one access class per entry and per part held back from it.

The same rule is written a second time as an SQL filter (apps.chronology.queries.sight); a property test holds that
the two agree.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Access(StrEnum):
    """Who an item is for. Sources: practice.md 1 (default audience, controllers)."""

    INVOLVED = "involved"  # whoever works with the child while work is open
    HELD = "held"  # no open work: writer, the controlling agency's designated lead, the matching desk
    CLOSED = "closed"  # as held, until shared by name
    LEAD = "lead"  # the lead practitioner and the writer
    PRIVATE = "private"  # the child's own words: the child decides with their worker
    PROTECTED = "protected"  # named people only: protected addresses, referrers


AUDIENCES = {
    "involved": Access.INVOLVED,
    "closed": Access.CLOSED,
    "lead": Access.LEAD,
    "private": Access.PRIVATE,
    "protected": Access.PROTECTED,
}


def access_of(audience: str, *, open_work: bool) -> Access:
    """Return the access class of an item: its kind's default audience, narrowed while no work is open."""
    given = AUDIENCES[audience]
    if given is Access.INVOLVED and not open_work:
        return Access.HELD
    return given


FLAGS = ("involved", "lead", "agency_lead", "noted", "matching", "duty", "everything")


@dataclass(frozen=True, slots=True)
class Sight:
    """What a viewer is to one child. `viewer` and `agency` are ids; every flag false means no sight at all."""

    viewer: UUID | None
    agency: UUID | None
    child: UUID
    involved: bool = False  # works with the child now, in person or by team
    lead: bool = False  # is the child's lead practitioner
    agency_lead: bool = False  # designated lead of an agency that works with the child or wrote about them
    noted: bool = False  # wrote a note and no more: sees the child's name and their own notes
    matching: bool = False  # was asked to match this child
    duty: bool = False  # answers something that cannot wait about this child
    everything: bool = False  # the service itself
    why: tuple[str, ...] = ()
    joined: tuple[UUID, ...] = ()  # where several records were joined into this one child: all of them

    @property
    def records(self) -> tuple[UUID, ...]:
        """Return every record that is this one child."""
        return self.joined or (self.child,)

    @property
    def flags(self) -> frozenset[str]:
        """Return what the viewer is to the child, by name."""
        return frozenset(name for name in FLAGS if getattr(self, name))

    @property
    def works(self) -> bool:
        """Answer whether what is for those involved is for them: they work with the child, or answer for them today."""
        return self.involved or self.lead or self.agency_lead or self.duty

    @property
    def any(self) -> bool:
        """Answer whether the viewer may know that this record exists."""
        return bool(self.flags)


@dataclass(frozen=True, slots=True)
class Item:
    """What is looked at: an entry, or a part held back from one."""

    access: Access
    controller: UUID | None
    writer: UUID | None
    named_users: frozenset[UUID] = frozenset()
    named_agencies: frozenset[UUID] = frozenset()
    part: bool = False


def can_see(sight: Sight, item: Item) -> bool:
    """Answer whether this viewer may see this item. No sight of the child: nothing, not even what they wrote."""
    if not sight.any:
        return False
    if sight.everything or (sight.viewer is not None and item.writer == sight.viewer):
        return True
    if sight.viewer in item.named_users or (sight.works and sight.agency in item.named_agencies):
        return True
    if sight.matching and item.access is not Access.PROTECTED:
        return not (item.part and item.access is Access.PRIVATE)
    own = sight.agency is not None and item.controller == sight.agency
    match item.access:
        case Access.INVOLVED:
            return sight.works
        case Access.HELD | Access.CLOSED:
            return sight.agency_lead and own
        case Access.LEAD:
            return sight.lead
        case _:
            return False


def works_with(sight: Sight) -> bool:
    """Answer whether the viewer works with the child: in person, by team, as lead, or for their agency.

    Theirs to say what an entry means, and to ask another agency; a desk that was asked one thing reads and answers.
    """
    return sight.involved or sight.lead or sight.agency_lead or sight.everything
