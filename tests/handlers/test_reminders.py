"""What reminders, plans and digests say."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

import pytest

from bot.plain import plain
from governance.digests import Wish
from governance.people import Role
from governance.reminder_offsets import Offset
from governance.reminders import PLANS, Kind, Subject, Told
from governance.steps import Turn
from handlers import dispatch, reminder_sources
from handlers.answer import Answer, Choice, Choices, Form
from handlers.ask import Account, Chosen, Delivery, Place, PlaceKind
from handlers.outcome import Exit, Outcome
from handlers.reminding import write_due
from storage import people, reminder_plans, reminder_wishes
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import verify
from tests.conversations.stage import TEAM, Stage
from tests.handlers.meeting_room import MeetingRoom
from tests.handlers.test_voting import MEMBERS, NEW, Door

KANSLI = 1
DATES = ("frister", {"år": "2029"})
REPORT = Subject(
    *(Kind.DUTY, "frist:2029-1", date(2029, 3, 31), DATES),
    owners=(KANSLI,),
    turns=(Role.KANSLI,),
    awaited=(KANSLI,),
)
START = datetime(2029, 2, 8, 10, tzinfo=STOCKHOLM)
MEETING = Subject(Kind.MEETING, "möte:3:2029-02-08T10:00", START, ("styrgrupp", {}), START)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@pytest.fixture
def subjects(monkeypatch: pytest.MonkeyPatch) -> list[Subject]:
    """What there is to be reminded of."""
    found = [REPORT, MEETING]

    def given(_archive: Archive, _at: datetime) -> Iterator[Subject]:
        yield from found

    monkeypatch.setattr(reminder_sources, "SOURCES", (given,))
    return found


def asked(
    database: Database, at: str, kind: PlaceKind = PlaceKind.CHANNEL, **fields: str
) -> Outcome:
    sender = Account(TEAM, "UKANSLIET") if kind is PlaceKind.DIRECT else None
    said = Chosen("påminnelse", fields)
    return dispatch.answer(Delivery(sender, Place(kind), moment(at), said), database)


def lead(outcome: Outcome) -> str:
    assert outcome.exit is Exit.ANSWER
    return plain(outcome.answer).split("\n\n")[1]


def labels(answer: Answer) -> list[str]:
    return [each.label for each in choices(answer)]


def choices(answer: Answer) -> list[Choice]:
    return [each for part in answer.parts if isinstance(part, Choices) for each in part.choices]


NO_WORKING_DAY = " Det är ingen arbetsdag: planera för torsdag den 29 mars 2029."
SHOULD_HAVE = " Den här påminnelsen skulle ha gått ut onsdag den 24 januari 2029 kl. 08.00."


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2029-03-17 08:00", f"Datum: lördag den 31 mars 2029, om 14 dagar.{NO_WORKING_DAY}"),
        ("2029-03-31 08:00", f"Datum: lördag den 31 mars 2029, i dag.{NO_WORKING_DAY}"),
        ("2029-04-03 08:00", "Datumet lördag den 31 mars 2029 passerade för 3 dagar sedan."),
    ],
)
@pytest.mark.usefixtures("subjects")
def test_a_reminder_says_the_date_as_written_and_how_far_away_it_is(
    example: Database, at: str, said: str
) -> None:
    outcome = asked(example, at, sak="frist:2029-1", avsett=at)
    assert lead(outcome) == said
    assert outcome.answer.title == "Påminnelse: Frister 2029"
    assert "Verksamhetsrapporten för 2028" in plain(outcome.answer)
    assert outcome.answer.sources[0].ref == "påminnelser"


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2029-01-25 08:00", "om 14 dagar"),
        ("2029-02-07 08:00", "i morgon"),
        ("2029-02-08 09:00", "om 1 timme"),
        ("2029-02-08 09:12", "om 48 minuter"),
        ("2029-02-08 08:00", "om 2 timmar"),
        ("2029-02-08 06:00", "i dag"),
        ("2029-02-08 09:59", "om 1 minut"),
    ],
)
@pytest.mark.usefixtures("subjects")
def test_a_meeting_is_told_of_by_its_hour(example: Database, at: str, said: str) -> None:
    outcome = asked(example, at, sak=MEETING.key)
    assert lead(outcome) == f"Börjar torsdag den 8 februari 2029 kl. 10.00, {said}."


@pytest.mark.parametrize(
    ("meant", "late"),
    [
        ("2029-01-24 08:00", SHOULD_HAVE),
        ("2029-01-25 08:00", ""),
        ("2029-01-26 08:00", ""),
    ],
)
@pytest.mark.usefixtures("subjects")
def test_a_reminder_that_comes_on_a_later_day_says_so(
    example: Database, meant: str, late: str
) -> None:
    outcome = asked(example, "2029-01-25 23:59", sak=MEETING.key, avsett=meant)
    assert lead(outcome) == f"Börjar torsdag den 8 februari 2029 kl. 10.00, om 14 dagar.{late}"


def test_exits_and_terms_have_their_own_words(example: Database, subjects: list[Subject]) -> None:
    subjects[:] = [
        replace(REPORT, kind=Kind.EXIT, key="utträde"),
        replace(REPORT, kind=Kind.TERM, key="mandat", ask=("frister", {})),
    ]
    at = "2029-03-17 08:00"
    assert lead(asked(example, at, sak="utträde")) == "Datum: lördag den 31 mars 2029, om 14 dagar."
    assert lead(asked(example, at, sak="mandat")) == "Går ut lördag den 31 mars 2029, om 14 dagar."


@pytest.mark.usefixtures("subjects")
def test_a_reminder_has_the_ways_on_of_what_it_tells_and_of_whom_it_tells(
    example: Database,
) -> None:
    in_channel = asked(example, "2029-01-25 08:00", sak="frist:2029-1").answer
    direct = asked(example, "2029-01-25 08:00", PlaceKind.DIRECT, sak="frist:2029-1").answer
    assert labels(in_channel)[-1] == "Visa"
    assert choices(in_channel)[-1].chosen == Chosen("frister", {"år": "2029"})
    assert labels(direct) == [*labels(in_channel), "Mina påminnelser"]


@pytest.mark.usefixtures("subjects")
def test_a_meeting_that_has_begun_is_not_told_of(example: Database) -> None:
    assert asked(example, "2029-02-08 10:00", sak=MEETING.key).exit is Exit.ANSWER
    assert asked(example, "2029-02-08 10:01", sak=MEETING.key).over


@pytest.mark.parametrize(
    ("key", "about"),
    [
        ("frist:2026-3", "Frist 2026-3: Verksamhetsplanen för 2027"),
        ("mandat:2027-12-31", "Mandat som går ut fredag den 31 december 2027"),
        ("möte:3:2027-02-11T10:00", "Möte 3, torsdag den 11 februari 2027 kl. 10.00"),
        ("utträde:2:bekräftelse:2027-07-30", "Utträde 2"),
    ],
)
@pytest.mark.usefixtures("subjects")
def test_what_is_over_is_named(example: Database, key: str, about: str) -> None:
    outcome = asked(example, "2029-01-25 08:00", sak=key)
    assert (outcome.exit, outcome.over) == (Exit.REFUSAL, True)
    assert f"{about}: det finns inget att påminna om nu." in plain(outcome.answer)


@pytest.mark.parametrize(
    "key",
    [
        "nonsens",
        "frist:2026-11",
        "frist:0000-1",
        "mandat:snart",
        "möte:3:nu",
        "möte:3",
        "utträde:2",
    ],
)
@pytest.mark.usefixtures("subjects")
def test_what_never_was_is_not_named(example: Database, key: str) -> None:
    outcome = asked(example, "2029-01-25 08:00", sak=key)
    assert (outcome.exit, outcome.over) == (Exit.REFUSAL, True)
    assert f"Det finns ingen påminnelse om ”{key}”." in plain(outcome.answer)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (
            "2029-12-01 08:00",
            (
                "Inget datum, men det följs upp till årets slut, måndag den 31 december 2029, "
                "om 30 dagar."
            ),
        ),
        ("2030-01-02 08:00", "Det var inte klart när 2029 var slut, och är det inte nu."),
    ],
)
def test_what_has_no_date_is_told_of_without_one(
    example: Database, subjects: list[Subject], at: str, said: str
) -> None:
    subjects[:] = [replace(REPORT, due=date(2029, 12, 31), dated=False)]
    assert lead(asked(example, at, sak=REPORT.key)) == said


def test_what_is_over_is_not_told_of(example: Database, subjects: list[Subject]) -> None:
    subjects.clear()
    outcome = asked(example, "2029-01-25 08:00", sak="frist:2029-1")
    assert (outcome.exit, outcome.over) == (Exit.REFUSAL, True)
    assert labels(outcome.answer) == ["Frister"]


@pytest.mark.usefixtures("subjects")
def test_kansliet_changes_a_plan_and_the_answer_shows_what_comes_of_it(stage: Stage) -> None:
    stage.play("den 2029-01-01 kl. 10:00")
    said = stage.play(
        'kansliet: påminnelser frist dagar="7, 30 dagar och efter" klockslag=13.30 '
        'till="ägare, kanal"'
    )
    assert "Hur långt före: 30 och 7 dagar samt när datumet har passerat" in said
    assert "Klockslag: 13.30" in said
    assert "Till: kanalen styrgruppen och den som har ansvaret" in said
    assert "Grund: vald av Kansliet den 1 januari 2029 kl. 10.00" in said
    coming = next(each for each in said if each.startswith("torsdag den 1 mars 2029 kl. 13.30"))
    assert coming.split("  ")[1:] == ["Frister 2029", "styrgruppen och Kansliet"]
    with stage.database.reading() as archive:
        plan = reminder_plans.load(archive)[Kind.DUTY]
        assert verify(archive) is None
    assert [each.word for each in plan.offsets] == ["30", "7", "efter"]
    assert plan.told == (Told.CHANNEL, Told.OWNER)
    said = stage.play("kansliet trycker [Som boten föreslår]")
    back = "föreslagen; det som var valt togs tillbaka av Kansliet den 1 januari 2029 kl. 10.00"
    assert f"Grund: {back}" in said
    with stage.database.reading() as archive:
        assert reminder_plans.load(archive) == {}
        assert reminder_plans.of(archive, Kind.DUTY) == PLANS[Kind.DUTY]


@pytest.mark.usefixtures("subjects")
def test_a_plan_keeps_what_is_not_said(stage: Stage) -> None:
    stage.play("kansliet: påminnelser möte klockslag=00:00")
    with stage.database.reading() as archive:
        plan = reminder_plans.load(archive)[Kind.MEETING]
    assert plan == replace(PLANS[Kind.MEETING], hour=moment("2029-01-01 00:00").time())


def test_a_plan_that_is_the_same_is_not_written(stage: Stage) -> None:
    stage.play("kansliet: påminnelser frist klockslag=08:00")
    with stage.database.reading() as archive:
        assert reminder_plans.load(archive) == {}


def test_the_form_holds_the_plan_that_is(stage: Stage) -> None:
    stage.play("kansliet: påminnelser möte")
    stage.play("kansliet trycker [Ändra]")
    (form,) = [part for part in stage.answer.parts if isinstance(part, Form)]
    assert {each.name: each.value for each in form.fields} == {
        "sak": "möte",
        "dagar": "14, 3, 1, 1 timme",
        "klockslag": "08:00",
        "till": "kanal, ägare, alla",
    }
    stage.play("kansliet fyller i dagar=2 timmar, till=alla")
    with stage.database.reading() as archive:
        plan = reminder_plans.load(archive)[Kind.MEETING]
    assert (plan.offsets, plan.told) == ((Offset(hours=2),), (Told.EVERYBODY,))


@pytest.mark.parametrize(
    "words",
    [
        "frist dagar=x",
        'frist dagar=""',
        "frist dagar=-1",
        "frist dagar=181",
        'möte dagar="337 timmar"',
        'frist dagar="0 timmar"',
        f'frist dagar="{", ".join(map(str, range(11)))}"',
        "frist klockslag=24:00",
        "frist klockslag=8",
        "frist till=kansliet",
        'frist till=","',
        "nonsens dagar=1",
        "frist dagar=1 färg=röd",
    ],
)
def test_nonsense_is_no_plan(stage: Stage, words: str) -> None:
    assert stage.play(f"kansliet: påminnelser ändra {words}")[0].startswith("(oläst)")


@pytest.mark.parametrize(
    "words",
    [
        "omröstning dagar=0",
        "omröstning dagar=15",
        "omröstning dagar=efter",
        "omröstning till=kanal",
        "omröstning klockslag=09:00",
        "frist dagar=halva",
        "möte dagar=halva",
        "verksamhetsrapport dagar=60,30",
        "folkmängd till=alla",
        "frist till=reserv dagar=60,30",
        "frist dagar=60,30",
        "frist till=reserv dagar=60,7",
        "möte till=ordförande dagar=14",
        'möte till=alla dagar="48 timmar"',
        'frist dagar="1 timme"',
        "möte dagar=efter",
        "utträde dagar=efter",
        "möte till=reserv",
        "mandat till=alla",
    ],
)
def test_a_plan_that_cannot_be_kept_is_refused_in_words(stage: Stage, words: str) -> None:
    assert stage.play(f"kansliet: påminnelser ändra {words}")[0] == "(nekas) Det går inte"


def test_a_plan_that_does_not_reach_a_group_is_refused_with_what_would(stage: Stage) -> None:
    told = asked_of(stage, "kansliet: påminnelser frist dagar=60,30")
    assert (
        "Så långt före får ordföranden eller reserven aldrig veta något. Reserven får veta från 7 "
        "dagar före, ordföranden från dagen före. Ta också med 1 bland dagarna, eller välj "
        'till="kanal, ägare".'
    ) in told
    stage.play("kansliet trycker [Ändra]")
    (form,) = [part for part in stage.answer.parts if isinstance(part, Form)]
    assert {each.name: each.value for each in form.fields}["dagar"] == "60, 30"
    told = asked_of(stage, "kansliet: påminnelser frist till=reserv dagar=60,7")
    assert "Ingen av dem får veta något 60 dagar före." in told
    told = asked_of(stage, 'kansliet: påminnelser frist dagar="60, 30" till="kanal, ägare"')
    assert "Ändringen är sparad" in told


def test_a_refused_plan_speaks_of_the_groups_its_kind_has(stage: Stage) -> None:
    told = asked_of(stage, "kansliet: påminnelser möte till=ordförande dagar=14")
    assert "veta något. Ordföranden och de kallade får veta från dagen före. Ta" in told
    assert "eserven" not in told


def asked_of(stage: Stage, line: str) -> str:
    return "\n".join(stage.play(line))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('möte dagar="24 timmar, 1 dag"', "1 dag och 24 timmar"),
        ('möte dagar="1, 48 timmar, 0, 14, 3"', "14 och 3 dagar, 48 timmar, 1 dag samt samma dag"),
        ('frist dagar="efter, 1"', "1 dag och när datumet har passerat"),
        ("frist dagar=1", "1 dag"),
    ],
)
def test_how_long_before_is_told_in_the_order_of_its_time(
    stage: Stage, words: str, said: str
) -> None:
    assert f"Hur långt före: {said}" in stage.play(f"kansliet: påminnelser {words}")


def test_only_kansliet_changes_a_plan_and_everybody_sees_it(stage: Stage) -> None:
    assert stage.play("lfu1: påminnelser frist dagar=1")[0].startswith("(nekas)")
    assert stage.play("lfu1: påminnelser")[0] == "Påminnelser"
    assert "Ändra" not in labels(stage.answer)
    assert "Inga till mig" in labels(stage.answer)
    stage.play("gast: påminnelser")
    assert "Inga till mig" not in labels(stage.answer)
    stage.play("gast: påminnelser frist")
    assert labels(stage.answer) == [
        *("Verksamhetsrapporten", "Verksamhetsplanen", "Årets sammanträden", "Årets konferenser"),
        "Alla påminnelser",
    ]


def test_a_plan_lists_as_told_only_those_who_want_theirs(
    stage: Stage, subjects: list[Subject]
) -> None:
    subjects[:] = [REPORT]
    stage.play("den 2029-02-20 kl. 10:00")
    line = "torsdag den 1 mars 2029 kl. 08.00"

    def shown() -> list[str]:
        said = stage.play("kansliet: påminnelser frist")
        return [each.rpartition("  ")[2] for each in said if each.startswith(line)]

    assert shown() == ["styrgruppen och Kansliet"]
    stage.play("kansliet: påminnelser mina av")
    assert shown() == ["styrgruppen"]
    stage.play("kansliet: påminnelser frist till=ägare")
    assert shown() == []


def test_a_person_chooses_for_themselves(stage: Stage) -> None:
    stage.play("lfu1: påminnelser")
    assert {"Samla mina på måndagar", "Inga till mig"} <= set(labels(stage.answer))
    stage.play("lfu1 trycker [Inga till mig]")
    stage.play("lfu1: påminnelser mina sammandrag")
    with stage.database.reading() as archive:
        assert list(reminder_wishes.load(archive).values()) == [Wish.DIGEST]
        assert verify(archive) is None
        before = archive.revision
    stage.play("lfu1: påminnelser mina sammandrag")
    with stage.database.reading() as archive:
        assert archive.revision == before
    assert stage.play("gast: påminnelser mina av")[0].startswith("(nekas)")
    assert stage.play("lfu1: påminnelser mina kanske")[0].startswith("(oläst)")


def test_the_digest_tells_this_week_the_next_days_and_whom_it_waits_for(
    stage: Stage, subjects: list[Subject]
) -> None:
    passed = replace(REPORT, key="frist:2028-5", due=date(2028, 12, 31), ask=("andelar", {}))
    far = replace(REPORT, key="frist:2029-3", due=date(2029, 12, 15))
    near = replace(REPORT, due=date(2029, 3, 7), key="frist:x", owners=(), awaited=())
    always = replace(
        near,
        due=date(2029, 12, 31),
        key="frist:2029-8",
        ask=("arbetsordning", {}),
        dated=False,
        turns=(Turn.STEERING_GROUP, Turn.RMC),
        pressing=True,
    )
    subjects += [passed, far, near, always]
    stage.play("den 2029-02-05 kl. 08:00")
    said = "\n".join(stage.play("gast: sammandrag"))
    assert said.startswith("Sammandrag för vecka 6, 2029")
    sections = said.split("\n\n")[1:5]
    assert [each.splitlines()[0] for each in sections] == [
        "Har passerat och är inte klart",
        "Den här veckan",
        "De närmaste 30 dagarna",
        "Väntar på",
    ]
    assert sections[1].splitlines()[1:] == [
        "Styrgruppen: torsdag den 8 februari 2029 kl. 10.00, om 3 dagar"
    ]
    assert sections[2].splitlines()[1:] == ["Frister 2029: onsdag den 7 mars 2029, om 30 dagar"]
    assert sections[3].splitlines()[1:] == [
        "Kansliet: Andelar 2029; Frister 2029",
        "Styrgruppen: Arbetsordning",
        "RMC: Arbetsordning",
    ]
    assert "15 december" not in said


@pytest.mark.usefixtures("subjects")
def test_whoever_has_something_to_do_reads_that_first_and_once(stage: Stage) -> None:
    stage.play("den 2029-03-05 kl. 08:00")
    said = stage.play("kansliet: sammandrag")
    mine = "Frister 2029: lördag den 31 mars 2029, om 26 dagar"
    assert said[2:4] == ["För dig", mine]
    assert said.count(mine) == 1


def test_who_backs_up_and_who_leads_read_it_as_theirs_when_they_would_be_told(
    stage: Stage, subjects: list[Subject]
) -> None:
    with stage.database.reading() as archive:
        known = people.by_handle(archive)
    backup, chair, guest = (known[each].id for each in ("lfu2", "lfu1", "rmc2"))
    subjects[:] = [replace(REPORT, backups=(backup,), chairs=(chair,), everybody=(guest,))]
    for day, theirs in (
        ("23", ["rmc2"]),
        ("24", ["lfu2", "rmc2"]),
        ("30", ["lfu1", "lfu2", "rmc2"]),
    ):
        stage.at = moment(f"2029-03-{day} 10:00")
        told = [
            who for who in ("lfu1", "lfu2", "rmc2") if "För dig" in stage.play(f"{who}: sammandrag")
        ]
        assert told == theirs


@pytest.mark.usefixtures("subjects")
def test_the_channel_s_digest_says_nothing_of_one_person(example: Database) -> None:
    delivery = Delivery(
        None, Place(PlaceKind.CHANNEL), moment("2029-03-26 08:00"), Chosen("sammandrag", {})
    )
    assert "För dig" not in plain(dispatch.answer(delivery, example).answer)
    mine = replace(delivery, sender=Account(TEAM, "UKANSLIET"), place=Place(PlaceKind.DIRECT))
    assert "För dig" in plain(dispatch.answer(mine, example).answer)


def test_the_digest_counts_votes_and_points_at_nobody(example: Database) -> None:
    door = Door(example)
    door.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')
    door.accepted("kansliet", NEW)
    door.accepted("kansliet", "omröstning 1 öppna")
    for who in MEMBERS[:3]:
        door.accepted(who, "rösta 1 bifall")
    stage = Stage(example)
    stage.play("den 2026-11-30 kl. 08:00")
    said = "\n".join(stage.play("gast: sammandrag"))
    assert "Omröstning 1: Budget 2027. 3 av 7 har röstat; stänger tisdag den 8 december" in said
    assert "LfU" not in said


def test_a_quiet_week_is_told_as_one(stage: Stage, subjects: list[Subject]) -> None:
    subjects.clear()
    stage.play("den 2029-03-05 kl. 08:00")
    assert "Inget datum faller" in "\n".join(stage.play("gast: sammandrag"))


@pytest.mark.usefixtures("subjects")
def test_a_post_to_come_is_listed_by_the_first_line_of_its_text(example: Database) -> None:
    at = moment("2029-01-24 07:00")
    write_due(example, at)
    said = Stage(example, at).play("kansliet: utskick kommande")
    assert sum("Påminnelse: Styrgruppen" in line for line in said) == 4
    assert any("Sammandrag för vecka 5, 2029" in line for line in said)


@pytest.mark.parametrize(
    ("typed", "answered"),
    [
        ("frist 2027-1", "Påminnelse: Frist 2027-1"),
        ("Frist 1", "Påminnelse: Frist 2027-1"),
        ("möte 1", "Påminnelse: Möte 1: sammanträde tisdag den 4 maj 2027"),
        ("möte 9", "Det finns ingen påminnelse om ”möte 9”."),
        ("möte:abc:2027-02-03", "Det finns ingen påminnelse om"),
        ("möte:1:2027-02-03", "Det finns ingen påminnelse om"),
        ("utträde:99:hej", "Det finns ingen påminnelse om"),
        ("möte:1:2027-02-03T10:00", "Möte 1, onsdag den 3 februari 2027 kl. 10.00: det finns"),
    ],
)
def test_a_subject_is_named_as_people_type_it_and_what_never_was_is_not(
    example: Database, typed: str, answered: str
) -> None:
    room = MeetingRoom(example)
    room.accepted("kansliet", "möte nytt datum=2027-05-04 tid=10:00-12:00")
    assert answered in plain(room.say("kansliet", f"påminnelse {typed}").answer)
