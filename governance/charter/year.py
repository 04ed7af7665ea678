"""The clauses on the operating year, its report and its plan (R7-R10)."""

from governance.charter.clause import Clause, Use, words

YEAR = "Verksamhetsår och rapport"

CLAUSES = (
    Clause(
        "R7",
        YEAR,
        "Verksamhetsåret är kalenderåret: det börjar den 1 januari och slutar den 31 december.",
        Use.RULE,
        words("verksamhetsår, verksamhetsåret, kalenderår, år, 1 januari, 31 december"),
    ),
    Clause(
        "R8",
        YEAR,
        "Styrgruppen ska senast den 31 mars ha lämnat verksamhetsrapporten till var och en av de "
        "21 regionerna.",
        Use.RULE,
        words(
            "verksamhetsrapport, verksamhetsrapporten, rapport, årsrapport, årsredovisning, "
            "redovisning, överlämna, 31 mars, mars, sista mars"
        ),
        reading="Rapporten gäller året före: den som ska lämnas i mars 2027 handlar om 2026.",
        readings=("A8",),
    ),
    Clause(
        "R9",
        YEAR,
        "I verksamhetsrapporten ingår två delar: en förvaltningsberättelse och ett årsbokslut.",
        Use.RULE,
        words(
            "verksamhetsrapport, verksamhetsrapporten, rapport, innehåll, förvaltningsberättelse, "
            "årsbokslut, bokslut, årsredovisning, redovisning"
        ),
    ),
    Clause(
        "R10",
        YEAR,
        "Den 15 december är sista dagen för att ha tagit fram verksamhetsplanen och presenterat "
        "den för både RMC och LfU. Den visar vilka områden som pågår och vilka regioner som "
        "ansvarar.",
        Use.RULE,
        words(
            "verksamhetsplan, verksamhetsplanen, plan, presentera, 15 december, december, "
            "områden, ansvarig region, ansvariga regioner"
        ),
        reading="Planen gäller året efter. Om beslutet ska fattas före eller efter presentationen "
        "sägs inte; vi föreslår att styrgruppen beslutar minst två veckor före den 15 december.",
        readings=("A8", "A12"),
    ),
)
