"""The buttons of a notice of exit: the chair's answers, the confirmation, taking it back."""

from datetime import date

from governance.withdrawal import effects
from handlers.answer import Choice, Choices, Style
from handlers.ask import Chosen
from handlers.notice_view import View
from handlers.texts.formats import day
from handlers.withdrawal_arguments import ANSWER, CONFIRMATION, NOTICE

ALL = Choice("Utträden", Chosen("utträde", {}))
NAME_CHAIR = Choice(
    "Skriv in ordföranden", Chosen("roll ge", {"roll": "ordförande"}), opens_form=True
)


def show(number: int) -> Choice:
    """The button that shows a notice."""
    return Choice(f"Utträde {number}", Chosen("utträde", {"nr": str(number)}))


def ways_on(view: View) -> Choices:
    """Every button a notice has, for whoever looks."""
    found = view.notice
    ruling = _rulings(view) if view.rules and not found.withdrawn else ()
    tending = _tending(view) if view.tends and not found.withdrawn else ()
    vacant = view.tends and found.to_rule and not view.chaired
    return Choices((*ruling, *((NAME_CHAIR,) if vacant else ()), *tending, ALL))


def _rulings(view: View) -> tuple[Choice, ...]:
    if view.notice.effective is not None:
        fields = {"nr": str(view.number)}
        change = Choice("Ändra svaret", Chosen("utträde avgör", fields), opens_form=True)
        sure = "Svaret tas bort, som givet av misstag."
        return (change, _undo(view, "Ta tillbaka svaret", ANSWER, sure))
    offered = sorted(set(effects(view.notice).values()), reverse=True)
    another = Chosen("utträde avgör", {"nr": str(view.number)})
    return (
        *(_ruling(view, effective) for effective in offered),
        Choice("Ett senare år", another, opens_form=True),
    )


def _ruling(view: View, effective: date) -> Choice:
    fields = {"nr": str(view.number), "verkan": effective.isoformat()}
    sure = f"Svaret skrivs in: {view.region} lämnar samarbetet {day(effective)}."
    label = f"Verkan {day(effective)}"
    return Choice(label, Chosen("utträde avgör", fields), Style.PRIMARY, confirm=sure)


def _tending(view: View) -> tuple[Choice, ...]:
    number = {"nr": str(view.number)}
    change = Choice("Ändra", Chosen("utträde ändra", number), opens_form=True)
    if view.notice.confirmed_on is not None:
        sure = "Bekräftelsen tas bort, som inskriven av misstag."
        return (change, _undo(view, "Ta tillbaka bekräftelsen", CONFIRMATION, sure))
    sure = f"Meddelandet från {view.region} tas bort, som inskrivet av misstag."
    undo = _undo(view, "Ta tillbaka", NOTICE, sure)
    mistaken = () if view.notice.effective is not None else (undo,)
    vote = {"ärende": "utträdesbekräftelse", "rubrik": f"Bekräftelse av utträde, {view.region}"}
    return (
        Choice("Förbered bekräftelsen", Chosen("omröstning ny", vote), opens_form=True),
        Choice("Skriv in bekräftelsen", Chosen("utträde bekräftat", number), opens_form=True),
        change,
        *mistaken,
    )


def _undo(view: View, label: str, step: str, sure: str) -> Choice:
    fields = {"nr": str(view.number), "steg": step}
    return Choice(label, Chosen("utträde ångra", fields), Style.DANGER, confirm=sure)
