package com.arisgourmet.auth.roles;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.revocations.RevocationLog;
import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.auth.roles.domain.RoleDecision;
import com.arisgourmet.auth.roles.domain.RoleRules;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.problem.ProblemException;
import com.arisgourmet.defaults.security.Caller;
import com.arisgourmet.defaults.web.ETags;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Changes what a role may do. Whoever has it gets a new version in the same transaction, so that their access tokens of
 * before are good no more; they refresh, and hold what the role says now.
 */
@Component
class ChangeRole {
    private final Roles roles;
    private final RevocationLog revocations;
    private final AuditLog audit;
    private final Transactions transactions;

    ChangeRole(Roles roles, RevocationLog revocations, AuditLog audit, Transactions transactions) {
        this.roles = roles;
        this.revocations = revocations;
        this.audit = audit;
        this.transactions = transactions;
    }

    Mono<RoleDecision> run(Caller.Staff caller, String name, @Nullable String ifMatch, List<String> permissions) {
        return transactions.run(() -> roles.lock(caller.restaurantId(), name)
                .switchIfEmpty(Mono.error(() -> ProblemException.notFound("role")))
                .doOnNext(role -> ETags.requireMatch(ifMatch, role.version()))
                .flatMap(role -> write(caller, role, RoleRules.change(role, permissions, caller.permissions()))));
    }

    private Mono<RoleDecision> write(Caller.Staff caller, Role before, RoleDecision decision) {
        if (!(decision instanceof RoleDecision.Granted granted)) {
            return Mono.just(decision);
        }
        Role role = granted.role();
        if (role.permissions().equals(before.permissions())) {
            return Mono.just(new RoleDecision.Granted(before));
        }
        return roles.update(caller.restaurantId(), role)
                .then(roles.renewHolders(caller.restaurantId(), role.name()))
                .then(revocations.endTokensOfRole(caller.restaurantId(), role.name()))
                .then(audit.add(new AuditRecord(
                        caller.restaurantId(),
                        AuditEvent.ROLE_CHANGED,
                        caller.staffId(),
                        null,
                        RoleRules.difference(before, role))))
                .thenReturn(decision);
    }
}
