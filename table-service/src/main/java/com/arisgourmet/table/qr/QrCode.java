package com.arisgourmet.table.qr;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a table's QR code holds: 128 random bits in base64url. Whoever has it sits at the table. */
public record QrCode(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 16;
    private static final Pattern SCANNED = Pattern.compile("(?:https?://[^\\s?#]+/t/)?([A-Za-z0-9_-]{22})");

    public static QrCode random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new QrCode(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** @param scanned the bare code or the whole URL that is printed */
    public static Optional<QrCode> parse(String scanned) {
        Matcher matcher = SCANNED.matcher(scanned.strip());
        return matcher.matches() ? Optional.of(new QrCode(matcher.group(1))) : Optional.empty();
    }

    @Override
    public String toString() {
        return "QrCode[…]";
    }
}
