package com.arisgourmet.auth.credentials;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.onetime.OneTimeTokens;
import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.staff.StaffPasswords;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.auth.tokens.EndSessions;
import com.arisgourmet.defaults.persistence.Transactions;
import com.arisgourmet.defaults.security.Caller;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Gives somebody signed in another password, if they know the one they have. Their other sign-ins end, and so does any
 * password reset under way.
 */
@Component
class ChangePassword {
    private final StaffPasswords stored;
    private final Passwords passwords;
    private final EndSessions sessions;
    private final OneTimeTokens tokens;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Transactions transactions;

    ChangePassword(
            StaffPasswords stored,
            Passwords passwords,
            EndSessions sessions,
            OneTimeTokens tokens,
            Throttle throttle,
            AuditLog audit,
            Transactions transactions) {
        this.stored = stored;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** @return false if the current password is another */
    Mono<Boolean> run(Caller.Staff caller, String current, String wanted) {
        return throttle.passwordChange(caller.subject())
                .then(stored.hashOf(caller.restaurantId(), caller.staffId()))
                .filterWhen(hash -> passwords.matches(current, hash))
                .flatMap(hash ->
                        passwords.hash(wanted).flatMap(next -> transactions.run(() -> write(caller, hash, next))))
                .defaultIfEmpty(false)
                .flatMap(changed -> changed
                        ? throttle.passwordChanged(caller.subject()).thenReturn(true)
                        : audit.add(entry(caller, AuditEvent.PASSWORD_CHANGE_FAILED))
                                .thenReturn(false));
    }

    private Mono<Boolean> write(Caller.Staff caller, String hash, String next) {
        return stored.replace(caller.restaurantId(), caller.staffId(), hash, next)
                .flatMap(replaced -> replaced ? changed(caller).thenReturn(true) : Mono.just(false));
    }

    private Mono<Void> changed(Caller.Staff caller) {
        return sessions.of(caller.restaurantId(), caller.staffId(), caller.sid())
                .then(tokens.voidAllOf(caller.restaurantId(), caller.staffId()))
                .then(audit.add(entry(caller, AuditEvent.PASSWORD_CHANGED)));
    }

    private static AuditRecord entry(Caller.Staff caller, AuditEvent event) {
        return AuditRecord.own(caller.restaurantId(), event, caller.staffId(), null);
    }
}
