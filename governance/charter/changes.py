"""The clauses on changing the cooperation and on leaving it (R23-R25)."""

from governance.charter.clause import Clause, Use, words

CHANGES = "Regler för att ändra samarbetsformerna"
EXIT = "Utträde ur samarbetet"

CLAUSES = (
    Clause(
        "R23",
        CHANGES,
        "En ändring av samarbetsformerna går i tre led. Styrgruppen bereder förslaget, LfU:s "
        "styrelse och RMC:s arbetsutskott tar upp det, och till sist beslutar regionerna var för "
        "sig.",
        Use.RULE,
        words(
            "ändra, ändring, ändringar, samarbetsformer, samarbetsformerna, bereda, beredning, "
            "förslag, arbetsutskott, regionbeslut"
        ),
        reading="Ändringen gäller först när alla 21 regioner har sagt ja; vi visar hur många som "
        "har gjort det.",
        readings=("A13",),
    ),
    Clause(
        "R24",
        EXIT,
        "En region som vill lämna samarbetet säger till kansliet eller styrgruppens ordförande, "
        "senast den 30 juni året innan.",
        Use.RULE,
        words(
            "utträde, utträda, lämna, gå ur, uppsägning, säga upp, avsluta, 30 juni, juni, "
            "sista juni"
        ),
        reading="Dagen då det tas emot räknas, och utträdet gäller från den 1 januari efter. Vi "
        "råder till ett skriftligt meddelande och antecknar både när det skickades och togs emot.",
        readings=("A9",),
    ),
    Clause(
        "R25",
        EXIT,
        "Styrgruppen ska bekräfta ett utträde, och det ska ske skriftligt.",
        Use.RULE,
        words(
            "utträde, utträda, lämna, bekräfta, bekräftelse, utträdesbekräftelse, skriftligt, "
            "skriftligen"
        ),
        reading="Bekräftelsen är en uppgift för styrgruppen och inget villkor för utträdet.",
        readings=("A9",),
    ),
)
