"""Our readings where the founding document is open (tolkningar, A1-A17)."""

from governance.charter.clause import Reading

READINGS = (
    Reading(
        "A1",
        "Är styrgruppens sju tre chefer, två från LfU och två från RMC, med ordföranden och vice "
        "ordföranden inräknade?",
        (
            "Ja: ordföranden är en av LfU:s två och vice ordföranden en av RMC:s två.",
            "Nej: de två kommer till och det blir nio, fast de sägs vara inräknade i de sju.",
            "Ja, men ordföranden kan lika gärna vara en av de tre cheferna.",
        ),
        "Platserna är tre + två + två. Ordförande och vice ordförande är uppgifter som en person "
        "har, inte egna platser, och båda ska finnas bland de sju.",
    ),
    Reading(
        "A2",
        "Får en och samma person ha två av platserna?",
        ("Ja, och då är styrgruppen sex personer.", "Nej, det ska vara sju olika personer."),
        "Nej. Det står sju personer; har någon två platser varnar vi.",
    ),
    Reading(
        "A3",
        "Gäller mandattiden på två år även LfU:s två?",
        (
            "Ja, den gäller alla som väljs.",
            "Nej, den står bland reglerna för RMC och gäller RMC:s två.",
        ),
        "Den gäller RMC:s två. För LfU:s två är den inte bestämd; en mandattid kan anges.",
    ),
    Reading(
        "A4",
        "När börjar mandattiden, och vad händer dagen efter att den har gått ut?",
        (
            "Platsen blir tom.",
            "Personen sitter kvar tills någon har valts eller valts om.",
        ),
        "Första och sista dagen skrivs in. Efter den sista är platsen kvar men flaggas: mandatet "
        "har löpt ut.",
    ),
    Reading(
        "A5",
        "Ska exakt en eller minst en av RMC:s två sitta i arbetsutskottet, och räknas vice "
        "ordföranden?",
        ("Exakt en.", "Minst en."),
        "Minst en, och vice ordföranden räknas om hon eller han är en av de två. Vi varnar bara "
        "när det är ingen.",
    ),
    Reading(
        "A6",
        "Är ersättaren för ordföranden satt tills vidare eller för ett möte, vem leder när båda "
        "är borta, och följer rösten med?",
        (
            "Ersättaren är satt tills vidare.",
            "Ersättaren är satt för ett möte i taget.",
        ),
        "Vem som har satts, av vem och för vilken tid skrivs in. Mötet leds av ordföranden, annars "
        "av vice ordföranden, annars av den som mötet väljer. Om rösten följer med sägs inte.",
    ),
    Reading(
        "A7",
        "Kan de övriga fem ha ersättare eller lämna sin röst till någon annan?",
        ("Ja.", "Nej, eftersom det inte står något om det."),
        "Nej: inga ersättare och inga fullmakter, så länge styrgruppen inte har bestämt annat.",
    ),
    Reading(
        "A8",
        "Vilket år handlar rapporten och planen om?",
        (
            "Rapporten om året före och planen om året efter.",
            "Båda om det år som dagen ligger i.",
        ),
        "Rapporten om året före och planen om året efter.",
    ),
    Reading(
        "A9",
        "Hur meddelas ett utträde, räknas dagen då det skickas eller tas emot, när börjar det "
        "gälla, och stoppas det om bekräftelsen uteblir?",
        (
            "Dagen då det skickades räknas.",
            "Dagen då det togs emot räknas.",
            "Utträdet gäller från den 1 januari året efter.",
            "Utträdet gäller först när det är bekräftat.",
        ),
        "Dagen då meddelandet om utträde togs emot räknas, och utträdet gäller från den 1 januari "
        "efter. Vi råder till att det är skriftligt, och skriver in både när det skickades och när "
        "det togs emot. Bekräftelsen är en skyldighet för styrgruppen, inget villkor.",
    ),
    Reading(
        "A10",
        "Beslutar styrgruppen även om en ändring av budgeten under året, och när ska budgeten "
        "beslutas?",
        (
            "Ja, en ändring beslutas som budgeten.",
            "Nej, bara den första budgeten är styrgruppens.",
        ),
        "En ändring är samma slags beslut som budgeten. Något datum för budgeten finns inte.",
    ),
    Reading(
        "A11",
        "Vem bestämmer den resursram som styrgruppen ska hålla sig inom?",
        ("Regionerna, en och en.", "LfU och RMC.", "Styrgruppen själv."),
        "Regionerna beslutar om finansieringen var för sig. En omröstning om en högre ram märks: "
        "utanför resursram, kräver regionbeslut.",
    ),
    Reading(
        "A12",
        "Ska verksamhetsplanen beslutas före eller efter att den har presenterats?",
        ("Före.", "Efter."),
        "Det är öppet. Vi föreslår att styrgruppen beslutar minst två veckor före den 15 december.",
    ),
    Reading(
        "A13",
        "Måste alla 21 regioner säga ja för att samarbetsformerna ska ändras?",
        (
            "Ja, varje region.",
            "Nej, LfU och RMC räcker: så godkändes version 1.0.",
        ),
        "Ja, alla 21. Vi visar hur många som har sagt ja.",
    ),
    Reading(
        "A14",
        "En region har lämnat samarbetet. Ändras talet 21, andelarna, värdskapet eller de tre "
        "platserna?",
        ("Ja, av sig självt.", "Nej, inte förrän någon har beslutat om det."),
        "Vi ändrar ingenting på egen hand utan tar upp det som en öppen fråga.",
    ),
    Reading(
        "A15",
        "Var finns den ansvarsfördelning som nämns?",
        ("I en egen text vid sidan av samarbetsformerna.",),
        "Det är en egen text som vi inte har. Kansliet kan lägga in en länk till den.",
    ),
    Reading(
        "A16",
        "Nätverkens namn skrivs olika på olika ställen. Är det samma nätverk?",
        ("Ja, det är olika sätt att skriva samma namn.", "Nej, det är olika nätverk."),
        "Ja. Namnen är inställningar och kan skrivas på flera sätt.",
    ),
    Reading(
        "A17",
        "Får beslut över huvud taget fattas i chatt?",
        ("Ja, det är inte förbjudet.", "Nej, styrgruppen sammanträder."),
        "Det sägs varken ja eller nej. Styrgruppen bör först anta en arbetsordning som säger hur.",
    ),
)
