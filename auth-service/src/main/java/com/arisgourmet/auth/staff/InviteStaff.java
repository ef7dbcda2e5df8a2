package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.onetime.OneTimeTokens;
import com.arisgourmet.auth.onetime.domain.Purpose;
import com.arisgourmet.auth.roles.Roles;
import com.arisgourmet.auth.staff.domain.StaffDecision;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.auth.staff.domain.StaffRules;
import com.arisgourmet.defaults.security.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Adds somebody to the caller's restaurant, within the caller's transaction, who is mailed an invitation to choose a
 * password. Whoever has not accepted yet can be invited again: the invitation of before is good for nothing then.
 */
@Component
class InviteStaff {
    private final StaffMembers staff;
    private final Roles roles;
    private final OneTimeTokens tokens;
    private final AuditLog audit;

    InviteStaff(StaffMembers staff, Roles roles, OneTimeTokens tokens, AuditLog audit) {
        this.staff = staff;
        this.roles = roles;
        this.tokens = tokens;
        this.audit = audit;
    }

    /** Errors with DuplicateKeyException if somebody who can sign in has the address. */
    Mono<StaffDecision> run(Caller.Staff caller, Invitation wish) {
        StaffMember member = StaffMember.invited(caller.restaurantId(), wish.name(), wish.email(), wish.role());
        return roles.find(caller.restaurantId(), wish.role())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(role -> StaffRules.hire(member, role, caller.permissions()))
                .flatMap(decision -> decision instanceof StaffDecision.Granted
                        ? write(caller, member).map(StaffDecision.Granted::new)
                        : Mono.just(decision));
    }

    private Mono<StaffMember> write(Caller.Staff caller, StaffMember member) {
        return staff.lockInvited(member.restaurantId(), member.email())
                .map(before -> member.insteadOf(before))
                .flatMap(staff::update)
                .switchIfEmpty(Mono.defer(() -> staff.insert(member, null).thenReturn(member)))
                .flatMap(written -> tokens.issue(Purpose.INVITATION, written.restaurantId(), written.id())
                        .then(audit.add(new AuditRecord(
                                caller.restaurantId(),
                                AuditEvent.STAFF_INVITED,
                                caller.staffId(),
                                written.id(),
                                written.role())))
                        .thenReturn(written));
    }
}
