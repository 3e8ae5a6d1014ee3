"""The worst that a page may have to show: long names, many scripts, words with no end, words from right to left."""

from seen.kit.pages.frame import Danger, Frame, Identity, Link, SignedIn

LONG_NAME = "Maximiliana-Anastasia Featherstonehaugh-Cholmondeley Wolfeschlegelsteinhausenbergerdorff"
ARABIC = "محمد عبد الرحمن الأنصاري"
VIETNAMESE = "Nguyễn Thị Ánh Nguyệt"
ONE_WORD = "Suharto"
ENDLESS = "w" * 400
RIGHT_TO_LEFT = "قالت سارة: «أكلت وحدي» في 3 May 2026, at school."
MARKUP = '<script>alert(1)</script> O\'Neill & "Søn" 🏴󠁧󠁢󠁥󠁮󠁧󠁿\nsecond line  with two blanks'
WORST = f"{MARKUP}\n{ARABIC}, {VIETNAMESE}\n{ENDLESS}"

FRAME = Frame(
    signed_in=SignedIn(
        name="Noor Example",
        agency="Riverside Primary School",
        role="Designated lead",
        sees="Children at your school, and children your school was asked to help.",
        ask="The duty desk, 0116 496 0000.",
        sign_out="/sign-out",
    ),
    navigation=(
        Link("Home", "/", current=True, count=4),
        Link("Note something", "/note"),
        Link("Find a child", "/find"),
    ),
    danger=Danger("the duty desk", "0116 496 0000", "Open now, until 5pm. After that: 0116 496 0001."),
    footer=(Link("Accessibility", "/accessibility"), Link("Privacy", "/privacy")),
    rehearsal=True,
)
CHILD = Identity(
    name="Amir Example",
    preferred="Ami",
    age="4 years 2 months",
    href="#amir",
    household="14 Example Road, with Sana Example and Tariq Example",
    siblings=(Link("Leila, 9", "#leila"), Link("Yusuf, 11 months", "#yusuf")),
    lead="Jo Example, health visitor",
    lead_phone="0116 496 0002",
    last_seen="12 November 2026, at home",
    read_first="Meet Sana away from home: it is not safe to talk in front of others.",
)
HARDEST_CHILD = Identity(
    name=LONG_NAME,
    preferred=ARABIC,
    age="Unborn, due 3 May 2026",
    href="#hardest",
    household=f"{ENDLESS[:120]}, with {LONG_NAME}, {VIETNAMESE} and {ONE_WORD}",
    siblings=tuple(Link(f"{name}, {age}", "#sibling") for age, name in enumerate((ARABIC, VIETNAMESE, LONG_NAME) * 3)),
    lead=f"{LONG_NAME}, health visitor",
    lead_phone="0116 496 0003",
    last_seen="About May 2026, at the home of a grandparent",
    last_seen_alone="Never, since work began on 3 May 2026",
    read_first=f"{RIGHT_TO_LEFT} {ENDLESS}",
)
UNKNOWN_CHILD = Identity(name=ONE_WORD, age="", href="#unknown")
SECTIONS = tuple(
    Link(text, f"#{text.lower()}", current=text == "Overview", count=120 if text == "Chronology" else 0)
    for text in ("Overview", "Chronology", "Assessments", "Voice", "Plan", "People", "Meetings", "History")
)
CRUMBS = (Link("Home", "#home"), Link(LONG_NAME, "#long"), Link(ARABIC, "#arabic"))
