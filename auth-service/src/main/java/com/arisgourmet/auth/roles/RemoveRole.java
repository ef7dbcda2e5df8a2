package com.arisgourmet.auth.roles;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.auth.roles.domain.RoleDecision;
import com.arisgourmet.auth.roles.domain.RoleRules;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.web.ETags;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Removes a role that nobody has. */
@Component
class RemoveRole {
    private final Roles roles;
    private final AuditLog audit;
    private final Transactions transactions;

    RemoveRole(Roles roles, AuditLog audit, Transactions transactions) {
        this.roles = roles;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Errors with DataIntegrityViolationException if somebody has it, deactivated members included. */
    Mono<RoleDecision> run(Caller.Staff caller, String name, @Nullable String ifMatch) {
        return transactions.run(() -> roles.lock(caller.restaurantId(), name)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("role")))
                .doOnNext(role -> ETags.requireMatch(ifMatch, role.version()))
                .flatMap(role -> write(caller, role, RoleRules.remove(role, caller.permissions()))));
    }

    private Mono<RoleDecision> write(Caller.Staff caller, Role role, RoleDecision decision) {
        return decision instanceof RoleDecision.Granted
                ? roles.delete(caller.restaurantId(), role.name())
                        .then(audit.add(new AuditRecord(
                                caller.restaurantId(), AuditEvent.ROLE_REMOVED, caller.staffId(), null, role.name())))
                        .thenReturn(decision)
                : Mono.just(decision);
    }
}
