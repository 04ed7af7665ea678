"""What each kind of argument is called, with an example."""

from collections.abc import Mapping

from handlers.misread import Expected

NOUNS: Mapping[Expected, str] = {
    Expected.COMMAND: "ett kommando, till exempel andel, frister eller regler",
    Expected.REGION: "en region, till exempel Region Skåne, skane, 12 eller SE-M",
    Expected.PROCUREMENT_REGION: "en upphandlingsregion, A till H",
    Expected.KRONOR: "ett belopp i kronor, till exempel 1 000 000 eller 0,50",
    Expected.YEAR: "ett år mellan 2000 och 2100, till exempel 2027",
    Expected.ANY_YEAR: "ett år, till exempel 2027",
    Expected.DATE: "ett datum som finns, till exempel 2027-03-31",
    Expected.NEAR_DATE: "ett datum från år 2000 till år 2100, till exempel 2027-03-31",
    Expected.MOMENT: "en tidpunkt som finns, till exempel 2026-12-08 15:00",
    Expected.NEAR_MOMENT: "en tidpunkt från år 2000 till år 2100, till exempel 2026-12-08 15:00",
    Expected.NUMBER: "ett heltal, till exempel 12",
    Expected.SMALLER_NUMBER: "ett heltal med högst 18 siffror",
    Expected.TEXT: "en text som inte är tom",
    Expected.SHORTER_TEXT: "en kortare text",
    Expected.ALTERNATIVE: "ett av alternativen",
    Expected.ARGUMENT: "ett argument som kommandot har",
    Expected.NOTHING_MORE: "ingenting mer",
    Expected.CLOSING_QUOTE: "ett citattecken som avslutar texten",
    Expected.PERSON: "en person, till exempel kansliet eller samordnare-12",
    Expected.FIGURES: "ett år som det finns folkmängd för",
    Expected.HANDLE: "ett kort namn med små bokstäver a-z, siffror och bindestreck",
    Expected.CHANNEL_ID: "kanalens id i Slack, till exempel C0123ABCD",
    Expected.TEAM_ID: "arbetsytans id i Slack, till exempel T0123ABCD",
    Expected.LINK: "en länk som börjar med https://",
    Expected.CLAUSE: "ett ord som samarbetsformerna handlar om, till exempel utträde, eller ett "
    "nummer, till exempel R24",
    Expected.COLUMNS: "rader med kolumnerna year, region, population och source, åtskilda av komma "
    "eller semikolon och med kolumnernas namn på den första raden",
    Expected.STATISTICS: "folkmängd per län från SCB i formatet JSON-stat 2",
    Expected.ALTERNATIVES: "alternativ med lodräta streck emellan, till exempel ja|nej|vet inte, "
    "eller ett på varje rad",
    Expected.REPLY: "numret på ett alternativ, till exempel 2, eller flera, till exempel 1,3",
    Expected.HOURS: "en tid från och till, till exempel 10:00-12:00",
    Expected.DATES: "ett eller flera datum med kommatecken emellan",
    Expected.LINKS: "en eller flera länkar som börjar med https://",
    Expected.DECISION: "ett år eller ett beslut, till exempel 2026 eller 2026-03",
    Expected.ONE_DECISION: "ett beslut i registret, till exempel 2026-03",
    Expected.REFERENCE: "ett diarienummer, till exempel RS 2027/3",
    Expected.DUTY: "en frists nummer, till exempel 2027-1, eller bara 1 för i år",
    Expected.REGIONS: "en region, flera med komma emellan, eller alla",
    Expected.AREA: "ett område som finns i planen",
    Expected.STAMP: "en tidpunkt som finns, till exempel 2026-06-30 16:05 eller 2026-06-30 "
    "23:59:59",
    Expected.OFFSETS: "hur långt före: 0–180 dagar eller 1–336 timmar, till exempel 60, 30, "
    "1 timme; efter är när datumet har passerat, halva när halva rösttiden är kvar",
    Expected.MINUTES: "ett antal hela minuter, 1 till 600, till exempel 20",
    Expected.CLOCK: "ett klockslag, till exempel 08:00",
    Expected.RECIPIENTS: "mottagare med komma emellan: kanal, ägare, reserv, ordförande eller alla",
}


def noun(what: Expected) -> str:
    """The kind of argument in words."""
    return NOUNS[what]
