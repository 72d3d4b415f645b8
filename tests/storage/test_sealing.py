"""Small files that only the holder of the key can read."""

import pytest

from rehabplanner.storage.sealing import Seal, has_seal, new_key

WORDS = b"Sample Patient wants to run 5 km again"


def test_what_is_sealed_shows_nothing_and_comes_back() -> None:
    key = new_key()

    sealed = Seal(key).sealed(WORDS)

    assert has_seal(sealed)
    assert not has_seal(WORDS)
    assert not any(WORDS[start : start + 4] in sealed for start in range(len(WORDS) - 3))
    assert Seal(key).opened(sealed) == WORDS


def test_the_same_words_never_look_the_same_twice() -> None:
    seal = Seal(new_key())

    assert seal.sealed(WORDS) != seal.sealed(WORDS)


def test_another_key_opens_nothing() -> None:
    sealed = Seal(new_key()).sealed(WORDS)

    with pytest.raises(ValueError, match="another key"):
        Seal(new_key()).opened(sealed)


def test_a_changed_byte_anywhere_is_found() -> None:
    seal = Seal(new_key())
    sealed = seal.sealed(WORDS)

    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(ValueError, match="sealed"):
            seal.opened(changed)


def test_what_is_cut_off_or_was_never_sealed_is_refused() -> None:
    seal = Seal(new_key())
    sealed = seal.sealed(WORDS)

    for data in (b"", WORDS, *(sealed[:end] for end in range(len(sealed)))):
        with pytest.raises(ValueError, match="sealed"):
            seal.opened(data)


def test_a_seal_does_not_show_its_key() -> None:
    key = new_key()

    assert key.hex() not in repr(Seal(key))
    assert repr(key) not in repr(vars(Seal(key)))
