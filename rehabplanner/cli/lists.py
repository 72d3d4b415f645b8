"""What the library offers, whole or by diagnosis: exercises and the red flags to ask about."""

from argparse import Namespace
from collections.abc import Sequence

from rehabplanner.cli.printing import print_json
from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.screening import RedFlag
from rehabplanner.library.choosing import choose_protocol
from rehabplanner.library.library import Library
from rehabplanner.library.protocol import Protocol, StageTemplate
from rehabplanner.library.reading import read_library
from rehabplanner.library.screening import checklist, recorded_flags
from rehabplanner.library.searching import exercise_index
from rehabplanner.refusal import Refusal


def list_exercises(options: Namespace) -> int:
    found = exercise_index(_offered(read_library(), options)).search(options.search)
    if options.json:
        print_json(_exercise_as_json(exercise) for exercise in found)
    else:
        for exercise in found:
            print(f"{exercise.key:24} {exercise.category:11} {exercise.name}")
    return 0


def _exercise_as_json(exercise: Exercise) -> dict[str, object]:
    return {
        "key": exercise.key,
        "name": exercise.name,
        "category": exercise.category,
        "unilateral": exercise.laterality == "unilateral",
    }


def _offered(library: Library, options: Namespace) -> list[Exercise]:
    """All exercises, or those on the menu of a diagnosis, or of one of its stages."""
    if options.diagnosis is None:
        if options.stage is not None:
            raise Refusal("--stage needs --diagnosis: say whose stage you mean.")
        return list(library.exercises.values())
    protocol = choose_protocol(library, options.diagnosis)
    keys = {entry.exercise for stage in _stages(protocol, options.stage) for entry in stage.menu}
    return [exercise for key, exercise in library.exercises.items() if key in keys]


def _stages(protocol: Protocol, number: int | None) -> Sequence[StageTemplate]:
    if number is None:
        return protocol.stages
    if not 1 <= number <= len(protocol.stages):
        raise Refusal(
            f"{protocol.diagnosis.name} has {len(protocol.stages)} stages;"
            " --stage takes one of their numbers."
        )
    return protocol.stages[number - 1 : number]


def list_red_flags(options: Namespace) -> int:
    flags = _asked(read_library(), options.diagnosis)
    if options.json:
        print_json(_flag_as_json(flag) for flag in flags)
    else:
        for flag in flags:
            fresh = "After a fresh injury: " if flag.fresh_injury else ""
            print(f"{flag.key:15} {flag.urgency:10} {fresh}{flag.sign}")
    return 0


def _asked(library: Library, diagnosis: str | None) -> Sequence[RedFlag]:
    if diagnosis is None:
        return recorded_flags(library)
    chosen = choose_protocol(library, diagnosis).diagnosis
    return checklist(library, chosen, None, fresh_injury=True)


def _flag_as_json(flag: RedFlag) -> dict[str, object]:
    return {
        "key": flag.key,
        "sign": flag.sign,
        "urgency": flag.urgency,
        "fresh_injury": flag.fresh_injury,
    }
