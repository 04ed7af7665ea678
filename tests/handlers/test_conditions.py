from datetime import datetime, timedelta

from governance.drafts import Draft
from governance.local_time import STOCKHOLM
from governance.matters import Matter
from governance.room import Form
from governance.working_order import DRAFT
from handlers.conditions import conditions
from storage import people
from tests.conversations.stage import Stage

AT = datetime(2026, 11, 23, 10, tzinfo=STOCKHOLM)
UNAPPROVED = ("T0SANDBOX", "UOBEHORIG")


def test_an_account_without_the_second_approval_is_not_frozen_into_an_electorate(
    stage: Stage,
) -> None:
    stage.play("kansliet: koppla gast till team=T0SANDBOX användare=UOBEHORIG")
    stage.play("kansliet: stol 6 sätt person=gast")
    draft = Draft(Matter.WORKING_ORDER, "Ordning", "Anta.", Form.CAPSULAM, AT + timedelta(30))
    with stage.database.reading() as archive:
        guest = people.by_handle(archive)["gast"].id
        electors = conditions(draft, DRAFT, AT, archive).electorate
    seated = {elector.person: elector.accounts for elector in electors}
    assert UNAPPROVED not in seated[guest]
    assert sum(bool(accounts) for accounts in seated.values()) == 6
