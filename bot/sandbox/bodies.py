"""Bodies of requests, never larger than they may be."""

from starlette.exceptions import HTTPException
from starlette.requests import Request


async def body_of(request: Request, most: int) -> bytes:
    """Read a body; one past `most` bytes is refused before it is kept."""
    read = bytearray()
    async for chunk in request.stream():
        read += chunk
        if len(read) > most:
            raise HTTPException(413)
    return bytes(read)
