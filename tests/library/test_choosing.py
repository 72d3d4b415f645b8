"""The one diagnosis that is meant, or a sentence that says why there is not one."""

import pytest

from rehabplanner.library.catalogue import catalogue_index, read_catalogue
from rehabplanner.library.choosing import choose_protocol, refuse_unplannable
from rehabplanner.library.library import Library
from rehabplanner.refusal import NotPlannable, Refusal


@pytest.mark.parametrize(
    ("wanted", "key"),
    [
        ("patellofemoral-pain", "patellofemoral-pain"),
        ("Patellofemoral-Pain", "patellofemoral-pain"),
        ("Runner’s knee", "patellofemoral-pain"),
        ("M22.2X1", "patellofemoral-pain"),
        ("GONARTHROSIS", "knee-osteoarthritis"),
        ("dvt", "dvt"),
    ],
)
def test_a_key_a_name_or_a_code_is_taken(library: Library, wanted: str, key: str) -> None:
    assert choose_protocol(library, wanted).diagnosis.key == key


def test_every_key_is_taken(library: Library) -> None:
    for key in library.protocols:
        assert choose_protocol(library, key).diagnosis.key == key


def test_a_whole_name_is_taken_although_other_names_hold_its_words(library: Library) -> None:
    assert len(catalogue_index(read_catalogue()).search("overuse")) > 1

    assert choose_protocol(library, "overuse").diagnosis.key == "training-overload"


def test_an_ambiguous_diagnosis_names_the_candidates(library: Library) -> None:
    with pytest.raises(Refusal, match="is not one diagnosis; choose one of") as caught:
        choose_protocol(library, "cartilage")

    assert "meniscus-injury" in str(caught.value)
    assert "chondromalacia-patellae" in str(caught.value)


@pytest.mark.parametrize("wanted", ["elbow", "runner’s elbow", "x" * 5000])
def test_an_unknown_diagnosis_is_told_and_where_to_look(library: Library, wanted: str) -> None:
    with pytest.raises(Refusal, match="“rehabplanner diagnoses” lists them all") as caught:
        choose_protocol(library, wanted)

    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("wanted", ["arthritis", "gonarth"])
def test_a_part_of_a_name_only_suggests(library: Library, wanted: str) -> None:
    with pytest.raises(Refusal, match="say “knee-osteoarthritis” for that one"):
        choose_protocol(library, wanted)


def test_a_code_of_two_diagnoses_names_both(library: Library) -> None:
    with pytest.raises(Refusal, match="posterior-chain-imbalance") as caught:
        choose_protocol(library, "M25.561")

    assert "training-overload" in str(caught.value)


def test_many_candidates_are_cut_short(library: Library) -> None:
    with pytest.raises(Refusal, match=r"and \d+ more"):
        choose_protocol(library, "knee")


@pytest.mark.parametrize("wanted", ["", "  ", "😀"])
def test_nothing_and_signs_without_a_word_are_unknown(library: Library, wanted: str) -> None:
    with pytest.raises(Refusal, match="No diagnosis is called"):
        choose_protocol(library, wanted)


def test_a_suspected_clot_is_referred_and_never_exercised(library: Library) -> None:
    with pytest.raises(NotPlannable, match="same-day medical assessment") as caught:
        refuse_unplannable(library.protocols["dvt"])

    assert caught.value.exit_code == 1


def test_the_others_may_be_planned(library: Library) -> None:
    for key, protocol in library.protocols.items():
        if key != "dvt":
            refuse_unplannable(protocol)
