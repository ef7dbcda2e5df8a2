package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.staff.domain.StaffMember;
import java.util.UUID;

/**
 * A member of staff as the API shows it.
 *
 * @param invited has not accepted the invitation yet
 */
record StaffView(UUID id, String name, String email, String role, boolean active, boolean invited, long version) {
    static StaffView of(StaffMember member) {
        return new StaffView(
                member.id(),
                member.name(),
                member.email(),
                member.role(),
                member.active(),
                member.invited(),
                member.version());
    }
}
