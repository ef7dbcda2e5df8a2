package com.arisgourmet.auth.roles.domain;

/** What became of a wish to add, change or remove a role. */
public sealed interface RoleDecision {
    record Granted(Role role) implements RoleDecision {}

    /**
     * @param field of the request
     * @param code stable, for programs
     */
    record Refused(String field, String code, String reason) implements RoleDecision {}

    /** The owner keeps all permissions: so there is always somebody who can give back what others lost. */
    record OwnerStays() implements RoleDecision {}
}
