from collections.abc import Mapping
from datetime import date

from governance.matters import Matter
from governance.people import Appointment, Role
from governance.reminders import Kind, Subject
from governance.steps import Turn
from handlers.ask import Chosen
from handlers.duty_reminders import subjects
from handlers.reading import read
from storage import links, people
from storage.journal import Act
from tests.conversations.stage import Stage
from tests.handlers.duty_stage import asked, at, decide


def found(stage: Stage) -> Mapping[str, Subject]:
    with stage.database.reading() as archive:
        given = list(subjects(archive, stage.at))
    assert len({each.key for each in given}) == len(given)
    return {each.key: each for each in given}


def handles(stage: Stage, persons: tuple[int, ...]) -> list[str]:
    with stage.database.reading() as archive:
        known = people.load(archive)
    return [known[each].handle for each in persons]


def test_everything_that_is_left_of_the_year_and_the_next_is_a_subject(stage: Stage) -> None:
    given = found(stage)
    assert {key: (each.kind, each.due) for key, each in given.items()} == {
        "frist:2026-1": (Kind.DUTY, date(2026, 3, 31)),
        "frist:2026-3": (Kind.DUTY, date(2026, 12, 15)),
        "frist:2026-4": (Kind.DUTY, date(2026, 12, 31)),
        "frist:2026-5": (Kind.DUTY, date(2026, 12, 31)),
        "frist:2026-8": (Kind.OTHER, date(2026, 12, 31)),
        "frist:2026-9": (Kind.OTHER, date(2026, 12, 31)),
        "frist:2026-10": (Kind.OTHER, date(2026, 2, 28)),
        "frist:2027-1": (Kind.DUTY, date(2027, 3, 31)),
        "frist:2027-2": (Kind.EXIT, date(2027, 6, 30)),
        "frist:2027-3": (Kind.DUTY, date(2027, 12, 15)),
        "frist:2027-4": (Kind.DUTY, date(2027, 12, 31)),
        "frist:2027-5": (Kind.DUTY, date(2027, 12, 31)),
        "frist:2027-10": (Kind.OTHER, date(2027, 2, 28)),
        "mandat:2027-12-31": (Kind.TERM, date(2027, 12, 31)),
    }


def test_every_subject_asks_a_command_that_answers(stage: Stage) -> None:
    stage.play("den 2026-12-01 kl. 10:00")
    for each in found(stage).values():
        verb, fields = each.ask
        reading = read(Chosen(verb, fields))
        assert (reading.misread, reading.command.writes) == (None, False)


def test_whoever_sees_to_it_is_told_as_named(stage: Stage) -> None:
    first = found(stage)["frist:2027-1"]
    assert handles(stage, first.owners) == ["kansliet"]
    assert handles(stage, first.backups) == handles(stage, first.chairs) == ["lfu1"]
    stage.play("kansliet: frist 1 ansvarig ägare=ledamot reserv=vice-ordförande")
    then = found(stage)["frist:2027-1"]
    assert len(then.owners) == 8
    assert handles(stage, then.backups) == ["rmc1"]


def test_whoever_records_is_told_and_waited_for_with_an_owner_who_may_not(stage: Stage) -> None:
    stage.play("kansliet: frist 2026-3 ansvarig ägare=ordförande reserv=vice-ordförande")
    plan = found(stage)["frist:2026-3"]
    assert handles(stage, plan.owners) == handles(stage, plan.awaited) == ["kansliet", "lfu1"]
    said = asked(stage, "lfu1: frist 2026-3").splitlines()
    assert "Ansvarig: styrgruppens ordförande; reserv: styrgruppens vice ordförande" in said
    assert "Skrivs in av: kansliet" in said
    stage.play("kansliet: frist 2026-3 ansvarig ägare=kansliet")
    assert "Skrivs in av" not in asked(stage, "lfu1: frist 2026-3")


def test_while_nobody_is_the_chair_the_vice_chair_backs_up(stage: Stage) -> None:
    stage.play("kansliet: roll lfu1 ta roll=ordförande")
    plan = found(stage)["frist:2026-3"]
    assert handles(stage, plan.backups) == handles(stage, plan.chairs) == ["rmc1"]
    assert (
        "Ansvarig: kansliet; reserv: styrgruppens vice ordförande (ingen är inskriven som "
        "styrgruppens ordförande)"
    ) in asked(stage, "kansliet: frist 2026-3")
    assert "Tolkning A6:" in asked(stage, "kansliet: frist 2026-3")
    stage.play("kansliet: roll rmc1 ta roll=vice-ordförande")
    plan = found(stage)["frist:2026-3"]
    assert handles(stage, plan.backups) == handles(stage, plan.chairs) == ["kansliet"]
    assert (
        "Ansvarig: kansliet; reserv: saknas (ingen är inskriven som styrgruppens ordförande)"
    ) in asked(stage, "kansliet: frist 2026-3")
    stage.play("kansliet: frist 2026-3 ansvarig ägare=ordförande reserv=ledamot")
    assert (
        "Ansvarig: kansliet (ingen är inskriven som styrgruppens ordförande); reserv: ledamot i "
        "styrgruppen"
    ) in asked(stage, "kansliet: frist 2026-3")


def test_the_committee_is_told_of_to_whom_its_duty_says(stage: Stage) -> None:
    stage.play("kansliet: roll ta person=rmc2 roll=rmc-au till=2026-11-21")
    whom = "Kontakt hos RMC: ingen är inskriven, så {} får påminnelserna (Inställning)"
    assert whom.format("styrgruppens vice ordförande") in asked(stage, "gast: frist 2026-7")
    assert handles(stage, found(stage)["frist:2026-7"].owners) == ["kansliet", "rmc1"]
    stage.play("kansliet: roll rmc1 ta roll=vice-ordförande")
    assert whom.format("styrgruppens ordförande") in asked(stage, "gast: frist 2026-7")
    assert handles(stage, found(stage)["frist:2026-7"].owners) == ["kansliet", "lfu1"]
    stage.play("kansliet: roll lfu1 ta roll=ordförande")
    assert whom.format("kansliet") in asked(stage, "gast: frist 2026-7")
    stage.play("kansliet: roll gast ge roll=rmc-kontakt")
    assert handles(stage, found(stage)["frist:2026-7"].owners) == ["kansliet", "gast"]


def test_a_fulfilled_duty_yields_none(stage: Stage) -> None:
    decide(stage.database, Matter.PLAN, "Verksamhetsplan 2027", date(2026, 11, 2))
    stage.play("kansliet: plan 2027 område rubrik=Textil region=Skåne")
    stage.play("kansliet: plan 2027 presenterad för=RMC")
    assert "frist:2026-3" in found(stage)
    stage.play("kansliet: plan 2027 presenterad för=LfU")
    assert "frist:2026-3" not in found(stage)
    stage.play("kansliet: plan 2027 ångra steg=presenterad för=LfU")
    assert "frist:2026-3" in found(stage)


def test_what_was_before_anything_was_recorded_is_never_reminded_of(stage: Stage) -> None:
    assert not [key for key in found(stage) if key.startswith("frist:2025")]


def test_the_window_is_a_subject_until_it_has_passed(stage: Stage) -> None:
    stage.play("den 2027-06-30 kl. 23:59")
    assert "frist:2027-2" in found(stage)
    stage.play("den 2027-07-01 kl. 00:00")
    assert "frist:2027-2" not in found(stage)
    assert "frist:2028-2" in found(stage)


def test_meetings_in_the_calendar_are_not_missing_until_their_day_is_over(stage: Stage) -> None:
    stage.play("den 2027-01-02 kl. 10:00")
    for month in (3, 5, 9, 11):
        stage.play(f"kansliet: möte 2027-{month:02}-10 nytt tid=10:00-12:00 plats=Teams")
    assert "frist:2027-4" not in found(stage)
    assert "frist:2027-5" in found(stage)
    stage.play("den 2027-03-11 kl. 10:00")
    assert "frist:2027-4" in found(stage)


def test_terms_that_end_on_one_day_are_one_subject_for_kansliet_and_who_appoints(
    stage: Stage,
) -> None:
    term = found(stage)["mandat:2027-12-31"]
    assert handles(stage, term.owners) == ["kansliet", "rmc1"]
    stage.play("kansliet: stol 6 sätt person=rmc1 från=2028-01-01")
    assert "mandat:2027-12-31" in found(stage)
    stage.play("kansliet: stol 7 sätt person=rmc2 från=2028-01-01")
    assert "mandat:2027-12-31" not in found(stage)


def test_a_term_of_lfus_is_told_to_the_chair(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=lfu2 från=2026-11-22 mandat-till=2027-05-31")
    assert handles(stage, found(stage)["mandat:2027-05-31"].owners) == ["kansliet", "lfu1"]


def test_a_term_is_told_to_the_contact_of_who_appoints_once_there_is_one(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=lfu2 från=2026-11-22 mandat-till=2027-12-31")
    assert handles(stage, found(stage)["mandat:2027-12-31"].owners) == ["kansliet", "lfu1", "rmc1"]
    stage.play("kansliet: roll gast ge roll=lfu-kontakt")
    assert handles(stage, found(stage)["mandat:2027-12-31"].owners) == ["kansliet", "rmc1", "gast"]
    stage.play("kansliet: roll gast ta roll=lfu-kontakt till=2026-11-22")
    stage.play("kansliet: roll gast ge roll=rmc-kontakt från=2026-11-23")
    stage.play("den 2026-11-23 kl. 10:00")
    assert handles(stage, found(stage)["mandat:2027-12-31"].owners) == ["kansliet", "lfu1", "gast"]


def contact(stage: Stage, handle: str, *, linked: bool = False) -> None:
    """Record another contact of RMC's."""
    act = Act("prov", stage.at, None)
    with stage.database.writing() as archive:
        person = people.add(archive, act, people.Entry(handle, f"Kontakt {handle}"))
        people.appoint(archive, act, Appointment(person.id, Role.RMC_CONTACT, stage.at.date()))
        if linked:
            links.link(archive, act, ("T0SANDBOX", handle.upper()), person.id)


def test_a_contact_without_an_account_takes_the_reminder_from_nobody(stage: Stage) -> None:
    stage.play("den 2027-10-01 kl. 09:00")
    contact(stage, "ett")
    assert handles(stage, found(stage)["mandat:2027-12-31"].owners) == ["kansliet", "rmc1"]
    told = stage.play("kansliet: frist 2027-6")
    assert (
        "Kontakt hos RMC: Kontakt ett, som inte har något kopplat konto, så styrgruppens vice "
        "ordförande får påminnelserna (Inställning)"
    ) in told
    assert any("[Skriv in RMC:s kontakt]" in line for line in told)
    contact(stage, "två")
    assert any(
        "Kontakt ett och Kontakt två, som inte har något kopplat konto, så" in line
        for line in stage.play("kansliet: frist 2027-6")
    )


def test_of_several_contacts_those_with_an_account_are_told(stage: Stage) -> None:
    stage.play("den 2027-10-01 kl. 09:00")
    contact(stage, "ett")
    contact(stage, "två", linked=True)
    assert handles(stage, found(stage)["mandat:2027-12-31"].owners) == ["kansliet", "två"]
    told = stage.play("kansliet: frist 2027-6")
    assert (
        "Kontakt hos RMC: Kontakt två (Kontakt ett har inget kopplat konto och får inga "
        "påminnelser)"
    ) in told
    assert not any("[Skriv in RMC:s kontakt]" in line for line in told)


def test_the_contact_is_told_of_the_committee_too_and_chooses_reminders_as_others_do(
    stage: Stage,
) -> None:
    stage.play("kansliet: roll ta person=rmc2 roll=rmc-au till=2026-11-22")
    stage.play("kansliet: roll gast ge roll=rmc-kontakt")
    stage.play("den 2026-11-23 kl. 10:00")
    assert handles(stage, found(stage)["frist:2026-7"].awaited) == ["kansliet", "gast"]
    assert stage.play("gast: påminnelser mina av")[0] == "Mina påminnelser"


def test_a_term_presses_from_the_day_of_its_first_reminder_whatever_the_plan(
    stage: Stage,
) -> None:
    def presses(moment: str) -> bool:
        stage.at = at(moment)
        return found(stage)["mandat:2027-12-31"].pressing

    assert not presses("2027-09-30")
    assert presses("2027-10-01"), "ninety days before is a Saturday"
    stage.play('kansliet: påminnelser mandat ändra dagar="120, 30"')
    assert not presses("2027-09-01")
    assert presses("2027-09-02")
    stage.play("kansliet: påminnelser mandat ändra dagar=20")
    assert not presses("2027-12-09")
    assert presses("2027-12-10")


def test_an_adopted_working_order_and_a_filled_committee_are_none(stage: Stage) -> None:
    assert "frist:2026-7" not in found(stage)
    stage.play('kansliet: arbetsordning anta protokoll="2026-11-20 § 4"')
    assert "frist:2026-8" not in found(stage)
    stage.play("kansliet: roll ta person=rmc2 roll=rmc-au till=2026-11-22")
    stage.play("den 2026-11-23 kl. 10:00")
    assert "frist:2026-7" in found(stage)


def test_each_says_whose_turn_it_is_and_whom_it_waits_for(stage: Stage) -> None:
    given = found(stage)
    report, order, financing = (
        given[f"frist:{number}"] for number in ("2026-1", "2026-8", "2026-9")
    )
    assert (report.turns, handles(stage, report.awaited)) == ((Role.KANSLI,), ["kansliet"])
    assert order.turns == (Turn.STEERING_GROUP,)
    assert handles(stage, order.awaited) == ["kansliet", "lfu1"]
    assert financing.turns == (Turn.REGIONS,)
    # The regions that have decided are not waited for.
    assert sorted(handles(stage, financing.awaited)) == [
        "kansliet",
        *(f"samordnare-{code}" for code in ("09", "13", "23", "25")),
    ]
    window = given["frist:2027-2"]
    assert (window.turns, window.awaited) == ((), ())


def test_what_has_no_date_presses_and_so_do_meetings_when_the_year_runs_out_on_them(
    stage: Stage,
) -> None:
    assert {key for key, each in found(stage).items() if not each.dated} == {
        "frist:2026-8",
        "frist:2026-9",
    }
    always = {"frist:2026-8", "frist:2026-9"}
    missing = {"frist:2026-4", "frist:2026-5"}
    assert {key for key, each in found(stage).items() if each.pressing} == always | missing
    stage.play("den 2027-09-30 kl. 23:59")
    assert not found(stage)["frist:2027-4"].pressing
    stage.play("den 2027-10-01 kl. 00:00")
    assert found(stage)["frist:2027-4"].pressing


def test_the_figures_of_the_next_year_are_a_subject_before_it_begins(stage: Stage) -> None:
    assert "frist:2027-10" in found(stage)
    stage.play("den 2027-02-28 kl. 10:00")
    assert {"frist:2026-10", "frist:2027-10"} <= found(stage).keys()
    stage.play("den 2027-03-01 kl. 10:00")
    assert "frist:2026-10" not in found(stage)


def test_what_has_no_date_and_was_not_done_last_year_is_told_of_as_this_years(
    stage: Stage,
) -> None:
    stage.play("den 2026-12-31 kl. 23:59")
    assert "frist:2027-8" not in found(stage)
    stage.play("den 2027-01-01 kl. 00:00")
    last, now = (found(stage)[f"frist:{year}-8"] for year in (2026, 2027))
    assert (last.due, now.due) == (date(2026, 12, 31), date(2027, 12, 31))
    assert last.ask == now.ask == ("frist", {"nr": "2027-8"})
    assert (last.turns, last.awaited, last.dated) == ((), (), False)
    assert now.turns == (Turn.STEERING_GROUP,)
    stage.play('kansliet: arbetsordning anta protokoll="2026-11-20 § 4"')
    assert not {"frist:2026-8", "frist:2027-8"} & found(stage).keys()


def test_what_was_done_when_last_year_ended_is_not_told_of_as_undone_then(stage: Stage) -> None:
    stage.play("den 2027-01-02 kl. 10:00")
    stage.play("kansliet: roll ta person=rmc2 roll=rmc-au till=2027-01-02")
    stage.play("den 2027-01-03 kl. 10:00")
    assert "frist:2027-7" in found(stage)
    assert "frist:2026-7" not in found(stage)


def test_a_term_has_a_backup_too(stage: Stage) -> None:
    term = found(stage)["mandat:2027-12-31"]
    assert handles(stage, term.backups) == handles(stage, term.chairs) == ["lfu1"]


def test_terms_that_end_on_different_days_each_wait_for_who_appoints(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=lfu2 från=2026-11-22 mandat-till=2027-05-31")
    may, december = (found(stage)[f"mandat:{day}"] for day in ("2027-05-31", "2027-12-31"))
    assert (may.turns, december.turns) == ((Turn.LFU,), (Turn.RMC,))


def test_nothing_is_a_subject_beyond_the_years_that_are_counted(stage: Stage) -> None:
    stage.at = at("2100-12-30")
    assert {key.split(":")[1].split("-")[0] for key in found(stage)} == {"2099", "2100"}
    assert stage.play("gast: påminnelser utträde")[0] == "Påminnelser: utträde"
    stage.at = at("2024-04-01")
    assert not [key for key in found(stage) if "2023" in key]
