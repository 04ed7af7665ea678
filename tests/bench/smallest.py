"""The smallest Bolt app, on the product's own server: what there is to compare with."""

import asyncio
import sys

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.run import until_stopped
from bot.slack.client import web_client
from bot.slack.http import web_app
from bot.web import serving


async def main(port: int, api_url: str, secret: str) -> None:
    client = web_client("xoxb-sandbox", api_url)
    app = AsyncApp(
        client=client,
        signing_secret=secret,
        process_before_response=True,
    )

    @app.command("/hallbar")
    async def hallbar(ack: AsyncAck) -> None:
        await ack("ok")

    async with serving(web_app(app), "127.0.0.1", port):
        await until_stopped()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), sys.argv[2], sys.argv[3]))
