"""What the store gives and takes: plain records and the reasons why it says no.

Nothing here knows a database, so that the window can be painted before one is loaded.
"""

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field, StringConstraints

from rehabplanner.domain.exercise import Exercise
from rehabplanner.domain.own import OwnKey
from rehabplanner.domain.people import Name
from rehabplanner.domain.plan import Plan
from rehabplanner.domain.record import Id, Key, Line, Note, Record, new_id
from rehabplanner.domain.side import Side
from rehabplanner.domain.template import Template
from rehabplanner.refusal import Refusal

Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
"""The SHA-256 of some bytes."""

RevisionNumber = Annotated[int, Field(ge=1)]


class SavedByAnotherDesk(Refusal):
    """The plan has a revision that this desk has not seen; nothing was written.

    revision, saved_by: the other desk's
    """

    def __init__(self, plan_id: str, revision: int, saved_by: str) -> None:
        super().__init__(
            "Another desk saved this plan while you worked on it; take theirs, or keep yours as"
            " a copy."
        )
        self.plan_id = plan_id
        self.revision = revision
        self.saved_by = saved_by


class NotInStore(Refusal):
    """What was asked for is not there, or not any more."""


class StoreUnavailable(Refusal):
    """The store cannot be used now. Nothing in it has changed; work goes on in the draft."""


class StoreFull(StoreUnavailable):
    """The disk is full."""


class StoreReadOnly(StoreUnavailable):
    """The file or its folder may not be written."""


class StoreLocked(StoreUnavailable):
    """Another process keeps the store to itself, longer than we wait."""


class StoreDamaged(StoreUnavailable):
    """The file is not a store, or no longer; a backup helps."""


class NotOurs(StoreUnavailable):
    """Another program's database lies there; it is left as it is."""


class FileGone(StoreUnavailable):
    """The file was deleted while it was open, and cannot be written again yet."""


class PassphraseNeeded(StoreUnavailable):
    """The store is sealed, and the passphrase is missing or does not open it."""


class StoreTooNew(StoreUnavailable):
    """A newer version of this program made the store."""


class ServerGone(StoreUnavailable):
    """The server does not answer; asking again later may help."""


class NotLetIn(StoreUnavailable):
    """The server answers and says no: the name, the password or the database is wrong."""


class StoredPlan(Record):
    """A plan as it was at one revision."""

    plan: Plan
    revision: RevisionNumber
    saved_at: AwareDatetime
    saved_by: Name = ""


class PlanRow(Record):
    """What a list shows of a plan.

    patient_id: the patient it is filed under, if it is
    binned_at: when it was put into the bin; None for a plan that is not there
    """

    id: Id
    patient_id: Id | None = None
    patient: Name
    diagnosis: Line
    side: Side | None
    goal: Note
    created: date
    revision: RevisionNumber
    saved_at: AwareDatetime
    saved_by: Name
    binned_at: AwareDatetime | None = None


class Cursor(Record):
    """Where a page ended; the next one goes on from there."""

    saved_at: AwareDatetime
    plan_id: Id


class Page(Record):
    """Some rows of a long list, and where the next ones begin; None at the end."""

    rows: tuple[PlanRow, ...]
    after: Cursor | None = None


class RevisionRow(Record):
    """What a list shows of a revision."""

    number: RevisionNumber
    saved_at: AwareDatetime
    saved_by: Name
    label: Note = ""


class GivenHandout(Record):
    """A sheet that left the program.

    kind: how it left
    to: whom it was for, as little as the therapist wants
    sha256: of its bytes, so that a sheet can be told from another
    """

    plan_id: Id
    given_on: date
    kind: Literal["file", "print", "e-mail"]
    to: Name = ""
    sha256: Digest


class StoredPatient(Record):
    """A patient whom plans can be filed under; as little as the therapist wants."""

    id: Id = Field(default_factory=new_id)
    name: Name
    born: date | None = None
    contact: Note = ""
    notes: Note = ""
    binned_at: AwareDatetime | None = None


OwnKind = Literal["exercise", "template"]


class OwnSavedByAnotherDesk(Refusal):
    """The own exercise or template has a revision that this desk has not seen."""

    def __init__(self, kind: OwnKind, revision: int, saved_by: str) -> None:
        super().__init__(
            f"Another desk saved this {kind} while you worked on it; take theirs, or keep yours"
            " under another name."
        )
        self.kind = kind
        self.revision = revision
        self.saved_by = saved_by


class OwnRow(Record):
    """What a list shows of an own exercise or template.

    subject: the key of the template's diagnosis, or the exercise's category
    binned_at: when it was put into the bin; None for one that is not there
    """

    kind: OwnKind
    key: OwnKey
    name: Line
    subject: Key
    revision: RevisionNumber
    saved_at: AwareDatetime
    saved_by: Name
    binned_at: AwareDatetime | None = None


class StoredExercise(Record):
    """An own exercise and the revision that work on it begins with."""

    exercise: Exercise
    revision: RevisionNumber
    saved_at: AwareDatetime
    saved_by: Name


class StoredTemplate(Record):
    """A template and the revision that work on it begins with."""

    template: Template
    revision: RevisionNumber
    saved_at: AwareDatetime
    saved_by: Name
