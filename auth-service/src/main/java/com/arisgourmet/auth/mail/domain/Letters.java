package com.arisgourmet.auth.mail.domain;

import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** What mails say: in English where that is the restaurant's language, in Spanish elsewhere. */
public final class Letters {
    private static final Locale SPANISH = Locale.of("es");

    private Letters() {}

    /** @param link carries the token */
    public static Letter of(Owed owed, String link) {
        boolean english = owed.locale().getLanguage().equals("en");
        String until = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(english ? owed.locale() : SPANISH)
                .withZone(owed.zone())
                .format(owed.expiresAt());
        Text text =
                switch (owed.purpose()) {
                    case INVITATION -> english ? Text.INVITATION_EN : Text.INVITATION_ES;
                    case PASSWORD_RESET -> english ? Text.RESET_EN : Text.RESET_ES;
                };
        return new Letter(
                owed.email(),
                text.subject.formatted(oneLine(owed.restaurant())),
                text.body.formatted(oneLine(owed.name()), oneLine(owed.restaurant()), link, until, owed.slug()));
    }

    /** A name of several lines could look like a header or like words of ours. */
    private static String oneLine(String name) {
        return name.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    private enum Text {
        INVITATION_ES("Invitación a %s", """
                Hola, %s:

                %s te invita a trabajar con ArisGourmet. Elige tu contraseña aquí:

                %s

                El enlace sirve una sola vez, hasta el %s. Luego entra con tu correo y el restaurante «%s».
                """),
        INVITATION_EN("Invitation to %s", """
                Hello %s,

                %s invites you to work with ArisGourmet. Choose your password here:

                %s

                The link works once, until %s. Then sign in with your address and the restaurant "%s".
                """),
        RESET_ES("Tu contraseña en %s", """
                Hola, %s:

                Alguien, ojalá tú, olvidó tu contraseña en %s. Elige una nueva aquí:

                %s

                El enlace sirve una sola vez, hasta el %s. Si no fuiste tú, no hagas nada. Restaurante: «%s».
                """),
        RESET_EN("Your password at %s", """
                Hello %s,

                Somebody, hopefully you, forgot your password at %s. Choose a new one here:

                %s

                The link works once, until %s. If it was not you, do nothing. Restaurant: "%s".
                """);

        private final String subject;
        private final String body;

        Text(String subject, String body) {
            this.subject = subject;
            this.body = body;
        }
    }
}
