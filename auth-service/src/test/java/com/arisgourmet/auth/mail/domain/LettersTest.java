package com.arisgourmet.auth.mail.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.arisgourmet.auth.onetime.domain.Purpose;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {
    @ParameterizedTest
    @CsvSource({
        "INVITATION, es-CO, Invitación a Casa Ana",
        "INVITATION, en-US, Invitation to Casa Ana",
        "INVITATION, fr-FR, Invitación a Casa Ana",
        "PASSWORD_RESET, es-CO, Tu contraseña en Casa Ana",
        "PASSWORD_RESET, en-US, Your password at Casa Ana"
    })
    void aLetterSaysWhoAsksTheLinkAndWhereToSignIn(Purpose purpose, String locale, String subject) {
        Letter letter = Letters.of(owed(purpose, locale, "Luis"), "https://aris.example/staff#x=y");
        assertThat(letter.to()).isEqualTo("luis@example.com");
        assertThat(letter.subject()).isEqualTo(subject);
        assertThat(letter.text()).contains("Luis", "Casa Ana", "\nhttps://aris.example/staff#x=y\n", "casa-ana");
    }

    @Test
    void theLinkEndsAtTheRestaurantsOwnTime() {
        assertThat(Letters.of(owed(Purpose.INVITATION, "es-CO", "Luis"), "x").text())
                .contains("14 de marzo de 2026", "15:15");
    }

    @Test
    void aNameOfSeveralLinesAddsNoneToTheLetter() {
        String text = Letters.of(owed(Purpose.INVITATION, "en-US", "Luis\r\nBcc: all"), "x")
                .text();
        assertThat(text).contains("Hello Luis Bcc: all,");
    }

    private static Owed owed(Purpose purpose, String locale, String name) {
        return new Owed(
                UUID.randomUUID(),
                purpose,
                Instant.parse("2026-03-14T20:15:00Z"),
                "luis@example.com",
                name,
                "Casa Ana",
                "casa-ana",
                Locale.forLanguageTag(locale),
                ZoneId.of("America/Bogota"));
    }
}
