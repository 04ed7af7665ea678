import json
from datetime import timedelta

import pytest

from governance.links import LinkRequest
from handlers.ask import Account
from handlers.keeping import from_json
from handlers.link_reasons import Reason
from handlers.linking import link_first_kansli
from handlers.texts.refusals import SENTENCES
from storage import links, outbox, people
from storage.database import Database
from storage.journal import Act
from storage.outbox import Post
from tests.conversations.examples import MADE
from tests.conversations.stage import TEAM, Stage


def posts(stage: Stage) -> list[Post]:
    with stage.database.writing() as archive:
        return list(outbox.due(archive, stage.at).values())


def told(stage: Stage, **recipient: object) -> list[str]:
    return [
        from_json(json.dumps(post.content)).title
        for post in posts(stage)
        if post.recipient == recipient
    ]


def account_of(stage: Stage, handle: str) -> list[tuple[str, str]]:
    with stage.database.reading() as archive:
        person = people.by_handle(archive)[handle]
        return [key for key, who in links.accounts(archive).items() if who == person.id]


def person_id(stage: Stage, handle: str) -> int:
    with stage.database.reading() as archive:
        return people.by_handle(archive)[handle].id


def test_every_reason_has_its_sentence() -> None:
    assert set(Reason) <= SENTENCES.keys()


def test_kansliet_is_told_of_a_request_and_the_asker_of_the_answer(stage: Stage) -> None:
    stage.play("nykomling: jag-är samordnare-09")
    assert told(stage, person=person_id(stage, "kansliet")) == ["En koppling väntar på dig"]
    stage.play("kansliet: koppla 1 godkänn")
    assert told(stage, account=[TEAM, "UNYKOMLING"]) == ["Du är kopplad"]


def test_the_account_linked_before_is_told_and_let_go_in_the_same_team(stage: Stage) -> None:
    stage.play("nykomling: jag-är samordnare-09")
    stage.play("kansliet: koppla 1 godkänn")
    assert told(stage, account=[TEAM, "USAMORDNARE09"]) == ["Ett annat konto är kopplat"]
    assert account_of(stage, "samordnare-09") == [(TEAM, "UNYKOMLING")]


def test_an_account_in_another_team_is_told_and_kept(stage: Stage) -> None:
    stage.play("kansliet: koppla gast till team=T0ANNAN användare=UGAST2")
    assert told(stage, account=[TEAM, "UGAST"]) == ["Ett annat konto är kopplat"]
    assert sorted(account_of(stage, "gast")) == [("T0ANNAN", "UGAST2"), (TEAM, "UGAST")]


def test_a_refused_request_links_nobody_and_tells_the_asker(stage: Stage) -> None:
    stage.play("nykomling: jag-är samordnare-09")
    stage.play("kansliet: koppla 1 avslå")
    assert told(stage, account=[TEAM, "UNYKOMLING"]) == ["Du är inte kopplad"]
    assert account_of(stage, "samordnare-09") == [(TEAM, "USAMORDNARE09")]
    assert stage.play("kansliet: koppla 1 godkänn")[0].startswith("(nekas)")


def test_a_seat_is_not_linked_by_kansliet_alone(stage: Stage) -> None:
    stage.play("kansliet: koppla vgr till team=T0SANDBOX användare=UNYVGR")
    assert account_of(stage, "vgr") == [(TEAM, "UVGR")]
    assert told(stage, person=person_id(stage, "lfu1")) == ["En koppling väntar på dig"]
    stage.play("lfu1: koppla 1 godkänn-stol")
    assert account_of(stage, "vgr") == [(TEAM, "UNYVGR")]


def test_a_seat_to_come_needs_the_second_approval_already(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=gast från=2027-06-01")
    answered = stage.play("kansliet: koppla gast till team=T0SANDBOX användare=UNYGAST")
    assert answered[0] == "Ett godkännande till behövs"


def test_one_person_gives_one_approval_even_with_both_roles(stage: Stage) -> None:
    stage.play("kansliet: roll lfu1 ge roll=kansliet")
    stage.play("nyledamot: jag-är rmc2")
    stage.play("lfu1: koppla 1 godkänn")
    assert stage.play("lfu1: koppla 1 godkänn-stol")[0].startswith("(nekas)")
    assert account_of(stage, "rmc2") == [(TEAM, "URMC2")]


def test_nobody_rules_from_the_account_that_asks(stage: Stage) -> None:
    """A kansli person's account that claims to be somebody else may not approve itself."""
    stage.play("kansliet: roll gast ge roll=kansliet")
    stage.play("kansliet: koppla gast till team=T0SANDBOX användare=UNYGAST")
    stage.at += timedelta(minutes=1)
    stage.play("nygast: jag-är samordnare-01")
    assert stage.play("nygast: koppla 1 godkänn")[0].startswith("(nekas)")
    assert stage.play("kansliet: koppla 1 godkänn")[0] == "Kopplingen är klar"


@pytest.mark.parametrize(
    "line", ["koppla", "koppla 1 godkänn", "koppla x till", "koppla gast bort"]
)
@pytest.mark.parametrize("who", ["gast", "samordnare-12", "lfu1", "nykomling"])
def test_only_kansliet_links(stage: Stage, who: str, line: str) -> None:
    answered = stage.play(f"{who}: {line}")
    assert answered[0].startswith("(nekas)")
    assert "Det kan kansliet." in "\n".join(answered)


def test_the_first_kansli_person_is_linked_only_while_none_is(example: Database) -> None:
    extra = Account(TEAM, "UEXTRA")
    assert link_first_kansli(example, extra, MADE) is None
    with example.reading() as archive:
        assert (TEAM, "UEXTRA") not in links.accounts(archive)


def test_an_empty_database_gets_its_first_kansli_person(seeded: Database) -> None:
    first = link_first_kansli(seeded, Account("T1", "U1"), MADE)
    assert first is not None
    assert first.handle == "kansliet"
    assert link_first_kansli(seeded, Account("T1", "U2"), MADE) is None
    with seeded.reading() as archive:
        assert links.accounts(archive) == {("T1", "U1"): first.id}


def test_a_kansli_person_known_but_not_linked_is_the_one_linked(stage: Stage) -> None:
    with stage.database.writing() as archive:
        links.link(archive, Act("prov", stage.at, None), (TEAM, "UKANSLIET"), None)
    first = link_first_kansli(stage.database, Account("T1", "U1"), stage.at)
    assert first is not None
    assert first.id == person_id(stage, "kansliet")


def test_who_is_linked_already_is_told_so_and_nothing_is_asked(stage: Stage) -> None:
    stage.play("nykomling: jag-är samordnare-09")
    stage.play("kansliet: koppla 1 godkänn")
    assert stage.play("nykomling: jag-är samordnare-09")[0] == "Du är redan kopplad"
    assert stage.play("kansliet: koppla")[0] == "Kopplingar"


def test_linking_what_is_linked_changes_nothing(stage: Stage) -> None:
    with stage.database.reading() as archive:
        before = archive.revision
    answered = stage.play("kansliet: koppla rmc1 till team=T0SANDBOX användare=URMC1")
    assert answered[0] == "Kopplingen är klar"
    with stage.database.reading() as archive:
        assert archive.revision == before


def test_a_button_of_kansliet_cannot_give_the_second_approval(stage: Stage) -> None:
    stage.play("kansliet: roll gast ge roll=kansliet")
    stage.play("nyledamot: jag-är rmc2")
    stage.play("kansliet: koppla 1 godkänn")
    answered = "\n".join(stage.play("gast: koppla 1 godkänn"))
    assert "Det kan styrgruppens ordförande." in answered


def test_a_person_whose_account_is_gone_can_be_linked_anew(stage: Stage) -> None:
    stage.play("kansliet: koppla gast bort")
    assert told(stage, account=[TEAM, "UGAST"]) == ["Du är bortkopplad"]
    stage.at += timedelta(minutes=1)
    stage.play("kansliet: koppla gast till team=T0SANDBOX användare=UGAST")
    assert account_of(stage, "gast") == [(TEAM, "UGAST")]


def acts_for_a_seat(stage: Stage, user: str) -> bool:
    with stage.database.reading() as archive:
        return (TEAM, user) in links.seat_accounts(archive)


def waiting_requests(stage: Stage) -> list[LinkRequest]:
    with stage.database.reading() as archive:
        return list(links.pending(archive, stage.at))


def link_newcomer(stage: Stage, person: str) -> None:
    """The account UNYKOMLING, which kansliet alone has linked."""
    stage.play(f"kansliet: koppla {person} till team=T0SANDBOX användare=UNYKOMLING")
    stage.at += timedelta(minutes=1)


def test_the_last_account_of_kansliet_is_not_let_go(stage: Stage) -> None:
    assert stage.play("kansliet: koppla kansliet bort")[0].startswith("(nekas)")
    assert account_of(stage, "kansliet") == [(TEAM, "UKANSLIET")]
    stage.play("kansliet: roll gast ge roll=kansliet")
    assert stage.play("kansliet: koppla kansliet bort")[0] == "Bortkopplad"
    assert stage.play("gast: koppla gast bort")[0].startswith("(nekas)")


def test_kansliet_links_a_seat_holder_twice_and_makes_one_request(stage: Stage) -> None:
    for _ in range(2):
        answered = stage.play("kansliet: koppla vgr till team=T0SANDBOX användare=UNYVGR")
        assert answered[0] == "Ett godkännande till behövs"
    assert len(waiting_requests(stage)) == 1


def test_kansliet_links_what_the_person_has_asked_for_and_makes_no_other_request(
    stage: Stage,
) -> None:
    stage.play("nyvgr: jag-är vgr")
    stage.play("kansliet: koppla vgr till team=T0SANDBOX användare=UNYVGR")
    assert len(waiting_requests(stage)) == 1
    assert stage.play("lfu1: koppla 1 godkänn-stol")[0] == "Kopplingen är klar"


@pytest.mark.parametrize("role", ["ordförande", "vice-ordförande", "ersättare-för-ordförande"])
def test_whoever_leads_without_a_seat_needs_the_second_approval(stage: Stage, role: str) -> None:
    stage.play("kansliet: koppla gast bort")
    stage.at += timedelta(minutes=1)
    stage.play(f"kansliet: roll gast ge roll={role} från=2027-06-01 utsedd-av=lfu1")
    answered = stage.play("kansliet: koppla gast till team=T0SANDBOX användare=UNYGAST")
    assert answered[0] == "Ett godkännande till behövs"
    assert account_of(stage, "gast") == []


@pytest.mark.parametrize(
    "given",
    ["stol 6 sätt person=samordnare-25", "roll samordnare-25 ge roll=vice-ordförande"],
)
def test_an_account_kansliet_alone_linked_carries_no_seat_given_afterwards(
    stage: Stage, given: str
) -> None:
    link_newcomer(stage, "samordnare-25")
    answered = "\n".join(stage.play(f"kansliet: {given}"))
    assert "har redan ett kopplat konto: UNYKOMLING i arbetsytan T0SANDBOX" in answered
    assert "styrgruppens ordförande har godkänt det" in answered
    assert not acts_for_a_seat(stage, "UNYKOMLING")
    assert told(stage, person=person_id(stage, "lfu1")) == ["En koppling väntar på dig"]
    assert "Ditt konto väntar på godkännande" in told(stage, account=[TEAM, "UNYKOMLING"])
    assert stage.play("lfu1: koppla 1 godkänn-stol")[0] == "Kopplingen är klar"
    assert acts_for_a_seat(stage, "UNYKOMLING")
    assert waiting_requests(stage) == []


def test_a_seat_given_twice_asks_once(stage: Stage) -> None:
    for day in ("2027-01-01", "2027-02-01"):
        stage.play(f"kansliet: stol 5 sätt person=gast från={day}")
    assert len(waiting_requests(stage)) == 1


def test_an_account_that_carries_a_seat_already_carries_another(stage: Stage) -> None:
    assert "har redan ett kopplat konto" not in "\n".join(
        stage.play("kansliet: stol 5 sätt person=skane")
    )
    assert waiting_requests(stage) == []


def test_whoever_gives_themselves_a_seat_has_not_approved_it(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=kansliet")
    assert stage.play("lfu1: koppla 1 godkänn-stol")[0].startswith("(nekas)")
    assert stage.play("kansliet: koppla 1 godkänn")[0].startswith("(nekas)")


def test_a_chair_whose_account_waits_gives_no_second_approval(stage: Stage) -> None:
    link_newcomer(stage, "gast")
    stage.play("kansliet: roll gast ge roll=ordförande")
    stage.play("nyledamot: jag-är rmc2")
    stage.play("kansliet: koppla 2 godkänn")
    answered = stage.play("nykomling: koppla 2 godkänn-stol")
    assert answered[0].startswith("(nekas)")
    assert account_of(stage, "rmc2") == [(TEAM, "URMC2")]
    assert "Väntar på godkännande: styrgruppens ordförande." in "\n".join(
        stage.play("nykomling: vem")
    )


def test_an_account_refused_the_seat_stays_linked_without_it(stage: Stage) -> None:
    link_newcomer(stage, "gast")
    stage.play("kansliet: stol 5 sätt person=gast")
    stage.play("lfu1: koppla 1 avslå-stol")
    assert account_of(stage, "gast") == [(TEAM, "UNYKOMLING")]
    assert not acts_for_a_seat(stage, "UNYKOMLING")
    assert "Ditt konto är inte godkänt" in told(stage, account=[TEAM, "UNYKOMLING"])


def test_whoever_waited_too_long_asks_again(stage: Stage) -> None:
    link_newcomer(stage, "gast")
    stage.play("kansliet: stol 5 sätt person=gast")
    stage.at += timedelta(days=8)
    assert stage.play("nykomling: jag-är gast")[0] == "Begäran om koppling"
    stage.play("kansliet: koppla 2 godkänn")
    assert stage.play("lfu1: koppla 2 godkänn-stol")[0] == "Kopplingen är klar"
    assert stage.play("nykomling: jag-är gast")[0] == "Du är redan kopplad"


def test_an_approval_does_not_outlive_the_link(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=gast")
    stage.play("lfu1: koppla 1 godkänn-stol")
    assert acts_for_a_seat(stage, "UGAST")
    stage.play("kansliet: koppla gast bort")
    stage.at += timedelta(minutes=1)
    stage.play("kansliet: koppla gast till team=T0SANDBOX användare=UGAST")
    assert not acts_for_a_seat(stage, "UGAST")
    assert account_of(stage, "gast") == []


def test_a_request_whose_seat_ended_while_it_waited_is_still_ruled_on(stage: Stage) -> None:
    stage.play("kansliet: stol 5 sätt person=gast från=2026-11-01 till=2026-11-24")
    stage.play("nyledamot: jag-är gast")
    stage.play("kansliet: koppla 2 godkänn")
    stage.at += timedelta(days=4)
    assert "Väntar på: styrgruppens ordförande" in "\n".join(stage.play("lfu1: koppla stolar"))
    assert stage.play("lfu1: koppla 2 godkänn-stol")[0] == "Kopplingen är klar"
    assert account_of(stage, "gast") == [(TEAM, "UNYLEDAMOT")]


def linked(stage: Stage, user: str, handle: str | None) -> None:
    """An account linked to a person, or to nobody, as nobody approved it."""
    person = person_id(stage, handle) if handle else None
    with stage.database.writing() as archive:
        links.link(archive, Act("prov", stage.at, None), (TEAM, user), person)


def test_a_stand_in_chair_gives_the_second_approval_but_not_their_own(stage: Stage) -> None:
    stage.play("kansliet: roll lfu2 ge roll=ersättare-för-ordförande utsedd-av=lfu1")
    stage.play("kansliet: koppla vgr till team=T0SANDBOX användare=UNYVGR")
    assert stage.play("lfu2: koppla 1 godkänn-stol")[0] == "Kopplingen är klar"
    assert account_of(stage, "vgr") == [(TEAM, "UNYVGR")]
    stage.play("kansliet: koppla lfu2 till team=T0SANDBOX användare=UNYLFU2")
    for chairing in ("lfu1", "lfu2"):
        assert stage.play(f"{chairing}: koppla 2 godkänn-stol")[0].startswith("(nekas)")
    assert stage.play("rmc1: koppla 2 godkänn-stol")[0] == "Kopplingen är klar"


def test_an_account_of_somebody_else_is_let_go_before_it_is_linked(stage: Stage) -> None:
    for handle in ("samordnare-01", "vgr"):
        answered = "\n".join(
            stage.play(f"kansliet: koppla {handle} till team=T0SANDBOX användare=UGAST")
        )
        assert "UGAST i arbetsytan T0SANDBOX är redan kopplat till Gäst (gast)." in answered
        assert "koppla gast bort användare=UGAST" in answered
        assert account_of(stage, "gast") == [(TEAM, "UGAST")]
    assert waiting_requests(stage) == []
    stage.play("kansliet trycker [Ta bort den kopplingen]")
    stage.at += timedelta(minutes=1)
    stage.play("kansliet: koppla samordnare-01 till team=T0SANDBOX användare=UGAST")
    assert account_of(stage, "samordnare-01") == [(TEAM, "UGAST")]


def test_an_account_that_asks_to_be_somebody_else_is_told_to_be_whose_it_was(stage: Stage) -> None:
    linked(stage, "UFLYTTAR", "gast")
    stage.at += timedelta(minutes=1)
    stage.play("flyttar: jag-är samordnare-01")
    assert "Kontot är kopplat till: Gäst (gast)" in "\n".join(stage.play("kansliet: koppla"))
    (choices,) = [part for part in stage.answer.parts if "Godkänn 1" in str(part)]
    assert "och inte längre som Gäst (gast)" in str(choices)
    answered = "\n".join(stage.play("kansliet: koppla 1 godkänn"))
    assert "Kontot var kopplat till Gäst (gast), och är det inte längre." in answered
    assert (TEAM, "UFLYTTAR") in account_of(stage, "samordnare-01")


def test_the_last_account_of_kansliet_is_not_moved_to_somebody_else(stage: Stage) -> None:
    """Whoever approved the move first may be gone when the second approval comes."""
    stage.play("kansliet: roll gast ge roll=kansliet")
    linked(stage, "UFLYTTAR", "kansliet")
    linked(stage, "UKANSLIET", None)
    stage.at += timedelta(minutes=1)
    stage.play("flyttar: jag-är vgr")
    stage.play("gast: koppla 1 godkänn")
    linked(stage, "UGAST", None)
    assert "inget konto för kansliet kvar" in "\n".join(stage.play("lfu1: koppla 1 godkänn-stol"))
    assert account_of(stage, "kansliet") == [(TEAM, "UFLYTTAR")]


def test_what_nobody_can_approve_says_who_can_mend_it(stage: Stage) -> None:
    ask = "kansliet: koppla vgr till team=T0SANDBOX användare=UNYVGR"
    linked(stage, "ULFU1", None)
    answered = "\n".join(stage.play(ask))
    assert "hallbar import organisation" in answered
    assert "har fått veta det" not in answered
    assert "hallbar import organisation" in "\n".join(stage.play("kansliet: koppla"))
    linked(stage, "ULFU1", "lfu1")
    assert "hallbar import organisation" in "\n".join(stage.play(ask)), "linked but not approved"


def test_a_new_request_replaces_the_accounts_earlier_one_and_those_asked_are_told(
    stage: Stage,
) -> None:
    stage.play("nyordf: jag-är lfu1")
    stage.play("kansliet: koppla 1 godkänn")
    asked = "\n".join(stage.play("nyordf: jag-är samordnare-09"))
    assert "Den ersätter din begäran 1." in asked
    lapsed = "Begäran 1 gäller inte längre"
    assert lapsed in told(stage, person=person_id(stage, "kansliet"))
    assert lapsed in told(stage, person=person_id(stage, "rmc1"))
    assert stage.play("rmc1: koppla 1 godkänn-stol")[0].startswith("(nekas)")
    assert "ha ersatts av en nyare" in "\n".join(stage.play("rmc1: koppla 1 godkänn-stol"))
    stage.play("kansliet: koppla 2 godkänn")
    assert account_of(stage, "samordnare-09") == [(TEAM, "UNYORDF")]


def test_a_replaced_request_does_not_come_back_when_the_newer_one_is_refused(stage: Stage) -> None:
    stage.play("nykomling: jag-är samordnare-09")
    stage.play("nykomling: jag-är samordnare-01")
    stage.play("kansliet: koppla 2 avslå")
    assert stage.play("kansliet: koppla 1 godkänn")[0].startswith("(nekas)")


def test_who_asks_again_for_the_same_person_keeps_the_request(stage: Stage) -> None:
    stage.play("nykomling: jag-är samordnare-09")
    stage.play("nykomling: jag-är samordnare-09")
    assert told(stage, person=person_id(stage, "kansliet")) == ["En koppling väntar på dig"]
    assert stage.play("kansliet: koppla 1 godkänn")[0] == "Kopplingen är klar"


def test_a_request_that_kansliet_overtakes_is_told_of_to_those_asked_and_to_the_account(
    stage: Stage,
) -> None:
    stage.play("nykomling: jag-är samordnare-09")
    stage.play("kansliet: koppla samordnare-01 till team=T0SANDBOX användare=UNYKOMLING")
    assert "Begäran 1 gäller inte längre" in told(stage, person=person_id(stage, "kansliet"))
    assert told(stage, account=[TEAM, "UNYKOMLING"]) == [
        "Din begäran 1 gäller inte längre",
        "Du är kopplad",
    ]
