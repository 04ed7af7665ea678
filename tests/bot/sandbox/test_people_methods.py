"""users.*: the people of the workspace."""

from bot.sandbox.options import BOT_SCOPES
from tests.bot.sandbox.stage import MakeStage


async def test_people_are_told_of_without_their_e_mail_unless_it_is_granted(
    stage: MakeStage,
) -> None:
    async with stage() as slack:
        told = (await slack.client.users_info(user="UKANSLIET"))["user"]
        assert (told["name"], told["real_name"]) == ("kansliet", "Kansliet")
        assert "email" not in told["profile"]
        listed = (await slack.client.users_list())["members"]
        assert [member["id"] for member in listed] == [
            "UHALLBAR",
            "UKANSLIET",
            "USKANE",
            "UBORTA",
        ]
        assert listed[3]["deleted"]
        assert (await slack.call("users.info", user="kansliet"))["error"] == "user_not_found"


async def test_people_are_found_by_e_mail(stage: MakeStage) -> None:
    async with stage(scopes=BOT_SCOPES | {"users:read.email"}) as slack:
        found = await slack.client.users_lookupByEmail(email="Kansliet@example.org")
        assert found["user"]["profile"]["email"] == "kansliet@example.org"
        for email in ["borta@example.org", "okand@example.org"]:
            lost = await slack.call("users.lookupByEmail", email=email)
            assert lost["error"] == "users_not_found"
