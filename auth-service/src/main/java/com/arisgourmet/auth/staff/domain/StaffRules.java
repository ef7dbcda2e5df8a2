package com.arisgourmet.auth.staff.domain;

import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.auth.staff.domain.StaffDecision.Granted;
import com.arisgourmet.auth.staff.domain.StaffDecision.OwnerStays;
import com.arisgourmet.auth.staff.domain.StaffDecision.RoleRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may become what. Nobody is made an owner, nobody hands out more than they hold, and the owner stays the owner.
 */
public final class StaffRules {
    private StaffRules() {}

    /**
     * @param role the restaurant's role of the member's role name, or empty if it has none
     * @param held permissions of whoever hires
     */
    public static StaffDecision hire(StaffMember member, Optional<Role> role, Set<String> held) {
        return give(member, role, held);
    }

    /**
     * @param role the restaurant's role of the name in the change, or empty if it has none or none is named
     * @param held permissions of whoever changes
     */
    public static StaffDecision change(StaffMember member, StaffChange change, Optional<Role> role, Set<String> held) {
        StaffMember changed = change.appliedTo(member);
        if (member.isOwner() && !(changed.isOwner() && changed.active())) {
            return new OwnerStays();
        }
        return changed.role().equals(member.role()) ? new Granted(changed) : give(changed, role, held);
    }

    /** @return what there is to tell of a change, in the order it is told; nothing if nothing is different */
    public static List<AuditEvent> difference(StaffMember before, StaffMember after) {
        List<AuditEvent> events = new ArrayList<>();
        if (!after.name().equals(before.name())) {
            events.add(AuditEvent.STAFF_RENAMED);
        }
        if (!after.role().equals(before.role())) {
            events.add(AuditEvent.ROLE_GIVEN);
        }
        if (after.active() != before.active()) {
            events.add(after.active() ? AuditEvent.STAFF_REACTIVATED : AuditEvent.STAFF_DEACTIVATED);
        }
        return List.copyOf(events);
    }

    private static StaffDecision give(StaffMember member, Optional<Role> role, Set<String> held) {
        if (role.isEmpty()) {
            return new RoleRefused("unknown", "The restaurant has no such role.");
        }
        if (member.isOwner()) {
            return new RoleRefused("owner", "A restaurant's owner is who registered it.");
        }
        if (!held.containsAll(role.get().permissions())) {
            return new RoleRefused("beyond-own", "The role includes more than your own.");
        }
        return new Granted(member);
    }
}
