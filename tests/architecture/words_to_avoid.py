"""Words that the service itself never says. People’s own words, quoted or imported, are left as they are."""

# Each is a pattern, and what to say instead.
AVOID: dict[str, str] = {
    r"\bDNA\b": "was not brought",
    r"did not attend|failed to attend|fail(?:s|ed|ing)? to engage": "was not brought; could not attend, told us",
    r"hard[ -]to[ -]reach|non-?engag|disengaged famil": "we have not yet found a way to work with",
    r"disguised compliance": "said X, we saw Y, on dates",
    r"fail(?:s|ed|ing|ure)? to protect": "who was dangerous, what they did, what each adult tried",
    r"\bchaotic\b|\bdysfunctional\b|poor home conditions": "what is missing, for whom, how often",
    r"neglectful (?:parent|mother|father|famil)": "the parent’s name, and what need is unmet",
    r"attention[ -]seeking|\bstreetwise\b|\bchallenging\b|\bresilient\b": "what {name} did, and what it may tell us",
    r"\babscond": "went missing",
    r"\bLAC\b|looked after child\b": "child in our care",
    r"\balleges?\b|\balleged\b|\ballegations?\b": "said",
    r"\b(?:parent|mother|father|carer|mum|dad|he|she|they)s? (?:claim|admit)(?:s|ed|ted)?\b": "said",
    r"\bsupervised contact\b|\bcontact with (?:birth|his|her|their|the) (?:parent|mother|father|famil)": "family time",
    r"\bplacements?\b": "home",
    r"(?-i:\bMum\b|\bDad\b)|\bmum (?:said|was|is|has)\b": "the parent’s name",
    r"\bstep(?:ped|s|ping)?[ -]down\b|\bsubject child\b|\bindex child\b": "less help now; {name}",
    r"\bnon-?complian|\buncooperative\b": "we asked for X; what happened; what got in the way",
    r"\bno concerns\b": "what was checked, by whom, when",
    r"\bengag(?:ed|es|ing) well\b": "what they did and what changed for {name}",
    r"good enough parent|\bsatisfactory\b": "level and words for this child’s age",
    r"parents? refus(?:ed|es|al)|refusing parent": "parent said no because",
    r"\bproblem famil|\btroubled famil|\bvulnerable famil": "name the child and the need",
    r"\brisk score\b|\bprobability\b|\bprediction\b": "people decide; Seen asks questions",
}
