"""The commands, each with its imports only when it is called: “--help” must not wait for them."""

from argparse import Namespace


def diagnoses(options: Namespace) -> int:
    from rehabplanner.cli.diagnoses import list_diagnoses

    return list_diagnoses(options)


def exercises(options: Namespace) -> int:
    from rehabplanner.cli.lists import list_exercises

    return list_exercises(options)


def red_flags(options: Namespace) -> int:
    from rehabplanner.cli.lists import list_red_flags

    return list_red_flags(options)


def new(options: Namespace) -> int:
    from rehabplanner.cli.plans import draft

    return draft(options)


def take_out(options: Namespace) -> int:
    from rehabplanner.cli.plans import take_out

    return take_out(options)


def screen(options: Namespace) -> int:
    from rehabplanner.cli.screening import screen

    return screen(options)


def refer(options: Namespace) -> int:
    from rehabplanner.cli.screening import refer

    return refer(options)


def review(options: Namespace) -> int:
    from rehabplanner.cli.reviewing import review_plan

    return review_plan(options)


def export(options: Namespace) -> int:
    from rehabplanner.cli.sheets import export

    return export(options)


def plans(options: Namespace) -> int:
    from rehabplanner.cli.kept_plans import list_plans

    return list_plans(options)


def keep(options: Namespace) -> int:
    from rehabplanner.cli.kept_plans import keep

    return keep(options)


def take(options: Namespace) -> int:
    from rehabplanner.cli.kept_plans import take

    return take(options)


def history(options: Namespace) -> int:
    from rehabplanner.cli.kept_plans import list_history

    return list_history(options)


def backup(options: Namespace) -> int:
    from rehabplanner.cli.copies import back_up

    return back_up(options)


def archive(options: Namespace) -> int:
    from rehabplanner.cli.copies import archive

    return archive(options)


def unarchive(options: Namespace) -> int:
    from rehabplanner.cli.copies import unarchive

    return unarchive(options)


def figures(options: Namespace) -> int:
    from rehabplanner.cli.sheets import draw_figures

    return draw_figures(options)
