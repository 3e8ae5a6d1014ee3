"""The invented partnership: its agencies, and somebody in every role. Loading it twice changes nothing."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings

from seen.apps.identity import queries
from seen.apps.identity.actions.accounts import invent_account
from seen.apps.identity.actions.places import found_agency, found_authority, found_team
from seen.apps.identity.actions.roles import give_role
from seen.core.access.permission import Role
from seen.core.access.viewer import Viewer, system
from seen.kit.knowledge.danger import authorities

# Name, type, telephone (01632 960 is kept for invented numbers), teams. The first of a type is the families' own.
AGENCIES = (
    ("Northmarsh Children’s Services", "childrens-social-care", "01632 960201", ("Assessment team", "Family team")),
    ("Northmarsh Early Help", "early-help", "01632 960202", ("Family support",)),
    ("Northmarsh Safeguarding Hub", "multi-agency-hub", "01632 960203", ("Matching desk", "Duty desk")),
    ("Fenland Community NHS Trust", "health-visiting", "01632 960204", ("Health visiting north",)),
    ("Millbrook Primary School", "school", "01632 960205", ()),
    ("Larkfield Secondary School", "school", "01632 960206", ()),
    ("Acorn Lane Nursery", "nursery", "01632 960207", ()),
    ("Bridge Street Surgery", "gp", "01632 960208", ()),
    ("Quayside Dental Practice", "dental", "01632 960209", ()),
    ("Northmarsh General Hospital", "hospital", "01632 960210", ("Children’s ward",)),
    ("Fenland Police", "police", "01632 960211", ("Neighbourhood north",)),
    ("Northmarsh Housing", "housing", "01632 960212", ()),
    ("Fenland Speech Therapy", "speech-therapy", "01632 960213", ()),
    ("Northmarsh Midwifery", "midwifery", "01632 960214", ()),
    ("Harbour Recovery Service", "substance-misuse", "01632 960215", ()),
    ("Estermoor Children’s Services", "childrens-social-care", "01632 960216", ("Help team",)),
    ("Estermoor Health Visiting", "health-visiting", "01632 960217", ("Health visiting west",)),
    ("Withy Lane Primary School", "school", "01632 960218", ()),
    ("Rushey Mere Academy", "school", "01632 960219", ()),
    ("Fenland Community Paediatrics", "community-paediatrics", "01632 960220", ()),
    ("Lantern House", "domestic-abuse-service", "01632 960221", ()),
    ("Fenland Probation", "probation", "01632 960222", ()),
)
ELSEWHERE = ("Estermoor Children’s Services", "Estermoor Health Visiting", "Withy Lane Primary School")
"""The agencies of another authority: the last that the partnership names."""


@dataclass(frozen=True, slots=True)
class Persona:
    """One invented person. `email` is their name before @rehearsal.example."""

    name: str
    job: str
    agency: str
    roles: tuple[Role, ...]
    team: str = ""

    @property
    def email(self) -> str:
        """Return `priya.invented@rehearsal.example`."""
        return self.name.lower().replace(" ", ".") + queries.REHEARSAL_ADDRESSES


CSC, HUB, TRUST = AGENCIES[0][0], AGENCIES[2][0], AGENCIES[3][0]
PERSONAS = (
    Persona("Sol Invented", "Social worker", CSC, (Role.WORKER, Role.LEAD_PRACTITIONER), "Family team"),
    Persona("Mira Madeup", "Team manager", CSC, (Role.MANAGER,), "Family team"),
    Persona("Ada Nobody", "Systems administrator", CSC, (Role.ADMINISTRATOR,)),
    Persona("Esther Pretend", "Family support worker", AGENCIES[1][0], (Role.WORKER, Role.LEAD_PRACTITIONER)),
    Persona("Marek Imagined", "Information officer", HUB, (Role.MATCHING_DESK,), "Matching desk"),
    Persona("Dee Fictional", "Duty social worker", HUB, (Role.DUTY_DESK,), "Duty desk"),
    Persona("Pat Supposed", "Partnership business manager", HUB, (Role.PARTNERSHIP,)),
    Persona("Hana Storybook", "Health visitor", TRUST, (Role.WORKER,), "Health visiting north"),
    Persona("Nell Storybook", "Named nurse for safeguarding", TRUST, (Role.DESIGNATED_LEAD,)),
    Persona("Tom Playacted", "Class teacher", AGENCIES[4][0], (Role.WORKER,)),
    Persona("Della Playacted", "Designated safeguarding lead", AGENCIES[4][0], (Role.DESIGNATED_LEAD,)),
    Persona("Amir Playacted", "School business manager", AGENCIES[4][0], (Role.ADMINISTRATOR,)),
    Persona("Sade Notional", "Head of year", AGENCIES[5][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Nia Makebelieve", "Nursery key person", AGENCIES[6][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Gita Conjured", "General practitioner", AGENCIES[7][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Dan Dreamtup", "Dentist", AGENCIES[8][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Wei Fabled", "Ward sister", AGENCIES[9][0], (Role.WORKER,), "Children’s ward"),
    Persona("Col Mythical", "Police constable", AGENCIES[10][0], (Role.WORKER,), "Neighbourhood north"),
    Persona("Hugo Unreal", "Housing officer", AGENCIES[11][0], (Role.WORKER,)),
    Persona("Lena Fancied", "Speech and language therapist", AGENCIES[12][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Ivy Dreamt", "Community midwife", AGENCIES[13][0], (Role.WORKER,)),
    Persona("Rob Whimsical", "Recovery worker", AGENCIES[14][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Otis Fabricated", "Social worker", AGENCIES[15][0], (Role.WORKER, Role.LEAD_PRACTITIONER), "Help team"),
    Persona("Fay Hypothetical", "Health visitor", AGENCIES[16][0], (Role.WORKER,), "Health visiting west"),
    Persona("Mo Conjectured", "Head teacher", AGENCIES[17][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Kit Legendary", "Head of year", AGENCIES[18][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Bea Unwritten", "Community paediatrician", AGENCIES[19][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Pia Unsung", "Domestic abuse adviser", AGENCIES[20][0], (Role.WORKER, Role.DESIGNATED_LEAD)),
    Persona("Perry Counterfeit", "Probation officer", AGENCIES[21][0], (Role.WORKER,)),
)


def load_people(*, at: datetime) -> None:
    """Found the agencies and make an account for each invented person, with roles held from `at`."""
    if queries.agencies():
        return
    viewer = system("rehearsal")
    homes, teams = _places(viewer)
    for persona in PERSONAS:
        home, team = homes[persona.agency], teams.get((persona.agency, persona.team))
        account = invent_account(
            viewer, name=persona.name, email=persona.email, job=persona.job, team=team, agency=home
        )
        for role in persona.roles:
            give_role(viewer, account=account, role=role, why=f"{persona.job}, invented for rehearsal", at=at)


def _places(viewer: Viewer) -> tuple[dict[str, UUID], dict[tuple[str, str], UUID]]:
    names = authorities(settings.PARTNERSHIP)
    here = found_authority(viewer, name=names[0])
    there = found_authority(viewer, name=names[-1]) if len(names) > 1 else here
    homes: dict[str, UUID] = {}
    teams: dict[tuple[str, str], UUID] = {}
    for name, sort, phone, own in AGENCIES:
        area = there if name in ELSEWHERE else here
        homes[name] = found_agency(viewer, authority=area.id, name=name, sort=sort, phone=phone).id
        for team in own:
            teams[name, team] = found_team(viewer, name=team, agency=homes[name]).id
    return homes, teams
