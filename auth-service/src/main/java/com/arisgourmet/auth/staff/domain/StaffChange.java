package com.arisgourmet.auth.staff.domain;

import org.jspecify.annotations.Nullable;

/** What is to be different about a member of staff; null leaves it as it is. */
public record StaffChange(
        @Nullable String name,
        @Nullable String role,
        @Nullable Boolean active) {
    public static final StaffChange DEACTIVATION = new StaffChange(null, null, false);

    StaffMember appliedTo(StaffMember member) {
        return new StaffMember(
                member.id(),
                member.restaurantId(),
                name == null ? member.name() : name.strip(),
                member.email(),
                role == null ? member.role() : role,
                active == null ? member.active() : active,
                member.invited(),
                member.version() + 1);
    }
}
