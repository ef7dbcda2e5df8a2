package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.roles.Roles;
import com.arisgourmet.auth.staff.domain.StaffDecision;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.auth.staff.domain.StaffRules;
import com.arisgourmet.defaults.security.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds somebody to the caller's restaurant, within the caller's transaction. */
@Component
class HireStaff {
    private final StaffMembers staff;
    private final Roles roles;
    private final AuditLog audit;

    HireStaff(StaffMembers staff, Roles roles, AuditLog audit) {
        this.staff = staff;
        this.roles = roles;
        this.audit = audit;
    }

    /** Errors with DuplicateKeyException if the address is taken. */
    Mono<StaffDecision> run(Caller.Staff caller, NewStaffMember wish, String passwordHash) {
        StaffMember member = StaffMember.hired(caller.restaurantId(), wish.name(), wish.email(), wish.role());
        return roles.find(caller.restaurantId(), wish.role())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(role -> StaffRules.hire(member, role, caller.permissions()))
                .flatMap(decision -> decision instanceof StaffDecision.Granted granted
                        ? staff.insert(granted.member(), passwordHash)
                                .then(audit.add(new AuditRecord(
                                        caller.restaurantId(),
                                        AuditEvent.STAFF_HIRED,
                                        caller.staffId(),
                                        member.id(),
                                        member.role())))
                                .thenReturn(decision)
                        : Mono.just(decision));
    }
}
