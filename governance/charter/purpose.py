"""The clauses on who cooperates, why and how it is driven (R1-R6, R26-R29)."""

from governance.charter.clause import Clause, Use, words

NAME = "Namn och placering"
PURPOSE = "Ändamål"
ACTIVITIES = "Verksamhet"
ORGANISATION = "Styrgruppens uppgifter, mandat och organisation"

CLAUSES = (
    Clause(
        "R1",
        "Samarbetsformer",
        "Det här är version 1.0 av samarbetsformerna, daterad den 25 mars 2024. Två nätverk har "
        "godkänt den: LfU (upphandlingscheferna) och RMC (hållbarhets- och miljöcheferna).",
        Use.RULE,
        words(
            "samarbetsformer, version, datum, godkänd, dokument, överenskommelse, lfu, rmc, nätverk"
        ),
        reading="Nätverkens namn skrivs på flera sätt; vi läser dem som samma två nätverk.",
        readings=("A16",),
    ),
    Clause(
        "R2",
        NAME,
        "Samarbetet heter Hållbar Upphandling, och alla 21 regioner i Sverige är med.",
        Use.SHOWN,
        words("namn, medlem, medlemmar, regioner, 21, deltagare, hållbar upphandling"),
        reading="Vad talet 21 blir när en region har lämnat är en öppen fråga; vi ändrar inget "
        "på egen hand.",
        readings=("A14",),
    ),
    Clause(
        "R3",
        NAME,
        "Det nationella kansliet hör organisatoriskt hemma i Region Stockholm.",
        Use.SHOWN,
        words("kansli, kansliet, värd, värdregion, stockholm, placering"),
        reading="Lämnar värdregionen samarbetet är det en öppen fråga var kansliet ska ligga.",
        readings=("A14",),
    ),
    Clause(
        "R4",
        PURPOSE,
        "Regionerna betalar för samarbetet i förhållande till hur många som bor i var och en av "
        "dem.",
        Use.RULE,
        words(
            "finansiering, avgift, andel, andelar, fördelning, fördelningsnyckel, kostnad, "
            "folkmängd, befolkning, invånare, betala"
        ),
        reading="Har en region lämnat samarbetet räknar vi inte om andelarna på egen hand.",
        readings=("A14",),
    ),
    Clause(
        "R5",
        PURPOSE,
        "Regionerna är också ense om att ge två slags samordnare tid för samarbetet: "
        "regionsamordnare och områdessamordnare.",
        Use.SHOWN,
        words("samordnare, regionsamordnare, områdessamordnare, tid, arbetstid"),
    ),
    Clause(
        "R6",
        ORGANISATION,
        "Samarbetet drivs på uppdrag av LfU och RMC. Det görs av en styrgrupp, ett nationellt "
        "kansli och en samordning i regionerna; vem som gör vad står i en ansvarsfördelning.",
        Use.SHOWN,
        words(
            "styrgrupp, styrgruppen, uppdrag, uppdragsgivare, kansli, kansliet, mandat, "
            "organisation, samordning, ansvar, ansvarsfördelning, lfu, rmc"
        ),
        reading="Ansvarsfördelningen är en egen text som vi inte har; kansliet kan lägga in en "
        "länk till den.",
        readings=("A15",),
    ),
    Clause(
        "R26",
        PURPOSE,
        "Sedan 2010 tar regionerna tillsammans fram och följer upp villkor om miljö, sociala "
        "frågor och arbetsrätt i sina upphandlingar. Samma krav hos alla gör att uppföljningar "
        "kan göras och betalas gemensamt; en uppförandekod för leverantörer delas sedan 2013.",
        Use.NONE,
        words(
            "ändamål, syfte, mål, varför, krav, harmoniserade, uppförandekod, leverantör, "
            "leverantörer, hållbarhet, 2010, 2013"
        ),
    ),
    Clause(
        "R27",
        ACTIVITIES,
        "Sju verksamheter räknas upp som exempel: gemensam uppförandekod; arbetssätt och "
        "strukturer för samarbetet; hållbarhetsrisker som pekas ut och rangordnas; "
        "gemensamma hållbarhetskrav; uppföljning av avtal; kompetens; samarbeten i Sverige och "
        "i andra länder.",
        Use.RULE,
        words(
            "verksamhet, verksamheter, aktiviteter, uppgifter, risk, risker, krav, "
            "hållbarhetskrav, avtalsuppföljning, uppföljning, kompetens, utbildning, "
            "internationellt, uppförandekod, processer"
        ),
    ),
    Clause(
        "R28",
        ACTIVITIES,
        "I samordningen ingår dessutom handlingsplaner: de tas fram, och de som är beslutade "
        "genomförs.",
        Use.RULE,
        words("handlingsplan, handlingsplaner, åtgärd, åtgärder, genomförande"),
    ),
    Clause(
        "R29",
        PURPOSE,
        "Hur samarbetet finansieras har varje region beslutat själv.",
        Use.RULE,
        words("finansiering, finansieringsbeslut, regionbeslut, diarienummer, betala"),
    ),
)
