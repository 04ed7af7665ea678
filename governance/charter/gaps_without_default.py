"""What the document does not regulate and we have no default for."""

from governance.charter.clause import Gap, words

GAPS = (
    Gap(
        "ersättare",
        "Ersättare, ombud och fullmakt för styrgruppens ledamöter",
        words("ersättare, suppleant, suppleanter, ombud, fullmakt, vikarie"),
        near=("R16", "R18"),
        readings=("A6", "A7"),
    ),
    Gap(
        "mötesordförande",
        "Vem som leder mötet när både ordföranden och vice ordföranden är borta",
        words("mötesordförande, leda mötet, leder mötet, båda borta"),
        near=("R16", "R18"),
        readings=("A6",),
    ),
    Gap(
        "distans",
        "Om möten får hållas på distans",
        words("distans, distansmöte, digitalt möte, videomöte, teams, på länk, telefon"),
        near=("R21",),
    ),
    Gap(
        "belopp",
        "Hur stor samarbetets budget eller en regions avgift är",
        words("belopp, avgiftens storlek, hur mycket, kronor, budgetens storlek"),
        near=("R4", "R11"),
    ),
    Gap(
        "mätdag",
        "Vilken dags folkmängd som avgör andelarna",
        words("mätdag, basår, basdatum, vilken folkmängd, vilket år, 1 november, folkmängdsdatum"),
        near=("R4",),
    ),
    Gap(
        "fakturering",
        "När avgiften faktureras och ska vara betald",
        words("faktura, fakturera, fakturering, betalning, betalningsdag, förfallodag"),
        near=("R4", "R29"),
    ),
    Gap(
        "helgdag",
        "Om en dag flyttas när den infaller på en helg",
        words("helg, helgdag, helgdagar, lördag, söndag, röd dag, arbetsdag, vardag, flyttas"),
        near=("R8", "R10", "R24"),
    ),
    Gap(
        "försening",
        "Vad som händer när en dag har passerats",
        words("försening, försenad, för sent, påföljd, sanktion, följd, vite"),
        near=("R8", "R10", "R24"),
    ),
    Gap(
        "samordnartid",
        "Hur mycket tid samordnarna ska ha och hur många de ska vara",
        words("hur mycket tid, antal samordnare, timmar, heltid, halvtid, procent av tjänst"),
        near=("R5",),
    ),
    Gap(
        "arvode",
        "Arvode och ersättning för resor",
        words("arvode, arvoden, resor, reseersättning, traktamente, ersättning"),
    ),
    Gap(
        "uteslutning",
        "Om en region kan uteslutas",
        words("uteslutning, utesluta, uteslutas, avstängning"),
        near=("R24",),
    ),
    Gap(
        "avräkning",
        "Vad en region som lämnar får tillbaka eller är skyldig, och vad som då händer med resten",
        words("avräkning, återbetalning, tillgångar, skulder, efter utträde"),
        near=("R24", "R25"),
        readings=("A14",),
    ),
    Gap(
        "upphörande",
        "Hur samarbetet som helhet avslutas",
        words("upphöra, upphörande, upplösning, upplösa, nedläggning, lägga ner"),
        near=("R23",),
    ),
)
