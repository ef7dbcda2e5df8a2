package com.arisgourmet.defaults.security;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Ends tokens before they expire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Revocation.Session.class, name = "session"),
    @JsonSubTypes.Type(value = Revocation.Member.class, name = "member"),
    @JsonSubTypes.Type(value = Revocation.Key.class, name = "key")
})
public sealed interface Revocation {

    /** @return when the last token it ends has expired by itself */
    Instant until();

    boolean ends(Caller caller);

    /**
     * Somebody signed out, or a refresh token was copied.
     *
     * @param sid the family of refresh tokens
     */
    record Session(UUID sid, Instant until) implements Revocation {
        @Override
        public boolean ends(Caller caller) {
            return caller instanceof Caller.Staff staff && sid.equals(staff.sid());
        }
    }

    /**
     * Somebody's role changed, or they were deactivated.
     *
     * @param version of the member since: tokens that say a lower one are of before
     */
    record Member(UUID staffId, long version, Instant until) implements Revocation {
        @Override
        public boolean ends(Caller caller) {
            return caller instanceof Caller.Staff staff && staffId.equals(staff.staffId()) && staff.version() < version;
        }
    }

    /**
     * A signing key leaked: whatever it signed may be anybody's.
     *
     * @param kid the key's id
     */
    record Key(UUID kid, Instant until) implements Revocation {
        /** For how long one is in force: longer than any verifier trusts a key it fetched, or any token lives. */
        public static final Duration KEPT = TokenIssuer.LONGEST_TRUST.plusHours(1);

        @Override
        public boolean ends(Caller caller) {
            return kid.equals(TokenVerifier.kidOf(caller.token()));
        }
    }
}
