package com.arisgourmet.auth.staff.domain;

/** What became of a wish to hire or change somebody. */
public sealed interface StaffDecision {
    record Granted(StaffMember member) implements StaffDecision {}

    /** @param code stable, for programs */
    record RoleRefused(String code, String reason) implements StaffDecision {}

    /** The owner keeps the role and stays active: a restaurant is never without one. */
    record OwnerStays() implements StaffDecision {}
}
