package com.arisgourmet.auth.credentials;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.onetime.OneTimeTokens;
import com.arisgourmet.auth.onetime.domain.OneTimeToken;
import com.arisgourmet.auth.onetime.domain.Purpose;
import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.staff.StaffPasswords;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.auth.tokens.EndSessions;
import com.arisgourmet.defaults.persistence.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives whoever holds the mailed token a new password, and ends every sign-in there was. */
@Component
class ResetPassword {
    private final StaffPasswords stored;
    private final Passwords passwords;
    private final EndSessions sessions;
    private final OneTimeTokens tokens;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Transactions transactions;

    ResetPassword(
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

    /** Errors with {@link OneTimeTokens#refused()} if the token is not good. */
    Mono<Void> run(String code, String password, String from) {
        return throttle.mailedToken(from)
                .then(tokens.find(Purpose.PASSWORD_RESET, code))
                .switchIfEmpty(Mono.error(OneTimeTokens::refused))
                .flatMap(token -> passwords.hash(password).flatMap(hash -> transactions.run(() -> write(token, hash))));
    }

    private Mono<Void> write(OneTimeToken token, String hash) {
        return stored.reset(token.restaurantId(), token.staffId(), hash)
                .filter(written -> written)
                .switchIfEmpty(Mono.error(OneTimeTokens::refused))
                .flatMap(written -> tokens.spend(token))
                .then(Mono.defer(() -> sessions.of(token.restaurantId(), token.staffId(), null)))
                .then(Mono.defer(() -> audit.add(
                        AuditRecord.own(token.restaurantId(), AuditEvent.PASSWORD_RESET, token.staffId(), null))));
    }
}
