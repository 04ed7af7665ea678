"""What the document does not regulate and we have a default for (D1-D17)."""

from governance.charter.clause import Gap, words

GAPS = (
    Gap(
        "beslutförhet",
        "Hur många som måste vara med för att styrgruppen ska få besluta (kvorum)",
        words(
            "kvorum, quorum, beslutför, beslutföra, beslutförhet, beslutsmässig, "
            "hur många måste vara med"
        ),
        default="D1",
        near=("R13",),
    ),
    Gap(
        "majoritet",
        "Vilken majoritet ett beslut kräver och hur det går till att rösta på ett möte",
        words(
            "majoritet, enkel majoritet, kvalificerad majoritet, röstning, rösta, röster, "
            "omröstning, acklamation, votering, konsensus, enighet, enhällig"
        ),
        default="D2",
        near=("R11",),
    ),
    Gap(
        "per-capsulam",
        "Beslut mellan mötena, per capsulam eller i en chatt",
        words(
            "per capsulam, capsulam, chatt, omröstning i chatt, slack, mejlbeslut, "
            "digital omröstning, mellan mötena, omröstning"
        ),
        default="D3",
        near=("R21",),
        readings=("A17",),
    ),
    Gap(
        "kommunallagen",
        "Om reglerna för nämnder i kommunallagen gäller för styrgruppen",
        words(
            "kommunallagen, kommunallag, nämnd, nämnder, förvaltningslagen, lagen, "
            "laglighetsprövning, delegation, delegering"
        ),
        default="D4",
        near=("R6",),
    ),
    Gap(
        "lika-röstetal",
        "Vad som händer när rösterna väger lika",
        words("lika röstetal, utslagsröst, oavgjort, lika, dött lopp, lottning"),
        default="D5",
        near=("R16",),
    ),
    Gap(
        "avstå",
        "Vad det betyder att avstå, att inte delta eller att inte svara",
        (
            "avstå",
            "avstår",
            "blank röst",
            "blankt",
            "deltar inte",
            "tyst",
            "frånvaro",
            "frånvarande",
        ),
        default="D6",
    ),
    Gap(
        "reservation",
        "Hur och när man reserverar sig",
        words("reservation, reservera, reservera sig, avvikande mening"),
        default="D7",
    ),
    Gap(
        "protokollsanteckning",
        "Hur och när man lämnar en protokollsanteckning",
        words("protokollsanteckning, anteckning, särskilt yttrande, yttrande"),
        default="D8",
    ),
    Gap(
        "jäv",
        "Vem som är jävig och vad det får för följder",
        words("jäv, jävig, opartisk, partisk, intressekonflikt"),
        default="D9",
    ),
    Gap(
        "protokoll",
        "Protokoll från styrgruppens möten: innehåll, justering och tid",
        words("protokoll, mötesprotokoll, justera, justering, justerare, minnesanteckningar"),
        default="D10",
        near=("R21",),
    ),
    Gap(
        "beslutsregister",
        "Hur beslut skrivs upp och numreras",
        words("beslutsregister, register, beslutsnummer, dokumentation, beslutslogg"),
        default="D11",
        near=("R11",),
    ),
    Gap(
        "underskrift",
        "Underskrift och elektronisk underskrift",
        words(
            "underskrift, e-underskrift, elektronisk underskrift, signera, signatur, signering, "
            "e-signering, bankid"
        ),
        default="D12",
    ),
    Gap(
        "kallelse",
        "Kallelse och dagordning: vem som kallar och hur lång tid före",
        words("kallelse, kalla, kallelsetid, dagordning, inbjudan, handlingar"),
        default="D13",
        near=("R21",),
    ),
    Gap(
        "allmän-handling",
        "Om texterna är allmänna handlingar, och hur de registreras och arkiveras",
        words(
            "allmän handling, allmänna handlingar, offentlighet, offentlighetsprincipen, "
            "diarieföra, diarium, registrera, arkiv, arkivera, sekretess"
        ),
        default="D14",
    ),
    Gap(
        "gallring",
        "Om uppgifter får raderas (gallras)",
        words("gallring, gallra, radera, radering, ta bort"),
        default="D15",
    ),
    Gap(
        "moln",
        "Var uppgifterna får lagras, till exempel i en molntjänst",
        words("moln, molntjänst, lagring, server, usa, tredjeland"),
        default="D16",
    ),
    Gap(
        "personuppgifter",
        "Hur personuppgifter får behandlas",
        words("personuppgifter, personuppgift, gdpr, dataskydd, dataskyddsförordningen"),
        default="D17",
    ),
)
