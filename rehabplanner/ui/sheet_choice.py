"""Which sheet the therapist looks at and exports: whose it is, its print, its stages."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, Protocol

from rehabplanner.delivery.export import (
    default_name,
    export_handout,
    export_therapist_copy,
    handout_pdf,
    therapist_copy_pdf,
)
from rehabplanner.domain.people import Clinic
from rehabplanner.domain.plan import Plan
from rehabplanner.handout.choice import position
from rehabplanner.handout.options import HandoutOptions

Extent = Literal["onward", "today", "chosen"]


class Export(Protocol):
    """Writes a sheet to a file; raises Refusal when that cannot be done."""

    def __call__(
        self,
        plan: Plan,
        path: Path,
        clinic: Clinic,
        options: HandoutOptions,
        *,
        password: str | None = None,
    ) -> None: ...


@dataclass(frozen=True)
class Sheet:
    """A kind of sheet.

    name: as the therapist chooses it
    title: as the window speaks of it
    ending: what its file name ends with, after the plan's date
    pdf, export: make it for the preview and as a file
    has_sizes: whether the size of its print can be chosen
    """

    name: str
    title: str
    ending: str
    pdf: Callable[[Plan, Clinic, HandoutOptions], bytes]
    export: Export
    has_sizes: bool = True

    def file_name(self, plan: Plan) -> str:
        return default_name(plan.created, self.ending)


PATIENT_SHEET: Final = Sheet(
    "Patient's sheet", "Handout", ".pdf", pdf=handout_pdf, export=export_handout
)
THERAPIST_COPY: Final = Sheet(
    "Therapist's copy",
    "Therapist's copy",
    "-therapist.pdf",
    pdf=therapist_copy_pdf,
    export=export_therapist_copy,
    has_sizes=False,
)
SHEETS: Final = (PATIENT_SHEET, THERAPIST_COPY)


@dataclass(frozen=True)
class SheetChoice:
    """What is shown and exported. It belongs to the open plan and is not kept with it.

    extent: from today's stage on, today's stage alone, or those that were chosen
    chosen: the ids of the chosen stages; one that has left the plan no longer counts
    """

    sheet: Sheet = PATIENT_SHEET
    large_print: bool = False
    extent: Extent = "onward"
    chosen: frozenset[str] = frozenset()

    def options(self, plan: Plan, desk: HandoutOptions) -> HandoutOptions:
        """The desk's paper and language, with what was chosen for this plan."""
        return desk.replace(large_print=self.large_print, stages=self.stages(plan))

    def stages(self, plan: Plan) -> tuple[int, ...]:
        """The stages' places in the plan, today's first; empty for all from today's on."""
        today = position(plan, plan.current_stage)
        if self.extent == "today":
            return (today,)
        if self.extent == "onward":
            return ()
        places = [at for at, stage in enumerate(plan.stages, 1) if stage.id in self.chosen]
        return tuple(sorted(places, key=lambda at: (at != today, at)))
