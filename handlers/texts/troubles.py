"""What is said of a database that cannot be used, to whoever runs it."""

from collections.abc import Mapping

from storage.database import Trouble

SENTENCES: Mapping[Trouble, str] = {
    Trouble.ADDRESS: "Databasens adress går inte att läsa. Skriv sqlite:///fil eller "
    "postgresql://användare:lösenord@värd/databas i HALLBAR_DATABASE_URL eller efter --database.",
    Trouble.AWAY: "Databasen svarar inte eller finns inte. Kontrollera att den är i gång och "
    "adressen i HALLBAR_DATABASE_URL.",
    Trouble.DENIED: "Databasen släpper inte in boten. Kontrollera användaren och lösenordet i "
    "HALLBAR_DATABASE_URL.",
    Trouble.CLOSED: "Databasfilen går inte att öppna, läsa eller skriva. Kontrollera sökvägen, "
    "rättigheterna och att disken inte är full.",
    Trouble.DAMAGED: "Databasfilen är skadad eller ingen databas. Ändra den inte; återställ en "
    "säkerhetskopia, se deploy/README.md.",
    Trouble.FOREIGN: "Databasen hör till ett annat program. Ge boten en egen, med en egen adress.",
    Trouble.NEWER: "Databasen är gjord av en nyare version av boten. Uppgradera programmet, eller "
    "återställ en säkerhetskopia från tiden före uppgraderingen, se deploy/README.md.",
}
