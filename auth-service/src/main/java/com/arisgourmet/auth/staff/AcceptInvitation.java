package com.arisgourmet.auth.staff;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.onetime.OneTimeTokens;
import com.arisgourmet.auth.onetime.domain.OneTimeToken;
import com.arisgourmet.auth.onetime.domain.Purpose;
import com.arisgourmet.auth.passwords.Passwords;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.defaults.persistence.Transactions;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Gives whoever holds the mailed invitation the password they choose; from then on they can sign in. */
@Component
class AcceptInvitation {
    private final StaffPasswords stored;
    private final Passwords passwords;
    private final OneTimeTokens tokens;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Transactions transactions;

    AcceptInvitation(
            StaffPasswords stored,
            Passwords passwords,
            OneTimeTokens tokens,
            Throttle throttle,
            AuditLog audit,
            Transactions transactions) {
        this.stored = stored;
        this.passwords = passwords;
        this.tokens = tokens;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
    }

    /** Errors with {@link OneTimeTokens#refused()} if the invitation is not good. */
    Mono<Void> run(String code, String password, String from) {
        return throttle.mailedToken(from)
                .then(tokens.find(Purpose.INVITATION, code))
                .switchIfEmpty(Mono.error(OneTimeTokens::refused))
                .flatMap(token -> passwords.hash(password).flatMap(hash -> transactions.run(() -> write(token, hash))));
    }

    private Mono<Void> write(OneTimeToken token, String hash) {
        return stored.choose(token.restaurantId(), token.staffId(), hash)
                .filter(chosen -> chosen)
                .switchIfEmpty(Mono.error(OneTimeTokens::refused))
                .flatMap(chosen -> tokens.spend(token))
                .then(Mono.defer(() -> audit.add(
                        AuditRecord.own(token.restaurantId(), AuditEvent.STAFF_JOINED, token.staffId(), null))));
    }
}
