from handlers.directory import accounts
from tests.conversations.stage import Stage


def in_the_steering_channel(stage: Stage) -> set[str]:
    with stage.database.reading() as archive:
        entries = accounts(archive, stage.at.date())
    return {each.handle for each in entries if "styrgruppen" in each.channels}


def test_the_steering_channel_is_for_those_seated_those_who_lead_and_kansliet(
    stage: Stage,
) -> None:
    seated = {"stockholm", "vgr", "skane", "lfu1", "lfu2", "rmc1", "rmc2"}
    assert in_the_steering_channel(stage) == {*seated, "kansliet"}
    stage.play("kansliet: roll gast ge roll=ersättare-för-ordförande utsedd-av=lfu1")
    assert in_the_steering_channel(stage) == {*seated, "kansliet", "gast"}
