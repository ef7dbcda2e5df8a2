package com.arisgourmet.auth.roles;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.roles.domain.Role;
import com.arisgourmet.auth.roles.domain.RoleDecision;
import com.arisgourmet.auth.roles.domain.RoleRules;
import com.arisgourmet.defaults.security.Caller;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Adds a role to the caller's restaurant, within the caller's transaction. */
@Component
class AddRole {
    private final Roles roles;
    private final AuditLog audit;

    AddRole(Roles roles, AuditLog audit) {
        this.roles = roles;
        this.audit = audit;
    }

    /** Errors with DuplicateKeyException if the restaurant has a role of that name. */
    Mono<RoleDecision> run(Caller.Staff caller, String name, List<String> permissions) {
        return roles.count(caller.restaurantId())
                .map(existing -> RoleRules.add(name, permissions, existing, caller.permissions()))
                .flatMap(decision -> decision instanceof RoleDecision.Granted granted
                        ? write(caller, granted.role()).thenReturn(decision)
                        : Mono.just(decision));
    }

    private Mono<Void> write(Caller.Staff caller, Role role) {
        String told = RoleRules.difference(new Role(role.name(), List.of(), 0), role);
        return roles.insert(caller.restaurantId(), role)
                .then(audit.add(
                        new AuditRecord(caller.restaurantId(), AuditEvent.ROLE_ADDED, caller.staffId(), null, told)));
    }
}
