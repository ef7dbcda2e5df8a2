package com.arisgourmet.auth.audit.domain;

import java.util.Arrays;
import java.util.Optional;

/** What an entry of the audit log tells. The texts are stable: they stand in the table and in the API. */
public enum AuditEvent {
    RESTAURANT_REGISTERED("restaurant.registered"),
    SIGNED_IN("login.succeeded"),
    SIGN_IN_FAILED("login.failed"),
    /** Attempts are refused from now on; told once a window, however many follow. */
    SIGN_IN_THROTTLED("login.throttled"),
    REFRESHED("refresh.succeeded"),
    /** The token just spent got its successor once more: two tabs asked at once, or an answer was lost. */
    REFRESH_REPEATED("refresh.repeated"),
    /** The family is expired or revoked, or its member deactivated. */
    REFRESH_REFUSED("refresh.refused"),
    /** A spent refresh token came back: its family is revoked. */
    REFRESH_REUSED("refresh.reused"),
    SIGNED_OUT("logout"),
    STAFF_INVITED("staff.invited"),
    /** Accepted the invitation. */
    STAFF_JOINED("staff.joined"),
    STAFF_RENAMED("staff.renamed"),
    STAFF_DEACTIVATED("staff.deactivated"),
    STAFF_REACTIVATED("staff.reactivated"),
    ROLE_GIVEN("role.given"),
    ROLE_ADDED("role.added"),
    /** What it includes is another: its detail says what was given and what taken. */
    ROLE_CHANGED("role.changed"),
    ROLE_REMOVED("role.removed"),
    PASSWORD_CHANGED("password.changed"),
    PASSWORD_CHANGE_FAILED("password.change-failed"),
    /** Somebody asked for a reset by mail. */
    PASSWORD_FORGOTTEN("password.forgotten"),
    PASSWORD_RESET("password.reset"),
    /** A pairing code was made; its detail, as of all about devices, says which device. */
    DEVICE_ADDED("device.added"),
    /** Somebody used the code. */
    DEVICE_PAIRED("device.paired"),
    DEVICE_REMOVED("device.removed"),
    PIN_SET("pin.set"),
    PIN_DELETED("pin.deleted"),
    PIN_ACCEPTED("pin.accepted"),
    PIN_REFUSED("pin.refused"),
    /** Refused so often that it was deleted. */
    PIN_LOCKED("pin.locked"),
    /** Of the installation, as all about keys: a new one that signs later, or at once. */
    KEY_PUBLISHED("key.published"),
    KEY_RETIRED("key.retired"),
    /** Under another key-encryption key than before. */
    KEY_REENCRYPTED("key.reencrypted"),
    /** Deleted by an operator at once, and every token it signed refused. */
    KEY_COMPROMISED("key.compromised");

    private final String text;

    AuditEvent(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    /** Whether devices do it by themselves, every few minutes, and nothing is wrong. */
    public boolean isRoutine() {
        return this == REFRESHED || this == REFRESH_REPEATED;
    }

    public static Optional<AuditEvent> of(String text) {
        return Arrays.stream(values()).filter(event -> event.text.equals(text)).findFirst();
    }
}
