package com.arisgourmet.auth.mail.domain;

/** A mail in plain text. Its text may hold a token: it is not for logs. */
public record Letter(String to, String subject, String text) {
    @Override
    public String toString() {
        return "Letter[" + subject + "]";
    }
}
