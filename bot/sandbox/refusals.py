"""What a person is told when something they did came to nothing."""

_SENTENCES = {
    "operation_timeout": "Hållbar svarade inte inom tre sekunder. Försök igen om en stund.",
    "dispatch_failed": "Det gick inte att nå Hållbar. Boten är inte ansluten just nu.",
    "http_client_error": "Hållbar tog inte emot det du gjorde.",
    "http_service_error": "Något gick fel hos Hållbar.",
    "invalid_command_response": "Hållbar svarade med något som Slack inte kan visa.",
    "invalid_view_response": "Hållbar svarade på formuläret med något som Slack inte kan visa.",
    "unknown_command": "Det kommandot finns inte här. Prova /hallbar.",
    "unknown_element": "Knappen eller fältet finns inte längre kvar.",
    "unknown_option": "Det valet finns inte.",
    "user_not_found": "Den personen finns inte i arbetsytan.",
    "channel_not_found": "Den kanalen finns inte, eller så är personen inte med i den.",
    "message_not_found": "Meddelandet finns inte längre kvar.",
    "view_not_found": "Formuläret är inte längre öppet.",
    "is_archived": "Kanalen är arkiverad.",
    "no_text": "Skriv något först.",
    "invalid_request": "Begäran gick inte att förstå.",
    "invalid_time": "Skriv dag och klockslag, till exempel 2027-03-31 08:00.",
    "backwards": "Klockan går bara framåt.",
    "too_far": "Så långt fram går inte klockan.",
    "no_start_over": "Här går det inte att börja om.",
    "fixed_clock": "Klockan kan inte flyttas här.",
}


class RefusedError(Exception):
    """A person's deed that came to nothing; `details` are for whoever builds the bot."""

    def __init__(self, code: str, details: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    @property
    def sentence(self) -> str:
        """What the person reads."""
        sentence = _SENTENCES.get(self.code, "Det gick inte.")
        return f"{sentence} ({self.details})" if self.details else sentence
