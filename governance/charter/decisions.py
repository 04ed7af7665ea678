"""The clauses on decisions and on the steering group that takes them (R11-R22)."""

from governance.charter.clause import Clause, Use, words

DECISIONS = "Beslut"

CLAUSES = (
    Clause(
        "R11",
        DECISIONS,
        "Styrgruppen beslutar om verksamhetsplan, budget och verksamhetsrapport. Ramarna är "
        "Programförklaring 2030, de strategier som hör till den och de resurser som har getts.",
        Use.RULE,
        words(
            "beslut, beslutanderätt, budget, verksamhetsplan, verksamhetsrapport, "
            "programförklaring, strategi, strategier, resursram, styrgrupp, styrgruppen"
        ),
        reading="En ändring av budgeten under året beslutas på samma sätt som budgeten. En högre "
        "ram än den givna kräver beslut i regionerna.",
        readings=("A10", "A11"),
    ),
    Clause(
        "R12",
        DECISIONS,
        "Om programförklaringen ska revideras är det LfU och RMC som beslutar om det.",
        Use.RULE,
        words("programförklaring, programförklaringen, revidera, revidering, lfu, rmc"),
    ),
    Clause(
        "R13",
        DECISIONS,
        "Styrgruppen är sju personer när både ordföranden och vice ordföranden räknas in.",
        Use.RULE,
        words(
            "styrgrupp, styrgruppen, ledamot, ledamöter, antal, sju, stol, stolar, sammansättning"
        ),
        reading="De sju platserna är tre + två + två. Det ska vara sju olika personer, och "
        "ordföranden är en av dem.",
        readings=("A1", "A2"),
    ),
    Clause(
        "R14",
        DECISIONS,
        "Tre platser i styrgruppen följer med en tjänst: den som chef för upphandling eller inköp "
        "i Region Stockholm, i Region Västra Götaland och i Region Skåne.",
        Use.RULE,
        words(
            "upphandlingschef, upphandlingschefer, inköpschef, chef, chefer, stockholm, "
            "västra götaland, skåne, ledamot, ledamöter, stol, stolar"
        ),
        reading="Någon av de tre kan också vara ordförande. Vad som gäller om en av de tre "
        "regionerna lämnar samarbetet är en öppen fråga.",
        readings=("A1", "A14"),
    ),
    Clause(
        "R15",
        DECISIONS,
        "Två representanter i styrgruppen kommer från LfU, och det är LfU:s styrelse som väljer "
        "dem.",
        Use.RULE,
        words(
            "lfu, styrelse, utse, utser, representant, representanter, ledamot, ledamöter, stol, "
            "stolar"
        ),
        reading="De är två av de sju platserna. Att de skulle ha en mandattid sägs inte; en sådan "
        "kan anges.",
        readings=("A1", "A3"),
    ),
    Clause(
        "R16",
        DECISIONS,
        "Den som är ordförande i LfU är det också i styrgruppen, men får sätta någon annan på "
        "uppgiften.",
        Use.RULE,
        words("ordförande, ordföranden, lfu, ersättare, i sitt ställe, leda"),
        reading="Ordföranden ska vara en av de sju, och vem som helst av dem kan vara det. Den "
        "som är satt i ordförandens ställe antecknas med tid och vem som bestämde det.",
        readings=("A1", "A6"),
    ),
    Clause(
        "R17",
        DECISIONS,
        "Två representanter i styrgruppen kommer från RMC, som själv väljer dem.",
        Use.RULE,
        words("rmc, utse, utser, representant, representanter, ledamot, ledamöter, stol, stolar"),
        reading="De är två av de sju platserna.",
        readings=("A1",),
    ),
    Clause(
        "R18",
        DECISIONS,
        "Den som är ordförande i RMC är vice ordförande i styrgruppen, men får välja någon annan "
        "till uppgiften.",
        Use.RULE,
        words("vice ordförande, vice, rmc, ersättare, i sitt ställe"),
        reading="Vice ordföranden ska vara en av de sju. Den som är vald i stället antecknas med "
        "tid och vem som bestämde det.",
        readings=("A1", "A6"),
    ),
    Clause(
        "R19",
        DECISIONS,
        "En representant väljs för två år och kan väljas om.",
        Use.RULE,
        words("mandat, mandattid, mandatperiod, två år, omval, representant, representanter"),
        reading="Det står bland reglerna för RMC, så vi tillämpar det på RMC:s två och lämnar "
        "LfU:s två fria. När tiden är ute finns platsen kvar men flaggas: mandatet har löpt ut.",
        readings=("A3", "A4"),
    ),
    Clause(
        "R20",
        DECISIONS,
        "Av RMC:s två representanter sitter en också i RMC:s arbetsutskott.",
        Use.RULE,
        words("arbetsutskott, arbetsutskottet, au, rmc, rmc-au"),
        reading="Minst en av de två; vi varnar bara när ingen av dem sitter där.",
        readings=("A5",),
    ),
    Clause(
        "R21",
        DECISIONS,
        "Styrgruppen håller minst fyra möten om året.",
        Use.RULE,
        words(
            "möte, möten, möts, mötas, träffas, sammanträde, sammanträden, sammanträder, fyra, "
            "fyra gånger, ofta möte, ofta möten"
        ),
        reading="Om beslut får fattas i chatt mellan mötena sägs inte. Styrgruppen bör därför "
        "först anta en arbetsordning.",
        readings=("A17",),
    ),
    Clause(
        "R22",
        DECISIONS,
        "Utöver sina möten är styrgruppen med på de två konferenser som samarbetet har varje år.",
        Use.RULE,
        words("konferens, konferenser, två konferenser, möte, möten"),
    ),
)
