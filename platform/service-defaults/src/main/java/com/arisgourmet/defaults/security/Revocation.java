package com.arisgourmet.defaults.security;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.UUID;

/** Ends staff tokens before they expire. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Revocation.Session.class, name = "session"),
    @JsonSubTypes.Type(value = Revocation.Member.class, name = "member")
})
public sealed interface Revocation {

    /** @return when the last token it ends has expired by itself */
    Instant until();

    boolean ends(Caller.Staff caller);

    /**
     * Somebody signed out, or a refresh token was copied.
     *
     * @param sid the family of refresh tokens
     */
    record Session(UUID sid, Instant until) implements Revocation {
        @Override
        public boolean ends(Caller.Staff caller) {
            return sid.equals(caller.sid());
        }
    }

    /**
     * Somebody's role changed, or they were deactivated.
     *
     * @param version of the member since: tokens that say a lower one are of before
     */
    record Member(UUID staffId, long version, Instant until) implements Revocation {
        @Override
        public boolean ends(Caller.Staff caller) {
            return staffId.equals(caller.staffId()) && caller.version() < version;
        }
    }
}
