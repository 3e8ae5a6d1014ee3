"""NHS numbers, pupil numbers and the partnership's reference: a table each, and the standard library's own oracle."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.gb import nhs, upn

from seen.core.identifiers.bad import BadIdentifier
from seen.core.identifiers.nhs import read_nhs_number, spaced
from seen.core.identifiers.reference import BODY, SIGNS, read_reference, reference_of
from seen.core.identifiers.upn import LETTERS, check_letter, read_upn

NHS_VALID = """9997877896 9991742182 9999081002 9993390755 9997938348
               9997017463 9998145384 9994019163 9991461000 9993307661"""
NHS_INVALID = {
    "a digit": "9997877897",
    "a swap": "9991472182",
    "no check digit fits": "9998436460",
    "no check digit fits either": "9999748210",
    "short": "999787789",
    "long": "99978778960",
    "a letter": "999012345A",
    "empty": "",
    "another digit": "9994081002",
    "a start of noughts": "0000000001",
    "all noughts": "0000000000",
    "all nines": "9999999999",
    "digits of another script": "٩٩٩٧٨٧٧٨٩٦",
}
UPN_VALID = """P207000016049 L383429124158 M826230320055 K931575718192 P330206716069
               H801368522064 J352224716046 Y88131542348A Q86541742374K M93659852317Z"""
UPN_INVALID = {
    "the vendors' example": "Q207000016049",
    "a letter": "B207000016049",
    "another letter": "M383429124158",
    "I": "I383429124158",
    "O": "O383429124158",
    "S": "S383429124158",
    "short": "L38342912415",
    "long": "L3834291241581",
    "a swap": "L383492124158",
    "S at the end": "Y88131542348S",
    "empty": "",
}


@pytest.mark.parametrize("number", NHS_VALID.split())
def test_an_nhs_number_is_read_however_it_is_spaced(number):
    assert read_nhs_number(number) == number
    assert read_nhs_number(f" {spaced(number)} ") == number
    assert read_nhs_number(f"{number[:3]}-{number[3:6]}–{number[6:]}") == number


@pytest.mark.parametrize("number", NHS_INVALID.values(), ids=NHS_INVALID)
def test_what_is_no_nhs_number_is_refused_in_one_sentence(number):
    with pytest.raises(BadIdentifier, match="Check it against the letter or record") as refusal:
        read_nhs_number(number)
    assert number == "" or number not in str(refusal.value)


@given(st.text(string.digits, min_size=10, max_size=10))
def test_nhs_numbers_agree_with_the_oracle(number):
    assert _reads(read_nhs_number, number) == (nhs.is_valid(number) and len(set(number)) > 1)


@pytest.mark.parametrize("number", UPN_VALID.split())
def test_a_pupil_number_is_read_in_either_case(number):
    assert read_upn(number) == number
    assert read_upn(f" {number.lower()[:4]} {number[4:]}") == number


@pytest.mark.parametrize("number", UPN_INVALID.values(), ids=UPN_INVALID)
def test_what_is_no_pupil_number_is_refused(number):
    with pytest.raises(BadIdentifier, match="Check it against the school's record"):
        read_upn(number)


@given(
    st.text(string.digits, min_size=8, max_size=8), st.sampled_from(string.digits + LETTERS), st.sampled_from(LETTERS)
)
def test_pupil_numbers_agree_with_the_oracle(middle, last, letter):
    number = f"{letter}383{middle}{last}"  # 383 is an authority that the oracle knows
    assert _reads(read_upn, number) == upn.is_valid(number)


@given(st.text(string.digits, min_size=11, max_size=11), st.sampled_from(string.digits + LETTERS))
def test_exactly_one_letter_fits(middle, last):
    fits = [letter for letter in LETTERS if _reads(read_upn, f"{letter}{middle}{last}")]
    assert fits == [check_letter(middle + last)]


bodies = st.text(SIGNS, min_size=BODY, max_size=BODY)


@given(bodies)
def test_a_reference_is_read_however_it_is_typed(body):
    reference = reference_of(body)
    for typed in (
        reference,
        reference.lower(),
        reference.replace("-", ""),
        reference[2:],
        f" {reference[:5]} {reference[5:]} ",
    ):
        assert read_reference(typed) == reference


@given(bodies, st.integers(0, BODY), st.sampled_from(SIGNS))
def test_one_wrong_sign_of_a_reference_is_found(body, at, sign):
    signs = list(reference_of(body)[2:])
    if signs[at] != sign:
        signs[at] = sign
        assert not _reads(read_reference, "".join(signs))


@given(bodies, st.integers(0, BODY - 1))
def test_two_signs_of_a_reference_changed_about_are_found(body, at):
    signs = list(reference_of(body)[2:])
    if signs[at] != signs[at + 1]:
        signs[at], signs[at + 1] = signs[at + 1], signs[at]
        assert not _reads(read_reference, "".join(signs))


def test_no_two_signs_of_a_reference_look_alike():
    for alike in ("0OQ"[:2], "1IL", "5S", "2Z", "8B", "UV"):
        assert len(set(alike) & set(SIGNS)) <= 1 and not {"O", "0", "I", "1", "L"} & set(SIGNS)


def _reads(read, text):
    try:
        read(text)
    except BadIdentifier:
        return False
    return True
