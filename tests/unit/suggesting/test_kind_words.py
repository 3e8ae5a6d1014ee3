"""Each kind that words may suggest: words that do, and words that must not. And a labelled list of rows as agencies
write them, on which what is suggested must be sensible."""

import pytest

from seen.core.suggesting.kinds import suggest
from seen.core.suggesting.phrases import named_in
from seen.kit.knowledge.kinds import kinds
from seen.kit.knowledge.prompts import details, lexicon, named, which_was_it

SPEC = """
  school.hungry | Asked for seconds, ravenous | Not hungry today
  food.concern | Fridge was empty on visit | Plenty of food in the fridge
  health.thin | Weight dropped two centiles | Weight on the same centile
  clothing.concern | No winter coat | Came in a warm coat
  hygiene.concern | Poor hygiene noted | Clean and well dressed
  heating.concern | Boiler has broken, no hot water | House was warm
  home.condition | Fleas seen on the carpet | Home was tidy
  supervision.concern | Found wandering near the road | Playing in the garden with dad
  sleep.unsafe | Baby asleep on the sofa | Baby asleep in her cot
  care.emotional | Mum shouted at him throughout | Mum spoke gently
  care.stimulation | Strapped in the buggy all day, no toys | Plenty of toys
  appointment.not_brought | WNB hearing test | No missed appointments
  appointment.attended | Brought by mum to clinic | Attended as planned
  appointment.cancelled_by_family | CNA, mum rang to cancel | Attended as planned
  appointment.cancelled_by_service | Clinic cancelled due to staffing | Clinic ran late
  appointment.young_person_declined | YP declined to be weighed | YP was weighed
  appointment.not_told | Letter went to the old address | Letter sent
  appointment.late_not_seen | Arrived too late to be seen | Arrived on time
  appointment.rearranged | Appt rebooked for June | Appt on Monday
  contact.no_access | HV visit, no access | Let in at once
  contact.not_seen | Child not seen, said to be asleep | Child was awake
  contact.seen | CIN visit, seen at home | Not visited
  contact.seen_alone | Spoken to alone at school | With mum throughout
  contact.observed | Observed playing with blocks | Mum said he plays
  health.injury | Cigarette burn on hand | Bruising: NAD
  health.untreated | Eczema infected | Eczema clear
  health.dental_decay | Multiple caries, extractions needed | Teeth healthy
  health.head_lice | Head lice again | No head lice
  health.speech_delay | Language delay noted | Speech is clear
  health.medicine_gap | No inhaler in school | Inhaler given
  health.immunisation_overdue | Imms overdue | Imms up to date
  health.emergency_attendance | ED attendance after fall | Not taken to A&E
  health.crying_strain | Inconsolable, mum at her wits end | Settles well
  health.self_harm | Known to self harm | Denies self harm
  health.mental_health | Low mood, known to CAMHS | In good spirits
  child.substance | Smelt of cannabis at school, vaping | No vaping
  child.exploited | Concerns re CSE | Went to a party
  health.registered | Registered with new GP | GP rang
  health.deregistered | Removed from GP list | On the list
  development.reviewed | NBV completed, ASQ done | Talked about sleep
  school.tired | Lethargic in class | Bright and alert
  school.late_collection | Left at school until 5 | Collected on time
  school.suspension | FTE for two days | Praised for behaviour
  school.excluded | Permanently excluded | Included in the trip
  school.off_roll | CME notification | On the trip
  school.on_roll | On roll at Elm Primary | Visited a farm
  school.elective_home_education | Now EHE | Homework done
  child.caring | Young carer for her brother | Cared for by mum
  carer.substitute | Staying with maternal grandparents | At home with mum
  household.joined | Mum's new partner has moved in | Mum is single
  household.left | Dad has left, parents separated | Dad is at home
  address.moved | Change of address, rehoused | Same address
  area.moved | Family moved out of area | Family on holiday
  money.hardship | Rent arrears and sanctioned | New washing machine
  housing.temporary | In temp accommodation | Own tenancy
  housing.eviction | Notice to quit served | Tenancy renewed
  police.domestic_abuse | DV incident, MARAC referral | No domestic abuse
  police.attended | PPN received, police attended | Police cadets visit
  police.arrest | Was arrested for theft | Not arrested
  police.missing | Misper report | At home all night
  adult.substance | Mother's heroin use, on methadone | No drug use
  adult.mental_health | PND, mum's anxiety | Mum is well
  adult.illness | Mum unwell in hospital | Mum at work
  adult.engagement | Engaging with local recovery service | Recovery position taught
  help.declined | Declined EHA | Agreed to help
  help.offered | Offered EHA, food parcel given | Nothing needed
  help.waiting | On waiting list for SALT | Started today
  help.started | Play therapy sessions started | Nothing yet
  help.finished | Discharged from SALT therapy, sessions completed | Carries on
  referral.made | MARF sent, referral to MASH | No referral made
  work.opened | EHA started | Nothing open
  work.closed | Case closed, stepped down to universal | Case continues
  work.transferred | Case transferred to North team | Case continues
  worker.allocated | New SW allocated | Same worker
  worker.unallocated | Case unallocated, SW has left | SW visited
  meeting.held | ICPC held | Met at the gate
  challenge.raised | Escalation to team manager | Agreed by all
  advice.given | Advice sought from MASH | Read a story
  supervision.held | Discussed in supervision | Supervised contact went well
"""
# As agencies write them: the row, and every kind that a practitioner would say it is (blank: none at all).
LABELLED = """
  DNA dental appt | appointment.not_brought
  WNB x2 audiology, letter sent | appointment.not_brought
  Did not attend orthoptist | appointment.not_brought
  Missed appointment with paediatrician | appointment.not_brought
  FTA immunisation clinic | appointment.not_brought
  UTA, mum rang to cancel, new date given | appointment.cancelled_by_family
  Clinic cancelled, clinician off sick | appointment.cancelled_by_service
  Attended SALT review with mum | appointment.attended
  Brought to clinic by grandmother, weight on 25th | appointment.attended
  No missed appointments this year |
  Attended as planned |
  Appointment letter sent |
  HV visit, no reply at the door, card left | contact.no_access
  Abortive visit | contact.no_access
  CP visit. All children seen, bedrooms seen | contact.seen
  Seen by SW at school, spoken to alone | contact.seen contact.seen_alone
  Home visit. Child not seen, mum said he was asleep | contact.not_seen
  TC to mum, no answer |
  Came in hungry, no breakfast, no coat | school.hungry clothing.concern
  Unkempt, smelt of urine | hygiene.concern
  Nits again, mum given lotion | health.head_lice
  Fell asleep in lesson, up all night | school.tired
  Not collected until 4.15 | school.late_collection
  Bruise to left cheek, says he fell off the bed | health.injury
  Skin checked, no bruises or marks |
  Bruising: NAD |
  Inhaler empty, no spacer | health.medicine_gap
  Teeth extracted under GA for decay | health.dental_decay
  Not wearing glasses in class | health.untreated
  Imms not up to date | health.immunisation_overdue
  Attended ED with head injury | health.emergency_attendance health.injury
  27 month review completed, speech delay | development.reviewed health.speech_delay
  No food in the house, meter had run out | food.concern heating.concern
  Home cluttered, no bedding for the children | home.condition
  Left home alone with baby sister | supervision.concern
  PPN: domestic incident, children present | police.domestic_abuse police.attended
  DV incident reported, police attended | police.domestic_abuse police.attended
  Reported missing overnight | police.missing
  No domestic abuse disclosed |
  Mum smelt of alcohol at pick up | adult.substance
  Mother's mental health deteriorating, crisis team involved | adult.mental_health
  Denies any drug use |
  Referral to MASH | referral.made
  MARF completed and sent | referral.made
  EHA offered | help.offered
  Declined early help | help.declined
  Core group held | meeting.held
  ICPC, made subject of a plan | meeting.held
  TAF meeting at school | meeting.held
  Case closed | work.closed
  New social worker allocated | worker.allocated
  Case unallocated | worker.unallocated
  Moved house, new tenancy | address.moved
  Eviction notice served | housing.eviction
  In temporary accommodation | housing.temporary
  Rent arrears, food bank voucher given | money.hardship help.offered
  Mum's new partner has moved in | household.joined
  On waiting list for CAMHS | help.waiting
  Fixed term exclusion, 2 days | school.suspension
  EHE notification received | school.elective_home_education
  Removed from roll | school.off_roll
  Dad said the visit went well |
  Reading age has improved |
  Photo taken for the class display |
  School photo day |
  Parents evening, both parents came |
  Mum thanked staff for their help |
"""


def rows(table):
    return [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]


def chips(text, *, band=""):
    return {each.kind for each in suggest(text, polarity=0, band=band, lexicon=lexicon())}


@pytest.mark.parametrize(("kind", "says", "not_it"), rows(SPEC), ids=[row[0] for row in rows(SPEC)])
def test_words_that_suggest_a_kind_and_words_that_must_not(kind, says, not_it):
    assert kind in chips(says)
    assert kind not in chips(not_it)


def test_every_kind_of_the_word_list_has_its_row():
    assert {row[0] for row in rows(SPEC)} == {each.kind for each in lexicon()}


def test_on_the_labelled_list_what_is_suggested_is_sensible():
    found = missed = beside = 0
    wrong = []
    for text, label in rows(LABELLED):
        wanted, told = set(label.split()), chips(text)
        found, missed, beside = found + len(wanted & told), missed + len(wanted - told), beside + len(told - wanted)
        if wanted != told:
            wrong.append((text, sorted(wanted - told), sorted(told - wanted)))
    assert found / (found + missed) >= 0.95, wrong
    assert found / (found + beside) >= 0.85, wrong


@pytest.mark.parametrize("text", [text for text, label in rows(LABELLED) if not label])
def test_what_says_nothing_of_a_kind_or_denies_it_gives_no_chip(text):
    assert chips(text) == set()


NAMES = """
  service | DNA dental appt                          | dentist
  service | Was not brought to the dentist           | dentist
  service | Missed speech and language therapy       | speech and language therapy
  service | Hearing test DNA                         | audiology
  service | DNA dentist and GP                       |
  service | DNA                                      |
  kind    | ICPC held today                          | initial_conference
  kind    | Core group, then strategy meeting        |
  for     | Declined parenting course                | parenting
"""


@pytest.mark.parametrize(("key", "text", "name"), rows(NAMES))
def test_what_a_kind_must_carry_is_read_only_where_the_words_name_one(key, text, name):
    found = named_in(text, named(key))
    assert (found[0] if found else "") == name
    assert found is None or found[1] in text


def test_the_knowledge_hangs_together():
    required = {key for each in lexicon() for key in kinds()[each.kind].required}
    assert required <= set(details()), "a question for each detail that a suggested kind must carry"
    assert set(named("kind").owner.values()) <= set(kinds()["meeting.held"].choices["kind"])
    index, may_be = which_was_it()
    assert index.begin
    assert set(may_be) <= set(kinds())
    assert named("nothing").owner == {}
