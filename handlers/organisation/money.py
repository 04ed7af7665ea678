"""The sections `budgetar` and `finansieringsbeslut`."""

from collections.abc import Iterator

from pydantic import TypeAdapter

from governance.funding import Budget, FinancingDecision, Mode
from governance.regions import find
from handlers.kinds import FIRST_YEAR, LAST_YEAR, is_link
from handlers.kronor import Kronor
from handlers.misread import Misread
from handlers.organisation.change import Change, Kind, Write
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import BudgetRow, FinancingRow, OrganisationFile
from storage import funding, populations, regions
from storage.archive import Archive

KRONOR: TypeAdapter[int] = TypeAdapter(Kronor)


def faults(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    """What is wrong with the budgets and the decisions."""
    years = [row.ar for row in file.budgetar]
    for index, row in enumerate(file.budgetar):
        if not FIRST_YEAR <= row.ar <= LAST_YEAR:
            yield Fault(at("budgetar", index, "ar"), Problem.YEAR, str(row.ar))
        if row.ar in years[:index]:
            yield Fault(at("budgetar", index, "ar"), Problem.TWICE, str(row.ar))
        if row.folkmangd is not None and row.folkmangd not in populations.load(archive):
            yield Fault(at("budgetar", index, "folkmangd"), Problem.FIGURES, str(row.folkmangd))
        yield from _amount(row, index)
    yield from _regions(file, archive)


def _regions(file: OrganisationFile, archive: Archive) -> Iterator[Fault]:
    for index, row in enumerate(file.finansieringsbeslut):
        if find(regions.known(archive), row.region) is None:
            yield Fault(at("finansieringsbeslut", index, "region"), Problem.REGION, row.region)
        if row.lank and not is_link(row.lank):
            yield Fault(at("finansieringsbeslut", index, "lank"), Problem.LINK, row.lank)


def _amount(row: BudgetRow, index: int) -> Iterator[Fault]:
    if (row.belopp is None) == (row.per_invanare is None):
        yield Fault(at("budgetar", index, "belopp"), Problem.AMOUNT)
    for key, value in (("belopp", row.belopp), ("per_invanare", row.per_invanare)):
        if value is not None and _ore(value) is None:
            yield Fault(at("budgetar", index, key), Problem.KRONOR, str(value))


def _ore(value: int | str) -> int | None:
    """Öre from kronor as the file gives them; None when they cannot be read."""
    try:
        return KRONOR.validate_python(str(value))
    except Misread:
        return None


def budget(row: BudgetRow) -> Budget:
    """The budget a row gives."""
    mode = Mode.TOTAL if row.per_invanare is None else Mode.RATE
    amount = row.belopp if row.per_invanare is None else row.per_invanare
    return Budget(row.ar, mode, _ore(amount or 0) or 0, row.folkmangd, row.beslut)


def changes(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    """The budgets and decisions that are new or say something else."""
    known, labels = funding.budgets(archive), funding.labels(archive)
    for row in file.budgetar:
        if row.ar not in known:
            yield Change(Kind.NEW, row, _setting(row))
        elif (known[row.ar], labels[row.ar]) != (budget(row), row.markning):
            yield Change(Kind.CHANGED, row, _setting(row))
    yield from _decisions(file, archive)


def _decisions(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    recorded = {(each.region, each.since): each for each in funding.financing(archive)}
    for row in file.finansieringsbeslut:
        new = _decision(row, file, archive)
        before = recorded.get((new.region, new.since))
        if before is None:
            yield Change(Kind.NEW, row, _deciding(new))
        elif before != new:
            yield Change(Kind.CHANGED, row, _deciding(new))


def _decision(row: FinancingRow, file: OrganisationFile, archive: Archive) -> FinancingDecision:
    region = find(regions.known(archive), row.region)
    code = region.code if region else ""
    return FinancingDecision(code, file.since(row), row.diarienummer, row.lank, row.till)


def _setting(row: BudgetRow) -> Write:
    return lambda archive, act: funding.set_budget(archive, act, budget(row), row.markning)


def _deciding(new: FinancingDecision) -> Write:
    return lambda archive, act: funding.set_financing(archive, act, new)
