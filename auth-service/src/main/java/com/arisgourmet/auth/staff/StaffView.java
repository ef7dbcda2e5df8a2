package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.staff.domain.StaffMember;
import java.util.UUID;

/** A member of staff as the API shows it. */
record StaffView(UUID id, String name, String email, String role, boolean active, long version) {
    static StaffView of(StaffMember member) {
        return new StaffView(
                member.id(), member.name(), member.email(), member.role(), member.active(), member.version());
    }
}
