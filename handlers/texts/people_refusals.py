"""What is said when a role or a seat cannot be given, or cannot end so."""

from collections.abc import Mapping
from enum import StrEnum

from handlers.people_reasons import Reason

REFUSALS: Mapping[StrEnum, str] = {
    Reason.ENDS_BEFORE_IT_BEGINS: "Sista dagen, {last}, ligger före första dagen, {first}.",
    Reason.HAS_ROLE: "{person} har redan rollen {role}.",
    Reason.HAS_NOT_ROLE: "{person} har inte rollen {role} i dag, så det finns inget att avsluta.",
    Reason.ROLE_TAKEN_LATER: "{person} får rollen {role} {first}. Ange med till= en sista dag före "
    "det.",
    Reason.ENDS_ALREADY: "{person} har rollen {role} till och med {last}. Den kan sluta tidigare, "
    "men för en längre tid ger du rollen på nytt från dagen efter.",
    Reason.LAST_KANSLI: "Någon måste ha rollen kansliet, annars kan ingen längre ändra uppgifter "
    "här. Ge först rollen till någon annan.",
    Reason.NO_AREA: "Rollen {role} gäller överallt, så den har inget område.",
    Reason.TAKEN_LATER: "{person} tar över stolen {first}. Ange med till= en sista dag före det.",
}
