from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pytest

from governance.people import Role
from governance.steering import Holding
from handlers.example import example_text
from handlers.organisation import Fault, Kind, Plan, Problem, apply, plan
from handlers.texts import organisation as texts
from storage import funding, journal, links, outbox, people, steering
from storage.database import Database
from storage.journal import Act
from tests.conversations.examples import MADE

ACT = Act("organisation inläst", MADE, None)
DAY = MADE.date()

SMALL = """
fran = 2026-01-01

[[personer]]
handle = "kansliet"
titel = "Kansliet"

[[roller]]
person = "kansliet"
roll = "kansliet"
"""


def planned(text: str, database: Database) -> Plan:
    with database.reading() as archive:
        return plan(text, archive, DAY)


def applied(text: str, database: Database) -> Plan:
    with database.writing() as archive:
        found = plan(text, archive, DAY)
        apply(found, ACT, archive)
    return found


def faults(text: str, database: Database) -> Mapping[str, Problem]:
    return {fault.path: fault.problem for fault in planned(text, database).faults}


def test_reading_the_same_file_twice_changes_nothing(example: Database) -> None:
    assert planned(example_text(), example) == Plan(minutes="exempel")
    with example.reading() as archive:
        before = archive.revision
    applied(example_text(), example)
    with example.reading() as archive:
        assert archive.revision == before


def test_a_dry_run_writes_nothing_and_says_what_would_change(seeded: Database) -> None:
    found = planned(SMALL, seeded)
    assert [change.kind for change in found.changes] == [Kind.NEW, Kind.NEW]
    with seeded.reading() as archive:
        assert people.load(archive) == {}
    answer = texts.planned(found)
    assert answer.title == "Provläsning"
    assert "ny: person kansliet, Kansliet" in str(answer.parts)


def test_a_file_is_written_with_one_note_of_its_minutes(seeded: Database) -> None:
    applied('protokoll = "2026-01-15 § 4"\n' + SMALL, seeded)
    with seeded.reading() as archive:
        last = list(journal.links(archive))[-1].entry
    assert last.record == {"protokoll": "2026-01-15 § 4", "ändringar": 2}
    assert texts.applied(planned(SMALL, seeded)).title == "Inget att ändra"


def test_what_has_changed_in_chat_since_is_left_alone(example: Database) -> None:
    with example.writing() as archive:
        known = people.by_handle(archive)
        first = steering.holdings(archive)[4]
        new = Holding(5, known["gast"].id, date(2026, 6, 1))
        steering.seat(archive, ACT, new)
        assert first.seat == 5
    assert planned(example_text(), example).changes == ()


def test_a_new_title_a_new_term_and_a_new_budget_are_changes(example: Database) -> None:
    text = (
        example_text()
        .replace('titel = "Gäst"', 'titel = "Besökare"')
        .replace("mandat-till = 2027-12-31", "mandat-till = 2027-06-30", 1)
        .replace("belopp = 10_000_000", "belopp = 12_000_000", 1)
    )
    found = applied(text, example)
    assert [change.kind for change in found.changes] == [Kind.CHANGED] * 3
    with example.reading() as archive:
        assert people.by_handle(archive)["gast"].title == "Besökare"
        assert funding.budgets(archive)[2026].amount == 1_200_000_000
    assert planned(text, example).changes == ()


def test_a_role_gets_a_last_day(example: Database) -> None:
    text = example_text().replace('roll = "rmc-au"', 'roll = "rmc-au"\ntill = 2026-12-31')
    applied(text, example)
    with example.reading() as archive:
        held = [each for each in people.appointments(archive) if each.role is Role.RMC_COMMITTEE]
    assert [each.until for each in held if each.until != date(2025, 12, 31)] == [date(2026, 12, 31)]
    assert planned(text, example).changes == ()


@pytest.mark.parametrize(
    ("word", "role"), [("lfu-kontakt", Role.LFU_CONTACT), ("RMC-kontakt", Role.RMC_CONTACT)]
)
def test_a_body_that_appoints_gets_its_contact(example: Database, word: str, role: Role) -> None:
    text = f"{example_text()}\n[[roller]]\nperson = 'gast'\nroll = '{word}'\n"
    assert len(applied(text, example).changes) == 1
    with example.reading() as archive:
        (held,) = [each for each in people.appointments(archive) if each.role is role]
        assert people.load(archive)[held.person].handle == "gast"


def test_keys_may_have_their_dots_in_quotes(seeded: Database) -> None:
    text = SMALL.replace("fran = ", '"från" = ')
    assert planned(text, seeded).faults == ()


@pytest.mark.parametrize(
    ("line", "path", "problem"),
    [
        ("[[personer]]\nhandle = 'x'", "personer[2].titel", Problem.MISSING),
        ("[[personer]]\nhandle = 'x'\ntitel = ''", "personer[2].titel", Problem.VALUE),
        ("[[personer]]\nhandle = 7\ntitel = 'X'", "personer[2].handle", Problem.TEXT),
        ("[[personer]]\nhandle = 'kansliet'\ntitel = 'X'", "personer[2].handle", Problem.TWICE),
        ("[[personer]]\nhandle = 'Ny Person'\ntitel = 'X'", "personer[2].handle", Problem.HANDLE),
        (
            "[[personer]]\nhandle = 'x'\ntitel = 'X'\nepost = 'x'",
            "personer[2].epost",
            Problem.EMAIL,
        ),
        (
            "[[personer]]\nhandle = 'x'\ntitel = 'X'\nanvandare = 'U1'",
            "personer[2].anvandare",
            Problem.TEAM,
        ),
        ("[[personer]]\nnamn = 'x'", "personer[2].namn", Problem.UNKNOWN_KEY),
        ("[[stolar]]\nstol = 8\nperson = 'kansliet'", "stolar[1].stol", Problem.SEAT),
        ("[[stolar]]\nstol = '4'\nperson = 'kansliet'", "stolar[1].stol", Problem.NUMBER),
        ("[[stolar]]\nstol = 4\nperson = 'okänd'", "stolar[1].person", Problem.PERSON),
        (
            "[[stolar]]\nstol = 4\nperson = 'kansliet'\nmandat-till = 2020-01-01",
            "stolar[1].mandat-till",
            Problem.BACKWARDS,
        ),
        (
            "[[stolar]]\nstol = 4\nperson = 'kansliet'\ntill = 2020-01-01",
            "stolar[1].till",
            Problem.BACKWARDS,
        ),
        (
            "[[stolar]]\nstol = 4\nperson = 'kansliet'\nfran = '2026-01-01'",
            "stolar[1].fran",
            Problem.DATE,
        ),
        ("[[stolar]]\nstol = 4\nperson = 'kansliet'\n" * 2, "stolar[2].stol", Problem.SEAT_OVERLAP),
        ("[[roller]]\nperson = 'kansliet'\nroll = 'kung'", "roller[2].roll", Problem.ROLE),
        ("[[roller]]\nperson = 'kansliet'\nroll = 'ledamot'", "roller[2].roll", Problem.ROLE),
        (
            "[[roller]]\nperson = 'kansliet'\nroll = 'regionsamordnare'",
            "roller[2].roll",
            Problem.COORDINATOR,
        ),
        (
            "[[roller]]\nperson = 'kansliet'\nroll = 'ersattare-for-ordforande'",
            "roller[2].utsedd-av",
            Problem.DESIGNATED,
        ),
        (
            "[[samordnare]]\nregion = 'Malmö'\nperson = 'kansliet'",
            "samordnare[1].region",
            Problem.REGION,
        ),
        (
            "[[omradessamordnare]]\nomrade = 'J'\nperson = 'kansliet'",
            "omradessamordnare[1].omrade",
            Problem.AREA,
        ),
        ("[[budgetar]]\nar = 1492\nbelopp = 1", "budgetar[1].ar", Problem.YEAR),
        ("[[budgetar]]\nar = 2027", "budgetar[1].belopp", Problem.AMOUNT),
        ("[[budgetar]]\nar = 2027\nbelopp = -5", "budgetar[1].belopp", Problem.KRONOR),
        ("[[budgetar]]\nar = 2027\nbelopp = '1e9'", "budgetar[1].belopp", Problem.KRONOR),
        ("[[budgetar]]\nar = 2027\nbelopp = 1.5", "budgetar[1].belopp", Problem.KRONOR),
        ("[[budgetar]]\nar = 2027\nbelopp = 1\n" * 2, "budgetar[2].ar", Problem.TWICE),
        (
            "[[budgetar]]\nar = 2027\nbelopp = 1\nfolkmangd = 1999",
            "budgetar[1].folkmangd",
            Problem.FIGURES,
        ),
        (
            "[[finansieringsbeslut]]\nregion = 'skone'\ndiarienummer = '1'",
            "finansieringsbeslut[1].region",
            Problem.REGION,
        ),
        ("[[dokument]]\nnyckel = 'brev'", "dokument[1].nyckel", Problem.DOCUMENT),
        (
            "[[dokument]]\nnyckel = 'strategier'\nlank = 'http://x'",
            "dokument[1].lank",
            Problem.LINK,
        ),
        ("[[kanaler]]\nnyckel = 'allmänt'\nkanal = 'C1'", "kanaler[1].nyckel", Problem.CHANNEL),
        ("[[kanaler]]\nnyckel = 'samordnare'\nkanal = 'C1'", "kanaler[1].kanal", Problem.TEAM),
        ("[samordnare]\nregion = 'x'", "samordnare", Problem.SECTION),
        ("[[stolar\n", "rad 11", Problem.SYNTAX),
        ("fran = 2026-02-30", "rad 11", Problem.SYNTAX),
    ],
)
def test_a_fault_is_told_by_its_key(
    seeded: Database, line: str, path: str, problem: Problem
) -> None:
    assert faults(f"{SMALL}{line}\n", seeded).get(path) is problem


def test_all_faults_are_told_at_once(seeded: Database) -> None:
    text = f"{SMALL}[[stolar]]\nstol = 8\nperson = 'x'\n[[roller]]\nperson = 'y'\nroll = 'z'\n"
    found = planned(text, seeded)
    assert len(found.faults) == 4
    answer = texts.planned(found)
    assert answer.title == "Filen går inte att läsa in"
    assert "• stolar[1].stol: ”8” är ingen stol: de är 1 till 7." in str(answer.parts)


def test_a_faulty_plan_is_never_written(seeded: Database) -> None:
    with seeded.writing() as archive, pytest.raises(ValueError):
        apply(Plan(faults=(Fault("x", Problem.VALUE),)), ACT, archive)


def test_every_problem_has_its_words() -> None:
    assert texts.PROBLEMS.keys() == set(Problem)


SEATED = """
fran = 2026-01-01
arbetsyta = "T1"
{minutes}
[[personer]]
handle = "lfu1"
titel = "LfU:s ordförande"
anvandare = "ULFU1"

[[stolar]]
stol = 4
person = "lfu1"
"""


def test_a_seat_is_linked_by_its_minutes_while_no_holder_is_linked(seeded: Database) -> None:
    without = SEATED.format(minutes="")
    assert faults(without, seeded) == {"personer[1].anvandare": Problem.PROTOCOL}
    applied(SEATED.format(minutes='protokoll = "2026-01-15 § 4"'), seeded)
    with seeded.reading() as archive:
        assert set(links.accounts(archive)) == {("T1", "ULFU1")}


def test_a_seat_is_linked_in_chat_once_a_holder_is_linked(example: Database) -> None:
    text = example_text().replace('anvandare = "ULFU2"', 'anvandare = "UNYLFU2"')
    found = planned(text, example)
    assert [fault.problem for fault in found.faults] == [Problem.SEAT_LINK]


def let_go(database: Database, *users: str) -> None:
    with database.writing() as archive:
        for user in users:
            links.link(archive, ACT, ("T0SANDBOX", user), None)


def test_whoever_leads_is_linked_by_the_minutes_while_none_of_them_is_approved(
    example: Database,
) -> None:
    new = example_text().replace('anvandare = "ULFU1"', 'anvandare = "UNYLFU1"')
    let_go(example, "ULFU1")
    assert set(faults(new, example).values()) == {Problem.SEAT_LINK}, "the vice chair approves"
    let_go(example, "URMC1")
    assert planned(new, example).faults == ()
    without = new.replace('protokoll = "exempel"', "")
    assert set(faults(without, example).values()) == {Problem.PROTOCOL}
    member = new.replace('anvandare = "ULFU2"', 'anvandare = "UNYLFU2"')
    assert set(faults(member, example).values()) == {Problem.SEAT_LINK}
    applied(new, example)
    assert ("T0SANDBOX", "UNYLFU1") in seat_accounts(example)


def test_an_account_of_somebody_else_is_not_taken(example: Database) -> None:
    text = example_text().replace('anvandare = "UGAST"', 'anvandare = "USAMORDNARE01"')
    assert Problem.TWICE in {fault.problem for fault in planned(text, example).faults}
    alone = f'arbetsyta = "T0SANDBOX"\n{SMALL}anvandare = "x"'
    assert planned(alone, example).faults
    taken = SMALL.replace('titel = "Kansliet"', 'titel = "Kansliet"\nanvandare = "UGAST"')
    assert faults(f'arbetsyta = "T0SANDBOX"\n{taken}', example) == {
        "personer[1].anvandare": Problem.ACCOUNT_TAKEN
    }


def test_a_new_account_of_a_person_without_a_seat_is_linked_and_the_old_one_told(
    example: Database,
) -> None:
    applied(example_text().replace('anvandare = "UGAST"', 'anvandare = "UNYGAST"'), example)
    with example.writing() as archive:
        accounts = links.accounts(archive)
        assert ("T0SANDBOX", "UNYGAST") in accounts
        assert ("T0SANDBOX", "UGAST") not in accounts
        told = [post.recipient for post in outbox.due(archive, MADE).values()]
    assert told == [{"account": ["T0SANDBOX", "UGAST"]}]


def test_a_new_chair_in_the_file_ends_the_one_before(example: Database) -> None:
    text = example_text() + (
        '\n[[roller]]\nperson = "lfu2"\nroll = "ordförande"\nfran = 2027-01-01\n'
    )
    applied(text, example)
    with example.reading() as archive:
        chairs = [each for each in people.appointments(archive) if each.role is Role.CHAIR]
    assert [each.until for each in chairs] == [date(2026, 12, 31), None]
    assert planned(text, example).changes == ()


def test_decisions_and_documents_that_say_something_else_are_changes(example: Database) -> None:
    text = (
        example_text()
        .replace('diarienummer = "exempel-12"', 'diarienummer = "RS 2026-1"')
        .replace('lank = ""', 'lank = "https://example.org/"', 1)
        .replace('kanal = "C0SAMORDNARE"', 'kanal = "C0NY"')
    )
    found = applied(text, example)
    assert [change.kind for change in found.changes] == [Kind.CHANGED, Kind.CHANGED, Kind.NEW]
    assert planned(text, example).changes == ()


def test_everything_the_example_holds_is_put_into_words(seeded: Database) -> None:
    answer = texts.applied(applied(example_text(), seeded))
    assert answer.title == "Organisationen är inläst"
    told = str(answer.parts).replace("\\xa0", " ")
    for words in (
        "125 ändringar.",
        "ny: stol 7: rmc2",
        "ny: roll ordförande: lfu1",
        "ny: områdessamordnare H: samordnare-12",
        "ny: budget 2027: 10 000 000 kr",
        "ny: finansieringsbeslut Region Skåne: exempel-12",
        "ny: dokument strategier: ingen länk",
        "ny: kanal samordnare: C0SAMORDNARE",
        "kopplat konto: UGAST, gast",
    ):
        assert words in told


def test_a_rate_and_a_day_of_its_own_are_told(seeded: Database) -> None:
    text = f"{SMALL}fran = 2026-07-01\n[[budgetar]]\nar = 2027\nper-invanare = '0,50'\n"
    found = planned(text, seeded)
    told = str(texts.planned(found).parts).replace("\\xa0", " ")
    assert "ny: roll kansliet: kansliet, från den 1 juli 2026" in told
    assert "ny: budget 2027: 0,50 kr per invånare" in told


def test_a_line_too_long_is_a_fault(seeded: Database) -> None:
    text = SMALL.replace('"Kansliet"', f'"{"x" * 151}"')
    assert faults(text, seeded) == {"personer[1].titel": Problem.VALUE}
    assert texts.applied(planned(text, seeded)).title == "Filen går inte att läsa in"


KNOWN = """
fran = 2026-01-01
arbetsyta = "T1"

[[personer]]
handle = "lfu1"
titel = "LfU:s ordförande"
anvandare = "ULFU1"
"""
SEAT = """
[[stolar]]
stol = 4
person = "lfu1"
"""
LEAD = """
[[roller]]
person = "lfu1"
roll = "ordförande"
"""
MINUTES = 'protokoll = "2026-01-15 § 4"\n'


def seat_accounts(database: Database) -> set[tuple[str, str]]:
    with database.reading() as archive:
        return set(links.seat_accounts(archive))


@pytest.mark.parametrize("carried", [SEAT, LEAD])
def test_only_the_minutes_make_an_account_of_the_file_act_for_a_seat(
    seeded: Database, carried: str
) -> None:
    assert faults(KNOWN + carried, seeded) == {"personer[1].anvandare": Problem.PROTOCOL}
    applied(MINUTES + KNOWN + carried, seeded)
    assert seat_accounts(seeded) == {("T1", "ULFU1")}


def test_the_minutes_vouch_for_nobody_without_a_seat(seeded: Database) -> None:
    applied(MINUTES + KNOWN, seeded)
    assert seat_accounts(seeded) == set()


def test_a_seat_in_the_file_asks_for_the_approvals_of_an_account_linked_already(
    example: Database,
) -> None:
    text = example_text() + '\n[[stolar]]\nstol = 5\nperson = "gast"\nfran = 2026-09-01\n'
    text = text.replace('person = "lfu2"', 'person = "lfu2"\ntill = 2026-08-31')
    found = planned(text, example)
    assert [change.kind for change in found.changes] == [Kind.CHANGED, Kind.NEW, Kind.SOUGHT]
    assert "kontot för gast" in str(texts.planned(found).parts)
    with example.writing() as archive:
        apply(found, Act("organisation importerad", MADE + timedelta(days=1), None), archive)
    assert ("T0SANDBOX", "UGAST") not in seat_accounts(example)
    with example.reading() as archive:
        (waiting,) = links.pending(archive, MADE + timedelta(days=2))
        assert waiting.claim.account == ("T0SANDBOX", "UGAST")
        assert links.rulings(archive) == {}


def test_an_account_linked_before_the_seat_is_vouched_for_by_the_minutes_of_the_file(
    seeded: Database,
) -> None:
    applied(KNOWN, seeded)
    found = applied(MINUTES + KNOWN + SEAT, seeded)
    assert [change.kind for change in found.changes] == [Kind.NEW, Kind.LINKED]
    assert seat_accounts(seeded) == {("T1", "ULFU1")}
    assert planned(MINUTES + KNOWN + SEAT, seeded).changes == ()


def test_whether_somebody_is_seated_is_held_against_the_day_of_the_import(
    example: Database,
) -> None:
    """A file from a day to come does not hide who has a seat until then."""
    with example.writing() as archive:
        held = next(each for each in steering.holdings(archive) if each.seat == 5)
        gast = people.by_handle(archive)["gast"].id
        steering.seat(archive, ACT, replace(held, person=gast, since=date(2027, 1, 1)))
    late = """
fran = 2027-06-01
arbetsyta = "T0SANDBOX"
[[personer]]
handle = "lfu2"
titel = "LfU:s andra representant"
anvandare = "UNYLFU2"
"""
    assert faults(late, example) == {"personer[1].anvandare": Problem.SEAT_LINK}


def test_who_designated_a_stand_in_is_a_person_by_handle(example: Database) -> None:
    named = '\n[[roller]]\nperson = "vgr"\nroll = "ersattare-for-ordforande"\nutsedd-av = '
    text = example_text() + named
    assert faults(text + '"Förnamn Efternamn"\n', example) == {
        "roller[5].utsedd-av": Problem.PERSON
    }
    assert faults(text + '"lfu1"\n', example) == {}


def lead(person: str, *days: str) -> str:
    return f'\n[[roller]]\nperson = "{person}"\nroll = "ordförande"\n' + "\n".join(days) + "\n"


@pytest.mark.parametrize(
    "added",
    [
        lead("lfu2"),
        lead("lfu2", "till = 2026-12-31"),
        lead("lfu2", "fran = 2027-01-01", "till = 2027-06-30") + lead("gast", "fran = 2027-06-30"),
    ],
)
def test_two_in_the_file_do_not_have_a_role_held_alone_at_a_time(
    example: Database, added: str
) -> None:
    assert Problem.ROLE_OVERLAP in faults(example_text() + added, example).values()


def test_a_role_held_alone_does_not_run_into_whoever_is_recorded_later(example: Database) -> None:
    applied(example_text() + lead("lfu2", "fran = 2027-06-01"), example)
    alone = "fran = 2026-12-01" + lead("gast")
    assert faults(alone, example) == {"roller[1].roll": Problem.ROLE_TAKEN_LATER}
    assert faults(f"{alone}till = 2027-05-31\n", example) == {}


def test_holders_in_any_order_follow_on_each_other(seeded: Database) -> None:
    people_of = example_text().split("[[roller]]")[0]
    later, first = lead("lfu2", "fran = 2027-06-01"), lead("lfu1")
    applied(people_of + later + first, seeded)
    with seeded.reading() as archive:
        chairs = {each.since: each.until for each in people.appointments(archive)}
    assert chairs == {date(2026, 1, 1): date(2027, 5, 31), date(2027, 6, 1): None}
    assert planned(people_of + later + first, seeded).changes == ()
