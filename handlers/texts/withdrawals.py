"""What is said of notices of exit: all of them, one, and the receipts for what is recorded."""

from collections.abc import Mapping

from governance.withdrawal import CONFIRM_WITHIN, NOTICE, Notice, overdue
from handlers.answer import Answer, Choice, Choices, Column, Table, Text
from handlers.ask import Chosen
from handlers.notice_view import Shown, View
from handlers.texts import notice_card as card
from handlers.texts.formats import day
from handlers.texts.notice_buttons import ALL, show, ways_on
from handlers.withdrawal_arguments import ANSWER, CONFIRMATION

NOTICES = "meddelanden om utträde: alla, eller ett av dem med vad varje läsning ger"
RECORD = "skriv in en regions meddelande om utträde"
RULE = "svara från vilken dag ett utträde får verkan"
CONFIRM = "skriv in styrgruppens skriftliga bekräftelse av ett utträde"
CORRECT = "ändra det som har skrivits fel om ett utträde: tiderna, diarienumret eller länken"
TAKE_BACK = "ta tillbaka det som har skrivits in av misstag: utträdet, svaret eller bekräftelsen"
HINTS: Mapping[str, str] = {
    "region": "Regionen som vill lämna samarbetet.",
    "skickat": "När regionen skickade det, till exempel 2026-06-30 16:05.",
    "mottaget": "När kansliet eller ordföranden tog emot det, till exempel 2026-07-02 09:30.",
    "diarienummer": "Diarienumret.",
    "verkan": "Den 1 januari då regionen inte längre är med, till exempel 2028-01-01.",
    "datum": "Dagen på bekräftelsen. Utan datum gäller i dag, eller dagen som redan står.",
    "steg": "Vad som tas tillbaka. Utan det är det hela meddelandet.",
}
NONE = "Inget meddelande om utträde är inskrivet."
GONE: Mapping[str, str] = {
    ANSWER: "Ordförandens svar är borttaget, och utträdet väntar på svar igen.",
    CONFIRMATION: "Bekräftelsen är borttagen, och utträdet väntar på bekräftelse igen.",
}
KEPT = "Uppgiften finns kvar i journalen."


def notices(found: Shown) -> Answer:
    """Every notice that stands."""
    record = Choice("Skriv in ett meddelande", Chosen("utträde meddelat", {}), opens_form=True)
    buttons = (
        *(show(each.number) for each in found.notices[:5]),
        *((record,) if found.records else ()),
        Choice("Regler om utträde", Chosen("regler", {"fråga": "utträde"})),
    )
    if not found.notices:
        return Answer("Utträden", (Text(NONE), Choices(buttons)), (NOTICE,))
    columns = tuple(Column(title) for title in ("Nr", "Region", "Mottaget", "Verkan", "Bekräftat"))
    table = Table("Meddelanden om utträde", columns, tuple(map(_row, found.notices)))
    return Answer("Utträden", (table, *_late(found.notices), Choices(buttons)), card.SOURCES)


def notice(view: View) -> Answer:
    """A notice, with what each reading leads to and what it waits for."""
    return Answer(card.title(view), (*card.parts(view), ways_on(view)), card.sources(view))


def recorded(view: View, *, asked: bool) -> Answer:
    """The receipt for a notice; `asked` says that the chair is asked about it."""
    said = f"Meddelandet är inskrivet som utträde {view.number}."
    chair = " Ordföranden får frågan i ett direktmeddelande." if asked else ""
    nobody = f" Men {card.NO_CHAIR}, så ingen kan svara än. Den som får rollen får frågan."
    return _with(f"{said}{chair if view.chaired else nobody}", view)


def corrected(view: View, before: Notice) -> Answer:
    """The receipt for a notice put right; an answer to other readings is no answer to these."""
    if view.notice == before:
        return _with("Det stod så redan, så ingenting är ändrat.", view)
    said = f"Meddelandet är ändrat. Förut, och kvar i journalen: {card.told(before)}."
    lapsed = before.effective is not None and view.notice.effective is None
    again = (
        " Läsningarna ger en annan verkan nu, så ordförandens svar är borttaget och frågan ställs "
        "igen."
        if lapsed
        else ""
    )
    return _with(f"{said}{again}", view)


def ruled(view: View, before: Notice) -> Answer:
    """The receipt for the chair's answer."""
    changed = before.effective not in {None, view.notice.effective}
    kept = f" Förut: {day(before.effective)}." if before.effective and changed else ""
    effective = day(view.notice.effective) if view.notice.effective else ""
    return _with(f"Svaret är inskrivet: utträdet får verkan {effective}.{kept}", view)


def confirmed(view: View, before: Notice) -> Answer:
    """The receipt for the confirmation."""
    changed = card.confirmation(before) != card.confirmation(view.notice)
    kept = f" Förut: {card.confirmation(before)}." if before.confirmed_on and changed else ""
    return _with(f"Bekräftelsen är inskriven.{kept}", view)


def taken_back(view: View, step: str) -> Answer:
    """The receipt for a notice, an answer or a confirmation taken back."""
    if step in GONE:
        return _with(f"{GONE[step]} {KEPT}", view)
    said = f"Utträde {view.number} är borttaget. {KEPT}"
    return Answer(card.title(view), (Text(said), Choices((ALL,))), (NOTICE,))


def _with(said: str, view: View) -> Answer:
    parts = (Text(said), *card.parts(view), ways_on(view))
    return Answer(card.title(view), parts, card.sources(view))


def _row(view: View) -> tuple[str, ...]:
    found = view.notice
    return (
        str(view.number),
        view.region,
        found.received_on.isoformat(),
        found.effective.isoformat() if found.effective else "väntar på svar",
        found.confirmed_on.isoformat() if found.confirmed_on else "nej",
    )


def _late(found: tuple[View, ...]) -> tuple[Text, ...]:
    late = tuple(str(each.number) for each in found if overdue(each.notice, each.today))
    if not late:
        return ()
    numbers = ", ".join(late)
    return (Text(f"Bekräftelsen har väntat mer än {CONFIRM_WITHIN} dagar för utträde {numbers}."),)
