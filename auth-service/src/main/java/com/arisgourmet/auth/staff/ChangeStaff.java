package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.onetime.OneTimeTokens;
import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.auth.roles.Roles;
import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.auth.staff.domain.StaffChange;
import com.arisgourmet.auth.staff.domain.StaffDecision;
import com.arisgourmet.auth.staff.domain.StaffMember;
import com.arisgourmet.auth.staff.domain.StaffRules;
import com.arisgourmet.auth.tokens.EndSessions;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.web.ETags;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Changes a member of staff. Whoever is deactivated loses every refresh token, and an invitation not yet accepted, in
 * the same transaction; after that, and after a change of role, access tokens of before are good no more.
 */
@Component
class ChangeStaff {
    private final StaffMembers staff;
    private final Roles roles;
    private final EndSessions sessions;
    private final OneTimeTokens tokens;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final Transactions transactions;

    ChangeStaff(
            StaffMembers staff,
            Roles roles,
            EndSessions sessions,
            OneTimeTokens tokens,
            RevocationLog revocations,
            AuditLog audit,
            Transactions transactions) {
        this.staff = staff;
        this.roles = roles;
        this.sessions = sessions;
        this.tokens = tokens;
        this.revocations = revocations;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<StaffDecision> run(Caller.Staff caller, UUID id, @Nullable String ifMatch, StaffChange change) {
        return transactions.run(() -> staff.lock(caller.restaurantId(), id)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("member of staff")))
                .doOnNext(member -> ETags.requireMatch(ifMatch, member.version()))
                .zipWith(role(caller.restaurantId(), change))
                .flatMap(found -> write(
                        caller,
                        found.getT1(),
                        StaffRules.change(found.getT1(), change, found.getT2(), caller.permissions()))));
    }

    private Mono<Optional<Role>> role(UUID restaurantId, StaffChange change) {
        return change.role() == null
                ? Mono.just(Optional.empty())
                : roles.find(restaurantId, change.role()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Mono<StaffDecision> write(Caller.Staff caller, StaffMember before, StaffDecision decision) {
        if (!(decision instanceof StaffDecision.Granted granted)) {
            return Mono.just(decision);
        }
        StaffMember member = granted.member();
        Mono<Void> signedOut = member.active()
                ? Mono.empty()
                : sessions.of(member.restaurantId(), member.id(), null)
                        .then(tokens.voidAllOf(member.restaurantId(), member.id()));
        Mono<Void> outdated = member.mayTheSameAs(before)
                ? Mono.empty()
                : revocations.endTokensBefore(member.restaurantId(), member.id(), member.version());
        return staff.update(member)
                .then(signedOut)
                .then(outdated)
                .then(recorded(caller, before, member))
                .thenReturn(decision);
    }

    private Mono<Void> recorded(Caller.Staff caller, StaffMember before, StaffMember after) {
        return Flux.fromIterable(StaffRules.difference(before, after))
                .concatMap(event -> audit.add(new AuditRecord(
                        caller.restaurantId(),
                        event,
                        caller.staffId(),
                        after.id(),
                        event == AuditEvent.ROLE_GIVEN ? after.role() : null)))
                .then();
    }
}
